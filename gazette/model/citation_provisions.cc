// Provisions are named from the innermost to the outermost, and a list may leave out what its
// members share: "điểm a, b khoản 2 và khoản 5 Điều 23" is three provisions of Điều 23. So a list
// is read as groups of one level each, and the paths are put together from the last group to the
// first: each group stands under the nearest group behind it that is of an outer level.

#include "gazette/model/citation_provisions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"

namespace gazette::model {
namespace {

/// A word that says which part of an act is cited. `capital`: counts only with a capital letter,
/// since the word is an everyday one.
struct LevelWord {
  std::string_view words = {};
  CitedLevel level = CitedLevel::article;
  bool capital = false;
};

constexpr std::array<LevelWord, 14> kLevelWords = {{
    {"điều", CitedLevel::article, false},
    {"khoản", CitedLevel::clause, false},
    {"điểm", CitedLevel::point, false},
    {"tiểu mục", CitedLevel::subsection, false},
    {"mục", CitedLevel::section, false},
    {"chương", CitedLevel::chapter, false},
    {"phần", CitedLevel::part, true},
    {"phụ lục", CitedLevel::annex, false},
    {"tiết", CitedLevel::item, false},
    {"mẫu số", CitedLevel::form, true},
    {"biểu mẫu số", CitedLevel::form, true},
    {"biểu số", CitedLevel::form, true},
    {"mẫu", CitedLevel::form, true},
    {"phụ biểu", CitedLevel::form, true},
}};

/// Behind a number: it counts things and is no provision ("khoản 2 và 30 ngày").
constexpr std::array<std::string_view, 24> kCountedWords = {
    "ngày", "tháng", "năm", "giờ", "phút", "người",  "đồng", "triệu", "tỷ",   "lần", "bản", "bộ",
    "cấp",  "m",     "m2",  "ha",  "km",   "trường", "tổ",   "loại",  "nhóm", "mét", "kg",  "tuổi"};

/// Words of two syllables whose second is a level word.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kCompounds = {{
    {"tài", "khoản"},
    {"danh", "mục"},
    {"hạng", "mục"},
    {"đề", "mục"},
    {"chuyên", "mục"},
    {"chi", "tiết"},
    {"thời", "điểm"},
    {"địa", "điểm"},
    {"đặc", "điểm"},
    {"thí", "điểm"},
}};

constexpr std::size_t kPathsMax = 256;

/// Parts of one level named together: "khoản 2, 3".
struct Group {
  CitedLevel level = CitedLevel::article;
  std::vector<CitedStep> steps = {};
  bool apart = false;  // a comma or "và" stands between it and the group before
  std::size_t next = 0;
};

bool key_is(const std::vector<Word>& words, std::size_t at, std::string_view key) {
  return at < words.size() && words[at].key == key;
}

bool all_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c); });
}

/// Bytes of the letter of a point at the start of `text`; f, j, w and z are none by rule.
std::size_t letter_size(std::string_view text) {
  if (text.starts_with("đ")) {
    return 2;
  }
  return !text.empty() && text[0] >= 'a' && text[0] <= 'z' ? 1U : 0U;
}

/// "5", "7a", "34k", "12ab": at most `digits_max` figures, at most two letters.
bool is_figure_number(std::string_view key, std::size_t digits_max) {
  std::size_t digits = 0;
  while (digits < key.size() && is_digit(key[digits])) {
    ++digits;
  }
  if (digits == 0 || digits > digits_max) {
    return false;
  }
  key.remove_prefix(digits);
  key.remove_prefix(letter_size(key));
  key.remove_prefix(letter_size(key));
  return key.empty();
}

/// "a", "đ1", "ca".
bool is_letter_number(std::string_view key) {
  const std::size_t first = letter_size(key);
  if (first == 0) {
    return false;
  }
  key.remove_prefix(first);
  key.remove_prefix(letter_size(key));
  return key.empty() || (all_digits(key) && key.size() <= 2);
}

bool is_roman(std::string_view key) {
  return !key.empty() && key.size() <= 8 &&
         key.find_first_not_of("ivxlc") == std::string_view::npos;
}

/// "1.2", "13": older acts and resolutions count their points so.
bool is_dotted_number(std::string_view key) {
  return !key.empty() && key.size() <= 8 && is_digit(key.front()) && is_digit(key.back()) &&
         key.find_first_not_of("0123456789.") == std::string_view::npos;
}

/// "01", "02-ĐK", "B1": the number of a form.
bool is_form_number(std::string_view key) {
  return key.size() <= 20 && key.find_first_of("0123456789") != std::string_view::npos &&
         key.find_first_of("0123456789") <= 3;
}

