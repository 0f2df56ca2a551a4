#include "gazette/forms/parts.h"

#include <algorithm>

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

std::string parted_references(std::string_view references) {
  constexpr std::size_t kWholeBytesMost = 16;  // a longer one would take the names their room
  std::string text;
  while (!references.empty()) {
    const std::size_t end = std::min(references.find(' '), references.size());
    const std::string_view name = references.substr(0, end);
    std::size_t nearest = 0;  // where its second line begins
    for (std::size_t i = 1; name.size() > kWholeBytesMost && i < name.size(); ++i) {
      const auto from_middle = [&](std::size_t at) {
        return std::max(2 * at, name.size()) - std::min(2 * at, name.size());
      };
      if (name[i - 1] == '-' && from_middle(i) <= from_middle(nearest)) {
        nearest = i;
      }
    }
    text.append(name.substr(0, nearest)).append(nearest == 0 ? "" : "\n");
    text.append(name.substr(nearest)).append(references.substr(end, 1));
    references.remove_prefix(std::min(end + 1, references.size()));
  }
  return text;
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
