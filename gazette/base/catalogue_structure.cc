// Findings on the structure and the content of documents: G03xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0301", Severity::error, "document without text",
     "No paragraph of the document has text. A scan holds pictures of pages; its text must be "
     "typed or recognised first."},
    {"G0302", Severity::error, "unknown issuer",
     "The line of the issuing body and the lines of the head name no issuer of gazette.toml, so "
     "the act has no place in an issue. Add the issuer, or state its id in the front matter."},
    {"G0303", Severity::error, "act without a number",
     "Every act is cited by its number and symbol (số, ký hiệu), such as 45/2022/QĐ-UBND. None was "
     "found in its head or front matter."},
    {"G0304", Severity::error, "blank number",
     "The place of the number is there but empty (Số:      /QĐ-UBND): the document is the draft "
     "from before signing. Compare with the signed act."},
    {"G0305", Severity::error, "act without a date",
     "The date of signing decides the names of issuers, the order in an issue and the legal time "
     "limits. Write it in the head of the act or in the front matter."},
    {"G0306", Severity::error, "blank date",
     "The day, month or year in the head is empty or dotted: the document is the draft from before "
     "signing. Compare with the signed act."},
    {"G0307", Severity::error, "impossible date",
     "The calendar has no such day. Compare with the signed act."},
    {"G0308", Severity::error, "kind of act not known",
     "The kind of the act (Quyết định, Nghị quyết ...) is not stated, or is none of the kinds of "
     "gazette.toml, which give acts their order in an issue."},
    {"G0309", Severity::error, "front matter against text",
     "The front matter and the text state different values for the same thing. The signed act "
     "decides; the program never chooses between them."},
    {"G0310", Severity::note, "no articles",
     "The act has a number of a normative act or enacting words, but no Điều was recognised in it. "
     "Its text is kept as plain paragraphs."},
    {"G0311", Severity::warning, "unbalanced quotation marks",
     "Quoted provisions of an amending act are told from its own by quotation marks. One is opened "
     "and never closed, or closes nothing; the program closed it where the act itself went on. "
     "Check the structure around it."},
    {"G0312", Severity::warning, "no signature",
     "No office and name of a signer were found behind the last provision. An act in the gazette "
     "stands as signed."},
    {"G0313", Severity::warning, "provision out of sequence",
     "A number does not follow the one before it. Either a provision is missing, or a line that "
     "only looks like a provision was taken for one; inserted numbers (7a, 2a, đ1) are in "
     "sequence."},
    {"G0314", Severity::warning, "provision number repeated",
     "Two provisions of one text have the same number, so a citation of it is ambiguous. Compare "
     "with the signed act; if it is so there, an act of correction is needed."},
    {"G0315", Severity::warning, "text in an unexpected place",
     "Text stands between the head of the act and its kind, where none belongs. It is kept, before "
     "the first provision."},
    {"G0316", Severity::warning, "text behind the signature",
     "Behind the signature only attached texts and annexes are expected, each with a title. This "
     "text became an annex without one."},
    {"G0317", Severity::warning, "symbol against kind",
     "The letters in the symbol are those of another kind of act than its title says."},
    {"G0318", Severity::warning, "issuer's name of another date",
     "The issuer is named in the act as it was not named on the act's date: the date may be wrong, "
     "or the entry of gazette.toml."},
    {"G0319", Severity::warning, "joint act with one signature",
     "Several bodies issue a joint act (thông tư liên tịch, nghị quyết liên tịch), and each signs "
     "it, but one signature alone was found. The others may stand in a form that was not "
     "understood, or are missing: compare with the signed act."},
    {"G0320", Severity::warning, "consolidated text without certification",
     "A consolidated text (văn bản hợp nhất) is certified by the head of a body: over the "
     "signature stand the words \"XÁC THỰC VĂN BẢN HỢP NHẤT\", place and date. They were not "
     "found; compare with the signed text."},
    {"G0321", Severity::warning, "signature without a name",
     "The office of who signed is there, the name is not: the document is often the draft from "
     "before signing. Write the name, or state it as `signed_by` in the front matter."},
    {"G0322", Severity::warning, "note without its mark",
     "A note \"[n] ...\" stands at the end of the text, but no mark \"[n]\" in it says where it "
     "belongs. The mark was lost on the way, or the notes are not in order: compare with the "
     "signed text."},
    {"G0323", Severity::warning, "issuer only stated",
     "The front matter names an issuer, and the head of the text names one that is not in "
     "gazette.toml. It may be another form of the same name, or the document of another province. "
     "Compare with the signed act; add the form to `recognised_by` of the issuer where it is one."},
};

}  // namespace

const std::vector<CatalogueEntry>& structure() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
