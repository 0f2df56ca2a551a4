// The operators of a page.

#include "gazette/press/content.h"

#include <catch2/catch.hpp>

#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

std::string content_of(const SampleBook& sample, const Job& job = {}) {
  const GlyphUse use = collect_glyphs(sample.book.words, sample.book.pages);
  return page_content(sample.book, sample.book.pages[0], job,
                      WordOperators(sample.book.words, use));
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos;
       at = text.find(part, at + part.size())) {
    ++found;
  }
  return found;
}

TEST_CASE("an empty page sets its colour and draws nothing") {
  SampleBook sample;
  sample.add_page(1);
  CHECK(content_of(sample) == "0 g\n");
  CHECK(content_of(sample, {.target = Target::print, .cmyk = true}) == "/Over gs 0 0 0 1 k\n");
  CHECK(content_of(sample, {.target = Target::print}) == "0 g\n");
}

TEST_CASE("face and size are named where they change, moves are from line to line") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("a");
  sample.add_line("b");
  sample.add_line("c", {.face = "serif-bold"});
  sample.add_line("d", {.face = "serif-bold", .size = points(10.5)});
  const std::string content = content_of(sample);
  CHECK(count(content, " Tf\n") == 3);
  CHECK(content.find("BT\n/F0 13 Tf\n72 741.89 Td[(") != std::string::npos);
  CHECK(content.find("0 -19.5 Td") != std::string::npos);
  CHECK(content.find("/F1 10.5 Tf\n") != std::string::npos);
}

TEST_CASE("a gap is a space and what it differs from the space's width") {
  SampleBook sample;
  sample.add_page(1);
  // The space is 250 thousandths of an em: 3.25 pt of 13 pt. A gap of 3.9 pt is 300.
  sample.add_line("a b", {.gap = points(3.25)});
  sample.add_line("a b", {.gap = points(3.9)});
  const std::string content = content_of(sample);
  CHECK(count(content, ")-50(") == 1);
  CHECK(count(content, "TJ") == 2);
}

TEST_CASE("kerning moves by the difference to the natural advance") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("Vậy");
  const std::vector<font::Glyph> glyphs = sample_fonts().shape(0, "Vậy");
  std::string kern;
  kern += ")" + std::to_string(sample_fonts().advance(0, glyphs[0].id) - glyphs[0].advance) + "(";
  CHECK(count(content_of(sample), kern) == 1);
}

TEST_CASE("bytes that end a string are escaped") {
  // Among the letters of Vietnamese are glyph ids with the bytes of brackets, backslash, return.
  SampleBook sample;
  sample.add_page(1);
  std::string all;
  for (char32_t c = U'!'; c < 0x1F00; ++c) {
    if (c != 0xA0 && c != 0xAD && sample_fonts().covers(0, c)) {
      append_utf8(all, c);
      all += ' ';
    }
  }
  all.pop_back();
  sample.add_line(all);
  const std::string content = content_of(sample);
  CHECK(count(content, "\\(") > 0);
  CHECK(count(content, "\\)") > 0);
  CHECK(count(content, "\\\\") > 0);
  CHECK(count(content, "\\r") > 0);
  CHECK(count(content, "\r") == 0);
}

TEST_CASE("raised marks are set with a rise in the run's size, and put back") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("x\u0323\u0301", {.face = "liberation-serif", .size = points(20.48)});
  const std::vector<font::Glyph> glyphs =
      sample_fonts().shape(sample_fonts().find("liberation-serif").value(), "x\u0323\u0301");
  REQUIRE(glyphs.size() == 3);
  REQUIRE(glyphs[2].y_offset == -400);  // of 2048: 4 pt of 20.48
  const std::string content = content_of(sample);
  CHECK(count(content, "-4 Ts[(") == 1);
  CHECK(count(content, "0 Ts[(") == 1);
}

TEST_CASE("a word that its glyphs do not tell carries its text") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("a\u00ADb");
  const std::string content = content_of(sample);
  CHECK(count(content, "/Span<</ActualText<FEFF006100AD0062>>>BDC\n") == 1);
  CHECK(count(content, "EMC\n") == 1);
}

TEST_CASE("rules are filled, in the coordinates of the PDF") {
  SampleBook sample;
  sample.add_page(1).rules.push_back(
      {.x = points(72), .y = points(41.89), .width = points(100), .height = points(0.5)});
  CHECK(content_of(sample) == "0 g\n72 799.5 100 0.5 re\nf\n");
}

TEST_CASE("the bleed moves recto and verso to different sides") {
  SampleBook sample;
  sample.add_page(1).rules.push_back({.y = sample.book.page_height, .width = points(1)});
  const Job job{.target = Target::print, .bleed = {points(1), points(2), points(3), points(4)}};
  CHECK(content_of(sample, job) == "0 g\n4 3 1 0 re\nf\n");
  sample.book.pages[0].folio = 2;
  CHECK(content_of(sample, job) == "0 g\n2 3 1 0 re\nf\n");
}

TEST_CASE("an underline goes under the words and the gap to the next run, a strike through them") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("mm", {.size = points(20), .space_after = true, .underline = true});
  typeset::TextRun& next =
      sample.add_line("mm", {.size = points(20), .underline = true, .strike = true});
  next.y = sample.book.pages[0].runs[0].y;
  next.x = points(72 + 40);
  const std::string content = content_of(sample);
  // "m" is 778 wide: two of them in 20 pt are 31.12 pt.
  CHECK(count(content, "72 738.89 40 1 re\n") == 1);
  CHECK(count(content, "112 738.89 31.12 1 re\n") == 1);
  CHECK(count(content, "112 745.89 31.12 1 re\n") == 1);
}

}  // namespace
}  // namespace gazette::press
