// What the DOCX reader knows of pages: sections, page headers, drawings, tracked changes of looks.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

TEST_CASE("paragraphs and tables on landscape pages are known as such, with one note") {
  const std::string upright = "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>";
  const std::string turned =
      "<w:sectPr><w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/></w:sectPr>";
  const Reading reading =
      read(docx(paragraph(upright, run("", "a")) + "<w:tbl><w:tr><w:tc>" + plain("b") +
                "</w:tc><w:tc>" + plain("c") + "</w:tc></w:tr></w:tbl>" +
                paragraph(turned, run("", "d")) + plain("e") + upright));
  CHECK(reading.lines() == Lines{"a", "[page] [table]", "d", "[page] e"});
  const auto is_landscape = [&](std::size_t i) {
    return std::get<model::Paragraph>(reading.flow->items[i].block).origin.is_landscape;
  };
  CHECK_FALSE(is_landscape(0));
  CHECK(reading.table(0).origin.is_landscape);
  CHECK(reading.table(0).rows[0].cells[0].paragraphs[0].origin.is_landscape);
  CHECK(is_landscape(2));
  CHECK_FALSE(is_landscape(3));
  REQUIRE(reading.codes() == Lines{"G0251"});
  CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
}

TEST_CASE("text in columns is a note at its first paragraph") {
  const Reading reading =
      read(docx(paragraph("<w:sectPr/>", run("", "a")) + plain("b") + plain("c") +
                "<w:sectPr><w:type w:val=\"continuous\"/><w:cols w:num=\"2\"/></w:sectPr>"));
  CHECK(reading.lines() == Lines{"a", "b", "c"});
  REQUIRE(reading.codes() == Lines{"G0255"});
  CHECK(reading.diagnostics.list()[0].message ==
        "text in columns begins here (paragraphs: 2); it is set in one");
  CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
}

TEST_CASE("lettering drawn as a picture is text of a header, and left out elsewhere") {
  const std::string lettering =
      "<w:r><w:pict><v:shape><v:textpath string=\"DỰ THẢO\"/></v:shape></w:pict></w:r>";
  const Reading reading = read(docx(
      Document{.body = plain("a") + paragraph("", lettering), .header = paragraph("", lettering)}));
  CHECK(reading.lines() == Lines{"a"});
  REQUIRE(reading.flow->dropped.size() == 2);
  CHECK(reading.flow->dropped[0].text == "DỰ THẢO");
  CHECK(reading.flow->dropped[0].reason == "đầu trang, chân trang của bản gốc");
  CHECK(reading.flow->dropped[1].reason == "chữ vẽ thành hình trong bản gốc");
  CHECK(reading.codes() == Lines{"G0252", "G0257"});
  CHECK(reading.diagnostics.list()[0].message ==
        "page headers and footers are left out; one says \"DỰ THẢO\"");
}

TEST_CASE("text of shapes drawn outside Word follows its paragraph") {
  const Reading reading = read(
      docx(paragraph("", run("", "a") + "<w:r><w:drawing><a:txBody><a:bodyPr/><a:p><a:r><a:t>Sơ "
                                        "đồ</a:t></a:r><a:br/><a:r><a:t>một</a:t></a:r></a:p><a:p/>"
                                        "</a:txBody></w:drawing></w:r>") +
           plain("b")));
  CHECK(reading.lines() == Lines{"a", "Sơ đồ\nmột", "b"});
}

TEST_CASE("tracked changes of looks alone are a finding too") {
  const Reading reading =
      read(docx(paragraph("<w:pPrChange/><w:rPr><w:ins/></w:rPr>",
                          run("<w:b/><w:rPrChange><w:rPr/></w:rPrChange>", "a")) +
                paragraph("", "<w:moveTo>" + run("", "b") + "</w:moveTo>")));
  CHECK(reading.lines() == Lines{"{1:a}", "b"});
  REQUIRE(reading.codes() == Lines{"G0236"});
  CHECK(reading.diagnostics.list()[0].message ==
        "tracked changes are not settled (inserted, taken: 2; deleted, left out: 0; looks, taken: "
        "2)");
  const Reading looks = read(docx(plain("a") + paragraph("<w:pPrChange/>", run("", "b"))));
  REQUIRE(looks.codes() == Lines{"G0236"});
  CHECK(looks.diagnostics.list()[0].place.paragraph == 2);
}

TEST_CASE("a subdocument inside a paragraph is a finding") {
  CHECK(read(docx(paragraph("", run("", "a") + "<w:subDoc r:id=\"x\"/>"))).codes() ==
        Lines{"G0246"});
}

