// The catalogue of findings: one entry for every code, with the words of `gazette explain`. The
// entries stand in catalogue_<range>.cc, sorted by code.

#include "gazette/base/catalogue.h"

#include <algorithm>

#include "gazette/base/diagnostic.h"

namespace gazette {
namespace {

std::vector<CatalogueEntry> gathered() {
  std::vector<CatalogueEntry> entries;
  for (const auto* part :
       {&catalogue_of::files(), &catalogue_of::reading(), &catalogue_of::pictures(),
        &catalogue_of::structure(), &catalogue_of::references(), &catalogue_of::checks(),
        &catalogue_of::plans(), &catalogue_of::typesetting(), &catalogue_of::pages(),
        &catalogue_of::print(), &catalogue_of::record(), &catalogue_of::recipients(),
        &catalogue_of::online(), &catalogue_of::corrections(), &catalogue_of::seals()}) {
    entries.insert(entries.end(), part->begin(), part->end());
  }
  std::sort(entries.begin(), entries.end(),
            [](const CatalogueEntry& a, const CatalogueEntry& b) { return a.code < b.code; });
  return entries;
}

}  // namespace

const std::vector<CatalogueEntry>& catalogue() {
  static const std::vector<CatalogueEntry> entries = gathered();
  return entries;
}

const CatalogueEntry* find_in_catalogue(std::string_view code) {
  const std::vector<CatalogueEntry>& entries = catalogue();
  const auto found = std::lower_bound(
      entries.begin(), entries.end(), code,
      [](const CatalogueEntry& entry, std::string_view sought) { return entry.code < sought; });
  return found != entries.end() && found->code == code ? &*found : nullptr;
}

}  // namespace gazette
