// Questions about ordered and delivered copies. Private to ledger/.
#pragma once

#include <cstdint>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"

namespace gazette::ledger {

/// Whether so many copies can be printed, or a finding (G0745).
[[nodiscard]] bool are_sound_copies(const Database& database, std::int64_t copies,
                                    Diagnostics& diagnostics);

/// The copies ordered of an issue, as the latest tickets have them.
[[nodiscard]] int ordered_of(const Database& database, std::int64_t issue_id);

/// The copies of an issue that the printer delivered fit to be sent.
[[nodiscard]] int good_of(const Database& database, std::int64_t issue_id);

}  // namespace gazette::ledger