TEST_CASE("a matrix keeps its rows and cells apart") {
  const auto cell = [](std::string_view text) {
    return fmt::format("<m:e><m:r><m:t>{}</m:t></m:r></m:e>", text);
  };
  const Reading reading = read(docx(
      paragraph("", "<m:oMath><m:m><m:mr>" + cell("a") + cell("b") + "</m:mr><m:mr>" + cell("c") +
                        cell("d") + "</m:mr></m:m><m:rad>" + cell("x") + "</m:rad></m:oMath>")));
  CHECK(reading.lines() == Lines{"[a b; c d]√x"});
}

TEST_CASE("accents, bars, functions and raised signs before a letter are kept in a formula") {
  const auto letter = [](std::string_view text) {
    return fmt::format("<m:r><m:t>{}</m:t></m:r>", text);
  };
  const Reading reading = read(docx(paragraph(
      "", "<m:oMath><m:acc><m:accPr><m:chr m:val=\"\u0303\"/></m:accPr><m:e>" + letter("x") +
              "</m:e></m:acc>" + letter("=") + "<m:func><m:fName>" + letter("sin") +
              "</m:fName><m:e>" + letter("a") + "</m:e></m:func>" + letter("+") +
              "<m:sPre><m:sub>" + letter("1") + "</m:sub><m:sup>" + letter("2") + "</m:sup><m:e>" +
              letter("C") + "</m:e></m:sPre></m:oMath>")));
  CHECK(reading.lines() == Lines{"x\u0303=sin a+{32:1}{16:2}C"});
}

std::string alternate(std::string_view choices, std::string_view fallback) {
  return fmt::format(
      "<w:r><mc:AlternateContent>{}<mc:Fallback>{}</mc:Fallback></mc:AlternateContent></w:r>",
      choices, fallback);
}

std::string choice(std::string_view requires_what, std::string_view content) {
  return fmt::format("<mc:Choice Requires=\"{}\">{}</mc:Choice>", requires_what, content);
}

TEST_CASE("of alternatives the first one that is understood is read, else the fallback") {
  const Reading reading = read(
      docx(paragraph("", alternate(choice("wps", "<w:t>a</w:t>"), "<w:t>b</w:t>")) +
           paragraph("", alternate(choice("w16se", "<w:t>a</w:t>"), "<w:t>b</w:t>")) +
           paragraph("", alternate(choice("w14 zz", "<w:t>a</w:t>") + choice("w14", "<w:t>c</w:t>"),
                                   "<w:t>b</w:t>"))));
  CHECK(reading.lines() == Lines{"a", "b", "c"});
  CHECK(reading.codes().empty());
}

TEST_CASE("an alternative with nothing to show gives way to one that has something") {
  const std::string box = "<w:drawing><wps:wsp><wps:spPr/></wps:wsp></w:drawing>";
  const Reading reading =
      read(docx(paragraph("", alternate(choice("wps", box), "<w:t>b</w:t>")) +
                paragraph("", alternate(choice("zz", "<w:t>a</w:t>"), "<w:pict/>"))));
  CHECK(reading.lines() == Lines{"b", "a"});
  CHECK(reading.codes().empty());
}

TEST_CASE("handwriting is its picture, and an error where it has none") {
  const std::string ink =
      "<w:drawing><a:graphicData><w14:contentPart r:id=\"i\"/></a:graphicData></w:drawing>";
  const std::string picture =
      "<w:drawing><pic:blipFill><a:blip r:embed=\"x\"/></pic:blipFill>"
      "</w:drawing>";
  CHECK(read(docx(plain("a") + paragraph("", alternate(choice("wpi", ink), "")))).codes() ==
        Lines{"G0238"});
  CHECK(read(docx(plain("a") + paragraph("", "<w:r><w:contentPart r:id=\"i\"/></w:r>"))).codes() ==
        Lines{"G0238"});
  const Reading shown =
      read(docx(plain("a") + paragraph("", alternate(choice("wpi", ink), picture))));
  CHECK(shown.lines() == Lines{"a", ""});
  CHECK(shown.codes().empty());
}

std::string shape(std::string_view form, std::string_view content = "") {
  return fmt::format("<wps:wsp><wps:spPr><a:prstGeom prst=\"{}\"/></wps:spPr>{}</wps:wsp>", form,
                     content);
}

