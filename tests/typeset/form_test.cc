#include <string>

#include <catch2/catch.hpp>

#include "gazette/typeset/typeset.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// A list to sign on: two titles, a table of `rows` rows, a line to sign.
Form list_of(std::size_t rows) {
  std::vector<std::vector<std::string>> cells = {{"STT", "Nơi nhận", "Ký nhận"}};
  for (std::size_t i = 1; i <= rows; ++i) {
    cells.push_back({std::to_string(i), "Ủy ban nhân dân xã số " + std::to_string(i), ""});
  }
  Form form{.running_head = "Danh sách nhận Công báo"};
  form.blocks.push_back(
      {.style = "form_title", .block = paragraph("DANH SÁCH"), .anchor = "Danh sách"});
  form.blocks.push_back({.style = "form_subtitle", .block = paragraph("Số 39 năm 2022")});
  form.blocks.push_back({.style = "form_table", .block = plain_table(cells, 1), .anchor = "Bảng"});
  form.blocks.push_back(
      {.style = "form_signature", .block = paragraph("Người lập"), .anchor = "Ký tên"});
  return form;
}

TEST_CASE("a form of one page has no running head, and bookmarks at its titles") {
  Diagnostics diagnostics;
  const Book book = typeset_form(list_of(5), sample_layout(), sample_fonts(), diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(book.pages.size() == 1);
  const Page& page = book.pages.front();
  CHECK(page.folio == 1);
  CHECK(page.artifact_runs == 0);
  CHECK(text_of_run(book.words, page.words, page.runs.front()) == "DANH SÁCH");
  REQUIRE(page.anchors.size() == 3);
  CHECK(page.anchors[0].title == "Danh sách");
  CHECK(page.anchors[1].title == "Bảng");
  CHECK(page.anchors[2].title == "Ký tên");
  CHECK(page.anchors[0].y == sample_layout().text_top);
  CHECK(page.anchors[0].y < page.anchors[1].y);
  CHECK(page.anchors[1].y < page.anchors[2].y);
  CHECK(page.anchors[0].name != page.anchors[2].name);
  CHECK(frames_outside(book, sample_layout()).empty());
}

TEST_CASE("a long form says its running head, its page and the table's head from page two on") {
  Diagnostics diagnostics;
  const Book book = typeset_form(list_of(193), sample_layout(), sample_fonts(), diagnostics);
  CHECK(diagnostics.list().empty());
  CHECK(book.pages.size() == 6);
  CHECK(count_runs(book, "STT") == book.pages.size());
  CHECK(count_runs(book, "Danh sách nhận Công báo") == book.pages.size() - 1);
  for (const Page& page : book.pages) {
    CHECK(page.artifact_runs == (page.folio == 1 ? 0 : 2));
  }
  // Every row is there once.
  for (int i = 1; i <= 193; ++i) {
    CHECK(count_runs(book, "Ủy ban nhân dân xã số " + std::to_string(i)) == 1);
  }
  CHECK(frames_outside(book, sample_layout()).empty());
}

/// So many lines of text, and under them a table of `rows` rows; gives how many of these stand on
/// each page.
std::vector<int> rows_by_page(std::size_t lines, std::size_t rows) {
  Form form = list_of(rows);
  form.blocks.insert(form.blocks.begin() + 1, lines,
                     {.style = "form_text", .block = paragraph("Một dòng chữ.")});
  Diagnostics diagnostics;
  const Book book = typeset_form(form, sample_layout(), sample_fonts(), diagnostics);
  std::vector<int> counts;
  for (const Page& page : book.pages) {
    int count = 0;
    for (const TextRun& run : page.runs) {
      count += text_of_run(book.words, page.words, run).starts_with("Ủy ban nhân dân") ? 1 : 0;
    }
    counts.push_back(count);
  }
  return counts;
}

TEST_CASE("a table that has room on one page is not parted, unless a page would stay half empty") {
  CHECK(rows_by_page(2, 20) == std::vector<int>{20});
  CHECK(rows_by_page(30, 20) == std::vector<int>{0, 20});
  const std::vector<int> parted = rows_by_page(8, 30);
  REQUIRE(parted.size() == 2);
  CHECK(parted[0] > 0);
  CHECK(parted[0] + parted[1] == 30);
}

TEST_CASE("a form without blocks has no page") {
  Diagnostics diagnostics;
  CHECK(typeset_form({}, sample_layout(), sample_fonts(), diagnostics).pages.empty());
  CHECK(diagnostics.list().empty());
}

TEST_CASE("a form is set the same on every run") {
  Diagnostics diagnostics;
  const std::string first =
      dump(typeset_form(list_of(80), sample_layout(), sample_fonts(), diagnostics));
  CHECK(first == dump(typeset_form(list_of(80), sample_layout(), sample_fonts(), diagnostics)));
}

}  // namespace
}  // namespace gazette::typeset
