#include "gazette/ingest/markdown_table.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ingest::markdown {
namespace {

/// Short rows are not filled up in a table of more cells: one long row of pipes among many short
/// ones would ask for more memory than the source is worth.
constexpr std::size_t kCellsMax = 1'000'000;

bool has_pipe(std::string_view line) {
  return line.find('|') != std::string_view::npos;
}

/// ":---:", "---:", "-".
bool is_delimiter_cell(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with(':')) {
    cell.remove_prefix(1);
  }
  if (cell.ends_with(':')) {
    cell.remove_suffix(1);
  }
  return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

bool is_delimiter_row(std::string_view line) {
  if (!has_pipe(line)) {
    return false;
  }
  const PipeRow row = split_row(line);
  return !row.cells.empty() && std::all_of(row.cells.begin(), row.cells.end(), is_delimiter_cell);
}

model::Alignment alignment_of(std::string_view delimiter) {
  delimiter = trim(delimiter);
  const bool left = delimiter.starts_with(':');
  const bool right = delimiter.ends_with(':');
  if (left && right) {
    return model::Alignment::center;
  }
  return right ? model::Alignment::right
               : (left ? model::Alignment::left : model::Alignment::unstated);
}

/// A cell's text with "\|" as the pipe it stands for.
std::string without_escapes(std::string_view cell) {
  std::string text(cell);
  for (std::size_t at = text.find("\\|"); at != std::string::npos; at = text.find("\\|", at + 1)) {
    text.erase(at, 1);
  }
  return text;
}

bool is_blank_row(const PipeRow& row) {
  return std::all_of(row.cells.begin(), row.cells.end(),
                     [](std::string_view cell) { return trim(cell).empty(); });
}

}  // namespace

PipeRow split_row(std::string_view line) {
  const std::size_t lead = line.find_first_not_of(" \t");
  std::size_t start = lead == std::string_view::npos ? line.size() : lead;
  start += start < line.size() && line[start] == '|' ? 1U : 0U;
  PipeRow row;
  std::size_t counted = 0;  // bytes of the line whose code points are in `column`
  std::size_t column = 1;
  const auto add = [&](std::size_t end) {
    const std::string_view cell = line.substr(start, end - start);
    const std::size_t text = start + std::min(cell.find_first_not_of(" \t"), cell.size());
    column += to_code_points(line.substr(counted, text - counted)).size();
    counted = text;
    row.cells.push_back(cell);
    row.columns.push_back(static_cast<std::uint32_t>(column));
  };
  for (std::size_t at = start; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == '|') {
      add(at);
      start = at + 1;
    }
  }
  if (!trim(line.substr(start)).empty() || row.cells.empty()) {
    add(line.size());
  }
  return row;
}

std::optional<std::size_t> find_table(const std::vector<std::string_view>& lines) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (has_pipe(lines[i]) && is_delimiter_row(lines[i + 1])) {
      return i;
    }
  }
  return std::nullopt;
}

model::Table read_table(const TableSource& source, InlineReader& inlines,
                        Diagnostics& diagnostics) {
  std::vector<PipeRow> rows;
  for (const std::string_view line : source.lines) {
    rows.push_back(split_row(line));
  }
  const PipeRow delimiters = std::move(rows[1]);
  const std::size_t expected = rows[0].cells.size();
  std::size_t columns = expected;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // The delimiter row counts like any other: a table is as wide as its header.
    const std::size_t count = i == 1 ? delimiters.cells.size() : rows[i].cells.size();
    columns = std::max(columns, count);
    if (count != expected) {
      const std::string_view line = source.lines[i];
      diagnostics.report(
          {.code = "G0203",
           .place = {.path = std::string(source.path),
                     .line = source.first_line + static_cast<std::uint32_t>(i),
                     .column = 1,
                     .excerpt = std::string(line)},
           .message = fmt::format("a row of {} cells in a table of {}", count, expected),
           .help = "give every row as many cells as the header; a pipe in the text is written "
                   "\"\\|\""});
    }
  }
  model::Table table;
  table.columns_count = static_cast<std::uint16_t>(std::min<std::size_t>(columns, 65535));
  table.origin.line = source.first_line;
  table.origin.column = 1;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    // A header without text is there only because Markdown wants one.
    if (i == 1 || (i == 0 && is_blank_row(rows[0]))) {
      continue;
    }
    model::Row row{.heading = i == 0};
    const std::uint32_t line = source.first_line + static_cast<std::uint32_t>(i);
    const std::size_t filled = rows.size() * columns <= kCellsMax ? columns : rows[i].cells.size();
    for (std::size_t c = 0; c < filled; ++c) {
      model::Cell cell{.heading = i == 0};
      if (c < rows[i].cells.size()) {
        const Spot spot{.line = line, .column = rows[i].columns[c]};
        model::Paragraph paragraph{.spans = inlines.read(without_escapes(rows[i].cells[c]), spot)};
        paragraph.origin = {.line = spot.line, .column = spot.column};
        if (c < delimiters.cells.size()) {
          paragraph.alignment = alignment_of(delimiters.cells[c]);
        }
        if (!paragraph.spans.empty()) {
          cell.paragraphs.push_back(std::move(paragraph));
        }
        std::vector<model::Paragraph> pictures = inlines.take_pictures();
        std::move(pictures.begin(), pictures.end(), std::back_inserter(cell.paragraphs));
      }
      row.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace gazette::ingest::markdown
