// The DOCX reader: paragraphs, text, styles, and what is left out or cannot be carried.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

std::string style(std::string_view type, std::string_view id, std::string_view inner) {
  return fmt::format("<w:style w:type=\"{}\" w:styleId=\"{}\">{}</w:style>", type, id, inner);
}

std::string field(std::string_view instruction, std::string_view result) {
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>"
      "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}"
      "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
      instruction, result);
}

TEST_CASE("each paragraph with text is one item, and its runs are spans of emphasis") {
  const Reading reading =
      read(docx(paragraph("", run("<w:b/>", "Điều 1.") + run("", " Phạm vi") +
                                  run("<w:i/><w:u w:val=\"single\"/>", "x")) +
                paragraph("", "") + paragraph("", run("<w:b/>", "  ")) +
                paragraph("<w:jc w:val=\"both\"/>",
                          run("<w:vertAlign w:val=\"superscript\"/>", "2") +
                              run("<w:strike/>", "bỏ") + run("<w:smallCaps/>", "s"))));
  CHECK(reading.lines() == Lines{"{1:Điều 1.} Phạm vi{6:x}", "{16:2}{8:bỏ}{64:s}"});
  CHECK(reading.codes().empty());
  const auto& last = std::get<model::Paragraph>(reading.flow->items[1].block);
  CHECK(last.alignment == model::Alignment::justified);
  CHECK(last.origin.paragraph == 2);
}

TEST_CASE("emphasis, alignment and headings are inherited through styles and defaults") {
  const Document document = {
      .body = paragraph("<w:pStyle w:val=\"Child\"/>", run("", "a")) +
              paragraph("<w:pStyle w:val=\"Child\"/>", run("<w:rStyle w:val=\"Strong\"/>", "b")) +
              paragraph("<w:pStyle w:val=\"Child\"/><w:jc w:val=\"start\"/>",
                        run("<w:b w:val=\"0\"/>", "c")) +
              paragraph("", run("<w:rStyle w:val=\"Link\"/>", "d")) +
              paragraph("<w:pStyle w:val=\"H2\"/>", run("", "e")) +
              paragraph("<w:pStyle w:val=\"H2\"/><w:outlineLvl w:val=\"9\"/>", run("", "f")) +
              paragraph("<w:pStyle w:val=\"heading3\"/>", run("", "g")),
      .styles =
          "<w:docDefaults><w:rPrDefault><w:rPr><w:i/></w:rPr></w:rPrDefault></w:docDefaults>" +
          style("paragraph", "Root",
                "<w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr>") +
          style("paragraph", "Child", "<w:basedOn w:val=\"Root\"/>") +
          style("paragraph", "H2", "<w:name w:val=\"heading 2\"/>") +
          style("character", "Strong", "<w:rPr><w:b/></w:rPr>") +
          style("character", "Link",
                "<w:name w:val=\"Hyperlink\"/><w:rPr><w:u w:val=\"single\"/></w:rPr>")};
  const Reading reading = read(docx(document));
  // Bold twice is plain again, as Word shows it; the line under a link is for the screen.
  CHECK(reading.lines() == Lines{"{3:a}", "{2:b}", "{2:c}", "{2:d}", "{2:e}", "{2:f}", "{2:g}"});
  const std::vector<FlowItem>& items = reading.flow->items;
  CHECK(std::get<model::Paragraph>(items[0].block).alignment == model::Alignment::center);
  CHECK(std::get<model::Paragraph>(items[2].block).alignment == model::Alignment::left);
  CHECK(items[4].heading_level == 2);
  CHECK(items[5].heading_level == 0);
  CHECK(items[6].heading_level == 3);
}

TEST_CASE("a face of the theme is that which the theme names") {
  Parts parts =
      parts_of({.body = paragraph("", run("<w:rFonts w:asciiTheme=\"minorHAnsi\" "
                                          "w:hAnsiTheme=\"minorHAnsi\"/>",
                                          "o") +
                                          run("<w:rFonts w:hAnsiTheme=\"majorHAnsi\"/>", "o")),
                .styles = style("paragraph", "A", "")});
  parts.emplace(
      "word/theme/theme1.xml",
      "<a:theme xmlns:a=\"urn:a\"><a:themeElements><a:fontScheme><a:majorFont><a:latin "
      "typeface=\"Times New Roman\"/></a:majorFont><a:minorFont><a:latin "
      "typeface=\"Wingdings\"/></a:minorFont></a:fontScheme></a:themeElements></a:theme>");
  std::string& relationships = parts.at("word/_rels/document.xml.rels");
  relationships.insert(relationships.rfind("</Relationships>"),
                       "<Relationship Id=\"t\" Type=\"x/theme\" Target=\"theme/theme1.xml\"/>");
  CHECK(read(pack(parts)).lines() == Lines{"□o"});
}

