// Tables inside tables. The model has no such thing, and few pages need it: where the outer table
// only lays out (no lines), it is taken apart; where it is a real one, the inner rows and columns
// become its own, and the cells beside them reach over the new rows. Both keep every cell in the
// row and column that the reader saw it in.

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "gazette/ingest/docx_grid.h"
#include "gazette/ingest/docx_story.h"

namespace gazette::ingest::docx {
namespace {

/// Inner tables are taken in until the outer one has this many rows.
constexpr std::size_t kEmbeddedRowsMax = 5'000;

/// A cell with its place in the grid.
struct Placed {
  std::size_t row = 0;
  std::size_t column = 0;
  model::Cell cell = {};
  std::vector<FlowItem> items = {};  // of a cell that holds tables
  bool reaches_end = false;          // the last of its row in an inner table
};

/// The cells of a table in a grid that can grow.
struct Growing {
  std::vector<Placed> cells = {};
  std::vector<bool> row_headings = {};
  std::vector<std::uint32_t> widths = {};
  std::size_t columns_count = 0;
};

/// Rows below `row`: what reaches over the place reaches over them too.
void insert_rows(Growing& table, std::size_t row, std::size_t count) {
  for (Placed& placed : table.cells) {
    if (placed.row > row) {
      placed.row += count;
    } else if (row < placed.row + placed.cell.row_span) {
      placed.cell.row_span = static_cast<std::uint16_t>(placed.cell.row_span + count);
    }
  }
  const bool is_heading = table.row_headings.at(row);
  table.row_headings.insert(table.row_headings.begin() + static_cast<std::ptrdiff_t>(row) + 1,
                            count, is_heading);
}

/// Columns right of `column`, which shares its width with them as `shares` say.
void insert_columns(Growing& table, std::size_t column, std::size_t count,
                    const std::vector<std::uint32_t>& shares) {
  for (Placed& placed : table.cells) {
    if (placed.column > column) {
      placed.column += count;
    } else if (column < placed.column + placed.cell.column_span) {
      placed.cell.column_span = static_cast<std::uint16_t>(placed.cell.column_span + count);
    }
  }
  table.columns_count += count;
  if (table.widths.empty()) {
    return;
  }
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i <= count; ++i) {
    sum += i < shares.size() ? shares[i] : 0;
  }
  const std::uint64_t whole = table.widths.at(column);
  std::vector<std::uint32_t> parts;
  for (std::size_t i = 0; i <= count; ++i) {
    parts.push_back(static_cast<std::uint32_t>(
        sum == 0 || shares.size() <= i ? whole / (count + 1) : whole * shares[i] / sum));
  }
  table.widths.at(column) = parts.front();
  table.widths.insert(table.widths.begin() + static_cast<std::ptrdiff_t>(column) + 1,
                      parts.begin() + 1, parts.end());
}

Growing placed(model::Table table, NestedCells nested) {
  Growing growing = {.widths = std::move(table.widths), .columns_count = table.columns_count};
  std::vector<std::size_t> covered(table.columns_count, 0);  // by column: rows from above
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    growing.row_headings.push_back(table.rows[row].heading);
    std::size_t column = 0;
    for (std::size_t i = 0; i < table.rows[row].cells.size(); ++i) {
      while (column < covered.size() && covered[column] > row) {
        ++column;
      }
      model::Cell& cell = table.rows[row].cells[i];
      for (std::size_t k = column; k < std::min(column + cell.column_span, covered.size()); ++k) {
        covered[k] = row + cell.row_span;
      }
      Placed place = {.row = row, .column = column, .cell = std::move(cell)};
      if (const auto found = nested.find({row, i}); found != nested.end()) {
        place.items = std::move(found->second);
      }
      column += place.cell.column_span;
      growing.cells.push_back(std::move(place));
    }
  }
  return growing;
}

/// What a cell that holds tables comes to: cells in a grid of its own, lines of text between tables
/// one row.
struct Inner {
  std::vector<Placed> cells = {};
  std::size_t rows_count = 0;
};

Inner inner_of(std::vector<FlowItem> items) {
  Inner inner;
  bool goes_on = false;  // the last cell takes the next line of text
  for (FlowItem& item : items) {
    if (auto* table = std::get_if<model::Table>(&item.block)) {
      const std::size_t columns_count = table->columns_count;
      const std::size_t rows_count = table->rows.size();
      for (Placed& cell : placed(std::move(*table), {}).cells) {
        cell.reaches_end = cell.column + cell.cell.column_span >= columns_count;
        cell.row += inner.rows_count;
        inner.cells.push_back(std::move(cell));
      }
      inner.rows_count += rows_count;
      goes_on = false;
      continue;
    }
    if (!std::exchange(goes_on, true)) {
      inner.cells.push_back({.row = inner.rows_count++, .reaches_end = true});
    }
    inner.cells.back().cell.paragraphs.push_back(std::get<model::Paragraph>(std::move(item.block)));
  }
  return inner;
}

