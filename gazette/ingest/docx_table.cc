// Tables of a DOCX: rows and cells with their spans, in the form of HTML.

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_grid.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

constexpr std::string_view kMergedReason = "chữ trong ô đã gộp, bản gốc không hiện";

/// The elements of one name below `parent`, looking through content controls, insertions and the
/// like, but not into a table within.
std::vector<pugi::xml_node> collect(const pugi::xml_node& parent, std::string_view name,
                                    Reading& reading) {
  std::vector<pugi::xml_node> found;
  const Nesting nesting(reading);
  if (!nesting.is_allowed()) {
    return found;
  }
  for (const pugi::xml_node& node : parent.children()) {
    const std::string_view own = local_name(node);
    if (own == name) {
      found.push_back(node);
    } else if (own == "del" || own == "moveFrom") {
      reading.deletions.add(reading.order + 1);
    } else if (!own.empty() && own != "tblPr" && own != "tblGrid" && own != "trPr" &&
               own != "sdtPr") {
      const pugi::xml_node inside = own == "AlternateContent" ? chosen_branch(node) : node;
      const std::vector<pugi::xml_node> deeper = collect(inside, name, reading);
      found.insert(found.end(), deeper.begin(), deeper.end());
    }
  }
  return found;
}

bool is_property_on(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node node = child(properties, name);
  return node && is_on(node);
}

int span_of(const pugi::xml_node& properties, std::string_view name, int least) {
  return std::clamp(integer(child(properties, name), "val").value_or(least), least, kColumnsMax);
}

/// Whether a cell goes on with its neighbour (above for vMerge, before for hMerge). Without a value
/// it does.
bool continues(const pugi::xml_node& properties, std::string_view name) {
  const pugi::xml_node merge = child(properties, name);
  return merge && attribute(merge, "val") != "restart";
}

/// Where a cell stands among the edges of its table.
struct Edges {
  bool is_first_row = false;
  bool is_last_row = false;
  bool is_first_column = false;
  bool is_last_column = false;
};

/// Whether the cell is set off by rules: by two edges at least, since the lines under the heads of
/// a letter are often one edge of a cell in a table that is none to the eye.
bool is_ruled(const Borders& table, const Borders& own, const Edges& at) {
  const Borders inherited = {
      table.at(at.is_first_row ? kTop : kInsideRow),
      table.at(at.is_last_row ? kBottom : kInsideRow),
      table.at(at.is_first_column ? kLeft : kInsideColumn),
      table.at(at.is_last_column ? kRight : kInsideColumn),
  };
  const Borders edges = overlay(inherited, own);
  return std::count(edges.begin(), edges.begin() + kInsideRow, Setting::on) >= 2;
}

std::vector<std::uint32_t> read_widths(const pugi::xml_node& table) {
  std::vector<std::uint32_t> widths;
  for (const pugi::xml_node& column : child(table, "tblGrid").children()) {
    if (local_name(column) == "gridCol") {
      widths.push_back(static_cast<std::uint32_t>(std::max(measure(column, "w").value_or(0), 0)));
    }
  }
  return widths;
}

/// The widths that the cells of a whole row state, for a table whose grid does not.
std::vector<std::uint32_t> widths_of_cells(const std::vector<pugi::xml_node>& cells) {
  std::vector<std::uint32_t> widths;
  for (const pugi::xml_node& cell : cells) {
    const pugi::xml_node properties = child(cell, "tcPr");
    const int width = measure(child(properties, "tcW"), "w").value_or(0);
    if (span_of(properties, "gridSpan", 1) == 1 && width > 0) {
      widths.push_back(static_cast<std::uint32_t>(width));
    }
  }
  return widths;
}

/// Whether most cells of a table are ruled, counted cell by cell.
class RuledCells {
 public:
  explicit RuledCells(Borders table) : table_(table) {}

  void count(const pugi::xml_node& row, const pugi::xml_node& cell, const Edges& edges) {
    const Borders exceptions = read_borders(child(child(row, "tblPrEx"), "tblBorders"));
    const Borders own = read_borders(child(child(cell, "tcPr"), "tcBorders"));
    ++cells_count_;
    if (is_ruled(overlay(table_, exceptions), own, edges)) {
      ++ruled_count_;
    }
  }
  [[nodiscard]] bool are_most() const { return ruled_count_ * 2 > cells_count_; }

 private:
  Borders table_ = {};
  std::size_t cells_count_ = 0;
  std::size_t ruled_count_ = 0;
};

/// Which parts of a table its style may set off here (w:tblLook): flags, or bits of a number.
std::array<bool, kTablePartsCount> parts_set_off(const pugi::xml_node& properties) {
  const pugi::xml_node look = child(properties, "tblLook");
  const std::uint32_t bits = code(look, "val").value_or(0);
  const auto is_set = [&](std::string_view name, std::uint32_t bit) {
    return attribute(look, name).empty() ? (bits & bit) != 0 : has_flag(look, name);
  };
  const bool first_column = is_set("firstColumn", 0x80);
  const bool last_column = is_set("lastColumn", 0x100);
  const bool first_row = is_set("firstRow", 0x20);
  const bool last_row = is_set("lastRow", 0x40);
  return {first_column,
          last_column,
          first_row,
          last_row,
          first_column && first_row,
          last_column && first_row,
          first_column && last_row,
          last_column && last_row};
}

