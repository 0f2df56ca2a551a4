// A moment of the copies as parameters of a question. Private to ledger/.
#pragma once

#include "gazette/ledger/movements.h"
#include "gazette/ledger/recipient.h"

namespace gazette::ledger {

/// The last day whose events count, to be compared with `journal.date`.
[[nodiscard]] inline Date last_day(const CopiesMoment& moment) {
  return moment.as_of.value_or(kNoEnd);
}

/// The last day of entry, to be compared with `coalesce(journal.entered, journal.date)`.
[[nodiscard]] inline Date last_entry_day(const CopiesMoment& moment) {
  return moment.known_at.value_or(kNoEnd);
}

}  // namespace gazette::ledger
