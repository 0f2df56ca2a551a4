// Sitemaps (sơ đồ trang): the addresses of the site for search engines. Private to web/.
//
// "sitemap.xml" is the index of one sitemap for each year and one for the pages that lead to acts;
// a year changes only when its own issues do, or when a later act does something to one of its
// acts. They lie at the root, since a sitemap speaks for its folder and what is below. Pages about
// printed pages are left out: they hold no text of their own.
#pragma once

#include <string>
#include <vector>

#include "gazette/web/act_parts.h"
#include "gazette/web/site.h"
#include "gazette/web/wanted_lists.h"

namespace gazette::web {

/// A page, and the day since which it has been as it is.
struct SitemapPage {
  std::string path = {};  // in the main tree
  Date changed = {};
};

/// The index of the sitemaps, at the site's root.
inline constexpr std::string_view kSitemapPath = "sitemap.xml";

/// What one file may hold; given are the limits of sitemaps.org.
struct SitemapLimits {
  std::size_t addresses_max = 50'000;
  std::size_t bytes_max = 50'000'000;
};

struct Sitemaps {
  std::vector<SiteFile> files = {};
  std::vector<std::string> left = {};  // paths of those of years that are not wanted
};

/// The sitemaps with their index, and robots.txt, which names it: what of them is wanted. `cards`
/// are sorted; `pages` are those that belong to no year. Nothing where the site's address is not
/// known.
[[nodiscard]] Sitemaps make_sitemaps(const std::vector<IssueCard>& cards,
                                     const std::vector<SitemapPage>& pages,
                                     const model::Configuration& configuration,
                                     const WantedLists& wanted, const SitemapLimits& limits = {});

}  // namespace gazette::web
