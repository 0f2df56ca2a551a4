#include "gazette/ingest/syllable.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "gazette/base/text.h"

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

/// The rhymes as lists to search.
struct Rhymes {
  std::vector<std::u32string> written = {};  // sorted
  std::vector<std::u32string> bare = {};     // without the marks of letters, sorted
};

std::u32string without_marks(std::u32string_view rhyme) {
  std::u32string bare;
  for (const char32_t c : rhyme) {
    const std::uint8_t vowel = vowel_index(c);
    bare += vowel == kNoVowel ? c : kBareVowels[vowel / kTones];
  }
  return bare;
}

const Rhymes& rhymes() {
  static const Rhymes list = [] {
    Rhymes made;
    std::size_t begin = 0;
    while (begin < kRhymeList.size()) {
      const std::size_t end = std::min(kRhymeList.find(U' ', begin), kRhymeList.size());
      made.written.emplace_back(kRhymeList.substr(begin, end - begin));
      made.bare.push_back(without_marks(made.written.back()));
      begin = end + 1;
    }
    std::sort(made.written.begin(), made.written.end());
    std::sort(made.bare.begin(), made.bare.end());
    return made;
  }();
  return list;
}

bool has(const std::vector<std::u32string>& sorted, std::u32string_view sought) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), sought);
  return found != sorted.end() && *found == sought;
}

/// A word taken apart.
struct Parts {
  std::u32string_view initial = {};
  std::u32string rhyme = {};  // without the tone
  int tone = 0;
  std::size_t tones_count = 0;
  bool has_mark = false;    // of a letter or a tone, đ aside
  bool has_barred = false;  // đ
  bool is_one = true;       // consonants, vowels, consonants
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
    if (vowel == kNoVowel) {
      after_vowels = true;
      parts.rhyme += word[at];
      continue;
    }
    parts.is_one = parts.is_one && !after_vowels;
    const char32_t letter = kVowels[vowel / kTones * kTones];
    const int tone = static_cast<int>(vowel % kTones);
    parts.rhyme += letter;
    parts.tones_count += tone != 0 ? 1 : 0;
    parts.tone = tone != 0 ? tone : parts.tone;
    parts.has_mark = parts.has_mark || tone != 0 || letter != kBareVowels[vowel / kTones];
  }
  return parts;
}

/// Whether `rhyme` may follow `initial`: "qu" takes the first letter of the rhyme, and "gi" may
/// stand for "gi" + "i".
bool fits(std::u32string_view initial, std::u32string_view rhyme,
          const std::vector<std::u32string>& list) {
  if (initial == U"q") {
    return rhyme.starts_with(U'u') && (has(list, rhyme.substr(1)) || has(list, rhyme));
  }
  if (initial == U"g" && rhyme.starts_with(U'i')) {
    return has(list, rhyme) || rhyme.size() == 1 || has(list, rhyme.substr(1));
  }
  return has(list, rhyme);
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

WordShape shape_of(std::u32string_view word) {
  const Parts parts = parts_of(word);
  if (!parts.has_mark && !parts.has_barred) {
    return WordShape::plain;
  }
  const bool is_known =
      parts.initial.empty() || parts.initial == U"q" ||
      std::find(kInitials.begin(), kInitials.end(), parts.initial) != kInitials.end();
  if (!parts.is_one || !is_known || parts.rhyme.empty() ||
      !fits(parts.initial, without_marks(parts.rhyme), rhymes().bare)) {
    return WordShape::foreign;
  }
  const bool has_stop = ends_with_stop(parts.rhyme);
  const bool fits_tone = !has_stop || parts.tone == kSac || parts.tone == kNang;
  const bool is_syllable =
      parts.tones_count <= 1 && fits_tone && fits(parts.initial, parts.rhyme, rhymes().written);
  return is_syllable ? WordShape::syllable : WordShape::impossible;
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
  const std::u32string pair = {kVowels[first / kTones * kTones], kVowels[second / kTones * kTones]};
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
