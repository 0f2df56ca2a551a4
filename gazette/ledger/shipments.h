// Shipments as rows of the record. Private to ledger/.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/ledger/bodies.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// Every list of an issue, or those not reversed, of which there is one at most.
enum class Which : std::uint8_t { standing, all };

/// The shipments of an issue as their rows stand; asks inside the caller's transaction.
[[nodiscard]] std::vector<Shipment> read_shipments(const Database& database, const IssueRow& issue,
                                                   Which which);

/// Who receives copies on paper by the list of a moment.
[[nodiscard]] std::vector<BodyRow> bodies_to_send_to(const Database& database,
                                                     const ListMoment& moment);

/// Whether a list can have been allocated from what these are entitled to: nobody in it gets more.
[[nodiscard]] bool is_part_of(const std::vector<Recipient>& former,
                              const std::vector<BodyRow>& bodies);

/// Whether the frozen list is still the one whose hash was entered.
[[nodiscard]] bool matches_its_hash(const Shipment& shipment);

}  // namespace gazette::ledger
