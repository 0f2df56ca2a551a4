// The search of the online edition, brought up to date by a build. Private to edition/.
#pragma once

#include <vector>

#include "gazette/edition/site.h"

namespace gazette::edition {

/// What a build knows of the site.
struct SiteSource {
  const Workspace& workspace;
  Files& files;
  const web::Templates& templates;
  const model::Issue& issue;  // the one that is built
  const web::IssueCard& card;
  const std::vector<web::IssueCard>& others;  // of the other issues
  const ComposeOther& compose_other;
  bool is_same_origin = false;  // the last build was this program's, with these templates
  int threads_count = 1;
};

/// The index of the years whose acts the issue changes, the list of all years, and the pages of the
/// search. An act stands in the year of the first issue that holds it. Acts of other issues are
/// taken from the index as it is; where it lacks one, or a whole year, from their sources (G0806
/// where that cannot be). Where the origin is another (`lists_origin`), pages of all years are made
/// and no part is gone on with.
[[nodiscard]] std::vector<web::SiteFile> make_search(const SiteSource& source,
                                                     Diagnostics& diagnostics);

}  // namespace gazette::edition
