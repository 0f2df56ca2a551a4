// Findings on what documents say of other acts, of their own provisions and of their own force:
// G0330-G0349 of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0330", Severity::warning, "reference to an article that is not there",
     "The text refers to a Điều of itself, and has none of that number: an article was taken out "
     "or "
     "renumbered in the drafting, or the number is a slip. Where the article of another act is "
     "meant, the act is not named. Compare with the signed act; if it is so there, an act of "
     "correction is needed."},
    {"G0331", Severity::warning, "reference to a clause or point that is not there",
     "The text refers to a khoản or điểm of one of its own articles, and that article has none of "
     "that number or letter. Compare with the signed act; if it is so there, an act of correction "
     "is needed."},
    {"G0332", Severity::warning, "this clause, where there is none",
     "\"Khoản này\" or \"điểm này\" is written where the text stands in no khoản or điểm, so the "
     "reader does not know what is meant. \"Điều này\" may be, or a number was lost from the "
     "line."},
    {"G0333", Severity::warning, "cited number not in the form of numbers",
     "The number of a cited act is written in a way in which no act is numbered (34/2016/ND-CP for "
     "34/2016/NĐ-CP): most often a slip. The act cannot be linked to as it stands. Compare with "
     "the signed act."},
    {"G0334", Severity::warning, "one act cited with two dates",
     "The same act is cited in two places with different dates. One of them is a slip; compare "
     "both with the act that is cited."},
    {"G0335", Severity::warning, "in force before it was signed",
     "The act, or a part of it, is in force from a day before its signing. A provincial act may "
     "reach back only where truly needed, acts of the chairman and of communes never (Luật "
     "64/2025/QH15, Điều 55). Often the day of a former draft was left in the text."},
    {"G0336", Severity::warning, "normative act without a clause of effect",
     "A normative act says from which day it is in force. No words were found that say so, and the "
     "front matter does not state `effective`. Write the day into the front matter once it is "
     "known; the online edition shows it."},
    {"G0337", Severity::warning, "number against the kind of act",
     "The year in its number says that an act is normative. This kind of act is never normative "
     "and yet has a year, or is always normative and has none. Compare with the signed act, and "
     "with the section it is to stand in."},
    {"G0338", Severity::warning, "section against the number",
     "The front matter puts the act in a section whose acts have a year in their numbers, or in "
     "one whose acts have none, and its number says the contrary. The section decides where in the "
     "issue the act stands, and readers take those of the first to be normative."},
    {"G0339", Severity::warning, "the same basis twice",
     "An act is named twice among the bases (căn cứ). Most often a line was copied and its number "
     "never changed. Compare with the signed act."},
    {"G0341", Severity::warning, "two days of effect",
     "The act says twice from when it is in force, and the days differ. Compare with the signed "
     "act; if it is so there, ask the issuer."},
    {"G0342", Severity::warning, "range that runs backwards",
     "A reference names a range of provisions whose end comes before its beginning: one of the "
     "numbers is a slip."},
    {"G0343", Severity::warning, "cited number against the cited date",
     "An act is cited with a date of another year than the one in its number. Acts are numbered by "
     "the year of their signing, so one of the two is a slip. Compare with the act that is cited."},
    {"G0345", Severity::warning, "cited kind against the cited number",
     "An act is cited as of one kind, and the letters in its number are those of another (Nghị "
     "định số 12/2020/TT-BTC). One of the two is a slip. Compare with the act that is cited."},
};

}  // namespace

const std::vector<CatalogueEntry>& references() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
