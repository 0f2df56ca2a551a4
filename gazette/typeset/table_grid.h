// The grid of a table: its cells at their places, its columns measured, the measure shared out.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/setter.h"

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
  std::vector<SetParagraph> set = {};
  std::size_t lines = 0;
};

struct Grid {
  std::vector<PlacedCell> cells = {};  // row by row
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// What a table is set with: its styles, and the size where it was made smaller.
struct CellLook {
  const Style* cell = nullptr;
  const Style* head = nullptr;
  Length size = {};  // 0: the styles' own
  Length padding_x = {};
  Length padding_y = {};
  Length picture_height_most = {};
  bool keeps_stated_widths = false;
};

/// Places the cells, row spans leaving out the places they cover. The paragraphs of the cells are
/// numbered from `first_paragraph` on.
[[nodiscard]] Grid place_cells(const model::Table& table, std::uint32_t first_paragraph);

/// The widths of the columns, together `width`, at the greatest size at which every word fits; that
/// size is put into `look`. A table too wide at the layout's least size is G0505.
[[nodiscard]] std::vector<Length> fit_columns(Setter& setter, const Grid& grid,
                                              const model::Table& table, Length width,
                                              CellLook& look);

/// Breaks the text of every cell into lines.
void set_cells(Setter& setter, Grid& grid, const std::vector<Length>& widths, const CellLook& look);

/// `count` of `lengths` from `begin` on, added up.
[[nodiscard]] Length sum_of(const std::vector<Length>& lengths, std::size_t begin,
                            std::size_t count);

}  // namespace gazette::typeset
