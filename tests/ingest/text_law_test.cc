// The text law on material that nobody would send: whatever the order of the paragraphs, none is
// lost and none comes twice.

#include "gazette/ingest/text_law.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/ingest.h"
#include "tests/corpus.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

/// Random numbers with a fixed seed, the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : state_(seed) {}
  std::size_t roll(std::size_t sides) {
    state_ = state_ * 1664525U + 1013904223U;
    return (state_ >> 8U) % sides;
  }

 private:
  std::uint32_t state_;
};

/// Lines that mean something to the recogniser, and some that pretend to.
const std::vector<std::string> kLines = {
    "ỦY BAN NHÂN DÂN",
    "TỈNH MẪU SƠN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------",
    "Số: 45/2022/QĐ-UBND",
    "Số:      /QĐ-UBND",
    "Mẫu Sơn, ngày 15 tháng 9 năm 2022",
    "QUYẾT ĐỊNH",
    "QUYẾT ĐỊNH\nVề việc thử\nhai dòng",
    "NGHỊ QUYẾT VỀ VIỆC THỬ",
    "QUYẾT ĐỊNH:",
    "Về việc thử",
    "ỦY BAN NHÂN DÂN TỈNH MẪU SƠN",
    "Căn cứ Luật;",
    "Theo đề nghị của Sở.",
    "Ủy ban nhân dân ban hành Quyết định",
    "Phần thứ nhất",
    "Chương I",
    "Chương I\nQUY ĐỊNH CHUNG",
    "QUY ĐỊNH CHUNG",
    "Mục 1",
    "Điều 1. Tên",
    "Điều 2.",
    "Điều 3",
    "Điều 3a. Chèn",
    "1. Khoản",
    "2. Khoản",
    "1. Một\n2. Hai\na) Ba",
    "a) Điểm",
    "đ1) Điểm",
    "i) Điểm",
    "- gạch",
    "I. MỤC ĐÍCH",
    "“Điều 5. Trích",
    "trong ngoặc” và “mở",
    "đóng”.",
    "\"thẳng",
    "thẳng\"",
    "-------",
    "_____",
    "7",
    "- 3 -",
    "Trang 2/5",
    "TM. ỦY BAN NHÂN DÂN",
    "CHỦ TỊCH",
    "(Đã ký)",
    "Nguyễn Văn An",
    "NGUYỄN VĂN AN",
    "Nơi nhận:",
    "Nơi nhận:\n- Như trên;\n- Lưu: VT.",
    "- Lưu: VT;",
    "QUY ĐỊNH",
    "(Ban hành kèm theo Quyết định số 45/2022/QĐ-UBND",
    "ngày 15 tháng 9 năm 2022)",
    "Phụ lục I",
    "PHỤ LỤC",
    "Mẫu số 01",
    "Kính gửi: Các sở",
    "V/v thử",
    "Yêu cầu các sở./.",
    "Nghị quyết này đã được Hội đồng nhân dân thông qua ngày 12 tháng 8 năm 2022.",
    "văn bản thường",
    "CHỮ HOA KHÔNG RÕ LÀ GÌ",
    "\n\n",
    "  ",
    "\tthụt\t",
    "a\n\n\nb"};

model::Paragraph random_paragraph(Dice& dice) {
  model::Paragraph paragraph;
  std::string text = kLines[dice.roll(kLines.size())];
  const auto emphasis = static_cast<std::uint8_t>(dice.roll(4));
  if (dice.roll(4) == 0 && text.size() > 3) {
    // Cut behind an ASCII character, so that spans end where people change the emphasis.
    const std::size_t space = text.find(' ');
    if (space != std::string::npos) {
      paragraph.spans.push_back({.text = text.substr(0, space + 1), .emphasis = emphasis});
      text.erase(0, space + 1);
    }
  }
  paragraph.spans.push_back({.text = text, .emphasis = static_cast<std::uint8_t>(dice.roll(2))});
  paragraph.alignment = dice.roll(3) == 0 ? model::Alignment::center : model::Alignment::unstated;
  return paragraph;
}

