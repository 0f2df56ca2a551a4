// What the readers of gazette.toml share.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/settings.h"
#include "gazette/base/text.h"

namespace gazette::model {

/// Reads one table after another, with the checks they share.
class Reader {
 public:
  explicit Reader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  std::string required_text(Settings& table, std::string_view key, std::string_view of) {
    std::string value = table.text(key, diagnostics_).value_or("");
    if (value.empty() && !table.has(key)) {
      missing(table, key, of);
    }
    for (std::size_t at = 0; at < value.size();) {
      if (const char32_t c = next_code_point(value, at); turns_direction(c)) {
        out_of_range(table, key,
                     fmt::format("\"{}\" has a character that turns the direction of text", key),
                     fmt::format("take U+{:04X} out", static_cast<std::uint32_t>(c)));
        break;
      }
    }
    return value;
  }

  /// An id: a slug that may stand in an address.
  std::string required_id(Settings& table, std::string_view of) {
    const std::size_t errors_before = diagnostics_.errors_count();
    std::string id = required_text(table, "id", of);
    if (diagnostics_.errors_count() == errors_before && (id.empty() || slug(id) != id)) {
      const std::string near = slug(id);
      out_of_range(table, "id", fmt::format("\"{}\" cannot be an id", id),
                   fmt::format("use lower-case letters, digits and \"-\"{}",
                               near.empty() ? "" : fmt::format(": \"{}\"", near)));
    }
    return id;
  }

  int whole_number(Settings& table, std::string_view key, int fallback, int least, int most) {
    const std::int64_t value = table.integer(key, diagnostics_).value_or(fallback);
    if (value < least || value > most) {
      out_of_range(table, key, fmt::format("\"{}\" is {}", key, value),
                   fmt::format("give a number from {} to {}", least, most));
      return fallback;
    }
    return static_cast<int>(value);
  }

  /// The two values of a key.
  struct Choice {
    std::string_view no = {};
    std::string_view yes = {};
  };
  std::optional<bool> choice(Settings& table, std::string_view key, const Choice& choice) {
    const auto value = table.text(key, diagnostics_);
    if (!value) {
      return std::nullopt;
    }
    if (*value != choice.no && *value != choice.yes) {
      out_of_range(table, key, fmt::format("unknown {} \"{}\"", key, *value),
                   fmt::format("use \"{}\" or \"{}\"", choice.no, choice.yes));
      return std::nullopt;
    }
    return *value == choice.yes;
  }

  Date required_date(Settings& table, std::string_view of) {
    if (!table.has("from")) {
      missing(table, "from", of);
    }
    return table.date("from", diagnostics_).value_or(Date{1900, 1, 1});
  }

  void missing(const Settings& table, std::string_view key, std::string_view of) {
    diagnostics_.report({.code = "G0105",
                         .place = table.place(),
                         .message = fmt::format("{} has no \"{}\"", of, key),
                         .help = fmt::format("add a line {} = ...", key)});
  }

  void out_of_range(const Settings& table, std::string_view key, std::string message,
                    std::string help) {
    report("G0108", table.place(key), std::move(message), std::move(help));
  }

  void report(std::string_view code, Place place, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = std::move(place),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  Diagnostics& diagnostics() { return diagnostics_; }

  /// Whether a page would show what follows in another order than it was written: names stand in
  /// the middle of other people's sentences.
  static bool turns_direction(char32_t c) {
    return c == 0x200E || c == 0x200F || c == 0x061C || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
  }

 private:
  Diagnostics& diagnostics_;
};

}  // namespace gazette::model
