// What text a glyph stands for.

#include "gazette/press/glyphs.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

std::string text_of(const FaceGlyphs& glyphs, std::uint16_t id) {
  const auto found = std::find(glyphs.ids.begin(), glyphs.ids.end(), id);
  REQUIRE(found != glyphs.ids.end());
  return glyphs.texts[static_cast<std::size_t>(found - glyphs.ids.begin())];
}

TEST_CASE("glyphs are those drawn and the space, each with its text") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("office");
  sample.book.words.intern(1, "undrawn");
  const GlyphUse use = collect_glyphs(sample.book.words, sample.book.pages);
  REQUIRE(use.faces.size() == 1);
  const FaceGlyphs& glyphs = use.faces[0];
  CHECK(std::is_sorted(glyphs.ids.begin(), glyphs.ids.end()));
  CHECK(glyphs.ids.size() == 5);  // o ffi c e and the space
  CHECK(text_of(glyphs, sample_fonts().metrics(0).space_glyph) == " ");
  CHECK(text_of(glyphs, sample_fonts().shape(0, "office")[1].id) == "ffi");
  CHECK(use.words == std::vector<font::WordId>{0});
  CHECK_FALSE(use.needs_text[0]);
}

TEST_CASE("a word whose glyphs say another text carries its own") {
  SampleBook sample;
  sample.add_page(1);
  // A soft hyphen is drawn with the glyph of the space; a decomposed letter with the composed one.
  sample.add_line("công\u00ADbáo công ệ e\u0323\u0302");
  const GlyphUse use = collect_glyphs(sample.book.words, sample.book.pages);
  CHECK(use.needs_text == std::vector<bool>{true, false, false, true});
}

TEST_CASE("the map does not depend on the order of the words") {
  SampleBook one;
  one.add_page(1);
  one.add_line("ệ e\u0323\u0302 Điều");
  SampleBook other;
  other.add_page(1);
  other.add_line("Điều e\u0323\u0302 ệ");
  CHECK(to_unicode_map(collect_glyphs(one.book.words, one.book.pages).faces[0]) ==
        to_unicode_map(collect_glyphs(other.book.words, other.book.pages).faces[0]));
}

TEST_CASE("the map lists at most a hundred glyphs in a block") {
  FaceGlyphs glyphs;
  for (std::uint16_t id = 1; id <= 201; ++id) {
    glyphs.ids.push_back(id);
    glyphs.texts.push_back(id == 201 ? "\U0001F600" : "x");
  }
  const std::string map = to_unicode_map(glyphs);
  CHECK(map.find("100 beginbfchar\n<0001> <0078>\n") != std::string::npos);
  CHECK(map.find("1 beginbfchar\n<00C9> <D83DDE00>\nendbfchar\n") != std::string::npos);
}

}  // namespace
}  // namespace gazette::press
