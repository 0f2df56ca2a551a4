// The catalogue of open data (danh mục dữ liệu mở): what of the site is for machines, by DCAT 3.
// Private to web/.
//
// "du-lieu/catalog.jsonld" has a dataset for each year and one of all that is followed (feeds,
// sitemap), each with the files it can be had as, and the SHA-256 of those that are made with it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/former_site.h"
#include "gazette/web/site.h"

namespace gazette::web {

inline constexpr std::string_view kCataloguePath = "du-lieu/catalog.jsonld";

/// The catalogue of `cards`, which are sorted; `files` are the site's files that it may name
/// (`year_json`, feeds, sitemaps), with their bytes. Nothing where the site's address is not known.
[[nodiscard]] std::vector<SiteFile> make_catalogue(const std::vector<IssueCard>& cards,
                                                   const std::vector<SiteFile>& files,
                                                   const Site& site);

/// Where the packed files of a year lie: "du-lieu/tron-goi/2022/".
[[nodiscard]] std::string bundle_folder(int year);

/// Names in the catalogue, as distributions of their years, the packed files among `listed`; those
/// that it named before as they are now.
void name_bundles(const ListedFiles& listed, std::string_view site, SiteFile& catalogue);

}  // namespace gazette::web
