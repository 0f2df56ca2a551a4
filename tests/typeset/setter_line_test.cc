// What a line is made of: rows of dots, small capitals, marks that hang, symbols, the trace.
#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/setter.h"
#include "gazette/typeset/ties.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

constexpr Length kWidth = {400 * kScaledPerPoint};

/// The style of a law's text, without indent and margins.
Style flush_style() {
  Style style = sample_layout().style("body");
  style.indent = {};
  return style;
}

TEST_CASE("a row of dots ends its line at the margin, by its own dots") {
  Workbench bench;
  const Style style = flush_style();
  const Setting setting{.style = &style, .width = points(200)};
  for (const std::size_t dots : {40U, 50U, 60U, 90U, 130U, 400U}) {
    INFO(dots);
    const std::string text = "Họ và tên: " + std::string(dots, '.');
    const SetParagraph set = bench.setter.set(paragraph(text), setting);
    std::string whole;
    for (const std::string& line : lines_of(bench.words, set)) {
      whole += (line.starts_with(".") && !whole.empty() ? "" : "") + line;
    }
    CHECK(whole == text);
    for (const SetLine& line : set.lines) {
      CHECK(line.right <= points(200));
      CHECK(line.right > points(199));
    }
  }
  CHECK(bench.setter.set(paragraph("Họ và tên: " + std::string(50, '.')), setting).lines.size() ==
        1);
  CHECK(bench.setter.set(paragraph("Họ và tên: " + std::string(90, '.')), setting).lines.size() ==
        2);
  CHECK(bench.diagnostics.list().empty());
}

TEST_CASE("a short row of dots keeps its width, and what follows it stays") {
  Workbench bench;
  const Style style = flush_style();
  const Setting setting{.style = &style, .width = points(300)};
  const SetParagraph set =
      bench.setter.set(paragraph("Số: ............ ngày ............"), setting);
  REQUIRE(set.lines.size() == 1);
  CHECK(set.lines[0].right < points(200));
  // In a line that is full, the rows make room for the words.
  const SetParagraph full = bench.setter.set(
      paragraph("Ông: " + std::string(60, '.') + " sinh: " + std::string(20, '.')), setting);
  REQUIRE(full.lines.size() == 1);
  CHECK(full.lines[0].right <= points(300) + Length{64});
  CHECK(full.lines[0].right > points(299));
}

TEST_CASE("small capitals are the face's own and say the text of the source") {
  Workbench bench;
  const Style style = flush_style();
  const Setting setting{.style = &style, .width = kWidth};
  const SetParagraph set =
      bench.setter.set(paragraph("Nguyễn Đường", model::kSmallCapitals), setting);
  const SetParagraph plain = bench.setter.set(paragraph("Nguyễn Đường"), setting);
  CHECK(lines_of(bench.words, set) == std::vector<std::string>{"Nguyễn Đường"});
  CHECK(set.runs.front().size == style.size);
  REQUIRE(set.words.size() == 2);
  CHECK(set.words != plain.words);
  CHECK(bench.words.glyphs(set.words[0])[0].id == bench.words.glyphs(plain.words[0])[0].id);
  CHECK(bench.words.glyphs(set.words[0])[1].id != bench.words.glyphs(plain.words[0])[1].id);
}

TEST_CASE("a mark at a line's end hangs by a share of its width where the layout says so") {
  Layout layout = sample_layout();
  layout.hanging_punctuation = true;
  font::Words words(sample_fonts());
  Diagnostics diagnostics;
  Setter setter(layout, words, diagnostics);
  const Style style = flush_style();
  std::string text;
  for (int i = 0; i < 200; ++i) {
    text += i > 0 ? " quan," : "quan,";
  }
  const Length width = points(300);
  const SetParagraph set = setter.set(paragraph(text), {.style = &style, .width = width});
  // A comma is 250 units wide and hangs by 0.7 of them: 2.45 pt at 14 pt.
  for (std::size_t i = 0; i + 1 < set.lines.size(); ++i) {
    CHECK(std::abs((set.lines[i].right - width - points(2.45)).scaled) <= 64);
  }
  Workbench bench;
  const SetParagraph plain = bench.setter.set(paragraph(text), {.style = &style, .width = width});
  CHECK(std::abs((plain.lines.front().right - width).scaled) <= 64);
}

TEST_CASE("the symbol of an act is parted only where its column leaves no other way") {
  Workbench bench;
  const Style style = flush_style();
  const std::string text = "Nghị quyết số 142/2021/NQ-UBTVQH14 của Quốc hội";
  const SetParagraph wide = bench.setter.set(paragraph(text), {.style = &style, .width = kWidth});
  CHECK(lines_of(bench.words, wide).front().find("142/2021/NQ-UBTVQH14") != std::string::npos);
  const SetParagraph narrow =
      bench.setter.set(paragraph(text), {.style = &style, .width = points(100)});
  CHECK(lines_of(bench.words, narrow) ==
        std::vector<std::string>{"Nghị quyết", "số 142/2021/NQ-", "UBTVQH14 của", "Quốc hội"});
  REQUIRE(bench.diagnostics.list().size() == 1);
  CHECK(bench.diagnostics.list().front().code == "G0516");
}

TEST_CASE("the trace says each line's words, ratio and cost") {
  Workbench bench;
  Trace trace{.kind = TraceKind::linebreak};
  bench.setter.set_trace(&trace);
  bench.setter.set_path("inbox/a.md");
  const Style style = flush_style();
  static_cast<void>(
      bench.setter.set(paragraph(syllables(20)), {.style = &style, .width = points(230)}));
  CHECK(trace.text ==
        "inbox/a.md: paragraph \"cơ thực theo nước quản cơ thực theo nước quản cơ…\", 3 lines of "
        "230 pt\n"
        "  line 1: \"cơ ... nước\", ratio -0.33, badness 3, penalty 0, demerits 169\n"
        "  line 2: \"quản ... theo\", ratio -0.30, badness 2, penalty 0, demerits 313\n"
        "  line 3: \"nước ... quản\", ratio natural, badness 0, penalty 0, demerits 413\n");
}

}  // namespace
}  // namespace gazette::typeset
