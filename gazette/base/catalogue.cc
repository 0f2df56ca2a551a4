// The catalogue of findings: one entry for every code, with the words of `gazette explain`.
//
// Ranges: G01xx files and settings, G02xx reading documents, G03xx their structure, G04xx plans and
// issues, G05xx typesetting and faces, G06xx PDF and the text law, G07xx the record and lists,
// G08xx the online edition.

#include <algorithm>

#include "gazette/base/diagnostic.h"

namespace gazette {
namespace {

const std::vector<CatalogueEntry> kCatalogue = {
    // G01xx files and settings
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
    // G02xx reading documents
    {"G0201", Severity::error, "front matter not closed",
     "A Markdown source begins with a line +++ but no second such line ends its front matter, so "
     "all of it was read as text. Put +++ on a line of its own after the last key."},
    {"G0202", Severity::error, "kind of file not read",
     "The program reads Markdown (.md) and Word's .docx. A .doc, .rtf or .odt file must be opened "
     "in Word or LibreOffice and saved as .docx; a PDF holds a picture of a text, not the text."},
    {"G0203", Severity::error, "uneven rows in a table",
     "A row of a pipe table has more or fewer cells than its header, so that its figures may stand "
     "in the wrong columns. Give each row as many cells as the header; an empty cell is written as "
     "two pipes with a space between, a pipe inside a cell as \\|."},
    {"G0204", Severity::warning, "HTML not carried",
     "Markdown may hold HTML, which the page cannot show. The text between the tags is kept; <br>, "
     "<b>, <i>, <u>, <s>, <sup> and <sub> are understood."},
    {"G0205", Severity::error, "picture not carried",
     "The document holds a picture. An act must not be published without what it shows: write a "
     "table as a table and a formula as text."},
    {"G0206", Severity::note, "code block read as text",
     "A line indented by four spaces, or a block between fences, is code in Markdown. Acts hold no "
     "code, so its lines became paragraphs."},
    {"G0207", Severity::warning, "footnote without its other half",
     "A mark such as [^1] has no footnote, or a footnote has no mark in the text. The text is kept "
     "as it stands; readers will look for the other half."},
    {"G0208", Severity::warning, "emphasis mark left in the text",
     "Two asterisks stand in the text and will be printed, because by the rules of Markdown they "
     "open or close nothing: marks must touch the words they set off and be apart from the words "
     "beside."},
    {"G0209", Severity::warning, "provision not on a paragraph of its own",
     "A line begins like a provision (a), 2., Điều 3.) but no empty line stands before it, so "
     "Markdown joins it to the paragraph above and it is not recognised."},
    {"G0210", Severity::warning, "link target not carried",
     "The words of a link are kept but its address is not: paper has no links."},
    {"G0211", Severity::warning, "footnote defined twice",
     "Two footnotes have the same label; marks point at the first, and the second is kept without "
     "a mark."},
    {"G0230", Severity::error, "not a readable DOCX",
     "The file is empty, damaged, or of another format under the name of a DOCX. Open it in Word "
     "or LibreOffice and save it as .docx, or ask the sender for it again."},
    {"G0231", Severity::error, "old or locked Word file",
     "A Word 97-2003 file (.doc) and a document locked by a password cannot be read as DOCX. Save "
     "the document as .docx without a password; a .doc keeps its own ending."},
    {"G0232", Severity::error, "no document in the file",
     "The file is a sound ZIP but holds no Word document: it may be a spreadsheet, a slide show, "
     "or several files packed together."},
    {"G0233", Severity::error, "part of the DOCX does not parse",
     "A part of the file breaks the rules of XML, so its text or its styles are unknown. Word can "
     "often repair such a file: open it there and save it again."},
    {"G0234", Severity::error, "DOCX past the limits",
     "The file unpacks to more than a document can hold, has too many parts, or nests tables and "
     "text boxes too deep. The limits protect against files made to fill the memory; no act comes "
     "near them."},
    {"G0235", Severity::error, "old Vietnamese encoding",
     "Text is set in a face of TCVN3 (.VnTime) or VNI, whose codes are not Unicode: \"QuyÕt ®Þnh\" "
     "stands for \"Quyết định\". It is not converted, because a wrong guess would change the law; "
     "save the document as Unicode first."},
    {"G0236", Severity::warning, "tracked changes",
     "The document has changes that nobody accepted or rejected. The text is read with all of them "
     "accepted, as it would be printed; the signed text decides whether that is right."},
    {"G0237", Severity::warning, "comments in the document",
     "Comments stand in the margin. They are not part of the act and are left out; but a document "
     "with comments is often not the final one."},
    {"G0238", Severity::warning, "picture not carried",
     "A picture, chart or embedded object stands in the document and is left out. Where it shows "
     "something of the act (a map, a form, a scanned table) it must be given as text or as a "
     "table."},
    {"G0239", Severity::warning, "formula on one line",
     "A formula is set on one line, with strokes, brackets and raised signs. Its order of reading "
     "may differ from the formula as signed: compare every one."},
    {"G0240", Severity::warning, "table inside a cell",
     "A table stands inside a cell of another table. Its paragraphs are kept in order but its rows "
     "and columns are lost."},
    {"G0241", Severity::error, "symbol without a character",
     "A symbol is a picture of a special face (Wingdings, Webdings) for which no Unicode character "
     "is known, so it cannot be printed. Put a character of the text's own face in its place."},
    {"G0242", Severity::note, "invisible characters removed",
     "The text held characters without width (zero-width spaces, marks of direction), which come "
     "from web pages and spoil searching. They are removed; nothing that can be seen changes."},
    {"G0243", Severity::warning, "form of automatic numbers not known",
     "A list numbers its paragraphs in a form that is not known here. The numbers are written 1, "
     "2, 3; compare with the signed text."},
    {"G0244", Severity::warning, "field without a stored result",
     "A field shows text that Word computes anew each time and does not keep in the file, as a "
     "formula field or a form's box does. Type the text in its place."},
    {"G0245", Severity::error, "field without its end",
     "A field begins and its end is missing, so text behind it may be taken for the field's code. "
     "In Word turn all fields into text and save again."},
    {"G0246", Severity::error, "embedded document not read",
     "A part of the document is another file that Word joins in when it opens it. Open the "
     "document in Word and save it again, which makes that part text."},
    {"G0247", Severity::error, "damaged text",
     "Bytes of the text are not valid Unicode. They are shown as �; type the passage anew in the "
     "document."},
    {"G0248", Severity::error, "note missing",
     "The mark of a footnote or endnote stands in the text but the note itself is not in the "
     "file."},
    {"G0249", Severity::warning, "dotted lines not carried",
     "A tab draws a line of dots in a form. Tabs are carried without their dots; type dots as "
     "characters where the form must show them."},
    {"G0250", Severity::error, "document without text",
     "The document has no text at all. A scan pasted into Word is a picture; the gazette needs the "
     "text, and the signed scan beside it."},

    // G03xx structure of documents
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
    {"G0399", Severity::error, "text lost or doubled",
     "The text of the instrument is not the text of the source: the law that nothing is lost does "
     "not hold for this document. This is a fault of the program."},

    // G04xx plans and issues
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
     "The original of a received act is missing from sources/ or its bytes have changed. Originals "
     "are never changed: put the file back from a backup, or ingest the document again."},
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

