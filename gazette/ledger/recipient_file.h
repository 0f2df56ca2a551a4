// The file of recipients (recipients.csv) as people keep it. Private to ledger/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/recipient.h"

namespace gazette::ledger {

/// A row of the file.
struct RecipientRow {
  Recipient recipient = {};  // without an id where the file has no such column
  Place place = {};          // of its name
};

/// Reads the whole list, sorted by id. Nothing where anything in it is wrong; every bad row is
/// reported with its line and column (G0731-G0736, G0740, G0728). Columns may be parted by
/// semicolons or tabs, and the file may be in UTF-16, as spreadsheets write it.
[[nodiscard]] std::optional<std::vector<RecipientRow>> read_recipients(std::string_view csv,
                                                                       const std::string& path,
                                                                       Diagnostics& diagnostics);

}  // namespace gazette::ledger
