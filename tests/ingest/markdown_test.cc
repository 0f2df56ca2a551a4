// The Markdown reader: what the source says becomes paragraphs and tables, nothing else and nothing
// less.

#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/front_matter.h"

namespace gazette::ingest {
namespace {

Flow read(std::string_view text, Diagnostics& diagnostics) {
  std::optional<Flow> flow = read_markdown(text, "act.md", diagnostics);
  REQUIRE(flow.has_value());
  return std::move(*flow);
}

Flow read(std::string_view text) {
  Diagnostics diagnostics;
  return read(text, diagnostics);
}

const model::Paragraph& paragraph(const Flow& flow, std::size_t i) {
  return std::get<model::Paragraph>(flow.items.at(i).block);
}

const model::Table& table(const Flow& flow, std::size_t i) {
  return std::get<model::Table>(flow.items.at(i).block);
}

std::vector<std::string> codes(const Diagnostics& diagnostics) {
  std::vector<std::string> list;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    list.emplace_back(diagnostic.code);
  }
  return list;
}

using Texts = std::vector<std::string>;

TEST_CASE("list markers are text, with the numbers of the source") {
  CHECK(text_of(read("3. ba\n4. bốn\n7. bảy\n")) == Texts{"3. ba", "4. bốn", "7. bảy"});
  CHECK(text_of(read("1. một\n1. lại một\n")) == Texts{"1. một", "1. lại một"});
  CHECK(text_of(read("- gạch\n+ cộng\n* sao\n")) == Texts{"- gạch", "+ cộng", "* sao"});
  CHECK(text_of(read("5) năm\n")) == Texts{"5) năm"});
  CHECK(text_of(read("a) một\n\nb) hai\n")) == Texts{"a) một", "b) hai"});
}

TEST_CASE("lists of any depth become paragraphs one after another") {
  CHECK(text_of(read("1. một\n   - hai\n     - ba\n\n       bốn\n2. năm\n")) ==
        Texts{"1. một", "- hai", "- ba", "bốn", "2. năm"});
  CHECK(text_of(read("1. - cả hai\n")) == Texts{"1. - cả hai"});
  CHECK(text_of(read("1.\n2. hai\n")) == Texts{"1.", "2. hai"});
}

TEST_CASE("a thousand nested quotes and lists are read without a deep stack") {
  std::string text;
  for (int i = 0; i < 1000; ++i) {
    text += "> ";
  }
  CHECK(text_of(read(text + "sâu\n")) == Texts{"sâu"});
  std::string list;
  for (int i = 0; i < 300; ++i) {
    list += "- ";
  }
  CHECK(text_of(read(list + "x\n")).size() == 1);
}

TEST_CASE("emphasis becomes flags of spans") {
  const Flow flow = read("thường **đậm *cả hai*** _nghiêng_ m<sup>2</sup>\n");
  const std::vector<model::Span>& spans = paragraph(flow, 0).spans;
  REQUIRE(spans.size() == 7);
  CHECK(spans[0] == model::Span{.text = "thường "});
  CHECK(spans[1] == model::Span{.text = "đậm ", .emphasis = model::kBold});
  CHECK(spans[2] == model::Span{.text = "cả hai", .emphasis = model::kBold | model::kItalic});
  CHECK(spans[4] == model::Span{.text = "nghiêng", .emphasis = model::kItalic});
  CHECK(spans[6] == model::Span{.text = "2", .emphasis = model::kSuperscript});
}

TEST_CASE("struck text, superscripts and subscripts are marked as Pandoc marks them") {
  const auto sketch = [](const std::string& markdown) {
    const Flow flow = read(markdown + "\n");
    std::string text;
    for (const model::Span& span : paragraph(flow, 0).spans) {
      const bool is_struck = (span.emphasis & model::kStrike) != 0;
      const bool is_raised = (span.emphasis & model::kSuperscript) != 0;
      const bool is_lowered = (span.emphasis & model::kSubscript) != 0;
      const std::string sign = is_struck ? "-" : is_raised ? "+" : is_lowered ? "_" : "";
      text += sign.empty() ? span.text : "{" + sign + span.text + "}";
    }
    return text;
  };
  CHECK(sketch("Bỏ ~~từ này~~, giữ từ kia") == "Bỏ {-từ này}, giữ từ kia");
  CHECK(sketch("CO~2~ và H~2~O") == "CO{_2} và H{_2}O");
  CHECK(sketch("200 m^2^, 10^6^ đồng") == "200 m{+2}, 10{+6} đồng");
  CHECK(sketch("**m**^3^") == "m{+3}");
  for (const char* text : {"từ 5~10~15 kg", "5 ~ 10", "khoảng ~5 và ~6", "a ^ b ^ c", "~~", "~ ~",
                           "x^2", "H~2 O~", "~~ a~~"}) {
    CHECK(sketch(text) == text);
  }
  CHECK(sketch("giữ `H~2~O`") == "giữ H~2~O");
}

TEST_CASE("breaks of a line are spaces, forced breaks are kept") {
  CHECK(paragraph(read("một\nhai\n"), 0).spans.at(0).text == "một hai");
  CHECK(paragraph(read("một  \nhai\n"), 0).spans.at(0).text == "một\nhai");
  CHECK(paragraph(read("một\\\nhai\n"), 0).spans.at(0).text == "một\nhai");
  CHECK(paragraph(read("một<br>hai<br/>ba\n"), 0).spans.at(0).text == "một\nhai\nba");
}

TEST_CASE("text is NFC, its spaces plain, what shows nothing is gone") {
  CHECK(text_of(read("Đo\u0302\u0300ng\u00A0Nai\u200B\n")) == Texts{"Đồng Nai"});
  CHECK(text_of(read("\xEF\xBB\xBFĐồng Nai\r\n\r\nHai\r\n")) == Texts{"Đồng Nai", "Hai"});
  CHECK(text_of(read("a&nbsp;b &amp; c\n")) == Texts{"a b & c"});
}

TEST_CASE("every block has its line and column") {
  const Flow flow = read("+++\nplace = \"Đồng Nai\"\n+++\n\nmột\n\n  hai\n- ba\n\n> bốn\n");
  REQUIRE(flow.items.size() == 4);
  CHECK(paragraph(flow, 0).origin == model::Origin{.paragraph = 1, .line = 5, .column = 1});
  CHECK(paragraph(flow, 1).origin == model::Origin{.paragraph = 2, .line = 7, .column = 3});
  CHECK(paragraph(flow, 2).origin == model::Origin{.paragraph = 3, .line = 8, .column = 1});
  CHECK(paragraph(flow, 3).origin == model::Origin{.paragraph = 4, .line = 10, .column = 3});
}

TEST_CASE("front matter states facts, with their places") {
  Diagnostics diagnostics;
  const Flow flow = read(
      "+++\nissuer = \"ubnd\"\nkind = \"Quyết định\"\nsymbol = \"45/2022/QĐ-UBND\"\n"
      "date = 2022-09-15\nsigned_as = [\"TM. ỦY BAN NHÂN DÂN\", \"CHỦ TỊCH\"]\n"
      "note = \"cho người đọc\"\n+++\ntext\n",
      diagnostics);
  CHECK(codes(diagnostics).empty());
  CHECK(flow.front_matter.issuer == "ubnd");
  CHECK(flow.front_matter.symbol == "45/2022/QĐ-UBND");
  CHECK(flow.front_matter.date == Date{2022, 9, 15});
  CHECK(flow.front_matter.signed_as.size() == 2);
  CHECK(place_of(flow, FrontMatterKey::issuer).line == 2);
  CHECK(place_of(flow, FrontMatterKey::signed_as).line == 6);
  CHECK(text_of(flow) == Texts{"text"});
}

TEST_CASE("what is stated beside a Markdown file is added to its front matter") {
  Diagnostics diagnostics;
  Flow flow{.path = "a.md"};
  read_front_matter("symbol = \"45/2022/QĐ-UBND\"\nplace = \"A\"\n", flow, diagnostics);
  read_statement("section = \"khac\"\nplace = \"B\"\n", flow, diagnostics);
  CHECK(flow.front_matter.symbol == "45/2022/QĐ-UBND");
  CHECK(flow.front_matter.place == "B");
  CHECK(flow.front_matter.section == "khac");
  const auto place = [&](FrontMatterKey key) {
    const Place found = place_of(flow, key);
    return found.path + ":" + std::to_string(found.line);
  };
  CHECK(place(FrontMatterKey::symbol) == "a.md:2");
  CHECK(place(FrontMatterKey::place) == "a.md.toml:2");
  CHECK(place(FrontMatterKey::section) == "a.md.toml:1");
  CHECK(place(FrontMatterKey::kind) == "a.md:0");
  CHECK(diagnostics.list().empty());
}

TEST_CASE("characters that are removed or become spaces are told once, at the first") {
  Diagnostics diagnostics;
  const auto flow = read_markdown("a\n\nb\u00A0c\u200B d\u00A0e\n", "a.md", diagnostics, {});
  REQUIRE(flow);
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].code == "G0242");
  CHECK(diagnostics.list()[0].message == "characters without width are removed (1)");
  CHECK(diagnostics.list()[1].code == "G0264");
  CHECK(diagnostics.list()[1].message == "no-break spaces became plain spaces (2)");
  CHECK(diagnostics.list()[1].place.line == 3);
}

