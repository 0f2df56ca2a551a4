#include "gazette/typeset/table_numbers.h"

#include <catch2/catch.hpp>

#include "gazette/typeset/table.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

ColumnKind kind_of(const std::vector<std::string>& column) {
  std::vector<std::vector<std::string>> rows;
  for (const std::string& text : column) {
    rows.push_back({"chữ", text});
  }
  const model::Table table = plain_table(rows, 1);
  return kinds_of_columns(place_cells(table, kNoParagraph)).at(1);
}

TEST_CASE("the decimals of a number begin at its comma") {
  CHECK(tail_of_number("1.234.567,89", DecimalMark::comma) == 9);
  CHECK(tail_of_number("12,5", DecimalMark::comma) == 2);
  CHECK(tail_of_number("12", DecimalMark::comma) == 2);
  CHECK(tail_of_number("12,5%", DecimalMark::comma) == 2);
  CHECK(tail_of_number("12 %", DecimalMark::comma) == 2);
  CHECK(tail_of_number("-1 234,5", DecimalMark::comma) == 6);
  CHECK(tail_of_number("(1.234)", DecimalMark::comma) == 6);
  CHECK(tail_of_number("1,234.5", DecimalMark::dot) == 5);
}

TEST_CASE("dates, telephone numbers and words are no numbers") {
  for (const char* text :
       {"12.5", "1.2345", "15/3/2022", "0613.822.5011.", "12a", "", "-", "1,", "(12", "Điều 5"}) {
    INFO(text);
    CHECK_FALSE(tail_of_number(text, DecimalMark::comma).has_value());
  }
}

TEST_CASE("a column is what all its cells are") {
  CHECK(kind_of({"Số", "1.234", "12,5", "-", ""}) == ColumnKind::numbers);
  CHECK(kind_of({"Số", "1,234", "12.5"}) == ColumnKind::dot_numbers);
  CHECK(kind_of({"Ngày", "15/3/2022", "1/4/2022"}) == ColumnKind::other_digits);
  CHECK(kind_of({"TT", "I", "1", "1.1", "II"}) == ColumnKind::ordinals);
  CHECK(kind_of({"Mã", "I", "1"}) == ColumnKind::text);
  CHECK(kind_of({"Số", "12", "không"}) == ColumnKind::text);
  CHECK(kind_of({"Số", "-", "–"}) == ColumnKind::text);
}

/// Where the runs of the second column begin, by text.
std::vector<Length> places_of(const std::vector<std::string>& column, model::Alignment alignment) {
  std::vector<std::vector<std::string>> rows = {{"a", "Một cột có tên rất dài"}};
  for (const std::string& text : column) {
    rows.push_back({"a", text});
  }
  model::Table table = plain_table(rows, 1);
  for (std::size_t row = 1; row < rows.size(); ++row) {
    table.rows[row].cells[1].paragraphs[0].alignment = alignment;
  }
  Workbench bench;
  add_table(bench.setter, bench.galley, table, {.width = sample_layout().measure()});
  std::vector<Length> places;
  for (const TextRun& run : bench.galley.runs) {
    const std::string text = text_of_run(bench.words, bench.galley.words, run);
    if (std::find(column.begin(), column.end(), text) != column.end()) {
      places.push_back(run.x);
    }
  }
  REQUIRE(places.size() == column.size());
  return places;
}

TEST_CASE("numbers stand with their decimals under each other") {
  // A digit is 6 pt wide at 12 pt, comma and dot 3.
  for (const auto alignment : {model::Alignment::unstated, model::Alignment::right}) {
    const std::vector<Length> places = places_of({"12,5", "1,25", "1.234", "7"}, alignment);
    CHECK(to_text(places[1] - places[0]) == "6");
    CHECK(to_text(places[0] - places[2]) == "15");
    CHECK(to_text(places[3] - places[1]) == "0");
  }
}

TEST_CASE("numbers stand in the middle of their column, or where the source puts them") {
  const Length middle = places_of({"12,5", "1,25"}, model::Alignment::unstated)[0];
  const Length right = places_of({"12,5", "1,25"}, model::Alignment::right)[0];
  const std::vector<Length> left = places_of({"12,5", "1,25"}, model::Alignment::left);
  CHECK(middle < right);
  CHECK(left[0] < middle);
  CHECK(left[0] == left[1]);
}

}  // namespace
}  // namespace gazette::typeset
