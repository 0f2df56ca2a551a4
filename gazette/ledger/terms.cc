#include "gazette/ledger/terms.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {
namespace {

struct TermRule {
  std::string_view name = {};
  std::optional<std::string> BodyTerms::* term = nullptr;
  bool is_needed = false;  // where it is given, it is not empty
  TextLimits limits = {};
};

// Some three times the longest that the offices of a province have.
constexpr std::array<TermRule, 8> kTermRules = {{
    {"name", &BodyTerms::name, true, {.letters_max = 200}},
    {"kind", &BodyTerms::kind, false, {.letters_max = 100}},
    {"district", &BodyTerms::district, false, {.letters_max = 100}},
    {"address", &BodyTerms::address, true, {.letters_max = 300, .has_lines = true}},
    {"official_code", &BodyTerms::official_code, false, {.letters_max = 40}},
    {"postal_code", &BodyTerms::postal_code, false, {.letters_max = 40}},
    {"note", &BodyTerms::note, false, {.letters_max = 500, .has_lines = true}},
    {"basis", &BodyTerms::basis, true, {.letters_max = 300}},
}};

struct CharacterRange {
  char32_t first = 0;
  char32_t last = 0;
};

/// Controls, characters without width or without a form, those that turn the direction of what
/// follows, those that stand for what was lost, and spaces other than the one on the keyboard: two
/// names that read the same would be two.
constexpr std::array<CharacterRange, 22> kUnseen = {{
    {0x00, 0x08},     {0x0B, 0x1F},        {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},
    {0x61C, 0x61C},   {0x115F, 0x1160},    {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F},
    {0x2000, 0x200F}, {0x2028, 0x202F},    {0x205F, 0x206F}, {0x2800, 0x2800}, {0x3000, 0x3000},
    {0x3164, 0x3164}, {0xE000, 0xF8FF},    {0xFE00, 0xFE0F}, {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFD}, {0xE0000, 0x10FFFF},
}};

bool is_unseen(char32_t c) {
  return std::any_of(kUnseen.begin(), kUnseen.end(), [&](const CharacterRange& range) {
    return c >= range.first && c <= range.last;
  });
}

/// The end of a text that is shown before what is wrong in it.
std::string_view shown_before(std::string_view before) {
  constexpr std::size_t kBeforeMax = 20;  // columns
  while (display_width(before) > kBeforeMax) {
    std::size_t next = 0;
    static_cast<void>(next_code_point(before, next));
    before.remove_prefix(next);
  }
  return before;
}

std::size_t letters_count(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t position = 0; position < text.size(); ++count) {
    static_cast<void>(next_code_point(text, position));
  }
  return count;
}

}  // namespace

TextLimits limits_of(std::string_view term) {
  const auto* const found =
      std::find_if(kTermRules.begin(), kTermRules.end(),
                   [term](const TermRule& rule) { return rule.name == term; });
  return found == kTermRules.end() ? TextLimits{} : found->limits;
}

std::optional<std::string> text_fault(std::string_view text, const TextLimits& limits) {
  if (const auto unseen = unseen_character(text)) {
    return fmt::format("a character that nobody sees, {}", *unseen);
  }
  const std::size_t at = text.find_first_of(limits.has_lines ? "" : "\n\t");
  if (at != std::string_view::npos) {
    return fmt::format("a {} after \"{}\"", text[at] == '\t' ? "tab" : "line break",
                       shown_before(text.substr(0, at)));
  }
  const std::size_t count = letters_count(text);
  return count <= limits.letters_max
             ? std::nullopt
             : std::optional(
                   fmt::format("{} letters, and at most {} are taken", count, limits.letters_max));
}

std::string clean_text(std::string_view text) {
  return to_nfc(trim(text));
}

std::optional<std::string> unseen_character(std::string_view text) {
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t each = next_code_point(text, position);
    if (!is_unseen(each)) {
      continue;
    }
    const std::string_view before = shown_before(text.substr(0, at));
    const std::string name = fmt::format("U+{:04X}", static_cast<std::uint32_t>(each));
    return before.empty() ? name + " at its beginning"
                          : fmt::format("{} after \"{}\"", name, before);
  }
  return std::nullopt;
}

std::string name_key(std::string_view name) {
  const std::string words = collapse_spaces(to_lower(to_nfc(name)));
  std::string key;
  for (const std::string_view word : split(words, ' ')) {
    key += with_old_tone_place(std::string(word)) + ' ';
  }
  return key;
}

bool are_possible(int copies, Channel channel) {
  return copies >= 0 && copies <= kCopiesMax && (channel == Channel::electronic) == (copies == 0);
}

std::vector<std::string> check_terms(BodyTerms& terms) {
  std::vector<std::string> faults;
  for (const TermRule& rule : kTermRules) {
    std::optional<std::string>& text = terms.*rule.term;
    if (!text) {
      continue;
    }
    if (find_invalid_utf8(*text)) {
      faults.push_back(fmt::format("the {} is not UTF-8", rule.name));
      continue;
    }
    // Before spaces are made one, or a wide one would pass as if it had been typed.
    const auto fault = text_fault(clean_text(*text), rule.limits);
    text = clean_text(rule.limits.has_lines ? *text : collapse_spaces(*text));
    if (rule.is_needed && text->empty()) {
      faults.push_back(fmt::format("the {} is empty", rule.name));
    }
    if (fault) {
      faults.push_back(fmt::format("the {} has {}", rule.name, *fault));
    }
  }
  if (terms.copies && (*terms.copies < 0 || *terms.copies > kCopiesMax)) {
    faults.push_back(
        fmt::format("{} is not a number of copies from 0 to {}", *terms.copies, kCopiesMax));
  }
  if (terms.ends && (terms.copies || terms.channel)) {
    faults.push_back("its copies end, and how many it receives or how is said as well");
  }
  return faults;
}

}  // namespace gazette::ledger
