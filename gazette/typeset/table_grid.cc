#include "gazette/typeset/table_grid.h"

#include <algorithm>
#include <numeric>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// What a column may ask for: far more than a page has, and little enough to be multiplied.
constexpr Length kExtentMost = {20'000 * kScaledPerPoint};

bool is_numeric(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= '0' && c <= '9') || c == '.' || c == ',' || c == ' ' || c == '-' || c == '%';
  });
}

/// How the cells of each column are aligned where the source does not say: numbers to the right,
/// short ones (ordinals) centred, text to the left.
std::vector<model::Alignment> align_columns(const Grid& grid) {
  constexpr std::size_t kShort = 5;
  std::vector<model::Alignment> alignments(grid.columns, model::Alignment::unstated);
  for (std::size_t column = 0; column < grid.columns; ++column) {
    bool numeric = true;
    bool any = false;
    std::size_t longest = 0;
    for (const PlacedCell& placed : grid.cells) {
      if (placed.column != column || placed.columns != 1 || placed.heading) {
        continue;
      }
      for (const model::Paragraph& paragraph : placed.cell->paragraphs) {
        const std::string text = model::plain_text(paragraph);
        if (!text.empty()) {
          any = true;
          numeric = numeric && is_numeric(text);
          longest = std::max(longest, text.size());
        }
      }
    }
    if (any && numeric) {
      alignments[column] = longest <= kShort ? model::Alignment::center : model::Alignment::right;
    }
  }
  return alignments;
}

Setting setting_of(const PlacedCell& placed, const CellLook& look, Length width) {
  return {.style = placed.heading ? look.head : look.cell,
          .width = width - look.padding_x * 2,
          .size = look.size,
          .height_most = look.picture_height_most};
}

struct Columns {
  std::vector<Length> least = {};
  std::vector<Length> most = {};
};

/// The least and most that each column can use. A cell over several columns adds what it needs
/// beyond them to each in equal parts.
Columns measure_columns(Setter& setter, const Grid& grid, const CellLook& look) {
  Columns columns{.least = std::vector<Length>(grid.columns),
                  .most = std::vector<Length>(grid.columns)};
  for (const bool spanning : {false, true}) {
    for (const PlacedCell& placed : grid.cells) {
      if ((placed.columns > 1) != spanning) {
        continue;
      }
      Setter::Extent extent;
      for (const model::Paragraph& paragraph : placed.cell->paragraphs) {
        const Setter::Extent own = setter.measure(paragraph, setting_of(placed, look, {}));
        extent.least = std::max(extent.least, own.least);
        extent.most = std::max(extent.most, own.most);
      }
      extent.most = std::min(extent.most, kExtentMost);
      extent.least = std::min(extent.least, kExtentMost);
      extent.least += look.padding_x * 2;
      extent.most += look.padding_x * 2;
      const auto raise = [&](std::vector<Length>& lengths, Length needed) {
        const Length have = sum_of(lengths, placed.column, placed.columns);
        for (std::size_t i = 0; needed > have && i < placed.columns; ++i) {
          lengths[placed.column + i] +=
              (needed - have) / static_cast<std::int64_t>(placed.columns) + Length{1};
        }
      };
      raise(columns.least, extent.least);
      raise(columns.most, extent.most);
    }
  }
  return columns;
}

/// The measure shared out as the table states its widths, which are relative.
std::vector<Length> stated_widths(const model::Table& table, Length width) {
  const std::int64_t sum =
      std::accumulate(table.widths.begin(), table.widths.end(), std::int64_t{0});
  std::vector<Length> widths;
  Length used = {};
  for (const std::uint32_t stated : table.widths) {
    widths.push_back(width * stated / std::max<std::int64_t>(sum, 1));
    used += widths.back();
  }
  widths.back() += width - used;
  return widths;
}

