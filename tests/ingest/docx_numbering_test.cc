// Automatic numbers: the same lists were set by LibreOffice and, where it differs from Word (legal
// numbers, levels that never restart), follow ISO/IEC 29500-1, 17.9.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

std::string level(int index, std::string_view format, std::string_view text,
                  std::string_view more = "", int start = 1) {
  return fmt::format(
      "<w:lvl w:ilvl=\"{}\"><w:start w:val=\"{}\"/><w:numFmt w:val=\"{}\"/>{}<w:lvlText "
      "w:val=\"{}\"/></w:lvl>",
      index, start, format, more, text);
}

std::string abstract_list(int id, std::string_view inner) {
  return fmt::format("<w:abstractNum w:abstractNumId=\"{}\">{}</w:abstractNum>", id, inner);
}

std::string list(int id, int abstract, std::string_view overrides = "") {
  return fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/>{}</w:num>", id,
                     abstract, overrides);
}

std::string item(int list_id, int index, std::string_view text, std::string_view mark = "") {
  return paragraph(
      fmt::format(
          "<w:numPr><w:ilvl w:val=\"{}\"/><w:numId w:val=\"{}\"/></w:numPr><w:rPr>{}</w:rPr>",
          index, list_id, mark),
      text.empty() ? "" : run("", text));
}

Lines lines(std::string body, std::string numbering) {
  return read(docx(Document{.body = std::move(body), .numbering = std::move(numbering)})).lines();
}

TEST_CASE("numbers of a law are written out as the page shows them") {
  const std::string numbering =
      abstract_list(0, level(0, "upperRoman", "Chương %1.") +
                           level(1, "decimal", "Điều %2.", "<w:lvlRestart w:val=\"0\"/>") +
                           level(2, "decimal", "%3.") + level(3, "lowerLetter", "%4)") +
                           level(4, "decimal", "%1.%2.%3", "<w:isLgl/>")) +
      list(1, 0);
  CHECK(lines(item(1, 0, "A") + item(1, 1, "B") + item(1, 2, "C") + item(1, 2, "D") +
                  item(1, 3, "E") + item(1, 3, "F") + item(1, 2, "G") + item(1, 3, "H") +
                  item(1, 4, "L") + item(1, 0, "I") + item(1, 1, "K") + item(1, 2, "M"),
              numbering) == Lines{"Chương I. A", "Điều 1. B", "1. C", "2. D", "a) E", "b) F",
                                  "3. G", "a) H", "1.1.3 L", "Chương II. I", "Điều 2. K", "1. M"});
}

