// Tickets of print orders as rows of the record. Private to ledger/.
#pragma once

#include <string>
#include <vector>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// A ticket and the hash that was entered of it.
struct TicketRow {
  PrintTicket ticket = {};
  std::string sha256 = {};
};

/// The tickets of an issue by revision, as their rows stand; asks inside the caller's transaction.
[[nodiscard]] std::vector<TicketRow> read_tickets(const Database& database, const IssueRow& issue);

/// Whether the ticket still says that of which the hash was entered.
[[nodiscard]] bool matches_its_hash(const TicketRow& row);

}  // namespace gazette::ledger
