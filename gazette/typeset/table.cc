#include "gazette/typeset/table.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "gazette/typeset/table_cells.h"
#include "gazette/typeset/table_columns.h"
#include "gazette/typeset/table_grid.h"
#include "gazette/typeset/table_rows.h"

namespace gazette::typeset {
namespace {

/// The source's widths are kept while they make the table at most a quarter higher than its own
/// text asks.
constexpr std::int64_t kStatedWidthsPerCent = 125;

/// How the measure was shared out, and why.
struct Columns {
  std::vector<Length> widths = {};
  std::string_view reason = {};
};

Columns choose_widths(const Grid& grid, const MeasuredCells& measured, const TableScale& scale,
                      const model::Table& table, Length width, bool keeps_stated_widths) {
  const ColumnNeeds needs = needs_of_columns(grid, measured.extents, scale);
  Columns own{.widths = share_out(grid, measured.extents, scale, needs, width),
              .reason = "by their text"};
  if (table.widths.size() != grid.columns) {
    return own;
  }
  Columns stated{.widths = widths_as_stated(table.widths, needs, width), .reason = "as stated"};
  if (stated.widths.empty()) {
    return own;
  }
  const std::int64_t lines = estimate_lines(grid, measured.extents, scale, own.widths);
  const std::int64_t stated_lines = estimate_lines(grid, measured.extents, scale, stated.widths);
  if (!keeps_stated_widths && stated_lines * 100 > lines * kStatedWidthsPerCent) {
    own.reason = "by their text, as the stated widths make the table much higher";
    return own;
  }
  return stated;
}

void report_on(Setter& setter, const model::Table& table, std::string_view code,
               std::string message, std::string help) {
  setter.diagnostics().report(
      {.code = code,
       .place = {.path = setter.path(),
                 .line = table.origin.line,
                 .paragraph = table.origin.line == 0 ? table.origin.paragraph : 0},
       .message = std::move(message),
       .help = std::move(help)});
}

void report_fit(Setter& setter, const model::Table& table, const Grid& grid, const TableFit& fit,
                const TableScale& scale, bool is_landscape) {
  const auto report = [&](std::string_view code, std::string message, std::string help) {
    report_on(setter, table, code, std::move(message), std::move(help));
  };
  if (fit.is_cut) {
    report("G0505", fmt::format("a table of {} columns is too wide for the page", grid.columns),
           "its longest words were cut; take a column out, or part the table in two");
  } else if (fit.landscape || (is_landscape && fit.size < scale.normal)) {
    report("G0509",
           fmt::format("a table of {} columns is set on landscape pages, at {} pt", grid.columns,
                       to_text(fit.size)),
           "shorten the longest words of its columns if it is to stand upright");
  } else if (fit.size < scale.normal) {
    report("G0508",
           fmt::format("a table of {} columns is set at {} pt instead of {}", grid.columns,
                       to_text(fit.size), to_text(scale.normal)),
           "shorten the longest words of its columns if it is to be larger");
  }
}

/// A table of so many rows that it is the better part of an issue.
void report_length(Setter& setter, const model::Table& table, const Grid& grid) {
  constexpr std::size_t kManyRows = 2'000;
  if (grid.rows >= kManyRows) {
    report_on(setter, table, "G0521",
              fmt::format("a table of {} rows runs over many pages", grid.rows),
              "nothing need be done; look whether all of it is to be printed");
  }
}

/// Cells whose text was to be turned and lies all the same.
void report_unturned(Setter& setter, const model::Table& table, const Grid& grid,
                     const std::vector<SetCell>& cells) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const bool was_to_turn = grid.cells[i].cell->turned && cells[i].lines() > 0;
    count += was_to_turn && !cells[i].is_turned() ? 1U : 0U;
  }
  if (count > 0) {
    report_on(setter, table, "G0517",
              fmt::format("turned cells hold more than a few short lines, and are set upright ({})",
                          count),
              "shorten their text, or take the turning back in the source");
  }
}

std::string to_text(const std::vector<Length>& lengths) {
  std::string text;
  for (const Length length : lengths) {
    text += ' ' + gazette::to_text(length);
  }
  return text;
}