TEST_CASE("an unknown key of the front matter is reported with the line of the file") {
  Diagnostics diagnostics;
  read("+++\nisuer = \"ubnd\"\n+++\ntext\n", diagnostics);
  REQUIRE(codes(diagnostics) == Texts{"G0104"});
  CHECK(diagnostics.list()[0].place.line == 2);
}

TEST_CASE("front matter that is not closed is reported and kept as text") {
  Diagnostics diagnostics;
  const Flow flow = read("+++\nplace = \"x\"\n\nbody\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0201"});
  CHECK(text_of(flow).back() == "body");
}

TEST_CASE("a pipe table keeps cells, alignment and escaped pipes") {
  const Flow flow = read(
      "| STT | Tên \\| loại | Giá |\n|:---:|:---|---:|\n| 1 | *Cây* mẹ | 1.500 |\n| 2 | | 7<br>8 "
      "|\n");
  REQUIRE(flow.items.size() == 1);
  const model::Table& cells = table(flow, 0);
  CHECK(cells.columns_count == 3);
  REQUIRE(cells.rows.size() == 3);
  CHECK(cells.rows[0].heading);
  CHECK_FALSE(cells.rows[1].heading);
  CHECK(model::plain_text(cells.rows[0].cells[1].paragraphs.at(0)) == "Tên | loại");
  CHECK(cells.rows[1].cells[1].paragraphs.at(0).spans.at(0).emphasis == model::kItalic);
  CHECK(cells.rows[1].cells[0].paragraphs.at(0).alignment == model::Alignment::center);
  CHECK(cells.rows[1].cells[2].paragraphs.at(0).alignment == model::Alignment::right);
  CHECK(cells.rows[2].cells[1].paragraphs.empty());
  CHECK(cells.rows[2].cells[2].paragraphs.at(0).spans.at(0).text == "7\n8");
  CHECK(cells.rows[1].cells[1].paragraphs.at(0).origin ==
        model::Origin{.paragraph = 5, .line = 3, .column = 7});
}

