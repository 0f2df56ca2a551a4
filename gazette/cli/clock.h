// What commands about the statutory clock share. Private to cli/.
#pragma once

#include <set>

#include "gazette/base/diagnostic.h"
#include "gazette/model/configuration.h"

namespace gazette::cli {

/// Says of which of these years, in which deadlines end, the calendar lacks the holidays on which
/// they depend (G0112).
void report_lacking_holidays(const std::set<int>& years, const model::Configuration& configuration,
                             Diagnostics& diagnostics);

}  // namespace gazette::cli
