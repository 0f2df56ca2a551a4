#include "gazette/forms/csv.h"

#include <fmt/format.h>

namespace gazette::forms {
namespace {

void append_field(std::string& csv, std::string_view field) {
  constexpr std::string_view kFormulaStarts = "=+-@\t\r";
  std::string text(field);
  if (!text.empty() && kFormulaStarts.find(text.front()) != std::string_view::npos) {
    text.insert(0, 1, '\'');
  }
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    csv += text;
    return;
  }
  csv += '"';
  for (const char each : text) {
    csv += each;
    if (each == '"') {
      csv += '"';
    }
  }
  csv += '"';
}

}  // namespace

void append_csv_line(std::string& csv, std::span<const PaperCell> cells) {
  bool is_first = true;
  for (const PaperCell& cell : cells) {
    csv += is_first ? "" : ",";
    is_first = false;
    if (const auto* const number = std::get_if<std::int64_t>(&cell)) {
      csv += fmt::format("{}", *number);
    } else {
      append_field(csv, std::get<std::string>(cell));
    }
  }
  csv += "\r\n";
}

}  // namespace gazette::forms
