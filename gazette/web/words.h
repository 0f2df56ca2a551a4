// The words of the interface (lời của giao diện) in one language, from texts.toml.
//
// The code and the templates hold no word that a reader sees; another language is another table of
// texts.toml with the same keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "gazette/base/date.h"
#include "gazette/web/template.h"

namespace gazette::web {

class Words {
 public:
  /// Reads the table `language` of texts.toml. Throws `Error` where the file does not parse or has
  /// no such table.
  Words(const Templates& templates, std::string_view language);

  /// The words as values for templates: "t.home" for the key `home`.
  [[nodiscard]] const Values& values() const { return values_; }

  /// The word of `key`; throws `Error` where the language has none.
  [[nodiscard]] const std::string& word(std::string_view key) const;

  /// The word of `key` with its places filled: say("issue_name", fmt::arg("number", "07")).
  template <typename... Arguments>
  [[nodiscard]] std::string say(std::string_view key, const Arguments&... arguments) const {
    return format(key, fmt::make_format_args(arguments...));
  }

  [[nodiscard]] std::string date_long(Date date) const;          // ngày 20 tháng 9 năm 2022
  [[nodiscard]] std::string date_short(Date date) const;         // 20/9/2022
  [[nodiscard]] std::string month(int month) const;              // Tháng 9
  [[nodiscard]] std::string weekday(Date date) const;            // Thứ Ba
  [[nodiscard]] std::string number(std::uint64_t number) const;  // 7.527
  [[nodiscard]] std::string size(std::uint64_t bytes) const;     // 1,4 MB
  [[nodiscard]] std::string folios(std::uint32_t first, std::uint32_t last) const;  // trang 3–5

 private:
  [[nodiscard]] std::string format(std::string_view key, fmt::format_args arguments) const;
  [[nodiscard]] std::string date(std::string_view key, Date date) const;

  std::string language_ = {};
  Values values_ = {};
};

}  // namespace gazette::web
