#include "gazette/typeset/table_grid.h"

#include <algorithm>
#include <numeric>

namespace gazette::typeset {

Grid place_cells(const model::Table& table, std::uint32_t first_paragraph) {
  Grid grid;
  grid.rows = table.rows.size();
  std::vector<std::size_t> covered_until;  // by column: the row from which it is free
  std::uint32_t paragraph = first_paragraph;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t column = 0;
    for (const model::Cell& cell : table.rows[row].cells) {
      while (column < covered_until.size() && covered_until[column] > row) {
        ++column;
      }
      const std::size_t columns = std::max<std::size_t>(cell.column_span, 1);
      const std::size_t rows =
          std::min<std::size_t>(std::max<std::size_t>(cell.row_span, 1), grid.rows - row);
      covered_until.resize(std::max(covered_until.size(), column + columns), 0);
      std::fill_n(covered_until.begin() + static_cast<std::ptrdiff_t>(column), columns, row + rows);
      grid.cells.push_back({.cell = &cell,
                            .row = row,
                            .column = column,
                            .columns = columns,
                            .rows = rows,
                            .first_paragraph = paragraph,
                            .heading = cell.heading || table.rows[row].heading});
      if (paragraph != kNoParagraph) {
        paragraph += static_cast<std::uint32_t>(cell.paragraphs.size());
      }
      column += columns;
    }
  }
  grid.columns = covered_until.size();
  while (grid.head_rows < grid.rows && table.rows[grid.head_rows].heading) {
    ++grid.head_rows;
  }
  if (grid.head_rows == grid.rows) {
    grid.head_rows = 0;
  }
  return grid;
}

RowCells::RowCells(const Grid& grid) : begins_(grid.rows + 1) {
  for (const PlacedCell& placed : grid.cells) {
    for (std::size_t row = placed.row; row < placed.row + placed.rows; ++row) {
      ++begins_[row + 1];
    }
  }
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
  cells_.resize(begins_.back());
  std::vector<std::size_t> next(begins_.begin(), begins_.end() - 1);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    for (std::size_t row = placed.row; row < placed.row + placed.rows; ++row) {
      cells_[next[row]++] = static_cast<std::uint32_t>(i);
    }
  }
  // Cells from above came first, wherever they stand.
  for (std::size_t row = 0; row < grid.rows; ++row) {
    std::sort(cells_.begin() + static_cast<std::ptrdiff_t>(begins_[row]),
              cells_.begin() + static_cast<std::ptrdiff_t>(begins_[row + 1]),
              [&](std::uint32_t a, std::uint32_t b) {
                return grid.cells[a].column < grid.cells[b].column;
              });
  }
}

}  // namespace gazette::typeset
