// What forms need of a DOCX: dotted lines, boxes to tick and to fill in, fields that compute.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view kTab = "<w:r><w:tab/></w:r>";

std::string stop(std::string_view alignment, std::string_view leader, int position) {
  return fmt::format("<w:tab w:val=\"{}\" w:leader=\"{}\" w:pos=\"{}\"/>", alignment, leader,
                     position);
}

std::string tabs(std::string_view stops) {
  return fmt::format("<w:tabs>{}</w:tabs>", stops);
}

std::string field(std::string_view instruction, std::string_view result, std::string_view form = "",
                  std::string_view lock = "") {
  return fmt::format(
      "<w:r><w:fldChar w:fldCharType=\"begin\"{}>{}</w:fldChar></w:r><w:r><w:instrText> {} "
      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{}<w:r><w:fldChar "
      "w:fldCharType=\"end\"/></w:r>",
      lock, form, instruction, result);
}

std::string dots(std::size_t count) {
  return std::string(count, '.');
}

TEST_CASE("a tab with a leader is a line of dots up to its stop, a little short of it") {
  // At 13 pt a dot takes 65 twentieths of a point; "Tên: " before the stop at 2,600 takes its own.
  const Reading reading = read(
      docx(paragraph(tabs(stop("left", "dot", 2600)), kTab) +
           paragraph(tabs(stop("left", "dot", 2600)), run("", "Tên:") + std::string(kTab)) +
           paragraph(tabs(stop("left", "underscore", 2600)), std::string(kTab) + run("", "ký")) +
           paragraph(tabs(stop("left", "none", 2600)),
                     run("", "a") + std::string(kTab) + run("", "b"))));
  CHECK(reading.lines() ==
        Lines{dots(37), "Tên: " + dots(30), std::string(18, '_') + " ký", "a\tb"});
  REQUIRE(reading.codes() == Lines{"G0249"});
  CHECK(reading.diagnostics.list()[0].message ==
        "lines drawn by tabs are set as dots and strokes (paragraphs: 3)");
}

TEST_CASE("stops come from styles too, and a tab goes to the next stop behind the text") {
  const Document document = {
      .body =
          paragraph("<w:pStyle w:val=\"T\"/>",
                    run("", "Chương I") + std::string(kTab) + run("<w:b/>", "5")) +
          paragraph("<w:pStyle w:val=\"T\"/>" + tabs("<w:tab w:val=\"clear\" w:pos=\"9000\"/>"),
                    run("", "a") + std::string(kTab) + run("", "b")) +
          paragraph(tabs(stop("left", "none", 500) + stop("left", "dot", 4000)),
                    run("", "Kính gửi:") + std::string(kTab) + run("", ".")) +
          paragraph("<w:ind w:left=\"2000\" w:hanging=\"2000\"/>" + tabs(stop("left", "dot", 3300)),
                    run("", "a") + std::string(kTab) + run("", "b") + std::string(kTab)),
      .styles =
          "<w:style w:type=\"paragraph\" w:styleId=\"T\"><w:pPr><w:tabs><w:tab "
          "w:val=\"right\" w:leader=\"dot\" w:pos=\"9000\"/></w:tabs></w:pPr></w:style>"};
  const Lines lines = read(docx(document)).lines();
  REQUIRE(lines.size() == 4);
  CHECK(lines[0] == "Chương I " + dots(112) + "{1: 5}");
  CHECK(lines[1] == "a\tb");
  CHECK(lines[2] == "Kính gửi: " + dots(43) + ".");
  CHECK(lines[3] == "a\tb " + dots(16));
}

TEST_CASE("dots of a tab in a cell end with the cell") {
  const Reading reading = read(
      docx("<w:tbl><w:tblPr/><w:tr><w:tc><w:tcPr><w:tcW w:w=\"1300\" w:type=\"dxa\"/></w:tcPr>" +
           paragraph(tabs(stop("left", "dot", 9000)), kTab) + "</w:tc><w:tc>" + plain("b") +
           "</w:tc></w:tr></w:tbl>"));
  CHECK(shown(reading.table(0).rows[0].cells[0].paragraphs[0]) == dots(18));
}

TEST_CASE("boxes to tick and lists to choose from show what was chosen") {
  const auto box = [](std::string_view inner) {
    return field("FORMCHECKBOX", "",
                 fmt::format("<w:ffData><w:checkBox>{}</w:checkBox></w:ffData>", inner));
  };
  const std::string list =
      "<w:ffData><w:ddList>{}<w:listEntry w:val=\"Nam\"/><w:listEntry w:val=\"Nữ\"/></w:ddList>"
      "</w:ffData>";
  const Reading reading =
      read(docx(paragraph("", box("<w:default w:val=\"0\"/><w:checked/>") + run("", " có ") +
                                  box("<w:default w:val=\"0\"/>") + run("", " không")) +
                paragraph("", box("<w:default w:val=\"1\"/><w:checked w:val=\"0\"/>") +
                                  box("<w:default w:val=\"1\"/>")) +
                paragraph("", field("FORMDROPDOWN", "",
                                    fmt::format(fmt::runtime(list), "<w:result w:val=\"1\"/>"))) +
                paragraph("", field("FORMDROPDOWN", "", fmt::format(fmt::runtime(list), ""))) +
                paragraph("", field("FORMTEXT", run("", "Biên Hòa"))) +
                paragraph("", field("SYMBOL 168 \\f \"Wingdings\" \\s 12", "") +
                                  field("SYMBOL 0xFE \\f Wingdings", ""))));
  CHECK(reading.lines() == Lines{"☒ có ☐ không", "☐☒", "Nữ", "Nam", "Biên Hòa", "□☑"});
  CHECK(reading.codes().empty());
}

TEST_CASE("a box to tick of Word 2010 and a list to choose from are text, a prompt is a finding") {
  const auto control = [](std::string_view properties, std::string_view content) {
    return fmt::format("<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
                       properties, content);
  };
  const Reading reading = read(docx(
      paragraph("", control("<w:checkbox><w:checked w:val=\"1\"/></w:checkbox>", run("", "☒")) +
                        control("<w:dropDownList/>", run("", " Nữ"))) +
      paragraph("", run("", "Tên: ") + control("<w:showingPlcHdr/>", run("", "Bấm để nhập")))));
  CHECK(reading.lines() == Lines{"☒ Nữ", "Tên: Bấm để nhập"});
  REQUIRE(reading.codes() == Lines{"G0256"});
  CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
}

TEST_CASE("a field that writes the day of opening is a finding unless it is locked") {
  const Reading reading = read(
      docx(paragraph("", field("DATE \\@ \"dd/MM/yyyy\"", run("", "27/11/2026"))) +
           paragraph("", field("SAVEDATE", run("", "a"), "", " w:fldLock=\"1\"")) +
           paragraph("", "<w:fldSimple w:instr=\"TIME\">" + run("", "10:00") + "</w:fldSimple>") +
           paragraph("", field("CREATEDATE", run("", "c")))));
  CHECK(reading.lines() == Lines{"27/11/2026", "a", "10:00", "c"});
  REQUIRE(reading.codes() == Lines{"G0253", "G0253"});
  CHECK(reading.diagnostics.list()[0].message ==
        "a field (DATE) writes the day here anew each time");
  CHECK(reading.diagnostics.list()[1].place.paragraph == 3);
}

}  // namespace
}  // namespace gazette::ingest::docx_test
