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

namespace gazette::web {

/// A page, and the day since which it has been as it is.
struct SitemapPage {
  std::string path = {};  // in the main tree
  Date changed = {};
};

/// The index of the sitemaps, at the site's root.
inline constexpr std::string_view kSitemapPath = "sitemap.xml";

/// The limits of sitemaps.org, for one file.
inline constexpr std::size_t kSitemapAddressesMax = 50'000;
inline constexpr std::size_t kSitemapBytesMax = 50'000'000;

/// The sitemaps with their index, and robots.txt, which names it. `cards` are sorted; `pages` are
/// those that belong to no year. Nothing where the site's address is not known.
[[nodiscard]] std::vector<SiteFile> make_sitemaps(const std::vector<IssueCard>& cards,
                                                  const std::vector<SitemapPage>& pages,
                                                  const model::Configuration& configuration,
                                                  std::size_t addresses_max = kSitemapAddressesMax,
                                                  std::size_t bytes_max = kSitemapBytesMax);

}  // namespace gazette::web
