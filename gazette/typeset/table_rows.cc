#include "gazette/typeset/table_rows.h"

#include <algorithm>
#include <numeric>

namespace gazette::typeset {
namespace {

/// Of a page break inside a row.
constexpr std::int32_t kBreakInRow = 1500;
/// A row higher than this share of the page may be cut: whole, it would leave as much white at the
/// foot of the page before it.
constexpr std::int64_t kRowShareMost = 6;
/// The last row is not left alone at the top of a page.
constexpr std::int32_t kBreakBeforeLastRow = 800;
/// So many headings of groups, one above the other, are kept with the row below them; a table set
/// all in bold is no heap of headings.
constexpr std::size_t kGroupHeadsMost = 3;

/// Rows in lines: as many as the highest cell that is in that row alone; a cell over several rows
/// that needs more gives the rest to its last row.
std::vector<std::size_t> lines_before_rows(const Grid& grid, const std::vector<SetCell>& cells) {
  std::vector<std::size_t> lines(grid.rows, 1);
  std::vector<std::vector<std::uint32_t>> spans_ending(grid.rows);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    if (placed.rows == 1) {
      lines[placed.row] = std::max(lines[placed.row], cells[i].lines());
    } else {
      spans_ending[placed.row + placed.rows - 1].push_back(static_cast<std::uint32_t>(i));
    }
  }
  std::vector<std::size_t> before(grid.rows + 1);
  for (std::size_t row = 0; row < grid.rows; ++row) {
    for (const std::uint32_t i : spans_ending[row]) {
      const std::size_t above = before[row] - before[grid.cells[i].row];
      lines[row] = std::max(lines[row], cells[i].lines() - std::min(cells[i].lines(), above));
    }
    before[row + 1] = before[row] + lines[row];
  }
  return before;
}

/// By row: the first row that row spans tie it to.
std::vector<std::size_t> groups_of_rows(const Grid& grid) {
  std::vector<std::size_t> tied_until(grid.rows, 0);
  for (const PlacedCell& placed : grid.cells) {
    tied_until[placed.row] = std::max(tied_until[placed.row], placed.row + placed.rows);
  }
  std::vector<std::size_t> groups(grid.rows);
  std::size_t until = 0;
  for (std::size_t row = 0; row < grid.rows; ++row) {
    groups[row] = row < until ? groups[row - 1] : row;
    until = std::max(until, tied_until[row]);
  }
  return groups;
}

/// By line of the table: whether a picture or turned text stands on both sides of its top.
std::vector<bool> uncut_lines(const Grid& grid, const std::vector<SetCell>& cells,
                              const std::vector<std::size_t>& lines_before) {
  std::vector<bool> uncut(lines_before.back() + 1, false);
  const auto mark = [&](std::size_t begin, std::size_t end) {
    for (std::size_t line = begin + 1; line < std::min(end, uncut.size()); ++line) {
      uncut[line] = true;
    }
  };
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const std::size_t first = lines_before[grid.cells[i].row];
    if (cells[i].is_turned()) {
      mark(first, first + cells[i].lines());
      continue;
    }
    for (std::size_t k = 0; k < cells[i].paragraphs.size(); ++k) {
      const SetParagraph& set = cells[i].paragraphs[k];
      const std::size_t end = first + cells[i].ends[k];
      if (set.picture) {
        mark(end - set.lines.size(), end);
      }
    }
  }
  return uncut;
}

bool is_bold(const model::Cell& cell) {
  return std::all_of(cell.paragraphs.begin(), cell.paragraphs.end(), [](const auto& paragraph) {
    return std::all_of(paragraph.spans.begin(), paragraph.spans.end(),
                       [](const auto& span) { return (span.emphasis & model::kBold) != 0; });
  });
}

bool is_empty(const model::Cell& cell) {
  return std::all_of(cell.paragraphs.begin(), cell.paragraphs.end(), [](const auto& paragraph) {
    return paragraph.spans.empty() && paragraph.picture == 0;
  });
}

