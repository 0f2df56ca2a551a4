// Shipments as rows of the record. Private to ledger/.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// Every list of an issue, or those not reversed, of which there is one at most.
enum class Which : std::uint8_t { standing, all };

/// The shipments of an issue as their rows stand; asks inside the caller's transaction.
[[nodiscard]] std::vector<Shipment> read_shipments(const Database& database, const IssueRow& issue,
                                                   Which which);

/// Whether the frozen list is still the one whose hash was entered.
[[nodiscard]] bool matches_its_hash(const Shipment& shipment);

}  // namespace gazette::ledger
