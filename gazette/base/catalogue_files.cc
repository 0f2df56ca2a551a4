// Findings on files and settings: G01xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0101", Severity::error, "file not readable as text",
     "The file is missing, empty, or not UTF-8. Save it as UTF-8; a DOCX file must keep its .docx "
     "ending."},
    {"G0102", Severity::error, "TOML does not parse",
     "A settings file, plan or front matter breaks the rules of TOML. The place of the first fault "
     "is given; strings need quotes, dates are written 2022-09-20."},
    {"G0103", Severity::error, "value of the wrong kind",
     "A key has a value of another kind than it needs: text where a number is needed, a word where "
     "a date is."},
    {"G0104", Severity::error, "unknown key",
     "A key is not one the program knows. It is never ignored: a misspelt key would silently "
     "change what is published. The nearest right key is named."},
    {"G0105", Severity::error, "missing key", "A key that nothing can be built without is absent."},
    {"G0106", Severity::error, "no workspace",
     "There is no gazette.toml in this folder or above it. Run the command inside a workspace, "
     "name one with --workspace, or make one with `gazette init`."},
    {"G0107", Severity::error, "unknown name",
     "A setting names something that is not defined elsewhere: an issuer, a section, a kind, a "
     "layout."},
    {"G0108", Severity::error, "value out of range",
     "A value is of the right kind but cannot be used: a negative margin, a rank given twice, a "
     "day past 31."},
    {"G0109", Severity::error, "holiday without a day",
     "A [[calendar.holiday]] has neither a date nor a first day, or has both. Deadlines are "
     "counted "
     "by it: give it date = 2022-09-02, or from = 2022-09-01 and to = 2022-09-02."},
    {"G0110", Severity::error, "holiday of no length",
     "A [[calendar.holiday]] ends before it begins or lasts longer than 30 days. Most often a "
     "month "
     "or a year is mistyped; deadlines within it would be wrong by weeks."},
    {"G0111", Severity::error, "two deadline rules from one day",
     "Two [[calendar.rule]] hold from the same day, or one holds from the day of [calendar] itself "
     "(1900-01-01), so that nobody can say how many days there are. Each rule holds until the next "
     "one's day."},
    {"G0112", Severity::warning, "year without holidays",
     "Deadlines depend on days off, and the calendar lists none in a year in which an act is due. "
     "Add the year's holidays and the days exchanged for others to gazette.toml when they are "
     "decided; until then a day in the list may be too early."},
    {"G0113", Severity::error, "option with nothing in it",
     "An option or a name on the command line is there and empty, as a script gives it whose "
     "variable is not set. Taken for not given, it would ask of all districts, or enter what is of "
     "nobody. Write what is meant, or leave it out. Nothing was done."},
};

}  // namespace

const std::vector<CatalogueEntry>& files() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
