// The pages that account for the gazette (sổ sách): figures, the audit of each year, corrections,
// checksums. Private to web/.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "gazette/web/act_lists.h"
#include "gazette/web/audit.h"
#include "gazette/web/site.h"
#include "gazette/web/wanted_lists.h"

namespace gazette::web {

struct RegisterSource {
  const std::vector<IssueCard>& cards;   // all issues of the site, by number
  const std::vector<YearAudit>& audits;  // of all years, oldest first
  const std::vector<Listing>& listings;  // whose groups are counted
};

/// The pages of one language: figures, the audit of each year, corrections, how to verify; those
/// that are wanted.
[[nodiscard]] std::vector<SiteFile> make_register_pages(const RegisterSource& source,
                                                        const Site& site,
                                                        const WantedLists& wanted);

/// The checksums of each year, where they are wanted; a year whose issues have no PDF has none.
[[nodiscard]] std::vector<SiteFile> make_checksums(const std::vector<IssueCard>& cards,
                                                   const model::Configuration& configuration,
                                                   const WantedLists& wanted);

/// "1–36, 40"; empty for none.
[[nodiscard]] std::string to_text(const std::vector<NumberRange>& ranges);

}  // namespace gazette::web