void trace_table(const Setter& setter, const model::Table& table, const Grid& grid,
                 const MeasuredCells& measured, const TableScale& scale, const TableFit& fit,
                 const Columns& columns, Trace& trace) {
  const ColumnNeeds needs = needs_of_columns(grid, measured.extents, scale);
  fmt::format_to(std::back_inserter(trace.text),
                 "table of {} {} {} rows {} columns {} size {}{}{}\n  least{}\n  most{}\n"
                 "  widths{} {}, about {} lines\n",
                 setter.path(), table.origin.line == 0 ? "paragraph" : "line",
                 table.origin.line == 0 ? table.origin.paragraph : table.origin.line, grid.rows,
                 grid.columns, gazette::to_text(fit.size), fit.landscape ? " landscape" : "",
                 fit.is_cut ? " cut" : "", to_text(needs.least), to_text(needs.most),
                 to_text(columns.widths), columns.reason,
                 estimate_lines(grid, measured.extents, scale, columns.widths));
}

/// A table that is ready to be drawn.
struct Drawing {
  const Grid& grid;
  const std::vector<SetCell>& cells;
  const RowCells& row_cells;
  const RowPlan& plan;
  std::vector<Length> edges = {};  // of the columns, from left to right
  Length leading = {};
  Length padding_x = {};
  Length padding_y = {};
  Length thickness = {};  // of its rules; 0: none
};

/// Lines [first, end) of a cell, counted over its paragraphs.
void add_lines(const Drawing& drawing, std::size_t cell, std::size_t first, std::size_t end,
               Length y, Galley& galley) {
  const SetCell& set = drawing.cells[cell];
  const Length x = drawing.edges[drawing.grid.cells[cell].column] + drawing.padding_x;
  auto paragraph = static_cast<std::size_t>(
      std::upper_bound(set.ends.begin(), set.ends.end(), first) - set.ends.begin());
  for (std::size_t line = first; line < end && paragraph < set.ends.size(); ++paragraph) {
    const SetParagraph& lines = set.paragraphs[paragraph];
    const std::size_t begin = set.ends[paragraph] - lines.lines.size();
    const std::size_t to = std::min(set.ends[paragraph], end);
    Setter::place(galley, lines, line - begin, to - begin, x,
                  y + drawing.leading * static_cast<std::int64_t>(line - first));
    line = to;
  }
}

/// Turned text in the middle of its cell's width; `y` is the top of its room, which is as high as
/// whole lines of the table.
void add_turned_text(const Drawing& drawing, std::size_t cell, Length y, Galley& galley) {
  const SetCell& set = drawing.cells[cell];
  const PlacedCell& placed = drawing.grid.cells[cell];
  const Length left = drawing.edges[placed.column];
  Length slack = drawing.edges[placed.column + placed.columns] - left;
  for (const SetParagraph& lines : set.paragraphs) {
    slack -= lines.leading * static_cast<std::int64_t>(lines.lines.size());
  }
  Length x = left + slack / 2;
  y += (drawing.leading * static_cast<std::int64_t>(set.lines()) - set.turned_length) / 2;
  for (const SetParagraph& lines : set.paragraphs) {
    Setter::place_turned(galley, lines, set.turned_length, x, y);
    x += lines.leading * static_cast<std::int64_t>(lines.lines.size());
  }
}

/// Cells of the head, turned ones and cells over several rows stand in the middle of their height.
Length top_of(const Drawing& drawing, std::size_t cell) {
  const PlacedCell& placed = drawing.grid.cells[cell];
  if (!placed.heading && placed.rows == 1 && !drawing.cells[cell].is_turned()) {
    return drawing.padding_y;
  }
  const std::size_t lines = drawing.plan.lines_between(placed.row, placed.row + placed.rows);
  const Length height = drawing.leading * static_cast<std::int64_t>(lines) +
                        drawing.padding_y * 2 * static_cast<std::int64_t>(placed.rows);
  return (height - drawing.leading * static_cast<std::int64_t>(drawing.cells[cell].lines())) / 2;
}

