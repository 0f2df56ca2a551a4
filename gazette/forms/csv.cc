#include "gazette/forms/csv.h"

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

void append_csv_line(std::string& csv, std::span<const std::string> fields) {
  bool is_first = true;
  for (const std::string& field : fields) {
    csv += is_first ? "" : ",";
    is_first = false;
    append_field(csv, field);
  }
  csv += "\r\n";
}

}  // namespace gazette::forms
