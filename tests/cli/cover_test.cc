// The cover that a printer asks for, as a build makes it.

#include <algorithm>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/cli/program.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"

namespace gazette::cli {
namespace {

/// An office with an issue of one act, planned, whose printer is this.
void begin_printed(Workspace& office, const std::string& printer, const std::string& cover = "") {
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  settings.resize(settings.find("[cover]"));
  office.write("gazette.toml", settings + cover + "\n[[printer]]\nid = \"nha-in\"\n" + printer);
  office.write("inbox/45.md", markdown());
  office.done({"ingest", "inbox", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20", "--act", "ubnd-45-2022-qd-ubnd"});
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a build makes the cover that the printer asks for, the same bytes each time") {
  Workspace office;
  begin_printed(office, "cover = \"spread\"\n");
  CHECK(has(office.done({"build", "2022/01"}), "\n  build/2022-01/print/cover.pdf  "));
  const std::string cover = office.read("build/2022-01/print/cover.pdf");
  CHECK(has(office.read("build/2022-01/manifest.json"), "print/cover.pdf"));
  office.done({"build", "2022/01"});
  CHECK(office.read("build/2022-01/print/cover.pdf") == cover);
  if (has_judge("pdfinfo")) {
    const std::string boxes =
        run_program({"pdfinfo", "-box", "build/2022-01/print/cover.pdf"}, office.path()).out;
    CHECK(has(boxes, "Pages:           1\n"));
    CHECK(has(boxes, "TrimBox:             8.50     8.50  1199.06   850.39\n"));
    CHECK(has(boxes, "BleedBox:            0.00     0.00  1207.56   858.90\n"));
  }
  if (has_judge("qpdf")) {
    CHECK(run_program({"qpdf", "--check", "build/2022-01/print/cover.pdf"}, office.path()).code ==
          0);
  }
}

TEST_CASE("without a cover in the printer's profile there is none") {
  Workspace office;
  begin_printed(office, "");
  CHECK_FALSE(has(office.done({"build", "2022/01"}), "cover.pdf"));
  CHECK_FALSE(office.has("build/2022-01/print/cover.pdf"));
}

TEST_CASE("a book too thin to be glued or too thick to be stitched is a warning") {
  Workspace thin;
  begin_printed(thin, "cover = \"spread\"\nbinding = \"perfect\"\n");
  const Outcome glued = thin.run({"build", "2022/01"});
  CHECK(glued.code == 0);
  CHECK(has(glued.err, "gazette.toml: warning[G0670]: the spine of 4 pages is 0.5 mm thick\n"));
  Workspace thick;
  begin_printed(thick, "cover = \"pages\"\ncaliper_mm = 1.8\n");
  const Outcome stitched = thick.run({"build", "2022/01"});
  CHECK(stitched.code == 0);
  CHECK(has(stitched.err,
            "gazette.toml: warning[G0671]: 4 pages are 3.6 mm thick, too much to be stitched\n"));
}

TEST_CASE("a body without a cover is told of its binding as well") {
  Workspace thin;
  begin_printed(thin, "binding = \"perfect\"\n");
  CHECK(has(thin.run({"build", "2022/01"}).err,
            "gazette.toml: warning[G0670]: the spine of 4 pages is 0.2 mm thick\n"));
  Workspace thick;
  begin_printed(thick, "caliper_mm = 1.8\n");
  CHECK(has(thick.run({"build", "2022/01"}).err,
            "gazette.toml: warning[G0671]: 4 pages are 3.6 mm thick, too much to be stitched\n"));
}

TEST_CASE("bands of the cover that run off an edge without bleed are a warning") {
  const auto told = [](const std::string& bleed) {
    Workspace office;
    begin_printed(office, "cover = \"pages\"\nbleed_mm = " + bleed + "\n");
    const Outcome outcome = office.run({"build", "2022/01"});
    CHECK(outcome.code == 0);
    const std::size_t place = outcome.err.find("gazette.toml: warning[G0679]: ");
    return place == std::string::npos
               ? std::string()
               : outcome.err.substr(place, outcome.err.find('\n', place) - place);
  };
  CHECK(told("[0, 0, 0, 0]") ==
        "gazette.toml: warning[G0679]: colour of the cover runs off the page (top, outer, bottom) "
        "with 0 mm of bleed");
  CHECK(told("[3, 2, 3, 0]") ==
        "gazette.toml: warning[G0679]: colour of the cover runs off the page (outer) with 2 mm of "
        "bleed");
  CHECK(told("[3, 3, 3, 0]").empty());
}

TEST_CASE("a cover with marks is without a finding in our own preflight") {
  for (const std::string cover : {"spread", "pages"}) {
    Workspace office;
    begin_printed(
        office, "cover = \"" + cover + "\"\nmarks = [\"top\", \"outer\", \"bottom\", \"inner\"]\n");
    office.done({"build", "2022/01"});
    const std::string out =
        office.run({"preflight", "build/2022-01/print/cover.pdf", "--ink", "off"}).out;
    INFO(out);
    CHECK_FALSE(has(out, "R0010"));
    CHECK_FALSE(has(out, "R0024"));
    // The insides of a cover in pages are blank, and meant to be.
    CHECK(has(out, "R0005") == (cover == "pages"));
  }
}

TEST_CASE("an emblem drawn with more ink than the press takes is refused") {
  Workspace office;
  begin_printed(office, "cover = \"pages\"\n", "[cover]\nemblem = \"LOGO.PDF\"\n");
  office.write(
      "layouts/cover/LOGO.PDF",
      drawn_pdf({{.width = 100, .height = 100, .operators = "1 1 1 1 k 9 9 80 80 re f\n"}}));
  refuse(office, {"build", "2022/01"},
         "layouts/cover/LOGO.PDF: error[G0674]: the emblem has a colour of 400 % of ink, the press "
         "takes 320 %\n");
}

TEST_CASE("an emblem that is missing or cannot be taken, and an accent too dark, print nothing") {
  Workspace office;
  begin_printed(office, "cover = \"pages\"\nink_percent = 200\n",
                "[cover]\nemblem = \"quoc-huy.png\"\n");
  const Outcome dark = office.run({"build", "2022/01"});
  CHECK(dark.code == 1);
  CHECK(has(dark.err, "error[G0674]: the accent colour has 205 % of ink, the press takes 200 %\n"));
  std::string settings = office.read("gazette.toml");
  settings.replace(settings.find("ink_percent = 200"), 17, "ink_percent = 300");
  office.write("gazette.toml", settings);
  refuse(office, {"build", "2022/01"},
         "gazette.toml: error[G0675]: there is no layouts/cover/quoc-huy.png, the emblem\n");
  office.write("layouts/cover/quoc-huy.png", "GIF89a");
  refuse(office, {"build", "2022/01"},
         "layouts/cover/quoc-huy.png: error[G0675]: the emblem cannot be taken: it is GIF, no PDF, "
         "PNG or JPEG in RGB or grey\n");
  // 110 pt of height are 1.53 inches.
  office.write("layouts/cover/quoc-huy.png", drawn_png(229, 229, colour_ramp));
  refuse(office, {"build", "2022/01"},
         "layouts/cover/quoc-huy.png: error[G0677]: the emblem has 149 pixels to the inch\n");
  office.write("layouts/cover/quoc-huy.png", drawn_png(230, 230, colour_ramp));
  const Outcome soft = office.run({"build", "2022/01"});
  CHECK(soft.code == 0);
  CHECK(has(soft.err, "warning[G0678]: the emblem has 150 pixels to the inch\n"));
}

TEST_CASE("an emblem in colours of a screen is found before anything is written") {
  Workspace office;
  begin_printed(office, "cover = \"spread\"\n", "[cover]\nemblem = \"quoc-huy.pdf\"\n");
  office.write(
      "layouts/cover/quoc-huy.pdf",
      drawn_pdf({{.width = 100, .height = 100, .operators = "1 0 0 rg 9 9 80 80 re f\n"}}));
  refuse(office, {"build", "2022/01"}, "print/cover.pdf: error[G0676]: R0027, page 1: ");
  office.write(
      "layouts/cover/quoc-huy.pdf",
      drawn_pdf({{.width = 100, .height = 100, .operators = "0 1 0 0 k 9 9 80 80 re f\n"}}));
  office.done({"build", "2022/01"});
  CHECK(has(office.read("build/2022-01/print/cover.pdf"), "pdfxid:GTS_PDFXVersion"));
  CHECK(has(office.done({"dump", "frames", "2022/01", "--cover"}),
            "book 1190.552 x 841.89, 1 pages"));
}

TEST_CASE("what no face has in the notice of the cover is told with the line of the notice") {
  Workspace office;
  begin_printed(office, "cover = \"spread\"\n",
                "[cover]\nback = \"notice\"\nnotice = [\"THÔNG BÁO\", \"Một \\U0010FFFD.\"]\n");
  const Outcome outcome = office.run({"build", "2022/01"});
  CHECK(outcome.code == 1);
  const std::vector<std::string> settings = lines_of(office.read("gazette.toml"));
  const auto line = std::find_if(settings.begin(), settings.end(), [](const std::string& each) {
    return each.starts_with("notice = ");
  });
  REQUIRE(line != settings.end());
  CHECK(has(outcome.err, fmt::format("gazette.toml:{}:10: error[G0501]: no face has the character",
                                     line - settings.begin() + 1)));
}

}  // namespace
}  // namespace gazette::cli
