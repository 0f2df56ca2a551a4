// The encodings of Vietnamese before Unicode: tables and their use in both directions.

#include "gazette/ingest/old_encoding.h"

#include <algorithm>
#include <array>
#include <optional>

#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

/// A letter and its code.
struct Pair {
  char32_t code = 0;
  char32_t letter = 0;
};

/// TCVN 5712:1993, VN3. Two codes fare badly elsewhere: ơ is the sign ¬, ư the soft hyphen.
constexpr std::array kTcvn3 = {
    Pair{0xA1, U'Ă'}, Pair{0xA2, U'Â'}, Pair{0xA3, U'Ê'}, Pair{0xA4, U'Ô'}, Pair{0xA5, U'Ơ'},
    Pair{0xA6, U'Ư'}, Pair{0xA7, U'Đ'}, Pair{0xA8, U'ă'}, Pair{0xA9, U'â'}, Pair{0xAA, U'ê'},
    Pair{0xAB, U'ô'}, Pair{0xAC, U'ơ'}, Pair{0xAD, U'ư'}, Pair{0xAE, U'đ'}, Pair{0xB5, U'à'},
    Pair{0xB6, U'ả'}, Pair{0xB7, U'ã'}, Pair{0xB8, U'á'}, Pair{0xB9, U'ạ'}, Pair{0xBB, U'ằ'},
    Pair{0xBC, U'ẳ'}, Pair{0xBD, U'ẵ'}, Pair{0xBE, U'ắ'}, Pair{0xC6, U'ặ'}, Pair{0xC7, U'ầ'},
    Pair{0xC8, U'ẩ'}, Pair{0xC9, U'ẫ'}, Pair{0xCA, U'ấ'}, Pair{0xCB, U'ậ'}, Pair{0xCC, U'è'},
    Pair{0xCE, U'ẻ'}, Pair{0xCF, U'ẽ'}, Pair{0xD0, U'é'}, Pair{0xD1, U'ẹ'}, Pair{0xD2, U'ề'},
    Pair{0xD3, U'ể'}, Pair{0xD4, U'ễ'}, Pair{0xD5, U'ế'}, Pair{0xD6, U'ệ'}, Pair{0xD7, U'ì'},
    Pair{0xD8, U'ỉ'}, Pair{0xDC, U'ĩ'}, Pair{0xDD, U'í'}, Pair{0xDE, U'ị'}, Pair{0xDF, U'ò'},
    Pair{0xE1, U'ỏ'}, Pair{0xE2, U'õ'}, Pair{0xE3, U'ó'}, Pair{0xE4, U'ọ'}, Pair{0xE5, U'ồ'},
    Pair{0xE6, U'ổ'}, Pair{0xE7, U'ỗ'}, Pair{0xE8, U'ố'}, Pair{0xE9, U'ộ'}, Pair{0xEA, U'ờ'},
    Pair{0xEB, U'ở'}, Pair{0xEC, U'ỡ'}, Pair{0xED, U'ớ'}, Pair{0xEE, U'ợ'}, Pair{0xEF, U'ù'},
    Pair{0xF1, U'ủ'}, Pair{0xF2, U'ũ'}, Pair{0xF3, U'ú'}, Pair{0xF4, U'ụ'}, Pair{0xF5, U'ừ'},
    Pair{0xF6, U'ử'}, Pair{0xF7, U'ữ'}, Pair{0xF8, U'ứ'}, Pair{0xF9, U'ự'}, Pair{0xFA, U'ỳ'},
    Pair{0xFB, U'ỷ'}, Pair{0xFC, U'ỹ'}, Pair{0xFD, U'ý'}, Pair{0xFE, U'ỵ'},
};

/// The letters to which VNI gives a code of their own.
constexpr std::array kVniLetters = {
    Pair{0xD1, U'Đ'}, Pair{0xD4, U'Ơ'}, Pair{0xD6, U'Ư'},
    Pair{0xF1, U'đ'}, Pair{0xF4, U'ơ'}, Pair{0xF6, U'ư'},
};

/// Letters that VNI has as one code, and that some write as two: "ó" and "iõ" are "ĩ".
constexpr std::array kVniNarrow = {
    Pair{0xC6, U'Ỉ'}, Pair{0xCC, U'Ì'}, Pair{0xCD, U'Í'}, Pair{0xCE, U'Ỵ'},
    Pair{0xD2, U'Ị'}, Pair{0xD3, U'Ĩ'}, Pair{0xE6, U'ỉ'}, Pair{0xEC, U'ì'},
    Pair{0xED, U'í'}, Pair{0xEE, U'ỵ'}, Pair{0xF2, U'ị'}, Pair{0xF3, U'ĩ'},
};

