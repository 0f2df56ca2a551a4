// The Akoma Ntoso files of an issue, beside its pages. Private to web/.
#pragma once

#include <vector>

#include "gazette/web/act_page.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// The XML of each act, which has all that the issues of the site hold of it and what later acts do
/// to it, and that of the issue, which stays as it was published.
[[nodiscard]] std::vector<SiteFile> make_xml_files(const model::Issue& issue, const IssueCard& card,
                                                   const model::Configuration& configuration,
                                                   const std::vector<IssueCard>& others,
                                                   const IncomingRelations& incoming);

}  // namespace gazette::web
