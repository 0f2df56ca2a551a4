// The contract of addresses (cam kết địa chỉ): what a build's site owes to everyone who cites it.
// Private to edition/.
//
// Before anything is written, the files that a build made are held against the list of what the
// site had (`web/site_list.h`). An address that nothing is made for any more becomes a page that
// sends on, where it is known to what; else it is a finding. A file that somebody changed, added or
// took away by hand is told, and what is written over is kept.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/edition/site.h"
#include "gazette/edition/site_lists.h"
#include "gazette/model/publishing.h"

namespace gazette::edition {

/// What a build made of the site, and what it knows of it.
struct MadeSite {
  const Workspace& workspace;
  Files& files;
  const web::Templates& templates;
  const web::IssueCard& card;                     // of the issue that is built
  const std::vector<web::IssueCard>& others;      // of the other issues of the site
  const std::vector<model::MovedAddress>& moved;  // as site.toml names them
  const std::vector<web::SiteFile>& made;         // every file that the build makes
  const MadeLists& lists;                         // of which some are among `made`
  /// Whether an issue ("2022/37") is still a plan, which no reader has seen.
  std::function<bool(std::string_view issue)> is_planned = {};
};

/// The folder of the workspace where files changed by hand are kept: "hand-edited".
inline constexpr std::string_view kHandEditedFolder = "hand-edited";

/// Holds a site against the list. Reports addresses that would be lost (G0807; G0808 while their
/// issue is a plan), anchors of acts that are gone (G0811), files changed by hand (G0809) and
/// files that are not ours (G0810). Only the years of acts and issues that the build makes, and
/// what stands in no year, are looked at.
[[nodiscard]] SiteChange keep_addresses(const MadeSite& site, Diagnostics& diagnostics);

}  // namespace gazette::edition
