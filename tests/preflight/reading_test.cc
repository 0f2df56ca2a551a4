// Contents read into the flat list: forms, patterns, letters that are drawings, masks, images in
// the content; and files that would cost too much, or are none.

#include <catch2/catch.hpp>

#include "gazette/preflight/lexer.h"
#include "tests/preflight/findings.h"
#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr const char* kRed = "R0027 error, page 1 at 25.4, 50.8 mm: a shape in DeviceRGB\n";

/// Operators with a form /X that draws `bytes`.
std::string with_form(const std::string& operators, const std::string& bytes,
                      const std::string& entries = "/BBox [0 0 600 900]") {
  return found_in(pdf_with({.operators = operators, .change = [=](QPDF& pdf, Object page) {
                              put(page, "/XObject", "/X",
                                  stream_of(pdf, "/Subtype /Form " + entries, bytes));
                            }}));
}

/// Each operator with its operands, as text.
std::string read(std::string_view content) {
  Lexer lexer(content);
  std::string text;
  while (lexer.next()) {
    for (const Token& token : lexer.operands()) {
      switch (token.kind) {
        case Token::Kind::number:
          text += fmt::format("{:g} ", token.number);
          break;
        case Token::Kind::open:
          text += "[ ";
          break;
        case Token::Kind::close:
          text += "] ";
          break;
        default:
          text += fmt::format("<{}> ", lexer.text(token));
      }
    }
    text += fmt::format("{}; ", lexer.operation());
  }
  return text + fmt::format("{} faults", lexer.faults_count());
}

}  // namespace

TEST_CASE("operators are read with their operands, in every way that a PDF writes them") {
  CHECK(read("1 -2.5 .5 +4 m% note\nS") == "1 -2.5 0.5 4 m; S; 0 faults");
  CHECK(read("[(a\\)b(c)\\101\\n) -20.5<41 4>]TJ") == "[ <a)b(c)A\n> -20.5 <A@> ] TJ; 0 faults");
  CHECK(read("/A#20B gs/P<</MCID 3/X true>>BDC") ==
        "<A B> gs; <P> [ <MCID> 3 <X> <true> ] BDC; 0 faults");
  CHECK(read("T* f* \" '") == "T*; f*; \"; '; 0 faults");
  CHECK(read("BI /W 2 /IM true ID \x01 EI\xFF EIx EI Q") == "<W> 2 <IM> <true> EI; Q; 0 faults");
  CHECK(read("") == "0 faults");
  CHECK(read("1 2") == "1 faults");
  CHECK(read("(a") == "2 faults");
  CHECK(read("} m") == "m; 1 faults");
  CHECK(read("BI /W 2 ID \x01\x02") == "<W> 2 EI; 1 faults");
}

TEST_CASE("what forms draw is found where they are placed, forms within forms too") {
  CHECK(with_form("1 0 0 1 60 130 cm /X Do", "1 0 0 rg 12 14 72 72 re f") == kRed);
  CHECK(with_form("/X Do", "1 0 0 rg 6 7 36 36 re f",
                  "/BBox [0 0 600 900] /Matrix [2 0 0 2 60 130]") == kRed);
  // Its box is a clip; colours around it hold within, its own end with it.
  CHECK(with_form("/X Do", "1 0 0 rg 12 14 72 72 re f", "/BBox [0 0 10 10]") == "");
  CHECK(with_form("q 1 0 0 rg /X Do Q", "72 144 72 72 re f") == kRed);
  CHECK(with_form("/X Do /Over gs 0 0 0 1 k 300 300 9 9 re f", "1 0 0 rg") == "");
}

TEST_CASE("colours of patterns and shadings are found where they are seen") {
  const auto with_pattern = [](const std::string& operators, bool is_tiling) {
    return found_in(pdf_with(
        {.operators = operators, .change = [=](QPDF& pdf, Object page) {
           const std::string shading =
               "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 0] /Function << "
               "/FunctionType 2 "
               "/Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>";
           put(page, "/Pattern", "/X",
               is_tiling
                   ? stream_of(pdf,
                               "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep "
                               "9 /YStep 9",
                               "1 0 0 rg 0 0 5 5 re f")
                   : Object::parse("<< /PatternType 2 /Shading " + shading + " >>"));
           put(page, "/Shading", "/X", Object::parse(shading));
         }}));
  };
  CHECK(with_pattern("/Pattern cs /X scn 72 144 90 90 re f 200 200 90 90 re f", true) == kRed);
  CHECK(with_pattern("/Pattern cs /X scn 72 144 90 90 re f", false) ==
        "R0027 error, page 1 at 25.4, 50.8 mm: a shading in DeviceRGB\n");
  CHECK(with_pattern("q 72 144 90 90 re W n /X sh Q", false) ==
        "R0027 error, page 1 at 25.4, 50.8 mm: a shading in DeviceRGB\n");
}