bool is_number_of(CitedLevel level, const Word& word) {
  const std::string_view key = word.key;
  switch (level) {
    case CitedLevel::article:
      return is_figure_number(key, 4);
    case CitedLevel::clause:
      return is_figure_number(key, 3);
    case CitedLevel::point:
      return (is_letter_number(key) && !word.capital) || is_dotted_number(key);
    case CitedLevel::item:
      return (is_letter_number(key) && !word.capital) || is_dotted_number(key);
    case CitedLevel::chapter:
    case CitedLevel::part:
    case CitedLevel::subsection:
      return is_figure_number(key, 2) || (is_roman(key) && word.capital);
    case CitedLevel::section:
      return is_figure_number(key, 3) || is_dotted_number(key) || (is_roman(key) && word.capital) ||
             (word.capital && key.size() == 1);
    case CitedLevel::annex:
      return is_figure_number(key, 2) || is_dotted_number(key) ||
             (word.capital && (is_roman(key) || is_letter_number(key))) ||
             (word.capital && is_form_number(key));
    case CitedLevel::form:
      return is_form_number(key);
  }
  return false;
}

/// How the number is kept: Roman figures and forms as capitals, points in small letters.
std::string number_text(CitedLevel level, std::string_view key) {
  const bool is_small = level == CitedLevel::article || level == CitedLevel::clause ||
                        level == CitedLevel::point || level == CitedLevel::item;
  return is_small ? std::string(key) : to_upper(key);
}

struct FoundLevel {
  CitedLevel level = CitedLevel::article;
  std::size_t next = 0;
};

std::optional<FoundLevel> level_at(const std::vector<Word>& words, std::size_t at) {
  const bool is_compound =
      at > 0 && at < words.size() &&
      std::any_of(
          kCompounds.begin(), kCompounds.end(),
          [&](const auto& compound) {
            return words[at - 1].key == compound.first && words[at].key == compound.second;
          });
  if (at >= words.size() || is_compound) {
    return std::nullopt;
  }
  for (const LevelWord& word : kLevelWords) {
    if (word.words.starts_with(words[at].key) && (words[at].capital || !word.capital) &&
        phrase_at(words, at, word.words)) {
      return FoundLevel{.level = word.level, .next = at + words_count(word.words)};
    }
  }
  return std::nullopt;
}

struct FoundNumber {
  std::string number = {};
  std::size_t next = 0;
};

/// "5", "II", "thứ nhất", "số 01" of an annex.
std::optional<FoundNumber> number_at(const std::vector<Word>& words, std::size_t at,
                                     CitedLevel level) {
  if (level == CitedLevel::annex && key_is(words, at, "số")) {
    ++at;
  }
  if (key_is(words, at, "thứ") && level != CitedLevel::article) {
    for (std::size_t i = kOrdinalWords.size(); i > 0; --i) {
      if (phrase_at(words, at + 1, kOrdinalWords[i - 1])) {
        return FoundNumber{.number = std::to_string(i),
                           .next = at + 1 + words_count(kOrdinalWords[i - 1])};
      }
    }
    return std::nullopt;
  }
  if (at >= words.size() || words[at].mark || !is_number_of(level, words[at])) {
    return std::nullopt;
  }
  return FoundNumber{.number = number_text(level, words[at].key), .next = at + 1};
}

bool is_conjunction(const std::vector<Word>& words, std::size_t at) {
  return key_is(words, at, "và") || key_is(words, at, "hoặc") || key_is(words, at, "hay");
}

/// Behind a comma, semicolon or "và" at word `at`; `at` where there is none.
std::size_t skip_separator(const std::vector<Word>& words, std::size_t at) {
  std::size_t next = at;
  if (key_is(words, next, ",") || key_is(words, next, ";")) {
    ++next;
  }
  if (is_conjunction(words, next)) {
    ++next;
  }
  return next;
}

/// Whether the number at word `at`, which no level word precedes, goes on a list.
bool continues_list(const std::vector<Word>& words, std::size_t at) {
  const std::string_view key = words[at].key;
  if (words[at].mark || at + 1 >= words.size()) {
    return !words[at].mark;
  }
  const std::string_view next = words[at + 1].key;
  const bool is_everyday = (key == "y" || key == "o" || key == "u") && !words[at + 1].mark &&
                           !level_at(words, at + 1) && !is_conjunction(words, at + 1) &&
                           next != "của";
  const bool counts =
      std::find(kCountedWords.begin(), kCountedWords.end(), next) != kCountedWords.end() &&
      is_digit(key.front());
  return !is_everyday && !counts && next != "%";
}

