// Tables of a DOCX: rows and cells with their spans, in the form of HTML.
//
// WordprocessingML says of a vertically merged cell in each row that it goes on; here the first one
// gets a row span and the others vanish. Rows that begin or end short of the grid are filled up, so
// that every row covers all columns.

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_story.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

/// Word has 63 columns at most, LibreOffice 1,024; a span past that is a fault of the file.
constexpr int kColumnsMax = 1024;
constexpr std::uint16_t kRowSpanMax = 60'000;
constexpr std::string_view kMergedReason = "chữ trong ô đã gộp, bản gốc không hiện";

/// The cell above that a merged cell of the same columns goes on with.
struct Above {
  std::size_t row = 0;
  std::size_t cell = 0;
  std::uint16_t columns_count = 0;  // 0: none is open here
};

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

/// Whether the cell is set off by rules: by two edges at least, since the lines under the heads of
/// a letter are often one edge of a cell in a table that is none to the eye.
bool is_ruled(const Borders& table, const Borders& own, bool is_first_row, bool is_last_row,
              bool is_first_column, bool is_last_column) {
  const Borders inherited = {
      table.at(is_first_row ? kTop : kInsideRow),
      table.at(is_last_row ? kBottom : kInsideRow),
      table.at(is_first_column ? kLeft : kInsideColumn),
      table.at(is_last_column ? kRight : kInsideColumn),
  };
  const Borders edges = overlay(inherited, own);
  return std::count(edges.begin(), edges.begin() + kInsideRow, Setting::on) >= 2;
}

std::vector<std::uint32_t> read_widths(const pugi::xml_node& table) {
  std::vector<std::uint32_t> widths;
  for (const pugi::xml_node& column : child(table, "tblGrid").children()) {
    if (local_name(column) == "gridCol") {
      widths.push_back(static_cast<std::uint32_t>(std::max(integer(column, "w").value_or(0), 0)));
    }
  }
  return widths;
}

/// The widths that the cells of a whole row state, for a table whose grid does not.
std::vector<std::uint32_t> widths_of_cells(const std::vector<pugi::xml_node>& cells) {
  std::vector<std::uint32_t> widths;
  for (const pugi::xml_node& cell : cells) {
    const pugi::xml_node properties = child(cell, "tcPr");
    const int width = integer(child(properties, "tcW"), "w").value_or(0);
    if (span_of(properties, "gridSpan", 1) == 1 && width > 0) {
      widths.push_back(static_cast<std::uint32_t>(width));
    }
  }
  return widths;
}

/// A table taking form: rows as they are read, and which cells are open to be merged with.
class Grid {
 public:
  void begin_row(bool is_heading) {
    table_.rows.push_back({.heading = is_heading});
    column_ = 0;
  }

  /// Places without a cell at the start of a row.
  void skip(int columns_count) {
    if (columns_count > 0) {
      columns_count = close(columns_count);
      add({.column_span = static_cast<std::uint16_t>(columns_count)});
    }
  }

  /// A cell with text. Past the last column there is none: its text goes to the cell before.
  void place(model::Cell cell, bool is_merge_open) {
    if (column_ >= kColumnsMax && has_cell_before()) {
      extend(cell.paragraphs, 0);
      return;
    }
    const int columns_count = close(cell.column_span);
    cell.column_span = static_cast<std::uint16_t>(columns_count);
    cell.heading = table_.rows.back().heading;
    if (is_merge_open) {
      above_.at(static_cast<std::size_t>(column_)) = {.row = table_.rows.size() - 1,
                                                      .cell = table_.rows.back().cells.size(),
                                                      .columns_count = cell.column_span};
    }
    add(std::move(cell));
  }

  /// The cell above takes this place too; false where there is none of the same columns.
  bool merge_with_above(int columns_count) {
    if (column_ >= static_cast<int>(above_.size())) {
      return false;
    }
    const Above& above = above_.at(static_cast<std::size_t>(column_));
    if (above.columns_count == 0 || above.columns_count != columns_count) {
      return false;
    }
    std::uint16_t& rows_count = table_.rows.at(above.row).cells.at(above.cell).row_span;
    if (rows_count >= kRowSpanMax) {
      return false;
    }
    ++rows_count;
    column_ += columns_count;
    return true;
  }

