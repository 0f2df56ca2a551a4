#include "gazette/typeset/table.h"

#include <algorithm>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// The texts of the cells, row by row: what the pages must say.
std::vector<std::string> texts_of(const model::Table& table) {
  std::vector<std::string> texts;
  for (const model::Row& row : table.rows) {
    for (const model::Cell& cell : row.cells) {
      for (const model::Paragraph& source : cell.paragraphs) {
        texts.push_back(model::plain_text(source));
      }
    }
  }
  return texts;
}

void add(Workbench& bench, const model::Table& table) {
  add_table(bench.setter, bench.galley, table,
            {.width = sample_layout().measure(), .first_paragraph = 0});
}

/// The table on pages; checks on the way that its text is whole and inside the pages.
Book book_of(const model::Table& table) {
  Workbench bench;
  add(bench, table);
  Book book = paged_book(bench);
  const std::vector<std::string> texts = texts_of(table);
  CHECK(texts_of_frames(book, texts.size()) == texts);
  CHECK(frames_outside(book, sample_layout()).empty());
  CHECK_FALSE(bench.diagnostics.has_errors());
  return book;
}

std::vector<std::vector<std::string>> numbered_rows(std::size_t count) {
  std::vector<std::vector<std::string>> rows = {{"STT", "Tên", "Diện tích"}};
  for (std::size_t i = 1; i < count; ++i) {
    rows.push_back({std::to_string(i), "Thửa đất số " + std::to_string(i), "1.250,5"});
  }
  return rows;
}

/// The run that says `text` on the first page.
const TextRun& run_of(const Book& book, std::string_view text) {
  const Page& page = book.pages.front();
  for (const TextRun& run : page.runs) {
    if (text_of_run(book.words, page.words, run) == text) {
      return run;
    }
  }
  FAIL("no run says \"" << text << "\"");
  return page.runs.front();
}

TEST_CASE("a table is as wide as the measure, and its rows are slugs") {
  Workbench bench;
  add(bench, plain_table({{"a", "b"}, {"c", "d"}, {"e", "g"}}));
  REQUIRE(bench.galley.slugs.size() == 3);
  REQUIRE(bench.galley.tables.size() == 1);
  CHECK(bench.galley.tables.front().width == sample_layout().measure());
  for (const Slug& slug : bench.galley.slugs) {
    CHECK(slug.height == points(15 + 2 * 2.5));
    CHECK(slug.table == 1);
  }
}

TEST_CASE("a table without cells is nothing") {
  Workbench bench;
  add(bench, model::Table{});
  CHECK(bench.galley.slugs.empty());
  CHECK(bench.galley.tables.empty());
}

TEST_CASE("every page of a long table begins with its heading rows, whose text counts once") {
  const Book book = book_of(plain_table(numbered_rows(121), 1));
  // 704 pt: 35 rows of 20 on the first page, the head and 34 on the others.
  REQUIRE(book.pages.size() == 4);
  CHECK(count_runs(book, "STT") == 4);
  for (const Page& page : book.pages) {
    CHECK(text_of_run(book.words, page.words, page.runs.front()) == "STT");
    CHECK((page.runs.front().paragraph == kNoParagraph) == (&page != &book.pages.front()));
  }
}

TEST_CASE("a layout's words stand over a table where it goes on, and take their room") {
  Layout layout = sample_layout();
  layout.texts["table_continued"] = "(tiếp theo)";
  const auto pages_of = [&](const model::Table& table) {
    Diagnostics diagnostics;
    Book book(sample_fonts());
    Setter setter(layout, book.words, diagnostics);
    Galley galley;
    add_table(setter, galley, table, {.width = layout.measure(), .first_paragraph = 0});
    add_pages(setter, page_up(setter, std::move(galley)), {}, 1, 1, book);
    CHECK(frames_outside(book, layout).empty());
    return book;
  };
  // 704 pt: 35 rows of 20 on the first page; a line of 15, the head and 33 on the others.
  const Book book = pages_of(plain_table(numbered_rows(121), 1));
  REQUIRE(book.pages.size() == 4);
  CHECK(count_runs(book, "(tiếp theo)") == 3);
  CHECK(count_runs(book, "STT") == 4);
  const Page& second = book.pages[1];
  const TextRun& line = second.runs.front();
  CHECK(text_of_run(book.words, second.words, line) == "(tiếp theo)");
  CHECK(line.paragraph == kNoParagraph);
  CHECK(line.y < layout.text_top + points(15));
  CHECK(text_of_run(book.words, second.words, second.runs[1]) == "STT");
  CHECK(second.rules.front().y == layout.text_top + points(15));
  CHECK(text_of_run(book.words, second.words, second.runs[4]) == "35");
  CHECK(text_of_run(book.words, book.pages[2].words, book.pages[2].runs[4]) == "68");

  const Book bare = pages_of(plain_table(numbered_rows(60)));
  REQUIRE(bare.pages.size() == 2);
  CHECK(count_runs(bare, "(tiếp theo)") == 1);
  CHECK(bare.pages[1].rules.back().y == layout.text_top + points(15 + 25 * 20));

  model::Table unruled = plain_table(numbered_rows(60), 1);
  unruled.ruled = false;
  CHECK(count_runs(pages_of(unruled), "(tiếp theo)") == 0);
}

