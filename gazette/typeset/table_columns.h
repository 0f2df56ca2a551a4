// The columns of a table: what their text asks for, and the measure shared out among them.
//
// Every column gets room for its longest word. What is left is shared so that the rows become low:
// a text of length m in a column of width w fills about m / w lines, and the sum of the squares of
// those over all cells is least where each column's width is as the cube root of the sum of its
// m squared. (Squares, not lines, since the highest cell of a row makes its height.) From there,
// stretches of width are moved to the column that makes rows highest as long as the table becomes
// lower. All of it takes as many steps as the table has cells, times a constant.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/typeset/table_grid.h"

namespace gazette::typeset {

/// What the text of a cell asks for at the size of its style, without padding.
struct CellExtent {
  Length least = {};  // its widest word
  Length most = {};   // its longest paragraph on one line
};

/// The size a table is set at, as a share of its styles' sizes, and the room beside the text.
struct TableScale {
  Length size = {};
  Length normal = {};  // the style's
  Length padding = {};

  [[nodiscard]] Length of(Length length) const {
    return size == normal ? length : length * size.scaled / normal.scaled;
  }
};

/// Widths of the columns, padding included.
struct ColumnNeeds {
  std::vector<Length> least = {};
  std::vector<Length> most = {};
};

/// What the columns ask for. A cell over several columns adds what it needs beyond them to each in
/// equal parts.
[[nodiscard]] ColumnNeeds needs_of_columns(const Grid& grid, const std::vector<CellExtent>& extents,
                                           const TableScale& scale);

/// The table in lines, about: the sum of its rows' highest cells. Long tables are judged by some
/// hundred of their rows.
[[nodiscard]] std::int64_t estimate_lines(const Grid& grid, const std::vector<CellExtent>& extents,
                                          const TableScale& scale,
                                          const std::vector<Length>& widths);

/// The widths of the columns, together `width`: see above. Where `width` has no room for the words,
/// the widest columns are cut to one measure.
[[nodiscard]] std::vector<Length> share_out(const Grid& grid,
                                            const std::vector<CellExtent>& extents,
                                            const TableScale& scale, const ColumnNeeds& needs,
                                            Length width);

/// `width` shared out as the source states its columns, which are relative, each at least as wide
/// as its longest word; empty where there is no room for the words.
[[nodiscard]] std::vector<Length> widths_as_stated(const std::vector<std::uint32_t>& stated,
                                                   const ColumnNeeds& needs, Length width);

/// Where a table fits: upright at the greatest size at which every word has room, or else on a
/// landscape page, or else nowhere, at the least size on the landscape page.
struct TableFit {
  Length size = {};
  bool landscape = false;
  bool is_cut = false;  // its longest words have no room
};

struct FitMeasure {
  Length upright = {};    // width
  Length landscape = {};  // width of a landscape page's text; 0: there is none
  Length size_least = {};
};

[[nodiscard]] TableFit fit_table(const Grid& grid, const std::vector<CellExtent>& extents,
                                 TableScale scale, const FitMeasure& measure);

/// `count` of `lengths` from `begin` on, added up.
[[nodiscard]] Length sum_of(const std::vector<Length>& lengths, std::size_t begin,
                            std::size_t count);
[[nodiscard]] Length sum_of(const std::vector<Length>& lengths);

}  // namespace gazette::typeset
