// Findings on print files, imposed and checked: G0630-G0699 of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0630", Severity::error, "PDF to be imposed is locked",
     "The PDF has a password or restrictions. What its maker locked is not taken apart here. Ask "
     "for the file without password and restrictions; a print file never has any."},
    {"G0631", Severity::error, "PDF to be imposed is damaged",
     "The file is empty or no PDF, is cut off, has no pages, or does not open without repair. What "
     "a repair "
     "guesses may lack pages or letters, so nothing is imposed of it. Have it written anew by the "
     "program that made it. Where that cannot be, repair it with qpdf and look at every page."},
    {"G0633", Severity::warning, "signature lost by imposing",
     "The PDF is digitally signed. A signature holds for the bytes of that file alone: the sheets "
     "are another file and have none, only the picture of the seal. Print from the sheets, and "
     "keep "
     "the signed file as evidence."},
    {"G0634", Severity::note, "pages that are no whole signature",
     "The pages do not divide into signatures of the size asked for. What is left over becomes "
     "smaller signatures of 8 and 4 pages, printed work-and-turn (one set of plates, each sheet "
     "gives it twice), or a nested one of fewer sheets. They stand before the last whole "
     "signature: "
     "a thin one at the outside of a glued book comes loose first."},
    {"G0635", Severity::note, "blank pages at the end",
     "The pages do not fill the last sheet, so its last pages are blank. They are in the printed "
     "plan. Nobody has to ask at the press where the issue was filled when it was built, with "
     "pages "
     "that say that they are blank on purpose."},
    {"G0636", Severity::warning, "pages without TrimBox",
     "A page does not say where it is cut. It is taken to end at the edge of what a reader shows "
     "(CropBox, else MediaBox), without bleed: what should run off the page may leave a white line "
     "at its edge, and crop marks drawn on the page would be printed inside of it. Export it as a "
     "print file with trim and bleed (PDF/X), or make sure that nothing touches the edge."},
    {"G0637", Severity::error, "pages larger than the others",
     "All pages of a book are cut to one size, that of most of its pages; a larger one would be "
     "cut "
     "off. Nothing is made smaller without being asked. Bring all pages to one size, or take the "
     "large ones out and have them printed and folded in apart."},
    {"G0638", Severity::warning, "pages smaller than the others",
     "A page is smaller than the book is cut to. It is set in the middle of its place at its own "
     "size. Look at its margins."},
    {"G0639", Severity::note, "pages that lie across",
     "A page is wider than high among upright ones, as a reader sees it. All pages are bound at "
     "one "
     "edge, so it is set on its side with its head to the left: a reader turns the book to the "
     "right."},
    {"G0640", Severity::error, "sheet too small",
     "The pages at their own size do not go on the sheet. Two pages of A4 side by side need A3, "
     "eight need 840 x 594 mm and what is cut off between them. Give a larger sheet, or fewer "
     "pages "
     "on it."},
    {"G0641", Severity::warning, "no room for bleed or marks",
     "The sheet holds the pages, but not all of what should stand around or between them: bleed, "
     "marks of the knife and the fold, the line with sheet and side, the bars for gathering. What "
     "has no room is left out. A3 is exactly two pages of A4; where something bleeds, print on "
     "SRA3 "
     "and cut it down."},
    {"G0642", Severity::error, "page of no usable size",
     "A page lacks its MediaBox, has a box that is no rectangle or is empty, or is measured in a "
     "unit of its own. Set its boxes in the program that made the file."},
    {"G0643", Severity::error, "mark or field whose look is not in the file",
     "A filled field, a note or a stamp of the PDF is drawn by each reader in its own way; the "
     "file "
     "does not hold how it looks. It might be a seal. Print the file to a new PDF from a program "
     "that shows it right, and impose that."},
    {"G0644", Severity::warning, "stitched booklet is too thick",
     "Sheets in one another spring open and their outer margins are cut narrower sheet by sheet. "
     "Leaves that are 3.5 mm thick together, as 80 pages of 70 g/m2 are, are the end of what lies "
     "flat. Glue it in signatures: --scheme perfect; or say by --creep-caliper how thin the paper "
     "is."},
    {"G0645", Severity::error, "pages would be shifted over the fold",
     "The inner pages of sheets in one another are shifted to the fold by the thickness of the "
     "sheets around them. So many sheets of this thickness would take their text over it. Glue the "
     "book in signatures, or give the right thickness: paper of 70 g/m2 has about 0.09 mm."},
    {"G0649", Severity::error, "the sheets do not give the book",
     "Read back and folded in thought, the sheets do not give the pages of the source in their "
     "order, head up and unchanged. Nothing was written. It is a fault of the program: report it "
     "with the source."},
    {"G0650", Severity::error, "file to be checked cannot be read",
     "The file is no PDF, is cut off, has no pages, or does not open without repair. What a repair "
     "guesses is another file than the one that the shop would get, so it is not judged. Have it "
     "written anew by the program that made it."},
    {"G0651", Severity::error, "file to be checked is locked",
     "The PDF opens only with a password, for us and for every print shop. Ask for the file "
     "without it. One that only has restrictions is checked, and R0001.14 says that it is "
     "encrypted."},
    {"G0652", Severity::warning, "ink not measured",
     "R0026 needs the pages rendered plate by plate, which Ghostscript does (gs, of the package "
     "ghostscript). All other rules were checked. --ink off says that it is not to be measured."},
    {"G0653", Severity::warning, "ink of pages not measured",
     "Ghostscript could not render these pages, or not in the time and memory that it is given; or "
     "they have no usable size. All other rules were checked on them."},
    {"G0654", Severity::warning, "page not checked to its end",
     "A page is drawn by so many operators, or paints so many things, that the check would not "
     "come to an end. What was looked at up to there is judged."},
    {"G0660", Severity::error, "no profile of the printing condition",
     "A print PDF says for which press its colours are meant, by a colour profile in it (PDF/X-4). "
     "That of the printer's condition is layouts/colour/<condition>.icc of the workspace, or else "
     "of the program, which has FOGRA39 (coated paper, offset). It must be a whole ICC profile of "
     "an output with four inks, by which colours can be converted. Ask the printer for theirs; "
     "without knowing better, take FOGRA39."},
    {"G0661", Severity::error, "print file changed since the build",
     "A file in build/ that goes to the printer is not the one that the build wrote: another "
     "program has changed, cut off or removed it. The ticket tells the printer which files are "
     "right by their hashes, so only what was built is ordered. Build the issue again. What must "
     "be changed by hand is changed in the sources."},
    {"G0662", Severity::error, "print file of another revision",
     "A print file says with which revision of the ticket it came to be, beside the page where it "
     "has marks. The record would have it say another one: the issue was built before an order "
     "that went out meanwhile, or with another record or an older program. Build it again."},
    {"G0663", Severity::warning, "fewer copies than recipients",
     "All orders of the issue together are of fewer copies than the recipients are entitled to on "
     "the day of the order. Order again with more copies: the ticket becomes its next revision."},
    {"G0664", Severity::warning, "copies due before they are ordered, or on a day off",
     "The day on which the copies are due is before the day of the ticket, or a day on which "
     "nobody "
     "works by the calendar of gazette.toml. Without --due it is the last working day up to the "
     "day of the issue, or one a week from the order where that has passed. State the day agreed "
     "on with the printer by --due; it is kept for later revisions."},
    {"G0665", Severity::error, "no report of printed copies",
     "The file that the print shop sent back is no XJDF, or has no report of finished copies: an "
     "AuditResource with the amount of a component or product. What is reported of paper and "
     "plates is not counted. Enter the figures of the delivery note by --good and --spoiled."},
    {"G0666", Severity::error, "report of another job",
     "The print shop's report is of another job than an order of this issue. The job's name "
     "(JobID) is that of the ticket it got, phieu-dat-in.xjdf: the reference of the order in plain "
     "letters. See whether the file belongs to another issue."},
    {"G0668", Severity::error, "no printer holds on the day",
     "Each [[printer]] of gazette.toml holds from its day on (`from`), and the day of the issue is "
     "before the first. Nobody knows then what the files must be like. Give the printer of that "
     "day; an entry without `from` holds from the beginning."},
    {"G0669", Severity::error, "report of a ticket that was never issued",
     "The print shop's report names a revision of the ticket (GeneralID Revision) that the job "
     "never had: it printed by a paper that is not from this record. Ask which ticket lies in the "
     "shop before the copies are taken."},
    {"G0670", Severity::warning, "spine too thin to be glued",
     "A glued book (binding = \"perfect\") needs a spine of about 3 mm: a thinner one does not "
     "hold its leaves. Its thickness is computed from the pages of the body and the calipers of "
     "the printer's profile. Have thin issues stitched, or give the true thickness of the paper."},
    {"G0671", Severity::warning, "stitched book too thick",
     "Sheets stitched in one another (binding = \"saddle\") spring open where they are thicker "
     "than 3.5 mm together, as 80 pages of 70 g/m2 are. Have it glued, or printed on thinner "
     "paper; the thickness of a leaf is caliper_mm of [[printer]]."},
    {"G0672", Severity::error, "too much on the cover",
     "Masthead, number and publisher do not all go on the front of the cover, or the notice not on "
     "its back. Nothing is cut off. Shorten them, or make the cover_ styles of the layout "
     "smaller."},
    {"G0673", Severity::warning, "no room on the spine",
     "The words of the spine are higher than it is thick. It stays without words."},
    {"G0674", Severity::error, "colour with too much ink",
     "The four inks of the layout's accent colour, or of a colour that the emblem's PDF asks for, "
     "are together more than the press takes in one place (ink_percent of [[printer]]). It would "
     "not dry and would come off on the next sheet. Pictures and shadings inside the emblem are "
     "not measured at a build; `gazette preflight` measures them on the cover, with Ghostscript."},
    {"G0675", Severity::error, "emblem cannot be taken",
     "The emblem of the cover is a file of layouts/cover, of the workspace or else of the program: "
     "a PDF of one page, a PNG or a JPEG. It is missing, damaged, locked, of another kind or has "
     "several pages."},
    {"G0676", Severity::error, "cover against the rules of print",
     "The cover was judged as `gazette preflight` does, before anything was written, and broke a "
     "rule that no print shop lets pass. All of it but the emblem is of the program: export the "
     "emblem anew, in CMYK or black, its faces embedded, without transparency."},
    {"G0677", Severity::error, "emblem with too few pixels",
     "At its size on the cover the emblem has under 150 pixels to the inch: its pixels would be "
     "seen (R0031 of the Ghent Workgroup). Give a larger picture, or better a drawing as PDF."},
    {"G0678", Severity::warning, "emblem with few pixels",
     "At its size on the cover the emblem has under 225 pixels to the inch and will look soft."},
    {"G0679", Severity::warning, "too little bleed for colour that runs off the page",
     "Bands of the layout's colour run over head, foot and outer edge of the cover, and the "
     "printer's profile gives less than 3 mm of bleed there (bleed_mm): no knife cuts so exactly "
     "that no white edge shows. Give 3 mm or what the printer asks for, or leave the bands out."},
    {"G0680", Severity::error, "sheet of labels as there is none",
     "A sheet of labels is described in layouts/labels by its lengths in millimetres. One is "
     "missing, or together they lay labels over each other or off the page. Measure a sheet, or "
     "take the figures of its maker; `gazette distribute labels --calibrate` shows whether they "
     "are right."},
    {"G0681", Severity::error, "label too small",
     "Name and address do not fit a label, though they were made as small as is still read with "
     "ease. Nothing is cut off, so no label is written. Shorten the address of this recipient, or "
     "take a sheet with larger labels: --sheet L7163."},
    {"G0682", Severity::error, "unusable figures of packing",
     "layouts/post.toml says how many copies go into an envelope and what an empty envelope "
     "weighs. One of these is missing or cannot be meant."},
    {"G0683", Severity::error, "no grammage of a paper",
     "What copies weigh comes from their pages and the grammage of their paper, which is read from "
     "its name in the printer's profile: paper = \"Giấy in trắng 70 g/m²\", and cover_paper where "
     "there is a cover. Nothing is weighed by guess."},
    {"G0684", Severity::error, "unknown sheet of labels",
     "Sheets of labels are the files of layouts/labels, of the workspace or of the program: "
     "L7160.toml is asked for by --sheet L7160. layouts/README.md tells how to describe another."},
    {"G0685", Severity::error, "no shipment to make papers of",
     "Labels, manifests, slips and lists of receipts are made of the list that was frozen when the "
     "issue was sent. Plan it first: `gazette distribute plan`. Or it was sent later than the day "
     "that was asked for; or --on was given a day on which no claim and no return to a successor "
     "sent anything after that list."},
    {"G0686", Severity::error, "paper that is not what was sent",
     "The copies on the lines of a paper are added up before it is written, and are not those of "
     "the issue's accounts, the trial balance: under way and received, or what left the store. "
     "Nothing is written that others would count by. The record may be damaged: `gazette fsck` "
     "tells."},
    {"G0687", Severity::note, "nothing to be posted",
     "Nobody on the list, or of those served on the day of --on, gets copies by post, so there is "
     "no manifest of the post; nothing left the store on that day, as what went to a successor had "
     "left it before, so there is no slip; or no claim sent a copy, so there is no slip of "
     "claims."},
    {"G0688", Severity::error, "no delivery to be signed",
     "The protocol says what came from the printer, and the record has no delivery of this issue. "
     "Enter it by `gazette print receive`."},
    {"G0689", Severity::error, "nothing to report of",
     "Nothing was sent to this recipient in the year, no receipt is late that a notice could "
     "remind of, or the issue is dated after the day that was asked for."},
    {"G0690", Severity::error, "no count to be signed",
     "The protocol says what a count of the shelf found. The record has no count of this day, or "
     "other copies than were counted: enter the count by `gazette stock count`, or say with "
     "--counted that the shelf has what the record has."},
    {"G0691", Severity::warning, "papers that no longer hold",
     "A journal was taken back, and papers are issued that were drawn from it, or that count it "
     "though they show the day of its reversal or a later one: they say what is no longer so. As "
     "of "
     "an earlier day it counts, and reports, cards and lists of that day hold. What can be made "
     "again is then the next revision, which names the one whose place it takes. Where nothing "
     "takes its place, as with the protocol of a count that was wrong, write on the signed paper "
     "that it does not hold, and keep both."},
};

}  // namespace

const std::vector<CatalogueEntry>& print() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
