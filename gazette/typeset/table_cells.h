// The cells of a table measured and set.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/typeset/setter.h"
#include "gazette/typeset/table_columns.h"
#include "gazette/typeset/table_grid.h"
#include "gazette/typeset/table_numbers.h"

namespace gazette::typeset {

/// What the cells of a table are set with.
struct CellLook {
  const Style* cell = nullptr;
  const Style* head = nullptr;
  TableScale scale = {};
  Length picture_height_most = {};
};

/// A column whose numbers stand with their decimals under each other.
struct NumberColumn {
  Length whole_most = {};  // before the decimals
  Length tail_most = {};   // decimals and what follows them
};

struct MeasuredCells {
  std::vector<CellExtent> extents = {};    // by cell of the grid
  std::vector<ColumnKind> kinds = {};      // by column
  std::vector<NumberColumn> numbers = {};  // by column
};

/// The text of a cell in lines.
struct SetCell {
  std::vector<SetParagraph> paragraphs = {};
  std::vector<std::size_t> ends = {};  // by paragraph: the lines up to its end
  Length turned_length = {};           // of its lines, which run upwards; 0: they lie
  std::size_t turned_lines = 0;        // so many lines of the table are as high

  /// How high the cell is, in lines of the table.
  [[nodiscard]] std::size_t lines() const {
    return is_turned() ? turned_lines : ends.empty() ? 0 : ends.back();
  }
  [[nodiscard]] bool is_turned() const { return turned_length.scaled > 0; }
};

/// Measures every cell at the sizes of its styles. A number is never broken: its least is its most,
/// and a column of numbers asks for all its decimals.
[[nodiscard]] MeasuredCells measure_cells(Setter& setter, const Grid& grid, const CellLook& look);

/// Breaks the text of every cell into lines. Where the source does not say how a cell is aligned,
/// ordinals and dashes stand in the middle, numbers with their decimals under each other, other
/// digits at the right, text as the style says; numbers that the source puts at the right stand
/// there with their decimals under each other. Turned text stands in the middle; more of it than a
/// few short lines is set upright (G0517).
[[nodiscard]] std::vector<SetCell> set_cells(Setter& setter, const Grid& grid,
                                             const MeasuredCells& measured,
                                             const std::vector<Length>& widths,
                                             const CellLook& look);

}  // namespace gazette::typeset
