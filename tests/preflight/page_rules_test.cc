// Rules on pages and what they draw: one faulty file for each, made of the sound one.

#include <catch2/catch.hpp>

#include "tests/preflight/findings.h"
#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

struct Case {
  std::string name = {};
  Fault fault = {};
  std::string expected = {};
};

Fault entry(const char* key, const std::string& value) {
  return {
      .change = [key, value](QPDF&, Object page) { page.replaceKey(key, Object::parse(value)); }};
}

/// An object that page 1 draws as /X, with a square inch at 25.4, 50.8 mm.
Fault object(const std::string& entries, const std::string& bytes = "") {
  return {.operators = "q 72 0 0 72 72 144 cm /X Do Q", .change = [=](QPDF& pdf, Object page) {
            put(page, "/XObject", "/X", stream_of(pdf, entries, bytes));
          }};
}

Fault form(const std::string& entries, const std::string& bytes) {
  return object("/Type /XObject /Subtype /Form /BBox [0 0 1 1] " + entries, bytes);
}

Fault state(const std::string& entries) {
  return {.operators = "q 72 144 72 72 re W n /X gs Q", .change = [=](QPDF&, Object page) {
            put(page, "/ExtGState", "/X", Object::parse("<< " + entries + " >>"));
          }};
}

/// Text in a face of which the file has these bytes.
Fault face(const std::string& bytes, const std::string& filter) {
  return {.operators = "/Over gs 0 0 0 1 k BT /X 10 Tf 72 146.2 Td (ABC) Tj ET",
          .change = [=](QPDF& pdf, Object page) {
            Object font = sound_font(pdf);
            Object file = Object::newStream(&pdf);
            file.replaceStreamData(bytes,
                                   filter.empty() ? Object::newNull() : Object::newName(filter),
                                   Object::newNull());
            font.getKey("/FontDescriptor").replaceKey("/FontFile2", file);
            put(page, "/Font", "/X", font);
          }};
}

constexpr const char* kImage =
    "/Subtype /Image /Width 300 /Height 300 /BitsPerComponent 8 "
    "/ColorSpace /DeviceGray ";

