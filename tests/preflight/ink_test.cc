// R0026: the mean ink of squares, by arithmetic and on pages that Ghostscript renders.

#include "gazette/preflight/ink.h"

#include <iostream>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/preflight/ink_parts.h"
#include "tests/preflight/findings.h"
#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {
namespace {

bool has_ghostscript() {
  if (find_program("gs")) {
    return true;
  }
  std::cout << "skipped: gs is not installed\n";
  return false;
}

/// A square patch of 340 % of so many millimetres, its corner at 25.4, 50.8 mm; `more` besides.
std::string patch(double millimetres, const std::string& more = "") {
  const double side = millimetres * 72 / 25.4;
  return pdf_with({.change = [=](QPDF& pdf, QPDFObjectHandle page) {
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(
                                     &pdf, fmt::format("1 0 0 1 30 30 cm 0.8 0.8 0.8 1 k 72 "
                                                       "144 {0} {0} re f {1}",
                                                       side, more)));
  }});
}

std::optional<Report> measured(const std::string& pdf, Options options = {}) {
  Diagnostics diagnostics;
  return preflight(pdf, "a.pdf", options, diagnostics);
}

}  // namespace

TEST_CASE("the heaviest square is found wherever it lies, and only within the area") {
  // 20 x 10 pixels: 2 x 2 of them full of two inks, in column 12 and row 3 from the top.
  std::string inks(20 * 10 * 4, '\0');
  for (const std::size_t row : {3U, 4U}) {
    for (const std::size_t column : {12U, 13U}) {
      inks.replace((row * 20 + column) * 4, 2, "\xFF\xFF");
    }
  }
  const Rendering rendering{.width = 20, .height = 10, .inks = inks};
  const InkSquare small = heaviest_square(rendering, {.right = 20, .top = 10}, 2);
  CHECK(small.percent == Approx(200));
  CHECK(small.left == 12);
  CHECK(small.bottom == 5);
  CHECK(heaviest_square(rendering, {.right = 20, .top = 10}, 4).percent == Approx(50));
  CHECK(heaviest_square(rendering, {.right = 12, .top = 10}, 2).percent == Approx(0));
  CHECK(heaviest_square(rendering, {.left = 12, .right = 14, .top = 10}, 4).side == 2);
  CHECK(heaviest_square(rendering, {}, 4).percent == 0);
}

TEST_CASE("a patch of 14 mm with 340 % passes, one of 20 mm does not") {
  if (!has_ghostscript()) {
    return;
  }
  CHECK(found_in(patch(14), {}) == "");
  CHECK(found_in(patch(20), {}) ==
        "R0026 warning, page 1 at 25.4, 50.7 mm: 340 % of ink in a square of 15 mm, more than 320 "
        "%\n");
  CHECK(found_in(patch(20), {.ink_percent = 340.1}) == "");
  CHECK(found_in(patch(14), {.ink_percent = 280}).starts_with("R0026 warning, page 1 at "));
  CHECK(found_in(patch(20), {.variant = Variant::digital}) == "");
  CHECK(found_in(patch(20), {.variant = Variant::digital, .is_ink_asked = true}) ==
        "R0026 warning, page 1 at 25.4, 50.7 mm: 340 % of ink in a square of 15 mm, more than 320 "
        "%\n");
}

TEST_CASE("the highest mean is told though it is within the limit") {
  if (!has_ghostscript()) {
    return;
  }
  const auto report = measured(patch(14));
  REQUIRE(report);
  REQUIRE(report->ink);
  CHECK(report->ink->percent == Approx(340 * 14.0 * 14 / (15 * 15)).epsilon(0.02));
  CHECK(report->ink->page == 1);
  CHECK(report->ink->place.left < 25.5);
  CHECK(report->ink->place.right > 39.3);
  CHECK(report->ink->place.right - report->ink->place.left == Approx(15).epsilon(0.01));
  CHECK_FALSE(measured(patch(14), {.ink_percent = {}})->ink);
}

