#include "gazette/forms/parts.h"

#include <fmt/format.h>

namespace gazette::forms {

model::Paragraph paragraph(std::string text, model::Alignment alignment, std::uint8_t emphasis) {
  model::Paragraph paragraph = {.alignment = alignment};
  paragraph.spans.push_back({.text = std::move(text), .emphasis = emphasis});
  return paragraph;
}

model::Cell cell(std::string text, model::Alignment alignment, std::uint8_t emphasis) {
  model::Cell cell;
  if (!text.empty()) {
    cell.paragraphs.push_back(paragraph(std::move(text), alignment, emphasis));
  }
  return cell;
}

model::Cell spanning(model::Cell cell, std::uint16_t columns_count) {
  cell.column_span = columns_count;
  return cell;
}

model::Row heading_row(const std::vector<std::string_view>& titles) {
  model::Row row = {.heading = true};
  for (const std::string_view title : titles) {
    row.cells.push_back(cell(std::string(title), model::Alignment::center, model::kBold));
    row.cells.back().heading = true;
  }
  return row;
}

typeset::FormBlock block(std::string_view style, model::Block content) {
  return {.style = std::string(style), .block = std::move(content)};
}

typeset::FormBlock signatures(const std::vector<std::string_view>& titles) {
  // Room for a hand and a stamp.
  constexpr std::string_view kRoom = "\n\n\n\n";
  model::Row row;
  for (const std::string_view title : titles) {
    model::Cell place;
    place.paragraphs.push_back(
        paragraph(std::string(title), model::Alignment::center, model::kBold));
    place.paragraphs.push_back(
        paragraph("(Ký, ghi rõ họ tên)", model::Alignment::center, model::kItalic));
    place.paragraphs.push_back(paragraph(std::string(kRoom), model::Alignment::center));
    row.cells.push_back(std::move(place));
  }
  model::Table table = {.columns_count = static_cast<std::uint16_t>(titles.size()),
                        .widths = std::vector<std::uint32_t>(titles.size(), 1),
                        .ruled = false};
  table.rows.push_back(std::move(row));
  return block("form_signature", std::move(table));
}

std::string grouped(std::int64_t number) {
  std::string digits = fmt::format("{}", number < 0 ? -number : number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, ".");
  }
  return number < 0 ? "-" + digits : digits;
}

std::string short_date(Date date) {
  return fmt::format("{:02}/{:02}/{:04}", date.day, date.month, date.year);
}

}  // namespace gazette::forms