/// What the style of a table says of one cell: of the whole table, then of each part it stands in.
PartFormat format_of_cell(const Style& style, const std::array<bool, kTablePartsCount>& set_off,
                          const Edges& edges) {
  const std::array<bool, kTablePartsCount> stands_in = {edges.is_first_column,
                                                        edges.is_last_column,
                                                        edges.is_first_row,
                                                        edges.is_last_row,
                                                        edges.is_first_column && edges.is_first_row,
                                                        edges.is_last_column && edges.is_first_row,
                                                        edges.is_first_column && edges.is_last_row,
                                                        edges.is_last_column && edges.is_last_row};
  PartFormat format = {.paragraph = style.paragraph, .run = style.run};
  for (std::size_t i = 0; i < kTablePartsCount; ++i) {
    if (set_off.at(i) && stands_in.at(i)) {
      format.paragraph = overlay(format.paragraph, style.parts.at(i).paragraph);
      format.run = overlay(format.run, style.parts.at(i).run);
    }
  }
  return format;
}

const Style* style_of_table(const pugi::xml_node& properties, const StyleSheet& sheet) {
  const std::string_view stated = attribute(child(properties, "tblStyle"), "val");
  return sheet.find(stated.empty() ? std::string_view(sheet.default_table_style) : stated);
}

/// The cells of a row, without those that a tracked change takes away.
std::vector<pugi::xml_node> cells_of(const pugi::xml_node& row, Reading& reading) {
  std::vector<pugi::xml_node> cells = collect(row, "tc", reading);
  std::erase_if(cells, [&](const pugi::xml_node& cell) {
    const pugi::xml_node properties = child(cell, "tcPr");
    if (child(properties, "cellIns")) {
      reading.insertions.add(reading.order + 1);
    }
    if (child(properties, "tcPrChange") || child(properties, "cellMerge")) {
      reading.reformats.add(reading.order + 1);
    }
    const bool is_deleted = static_cast<bool>(child(properties, "cellDel"));
    if (is_deleted) {
      reading.deletions.add(reading.order + 1);
    }
    return is_deleted;
  });
  return cells;
}

/// The rows of a table, without those that a tracked change takes away.
std::vector<pugi::xml_node> rows_of(const pugi::xml_node& table, Reading& reading) {
  std::vector<pugi::xml_node> rows = collect(table, "tr", reading);
  std::erase_if(rows, [&](const pugi::xml_node& row) {
    const pugi::xml_node properties = child(row, "trPr");
    if (child(properties, "ins")) {
      reading.insertions.add(reading.order + 1);
    }
    if (child(properties, "trPrChange") || child(row, "tblPrExChange")) {
      reading.reformats.add(reading.order + 1);
    }
    const bool is_deleted = static_cast<bool>(child(properties, "del"));
    if (is_deleted) {
      reading.deletions.add(reading.order + 1);
    }
    return is_deleted;
  });
  return rows;
}

bool is_turned(const pugi::xml_node& properties) {
  const std::string_view direction = attribute(child(properties, "textDirection"), "val");
  return !direction.empty() && direction != "lrTb" && direction != "lrTbV" && direction != "tb" &&
         direction != "lr";
}

bool holds_table(const std::vector<FlowItem>& items) {
  return std::any_of(items.begin(), items.end(), [](const FlowItem& item) {
    return std::holds_alternative<model::Table>(item.block);
  });
}

/// Puts a cell into the grid: on its own, or merged with the cell before or above. A cell that
/// holds tables waits in `nested`.
void place_cell(const pugi::xml_node& properties, std::vector<FlowItem> items, Grid& grid,
                NestedCells& nested, Reading& reading) {
  const int columns_count = span_of(properties, "gridSpan", 1);
  if (continues(properties, "hMerge") && grid.has_cell_before()) {
    grid.extend(flattened(std::move(items)), columns_count);
    return;
  }
  if (continues(properties, "vMerge") && grid.merge_with_above(columns_count)) {
    for (const model::Paragraph& paragraph : flattened(std::move(items))) {
      reading.dropped.push_back({.text = model::plain_text(paragraph),
                                 .reason = std::string(kMergedReason),
                                 .origin = paragraph.origin});
    }
    return;
  }
  const bool is_merge_open = static_cast<bool>(child(properties, "vMerge"));
  const auto span = static_cast<std::uint16_t>(columns_count);
  if (!holds_table(items)) {
    grid.place({.paragraphs = flattened(std::move(items)),
                .column_span = span,
                .turned = is_turned(properties)},
               is_merge_open);
    return;
  }
  if (grid.is_full()) {
    grid.extend(flattened(std::move(items)), 0);
    return;
  }
  grid.place({.column_span = span}, is_merge_open);
  nested.emplace(grid.last_place(), std::move(items));
}