TEST_CASE("a cell is text whatever it begins with") {
  const Flow flow = read("| A | B |\n|---|---|\n| - | 1. *một* |\n| # x | > y |\n");
  CHECK(text_of(flow) == Texts{"A", "B", "-", "1. một", "# x", "> y"});
}

TEST_CASE("uneven rows lose nothing and are reported with their line") {
  Diagnostics diagnostics;
  const Flow flow = read("| A | B |\n|---|---|\n| 1 |\n| 2 | 3 | 4 |\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0203", "G0203"});
  CHECK(diagnostics.list()[0].place.line == 3);
  CHECK(diagnostics.list()[1].place.line == 4);
  CHECK(table(flow, 0).columns_count == 3);
  for (const model::Row& row : table(flow, 0).rows) {
    CHECK(row.cells.size() == 3);
  }
  CHECK(text_of(flow) == Texts{"A", "B", "1", "2", "3", "4"});
}

TEST_CASE("a table right below a line leaves that line a paragraph") {
  const Flow flow = read("Bảng giá:\n| A | B |\n|---|---|\n| 1 | 2 |\n");
  REQUIRE(flow.items.size() == 2);
  CHECK(model::plain_text(paragraph(flow, 0)) == "Bảng giá:");
  CHECK(table(flow, 1).rows.size() == 2);
}