model::Table random_table(Dice& dice) {
  model::Table table{.columns_count = static_cast<std::uint16_t>(1 + dice.roll(3))};
  const std::size_t rows = 1 + dice.roll(4);
  for (std::size_t r = 0; r < rows; ++r) {
    model::Row row;
    for (std::size_t c = 0; c < table.columns_count; ++c) {
      model::Cell cell;
      for (std::size_t p = dice.roll(4); p > 0; --p) {
        cell.paragraphs.push_back(random_paragraph(dice));
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

Flow random_flow(Dice& dice) {
  Flow flow{.path = "random.docx"};
  const std::size_t count = dice.roll(60);
  for (std::size_t i = 0; i < count; ++i) {
    FlowItem item{.heading_level = static_cast<std::uint8_t>(dice.roll(8) == 0 ? 1 : 0),
                  .page_break_before = dice.roll(12) == 0};
    if (dice.roll(10) == 0) {
      item.block = random_table(dice);
    } else {
      item.block = random_paragraph(dice);
    }
    flow.items.push_back(std::move(item));
  }
  if (dice.roll(3) == 0) {
    flow.notes.push_back({.mark = "1", .paragraphs = {random_paragraph(dice)}});
  }
  if (dice.roll(4) == 0) {
    flow.dropped.push_back({.text = "chân trang", .reason = "chân trang của bản gốc"});
  }
  number_paragraphs(flow);
  return flow;
}

void check_law(Flow flow) {
  const std::vector<SourceParagraph> source = paragraphs_with_text(flow);
  const std::size_t reader_dropped = flow.dropped.size();
  Diagnostics diagnostics;
  const std::optional<model::Instrument> act =
      recognise(std::move(flow), sample_configuration(), diagnostics).instrument;
  if (!act) {
    CHECK(diagnostics.has_errors());  // nothing but rules and page numbers: said so
    return;
  }
  const std::optional<TextDifference> difference =
      find_difference(source, paragraphs_with_text(*act, reader_dropped));
  if (difference) {
    FAIL("paragraph " << difference->paragraph << ": " << difference->expected << " became "
                      << difference->actual);
  }
}

TEST_CASE("no order of paragraphs makes the recogniser lose or double text") {
  for (std::uint32_t seed = 1; seed <= 3000; ++seed) {
    INFO("seed " << seed);
    Dice dice(seed);
    check_law(random_flow(dice));
  }
}

TEST_CASE("a shuffled act keeps its text") {
  std::string body;
  for (int i = 1; i <= 6; ++i) {
    body += "**Điều " + std::to_string(i) + ".** Một:\n\n1. Khoản:\n\na) Điểm;\n\nb) “Điểm”;\n\n";
  }
  Diagnostics diagnostics;
  const std::string text = std::string(kHead) + body + std::string(kSignature);
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    std::optional<Flow> flow = read_markdown(text, "act.md", diagnostics);
    REQUIRE(flow.has_value());
    Dice dice(seed);
    std::vector<FlowItem> left = std::move(flow->items);
    flow->items.clear();
    while (!left.empty()) {
      const std::size_t chosen = dice.roll(left.size());
      flow->items.push_back(left[chosen]);
      left.erase(left.begin() + static_cast<std::ptrdiff_t>(chosen));
    }
    number_paragraphs(*flow);
    check_law(std::move(*flow));
  }
}

TEST_CASE("a difference between source and result is found and named") {
  const std::vector<SourceParagraph> source = {{1, "một"}, {2, "hai"}, {3, "ba"}};
  CHECK_FALSE(find_difference(source, source).has_value());
  const auto lost = find_difference(source, {{1, "một"}, {3, "ba"}});
  REQUIRE(lost.has_value());
  CHECK(lost->paragraph == 2);
  CHECK(lost->expected == "hai");
  const auto doubled = find_difference(source, {{1, "một"}, {2, "hai"}, {3, "ba"}, {4, "bốn"}});
  REQUIRE(doubled.has_value());
  CHECK(doubled->paragraph == 4);
  CHECK(doubled->expected.empty());
}

TEST_CASE("a part of a paragraph that is dropped stands in its place again") {
  Flow flow{.path = "act.docx"};
  flow.items.push_back(
      {.block = model::Paragraph{.spans = {{.text = "QUỐC HỘI\n_____\nLuật số: 90/2025/QH15"}}}});
  flow.items.push_back({.block = model::Paragraph{.spans = {{.text = "LUẬT"}},
                                                  .alignment = model::Alignment::center}});
  number_paragraphs(flow);
  Diagnostics diagnostics;
  const auto act = recognise(flow, sample_configuration(), diagnostics).instrument;
  REQUIRE(act.has_value());
  CHECK(act->symbol.text == "90/2025/QH15");
  CHECK(paragraphs_with_text(*act, 0) == paragraphs_with_text(flow));
}

TEST_CASE("real documents keep their text") {
  const std::filesystem::path corpus = corpus_folder("docx");
  if (!std::filesystem::is_directory(corpus)) {
    WARN("skipped: no folder of real documents");
    return;
  }
  for (const std::string& name : real_files().list(corpus)) {
    INFO(name);
    Diagnostics diagnostics;
    const std::string bytes = real_files().read(corpus / name);
    const Ingested ingested =
        ingest({.bytes = bytes, .path = name}, sample_configuration(), diagnostics);
    CHECK(ingested.instrument.has_value());
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      CHECK(diagnostic.code != "G0399");
    }
  }
}

}  // namespace
}  // namespace gazette::ingest
