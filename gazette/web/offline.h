// Pages that are read from a disk, apart from the site.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "gazette/web/web.h"

namespace gazette::web {

/// The page with every link to a file of the site for which `has` says no turned into the address
/// of that file on the site. Where that is not known, what led there leads nowhere: it stays as
/// text, and a `link` of the page's head is left out.
[[nodiscard]] std::string link_to_site(const SiteFile& page, std::string_view site,
                                       const std::function<bool(const std::string& path)>& has);

}  // namespace gazette::web
