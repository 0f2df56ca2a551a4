#include "gazette/typeset/setter.h"

#include <cstdlib>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

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

/// A law's text with all that must stay together.
std::string legal_text() {
  return "Theo điểm b khoản 2 Điều 3 và Điều 5 của Quyết định số 45/2022/QĐ-UBND ngày 15 tháng 9 "
         "năm 2022 – văn bản còn hiệu lực – thì TP. Biên Hòa, TX. Long Khánh được chi 1.000.000 "
         "đồng cho 50 ha đất, 12 % tổng số, 5 tỷ đồng mỗi năm; kể từ ngày 01 tháng 01 năm 2023 - "
         "trừ khoản 4 Điều 12 - các cơ quan có trách nhiệm thi hành Điều 7 Chương II của Quy định";
}

TEST_CASE("a justified line ends at the measure, within a scaled point for each of its gaps") {
  Workbench bench;
  const Style& style = sample_layout().style("body");
  for (int width = 200; width <= 480; width += 7) {
    const SetParagraph set =
        bench.setter.set(paragraph(syllables(150)), {.style = &style, .width = points(width)});
    REQUIRE(set.lines.size() > 3);
    for (std::size_t i = 0; i + 1 < set.lines.size(); ++i) {
      std::int64_t gaps = -1;
      for (std::size_t run = set.lines[i].runs_begin; run < set.lines[i].runs_end; ++run) {
        gaps += set.runs[run].words_count;
      }
      CHECK(std::abs((set.lines[i].right - points(width)).scaled) <= gaps);
    }
    CHECK(set.lines.back().right <= points(width));
    CHECK(set.runs.front().x == style.indent);
    CHECK(set.runs[set.lines[1].runs_begin].x == Length{});
  }
  CHECK(bench.diagnostics.list().empty());
}

TEST_CASE("what belongs together stays on one line, and no line begins with a dash") {
  Workbench bench;
  const Style style = flush_style();
  for (int width = 180; width <= 480; width += 3) {
    const SetParagraph set =
        bench.setter.set(paragraph(legal_text()), {.style = &style, .width = points(width)});
    const std::vector<std::string> lines = lines_of(bench.words, set);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      const std::string end = lines[i].substr(lines[i].rfind(' ') + 1);
      const std::string begin = lines[i + 1].substr(0, lines[i + 1].find(' '));
      INFO(width << " pt: " << end << " | " << begin);
      CHECK(tie_between(traits_of(end), traits_of(begin)) < kAtMark);
      if (width >= 430) {  // in narrower columns some cost too much
        CHECK(tie_between(traits_of(end), traits_of(begin)) < kTie);
      }
    }
  }
  // In narrow columns a symbol may be parted, which is said.
  CHECK(count_of(bench.diagnostics, "G0516") == bench.diagnostics.list().size());
}

TEST_CASE("the lines of a paragraph say its text") {
  Workbench bench;
  const Style style = flush_style();
  const SetParagraph set =
      bench.setter.set(paragraph(legal_text()), {.style = &style, .width = points(250)});
  std::string text;
  for (const std::string& line : lines_of(bench.words, set)) {
    text += (text.empty() ? "" : " ") + line;
  }
  CHECK(text == legal_text());
}

TEST_CASE("an address wider than its column is parted behind its marks, and each place is said") {
  Workbench bench;
  bench.setter.set_path("inbox/a.md");
  const Style style = flush_style();
  const std::string address = "https://congbao.dongnai.gov.vn/van-ban/2022/quyet-dinh/45-2022.html";
  model::Paragraph source = paragraph("xem " + address);
  source.origin = {.line = 12, .column = 3};
  const SetParagraph set = bench.setter.set(source, {.style = &style, .width = points(150)});
  std::string text;
  for (const std::string& line : lines_of(bench.words, set)) {
    text += line == "xem" ? "" : line;
  }
  CHECK(text.find(address) != std::string::npos);
  for (std::size_t i = 0; i + 1 < set.lines.size(); ++i) {
    CHECK(set.lines[i].right <= points(151));
  }
  CHECK(count_of(bench.diagnostics, "G0516") == 3);
  CHECK(bench.diagnostics.list().size() == 3);
}

TEST_CASE("a word without a mark that is wider than its column is cut and reported once") {
  Workbench bench;
  bench.setter.set_path("inbox/a.md");
  const Style style = flush_style();
  model::Paragraph source = paragraph("mã " + std::string(90, 'x') + " ở đây");
  source.origin = {.line = 12, .column = 3};
  const SetParagraph set = bench.setter.set(source, {.style = &style, .width = points(150)});
  CHECK(lines_of(bench.words, set) ==
        std::vector<std::string>{"mã " + std::string(18, 'x'), std::string(21, 'x'),
                                 std::string(21, 'x'), std::string(21, 'x'),
                                 std::string(9, 'x') + " ở đây"});
  REQUIRE(count_of(bench.diagnostics, "G0504") == 1);
  CHECK(bench.diagnostics.list().front().place.path == "inbox/a.md");
  CHECK(bench.diagnostics.list().front().place.line == 12);
}