const std::vector<Case> kCases = {
    {"no trim", entry("/TrimBox", "null"),
     "R0001.19 error, page 1: neither TrimBox nor ArtBox\n"
     "R0004 warning, page 1: trimmed to 231.1 x 318.2 mm, most pages to 209.9 x 297.0 mm\n"},
    {"trim and art", entry("/ArtBox", "[102 174 174 246]"),
     "R0001.19 error, page 1 at 25.4, 50.8 mm: both TrimBox and ArtBox\n"},
    {"bleed off the sheet", entry("/BleedBox", "[-42 21 634 881]"),
     "R0001.20 error, page 1 at -25.4, -3.2 mm: BleedBox (238.5 x 303.4 mm) is not within "
     "MediaBox (231.1 x 318.2 mm)\n"},
    {"bleed within the trim", entry("/BleedBox", "[40 40 600 800]"),
     "R0001.20 error, page 1 at 0.0, 0.0 mm: TrimBox (209.9 x 297.0 mm) is not within BleedBox "
     "(197.6 x 268.1 mm)\n"},
    {"a note", entry("/Annots", "[<< /Subtype /Text /Rect [102 174 120 190] >>]"),
     "R0001.21 error, page 1 at 25.4, 50.8 mm: an annotation Text\n"},
    {"a signature", entry("/Annots", "[<< /Subtype /Widget /FT /Sig /Rect [102 174 120 190] >>]"),
     "R0001.21 error, page 1 at 25.4, 50.8 mm: an annotation Widget (the signature of the "
     "file)\n"},
    {"actions of a page", entry("/AA", "<< /O << /S /JavaScript /JS (x) >> >>"),
     "R0001.22 error, page 1: the page runs actions by itself (/AA)\n"},
    {"a link beside the page",
     entry("/Annots", "[<< /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (x) >> >>]"),
     "R0001.22 error, page 1: an annotation runs an action URI\n"},
    {"one plate", entry("/SeparationInfo", "<< /DeviceColorant /Cyan >>"),
     "R0001.23 error, page 1: the page is one plate of several (/SeparationInfo)\n"},
    {"a face that is not there",
     {.operators = "/Over gs 0 0 0 1 k BT /X 10 Tf 72 146.2 Td (ABC) Tj ET",
      .change =
          [](QPDF&, Object page) {
            put(page, "/Font", "/X",
                Object::parse("<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"));
          }},
     "R0001.24 error, page 1 at 25.4, 50.8 mm: the face Times-Roman is not in the file\n"},
    {"a face that does not unpack", face("no zlib", "/FlateDecode"),
     "R0001.24 error, page 1 at 25.4, 50.9 mm: the face Face is damaged: its file does not "
     "unpack\n"},
    {"a face that is none", face("a text", ""),
     "R0001.24 error, page 1 at 25.4, 50.9 mm: the face Face is damaged: its file is neither "
     "TrueType nor CFF nor Type 1\n"},
    {"a face whose tables are cut off", face(face_bytes().substr(0, 200), ""),
     "R0001.24 error, page 1 at 25.4, 50.9 mm: the face Face is damaged: a table of its file "
     "(TrueType) lies beyond the end\n"},
    {"a face without its head", face(std::string("\0\1\0\0\0\0", 6), ""),
     "R0001.24 error, page 1 at 25.4, 50.9 mm: the face Face is damaged: the head of its file "
     "(TrueType) is damaged\n"},
    {"a face of CFF with nothing behind its head", face("\x01\x01\x04\x01", ""),
     "R0001.24 error, page 1 at 25.4, 50.9 mm: the face Face is damaged: the head of its file "
     "(CFF) "
     "is damaged\n"},
    {"an image that is cut off", object(kImage, "black"),
     "R0001.25 error, page 1 at 25.4, 50.8 mm: the image /X: it unpacks to 5 bytes of 90000\n"},
    {"an image that does not unpack",
     object(std::string(kImage) + "/Filter /FlateDecode", "no zlib"),
     "R0001.25 error, page 1 at 25.4, 50.8 mm: the image /X: it does not unpack\n"},
    {"an image that is no JPEG", object(std::string(kImage) + "/Filter /DCTDecode", "\xFF\xD8"),
     "R0001.25 error, page 1 at 25.4, 50.8 mm: the image /X: the JPEG is damaged: it is cut off "
     "in its header\n"},
    {"a content that is cut off",
     {.operators = "0 0 0 1 k ("},
     "R0001.25 error, page 1 at -10.6, -10.6 mm: a content that is not well formed\n"},
    {"a content that does not unpack",
     {.change =
          [](QPDF& pdf, Object page) {
            Object stream = Object::newStream(&pdf);
            stream.replaceStreamData("no zlib", Object::newName("/FlateDecode"), Object::newNull());
            page.replaceKey("/Contents", stream);
          }},
     "R0001.25 error, page 1 at 0.0, 0.0 mm: a content that does not unpack, or to too much\n"
     "R0005 warning, page 1: nothing is printed on the page\n"},
    {"an operator of no PDF",
     {.operators = "1 2 zz"},
     "R0001.26 error, page 1 at -10.6, -10.6 mm: zz\n"},
    {"a missing image",
     {.operators = "q 72 144 72 72 re W n /Nothing Do Q"},
     "R0001.27 error, page 1 at 25.4, 50.8 mm: XObject /Nothing\n"},
    {"a form that draws itself",
     {.operators = "q 1 0 0 1 72 144 cm /X Do Q",
      .change =
          [](QPDF& pdf, Object page) {
            Object own = stream_of(pdf, "/Subtype /Form /BBox [0 0 72 72]", "/X Do");
            put(page, "/XObject", "/X", own);
          }},
     "R0001.28 error, page 1 at 25.4, 50.8 mm: a form that draws itself\n"},
    {"a transfer function", state("/TR << /FunctionType 2 /Domain [0 1] /N 2 >>"),
     "R0001.29 error, page 1 at 25.4, 50.8 mm: /TR\n"},
    {"a screen", state("/HT << /HalftoneType 1 /HalftoneName (x) >>"),
     "R0001.30 error, page 1 at 25.4, 50.8 mm: /HT\n"},
    {"PostScript", form("/Subtype2 /PS", ""), "R0001.31 error, page 1 at -10.6, -10.6 mm: /X\n"},
    {"OPI", object(std::string(kImage) + "/OPI << >>", std::string(90'000, '\0')),
     "R0001.32 error, page 1 at 25.4, 50.8 mm: /X\n"},
    {"a page of another file", form("/Ref << /F (x) >>", ""),
     "R0001.33 error, page 1 at -10.6, -10.6 mm: /X\n"},
    {"an image in place of another",
     object(std::string(kImage) + "/Alternates []", std::string(90'000, '\0')),
     "R0001.34 error, page 1 at 25.4, 50.8 mm: /X\n"},
    {"data elsewhere", object(std::string(kImage) + "/F (x.raw)", std::string(90'000, '\0')),
     "R0001.35 error, page 1 at 25.4, 50.8 mm: /X\n"},
    {"a unit of its own", entry("/UserUnit", "2"), "R0002 error, page 1: UserUnit 2\n"},
    {"a crop", entry("/CropBox", "[30 30 625 872]"),
     "R0003 error, page 1 at 0.0, 0.0 mm: CropBox (209.9 x 297.0 mm) is another than MediaBox "
     "(231.1 x 318.2 mm)\n"},
    {"a turned page", entry("/Rotate", "90"), "R0004 warning, page 1: turned by /Rotate 90\n"},
    {"nothing but white",
     {.change =
          [](QPDF& pdf, Object page) {
            page.replaceKey("/Contents", Object::newStream(&pdf, "0 0 0 0 k 72 72 300 300 re f"));
          }},
     "R0005 warning, page 1: nothing is printed on the page\n"},
    {"a group of a screen", entry("/Group", "<< /S /Transparency /CS /DeviceRGB >>"),
     "R0030 error, page 1 at 0.0, 0.0 mm: the page is mixed in DeviceRGB\n"},
    {"a form mixed in RGB", form("/Group << /S /Transparency /CS /DeviceRGB >>", ""),
     "R0030 error, page 1 at 25.4, 50.8 mm: a form is mixed in DeviceRGB\n"},
};

}  // namespace

TEST_CASE("each fault of a page is found by its rule and in its place, and nothing else") {
  for (const Case& each : kCases) {
    INFO(each.name);
    CHECK(found_in(pdf_with(each.fault)) == each.expected);
  }
}

TEST_CASE("annotations beside the bleed and marks of the printer may stay") {
  CHECK(found_in(pdf_with(entry("/Annots",
                                "[<< /Subtype /Text /Rect [0 0 9 9] >> << /Subtype "
                                "/PrinterMark /Rect [0 0 90 90] >>]"))) == "");
}

TEST_CASE("unknown operators may stand where a content says so") {
  CHECK(found_in(pdf_with({.operators = "BX 1 2 zz EX"})) == "");
}

TEST_CASE("places are those of the page as it is seen") {
  const auto place = [](const char* rotate) {
    const std::string found = found_in(
        pdf_with({.operators = "1 0 0 rg 72 144 36 72 re f", .change = [rotate](QPDF& pdf, Object) {
                    for (Object page : pdf.getAllPages()) {
                      page.replaceKey("/Rotate", Object::parse(rotate));
                    }
                  }}));
    const std::size_t at = found.find("R0027 error, page 1 at ");
    return found.substr(at + 23, found.find(':', at) - at - 23);
  };
  CHECK(place("0") == "25.4, 50.8 mm");
  CHECK(place("90") == "50.8, 171.8 mm");    // 595 - 72 - 36 points up
  CHECK(place("180") == "171.8, 220.8 mm");  // 842 - 144 - 72 points up
  CHECK(place("270") == "220.8, 25.4 mm");
}

}  // namespace gazette::preflight
