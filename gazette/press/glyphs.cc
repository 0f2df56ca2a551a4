#include "gazette/press/glyphs.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/press/numbers.h"

namespace gazette::press {
namespace {

/// Text of a glyph that never stands alone for a text: only parts of its words' ActualText.
constexpr std::string_view kNoText = "\uFFFD";

struct GlyphText {
  bool used = false;
  std::string_view text = {};
};

/// By glyph id.
using FaceTexts = std::vector<GlyphText>;

template <typename OfFace>
std::vector<font::WordId> words_of(const font::Words& words, std::span<const typeset::Page> pages,
                                   Target target, std::map<font::FaceId, OfFace>& faces);
void add_word(const font::Words& words, font::WordId word, FaceTexts& texts);
bool tells_its_text(const font::Words& words, font::WordId word, const FaceTexts& texts);

}  // namespace

GlyphUse collect_glyphs(const font::Words& words, std::span<const typeset::Page> pages) {
  GlyphUse use;
  std::map<font::FaceId, FaceTexts> faces;
  use.words = words_of(words, pages, Target::online, faces);
  for (auto& [face, texts] : faces) {
    const std::size_t space = words.fonts().metrics(face).space_glyph;
    texts.resize(std::max(texts.size(), space + 1));
    texts[space] = {.used = true, .text = " "};
  }
  for (const font::WordId word : use.words) {
    add_word(words, word, faces.at(words[word].face));
  }
  use.needs_text.resize(words.size());
  for (const font::WordId word : use.words) {
    use.needs_text[word] = !tells_its_text(words, word, faces.at(words[word].face));
  }
  for (const auto& [face, texts] : faces) {
    FaceGlyphs& glyphs = use.faces.emplace_back();
    glyphs.face = face;
    for (std::size_t id = 0; id < texts.size(); ++id) {
      if (texts[id].used) {
        glyphs.ids.push_back(static_cast<std::uint16_t>(id));
        glyphs.texts.emplace_back(texts[id].text.empty() ? kNoText : texts[id].text);
      }
    }
  }
  return use;
}

std::vector<FaceGlyphs> glyphs_on(const font::Words& words, std::span<const typeset::Page> pages,
                                  const GlyphUse& use, Target target) {
  std::map<font::FaceId, std::vector<bool>> drawn;
  for (const font::WordId word : words_of(words, pages, target, drawn)) {
    std::vector<bool>& ids = drawn.at(words[word].face);
    for (const font::Glyph& glyph : words.glyphs(word)) {
      ids.resize(std::max(ids.size(), glyph.id + std::size_t{1}));
      ids[glyph.id] = true;
    }
  }
  std::vector<FaceGlyphs> faces;
  for (const FaceGlyphs& known : use.faces) {
    const auto found = drawn.find(known.face);
    if (found == drawn.end()) {
      continue;
    }
    const std::size_t space = words.fonts().metrics(known.face).space_glyph;
    FaceGlyphs& glyphs = faces.emplace_back(FaceGlyphs{.face = known.face});
    for (std::size_t i = 0; i < known.ids.size(); ++i) {
      const std::size_t id = known.ids[i];
      if (id == space || (id < found->second.size() && found->second[id])) {
        glyphs.ids.push_back(known.ids[i]);
        glyphs.texts.push_back(known.texts[i]);
      }
    }
  }
  return faces;
}

std::string to_unicode_map(const FaceGlyphs& glyphs) {
  constexpr std::size_t kEntriesMax = 100;  // of one bfchar block
  std::string map =
      "/CIDInit /ProcSet findresource begin\n"
      "12 dict begin\n"
      "begincmap\n"
      "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
      "/CMapName /Adobe-Identity-UCS def\n"
      "/CMapType 2 def\n"
      "1 begincodespacerange\n"
      "<0000> <FFFF>\n"
      "endcodespacerange\n";
  for (std::size_t begin = 0; begin < glyphs.ids.size(); begin += kEntriesMax) {
    const std::size_t end = std::min(begin + kEntriesMax, glyphs.ids.size());
    map += fmt::format("{} beginbfchar\n", end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      map += '<';
      append_hex16(map, glyphs.ids[i]);
      map += "> <";
      append_utf16_hex(map, glyphs.texts[i]);
      map += ">\n";
    }
    map += "endbfchar\n";
  }
  map +=
      "endcmap\n"
      "CMapName currentdict /CMap defineresource pop\n"
      "end\n"
      "end\n";
  return map;
}

void append_utf16_hex(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const char32_t code_point = next_code_point(text, i);
    if (code_point < 0x10000) {
      append_hex16(out, code_point);
    } else {
      append_hex16(out, 0xD800 + ((code_point - 0x10000) >> 10U));
      append_hex16(out, 0xDC00 + ((code_point - 0x10000) & 0x3FFU));
    }
  }
}

namespace {

/// The words that the runs of `pages` draw for `target`, ascending; `faces` gets an entry for each
/// run's face.
template <typename OfFace>
std::vector<font::WordId> words_of(const font::Words& words, std::span<const typeset::Page> pages,
                                   Target target, std::map<font::FaceId, OfFace>& faces) {
  std::vector<bool> drawn(words.size());
  for (const typeset::Page& page : pages) {
    const std::size_t left_out = target == Target::print ? page.online_runs : 0;
    for (const typeset::TextRun& run : std::span(page.runs).first(page.runs.size() - left_out)) {
      faces.try_emplace(run.face);
      const auto run_words = std::span(page.words).subspan(run.first_word, run.words_count);
      for (const font::WordId word : run_words) {
        GAZETTE_ASSERT(words[word].face == run.face);
        drawn[word] = true;
      }
    }
  }
  std::vector<font::WordId> list;
  for (std::size_t word = 0; word < drawn.size(); ++word) {
    if (drawn[word]) {
      list.push_back(static_cast<font::WordId>(word));
    }
  }
  return list;
}

/// Of the texts that a glyph stands for it is given the shortest, and of these the least: "-" for
/// the glyph of all hyphens. So the map depends on the set of the words and not on their order.
void add_word(const font::Words& words, font::WordId word, FaceTexts& texts) {
  std::string_view rest = words.text(word);
  const std::span<const font::Glyph> glyphs = words.glyphs(word);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const font::Glyph& glyph = glyphs[i];
    GAZETTE_ASSERT(glyph.id != 0);
    if (glyph.id >= texts.size()) {
      texts.resize(glyph.id + std::size_t{1});
    }
    GlyphText& known = texts[glyph.id];
    known.used = true;
    const std::string_view text = rest.substr(0, glyph.text_bytes);
    rest.remove_prefix(glyph.text_bytes);
    const bool alone = !text.empty() && (i + 1 == glyphs.size() || glyphs[i + 1].text_bytes != 0);
    if (alone && (known.text.empty() || text.size() < known.text.size() ||
                  (text.size() == known.text.size() && text < known.text))) {
      known.text = text;
    }
  }
  GAZETTE_ASSERT(rest.empty());
}

bool tells_its_text(const font::Words& words, font::WordId word, const FaceTexts& texts) {
  std::string_view rest = words.text(word);
  for (const font::Glyph& glyph : words.glyphs(word)) {
    const std::string_view text = texts[glyph.id].text;
    if (text.empty() || !rest.starts_with(text)) {
      return false;
    }
    rest.remove_prefix(text.size());
  }
  return rest.empty();
}

}  // namespace
}  // namespace gazette::press
