// Which glyphs a PDF draws, and what text each of them stands for.
//
// A PDF's text is drawn by glyph ids; a reader gets the words back through a map from glyph to text
// for each face (ToUnicode). Where the map cannot tell a word (one glyph for two letters, several
// glyphs for one letter), the word carries its text beside it (ActualText).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "gazette/font/font.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// The glyphs of one face that a PDF draws. The space is always among them.
struct FaceGlyphs {
  font::FaceId face = 0;
  std::vector<std::uint16_t> ids = {};  // ascending
  std::vector<std::string> texts = {};  // of ids[i], UTF-8; never empty
};

struct GlyphUse {
  std::vector<FaceGlyphs> faces = {};    // by ascending face
  std::vector<font::WordId> words = {};  // every word drawn, ascending
  std::vector<bool> needs_text = {};     // by word id: drawn with ActualText
};

/// The glyphs of `pages`, with those that are shown online alone. Asserts that every character has
/// one (id 0 is the empty box) and that a run's words are of the run's face.
[[nodiscard]] GlyphUse collect_glyphs(const font::Words& words,
                                      std::span<const typeset::Page> pages);

/// Of the glyphs in `use` those that `pages`, some of its own, draw for `target`.
[[nodiscard]] std::vector<FaceGlyphs> glyphs_on(const font::Words& words,
                                                std::span<const typeset::Page> pages,
                                                const GlyphUse& use, Target target);

/// The ToUnicode stream of a face.
[[nodiscard]] std::string to_unicode_map(const FaceGlyphs& glyphs);

/// Appends `text` (UTF-8) as hexadecimal UTF-16BE.
void append_utf16_hex(std::string& out, std::string_view text);

}  // namespace gazette::press
