// A table taking form: rows as they are read, in the form of HTML.
//
// WordprocessingML says of a vertically merged cell in each row that it goes on; here the first one
// gets a row span and the others vanish. Rows that begin or end short of the grid are filled up, so
// that every row covers all columns.
#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "gazette/ingest/flow.h"

namespace gazette::ingest::docx {

/// Word has 63 columns at most, LibreOffice 1,024; a span past that is a fault of the file.
inline constexpr int kColumnsMax = 1024;

/// The place of a cell: its row, and its number in that row.
using CellPlace = std::pair<std::size_t, std::size_t>;

/// Cells that hold whole tables, with all they hold in order. In the table itself they are empty.
using NestedCells = std::map<CellPlace, std::vector<FlowItem>>;

/// Rows and cells in the order in which they are read, and which cells are open to be merged with.
class Grid {
 public:
  void begin_row(bool is_heading);
  void end_row();

  /// Places without a cell at the start of a row.
  void skip(int columns_count);

  /// A cell with text. Past the last column there is none: its text goes to the cell before.
  void place(model::Cell cell, bool is_merge_open);

  /// The cell above takes this place too; false where there is none of the same columns.
  bool merge_with_above(int columns_count);

  [[nodiscard]] bool has_cell_before() const { return !table_.rows.back().cells.empty(); }

  /// The cell before takes these columns and paragraphs too.
  void extend(const std::vector<model::Paragraph>& paragraphs, int columns_count);

  /// Whether there is no column left in this row.
  [[nodiscard]] bool is_full() const { return column_ >= kColumnsMax && has_cell_before(); }

  /// Where the last cell stands.
  [[nodiscard]] CellPlace last_place() const {
    return {table_.rows.size() - 1, table_.rows.back().cells.size() - 1};
  }

  /// The table, every row filled up to the same number of columns. Widths of the grid, else those
  /// of a whole row of cells, else none.
  [[nodiscard]] model::Table finish(std::vector<std::uint32_t> widths,
                                    const std::vector<std::uint32_t>& widths_of_row);

 private:
  /// The cell above that a merged cell of the same columns goes on with.
  struct Above {
    std::size_t row = 0;
    std::size_t cell = 0;
    std::uint16_t columns_count = 0;  // 0: none is open here
  };

  void add(model::Cell cell);
  int close(int columns_count);

  model::Table table_ = {};
  std::vector<Above> above_ = {};  // by column
  std::vector<int> ends_ = {};     // of rows: the column behind the last cell
  int column_ = 0;
};

/// A table whose cells hold no tables: each inner table becomes rows and columns of the outer one,
/// at the place of its cell.
[[nodiscard]] model::Table embedded(model::Table table, NestedCells nested);

/// Whether rows can be parted from each other: no cell reaches over several.
[[nodiscard]] bool has_row_spans(const model::Table& table);

/// A table that only lays out others, taken apart: rows that hold no table stay a table, of the
/// others the cells follow one another.
[[nodiscard]] std::vector<FlowItem> unfolded(model::Table table, NestedCells nested);

}  // namespace gazette::ingest::docx