/// The measure shared out: every column its least, the rest by how much more each could use.
std::vector<Length> share_out(const Columns& columns, Length width) {
  const std::size_t count = columns.least.size();
  const Length least = sum_of(columns.least, 0, count);
  const Length most = sum_of(columns.most, 0, count);
  std::vector<Length> widths(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (least >= width) {
      widths[i] =
          Length{columns.least[i].scaled * width.scaled / std::max<std::int64_t>(least.scaled, 1)};
    } else if (most > width) {
      const std::int64_t room = (width - least).scaled;
      widths[i] = columns.least[i] + Length{(columns.most[i] - columns.least[i]).scaled * room /
                                            std::max<std::int64_t>((most - least).scaled, 1)};
    } else {
      widths[i] =
          Length{columns.most[i].scaled * width.scaled / std::max<std::int64_t>(most.scaled, 1)};
    }
  }
  // What rounding left over goes to the last column, so that the table ends at the measure.
  if (count > 0) {
    widths.back() += width - sum_of(widths, 0, count);
  }
  return widths;
}

}  // namespace

Length sum_of(const std::vector<Length>& lengths, std::size_t begin, std::size_t count) {
  return std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(begin),
                         lengths.begin() + static_cast<std::ptrdiff_t>(begin + count), Length{});
}

Grid place_cells(const model::Table& table, std::uint32_t first_paragraph) {
  Grid grid;
  grid.rows = table.rows.size();
  std::vector<std::size_t> covered_until;  // by column: the row from which it is free
  std::uint32_t paragraph = first_paragraph;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    std::size_t column = 0;
    for (const model::Cell& cell : table.rows[row].cells) {
      while (column < covered_until.size() && covered_until[column] > row) {
        ++column;
      }
      const std::size_t columns = std::max<std::size_t>(cell.column_span, 1);
      const std::size_t rows =
          std::min<std::size_t>(std::max<std::size_t>(cell.row_span, 1), grid.rows - row);
      covered_until.resize(std::max(covered_until.size(), column + columns), 0);
      std::fill_n(covered_until.begin() + static_cast<std::ptrdiff_t>(column), columns, row + rows);
      grid.cells.push_back({.cell = &cell,
                            .row = row,
                            .column = column,
                            .columns = columns,
                            .rows = rows,
                            .first_paragraph = paragraph,
                            .heading = cell.heading || table.rows[row].heading});
      if (paragraph != kNoParagraph) {
        paragraph += static_cast<std::uint32_t>(cell.paragraphs.size());
      }
      column += columns;
    }
  }
  grid.columns = covered_until.size();
  return grid;
}

std::vector<Length> fit_columns(Setter& setter, const Grid& grid, const model::Table& table,
                                Length width, CellLook& look) {
  const Length normal = look.cell->size;
  Columns columns = measure_columns(setter, grid, look);
  for (Length size = normal - points(1);
       sum_of(columns.least, 0, grid.columns) > width && size >= setter.layout().table_size_least;
       size -= points(1)) {
    look.size = size;
    columns = measure_columns(setter, grid, look);
  }
  if (sum_of(columns.least, 0, grid.columns) > width) {
    setter.diagnostics().report(
        {.code = "G0505",
         .place = {.path = setter.path(),
                   .line = table.origin.line,
                   .paragraph = table.origin.line == 0 ? table.origin.paragraph : 0},
         .message = fmt::format("a table of {} columns is too wide for the page", grid.columns),
         .help = "its longest words were cut; take a column out, or part the table in two"});
  }
  if (look.keeps_stated_widths && table.widths.size() == grid.columns) {
    const std::vector<Length> stated = stated_widths(table, width);
    const bool fits = std::equal(stated.begin(), stated.end(), columns.least.begin(),
                                 [](Length has, Length needs) { return has >= needs; });
    if (fits) {
      return stated;
    }
  }
  return share_out(columns, width);
}

void set_cells(Setter& setter, Grid& grid, const std::vector<Length>& widths,
               const CellLook& look) {
  const std::vector<model::Alignment> alignments = align_columns(grid);
  for (PlacedCell& placed : grid.cells) {
    Setting setting = setting_of(placed, look, sum_of(widths, placed.column, placed.columns));
    std::uint32_t paragraph = placed.first_paragraph;
    for (const model::Paragraph& source : placed.cell->paragraphs) {
      setting.paragraph = paragraph;
      paragraph += paragraph == kNoParagraph ? 0U : 1U;
      setting.alignment = source.alignment;
      if (setting.alignment == model::Alignment::unstated && !placed.heading) {
        setting.alignment = alignments[placed.column];
      }
      placed.set.push_back(setter.set(source, setting));
      placed.lines += placed.set.back().lines.size();
    }
  }
}

}  // namespace gazette::typeset
