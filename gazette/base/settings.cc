#include "gazette/base/settings.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>
#include <toml++/toml.h>

#include "gazette/base/date_remedy.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

/// The file that tables share: its lines for excerpts, and where it begins in the user's file.
struct File {
  std::string path = {};
  std::vector<std::string> lines = {};
  std::uint32_t first_line = 1;
  toml::table root = {};
};

Place place_at(const File& file, const toml::source_region& region, std::uint32_t width) {
  Place place;
  place.path = file.path;
  const auto line = static_cast<std::uint32_t>(region.begin.line);
  if (line >= 1) {
    place.line = line + file.first_line - 1;
    place.column = static_cast<std::uint32_t>(region.begin.column);
    place.width = width;
    if (line <= file.lines.size()) {
      place.excerpt = file.lines[line - 1];
    }
  }
  return place;
}

/// The steps of the longest key, a.b.c, that is parsed: toml++ recurses for each.
constexpr std::size_t kKeyStepsMax = 64;

/// Where the text or name in quotes that begins at `start` ends; the end of its line where it does
/// not.
std::size_t quoted_end(std::string_view text, std::size_t start) {
  std::size_t at = start + 1;
  while (at < text.size() && text[at] != text[start] && text[at] != '\n') {
    at += text[at] == '\\' && text[start] == '"' ? 2U : 1U;
  }
  return std::min(at, text.size() - 1);
}

/// Where a key has too many steps. Only what can be a key is counted, not text in quotes.
std::optional<std::size_t> find_deep_key(std::string_view text) {
  std::size_t steps_count = 0;
  bool has_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool is_quote = c == '"' || c == '\'';
    const bool is_word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                         (c >= '0' && c <= '9') || c == '-' || c == '_';
    if (c == '.' && has_word) {
      has_word = false;
      if (++steps_count > kKeyStepsMax) {
        return at;
      }
    } else if (is_word || is_quote) {
      has_word = true;
      at = is_quote ? quoted_end(text, at) : at;
    } else if (c != ' ' && c != '\t') {
      steps_count = 0;
      has_word = false;
    }
  }
  return std::nullopt;
}

std::string_view name_of(toml::node_type type) {
  switch (type) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "a list";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    case toml::node_type::date:
      return "a date";
    default:
      return "another kind of value";
  }
}

}  // namespace

struct Settings::Node {
  std::shared_ptr<const File> file = {};
  const toml::table* table = nullptr;
  std::set<std::string, std::less<>> known = {};

  const toml::node* get(std::string_view key) {
    known.emplace(key);
    return table->get(key);
  }
  void report_kind(std::string_view key, const toml::node& node, std::string_view wanted,
                   Diagnostics& diagnostics, std::string help = {}) const {
    diagnostics.report(
        {.code = "G0103",
         .place = place_at(*file, node.source(), 1),
         .message = fmt::format("\"{}\" is {}, not {}", key, name_of(node.type()), wanted),
         .help = help.empty() ? fmt::format("give \"{}\" {}", key, wanted) : std::move(help)});
  }
};

std::optional<Settings> Settings::parse(std::string_view text, const std::string& path,
                                        Diagnostics& diagnostics, std::uint32_t first_line) {
  const auto file = std::make_shared<File>();
  file->path = path;
  file->first_line = first_line;
  for (const std::string_view line : split(text, '\n')) {
    file->lines.emplace_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
  }
  if (const auto invalid = find_invalid_utf8(text)) {
    const std::string_view before = text.substr(0, *invalid);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    diagnostics.report({.code = "G0101",
                        .place = {.path = path, .line = line + first_line},
                        .message = fmt::format("{} is not UTF-8", path),
                        .help = "save the file as UTF-8"});
    return std::nullopt;
  }
  if (const std::optional<std::size_t> deep = find_deep_key(text)) {
    const std::string_view before = text.substr(0, *deep);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    diagnostics.report({.code = "G0220",
                        .place = {.path = path, .line = line + first_line},
                        .message = fmt::format("a key of more than {} steps", kKeyStepsMax),
                        .help = "write each key on a line of its own"});
    return std::nullopt;
  }
  try {
    file->root = toml::parse(text);
  } catch (const toml::parse_error& error) {  // the library's way; it goes no further than here
    diagnostics.report({.code = "G0102",
                        .place = place_at(*file, error.source(), 1),
                        .message = fmt::format("cannot read the settings: {}", error.description()),
                        .help = "texts need quotes, dates are written 2022-09-20"});
    return std::nullopt;
  }
  auto node = std::make_shared<Node>();
  node->table = &file->root;
  node->file = file;
  return Settings(std::move(node));
}

bool Settings::has(std::string_view key) const {
  return node_->table->contains(key);
}

std::optional<std::string> Settings::text(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* value = node->as_string()) {
    return to_nfc(value->get());
  }
  node_->report_kind(key, *node, "a text", diagnostics);
  return std::nullopt;
}

