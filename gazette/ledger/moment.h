// A moment of the copies as parameters of a question. Private to ledger/.
#pragma once

#include <string>
#include <string_view>

#include <fmt/format.h>

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

/// The numbers of the parameters of a question that are the two days.
struct MomentParameters {
  int last_day = 2;
  int last_entry_day = 3;
};

/// As SQL, that a journal was not taken back by the moment: what was counts until the day of its
/// reversal. `journal` is the column with its id.
[[nodiscard]] inline std::string not_reversed(std::string_view journal,
                                              const MomentParameters& parameters = {}) {
  return fmt::format(
      "NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = {} "
      "AND later.date <= ?{} AND coalesce(later.entered, later.date) <= ?{})",
      journal, parameters.last_day, parameters.last_entry_day);
}

}  // namespace gazette::ledger
