// Rules on colours, overprint, text, lines and images: a fault for each, and what is right.

#include <catch2/catch.hpp>

#include "tests/preflight/findings.h"
#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

struct Case {
  std::string name = {};
  Fault fault = {};
  std::string expected = {};    // in offset
  std::string as_digital = {};  // in digital print
};

/// Text of a size whose box begins at 25.4, 50.8 mm (72, 144 points): the face goes 0.2 below.
std::string text(const std::string& colour, double size) {
  return fmt::format("q {} BT /F {} Tf 72 {} Td (ABC) Tj ET Q ", colour, size, 144 + size / 5);
}

Fault image(int pixels, int bits, const std::string& entries) {
  return {.operators = "q 72 0 0 72 72 144 cm /X Do Q", .change = [=](QPDF& pdf, Object page) {
            put(page, "/XObject", "/X", image_of(pdf, pixels, bits, entries));
          }};
}

const std::string kGround = "0 0.5 0 0 k 0 0 360 360 re f ";

const std::string kWhiteText =
    "R0007 error, page 1 at 25.4, 50.8 mm: white text overprints and will not be seen\n";

const std::vector<Case> kCases = {
    {"white text that overprints",
     {.operators = kGround + text("/Over gs 0 0 0 0 k", 14)},
     kWhiteText,
     kWhiteText},
    {"white shapes that overprint",
     {.operators = kGround + "/Over gs 0 0 0 0 k 72 144 72 72 re f"},
     "R0008 warning, page 1 at 25.4, 50.8 mm: a white line or shape overprints and will not be "
     "seen\n",
     "R0008 warning, page 1 at 25.4, 50.8 mm: a white line or shape overprints and will not be "
     "seen\n"},
    {"black text that knocks out",
     {.operators = kGround + text("/Knock gs 0 0 0 1 k", 10)},
     "R0009 warning, page 1 at 25.4, 50.8 mm: black text of 10 pt lies on something and does "
     "not overprint\n",
     ""},
    {"a black line that knocks out",
     {.operators = kGround + "/Knock gs 0 0 0 1 K 1 w 72.5 144.5 m 200 144.5 l S"},
     "R0010 warning, page 1 at 25.4, 50.8 mm: a black line of 1 pt lies on something and does "
     "not overprint\n",
     ""},
    {"a thin black box is a line",
     {.operators = kGround + "/Knock gs 0 0 0 1 k 72 144 100 1.5 re f"},
     "R0010 warning, page 1 at 25.4, 50.8 mm: a black line of 1.5 pt lies on something and does "
     "not overprint\n",
     ""},
    {"black text in DeviceGray",
     {.operators = kGround + text("/Over gs 0 g", 10)},
     "R0011 warning, page 1 at 25.4, 50.8 mm: black text of 10 pt in DeviceGray lies on "
     "something\n",
     ""},
    {"a black line in DeviceGray",
     {.operators = kGround + "/Over gs 0 G 1 w 72.5 144.5 m 200 144.5 l S"},
     "R0012 warning, page 1 at 25.4, 50.8 mm: a black line of 1 pt in DeviceGray lies on "
     "something\n",
     ""},
    {"Courier",
     {.operators = "/Over gs 0 0 0 1 k BT /X 10 Tf 72 146 Td (ABC) Tj ET",
      .change =
          [](QPDF& pdf, Object page) {
            Object face = sound_font(pdf);
            face.replaceKey("/BaseFont", Object::newName("/GHIJKL+Courier"));
            put(page, "/Font", "/X", face);
          }},
     "R0014 warning, page 1 at 25.4, 50.8 mm: text in Courier\n",
     ""},
    {"rich black text",
     {.operators = text("0.7 0.6 0.6 0.95 k", 14)},
     "R0015 warning, page 1 at 25.4, 50.8 mm: text of C 70 M 60 Y 60 K 95 (285 %)\n",
     "R0015 warning, page 1 at 25.4, 50.8 mm: text of C 70 M 60 Y 60 K 95 (285 %)\n"},
    {"small white text",
     {.operators = kGround + text("0 0 0 0 k", 4)},
     "R0016 warning, page 1 at 25.4, 50.8 mm: white text of 4 pt, less than 8 pt\n",
     "R0016 warning, page 1 at 25.4, 50.8 mm: white text of 4 pt, less than 5 pt\n"},
    {"small text of two inks",
     {.operators = text("1 0.5 0 0 k", 7)},
     "R0017 warning, page 1 at 25.4, 50.8 mm: text of 7 pt in C 100 M 50 Y 0 K 0, less than 8 "
     "pt\n",
     ""},
    {"a thin white line",
     {.operators = kGround + "0 0 0 0 K 0.2 w 72.1 144.1 m 200 144.1 l S"},
     "R0018 warning, page 1 at 25.4, 50.8 mm: white line of 0.2 pt, less than 0.25 pt\n",
     "R0018 warning, page 1 at 25.4, 50.8 mm: white line of 0.2 pt, less than 0.25 pt\n"},
    {"a thin line of two inks",
     {.operators = "q 0.1 0 0 0.1 0 0 cm 1 1 0 0 K 2 w 721 1441 m 2000 1441 l S Q"},
     "R0019 warning, page 1 at 25.4, 50.8 mm: a line of 0.2 pt in C 100 M 100 Y 0 K 0, less than "
     "0.25 pt\n",
     "R0019 warning, page 1 at 25.4, 50.8 mm: a line of 0.2 pt in C 100 M 100 Y 0 K 0, less than "
     "0.25 pt\n"},
    {"a spot ink",
     {.operators = "/Spot cs 1 scn 72 144 72 72 re f"},
     "R0020 error, page 1 at 25.4, 50.8 mm: the spot ink Gold\n",
     "R0020 warning, page 1 at 25.4, 50.8 mm: the spot ink Gold\n"},
    {"a line on every plate",
     {.operators = "/All CS 1 SCN 1 w 72.5 144.5 m 200 144.5 l S"},
     "R0024 warning, page 1 at 25.4, 50.8 mm: a line in the separation All\n",
     "R0024 warning, page 1 at 25.4, 50.8 mm: a line in the separation All\n"},
    {"text in RGB",
     {.operators = text("0.1 0.1 0.1 rg", 14)},
     "R0027 error, page 1 at 25.4, 50.8 mm: text in DeviceRGB\n",
     "R0028 error, page 1 at 25.4, 50.8 mm: text in DeviceRGB\n"},
    {"an image in RGB", image(300, 8, "/ColorSpace /DeviceRGB"),
     "R0027 error, page 1 at 25.4, 50.8 mm: an image in DeviceRGB\n", ""},
    {"an image of few pixels", image(200, 8, "/ColorSpace /DeviceCMYK"),
     "R0031 warning, page 1 at 25.4, 50.8 mm: an image of 200 ppi, less than 224\n", ""},
    {"an image of far too few", image(94, 8, "/ColorSpace /DeviceGray"),
     "R0031 error, page 1 at 25.4, 50.8 mm: an image of 94 ppi, less than 149\n",
     "R0031 error, page 1 at 25.4, 50.8 mm: an image of 94 ppi, less than 95\n"},
    {"a seal of few pixels", image(600, 1, "/ColorSpace /DeviceGray"),
     "R0032 warning, page 1 at 25.4, 50.8 mm: an image of 600 ppi, less than 799\n", ""},
    {"a seal of far too few", image(300, 1, "/ImageMask true"),
     "R0032 error, page 1 at 25.4, 50.8 mm: an image of 300 ppi, less than 549\n",
     "R0032 error, page 1 at 25.4, 50.8 mm: an image of 300 ppi, less than 349\n"},
};

