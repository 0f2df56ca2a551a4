#include "gazette/ledger/terms.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "gazette/base/text.h"

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

}  // namespace

std::string clean_text(std::string_view text) {
  return to_nfc(trim(text));
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return (byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F;
  });
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
    if (has_control(*text)) {
      faults.push_back(fmt::format("the {} has a control character", rule.name));
    }
  }
  if (terms.copies && (*terms.copies < 0 || *terms.copies > kCopiesMax)) {
    faults.push_back(
        fmt::format("{} is not a number of copies from 0 to {}", *terms.copies, kCopiesMax));
  }
  return faults;
}

}  // namespace gazette::ledger
