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
  bool has_lines = false;  // line breaks in it have a meaning
};

constexpr std::array<TermRule, 8> kTermRules = {{
    {"name", &BodyTerms::name, true, false},
    {"kind", &BodyTerms::kind, false, false},
    {"district", &BodyTerms::district, false, false},
    {"address", &BodyTerms::address, true, true},
    {"official_code", &BodyTerms::official_code, false, false},
    {"postal_code", &BodyTerms::postal_code, false, false},
    {"note", &BodyTerms::note, false, true},
    {"basis", &BodyTerms::basis, true, false},
}};

/// Controls, characters without width, and those that turn the direction of what follows: two names
/// that read the same would be two.
bool is_unseen(char32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F) || c == 0xAD ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

}  // namespace

std::string clean_text(std::string_view text) {
  return to_nfc(trim(text));
}

std::optional<std::string> unseen_character(std::string_view text) {
  constexpr std::size_t kBeforeMax = 20;  // columns of the text before it that are shown
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t each = next_code_point(text, position);
    if (!is_unseen(each)) {
      continue;
    }
    std::string_view before = text.substr(0, at);
    while (display_width(before) > kBeforeMax) {
      std::size_t next = 0;
      static_cast<void>(next_code_point(before, next));
      before.remove_prefix(next);
    }
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
    text = clean_text(rule.has_lines ? *text : collapse_spaces(*text));
    if (rule.is_needed && text->empty()) {
      faults.push_back(fmt::format("the {} is empty", rule.name));
    }
    if (const auto unseen = unseen_character(*text)) {
      faults.push_back(
          fmt::format("the {} has a character that nobody sees, {}", rule.name, *unseen));
    }
  }
  if (terms.copies && (*terms.copies < 0 || *terms.copies > kCopiesMax)) {
    faults.push_back(
        fmt::format("{} is not a number of copies from 0 to {}", *terms.copies, kCopiesMax));
  }
  return faults;
}

}  // namespace gazette::ledger
