#include "gazette/ingest/syllable.h"

#include <algorithm>
#include <array>
#include <string>

namespace gazette::ingest {
namespace {

/// Each vowel letter with its six tones: ngang, huyền, hỏi, ngã, sắc, nặng.
constexpr std::u32string_view kVowels =
    U"aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵ";
constexpr std::u32string_view kVowelsUpper =
    U"AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴ";
constexpr std::u32string_view kBareVowels = U"aaaeeiooouuy";  // of each six, without its mark
constexpr std::size_t kTones = 6;
constexpr int kSac = 4;
constexpr int kNang = 5;

constexpr std::size_t kTableSize = 0x1F00;  // past the last Vietnamese letter
constexpr std::uint8_t kNoVowel = 0xFF;

/// The place in kVowels of each code point.
constexpr std::array<std::uint8_t, kTableSize> vowel_table() {
  std::array<std::uint8_t, kTableSize> table = {};
  for (std::uint8_t& entry : table) {
    entry = kNoVowel;
  }
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    table[kVowels[i]] = static_cast<std::uint8_t>(i);
  }
  return table;
}
constexpr std::array<std::uint8_t, kTableSize> kVowelTable = vowel_table();

constexpr std::array<char16_t, kTableSize> small_table() {
  std::array<char16_t, kTableSize> table = {};
  for (std::size_t i = 0; i < kTableSize; ++i) {
    table[i] = static_cast<char16_t>(i >= 'A' && i <= 'Z' ? i + 32 : i);
  }
  for (std::size_t i = 0; i < kVowels.size(); ++i) {
    table[kVowelsUpper[i]] = static_cast<char16_t>(kVowels[i]);
  }
  table[U'Đ'] = u'đ';
  return table;
}
constexpr std::array<char16_t, kTableSize> kSmallTable = small_table();

std::uint8_t vowel_index(char32_t c) {
  return c < kTableSize ? kVowelTable[c] : kNoVowel;
}

constexpr std::array<std::u32string_view, 26> kInitials = {
    U"b", U"c",  U"ch",  U"d",  U"đ", U"g",  U"gh", U"gi", U"h", U"k",  U"kh", U"l", U"m",
    U"n", U"ng", U"ngh", U"nh", U"p", U"ph", U"r",  U"s",  U"t", U"th", U"tr", U"v", U"x"};

constexpr std::u32string_view kRhymeList =
    U"a ai am an ang anh ao ap at au ay ac ach ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    U"e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu "
    U"i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu "
    U"o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oem oen oeo "
    U"oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơp ơt "
    U"u ua uân uâng uât uây uc uê uêch uên uênh uêt ui um un ung uơ uôc uôi uôm uôn uông uôt up ut "
    U"uy uya uych uyên uyêt uynh uyn uyp uyt uyu "
    U"ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu "
    U"y ych yêm yên yêng yêt yêu yn ynh yt";

/// Letters of a rhyme, each as a small number, in one number: comparing and searching rhymes is
/// then comparing numbers.
using Key = std::uint32_t;
constexpr std::size_t kRhymeLettersMax = 6;
constexpr unsigned kLetterBits = 5;

/// 1-12 for the vowel letters without tone, more for the consonants that end a syllable; 0 for what
/// no rhyme has.
constexpr Key letter_key(char32_t c) {
  switch (c) {
    case U'a':
      return 1;
    case U'ă':
      return 2;
    case U'â':
      return 3;
    case U'e':
      return 4;
    case U'ê':
      return 5;
    case U'i':
      return 6;
    case U'o':
      return 7;
    case U'ô':
      return 8;
    case U'ơ':
      return 9;
    case U'u':
      return 10;
    case U'ư':
      return 11;
    case U'y':
      return 12;
    case U'c':
      return 13;
    case U'h':
      return 14;
    case U'g':
      return 15;
    case U'm':
      return 16;
    case U'n':
      return 17;
    case U'p':
      return 18;
    case U't':
      return 19;
    default:
      return 0;
  }
}

constexpr char32_t without_mark(char32_t c) {
  switch (c) {
    case U'ă':
    case U'â':
      return U'a';
    case U'ê':
      return U'e';
    case U'ô':
    case U'ơ':
      return U'o';
    case U'ư':
      return U'u';
    default:
      return c;
  }
}

constexpr Key rhyme_key(std::u32string_view rhyme, bool keeps_marks) {
  Key key = 0;
  for (const char32_t c : rhyme) {
    key = (key << kLetterBits) | letter_key(keeps_marks ? c : without_mark(c));
  }
  return key;
}

constexpr std::size_t kRhymesCount =
    static_cast<std::size_t>(std::count(kRhymeList.begin(), kRhymeList.end(), U' ')) + 1;
using Keys = std::array<Key, kRhymesCount>;

/// The rhymes, sorted.
constexpr Keys rhyme_keys(bool keeps_marks) {
  Keys keys = {};
  std::size_t begin = 0;
  for (Key& key : keys) {
    const std::size_t end = std::min(kRhymeList.find(U' ', begin), kRhymeList.size());
    key = rhyme_key(kRhymeList.substr(begin, end - begin), keeps_marks);
    begin = end + 1;
  }
  std::sort(keys.begin(), keys.end());
  return keys;
}
constexpr Keys kRhymes = rhyme_keys(true);
constexpr Keys kBareRhymes = rhyme_keys(false);

/// A word taken apart.
struct Parts {
  std::u32string_view initial = {};
  std::array<char32_t, kRhymeLettersMax> letters = {};  // of the rhyme, without the tone
  std::size_t letters_count = 0;
  int tone = 0;
  std::size_t tones_count = 0;
  bool has_mark = false;    // of a letter or a tone, đ aside
  bool has_barred = false;  // đ
  bool is_one = true;       // consonants, vowels, consonants, and not too many

