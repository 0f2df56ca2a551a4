#include "gazette/ingest/structure_opening_line.h"

#include <algorithm>
#include <array>
#include <span>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr std::array<std::string_view, 7> kPreambleStarts = {
    "can cu", "xet ", "theo de nghi", "sau khi ", "tren co so ", "duoc su ", "thi hanh "};

constexpr std::array<std::string_view, 10> kEnactingWords = {
    "nghi dinh",  "thong tu",      "quyet dinh",         "quyet nghi",         "chi thi",
    "nghi quyet", "ra quyet dinh", "quyet nghi nhu sau", "quyet dinh nhu sau", "lenh"};

bool starts_with_any(std::string_view key, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

/// The key without a dash at its beginning: until about 2005 grounds were often listed by dashes.
std::string_view behind_dash(std::string_view key) {
  for (const std::string_view dash : {"- ", "– ", "-", "–", "* ", "+ "}) {
    if (key.starts_with(dash)) {
      return key.substr(dash.size());
    }
  }
  return key;
}

/// The key without a colon and blanks at its end.
std::string_view bare(std::string_view key) {
  while (!key.empty() && (key.back() == ':' || key.back() == ' ')) {
    key.remove_suffix(1);
  }
  return key;
}

}  // namespace

bool is_enacting(const Line& line) {
  const std::string_view words = bare(line.key);
  return !line.is_table() && line.upper &&
         std::find(kEnactingWords.begin(), kEnactingWords.end(), words) != kEnactingWords.end();
}

bool begins_preamble(const Line& line) {
  if (line.is_table() || line.label || line.text.size() > kPreambleBytesMax || line.upper) {
    return false;
  }
  const bool carries_out =
      line.key.starts_with("thuc hien ") && (line.text.ends_with(';') || line.text.ends_with(','));
  return carries_out || starts_with_any(behind_dash(line.key), kPreambleStarts);
}

bool is_symbol_line(const Line& line) {
  if (line.is_table() || line.text.size() > kHeadLineBytesMax || line.label) {
    return false;
  }
  const std::size_t word = line.key.find("so");
  const bool says_number =
      line.key.starts_with("so:") || line.key.starts_with("so ") ||
      (word != std::string::npos && word <= 20 && line.key.find("so:", word) != std::string::npos);
  if (says_number) {
    return model::find_symbol(line.text).has_value() || model::has_blank_number(line.text);
  }
  const std::optional<model::Symbol> symbol = model::find_symbol(line.text);
  return symbol && symbol->text == line.text;
}

bool is_place_line(const Line& line) {
  if (line.is_table() || line.text.size() > kHeadLineBytesMax || line.label) {
    return false;
  }
  const std::size_t day = line.key.find("ngay");
  const std::size_t month = line.key.find("thang", day == std::string::npos ? 0 : day);
  const bool in_order = day != std::string::npos && month != std::string::npos &&
                        line.key.find("nam", month) != std::string::npos;
  const bool after_place = day == 0 || line.key.find(", ngay") != std::string::npos ||
                           line.key.find(",ngay") != std::string::npos;
  return in_order && after_place && !starts_with_any(line.key, kPreambleStarts) &&
         line.key.find("nam", month) < month + 24;
}

bool is_history(const Line& line) {
  if (line.is_table() || line.text.size() > kPreambleBytesMax || line.upper) {
    return false;
  }
  const std::size_t label = line.label ? line.label->length : 0;
  const std::string folded = fold(trim(std::string_view(line.text).substr(label)));
  const std::string_view key = folded;
  const std::span<const model::ActKind> kinds = model::act_kinds();
  const bool begins_with_kind =
      std::any_of(kinds.begin(), kinds.end(), [&](const model::ActKind& kind) {
        const std::string_view name = model::folded_name(kind);
        return kind.has(model::ActKind::stands_in_head) && key.starts_with(name) &&
               key.substr(name.size()).starts_with(' ');
      });
  return begins_with_kind && key.find(" ngay ") != std::string::npos &&
         (key.find("duoc sua doi") != std::string::npos ||
          key.find("co hieu luc") != std::string::npos);
}

std::optional<std::string> kind_named(std::string_view key,
                                      const model::Configuration& configuration) {
  // "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG ...", as older acts have it.
  const std::size_t issuer = key.find(" cua ");
  const std::string_view kind_key = key.substr(0, issuer);
  for (const model::Kind& kind : configuration.kinds) {
    if (fold(kind.name) == kind_key) {
      return kind.name;
    }
  }
  // Beyond those that the configuration lists, so that any document is understood.
  for (const model::ActKind& kind : model::act_kinds()) {
    if (kind.has(model::ActKind::stands_in_head) && model::folded_name(kind) == kind_key) {
      return std::string(kind.name);
    }
  }
  return std::nullopt;
}

}  // namespace gazette::ingest
