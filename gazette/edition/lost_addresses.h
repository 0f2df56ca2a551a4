// Addresses for which a build makes nothing any more, and where their content is now. Private to
// edition/.
#pragma once

#include <string>
#include <vector>

#include "gazette/edition/site_contract.h"
#include "gazette/web/former_site.h"

namespace gazette::edition {

struct LostAddresses {
  std::vector<web::SiteFile> moved = {};  // pages that send on, feeds that have become empty
  std::vector<std::string> dropped = {};  // of plans, and taken away by hand: no addresses any more
};

/// An act whose number, issuer or day was put right, a page that a shorter issue has not, a list
/// that has become empty, a language that is gone, and what [[moved]] names send on. Of the rest
/// each is reported, by the page of an act or issue: G0807, or G0808 while its issue is a plan. A
/// file that an issue built before should have and the disk has not is G0809.
[[nodiscard]] LostAddresses find_lost_addresses(const MadeSite& site, const web::FormerSite& former,
                                                Diagnostics& diagnostics);

}  // namespace gazette::edition
