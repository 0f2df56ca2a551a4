#include "gazette/base/search_words.h"

#include <algorithm>
#include <array>

#include <utf8proc.h>

#include "gazette/base/text.h"

namespace gazette {
namespace {

/// What a code point is to a word.
enum class Role : std::uint8_t {
  separator,
  letter,  // or figure
  sign,    // a word by itself: 法
  accent,  // of the letter before it
};

struct Letter {
  Role role = Role::separator;
  std::uint8_t form = 0;  // 1 for ă ê ô ư đ, 2 for â ơ
  std::uint8_t tone = 0;  // huyền, sắc, ngã, hỏi, nặng: 1 to 5
  char32_t base = 0;
};

constexpr std::uint32_t kTones = 6;
constexpr std::uint32_t kFormsEnd = kSearchMarksEnd / kTones;

constexpr bool is_latin(char32_t c) {
  return c < 0x250 || (c >= 0x1E00 && c < 0x1F00);
}

/// Writings without spaces between words, and Korean, whose words take endings.
constexpr bool is_sign(char32_t c) {
  return (c >= 0x3040 && c < 0x3100) || (c >= 0x3400 && c < 0x4DC0) ||
         (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

/// In how many forms a letter is written: a ă â.
constexpr std::uint32_t forms_of(char32_t base) {
  switch (base) {
    case U'a':
    case U'o':
      return 3;
    case U'e':
    case U'u':
    case U'd':
      return 2;
    default:
      return 1;
  }
}

/// What an accent does to `letter`; other accents than Vietnamese ones do nothing.
void put_accent(Letter& letter, char32_t accent) {
  const auto set_tone = [&](std::uint8_t tone) {
    letter.tone = letter.tone == 0 ? tone : letter.tone;
  };
  switch (accent) {
    case 0x0300:
      set_tone(1);
      break;
    case 0x0301:
      set_tone(2);
      break;
    case 0x0303:
      set_tone(3);
      break;
    case 0x0309:
      set_tone(4);
      break;
    case 0x0323:
      set_tone(5);
      break;
    case 0x0306:  // ă
      letter.form = letter.base == U'a' ? 1 : letter.form;
      break;
    case 0x0302:  // â ê ô
      letter.form = letter.base == U'a' ? 2 : letter.form;
      letter.form = letter.base == U'e' || letter.base == U'o' ? 1 : letter.form;
      break;
    case 0x031B:  // ơ ư
      letter.form = letter.base == U'o' ? 2 : letter.form;
      letter.form = letter.base == U'u' ? 1 : letter.form;
      break;
    default:
      break;
  }
}

char32_t lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

/// Signs that stand for another: full width, raised figures.
char32_t plain(char32_t c) {
  switch (c) {
    case 0xB9:
      return U'1';
    case 0xB2:
      return U'2';
    case 0xB3:
      return U'3';
    default:
      return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
  }
}

Letter read_letter(char32_t written) {
  const char32_t c = plain(written);
  if (c >= 0x300 && c < 0x370) {
    return {.role = Role::accent, .base = c};
  }
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  if (category < UTF8PROC_CATEGORY_LU || category > UTF8PROC_CATEGORY_NO) {
    return {};
  }
  if (is_sign(c)) {
    return {.role = Role::sign, .base = c};
  }
  if (!is_latin(c)) {
    return {.role = Role::letter, .base = lower(c)};
  }
  if (c == 0x110 || c == 0x111 || c == 0xD0 || c == 0xF0) {  // đ, and the eth that looks like it
    return {.role = Role::letter, .form = 1, .base = U'd'};
  }
  std::array<utf8proc_int32_t, 4> parts{};
  int last_class = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), 4, UTF8PROC_DECOMPOSE, &last_class);
  Letter letter = {.role = Role::letter, .base = lower(count < 1 ? c : char32_t(parts[0]))};
  for (utf8proc_ssize_t i = 1; i < std::min<utf8proc_ssize_t>(count, 4); ++i) {
    put_accent(letter, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
  }
  return letter;
}

/// The letters of Vietnamese by table.
struct Table {
  std::array<Letter, 0x250> latin{};
  std::array<Letter, 0x100> additional{};  // U+1E00 ... U+1EFF
  Table() {
    for (char32_t c = 0; c < latin.size(); ++c) {
      latin[c] = read_letter(c);
    }
    for (char32_t c = 0; c < additional.size(); ++c) {
      additional[c] = read_letter(0x1E00 + c);
    }
  }
};

Letter letter_of(char32_t c) {
  static const Table table;
  if (c < table.latin.size()) {
    return table.latin[c];
  }
  return c >= 0x1E00 && c < 0x1F00 ? table.additional[c - 0x1E00] : read_letter(c);
}

/// "lý" and "lí", "kỹ" and "kĩ", "quý" and "quí" are the same word: after these the last letter is
/// written either way.
bool has_free_y(std::string_view word) {
  constexpr std::array<std::string_view, 7> kBefore = {"h", "k", "l", "m", "s", "t", "qu"};
  return word.ends_with('y') && std::find(kBefore.begin(), kBefore.end(),
                                          word.substr(0, word.size() - 1)) != kBefore.end();
}

/// A word as its letters come.
class Gathered {
 public:
  explicit Gathered(std::string& folded) : folded_(folded) { folded_.clear(); }

  void add(const Letter& letter) {
    finish_letter();
    if (letters_count_ < kSearchWordLettersMax) {
      last_ = letter;
      append_utf8(folded_, letter.base);
    }
    ++letters_count_;
  }
  void add_accent(char32_t accent) { put_accent(last_, accent); }

  /// The marks as one number: the tone, then the form of each letter in the radix of its forms.
  [[nodiscard]] std::uint32_t finish() {
    finish_letter();
    if (has_free_y(folded_)) {
      folded_.back() = 'i';
    }
    if (std::all_of(folded_.begin(), folded_.end(), [](char c) { return is_digit(c); })) {
      folded_.erase(0, std::min(folded_.find_first_not_of('0'), folded_.size() - 1));
    }
    return forms_ * kTones + tone_;
  }

 private:
  void finish_letter() {
    forms_ = (forms_ * forms_of(last_.base) + last_.form) % kFormsEnd;
    tone_ = tone_ == 0 ? last_.tone : tone_;
    last_ = {};
  }

  std::string& folded_;
  Letter last_ = {};
  std::size_t letters_count_ = 0;
  std::uint32_t forms_ = 0;
  std::uint32_t tone_ = 0;
};

}  // namespace

bool SearchWordReader::next(SearchWord& word) {
  Gathered gathered(word.folded);
  word.starts_line = false;
  bool is_begun = false;
  while (position_ < text_.size()) {
    std::size_t behind = position_;
    const char32_t c = next_code_point(text_, behind);
    const Letter letter = letter_of(c);
    const bool ends = letter.role == Role::separator ||
                      (letter.role == Role::accent && !is_begun) ||
                      (letter.role == Role::sign && is_begun);
    if (ends && is_begun) {
      break;
    }
    if (!ends && !is_begun) {
      word.begin = position_;
      is_begun = true;
    }
    word.starts_line = word.starts_line || c == U'\n' || c == U';';
    position_ = behind;
    if (ends) {
      continue;
    }
    if (letter.role == Role::accent) {
      gathered.add_accent(letter.base);
    } else {
      gathered.add(letter);
    }
    if (letter.role == Role::sign) {
      break;
    }
  }
  if (is_begun) {
    word.end = position_;
    word.marks = gathered.finish();
  }
  return is_begun;
}

std::vector<SearchWord> search_words(std::string_view text) {
  std::vector<SearchWord> words;
  SearchWordReader reader(text);
  for (SearchWord word; reader.next(word);) {
    words.push_back(word);
  }
  return words;
}

}  // namespace gazette
