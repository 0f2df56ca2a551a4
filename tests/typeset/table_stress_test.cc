// Tables of great size: pages, in bounded time, and all text on them.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/table.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// Pages of one table, and what was found on the way.
struct Set {
  Book book = Book(sample_fonts());
  std::string findings = {};  // code and count: "G0505 1"
  bool is_whole = false;      // the pages say the text of each cell
  std::string outside = {};   // what stands outside the text block
};

Set set_table(const model::Table& table) {
  Workbench bench;
  add_table(bench.setter, bench.galley, table,
            {.width = sample_layout().measure(), .may_be_landscape = true, .first_paragraph = 0});
  Set set;
  set.book = paged_book(bench);
  std::vector<std::string> texts;
  for (const model::Row& row : table.rows) {
    for (const model::Cell& cell : row.cells) {
      texts.push_back(model::plain_text(cell.paragraphs.front()));
    }
  }
  set.is_whole = texts_of_frames(set.book, texts.size()) == texts;
  set.outside = frames_outside(set.book, sample_layout());
  std::string code;
  for (const Diagnostic& found : bench.diagnostics.list()) {
    if (found.code != code) {
      code = found.code;
      set.findings += (set.findings.empty() ? "" : ", ") + code + " " +
                      std::to_string(count_of(bench.diagnostics, code));
    }
  }
  return set;
}

constexpr std::size_t kRows = 10'000;

TEST_CASE("ten thousand rows of five columns") {
  std::vector<std::vector<std::string>> rows = {{"STT", "Thửa", "Phường", "Diện tích", "Loại"}};
  for (std::size_t i = 1; i <= kRows; ++i) {
    const std::string number = std::to_string(i);
    rows.push_back({number, "Thửa " + number, "Phường A", number + ",5", "đất ở"});
  }
  const Set set = set_table(plain_table(rows, 1));
  CHECK(set.book.pages.size() == 295);  // 34 on each, below the head
  CHECK(set.findings == "G0521 1");
  CHECK(set.is_whole);
  CHECK(set.outside.empty());
  CHECK(count_runs(set.book, "STT") == 295);
}

TEST_CASE("ten thousand rows of one column") {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < kRows; ++i) {
    rows.push_back({"hàng " + std::to_string(i)});
  }
  const Set set = set_table(plain_table(rows));
  CHECK(set.book.pages.size() == 286);  // 35 on each
  CHECK(set.findings == "G0521 1");
  CHECK(set.is_whole);
  CHECK(set.outside.empty());
}

TEST_CASE("three hundred columns") {
  std::vector<std::string> row;
  for (std::size_t i = 0; i < 300; ++i) {
    row.push_back("cột " + std::to_string(i));
  }
  const Set set = set_table(plain_table({row}));
  CHECK(set.book.pages.size() == 1);
  CHECK(set.book.pages.front().landscape);
  CHECK(set.findings == "G0505 1");  // no page has room for 300 words side by side
  CHECK(set.is_whole);
}

TEST_CASE("a cell beside ten thousand rows, and rows tied each to the next") {
  std::vector<std::vector<std::string>> rows(kRows, {"hàng"});
  rows.front() = {"một ô bên cạnh tất cả", "hàng"};
  model::Table table = plain_table(rows);
  table.rows.front().cells.front().row_span = kRows;
  const Set beside = set_table(table);
  CHECK(beside.book.pages.size() == 286);
  CHECK(beside.findings == "G0521 1");
  CHECK(beside.is_whole);
  CHECK(beside.outside.empty());

  table.rows.front().cells.front().row_span = 1;
  for (std::size_t i = 0; i < kRows; ++i) {
    table.rows[i].cells.back().row_span = 2;
  }
  const Set tied = set_table(table);
  CHECK(tied.book.pages.size() == 286);
  CHECK(tied.findings == "G0521 1");
  CHECK(tied.is_whole);
  CHECK(tied.outside.empty());
}

TEST_CASE("a cell of two hundred thousand bytes, with spaces and without") {
  const std::string words = syllables(36'000);
  REQUIRE(words.size() > 200'000);
  const Set set = set_table(plain_table({{"1", words}}));
  CHECK(set.book.pages.size() == 42);
  CHECK(set.findings.empty());
  CHECK(set.is_whole);
  CHECK(set.outside.empty());

  const Set solid = set_table(plain_table({{"1", std::string(200'000, 'x')}}));
  CHECK(solid.book.pages.size() == 27);
  CHECK(solid.findings == "G0505 1");
  CHECK(solid.is_whole);
  CHECK(solid.outside.empty());
}

}  // namespace
}  // namespace gazette::typeset
