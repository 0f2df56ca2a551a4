#include "gazette/typeset/table_cells.h"

#include <algorithm>
#include <optional>
#include <string>

namespace gazette::typeset {
namespace {

/// What a cell may ask for: far more than a page has, and little enough to be multiplied.
constexpr Length kExtentMost = {20'000 * kScaledPerPoint};

Setting setting_of(const PlacedCell& placed, const CellLook& look) {
  const Style* style = placed.heading ? look.head : look.cell;
  return {.style = style,
          .size = look.scale.size == look.scale.normal ? Length{} : look.scale.of(style->size),
          .height_most = look.picture_height_most};
}

/// The end of a paragraph, from a byte of its text on.
model::Paragraph end_of(const model::Paragraph& paragraph, std::size_t begin) {
  model::Paragraph end;
  for (const model::Span& span : paragraph.spans) {
    if (begin < span.text.size()) {
      model::Span rest = span;
      rest.text.erase(0, begin);
      end.spans.push_back(std::move(rest));
    }
    begin -= std::min(begin, span.text.size());
  }
  return end;
}

/// How wide the tail of a number is; nothing where the paragraph is no number of this kind.
std::optional<Length> tail_width(Setter& setter, const model::Paragraph& paragraph,
                                 const Setting& setting, ColumnKind kind) {
  if (kind != ColumnKind::numbers && kind != ColumnKind::dot_numbers) {
    return std::nullopt;
  }
  const auto tail = tail_of_number(
      number_text(paragraph), kind == ColumnKind::numbers ? DecimalMark::comma : DecimalMark::dot);
  if (!tail) {
    return std::nullopt;
  }
  const model::Paragraph end = end_of(paragraph, *tail);
  return end.spans.empty() ? Length{} : setter.measure(end, setting).most;
}

bool is_kind_of_column(const PlacedCell& placed) {
  return placed.columns == 1 && !placed.heading && !placed.cell->turned;
}

/// The text of a turned cell: so many lines side by side, and how long they are.
struct TurnedText {
  Length length = {};
  std::size_t lines = 0;
};

/// A turned text goes into as few lines of about eight em as it can. Nothing where the cell is not
/// turned, holds a picture, or so much text that it is better read upright.
std::optional<TurnedText> turned_text(Setter& setter, const PlacedCell& placed,
                                      const Setting& setting) {
  constexpr std::int64_t kLineEms = 8;
  constexpr std::int64_t kLineEmsMost = 14;  // of a word; on no page more than a third of it
  constexpr std::size_t kLinesMost = 5;
  const Length em = size_of(setting);
  TurnedText turned;
  for (const model::Paragraph& paragraph : placed.cell->paragraphs) {
    if (!placed.cell->turned || paragraph.picture != 0) {
      return std::nullopt;
    }
    const Setter::Extent extent = setter.measure(paragraph, setting);
    const std::int64_t lines = (extent.most.scaled - 1) / (em * kLineEms).scaled + 1;
    // In lines of this length no word can be left over for one more.
    turned.length = std::max(turned.length, (extent.most + extent.least * (lines - 1)) / lines);
    turned.lines += static_cast<std::size_t>(lines);
    for (const model::Span& span : paragraph.spans) {
      turned.lines +=
          static_cast<std::size_t>(std::count(span.text.begin(), span.text.end(), '\n'));
    }
  }
  const bool is_short = turned.lines <= kLinesMost && turned.length <= em * kLineEmsMost;
  return turned.length.scaled > 0 && is_short ? std::optional(turned) : std::nullopt;
}

/// Dashes stand in the middle of numbers.
model::Alignment alignment_in(ColumnKind kind, const model::Paragraph& paragraph) {
  switch (kind) {
    case ColumnKind::text:
      return model::Alignment::unstated;
    case ColumnKind::ordinals:
      return model::Alignment::center;
    case ColumnKind::numbers:
    case ColumnKind::dot_numbers:
      return is_dash(number_text(paragraph)) ? model::Alignment::center : model::Alignment::right;
    case ColumnKind::other_digits:
      break;
  }
  return model::Alignment::right;
}

/// Moves a number from the right edge to where its decimals belong: `room` is white, half of it at
/// each side of the column's numbers unless they stand at the right.
void align_decimals(SetParagraph& set, Length tail, const NumberColumn& column, Length room,
                    bool at_right) {
  const Length white = at_right ? Length{} : std::max(room, Length{}) / 2;
  for (TextRun& run : set.runs) {
    run.x -= white + column.tail_most - tail;
  }
  for (SetLine& line : set.lines) {
    line.right -= white + column.tail_most - tail;
  }
}

SetCell set_turned_cell(Setter& setter, const PlacedCell& placed, Length length, Length leading,
                        Setting setting) {
  SetCell cell{.turned_length = length,
               .turned_lines = static_cast<std::size_t>((length.scaled - 1) / leading.scaled + 1)};
  setting.width = length;
  setting.paragraph = placed.first_paragraph;
  std::size_t lines = 0;
  for (const model::Paragraph& source : placed.cell->paragraphs) {
    const bool is_stated = source.alignment != model::Alignment::unstated;
    setting.alignment = is_stated ? source.alignment : model::Alignment::center;
    cell.paragraphs.push_back(setter.set(source, setting));
    lines += cell.paragraphs.back().lines.size();
    cell.ends.push_back(lines);
    setting.paragraph += setting.paragraph == kNoParagraph ? 0U : 1U;
  }
  return cell;
}

SetCell set_cell(Setter& setter, const PlacedCell& placed, ColumnKind kind,
                 const NumberColumn& column, Setting setting) {
  SetCell cell;
  std::size_t lines = 0;
  setting.paragraph = placed.first_paragraph;
  for (const model::Paragraph& source : placed.cell->paragraphs) {
    const bool is_stated = source.alignment != model::Alignment::unstated;
    setting.alignment = is_stated ? source.alignment : alignment_in(kind, source);
    SetParagraph set = setter.set(source, setting);
    const Length room = setting.width - column.whole_most - column.tail_most;
    if (setting.alignment == model::Alignment::right && set.lines.size() == 1 && room.scaled >= 0) {
      if (const auto tail = tail_width(setter, source, setting, kind)) {
        align_decimals(set, *tail, column, room, is_stated);
      }
    }
    lines += set.lines.size();
    cell.ends.push_back(lines);
    cell.paragraphs.push_back(std::move(set));
    setting.paragraph += setting.paragraph == kNoParagraph ? 0U : 1U;
  }
  return cell;
}

}  // namespace

MeasuredCells measure_cells(Setter& setter, const Grid& grid, const CellLook& look) {
  MeasuredCells measured{.extents = std::vector<CellExtent>(grid.cells.size()),
                         .kinds = kinds_of_columns(grid),
                         .numbers = std::vector<NumberColumn>(grid.columns)};
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    const Setting setting = setting_of(placed, look);
    const ColumnKind kind =
        is_kind_of_column(placed) ? measured.kinds[placed.column] : ColumnKind::text;
    NumberColumn& column = measured.numbers[placed.column];
    CellExtent& extent = measured.extents[i];
    if (const auto turned = turned_text(setter, placed, setting)) {
      extent.least = setting.style->leading * static_cast<std::int64_t>(turned->lines);
      extent.most = extent.least;
      continue;
    }
    for (const model::Paragraph& paragraph : placed.cell->paragraphs) {
      Setter::Extent own = setter.measure(paragraph, setting);
      if (const auto tail = tail_width(setter, paragraph, setting, kind)) {
        own.least = own.most;
        column.whole_most = std::max(column.whole_most, own.most - *tail);
        column.tail_most = std::max(column.tail_most, *tail);
      }
      extent.least = std::min(std::max(extent.least, own.least), kExtentMost);
      extent.most = std::min(std::max(extent.most, own.most), kExtentMost);
    }
  }
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    const NumberColumn& column = measured.numbers[placed.column];
    if (is_kind_of_column(placed) && measured.extents[i].most.scaled > 0) {
      const Length whole_and_tail = std::min(column.whole_most + column.tail_most, kExtentMost);
      measured.extents[i].least = std::max(measured.extents[i].least, whole_and_tail);
      measured.extents[i].most = std::max(measured.extents[i].most, whole_and_tail);
    }
  }
  return measured;
}

std::vector<SetCell> set_cells(Setter& setter, const Grid& grid, const MeasuredCells& measured,
                               const std::vector<Length>& widths, const CellLook& look) {
  std::vector<SetCell> cells;
  cells.reserve(grid.cells.size());
  for (const PlacedCell& placed : grid.cells) {
    Setting setting = setting_of(placed, look);
    if (const auto turned = turned_text(setter, placed, setting)) {
      cells.push_back(set_turned_cell(setter, placed, turned->length,
                                      look.scale.of(look.cell->leading), setting));
      continue;
    }
    setting.width = sum_of(widths, placed.column, placed.columns) - look.scale.padding * 2;
    const NumberColumn& column = measured.numbers[placed.column];
    cells.push_back(
        set_cell(setter, placed,
                 is_kind_of_column(placed) ? measured.kinds[placed.column] : ColumnKind::text,
                 {.whole_most = look.scale.of(column.whole_most),
                  .tail_most = look.scale.of(column.tail_most)},
                 setting));
  }
  return cells;
}

}  // namespace gazette::typeset
