// Frames in a short form that a person can read against the source: one line for each line of text.
#pragma once

#include <string>

#include "gazette/base/diagnostic.h"
#include "gazette/typeset/book.h"
#include "tests/suite/case.h"

namespace gazette::suite {

/// Counts of pages and findings, then the pages that the case asks to see ("@pages": "acts", "all",
/// "front", "none", or folios), whole or only their first and last two lines ("@show edges").
[[nodiscard]] std::string short_frames(const typeset::Book& book, const Diagnostics& diagnostics,
                                       const Case& one);

}  // namespace gazette::suite
