#include "gazette/typeset/table.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include "gazette/typeset/table_grid.h"

namespace gazette::typeset {
namespace {

/// Draws the rows of a set table into the galley.
class RowSetter {
 public:
  RowSetter(Setter& setter, Galley& galley, const model::Table& table, const Grid& grid,
            std::vector<Length> widths, const CellLook& look, Length x)
      : galley_(galley), table_(table), grid_(grid), look_(look), x_(x) {
    edges_.push_back(x);
    for (const Length width : widths) {
      edges_.push_back(edges_.back() + width);
    }
    thickness_ = table.ruled ? setter.layout().rule_thickness : Length{};
    const Style& style = *look.cell;
    leading_ = look.size.scaled == 0 ? style.leading
                                     : style.leading * look.size.scaled / style.size.scaled;
    for (const PlacedCell& placed : grid.cells) {
      for (const SetParagraph& set : placed.set) {
        leading_ = std::max(leading_, set.leading);  // heads may be set larger
      }
    }
    row_height_most_ = (setter.layout().text_bottom - setter.layout().text_top) / 3;
    find_slices();
    while (head_rows_ < table.rows.size() && table.rows[head_rows_].heading) {
      ++head_rows_;
    }
    if (head_rows_ == table.rows.size()) {
      head_rows_ = 0;
    }
  }

  void add_rows(std::uint32_t table_number) {
    for (std::size_t row = 0; row < grid_.rows; ++row) {
      const std::size_t slices = is_tall(row) ? slices_[row] : 1;
      for (std::size_t slice = 0; slice < slices; ++slice) {
        Slug& slug = galley_.open_slug(slice_height(row, slice, slices));
        slug.table = table_number;
        slug.repeats = row < head_rows_;
        slug.break_cost = break_cost(row, slice, slices);
        if (row == 0 && slice == 0) {
          galley_.space_above(slug, look_.cell->before, look_.cell->stretch);
        }
        add_text(row, slice, slices);
        add_rules(row, slice, slug_height());
      }
    }
  }

  [[nodiscard]] Length width() const { return edges_.back() - edges_.front(); }

 private:
  /// Rows in lines: as many as the highest cell that is in that row alone; a cell over several rows
  /// that needs more gives the rest to its last row.
  void find_slices() {
    slices_.assign(grid_.rows, 1);
    for (const PlacedCell& placed : grid_.cells) {
      if (placed.rows == 1) {
        slices_[placed.row] = std::max(slices_[placed.row], placed.lines);
      }
    }
    for (const PlacedCell& placed : grid_.cells) {
      const auto first = slices_.begin() + static_cast<std::ptrdiff_t>(placed.row);
      const auto end = first + static_cast<std::ptrdiff_t>(placed.rows);
      const std::size_t have = std::accumulate(first, end, std::size_t{0});
      if (placed.lines > have) {
        *(end - 1) += placed.lines - have;
      }
    }
    group_of_.resize(grid_.rows);
    std::iota(group_of_.begin(), group_of_.end(), std::size_t{0});
    cells_of_.resize(grid_.rows);
    for (std::size_t i = 0; i < grid_.cells.size(); ++i) {
      const PlacedCell& placed = grid_.cells[i];
      for (std::size_t row = placed.row; row < placed.row + placed.rows; ++row) {
        group_of_[row] = std::min(group_of_[row], group_of_[placed.row]);
        cells_of_[row].push_back(i);
      }
    }
    group_heights_.assign(grid_.rows, {});
    for (std::size_t row = 0; row < grid_.rows; ++row) {
      group_heights_[group_of_[row]] += height_of(row);
    }
  }

  [[nodiscard]] Length height_of(std::size_t row) const {
    return leading_ * static_cast<std::int64_t>(slices_[row]) + look_.padding_y * 2;
  }
  [[nodiscard]] bool is_tall(std::size_t row) const { return height_of(row) > row_height_most_; }
  [[nodiscard]] bool is_kept_group(std::size_t row) const {
    return group_heights_[group_of_[row]] <= row_height_most_ * 2;
  }

