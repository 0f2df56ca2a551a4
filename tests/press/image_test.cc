// Pictures in a PDF, as outside programs see them.

#include "gazette/base/image.h"

#include <array>
#include <optional>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/press/press.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

/// A book of two pages with four images; the first stands on both pages.
SampleBook picture_book() {
  SampleBook sample;
  for (const std::string& bytes :
       {drawn_png(120, 80, colour_ramp), drawn_png(121, 80, strokes),
        drawn_jpeg(122, 80, colour_ramp), drawn_jpeg(123, 80, grey_ramp, true)}) {
    sample.book.images.push_back(
        {.sha256 = sha256(bytes), .facts = *read_image(bytes).facts, .bytes = bytes});
  }
  for (std::uint32_t folio = 101; folio <= 102; ++folio) {
    typeset::Page& page = sample.add_page(folio);
    sample.add_line("Trang " + std::to_string(folio));
    for (std::uint32_t i = 0; i < (folio == 101 ? 4U : 1U); ++i) {
      page.pictures.push_back({.x = points(72),
                               .y = points(120 + 100 * static_cast<int>(i)),
                               .width = points(120),
                               .height = points(80),
                               .image = i});
    }
  }
  return sample;
}

/// The columns of `pdfimages -list`: page, number, type, width, height, colour, components, bits,
/// encoding ... ; empty where there is no such program.
std::vector<std::string> listed(const std::string& pdf) {
  std::vector<std::string> lines;
  const auto verdict = judge("pdfimages", "-list {}", pdf);
  if (!verdict) {
    return lines;
  }
  std::istringstream rows(verdict->output);
  std::string row;
  for (int i = 0; std::getline(rows, row); ++i) {
    std::istringstream words(row);
    std::string page, number, type, width, height, colour, components, bits, encoding;
    words >> page >> number >> type >> width >> height >> colour >> components >> bits >> encoding;
    if (i >= 2) {
      lines.push_back(page + " " + width + " " + colour + " " + bits + " " + encoding);
    }
  }
  return lines;
}

Job job_of(Target target) {
  return {.target = target, .metadata = {.title = "Công báo", .date = {2022, 9, 20}}};
}

TEST_CASE("online a picture keeps its colours and a JPEG its bytes, each image once") {
  const SampleBook sample = picture_book();
  const std::string pdf = make_pdf(sample.book, job_of(Target::online));
  CHECK(pdf == make_pdf(sample.book, job_of(Target::online)));
  CHECK(pdf.find(sample.book.images[2].bytes) != std::string::npos);
  CHECK(pdf.find(sample.book.images[3].bytes) != std::string::npos);
  CHECK(read_text(pdf) == std::vector<std::string>{"Trang 101", "Trang 102"});
  const std::vector<std::string> images = listed(pdf);
  if (!images.empty()) {
    CHECK(images == std::vector<std::string>{"1 120 rgb 8 image", "1 121 gray 1 image",
                                             "1 122 rgb 8 jpeg", "1 123 gray 8 jpeg",
                                             "2 120 rgb 8 image"});
  }
  if (const auto check = judge("qpdf", "--check {}", pdf)) {
    CHECK(check->status == 0);
  }
}

TEST_CASE("in print every picture is grey and there is ink on the black plate alone") {
  const std::string pdf = make_pdf(picture_book().book, job_of(Target::print));
  const std::vector<std::string> images = listed(pdf);
  if (!images.empty()) {
    CHECK(images == std::vector<std::string>{"1 120 gray 8 image", "1 121 gray 1 image",
                                             "1 122 gray 8 jpeg", "1 123 gray 8 jpeg",
                                             "2 120 gray 8 image"});
  }
  if (const auto check = judge("qpdf", "--check {}", pdf)) {
    CHECK(check->status == 0);
  }
  if (const auto ink = judge("gs", "-q -dNOSAFER -o - -sDEVICE=inkcov {}", pdf)) {
    CHECK(ink->status == 0);
    std::istringstream rows(ink->output);
    std::string cyan, magenta, yellow, black, rest;
    int count = 0;
    while (rows >> cyan >> magenta >> yellow >> black && std::getline(rows, rest)) {
      CHECK(cyan + magenta + yellow == "0.000000.000000.00000");
      CHECK(black > "0.01");
      ++count;
    }
    CHECK(count == 2);
  }
}

/// A book of one page for each page of a PDF, which fills a room of half its size.
SampleBook facsimile_book(const std::string& pdf, std::uint32_t pages_count) {
  SampleBook sample;
  sample.book.images.push_back(
      {.sha256 = sha256(pdf), .facts = {.format = ImageFormat::pdf}, .bytes = pdf});
  for (std::uint32_t page = 1; page <= pages_count; ++page) {
    typeset::Page& own = sample.add_page(100 + page);
    sample.add_line("Trang " + std::to_string(page));
    own.pictures.push_back({.x = points(100),
                            .y = points(200),
                            .width = points(300),
                            .height = points(400),
                            .page = page,
                            .is_turned = page == 2});
  }
  return sample;
}

