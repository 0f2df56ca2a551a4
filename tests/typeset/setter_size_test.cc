// Text of another size inside a paragraph: its runs, and the lines that make room for it.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/setter.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// The style of a law's text, 14 on 19 pt, flush and ragged.
Style plain_style() {
  Style style = sample_layout().style("body");
  style.indent = {};
  style.alignment = model::Alignment::left;
  return style;
}

model::Paragraph mixed(std::uint16_t percent, const std::string& before, const std::string& text,
                       const std::string& behind) {
  model::Paragraph result;
  result.spans = {{.text = before}, {.text = text, .size_percent = percent}, {.text = behind}};
  return result;
}

TEST_CASE("smaller text stands on the line of its paragraph, as wide as its size makes it") {
  Workbench bench;
  const Style style = plain_style();
  const Setting setting{.style = &style, .width = points(400)};
  const SetParagraph set = bench.setter.set(mixed(80, "Đơn giá ", "(nghìn đồng)", ""), setting);
  const SetParagraph whole = bench.setter.set(paragraph("(nghìn đồng)"), setting);
  REQUIRE(set.runs.size() == 2);
  CHECK(to_text(set.runs[0].size) == "14");
  CHECK(to_text(set.runs[1].size) == "11.2");
  CHECK(set.runs[1].y == set.runs[0].y);
  REQUIRE(set.lines.size() == 1);
  const Length width = set.lines[0].right - set.runs[1].x;
  const Length expected = whole.lines[0].right * 80 / 100;
  CHECK(width <= expected + Length{8});
  CHECK(width >= expected - Length{8});
  CHECK(lines_of(bench.words, set) == std::vector<std::string>{"Đơn giá (nghìn đồng)"});
}

/// The heights of the lines that a paragraph is set in, in points.
std::vector<std::string> heights_of(const model::Paragraph& source) {
  Workbench bench;
  const Style style = plain_style();
  Galley galley;
  bench.setter.add(galley, source, {.style = &style, .width = points(100)});
  std::vector<std::string> heights;
  for (const Slug& slug : galley.slugs) {
    heights.push_back(to_text(slug.height));
  }
  return heights;
}

TEST_CASE("a line grows only where larger text needs more than the leading") {
  using Heights = std::vector<std::string>;
  CHECK(heights_of(mixed(60, "Dòng đầu tiên\n", "nhỏ", "\nDòng cuối")) ==
        Heights{"19", "19", "19"});
  CHECK(heights_of(mixed(110, "Dòng đầu tiên\n", "LỚN", "\nDòng cuối")) ==
        Heights{"19", "19", "19"});
  // 21 pt asks for 25.2 pt from baseline to baseline, 16.8 pt for 20.16.
  CHECK(heights_of(mixed(150, "Dòng đầu tiên\n", "LỚN", "\nDòng cuối")) ==
        Heights{"19", "25.2", "19"});
  CHECK(heights_of(mixed(120, "", "LỚN", " hơn một ít\nDòng cuối")) == Heights{"20.16", "19"});
}

TEST_CASE("the baseline of a line that grows is lower by what it grew") {
  Workbench bench;
  const Style style = plain_style();
  Galley galley;
  bench.setter.add(galley, mixed(150, "Dòng đầu tiên\n", "LỚN", "\nDòng cuối"),
                   {.style = &style, .width = points(100)});
  REQUIRE(galley.runs.size() == 3);
  CHECK(galley.runs[2].y == galley.runs[0].y);
  CHECK(to_text(galley.runs[1].y - galley.runs[0].y) == "6.2");
}

TEST_CASE("where lines may not grow, larger text is as large as the leading allows") {
  Workbench bench;
  const Style style = plain_style();
  const Setting setting{.style = &style, .width = points(400)};
  const SetParagraph set = bench.setter.set(mixed(150, "Ô ", "LỚN", " của bảng"), setting);
  REQUIRE(set.runs.size() == 3);
  CHECK(to_text(set.runs[1].size) == "15.833");
  CHECK(set.lines[0].extra == Length{});
  Style tight = style;
  tight.leading = tight.size;
  const SetParagraph solid = bench.setter.set(mixed(150, "Ô ", "LỚN", " của bảng"),
                                              {.style = &tight, .width = points(400)});
  REQUIRE(solid.runs.size() == 1);
  CHECK(solid.runs[0].size == tight.size);
}

TEST_CASE("raised text is smaller by the size of the text that it belongs to") {
  Workbench bench;
  const Style style = plain_style();
  model::Paragraph source = mixed(80, "Diện tích ", "(m", "");
  source.spans.back() = {.text = "2", .emphasis = model::kSuperscript, .size_percent = 80};
  const SetParagraph set = bench.setter.set(source, {.style = &style, .width = points(400)});
  REQUIRE(set.runs.size() == 3);
  CHECK(to_text(set.runs[2].size) == "6.944");
  CHECK(to_text(-set.runs[2].y) == "4.032");
}

}  // namespace
}  // namespace gazette::typeset