  [[nodiscard]] bool has_cell_before() const { return !table_.rows.back().cells.empty(); }

  /// The cell before takes these columns and paragraphs too.
  void extend(const std::vector<model::Paragraph>& paragraphs, int columns_count) {
    model::Cell& cell = table_.rows.back().cells.back();
    cell.paragraphs.insert(cell.paragraphs.end(), paragraphs.begin(), paragraphs.end());
    if (columns_count > 0 && column_ < kColumnsMax) {
      const int taken = close(columns_count);
      cell.column_span = static_cast<std::uint16_t>(cell.column_span + taken);
      column_ += taken;
    }
  }

  void end_row() {
    ends_.push_back(column_);
    // A merge is over where a row ends before it.
    for (auto i = static_cast<std::size_t>(column_); i < above_.size(); ++i) {
      above_.at(i) = {};
    }
  }

  /// The table, every row filled up to the same number of columns.
  model::Table finish(std::vector<std::uint32_t> widths,
                      const std::vector<std::uint32_t>& widths_of_row) {
    const int columns_count = ends_.empty() ? 0 : *std::max_element(ends_.begin(), ends_.end());
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      if (const int missing = columns_count - ends_[i]; missing > 0) {
        table_.rows[i].cells.push_back({.column_span = static_cast<std::uint16_t>(missing),
                                        .heading = table_.rows[i].heading});
      }
    }
    table_.columns_count = static_cast<std::uint16_t>(columns_count);
    const auto count = static_cast<std::size_t>(columns_count);
    if (widths.size() < count) {
      widths = widths_of_row;
    }
    widths.resize(widths.size() < count ? 0 : count);
    const bool is_stated =
        std::any_of(widths.begin(), widths.end(), [](std::uint32_t width) { return width > 0; });
    table_.widths = is_stated ? std::move(widths) : std::vector<std::uint32_t>();
    return std::move(table_);
  }

 private:
  void add(model::Cell cell) {
    column_ += cell.column_span;
    table_.rows.back().cells.push_back(std::move(cell));
  }

  /// Ends merges over the next columns, and says how many of them the table can have.
  int close(int columns_count) {
    const int allowed = std::clamp(columns_count, 1, std::max(kColumnsMax - column_, 1));
    const auto end = static_cast<std::size_t>(column_ + allowed);
    if (above_.size() < end) {
      above_.resize(end);
    }
    for (auto i = static_cast<std::size_t>(column_); i < end; ++i) {
      above_.at(i) = {};
    }
    return allowed;
  }

  model::Table table_ = {};
  std::vector<Above> above_ = {};  // by column
  std::vector<int> ends_ = {};     // of rows: the column behind the last cell
  int column_ = 0;
};

/// Whether most cells of a table are ruled, counted cell by cell.
class RuledCells {
 public:
  explicit RuledCells(Borders table) : table_(table) {}

  void count(const pugi::xml_node& row, const pugi::xml_node& cell, bool is_first_row,
             bool is_last_row, bool is_first_column, bool is_last_column) {
    const Borders exceptions = read_borders(child(child(row, "tblPrEx"), "tblBorders"));
    const Borders own = read_borders(child(child(cell, "tcPr"), "tcBorders"));
    ++cells_count_;
    if (is_ruled(overlay(table_, exceptions), own, is_first_row, is_last_row, is_first_column,
                 is_last_column)) {
      ++ruled_count_;
    }
  }
  [[nodiscard]] bool are_most() const { return ruled_count_ * 2 > cells_count_; }

 private:
  Borders table_ = {};
  std::size_t cells_count_ = 0;
  std::size_t ruled_count_ = 0;
};

