// The online edition of a build: the pages of its issue and of all that it concerns. Private to
// edition/.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/edition/edition.h"
#include "gazette/edition/pdfs.h"
#include "gazette/model/model.h"
#include "gazette/typeset/typeset.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// What the site says of an issue whose pages are set and whose PDFs are made.
[[nodiscard]] web::IssueCard card_of(const model::Configuration& configuration,
                                     const model::Issue& issue, const typeset::Book& book,
                                     const std::vector<ActPages>& acts,
                                     const std::vector<Pdf>& pdfs);

/// Whether a composed issue has the acts that its card on the site names.
[[nodiscard]] bool is_same(const model::Issue& issue, const web::IssueCard& card);

/// Composes another issue of the site; nothing, with findings, where that cannot be done.
using ComposeOther = std::function<std::optional<model::Issue>(model::IssueNumber, Diagnostics&)>;

/// Everything of the site that this build changes: the issue's pages, the PDFs beside them, the
/// index pages, and the pages of issues whose acts this one amends, repeals or corrects (G0805
/// where such an issue cannot be composed). Each act's page is read back (G0801, G0620).
[[nodiscard]] std::vector<web::SiteFile> make_site(const Workspace& workspace, Files& files,
                                                   const model::Issue& issue,
                                                   const web::IssueCard& card,
                                                   const std::vector<Pdf>& pdfs,
                                                   const ComposeOther& compose_other,
                                                   int threads_count, Diagnostics& diagnostics);

/// An upload of the site is only what changed: files that are there already are not written again.
void leave_out_unchanged(const std::filesystem::path& site, Files& files,
                         std::vector<web::SiteFile>& pages);

}  // namespace gazette::edition
