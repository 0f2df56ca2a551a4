// Sheets as files: where pages land, what outside programs see, and what the proof notices.

#include "gazette/press/impose.h"

#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/press/impose_source.h"
#include "gazette/press/impose_verify.h"
#include "gazette/press/press.h"
#include "tests/press/imposed.h"
#include "tests/press/judges.h"

namespace gazette::press {
namespace {

using Codes = std::vector<std::string>;

/// A print body with a bleed of 3 mm, as a build makes it.
std::string print_body(std::uint32_t pages_count) {
  SampleBook sample = full_book(pages_count);
  for (std::uint32_t i = 0; i < pages_count; ++i) {
    sample.book.pages[i].folio = i + 1;
  }
  const Length bleed = millimetres(3);
  return make_pdf(sample.book,
                  {.target = Target::print, .cmyk = true, .bleed = {bleed, bleed, bleed, bleed}});
}

/// A grey picture as pdftoppm writes it.
struct Picture {
  int width = 0;
  int height = 0;
  std::string samples = {};

  [[nodiscard]] int at(int x, int y) const {
    return static_cast<unsigned char>(samples.at(static_cast<std::size_t>(y * width + x)));
  }
};

/// A page at a pixel to the point; nothing where there is no pdftoppm.
std::optional<Picture> picture_of(const std::string& pdf, int page) {
  const auto verdict = judge("pdftoppm", fmt::format("-r 72 -gray -f {0} -l {0} {{}}", page), pdf);
  if (!verdict) {
    return std::nullopt;
  }
  Picture picture;
  int end = 0;
  REQUIRE(std::sscanf(verdict->output.c_str(), "P5 %d %d 255%n", &picture.width, &picture.height,
                      &end) == 2);
  picture.samples = verdict->output.substr(static_cast<std::size_t>(end) + 1);
  return picture;
}

/// The sheets with something changed in them.
template <typename Change>
std::string changed(const std::string& sheets, const Change& change) {
  QPDF document;
  document.processMemoryFile("sheets", sheets.data(), sheets.size());
  std::vector<QPDFObjectHandle> pages = document.getAllPages();
  change(pages);
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  return bytes;
}

std::string content_of(QPDFObjectHandle page) {
  const auto buffer = page.getKey("/Contents").getStreamData();
  const void* const bytes = buffer->getBuffer();
  return {static_cast<const char*>(bytes), buffer->getSize()};
}

std::string id_of(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("sheets", pdf.data(), pdf.size());
  return document.getTrailer().getKey("/ID").unparse();
}

const ImposeJob kSheetwise = {
    .scheme = Scheme::perfect, .work = Work::sheetwise, .mill = millimetres(3)};

}  // namespace

TEST_CASE("every scheme proves itself, and qpdf finds nothing wrong") {
  const std::string body = print_body(22);
  std::vector<ImposeJob> jobs = {{.caliper = millimetres(0.1)}, kSheetwise};
  for (const Work work : {Work::nested, Work::work_and_turn}) {
    jobs.push_back(kSheetwise);
    jobs.back().work = work;
  }
  for (const std::uint32_t up : {2U, 4U, 8U}) {
    jobs.push_back({.scheme = Scheme::cut_stack, .up = up});
  }
  jobs.push_back(
      {.sheet = SheetSize{millimetres(320), millimetres(450)}, .duplex = Duplex::long_edge});
  std::set<std::string> ids;  // another file, another identifier
  for (const ImposeJob& job : jobs) {
    CAPTURE(static_cast<int>(job.scheme), static_cast<int>(job.work), job.up);
    const Imposing made = imposing(body, job);
    REQUIRE(made.result);
    CHECK_FALSE(made.diagnostics.has_errors());
    CHECK(made.result->pdf == imposing(body, job).result->pdf);
    CHECK(ids.insert(id_of(made.result->pdf)).second);
    if (const auto verdict = judge("qpdf", "--check {}", made.result->pdf)) {
      CHECK(verdict->status == 0);
      CHECK(verdict->output.find("WARNING") == std::string::npos);
    }
  }
}

TEST_CASE("pages lie on the sheet as they look alone, pixel by pixel") {
  const std::string source = numbered_pdf(8);
  // 20 points around two pages of 595 x 842.
  const Imposing made = imposing(source, {.sheet = SheetSize{points(1230), points(882)}});
  REQUIRE(made.result);
  const auto sheet = picture_of(made.result->pdf, 3);  // the front of the inner sheet: 6, 3
  if (!sheet) {
    return;
  }
  REQUIRE(sheet->width == 1230);
  for (const auto& [number, left] : {std::pair(6, 20), std::pair(3, 615)}) {
    const auto page = picture_of(source, number);
    int dark = 0;
    int different = 0;
    for (int y = 0; y < 842; ++y) {
      for (int x = 0; x < 595; ++x) {
        dark += page->at(x, y) < 128 ? 1 : 0;
        different += std::abs(page->at(x, y) - sheet->at(left + x, 20 + y)) > 64 ? 1 : 0;
      }
    }
    CHECK(dark > 100);
    CHECK(different == 0);
  }
}

TEST_CASE("the second row of a folded sheet is seen upside down") {
  const std::string source = numbered_pdf(16);
  ImposeJob job = kSheetwise;
  job.marks = {.crop = false, .fold = false, .collation = false};
  const Imposing made = imposing(source, job);
  REQUIRE(made.result);
  if (const auto words = judge("pdftotext", "-f 1 -l 1 -layout {} -", made.result->pdf)) {
    // pdftotext reads turned lines in their own direction.
    CHECK(words->output.find("Page 5") != std::string::npos);
    CHECK(words->output.find("Page 16") != std::string::npos);
    CHECK(words->output.find("Page 2\n") == std::string::npos);
  }
}

TEST_CASE("sheets have their boxes, and marks stand outside of the bleed in black alone") {
  const Imposing made = imposing(print_body(8));
  REQUIRE(made.result);
  CHECK(made.codes().empty());
  if (const auto boxes = judge("pdfinfo", "-box {}", made.result->pdf)) {
    // 2 x 210 mm by 297 mm, and 3 + 1 + 5 + 1 mm around.
    CHECK(boxes->output.find("MediaBox:            0.00     0.00  1247.25   898.58") !=
          std::string::npos);
    CHECK(boxes->output.find("TrimBox:            28.35    28.35  1218.90   870.24") !=
          std::string::npos);
    CHECK(boxes->output.find("BleedBox:           19.84    19.84  1227.40   878.74") !=
          std::string::npos);
  }
  if (const auto ink = judge("gs", "-q -o - -sDEVICE=inkcov {}", made.result->pdf)) {
    std::size_t count = 0;
    for (std::size_t at = ink->output.find(" CMYK OK"); at != std::string::npos;
         at = ink->output.find(" CMYK OK", at + 1)) {
      ++count;
    }
    CHECK(count == 4);
    CHECK(ink->output.starts_with(" 0.00000  0.00000  0.00000  0.0"));
  }
}

TEST_CASE("pages go in packed as they are, and share what they shared") {
  const std::string body = print_body(40);
  const Imposing made = imposing(body);
  REQUIRE(made.result);
  // The sheets themselves are all that is new: operators, dictionaries, the face of the slug.
  CHECK(made.result->pdf.size() < body.size() + 30'000);
}

TEST_CASE("the printed plan tells what the shop must know") {
  const Imposing made = imposing(
      numbered_pdf(7),
      {.caliper = millimetres(0.0875), .sheet = SheetSize{millimetres(320), millimetres(450)}});
  REQUIRE(made.result);
  CHECK(made.result->blanks_count == 1);
  CHECK(made.result->sheets_count == 2);
  const std::string& plan = made.result->plan;
  CHECK(plan.find("Số trang: 7, thêm 1 trang trống ở cuối (trang 8-8)\n") != std::string::npos);
  CHECK(plan.find("In hai mặt: lật theo cạnh ngắn\n") != std::string::npos);
  CHECK(plan.find("    1  0,000 mm\n    2  0,088 mm\n") != std::string::npos);
  CHECK(plan.find("  tờ 1 mặt trước             –     1^ \n"
                  "  tờ 1 mặt sau              2^     7^ \n"
                  "  tờ 2 mặt trước            6^     3^ \n"
                  "  tờ 2 mặt sau              4^     5^ \n") != std::string::npos);
}

TEST_CASE("the proof notices what is not the book") {
  const std::string pdf = numbered_pdf(8);
  Diagnostics diagnostics;
  const Source source = read_source(pdf, "a.pdf", diagnostics);
  const Imposing made = imposing(pdf);
  REQUIRE(made.result);
  const std::string& sheets = made.result->pdf;
  const Binding binding{.signatures = {{.pages_count = 8}}};
  CHECK(verify_sheets(sheets, source, binding) == std::nullopt);

  const auto replaced = [&](const std::string& from, const std::string& to) {
    return changed(sheets, [&](std::vector<QPDFObjectHandle>& pages) {
      std::string content = content_of(pages[0]);
      const std::size_t at = content.find(from);
      REQUIRE(at != std::string::npos);
      content.replace(at, from.size(), to);
      pages[0]
          .getKey("/Contents")
          .replaceStreamData(content, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
    });
  };
  CHECK(verify_sheets(replaced("/P8 Do", "/P1 Do"), source, binding) ==
        "on side 1 stands another page where page 8 of the source should be");
  CHECK(verify_sheets(replaced("1 0 0 1 25.512 ", "1 0 0 1 26.512 "), source, binding) ==
        "pages 7 and 8 do not lie behind one another");
  CHECK(verify_sheets(replaced("1 0 0 1 25.512 25.512 ", "-1 0 0 -1 620.512 867.512 "), source,
                      binding) == "page 8 does not stand with its head up");
  CHECK(verify_sheets(replaced("/P8 Do", ""), source, binding) == "page 8 of the book is blank");
  CHECK(verify_sheets(sheets, source, {.signatures = {{.pages_count = 4}, {.pages_count = 4}}}) ==
        "on side 2 stands another page where page 3 of the source should be");
  Binding long_edge = binding;
  long_edge.turns_about_level = true;
  CHECK(verify_sheets(sheets, source, long_edge) == "page 2 does not stand with its head up");
  Binding thick = binding;
  thick.caliper = points(1);
  CHECK(verify_sheets(sheets, source, thick) ==
        "page 3 is not shifted to the fold by what the sheets around it take");

  const std::string other = changed(sheets, [](std::vector<QPDFObjectHandle>& pages) {
    QPDFObjectHandle form = pages[0].getKey("/Resources").getKey("/XObject").getKey("/P8");
    form.replaceStreamData("BT ET", QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
  });
  CHECK(verify_sheets(other, source, binding) ==
        "on side 1 stands another page where page 8 of the source should be");
  const std::string face = changed(sheets, [](std::vector<QPDFObjectHandle>& pages) {
    QPDFObjectHandle form = pages[0].getKey("/Resources").getKey("/XObject").getKey("/P8");
    form.getDict()
        .getKey("/Resources")
        .getKey("/Font")
        .getKey("/T")
        .replaceKey("/BaseFont", QPDFObjectHandle::newName("/Courier"));
  });
  CHECK(verify_sheets(face, source, binding) ==
        "on side 1 stands another page where page 1 of the source should be");
}

}  // namespace gazette::press