Borders borders_of_table(const pugi::xml_node& properties, const StyleSheet& sheet) {
  const std::string_view stated = attribute(child(properties, "tblStyle"), "val");
  const Style* style =
      sheet.find(stated.empty() ? std::string_view(sheet.default_table_style) : stated);
  return overlay(style != nullptr ? style->borders : Borders(),
                 read_borders(child(properties, "tblBorders")));
}

/// Puts a cell into the grid: on its own, or merged with the cell before or above.
void place_cell(const pugi::xml_node& properties, std::vector<model::Paragraph> paragraphs,
                Grid& grid, Reading& reading) {
  const int columns_count = span_of(properties, "gridSpan", 1);
  if (continues(properties, "hMerge") && grid.has_cell_before()) {
    grid.extend(paragraphs, columns_count);
    return;
  }
  if (continues(properties, "vMerge") && grid.merge_with_above(columns_count)) {
    for (const model::Paragraph& paragraph : paragraphs) {
      reading.dropped.push_back({.text = model::plain_text(paragraph),
                                 .reason = std::string(kMergedReason),
                                 .origin = paragraph.origin});
    }
    return;
  }
  const bool is_merge_open = static_cast<bool>(child(properties, "vMerge"));
  grid.place({.paragraphs = std::move(paragraphs),
              .column_span = static_cast<std::uint16_t>(columns_count)},
             is_merge_open);
}

}  // namespace

void StoryReader::read_table(const pugi::xml_node& node, Blocks& blocks) {
  finish_carried(blocks);
  const Nesting nesting(reading_);
  if (!nesting.is_allowed()) {
    return;
  }
  FlowItem item = {.page_break_before = std::exchange(blocks.is_page_break_due, false)};
  Grid grid;
  RuledCells ruled(borders_of_table(child(node, "tblPr"), reading_.sheet));
  std::vector<std::uint32_t> widths_of_row;
  bool is_head = true;  // heading rows are those at the top, without a gap
  const std::vector<pugi::xml_node> rows = collect(node, "tr", reading_);
  for (const pugi::xml_node& row : rows) {
    const pugi::xml_node properties = child(row, "trPr");
    if (child(properties, "del")) {
      reading_.deletions.add(reading_.order + 1);
      continue;
    }
    is_head = is_head && is_property_on(properties, "tblHeader");
    grid.begin_row(is_head);
    grid.skip(span_of(properties, "gridBefore", 0));
    const std::vector<pugi::xml_node> cells = collect(row, "tc", reading_);
    for (const pugi::xml_node& cell : cells) {
      const bool is_first_row = row == rows.front();
      const bool is_first_column = cell == cells.front();
      ruled.count(row, cell, is_first_row, row == rows.back(), is_first_column,
                  cell == cells.back());
      CellContent content = read_cell(cell);
      item.page_break_before =
          item.page_break_before || (is_first_row && is_first_column && content.starts_page);
      place_cell(child(cell, "tcPr"), std::move(content.paragraphs), grid, reading_);
    }
    grid.end_row();
    std::vector<std::uint32_t> widths = widths_of_cells(cells);
    if (widths.size() > widths_of_row.size()) {
      widths_of_row = std::move(widths);
    }
  }
  model::Table table = grid.finish(read_widths(node), widths_of_row);
  table.ruled = ruled.are_most();
  if (table.columns_count > 0) {
    item.block = std::move(table);
    blocks.items.push_back(std::move(item));
  }
}

StoryReader::CellContent StoryReader::read_cell(const pugi::xml_node& node) {
  Blocks blocks;
  read_blocks(node, blocks);
  finish_carried(blocks);
  const bool has_table = std::any_of(
      blocks.items.begin(), blocks.items.end(),
      [](const FlowItem& item) { return std::holds_alternative<model::Table>(item.block); });
  if (has_table) {
    reading_.report(
        "G0240", reading_.order, "a table stands inside a cell; its text follows in lines",
        "take the inner table out of the cell, or split the cell into rows and columns");
  }
  const bool starts_page = !blocks.items.empty() && blocks.items.front().page_break_before;
  return {.paragraphs = flattened(std::move(blocks.items)), .starts_page = starts_page};
}

}  // namespace gazette::ingest::docx
