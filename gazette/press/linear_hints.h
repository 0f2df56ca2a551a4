// The hint tables of a linearized file (ISO 32000-1, annex F.4): where each page lies, and what it
// needs of what several pages share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gazette/press/linear_parts.h"

namespace gazette::press {

/// Where the units of a file lie, as if it had no hint tables.
struct UnitPlaces {
  std::vector<std::size_t> offsets = {};  // in the order of the file, and the end of the last one
  std::vector<std::uint32_t> numbers = {};
};

/// The tables one behind the other. `shared` and `outlines` are where these begin; 0: none.
struct HintTables {
  std::string bytes = {};
  std::size_t shared = 0;
  std::size_t outlines = 0;
};

[[nodiscard]] HintTables make_hints(const Parts& parts, const UnitPlaces& places);

}  // namespace gazette::press
