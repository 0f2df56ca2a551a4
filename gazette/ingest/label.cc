#include "gazette/ingest/label.h"

#include <array>
#include <utility>
#include <vector>

#include "gazette/base/text.h"
#include "gazette/model/word.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kArticleDigitsMax = 4;
constexpr std::size_t kClauseDigitsMax = 3;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Bytes of the small letter at `at` (đ has two); 0 where there is none.
std::size_t letter_size(std::string_view text, std::size_t at) {
  if (at < text.size() && is_lower(text[at])) {
    return 1;
  }
  return text.substr(at).starts_with("đ") ? 2 : 0;
}

std::size_t skip_digits(std::string_view text, std::size_t at) {
  while (at < text.size() && is_digit(text[at])) {
    ++at;
  }
  return at;
}

/// Where "5", "34k" or "12ab" ends; `at` where there is none.
std::size_t skip_number(std::string_view text, std::size_t at, std::size_t digits_max) {
  std::size_t end = skip_digits(text, at);
  if (end == at || end - at > digits_max) {
    return at;
  }
  for (int letters = 0; letters < 2; ++letters) {
    end += letter_size(text, end);
  }
  return end;
}

/// Whether a capital letter stands at `at`.
bool is_capital(std::string_view text, std::size_t at) {
  if (at >= text.size()) {
    return false;
  }
  std::size_t end = at;
  static_cast<void>(next_code_point(text, end));
  return is_upper_case(text.substr(at, end - at));
}

/// "1.1.", "2.3.4." and, before a capital, "1.1": levels below a clause. "1.5 tỷ" is none.
std::optional<Label> find_subclause(std::string_view text) {
  constexpr std::size_t kPartDigitsMax = 2;
  std::size_t end = skip_digits(text, 0);
  int parts = end > 0 && end <= kPartDigitsMax ? 1 : 0;
  while (parts > 0 && end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) {
    const std::size_t next = skip_digits(text, end + 1);
    parts = next - end - 1 <= kPartDigitsMax ? parts + 1 : -1;
    end = next;
  }
  const bool has_mark = end < text.size() && text[end] == '.';
  const std::size_t length = has_mark ? end + 1 : end;
  const bool is_followed =
      length < text.size() && text[length] == ' ' && (has_mark || is_capital(text, length + 1));
  if (parts < 2 || parts > 3 || !(is_followed || (has_mark && length == text.size()))) {
    return std::nullopt;
  }
  return Label{.rank = parts == 2 ? Rank::subclause : Rank::subitem,
               .number = std::string(text.substr(0, end)),
               .length = length};
}

/// The mark behind a number or letter as older acts have it: "1/ Mục tiêu", "a- Vốn", "b. Đất".
/// Only before a capital; its size, 0 where there is none.
std::size_t old_mark_size(std::string_view text, std::size_t at, std::string_view marks) {
  const bool has_mark = at < text.size() && marks.find(text[at]) != std::string_view::npos;
  if (!has_mark) {
    return 0;
  }
  const std::size_t rest = at + 1 < text.size() && text[at + 1] == ' ' ? at + 2 : at + 1;
  return is_capital(text, rest) ? 1 : 0;
}

/// "1.", "2a.", "2.c.", "1/" but not "1.5 tỷ".
std::optional<Label> find_clause(std::string_view text) {
  if (std::optional<Label> subclause = find_subclause(text)) {
    return subclause;
  }
  std::size_t end = skip_number(text, 0, kClauseDigitsMax);
  const std::size_t letter = end > 0 && end < text.size() ? letter_size(text, end + 1) : 0;
  const std::size_t behind = end + 1 + letter;
  if (letter > 0 && text[end] == '.' && behind < text.size() && text[behind] == '.') {
    end = behind;
  }
  if (end == 0 || end >= text.size()) {
    return std::nullopt;
  }
  Label label{.rank = Rank::clause, .number = std::string(text.substr(0, end)), .length = end + 1};
  if (text[end] != '.') {
    label.old_mark = text[end];
    return old_mark_size(text, end, "/-)") > 0 ? std::optional(label) : std::nullopt;
  }
  if (end + 1 < text.size() && (is_digit(text[end + 1]) || text[end + 1] == '.')) {
    return std::nullopt;
  }
  return label;
}