TEST_CASE("a word of a million letters is cut like any other") {
  Workbench bench;
  const Style style = flush_style();
  const std::string word(1'000'000, 'x');
  const SetParagraph set = bench.setter.set(paragraph(word), {.style = &style, .width = kWidth});
  std::string text;
  for (const std::string& line : lines_of(bench.words, set)) {
    text += line;
  }
  CHECK(text == word);
  CHECK(count_of(bench.diagnostics, "G0504") == 1);
  CHECK(count_of(bench.diagnostics, "G0503") == 0);
}

TEST_CASE("a character that no face has is named with its place") {
  Workbench bench;
  bench.setter.set_path("inbox/a.docx");
  const Style style = flush_style();
  model::Paragraph source = paragraph("một chữ 漢 lạ");
  source.origin = {.paragraph = 7};
  const SetParagraph set = bench.setter.set(source, {.style = &style, .width = kWidth});
  REQUIRE(bench.diagnostics.list().size() == 1);
  const Diagnostic& found = bench.diagnostics.list().front();
  CHECK(found.code == "G0501");
  CHECK(found.message == "no face has the character \"漢\" (U+6F22) of \"漢\"");
  CHECK(found.place.path == "inbox/a.docx");
  CHECK(found.place.paragraph == 7);
  CHECK(found.place.excerpt == "một chữ 漢 lạ");
  CHECK(lines_of(bench.words, set) == std::vector<std::string>{"một chữ lạ"});
}

TEST_CASE("a character that the text face lacks comes from the next face that has it") {
  Workbench bench;
  const Style style = flush_style();
  const SetParagraph set =
      bench.setter.set(paragraph("ô ☐ trống"), {.style = &style, .width = kWidth});
  REQUIRE(set.runs.size() == 3);
  CHECK(sample_fonts().entry(set.runs[0].face).name == "serif");
  CHECK(sample_fonts().entry(set.runs[1].face).name == "symbols");
  CHECK(sample_fonts().entry(set.runs[2].face).name == "serif");
  REQUIRE(bench.diagnostics.list().size() == 1);
  const Diagnostic& found = bench.diagnostics.list().front();
  CHECK(found.code == "G0515");
  CHECK(found.message == "the character \"☐\" (U+2610) comes from the face \"symbols\"");
  // Once for an act; again for the next.
  static_cast<void>(bench.setter.set(paragraph("☐ ☐"), {.style = &style, .width = kWidth}));
  CHECK(bench.diagnostics.list().size() == 1);
  bench.setter.set_path("inbox/b.md");
  static_cast<void>(bench.setter.set(paragraph("☐ ☐"), {.style = &style, .width = kWidth}));
  CHECK(bench.diagnostics.list().size() == 2);
}

TEST_CASE("superscripts are smaller, raised, and keep the leading") {
  Workbench bench;
  const Style style = flush_style();
  model::Paragraph source = paragraph(syllables(40));
  source.spans.push_back({.text = "1", .emphasis = model::kSuperscript, .note = 1});
  source.spans.push_back({.text = " " + syllables(40)});
  bench.setter.add(bench.galley, source, {.style = &style, .width = kWidth});
  REQUIRE(bench.galley.slugs.size() > 4);
  std::size_t raised = 0;
  const Length baseline = style.leading / 2 + style.size * 233 / 1000;
  for (const TextRun& run : bench.galley.runs) {
    if (run.size == style.size) {
      CHECK(run.y == baseline);
      continue;
    }
    ++raised;
    CHECK(run.size == style.size * 620 / 1000);
    CHECK(run.y == baseline - style.size * 360 / 1000);
    CHECK(run.y > run.size * 3 / 4);  // capitals stay inside the line
  }
  CHECK(raised == 1);
  for (const Slug& slug : bench.galley.slugs) {
    CHECK(slug.height == style.leading);
  }
}

TEST_CASE("emphasis inside a word parts its runs and not the word") {
  Workbench bench;
  const Style style = flush_style();
  model::Paragraph source;
  source.spans = {{.text = "Điều"}, {.text = " 5", .emphasis = model::kBold}, {.text = "a. Tên"}};
  const SetParagraph set = bench.setter.set(source, {.style = &style, .width = kWidth});
  REQUIRE(set.runs.size() == 3);
  CHECK(set.runs[0].space_after);
  CHECK_FALSE(set.runs[1].space_after);
  CHECK(sample_fonts().entry(set.runs[1].face).name == "serif-bold");
  CHECK(lines_of(bench.words, set).front() == "Điều 5a. Tên");
}

TEST_CASE("the label of an untitled article is bold and the rule behind it is not") {
  Workbench bench;
  const Style style = flush_style();
  const SetParagraph set =
      bench.setter.set(paragraph("Điều 1. Ban hành"), {.style = &style,
                                                       .width = kWidth,
                                                       .label_bytes = std::string("Điều 1.").size(),
                                                       .bold_label = true});
  REQUIRE(set.runs.size() == 2);
  CHECK(text_of_run(bench.words, set.words, set.runs[0]) == "Điều 1. ");
  CHECK(sample_fonts().entry(set.runs[0].face).name == "serif-bold");
  CHECK(sample_fonts().entry(set.runs[1].face).name == "serif");
}

