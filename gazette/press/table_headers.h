// Which heads of a table a cell stands under, where its column alone does not say it.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/typeset/book.h"

namespace gazette::press {

/// A cell, and the head cells over it, from the top.
struct CellHeaders {
  std::uint32_t cell = 0;  // in Book::elements
  std::vector<std::uint32_t> heads = {};
};

/// The cells of the table that is this element, row by row. Heads are told only where a head
/// stands over several columns, or over other heads: elsewhere the scope of each says it.
[[nodiscard]] std::vector<CellHeaders> headers_of(const std::vector<typeset::Element>& elements,
                                                  std::uint32_t table);

}  // namespace gazette::press
