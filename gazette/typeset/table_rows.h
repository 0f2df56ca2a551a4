// The rows of a table as slugs: how many lines each has, where it may be cut, at what cost a page
// ends above it. Nothing is drawn here.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/typeset/table_cells.h"
#include "gazette/typeset/table_grid.h"

namespace gazette::typeset {

struct RowMeasure {
  Length leading = {};
  Length padding = {};    // above and below the lines of a row
  Length page_room = {};  // height of the text block
};

/// What one slug shows of a row: all of it, or one of its lines.
struct RowSlice {
  std::size_t row = 0;
  std::size_t first = 0;  // line of the row
  std::size_t lines = 0;
  bool begins_row = true;
  bool ends_row = true;
  std::int32_t break_cost = 0;  // of a page break above it
  Length height = {};
};

struct RowPlan {
  std::vector<RowSlice> slices = {};           // from the top of the table
  std::vector<std::size_t> lines_before = {};  // by row, and of the whole table
  std::vector<bool> is_whole = {};             // by cell: it stands on one page, uncut
  [[nodiscard]] std::size_t lines_between(std::size_t first_row, std::size_t end_row) const {
    return lines_before[end_row] - lines_before[first_row];
  }
};

/// Rows are kept whole, except those higher than a sixth of the page, which may be cut.
/// Rows tied by a row span stay together up to two thirds of the page; a group's heading stays with
/// the first row below it, the repeated heading too.
[[nodiscard]] RowPlan plan_rows(const Grid& grid, const std::vector<SetCell>& cells,
                                const RowCells& row_cells, const RowMeasure& measure);

}  // namespace gazette::typeset
