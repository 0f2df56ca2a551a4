// TOML files of people (gazette.toml, plans, layouts, front matter), read strictly.
//
// Every key that is read is known; what is left over is a finding that names the nearest known key.
// The only place that includes toml++.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"

namespace gazette {

/// A table of a TOML file. Values are asked for by key; a value of the wrong type is a finding
/// (G0103) and reads as absent. Copies share the file.
class Settings {
 public:
  /// Parses `text`; where it does not parse, reports G0102 with the place and returns nothing.
  /// `first_line` is the line of `path` where `text` begins (front matter starts at line 2).
  static std::optional<Settings> parse(std::string_view text, const std::string& path,
                                       Diagnostics& diagnostics, std::uint32_t first_line = 1);

  [[nodiscard]] bool has(std::string_view key) const;
  std::optional<std::string> text(std::string_view key, Diagnostics& diagnostics);
  std::optional<std::int64_t> integer(std::string_view key, Diagnostics& diagnostics);
  std::optional<double> number(std::string_view key, Diagnostics& diagnostics);
  std::optional<bool> flag(std::string_view key, Diagnostics& diagnostics);
  std::optional<Date> date(std::string_view key, Diagnostics& diagnostics);
  std::vector<std::string> texts(std::string_view key, Diagnostics& diagnostics);
  std::vector<double> numbers(std::string_view key, Diagnostics& diagnostics);
  std::optional<Settings> table(std::string_view key, Diagnostics& diagnostics);
  std::vector<Settings> tables(std::string_view key, Diagnostics& diagnostics);
  /// The keys of this table, in the file's order; marks them as known (tables with free names).
  std::vector<std::string> keys();

  /// Where `key` stands (its value), or where the table stands if there is no such key.
  [[nodiscard]] Place place(std::string_view key = {}) const;

  /// Reports every key of this table that was never asked for (G0104), with the nearest known one.
  void report_unknown_keys(Diagnostics& diagnostics) const;

  struct Node;  // settings.cc; hides toml++

 private:
  explicit Settings(std::shared_ptr<Node> node) : node_(std::move(node)) {}
  std::shared_ptr<Node> node_;
};

}  // namespace gazette
