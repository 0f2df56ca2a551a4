// Shipments as rows of the record. Private to ledger/.
#pragma once

#include <optional>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// The first shipment of an issue as its rows stand; asks inside the caller's transaction.
[[nodiscard]] std::optional<Shipment> read_shipment(const Database& database,
                                                    const IssueRow& issue);

/// Whether the frozen list is still the one whose hash was entered.
[[nodiscard]] bool matches_its_hash(const Shipment& shipment);

}  // namespace gazette::ledger