std::string found_with(const std::string& operators) {
  return found_in(pdf_with({.operators = operators}));
}

}  // namespace

TEST_CASE("each fault of colour or size is found by its rule and in its place, and nothing else") {
  for (const Case& each : kCases) {
    INFO(each.name);
    const std::string pdf = pdf_with(each.fault);
    CHECK(found_in(pdf) == each.expected);
    CHECK(found_in(pdf, {.variant = Variant::digital, .ink_percent = {}}) == each.as_digital);
  }
}

TEST_CASE("what is equal to a bound is right") {
  CHECK(found_with(kGround + text("0 0 0 0 k", 8)) == "");
  CHECK(found_with(text("1 0.5 0 0 k", 8)) == "");
  CHECK(found_with("1 1 0 0 K 0.25 w 72 144 m 200 144 l S") == "");
  CHECK(found_with(text("0.65 0.65 0.65 0.85 k", 14)) == "");
  CHECK(found_with(kGround + text("0 0 0 1 k", 12)) == "");
}

TEST_CASE("white covers what is below it where overprint does not mean it") {
  // Without overprint mode inks of 0 are printed, as DeviceGray always is.
  CHECK(found_with(kGround + text("/Knock gs 0 0 0 0 k", 14)) == "");
  CHECK(found_with(kGround + text("/Over gs 1 g", 14)) == "");
}

TEST_CASE("black on black, beside other things, or over white needs no overprint") {
  CHECK(found_with("0 0 0 1 k 0 0 360 360 re f " + text("0 0 0 1 k", 10)) == "");
  CHECK(found_with("0 0.5 0 0 k 0 0 360 144 re f " + text("0 0 0 1 k", 10)) == "");
  CHECK(found_with("0 0 0 0 k 0 0 360 360 re f " + text("0 0 0 1 k", 10)) == "");
  CHECK(found_with("1 0 0 0 K 1 w 60 100 300 300 re S " + text("0 0 0 1 k", 10)) == "");
}

TEST_CASE("what is alike on a page is told once, with its count and first place") {
  CHECK(found_with("1 0 0 rg 72 144 72 72 re f 144 144 72 72 re f 216 144 72 72 re f") ==
        "R0027 error, page 1 at 25.4, 50.8 mm: a shape in DeviceRGB (3 times)\n");
}

TEST_CASE("what nobody sees is not judged") {
  CHECK(found_with("1 0 0 rg 2000 144 72 72 re f") == "");                     // off the sheet
  CHECK(found_with("q 0 0 10 10 re W n 1 0 0 rg 72 144 72 72 re f Q") == "");  // out of the clip
  CHECK(found_with("BT 3 Tr 1 0 0 rg /F 10 Tf 72 144 Td (ABC) Tj ET") == "");  // recognised text
}

}  // namespace gazette::preflight