/// What a table comes to. One without lines that is a single column, or that holds other tables,
/// only lays out; so does a single cell around tables.
std::vector<FlowItem> settled(model::Table table, NestedCells nested, std::uint32_t order,
                              Reading& reading) {
  const bool is_one_cell = table.columns_count == 1 && table.rows.size() == 1;
  const bool lays_out = (!table.ruled && (table.columns_count == 1 || !nested.empty())) ||
                        (is_one_cell && !nested.empty());
  if (lays_out && !has_row_spans(table)) {
    if (!nested.empty() && table.columns_count > 1) {
      reading.report("G0259", order,
                     "a table without lines holds tables and is taken apart; what stood side by "
                     "side follows one another",
                     "compare with the signed text; take the inner tables out of the outer one");
    }
    return unfolded(std::move(table), std::move(nested));
  }
  if (!nested.empty()) {
    reading.report("G0240", order,
                   "a table stands inside a cell; its rows and columns become those of the outer "
                   "table",
                   "compare with the signed text; take the inner table out of the cell where it "
                   "reads wrong");
  }
  std::vector<FlowItem> items;
  items.push_back({.block = embedded(std::move(table), std::move(nested))});
  return items;
}

}  // namespace

void StoryReader::read_table(const pugi::xml_node& node, Blocks& blocks) {
  finish_carried(blocks);
  const Nesting nesting(reading_);
  if (!nesting.is_allowed()) {
    return;
  }
  const pugi::xml_node properties = child(node, "tblPr");
  const Style none;
  const Style* found = style_of_table(properties, reading_.sheet);
  const Style& style = found != nullptr ? *found : none;
  const auto set_off = parts_set_off(properties);
  if (child(properties, "tblPrChange")) {
    reading_.reformats.add(reading_.order + 1);
  }
  bool starts_page = std::exchange(blocks.is_page_break_due, false);
  const std::uint32_t order = reading_.order + 1;
  Grid grid;
  NestedCells nested;
  RuledCells ruled(overlay(style.borders, read_borders(child(properties, "tblBorders"))));
  std::vector<std::uint32_t> widths_of_row;
  bool is_head = true;  // heading rows are those at the top, without a gap
  const std::vector<pugi::xml_node> rows = rows_of(node, reading_);
  for (const pugi::xml_node& row : rows) {
    is_head = is_head && is_property_on(child(row, "trPr"), "tblHeader");
    grid.begin_row(is_head);
    grid.skip(span_of(child(row, "trPr"), "gridBefore", 0));
    const std::vector<pugi::xml_node> cells = cells_of(row, reading_);
    for (const pugi::xml_node& cell : cells) {
      const Edges edges = {.is_first_row = row == rows.front(),
                           .is_last_row = row == rows.back(),
                           .is_first_column = cell == cells.front(),
                           .is_last_column = cell == cells.back()};
      ruled.count(row, cell, edges);
      std::vector<FlowItem> items = read_cell(cell, format_of_cell(style, set_off, edges));
      starts_page = starts_page || (edges.is_first_row && edges.is_first_column && !items.empty() &&
                                    items.front().page_break_before);
      place_cell(child(cell, "tcPr"), std::move(items), grid, nested, reading_);
    }
    grid.end_row();
    std::vector<std::uint32_t> widths = widths_of_cells(cells);
    if (widths.size() > widths_of_row.size()) {
      widths_of_row = std::move(widths);
    }
  }
  model::Table table = grid.finish(read_widths(node), widths_of_row);
  table.origin = origin_of(order);
  table.ruled = ruled.are_most();
  if (table.columns_count == 0) {
    blocks.is_page_break_due = starts_page;
    return;
  }
  std::vector<FlowItem> items = settled(std::move(table), std::move(nested), order, reading_);
  if (!items.empty()) {
    items.front().page_break_before = items.front().page_break_before || starts_page;
  }
  std::move(items.begin(), items.end(), std::back_inserter(blocks.items));
}

std::vector<FlowItem> StoryReader::read_cell(const pugi::xml_node& node, const PartFormat& format) {
  const pugi::xml_node properties = child(node, "tcPr");
  const pugi::xml_node width = child(properties, "tcW");
  const std::string_view unit = attribute(width, "type");
  const RunFormat outer_run = std::exchange(table_run_, format.run);
  const ParagraphFormat outer_paragraph = std::exchange(table_paragraph_, format.paragraph);
  const int outer_width = std::exchange(
      cell_width_,
      unit.empty() || unit == "dxa" ? std::max(measure(width, "w").value_or(0), 0) : 0);
  Blocks blocks;
  read_blocks(node, blocks);
  finish_carried(blocks);
  table_run_ = outer_run;
  table_paragraph_ = outer_paragraph;
  cell_width_ = outer_width;
  return std::move(blocks.items);
}

}  // namespace gazette::ingest::docx
