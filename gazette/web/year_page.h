// The page of a year (năm): its calendar with the days of issues, and the issues by month. Private
// to web/.
#pragma once

#include "gazette/web/act_lists.h"
#include "gazette/web/site.h"

namespace gazette::web {

/// `years` has `year`.
[[nodiscard]] Page make_year_page(const CardsByYear& years, int year, const Site& site);

/// What issue-item.html and the head of a list need of an issue.
[[nodiscard]] Values issue_values(const Words& words, const IssueCard& card,
                                  const model::Configuration& configuration);

}  // namespace gazette::web