/// A row of one cell over all columns is a heading of the rows below it, and so is a row all in
/// bold with empty cells ("I | Cấp tỉnh | |").
bool is_group_head(const Grid& grid, std::span<const std::uint32_t> row) {
  if (grid.columns < 2 || row.empty()) {
    return false;
  }
  const auto cell_of = [&](std::uint32_t i) -> const model::Cell& { return *grid.cells[i].cell; };
  if (row.size() == 1 && grid.cells[row.front()].columns == grid.columns) {
    return true;
  }
  const auto empty_count =
      std::count_if(row.begin(), row.end(), [&](auto i) { return is_empty(cell_of(i)); });
  return empty_count > 0 && empty_count < static_cast<std::ptrdiff_t>(row.size()) &&
         std::all_of(row.begin(), row.end(), [&](auto i) { return is_bold(cell_of(i)); });
}

/// By row: whether a page break above it is forbidden, since it belongs to what stands above.
std::vector<bool> rows_kept_with_former(const Grid& grid, const RowCells& row_cells) {
  std::vector<bool> kept(grid.rows, false);
  std::size_t heads = 0;  // just above the row
  for (std::size_t row = 0; row < grid.rows; ++row) {
    const bool after_head = row > 0 && row == grid.head_rows;
    const bool in_head = row > 0 && row < grid.head_rows;
    kept[row] = after_head || in_head || (heads > 0 && heads <= kGroupHeadsMost);
    heads = row >= grid.head_rows && is_group_head(grid, row_cells[row]) ? heads + 1 : 0;
  }
  return kept;
}

}  // namespace

RowPlan plan_rows(const Grid& grid, const std::vector<SetCell>& cells, const RowCells& row_cells,
                  const RowMeasure& measure) {
  RowPlan plan{.lines_before = lines_before_rows(grid, cells)};
  const Length row_height_most = measure.page_room / kRowShareMost;
  const Length group_height_most = measure.page_room * 2 / 3;
  const auto height_of = [&](std::size_t first_row, std::size_t end_row) {
    return measure.leading * static_cast<std::int64_t>(plan.lines_between(first_row, end_row)) +
           measure.padding * 2 * static_cast<std::int64_t>(end_row - first_row);
  };
  const std::vector<std::size_t> groups = groups_of_rows(grid);
  std::vector<std::size_t> group_ends(grid.rows);
  std::vector<bool> group_is_cut(grid.rows, false);
  for (std::size_t row = 0; row < grid.rows; ++row) {
    group_ends[groups[row]] = row + 1;
  }
  for (std::size_t row = 0; row < grid.rows; ++row) {
    const bool is_tall = height_of(row, row + 1) > row_height_most;
    const bool is_high = height_of(groups[row], group_ends[groups[row]]) > group_height_most;
    group_is_cut[groups[row]] = group_is_cut[groups[row]] || is_tall || is_high;
  }
  const std::vector<bool> uncut = uncut_lines(grid, cells, plan.lines_before);
  const std::vector<bool> kept = rows_kept_with_former(grid, row_cells);
  for (std::size_t row = 0; row < grid.rows; ++row) {
    const std::size_t lines = plan.lines_between(row, row + 1);
    const std::size_t slices = height_of(row, row + 1) > row_height_most ? lines : 1;
    for (std::size_t i = 0; i < slices; ++i) {
      RowSlice slice{.row = row,
                     .first = i,
                     .lines = slices == 1 ? lines : 1,
                     .begins_row = i == 0,
                     .ends_row = i + 1 == slices};
      slice.height = measure.leading * static_cast<std::int64_t>(slice.lines) +
                     measure.padding * ((slice.begins_row ? 1 : 0) + (slice.ends_row ? 1 : 0));
      const bool near_end_of_row = i > 0 && (i == 1 || slice.ends_row);
      const bool in_group = i == 0 && groups[row] != row &&
                            height_of(groups[row], group_ends[groups[row]]) <= group_height_most;
      if (uncut[plan.lines_before[row] + i] || near_end_of_row || in_group ||
          (i == 0 && kept[row])) {
        slice.break_cost = kForbiddenBreak;
      } else if (i > 0) {
        slice.break_cost = kBreakInRow;
      } else if (row > 0 && row + 1 == grid.rows) {
        slice.break_cost = kBreakBeforeLastRow;
      }
      plan.slices.push_back(slice);
    }
  }
  plan.is_whole.reserve(grid.cells.size());
  for (const PlacedCell& placed : grid.cells) {
    const bool is_tall = height_of(placed.row, placed.row + 1) > row_height_most;
    plan.is_whole.push_back(placed.rows == 1 ? !is_tall : !group_is_cut[groups[placed.row]]);
  }
  return plan;
}

}  // namespace gazette::typeset
