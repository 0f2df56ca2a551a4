// The page about the data of the site (dữ liệu mở): what programs, and people without a network,
// can take away.
#pragma once

#include <vector>

#include "gazette/web/former_site.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// The page in every language of the site: files of each year with its packed files among
/// `bundles`, feeds, the catalogue, and the schemas that describe the rest. `cards` are all issues,
/// any order. What is made only where the site's address is known is named only then.
[[nodiscard]] std::vector<SiteFile> make_data_pages(const std::vector<IssueCard>& cards,
                                                    const ListedFiles& bundles,
                                                    const model::Configuration& configuration,
                                                    const Templates& templates);

}  // namespace gazette::web