  [[nodiscard]] Length slice_height(std::size_t row, std::size_t slice, std::size_t slices) const {
    if (slices == 1) {
      return height_of(row);
    }
    return leading_ + (slice == 0 ? look_.padding_y : Length{}) +
           (slice + 1 == slices ? look_.padding_y : Length{});
  }
  [[nodiscard]] Length slug_height() const { return galley_.slugs.back().height; }

  [[nodiscard]] std::int32_t break_cost(std::size_t row, std::size_t slice,
                                        std::size_t slices) const {
    if (cuts_picture(row, slice)) {
      return kForbiddenBreak;
    }
    if (slice > 0) {
      return slice == 1 || slice + 1 == slices ? kForbiddenBreak : kBreakInRow;
    }
    if (row == 0) {
      return 0;
    }
    const bool after_head = row == head_rows_ || is_group_head(row - 1);
    const bool in_group = group_of_[row] != row && is_kept_group(row);
    // The last row is not left alone at the top of a page.
    const bool last = row + 1 == grid_.rows;
    return after_head || table_.rows[row].heading || in_group ? kForbiddenBreak
           : last                                             ? kBreakBeforeLastRow
                                                              : 0;
  }

  /// Whether a picture in a cell stands on both sides of the place above this slice.
  [[nodiscard]] bool cuts_picture(std::size_t row, std::size_t slice) const {
    for (const std::size_t cell : cells_of_[row]) {
      const PlacedCell& placed = grid_.cells[cell];
      std::size_t at = slice;
      for (std::size_t above = placed.row; above < row; ++above) {
        at += slices_[above];
      }
      std::size_t line = 0;
      for (const SetParagraph& set : placed.set) {
        if (set.picture && line < at && at < line + set.lines.size()) {
          return true;
        }
        line += set.lines.size();
      }
    }
    return false;
  }

  /// A row of one cell over all columns is a heading of the rows below it.
  [[nodiscard]] bool is_group_head(std::size_t row) const {
    return grid_.columns > 1 && cells_of_[row].size() == 1 &&
           grid_.cells[cells_of_[row].front()].columns == grid_.columns;
  }

  /// The text that begins in this slug: all of a cell where its row is one slug, one line of each
  /// cell where the row is broken into lines.
  void add_text(std::size_t row, std::size_t slice, std::size_t slices) {
    for (const std::size_t cell : cells_of_[row]) {
      const PlacedCell& placed = grid_.cells[cell];
      const Length x = edges_[placed.column] + look_.padding_x;
      if (slices == 1 && (placed.rows == 1 || is_whole(placed))) {
        if (placed.row == row) {
          add_lines(placed, 0, placed.lines, x, top_of(placed));
        }
        continue;
      }
      std::size_t first = slice;
      for (std::size_t above = placed.row; above < row; ++above) {
        first += slices_[above];
      }
      const std::size_t count = slices == 1 ? slices_[row] : 1;
      const Length y = slice == 0 ? look_.padding_y : Length{};
      add_lines(placed, first, std::min(first + count, placed.lines), x, y);
    }
  }

  /// A cell over several rows none of which is broken, kept on one page.
  [[nodiscard]] bool is_whole(const PlacedCell& placed) const {
    for (std::size_t row = placed.row; row < placed.row + placed.rows; ++row) {
      if (is_tall(row)) {
        return false;
      }
    }
    return is_kept_group(placed.row);
  }

  /// Cells of the head and cells over several rows stand in the middle of their height.
  [[nodiscard]] Length top_of(const PlacedCell& placed) const {
    if (!placed.heading && placed.rows == 1) {
      return look_.padding_y;
    }
    Length height = {};
    for (std::size_t row = placed.row; row < placed.row + placed.rows; ++row) {
      height += height_of(row);
    }
    return (height - leading_ * static_cast<std::int64_t>(placed.lines)) / 2;
  }

