// Pictures on pages: their room, and that none is cut or lost.

#include <catch2/catch.hpp>

#include "gazette/typeset/table.h"
#include "gazette/typeset/typeset.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// A paragraph that is the first picture.
model::Paragraph picture_paragraph() {
  return {.picture = 1};
}

/// A workbench whose first picture has this size.
struct PictureBench : Workbench {
  std::vector<model::Picture> pictures = {};
  PictureBench(Length width, Length height) : pictures{{.width = width, .height = height}} {
    setter.set_pictures(pictures, {0});
  }
  void add_picture() {
    setter.add(galley, picture_paragraph(),
               {.style = &sample_layout().style("picture"), .width = sample_layout().measure()});
  }
  void add_text(std::size_t count) {
    setter.add(galley, paragraph(syllables(count)),
               {.style = &sample_layout().style("body"), .width = sample_layout().measure()});
  }
};

std::vector<PictureFrame> pictures_of(const Book& book) {
  std::vector<PictureFrame> pictures;
  for (const Page& page : book.pages) {
    for (const PictureFrame& picture : page.pictures) {
      CHECK(picture.y >= sample_layout().text_top);
      CHECK(picture.y + picture.height <= sample_layout().text_bottom + Length{8});
      pictures.push_back(picture);
    }
  }
  return pictures;
}

TEST_CASE("a small picture keeps its size and stands in the middle of the measure") {
  PictureBench bench(points(100), points(40));
  bench.add_text(20);
  bench.add_picture();
  const std::vector<PictureFrame> pictures = pictures_of(paged_book(bench));
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].width == points(100));
  CHECK(pictures[0].height == points(40));
  CHECK(pictures[0].x == sample_layout().inner + (sample_layout().measure() - points(100)) / 2);
}

TEST_CASE("a picture too wide or too high is made smaller, its proportions kept") {
  PictureBench wide(points(1000), points(500));
  wide.add_picture();
  const std::vector<PictureFrame> first = pictures_of(paged_book(wide));
  REQUIRE(first.size() == 1);
  CHECK(first[0].width == sample_layout().measure());
  CHECK(first[0].height == sample_layout().measure() / 2);

  PictureBench high(points(400), points(2000));
  high.add_text(40);
  high.add_picture();
  high.add_text(40);
  const Book book = paged_book(high);
  const std::vector<PictureFrame> second = pictures_of(book);
  REQUIRE(second.size() == 1);
  CHECK(second[0].height == page_room());
  CHECK(second[0].width == page_room() / 5);
  CHECK(book.pages.size() == 3);
  CHECK(count_of(high.diagnostics, "G0506") == 0);
}

TEST_CASE("pictures in the cells of a table are whole on one page wherever the table breaks") {
  for (const int height : {20, 90, 200, 330, 500, 900}) {
    PictureBench bench(points(150), points(height));
    for (std::size_t lines = 0; lines < 6; ++lines) {
      model::Table table = plain_table({{"TT", "Mẫu", "Ghi chú"}}, 1);
      for (int row = 0; row < 5; ++row) {
        table.rows.push_back(
            {.cells = {{.paragraphs = {paragraph("1")}},
                       {.paragraphs = {paragraph("Mẫu"), picture_paragraph(), paragraph("dưới")}},
                       {.paragraphs = {paragraph(syllables(30 * lines))}}}});
      }
      bench.add_text(40 * lines);
      add_table(bench.setter, bench.galley, table, {.width = sample_layout().measure()});
    }
    const Book book = paged_book(bench);
    CHECK(pictures_of(book).size() == 30);
    CHECK(frames_outside(book, sample_layout()).empty());
  }
}

TEST_CASE("a picture under a high repeated head is whole on its page") {
  for (const std::size_t words : {60U, 100U, 140U, 180U, 240U}) {
    PictureBench bench(points(150), points(900));
    model::Table table = plain_table({{"TT", syllables(words)}}, 1);
    for (int row = 0; row < 3; ++row) {
      table.rows.push_back(
          {.cells = {{.paragraphs = {paragraph("Mẫu")}}, {.paragraphs = {picture_paragraph()}}}});
    }
    add_table(bench.setter, bench.galley, table, {.width = points(160)});
    const Book book = paged_book(bench);
    CHECK(pictures_of(book).size() == 3);
    CHECK(frames_outside(book, sample_layout()).empty());
  }
}

