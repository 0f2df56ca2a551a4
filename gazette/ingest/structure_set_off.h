// Quoted passages that are set off from the text around them by their indents (lùi đầu dòng).
#pragma once

#include <vector>

#include "gazette/ingest/structure_line.h"
#include "gazette/ingest/structure_quotes.h"

namespace gazette::ingest {

/// An indent beyond that of the other text sets a passage off from so much on: less is a slip of
/// the ruler, and no reader sees it.
inline constexpr Length kSetOffLeast = {12 * kScaledPerPoint};

/// Gives lines of quotes, and others that are set in at both sides, what their indents in the
/// source have beyond those of most text outside quotes. All other indents are the house's.
void set_off_quotes(std::vector<Line>& lines, const Quotes& quotes);

}  // namespace gazette::ingest
