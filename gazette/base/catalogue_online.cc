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
    {"G0807", Severity::error, "an address that was published would be lost",
     "The list of addresses (site/du-lieu/dia-chi.txt) names a page that nothing on the site "
     "stands "
     "for any more: an act or an issue fell away, or [[moved]] names a place that is not there. "
     "Nothing was published, and the old page stays. Whoever cited the address must still find "
     "something: put the act or issue back, or write into site.toml\n\n"
     "    [[moved]]\n    from = \"eli/2022/09/15/ubnd-45-2022-qd-ubnd/\"\n"
     "    to = \"eli/2022/09/15/ubnd-46-2022-qd-ubnd/\"\n\n"
     "and a page at the old address sends readers on. An act whose number or day was put right "
     "before its issue was built again is found without that."},
    {"G0808", Severity::warning, "an act of a plan has left the site",
     "An issue that is not ordered yet was built with an act or a page that it has no more. The "
     "old page is still in the folder of the site. If it was shown to readers, say with [[moved]] "
     "where they shall go; if not, take its folder away, and the address is forgotten."},
    {"G0809", Severity::warning, "the site was changed by hand",
     "Files of the site, or of its lists of addresses, are not as the last build left them. What "
     "this build makes itself is made anew, and what was there is kept under hand-edited/ in the "
     "workspace. A page of another issue is left as it is until that issue is built again; no "
     "upload takes it."},
    {"G0810", Severity::note, "the site has a file that is not ours",
     "Somebody put a file into the folder of the site. It is left where it is; it is never "
     "uploaded, written over without a copy, or removed."},
    {"G0811", Severity::warning, "a place of an act that could be cited is gone",
     "A page of an act that was built before, of an issue that is ordered or printed, had places "
     "(a provision, a printed page) that it does not have now, because its source or the way it is "
     "read has changed. A link to such a place leads to the beginning of the page. What was "
     "published is mended by a correction in a later issue, not by another text."},
    {"G0812", Severity::error, "a year cannot be packed",
     "`gazette bundle` packs a year of the site as it lies in the workspace. The site has no issue "
     "of that year, or a file of it was changed by hand. Build the issues of the year first."},
    {"G0813", Severity::warning, "packed files of a year are older than its issues",
     "The site has a year packed by `gazette bundle`, and the build changes pages of that year: a "
     "further issue, or a later act that amends one of its acts. Who takes the packed files would "
     "get the year as it was. `gazette publish` says so as long as it is so, and sends them. Pack "
     "the year again once its issues are built."},
    {"G0820", Severity::error, "the site is not as its lists say",
     "An upload sends what the lists of addresses (site/du-lieu/dia-chi.txt) name. A file is "
     "missing or was changed by hand, or a list cannot be read, so nothing was sent. Build the "
     "issues to which the files belong again."},
    {"G0821", Severity::error, "the server does not have what was sent",
     "After an upload, or with --verify, files were compared and are absent or have other bytes on "
     "the server: a disk is full, or somebody writes to it at the same time. Nothing was removed. "
     "After an upload the server keeps its former lists, so that the next one sends what is "
     "missing; what it lost or changed since is sent again by `gazette publish --repair`."},
    {"G0822", Severity::warning, "an upload comes near to the budget",
     "With this upload four fifths or more of what [publish] in site.toml allows, for one "
     "upload or for what this place gets in the year, are spent. It was sent all the same."},
    {"G0823", Severity::error, "an upload is over the budget",
     "The upload would pass what [publish] in site.toml allows, for one upload or for what this "
     "place gets in the year. "
     "Nothing was sent. Raise the limit, or send it once with --over-budget."},
    {"G0824", Severity::error, "something is in the way of the site",
     "In the folder to which the site is published something has the name of a folder of the site "
     "and is a file, or has the name of a file and is a folder; or the target itself is a file. It "
     "may be somebody's, so it is left alone and nothing was sent. Move it away, or publish into "
     "another folder."},
};

}  // namespace

const std::vector<CatalogueEntry>& online() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
