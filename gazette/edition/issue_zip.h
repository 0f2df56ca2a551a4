// An issue as one file to take along: its PDF, each of its acts as PDF and as text, and their sums.
#pragma once

#include <vector>

#include "gazette/edition/pdfs.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// "2022/38-39/dong-nai-2022-38-39.zip" of what the issue alone holds, so that no later issue
/// changes it: of an act in parts the part, and no file that tells what others do to an act.
/// `pdfs` are those of the build; those for the print shop are left out.
[[nodiscard]] web::SiteFile make_issue_zip(const model::Configuration& configuration,
                                           const model::Issue& issue, const std::vector<Pdf>& pdfs);

}  // namespace gazette::edition
