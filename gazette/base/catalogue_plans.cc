// Findings on plans and issues: G04xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0401", Severity::error, "planned act not received",
     "The plan names an act that is not in the record. Ids are listed by `gazette status`; ingest "
     "the document first."},
    {"G0402", Severity::error, "act planned twice",
     "The same act stands twice in one plan. An act is published once."},
    {"G0403", Severity::error, "act planned in two issues",
     "An act stands in the plans of two issues. It can be published in one only; take it out of "
     "the other."},
    {"G0404", Severity::error, "act younger than its issue",
     "An act is dated after the issue that shall carry it, which cannot be true of both dates."},
    {"G0405", Severity::note, "order given by the plan",
     "The plan says order = \"given\" and differs from the order by section, issuer, kind, date "
     "and number. That is allowed and is said, so that nobody takes it for an accident."},
    {"G0406", Severity::error, "empty issue", "A plan without acts makes no issue."},
    {"G0407", Severity::error, "no such plan",
     "There is no plan for the issue. Plans are issues/<year>/<number>.toml; `gazette plan` writes "
     "one."},
    {"G0408", Severity::error, "plan and file name disagree",
     "The number or year inside a plan is not that of its file name. Rename the file or mend the "
     "plan, so that an issue is found under its number."},
    {"G0409", Severity::error, "source not in the workspace",
     "The original of a received act, or what was stated beside it, is missing from sources/ or "
     "its "
     "bytes have changed. Originals are never changed: put the file back from a backup, or ingest "
     "the document again."},
    {"G0410", Severity::error, "number not granted",
     "An issue is built under a number that the record has granted for it, so that numbers have no "
     "gap and none is used twice. `gazette plan` grants it."},
    {"G0411", Severity::error, "issue not built",
     "The command needs the pages of an issue that was not built yet. Build it first."},
    {"G0412", Severity::error, "plan differs from the record",
     "A plan was changed after its number was granted: its date or its acts are not those of the "
     "record, which lists and reports are made of. Enter the acts again with `gazette plan`; a "
     "date "
     "cannot be changed once granted."},
    {"G0413", Severity::warning, "pages changed after the order",
     "Copies of the issue were ordered or printed, and building it again gave other pages than the "
     "printer has. Where print and online differ, print prevails: put the sources back, or order "
     "again and publish a correction."},
    {"G0414", Severity::error, "parts of an act do not fit together",
     "An act published over several issues has every paragraph in exactly one of them: each part "
     "begins where the former one ends, at a place where an act can be cut, and the last one ends "
     "with the act. `gazette plan` cuts it so; where the act was replaced since by another version "
     "its plans are made anew."},
    {"G0415", Severity::warning, "act continued in another issue than it says",
     "The last line of a part, (Xem tiếp Công báo số ...), names an issue that does not hold the "
     "part after it. Until that line is printed it can be mended in the plan (continued_in); "
     "afterwards readers must be told by a notice. `gazette plan --next` says which number follows "
     "where it is not the next single one."},
    {"G0416", Severity::warning, "issue over its page limit",
     "The issue has more pages than pages_most of gazette.toml or of its plan allows. A plan made "
     "by `gazette plan` keeps the limit; take this one away and make it anew, or raise the limit."},
    {"G0417", Severity::note, "acts left for a later issue",
     "The issue is full. Acts that follow in the order of the rule wait for the next one; to put "
     "one of them before the others name the acts of the issue with --act."},
    {"G0418", Severity::error, "first page of the issue not known",
     "Pages are numbered through the year (pages = \"year\" in gazette.toml), so the issue begins "
     "where the one before it ends. Build that one first, or say the page with --first-page: for "
     "the first issue of the year that the program makes, the page after the last one printed."},
    {"G0419", Severity::warning, "page numbers do not follow the issue before",
     "Pages are numbered through the year, and the issue before this one ends with another page "
     "than the plan says. Set first_page in the plan; where this issue is printed already, tell "
     "the readers."},
};

}  // namespace

const std::vector<CatalogueEntry>& plans() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