TEST_CASE("a picture wider than its column is made smaller to fit it") {
  PictureBench bench(points(600), points(300));
  model::Table table = plain_table({{syllables(60), ""}});
  table.rows[0].cells[1].paragraphs = {picture_paragraph()};
  add_table(bench.setter, bench.galley, table, {.width = sample_layout().measure()});
  const std::vector<PictureFrame> pictures = pictures_of(paged_book(bench));
  REQUIRE(pictures.size() == 1);
  CHECK(pictures[0].width < sample_layout().measure());
  CHECK(pictures[0].x + pictures[0].width <=
        sample_layout().inner + sample_layout().measure() + Length{8});
}

TEST_CASE("a picture in a column narrower than its white ends in a page and a finding") {
  PictureBench bench(points(60), points(300));
  model::Table table = plain_table({std::vector<std::string>(100, "nghiêng")});
  table.rows[0].cells[1].paragraphs = {picture_paragraph()};
  add_table(bench.setter, bench.galley, table, {.width = sample_layout().measure()});
  CHECK(pictures_of(paged_book(bench)).size() == 1);
  CHECK(count_of(bench.diagnostics, "G0505") == 1);
}

/// An issue of one act whose annex is these pages.
model::Issue facsimile_issue(std::vector<model::Picture> pages) {
  model::Instrument act{.id = "act"};
  act.images = {{.sha256 = "a", .facts = {.format = ImageFormat::pdf}, .bytes = "%PDF"}};
  act.opening.emplace_back(paragraph("Điều lệ"));
  act.attachments.push_back({.annex = true, .title = {paragraph("Phụ lục II")}, .anchor = "pl"});
  for (model::Picture& page : pages) {
    page.is_facsimile = true;
    act.pictures.push_back(page);
    act.attachments[0].opening.emplace_back(
        model::Paragraph{.picture = static_cast<std::uint32_t>(act.pictures.size())});
  }
  act.attachments[0].signature.names.push_back(paragraph("Hết"));
  model::Issue issue;
  issue.number = {.year = 2022, .first = 38, .last = 39};
  issue.date = {2022, 9, 20};
  issue.publisher.name = "Công báo tỉnh Đồng Nai";
  issue.publisher.masthead = {"CÔNG BÁO", "TỈNH ĐỒNG NAI"};
  issue.publisher.office = "VĂN PHÒNG";
  model::Entry entry;
  entry.instrument = std::move(act);
  entry.section_title = "VĂN BẢN";
  entry.issuer_name = "Ủy ban nhân dân";
  entry.contents_line = "Quyết định";
  issue.entries.push_back(std::move(entry));
  return issue;
}

TEST_CASE("each facsimile page has a page for itself, the first below the title of its annex") {
  Diagnostics diagnostics;
  const Book book =
      typeset_issue(facsimile_issue({{.width = points(595), .height = points(842), .page = 1},
                                     {.width = points(842), .height = points(595), .page = 2},
                                     {.width = points(100), .height = points(100), .page = 3}}),
                    sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  std::vector<const Page*> pages;
  for (const Page& page : book.pages) {
    if (!page.pictures.empty()) {
      REQUIRE(page.pictures.size() == 1);
      CHECK(page.artifact_runs == 2);  // running head and folio
      pages.push_back(&page);
    }
  }
  REQUIRE(pages.size() == 3);
  CHECK(pictures_of(book).size() == 3);
  CHECK(pages[0]->folio + 1 == pages[1]->folio);
  CHECK(pages[0]->runs.size() == 3);  // the title
  CHECK(pages[1]->runs.size() == 2);
  CHECK(pages[0]->pictures[0].height < page_room());
  CHECK(pages[0]->pictures[0].height > page_room() * 9 / 10);
  CHECK_FALSE(pages[0]->pictures[0].is_turned);
  CHECK(pages[1]->pictures[0].is_turned);
  CHECK(pages[1]->pictures[0].height > pages[1]->pictures[0].width);
  CHECK(pages[2]->pictures[0].height == points(100));
  CHECK(count_runs(book, "Hết") == 1);
  CHECK(frames_outside(book, sample_layout()).empty());
}

}  // namespace
}  // namespace gazette::typeset
