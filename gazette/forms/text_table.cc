#include "gazette/forms/text_table.h"

#include <algorithm>

#include "gazette/base/text.h"

namespace gazette::forms {

std::string aligned(const std::vector<TextRow>& rows, NumberColumns numbers) {
  const std::size_t columns_count = rows.front().size();
  std::vector<std::size_t> widths(columns_count, 0);
  for (const TextRow& row : rows) {
    for (std::size_t column = 0; column < columns_count; ++column) {
      widths[column] = std::max(widths[column], display_width(row[column]));
    }
  }
  std::size_t rule_width = 2 * (columns_count - 1);
  for (const std::size_t width : widths) {
    rule_width += width;
  }
  std::string rule;
  for (std::size_t i = 0; i < rule_width; ++i) {
    rule += "─";
  }
  std::string text;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 1 || (i > 1 && i + 1 == rows.size())) {
      text += rule + "\n";
    }
    std::string line;
    for (std::size_t column = 0; column < columns_count; ++column) {
      const std::string& field = rows[i][column];
      const std::string room(widths[column] - display_width(field), ' ');
      const bool is_number = column >= numbers.first && column <= numbers.last;
      line += (column == 0 ? "" : "  ") + (is_number ? room + field : field + room);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

}  // namespace gazette::forms
