// Tables of a structure as grids: which cell lies where once spans are counted.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gazette/preflight/tagged.h"

namespace gazette::preflight {

struct TableShape {
  std::vector<std::size_t> rows = {};    // elements TR, in order
  std::vector<std::size_t> cells = {};   // elements TH and TD, in order
  std::vector<std::size_t> widths = {};  // of each row, with what reaches into it from above
  std::vector<std::string> faults = {};  // cells that lie on one another, or reach below the table
};

[[nodiscard]] TableShape shape_of(const Structure& structure, std::size_t table);

}  // namespace gazette::preflight