TEST_CASE("black that overprints adds to what is below it") {
  if (!has_ghostscript()) {
    return;
  }
  const auto percent = [](const std::string& black) {
    const std::string pdf = pdf_with({.operators = "0.8 0.8 0.8 0 k 72 144 60 60 re f " + black +
                                                   " 0 0 0 1 k 72 144 60 60 re f"});
    return measured(pdf)->ink->percent;
  };
  CHECK(percent("/Over gs") == Approx(340).epsilon(0.01));
  CHECK(percent("/Knock gs") < 250);
}

TEST_CASE("ink is measured within the bleed, and placed as the page is seen") {
  if (!has_ghostscript()) {
    return;
  }
  // Colour bars beside the page: the sheet begins 30 points left of the trim, the bleed 9.
  CHECK(found_in(patch(5, "-30 300 18 300 re f"), {}) == "");
  const std::string pdf = pdf_with(
      {.operators = "1 1 1 1 k 72 144 60 60 re f", .change = [](QPDF& file, QPDFObjectHandle) {
         for (QPDFObjectHandle page : file.getAllPages()) {
           page.replaceKey("/Rotate", QPDFObjectHandle::newInteger(90));
         }
       }});
  const auto report = measured(pdf);
  CHECK(report->ink->percent == Approx(400).epsilon(0.01));
  CHECK(report->ink->place.left == Approx(144 * 25.4 / 72).margin(6.5));
  CHECK(report->ink->place.bottom == Approx((595 - 72 - 60) * 25.4 / 72).margin(6.5));
}

TEST_CASE("a long file is measured in parts, which have its pages as they are") {
  QPDF pdf;
  pdf.emptyPDF();
  for (int i = 0; i < 5; ++i) {
    QPDFObjectHandle page = QPDFObjectHandle::parse("<</Type /Page /MediaBox [0 0 9 9]>>");
    page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, fmt::format("{} w", i)));
    pdf.addPage(pdf.makeIndirectObject(page), false);
  }
  // Names that lead to all pages.
  pdf.getRoot().replaceKey("/Dests", QPDFObjectHandle::newDictionary());
  pdf.getRoot().getKey("/Dests").replaceKey("/last", pdf.getAllPages().back());
  const std::string whole = written(pdf, {}, false);
  PdfParts parts(whole);
  const auto contents_of = [&](std::size_t first, std::size_t count) {
    const std::string bytes = parts.part(first, count);
    QPDF part;
    part.processMemoryFile("part", bytes.data(), bytes.size());
    std::string contents;
    for (QPDFObjectHandle page : part.getAllPages()) {
      const auto stream = page.getKey("/Contents").getStreamData();
      const void* const data = stream->getBuffer();
      contents.append(static_cast<const char*>(data), stream->getSize()).append(",");
    }
    CHECK(part.getAllObjects().size() == 2 + 2 * part.getAllPages().size());
    return contents;
  };
  CHECK(contents_of(0, 2) == "0 w,1 w,");
  CHECK(contents_of(2, 2) == "2 w,3 w,");
  CHECK(contents_of(4, 2) == "4 w,");
}

TEST_CASE("pages are named in runs, and no more than five") {
  CHECK(pages_text({3}) == "page 3");
  CHECK(pages_text({1, 2, 3, 7}) == "pages 1-3, 7");
  CHECK(pages_text({1, 3, 5, 7, 8, 9, 11, 12, 20}) == "pages 1, 3, 5, 7-9, 11-12 and 1 more");
}

TEST_CASE("what takes long says how far it is") {
  std::vector<std::string> told;
  const Options options{
      .ink_percent = {},
      .progress = [&](std::string_view what, std::size_t done, std::size_t count) {
        told.push_back(fmt::format("{} {} of {}", what, done, count));
      }};
  CHECK(found_in(pdf_with(), options) == "");
  CHECK(told == std::vector<std::string>{"pages read 1 of 2", "pages read 2 of 2"});
}

TEST_CASE("pages that cannot be rendered are named") {
  if (!has_ghostscript()) {
    return;
  }
  const std::string pdf = pdf_with({.change = [](QPDF&, QPDFObjectHandle page) {
    page.replaceKey("/UserUnit", QPDFObjectHandle::newInteger(2));
  }});
  CHECK(found_in(pdf, {}) ==
        "R0002 error, page 1: UserUnit 2\n"
        "G0653: R0026 was not checked on page 1: it has no size that can be rendered\n");
}

}  // namespace gazette::preflight
