// Facsimile pages that would be shown otherwise than they were meant, or not at all: each is told
// when it comes in.

#include <map>

#include <catch2/catch.hpp>

#include "gazette/ingest/ingest.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

using Object = QPDFObjectHandle;

/// A page of 200 x 200 points: what it draws, and its entries besides in the words of a PDF.
struct Sheet {
  std::string content = {};
  std::string entries = "/MediaBox [0 0 200 200]";
  std::map<std::string, std::pair<std::string, std::string>> streams = {};  // /XObject: what, bytes
  std::string font = {};  // /F, in the words of a PDF
  std::string face = {};  // the bytes of its file; empty: none
};

std::string pdf_of(const Sheet& sheet) {
  QPDF document;
  document.emptyPDF();
  Object page = document.makeIndirectObject(Object::parse("<</Type /Page " + sheet.entries + ">>"));
  page.replaceKey("/Contents", Object::newStream(&document, sheet.content));
  Object resources = Object::parse("<</XObject <<>> /Font <<>>>>");
  for (const auto& [name, stream] : sheet.streams) {
    Object object = document.makeIndirectObject(Object::newStream(&document));
    Object entries = Object::parse("<<" + stream.first + ">>");
    object.replaceStreamData(stream.second, entries.getKey("/Filter"), Object::newNull());
    for (const std::string& key : entries.getKeys()) {
      object.getDict().replaceKey(key, entries.getKey(key));
    }
    object.getDict().replaceKey("/Resources", resources);
    resources.getKey("/XObject").replaceKey(name, object);
  }
  if (!sheet.font.empty()) {
    Object font = Object::parse("<</Type /Font " + sheet.font + ">>");
    if (!sheet.face.empty()) {
      font.replaceKey("/FontDescriptor", Object::parse("<</Type /FontDescriptor>>"));
      font.getKey("/FontDescriptor")
          .replaceKey("/FontFile3", Object::newStream(&document, sheet.face));
    }
    resources.getKey("/Font").replaceKey("/F", document.makeIndirectObject(font));
  }
  page.replaceKey("/Resources", resources);
  document.addPage(page, false);
  std::string bytes;
  Pl_String sink("written", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.write();
  return bytes;
}

/// What is said of the facsimile, without its size, colours and text.
std::string said_of(const std::string& pdf) {
  const std::string source =
      "+++\n[[facsimile]]\nfile = \"pl2.pdf\"\ntitle = \"Phụ lục II\"\n+++\n\n" +
      std::string(kHead) + "**Điều 1.** Ban hành.\n\n" + std::string(kSignature);
  Diagnostics diagnostics;
  static_cast<void>(
      ingest({.bytes = source,
              .path = "a.md",
              .find_attached = [&](const std::string&) -> std::optional<AttachedFile> {
                return AttachedFile{.bytes = pdf, .page_texts = {"chữ"}};
              }},
             sample_configuration(), diagnostics));
  std::string said;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    if (diagnostic.code == "G0273" || diagnostic.code == "G0294" || diagnostic.code == "G0295") {
      said += std::string(diagnostic.code) + ": " + diagnostic.message + "\n";
    }
  }
  return said;
}

constexpr const char* kText = "BT /F 12 Tf 20 20 Td (Page) Tj ET";
constexpr const char* kScan = "q 20 0 0 20 0 0 cm /I Do Q";
constexpr const char* kImage =
    "/Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray";

}  // namespace

TEST_CASE("letters of a face that is not in the file are an error, unless nobody sees them") {
  const std::string times = "/Subtype /Type1 /BaseFont /Times-Roman";
  CHECK(said_of(pdf_of({.content = kText, .font = times})) ==
        "G0273: page 1 of the facsimile pl2.pdf has letters of the face Times-Roman, which is not "
        "in the file (such places: 1)\n");
  CHECK(said_of(pdf_of({.content = std::string("3 Tr ") + kText, .font = times})) == "");
  CHECK(said_of(pdf_of({.content = std::string("q 3 Tr Q ") + kText, .font = times}))
            .starts_with("G0273: "));
  CHECK(said_of(pdf_of({.content = "BT /F 12 Tf ET", .font = times})) == "");
}

TEST_CASE("a face whose file is none is damage") {
  CHECK(said_of(pdf_of({.content = kText,
                        .font = "/Subtype /Type1 /BaseFont /ABCDEF+Face",
                        .face = "\x01 and nothing else"})) ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: the face ABCDEF+Face: the head of its "
        "file (CFF) is damaged (such places: 1)\n");
}