  [[nodiscard]] std::u32string_view rhyme() const { return {letters.data(), letters_count}; }
};

Parts parts_of(std::u32string_view word) {
  Parts parts;
  std::size_t at = 0;
  while (at < word.size() && vowel_index(word[at]) == kNoVowel) {
    ++at;
  }
  parts.initial = word.substr(0, at);
  parts.has_barred = word.find(U'đ') != std::u32string_view::npos;
  bool after_vowels = false;
  for (; at < word.size(); ++at) {
    const std::uint8_t vowel = vowel_index(word[at]);
    const char32_t letter = vowel == kNoVowel ? word[at] : kVowels[vowel / kTones * kTones];
    const int tone = vowel == kNoVowel ? 0 : static_cast<int>(vowel % kTones);
    parts.is_one = parts.is_one && !(after_vowels && vowel != kNoVowel) &&
                   parts.letters_count < kRhymeLettersMax;
    after_vowels = after_vowels || vowel == kNoVowel;
    if (parts.letters_count < kRhymeLettersMax) {
      parts.letters[parts.letters_count++] = letter;
    }
    parts.tones_count += tone != 0 ? 1U : 0U;
    parts.tone = tone != 0 ? tone : parts.tone;
    const bool is_marked = vowel != kNoVowel && letter != kBareVowels[vowel / kTones];
    parts.has_mark = parts.has_mark || tone != 0 || is_marked;
  }
  return parts;
}

/// Whether `rhyme` may follow `initial`: "qu" takes the first letter of the rhyme, and "gi" may
/// stand for "gi" + "i".
bool fits(std::u32string_view initial, std::u32string_view rhyme, bool keeps_marks) {
  const Keys& keys = keeps_marks ? kRhymes : kBareRhymes;
  const auto has = [&](std::u32string_view part) {
    return std::binary_search(keys.begin(), keys.end(), rhyme_key(part, keeps_marks));
  };
  if (initial == U"q") {
    return rhyme.starts_with(U'u') && (has(rhyme.substr(1)) || has(rhyme));
  }
  if (initial == U"g" && rhyme.starts_with(U'i')) {
    return has(rhyme) || rhyme.size() == 1 || has(rhyme.substr(1));
  }
  return has(rhyme);
}

bool ends_with_stop(std::u32string_view rhyme) {
  return rhyme.ends_with(U'c') || rhyme.ends_with(U"ch") || rhyme.ends_with(U'p') ||
         rhyme.ends_with(U't');
}

}  // namespace

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7) || (c >= 0x370 && c < 0x530) ||
         (c >= 0x1E00 && c < kTableSize);
}

