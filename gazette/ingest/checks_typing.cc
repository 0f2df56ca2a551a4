#include "gazette/ingest/checks_typing.h"

#include <algorithm>
#include <array>

#include "gazette/base/text.h"
#include "gazette/ingest/syllable.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kNone = std::u32string_view::npos;

bool is_space(char32_t c) {
  return c == U' ' || c == U'\u00A0';
}

bool is_small(char32_t c) {
  return is_letter(c) && to_small(c) == c;
}

/// The character at `at`; 0 outside the text.
char32_t at_or_none(std::u32string_view text, std::size_t at) {
  return at < text.size() ? text[at] : 0;
}

void find_double_spaces(std::u32string_view text, std::vector<Range>& found) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (!is_space(text[at]) || is_space(text[at - 1])) {
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_space(text[end])) {
      ++end;
    }
    // Wide gaps set columns apart; a gap beside a mark or a dotted line is another's finding.
    const bool is_between = end < text.size() &&
                            (is_letter(text[at - 1]) || is_digit(text[at - 1])) &&
                            (is_letter(text[end]) || is_digit(text[end]));
    if (end - at == 2 && is_between) {
      found.push_back({at, end});
    }
    at = end;
  }
}

void find_space_before_mark(std::u32string_view text, std::vector<Range>& found) {
  for (std::size_t at = 1; at < text.size(); ++at) {
    const char32_t c = text[at];
    const bool is_mark = c == U',' || c == U'.' || c == U';' || c == U':' || c == U')';
    if (c == U'(' && is_space(at_or_none(text, at + 1)) && is_letter(at_or_none(text, at + 2))) {
      found.push_back({at, at + 2});
    }
    if (!is_mark || !is_space(text[at - 1])) {
      continue;
    }
    std::size_t begin = at - 1;
    while (begin > 0 && is_space(text[begin - 1])) {
      --begin;
    }
    const char32_t before = begin > 0 ? text[begin - 1] : U'\0';
    const char32_t behind = at_or_none(text, at + 1);
    const bool is_apart = behind == 0 || is_space(behind) || behind == U'\n';
    if ((is_letter(before) || is_digit(before)) && is_apart) {
      found.push_back({begin, at + 1});
    }
  }
}

void find_missing_space(std::u32string_view text, std::vector<Range>& found) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const char32_t c = text[at];
    const bool is_between = is_letter(text[at - 1]) && is_letter(text[at + 1]);
    if ((c == U',' || c == U';' || c == U':') && is_between) {
      found.push_back({at, at + 1});
    }
    // "hè.Việc" but not "TP.Biên Hòa", "v.v", "mauson.gov.vn".
    const bool ends_word = c == U'.' && is_between && at >= 3 && is_small(text[at - 1]) &&
                           is_small(text[at - 2]) && is_small(text[at - 3]);
    if (ends_word && !is_small(text[at + 1]) && is_small(at_or_none(text, at + 2))) {
      found.push_back({at, at + 1});
    }
  }
}

/// What stands behind a number: "l5 ngày".
bool is_unit_next(std::u32string_view text, std::size_t at) {
  constexpr std::array<std::u32string_view, 10> kUnits = {U" ngày",  U" tháng", U" năm",   U" giờ",
                                                          U" phút",  U" đồng",  U" triệu", U" tỷ",
                                                          U" người", U"%"};
  const std::u32string_view rest = text.substr(std::min(at, text.size()));
  return std::any_of(kUnits.begin(), kUnits.end(),
                     [&](std::u32string_view unit) { return rest.starts_with(unit); });
}

/// "l5 ngày", "20l8", "2O22", "1O ngày"; not "H2O", "5 l", "Mẫu O1".
void find_letters_in_numbers(std::u32string_view text, std::vector<Range>& found) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at]) && text[at] != U'l' && text[at] != U'I') {
      continue;
    }
    if (at > 0 && (is_letter(text[at - 1]) || is_digit(text[at - 1]))) {
      continue;
    }
    const std::size_t begin = at;
    std::size_t digits = 0;
    std::size_t letters = 0;
    std::size_t last_letter = kNone;
    while (at < text.size() && (is_letter(text[at]) || is_digit(text[at]))) {
      const bool is_like = text[at] == U'l' || text[at] == U'I' || text[at] == U'O';
      digits += is_digit(text[at]) ? 1U : 0U;
      letters += is_like ? 1U : 0U;
      last_letter = is_like ? at : last_letter;
      ++at;
    }
    const bool is_number = digits > 0 && letters == 1 && digits + letters == at - begin;
    const bool is_inside = last_letter > begin && last_letter + 1 < at;
    if (is_number && (is_inside || (last_letter != kNone && is_unit_next(text, at) &&
                                    !(last_letter + 1 == at && text[last_letter] == U'l')))) {
      found.push_back({begin, at});
    }
  }
}

