#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/typeset/sample_issue.h"

namespace gazette::typeset {
namespace {

/// A table of `columns` columns, each as wide as a long word.
model::Table wide_table(std::size_t columns) {
  std::vector<std::vector<std::string>> rows(3);
  for (std::vector<std::string>& row : rows) {
    row.assign(columns, "nghiêngnghiêng");
  }
  return plain_table(rows, 1);
}

model::Attachment annex_of(std::vector<model::Block> blocks) {
  return {.annex = true,
          .title = {paragraph("Phụ lục"), paragraph("BẢNG GIÁ")},
          .basis = {paragraph("(Ban hành kèm theo Quyết định)")},
          .opening = std::move(blocks),
          .anchor = "phu-luc"};
}

/// The pages of the only act of an issue.
std::vector<const Page*> pages_of_act(const Book& book) {
  std::vector<const Page*> pages;
  for (const Page& page : book.pages) {
    if (page.entry == 1) {
      pages.push_back(&page);
    }
  }
  return pages;
}

std::string text_of_page(const Book& book, const Page& page) {
  std::string text = text_of(book, page);
  for (char& c : text) {
    c = c == '\n' ? '|' : c;
  }
  return text;
}

TEST_CASE("an annex with a table too wide stands on landscape pages with its title") {
  model::Instrument act = decision(1, 1, 10);
  act.attachments.push_back(annex_of({paragraph("Đơn vị: đồng"), wide_table(10)}));
  const model::Issue issue = issue_of({act});
  Diagnostics diagnostics;
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  CHECK(count_of(diagnostics, "G0509") == 1);
  const auto pages = pages_of_act(book);
  REQUIRE(pages.size() == 2);
  CHECK_FALSE(pages[0]->landscape);
  CHECK(pages[1]->landscape);
  CHECK(text_of_page(book, *pages[1])
            .find("|Phụ lục|BẢNG GIÁ|(Ban hành kèm theo Quyết định)|Đơn vị: đồng|nghiêng") !=
        std::string::npos);
  CHECK(frames_outside(book, sample_layout()) == "");
  // Every paragraph of the act, each once.
  CHECK(paragraphs_of_acts(book) == model::text_of(act).size());
}

TEST_CASE("a long annex turns only for its wide table, and back") {
  model::Instrument act = decision(1, 1, 10);
  std::vector<model::Block> blocks(20, paragraph("Một đoạn của phụ lục."));
  blocks.emplace_back(wide_table(10));
  blocks.emplace_back(paragraph("Sau bảng."));
  act.attachments.push_back(annex_of(blocks));
  act.attachments.push_back(annex_of({paragraph("Phụ lục khác.")}));
  act.attachments.back().anchor = "phu-luc-2";
  Diagnostics diagnostics;
  const Book book =
      typeset_issue(issue_of({act}), sample_layout(), sample_fonts(), {}, diagnostics);
  std::string turns;
  for (const Page* page : pages_of_act(book)) {
    turns += page->landscape ? 'L' : 'U';
  }
  CHECK(turns == "UULUU");
  CHECK(frames_outside(book, sample_layout()) == "");
}

TEST_CASE("the headings over a table too wide go with it to the landscape page") {
  model::Instrument act = decision(1, 2, 10);
  act.provisions[1].blocks = {wide_table(10), paragraph("Sau bảng.")};
  Diagnostics diagnostics;
  const Book book =
      typeset_issue(issue_of({act}), sample_layout(), sample_fonts(), {}, diagnostics);
  const auto pages = pages_of_act(book);
  REQUIRE(pages.size() == 3);
  CHECK(pages[1]->landscape);
  CHECK_FALSE(pages[2]->landscape);
  CHECK(text_of_page(book, *pages[1]).find("|Điều 2. Phạm vi điều chỉnh|nghiêng") !=
        std::string::npos);
  CHECK(count_of(diagnostics, "G0512") == 0);
  CHECK(paragraphs_of_acts(book) == model::text_of(act).size());
}

/// How the pages of an issue's only act lie, and what stands on them.
struct ActPages {
  std::string turns = {};  // 'U' for upright, 'L' for landscape
  std::vector<std::string> texts = {};
};

ActPages act_pages(const model::Issue& issue, Diagnostics& diagnostics) {
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK(frames_outside(book, sample_layout()) == "");
  ActPages act;
  for (const Page* page : pages_of_act(book)) {
    act.turns += page->landscape ? 'L' : 'U';
    act.texts.push_back(text_of_page(book, *page));
  }
  return act;
}

TEST_CASE("what opens an act goes with its headings to the landscape page of its table") {
  model::Instrument act = decision(1, 0, 0);
  act.issuing_body.clear();
  act.preamble.clear();
  act.enacting.clear();
  act.opening = {wide_table(10), paragraph("Sau bảng.")};
  Diagnostics diagnostics;
  const ActPages pages = act_pages(issue_of({act}), diagnostics);
  CHECK(pages.turns == "LU");
  const std::string& first = pages.texts.front();
  CHECK(first.find("VĂN BẢN QUY PHẠM PHÁP LUẬT") != std::string::npos);
  CHECK(first.find("VĂN BẢN QUY PHẠM PHÁP LUẬT") == first.rfind("VĂN BẢN QUY PHẠM PHÁP LUẬT"));
  CHECK(first.find("|QUYẾT ĐỊNH|") < first.find("|nghiêng"));
}

TEST_CASE("parts of an act that is cut in a landscape table say so on its pages") {
  model::Instrument act = decision(1, 1, 10);
  model::Table table = wide_table(10);
  table.rows.insert(table.rows.end(), 5, table.rows.back());
  act.attachments.push_back(annex_of({table}));
  std::uint32_t row_5 = 0;
  for (const model::Piece& piece : model::pieces(act)) {
    row_5 = piece.table != nullptr ? piece.first_paragraph + 4 * 10 : row_5;
  }
  const model::IssueNumber other = {.year = 2022, .first = 40, .last = 40};
  model::Issue issue = issue_of({act});
  Diagnostics diagnostics;

  issue.entries.front().part = model::Part{.end = row_5, .next = other};
  const ActPages first = act_pages(issue, diagnostics);
  CHECK(first.turns == "UL");
  CHECK(first.texts.back().ends_with("(Xem tiếp Công báo số 40)"));

  issue.entries.front().part =
      model::Part{.number = 2, .first = row_5, .end = model::body_count(act), .former = other};
  const ActPages second = act_pages(issue, diagnostics);
  CHECK(second.turns == "L");
  CHECK(second.texts.front().find("(Tiếp theo Công báo số 40)") != std::string::npos);

  issue.entries.front().part->first = row_5 - 4 * 10 - 3;  // with the title of the annex
  const ActPages annex = act_pages(issue, diagnostics);
  CHECK(annex.turns == "L");
  CHECK(annex.texts.front().find("(Tiếp theo Công báo số 40)|Phụ lục|") != std::string::npos);
}

TEST_CASE("a table that is smaller on its landscape page is told of once") {
  for (std::size_t columns = 8; columns < 20; ++columns) {
    model::Instrument act = decision(1, 1, 10);
    act.attachments.push_back(annex_of({wide_table(columns)}));
    Diagnostics diagnostics;
    static_cast<void>(act_pages(issue_of({act}), diagnostics));
    CHECK(count_of(diagnostics, "G0505") + count_of(diagnostics, "G0508") +
              count_of(diagnostics, "G0509") ==
          1);
  }
}

TEST_CASE("what was found of a table before its annex was turned is forgotten") {
  for (std::size_t columns = 4; columns < 9; ++columns) {
    model::Instrument act = decision(1, 1, 10);
    act.attachments.push_back(annex_of({wide_table(columns), wide_table(10)}));
    Diagnostics diagnostics;
    CHECK(act_pages(issue_of({act}), diagnostics).turns.ends_with("L"));
    CHECK(count_of(diagnostics, "G0508") == 0);
    CHECK(count_of(diagnostics, "G0509") >= 1);
  }
}

TEST_CASE("a facsimile page stands upright whatever table its annex has") {
  model::Instrument act = decision(1, 1, 10);
  act.images = {{.sha256 = "a", .facts = {.format = ImageFormat::pdf}, .bytes = "%PDF"}};
  act.pictures = {{.width = points(500), .height = points(700), .is_facsimile = true}};
  model::Attachment annex = annex_of({model::Paragraph{.picture = 1}, wide_table(10)});
  annex.title.clear();
  annex.basis.clear();
  act.attachments.push_back(annex);
  Diagnostics diagnostics;
  CHECK(act_pages(issue_of({act}), diagnostics).turns == "UUL");
  CHECK(count_of(diagnostics, "G0506") == 0);
}

TEST_CASE("the head of a landscape page runs along its long side") {
  model::Instrument act = decision(1, 1, 10);
  act.attachments.push_back(annex_of({wide_table(10)}));
  Diagnostics diagnostics;
  const Book book =
      typeset_issue(issue_of({act}), sample_layout(), sample_fonts(), {}, diagnostics);
  const Page& page = *pages_of_act(book).back();
  REQUIRE(page.landscape);
  const Layout& layout = sample_layout();
  CHECK(page.rules.front().y == layout.head_rule);
  CHECK(page.rules.front().width == layout.page_height - layout.inner - layout.outer);
}

}  // namespace
}  // namespace gazette::typeset