TEST_CASE("lists of one definition count together until a start override") {
  const std::string numbering =
      abstract_list(1, level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")) + list(2, 1) +
      list(3, 1, "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"5\"/></w:lvlOverride>") +
      list(4, 1) +
      list(5, 1,
           "<w:lvlOverride w:ilvl=\"0\">" + level(0, "lowerLetter", "%1)") + "</w:lvlOverride>");
  CHECK(lines(item(2, 1, "a") + item(2, 0, "b") + item(3, 0, "c") + item(3, 0, "d") +
                  item(3, 1, "e") + item(4, 0, "f") + item(5, 0, "g"),
              numbering) == Lines{"1.1. a", "2. b", "5. c", "6. d", "6.1. e", "7. f", "h) g"});
}

TEST_CASE("every common form of number is known, another is written decimal and reported") {
  const auto numbers = [](std::string_view format, int start) {
    return lines(item(1, 0, "x") + item(1, 0, "x"),
                 abstract_list(0, level(0, format, "%1", "", start)) + list(1, 0));
  };
  CHECK(numbers("decimal", 0) == Lines{"0 x", "1 x"});
  CHECK(numbers("decimalZero", 9) == Lines{"09 x", "10 x"});
  CHECK(numbers("lowerLetter", 26) == Lines{"z x", "aa x"});
  CHECK(numbers("upperLetter", 28) == Lines{"BB x", "CC x"});
  CHECK(numbers("lowerRoman", 3) == Lines{"iii x", "iv x"});
  CHECK(numbers("upperRoman", 1989) == Lines{"MCMLXXXIX x", "MCMXC x"});
  CHECK(numbers("none", 1) == Lines{"x", "x"});
  CHECK(numbers("chicago", 4) == Lines{"§ x", "** x"});
  CHECK(numbers("numberInDash", 1) == Lines{"- 1 - x", "- 2 - x"});
  CHECK(numbers("decimalEnclosedCircle", 20) == Lines{"⑳ x", "21 x"});
  CHECK(numbers("vietnameseCounting", 10) == Lines{"mười x", "mười một x"});
  CHECK(numbers("vietnameseCounting", 24) == Lines{"hai mươi bốn x", "hai mươi lăm x"});
  CHECK(numbers("custom\" w:format=\"001, 002, 003, ...", 9) == Lines{"009 x", "010 x"});
  const Reading other =
      read(docx(Document{.body = item(1, 0, "x"),
                         .numbering = abstract_list(0, level(0, "hebrew1", "%1.")) + list(1, 0)}));
  CHECK(other.lines() == Lines{"1. x"});
  CHECK(other.codes() == Lines{"G0243"});
  CHECK(other.diagnostics.list()[0].message ==
        "the numbers of this list have the form \"hebrew1\"; they are written 1, 2, 3");
}

TEST_CASE("bullets become marks of text, what follows a number is a space or nothing") {
  const auto bullet = [](std::string_view text, std::string_view more) {
    return lines(item(1, 0, "x"), abstract_list(0, level(0, "bullet", text, more)) + list(1, 0));
  };
  const std::string symbol = "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>";
  const std::string wingdings =
      "<w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr>";
  CHECK(bullet("-", "") == Lines{"- x"});
  CHECK(bullet("–", "<w:suff w:val=\"nothing\"/>") == Lines{"–x"});
  CHECK(bullet("+", "<w:suff w:val=\"space\"/>") == Lines{"+ x"});
  CHECK(bullet("\uF0B7", symbol) == Lines{"• x"});
  CHECK(bullet("\uF02D", symbol) == Lines{"- x"});
  CHECK(bullet("\uF0D8", wingdings) == Lines{"• x"});
  CHECK(bullet("\uF0A8", wingdings) == Lines{"□ x"});
  CHECK(bullet("o", "") == Lines{"◦ x"});
}

TEST_CASE("a paragraph with nothing but its number is kept, a numbering of zero is none") {
  const std::string numbering = abstract_list(0, level(0, "decimal", "%1.")) + list(1, 0);
  CHECK(lines(item(1, 0, "") + item(1, 0, "x") + item(0, 0, "y") + item(9, 0, "z"), numbering) ==
        Lines{"1.", "2. x", "y", "z"});
}

TEST_CASE("a number has the look of its paragraph's mark, overridden by its level") {
  CHECK(lines(item(1, 0, "x", "<w:b/>") + item(1, 1, "y", "<w:b/>"),
              abstract_list(
                  0, level(0, "decimal", "Điều %1.", "<w:rPr><w:caps/></w:rPr>") +
                         level(1, "decimal", "%2.", "<w:rPr><w:b w:val=\"0\"/><w:i/></w:rPr>")) +
                  list(1, 0)) == Lines{"{1:ĐIỀU 1. }x", "{2:1. }y"});
}

TEST_CASE("a deleted paragraph mark has no number, and the number stands before what it carries") {
  CHECK(lines(item(1, 0, "x") + item(1, 0, "y ", "<w:del/>") + item(1, 0, "z"),
              abstract_list(0, level(0, "decimal", "%1.")) + list(1, 0)) ==
        Lines{"1. x", "2. y z"});
}

TEST_CASE("lists come through styles, tied levels and numbering styles") {
  const Document document = {
      .body = paragraph("<w:pStyle w:val=\"Dieu\"/>", run("", "a")) +
              paragraph("<w:pStyle w:val=\"Khoan\"/>", run("", "b")) +
              paragraph("<w:pStyle w:val=\"Khoan\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
                        run("", "c")) +
              item(2, 0, "d"),
      .styles =
          "<w:style w:type=\"paragraph\" w:styleId=\"Dieu\"><w:pPr><w:numPr><w:numId "
          "w:val=\"1\"/></w:numPr>"
          "</w:pPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Khoan\"><w:pPr><w:numPr>"
          "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
          "<w:style w:type=\"numbering\" w:styleId=\"L\"><w:pPr><w:numPr><w:numId "
          "w:val=\"1\"/></w:numPr></w:pPr></w:style>",
      .numbering = abstract_list(0, level(0, "decimal", "Điều %1.", "<w:pStyle w:val=\"Dieu\"/>") +
                                        level(1, "decimal", "%2.", "<w:pStyle w:val=\"Khoan\"/>")) +
                   abstract_list(1, "<w:numStyleLink w:val=\"L\"/>") + list(1, 0) + list(2, 1)};
  CHECK(read(docx(document)).lines() == Lines{"Điều 1. a", "1. b", "c", "Điều 2. d"});
}

TEST_CASE("a text box counts on its own") {
  const std::string box = "<w:r><w:pict><v:textbox><w:txbxContent>" + item(1, 0, "k") +
                          "</w:txbxContent></v:textbox></w:pict></w:r>";
  CHECK(lines(item(1, 0, "a") + paragraph("", run("", "b") + box) + item(1, 0, "c"),
              abstract_list(0, level(0, "decimal", "%1.")) + list(1, 0)) ==
        Lines{"1. a", "b", "1. k", "2. c"});
}

TEST_CASE("numbers out of all bounds do no harm") {
  const std::string numbering =
      abstract_list(0, level(0, "lowerLetter", "%1", "", 2000000000) +
                           "<w:lvl w:ilvl=\"77\"/><w:lvl w:ilvl=\"-1\"/>") +
      list(1, 0) + list(2, 55);
  CHECK(lines(item(1, 99, "x"), numbering).size() == 1);
  CHECK(lines(item(1, 0, "x"), numbering)[0].size() < 2000);
  CHECK(lines(item(2, 0, "x"), numbering) == Lines{"x"});
}

}  // namespace
}  // namespace gazette::ingest::docx_test
