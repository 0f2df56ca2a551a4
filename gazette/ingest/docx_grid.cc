// A table taking form, row by row.

#include "gazette/ingest/docx_grid.h"

#include <algorithm>

namespace gazette::ingest::docx {
namespace {

constexpr std::uint16_t kRowSpanMax = 60'000;

}  // namespace

void Grid::begin_row(bool is_heading) {
  table_.rows.push_back({.heading = is_heading});
  column_ = 0;
}

void Grid::end_row() {
  ends_.push_back(column_);
  // A merge is over where a row ends before it.
  for (auto i = static_cast<std::size_t>(column_); i < above_.size(); ++i) {
    above_.at(i) = {};
  }
}

void Grid::skip(int columns_count) {
  if (columns_count > 0) {
    columns_count = close(columns_count);
    add({.column_span = static_cast<std::uint16_t>(columns_count)});
  }
}

void Grid::place(model::Cell cell, bool is_merge_open) {
  if (is_full()) {
    extend(cell.paragraphs, 0);
    return;
  }
  const int columns_count = close(cell.column_span);
  cell.column_span = static_cast<std::uint16_t>(columns_count);
  cell.heading = table_.rows.back().heading;
  if (is_merge_open) {
    above_.at(static_cast<std::size_t>(column_)) = {.row = table_.rows.size() - 1,
                                                    .cell = table_.rows.back().cells.size(),
                                                    .columns_count = cell.column_span};
  }
  add(std::move(cell));
}

bool Grid::merge_with_above(int columns_count) {
  if (column_ >= static_cast<int>(above_.size())) {
    return false;
  }
  const Above& above = above_.at(static_cast<std::size_t>(column_));
  if (above.columns_count == 0 || above.columns_count != columns_count) {
    return false;
  }
  std::uint16_t& rows_count = table_.rows.at(above.row).cells.at(above.cell).row_span;
  if (rows_count >= kRowSpanMax) {
    return false;
  }
  ++rows_count;
  column_ += columns_count;
  return true;
}

void Grid::extend(const std::vector<model::Paragraph>& paragraphs, int columns_count) {
  model::Cell& cell = table_.rows.back().cells.back();
  cell.paragraphs.insert(cell.paragraphs.end(), paragraphs.begin(), paragraphs.end());
  if (columns_count > 0 && column_ < kColumnsMax) {
    const int taken = close(columns_count);
    cell.column_span = static_cast<std::uint16_t>(cell.column_span + taken);
    column_ += taken;
  }
}

model::Table Grid::finish(std::vector<std::uint32_t> widths,
                          const std::vector<std::uint32_t>& widths_of_row) {
  const int columns_count = ends_.empty() ? 0 : *std::max_element(ends_.begin(), ends_.end());
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    if (const int missing = columns_count - ends_[i]; missing > 0) {
      table_.rows[i].cells.push_back(
          {.column_span = static_cast<std::uint16_t>(missing), .heading = table_.rows[i].heading});
    }
  }
  table_.columns_count = static_cast<std::uint16_t>(columns_count);
  const auto count = static_cast<std::size_t>(columns_count);
  if (widths.size() < count) {
    widths = widths_of_row;
  }
  widths.resize(widths.size() < count ? 0 : count);
  const bool is_stated =
      std::any_of(widths.begin(), widths.end(), [](std::uint32_t width) { return width > 0; });
  table_.widths = is_stated ? std::move(widths) : std::vector<std::uint32_t>();
  return std::move(table_);
}

void Grid::add(model::Cell cell) {
  column_ += cell.column_span;
  table_.rows.back().cells.push_back(std::move(cell));
}

/// Ends merges over the next columns, and says how many of them the table can have.
int Grid::close(int columns_count) {
  const int allowed = std::clamp(columns_count, 1, std::max(kColumnsMax - column_, 1));
  const auto end = static_cast<std::size_t>(column_ + allowed);
  if (above_.size() < end) {
    above_.resize(end);
  }
  for (auto i = static_cast<std::size_t>(column_); i < end; ++i) {
    above_.at(i) = {};
  }
  return allowed;
}

}  // namespace gazette::ingest::docx
