// Findings on the online edition: G08xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0801", Severity::error, "the site says another text than the act",
     "Read back from its HTML page, an act has other words than its source. Nothing was published. "
     "It is a fault of the program: report it with the source."},
};

}  // namespace

const std::vector<CatalogueEntry>& online() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