TEST_CASE("a table of two thousand rows fills its pages") {
  Workbench bench;
  add(bench, plain_table(numbered_rows(2001), 1));
  CHECK(bench.galley.slugs.size() == 2001);
  CHECK(page_up(bench.setter, bench.galley).pages.size() == (2000 + 33) / 34);
}

TEST_CASE("the work for a table grows as its rows") {
  // Words and runs are what setting makes; both are counted, not timed.
  Workbench small;
  add(small, plain_table(numbered_rows(501), 1));
  Workbench large;
  add(large, plain_table(numbered_rows(2001), 1));
  CHECK(large.galley.runs.size() < 5 * small.galley.runs.size());
  CHECK(large.galley.rules.size() < 5 * small.galley.rules.size());
  CHECK(large.words.size() < 5 * small.words.size());
}

TEST_CASE("column spans keep their text and their place") {
  model::Table table = plain_table({{"cả hàng"}, {"a", "b", "c"}, {"d", "hai cột"}});
  table.rows[0].cells[0].column_span = 3;
  table.rows[2].cells[1].column_span = 2;
  const Book book = book_of(table);
  CHECK(run_of(book, "hai cột").x == run_of(book, "b").x);
  CHECK(run_of(book, "c").x > run_of(book, "b").x);
}

TEST_CASE("row spans keep their text, leave out the places below, and stand in the middle") {
  model::Table table = plain_table({{"ba hàng", "1a", "x"}, {"2a", "y"}, {"3a", "z"}});
  table.rows[0].cells[0].row_span = 3;
  const Book book = book_of(table);
  CHECK(run_of(book, "1a").x == run_of(book, "3a").x);
  CHECK(run_of(book, "ba hàng").y == run_of(book, "2a").y);
}

TEST_CASE("rows tied by a row span stay on one page") {
  std::vector<std::vector<std::string>> rows(33, {"trước", "x"});
  for (int i = 0; i < 6; ++i) {
    rows.push_back(i == 0 ? std::vector<std::string>{"nhóm", "y"} : std::vector<std::string>{"y"});
  }
  model::Table table = plain_table(rows);
  table.rows[33].cells[0].row_span = 6;
  const Book book = book_of(table);
  REQUIRE(book.pages.size() == 2);
  CHECK(count_runs(book, "y") == 6);
  CHECK(text_of_run(book.words, book.pages[1].words, book.pages[1].runs.front()) == "nhóm");
}

TEST_CASE("a row span over pages is set row by row, with its text whole") {
  std::vector<std::vector<std::string>> rows = {{syllables(400), "0"}};
  for (int i = 1; i < 90; ++i) {
    rows.push_back({std::to_string(i)});
  }
  model::Table table = plain_table(rows);
  table.rows[0].cells[0].row_span = 90;
  const Book book = book_of(table);
  CHECK(book.pages.size() == 3);
}

TEST_CASE("a row higher than a page is broken over pages with its text whole") {
  const Book book = book_of(plain_table({{"1", syllables(1500)}, {"2", "sau"}}));
  CHECK(book.pages.size() >= 2);
  for (const Page& page : book.pages) {
    CHECK(page.runs.size() >= 2);  // no line of a row stands alone
  }
}

TEST_CASE("rows of some ten lines are cut rather than that a page ends short") {
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < 40; ++i) {
    rows.push_back({std::to_string(i + 1), syllables(110 + i * 53 % 110)});
  }
  const Book book = book_of(plain_table(rows));
  REQUIRE(book.pages.size() > 5);
  for (std::size_t i = 0; i + 1 < book.pages.size(); ++i) {
    Length foot = {};
    for (const TextRun& run : book.pages[i].runs) {
      foot = std::max(foot, run.y);
    }
    CHECK(sample_layout().text_bottom - foot < points(125));
  }
}

TEST_CASE("a cell of several paragraphs and an empty cell are set") {
  model::Table table = plain_table({{"a", ""}, {"b", "c"}});
  table.rows[0].cells[0].paragraphs.push_back(paragraph("hai"));
  table.rows[0].cells[0].paragraphs.push_back(paragraph("ba"));
  table.rows[1].cells[1].paragraphs.clear();
  const Book book = book_of(table);
  CHECK(run_of(book, "hai").y - run_of(book, "a").y == points(15));
}

