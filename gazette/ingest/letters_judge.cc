#include "gazette/ingest/letters_judge.h"

#include <algorithm>
#include <span>

#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

/// Signs of Latin-1 that units and abbreviations have among letters: ª ­ µ · º.
constexpr std::u32string_view kWordSigns = U"\u00AA\u00AD\u00B5\u00B7\u00BA";

bool is_word_code(const Code& code) {
  const char32_t c = code.character;
  const bool is_ascii =
      (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
  const bool is_punctuation = (c >= 0x2000 && c <= 0x2BFF) || c >= 0xE000;
  return is_ascii || (c >= 0xA1 && !is_punctuation && !(c >= 0x3000 && c <= 0x303F));
}

/// Signs of Latin-1 that are no letters there.
bool is_sign(char32_t c) {
  return (c >= 0xA1 && c <= 0xBF) || c == 0xD7 || c == 0xF7;
}

using Word = std::span<const Code>;

template <typename Codes>
std::vector<Codes> words_of(Codes codes) {
  std::vector<Codes> words;
  for (std::size_t begin = 0; begin < codes.size();) {
    std::size_t end = begin;
    while (end < codes.size() && is_word_code(codes[end])) {
      ++end;
    }
    if (end > begin) {
      words.push_back(codes.subspan(begin, end - begin));
    }
    begin = end + 1;
  }
  return words;
}

bool reads_as_syllable(const std::vector<Code>& word) {
  const Decoded decoded = decode(word);
  std::u32string letters;
  for (const Code& letter : decoded.letters) {
    letters += letter.character;
  }
  return decoded.is_whole && is_marked_syllable(letters);
}

/// A word as Unicode: soft hyphens and signs at its ends do not belong to it.
bool is_unicode_syllable(Word word) {
  std::u32string letters;
  for (const Code& code : word) {
    if (code.character != kSoftHyphen) {
      letters += code.character;
    }
  }
  while (!letters.empty() && is_sign(letters.back())) {
    letters.pop_back();
  }
  const std::size_t begin = static_cast<std::size_t>(
      std::find_if_not(letters.begin(), letters.end(), is_sign) - letters.begin());
  return is_marked_syllable(std::u32string_view(letters).substr(begin));
}

bool has_sign_between_letters(Word word) {
  for (std::size_t i = 1; i + 1 < word.size(); ++i) {
    const char32_t c = word[i].character;
    if (is_sign(c) && kWordSigns.find(c) == std::u32string_view::npos &&
        to_small(word[i - 1].character) >= U'a' && to_small(word[i + 1].character) >= U'a') {
      return true;
    }
  }
  return false;
}

struct Traits {
  bool is_marked = false;  // has letters beyond ASCII, or told ones
  bool is_told = false;
  bool has_other_letter = false;  // a letter of Vietnamese that Latin-1 has not
  bool is_strange = false;        // a code of Latin-1 that is no letter of Vietnamese
  bool has_sign = false;
};

Traits traits_of(Word word) {
  Traits traits;
  for (const Code& code : word) {
    const char32_t c = code.character;
    traits.is_told = traits.is_told || code.encoding != Encoding::unicode;
    traits.is_marked = traits.is_marked || traits.is_told || c >= 0x80;
    traits.has_other_letter = traits.has_other_letter || (c > 0xFF && is_vietnamese_letter(c));
    const bool is_strange = is_old_code(c) && !is_vietnamese_letter(c);
    traits.is_strange = traits.is_strange || is_strange;
    traits.has_sign =
        traits.has_sign || (is_sign(c) && kWordSigns.find(c) == std::u32string_view::npos);
  }
  return traits;
}

void read_told_word(Word word, const Traits& traits, Witnesses& witnesses) {
  const bool as_told = reads_as_syllable(std::vector<Code>(word.begin(), word.end()));
  const bool as_unicode = is_unicode_syllable(word);
  // Abbreviations ("Q§") are no syllables; a letter that Vietnamese has not says enough.
  const bool is_old = as_told || (traits.is_strange && !traits.has_other_letter);
  witnesses.told += is_old && !as_unicode ? 1U : 0U;
  // In a face of capitals all letters are told but those that the face has not.
  witnesses.stale += as_unicode && (!as_told || traits.has_other_letter) ? 1U : 0U;
}

void read_word(Word word, Witnesses& witnesses) {
  constexpr std::size_t kLettersEnough = 3;
  const Traits traits = traits_of(word);
  if (!traits.is_marked) {
    return;
  }
  if (traits.is_told) {
    read_told_word(word, traits, witnesses);
    return;
  }
  if (word.size() == 1 && is_sign(word.front().character)) {
    return;  // "3 × 4": TCVN3 has a letter at this code, which hardly stands alone
  }
  const std::vector<Code> codes(word.begin(), word.end());
  const bool as_unicode = is_unicode_syllable(word);
  if (traits.has_other_letter) {
    ++witnesses.unicode;
    return;
  }
  const bool as_tcvn3 = reads_as_syllable(taken_as(codes, Encoding::tcvn3));
  const bool as_vni = reads_as_syllable(taken_as(codes, Encoding::vni));
  if (as_unicode) {
    ++(as_tcvn3 || as_vni ? witnesses.both : witnesses.unicode);
    return;
  }
  witnesses.tcvn3 += as_tcvn3 ? 1U : 0U;
  witnesses.vni += as_vni ? 1U : 0U;
  if (as_tcvn3 || as_vni) {
    witnesses.strange += traits.is_strange ? 1U : 0U;
    witnesses.signs += traits.has_sign && word.size() >= kLettersEnough ? 1U : 0U;
  } else {
    ++witnesses.unread;
    witnesses.garbled += has_sign_between_letters(word) ? 1U : 0U;
  }
}

}  // namespace

