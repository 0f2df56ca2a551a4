// Tables of a DOCX: spans, headings, widths, rules.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

std::string cell(std::string_view properties, std::string_view text) {
  return fmt::format("<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>", properties, plain(text));
}

std::string row(std::string_view cells, std::string_view properties = "") {
  return fmt::format("<w:tr><w:trPr>{}</w:trPr>{}</w:tr>", properties, cells);
}

std::string table(std::string_view rows, std::string_view properties = "",
                  std::string_view grid = "") {
  return fmt::format("<w:tbl><w:tblPr>{}</w:tblPr><w:tblGrid>{}</w:tblGrid>{}</w:tbl>", properties,
                     grid, rows);
}

/// Rows as "a:2x1 b", the span only where it is not 1x1, cells of several paragraphs with "/".
std::vector<std::string> rows_of(const model::Table& table) {
  std::vector<std::string> rows;
  for (const model::Row& row : table.rows) {
    std::string text = row.heading ? "*" : "";
    for (const model::Cell& cell : row.cells) {
      text += text.empty() || text == "*" ? "" : " ";
      for (std::size_t i = 0; i < cell.paragraphs.size(); ++i) {
        text += (i == 0 ? "" : "/") + shown(cell.paragraphs[i]);
      }
      text += cell.paragraphs.empty() ? "_" : "";
      if (cell.column_span != 1 || cell.row_span != 1) {
        text += fmt::format(":{}x{}", cell.column_span, cell.row_span);
      }
    }
    rows.push_back(text);
  }
  return rows;
}

using Rows = std::vector<std::string>;

constexpr std::string_view kGrid3 =
    "<w:gridCol w:w=\"100\"/><w:gridCol w:w=\"200\"/><w:gridCol w:w=\"300\"/>";

TEST_CASE("merged cells become spans, and only leading heading rows are headings") {
  const std::string down = "<w:vMerge w:val=\"restart\"/>";
  const std::string more = "<w:vMerge/>";
  const Reading reading = read(docx(table(
      row(cell(down, "STT") + cell("<w:gridSpan w:val=\"2\"/>", "Diện tích"), "<w:tblHeader/>") +
          row(cell(more, "") + cell("", "cũ") + cell("", "mới"), "<w:tblHeader/>") +
          row(cell("", "1") + cell("", "2") + cell("", "")) +
          row(cell("", "a") + cell("", "b") + cell("", "c"), "<w:tblHeader/>"),
      "", kGrid3)));
  const model::Table& result = reading.table(0);
  CHECK(rows_of(result) == Rows{"*STT:1x2 Diện tích:2x1", "*cũ mới", "1 2 _", "a b c"});
  CHECK(result.rows[0].cells[1].heading);
  CHECK(result.columns_count == 3);
  CHECK(result.widths == std::vector<std::uint32_t>{100, 200, 300});
  CHECK(reading.codes().empty());
}

TEST_CASE("a merge ends where the columns differ, and hidden text of a merged cell is not lost") {
  const std::string down = "<w:vMerge w:val=\"restart\"/>";
  const Reading reading = read(docx(
      table(row(cell(down, "a") + cell(down, "b") + cell("", "c")) +
            row(cell("<w:vMerge/>", "ẩn") + cell("<w:gridSpan w:val=\"2\"/><w:vMerge/>", "d")) +
            row(cell("<w:vMerge/>", "")) +
            row(cell("<w:vMerge/>", "") + cell("<w:vMerge/>", "e") + cell("", "f")))));
  CHECK(rows_of(reading.table(0)) == Rows{"a:1x4 b c", "d:2x1", "_:2x1", "e f"});
  REQUIRE(reading.flow->dropped.size() == 1);
  CHECK(reading.flow->dropped[0].text == "ẩn");
}

TEST_CASE("every row covers the grid: places before and after a row become empty cells") {
  const Reading reading =
      read(docx(table(row(cell("", "a") + cell("", "b") + cell("", "c")) +
                      row(cell("", "x"), "<w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/>") +
                      row(cell("<w:hMerge w:val=\"restart\"/>", "y") + cell("<w:hMerge/>", "z")))));
  CHECK(rows_of(reading.table(0)) == Rows{"a b c", "_ x _", "y/z:2x1 _"});
}

