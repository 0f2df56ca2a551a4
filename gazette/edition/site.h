// The online edition of a build: the pages of its issue and of all that it concerns. Private to
// edition/.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/edition/edition.h"
#include "gazette/edition/pdfs.h"
#include "gazette/edition/site_lists.h"
#include "gazette/model/model.h"
#include "gazette/model/publishing.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// What site.toml says; nothing where it has faults.
[[nodiscard]] std::optional<model::SiteSettings> read_site_settings(const Workspace& workspace,
                                                                    Files& files,
                                                                    Diagnostics& diagnostics);

/// The site's templates, from layouts/web.
[[nodiscard]] web::Templates read_templates(const model::Configuration& configuration,
                                            Files& files);

/// What the issues of the site say of themselves.
[[nodiscard]] std::vector<web::IssueCard> read_cards(const std::filesystem::path& site,
                                                     Files& files, int threads_count = 1);

/// Whether a composed issue has the acts that its card on the site names.
[[nodiscard]] bool is_same(const model::Issue& issue, const web::IssueCard& card);

/// Composes another issue of the site; nothing, with findings, where that cannot be done.
using ComposeOther = std::function<std::optional<model::Issue>(model::IssueNumber, Diagnostics&)>;

/// What is asked of other issues.
struct OtherIssues {
  ComposeOther compose = {};
  /// Whether an issue ("2022/37") is still a plan: its number is granted, but nothing is ordered.
  std::function<bool(std::string_view issue)> is_planned = {};
};

/// What is to be done to the site's folder besides writing what was made.
struct SiteChange {
  std::vector<web::SiteFile> added = {};  // pages that send on; the lists of addresses
  std::vector<std::string> removed = {};  // files of the search that nothing reads any more
  std::vector<web::SiteFile> kept = {};   // from the workspace's root: by hand, written over
};

struct OnlineEdition {
  std::vector<web::SiteFile> files = {};  // in the order in which they may appear
  std::vector<std::string> removed = {};  // of the site's folder
  std::vector<web::SiteFile> kept = {};   // as in `SiteChange`
  ListsNote lists_note = {};              // to be noted once the site is in its place
};

/// Everything of the site that this build changes: the issue's pages, the PDFs beside them, the
/// index pages, and the pages of issues whose acts this one amends, repeals or corrects (G0805
/// where such an issue cannot be composed). The card comes without what is packed here. Each act's
/// page is read back (G0801, G0620), and no address is lost (`site_contract.h`).
[[nodiscard]] OnlineEdition make_site(const Workspace& workspace, Files& files,
                                      const model::Issue& issue, web::IssueCard card,
                                      const std::vector<Pdf>& pdfs, const OtherIssues& others,
                                      int threads_count, Diagnostics& diagnostics);

/// An upload of the site is only what changed: files that are there already are not written again.
void leave_out_unchanged(const std::filesystem::path& site, Files& files,
                         std::vector<web::SiteFile>& pages);

}  // namespace gazette::edition