enum class Shape : std::uint8_t { plain, circumflex, breve };

/// A code of VNI for the marks of the letter before it, in its small form; the capital form is
/// 0x20 lower.
struct Mark {
  char32_t code = 0;
  Shape shape = Shape::plain;
  Tone tone = Tone::ngang;
};

constexpr char32_t kCaseDistance = 0x20;
constexpr std::array kVniMarks = {
    Mark{0xE0, Shape::circumflex, Tone::huyen}, Mark{0xE1, Shape::circumflex, Tone::sac},
    Mark{0xE2, Shape::circumflex, Tone::ngang}, Mark{0xE3, Shape::circumflex, Tone::nga},
    Mark{0xE4, Shape::circumflex, Tone::nang},  Mark{0xE5, Shape::circumflex, Tone::hoi},
    Mark{0xE8, Shape::breve, Tone::huyen},      Mark{0xE9, Shape::breve, Tone::sac},
    Mark{0xEA, Shape::breve, Tone::ngang},      Mark{0xEB, Shape::breve, Tone::nang},
    Mark{0xEF, Shape::plain, Tone::nang},       Mark{0xF5, Shape::plain, Tone::nga},
    Mark{0xF8, Shape::plain, Tone::huyen},      Mark{0xF9, Shape::plain, Tone::sac},
    Mark{0xFA, Shape::breve, Tone::hoi},        Mark{0xFB, Shape::plain, Tone::hoi},
    Mark{0xFC, Shape::breve, Tone::nga},
};

template <std::size_t count>
std::optional<char32_t> letter_for(const std::array<Pair, count>& pairs, char32_t code) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [code](const Pair& pair) { return pair.code == code; });
  return found == pairs.end() ? std::nullopt : std::optional(found->letter);
}

template <std::size_t count>
std::optional<char32_t> code_for(const std::array<Pair, count>& pairs, char32_t letter) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [letter](const Pair& pair) { return pair.letter == letter; });
  return found == pairs.end() ? std::nullopt : std::optional(found->code);
}

std::optional<Mark> find_mark(char32_t code) {
  const char32_t small = code >= 0xC0 && code <= 0xDF ? code + kCaseDistance : code;
  const auto found = std::find_if(kVniMarks.begin(), kVniMarks.end(),
                                  [small](const Mark& mark) { return mark.code == small; });
  return found == kVniMarks.end() ? std::nullopt : std::optional(*found);
}

/// The shapes of VNI's marks: which letter becomes which.
struct Shaped {
  char32_t base = 0;
  Shape shape = Shape::plain;
  char32_t letter = 0;
};
constexpr std::array kShaped = {
    Shaped{U'a', Shape::circumflex, U'â'}, Shaped{U'e', Shape::circumflex, U'ê'},
    Shaped{U'o', Shape::circumflex, U'ô'}, Shaped{U'a', Shape::breve, U'ă'},
    Shaped{U'a', Shape::plain, U'a'},      Shaped{U'e', Shape::plain, U'e'},
    Shaped{U'i', Shape::plain, U'i'},      Shaped{U'o', Shape::plain, U'o'},
    Shaped{U'u', Shape::plain, U'u'},      Shaped{U'y', Shape::plain, U'y'},
    Shaped{U'ơ', Shape::plain, U'ơ'},      Shaped{U'ư', Shape::plain, U'ư'},
};

/// `letter` with the marks of VNI's `mark`; nothing where they do not go together.
std::optional<char32_t> marked(char32_t letter, const Mark& mark) {
  const char32_t small = to_small(letter);
  const auto shaped = std::find_if(kShaped.begin(), kShaped.end(), [&](const Shaped& entry) {
    return entry.base == small && entry.shape == mark.shape;
  });
  if (shaped == kShaped.end()) {
    return std::nullopt;
  }
  const char32_t result = letter_of({.letter = shaped->letter, .tone = mark.tone});
  return letter == small ? result : to_capital(result);
}

/// Letters that an old encoding has no code for must not stand in it; signs ("°", "²") may.
bool is_sign(char32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7;
}

/// The letter that one code stands for.
std::optional<char32_t> letter_for_code(const Code& code) {
  if (code.encoding == Encoding::tcvn3) {
    return letter_for(kTcvn3, code.character);
  }
  const std::optional<char32_t> letter = letter_for(kVniLetters, code.character);
  return letter ? letter : letter_for(kVniNarrow, code.character);
}

char32_t in_case(char32_t letter, const Code& code) {
  return code.is_capital ? to_capital(letter) : letter;
}

