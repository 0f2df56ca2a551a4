// Findings on reading documents: G02xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0201", Severity::error, "front matter not closed",
     "A Markdown source begins with a line +++ but no second such line ends its front matter, so "
     "all of it was read as text. Put +++ on a line of its own after the last key."},
    {"G0202", Severity::error, "kind of file not read",
     "The program reads Markdown (.md), Word's .docx (also .docm, .dotx, .dotm, whose macros it "
     "leaves out) and, through LibreOffice, .doc, .rtf and .odt. A spreadsheet or a slide show is "
     "no legal document; a PDF holds a picture of a text, not the text. What a file is, its bytes "
     "say, not its name."},
    {"G0203", Severity::error, "uneven rows in a table",
     "A row of a pipe table has more or fewer cells than its header, so that its figures may stand "
     "in the wrong columns. Give each row as many cells as the header; an empty cell is written as "
     "two pipes with a space between, a pipe inside a cell as \\|."},
    {"G0204", Severity::warning, "HTML not carried",
     "Markdown may hold HTML, which the page cannot show. The text between the tags is kept; <br>, "
     "<b>, <i>, <u>, <s>, <sup> and <sub> are understood."},
    {"G0205", Severity::error, "picture not carried",
     "A Markdown text shows a picture, and no such file lies beside it or in a folder below. An "
     "act "
     "must not be published without what it shows: put the file there, or correct its name."},
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
    {"G0212", Severity::error, "no program for PDFs",
     "The text layer of a PDF is read by pdftotext, which was not found on PATH. On Debian it is "
     "in "
     "the package poppler-utils: apt-get install poppler-utils."},
    {"G0213", Severity::error, "PDF without text",
     "The PDF holds pictures of pages and no text: a scan. It cannot be compared by its words; "
     "compare it by eye, or have its text recognised by another program and compare that, knowing "
     "that such a text has errors of its own."},
    {"G0214", Severity::error, "PDF not readable",
     "The PDF is damaged, locked by a password, or no PDF at all. Open it in a PDF reader and "
     "print "
     "it to a new PDF, or ask the sender for it again."},
    {"G0215", Severity::warning, "pages without text",
     "Some pages of the PDF hold pictures and no text: blank or scanned pages, often an annex. "
     "What "
     "stands on them was not compared; compare these pages by eye."},
    {"G0216", Severity::error, "part of the DOCX there twice",
     "Two entries of the file have the same name, so that one program shows the one and another "
     "the other: what Word shows may not be what would be published. Open the document in Word, "
     "compare it with the signed text and save it, which leaves one of them."},
    {"G0217", Severity::error, "document type in a part of the DOCX",
     "A part of the file has a <!DOCTYPE>, which can define text of its own or point to other "
     "files. Office programs never write one and the rules of the format forbid it, so the part "
     "is not read. Find out where the file comes from."},
    {"G0218", Severity::error, "file too large",
     "The file is larger than any act: a thousand pages of text are about 3 MB of Markdown, and a "
     "DOCX of 200 MB holds scans, not text. Split the document, or leave out what is no text."},
    {"G0219", Severity::error, "accents heaped upon one letter",
     "More than thirty combining accents follow one letter. No language writes so; the text is "
     "damaged, or made to slow programs down. Type the passage anew."},
    {"G0220", Severity::error, "settings nest too deep",
     "The front matter, or the file beside the document, has a key of many steps (a.b.c.d...). No "
     "key that is known has more than one. Write each key on a line of its own."},
    {"G0229", Severity::warning, "drawing of lines and shapes not carried",
     "A drawing made in Word of several shapes, of arrows or of freehand lines stands in the "
     "document: a flow chart, a map, a scheme. Its text is carried, its lines are not, so who "
     "reads the act does not see what belongs to what. Make a picture of it: in Word cut it, "
     "Paste Special, Picture (PNG). A single line or frame is no such drawing."},
    {"G0230", Severity::error, "not a readable DOCX",
     "The file is empty, damaged, or of another format under the name of a DOCX. Open it in Word "
     "or LibreOffice and save it as .docx, or ask the sender for it again."},
    {"G0231", Severity::error, "locked or old Word file",
     "A document locked by a password cannot be read: ask the sender for a copy without one. A "
     "Word 97-2003 file under the name of a DOCX is read through LibreOffice; where that did not "
     "happen, save it as .docx."},
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
    {"G0235", Severity::error, "old Vietnamese encoding in doubt",
     "Text in the old encodings TCVN3 (.VnTime) and VNI becomes Unicode by itself: \"QuyÕt ®Þnh\" "
     "is \"Quyết định\". Here it is in doubt what the letters are: a part of the passage is "
     "Unicode and a part is not, its words read in no encoding, or its codes mean nothing in the "
     "encoding of its face. Nothing is guessed, because a wrong guess would change the law. "
     "Convert the passage to Unicode or type it anew, and ingest the document again."},
    {"G0236", Severity::warning, "tracked changes",
     "The document has changes that nobody accepted or rejected. The text is read with all of them "
     "accepted, as it would be printed; the signed text decides whether that is right."},
    {"G0237", Severity::warning, "comments in the document",
     "Comments stand in the margin. They are not part of the act and are left out; but a document "
     "with comments is often not the final one."},
    {"G0238", Severity::error, "chart or embedded object not carried",
     "A chart, a diagram or an object of another program stands in the document: an Excel table, "
     "a formula of the old editor, a file that only shows its icon. The program cannot read it, "
     "and "
     "an act is not published without a part of it. Give it as a table or as text; or put it in as "
     "a picture (in Word: cut, Paste Special, Picture PNG); formulas become text by Convert to "
     "Office Math. Delete what is no part of the act."},
    {"G0239", Severity::warning, "formula on one line",
     "A formula is set on one line, with strokes, brackets and raised signs. Its order of reading "
     "may differ from the formula as signed: compare every one."},
    {"G0240", Severity::warning, "table inside a cell",
     "A table stands inside a cell of another table. The page has no such thing: the inner rows "
     "and "
     "columns become rows and columns of the outer table, and the cells beside them reach over "
     "them. Compare with the signed text."},
    {"G0241", Severity::error, "symbol without a character",
     "A symbol is a picture of a special face (Wingdings, Webdings) for which no Unicode character "
     "is known, so it cannot be printed. Put a character of the text's own face in its place."},
    {"G0242", Severity::note, "invisible characters removed",
     "The text held characters without width (zero-width spaces, marks of direction), which come "
     "from web pages and spoil searching. They are removed; nothing that can be seen changes."},
    {"G0243", Severity::warning, "form of automatic numbers not known",
     "A list numbers its paragraphs in a form that is not known here: the numbers are written 1, "
     "2, 3. Or footnotes are numbered anew on each page, and here the numbers go on. Compare with "
     "the signed text."},
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
    {"G0249", Severity::note, "dotted lines of tabs",
     "A tab draws a line of dots or strokes up to a stop, as forms have them. The line is set as "
     "characters, about as many as it holds; its length may differ a little from the source."},
    {"G0250", Severity::error, "document without text",
     "The document has no text at all. A scan pasted into Word is a picture; the gazette needs the "
     "text, and the signed scan beside it."},
    {"G0251", Severity::note, "pages turned on their side",
     "A section of the document has landscape pages, mostly for a wide table. Its text is kept and "
     "known to stand there, but pages are set upright: see that the table can be read."},
    {"G0252", Severity::note, "text of page headers left out",
     "A page header or footer of the document holds words. They belong to the office's own pages "
     "and are not printed; where they say something of the act (\"MẬT\", \"DỰ THẢO\"), ask the "
     "sender whether this is the signed text."},
    {"G0253", Severity::warning, "day written by a field",
     "A field of Word writes the day on which the document is opened, saved or printed, so the "
     "file shows another day than the signed paper. Type the day as it was signed."},
    {"G0255", Severity::note, "text in columns",
     "A section of the document is set in several columns. Its text is set in one, in the order of "
     "reading."},
    {"G0256", Severity::warning, "box to fill in not filled in",
     "A content control of Word still shows its prompt (\"Click to enter text\"). The prompt is "
     "text of the page and would be printed: fill the box in or delete it."},
    {"G0257", Severity::warning, "lettering drawn as a picture",
     "Words are drawn as a picture (WordArt), as watermarks are. They are left out and stand in "
     "the "
     "list of what was left out. Type them as text where they are a part of the act. A watermark "
     "such as DỰ THẢO says that this may not be the signed text."},
    {"G0258", Severity::warning, "hidden text left out",
     "The document holds text that Word hides: it is not on the printed page, so it is left out "
     "and listed as such. Make sure that no part of the act is hidden by mistake."},
    {"G0259", Severity::warning, "layout table taken apart",
     "A table without lines holds other tables, only to place them on the page. It is taken apart: "
     "what stood side by side follows one another, row by row. Compare with the signed text."},
    {"G0260", Severity::warning, "old Vietnamese encoding read",
     "Text in TCVN3 (faces .VnTime) or VNI (faces VNI-Times) became Unicode, by the face it is set "
     "in or, where the face does not tell, because only so its words are Vietnamese. Writing the "
     "result in the old encoding again gives the document's own codes, so nothing else changed. "
     "`gazette dump changes FILE` lists every passage before and after; compare it with the signed "
     "text."},
    {"G0261", Severity::note, "accents joined to their letters",
     "Some programs write an accent as a character of its own behind its letter. Both became the "
     "one letter of Unicode (NFC). What is seen stays the same; searching now finds it."},
    {"G0262", Severity::warning, "look-alike letters replaced",
     "Letters of Cyrillic or Greek stood in Latin words, or the Ð of Iceland for Đ. They look the "
     "same but are others, so that searching and citing fail. They became the Latin letters; "
     "`gazette dump changes FILE` lists each word."},
    {"G0263", Severity::warning, "look-alike letters left",
     "A word is written wholly in letters of another alphabet that look like Latin ones, or has Ð "
     "in what is no Vietnamese word. It may be foreign, so it is left. If it is not, type it "
     "anew."},
    {"G0264", Severity::note, "no-break spaces are plain now",
     "The text held spaces at which a line may not be broken. The page decides itself where lines "
     "break, so they became plain spaces."},
    {"G0270", Severity::error, "LibreOffice is not installed",
     "Files of the kinds .doc, .rtf and .odt are read through LibreOffice, which is not on this "
     "machine. Install it (on Debian: apt-get install libreoffice-writer-nogui), or open the "
     "document in Word and save it as .docx."},
    {"G0271", Severity::error, "document not converted",
     "LibreOffice could not make a .docx of the document, or took longer than it is given. The "
     "file may be damaged. Open it in Word or LibreOffice and save it as .docx, or ask the sender "
     "for it again."},
    {"G0272", Severity::note, "bytes of another kind than the name says",
     "The ending of the file's name says one kind, its bytes are of another: a .doc that is RTF or "
     "a web page, as old programs and law sites make them. It is read as what it is."},
};

}  // namespace

const std::vector<CatalogueEntry>& reading() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