std::optional<std::int64_t> Settings::integer(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* value = node->as_integer()) {
    return value->get();
  }
  node_->report_kind(key, *node, "a whole number", diagnostics);
  return std::nullopt;
}

std::optional<double> Settings::number(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (node->is_number()) {
    return node->value<double>();
  }
  node_->report_kind(key, *node, "a number", diagnostics);
  return std::nullopt;
}

std::optional<bool> Settings::flag(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* value = node->as_boolean()) {
    return value->get();
  }
  node_->report_kind(key, *node, "true or false", diagnostics);
  return std::nullopt;
}

std::optional<Date> Settings::date(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* value = node->as_date()) {
    const Date date{value->get().year, value->get().month, value->get().day};
    if (is_valid(date)) {
      return date;
    }
  }
  if (const auto* value = node->as_string()) {
    if (const auto date = parse_iso_date(value->get())) {
      return date;
    }
    node_->report_kind(key, *node, "a date such as 2022-09-20", diagnostics,
                       date_remedy(value->get()));
    return std::nullopt;
  }
  node_->report_kind(key, *node, "a date such as 2022-09-20", diagnostics);
  return std::nullopt;
}

std::vector<std::string> Settings::texts(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  std::vector<std::string> values;
  if (node == nullptr) {
    return values;
  }
  if (const auto* list = node->as_array()) {
    for (const toml::node& member : *list) {
      if (const auto* value = member.as_string()) {
        values.push_back(to_nfc(value->get()));
      } else {
        node_->report_kind(key, member, "a list of texts", diagnostics);
      }
    }
    return values;
  }
  node_->report_kind(key, *node, "a list of texts", diagnostics);
  return values;
}

std::vector<double> Settings::numbers(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  std::vector<double> values;
  if (node == nullptr) {
    return values;
  }
  if (const auto* list = node->as_array()) {
    for (const toml::node& member : *list) {
      if (member.is_number()) {
        values.push_back(member.value_or(0.0));
      } else {
        node_->report_kind(key, member, "a list of numbers", diagnostics);
      }
    }
    return values;
  }
  node_->report_kind(key, *node, "a list of numbers", diagnostics);
  return values;
}

std::optional<Settings> Settings::table(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  if (node == nullptr) {
    return std::nullopt;
  }
  if (const auto* value = node->as_table()) {
    auto child = std::make_shared<Node>();
    child->file = node_->file;
    child->table = value;
    return Settings(std::move(child));
  }
  node_->report_kind(key, *node, "a table", diagnostics);
  return std::nullopt;
}

std::vector<Settings> Settings::tables(std::string_view key, Diagnostics& diagnostics) {
  const toml::node* node = node_->get(key);
  std::vector<Settings> values;
  if (node == nullptr) {
    return values;
  }
  const auto* list = node->as_array();
  if (list == nullptr) {
    node_->report_kind(key, *node, fmt::format("written [[{}]]", key), diagnostics);
    return values;
  }
  for (const toml::node& member : *list) {
    if (const auto* value = member.as_table()) {
      auto child = std::make_shared<Node>();
      child->file = node_->file;
      child->table = value;
      values.push_back(Settings(std::move(child)));
    } else {
      node_->report_kind(key, member, fmt::format("written [[{}]]", key), diagnostics);
    }
  }
  return values;
}

std::vector<std::string> Settings::keys() {
  // toml++ keeps keys sorted by name; the file's order is that of their places.
  std::vector<std::pair<toml::source_position, std::string>> found;
  for (const auto& [key, value] : *node_->table) {
    found.emplace_back(key.source().begin, std::string(key.str()));
    node_->known.emplace(key.str());
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
  });
  std::vector<std::string> names;
  for (auto& [position, name] : found) {
    names.push_back(std::move(name));
  }
  return names;
}

Place Settings::place(std::string_view key) const {
  const toml::node* node = key.empty() ? nullptr : node_->table->get(key);
  if (node != nullptr) {
    return place_at(*node_->file, node->source(), 1);
  }
  return place_at(*node_->file, node_->table->source(), 1);
}

void Settings::report_unknown_keys(Diagnostics& diagnostics) const {
  const std::vector<std::string> known(node_->known.begin(), node_->known.end());
  for (const auto& [key, value] : *node_->table) {
    const std::string name(key.str());
    if (node_->known.contains(name)) {
      continue;
    }
    const auto near = nearest(name, known);
    std::string help = near ? fmt::format("did you mean \"{}\"?", *near) : "known keys here: ";
    for (std::size_t i = 0; !near && i < known.size(); ++i) {
      help += (i == 0 ? "" : ", ") + known[i];
    }
    const auto width = static_cast<std::uint32_t>(display_width(name));
    diagnostics.report({.code = "G0104",
                        .place = place_at(*node_->file, key.source(), width),
                        .message = fmt::format("unknown key \"{}\"", name),
                        .label = "not a key of this table",
                        .help = help});
  }
}

}  // namespace gazette
