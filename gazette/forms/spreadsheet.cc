#include "gazette/forms/spreadsheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/forms/csv.h"

namespace gazette::forms {
namespace {

constexpr std::uint32_t kGroupWidth = 24;

void append_line(std::string& csv, std::vector<PaperCell> cells, const std::string& paper) {
  cells.emplace_back(paper);
  append_csv_line(csv, cells);
}

/// The head of the column that says which paper a line is of. Papers that name entries have a
/// column "Chứng từ" of these.
std::string paper_head(const FlatTable& table) {
  const std::string usual = "Chứng từ";
  const bool is_taken =
      std::any_of(table.columns.begin(), table.columns.end(),
                  [&usual](const PaperColumn& column) { return column.head == usual; });
  return is_taken ? "Thuộc chứng từ" : usual;
}

/// Where the title of sums stands: the widest of the columns before the first that is summed.
std::size_t title_column(const std::vector<PaperColumn>& columns,
                         const std::vector<PaperCell>& sums) {
  const auto first_sum = std::find_if(sums.begin(), sums.end(), [](const PaperCell& cell) {
    return std::holds_alternative<std::int64_t>(cell);
  });
  GAZETTE_ASSERT(first_sum != sums.begin());
  const auto widest = std::max_element(
      columns.begin(), columns.begin() + (first_sum - sums.begin()),
      [](const PaperColumn& a, const PaperColumn& b) { return a.width < b.width; });
  return static_cast<std::size_t>(widest - columns.begin());
}

}  // namespace

FlatTable flat_table(const Paper& paper) {
  FlatTable table{.columns = paper.columns};
  const bool has_groups = !paper.group_head.empty();
  if (has_groups) {
    table.columns.push_back({.head = paper.group_head, .width = kGroupWidth});
  }
  std::string group;
  for (const PaperRow& row : paper.rows) {
    if (row.kind == PaperRow::Kind::group) {
      group = row.title;
      continue;
    }
    std::vector<PaperCell> cells = row.cells;
    cells.resize(paper.columns.size());
    if (row.kind == PaperRow::Kind::sum) {
      cells[title_column(paper.columns, cells)] = row.title;
    }
    if (has_groups) {
      cells.emplace_back(row.kind == PaperRow::Kind::sum ? std::string() : group);
    }
    if (row.kind == PaperRow::Kind::sum) {
      table.sums = std::move(cells);
    } else {
      table.lines.push_back(std::move(cells));
    }
  }
  return table;
}

std::string csv_of(const Paper& paper) {
  const FlatTable table = flat_table(paper);
  const std::string own = fmt::format(
      "{}{}, tính đến {}, biết đến {}, {} dòng, mã kiểm tra {}", paper.number, revision_text(paper),
      to_iso(paper.as_of), to_iso(paper.known_at), lines_count(paper), short_code(paper));
  std::string csv(kByteOrderMark);
  std::vector<PaperCell> heads;
  for (const PaperColumn& column : table.columns) {
    heads.emplace_back(column.head);
  }
  append_line(csv, std::move(heads), paper_head(table));
  for (const std::vector<PaperCell>& line : table.lines) {
    append_line(csv, line, own);
  }
  if (!table.sums.empty()) {
    append_line(csv, table.sums, own);
  }
  return csv;
}

}  // namespace gazette::forms