/// "a)", "đ1)", "ca)"; not "ii)", which counts in Roman figures below a point.
std::optional<Label> find_point(std::string_view text) {
  std::size_t end = letter_size(text, 0);
  const std::size_t second = letter_size(text, end);
  const bool is_roman = second > 0 && std::string_view("ivx").find(text[0]) != std::string::npos &&
                        std::string_view("ivx").find(text[end]) != std::string::npos;
  if (end == 0 || is_roman) {
    return std::nullopt;
  }
  const std::size_t letter_end = end;
  end = skip_digits(text, end + second);
  if (end >= text.size() || end > 4) {
    return std::nullopt;
  }
  Label label{.rank = Rank::point, .number = std::string(text.substr(0, end)), .length = end + 1};
  if (text[end] != ')') {
    label.old_mark = text[end];
    const bool is_old = end == letter_end && old_mark_size(text, end, "/-.") > 0;
    return is_old ? std::optional(label) : std::nullopt;
  }
  return label;
}

/// "II." before a text, "II/" and "II -" before a capital.
std::optional<Label> find_group(std::string_view text) {
  const std::size_t figures = std::min(text.find_first_not_of("IVXLC"), text.size());
  const std::size_t blank = figures < text.size() && text[figures] == ' ' ? 1 : 0;
  const std::size_t mark = figures + blank;
  if (figures == 0 || mark >= text.size() || roman_value(text.substr(0, figures)) == 0) {
    return std::nullopt;
  }
  const bool is_plain = blank == 0 && text[mark] == '.' && text.substr(mark + 1).starts_with(' ');
  const bool is_odd = old_mark_size(text, mark, blank == 0 ? "./-)" : "-") > 0;
  return is_plain || is_odd ? std::optional(Label{.rank = Rank::group,
                                                  .number = std::string(text.substr(0, figures)),
                                                  .length = mark + 1})
                            : std::nullopt;
}

/// "A." before a text.
std::optional<Label> find_letter(std::string_view text) {
  const bool is_letter =
      text.size() > 2 && text[0] >= 'A' && text[0] <= 'Z' && text.substr(1).starts_with(". ");
  return is_letter
             ? std::optional(Label{
                   .rank = Rank::letter, .number = std::string(text.substr(0, 1)), .length = 2})
             : std::nullopt;
}

/// Where a word ends.
std::size_t word_end(std::string_view text, std::size_t at) {
  const std::size_t end = text.find(' ', at);
  return end == std::string_view::npos ? text.size() : end;
}

/// "Điều 5.", "ĐIỀU 5:", "Điều 5" alone. "Điều 5 Luật này" cites.
std::optional<Label> find_article(std::string_view text, std::size_t at) {
  const std::size_t end = skip_number(text, at, kArticleDigitsMax);
  if (end == at) {
    return std::nullopt;
  }
  Label label{.rank = Rank::article, .number = std::string(text.substr(at, end - at))};
  const std::size_t mark = end < text.size() && text[end] == ' ' ? end + 1 : end;
  if (mark >= text.size()) {
    label.length = end;
    return label;
  }
  const bool is_decimal = mark + 1 < text.size() && is_digit(text[mark + 1]);
  if ((text[mark] == '.' || text[mark] == ':') && !is_decimal) {
    label.length = mark + 1;
    return label;
  }
  // The marks of older acts count before a capital alone: "Điều 1- Phê duyệt", "Điều 2/ Giao".
  constexpr std::array<std::string_view, 5> kOldMarks = {"- ", "– ", "/ ", ") ", "-"};
  for (const std::string_view old : kOldMarks) {
    if (text.substr(mark).starts_with(old) && is_capital(text, mark + old.size())) {
      label.length = mark + trim(old).size();
      return label;
    }
  }
  return std::nullopt;
}

std::vector<std::string> folded_ordinals() {
  std::vector<std::string> words;
  for (const std::string_view word : model::kOrdinalWords) {
    words.push_back(fold(word));
  }
  return words;
}

/// The number of a part in words, "thứ nhất": how many bytes they take and what they say.
std::pair<std::size_t, int> ordinal_words(std::string_view text, std::size_t at) {
  const std::size_t first_end = word_end(text, at);
  if (first_end >= text.size() || fold(text.substr(at, first_end - at)) != "thu") {
    return {0, 0};
  }
  std::size_t end = word_end(text, first_end + 1);
  std::string words = fold(text.substr(first_end + 1, end - first_end - 1));
  while (!words.empty() && (words.back() == '.' || words.back() == ':')) {
    words.pop_back();
    --end;
  }
  static const std::vector<std::string> ordinals = folded_ordinals();
  if (words == ordinals[9] && end < text.size() && text[end] == ' ') {
    const std::size_t next_end = word_end(text, end + 1);
    const std::string next = words + " " + fold(text.substr(end + 1, next_end - end - 1));
    if (next == ordinals[10] || next == ordinals[11]) {
      words = next;
      end = next_end;
    }
  }
  for (std::size_t i = 0; i < ordinals.size(); ++i) {
    if (words == ordinals[i]) {
      return {end - at, static_cast<int>(i) + 1};
    }
  }
  return {0, 0};
}

