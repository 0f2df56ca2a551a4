#include "tests/bench/search_acts.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::web {
namespace {

constexpr int kLastYear = 2025;
constexpr std::size_t kWords = 40'000;

/// Steele, Lea and Flood's SplitMix64: the same numbers everywhere.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}
  std::uint64_t below(std::uint64_t end) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31U)) % end;
  }

 private:
  std::uint64_t state_;
};

/// Onset, vowels with the tone's place marked by "1", ending: composed as "d" "1ư" "ng" with huyền.
std::string syllable(Chance& chance) {
  constexpr std::array<std::string_view, 23> kOnsets = {
      "b",  "c",  "ch", "d", "đ", "g",  "h",  "kh", "l", "m", "n", "ng",
      "nh", "ph", "r",  "s", "t", "th", "tr", "v",  "x", "",  "h"};
  constexpr std::array<std::string_view, 22> kVowels = {"a", "ă", "â", "e",  "ê",  "i",  "o",  "ô",
                                                        "ơ", "u", "ư", "iê", "uô", "ươ", "oa", "uy",
                                                        "a", "ô", "i", "u",  "â",  "ơ"};
  constexpr std::array<std::string_view, 10> kEndings = {"",  "n", "ng", "m", "t",
                                                         "c", "p", "i",  "",  "n"};
  constexpr std::array<std::string_view, 6> kTones = {"",       "\u0300", "\u0301",
                                                      "\u0303", "\u0309", "\u0323"};
  const auto pick = [&](const auto& list) { return std::string(list[chance.below(list.size())]); };
  const std::string onset = pick(kOnsets);
  const std::string vowels = pick(kVowels);
  return to_nfc(onset + vowels + pick(kTones) + pick(kEndings));
}

/// Words that the queries of the bench ask for, and how often, with what is like them. "dường" is
/// made by nobody, "đường" by all.
struct Fixed {
  std::size_t place = 0;
  std::string_view word = {};
};
constexpr std::array<Fixed, 14> kFixed = {{{2, "ủy ban nhân dân"},
                                           {4, "tỉnh"},
                                           {6, "quyết định"},
                                           {9, "của"},
                                           {14, "quy định"},
                                           {30, "đất đai"},
                                           {33, "đường"},
                                           {41, "đất"},
                                           {200, "đai"},
                                           {300, "đạt"},
                                           {700, "đái"},
                                           {900, "dân ủy"},
                                           {1500, "quyết dính"},
                                           {2500, "đất đái"}}};

bool is_like_fixed(const std::string& word) {
  const std::string folded = fold(word);
  return folded == "duong" || folded == "dat" || folded == "dai";
}

}  // namespace

SearchActs::SearchActs(const SearchCorpus& corpus) : corpus_(corpus) {
  Chance chance(7);
  std::vector<std::string> syllables;
  while (syllables.size() < 6'000) {
    std::string made = syllable(chance);
    if (!is_like_fixed(made)) {
      syllables.push_back(std::move(made));
    }
  }
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kWords; ++i) {
    std::string word = syllables[chance.below(syllables.size())];
    if (chance.below(10) < 6) {
      word += " " + syllables[chance.below(syllables.size())];
    }
    words_.push_back(std::move(word));
    chances_.push_back(sum += 1'000'000'000U / (i + 2));
  }
  for (const Fixed& fixed : kFixed) {
    words_[fixed.place] = fixed.word;
  }
}

int SearchActs::year_of(std::size_t i) const {
  return kLastYear + 1 - static_cast<int>(corpus_.years) +
         static_cast<int>(i * corpus_.years / corpus_.acts);
}

SearchAct SearchActs::make(std::size_t i) const {
  Chance chance(i * 1'000'003 + 1);
  const auto words = [&](std::size_t count) {
    std::string text;
    for (std::size_t syllables = 0; syllables < count;) {
      const std::uint64_t at = chance.below(chances_.back());
      const auto found = std::upper_bound(chances_.begin(), chances_.end(), at);
      const std::string& word = words_[static_cast<std::size_t>(found - chances_.begin())];
      syllables += static_cast<std::size_t>(std::count(word.begin(), word.end(), ' ')) + 1;
      text += text.empty() ? "" : (chance.below(12) == 0 ? ", " : " ");
      text += word;
    }
    return text;
  };
  const int year = year_of(i);
  std::size_t first = i;
  while (first > 0 && year_of(first - 1) == year) {
    first = first > 64 && year_of(first - 64) == year ? first - 64 : first - 1;
  }
  const std::size_t ordinal = i - first + 1;
  const bool is_normative = ordinal % 4 != 0;
  const std::string number = is_normative ? fmt::format("{:02}/{}/QĐ-UBND", ordinal, year)
                                          : fmt::format("{}/QĐ-UBND", 1000 + ordinal);
  const std::size_t days = corpus_.acts / corpus_.years + 1;
  const Date date =
      add_days({.year = year, .month = 1, .day = 1}, static_cast<int>(ordinal * 360 / days));
  const std::string id = slug(number);
  SearchAct act = {
      .path = fmt::format("eli/{}/{:02}/{:02}/{}/index.html", date.year, date.month, date.day, id),
      .title = fmt::format("Quyết định số {} về việc {}", number, words(14)),
      .number = number,
      .kind = ordinal % 5 == 0 ? "nghi-quyet" : "quyet-dinh",
      .kind_name = ordinal % 5 == 0 ? "Nghị quyết" : "Quyết định",
      .issuer = ordinal % 5 == 0 ? "hdnd" : "ubnd",
      .issuer_name = ordinal % 5 == 0 ? "Hội đồng nhân dân" : "Ủy ban nhân dân",
      .date = date,
      .issue = fmt::format("Công báo số {}", ordinal / 16 + 1),
      .year = year};
  for (std::size_t section = 1; section <= corpus_.provisions; ++section) {
    act.sections.push_back(
        {.anchor = fmt::format("dieu-{}", section),
         .label = fmt::format("Điều {}", section),
         .text = fmt::format("Điều {}. {}.\n{}.\n{}.", section, words(8),
                             words(corpus_.syllables / 2), words(corpus_.syllables / 2 - 10))});
  }
  return act;
}

}  // namespace gazette::web
