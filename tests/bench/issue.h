// Issues for the benches, made and read in memory.
#pragma once

#include <cstddef>

#include "gazette/model/model.h"
#include "tests/bench/acts.h"

namespace gazette {

/// An issue of about so many pages.
[[nodiscard]] model::Issue make_issue(std::size_t pages_count, Material material,
                                      const model::Configuration& configuration);

}  // namespace gazette