TEST_CASE("a picture that is cut off is damage, packed in whatever way") {
  const std::string jpeg = drawn_jpeg(100, 100, grey_ramp, 1);
  const auto said_of_image = [](const std::string& filter, const std::string& bytes) {
    return said_of(
        pdf_of({.content = kScan,
                .streams = {{"/I", {std::string(kImage) + " /Filter " + filter, bytes}}}}));
  };
  CHECK(said_of_image("/DCTDecode", jpeg) == "");
  CHECK(said_of_image("/DCTDecode", jpeg.substr(0, jpeg.size() / 2)) ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: a picture: the JPEG is damaged: "
        "Premature end of JPEG file (such places: 1)\n");
  CHECK(
      said_of_image("[/ASCIIHexDecode /DCTDecode]", "FFD8>")
          .starts_with("G0294: page 1 of the facsimile pl2.pdf is damaged: a picture: the JPEG "));
  CHECK(said_of_image("null", std::string(10'000, 'x')) == "");
  CHECK(said_of_image("null", std::string(9'000, 'x')) ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: a picture: it unpacks to 9000 bytes of "
        "10000 (such places: 1)\n");
  CHECK(said_of_image("/FlateDecode", "no zlib") ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: a picture: it does not unpack (such "
        "places: 1)\n");
  CHECK(said_of_image("/JPXDecode", "no picture") ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: a picture: it is no JPEG 2000 (such "
        "places: 1)\n");
}

TEST_CASE("a page without a sheet, and one in a unit of its own, are errors") {
  CHECK(said_of(pdf_of({})) == "");
  const std::string trim = " /TrimBox [0 0 200 200]";
  CHECK(said_of(pdf_of({.entries = "/MediaBox [0 0 0 0]" + trim})) ==
        "G0294: the facsimile pl2.pdf is damaged: page 1 has no MediaBox, or one without a size\n");
  CHECK(said_of(pdf_of({.entries = "/MediaBox [(a) null 3]" + trim})) ==
        "G0294: the facsimile pl2.pdf is damaged: page 1 has no MediaBox, or one without a size\n");
  CHECK(said_of(pdf_of({.entries = "/UserUnit 10 /MediaBox [0 0 200 200]"})) ==
        "G0273: page 1 of the facsimile pl2.pdf has sizes in a unit of its own (UserUnit 10) (such "
        "places: 1)\n");
  CHECK(said_of(pdf_of({.entries = "/UserUnit 1 /MediaBox [0 0 200 200]"})) == "");
}

TEST_CASE("a drawing that draws itself is damage") {
  const std::string form = "/Subtype /Form /BBox [0 0 200 200]";
  CHECK(said_of(pdf_of({.content = "/A Do", .streams = {{"/A", {form, "/A Do 0 0 9 9 re f"}}}})) ==
        "G0294: page 1 of the facsimile pl2.pdf is damaged: a drawing that draws itself (such "
        "places: 1)\n");
  CHECK(said_of(pdf_of({.content = "/A Do /B Do",
                        .streams = {{"/A", {form, "/B Do"}}, {"/B", {form, "0 0 9 9 re f"}}}})) ==
        "");
}

TEST_CASE("the pixels of a picture in a pattern are counted as the page shows them") {
  QPDF document;
  const std::string drawn = pdf_of({.streams = {{"/I", {kImage, std::string(10'000, 'x')}}}});
  document.processMemoryFile("drawn", drawn.data(), drawn.size());
  Object page = document.getAllPages().front();
  Object pattern = Object::newStream(&document, "q 100 0 0 100 0 0 cm /I Do Q");
  Object entries = Object::parse(
      "<</PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 200 200] /XStep 200 /YStep 200 "
      "/Matrix [2 0 0 2 0 0]>>");
  for (const std::string& key : entries.getKeys()) {
    pattern.getDict().replaceKey(key, entries.getKey(key));
  }
  pattern.getDict().replaceKey("/Resources", page.getKey("/Resources"));
  page.replaceKey("/Resources", Object::parse("<</Pattern <<>>>>"));
  page.getKey("/Resources").getKey("/Pattern").replaceKey("/P", pattern);
  page.replaceKey("/Contents",
                  Object::newStream(&document, "9 0 0 9 0 0 cm /Pattern cs /P scn 0 0 9 9 re f"));
  std::string bytes;
  Pl_String sink("written", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.write();
  CHECK(said_of(bytes) ==
        "G0295: page 1 of the facsimile pl2.pdf has 36 pixels to the inch, 300 are needed\n");
}

}  // namespace gazette::ingest
