// The grid of a table: its cells at their places.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/book.h"

namespace gazette::typeset {

/// A cell on the grid.
struct PlacedCell {
  const model::Cell* cell = nullptr;
  std::size_t row = 0;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::size_t rows = 1;
  std::uint32_t first_paragraph = kNoParagraph;
  bool heading = false;
};

struct Grid {
  std::vector<PlacedCell> cells = {};  // row by row, from left to right
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t head_rows = 0;  // repeated on each page; a table that is all heading has none
};

/// Places the cells, row spans leaving out the places they cover. The paragraphs of the cells are
/// numbered from `first_paragraph` on.
[[nodiscard]] Grid place_cells(const model::Table& table, std::uint32_t first_paragraph);

/// By row: which cells stand in it, in the order of their columns; cells from above too.
class RowCells {
 public:
  explicit RowCells(const Grid& grid);
  /// Places in Grid::cells.
  [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t row) const {
    return std::span(cells_).subspan(begins_[row], begins_[row + 1] - begins_[row]);
  }

 private:
  std::vector<std::size_t> begins_;  // rows and one more
  std::vector<std::uint32_t> cells_;
};

}  // namespace gazette::typeset