TEST_CASE("pages of a PDF are carried as they look, without what they would do") {
  const std::string scan = drawn_pdf({{.pixels = 400, .text = "Upright"},
                                      {.width = 842, .height = 595, .text = "Lying"},
                                      {.rotate = 90, .text = "Rotated"}});
  const SampleBook sample = facsimile_book(scan, 3);
  for (const Target target : {Target::online, Target::print}) {
    const std::string pdf = make_pdf(sample.book, job_of(target));
    CHECK(pdf == make_pdf(sample.book, job_of(target)));
    // Text of a facsimile is not text of the gazette.
    CHECK(read_text(pdf) == std::vector<std::string>{"Trang 1", "Trang 2", "Trang 3"});
    if (const auto check = judge("qpdf", "--check {}", pdf)) {
      CHECK(check->status == 0);
    }
    if (const auto objects =
            judge("qpdf", "--qdf --object-streams=disable --no-original-object-ids {} -", pdf)) {
      CHECK(objects->output.find("JavaScript") == std::string::npos);
    }
    if (const auto text = judge("pdftotext", "-bbox {} -", pdf)) {
      for (const char* word : {">Upright<", ">Lying<", ">Rotated<"}) {
        CHECK(text->output.find(word) != std::string::npos);
      }
    }
    if (const auto drawn =
            judge("gs", "-q -dNOSAFER -dPDFSTOPONERROR -o - -sDEVICE=inkcov {}", pdf)) {
      CHECK(drawn->status == 0);
    }
  }
}

/// What Ghostscript says of the inks of each page: "C M Y K"; nothing where it is not installed.
std::optional<std::vector<std::array<std::string, 4>>> inks_of(const std::string& pdf) {
  std::vector<std::array<std::string, 4>> pages;
  const auto ink = judge("gs", "-q -dNOSAFER -o - -sDEVICE=inkcov {}", pdf);
  if (!ink) {
    return std::nullopt;
  }
  std::istringstream rows(ink->output);
  std::array<std::string, 4> inks;
  std::string rest;
  while (rows >> inks[0] >> inks[1] >> inks[2] >> inks[3] && std::getline(rows, rest)) {
    pages.push_back(inks);
  }
  return pages;
}

TEST_CASE("the pictures of every page are read back as their files are") {
  const SampleBook pictures = picture_book();
  const SampleBook pages = facsimile_book(drawn_pdf({{.pixels = 40}, {.width = 842}}), 2);
  for (const Target target : {Target::online, Target::print}) {
    for (const SampleBook* sample : {&pictures, &pages}) {
      const PageWords found = read_pictures(make_pdf(sample->book, job_of(target)));
      CHECK(found == expected_pictures(sample->book, job_of(target)));
    }
  }
  const PageWords online = expected_pictures(pictures.book, job_of(Target::online));
  CHECK(online[0].size() == 4);
  CHECK(online[1] == std::vector<std::string>{online[0][0]});
  CHECK(online[0][2] == "JPEG 122 x 80 " + pictures.book.images[2].sha256);
  CHECK(online != expected_pictures(pictures.book, job_of(Target::print)));
  CHECK(expected_pictures(pages.book, job_of(Target::print)) ==
        PageWords{{"page 595.00 x 842.00"}, {"page 842.00 x 842.00"}});
}