/// Behind ")" of "điểm a)" where it is no closing bracket of the sentence.
std::size_t skip_bracket(const std::vector<Word>& words, std::size_t at, CitedLevel level) {
  const bool is_bracket = level == CitedLevel::point && key_is(words, at, ")") &&
                          words[at].begin == words[at - 1].end && at + 1 < words.size();
  if (!is_bracket) {
    return at;
  }
  const std::size_t next = skip_separator(words, at + 1);
  const bool goes_on = level_at(words, at + 1) || level_at(words, next) ||
                       (next > at + 1 && next + 1 < words.size() &&
                        is_letter_number(words[next].key) && words[next + 1].key == ")");
  return goes_on ? at + 1 : at;
}

/// The number at `at` with the end of its range, if it is one.
struct FoundStep {
  CitedStep step = {};
  std::size_t next = 0;
};

std::optional<FoundStep> step_at(const std::vector<Word>& words, std::size_t at, CitedLevel level) {
  const std::optional<FoundNumber> first = number_at(words, at, level);
  if (!first) {
    return std::nullopt;
  }
  FoundStep found{.step = {.level = level, .number = first->number}};
  found.next = skip_bracket(words, first->next, level);
  std::size_t next = found.next;
  if (!key_is(words, next, "đến")) {
    return found;
  }
  ++next;
  next += key_is(words, next, "hết") ? 1U : 0U;
  const std::optional<FoundLevel> repeated = level_at(words, next);
  if (repeated && repeated->level == level) {
    next = repeated->next;
  } else if (repeated) {
    return found;
  }
  const std::optional<FoundNumber> last = number_at(words, next, level);
  if (last && continues_list(words, last->next - 1)) {
    found.step.last = last->number;
    found.next = skip_bracket(words, last->next, level);
  }
  return found;
}

/// Whether a citation of an annex without a number goes on: "Phụ lục ban hành kèm theo ...".
bool annex_goes_on(const std::vector<Word>& words, std::size_t at) {
  return phrase_at(words, at, "ban hành kèm theo") || phrase_at(words, at, "kèm theo") ||
         phrase_at(words, at, "được ban hành kèm theo");
}

/// The numbers of "khoản 1,2,3", where a typist left out the spaces.
std::vector<std::string_view> numbers_without_spaces(const std::vector<Word>& words, std::size_t at,
                                                     CitedLevel level) {
  const bool may_be = (level == CitedLevel::article || level == CitedLevel::clause) &&
                      at < words.size() && words[at].key.find(',') != std::string::npos;
  std::vector<std::string_view> numbers;
  if (may_be) {
    numbers = split(words[at].key, ',');
    for (const std::string_view number : numbers) {
      if (!is_figure_number(number, 3)) {
        return {};
      }
    }
  }
  return numbers;
}

std::optional<Group> group_at(const std::vector<Word>& words, std::size_t at) {
  at += key_is(words, at, "từ") ? 1U : 0U;
  const std::optional<FoundLevel> found = level_at(words, at);
  if (!found) {
    return std::nullopt;
  }
  const CitedLevel level = found->level;
  Group group{.level = level, .next = found->next};
  if (key_is(words, found->next, "này")) {
    group.steps.push_back({.level = level, .own = true});
    ++group.next;
    return group;
  }
  for (const std::string_view number : numbers_without_spaces(words, found->next, level)) {
    group.steps.push_back({.level = level, .number = std::string(number)});
    group.next = found->next + 1;
  }
  if (!group.steps.empty()) {
    return group;
  }
  const std::optional<FoundStep> first = step_at(words, found->next, level);
  if (!first) {
    if (level == CitedLevel::annex && words[at].capital && annex_goes_on(words, found->next)) {
      group.steps.push_back({.level = level});
      return group;
    }
    return std::nullopt;
  }
  group.steps.push_back(first->step);
  group.next = first->next;
  for (;;) {
    const std::size_t next = skip_separator(words, group.next);
    const std::optional<FoundStep> more =
        next > group.next ? step_at(words, next, level) : std::nullopt;
    // A comma may end a clause of the sentence, after which a number begins another.
    if (!more || !continues_list(words, more->next - 1)) {
      return group;
    }
    group.steps.push_back(more->step);
    group.next = more->next;
  }
}

/// Whether the group cites only where its act or an outer level follows: "điểm 5" may be a mark.
bool needs_more(const Group& group) {
  if (group.level == CitedLevel::item) {
    return true;
  }
  if (group.level != CitedLevel::point) {
    return false;
  }
  const std::string& number = group.steps.front().number;
  return !number.empty() && is_digit(number.front());
}

