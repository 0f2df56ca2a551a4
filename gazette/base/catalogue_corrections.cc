// Findings on corrections of published acts: G0830-G0849 of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0830", Severity::error, "a correction is not whole",
     "A correction names the act, the place in it, the words as printed and the words that are "
     "right. One of the four is missing. Where words are to fall away altogether, quote them with "
     "a word beside them as the old text, and that word alone as the new one: a reader must see "
     "what stands there afterwards."},
    {"G0831", Severity::error, "a correction that changes nothing",
     "The old and the new text are the same, letter for letter, once spaces are collapsed and "
     "marks composed. Two texts that look alike and differ in the placing of a tone (hòa, hoà) are "
     "two texts; these are one."},
    {"G0832", Severity::error, "a character that is no text in a correction",
     "A text of the correction has a character that nobody sees, that turns the direction of what "
     "follows, or that has no meaning: it came along when the words were copied from somewhere. "
     "Printed words have none. Type them anew."},
    {"G0833", Severity::error, "the act of a correction is not known",
     "Neither the record nor the inbox has an act of that id or number, or several acts have the "
     "number. `gazette search` finds acts; their ids are the last part of their addresses on the "
     "site (ubnd-39-2022-qd-ubnd)."},
    {"G0834", Severity::error, "the act of a correction is not published",
     "What is not published yet is not corrected by a notice: its source is put right, taken in "
     "with `gazette ingest --replace`, and the issue is built again. A notice is for what readers "
     "hold in their hands: an act of an issue that is printed, or, where nothing is printed, that "
     "is on the site. At a build it is for acts of issues before that of the notice."},
    {"G0835", Severity::error, "the act has no such place",
     "The place that a correction names is not in the act. Places are named as in laws: \"khoản 2 "
     "Điều 3\", \"Điều 3, khoản 2\", \"điểm a khoản 1 Điều 5 của Quy định\", \"Phụ lục II\", \"số "
     "thứ tự 57 của Phụ lục\", \"căn cứ thứ tư\", \"trích yếu\", \"cước chú 3\"; or by the address "
     "of the place on the site, dieu-3-khoan-2."},
    {"G0836", Severity::error, "the place of a correction can be several",
     "The act has more than one place of that name: the act and the text that it puts in force "
     "both have a Điều 3, or two annexes have a row 57. Say of which: \"Điều 3 của Quy định\", "
     "\"số "
     "thứ tự 57 của Phụ lục II\"."},
    {"G0837", Severity::error, "the old text does not stand there",
     "The words that a correction gives as printed are not in that place, letter for letter. "
     "Nothing was changed. The finding says what is printed there instead; marks and capitals "
     "count, spaces count as one. Where the words stand in another place, that is named. Copy the "
     "words from the page of the act on the site: it is proved to be the printed text."},
    {"G0838", Severity::error, "the old text stands there more than once",
     "In that place of the act the words are found more than once, and nobody could tell which are "
     "put right. Quote more of the words around them, in both texts, or name a narrower place (a "
     "điểm, a row of a table). Where all of them are wrong, each is a correction of its own."},
    {"G0839", Severity::error, "a place that is corrected already",
     "Another notice, or the same one, already puts these words or some of them right. The act "
     "keeps the text as printed, so a second notice would leave two right texts. Where the first "
     "correction is itself wrong, correct that notice: it is an act like others."},
    {"G0840", Severity::error, "the basis of a correction does not fit",
     "--basis names the decision that corrects the act. It must be a document of the inbox or an "
     "act of the record, signed after the act it corrects, and must say in its text that it "
     "corrects this act. A decision that is printed already keeps the statements that it came "
     "with."},
    {"G0841", Severity::error, "no issuer for the gazette's own notice",
     "An erratum is a notice of the office that publishes the gazette, and gazette.toml has no "
     "[[issuer]] that is recognised by the name of that office ([[publisher]], `office`). Add one, "
     "or name another issuer with --issuer."},
    {"G0842", Severity::error, "the notice could not be written",
     "The file exists already, or the notice, read back before it was written, did not say the "
     "old and the new text as they were given. Nothing was written. In the second case it is a "
     "fault of the program: report it with the command."},
    {"G0843", Severity::warning, "the printed page of a correction is not known",
     "The notice says in which issue the wrong words stand but not on which page: the site has no "
     "card of that issue, which tells where pages begin. Build the issue, or write the page into "
     "the notice."},
};

}  // namespace

const std::vector<CatalogueEntry>& corrections() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
