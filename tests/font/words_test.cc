// The words of a book: each (face, text) once.
#include <filesystem>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/font/font.h"

namespace gazette::font {
namespace {

Fonts load_fonts() {
  Diagnostics diagnostics;
  return Fonts::load(std::filesystem::path(GAZETTE_SOURCE_DIR) / "fonts" / "fonts.toml",
                     diagnostics);
}

TEST_CASE("a word interned twice is one word, in another face another") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  const WordId first = words.intern(0, "Đồng");
  CHECK(words.intern(0, "Đồng") == first);
  CHECK(words.intern(1, "Đồng") != first);
  CHECK(words.intern(0, "Đồn") != first);
  CHECK(words.size() == 3);
  CHECK(words.text(first) == "Đồng");
  CHECK(words[first].face == 0);
}

TEST_CASE("a word has the glyphs and the width that shaping gives") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  words.intern(0, "trước");
  const WordId id = words.intern(0, "Vậy");
  const std::vector<Glyph> shaped = fonts.shape(0, "Vậy");
  REQUIRE(words.glyphs(id).size() == shaped.size());
  int width = 0;
  for (std::size_t i = 0; i < shaped.size(); ++i) {
    CHECK(words.glyphs(id)[i].id == shaped[i].id);
    width += shaped[i].advance;
  }
  CHECK(words[id].width == width);
}

TEST_CASE("the empty word is a word") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  const WordId id = words.intern(0, "");
  CHECK(words.intern(0, "") == id);
  CHECK(words.glyphs(id).empty());
  CHECK(words[id].width == 0);
}

TEST_CASE("tens of thousands of words of every length keep their ids while the table grows") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  std::vector<std::string> texts;
  for (int i = 0; i < 20000; ++i) {
    texts.push_back(std::string(static_cast<std::size_t>(i % 19), 'x') + std::to_string(i));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    REQUIRE(words.intern(0, texts[i]) == i);
  }
  Words moved(std::move(words));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    REQUIRE(moved.intern(0, texts[i]) == i);
    REQUIRE(moved.text(static_cast<WordId>(i)) == texts[i]);
  }
  CHECK(moved.size() == texts.size());
}

TEST_CASE("a row of dots is fitted to a width, exactly and evenly") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  const WordId dots = words.intern(0, "............");
  CHECK(words[dots].width == 3000);
  const WordId fitted = words.fit(dots, 3500);
  CHECK(words[fitted].width == 3500);
  CHECK(words.text(fitted) == words.text(dots));
  int width = 0;
  for (const Glyph& glyph : words.glyphs(fitted)) {
    width += glyph.advance;
    CHECK((glyph.advance == 291 || glyph.advance == 292));
  }
  CHECK(width == 3500);
  CHECK(words.fit(dots, 3500) == fitted);
  CHECK(words.fit(dots, 3000) == dots);
  CHECK(words.fit(dots, 3501) != fitted);
}

TEST_CASE("small capitals are words of their own, and another book's words keep their shaping") {
  const Fonts fonts = load_fonts();
  Words words(fonts);
  const WordId plain = words.intern(0, "đất");
  const WordId small = words.intern(0, "đất", Shaping::small_capitals);
  CHECK(small != plain);
  CHECK(words.glyphs(small)[0].id != words.glyphs(plain)[0].id);
  CHECK(words.text(small) == "đất");
  Words others(fonts);
  others.intern(0, "khác");
  const WordId adopted = others.adopt(words, small);
  CHECK(others[adopted].shaping == Shaping::small_capitals);
  CHECK(others[adopted].width == words[small].width);
  const WordId fitted = words.fit(words.intern(0, "...."), 1200);
  CHECK(others[others.adopt(words, fitted)].width == 1200);
}

}  // namespace
}  // namespace gazette::font
