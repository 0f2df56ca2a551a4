// What the DOCX reader keeps of looks: sizes inside a paragraph, indents of quoted passages.
#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/ingest/ingest.h"
#include "gazette/ingest/text_sizes.h"
#include "tests/ingest/docx_builder.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest::docx_test {
namespace {

using Lines = std::vector<std::string>;

/// "ĐƠN GIÁ |80 (đồng)": a size stands before the text that has it, 100 is not said.
std::string with_sizes(const model::Paragraph& paragraph) {
  std::string text;
  for (const model::Span& span : paragraph.spans) {
    text += span.size_percent == 100 ? (text.empty() ? "" : "|")
                                     : fmt::format("|{} ", span.size_percent);
    text += span.text;
  }
  return text;
}

std::string sized(int half_points, std::string_view text) {
  return run(fmt::format("<w:sz w:val=\"{}\"/>", half_points), text);
}

/// The only paragraph of a document with these runs.
std::string sizes_of(std::string_view runs) {
  const Reading reading = read(docx(paragraph("", runs)));
  return with_sizes(std::get<model::Paragraph>(reading.flow->items.at(0).block));
}

TEST_CASE("text in another size than the rest of its paragraph keeps its share of that size") {
  CHECK(sizes_of(sized(28, "BẢNG GIÁ ĐẤT ") + sized(22, "(đơn vị tính: đồng)")) ==
        "BẢNG GIÁ ĐẤT |80 (đơn vị tính: đồng)");
  CHECK(sizes_of(sized(26, "Mức phạt là ") + sized(32, "hai lần") + sized(26, " giá trị")) ==
        "Mức phạt là |125 hai lần| giá trị");
  // The larger size rules where a third of the text has it.
  CHECK(sizes_of(sized(20, "abcd") + sized(28, "ef")) == "|70 abcd|ef");
  CHECK(sizes_of(sized(20, "abcde") + sized(28, "fg")) == "abcde|140 fg");
}

TEST_CASE("a paragraph that has one size throughout is set in the size of the house") {
  CHECK(sizes_of(sized(36, "Cả đoạn") + run("<w:b/><w:sz w:val=\"36\"/>", " chữ lớn")) ==
        "Cả đoạn| chữ lớn");
  CHECK(sizes_of(run("", "Cả đoạn") + sized(26, " cỡ mặc định")) == "Cả đoạn cỡ mặc định");
}

TEST_CASE("sizes that differ by less than a tenth are a slip, and the text is one span") {
  CHECK(sizes_of(sized(28, "Dán vào ") + sized(26, "từ nơi khác")) == "Dán vào từ nơi khác");
  CHECK(sizes_of(sized(28, "Dán vào ") + sized(25, "từ nơi khác")) == "Dán vào |90 từ nơi khác");
}

TEST_CASE("sizes are brought to steps of five percent within limits") {
  CHECK(sizes_of(sized(28, "thường, thường ") + sized(24, "nhỏ")) == "thường, thường |85 nhỏ");
  CHECK(sizes_of(sized(28, "thường, thường ") + sized(4, "nhỏ")) == "thường, thường |60 nhỏ");
  CHECK(sizes_of(sized(28, "thường, thường ") + sized(400, "lớn")) == "thường, thường |150 lớn");
}

TEST_CASE("blanks, raised text and marks of notes say no size") {
  CHECK(sizes_of(sized(28, "một") + sized(10, " ") + sized(28, "hai")) == "một hai");
  CHECK(sizes_of(sized(28, "diện tích, diện tích ") + sized(22, "(m") +
                 run("<w:sz w:val=\"40\"/><w:vertAlign w:val=\"superscript\"/>", "2") +
                 sized(22, ")")) == "diện tích, diện tích |80 (m|80 2|80 )");
  CHECK(sizes_of(sized(28, "ngày 15") +
                 run("<w:sz w:val=\"16\"/><w:position w:val=\"8\"/>", "(1)")) == "ngày 15|(1)");
  const Reading reading =
      read(docx({.body = paragraph("", sized(28, "có dẫn chiếu ở đây") + sized(20, " nhỏ") +
                                           "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"),
                 .footnotes = "<w:footnote w:id=\"2\">" + plain("Ghi chú.") + "</w:footnote>"}));
  const auto& spans = std::get<model::Paragraph>(reading.flow->items.at(0).block).spans;
  REQUIRE(spans.size() == 3);
  CHECK(spans[1].size_percent == 70);
  CHECK(spans[2].note == 1);
  CHECK(spans[2].size_percent == 100);
}

TEST_CASE("a large first letter is a letter of its word") {
  const std::string capital = "<w:framePr w:dropCap=\"drop\"/>";
  const Reading reading = read(docx(paragraph(capital, sized(120, "C")) +
                                    paragraph("", sized(28, "ông báo tỉnh Đồng Nai"))));
  CHECK(with_sizes(std::get<model::Paragraph>(reading.flow->items.at(0).block)) ==
        "Công báo tỉnh Đồng Nai");
}

TEST_CASE("parts of a paragraph that is taken apart have sizes of their own") {
  std::vector<model::Span> spans = {{.text = "nhỏ", .size_percent = 80},
                                    {.text = " nhỏ", .emphasis = model::kBold, .size_percent = 80}};
  settle_sizes(spans);
  CHECK(spans ==
        std::vector<model::Span>{{.text = "nhỏ"}, {.text = " nhỏ", .emphasis = model::kBold}});
  std::vector<model::Span> settled = {{.text = "thường"}, {.text = "nhỏ", .size_percent = 85}};
  const std::vector<model::Span> before = settled;
  settle_sizes(settled);
  CHECK(settled == before);
}

/// The indents of the paragraphs of a document, in points: "36+0".
Lines indents_of(const Document& document) {
  Lines lines;
  for (const FlowItem& item : read(docx(document)).flow->items) {
    lines.push_back(to_text(item.indents.left) + "+" + to_text(item.indents.right));
  }
  return lines;
}

std::string indented(std::string_view attributes, std::string_view text) {
  return paragraph(fmt::format("<w:ind {}/>", attributes), run("", text));
}

TEST_CASE("the indents of a paragraph are the white beside all its lines") {
  CHECK(indents_of({.body = indented("w:left=\"720\"", "a") +
                            indented("w:start=\"720\" w:end=\"360\"", "b") +
                            indented("w:firstLine=\"720\"", "c") +
                            indented("w:left=\"720\" w:hanging=\"360\"", "d") +
                            indented("w:left=\"-300\" w:right=\"-20\"", "e") +
                            indented("w:left=\"2147483647\" w:hanging=\"-9\"", "f")}) ==
        Lines{"36+0", "36+18", "0+0", "18+0", "0+0", "1000+0"});
}

TEST_CASE("a list's indents stand over its style's and under its paragraph's own") {
  const std::string list = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const Document document = {
      .body = paragraph("<w:pStyle w:val=\"Q\"/>", run("", "a")) +
              paragraph("<w:pStyle w:val=\"Q\"/>" + list, run("", "b")) +
              paragraph(list + "<w:ind w:left=\"1440\" w:firstLine=\"0\"/>", run("", "c")) +
              paragraph("<w:pStyle w:val=\"N\"/>", run("", "d")),
      .styles =
          "<w:style w:type=\"paragraph\" w:styleId=\"Q\"><w:name w:val=\"Quote\"/><w:pPr>"
          "<w:ind w:left=\"400\" w:right=\"400\"/></w:pPr></w:style>"
          "<w:style w:type=\"paragraph\" w:styleId=\"N\"><w:name w:val=\"N\"/><w:pPr>" +
          list + "<w:ind w:left=\"200\" w:firstLine=\"0\"/></w:pPr></w:style>",
      .numbering =
          "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>"
          "<w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>"
          "<w:pPr><w:ind w:left=\"720\" w:hanging=\"360\"/></w:pPr></w:lvl>"
          "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"};
  CHECK(indents_of(document) == Lines{"20+20", "18+20", "72+0", "10+0"});
}

/// The indents by which the paragraphs of an act that has this body are set off.
Lines set_off_of(std::string_view body) {
  Diagnostics diagnostics;
  const Ingested read =
      ingest({.bytes = docx(body), .path = "a.docx"}, sample_configuration(), diagnostics);
  Lines lines;
  for (const model::Piece& piece : model::pieces(read.instrument.value())) {
    const model::Indents& indents = piece.paragraph->indents;
    lines.push_back(to_text(indents.left) + "+" + to_text(indents.right));
  }
  return lines;
}

constexpr std::string_view kUsual = "w:firstLine=\"567\"";

TEST_CASE("a quoted passage keeps what its indent has beyond that of the text around it") {
  CHECK(set_off_of(indented(kUsual, "Điều 1. Sửa đổi, bổ sung Điều 5 như sau:") +
                   indented("w:left=\"720\"", "“Điều 5. Trách nhiệm") +
                   indented("w:left=\"730\" w:firstLine=\"567\"", "1. Sở Tài chính chủ trì.") +
                   indented("w:left=\"1440\" w:hanging=\"360\"", "a) Lập hồ sơ.”.") +
                   indented(kUsual, "Điều 2. Quyết định này có hiệu lực từ ngày ký.")) ==
        Lines{"0+0", "36+0", "36+0", "54+0", "0+0"});
}

TEST_CASE("indents that most of the text has, and small ones, set nothing off") {
  const std::string_view list = "w:left=\"720\" w:hanging=\"360\"";
  CHECK(set_off_of(indented(list, "Điều 1. Sửa đổi, bổ sung Điều 5 như sau:") +
                   indented(list, "“Điều 5. Trách nhiệm") +
                   indented("w:left=\"590\"", "1. Sở Tài chính chủ trì.") +
                   indented("w:left=\"600\"", "2. Sở Tư pháp phối hợp.”.") +
                   indented(list, "Điều 2. Quyết định này có hiệu lực từ ngày ký.")) ==
        Lines{"0+0", "0+0", "0+0", "12+0", "0+0"});
}

TEST_CASE("outside quotes only what is set in at both sides is set off") {
  CHECK(set_off_of(indented(kUsual, "Điều 1. Thông qua tờ trình với nội dung:") +
                   indented("w:left=\"720\"", "Lùi một bên là kiểu riêng của bản gốc.") +
                   indented("w:left=\"720\" w:right=\"400\"", "Lùi hai bên là đoạn trích.") +
                   paragraph("<w:jc w:val=\"center\"/><w:ind w:left=\"720\" w:right=\"720\"/>",
                             run("", "Giữa dòng")) +
                   indented(kUsual, "Điều 2. Quyết định này có hiệu lực từ ngày ký.")) ==
        Lines{"0+0", "0+0", "36+20", "0+0", "0+0"});
}

TEST_CASE("a block quote of Markdown is set off at both sides, once for each quote around it") {
  Diagnostics diagnostics;
  const std::optional<Flow> flow =
      read_markdown("Trước.\n\n> Trích.\n>\n> > Trong.\n>\n> Sau.\n\nHết.\n", "a.md", diagnostics);
  Lines lines;
  for (const FlowItem& item : flow.value().items) {
    const model::Indents& indents = std::get<model::Paragraph>(item.block).indents;
    lines.push_back(to_text(indents.left) + "+" + to_text(indents.right));
  }
  CHECK(lines == Lines{"0+0", "28+28", "56+56", "28+28", "0+0"});
}

}  // namespace
}  // namespace gazette::ingest::docx_test
