// The file of recipients (recipients.csv) as people keep it. Private to ledger/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// Reads the whole list, sorted by id. Nothing where anything in it is wrong; every bad row is
/// reported with its line and column (G0731-G0736, G0740).
[[nodiscard]] std::optional<std::vector<Recipient>> read_recipients(std::string_view csv,
                                                                    const std::string& path,
                                                                    Diagnostics& diagnostics);

}  // namespace gazette::ledger
