// A year of the site as files to keep (gói theo năm): an edition that opens from a disk, and the
// files of one kind for who takes in the whole year.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/web/former_site.h"

namespace gazette::edition {

/// A file that was written: its path from the site's root and its size.
struct Bundle {
  std::string path = {};
  std::uint64_t bytes = 0;
};

/// Packs a year of the site as it lies in the workspace, and enters what it makes into the list of
/// addresses and the catalogue:
///
///   du-lieu/tron-goi/2022/<gazette>-2022-offline.zip   pages, PDFs and search of the year
///   du-lieu/tron-goi/2022/<gazette>-2022-{pdf,xml,json,txt}.zip
///   du-lieu/tron-goi/2022/SHA256SUMS                   their sums, as sha256sum reads them
///
/// In the offline edition pages that list others name this year's acts alone, and what lies
/// elsewhere on the site is named by its address there. Nothing where no issue of the year is on
/// the site or the site is not as the last build left it (G0812).
[[nodiscard]] std::vector<Bundle> make_bundles(const Workspace& workspace, Files& files, int year,
                                               Diagnostics& diagnostics);

/// Reports each year whose packed files do not have what a build makes (G0813): `bundles` are those
/// on the site, `years` those of whose issues something is changed.
void report_stale_bundles(const web::ListedFiles& bundles, const std::set<int>& years,
                          Diagnostics& diagnostics);

/// Reports each year whose packed files were made of other files than the site has now (G0813), for
/// whoever publishes it: what they were made of stands in them.
void report_stale_bundles(const Workspace& workspace, Files& files, Diagnostics& diagnostics);

}  // namespace gazette::edition