TEST_CASE(
    "white space of any kind is one space, a line break ends its line, none stands at the ends") {
  Workbench bench;
  const Style style = flush_style();
  const SetParagraph set = bench.setter.set(paragraph("  Họ  và\u00A0tên:\tA\n\nB \n"),
                                            {.style = &style, .width = kWidth});
  CHECK(lines_of(bench.words, set) == std::vector<std::string>{"Họ và tên: A", "B"});
  CHECK(set.runs.front().x == Length{});
}

TEST_CASE("a no-break space is never the end of a line") {
  Workbench bench;
  const Style style = flush_style();
  std::string text = "đầu";
  for (int i = 0; i < 30; ++i) {
    text += " trái\u00A0phải";
  }
  for (int width = 120; width < 300; width += 11) {
    const SetParagraph set =
        bench.setter.set(paragraph(text), {.style = &style, .width = points(width)});
    for (const std::string& line : lines_of(bench.words, set)) {
      CHECK_FALSE(line.ends_with("trái"));
    }
  }
}

TEST_CASE("a word with a hyphen may be parted behind it, a symbol may not") {
  Workbench bench;
  Style style = flush_style();
  style.alignment = model::Alignment::left;
  const Setting setting{.style = &style, .width = points(90)};
  CHECK(lines_of(bench.words, bench.setter.set(paragraph("phát triển kinh-tế-xã-hội"), setting)) ==
        std::vector<std::string>{"phát triển kinh-", "tế-xã-hội"});
  CHECK(lines_of(bench.words, bench.setter.set(paragraph("Thông tư 5/TT-BTNMT"), setting)) ==
        std::vector<std::string>{"Thông tư", "5/TT-BTNMT"});
  CHECK(bench.diagnostics.list().empty());
}

TEST_CASE("centred and right lines have their room at both sides and at the left") {
  Workbench bench;
  const Style style = flush_style();
  Setting setting{.style = &style, .width = kWidth};
  setting.alignment = model::Alignment::right;
  const SetParagraph right = bench.setter.set(paragraph("Trang"), setting);
  CHECK(right.lines.front().right == kWidth);
  setting.alignment = model::Alignment::center;
  const SetParagraph centred = bench.setter.set(paragraph("Trang"), setting);
  const Length left = centred.runs.front().x;
  CHECK(std::abs((kWidth - centred.lines.front().right - left).scaled) <= 1);
}

TEST_CASE("a paragraph of spaces alone is no line") {
  Workbench bench;
  const Style style = flush_style();
  CHECK(bench.setter.set(paragraph(" \n\t "), {.style = &style, .width = kWidth}).lines.empty());
  bench.setter.add(bench.galley, paragraph(""), {.style = &style, .width = kWidth});
  CHECK(bench.galley.slugs.empty());
}

TEST_CASE("the first two lines and the last two of a paragraph are kept together") {
  Workbench bench;
  const Style style = flush_style();
  for (std::size_t lines = 1; lines <= 6; ++lines) {
    Galley galley;
    std::string text = "dòng";
    for (std::size_t i = 1; i < lines; ++i) {
      text += "\ndòng";
    }
    bench.setter.add(galley, paragraph(text), {.style = &style, .width = kWidth});
    REQUIRE(galley.slugs.size() == lines);
    for (std::size_t i = 0; i < lines; ++i) {
      const bool kept = i > 0 && (i == 1 || i + 1 == lines);
      CHECK(galley.slugs[i].break_cost == (kept ? kForbiddenBreak : 0));
    }
  }
}

TEST_CASE("the extent of a paragraph is that of its widest word and of its text on one line") {
  Workbench bench;
  const Style style = flush_style();
  const Setting setting{.style = &style, .width = kWidth};
  const Setter::Extent word = bench.setter.measure(paragraph("nghiêng"), setting);
  CHECK(word.least == word.most);
  const Setter::Extent extent = bench.setter.measure(paragraph("ở nghiêng ơ\nở"), setting);
  CHECK(extent.least == word.least);
  const SetParagraph set = bench.setter.set(paragraph("ở nghiêng ơ"), setting);
  CHECK(extent.most == set.lines.front().right);
}

TEST_CASE("a style without a face in fonts.toml is the world's failure") {
  Diagnostics diagnostics;
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / "gazette-setter-test-faces";
  write_whole(real_files(), folder / "fonts.toml", "");
  const font::Fonts none = font::Fonts::load(folder / "fonts.toml", diagnostics);
  font::Words words(none);
  CHECK_THROWS_AS(Setter(sample_layout(), words, diagnostics), Error);
  real_files().remove(folder);
}

}  // namespace
}  // namespace gazette::typeset
