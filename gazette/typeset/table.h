// Setting tables (bảng), in small pure steps: place the cells on a grid (table_grid), measure them
// (table_cells, table_numbers), share out the measure (table_columns), set the cells, part the rows
// into slugs (table_rows), draw them.
#pragma once

#include <cstdint>
#include <string_view>

#include "gazette/model/model.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

struct TableSetting {
  std::string_view cell_style = "table_cell";
  std::string_view head_style = "table_head";
  Length x = {};
  Length width = {};
  bool keeps_stated_widths = false;  // a form's own widths, wherever every word fits them
  bool may_be_landscape = false;
  bool is_landscape = false;  // it stands on landscape pages in any case; `width` is theirs
  /// Of the first cell paragraph in Book::paragraphs, the others following; kNoParagraph: none.
  std::uint32_t first_paragraph = kNoParagraph;
};

/// Puts a table into the galley, a slug for each row; a row higher than a sixth of the page is made
/// of slugs of one line each, so that it can be broken. Columns are as wide as their text asks, or
/// as the source states them where that makes the table hardly higher. A table too wide for the
/// measure is set smaller, down to the layout's least size (G0508), then on landscape pages
/// (G0509), then its words are cut (G0505).
void add_table(Setter& setter, Galley& galley, const model::Table& table,
               const TableSetting& setting);

}  // namespace gazette::typeset