TEST_CASE("widths come from the grid, else from a row of cells, else they are unstated") {
  const std::string wide = "<w:tcW w:w=\"70\" w:type=\"dxa\"/>";
  const auto widths = [&](std::string_view grid, std::string_view properties) {
    return read(docx(table(row(cell(properties, "a") + cell(properties, "b")), "", grid)))
        .table(0)
        .widths;
  };
  CHECK(widths(kGrid3, "") == std::vector<std::uint32_t>{100, 200});
  CHECK(widths("", wide) == std::vector<std::uint32_t>{70, 70});
  CHECK(widths("", "").empty());
}

TEST_CASE(
    "a table is ruled where most cells have rules, by its own borders, its style or its cells") {
  const std::string rules =
      "<w:tblBorders><w:top w:val=\"single\"/><w:bottom w:val=\"single\"/>"
      "<w:insideH w:val=\"single\"/></w:tblBorders>";
  const std::string none =
      "<w:tcBorders><w:top w:val=\"nil\"/><w:bottom w:val=\"none\"/></w:tcBorders>";
  const std::string under = "<w:tcBorders><w:bottom w:val=\"single\"/></w:tcBorders>";
  const std::string box =
      "<w:tcBorders><w:start w:val=\"single\"/><w:end w:val=\"single\"/></w:tcBorders>";
  const auto is_ruled = [](std::string_view properties, std::string_view cells) {
    return read(docx(Document{
                    .body = table(row(cells), properties),
                    .styles = "<w:style w:type=\"table\" "
                              "w:styleId=\"Base\"><w:tblPr><w:tblBorders><w:left w:val=\"single\"/>"
                              "<w:right w:val=\"single\"/><w:insideV "
                              "w:val=\"single\"/></w:tblBorders></w:tblPr></w:style>"
                              "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:basedOn "
                              "w:val=\"Base\"/></w:style>"}))
        .table(0)
        .ruled;
  };
  CHECK(is_ruled(rules, cell("", "a") + cell("", "b")));
  CHECK(is_ruled("<w:tblStyle w:val=\"Grid\"/>", cell("", "a") + cell("", "b")));
  CHECK(is_ruled("", cell(box, "a") + cell(box, "b")));
  CHECK_FALSE(is_ruled("", cell("", "a") + cell("", "b")));
  CHECK_FALSE(is_ruled("", cell(under, "a") + cell(under, "b")));
  CHECK_FALSE(is_ruled(rules, cell(none, "a") + cell(none, "b")));
}

constexpr std::string_view kRules =
    "<w:tblBorders><w:top w:val=\"single\"/><w:bottom w:val=\"single\"/><w:left "
    "w:val=\"single\"/><w:right w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV "
    "w:val=\"single\"/></w:tblBorders>";

TEST_CASE("a table inside a cell of a real table becomes rows and columns of it") {
  const std::string inner =
      table(row(cell("", "x") + cell("", "y")) + row(cell("<w:gridSpan w:val=\"2\"/>", "z")),
            kRules, "<w:gridCol w:w=\"30\"/><w:gridCol w:w=\"10\"/>");
  const Reading reading = read(docx(
      table(row(cell("", "a") + "<w:tc>" + plain("trước") + inner + plain("sau") + "</w:tc>") +
                row(cell("", "b") + cell("", "c")) + row(cell("<w:gridSpan w:val=\"2\"/>", "d")),
            kRules, "<w:gridCol w:w=\"100\"/><w:gridCol w:w=\"400\"/>")));
  CHECK(rows_of(reading.table(0)) ==
        Rows{"a:1x4 trước:2x1", "x y", "z:2x1", "sau:2x1", "b c:2x1", "d:3x1"});
  CHECK(reading.table(0).widths == std::vector<std::uint32_t>{100, 300, 100});
  CHECK(reading.table(0).columns_count == 3);
  CHECK(reading.codes() == std::vector<std::string>{"G0240"});
}

TEST_CASE("two tables side by side inside one row fill its height and width") {
  const std::string small = table(row(cell("", "x")), kRules);
  const std::string high =
      table(row(cell("", "p") + cell("", "q")) + row(cell("", "r") + cell("", "s")), kRules);
  const Reading reading =
      read(docx(table(row("<w:tc>" + small + "</w:tc><w:tc>" + high + "</w:tc>") +
                          row(cell("", "a") + cell("", "b")),
                      kRules)));
  CHECK(rows_of(reading.table(0)) == Rows{"x:1x2 p q", "r s", "a b:2x1"});
}