/// The columns that the inner tables need, and how they share the width.
std::pair<std::size_t, std::vector<std::uint32_t>> columns_of(const std::vector<FlowItem>& items) {
  std::size_t count = 1;
  std::vector<std::uint32_t> widths;
  for (const FlowItem& item : items) {
    const auto* table = std::get_if<model::Table>(&item.block);
    if (table != nullptr && table->columns_count > count) {
      count = table->columns_count;
      widths = table->widths;
    }
  }
  return {count, widths};
}

/// The rows that they need: those of the tables, and one for the lines between two of them.
std::size_t rows_of(const std::vector<FlowItem>& items) {
  std::size_t count = 0;
  bool goes_on = false;
  for (const FlowItem& item : items) {
    const auto* table = std::get_if<model::Table>(&item.block);
    count += table != nullptr ? table->rows.size() : goes_on ? 0 : 1;
    goes_on = table == nullptr;
  }
  return count;
}

/// Puts the rows of one cell in its place; where the table would grow past all bounds, its lines.
void embed(Growing& table, std::size_t index) {
  const auto [columns_count, shares] = columns_of(table.cells[index].items);
  Placed& cell = table.cells[index];
  if (table.columns_count + columns_count > kColumnsMax ||
      table.row_headings.size() + rows_of(cell.items) > kEmbeddedRowsMax) {
    cell.cell.paragraphs = flattened(std::exchange(cell.items, {}));
    return;
  }
  if (columns_count > cell.cell.column_span) {
    insert_columns(table, cell.column + cell.cell.column_span - 1,
                   columns_count - cell.cell.column_span, shares);
  }
  Inner inner = inner_of(std::move(cell.items));
  if (inner.rows_count > cell.cell.row_span) {
    insert_rows(table, cell.row + cell.cell.row_span - 1, inner.rows_count - cell.cell.row_span);
  }
  const Placed outer = std::move(table.cells[index]);
  for (Placed& part : inner.cells) {
    // Where the cell has more rows or columns than its tables, their last ones take the rest.
    if (part.row + part.cell.row_span >= inner.rows_count) {
      part.cell.row_span = static_cast<std::uint16_t>(outer.cell.row_span - part.row);
    }
    if (part.reaches_end) {
      part.cell.column_span = static_cast<std::uint16_t>(outer.cell.column_span - part.column);
    }
    part.cell.heading = outer.cell.heading;
    part.row += outer.row;
    part.column += outer.column;
  }
  table.cells[index] = std::move(inner.cells.front());
  std::move(inner.cells.begin() + 1, inner.cells.end(), std::back_inserter(table.cells));
}

}  // namespace

model::Table embedded(model::Table table, NestedCells nested) {
  if (nested.empty()) {
    return table;
  }
  const bool is_ruled = table.ruled;
  const model::Origin origin = table.origin;
  Growing growing = placed(std::move(table), std::move(nested));
  for (std::size_t i = 0; i < growing.cells.size(); ++i) {
    if (!growing.cells[i].items.empty()) {
      embed(growing, i);
    }
  }
  std::stable_sort(growing.cells.begin(), growing.cells.end(),
                   [](const Placed& a, const Placed& b) {
                     return std::tie(a.row, a.column) < std::tie(b.row, b.column);
                   });
  model::Table result = {.columns_count = static_cast<std::uint16_t>(growing.columns_count),
                         .widths = std::move(growing.widths),
                         .ruled = is_ruled,
                         .origin = origin};
  for (const bool is_heading : growing.row_headings) {
    result.rows.push_back({.heading = is_heading});
  }
  for (Placed& cell : growing.cells) {
    result.rows.at(cell.row).cells.push_back(std::move(cell.cell));
  }
  return result;
}

bool has_row_spans(const model::Table& table) {
  return std::any_of(table.rows.begin(), table.rows.end(), [](const model::Row& row) {
    return std::any_of(row.cells.begin(), row.cells.end(),
                       [](const model::Cell& cell) { return cell.row_span > 1; });
  });
}

std::vector<FlowItem> unfolded(model::Table table, NestedCells nested) {
  std::vector<FlowItem> items;
  bool goes_on = false;  // the last item is a table that takes the next row
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    model::Row& row = table.rows[i];
    const auto first = nested.lower_bound({i, 0});
    const bool is_nested = first != nested.end() && first->first.first == i;
    if (!is_nested && table.columns_count > 1) {
      if (!goes_on) {
        items.push_back({.block = model::Table{.columns_count = table.columns_count,
                                               .widths = table.widths,
                                               .ruled = table.ruled,
                                               .origin = table.origin}});
      }
      std::get<model::Table>(items.back().block).rows.push_back(std::move(row));
      goes_on = true;
      continue;
    }
    goes_on = false;
    for (std::size_t k = 0; k < row.cells.size(); ++k) {
      if (const auto found = nested.find({i, k}); found != nested.end()) {
        std::move(found->second.begin(), found->second.end(), std::back_inserter(items));
      }
      for (model::Paragraph& paragraph : row.cells[k].paragraphs) {
        items.push_back({.block = std::move(paragraph)});
      }
    }
  }
  return items;
}

}  // namespace gazette::ingest::docx