/// "Chương II", "Mục 1.", "Phần thứ nhất": a number, then nothing, a mark, or words in capitals.
std::optional<Label> find_division(Rank rank, std::string_view text, std::size_t at) {
  Label label{.rank = rank};
  std::size_t end = at;
  if (const auto [length, value] = ordinal_words(text, at); length > 0) {
    end = at + length;
    label.number = std::to_string(value);
  } else {
    while (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') {
      ++end;
    }
    if (end > at && roman_value(text.substr(at, end - at)) > 0) {
      end += letter_size(text, end);
    } else if (end == at + 1) {
      // "Phần A"
    } else {
      end = skip_number(text, at, kClauseDigitsMax);
    }
    label.number = std::string(text.substr(at, end - at));
  }
  if (end == at) {
    return std::nullopt;
  }
  const std::size_t mark = end < text.size() && text[end] == ' ' ? end + 1 : end;
  label.length = end;
  if (mark >= text.size()) {
    return label;
  }
  const bool has_mark = text[mark] == '.' || text[mark] == ':' ||
                        text.substr(mark).starts_with("- ") || text.substr(mark).starts_with("– ");
  if (has_mark) {
    const bool is_decimal = mark + 1 < text.size() && is_digit(text[mark + 1]);
    label.length = text[mark] == '.' || text[mark] == ':' ? mark + 1 : end;
    return is_decimal ? std::nullopt : std::optional(label);
  }
  return mark > end && is_upper_case(text.substr(mark)) ? std::optional(label) : std::nullopt;
}

/// A label that begins with a word in capitals: "Điều", "Chương", "Mục", "Tiểu mục", "Phần".
std::optional<Label> find_word_label(std::string_view text) {
  constexpr std::size_t kFirstWordBytesMax = 12;
  const std::size_t end = word_end(text, 0);
  if (end > kFirstWordBytesMax) {
    return std::nullopt;
  }
  const std::string word = fold(text.substr(0, end));
  if (word.starts_with("dieu") && word.size() > 4 && is_digit(word[4])) {
    return find_article(text, text.find_first_of("0123456789"));  // "Điều1."
  }
  if (end >= text.size()) {
    return std::nullopt;
  }
  if (word == "dieu") {
    return find_article(text, end + 1);
  }
  if (word == "chuong") {
    return find_division(Rank::chapter, text, end + 1);
  }
  if (word == "muc") {
    return find_division(Rank::section, text, end + 1);
  }
  if (word == "phan") {
    return find_division(Rank::part, text, end + 1);
  }
  const std::size_t second_end = word_end(text, end + 1);
  if (word == "tieu" && second_end < text.size() &&
      fold(text.substr(end + 1, second_end - end - 1)) == "muc") {
    return find_division(Rank::subsection, text, second_end + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Label> find_label(std::string_view text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const char first = text.front();
  if (is_digit(first)) {
    return find_clause(text);
  }
  if (letter_size(text, 0) > 0) {
    return find_point(text);
  }
  if (std::optional<Label> group = find_group(text)) {
    return group;
  }
  if (std::optional<Label> letter = find_letter(text)) {
    return letter;
  }
  const bool may_be_word = first == 'C' || first == 'M' || first == 'P' || first == 'T' ||
                           text.starts_with("Đ") || text.starts_with("Ð");
  return may_be_word ? find_word_label(text) : std::nullopt;
}

model::Level level_of(Rank rank) {
  switch (rank) {
    case Rank::part:
      return model::Level::part;
    case Rank::chapter:
      return model::Level::chapter;
    case Rank::section:
      return model::Level::section;
    case Rank::subsection:
      return model::Level::subsection;
    case Rank::article:
      return model::Level::article;
    case Rank::letter:
    case Rank::group:
    case Rank::clause:
    case Rank::subclause:
    case Rank::subitem:
      return model::Level::clause;
    case Rank::point:
      return model::Level::point;
  }
  return model::Level::article;
}

std::string_view name_of(Rank rank) {
  switch (rank) {
    case Rank::letter:
    case Rank::group:
    case Rank::subclause:
    case Rank::subitem:
      return "mục";
    default:
      return model::name_of(model::cited_level(level_of(rank)));
  }
}

}  // namespace gazette::ingest
