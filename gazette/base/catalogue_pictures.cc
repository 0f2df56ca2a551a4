// Findings on pictures and facsimile pages: G0273-G0299 of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0273", Severity::error, "facsimile that is shown in several ways",
     "What a page of a facsimile shows depends on who shows it. Its letters are of a face that is "
     "not in the file, and every program puts another in its place, wider or narrower or without "
     "the letters of Vietnamese; none is an exception, also not those that PDF names by itself "
     "(Times, Helvetica). Or its sizes are counted in a unit of its own (UserUnit), which not "
     "every program knows. A text that nobody sees, under a scan, needs no face. Ask for the file "
     "exported as PDF/A, which has its faces in it; print it to such a file; or scan the paper."},
    {"G0274", Severity::warning, "blank page in a facsimile",
     "A page of a facsimile has nothing on it, or nothing but dust of the scanner. It becomes a "
     "page of the gazette like every other: the back of a sheet, or a page that the scanner "
     "missed. Look at the original; where the page is empty there too, take it out of the file."},
    {"G0275", Severity::warning, "picture made smaller",
     "A picture has more pixels or bytes than are carried (80 million pixels, 64 million bytes), "
     "many more than print shows. It is made smaller by a whole number, so that a page of A4 still "
     "has at least 300 of its pixels to the inch; black and white alone becomes grey. The file "
     "that came in is kept as it is, and the manifest names both. Look at the picture as it is "
     "set; small writing on a plan of many sheets is read only where the plan is parted into "
     "pages."},
    {"G0276", Severity::error, "scale that no facsimile can have",
     "The scale of a facsimile is stated in per cent of its size, scale = \"70%\", from 1% to "
     "100%: "
     "it is never made larger than it is. Without a scale each of its pages is as large as the "
     "page "
     "of the gazette allows. A build says at which scale they stand (G0518)."},
    {"G0277", Severity::note, "facsimile not cropped",
     "The pages of a facsimile keep their white margins, and their content is smaller for it, "
     "because nobody could look at them: pdftoppm is not installed, or could not draw them. On "
     "Debian: apt-get install poppler-utils; then take the document in again. Nothing is lost. "
     "Where the margins are wanted, state crop = false."},
    {"G0278", Severity::note, "facsimile larger than A4",
     "A page of a facsimile is larger than A4. It is set as small as the page of the gazette, and "
     "its letters become smaller with it. Look at the page as it is set; where its small writing "
     "cannot be read, part it into pages of A4."},
    {"G0279", Severity::error, "facsimile that cannot be printed in black",
     "A page of a facsimile shows something whose colours cannot be made grey: spot inks of a "
     "press, JPEG 2000, a shading given by a program. The body of the gazette is printed in black "
     "only, and no other plate may come of it. Print the page to a PDF in grey (in the dialog of "
     "printing: black and white), or scan it in grey, and attach that."},
    {"G0280", Severity::error, "picture of another kind",
     "A picture is neither PNG nor JPEG in grey, or in colours of a screen: EMF, WMF, GIF, BMP, "
     "TIFF, SVG, JPEG in inks. It is part of the text and cannot be left out. In Word: right "
     "click, "
     "Save as Picture, as PNG (drawings, scans) or JPEG (photographs), and put that in its place; "
     "or print its page to PDF and attach it with [[facsimile]]. Where it only decorates, delete "
     "it."},
    {"G0281", Severity::error, "picture outside the document",
     "A picture is only linked: the document holds its address, not the picture. Nothing is ever "
     "fetched from outside, since what lies there may change. In Word break the link (File, Info, "
     "Edit Links to Files), save the document and take it in again."},
    {"G0282", Severity::error, "picture damaged or missing",
     "A picture is cut off, does not decode, or its file is not in the document. Put it into the "
     "document again from its own file, or attach its page with [[facsimile]]."},
    {"G0283", Severity::error, "picture too large",
     "A picture has so many pixels or bytes that it is not even made smaller: more than 1,300 "
     "million pixels or 256 million bytes, or more than 80 million in an interlaced PNG or a "
     "progressive JPEG, which are read only as a whole. A page of A4 at 300 pixels to the inch has "
     "9 million: save the picture smaller, or without interlacing."},
    {"G0284", Severity::warning, "picture cropped or turned in the word processor",
     "The document shows only a part of a picture, or shows it turned. The gazette carries the "
     "file "
     "as it is: whole, with what was hidden. Delete the cropped areas in Word (Picture Format, "
     "Compress Pictures), or crop and turn the picture in a program for pictures."},
    {"G0285", Severity::warning, "too few pixels for print",
     "At the size at which it is shown a picture has fewer than 300 pixels to the inch, or in "
     "black "
     "and white alone fewer than 600: in print it is blurred, and small writing in it cannot be "
     "read. Scan or draw it anew, or show it smaller. Enlarging it in a program adds nothing."},
    {"G0286", Severity::note, "picture without words",
     "A picture has no alternative text. Who cannot see it, and every search, learns nothing of "
     "what it shows. In Word: right click, Edit Alt Text, one sentence."},
    {"G0287", Severity::note, "emblem, seal or signature left out",
     "Small pictures in the head of the act or at its signature are emblems, seals and scanned "
     "signatures. A gazette prints the text as signed, not these; they stand in the list of what "
     "was left out. Where one of them is something else, move it into the text of the act."},
    {"G0288", Severity::warning, "picture without an annex",
     "A picture stands behind the signature and no title of an annex stands over it. It "
     "becomes an annex without a title, which nothing can cite. Write its title over it."},
    {"G0289", Severity::note, "picture inside a line",
     "A picture stood between the words of a paragraph. It is set below the paragraph."},
    {"G0290", Severity::note, "picture in colours",
     "The body of the gazette is printed in black only, so pictures in colours become grey there; "
     "online they keep their colours. Where colours tell something (the legend of a map), give "
     "patterns or letters instead."},
    {"G0291", Severity::error, "picture in a footnote",
     "A footnote holds a picture: there is no room for it among the notes, and the act must not "
     "appear without it. Put it into the text or an annex, and point to it from the note."},
    {"G0292", Severity::error, "facsimile not found",
     "A facsimile is stated that is not there, or lies outside the folder of the document. A file "
     "is named by its name alone, or by a path below the document's folder; never from the root, "
     "never with \"..\". Put the file beside the document and correct its name."},
    {"G0293", Severity::error, "facsimile locked",
     "A PDF to be carried as it is has a password or restrictions. Ask the sender for the file "
     "without them; printing it to a new PDF loses its text layer."},
    {"G0294", Severity::error, "facsimile damaged",
     "A file to be carried page by page is no PDF, PNG or JPEG, or does not open without repair; "
     "or something on a page of it does not decode to its end: a picture that was cut off, a face "
     "whose letters nobody can draw, a drawing that draws itself, a page without a sheet. Scan the "
     "pages again, or print them to a new PDF."},
    {"G0295", Severity::warning, "facsimile with too few pixels",
     "The pages of a facsimile have fewer than 300 pixels to the inch, or in black and white fewer "
     "than 600: small writing on them cannot be read in print. Scan them again."},
    {"G0296", Severity::note, "facsimile in colours",
     "A facsimile has colours. The body of the gazette is printed in black only, so its pictures, "
     "lines and letters become grey there; online they keep their colours. Where colours tell "
     "something (the legend of a map), ask for pages that tell it by patterns or letters."},
    {"G0297", Severity::error, "facsimile of too many pages",
     "A facsimile has more than 500 pages. Part it into several files, each with its title."},
    {"G0298", Severity::note, "facsimile without text",
     "Pages of a facsimile have no text layer: nothing on them can be found by search or read "
     "aloud. Scan with text recognition (OCR); the pages look the same and can be searched."},
    {"G0299", Severity::warning, "seal or signature that cannot be read",
     "A picture in the head or at a signature, no larger than a seal with a signature (85 x 60 "
     "mm), is of a kind that is not carried, linked, damaged or too large. It is taken for an "
     "emblem, a seal or a scanned signature, which no gazette prints, and left out. Look at the "
     "original: where it is something else, save it as PNG and move it into the text."},
};

}  // namespace

const std::vector<CatalogueEntry>& pictures() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