TEST_CASE("a ring of styles ends") {
  const Reading reading = read(docx(
      Document{.body = paragraph("<w:pStyle w:val=\"A\"/>", run("", "x")),
               .styles = style("paragraph", "A", "<w:basedOn w:val=\"B\"/><w:rPr><w:b/></w:rPr>") +
                         style("paragraph", "B", "<w:basedOn w:val=\"A\"/>")}));
  CHECK(reading.lines() == Lines{"{1:x}"});
}

TEST_CASE("tabs, breaks and hyphens become characters, blanks at the ends of w:t only where kept") {
  const Reading reading = read(docx(
      "<w:p><w:r><w:tab/><w:t> Căn cứ </w:t><w:br/><w:t>Luật</w:t><w:tab/><w:t>số</w:t>"
      "<w:noBreakHyphen/><w:softHyphen/><w:t>1</w:t><w:cr/><w:t xml:space=\"preserve\">a </w:t>"
      "<w:t>b</w:t><w:ptab w:alignment=\"right\"/></w:r></w:p>"));
  CHECK(reading.lines() == Lines{"Căn cứ\nLuật\tsố-1\na b"});
}

TEST_CASE("a page break begins the next paragraph that has text on a new page") {
  const std::string page = "<w:r><w:br w:type=\"page\"/></w:r>";
  const Reading reading = read(
      docx(paragraph("", run("", "a") + page + run("", "b")) + paragraph("", run("", "c") + page) +
           paragraph("", "") + plain("d") + paragraph("<w:pageBreakBefore/>", run("", "e")) +
           paragraph("<w:sectPr/>", run("", "f")) +
           paragraph("<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>", run("", "g")) +
           plain("h") + "<w:sectPr/>"));
  // Whether a section begins on a new page is said by itself, not by the one before.
  CHECK(reading.lines() ==
        Lines{"a", "[page] b", "c", "[page] d", "[page] e", "f", "g", "[page] h"});
}

TEST_CASE("text becomes NFC across runs, spaces plain, and characters without width go") {
  const Reading reading =
      read(docx(paragraph("", run("", "Qu\u0079\u0065\u0302") +
                                  run("<w:b/>", "\u0301t\u00A0\u0111\u0069\u0323nh\u200B\uFEFF") +
                                  run("", " co\u00ADn\u202Fs\u2011a"))));
  CHECK(reading.lines() == Lines{"Quyế{1:t định} con s-a"});
  CHECK(reading.codes() == Lines{"G0242", "G0261", "G0264"});
}

TEST_CASE("capitals are written out and hidden text is left out with its reason") {
  const Reading reading = read(
      docx(paragraph("", run("<w:caps/>", "Quyết định") + run("<w:vanish/>", " ghi chú nội bộ")) +
           paragraph("", run("<w:vanish/>", "mật")) + plain("sau")));
  CHECK(reading.lines() == Lines{"QUYẾT ĐỊNH", "sau"});
  REQUIRE(reading.flow->dropped.size() == 2);
  CHECK(reading.flow->dropped[0].text == "ghi chú nội bộ");
  CHECK(reading.flow->dropped[0].reason == "chữ ẩn của bản gốc");
  CHECK(reading.flow->dropped[0].origin.paragraph == 1);
  REQUIRE(reading.codes() == Lines{"G0258"});
  CHECK(reading.diagnostics.list()[0].message == "hidden text is left out (paragraphs: 2)");
}

TEST_CASE("text raised or lowered by its place is superscript or subscript, a whole line is not") {
  const Reading reading =
      read(docx(paragraph("", run("", "m") + run("<w:position w:val=\"6\"/>", "2") +
                                  run("", " CO") + run("<w:position w:val=\"-6\"/>", "2") +
                                  run("<w:position w:val=\"-2\"/>", "x") +
                                  run("<w:position w:val=\"-2\"/><w:sz w:val=\"16\"/>", "i")) +
                paragraph("", run("<w:position w:val=\"12\"/>", "nâng cả đoạn"))));
  CHECK(reading.lines() == Lines{"m{16:2} CO{32:2}x{32:i}", "nâng cả đoạn"});
}

