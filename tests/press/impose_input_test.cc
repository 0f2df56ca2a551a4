// Files of other people, given to be imposed: each with what is said of it.

#include <catch2/catch.hpp>

#include "gazette/press/deflate.h"
#include "tests/press/imposed.h"

namespace gazette::press {
namespace {

using Codes = std::vector<std::string>;
using Object = QPDFObjectHandle;

/// A PDF of A4 pages with entries of its own, one text of entries a page.
std::string pdf_with(const std::vector<std::string>& entries, const std::string& root = "") {
  std::string source = numbered_pdf(static_cast<int>(entries.size()));
  QPDF document;
  document.processMemoryFile("PDF", source.data(), source.size());
  std::vector<Object> pages = document.getAllPages();
  for (std::size_t i = 0; i < entries.size(); ++i) {
    for (auto& [key, value] : Object::parse("<<" + entries[i] + ">>").getDictAsMap()) {
      pages[i].replaceKey(key, value);
    }
  }
  for (auto& [key, value] : Object::parse("<<" + root + ">>").getDictAsMap()) {
    document.getRoot().replaceKey(key, value);
  }
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setStaticID(true);
  writer.write();
  return bytes;
}

const std::string kTrim = "/TrimBox [0 0 595 842]";

}  // namespace

TEST_CASE("a locked file is refused") {
  const Imposing made = imposing(drawn_pdf({{.text = "secret"}}, "secret"));
  CHECK_FALSE(made.result);
  CHECK(made.told("G0630") ==
        "a.pdf: error[G0630]: the PDF has a password or restrictions\n"
        "  help: ask who made it for the file without them\n");
  CHECK(made.codes() == Codes{"G0630"});
}

TEST_CASE("what is damaged, no PDF or without pages is refused") {
  const std::string whole = numbered_pdf(4);
  CHECK(imposing(whole.substr(0, whole.size() / 2)).codes() == Codes{"G0631"});
  CHECK(imposing("not a PDF").codes() == Codes{"G0631"});
  CHECK(imposing("").codes() == Codes{"G0631"});
  CHECK(imposing(drawn_pdf({})).codes() == Codes{"G0631"});
}

TEST_CASE("a page whose packed content is torn is refused, with its number") {
  std::string source = numbered_pdf(4);
  QPDF document;
  document.processMemoryFile("PDF", source.data(), source.size());
  Object page = document.getAllPages()[2];
  page.getKey("/Contents")
      .replaceStreamData(deflate("BT ET").substr(0, 6), Object::newName("/FlateDecode"),
                         Object::newNull());
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  const std::string expected =
      "a.pdf: error[G0631]: the PDF is damaged: page 3 is cut off or torn in what is drawn\n";
  CHECK(imposing(bytes).told("G0631").substr(0, expected.size()) == expected);
}

TEST_CASE("a signed file is imposed, and that its signature is lost is said") {
  const std::vector<std::string> pages(4, kTrim);
  for (const char* form :
       {"/AcroForm <</SigFlags 3 /Fields []>>", "/AcroForm <</Fields [<</FT /Sig /T (s)>>]>>"}) {
    const Imposing made = imposing(pdf_with(pages, form));
    REQUIRE(made.result);
    CHECK(made.codes() == Codes{"G0633"});
    CHECK(made.told("G0633") ==
          "a.pdf: warning[G0633]: the PDF is signed; what is imposed of it is not\n"
          "  help: keep the signed file: it alone is evidence; the sheets are for printing\n");
  }
}

TEST_CASE("pages that a reader sees turned are imposed as they are seen") {
  // Four upright pages as a reader sees them, each written another way.
  const std::string media = "/MediaBox [0 0 842 595] /TrimBox [0 0 842 595]";
  const Imposing made = imposing(
      pdf_with({kTrim, media + " /Rotate 90", kTrim + " /Rotate 180", media + " /Rotate -90"}));
  REQUIRE(made.result);
  CHECK(made.codes().empty());
}

TEST_CASE("a page across among upright ones lies on its side") {
  const std::string across = "/MediaBox [0 0 842 595] /TrimBox [0 0 842 595]";
  for (const std::string& page : {across, kTrim + " /Rotate 90"}) {
    const Imposing made = imposing(pdf_with({kTrim, page, kTrim, kTrim}));
    REQUIRE(made.result);
    CHECK(made.codes() == Codes{"G0639"});
    CHECK(made.told("G0639") ==
          "a.pdf: note[G0639]: page 2 is across among upright ones: on its side, head to the left\n"
          "  help: nothing to do; a reader turns the book to the right there\n");
  }
}

TEST_CASE("a book of pages that are all across is bound at their short edge") {
  const std::vector<std::string> pages(4, "/MediaBox [0 0 842 595] /TrimBox [0 0 842 595]");
  const Imposing made = imposing(pdf_with(pages));
  REQUIRE(made.result);
  CHECK(made.codes().empty());
}

TEST_CASE("sizes that differ are told: larger ones refused, smaller ones in the middle") {
  const std::string large = "/MediaBox [0 0 842 1191] /TrimBox [0 0 842 1191]";
  const std::string small = "/TrimBox [100 100 500 700]";
  const Imposing made = imposing(pdf_with({kTrim, large, small, kTrim, large, kTrim}));
  CHECK_FALSE(made.result);
  CHECK(made.codes() == Codes{"G0637", "G0638"});
  CHECK(made.told("G0637") ==
        "a.pdf: error[G0637]: pages 2 and 5 are larger than the others, which are 209.9 x 297 mm\n"
        "  help: bring all pages to one size, or take these out and print them apart\n");
  REQUIRE(imposing(pdf_with({kTrim, small, kTrim, kTrim})).result);
}

TEST_CASE("boxes that cannot be are refused, missing trim is told once") {
  CHECK(imposing(pdf_with({kTrim, "/TrimBox [0 0 0 0]", "/MediaBox [0 0 (a) 842]", kTrim}))
            .told("G0642") ==
        "a.pdf: error[G0642]: pages 2 and 3 are without a size that can be used (MediaBox, "
        "TrimBox)\n"
        "  help: set the boxes of the page in the program that made the file, and write it anew\n");
  CHECK(imposing(pdf_with({kTrim + " /UserUnit 2"})).codes().front() == "G0642");
  const Imposing made = imposing(numbered_pdf(8));
  REQUIRE(made.result);
  CHECK(made.told("G0636").starts_with(
      "a.pdf: warning[G0636]: pages 1, 2, 3 and 5 more are without TrimBox: trimmed at the edge of "
      "what is shown\n"));
}

TEST_CASE("a crop box is what is trimmed where there is no trim box") {
  const std::vector<std::string> pages(4, "/CropBox [10 20 410 620]");
  const Imposing made = imposing(pdf_with(pages));
  REQUIRE(made.result);
  CHECK(made.result->plan.find("Khổ thành phẩm: 141.1 x 211.7 mm\n") != std::string::npos);
}

TEST_CASE("a seal is drawn, a field whose look is not in the file refused") {
  const std::string seal = drawn_pdf(
      {{.notes = {{.entries = "/Subtype /Stamp /F 4", .drawing = "0 0 10 10 re f"}}}, {}, {}, {}});
  CHECK(imposing(seal).result);
  const std::string field =
      drawn_pdf({{.notes = {{.entries = "/Subtype /Widget /FT /Tx /V (45) /F 4"}}}});
  CHECK(imposing(field).codes().back() == "G0643");
}

TEST_CASE("pages that draw nothing are pages") {
  const Imposing made = imposing(drawn_pdf({{.text = "Page 1"}, {}, {}, {.text = "Page 4"}}));
  REQUIRE(made.result);
  CHECK(made.result->pages_count == 4);
  CHECK(made.result->blanks_count == 0);
}

TEST_CASE("a content in pieces is joined") {
  std::string source = numbered_pdf(4);
  QPDF document;
  document.processMemoryFile("PDF", source.data(), source.size());
  for (Object page : document.getAllPages()) {
    Object pieces = Object::newArray();
    pieces.appendItem(Object::newStream(&document, "q"));
    pieces.appendItem(page.getKey("/Contents"));
    pieces.appendItem(Object::newStream(&document, "Q"));
    page.replaceKey("/Contents", pieces);
  }
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.write();
  CHECK(imposing(bytes).result);
}

TEST_CASE("what does not go on the sheet is refused, what has no room around it told") {
  const SheetSize a3{millimetres(297), millimetres(420)};
  const std::string source = pdf_with(std::vector<std::string>(16, kTrim));
  CHECK(imposing(source, {.scheme = Scheme::perfect, .sheet = a3}).told("G0640") ==
        "a.pdf: error[G0640]: the pages need a sheet of 845.6 x 600.1 mm; 297 x 420 mm is too "
        "small\n"
        "  help: give a larger --sheet, a smaller --signature, or --work nested for sheets of two "
        "pages a side\n");
  const Imposing made = imposing(source, {.sheet = a3});
  REQUIRE(made.result);
  CHECK(made.codes() == Codes{"G0641"});
  CHECK(imposing(source, {.sheet = a3, .marks = {false, false, false}}).codes().empty());
}

TEST_CASE("blank pages, a remainder and a booklet too thick are told") {
  const auto pdf = [](std::size_t count) {
    return pdf_with(std::vector<std::string>(count, kTrim));
  };
  CHECK(imposing(pdf(7)).told("G0635").starts_with(
      "a.pdf: note[G0635]: 1 blank page at the end: the file has 7, the sheets hold 8\n"));
  CHECK(imposing(pdf(44), {.scheme = Scheme::perfect, .mill = millimetres(3)}).told("G0634") ==
        "a.pdf: note[G0634]: 44 pages are 2 x 16 and 8 and 4; page 17 is the first of the rest\n"
        "  help: nothing to do; 12 pages fewer, or 4 more, would be whole signatures\n");
  CHECK(imposing(pdf(84)).told("G0644") ==
        "a.pdf: warning[G0644]: a stitched booklet of 84 pages is 3.7 mm thick: 21 sheets in one "
        "another\n"
        "  help: up to 3.5 mm lie flat: glue it (--scheme perfect), or say how thick a leaf is: "
        "--creep-caliper 0.07mm\n");
  // The measure is that of a build: the thickness of the leaves, not their number.
  CHECK(imposing(pdf(84), {.caliper = millimetres(0.08)}).codes().empty());
  CHECK(imposing(pdf(80)).codes().empty());
  CHECK(imposing(pdf(48), {.caliper = millimetres(0.15)}).codes() == Codes{"G0644"});
}

TEST_CASE("sheets whose pages would be shifted over the fold are not made") {
  const std::string pdf = numbered_pdf(84);
  CHECK(imposing(pdf, {.caliper = millimetres(0.5)}).result.has_value());
  const Imposing thick = imposing(pdf, {.caliper = millimetres(2)});
  CHECK_FALSE(thick.result.has_value());
  CHECK(thick.told("G0645") ==
        "a.pdf: error[G0645]: the innermost pages would be shifted by 40.0 mm to the fold, and "
        "their text over it\n"
        "  help: glue it in signatures (--scheme perfect), or give the paper's own thickness in "
        "--creep-caliper\n");
}

}  // namespace gazette::press