    // G05xx typesetting and faces
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
     "A word has no place to break and is wider than the column, as happens with long web "
     "addresses in narrow tables. It was cut where a reader is least disturbed; better is a space "
     "or a wider column in the source."},
    {"G0505", Severity::warning, "table wider than the page",
     "Even at the layout's least size the longest words of the columns are together wider than the "
     "page, so they were cut. Take a column out, shorten the heads, or part the table in two."},
    {"G0506", Severity::error, "block higher than the page",
     "Something that cannot be broken is higher than the text block of a page and would run off "
     "it. Part it in two in the source."},
    {"G0507", Severity::error, "act without text",
     "An act of the issue has nothing to set: no page could be made for it, and no line of the "
     "contents could point to one. Look at its document."},
    {"G0510", Severity::error, "contents do not settle",
     "The page numbers in the contents change the contents' own length, which changes the page "
     "numbers again, and five passes did not end it. Shorten or lengthen one of the titles in "
     "the contents by a line."},

    // G06xx PDF and the text law
    {"G0601", Severity::error, "the PDF says another text than the book",
     "Read back from the finished PDF, a page gives other words than those that were set. Nothing "
     "was published. It is a fault of the program or of a face: report it with the act's source."},
    {"G0610", Severity::error, "the pages say another text than the act",
     "The text set on the pages is not the text of the act: something was lost, doubled or changed "
     "on the way. Nothing was published. It is a fault of the program: report it with the source."},

