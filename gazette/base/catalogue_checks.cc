// Findings of the checks over a finished act: the end of G03xx. What they say is never mended by
// the program; the signed act decides.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    // Identity
    {"G0350", Severity::warning, "symbol against issuer",
     "The letters of the symbol are those of a people's council (HĐND) or committee (UBND), but "
     "another body is named as the issuer. Number, place in the issue and key of the act depend "
     "on it: compare with the signed act."},
    {"G0351", Severity::note, "number without a zero before it",
     "Numbers of acts below 10 are written 01 ... 09 (Nghị định 30/2020/NĐ-CP, Phụ lục I). The "
     "number is kept as written; citations that write it otherwise are not found by it."},
    {"G0352", Severity::warning, "year of the symbol against date",
     "A normative act carries in its symbol the year in which it is issued. The year and the date "
     "in the head differ, so one of them is wrong: compare with the signed act."},
    {"G0353", Severity::warning, "attached text of another number",
     "The line that ties an attached text to its act (Ban hành kèm theo ... số ...) names another "
     "number than the act has. It is a remnant of a model or of a draft, or the text belongs to "
     "another act."},
    {"G0354", Severity::warning, "attached text of another day",
     "The line that ties an attached text to its act names another day than the head of the act. "
     "Compare both with the signed act."},
    {"G0355", Severity::warning, "act calls itself another kind",
     "In its last articles the act speaks of itself as another kind (\"Nghị quyết này có hiệu "
     "lực\" in a Quyết định), as happens where one was written from the other. An act of "
     "correction mends it."},
    {"G0356", Severity::warning, "signature of another body",
     "The act is signed on behalf of (TM.) another body than the one that issues it. Either the "
     "issuer stated is wrong or the signature was taken from a model."},
    {"G0357", Severity::warning, "act without an abstract",
     "Below its kind an act says what it is about (trích yếu). Lists of contents and the site show "
     "that line. State it in the front matter where the signed act has none."},
    {"G0358", Severity::note, "title of the attached text against abstract",
     "The act says it puts in force a text (Ban hành Quy định ...) whose own title is another. "
     "Compare both with the signed act."},
    // Dates and statutory order
    {"G0360", Severity::warning, "day that the calendar has not",
     "A date in the text is none: 31/4, 29/02 of a common year. A date of effect or a term written "
     "so cannot be applied. Compare with the signed act."},
    {"G0361", Severity::warning, "ground later than the act",
     "A legal ground or a proposal in the preamble is dated after the act that rests on it. The "
     "date of one of the two is wrong."},
    {"G0362", Severity::warning, "signed before it was adopted",
     "The act says it was adopted (thông qua) on a day after that in its head. It cannot be signed "
     "before."},
    {"G0363", Severity::warning, "effect too soon",
     "A normative act of a province takes effect at the earliest 10 days after it was adopted or "
     "signed (Luật 80/2015/QH13, Điều 151; from 01-4-2025 Luật 64/2025/QH15, Điều 53), but for one "
     "made by the shortened procedure. Where it is such a one, nothing is wrong."},
    // Structure
    {"G0366", Severity::note, "provision alone",
     "An article has a single clause 1, or a clause a single point a. What stands alone needs no "
     "number: the next one may be missing. Compare with the signed act."},
    {"G0367", Severity::warning, "provision without text",
     "An article, clause or point has a number and nothing else. Compare with the signed act."},
    {"G0368", Severity::warning, "nothing follows what is announced",
     "A provision ends with a colon (gồm:, như sau:) and nothing stands under it. A list, a table, "
     "a picture or a quoted text may have been lost on the way."},
    {"G0369", Severity::warning, "division without articles",
     "A part, chapter or section has no article. Either its articles are missing, or a line of the "
     "text was taken for the heading of a division."},
    {"G0370", Severity::note, "letter of a point",
     "Points count by the Vietnamese alphabet: a, b, c, d, đ, e, g, h, i, k, l, m, n, o, p, q, r, "
     "s, t, u, v. It has no f, j, w and z. The letter is kept as written."},
    {"G0371", Severity::note, "points marked in two ways",
     "Among points written \"a)\" a line begins \"b.\" or \"b/\". It was kept as text of the point "
     "above it, so a citation of it finds nothing."},
    {"G0372", Severity::note, "article without a title",
     "Nearly all articles of the text have a title, this one has none. Its title may have been "
     "lost, or a line break was left out behind it."},
    {"G0373", Severity::note, "dashes below a point",
     "From 01-4-2025 a point of a normative act is not divided further by marks (Nghị định "
     "78/2025/NĐ-CP, Điều 63). The text is set as it is."},
    {"G0374", Severity::note, "chapter with an Arabic number",
     "Parts and chapters have Roman numbers (Nghị định 30/2020/NĐ-CP and 78/2025/NĐ-CP, Phụ lục "
     "I). The number is kept as written."},
    {"G0375", Severity::note, "colon behind the number of an article",
     "The number of an article ends with a full stop (\"Điều 5.\"). It is kept as written."},
    // Typing
    {"G0376", Severity::note, "two spaces between words",
     "Two spaces stand between words. Pages and site show one; only the spaces differ from the "
     "source."},
    {"G0377", Severity::note, "space before a mark",
     "A space stands before , . ; : or ), or behind (. Lines may break there and leave the mark "
     "alone at the start of a line."},
    {"G0378", Severity::note, "no space behind a mark",
     "Two words are joined by a punctuation mark without a space behind it. Searching takes them "
     "for one word, and the line cannot break there."},
    {"G0379", Severity::note, "straight and curly quotation marks",
     "Both kinds of quotation marks stand in one text. They are kept; in an amending act see that "
     "each quoted text begins and ends where it should."},
    {"G0380", Severity::note, "bracket without its other half",
     "A bracket is opened and not closed within the next lines, or closed and never opened. A line "
     "may have been lost."},
    {"G0381", Severity::warning, "letter for a figure",
     "A small l or a capital I stands for 1, or a capital O for 0, as typists and scanners write. "
     "It looks right on paper but is no number."},
    {"G0382", Severity::note, "two punctuation marks",
     "Two marks stand together (,, or ;. or ..). A word between them may have been lost."},
    {"G0383", Severity::warning, "word twice",
     "A word of grammar (của, các, và ...) stands twice on end. If it is so in the signed act, an "
     "act of correction mends it."},
    {"G0384", Severity::note, "uneven ends of points",
     "Points of a list end with \";\" and one of them otherwise. The signed act decides."},
    {"G0385", Severity::note, "end of the act",
     "The text of an act ends with \"./.\". Where it is missing the end may have been cut off; "
     "where text follows it, two texts may have been joined."},
    {"G0386", Severity::note, "tones placed in two ways",
     "Tones of oa, oe and uy stand on the first letter in some words (hòa) and on the second in "
     "others (hoà). Both are right; nothing is changed, and searching finds either."},
    {"G0387", Severity::warning, "impossible word",
     "A word has the shape of a Vietnamese syllable but Vietnamese has none like it: a mark is "
     "missing or stands on another letter (nuớc, trưòng), or a syllable that ends with c, ch, p or "
     "t has a tone it cannot have. Compare with the signed act."},
    {"G0388", Severity::note, "provision without an end mark",
     "A clause or point ends without a punctuation mark while those beside it have one. Its end "
     "may be missing."},
    // Completeness
    {"G0389", Severity::warning, "annex missing",
     "The text speaks of an annex that it puts in force (Phụ lục ... kèm theo ... này, theo Phụ "
     "lục "
     "đính kèm, danh mục ... kèm theo ... này), and no such annex is in the document. An act is "
     "published with all its annexes."},
    {"G0390", Severity::warning, "attached text missing",
     "The act puts a text in force (Ban hành kèm theo ... này) and ends with its signature. The "
     "text is probably in another file."},
    {"G0391", Severity::note, "attached text that nothing names",
     "A text or annex follows the act, and the act says nothing of one. It may belong to another "
     "act."},
    {"G0392", Severity::warning, "another number of annexes",
     "The act says how many annexes it has, and the document has more or fewer."},
    {"G0393", Severity::warning, "blank in the text",
     "A day, month, year or number in the act's own text is left as dots. Forms have such places, "
     "rules have not: this is the draft from before signing."},
    // Presentation
    {"G0394", Severity::note, "date without a zero",
     "Days below 10 and the months 1 and 2 have a zero before them in the head of an act (Nghị "
     "định 30/2020/NĐ-CP, Phụ lục I). The line is kept as written."},
    {"G0395", Severity::note, "name of the state or motto",
     "The name of the state or its motto is not written as the rules give it: words, capitals, "
     "hyphens with a space on each side. It is kept as written."},
    {"G0396", Severity::note, "end of a ground",
     "Legal grounds end with \";\", the last one with a full stop or a comma. A ground that ends "
     "otherwise may be cut off."},
    {"G0397", Severity::note, "abstract in capitals",
     "The abstract is written in capitals; lists of contents show it as it stands. The front "
     "matter cannot change it, since the text is the law."},
    {"G0398", Severity::note, "head without the name of the state",
     "The head of an act has the name of the state and its motto at the right. They are missing, "
     "so "
     "other parts of the head may be too."},
    {"G0399", Severity::error, "text lost or doubled",
     "The text of the instrument is not the text of the source: the law that nothing is lost does "
     "not hold for this document. This is a fault of the program."},
};

}  // namespace

const std::vector<CatalogueEntry>& checks() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
