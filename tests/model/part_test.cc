// Parts of an act: every paragraph in exactly one.

#include "gazette/model/part.h"

#include <catch2/catch.hpp>

namespace gazette::model {
namespace {

Paragraph text(std::string words, std::uint32_t note = 0) {
  Paragraph paragraph = {.spans = {{.text = std::move(words)}}};
  if (note != 0) {
    paragraph.spans.push_back({.text = "*", .note = note});
  }
  return paragraph;
}

Row row(const std::string& words, bool heading = false) {
  Row result{.heading = heading};
  result.cells = {{.paragraphs = {text(words)}}, {.paragraphs = {}}};
  return result;
}

/// Paragraphs: 0 kind, 1 Điều 1, 2 its rule (note 2), 3 Điều 2, 4 khoản 1 (note 1), 5 signer,
/// 6 title of the annex, 7 head of its table, 8-10 rows, 11 under it, 12-14 the notes.
Instrument sample() {
  Instrument act;
  act.kind_lines = {text("QUYẾT ĐỊNH")};
  Provision first = {.number = "1", .label = "Điều 1.", .heading = text("Điều 1. Phạm vi")};
  first.titled = true;
  first.blocks = {text("Quy định này áp dụng.", 2)};
  Provision second = {.number = "2", .label = "Điều 2.", .heading = text("Điều 2. Hiệu lực")};
  second.children = {
      {.level = Level::clause, .number = "1", .label = "1.", .heading = text("1. Một.", 1)}};
  act.provisions = {first, second};
  act.signature.names = {text("Nguyễn Văn A")};
  Table table = {.rows = {row("STT", true), row("1"), row("2"), row("3"), {}}, .columns_count = 2};
  table.rows.back().cells.resize(2);  // an empty row
  act.attachments = {
      {.annex = true, .title = {text("Phụ lục II")}, .opening = {table, text("Ghi chú")}}};
  act.notes = {{.mark = "1", .paragraphs = {text("Chú thích một.")}},
               {.mark = "2", .paragraphs = {text("Chú thích hai.")}},
               {.mark = "3", .paragraphs = {text("Không ai gọi.")}}};
  return act;
}

std::vector<std::uint32_t> places_of(const std::vector<Piece>& pieces) {
  std::vector<std::uint32_t> places;
  for (const Piece& piece : pieces) {
    for (std::uint32_t i = 0; i < paragraphs_of(piece).size(); ++i) {
      places.push_back(piece.first_paragraph + i);
    }
  }
  return places;
}

using Places = std::vector<std::uint32_t>;

}  // namespace

TEST_CASE("the body of an act ends before its notes") {
  CHECK(body_count(sample()) == 12);
  CHECK(text_of(sample()).size() == 15);
  CHECK(body_count(Instrument{}) == 0);
}

TEST_CASE("a part has the notes first called in it, the last one those that nothing calls") {
  const Instrument act = sample();
  CHECK(places_of(pieces(act, 0, 3)) == Places{0, 1, 2, 13});
  CHECK(places_of(pieces(act, 3, 6)) == Places{3, 4, 5, 12});
  CHECK(places_of(pieces(act, 6, 12)) == Places{6, 7, 8, 9, 10, 11, 14});
}

TEST_CASE("wherever an act is cut in three, every paragraph is in exactly one part") {
  const Instrument act = sample();
  for (std::uint32_t a = 1; a < 11; ++a) {
    for (std::uint32_t b = a + 1; b < 12; ++b) {
      std::vector<int> seen(15, 0);
      for (const auto& [first, end] : {std::pair(0U, a), std::pair(a, b), std::pair(b, 12U)}) {
        for (const std::uint32_t place : places_of(pieces(act, first, end))) {
          ++seen.at(place);
        }
      }
      CHECK(seen == std::vector<int>(15, 1));
    }
  }
}

TEST_CASE("a cut table keeps its rows, an empty one with the row above it") {
  const Instrument act = sample();
  const std::vector<Piece> before = pieces(act, 0, 9);
  const Piece& head = before.at(before.size() - 3);
  CHECK((head.rows_begin == 0 && head.rows_end == 2));
  CHECK(is_cut(head));
  const std::vector<Piece> after = pieces(act, 9, 12);
  CHECK((after.front().rows_begin == 2 && after.front().rows_end == 5));
  CHECK(after.front().first_paragraph == 9);
  const std::vector<Piece> under = pieces(act, 11, 12);
  CHECK(under.front().table == nullptr);
  const Table rest = cut_table(*after.front().table, 2, 5, true);
  REQUIRE(rest.rows.size() == 4);
  CHECK(rest.rows.front().heading);
  CHECK(plain_text(rest.rows[1].cells[0].paragraphs[0]) == "2");
  CHECK(cut_table(*after.front().table, 2, 5, false).rows.size() == 3);
}

TEST_CASE("the text of a part leaves the paragraphs of others empty") {
  const std::vector<std::string> texts =
      text_of(sample(), Part{.first = 3, .end = 5, .next = IssueNumber{2022, 40, 40}});
  CHECK(texts == std::vector<std::string>{"", "", "", "Điều 2. Hiệu lực", "1. Một.*", "", "", "",
                                          "", "", "", "", "Chú thích một.", "", ""});
  CHECK(text_of(sample(), std::nullopt) == text_of(sample()));
}

TEST_CASE("a part says in words from where to where it goes") {
  const Instrument act = sample();
  const IssueNumber next = {2022, 40, 40};
  CHECK(words_of_part(act, {.first = 0, .end = 3, .next = next}) == "từ đầu đến trước Điều 2");
  CHECK(words_of_part(act, {.first = 4, .end = 6, .next = next}) ==
        "từ khoản 1 Điều 2 đến trước Phụ lục II");
  CHECK(words_of_part(act, {.first = 6, .end = 9, .next = next}) ==
        "từ Phụ lục II đến trước hàng 2 của bảng, Phụ lục II");
  CHECK(words_of_part(act, {.first = 11, .end = 12}) == "từ \"Ghi chú\", Phụ lục II đến hết");
}

}  // namespace gazette::model
