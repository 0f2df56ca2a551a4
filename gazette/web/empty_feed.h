// Feeds of which nothing is left (nguồn tin trống). A page that listed what was withdrawn sends on,
// which a feed cannot: it says that it is empty.
#pragma once

#include <string>
#include <string_view>

#include "gazette/web/web.h"

namespace gazette::web {

/// The document at `path`, a feed or its archive of a month, where nothing is left of what it
/// listed: whoever follows it is told so, and finds no act that was withdrawn. `date` is the day
/// from which it is so.
[[nodiscard]] SiteFile make_empty_feed(const std::string& path, Date date,
                                       const model::Configuration& configuration,
                                       const Templates& templates);

/// Whether a path is that of a feed or of its archive of a month.
[[nodiscard]] bool is_feed(std::string_view path);

/// Whether a feed lists anything.
[[nodiscard]] bool has_entries(std::string_view feed);

}  // namespace gazette::web
