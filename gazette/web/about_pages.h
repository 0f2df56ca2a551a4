// The pages that tell what the site is, and for whom (giới thiệu, trợ năng). Private to web/.
#pragma once

#include <vector>

#include "gazette/web/site.h"

namespace gazette::web {

[[nodiscard]] std::vector<SiteFile> make_about_pages(const Site& site);

}  // namespace gazette::web