Witnesses read_words(const std::vector<Code>& codes) {
  Witnesses witnesses;
  for (const Word word : words_of(Word(codes))) {
    read_word(word, witnesses);
  }
  return witnesses;
}

bool is_converted_twice(const std::vector<Code>& codes) {
  const auto is_rest = [](char32_t c) {  // what Windows-1252 shows for the bytes 80-BF
    return (c >= 0xA0 && c <= 0xBF) || (c >= 0x152 && c <= 0x192) || (c >= 0x2C6 && c <= 0x2DC) ||
           (c >= 0x2013 && c <= 0x2122);
  };
  for (std::size_t i = 0; i + 2 < codes.size(); ++i) {
    const char32_t second = codes[i + 1].character;
    if (codes[i].character == 0xE1 && (second == 0xBA || second == 0xBB) &&
        is_rest(codes[i + 2].character)) {
      return true;
    }
  }
  return false;
}

std::vector<Code> taken_as(std::vector<Code> codes, Encoding encoding) {
  for (const std::span<Code> word : words_of(std::span(codes))) {
    std::size_t capitals_count = 0;
    bool has_small = false;
    for (const Code& code : word) {
      capitals_count += code.character >= U'A' && code.character <= U'Z' ? 1U : 0U;
      has_small = has_small || (code.character >= U'a' && code.character <= U'z');
    }
    // A single capital does not tell: "Sè" is "Số".
    const bool is_capital = encoding == Encoding::tcvn3 && capitals_count > 1 && !has_small;
    for (Code& code : word) {
      if (code.encoding == Encoding::unicode && is_old_code(code.character)) {
        code.encoding = encoding;
        code.is_capital = is_capital;
      }
    }
  }
  return codes;
}

std::vector<Code> as_unicode(std::vector<Code> codes) {
  for (Code& code : codes) {
    code.encoding = Encoding::unicode;
    code.is_capital = false;
  }
  return codes;
}

}  // namespace gazette::ingest