void find_doubled_marks(std::u32string_view text, std::vector<Range>& found) {
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    const char32_t c = text[at];
    const char32_t next = text[at + 1];
    const bool is_pair = (c == next && (c == U',' || c == U';' || c == U':' || c == U'.')) ||
                         (c == U',' && (next == U'.' || next == U';')) ||
                         (c == U';' && (next == U',' || next == U'.')) ||
                         (c == U'.' && (next == U',' || next == U';'));
    const char32_t before = text[at - 1];
    const bool is_dotted = at_or_none(text, at + 2) == U'.' || at_or_none(text, at + 2) == U'/' ||
                           at_or_none(text, at + 2) == U'…' || before == U'.' || before == U'…';
    // "v.v.;" and abbreviations end with a dot of their own.
    const bool is_short = c == U'.' && next != U'.' &&
                          (at < 3 || !is_letter(text[at - 2]) || !is_letter(text[at - 3]));
    const bool is_abbreviation = before == U'v' && at >= 2 && text[at - 2] == U'.';
    if (is_pair && !is_dotted && !is_short && !is_abbreviation &&
        (is_letter(before) || is_digit(before) || before == U')' || before == U'”')) {
      found.push_back({at, at + 2});
      ++at;
    }
  }
}

/// Words that never stand twice on end. Reduplication is at home in Vietnamese (luôn luôn, xanh
/// xanh, ngày ngày), so only words of grammar are asked, and of these only such as end no other
/// word: "tồn tại tại", "lý do do", "kèm theo theo" and "văn bằng bằng" are right.
void find_doubled_words(std::u32string_view text, std::vector<Range>& found) {
  constexpr std::array<std::u32string_view, 12> kWords = {U"của",   U"các", U"và",   U"là",
                                                          U"trong", U"về",  U"này",  U"với",
                                                          U"những", U"bởi", U"hoặc", U"để"};
  std::size_t begin = 0;
  for (std::size_t space = text.find(U' '); space != kNone; space = text.find(U' ', begin)) {
    const std::u32string_view word = text.substr(begin, space - begin);
    const std::u32string_view next = text.substr(space + 1, word.size());
    const bool is_twice =
        !word.empty() && word == next && !is_letter(at_or_none(text, space + 1 + word.size()));
    if (is_twice && std::find(kWords.begin(), kWords.end(), word) != kWords.end()) {
      found.push_back({begin, space + 1 + word.size()});
    }
    begin = space + 1;
  }
}

constexpr std::array<TypingRule, 6> kRules = {{
    {{.code = "G0376",
      .message = "two spaces between words",
      .help = "they are set as one; nothing else is lost"},
     true,
     find_double_spaces},
    {{.code = "G0377",
      .message = "a space stands where none belongs, before a mark or inside a bracket",
      .help = "take the space out of the document"},
     true,
     find_space_before_mark},
    {{.code = "G0378",
      .message = "no space behind a punctuation mark",
      .help = "put a space behind it"},
     true,
     find_missing_space},
    {{.code = "G0381",
      .message = "a letter stands for a figure",
      .help = "write the figure 1 or 0; a search for the number does not find it as it is"},
     false,
     find_letters_in_numbers},
    {{.code = "G0382",
      .message = "two punctuation marks stand together",
      .help = "compare with the signed act"},
     true,
     find_doubled_marks},
    {{.code = "G0383", .message = "a word stands twice", .help = "compare with the signed act"},
     false,
     find_doubled_words},
}};

}  // namespace

std::span<const TypingRule> typing_rules() {
  return kRules;
}

}  // namespace gazette::ingest
