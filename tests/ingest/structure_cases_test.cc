// The recogniser, case by case: lines of a document -> its outline.
//
// A line begins with marks for how it is set: "*" bold, "^" centred, "#" on a new page; "\t" and
// "\v" (a forced break) stand for themselves. The outline writes each provision as its kind and
// number, what stands under it in brackets: P part, C chapter, M section, T subsection, Đ article;
// clauses and points are their number alone. "{...}" is an attachment, "ký" a signature.

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/text_law.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

std::string sketch(const std::vector<model::Provision>& provisions) {
  constexpr std::string_view kLetters[] = {"P", "C", "M", "T", "Đ", "", ""};
  std::string text;
  for (const model::Provision& provision : provisions) {
    text += text.empty() ? "" : " ";
    text += std::string(kLetters[static_cast<std::size_t>(provision.level)]) + provision.number;
    const std::string below = sketch(provision.children);
    text += below.empty() ? "" : "(" + below + ")";
  }
  return text;
}

std::string joined(const std::vector<model::Paragraph>& paragraphs) {
  std::string text;
  for (const model::Paragraph& paragraph : paragraphs) {
    text += (text.empty() ? "" : " / ") + model::plain_text(paragraph);
  }
  return text;
}

std::string sketch(const model::SignatureBlock& signature) {
  if (signature.roles.empty() && signature.names.empty()) {
    return "";
  }
  std::string text = fmt::format(" ký[{}: {}]", joined(signature.roles), joined(signature.names));
  for (const model::SignatureBlock& other : signature.beside) {
    text += sketch(other);
  }
  return text;
}

std::string sketch(const model::Instrument& act) {
  std::string text = sketch(act.provisions) + sketch(act.signature);
  for (const model::Attachment& attachment : act.attachments) {
    const std::string below = sketch(attachment.provisions);
    text += fmt::format(" {{{}{}{}{}}}", attachment.anchor, below.empty() ? "" : ": ", below,
                        sketch(attachment.signature));
  }
  return std::string(trim(text));
}

FlowItem item_of(std::string_view line) {
  FlowItem item;
  model::Paragraph paragraph;
  std::uint8_t emphasis = model::kPlain;
  for (; !line.empty(); line.remove_prefix(1)) {
    if (line.front() == '*') {
      emphasis = model::kBold;
    } else if (line.front() == '^') {
      paragraph.alignment = model::Alignment::center;
    } else if (line.front() == '#') {
      item.page_break_before = true;
    } else {
      break;
    }
  }
  std::string text(line);
  for (char& c : text) {
    c = c == '\v' ? '\n' : c;
  }
  paragraph.spans.push_back({.text = std::move(text), .emphasis = emphasis});
  item.block = std::move(paragraph);
  return item;
}

/// A table without lines: columns parted by "||", lines of a cell by "~".
FlowItem table_of(std::string_view line) {
  model::Table table{.ruled = false};
  model::Row row;
  for (std::string_view cell_text : split(line, '|')) {
    if (cell_text.empty()) {
      continue;
    }
    model::Cell cell;
    for (const std::string_view part : split(cell_text, '~')) {
      cell.paragraphs.push_back(std::get<model::Paragraph>(item_of(trim(part)).block));
    }
    row.cells.push_back(std::move(cell));
  }
  table.columns_count = static_cast<std::uint16_t>(row.cells.size());
  table.rows.push_back(std::move(row));
  FlowItem item;
  item.block = std::move(table);
  return item;
}

Flow flow_of(std::string_view lines) {
  Flow flow{.path = "act.docx"};
  for (const std::string_view line : split(lines, '\n')) {
    flow.items.push_back(line.starts_with("||") ? table_of(line) : item_of(line));
  }
  number_paragraphs(flow);
  return flow;
}

struct Read {
  model::Instrument act = {};
  std::vector<Decision> decisions = {};
  Diagnostics diagnostics = {};
};