TEST_CASE("a header without text is no row") {
  const Flow flow = read("| | |\n|---|---|\n| a | b |\n");
  CHECK(table(flow, 0).rows.size() == 1);
}

TEST_CASE("a pipe in running text makes no table") {
  CHECK(text_of(read("a | b\nc | d\n")) == Texts{"a | b c | d"});
}

TEST_CASE("footnotes are notes, their marks spans that point at them") {
  Diagnostics diagnostics;
  const Flow flow = read(
      "Giá[^1] và nước[^2].\n\n[^1]: Không có *thuế*.\n\n[^2]: Đầu kênh.\n    Tiếp.\n\n"
      "    Đoạn hai.\n\nHết.\n",
      diagnostics);
  CHECK(codes(diagnostics).empty());
  REQUIRE(flow.notes.size() == 2);
  CHECK(flow.notes[0].mark == "1");
  CHECK(flow.notes[1].paragraphs.size() == 2);
  const std::vector<model::Span>& spans = paragraph(flow, 0).spans;
  REQUIRE(spans.size() == 5);
  CHECK(spans[1] == model::Span{.text = "1", .note = 1});
  CHECK(spans[3] == model::Span{.text = "2", .note = 2});
  CHECK(text_of(flow) ==
        Texts{"Giá1 và nước2.", "Hết.", "Không có thuế.", "Đầu kênh. Tiếp.", "Đoạn hai."});
}

TEST_CASE("footnotes with words for labels are numbered in the order of their marks") {
  const Flow flow = read("x[^sau] y[^truoc]\n\n[^truoc]: T\n[^sau]: S\n");
  REQUIRE(flow.notes.size() == 2);
  CHECK(flow.notes[0].mark == "1");
  CHECK(model::plain_text(flow.notes[0].paragraphs.at(0)) == "S");
}

TEST_CASE("a mark without a footnote and a footnote without a mark are reported") {
  Diagnostics diagnostics;
  const Flow flow = read("x[^9]\n\n[^1]: một\n[^1]: hai\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0211", "G0207", "G0207", "G0207"});
  CHECK(text_of(flow) == Texts{"x[^9]", "một", "hai"});
}

TEST_CASE("what looks like a link definition stays text") {
  CHECK(text_of(read("[1]: Ghi chú của bảng\n")) == Texts{"[1]: Ghi chú của bảng"});
  CHECK(text_of(read("- [a]: b\n")) == Texts{"- [a]: b"});
  CHECK(text_of(read("[một\nhai]: ba\n")) == Texts{"[một hai]: ba"});
}

