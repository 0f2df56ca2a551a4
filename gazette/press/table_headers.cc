#include "gazette/press/table_headers.h"

#include <algorithm>

namespace gazette::press {
namespace {

using typeset::Element;
using typeset::Tag;

/// A cell with the columns that it covers.
struct Placed {
  std::uint32_t cell = 0;
  std::size_t row = 0;
  std::size_t column = 0;
};

/// Elements of a table follow it, one after another; cells covered from above have none.
std::vector<Placed> cells_of(const std::vector<Element>& elements, std::uint32_t table) {
  std::vector<Placed> cells;
  std::vector<std::size_t> covered_until;  // by column: the row from which it is free
  std::size_t rows = 0;
  std::size_t column = 0;
  for (std::uint32_t i = table + 1; i < elements.size() && elements[i].parent >= table; ++i) {
    const Element& element = elements[i];
    if (element.tag == Tag::row) {
      ++rows;
      column = 0;
    } else if (element.tag == Tag::cell || element.tag == Tag::head_cell) {
      const std::size_t row = rows - 1;
      while (column < covered_until.size() && covered_until[column] > row) {
        ++column;
      }
      cells.push_back({.cell = i, .row = row, .column = column});
      const std::size_t end = column + std::max<std::size_t>(element.column_span, 1);
      covered_until.resize(std::max(covered_until.size(), end), 0);
      for (; column < end; ++column) {
        covered_until[column] = row + std::max<std::size_t>(element.row_span, 1);
      }
    }
  }
  return cells;
}

bool heads_columns(const Element& element) {
  return element.tag == Tag::head_cell && element.rank == 1;
}

}  // namespace

std::vector<CellHeaders> headers_of(const std::vector<Element>& elements, std::uint32_t table) {
  const std::vector<Placed> cells = cells_of(elements, table);
  const bool is_plain = std::none_of(cells.begin(), cells.end(), [&](const Placed& placed) {
    const Element& element = elements[placed.cell];
    return heads_columns(element) && (placed.row > 0 || element.column_span > 1);
  });
  std::vector<std::vector<std::uint32_t>> over;  // by column: its heads so far
  std::vector<CellHeaders> headers;
  headers.reserve(cells.size());
  for (const Placed& placed : cells) {
    CellHeaders& own = headers.emplace_back(CellHeaders{.cell = placed.cell});
    if (is_plain) {
      continue;
    }
    const Element& element = elements[placed.cell];
    const std::size_t end = placed.column + std::max<std::size_t>(element.column_span, 1);
    over.resize(std::max(over.size(), end));
    for (std::size_t column = placed.column; column < end; ++column) {
      for (const std::uint32_t head : over[column]) {
        if (std::find(own.heads.begin(), own.heads.end(), head) == own.heads.end()) {
          own.heads.push_back(head);
        }
      }
      if (heads_columns(element)) {
        over[column].push_back(placed.cell);
      }
    }
  }
  return headers;
}

}  // namespace gazette::press