    // G07xx record, recipients, print runs
    {"G0701", Severity::error, "no record",
     "There is no gazette.db in the workspace, or it is an empty file. It is never made silently: "
     "an office that lost its record would otherwise begin again at number 1. `gazette init` makes "
     "one for a new workspace; for an old one restore the backup."},
    {"G0702", Severity::error, "not a record",
     "The file gazette.db exists but is not a database of this program. It was not touched. Move "
     "it away or name another workspace."},
    {"G0703", Severity::error, "record of a newer program",
     "A newer gazette wrote this record. An older one could misread what it does not know, so it "
     "opens nothing and changes nothing. Install the newer program on this machine too."},
    {"G0704", Severity::error, "record in write-ahead mode",
     "Another program has put the record into SQLite's WAL mode. SQLite 3.7.0 to 3.51.2 can damage "
     "such a file when two programs write at once, so gazette refuses it. Set the journal mode "
     "back to TRUNCATE while no program uses the file."},
    {"G0711", Severity::error, "the same act received twice",
     "An act was received before, from another file. Which of the two is the signed text only a "
     "person can say. Nothing was entered; taking the new file in with --replace keeps the former "
     "reception in the register."},
    {"G0712", Severity::warning, "one file under two acts",
     "The same bytes were received before and read as another act. Most often the symbol or the "
     "date was corrected in between; publish only one of the two."},
    {"G0713", Severity::error, "act not received",
     "The plan of an issue names an act that is not in the register. Take it in with `gazette "
     "ingest`, or correct its id in the plan."},
    {"G0714", Severity::warning, "act in two issues",
     "The record holds an act in more than one issue. That is right only where a long act is "
     "continued; otherwise it would be published twice."},
    {"G0715", Severity::error, "act twice in one issue",
     "The plan of an issue names an act twice. Leave one of the entries out."},
    {"G0721", Severity::error, "number would leave a gap",
     "Numbers of a year follow one another without a gap, and readers take a missing number for a "
     "missing issue. Grant the next number; an office that begins to use the program in mid-year "
     "states the first number once."},
    {"G0722", Severity::error, "number taken",
     "The number was granted before, for another date or as part of a double number. A granted "
     "number is never given again and never changed."},
    {"G0723", Severity::error, "date outside the number's year",
     "Numbers begin again at 01 each year, so an issue is dated within the year of its number."},
    {"G0724", Severity::warning, "date before the preceding issue",
     "An issue has a higher number and an earlier date than the one before it. The number was "
     "granted; check the date."},
    {"G0725", Severity::error, "issue without a number",
     "The record has no such issue. Its number is granted by `gazette plan`; a double number is "
     "written with both: 2022/38-39."},
    {"G0726", Severity::error, "numbering cannot begin there",
     "The first number of a year can be stated once, before any number of that year is granted, "
     "and is between 2 and 9999."},
    {"G0727", Severity::error, "numbers out of range",
     "An issue carries one number or two, from 1 to 9999."},
    {"G0731", Severity::error, "CSV does not parse",
     "The list breaks the rules of CSV (RFC 4180): a quote not closed, a quote inside a bare "
     "field, a row with more or fewer fields than the header, or bytes that are not UTF-8. A "
     "spreadsheet writes it right as \"CSV UTF-8\". Nothing was imported."},
    {"G0732", Severity::error, "unknown column",
     "A column of the list is not one the program knows, or stands twice. It is never ignored: a "
     "misspelt column would silently lose what people wrote in it. Nothing was imported."},
    {"G0733", Severity::error, "missing column",
     "The list lacks a column that every recipient needs: id, name, address, copies, channel, "
     "basis. Nothing was imported."},
    {"G0734", Severity::error, "wrong value in the list",
     "A field of the list is empty where it may not be, or is not of its kind. All such fields are "
     "reported at once, and nothing was imported."},
    {"G0735", Severity::error, "id given twice",
     "Two rows of the list have the same id. An id belongs to one body for ever, so that what was "
     "sent to it can be traced. Nothing was imported."},
    {"G0736", Severity::warning, "two rows for one recipient",
     "Two ids have the same name, district and address when case, marks and the placing of tones "
     "are left aside. The list was imported; check whether the body would receive twice."},
    {"G0737", Severity::error, "list needs a day",
     "The record has a list of recipients already and the file differs from it. State the day from "
     "which the new list holds, so that lists of earlier days stay what they were."},
    {"G0738", Severity::error, "list before the present one",
     "A list would hold from a day before the one in the record begins. Lists are taken in by the "
     "order of their days; one with the same day corrects the present one."},
    {"G0739", Severity::warning, "recipients left out",
     "Bodies that were entitled to copies are not in the new list and receive none from its day "
     "on. Their history is kept."},
    {"G0740", Severity::error, "list without recipients",
     "The file has no row besides its header. It is not taken for a list that ends every "
     "entitlement."},
    {"G0741", Severity::error, "issue not ordered",
     "Copies were delivered of an issue that was never ordered from the printer. Enter the order "
     "first; the report compares the two."},
    {"G0742", Severity::error, "order differs",
     "An order with this reference is in the record with other figures. An order is never changed; "
     "a further one needs a reference of its own."},
    {"G0743", Severity::error, "delivery differs",
     "A delivery with this reference is in the record with other figures. It is never changed; a "
     "further one needs a reference of its own."},
    {"G0744", Severity::warning, "delivered is not ordered",
     "The good copies received of an issue are fewer or more than were ordered. What was received "
     "is entered as it is."},
    {"G0745", Severity::error, "number of copies out of range",
     "A number of copies is zero, negative, or over a million."},
    {"G0751", Severity::error, "stock is short",
     "The list of recipients needs more copies than the issue has in stock. Nothing was sent; "
     "enter the printer's delivery, or have more printed."},
    {"G0752", Severity::error, "issue already sent",
     "The issue was sent by another list: of another day, or drawn up before the recipients "
     "changed. The frozen list stands and can be printed again at any time."},
    {"G0753", Severity::error, "no recipients on the day",
     "Nobody is entitled to copies on the day of sending. Take the list of recipients in, or check "
     "the date."},
    {"G0790", Severity::error, "record damaged",
     "SQLite finds pages or indexes of the record that do not fit together. Keep the file, and "
     "restore the latest backup that passes `gazette doctor`."},
    {"G0791", Severity::error, "broken reference",
     "A row of the record refers to one that is not there. The program never writes that; another "
     "tool has changed the file."},
    {"G0792", Severity::error, "journals do not balance",
     "The copies printed of an issue are not the sum of those sent, in stock and spoiled. The "
     "program never writes that; another tool has changed the file."},
    {"G0793", Severity::error, "numbers with a gap",
     "The granted numbers of a year do not follow one another. The program never writes that; "
     "another tool has changed the file."},
    {"G0794", Severity::error, "frozen list altered",
     "What was frozen with a shipment or an issue's contents is no longer what was entered. The "
     "program never writes that; another tool has changed the file."},
    {"G0795", Severity::error, "guards of the record altered",
     "Tables or the guards that keep rows from being changed differ from those the program made. "
     "Rows may have been changed while they were gone; compare with a backup."},

    // G08xx online edition
    {"G0801", Severity::error, "the site says another text than the act",
     "Read back from its HTML page, an act has other words than its source. Nothing was published. "
     "It is a fault of the program: report it with the source."},
};

}  // namespace

const std::vector<CatalogueEntry>& catalogue() {
  return kCatalogue;
}

const CatalogueEntry* find_in_catalogue(std::string_view code) {
  const auto found = std::lower_bound(
      kCatalogue.begin(), kCatalogue.end(), code,
      [](const CatalogueEntry& entry, std::string_view sought) { return entry.code < sought; });
  return found != kCatalogue.end() && found->code == code ? &*found : nullptr;
}

}  // namespace gazette
