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

/// The frames of a facsimile, and what is said of its scale.
struct SetFacsimile {
  std::vector<PictureFrame> frames = {};
  std::vector<std::string> findings = {};
};
SetFacsimile set_facsimile(std::vector<model::Picture> pages) {
  Diagnostics diagnostics;
  const Book book = typeset_issue(facsimile_issue(std::move(pages)), sample_layout(),
                                  sample_fonts(), {}, diagnostics);
  SetFacsimile set{.frames = pictures_of(book)};
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.code >= "G0518" && diagnostic.code <= "G0520") {
      set.findings.push_back(std::string(diagnostic.code) + " " + diagnostic.message);
    }
  }
  return set;
}

/// A page of A4, cropped, at a stated scale.
model::Picture a4(std::uint32_t page, model::Crop crop = {}, std::uint8_t percent = 0) {
  return {.width = points(595),
          .height = points(842),
          .crop = crop,
          .scale_percent = percent,
          .page = page};
}
const model::Crop kMargins = {
    .left = points(85), .top = points(70), .right = points(60), .bottom = points(72)};

TEST_CASE("a facsimile page is as large as its content can be, and no larger than it is") {
  const SetFacsimile set = set_facsimile(
      {a4(1, kMargins), a4(2, kMargins), a4(3),
       a4(4,
          {.left = points(200), .top = points(300), .right = points(200), .bottom = points(300)})});
  REQUIRE(set.frames.size() == 4);
  // The content, 450 x 700, keeps its proportions; there is room for its own size.
  const PictureFrame& second = set.frames[1];
  CHECK(std::abs((second.width * 700 - second.height * 450).scaled) <= 700);
  CHECK(second.width > set.frames[2].width * 95 / 100);
  CHECK(second.height == points(700));
  // What is cut off lies outside, at the same scale.
  CHECK(second.cut.left.scaled == points(85).scaled * second.width.scaled / points(450).scaled);
  CHECK(second.cut.bottom.scaled == points(72).scaled * second.width.scaled / points(450).scaled);
  CHECK(set.frames[2].cut == model::Crop{});
  CHECK(set.frames[3].width == points(195));
  CHECK(set.frames[3].height == points(242));
  CHECK(set.findings == std::vector<std::string>{"G0518 the facsimile \"Phụ lục II\" is set at 100 "
                                                 "% of its size (page 3 at 79 %, page 1 at 97 %)"});
}

TEST_CASE("a stated scale holds for all pages, and where it does not fit that is told") {
  const SetFacsimile small = set_facsimile({a4(1, kMargins, 50), a4(2, kMargins, 50)});
  REQUIRE(small.frames.size() == 2);
  CHECK(small.frames[0].width == points(225));
  CHECK(small.frames[1].height == points(350));
  CHECK(small.frames[1].cut ==
        model::Crop{
            .left = points(42.5), .top = points(35), .right = points(30), .bottom = points(36)});
  CHECK(small.findings ==
        std::vector<std::string>{"G0518 the facsimile \"Phụ lục II\" is set at 50 % of its size"});
  const SetFacsimile large = set_facsimile({a4(1, {}, 100), a4(2, {}, 100), a4(3, kMargins, 60)});
  CHECK(large.findings ==
        std::vector<std::string>{
            "G0518 the facsimile \"Phụ lục II\" is set at 79 % of its size (page 3 at 60 %)",
            "G0519 page 1 of the facsimile \"Phụ lục II\" has no room for 100 % and is set at 79 % "
            "(such pages: 2)"});
}

TEST_CASE("what is wide on a wide facsimile page is turned, half a page of text is not") {
  const model::Picture wide = {.width = points(842), .height = points(595), .page = 1};
  model::Picture column = wide;
  column.crop = {.left = points(100), .right = points(442)};
  model::Picture half = a4(1, {.left = points(60), .right = points(60), .bottom = points(500)});
  model::Picture cropped = wide;
  cropped.crop = {.left = points(10), .top = points(20), .right = points(30), .bottom = points(40)};
  const SetFacsimile set = set_facsimile({wide, column, half, cropped});
  REQUIRE(set.frames.size() == 4);
  CHECK(set.frames[0].is_turned);
  CHECK_FALSE(set.frames[1].is_turned);
  CHECK_FALSE(set.frames[2].is_turned);
  const PictureFrame& turned = set.frames[3];
  REQUIRE(turned.is_turned);
  // Its left side is at the foot of the room.
  CHECK(turned.cut.bottom < turned.cut.left);
  CHECK(turned.cut.left < turned.cut.top);
  CHECK(turned.cut.top < turned.cut.right);
  CHECK(turned.cut.left.scaled == points(20).scaled * turned.height.scaled / points(802).scaled);
}

TEST_CASE("what is wide and small stands upright: on its side it would be no larger") {
  const model::Picture small = {.width = points(290), .height = points(193), .page = 1};
  const SetFacsimile set = set_facsimile({small});
  REQUIRE(set.frames.size() == 1);
  CHECK_FALSE(set.frames[0].is_turned);
  CHECK(set.frames[0].width == points(290));
}

TEST_CASE("many scales of one facsimile are told by the least and the largest") {
  std::vector<model::Picture> pages;
  for (std::uint32_t i = 1; i <= 6; ++i) {
    pages.push_back(a4(i, {}, static_cast<std::uint8_t>(10 * i)));
  }
  CHECK(set_facsimile(pages).findings ==
        std::vector<std::string>{
            "G0518 the facsimile \"Phụ lục II\" is set at 10 % to 60 % of its size"});
}

TEST_CASE("a picture in the text that is set at less than three quarters of its size is told") {
  const auto findings_of = [](Length width) {
    model::Issue issue = facsimile_issue({});
    model::Instrument& act = issue.entries[0].instrument;
    act.pictures.push_back({.width = width, .height = points(100), .alternative = "Sơ đồ"});
    act.opening.emplace_back(model::Paragraph{.origin = {.line = 7, .column = 1}, .picture = 1});
    Diagnostics diagnostics;
    pictures_of(typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics));
    std::vector<std::string> findings;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.code == "G0520") {
        findings.push_back(std::to_string(diagnostic.place.line) + " " + diagnostic.message);
      }
    }
    return findings;
  };
  const Length measure = sample_layout().measure();
  CHECK(findings_of(measure).empty());
  CHECK(findings_of(measure * 4 / 3).empty());
  CHECK(findings_of(measure * 2) ==
        std::vector<std::string>{
            "7 the picture \"Sơ đồ\" is set at 50 % of the size at which its document shows it"});
}

}  // namespace
}  // namespace gazette::typeset
