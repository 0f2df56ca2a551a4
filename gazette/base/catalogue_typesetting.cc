// Findings on typesetting and faces: G05xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0501", Severity::error, "no face has the character",
     "The text holds a character that none of the faces can draw; printed, it would be an empty "
     "box. Most often it is a relic of an old encoding or a private symbol of a word processor: "
     "put the right character into the source, or add a face that has it to fonts/fonts.toml."},
    {"G0502", Severity::warning, "another version of a face",
     "A font file is not the one that fonts/fonts.toml names by its SHA-256. Lines and pages may "
     "break elsewhere than in editions built before. Install the named version, or put in the new "
     "hash and compare the pages."},
    {"G0503", Severity::warning, "overfull line",
     "A line is wider than its column even with its spaces at their narrowest, as happens with a "
     "long symbol or address that must not be broken. Allow a break in the source, or reword."},
    {"G0504", Severity::warning, "word wider than its column",
     "A word is wider than the column and has no mark in it behind which it could be parted, as "
     "web addresses have. It was cut where the column ends; better is a space or a wider column in "
     "the source."},
    {"G0505", Severity::warning, "table wider than the page",
     "Even at the layout's least size the longest words of the columns are together wider than the "
     "page, so they were cut. Take a column out, shorten the heads, or part the table in two."},
    {"G0506", Severity::error, "block higher than the page",
     "Something that cannot be broken is higher than the text block of a page and would run off "
     "it. Part it in two in the source."},
    {"G0507", Severity::error, "act without text",
     "An act of the issue has nothing to set: no page could be made for it, and no line of the "
     "contents could point to one. Look at its document."},
    {"G0508", Severity::note, "table set smaller",
     "The longest words of the columns are together wider than the page at the size of tables, so "
     "the whole table was set smaller. Nothing is lost; shorter words in the heads keep it large."},
    {"G0509", Severity::note, "table on landscape pages",
     "Even at the layout's least size the table is too wide for an upright page, and it stands on "
     "pages of its own that are turned on their side. Nothing is lost; shorten the longest words, "
     "or part the table in two, if it is to stand upright."},
    {"G0510", Severity::error, "contents do not settle",
     "The page numbers in the contents change the contents' own length, which changes the page "
     "numbers again, and five passes did not end it. Shorten or lengthen one of the titles in "
     "the contents by a line."},
    {"G0511", Severity::note, "note parted over pages",
     "A note is too long for the foot of the page of its mark and goes on at the foot of the next. "
     "Nothing is lost; a shorter note, or its text in the act, would be easier to read."},
    {"G0512", Severity::warning, "page ends between lines that belong together",
     "A heading stands at the foot of a page, a line of a paragraph or a signature stands alone, "
     "because there was no other place to end the page."},
    {"G0515", Severity::note, "character from another face",
     "The face of the text lacks a character, and another face has lent it: a box to tick, a sign "
     "of mathematics. Said once for each character of an act. Nothing is lost; only an eye can say "
     "whether it looks well."},
    {"G0516", Severity::note, "address or symbol parted",
     "An address of the net, a code or the symbol of an act is longer than its line leaves it, and "
     "the line ends behind one of its marks. No hyphen is added and nothing is lost."},
    {"G0517", Severity::note, "turned cell set upright",
     "A cell of a table whose text the source turns on its side holds a picture, or more text than "
     "can be read with the head on one's shoulder. It is set upright like the others."},
    {"G0518", Severity::note, "scale of a facsimile",
     "At which scale the pages of a facsimile stand, cropped to their content: as large as the "
     "page of the gazette allows and never larger than they are, or as stated. Where they are to "
     "be "
     "alike, state scale = \"60%\" in [[facsimile]]; where a measure is taken from them (a map), "
     "say the scale in the text of the act."},
    {"G0519", Severity::warning, "no room for the scale of a facsimile",
     "The scale stated in [[facsimile]] makes its pages larger than the page of the gazette, so "
     "they stand at the largest scale that fits. State that scale or none. The first page stands "
     "below the title of its annex and has less room than the others."},
    {"G0520", Severity::note, "picture set much smaller",
     "A picture in the text is wider than its column or higher than the page and was made smaller "
     "than three quarters of the size at which its document shows it. Look whether small writing "
     "in it can still be read; if not, part it in two, or attach its page with [[facsimile]]."},
    {"G0521", Severity::note, "very long table",
     "A table has two thousand rows or more. It is set whole, its heading rows on every page. Look "
     "whether the issue is to print all of it, or an extract with the rest online."},
    {"G0522", Severity::error, "face that may not be embedded",
     "Every PDF carries the part of a face that it uses. The font file says that its licence does "
     "not allow that. Ask the owner of the face for a version that may be embedded, or name "
     "another face in fonts.toml."},
};

}  // namespace

const std::vector<CatalogueEntry>& typesetting() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
