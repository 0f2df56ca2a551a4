// Findings on recipients through time: their lists, their codes, the decrees that change them.

#include "gazette/base/catalogue.h"

namespace gazette::catalogue_of {
namespace {

const std::vector<CatalogueEntry> kEntries = {
    {"G0705", Severity::error, "no such recipient",
     "No body ever had this id. Ids are the office's own (R017); official codes are none. `gazette "
     "recipients find` tells ids by names."},
    {"G0728", Severity::error, "list in another encoding",
     "The list is not in UTF-8. What it seems to be is said, but it is not guessed at: a wrong "
     "guess "
     "sends letters to places that do not exist. Excel saves it right as \"CSV UTF-8 (Comma "
     "delimited)\". UTF-16 with its byte order mark, and semicolons or tabs between the columns, "
     "are certain and are read as they are. Nothing was imported."},
    {"G0770", Severity::error, "entered before the latest entry",
     "The record has two clocks: from which day something holds, and on which day the office "
     "entered it. The second never goes back, or a list \"as known on a day\" would change "
     "afterwards. --date says on which day it is entered and is today by default; --from, or the "
     "decree's in_force, says from which day it holds and may lie in the past."},
    {"G0771", Severity::error, "decree entered before",
     "A decree of this number is in the record already, from a file that said otherwise. Nothing "
     "was entered. What the first file said wrong is mended by a further one, with events of kind "
     "\"correction\" (it was so all along) or \"change\" (it is so from now on) and a number of "
     "its "
     "own."},
    {"G0772", Severity::error, "official code of another body",
     "The list is keyed by official codes, and a code in it is of a body of another name, or of "
     "none. The statistics office gives the code of a unit that went to another place: 26014 was "
     "phường Tân Tiến and became phường Tân Mai. Taken in, the list would turn one recipient into "
     "another, with all its history. Key the list by the office's own ids (R008), or enter the "
     "decree that changed the units with `gazette recipients apply`. Nothing was imported."},
    {"G0773", Severity::error, "name of another body",
     "By the list a recipient would take the name of another one that the list leaves out or names "
     "otherwise. Either the two were merged, which is an event with a decree, or somebody looked "
     "ids up by codes that now mean another place. Keep each body under its own id, and enter the "
     "merger with `gazette recipients merge` or `apply`. Nothing was imported."},
    {"G0774", Severity::error, "split needs a decision",
     "A body is split, and copies do not divide by themselves: how many each part receives, and "
     "who takes what still comes for the old body, the office decides. Write it into the event of "
     "the decree's file: decision = \"...\" in words, which the record keeps, and copies for each "
     "part. Nothing was entered."},
    {"G0775", Severity::error, "body not there",
     "An event or a list names a body that the record does not have, or that is not there on its "
     "day: it went into another one before, or came later. A list of former years would bring the "
     "body back and undo the decree that ended it. Nor does a body claim copies that ended, and a "
     "return is for a merger only where the record has that, and goes to who took over by it. "
     "`gazette recipients find` tells ids by names, `gazette recipients history` what became of a "
     "body. Nothing was entered."},
    {"G0776", Severity::error, "body in two events",
     "A new body has the id of one that is in the record, or two events of a decree dispose of the "
     "same body. An id once used is never given to another body. A body that went into several is "
     "one event of kind \"split\" that names all of them. Nothing was entered."},
    {"G0777", Severity::error, "entitlement not whole",
     "A body that begins to receive needs a name, an address, a number of copies, a way of "
     "delivery "
     "and the reason why it is entitled. \"bản điện tử\" is the electronic edition alone and goes "
     "with 0 copies; every other way goes with at least one. Nothing was entered."},
    {"G0778", Severity::error, "file of a decree",
     "The file of a decree names its number and the day from which it holds in [decree], and each "
     "event as [[event]] with its kind, the ids of the bodies that were (from) and the bodies that "
     "are (to). Every kind of event has its own number of bodies on either side: nothing and one "
     "for a foundation, one or more and one for a merger, one and several for a split. Nothing was "
     "entered."},
    {"G0779", Severity::error, "nothing to change",
     "The record says already what the entry says, or no name and no address has the words that "
     "are "
     "to be replaced. Most often the day or the id is another one. Nothing was entered."},
};

}  // namespace

const std::vector<CatalogueEntry>& recipients() {
  return kEntries;
}

}  // namespace gazette::catalogue_of