TEST_CASE("numbers stand at the right, ordinals in the middle, words at the left") {
  const Book book = book_of(plain_table(numbered_rows(12), 1));
  const TextRun& one = run_of(book, "1");
  const TextRun& ten = run_of(book, "10");
  CHECK(one.x > ten.x);
  CHECK(run_of(book, "Thửa đất số 1").x == run_of(book, "Thửa đất số 10").x);
}

TEST_CASE("the source's alignment of a cell stands over the table's") {
  model::Table table = plain_table({{"1", "chữ"}, {"22222", "chữ dài hơn"}});
  table.rows[0].cells[0].paragraphs[0].alignment = model::Alignment::left;
  table.rows[1].cells[0].paragraphs[0].alignment = model::Alignment::left;
  const Book book = book_of(table);
  CHECK(run_of(book, "1").x == run_of(book, "22222").x);
}

/// A table of one row, `columns` long words.
model::Table wide_table(std::size_t columns) {
  return plain_table({std::vector<std::string>(columns, "nghiêngnghiêngnghiêng")});  // 21 letters
}

/// Adds it where the page may be turned.
void add_wide(Workbench& bench, const model::Table& table) {
  add_table(bench.setter, bench.galley, table,
            {.width = sample_layout().measure(), .may_be_landscape = true, .first_paragraph = 0});
}

TEST_CASE("a table too wide is set smaller, with a note") {
  Workbench bench;
  add_wide(bench, wide_table(4));
  CHECK(count_of(bench.diagnostics, "G0508") == 1);
  CHECK(bench.diagnostics.list().size() == 1);
  CHECK(to_text(bench.galley.runs.front().size) == "11");
  CHECK_FALSE(bench.galley.slugs.front().landscape);
}

TEST_CASE("a table too wide at the least size stands on landscape pages, as large as it may") {
  Workbench bench;
  add_wide(bench, wide_table(7));
  CHECK(count_of(bench.diagnostics, "G0509") == 1);
  CHECK(bench.diagnostics.list().size() == 1);
  CHECK(to_text(bench.galley.runs.front().size) == "9");
  CHECK(bench.galley.slugs.front().landscape);
  CHECK(bench.galley.tables.front().width == sample_layout().text_block(true).width);
  Book book = paged_book(bench);
  REQUIRE(book.pages.size() == 1);
  CHECK(book.pages.front().landscape);
  CHECK(frames_outside(book, sample_layout()).empty());
}

TEST_CASE("words are cut where no page has room for them") {
  Workbench upright;
  add(upright, wide_table(12));
  CHECK(count_of(upright.diagnostics, "G0505") == 1);
  CHECK(count_of(upright.diagnostics, "G0504") == 0);  // one finding tells of all words
  CHECK_FALSE(upright.galley.slugs.front().landscape);

  Workbench turned;
  add_wide(turned, wide_table(12));
  CHECK(count_of(turned.diagnostics, "G0505") == 1);
  CHECK(turned.galley.slugs.front().landscape);
  CHECK(turned.galley.runs.front().size == sample_layout().table_size_least);
  Book book = paged_book(turned);
  CHECK(texts_of_frames(book, 12) == texts_of(wide_table(12)));
  CHECK(frames_outside(book, sample_layout()).empty());
}

TEST_CASE("an unruled table has no rules, on no page") {
  model::Table table = plain_table(numbered_rows(60), 1);
  table.ruled = false;
  const Book book = book_of(table);
  REQUIRE(book.pages.size() == 2);
  CHECK(book.pages[0].rules.empty());
  CHECK(book.pages[1].rules.empty());
}

TEST_CASE("a ruled table is closed at the foot of a page where it goes on") {
  const Book book = book_of(plain_table(numbered_rows(60)));
  REQUIRE(book.pages.size() == 2);
  const Rule& foot = book.pages[0].rules.back();
  CHECK(foot.width == sample_layout().measure() + sample_layout().rule_thickness);
  CHECK(foot.y == sample_layout().text_top + points(35 * 20));
}

TEST_CASE("the edge of a column is one rule over the rows of a page") {
  const Book book = book_of(plain_table({{"a", "b"}, {"c", "d"}, {"e", "g"}}));
  const std::vector<Rule>& rules = book.pages.front().rules;
  // A rule above each row and below the last, and three edges.
  REQUIRE(rules.size() == 7);
  const auto edges = std::count_if(rules.begin(), rules.end(),
                                   [](const Rule& rule) { return rule.height == points(60); });
  CHECK(edges == 3);
}

