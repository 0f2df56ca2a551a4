#include "gazette/ingest/look_alikes.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "gazette/base/text.h"
#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

/// Letters of Cyrillic and Greek, and below them the Latin ones they look like.
constexpr std::u32string_view kForeign = U"АВЕКМНОРСТХУаеорсхуіІјЈѕЅΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";
constexpr std::u32string_view kLatin = U"ABEKMHOPCTXYaeopcxyiIjJsSABEZHIKMNOPTYXo";
static_assert(kForeign.size() == kLatin.size());

/// Letters like Đ and đ: of Iceland, of Africa.
constexpr std::u32string_view kBarred = U"\u00D0\u00F0\u0189\u0256";
constexpr std::u32string_view kBarredLatin = U"ĐđĐđ";

bool is_foreign(char32_t c) {
  return c >= 0x370 && c <= 0x52F;
}

bool is_latin(char32_t c) {
  const char32_t small = to_small(c);
  return (small >= U'a' && small <= U'z') || is_vietnamese_letter(c);
}

char32_t mapped(char32_t c, std::u32string_view from, std::u32string_view to) {
  const std::size_t index = from.find(c);
  return index == std::u32string_view::npos ? c : to[index];
}

bool is_barred(char32_t c) {
  return kBarred.find(c) != std::u32string_view::npos;
}

/// Signs that hold a symbol together: "112/2021/NĐ-СР" is one word here.
bool is_in_word(char32_t c) {
  return is_latin(c) || is_foreign(c) || is_barred(c) || (c >= U'0' && c <= U'9') || c == U'-' ||
         c == U'/' || c == U'&' || (c >= 0xC0 && c <= 0x24F);
}

std::string text_of(const std::u32string& word) {
  std::string text;
  for (const char32_t c : word) {
    append_utf8(text, c);
  }
  return text;
}

/// Whether every stretch of letters with a barred one is a syllable once it is Đ, or all capitals,
/// as in a symbol ("QÐ-UBND").
bool is_barred_safe(const std::u32string& word) {
  std::u32string stretch;
  bool has_barred = false;
  for (std::size_t i = 0; i <= word.size(); ++i) {
    const char32_t c = i < word.size() ? word[i] : U'-';
    if (is_latin(c) || is_barred(c)) {
      has_barred = has_barred || is_barred(c);
      stretch += mapped(c, kBarred, kBarredLatin);
      continue;
    }
    const bool is_capital = std::all_of(stretch.begin(), stretch.end(),
                                        [](char32_t letter) { return to_small(letter) != letter; });
    if (has_barred && !is_marked_syllable(stretch) && !is_capital) {
      return false;
    }
    stretch.clear();
    has_barred = false;
  }
  return true;
}

/// The word made right, or nothing to do (the same word), or doubtful.
struct Repair {
  std::u32string word = {};
  bool is_doubtful = false;
};

Repair repair(const std::u32string& word) {
  Repair result{.word = word};
  const bool has_foreign = std::any_of(word.begin(), word.end(), is_foreign);
  if (has_foreign) {
    const bool are_all_known = std::all_of(word.begin(), word.end(), [](char32_t c) {
      return !is_foreign(c) || kForeign.find(c) != std::u32string_view::npos;
    });
    const bool has_latin = std::any_of(word.begin(), word.end(), is_latin);
    constexpr std::size_t kLettersEnough = 2;  // a single Α or О is a formula's sign
    if (are_all_known && has_latin) {
      for (char32_t& c : result.word) {
        c = mapped(c, kForeign, kLatin);
      }
    } else {
      result.is_doubtful = are_all_known && word.size() >= kLettersEnough;
    }
  }
  if (std::any_of(word.begin(), word.end(), is_barred)) {
    if (is_barred_safe(result.word)) {
      for (char32_t& c : result.word) {
        c = mapped(c, kBarred, kBarredLatin);
      }
    } else {
      result.is_doubtful = true;
    }
  }
  return result;
}

}  // namespace

bool has_look_alikes(const model::Paragraph& paragraph) {
  // U+0370-U+052F begin with the bytes CD-D4; Ð, ð are C3 90, C3 B0; Ɖ, ɖ C6 89, C9 96.
  for (const model::Span& span : paragraph.spans) {
    const std::string& text = span.text;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      const auto next = static_cast<unsigned char>(text[i + 1]);
      if ((byte >= 0xCD && byte <= 0xD4) || (byte == 0xC3 && (next == 0x90 || next == 0xB0)) ||
          (byte == 0xC6 && next == 0x89) || (byte == 0xC9 && next == 0x96)) {
        return true;
      }
    }
  }
  return false;
}

LookAlikes repaired(const std::vector<Code>& letters) {
  LookAlikes result{.letters = letters};
  bool has_foreign_words = false;
  for (const Code& letter : letters) {
    const char32_t c = letter.character;
    has_foreign_words =
        has_foreign_words || (is_foreign(c) && kForeign.find(c) == std::u32string_view::npos);
  }
  for (std::size_t begin = 0; begin < letters.size();) {
    std::size_t end = begin;
    std::u32string word;
    while (end < letters.size() && is_in_word(letters[end].character)) {
      word += letters[end++].character;
    }
    const Repair made = repair(word);
    if (made.word != word) {
      result.replaced.emplace_back(text_of(word), text_of(made.word));
      for (std::size_t i = 0; i < word.size(); ++i) {
        result.letters[begin + i].character = made.word[i];
      }
    }
    // Among words of its own alphabet ("Москва и Омск") a look-alike is what it is.
    if (made.is_doubtful && !has_foreign_words) {
      result.doubtful.push_back(text_of(word));
    }
    begin = end + 1;
  }
  return result;
}

}  // namespace gazette::ingest