std::string drawing(std::string_view content) {
  return fmt::format("<w:r><w:drawing><wp:anchor>{}</wp:anchor></w:drawing></w:r>", content);
}

std::string vector_picture(std::string_view content) {
  return fmt::format("<w:r><w:pict>{}</w:pict></w:r>", content);
}

TEST_CASE("drawings of several shapes, arrows and freehand lines are one warning") {
  const std::string text =
      "<wps:txbx><w:txbxContent>" + plain("khung") + "</w:txbxContent></wps:txbx>";
  const Reading reading = read(docx(
      paragraph("", run("", "a") +
                        drawing("<wpg:wgp>" + shape("rect", text) + shape("line") + "</wpg:wgp>")) +
      paragraph("", run("", "b") + drawing(shape("bentConnector3"))) +
      paragraph("",
                run("", "c") + drawing("<wps:wsp><wps:spPr><a:custGeom/></wps:spPr></wps:wsp>")) +
      paragraph("", run("", "d") + drawing("<wps:wsp><wps:spPr><a:prstGeom prst=\"line\"/><a:ln>"
                                           "<a:tailEnd type=\"triangle\"/></a:ln></wps:spPr>"
                                           "</wps:wsp>")) +
      paragraph("", run("", "e") + vector_picture("<v:group><v:rect/><v:line/></v:group>")) +
      paragraph("", run("", "f") + vector_picture("<v:polyline points=\"0,0 1,1\"/>"))));
  CHECK(reading.lines() == Lines{"a", "khung", "b", "c", "d", "e", "f"});
  REQUIRE(reading.codes() == Lines{"G0229"});
  CHECK(reading.diagnostics.list()[0].message ==
        "drawings made of lines and shapes are not carried, only the text in them (6)");
  CHECK(reading.diagnostics.list()[0].place.paragraph == 1);
}

TEST_CASE("a line, a frame, a text box of any form and grouped pictures are no drawing") {
  const std::string text =
      "<wps:txbx><w:txbxContent>" + plain("khung") + "</w:txbxContent></wps:txbx>";
  const std::string picture = "<pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic>";
  const Reading reading = read(docx(paragraph(
      "", run("", "a") + drawing(shape("line")) + drawing(shape("straightConnector1")) +
              drawing(shape("rect")) + drawing(shape("ellipse", text)) +
              drawing("<wpg:wgp>" + picture + picture + shape("rect", text) + "</wpg:wgp>") +
              vector_picture("<v:line from=\"0,0\" to=\"9,0\"/>") +
              vector_picture("<v:shapetype path=\"m,l21600,21600nfe\"/><v:shape "
                             "type=\"#_x0000_t32\"><v:stroke joinstyle=\"miter\"/>"
                             "</v:shape>"))));
  CHECK(reading.lines() == Lines{"a", "khung", "khung"});
  CHECK(reading.codes().empty());
}

TEST_CASE("text boxes, pictures and formulas anchored in hidden text are hidden with it") {
  const std::string hidden = "<w:r><w:rPr><w:vanish/></w:rPr>";
  const std::string box =
      "<wps:wsp><wps:txbx><w:txbxContent>" + plain("mật") + "</w:txbxContent></wps:txbx></wps:wsp>";
  const Reading reading = read(docx(
      paragraph("", run("", "a") + hidden + "<w:drawing>" + box + "</w:drawing></w:r>") +
      paragraph("", run("", "b") + hidden +
                        "<w:drawing><wp:inline><wp:docPr descr=\"dấu\"/><pic:blipFill><a:blip "
                        "r:embed=\"x\"/></pic:blipFill></wp:inline></w:drawing></w:r>") +
      paragraph("", run("", "c") + "<m:oMath><m:r><w:rPr><w:vanish/></w:rPr><m:t>x=1</m:t></m:r>"
                                   "</m:oMath>")));
  CHECK(reading.lines() == Lines{"a", "b", "c"});
  REQUIRE(reading.flow->dropped.size() == 3);
  CHECK(reading.flow->dropped[0].text == "mật");
  CHECK(reading.flow->dropped[1].text == "[hình: dấu]");
  CHECK(reading.flow->dropped[2].text == "x=1");
  for (const model::Dropped& dropped : reading.flow->dropped) {
    CHECK(dropped.reason == "chữ ẩn của bản gốc");
  }
  REQUIRE(reading.codes() == Lines{"G0258"});
  CHECK(reading.diagnostics.list()[0].message == "hidden text is left out (paragraphs: 3)");
}

}  // namespace
}  // namespace gazette::ingest::docx_test
