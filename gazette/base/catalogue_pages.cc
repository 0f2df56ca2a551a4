// Findings on PDF and the text law: G06xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0601", Severity::error, "the PDF says another text than the book",
     "Read back from the finished PDF, a page gives other words than those that were set. Nothing "
     "was published. It is a fault of the program or of a face: report it with the act's source."},
    {"G0610", Severity::error, "the pages say another text than the act",
     "The text set on the pages is not the text of the act: something was lost, doubled or changed "
     "on the way. Nothing was published. It is a fault of the program: report it with the source."},
    {"G0620", Severity::error, "the pages show other pictures than the act",
     "A picture of the act is not on the pages, in a PDF that was written or on the act's page of "
     "the site, stands there twice, or shows something else than its file. Nothing was published. "
     "It is a fault of the program: report it with the source."},
    {"G0621", Severity::warning, "pages of other PDFs break the standard of the file",
     "A file that shows pages of other PDFs (facsimiles) is judged before it says that it keeps to "
     "PDF/A-2a or PDF/X-4. Here the pages keep it from that, so the file does not say it; it can "
     "be read and printed, but an archive or a print shop may refuse it. `gazette preflight` lists "
     "every fault with its page."},
};

}  // namespace

const std::vector<CatalogueEntry>& pages() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