/// A comma between "khoản 1" and "Điều 5" does not set them apart.
bool is_chained(CitedLevel inner, CitedLevel outer) {
  return (inner == CitedLevel::point && outer == CitedLevel::clause) ||
         (inner == CitedLevel::clause && outer == CitedLevel::article) ||
         (inner == CitedLevel::item && outer == CitedLevel::point);
}

/// The groups from word `at` on.
std::vector<Group> groups_at(const std::vector<Word>& words, std::size_t at) {
  std::vector<Group> groups;
  std::optional<Group> group = group_at(words, at);
  while (group) {
    groups.push_back(std::move(*group));
    group.reset();
    const Group& last = groups.back();
    std::size_t next = last.next;
    const bool has_connector =
        key_is(words, next, "của") || key_is(words, next, "thuộc") || key_is(words, next, "tại");
    std::optional<Group> outer = group_at(words, next + (has_connector ? 1 : 0));
    if (outer && outer->level < last.level) {
      group = std::move(outer);
      continue;
    }
    next = skip_separator(words, last.next);
    if (next == last.next) {
      break;
    }
    const bool only_comma = next == last.next + 1 && words[last.next].key == ",";
    next += key_is(words, next, "các") || key_is(words, next, "tại") ? 1U : 0U;
    group = group_at(words, next);
    if (group) {
      group->apart = !(only_comma && is_chained(last.level, group->level));
    }
  }
  return groups;
}

/// Every path through one member of each group, the outermost first.
std::vector<CitedPath> paths_through(const std::vector<const Group*>& outermost_first) {
  std::vector<CitedPath> paths = {{}};
  for (const Group* group : outermost_first) {
    std::vector<CitedPath> longer;
    for (const CitedPath& path : paths) {
      for (const CitedStep& step : group->steps) {
        if (longer.size() < kPathsMax) {
          longer.push_back(path);
          longer.back().push_back(step);
        }
      }
    }
    paths = std::move(longer);
  }
  return paths;
}

/// Whether `group` is an annex or form by itself and not what `before` is of.
bool is_apart_from_before(const Group& group, const Group& before) {
  return group.apart && group.level <= CitedLevel::form && before.level > group.level;
}

std::vector<CitedPath> paths_of(const std::vector<Group>& groups) {
  std::vector<std::vector<CitedPath>> found;  // the last group's first
  std::vector<const Group*> above;            // the outermost first
  for (std::size_t i = groups.size(); i > 0; --i) {
    const Group& group = groups[i - 1];
    // "Điều 9 và Mẫu số 02": an annex or form that is joined has nothing of what stands before it.
    const bool begins_another = i < groups.size() && is_apart_from_before(groups[i], group);
    if (begins_another) {
      above.clear();
    }
    while (!above.empty() && above.back()->level >= group.level) {
      above.pop_back();
    }
    above.push_back(&group);
    const bool is_outer_of_next = i > 1 && !group.apart && groups[i - 2].level > group.level;
    if (!is_outer_of_next) {
      found.push_back(paths_through(above));
    }
  }
  std::vector<CitedPath> paths;
  for (std::size_t i = found.size(); i > 0; --i) {
    paths.insert(paths.end(), found[i - 1].begin(), found[i - 1].end());
  }
  return paths;
}

}  // namespace

std::optional<CitedProvisions> provisions_at(const std::vector<Word>& words, std::size_t at,
                                             std::size_t& barren_end) {
  std::vector<Group> groups = groups_at(words, at);
  const std::size_t end = groups.empty() ? at : groups.back().next;
  const auto act_may_follow = [&](std::size_t next) {
    return key_is(words, next, "của") || key_is(words, next, "thuộc") ||
           kind_at(words, next) != nullptr;
  };
  while (!groups.empty() && needs_more(groups.back()) && !act_may_follow(groups.back().next)) {
    groups.pop_back();
  }
  if (groups.empty()) {
    barren_end = end;
    return std::nullopt;
  }
  return CitedProvisions{.paths = paths_of(groups), .next = groups.back().next};
}

bool is_provision_at(const std::vector<Word>& words, std::size_t at) {
  return group_at(words, at).has_value();
}

std::vector<std::string_view> words_for(CitedLevel level) {
  std::vector<std::string_view> words;
  for (const LevelWord& word : kLevelWords) {
    if (word.level == level) {
      words.push_back(word.words);
    }
  }
  return words;
}

}  // namespace gazette::model