TEST_CASE("of a cropped picture only what is in its room is drawn, and that is read back") {
  const std::string black = drawn_pdf({{.operators = "0 g 0 0 595 842 re f\n"},
                                       {.width = 842, .operators = "0 g 0 0 842 842 re f\n"}});
  SampleBook whole = facsimile_book(black, 2);
  SampleBook cropped = facsimile_book(black, 2);
  const std::string scan = drawn_png(60, 80, [](std::uint32_t, std::uint32_t) { return 0U; });
  for (SampleBook* sample : {&whole, &cropped}) {
    sample->book.images.push_back(
        {.sha256 = sha256(scan), .facts = *read_image(scan).facts, .bytes = scan});
    sample->add_page(103);
    sample->add_line("Trang 3");
    sample->book.pages[2].pictures.push_back({.x = points(100),
                                              .y = points(200),
                                              .width = points(300),
                                              .height = points(400),
                                              .image = 1});
  }
  for (typeset::Page& page : cropped.book.pages) {
    page.pictures[0].cut = {
        .left = points(20), .top = points(50), .right = points(30), .bottom = points(70)};
  }
  for (const Target target : {Target::online, Target::print}) {
    const Job job = job_of(target);
    const std::string pdf = make_pdf(cropped.book, job);
    CHECK(pdf == make_pdf(cropped.book, job));
    CHECK(read_text(pdf) == std::vector<std::string>{"Trang 1", "Trang 2", "Trang 3"});
    CHECK(read_pictures(pdf) == expected_pictures(cropped.book, job));
    CHECK(read_pictures(pdf) != expected_pictures(whole.book, job));
    if (const auto check = judge("qpdf", "--check {}", pdf)) {
      CHECK(check->status == 0);
    }
    // The room is as black as with the whole picture in it, and nothing beside it.
    const auto inks = inks_of(pdf);
    const auto whole_inks = inks_of(make_pdf(whole.book, job));
    for (std::size_t i = 0; inks && i < 3; ++i) {
      CHECK(std::stod(inks->at(i)[3]) == Approx(std::stod(whole_inks->at(i)[3])).margin(0.001));
    }
  }
  const PageWords words = expected_pictures(cropped.book, job_of(Target::online));
  const double height = to_points(cropped.book.page_height);
  CHECK(words[0] == std::vector<std::string>{
                        fmt::format("page 595.00 x 842.00, 100 {:g} 300 400 of 350 0 0 520 80 {:g}",
                                    height - 600, height - 670)});
  CHECK(words[1] == std::vector<std::string>{fmt::format(
                        "page 842.00 x 842.00, 100 {:g} 300 400 of 0 520 -350 0 430 {:g}",
                        height - 600, height - 670)});
}

TEST_CASE("pages of a PDF keep their colours online and have none in print") {
  const std::string pages =
      drawn_pdf({{.text = "Red", .operators = "1 0 0 rg 50 50 400 400 re f 0 0 1 RG\n"},
                 {.text = "Inks", .operators = "0.4 0.9 0 0 k 50 50 400 400 re f\n"},
                 {.operators = "q 400 0 0 400 0 0 cm BI /W 3 /H 1 /BPC 8 /CS /RGB /F /AHx ID "
                               "FF000000FF000000FF> EI Q\n"}});
  const SampleBook sample = facsimile_book(pages, 3);
  const std::string print = make_pdf(sample.book, job_of(Target::print));
  CHECK(print == make_pdf(sample.book, job_of(Target::print)));
  if (const auto check = judge("qpdf", "--check {}", print)) {
    CHECK(check->status == 0);
  }
  const auto in_print = inks_of(print);
  const auto online = inks_of(make_pdf(sample.book, job_of(Target::online)));
  if (!in_print || !online) {
    return;
  }
  REQUIRE(in_print->size() == 3);
  for (const std::array<std::string, 4>& inks : *in_print) {
    CHECK(inks[0] + inks[1] + inks[2] == "0.000000.000000.00000");
    CHECK(inks[3] > "0.02");
  }
  REQUIRE(online->size() == 3);
  for (const std::array<std::string, 4>& inks : *online) {
    CHECK(inks[1] > "0.02");
  }
}

TEST_CASE("the seal of a signed page is shown, in print in grey") {
  const std::string bare = drawn_pdf({{}});
  const std::string seal = drawn_pdf({{.notes = {{.entries = "/Subtype /Widget /FT /Sig /F 132",
                                                  .drawing = "1 0 0 rg 0 0 10 10 re f"}}}});
  const std::string print = make_pdf(facsimile_book(seal, 1).book, job_of(Target::print));
  const auto without = inks_of(make_pdf(facsimile_book(bare, 1).book, job_of(Target::online)));
  const auto online = inks_of(make_pdf(facsimile_book(seal, 1).book, job_of(Target::online)));
  const auto in_print = inks_of(print);
  if (without && online && in_print) {
    REQUIRE(without->size() == 1);
    REQUIRE(online->size() == 1);
    REQUIRE(in_print->size() == 1);
    CHECK(without->at(0)[1] == "0.00000");
    CHECK(online->at(0)[1] > "0.004");  // 100 x 100 points of the page, shown at half its size
    const std::array<std::string, 4> inks = in_print->at(0);
    CHECK(inks[0] + inks[1] + inks[2] == "0.000000.000000.00000");
    CHECK(inks[3] > without->at(0)[3]);
  }
  if (const auto objects = judge("qpdf", "--qdf --object-streams=disable {} -", print)) {
    CHECK(objects->output.find("0.3 g 0 0 10 10 re f") != std::string::npos);
    CHECK(objects->output.find("/Widget") == std::string::npos);
  }
}

}  // namespace
}  // namespace gazette::press