TEST_CASE("inner tables of one cell with unlike columns all end with the cell") {
  const std::string narrow = table(row(cell("", "x") + cell("", "y")), kRules);
  const std::string wide = table(row(cell("", "p") + cell("", "q") + cell("", "r")), kRules);
  const Reading reading =
      read(docx(table(row("<w:tc>" + narrow + wide + "</w:tc>" + cell("", "a")) +
                          row(cell("", "b") + cell("", "c")),
                      kRules)));
  CHECK(rows_of(reading.table(0)) == Rows{"x y:2x1 a:1x2", "p q r", "b:3x1 c"});
}

TEST_CASE("tables in tables in tables are all taken into the outermost") {
  std::string inner = table(row(cell("", "x") + cell("", "y")), kRules);
  for (int i = 0; i < 3; ++i) {
    inner = table(row("<w:tc>" + inner + "</w:tc>" + cell("", "b")), kRules);
  }
  const Reading reading = read(docx(inner));
  CHECK(rows_of(reading.table(0)) == Rows{"x y b b b"});
}

TEST_CASE("a table inside a note becomes lines of the note, with a finding") {
  const Reading reading = read(docx(
      Document{.body = paragraph("", run("", "a") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>"),
               .footnotes = "<w:footnote w:id=\"1\">" + plain("chú") +
                            table(row(cell("", "x") + cell("", "y")), kRules) + "</w:footnote>"}));
  REQUIRE(reading.flow->notes.size() == 1);
  CHECK(reading.flow->notes[0].paragraphs.size() == 3);
  CHECK(reading.codes() == std::vector<std::string>{"G0240"});
}

TEST_CASE("a table without lines that holds tables is taken apart row by row") {
  const std::string inner = table(row(cell("", "x") + cell("", "y")), kRules);
  const Reading reading = read(docx(
      table(row(cell("", "CƠ QUAN") + cell("", "QUỐC HIỆU")) +
            row("<w:tc>" + plain("trước") + inner + plain("sau") + "</w:tc>" + cell("", "b")))));
  CHECK(reading.lines() == Rows{"[table]", "trước", "[table]", "sau", "b"});
  CHECK(rows_of(reading.table(0)) == Rows{"CƠ QUAN QUỐC HIỆU"});
  CHECK_FALSE(reading.table(0).ruled);
  CHECK(rows_of(reading.table(1)) == Rows{"x y"});
  CHECK(reading.codes() == std::vector<std::string>{"G0259"});
}

TEST_CASE("a single column without lines, and a single cell around tables, are no tables") {
  const std::string inner = table(row(cell("", "x") + cell("", "y")), kRules);
  const Reading reading =
      read(docx(table(row(cell("", "Điều 1.")) + row(cell("", "Điều 2."))) +
                table(row("<w:tc>" + plain("khung") + inner + "</w:tc>"), kRules) +
                table(row(cell("", "trong khung")), kRules)));
  CHECK(reading.lines() == Rows{"Điều 1.", "Điều 2.", "khung", "[table]", "[table]"});
  CHECK(rows_of(reading.table(1)) == Rows{"trong khung"});
  CHECK(reading.codes().empty());
}

TEST_CASE("a table style sets off its first row and column where the table asks for it") {
  const std::string styles =
      "<w:style w:type=\"table\" w:styleId=\"S\"><w:rPr><w:i/></w:rPr><w:tblStylePr "
      "w:type=\"firstRow\"><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:rPr><w:b/></w:rPr>"
      "</w:tblStylePr><w:tblStylePr w:type=\"firstCol\"><w:rPr><w:u w:val=\"single\"/></w:rPr>"
      "</w:tblStylePr></w:style>"
      "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:rPr><w:b/></w:rPr></w:style>";
  const auto rows_with = [&](std::string_view look) {
    const std::string bold =
        "<w:tc>" + paragraph("<w:pStyle w:val=\"B\"/>", run("", "b")) + "</w:tc>";
    return read(
        docx(Document{.body = table(row(cell("", "a") + bold) + row(cell("", "c") + cell("", "d")),
                                    fmt::format("<w:tblStyle w:val=\"S\"/>{}", look)),
                      .styles = styles}));
  };
  const Reading flags =
      rows_with("<w:tblLook w:val=\"0000\" w:firstRow=\"1\" w:firstColumn=\"0\"/>");
  // Bold by the table and bold by the paragraph is plain again.
  CHECK(rows_of(flags.table(0)) == Rows{"{3:a} {2:b}", "{2:c} {2:d}"});
  const auto& first = flags.table(0).rows[0].cells[0].paragraphs[0];
  CHECK(first.alignment == model::Alignment::center);
  CHECK(rows_of(rows_with("<w:tblLook w:val=\"00A0\"/>").table(0)) ==
        Rows{"{7:a} {2:b}", "{6:c} {2:d}"});
  CHECK(rows_of(rows_with("").table(0)) == Rows{"{2:a} {3:b}", "{2:c} {2:d}"});
}

TEST_CASE("a cell says that its text is turned on its side") {
  const Reading reading =
      read(docx(table(row(cell("<w:textDirection w:val=\"btLr\"/>", "Đơn vị") + cell("", "b") +
                          cell("<w:textDirection w:val=\"lrTb\"/>", "c") +
                          cell("<w:textDirection w:val=\"tbRl\"/>", "d")),
                      kRules)));
  const std::vector<model::Cell>& cells = reading.table(0).rows.at(0).cells;
  CHECK(rows_of(reading.table(0)) == Rows{"Đơn vị b c d"});
  CHECK(reading.codes().empty());
  CHECK(cells[0].turned);
  CHECK_FALSE(cells[1].turned);
  CHECK_FALSE(cells[2].turned);
  CHECK(cells[3].turned);
}

TEST_CASE("cells that a tracked change takes away are left out, and each change is counted") {
  const Reading reading =
      read(docx(table(row(cell("", "a") + cell("<w:cellDel/>", "b") + cell("<w:cellIns/>", "c")) +
                          row(cell("<w:tcPrChange/>", "d") + cell("", "e"), "<w:ins/>"),
                      std::string(kRules) + "<w:tblPrChange/>")));
  CHECK(rows_of(reading.table(0)) == Rows{"a c", "d e"});
  REQUIRE(reading.codes() == std::vector<std::string>{"G0236"});
  CHECK(reading.diagnostics.list()[0].message ==
        "tracked changes are not settled (inserted, taken: 2; deleted, left out: 1; looks, taken: "
        "2)");
}

TEST_CASE("rows and cells are found inside content controls, deleted rows are left out") {
  const Reading reading =
      read(docx(table("<w:sdt><w:sdtContent>" +
                          row("<w:sdt><w:sdtContent>" + cell("", "a") + "</w:sdtContent></w:sdt>") +
                          "</w:sdtContent></w:sdt>" + row(cell("", "b"), "<w:del w:id=\"1\"/>") +
                          row(cell("", "c"), "<w:ins w:id=\"2\"/>"),
                      kRules)));
  CHECK(rows_of(reading.table(0)) == Rows{"a", "c"});
  CHECK(reading.codes() == std::vector<std::string>{"G0236"});
}

TEST_CASE("a page break before a table or in its first cell is the table's") {
  const std::string page = paragraph("<w:pageBreakBefore/>", run("", "a"));
  const Reading reading = read(
      docx(paragraph("", run("", "x") + "<w:r><w:br w:type=\"page\"/></w:r>") +
           table(row(cell("", "a")), kRules) + table(row("<w:tc>" + page + "</w:tc>"), kRules) +
           table(row("<w:tc>" + page + "</w:tc>"))));
  CHECK(reading.lines() == Rows{"x", "[page] [table]", "[page] [table]", "[page] a"});
}

TEST_CASE("a row of ten thousand columns does no harm and loses no text") {
  std::string cells;
  for (int i = 0; i < 2000; ++i) {
    cells += cell("<w:gridSpan w:val=\"5\"/>", "a");
  }
  const Reading reading =
      read(docx(table(row(cells) + row(cell("<w:gridSpan w:val=\"999999999\"/>", "b")))));
  std::size_t letters_count = 0;
  for (const model::Cell& found : reading.table(0).rows[0].cells) {
    letters_count += found.paragraphs.size();
  }
  CHECK(letters_count == 2000);
  CHECK(reading.table(0).columns_count == 1024);
}

}  // namespace
}  // namespace gazette::ingest::docx_test