  /// Lines [first, last) of a cell, counted over its paragraphs.
  void add_lines(const PlacedCell& placed, std::size_t first, std::size_t last, Length x,
                 Length y) {
    std::size_t line = 0;
    for (const SetParagraph& set : placed.set) {
      const std::size_t end = line + set.lines.size();
      const std::size_t from = std::max(line, first);
      const std::size_t to = std::min(end, last);
      if (from < to) {
        Setter::place(galley_, set, from - line, to - line, x,
                      y + leading_ * static_cast<std::int64_t>(from - first));
      }
      line = end;
    }
  }

  void add_rules(std::size_t row, std::size_t slice, Length height) {
    if (!table_.ruled) {
      return;
    }
    const bool last_slug = row + 1 == grid_.rows && (slice + 1 == slices_[row] || !is_tall(row));
    for (const std::size_t cell : cells_of_[row]) {
      const PlacedCell& placed = grid_.cells[cell];
      const Length left = edges_[placed.column];
      const Length right = edges_[placed.column + placed.columns];
      if (placed.row == row && slice == 0) {
        galley_.rules.push_back(
            {.x = left, .y = {}, .width = right - left + thickness_, .height = thickness_});
      }
      galley_.rules.push_back({.x = left, .y = {}, .width = thickness_, .height = height});
      if (placed.column + placed.columns == grid_.columns) {
        galley_.rules.push_back({.x = right, .y = {}, .width = thickness_, .height = height});
      }
    }
    if (last_slug) {
      galley_.rules.push_back(
          {.x = x_, .y = height, .width = width() + thickness_, .height = thickness_});
    }
  }

  static constexpr std::int32_t kBreakInRow = 1500;
  static constexpr std::int32_t kBreakBeforeLastRow = 800;

  Galley& galley_;
  const model::Table& table_;
  const Grid& grid_;
  const CellLook& look_;
  Length x_;
  std::vector<Length> edges_;  // of the columns, from left to right
  Length thickness_;
  Length leading_;
  Length row_height_most_;             // a row higher than this is broken into lines
  std::size_t head_rows_ = 0;          // at the top; a table that is all heading repeats none
  std::vector<std::size_t> slices_;    // by row: lines
  std::vector<std::size_t> group_of_;  // by row: the first row that row spans tie it to
  std::vector<Length> group_heights_;  // by first row of a group
  std::vector<std::vector<std::size_t>> cells_of_;  // by row: in the grid, spans from above too
};

}  // namespace

void add_table(Setter& setter, Galley& galley, const model::Table& table,
               const TableSetting& setting) {
  Grid grid = place_cells(table, setting.first_paragraph);
  if (grid.columns == 0) {
    return;
  }
  const Layout& layout = setter.layout();
  CellLook look{.cell = &layout.style(setting.cell_style),
                .head = &layout.style(setting.head_style),
                .padding_x = layout.cell_padding_x,
                .padding_y = layout.cell_padding_y,
                .picture_height_most = (layout.text_bottom - layout.text_top) * 3 / 4,
                .keeps_stated_widths = setting.keeps_stated_widths};
  const std::vector<Length> widths = fit_columns(setter, grid, table, setting.width, look);
  set_cells(setter, grid, widths, look);
  RowSetter rows(setter, galley, table, grid, widths, look, setting.x);
  const std::size_t first_slug = galley.slugs.size();
  galley.tables.push_back({.first_slug = first_slug, .x = setting.x, .width = rows.width()});
  rows.add_rows(static_cast<std::uint32_t>(galley.tables.size()));
  TableHead& head = galley.tables.back();
  for (std::size_t i = first_slug; i < galley.slugs.size() && galley.slugs[i].repeats; ++i) {
    ++head.slugs_count;
    head.height += galley.slugs[i].height;
  }
  galley.space_below(look.cell->after, false);
}

}  // namespace gazette::typeset