TEST_CASE("letters that are drawings have the colour of the text, or their own") {
  const auto with_letters = [](const std::string& letter) {
    return found_in(pdf_with(
        {.operators = "/Over gs 0 0 0 1 k BT /X 10 Tf 72 144 Td (AAA) Tj ET",
         .change = [=](QPDF& pdf, Object page) {
           Object face = Object::parse(
               "<< /Type /Font /Subtype /Type3 /FontMatrix [0.001 0 0 0.001 0 0] /FontBBox [0 0 "
               "1000 1000] /FirstChar 65 /LastChar 65 /Widths [1000] /Encoding << /Differences [65 "
               "/square] >> /CharProcs << >> /Resources << >> >>");
           face.getKey("/CharProcs").replaceKey("/square", stream_of(pdf, "", letter));
           put(page, "/Font", "/X", face);
         }}));
  };
  CHECK(with_letters("1000 0 0 0 1000 1000 d1 1 0 0 rg 0 0 750 750 re f") == "");
  CHECK(with_letters("1000 0 d0 1 0 0 rg 0 0 750 750 re f") == kRed);
}

TEST_CASE("colours of a mask are not printed, but its faces are needed") {
  const auto with_mask = [](const std::string& drawing) {
    return found_in(
        pdf_with({.operators = "/X gs", .change = [=](QPDF& pdf, Object page) {
                    Object form =
                        stream_of(pdf,
                                  "/Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /N << "
                                  "/Subtype /Type1 /BaseFont /Helvetica >> >> >> /Group << /S "
                                  "/Transparency /CS /DeviceGray >>",
                                  drawing);
                    Object state = Object::parse("<< /SMask << /S /Luminosity >> >>");
                    state.getKey("/SMask").replaceKey("/G", form);
                    put(page, "/ExtGState", "/X", state);
                  }}));
  };
  CHECK(with_mask("1 0 0 rg 72 144 72 72 re f") == "");
  CHECK(with_mask("BT /N 10 Tf 72 146.2 Td (x) Tj ET") ==
        "R0001.24 error, page 1 at 25.4, 50.8 mm: the face Helvetica is not in the file\n");
}

TEST_CASE("images within a content are judged as others are") {
  CHECK(found_in(pdf_with({.operators = "q 7.2 0 0 7.2 72 144 cm BI /W 2 /H 2 /BPC 8 /CS /RGB ID "
                                        "abcdefghijkl EI Q"})) ==
        "R0027 error, page 1 at 25.4, 50.8 mm: an image in DeviceRGB\n"
        "R0031 error, page 1 at 25.4, 50.8 mm: an image of 20 ppi, less than 149\n");
  CHECK(found_in(pdf_with({.operators = "q 7.2 0 0 7.2 72 144 cm BI /W 40 /H 80 /IM true ID x EI "
                                        "Q"})) ==
        "R0032 error, page 1 at 25.4, 50.8 mm: an image of 400 ppi, less than 549\n");
}

TEST_CASE("an image is as fine as on its coarser way, turned or not") {
  const auto with_image = [](const std::string& matrix) {
    return found_in(pdf_with({.operators = fmt::format("q {} cm /Picture Do Q", matrix)}));
  };
  CHECK(with_image("72 0 0 144 72 144") ==
        "R0031 warning, page 1 at 25.4, 50.8 mm: an image of 150 ppi, less than 224\n");
  CHECK(with_image("0 144 -72 0 144 144") ==
        "R0031 warning, page 1 at 25.4, 50.8 mm: an image of 150 ppi, less than 224\n");
  CHECK(with_image("50.9 50.9 -50.9 50.9 144 144") == "");
}

TEST_CASE("the size of text is what all matrices make of it") {
  CHECK(found_in(pdf_with({.operators = "1 1 0 0 k q 0.5 0 0 0.5 0 0 cm BT 2 0 0 1 144 291.2 Tm /F "
                                        "16 Tf (A) Tj ET Q"})) == "");
  CHECK(found_in(pdf_with({.operators = "1 1 0 0 k q 0.5 0 0 0.5 0 0 cm BT 1 0 0 0.5 144 289.6 Tm "
                                        "/F 16 Tf (A) Tj ET Q"})) ==
        "R0017 warning, page 1 at 25.4, 50.8 mm: text of 4 pt in C 100 M 100 Y 0 K 0, less than 8 "
        "pt\n");
}

