// Findings on the online edition: G08xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0801", Severity::error, "the site says another text than the act",
     "Read back from its HTML page, an act has other words than its source. Nothing was published. "
     "It is a fault of the program: report it with the source."},
    {"G0802", Severity::error, "the XML of an act says another text than the act",
     "Read back from its file of Akoma Ntoso, or from that of its issue, an act has other words "
     "than "
     "its source, or a picture is missing. Nothing was published. A character that XML does not "
     "allow is such a difference too. Otherwise it is a fault of the program: report it with the "
     "source."},
    {"G0803", Severity::error, "the site names a file that it does not have",
     "A page, a feed, a sitemap or a file for machines leads to a file of the site, or to a place "
     "in "
     "a page, that is not there. Nothing was published, as a reader would find a dead end. Where a "
     "template of layouts/web was changed, look there; otherwise it is a fault of the program."},
    {"G0804", Severity::warning, "the site leads to an act that is not built yet",
     "A page or a list leads to an act of another issue, and the site does not have that file: the "
     "issue was not built yet, or by an older program that did not make it. Build that issue, "
     "too."},
    {"G0805", Severity::warning, "an issue's pages cannot say yet what was done to its acts",
     "This issue amends, repeals or corrects acts of another one, whose pages are to say so. That "
     "issue cannot be composed as the site has it: its plan or a source was changed or is gone. "
     "This issue is made all the same; mend the other and build it again."},
    {"G0806", Severity::warning, "the search cannot find an act yet",
     "The site holds an act that the index of its search lacks, and the act's issue cannot be "
     "composed as the site has it: its plan or a source was changed or is gone. Mend that issue "
     "and build it again."},
};

}  // namespace

const std::vector<CatalogueEntry>& online() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
