#include "gazette/web/act_shape.h"

#include <catch2/catch.hpp>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

std::string text_at(const ActShape& shape, std::uint32_t index) {
  return model::plain_text(*shape.paragraphs.at(index).paragraph);
}

}  // namespace

TEST_CASE("the paragraphs of a shape are the whole text in its order") {
  const Instrument act = sample_decision();
  std::vector<std::string> texts;
  for (const ShownParagraph& each : shape_of(act, std::nullopt).paragraphs) {
    texts.push_back(model::plain_text(*each.paragraph));
  }
  CHECK(texts == model::text_of(act));
}

TEST_CASE("a provision is the stretch from its first paragraph to behind its last") {
  const Instrument act = sample_decision();
  const ActShape shape = shape_of(act, std::nullopt);
  REQUIRE(shape.provisions.size() == 2);
  CHECK(text_at(shape, shape.provisions[0].stretch.first).starts_with("Điều 1. Ban hành"));
  CHECK(shape.provisions[0].stretch.end == shape.provisions[1].stretch.first);
  // Behind the table of Điều 2 comes the closing.
  CHECK(text_at(shape, shape.provisions[1].stretch.end) == "Đây là văn bản mẫu./.");
  REQUIRE(shape.attachments.size() == 2);
  const AttachmentStretch& rules = shape.attachments[0];
  CHECK(text_at(shape, rules.stretch.first) == "QUY ĐỊNH");
  CHECK(text_at(shape, rules.stretch.end) == "PHỤ LỤC");
  const ProvisionStretch& chapter = rules.provisions.at(0);
  CHECK(text_at(shape, chapter.stretch.first) == "Chương I");
  CHECK(chapter.stretch.end == rules.stretch.end);
  const ProvisionStretch& clause = chapter.children.at(0).children.at(1);
  CHECK(text_at(shape, clause.stretch.first) == "2. Không áp dụng cho:");
  CHECK(clause.children.at(1).stretch.end - clause.children.at(1).stretch.first == 3);
  // The last attachment ends where the notes begin.
  CHECK(text_at(shape, shape.attachments[1].stretch.end) == "Xem Điều 3.");
}

TEST_CASE("the cells of a table have their paragraphs one after another") {
  const Instrument act = sample_decision();
  const ActShape shape = shape_of(act, std::nullopt);
  REQUIRE(shape.tables.size() == 2);
  const TableStretch& table = shape.tables[0];
  REQUIRE(table.rows.size() == 5);
  CHECK(table.rows[2].at(3).stretch.first == table.rows[2].at(3).stretch.end);
  const Stretch two = table.rows[3].at(1).stretch;
  CHECK(two.end - two.first == 2);
  CHECK(text_at(shape, two.first) == "Hồ điều hòa");
  CHECK(text_at(shape, two.first + 1) == "(mở rộng)");
  CHECK(text_at(shape, table.stretch.end - 1) == "-");
}

TEST_CASE("of a part only what is published has a stretch") {
  const Instrument act = sample_decision();
  const ActShape whole = shape_of(act, std::nullopt);
  const model::Part part = {.number = 1, .end = whole.provisions[1].stretch.first};
  const ActShape shape = shape_of(act, part);
  REQUIRE(shape.provisions.size() == 1);
  CHECK(shape.provisions[0].stretch == whole.provisions[0].stretch);
  CHECK(shape.attachments.empty());
  CHECK(shape.tables.empty());
  const model::Part rest = {
      .number = 2, .first = whole.provisions[1].stretch.first, .end = model::body_count(act)};
  const ActShape second = shape_of(act, rest);
  REQUIRE(second.provisions.size() == 1);
  CHECK(second.provisions[0].stretch.first == 0);
  CHECK(second.attachments.size() == 2);
  CHECK(second.index_of(rest.first + 3) == 3);
}