/// The text that begins in this slice: all of a cell that is kept whole or turned, otherwise its
/// lines that stand beside those of the slice.
void add_text(const Drawing& drawing, const RowSlice& slice, Galley& galley) {
  for (const std::uint32_t cell : drawing.row_cells[slice.row]) {
    const PlacedCell& placed = drawing.grid.cells[cell];
    const std::size_t lines = drawing.cells[cell].lines();
    const bool is_whole = drawing.plan.is_whole[cell];
    const bool begins = placed.row == slice.row && slice.begins_row;
    if (drawing.cells[cell].is_turned()) {
      if (begins) {
        const Length y = is_whole ? top_of(drawing, cell) : drawing.padding_y;
        add_turned_text(drawing, cell, y, galley);
      }
      continue;
    }
    if (is_whole) {
      if (begins) {
        add_lines(drawing, cell, 0, lines, top_of(drawing, cell), galley);
      }
      continue;
    }
    const std::size_t first = drawing.plan.lines_between(placed.row, slice.row) + slice.first;
    add_lines(drawing, cell, first, std::min(first + slice.lines, lines),
              slice.begins_row ? drawing.padding_y : Length{}, galley);
  }
}

/// Rules above the cells that begin here, one where they stand side by side, and beside all cells.
void add_rules(const Drawing& drawing, const RowSlice& slice, Galley& galley) {
  if (drawing.thickness.scaled == 0) {
    return;
  }
  const Grid& grid = drawing.grid;
  Rule above{.height = drawing.thickness};
  const auto close_above = [&] {
    if (above.width.scaled > 0) {
      above.width += drawing.thickness;
      galley.rules.push_back(above);
    }
    above.width = {};
  };
  const std::span<const std::uint32_t> cells = drawing.row_cells[slice.row];
  for (const std::uint32_t cell : cells) {
    const PlacedCell& placed = grid.cells[cell];
    const Length left = drawing.edges[placed.column];
    const Length right = drawing.edges[placed.column + placed.columns];
    if (!slice.begins_row || placed.row != slice.row) {
      close_above();
      continue;
    }
    if (above.width.scaled > 0 && above.x + above.width != left) {
      close_above();
    }
    above.x = above.width.scaled > 0 ? above.x : left;
    above.width = right - above.x;
  }
  close_above();
  for (const std::uint32_t cell : cells) {
    const PlacedCell& placed = grid.cells[cell];
    galley.rules.push_back(
        {.x = drawing.edges[placed.column], .width = drawing.thickness, .height = slice.height});
    if (placed.column + placed.columns == grid.columns) {
      galley.rules.push_back(
          {.x = drawing.edges.back(), .width = drawing.thickness, .height = slice.height});
    }
  }
  if (slice.ends_row && slice.row + 1 == grid.rows) {
    galley.rules.push_back(
        {.x = drawing.edges.front(),
         .y = slice.height,
         .width = drawing.edges.back() - drawing.edges.front() + drawing.thickness,
         .height = drawing.thickness});
  }
}

/// A slug for each slice of the plan; the height of those of the repeated head.
void add_slugs(const Drawing& drawing, const Style& style, bool landscape, Galley& galley) {
  TableHead head{.first_slug = galley.slugs.size(),
                 .x = drawing.edges.front(),
                 .width = drawing.edges.back() - drawing.edges.front()};
  const auto number = static_cast<std::uint32_t>(galley.tables.size() + 1);
  for (const RowSlice& slice : drawing.plan.slices) {
    Slug& slug = galley.open_slug(slice.height);
    slug.table = number;
    slug.landscape = landscape;
    slug.repeats = slice.row < drawing.grid.head_rows;
    slug.break_cost = slice.break_cost;
    if (galley.slugs.size() == head.first_slug + 1) {
      galley.space_above(slug, style.before, style.stretch);
    }
    if (slug.repeats) {
      ++head.slugs_count;
      head.height += slice.height;
    }
    add_text(drawing, slice, galley);
    add_rules(drawing, slice, galley);
  }
  galley.tables.push_back(head);
  galley.space_below(style.after, false);
}

/// The leading of all rows: the cells' own, or more where a head needs it.
Length leading_of(const std::vector<SetCell>& cells, const CellLook& look) {
  Length leading = look.scale.of(look.cell->leading);
  for (const SetCell& cell : cells) {
    for (const SetParagraph& set : cell.paragraphs) {
      leading = std::max(leading, set.leading);
    }
  }
  return leading;
}

