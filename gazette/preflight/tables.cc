#include "gazette/preflight/tables.h"

#include <algorithm>

#include <fmt/format.h>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr long long kSpanMax = 10'000;

std::size_t span_of(const Structure& structure, const Element& cell, const char* key) {
  Object span = structure.attribute(cell, "/Table", key);
  return span.isInteger() ? static_cast<std::size_t>(std::clamp(span.getIntValue(), 1LL, kSpanMax))
                          : 1;
}

void gather_rows(const Structure& structure, std::size_t element, TableShape& shape) {
  for (const std::size_t kid : structure.elements[element].kids) {
    const std::string& role = structure.elements[kid].role;
    if (role == "TR") {
      shape.rows.push_back(kid);
    } else if (role == "THead" || role == "TBody" || role == "TFoot") {
      gather_rows(structure, kid, shape);
    }
  }
}

/// How many rows each column is still taken by cells from above.
using Reach = std::vector<std::size_t>;

void place(Reach& reach, std::size_t column, std::size_t rows, TableShape& shape, std::size_t row) {
  if (reach.size() <= column) {
    reach.resize(column + 1, 0);
  }
  if (reach[column] > 0) {
    shape.faults.push_back(fmt::format("two cells on one another in row {}", row + 1));
  }
  reach[column] = std::max(reach[column], rows);
}

}  // namespace

TableShape shape_of(const Structure& structure, std::size_t table) {
  TableShape shape;
  gather_rows(structure, table, shape);
  Reach reach;
  for (std::size_t row = 0; row < shape.rows.size(); ++row) {
    std::size_t column = 0;
    for (const std::size_t cell : structure.elements[shape.rows[row]].kids) {
      const Element& element = structure.elements[cell];
      if (element.role != "TH" && element.role != "TD") {
        continue;
      }
      shape.cells.push_back(cell);
      while (column < reach.size() && reach[column] > 0) {
        ++column;
      }
      const std::size_t rows = span_of(structure, element, "/RowSpan");
      if (rows > shape.rows.size() - row) {
        shape.faults.push_back(fmt::format("a cell of row {} reaches below the table", row + 1));
      }
      for (std::size_t i = span_of(structure, element, "/ColSpan"); i > 0; --i) {
        place(reach, column++, rows, shape, row);
      }
    }
    shape.widths.push_back(static_cast<std::size_t>(
        std::count_if(reach.begin(), reach.end(), [](std::size_t rows) { return rows > 0; })));
    for (std::size_t& rows : reach) {
      rows -= rows > 0 ? 1 : 0;
    }
  }
  return shape;
}

}  // namespace gazette::preflight