/// Recognises the lines; their text is kept whatever comes of it.
Read read(std::string_view lines) {
  Flow flow = flow_of(lines);
  const std::vector<SourceParagraph> source = paragraphs_with_text(flow);
  Read result;
  Recognised recognised = recognise(std::move(flow), sample_configuration(), result.diagnostics);
  REQUIRE(recognised.instrument.has_value());
  CHECK(paragraphs_with_text(*recognised.instrument, 0) == source);
  result.act = std::move(*recognised.instrument);
  result.decisions = std::move(recognised.decisions);
  return result;
}

struct Case {
  std::string_view name = {};
  std::string_view lines = {};
  std::string_view outline = {};
};

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(sketch(read(c.lines).act) == c.outline);
  }
}

TEST_CASE("labels of every form begin provisions of the right level") {
  check({
      {"articles, clauses, points", "Điều 1. Một\n1. a:\na) x;\nb) y.\n2. b\nĐiều 2. Hai",
       "Đ1(1(a b) 2) Đ2"},
      {"inserted numbers",
       "Điều 7. A\nĐiều 7a. B\n2. c\n2a. d\na) x\na1) y\nđ) z\nđ1) t\nĐiều 8. C",
       "Đ7 Đ7a(2 2a(a a1 đ đ1)) Đ8"},
      {"two letters", "Điều 3. A\n1. b\nc) x\nca) y\ncb) z\nd) t", "Đ3(1(c ca cb d))"},
      {"a colon behind the number", "Điều 5: Tên\n1. a\nĐiều 6: Tên khác", "Đ5(1) Đ6"},
      {"capitals", "*ĐIỀU 1. PHẠM VI\n1. a\n*ĐIỀU 2: ĐỐI TƯỢNG", "Đ1(1) Đ2"},
      {"marks of older acts", "Điều 1- Phê duyệt\nĐiều 2 – Giao Sở\nĐiều 3/ Chánh Văn phòng",
       "Đ1 Đ2 Đ3"},
      {"a blank before the mark", "Điều 1 . Tên\nĐiều 2 : Tên", "Đ1 Đ2"},
      {"a title on the next line",
       "*Điều 5\n*Phạm vi điều chỉnh\n1. a\n*Điều 6\n*Đối tượng\nÁp dụng.", "Đ5(1) Đ6"},
      {"a clause with a dotted letter", "Điều 1. A\n2. a\n2.a. b\n2.b. c\n3. d", "Đ1(2 2.a 2.b 3)"},
      {"a citation begins no article", "Điều 1. A\nĐiều 5 Luật này quy định\nĐiều 2. B", "Đ1 Đ2"},
      {"a decimal begins no clause", "Điều 1. A\n1.5 tỷ đồng\n2.000 đồng\n1. b", "Đ1(1)"},
      {"points in the order of the alphabet",
       "Điều 1. A\n1. b\na) x\nb) x\nc) x\nd) x\nđ) x\ne) x\ng) x\nh) x\ni) x\nk) x",
       "Đ1(1(a b c d đ e g h i k))"},
      {"Roman figures below a point", "Điều 1. A\n1. b\na) x:\ni) một\nii) hai\nb) y",
       "Đ1(1(a b))"},
      {"dashes are text", "Điều 1. A\n1. b\na) x:\n- một\n+ hai\nb) y", "Đ1(1(a b))"},
      {"a forced break parts provisions", "Điều 1. A\v1. b\v2. c\nĐiều 2. B", "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("divisions of every form stand above the articles") {
  check({
      {"parts in words", "*^Phần thứ nhất\n*^CHUNG\nĐiều 1. A\n*^Phần thứ hai\n*^RIÊNG\nĐiều 2. B",
       "P1(Đ1) P2(Đ2)"},
      {"parts in Roman figures", "*^PHẦN I\n*^CHUNG\nĐiều 1. A\n*^PHẦN II. RIÊNG\nĐiều 2. B",
       "PI(Đ1) PII(Đ2)"},
      {"parts in letters", "*^PHẦN A\n*^CHUNG\nĐiều 1. A\n*^PHẦN B\n*^RIÊNG\nĐiều 2. B",
       "PA(Đ1) PB(Đ2)"},
      {"parts in letters as far as D", "*PHẦN A. MỘT\n*PHẦN B. HAI\n*PHẦN C. BA\n*PHẦN D. BỐN",
       "PA PB PC PD"},
      {"chapters with titles of two lines",
       "*^Chương I\n*^QUY ĐỊNH\n*^CHUNG\nĐiều 1. A\n*^Chương II\n*^TỔ CHỨC\nĐiều 2. B",
       "CI(Đ1) CII(Đ2)"},
      {"a chapter and its title in one line",
       "*^CHƯƠNG I: QUY ĐỊNH CHUNG\nĐiều 1. A\n"
       "*^CHƯƠNG II - TỔ CHỨC\nĐiều 2. B",
       "CI(Đ1) CII(Đ2)"},
      {"a chapter and its title in one paragraph", "*^Chương I\vQUY ĐỊNH CHUNG\nĐiều 1. A",
       "CI(Đ1)"},
      {"sections and subsections",
       "*^Chương I\n*^A\n*^Mục 1\n*^MỘT\nĐiều 1. A\n*^Mục 2. HAI\n*^Tiểu mục 1\n*^B\nĐiều 2. B\n"
       "*^Tiểu mục 2. BA\nĐiều 3. C",
       "CI(M1(Đ1) M2(T1(Đ2) T2(Đ3)))"},
      {"sections with letters", "*^Chương I\n*^A\n*^Mục A. MỘT\nĐiều 1. A\n*^Mục B. HAI\nĐiều 2. B",
       "CI(MA(Đ1) MB(Đ2))"},
      {"an inserted chapter", "*^Chương II\n*^A\nĐiều 5. A\n*^Chương IIa\n*^B\nĐiều 5a. B",
       "CII(Đ5) CIIa(Đ5a)"},
      {"a programme is no chapter", "Điều 1. A\nChương trình mục tiêu quốc gia\nĐiều 2. B",
       "Đ1 Đ2"},
      {"articles count through the chapters",
       "*^Chương I\n*^A\nĐiều 1. A\nĐiều 2. B\n*^Chương II\n*^B\nĐiều 3. C", "CI(Đ1 Đ2) CII(Đ3)"},
  });
}

TEST_CASE("texts without articles keep their groups and levels") {
  check({
      {"groups, clauses, points", "*I. MỤC TIÊU\n1. Chung\na) x\n2. Riêng\n*II. NHIỆM VỤ\n1. Một",
       "I(1(a) 2) II(1)"},
      {"levels with dots", "*I. MỤC TIÊU\n1. Chung\n1.1. Một\n1.2. Hai\na) x\n2. Riêng\n2.1. Ba",
       "I(1(1.1 1.2(a)) 2(2.1))"},
      {"three levels with dots", "1. Chung\n1.1. Một\n1.1.1. Nhỏ\n1.1.2. Nhỏ\n1.2. Hai\n1.2.1. Nhỏ",
       "1(1.1(1.1.1 1.1.2) 1.2(1.2.1))"},
      {"levels without a last dot", "1. Chung\n1.1 Một\n1.2 Hai\n2. Riêng\n2.1 Ba",
       "1(1.1 1.2) 2(2.1)"},
      {"a level of another clause is text", "1. Chung\n2.1. Lạc\n2. Riêng", "1 2"},
      {"letters above groups", "*A. ĐÁNH GIÁ\n*I. MỘT\n1. x\n*II. HAI\n*B. NHIỆM VỤ\n*I. BA\n1. y",
       "A(I(1) II) B(I(1))"},
      {"the letter C is no hundred", "*A. MỘT\n1. x\n*B. HAI\n*C. BA\n1. y", "A(1) B C(1)"},
      {"levels below an article",
       "Điều 1. Phê duyệt:\n1. Mục tiêu\n1.1. Một\n1.2. Hai\n2. Kinh phí\n"
       "Điều 2. Thi hành",
       "Đ1(1(1.1 1.2) 2) Đ2"},
      {"groups below an article",
       "Điều 1. Phê duyệt:\n*I. MỤC TIÊU\n1. x\n*II. KINH PHÍ\n1. y\n"
       "Điều 2. Thi hành",
       "Đ1(I(1) II(1)) Đ2"},
      {"an initial is no group", "1. Chung\nA. Nguyễn nói\nI. không đậm", "1"},
  });
}

TEST_CASE("quotes of every form hide what is quoted") {
  check({
      {"an article quoted whole",
       "Điều 1. Sửa đổi, bổ sung Luật A\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. Hiệu lực",
       "Đ1(1 2) Đ2"},
      {"straight marks",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n\"Điều 5. Tên\n1. a\n2. b\".\n2. Bãi bỏ.\n"
       "Điều 2. Hiệu lực",
       "Đ1(1 2) Đ2"},
      {"opened in the line of the instruction",
       "Điều 1. Sửa đổi\n1. Sửa đổi khoản 2 như sau: “2. Một\na) x\nb) y”;\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"straight, opened in the line of the instruction",
       "Điều 1. Sửa đổi\n1. Sửa đổi khoản 2 như sau: \"2. Một\na) x\nb) y.\";\n2. Bãi bỏ.\nĐiều 2. "
       "B",
       "Đ1(1 2) Đ2"},
      {"the full stop inside",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.”\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"full stops on both sides",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n"
       "1. a.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"quotes inside the quote",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Gọi là “quỹ”;\n2. Cụm từ “a” "
       "và "
       "“b”.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"an amending article quoted with its own quotes",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 9 như sau:\n“Điều 9. Sửa đổi Luật B\n1. Sửa đổi khoản 3 "
       "như "
       "sau:\n“3. x\n4. y.”.\n2. Bãi bỏ Điều 4.”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"points that amend",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\na) Sửa đổi khoản 1 như sau:\n“1. x\na) y”;\n"
       "b) Bổ sung khoản 2a như sau:\n“2a. z”.\n2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1(a b) 2) Đ2"},
      {"a chapter quoted whole",
       "Điều 1. Sửa đổi\n1. Bổ sung Chương IIa như sau:\n“Chương IIa\nTÊN\nĐiều 9a. x\nĐiều 9b. "
       "y”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("odd quotation marks hide what is quoted too") {
  check({
      {"a mark of opening turned round",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n”Điều 5. Tên\n1. a\n2. b“.\n2. Bãi bỏ.\nĐiều "
       "2. B",
       "Đ1(1 2) Đ2"},
      {"opened curly and closed straight",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b\".\n2. Bãi bỏ.\nĐiều "
       "2. B",
       "Đ1(1 2) Đ2"},
      {"the closing mark alone in its line",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b\n”.\n2. Bãi bỏ.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"a footnote behind the closing mark",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b”.1\n2. Bãi bỏ.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"several articles in one quote",
       "Điều 1. Sửa đổi\n1. Bổ sung Điều 5a, 5b như sau:\n“Điều 5a. x\n1. a\nĐiều 5b. y\n1. b\n2. "
       "c”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"quoted clauses go on like the act's",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“1. a\n2. b\n3. c”.\n2. Bãi bỏ.\n3. Thay "
       "thế.\n"
       "Điều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"replaced words",
       "Điều 1. Sửa đổi\n1. Thay thế cụm từ “a” bằng cụm từ “b” tại Điều 5.\n2. Bỏ cụm từ: “c”.\n"
       "3. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"inches", "Điều 1. A\n1. Màn hình 15\" trở lên\n2. Ống 21\"\nĐiều 2. B", "Đ1(1 2) Đ2"},
  });
}

TEST_CASE("unbalanced quotes are bounded") {
  check({
      {"never closed, before the next clause",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b.\n2. Sửa đổi Điều 6 "
       "như "
       "sau:\n“Điều 6. Tên\n1. c”.\n3. Bãi bỏ Điều 7.\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
      {"never closed, before the next article",
       "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a\n2. b.\nĐiều 2. Hiệu lực\nĐiều 3. B",
       "Đ1 Đ2 Đ3"},
      {"never opened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\nĐiều 5. Tên\n1. a\n2. b”.\n2. Bãi bỏ Điều 6.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"one not closed, a later one not opened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.\n2. Sửa đổi Điều 6 như "
       "sau:\n"
       "“Điều 6. Tên\n1. b”.\n3. Sửa đổi Điều 7 như sau:\nĐiều 7. Tên\n1. c”.\n4. Bãi bỏ Điều 8.\n"
       "Điều 2. B",
       "Đ1(1 2 3 4) Đ2"},
      {"closed in the middle",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.”\n2. b\n3. c”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"closed in the middle and reopened",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a”.\n“2. b\n3. c”.\n"
       "2. Bãi bỏ Điều 6.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"an inline quote left open ends in its paragraph",
       "Điều 1. A\n1. Gọi là “quỹ\na) x\nb) y\n2. b\nĐiều 2. B", "Đ1(1(a b) 2) Đ2"},
      {"an inline quote left open inside a block",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Gọi là “quỹ\n2. b”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"a stray mark inside a block does not close it",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. Cụm từ quỹ” là gì\n2. b”.\n"
       "2. Bãi bỏ.\nĐiều 2. B",
       "Đ1(1 2) Đ2"},
      {"a mark at the start of each paragraph",
       "Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n“1. a\n“2. b”.\n2. Bãi bỏ Điều "
       "6.\n"
       "Điều 2. B",
       "Đ1(1 2) Đ2"},
      {"a definition never closed",
       "Điều 1. A\n1. “Quỹ là tổ chức.\n2. “Hộ” là gia đình.\nĐiều 2. B", "Đ1(1 2) Đ2"},
      {"never closed before the signature",
       "Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 5. Tên\n1. a.\n*TM. ỦY BAN NHÂN DÂN\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An]"},
      {"a stray closing mark in a rule", "Điều 1. A\n1. x\n2. Gọi là quỹ”.\n3. z\nĐiều 2. B",
       "Đ1(1 2 3) Đ2"},
  });
}

TEST_CASE("signatures of every form are found") {
  check({
      {"one office", "Điều 1. A\n*CHỦ TỊCH\n*Nguyễn Văn An", "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"by order", "Điều 1. A\n*TL. CHỦ TỊCH\n*CHÁNH VĂN PHÒNG\n*Nguyễn Văn An",
       "Đ1 ký[TL. CHỦ TỊCH / CHÁNH VĂN PHÒNG: Nguyễn Văn An]"},
      {"by authority", "Điều 1. A\n*TUQ. CHỦ TỊCH\n*GIÁM ĐỐC SỞ TƯ PHÁP\n*Nguyễn Văn An",
       "Đ1 ký[TUQ. CHỦ TỊCH / GIÁM ĐỐC SỞ TƯ PHÁP: Nguyễn Văn An]"},
      {"acting", "Điều 1. A\n*Q. CHỦ TỊCH\n*Nguyễn Văn An", "Đ1 ký[Q. CHỦ TỊCH: Nguyễn Văn An]"},
      {"a name in capitals", "Điều 1. A\n*CHỦ TỊCH\n*NGUYỄN VĂN AN",
       "Đ1 ký[CHỦ TỊCH: NGUYỄN VĂN AN]"},
      {"a mark between", "Điều 1. A\n*CHỦ TỊCH\n(Đã ký)\n*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"a remark of a signing service",
       "Điều 1. A\n*CHỦ TỊCH\nKý bởi: Nguyễn Văn An\n"
       "Thời gian ký: 15.09.2022 10:00:00\n*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"a rank before the name", "Điều 1. A\n*GIÁM ĐỐC\n*Đại tá Nguyễn Văn An",
       "Đ1 ký[GIÁM ĐỐC: Đại tá Nguyễn Văn An]"},
      {"rank and degree", "Điều 1. A\n*KT. BỘ TRƯỞNG\n*THỨ TRƯỞNG\n*Thiếu tướng, PGS. TS. Trần An",
       "Đ1 ký[KT. BỘ TRƯỞNG / THỨ TRƯỞNG: Thiếu tướng, PGS. TS. Trần An]"},
      {"the recipients before it",
       "Điều 1. A\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n*CHỦ TỊCH\n"
       "*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the recipients beside it",
       "Điều 1. A\n||Nơi nhận:~- Như trên;~- Lưu: VT.||*CHỦ TỊCH~"
       "*Nguyễn Văn An",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the signature at the left", "Điều 1. A\n||*CHỦ TỊCH~*Nguyễn Văn An||Nơi nhận:~- Lưu: VT.",
       "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An]"},
      {"the recipients beside it, behind a tab",
       "Điều 1. A\nNơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Như trên;\tCHỦ TỊCH\n- Lưu: VT.\n"
       "\tNguyễn Văn An",
       "Đ1 ký[TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH: Nguyễn Văn An]"},
      {"an office that is not known, beside the recipients",
       "Điều 1. A\n||Nơi nhận:~- Lưu: VT.||*ĐẠI DIỆN NHÀ ĐẦU TƯ~*Nguyễn Văn An",
       "Đ1 ký[ĐẠI DIỆN NHÀ ĐẦU TƯ: Nguyễn Văn An]"},
      {"two signers of a joint act",
       "Điều 1. A\n||*KT. BỘ TRƯỞNG BỘ TÀI CHÍNH~*THỨ TRƯỞNG~*Trần Bình||*KT. BỘ TRƯỞNG BỘ Y TẾ~"
       "*THỨ TRƯỞNG~*Lê Chi",
       "Đ1 ký[KT. BỘ TRƯỞNG BỘ TÀI CHÍNH / THỨ TRƯỞNG: Trần Bình] "
       "ký[KT. BỘ TRƯỞNG BỘ Y TẾ / THỨ TRƯỞNG: Lê Chi]"},
      {"three signers and the recipients",
       "Điều 1. A\n||Nơi nhận:~- Lưu: VT.||*CHỦ TỊCH~*Trần Bình||*CHỦ NHIỆM~*Lê Chi||*BÍ THƯ~*Vũ "
       "Dung",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[CHỦ NHIỆM: Lê Chi] ký[BÍ THƯ: Vũ Dung]"},
      {"two signers in one column",
       "Điều 1. A\n||*CHỦ TỊCH~*Trần Bình~*CHÁNH ÁN~*Lê Chi||*VIỆN TRƯỞNG~*Vũ Dung",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[VIỆN TRƯỞNG: Vũ Dung] ký[CHÁNH ÁN: Lê Chi]"},
      {"two signers one after another", "Điều 1. A\n*CHỦ TỊCH\n*Trần Bình\n*CHÁNH ÁN\n*Lê Chi",
       "Đ1 ký[CHỦ TỊCH: Trần Bình] ký[CHÁNH ÁN: Lê Chi]"},
      {"the certifying of a consolidated text",
       "Điều 1. A\n||*BỘ Y TẾ~Số: 12/VBHN-BYT||*XÁC THỰC VĂN BẢN HỢP NHẤT~Hà Nội, ngày 5 tháng 3 "
       "năm "
       "2024\n||Nơi nhận:~- Lưu: VT.||*KT. BỘ TRƯỞNG~*THỨ TRƯỞNG~*Lê Chi",
       "Đ1 ký[BỘ Y TẾ / Số: 12/VBHN-BYT / XÁC THỰC VĂN BẢN HỢP NHẤT / Hà Nội, ngày 5 tháng 3 năm "
       "2024"
       " / KT. BỘ TRƯỞNG / THỨ TRƯỞNG: Lê Chi]"},
  });
}

TEST_CASE("attached texts and annexes of every form begin where they do") {
  constexpr std::string_view kSigned = "Điều 1. A\n*CHỦ TỊCH\n*Nguyễn Văn An\n";
  constexpr std::string_view kOutline = "Đ1 ký[CHỦ TỊCH: Nguyễn Văn An] ";
  const std::vector<Case> cases = {
      {"a regulation",
       "*^QUY CHẾ\n*^Làm việc\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\n"
       "Điều 1. x\n1. y\nĐiều 2. z",
       "{quy-che: Đ1(1) Đ2}"},
      {"a regulation with chapters",
       "*^QUY ĐỊNH\n(Kèm theo Quyết định số 1/QĐ-UBND)\n*^Chương I\n"
       "*^A\nĐiều 1. x\n*^Chương II\n*^B\nĐiều 2. y",
       "{quy-dinh: CI(Đ1) CII(Đ2)}"},
      {"annexes with Roman numbers",
       "#*^Phụ lục I\n*^DANH MỤC\n1. x\n#*^Phụ lục II\n*^BIỂU MẪU\n1. y",
       "{phu-luc-1} {phu-luc-2}"},
      {"an annex without a number", "#*^PHỤ LỤC\n*^DANH MỤC\nx", "{phu-luc}"},
      {"an annex with a letter", "#*^Phụ lục 1a\n*^DANH MỤC\nx\n#*^Phụ lục 1b\n*^KHÁC\ny",
       "{phu-luc-1a} {phu-luc-1b}"},
      {"an annex with the word số", "#*^Phụ lục số 01\n*^DANH MỤC\nx\n#*^Phụ lục số 02\ny",
       "{phu-luc-01} {phu-luc-02}"},
      {"forms", "#*^Mẫu số 01\n*^ĐƠN XIN\nx\n#*^Mẫu số 02\n*^TỜ KHAI\ny",
       "{mau-so-01} {mau-so-02}"},
      {"forms with a colon", "#*^Mẫu số: 01\n*^ĐƠN XIN\nx\n#*^Mẫu số: 02\ny",
       "{mau-so-01} {mau-so-02}"},
      {"forms without the word số", "#*^Mẫu 01\n*^ĐƠN XIN\nx\n#*^Biểu 2a\n*^TỔNG HỢP\ny",
       "{mau-01} {bieu-2a}"},
      {"tables with numbers", "#*^Biểu số 1\n*^SỐ LIỆU\nx\n#*^Biểu số 2\n*^SỐ LIỆU\ny",
       "{bieu-so-1} {bieu-so-2}"},
      {"a list", "#*^DANH MỤC\n*^Dự án\n(Kèm theo Nghị quyết số 1/NQ-HĐND)\n1. x\n2. y",
       "{danh-muc: 1 2}"},
      {"forms in an annex sign for nobody",
       "#*^Phụ lục I\n*^MẪU QUYẾT ĐỊNH\n*^QUYẾT ĐỊNH:\nĐiều 1. x\n*CHỦ TỊCH\n(Đã ký)",
       "{phu-luc-1}"},
      {"an annex behind a regulation",
       "*^QUY CHẾ\n(Ban hành kèm theo Quyết định số 1/QĐ-UBND)\nĐiều 1. x\n#*^Phụ lục\n*^DANH "
       "MỤC\ny",
       "{quy-che: Đ1} {phu-luc}"},
      {"text without a title", "Hướng dẫn thêm.", "{phan-kem-theo}"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(sketch(read(std::string(kSigned) + std::string(c.lines)).act) ==
          std::string(kOutline) + std::string(c.outline));
  }
  check({
      {"a citation of an annex is none",
       "Điều 1. A\nPhụ lục I ban hành kèm theo Nghị định này.\n"
       "Điều 2. B",
       "Đ1 Đ2"},
  });
}

}  // namespace
}  // namespace gazette::ingest