/// What VNI writes for a letter, as two codes where it may, marks in their small form.
std::vector<char32_t> vni_codes(char32_t letter) {
  if (const auto code = code_for(kVniLetters, letter)) {
    return {*code};
  }
  const char32_t small = to_small(letter);
  const std::optional<Vowel> vowel = vowel_of(small);
  if (!vowel) {
    return {letter};
  }
  const auto shaped = std::find_if(kShaped.begin(), kShaped.end(), [&](const Shaped& entry) {
    return entry.letter == vowel->letter;
  });
  if (shaped == kShaped.end()) {
    return {letter};
  }
  const char32_t base = letter == small ? shaped->base : to_capital(shaped->base);
  std::vector<char32_t> codes = {code_for(kVniLetters, base).value_or(base)};
  const auto mark = std::find_if(kVniMarks.begin(), kVniMarks.end(), [&](const Mark& entry) {
    return entry.shape == shaped->shape && entry.tone == vowel->tone;
  });
  if (mark != kVniMarks.end()) {
    codes.push_back(mark->code);
  }
  return codes;
}

/// A code in the form in which codes are compared: without the case that no reader sees, and
/// VNI's narrow letters as two codes.
std::vector<char32_t> comparable(const Code& code) {
  char32_t c = code.character;
  if (code.encoding == Encoding::vni) {
    if (const std::optional<Mark> mark = find_mark(c)) {
      return {mark->code};
    }
    c = code.is_capital && c >= 0xC0 && c <= 0xDF ? c + kCaseDistance : c;
    const std::optional<char32_t> narrow = letter_for(kVniNarrow, c);
    return narrow ? vni_codes(*narrow) : std::vector<char32_t>{code.is_capital ? to_small(c) : c};
  }
  if (!code.is_capital || c < 0x80) {
    return {code.is_capital ? to_small(c) : c};
  }
  // Capitals of TCVN3 without tone have codes of their own: Ă is A1, ă is A8.
  constexpr char32_t kPairDistance = 7;
  return {c >= 0xA1 && c <= 0xA7 ? c + kPairDistance : c};
}

constexpr char32_t kTold = 0xF0000;
constexpr char32_t kToldCapital = 0x100;
constexpr char32_t kToldVni = 0x200;
constexpr char32_t kToldEnd = 0xF0400;

}  // namespace

std::string_view to_text(Encoding encoding) {
  return encoding == Encoding::tcvn3 ? "TCVN3" : encoding == Encoding::vni ? "VNI" : "Unicode";
}

char32_t to_told(const Code& code) {
  return kTold + (code.encoding == Encoding::vni ? kToldVni : 0) +
         (code.is_capital ? kToldCapital : 0) + code.character;
}

bool is_told(char32_t c) {
  return c >= kTold && c < kToldEnd;
}

Code from_told(char32_t c) {
  if (!is_told(c)) {
    return {.character = c};
  }
  return {.character = c & 0xFF,
          .encoding = (c & kToldVni) != 0 ? Encoding::vni : Encoding::tcvn3,
          .is_capital = (c & kToldCapital) != 0};
}

Decoded decode(const std::vector<Code>& codes) {
  Decoded result;
  for (const Code& code : codes) {
    Code letter = code;
    if (code.encoding == Encoding::vni && find_mark(code.character)) {
      const std::optional<char32_t> whole =
          result.letters.empty()
              ? std::nullopt
              : marked(result.letters.back().character, *find_mark(code.character));
      if (whole) {
        result.letters.back().character = *whole;
        result.letters.back().encoding = Encoding::vni;
        continue;
      }
      result.is_whole = false;
    } else if (code.encoding != Encoding::unicode) {
      const auto found = letter_for_code(code);
      result.is_whole =
          result.is_whole && (found || code.character < 0x80 || is_sign(code.character));
      letter.character = in_case(found.value_or(code.character), code);
    }
    result.letters.push_back(letter);
  }
  return result;
}

bool gives_back(const std::vector<Code>& letters, const std::vector<Code>& codes) {
  std::vector<char32_t> written;
  for (const Code& letter : letters) {
    const char32_t character = letter.is_capital ? to_small(letter.character) : letter.character;
    if (letter.encoding == Encoding::tcvn3) {
      written.push_back(code_for(kTcvn3, character).value_or(character));
    } else if (letter.encoding == Encoding::vni) {
      const std::vector<char32_t> both = vni_codes(character);
      written.insert(written.end(), both.begin(), both.end());
    } else {
      written.push_back(character);
    }
  }
  std::vector<char32_t> expected;
  for (const Code& code : codes) {
    const std::vector<char32_t> form = comparable(code);
    expected.insert(expected.end(), form.begin(), form.end());
  }
  return written == expected;
}

}  // namespace gazette::ingest