TEST_CASE("a dropped capital is the first letter of the next paragraph") {
  const Reading reading = read(docx(
      paragraph("<w:framePr w:dropCap=\"drop\" w:lines=\"3\"/>", run("", "Đ")) + plain("iều 1")));
  CHECK(reading.lines() == Lines{"Điều 1"});
}

TEST_CASE("text cut by a comment or by CDATA is whole") {
  CHECK(read(docx("<w:p><w:r><w:t>một<!-- x --> hai<![CDATA[ < ba]]></w:t></w:r></w:p>")).lines() ==
        Lines{"một hai < ba"});
}

TEST_CASE("letters in a picture face are its codes, letters of Vietnamese there are text") {
  const std::string wingdings = "<w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/>";
  const std::string symbol = "<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>";
  const Reading reading = read(docx(paragraph("", run(wingdings, "o ") + run(symbol, "a = 5")) +
                                    paragraph("", run(symbol, "Điều 5"))));
  CHECK(reading.lines() == Lines{"□ α = 5", "Điều 5"});
  CHECK(reading.codes().empty());
}

TEST_CASE("symbols of picture faces become characters, an unknown one is an error") {
  const auto symbol = [](std::string_view font, std::string_view code) {
    return fmt::format("<w:r><w:sym w:font=\"{}\" w:char=\"{}\"/></w:r>", font, code);
  };
  const Reading reading = read(docx(paragraph(
      "", symbol("Wingdings", "F0A8") + symbol("Wingdings", "F0FE") + symbol("Symbol", "F0B3") +
              symbol("Symbol", "B7") + symbol("Wingdings", "F0E0") + symbol("Arial", "0041") +
              run("<w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/>", "\uF061"))));
  CHECK(reading.lines() == Lines{"□☑≥•→Aα"});
  CHECK(reading.codes().empty());
  CHECK(read(docx(paragraph("", symbol("Webdings", "F061") + symbol("Webdings", "63") +
                                    symbol("Wingdings 3", "F07D"))))
            .lines() == Lines{"✓□▶"});
  const Reading unknown = read(docx(paragraph("", symbol("Webdings", "F041"))));
  CHECK(unknown.lines() == Lines{"\uFFFD"});
  CHECK(unknown.codes() == Lines{"G0241"});
}