char32_t to_small(char32_t c) {
  return c < kTableSize ? kSmallTable[c] : c;
}

char32_t to_capital(char32_t c) {
  if (c >= U'a' && c <= U'z') {
    return c - 0x20;
  }
  const std::uint8_t vowel = vowel_index(c);
  return vowel != kNoVowel ? kVowelsUpper[vowel] : c == U'đ' ? U'Đ' : c;
}

bool is_vietnamese_letter(char32_t c) {
  const char32_t small = to_small(c);
  return c >= 0x80 && (small == U'đ' || vowel_index(small) != kNoVowel);
}

std::optional<Vowel> vowel_of(char32_t c) {
  const std::uint8_t vowel = vowel_index(c);
  if (vowel == kNoVowel) {
    return std::nullopt;
  }
  return Vowel{.letter = kVowels[vowel / kTones * kTones],
               .tone = static_cast<Tone>(vowel % kTones)};
}

char32_t letter_of(const Vowel& vowel) {
  const std::uint8_t index = vowel_index(vowel.letter);
  const bool is_bare = index != kNoVowel && index % kTones == 0;
  return is_bare ? kVowels[index + static_cast<std::size_t>(vowel.tone)] : 0;
}

WordShape shape_of(std::u32string_view word) {
  const Parts parts = parts_of(word);
  const std::u32string_view rhyme = parts.rhyme();
  if (!parts.has_mark && !parts.has_barred) {
    return WordShape::plain;
  }
  const bool is_known =
      parts.initial.empty() || parts.initial == U"q" ||
      std::find(kInitials.begin(), kInitials.end(), parts.initial) != kInitials.end();
  if (!parts.is_one || !is_known || rhyme.empty()) {
    return WordShape::foreign;
  }
  if (!fits(parts.initial, rhyme, true)) {
    return fits(parts.initial, rhyme, false) ? WordShape::impossible : WordShape::foreign;
  }
  const bool fits_tone = !ends_with_stop(rhyme) || parts.tone == kSac || parts.tone == kNang;
  return parts.tones_count <= 1 && fits_tone ? WordShape::syllable : WordShape::impossible;
}

bool is_marked_syllable(std::u32string_view word) {
  std::u32string small(word);
  std::transform(small.begin(), small.end(), small.begin(), to_small);
  return shape_of(small) == WordShape::syllable;
}

TonePlace tone_place(std::u32string_view word) {
  if (word.size() < 2) {
    return TonePlace::none;
  }
  const std::uint8_t first = vowel_index(word[word.size() - 2]);
  const std::uint8_t second = vowel_index(word.back());
  if (first == kNoVowel || second == kNoVowel) {
    return TonePlace::none;
  }
  const std::array<char32_t, 2> letters = {kVowels[first / kTones * kTones],
                                           kVowels[second / kTones * kTones]};
  const std::u32string_view pair(letters.data(), letters.size());
  const bool is_apart =
      word.size() > 2 && vowel_index(word[word.size() - 3]) == kNoVowel && word[0] != U'q';
  if (!is_apart || (pair != U"oa" && pair != U"oe" && pair != U"uy")) {
    return TonePlace::none;
  }
  return first % kTones != 0    ? TonePlace::first
         : second % kTones != 0 ? TonePlace::second
                                : TonePlace::none;
}

}  // namespace gazette::ingest
