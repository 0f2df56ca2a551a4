// Findings on the record, recipients and print runs: G07xx of the catalogue.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
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
    {"G0716", Severity::error, "act already printed",
     "Another file, or the same with another statement beside it or other files that it shows, was "
     "to take the place of an act whose issue is printed or distributed. What was "
     "published is not changed afterwards: an error of the issuer is mended by its own decision of "
     "correction (đính chính), a misprint of the gazette by a notice in a following issue. Nothing "
     "was entered."},
    {"G0717", Severity::warning, "act replaced after its issue was ordered",
     "The act was replaced by another file, statement or annex, and the printer has an order for "
     "its issue already, so "
     "he may hold pages of the former text. Build the issue again and send him the new pages "
     "before he prints."},
    {"G0718", Severity::note, "same file received before",
     "The bytes of the file are those of one received before under another name. Nothing was "
     "entered: an act keeps the day on which it first came, from which the statutory days count."},
    {"G0719", Severity::warning, "former version received again",
     "The file was received before and another one took its place since. That is right where the "
     "later one was sent by mistake; most often an old copy was sent again. `gazette status ACT` "
     "lists the versions, `gazette diff` shows what differs."},
    {"G0720", Severity::note, "copy arrived after all",
     "A copy was claimed as not received, another was sent in its place, and now the first one is "
     "acknowledged, or came back. It is lost no longer: it is counted where it is, and so is its "
     "replacement. The list, the papers of claims and the reports name it. Where the recipient "
     "gives one of the two back, `gazette return --copy` enters that."},
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
    {"G0730", Severity::warning, "acknowledged otherwise",
     "A copy is acknowledged once, and the line says of it another state than its receipt, or "
     "another taker: it was taken as good and is now said to be damaged, or the other way round. "
     "The receipt stands, and nothing was entered for the line. A recipient with a bad copy gets "
     "another by `gazette claim`; a receipt that is wrong is reversed and entered anew."},
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
    {"G0738", Severity::error, "list undoes what comes later",
     "A list says what holds from its day on, for ever, and the record has something that changes "
     "after that day: a later list, or a decree. It would be undone without a word. Take lists in "
     "by the order of their days. If the later day is a mistake, take that change back first: "
     "`gazette recipients change` with --correction, from the same day. Nothing was imported."},
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
    {"G0746", Severity::error, "order already delivered",
     "What the printer is told of an order has changed, but all copies ordered of the issue are "
     "delivered. The ticket by which they were printed stays as it is. If more are to be printed, "
     "order them under a reference of their own."},
    {"G0747", Severity::warning, "more delivered than the ticket takes",
     "More good copies were delivered than the latest tickets of the issue take: those ordered, "
     "and the printer's overs_percent on top. They are in stock now; by the ticket nobody need pay "
     "for those beyond its maximum."},
    {"G0748", Severity::error, "delivered before ordered",
     "A delivery cannot be of a day before the issue was ordered from the printer. Nothing was "
     "entered; give the day on which the copies came by --date."},
    {"G0749", Severity::error, "ticket changed before it was made",
     "A ticket's next revision cannot be of an earlier day than the one it changes. Give the day "
     "on "
     "which the printer is told by --date; without it that is today."},
    {"G0750", Severity::error, "delivery entered by this file",
     "A file in which the print shop counts what it delivered is one delivery, under whatever "
     "reference it is entered. Nothing was entered."},
    {"G0751", Severity::error, "stock is short",
     "The list of recipients needs more copies than the issue has in stock. Nothing was sent; "
     "enter the printer's delivery, or have more printed."},
    {"G0752", Severity::error, "issue already sent",
     "The issue was sent by another list: of another day, or drawn up before the recipients "
     "changed. The frozen list stands and can be printed again at any time."},
    {"G0753", Severity::error, "no recipients on the day",
     "Nobody is entitled to copies on the day of sending. Take the list of recipients in, or check "
     "the date."},
    {"G0754", Severity::error, "claimed copy was acknowledged",
     "A copy is claimed as not received, and the record has its receipt: who took it, and when. "
     "Nothing was entered. A copy that came in a bad state is claimed by that reason; where the "
     "receipt is wrong, the copy is taken back first (`gazette return`)."},
    {"G0755", Severity::error, "reference taken",
     "The reference belongs to another entry, or to the same one with other content, or to one "
     "that "
     "was reversed. What is posted is never changed, and a command given twice must not count "
     "twice, so nothing was entered. Give what is new a reference of its own with --reference."},
    {"G0756", Severity::error, "more than was sent",
     "Copies were to be acknowledged, claimed or returned that the issue's list never sent to this "
     "recipient. Nobody can acknowledge more than was sent to him. Check the issue and the code of "
     "the recipient; `gazette receipt late` lists what is on its way."},
    {"G0757", Severity::error, "unreadable line of receipts",
     "A line of a file of receipts is not the code of a piece, its check sum does not fit (a "
     "character was misread or cut off), or a field of it cannot be understood; or the file has no "
     "line. Nothing of the file was entered, unless --partial asked for the good lines."},
    {"G0758", Severity::error, "copy no longer on its way",
     "The copy was sent to the recipient and has since been returned, forwarded, or replaced as "
     "bad. Where that journal is wrong, reverse it first: `gazette stock reverse`. One that was "
     "claimed as not received and turns up is acknowledged, or comes back to the office, by its "
     "label or with --copy and its number; without it no such copy is taken for the one that is "
     "meant (G0720)."},
    {"G0759", Severity::error, "day before what it follows",
     "An entry has a day before the event that it follows: copies sent before they were delivered, "
     "acknowledged before they were sent, a reversal before the journal. Correct the day. A "
     "journal "
     "that was reversed counts until the day of its reversal, as whoever asks for a day between is "
     "told: what takes its place is of that day or a later one. Where it never was so, reverse it "
     "with its own day as --date, and it counts on no day."},
    {"G0760", Severity::error, "claim too late",
     "Claims are taken for a number of days after an issue was sent, as [[distribution]] of "
     "gazette.toml says for that day (claim_days). Later ones are for the head of the office to "
     "decide; a longer window can be given there."},
    {"G0761", Severity::error, "copies for claims exhausted",
     "No copy of the issue is left in stock to replace one. Nothing was entered. Count the shelf, "
     "take a copy that came back (`gazette stock move --from returned --to stock`), or have some "
     "printed again."},
    {"G0762", Severity::error, "second reversal",
     "A journal is reversed once, and a reversal is not reversed. If the event took place after "
     "all, enter it anew."},
    {"G0763", Severity::error, "reversal of copies that moved on",
     "Taking the journal back would leave an account with fewer than no copies: what it moved has "
     "moved on since. A shipment is not taken back either while a claim or a return of its issue "
     "stands. Reverse the later journals first."},
    {"G0764", Severity::error, "no such journal",
     "No journal of the record has this reference. `gazette stock ISSUE --journals` lists those of "
     "an issue."},
    {"G0765", Severity::error, "fewer copies than are moved",
     "The account has fewer copies of the issue than were to be moved out of it. Nothing was "
     "entered."},
    {"G0766", Severity::warning, "recipients go short",
     "The stock was short and copies were allocated by the rule of [[distribution]] in "
     "gazette.toml: one each by the order of its kinds, then a second each. Those named receive "
     "fewer copies than they are entitled to, or none. Serve them from a reprint by `gazette claim "
     "--reason \"cấp thiếu\"`."},
    {"G0767", Severity::error, "issue not sent",
     "Nothing of the issue was sent yet, so there is nothing to be acknowledged, claimed or "
     "returned. Freeze its list with `gazette distribute plan`."},
    {"G0768", Severity::note, "acknowledged before",
     "Copies were acknowledged that had been acknowledged already, by the same label scanned twice "
     "or a list entered again. They were not counted twice."},
    {"G0769", Severity::note, "returned copy was acknowledged",
     "A copy came back, or went on to a successor, whose receipt is in the record. Both are kept: "
     "the receipt as it was entered, and that the copy came back after it. Where one recipient of "
     "many was acknowledged by mistake, this is how that is mended."},
    {"G0780", Severity::error, "backup exists",
     "A backup was to be written under a name that is taken. A backup is never written over, as "
     "it may be the only good one. Name another file; with --to each state of the record has a "
     "name of its own."},
    {"G0781", Severity::error, "backup not sound",
     "A copy that was just made is read back and examined before it gets its name; one that is to "
     "be restored, before it takes the place of the record. This one did not pass, or was cut "
     "short: it was not kept, or not restored. If `gazette fsck` finds the same in the record, the "
     "record is what needs care; if it does not, the disk of the copy cannot be trusted."},
    {"G0782", Severity::error, "no such backup",
     "The file to be restored is not there, or is a folder. Nothing was changed."},
    {"G0783", Severity::error, "record in the way",
     "There is a record where the backup would go. With --replace it is moved aside as "
     "gazette.db.replaced-1 (or -2 and so on), with all it holds, and never removed. What was "
     "entered since the backup is then only there: see first what `gazette restore --check` says "
     "of it."},
    {"G0784", Severity::error, "nothing was short",
     "A copy is claimed because the list was short of it, and the recipient has, or has under way, "
     "as many copies as it was entitled to on the day of sending. Nothing was entered. A copy that "
     "did not come, or came in a bad state, is claimed by that reason."},
    {"G0785", Severity::error, "paper issued meanwhile",
     "Each revision of a paper has the next number, and another program entered one while this one "
     "was made. Nothing was written; said again, the command makes the paper anew or finds it as "
     "it is."},
    {"G0786", Severity::warning, "copies from nobody knows where",
     "A count of the shelf found more copies than the journals brought there, and no former count "
     "missed them. They were entered as surplus (thừa, chưa rõ nguồn): what was printed and the "
     "protocol of the delivery stay as they were. Where it turns out that the printer brought "
     "them, reverse the count and enter the delivery; what a later count lacks is taken from "
     "surplus first."},
    {"G0787", Severity::error, "implausible count",
     "The count found more copies over the record than a tenth of what was delivered, as a "
     "mistyped "
     "number would, or not so many as --surplus confirmed. Nothing was entered. Count again; where "
     "it is so, say how many there are too many with --surplus."},
    {"G0788", Severity::error, "list leaves out many",
     "The file is the whole list from its day on, and it leaves out more than a tenth of those who "
     "would receive, or not so many as --ending said: a file that was cut short would end them. "
     "Nothing was entered. Where so many are meant to end, say their number with --ending."},
    {"G0789", Severity::warning, "two bodies with one code or name",
     "Two bodies of one list have the same official code, or the same name in one district. Either "
     "one was entered twice, or one bears what is the other's. Two communes of one name in two "
     "districts are nothing of the kind."},
    {"G0790", Severity::error, "record damaged",
     "SQLite finds pages or indexes of the record that do not fit together, or a cell has what no "
     "cell of its kind can have: a disk that fails, a copy made while the record was written, or "
     "bytes changed. Enter nothing more, copy the file elsewhere, and take the latest backup that "
     "`gazette restore BACKUP --check` finds whole, with `--replace`. A file that cannot be read "
     "ends the command with exit code 3."},
    {"G0791", Severity::error, "broken reference",
     "A row of the record refers to one that is not there. The program never writes that; another "
     "tool has changed the file."},
    {"G0792", Severity::error, "journals do not balance",
     "The copies of a journal, of an account or of a list do not add up. No command enters that: a "
     "disk that fails or another program changed the file. Enter nothing more and keep the file. "
     "`gazette restore BACKUP --check` tells of a backup whether it is whole; take the latest one "
     "that is with `gazette restore BACKUP --replace`, which lists the journals that were entered "
     "since, and enter these again from their papers."},
    {"G0793", Severity::error, "numbers with a gap",
     "The granted numbers of a year do not follow one another. The program never writes that; "
     "another tool has changed the file."},
    {"G0794", Severity::error, "frozen list altered",
     "What was frozen with a shipment, a print ticket, an issue's contents, an approval or a seal "
     "is "
     "no longer what was "
     "entered. The program never writes that; another tool has changed the file."},
    {"G0795", Severity::error, "guards of the record altered",
     "Tables, the guards that keep rows from being changed, or the mark of the file that tells its "
     "version differ from those the program made. "
     "Rows may have been changed while they were gone; compare with a backup. If "
     "neither G0796 nor G0797 is told beside it, only the guards are gone."},
    {"G0796", Severity::error, "chain of hashes broken",
     "Each transaction ends with a link: the hash of the link before it and of every row that it "
     "added. The rows of a link, or the link itself, are no longer what they were: another tool "
     "changed or removed them. Links before the one named are sound, so everything that they hold "
     "is as it was entered. Keep the file, and restore the latest backup that passes."},
    {"G0797", Severity::error, "rows outside the chain",
     "Rows of the record belong to no link of its chain of hashes: another tool added them. The "
     "guards allow that, the program does not. Keep the file, and restore the latest backup that "
     "passes."},
    {"G0798", Severity::error, "head not in the chain",
     "The head of the chain that was printed or noted before is in no link of this record. If its "
     "digits are right, this is another record, or its last entries were taken away, links and "
     "all."},
    {"G0799", Severity::error, "no export to write over",
     "The file that the export was to be written to is there and is none that `gazette ledger "
     "export` wrote: perhaps the record itself, or a list of the office's. It was left as it is. "
     "Name another file, or move that one away. Nor is a folder made for it: one that is not there "
     "is most likely a name mistyped."},
};

}  // namespace

const std::vector<CatalogueEntry>& record() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