TEST_CASE("links, pictures and HTML keep their text and are reported") {
  Diagnostics diagnostics;
  const Flow flow = read(
      "[cổng](https://a.vn) <https://b.vn> ![hình 1](x.png) `mã` <font>chữ</font>\n\n"
      "<div>\nKhối<br>hai\n</div>\n\n<!-- ẩn -->\n",
      diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0210", "G0205", "G0204", "G0204"});
  CHECK(text_of(flow) == Texts{"cổng https://b.vn hình 1 mã chữ", "Khối hai"});
  REQUIRE(flow.dropped.size() == 1);
  CHECK(flow.dropped[0].text == "ẩn");
}

TEST_CASE("indented lines and fenced blocks become paragraphs") {
  Diagnostics diagnostics;
  const Flow flow = read("một\n\n        **CHỦ TỊCH**\n\n```\na * b\n[x]: y\n```\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0206", "G0206"});
  CHECK(text_of(flow) == Texts{"một", "CHỦ TỊCH", "a * b", "[x]: y"});
  CHECK(paragraph(flow, 1).spans.at(0).emphasis == model::kBold);
  CHECK(paragraph(flow, 3).origin.line == 7);
}

TEST_CASE("a hand-drawn rule stays text for the recogniser to drop") {
  CHECK(text_of(read("một\n\n-----\n\n***\n\nhai\n")) == Texts{"một", "-----", "***", "hai"});
}

TEST_CASE("marks of emphasis left in the text are reported") {
  Diagnostics diagnostics;
  read("**Điều 1.**Phạm vi\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0208"});
}

TEST_CASE("a provision without an empty line before it is reported") {
  Diagnostics diagnostics;
  const Flow flow = read("Gồm có:\na) một;\n2. hai\n", diagnostics);
  CHECK(codes(diagnostics) == Texts{"G0209", "G0209"});
  CHECK(diagnostics.list()[0].place.line == 2);
  CHECK(text_of(flow) == Texts{"Gồm có: a) một; 2. hai"});
}

TEST_CASE("headings keep their level") {
  const Flow flow = read("# QUYẾT ĐỊNH\n\n### Điều 1. Tên\n\nCHƯƠNG\n======\n");
  CHECK(flow.items.at(0).heading_level == 1);
  CHECK(flow.items.at(1).heading_level == 3);
  CHECK(flow.items.at(2).heading_level == 1);
}

TEST_CASE("bytes that are no text are one finding with a place") {
  Diagnostics diagnostics;
  CHECK_FALSE(read_markdown("một\nhai \xFF\n", "act.md", diagnostics).has_value());
  REQUIRE(codes(diagnostics) == Texts{"G0101"});
  CHECK(diagnostics.list()[0].place.line == 2);
  CHECK(diagnostics.list()[0].place.column == 5);
  Diagnostics empty;
  CHECK_FALSE(read_markdown(" \n\n", "act.md", empty).has_value());
  CHECK(codes(empty) == Texts{"G0101"});
}

TEST_CASE("whatever the bytes, the reader makes something of them") {
  // A small generator with a fixed seed: pieces of Markdown in random order.
  const std::vector<std::string> pieces = {
      "**",     "*",      "_",  "`",  "\n",  "\n\n", "    ", "| a | b |\n", "|---|---|\n", "[^1]",
      "[^1]: ", "[x]: y", "> ", "- ", "1. ", "# ",   "<b>",  "</b>",        "<!--",        "-->",
      "```\n",  "\\",     "![", "](", ")",   "“",    "”",    "Điều 1. ",    "&amp;",       "\t"};
  std::uint32_t state = 20220915;
  for (int round = 0; round < 400; ++round) {
    std::string text;
    for (int i = 0; i < 60; ++i) {
      state = state * 1664525U + 1013904223U;
      text += pieces[(state >> 16U) % pieces.size()];
    }
    Diagnostics diagnostics;
    const std::optional<Flow> flow = read_markdown(text, "act.md", diagnostics);
    if (!flow) {
      continue;
    }
    std::uint32_t expected = 0;
    for (const FlowItem& item : flow->items) {
      if (const auto* one = std::get_if<model::Paragraph>(&item.block)) {
        CHECK(one->origin.paragraph == ++expected);
      } else {
        for (const model::Row& row : std::get<model::Table>(item.block).rows) {
          for (const model::Cell& cell : row.cells) {
            expected += static_cast<std::uint32_t>(cell.paragraphs.size());
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace gazette::ingest