TEST_CASE("of a field only the result is text, however deep and over however many paragraphs") {
  const std::string inner = field("MERGEFIELD ten", run("", "không hiện"));
  const std::string nested =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>" +
      inner + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("", "kết quả");
  const Reading reading =
      read(docx(paragraph("", run("", "Xem ") + field("HYPERLINK \"http://x\"", run("", "Luật"))) +
                paragraph("", nested) +
                paragraph("", run("", "còn") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>") +
                paragraph("", "<w:fldSimple w:instr=\"PAGE\">" + run("", "7") + "</w:fldSimple>")));
  CHECK(reading.lines() == Lines{"Xem Luật", "kết quả", "còn", "7"});
  CHECK(reading.codes().empty());
}

TEST_CASE("a field without end or without result is a finding") {
  const Reading open =
      read(docx(plain("a") +
                paragraph("", "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" + run("", "mất"))));
  CHECK(open.codes() == Lines{"G0245"});
  const Reading bare = read(docx(
      paragraph("",
                "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>EQ \\f(1;2)</w:instrText>"
                "<w:fldChar w:fldCharType=\"end\"/></w:r>" +
                    run("", "a"))));
  CHECK(bare.codes() == Lines{"G0244"});
}

TEST_CASE("tracked changes are taken, and a deleted paragraph mark joins two paragraphs") {
  const Reading reading =
      read(docx(paragraph("", run("", "có ") + "<w:ins>" + run("", "thêm") +
                                  "</w:ins><w:del><w:r><w:delText>bớt</w:delText></w:r></w:del>"
                                  "<w:moveFrom>" +
                                  run("", "đi") + "</w:moveFrom>") +
                paragraph("<w:rPr><w:del/></w:rPr>", run("", "nửa đầu, ")) +
                paragraph("<w:jc w:val=\"center\"/>", run("", "nửa sau"))));
  CHECK(reading.lines() == Lines{"có thêm", "nửa đầu, nửa sau"});
  REQUIRE(reading.codes() == Lines{"G0236"});
  CHECK(reading.diagnostics.list()[0].message ==
        "tracked changes are not settled (inserted, taken: 1; deleted, left out: 3)");
  CHECK(reading.diagnostics.list()[0].place.paragraph == 1);
}

TEST_CASE("links, smart tags, content controls and unknown wrappers are looked through") {
  const Reading reading =
      read(docx("<w:sdt><w:sdtPr/><w:sdtContent>" +
                paragraph("", "<w:hyperlink r:id=\"x\">" + run("", "a") +
                                  "</w:hyperlink><w:smartTag><w:smartTag>" + run("", "b") +
                                  "</w:smartTag></w:smartTag><w:sdt><w:sdtContent>" + run("", "c") +
                                  "</w:sdtContent></w:sdt><w:later><w:newer>" + run("", "d") +
                                  "</w:newer></w:later>") +
                "</w:sdtContent></w:sdt><w:r><w:commentReference w:id=\"1\"/></w:r>"));
  CHECK(reading.lines() == Lines{"abcd"});
}

TEST_CASE(
    "text boxes follow the paragraph that holds them, once, without the numbers of the drawing") {
  const std::string box =
      "<wps:txbx><w:txbxContent>" + plain("trong khung") + "</w:txbxContent></wps:txbx>";
  const Reading reading = read(docx(
      paragraph(
          "",
          run("", "trước ") +
              "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:positionH><wp:posOffset>"
              "112233</wp:posOffset></wp:positionH>" +
              box + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>" +
              plain("trong khung") +
              "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" +
              run("", "sau")) +
      plain("cuối")));
  CHECK(reading.lines() == Lines{"trước sau", "trong khung", "cuối"});
  CHECK(reading.codes().empty());
}

TEST_CASE("pictures, comments and formulas are findings at their paragraph") {
  const Reading reading = read(docx(
      plain("một") +
      paragraph("", run("", "hai") + "<w:r><w:drawing><a:blip r:embed=\"x\"/></w:drawing></w:r>"
                                     "<w:r><w:commentReference w:id=\"0\"/></w:r>") +
      paragraph("",
                "<m:oMath><m:r><m:t>M</m:t></m:r><m:r><m:t>=</m:t></m:r><m:f><m:num><m:r><m:t>a+b</"
                "m:t></m:r></m:num>"
                "<m:den><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></"
                "m:sup></m:sSup></m:den>"
                "</m:f></m:oMath>")));
  CHECK(reading.lines() == Lines{"một", "hai", "", "M=(a+b)/(c{16:2})"});
  CHECK(reading.codes() == Lines{"G0237", "G0239"});
  CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
  CHECK(reading.diagnostics.list()[1].place.paragraph == 4);
}

TEST_CASE("the text of page headers is left out with its reason, page numbers are nothing") {
  const Document numbers = {
      .body = plain("a"), .header = paragraph("", run("", "Trang ") + field("PAGE", run("", "1")))};
  CHECK(read(docx(numbers)).flow->dropped.empty());
  const Document words = {
      .body = plain("a"),
      .header = plain("CÔNG BÁO") + paragraph("", field("PAGE", run("", "12")))};
  const Reading reading = read(docx(words));
  REQUIRE(reading.flow->dropped.size() == 1);
  CHECK(reading.flow->dropped[0].text == "CÔNG BÁO");
  CHECK(reading.flow->dropped[0].reason == "đầu trang, chân trang của bản gốc");
}

TEST_CASE("footnotes and endnotes become notes where their mark stands, with the mark shown") {
  const auto mark = [](std::string_view kind, std::string_view id) {
    return fmt::format("<w:r><w:{}Reference w:id=\"{}\"/></w:r>", kind, id);
  };
  const Document document = {
      .body = paragraph(
          "",
          run("", "một") + mark("footnote", "5") + run("", " hai") + mark("endnote", "2") +
              "<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"6\"/><w:t>*</w:t></w:r>" +
              mark("footnote", "9")),
      .footnotes = "<w:footnote w:type=\"separator\" w:id=\"0\">" + plain("----") +
                   "</w:footnote><w:footnote w:id=\"6\">" + plain("sao") +
                   "</w:footnote><w:footnote w:id=\"5\">" +
                   paragraph("", "<w:r><w:footnoteRef/></w:r>" + run("", " Luật 1")) +
                   plain("tiếp") + "</w:footnote>",
      .endnotes = "<w:endnote w:id=\"2\">" + plain("cuối") + "</w:endnote>"};
  const Reading reading = read(docx(document));
  CHECK(reading.lines() == Lines{"một{^1:1} hai{^2:i}{^3:*}"});
  REQUIRE(reading.flow->notes.size() == 3);
  CHECK(reading.flow->notes[0].mark == "1");
  REQUIRE(reading.flow->notes[0].paragraphs.size() == 2);
  CHECK(shown(reading.flow->notes[0].paragraphs[0]) == "Luật 1");
  CHECK(shown(reading.flow->notes[1].paragraphs[0]) == "cuối");
  CHECK(shown(reading.flow->notes[2].paragraphs[0]) == "sao");
  CHECK(reading.codes() == Lines{"G0248"});
}

TEST_CASE("a note that holds its own mark ends") {
  const std::string mark = "<w:r><w:footnoteReference w:id=\"1\"/></w:r>";
  const Reading reading =
      read(docx(Document{.body = paragraph("", run("", "a") + mark + mark),
                         .footnotes = "<w:footnote w:id=\"1\">" +
                                      paragraph("", run("", "n") + mark) + "</w:footnote>"}));
  CHECK(reading.lines() == Lines{"a{^1:1}{^1:1}"});
  CHECK(shown(reading.flow->notes[0].paragraphs[0]) == "n{^1:1}");
}

std::string footnote(int id, std::string_view content) {
  return fmt::format("<w:footnote w:id=\"{}\">{}</w:footnote>", id, content);
}

std::string footnote_mark(int id, std::string_view properties = "") {
  return fmt::format("<w:r><w:rPr>{}</w:rPr><w:footnoteReference w:id=\"{}\"/></w:r>", properties,
                     id);
}

TEST_CASE("a note whose mark is hidden is left out with its text, and is not counted") {
  const Reading reading = read(docx(Document{
      .body = paragraph("", run("", "a") + footnote_mark(1, "<w:vanish/>") + footnote_mark(3)),
      .footnotes = footnote(1, paragraph("", run("", "mật") + footnote_mark(2))) +
                   footnote(2, plain("sâu hơn")) + footnote(3, plain("rõ"))}));
  CHECK(reading.lines() == Lines{"a{^1:1}"});
  REQUIRE(reading.flow->notes.size() == 1);
  CHECK(shown(reading.flow->notes[0].paragraphs.at(0)) == "rõ");
  REQUIRE(reading.flow->dropped.size() == 2);
  CHECK(reading.flow->dropped[0].text == "sâu hơn");
  CHECK(reading.flow->dropped[1].text == "mật");
  CHECK(reading.codes() == Lines{"G0258"});
}

TEST_CASE("notes without numbers have a star, so that none loses its place") {
  const Reading reading =
      read(docx(Document{.body = paragraph("", footnote_mark(1) + run("", "a") + footnote_mark(2)),
                         .footnotes = footnote(1, plain("m")) + footnote(2, plain("n")),
                         .settings = "<w:footnotePr><w:numFmt w:val=\"none\"/></w:footnotePr>"}));
  CHECK(reading.lines() == Lines{"{^1:*}a{^2:*}"});
  REQUIRE(reading.flow->notes.size() == 2);
  CHECK(reading.flow->notes[1].mark == "*");
}

TEST_CASE("the numbers of notes begin anew where the section says so, on each page they go on") {
  const auto restart = [](std::string_view where) {
    return fmt::format("<w:footnotePr><w:numRestart w:val=\"{}\"/></w:footnotePr>", where);
  };
  const auto document = [&](std::string_view first, std::string_view last,
                            std::string_view settings) {
    return read(docx(Document{
        .body = paragraph(fmt::format("<w:sectPr>{}</w:sectPr>", first),
                          run("", "a") + footnote_mark(1) + footnote_mark(2)) +
                paragraph("", run("", "b") + footnote_mark(3)) +
                fmt::format("<w:sectPr><w:type w:val=\"continuous\"/>{}</w:sectPr>", last),
        .footnotes = footnote(1, plain("m")) + footnote(2, plain("n")) + footnote(3, plain("o")),
        .settings = std::string(settings)}));
  };
  const Lines anew = {"a{^1:1}{^2:2}", "b{^3:1}"};
  const Lines going_on = {"a{^1:1}{^2:2}", "b{^3:3}"};
  CHECK(document("", "", restart("eachSect")).lines() == anew);
  CHECK(document("", restart("eachSect"), "").lines() == anew);
  CHECK(document("", restart("continuous"), restart("eachSect")).lines() == going_on);
  CHECK(document(restart("eachSect"), "", "").lines() == going_on);
  const Reading pages = document("", restart("eachPage"), restart("eachPage"));
  CHECK(pages.lines() == going_on);
  REQUIRE(pages.codes() == Lines{"G0243"});
  CHECK(pages.diagnostics.list()[0].message ==
        "the footnotes are numbered anew on each page; here their numbers go on (3)");
  CHECK(pages.diagnostics.list()[0].place.paragraph == 1);
}

}  // namespace
}  // namespace gazette::ingest::docx_test
