// The catalogue of open data (danh mục dữ liệu mở): what of the site is for machines, by DCAT 3.
// Private to web/.
//
// "du-lieu/catalog.jsonld" has a dataset for each year and one of all that is followed (feeds,
// sitemap), each with the files it can be had as, and the SHA-256 of those that are made with it.
#pragma once

#include <vector>

#include "gazette/web/site.h"

namespace gazette::web {

inline constexpr std::string_view kCataloguePath = "du-lieu/catalog.jsonld";

/// The catalogue of `cards`, which are sorted; `files` are the site's files that it may name
/// (`year_json`, feeds, sitemaps), with their bytes. Nothing where the site's address is not known.
[[nodiscard]] std::vector<SiteFile> make_catalogue(const std::vector<IssueCard>& cards,
                                                   const std::vector<SiteFile>& files,
                                                   const Site& site);

}  // namespace gazette::web