TEST_CASE("rules are joined where they stand on each other, alike in place and width") {
  const auto rule = [](double x, double y, double width, double height) {
    return Rule{.x = points(x), .y = points(y), .width = points(width), .height = points(height)};
  };
  const auto text_of_rules = [](const std::vector<Rule>& rules) {
    std::string text;
    for (const Rule& each : rules) {
      text += to_text(each.x) + " " + to_text(each.y) + " " + to_text(each.width) + " x " +
              to_text(each.height) + "; ";
    }
    return text;
  };
  CHECK(text_of_rules(joined_rules({rule(0, 0, 90, 1), rule(0, 0, 1, 20), rule(50, 0, 1, 20),
                                    rule(0, 20, 90, 1), rule(0, 20, 1, 30), rule(50, 20, 2, 30),
                                    rule(0, 51, 1, 9)})) ==
        "0 0 90 x 1; 0 0 1 x 50; 50 0 1 x 20; 0 20 90 x 1; 50 20 2 x 30; 0 51 1 x 9; ");
  CHECK(joined_rules({}).empty());
}

TEST_CASE("rows of unequal length keep their text") {
  book_of(plain_table({{"a"}, {"b", "c", "d"}, {}, {"e", "g"}}));
}

TEST_CASE("a turned cell runs upwards, in the middle of its column and of its row's height") {
  model::Table table = plain_table({{"Số", "Tổng số"}, {"1", "2"}}, 1);
  table.rows[0].cells[1].turned = true;
  Workbench bench;
  add(bench, table);
  const TextRun& run = bench.galley.runs[1];
  REQUIRE(run.turned);
  CHECK_FALSE(bench.galley.runs[0].turned);
  model::Paragraph paragraph = table.rows[0].cells[1].paragraphs[0];
  const Length length =
      bench.setter.measure(paragraph, {.style = &sample_layout().style("table_head")}).most;
  // Its row is as many lines high as the text is long, and not one more.
  const Length height = points(15) * ((length.scaled - 1) / points(15).scaled + 1) + points(5);
  CHECK(bench.galley.slugs[0].height == height);
  CHECK(bench.galley.slugs[1].height == points(20));
  CHECK(std::abs((run.y - length / 2 - height / 2).scaled) <= 1);
  CHECK(texts_of_frames(book_of(table), 4) == std::vector<std::string>{"Số", "Tổng số", "1", "2"});
}

TEST_CASE("turned text never takes more lines than its column has room for") {
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (std::uint64_t words = random() % 12 + 1; words > 0; --words) {
      text += (text.empty() ? "" : " ") + std::string(random() % 9 + 1, "aomit"[random() % 5]);
    }
    model::Table table = plain_table({{text, "b"}, {"", "d"}}, 1);
    table.rows[0].cells[0].turned = true;
    const Book book = book_of(table);
    const std::vector<Rule>& rules = book.pages.front().rules;
    const Length left = rules.front().x;
    const Length right = run_of(book, "b").x;
    for (const TextRun& run : book.pages.front().runs) {
      INFO(text);
      CHECK((!run.turned || (run.x > left && run.x < right)));
    }
  }
}

TEST_CASE("a table that is all heading is set once and repeats nothing") {
  const Book book = book_of(plain_table(numbered_rows(60), 60));
  CHECK(book.pages.size() == 2);
  CHECK(count_runs(book, "STT") == 1);
}

TEST_CASE("a head so high that it would fill the pages is not repeated") {
  std::vector<std::vector<std::string>> rows = numbered_rows(40);
  rows[0][1] = syllables(700);
  const Book book = book_of(plain_table(rows, 1));
  CHECK(count_runs(book, "STT") == 1);
}

TEST_CASE("random tables keep all their text inside their pages") {
  Dice dice(7);
  for (int trial = 0; trial < 30; ++trial) {
    model::Table table;
    const std::size_t columns = 1 + dice.roll(6);
    const std::size_t rows = 1 + dice.roll(60);
    std::vector<std::size_t> covered(columns, 0);
    for (std::size_t row = 0; row < rows; ++row) {
      model::Row next{.heading = row == 0 && dice.one_in(2)};
      for (std::size_t column = 0; column < columns;) {
        if (covered[column] > row) {
          ++column;
          continue;
        }
        std::size_t span = 1;
        while (column + span < columns && covered[column + span] <= row && dice.one_in(5)) {
          ++span;
        }
        const std::size_t down = next.heading || !dice.one_in(8) ? 1 : 1 + dice.roll(5);
        std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(column), span, row + down);
        next.cells.push_back({.column_span = static_cast<std::uint16_t>(span),
                              .row_span = static_cast<std::uint16_t>(down)});
        for (std::size_t i = dice.roll(3); i > 0; --i) {
          next.cells.back().paragraphs.push_back(
              paragraph(syllables(dice.one_in(60) ? 300 : dice.roll(20))));
        }
        column += span;
      }
      table.rows.push_back(std::move(next));
    }
    INFO("trial " << trial);
    book_of(table);
  }
}

}  // namespace
}  // namespace gazette::typeset