TEST_CASE("operators may be parted among the streams of a page") {
  const auto found = [](const char* first, const char* second) {
    return found_in(pdf_with({.change = [=](QPDF& pdf, Object page) {
      Object list = Object::newArray();
      list.appendItem(page.getKey("/Contents"));
      list.appendItem(stream_of(pdf, "", first));
      list.appendItem(stream_of(pdf, "", second));
      page.replaceKey("/Contents", list);
    }}));
  };
  CHECK(found("1 0 0 rg 72 144", "72 72 re f") == kRed);
}

TEST_CASE("what is no PDF, locked or damaged is refused with its reason") {
  CHECK(found_in("") == "G0650: the file is empty\n");
  CHECK(found_in("PK\x03\x04 a text") == "G0650: the file is no PDF\n");
  CHECK(found_in("%PDF-1.6\nnothing").starts_with("G0650: the PDF cannot be read: "));
  const std::string pdf = pdf_with();
  CHECK(found_in(pdf.substr(0, pdf.size() / 2)).starts_with("G0650: the PDF cannot be read: "));
}

TEST_CASE("every file that is cut off or has a changed byte is judged or refused") {
  const std::string pdf = pdf_with();
  for (std::size_t i = 1; i < 40; ++i) {
    static_cast<void>(found_in(pdf.substr(0, pdf.size() * i / 40)));
    std::string changed = pdf;
    changed[pdf.size() * i / 40] = static_cast<char>(i * 37);
    static_cast<void>(found_in(changed));
  }
  SUCCEED();
}

TEST_CASE("forms that double at each depth end, and the page is told") {
  const std::string pdf = pdf_with(
      {.operators = "/X Do", .change = [](QPDF& file, Object page) {
         Object inner = stream_of(file, "/Subtype /Form /BBox [0 0 600 900]", "q Q q Q q Q q Q");
         for (int i = 0; i < 26; ++i) {
           Object outer =
               stream_of(file, "/Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << >> >>",
                         "/X Do /X Do");
           outer.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/X", inner);
           inner = outer;
         }
         put(page, "/XObject", "/X", inner);
       }});
  CHECK(found_in(pdf) ==
        "G0654: page 1 is drawn by more than is looked at; the rest of it was not checked\n");
}

TEST_CASE("forms nested too deep are told, not followed") {
  const std::string pdf = pdf_with(
      {.operators = "/X Do", .change = [](QPDF& file, Object page) {
         Object inner = stream_of(file, "/Subtype /Form /BBox [0 0 600 900]", "");
         for (int i = 0; i < 200; ++i) {
           Object outer = stream_of(
               file, "/Subtype /Form /BBox [0 0 600 900] /Resources << /XObject << >> >>", "/X Do");
           outer.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/X", inner);
           inner = outer;
         }
         put(page, "/XObject", "/X", inner);
       }});
  CHECK(found_in(pdf) ==
        "R0001.28 error, page 1 at 0.0, 0.0 mm: forms within forms, more than 28\n");
}

TEST_CASE("odd boxes are findings, not faults of ours") {
  for (const char* box : {"[0 0 0 0]", "[655 902 0 0]", "[0 0 99999999999 99999999999]",
                          "[(a) 0 1 1]", "[]", "[-9999999 -9999999 -99999 -99999]"}) {
    INFO(box);
    const std::string pdf = pdf_with({.change = [box](QPDF&, Object page) {
      for (const char* key : {"/MediaBox", "/TrimBox", "/BleedBox", "/CropBox"}) {
        page.replaceKey(key, Object::parse(box));
      }
    }});
    CHECK_FALSE(found_in(pdf, {}).empty());
  }
}

TEST_CASE("what a file says cannot move the cursor of a terminal") {
  CHECK(found_in(pdf_with({.operators = "q 72 144 72 72 re W n \x1B[2J\xFF Q"})) ==
        "R0001.25 error, page 1 at -10.6, -10.6 mm: a content that is not well formed\n"
        "R0001.26 error, page 1 at 25.4, 50.8 mm: ?\n"
        "R0001.26 error, page 1 at 25.4, 50.8 mm: J?\n");
}

TEST_CASE("every rule has a title, a remedy and an id of its own") {
  std::string former;
  std::size_t parts = 0;
  std::size_t whole = 0;
  for (const Rule& rule : rules()) {
    INFO(rule.id);
    CHECK(rule.id != former);
    CHECK_FALSE(rule.title.empty());
    CHECK_FALSE(rule.remedy.empty());
    CHECK_FALSE(rule.remedy.ends_with('.'));
    CHECK((rule.sheet || rule.digital));
    CHECK(find_rule(rule.id)->title == rule.title);
    parts += rule.id.starts_with("R0001.") ? 1U : 0U;
    whole += rule.id.starts_with('R') ? 1U : 0U;
    former = rule.id;
  }
  CHECK(parts == 35);
  CHECK(whole == 35 + 25);
  CHECK_FALSE(find_rule("R9999"));
}

}  // namespace gazette::preflight