/// The cells in lines, and the rows they make.
struct SetRows {
  std::vector<SetCell> cells = {};
  Length leading = {};
  RowPlan plan = {};
};

SetRows set_rows(Setter& setter, const Grid& grid, const MeasuredCells& measured,
                 const std::vector<Length>& widths, const CellLook& look, const RowCells& row_cells,
                 Length page_room) {
  SetRows rows{.cells = set_cells(setter, grid, measured, widths, look)};
  rows.leading = leading_of(rows.cells, look);
  rows.plan = plan_rows(
      grid, rows.cells, row_cells,
      {.leading = rows.leading, .padding = setter.layout().cell_padding_y, .page_room = page_room});
  return rows;
}

bool has_picture(const std::vector<SetCell>& cells) {
  return std::any_of(cells.begin(), cells.end(), [](const SetCell& cell) {
    return std::any_of(cell.paragraphs.begin(), cell.paragraphs.end(),
                       [](const SetParagraph& set) { return set.picture.has_value(); });
  });
}

/// What the head of a table, the line over it, and two lines beside a picture leave of the page; a
/// quarter of it in any case.
Length room_under_head(const Grid& grid, const SetRows& rows, Length padding, Length page_room) {
  Length head = (rows.leading * 2 + padding) * 2;
  for (const RowSlice& slice : rows.plan.slices) {
    head += slice.row < grid.head_rows ? slice.height : Length{};
  }
  return std::max(page_room - head, page_room / 4);
}

}  // namespace

void add_table(Setter& setter, Galley& galley, const model::Table& table,
               const TableSetting& setting) {
  const Grid grid = place_cells(table, setting.first_paragraph);
  if (grid.columns == 0) {
    return;
  }
  const Layout& layout = setter.layout();
  CellLook look{.cell = &layout.style(setting.cell_style),
                .head = &layout.style(setting.head_style)};
  look.scale = {
      .size = look.cell->size, .normal = look.cell->size, .padding = layout.cell_padding_x};
  const MeasuredCells measured = measure_cells(setter, grid, look);
  const Length landscape_width =
      setting.may_be_landscape ? layout.text_block(true).width : Length{};
  const TableFit fit = fit_table(grid, measured.extents, look.scale,
                                 {.upright = setting.width,
                                  .landscape = landscape_width,
                                  .size_least = layout.table_size_least});
  report_fit(setter, table, grid, fit, look.scale, setting.is_landscape);
  look.scale.size = fit.size;
  const Length page_room = layout.text_block(fit.landscape || setting.is_landscape).height();
  look.picture_height_most = page_room * 3 / 4;

  const Columns columns =
      choose_widths(grid, measured, look.scale, table,
                    fit.landscape ? landscape_width : setting.width, setting.keeps_stated_widths);
  if (Trace* trace = setter.trace(TraceKind::table)) {
    trace_table(setter, table, grid, measured, look.scale, fit, columns, *trace);
  }
  setter.set_quiet(fit.is_cut);  // G0505 told of all its words at once
  const RowCells row_cells(grid);
  SetRows rows = set_rows(setter, grid, measured, columns.widths, look, row_cells, page_room);
  const Length room = room_under_head(grid, rows, layout.cell_padding_y, page_room);
  if (room < look.picture_height_most && has_picture(rows.cells)) {
    look.picture_height_most = room;
    rows = set_rows(setter, grid, measured, columns.widths, look, row_cells, page_room);
  }
  setter.set_quiet(false);
  report_length(setter, table, grid);
  report_unturned(setter, table, grid, rows.cells);
  Drawing drawing{.grid = grid,
                  .cells = rows.cells,
                  .row_cells = row_cells,
                  .plan = rows.plan,
                  .edges = {setting.x},
                  .leading = rows.leading,
                  .padding_x = layout.cell_padding_x,
                  .padding_y = layout.cell_padding_y,
                  .thickness = table.ruled ? layout.rule_thickness : Length{}};
  for (const Length width : columns.widths) {
    drawing.edges.push_back(drawing.edges.back() + width);
  }
  add_slugs(drawing, *look.cell, fit.landscape, galley);
}

}  // namespace gazette::typeset
