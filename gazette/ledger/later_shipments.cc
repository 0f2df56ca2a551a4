// What claims and returns sent after the list: for the labels of these copies.

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/shipments.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kTransit = "transit:";

/// The issue of a key, which is there.
IssueRow issue_of(const Database& database, std::int64_t key) {
  Statement issue = database.prepare("SELECT year, first, last, date FROM issue WHERE id = ?");
  issue.bind(key);
  const bool has_row = issue.step();
  GAZETTE_ASSERT(has_row);
  return {.id = key,
          .number = {.year = issue.integer(0), .first = issue.integer(1), .last = issue.integer(2)},
          .date = issue.date(3)};
}

/// A body that is on no list, as it was last.
Recipient unlisted(const Database& database, const std::string& code) {
  Statement version = database.prepare(
      "SELECT name, kind, district, address, postal_code FROM body_version "
      "JOIN body ON body.id = body_id WHERE code = ? AND known_to IS NULL "
      "ORDER BY valid_from DESC LIMIT 1");
  version.bind(code);
  const bool has_row = version.step();
  GAZETTE_ASSERT(has_row);
  return {.id = code,
          .name = version.text(0),
          .kind = version.text(1),
          .district = version.text(2),
          .address = version.text(3),
          .postal_code = version.text(4)};
}

/// Whom the journal's copies go to: as on the list of its day, known on it; else as on the list
/// that was sent.
std::vector<Recipient> known_recipients(const Database& database, const IssueRow& issue,
                                        Date date) {
  std::vector<Recipient> known;
  for (BodyRow& body : bodies_on(database, {.as_of = date, .known_at = date})) {
    known.push_back(std::move(body.recipient));
  }
  for (Shipment& shipment : read_shipments(database, issue, Which::standing)) {
    std::move(shipment.recipients.begin(), shipment.recipients.end(), std::back_inserter(known));
  }
  return known;
}

}  // namespace

std::optional<LaterShipment> Ledger::find_later_shipment(const std::string& reference,
                                                         Diagnostics& diagnostics) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  const auto row = find_journal(*database_, reference);
  const bool has_kind = row && (row->journal.kind == "claim" ||
                                (row->journal.kind == "return" && !row->journal.person.empty()));
  if (!has_kind || !row->reversed_by.empty()) {
    report_finding(has_kind ? "G0762" : "G0764", *database_,
                   !row        ? fmt::format("no journal has the reference {}", reference)
                   : !has_kind ? fmt::format("{} is a {}, which sends nothing beside a list",
                                             reference, row->journal.kind)
                               : fmt::format("{} was reversed by {}", reference, row->reversed_by),
                   "give the reference of a claim or of a return to a successor: `gazette stock "
                   "YEAR/NUMBER --journals` lists them",
                   diagnostics);
    return std::nullopt;
  }
  const IssueRow issue = issue_of(*database_, row->journal.issue_id);
  LaterShipment later = {.issue = issue.number,
                         .issue_date = issue.date,
                         .date = row->journal.date,
                         .reference = reference};
  const std::vector<Recipient> known = known_recipients(*database_, issue, later.date);
  for (const EntryRow& entry : row->journal.entries) {
    if (entry.copies < 0 || !entry.account.starts_with(kTransit)) {
      continue;
    }
    const std::string code = entry.account.substr(kTransit.size());
    const auto recipient = std::find_if(known.begin(), known.end(),
                                        [&](const Recipient& each) { return each.id == code; });
    later.copies.push_back(
        {.recipient = recipient != known.end() ? *recipient : unlisted(*database_, code),
         .piece = {
             .issue = issue.number, .recipient = code, .first = entry.piece, .last = entry.piece}});
  }
  return later;
}

}  // namespace gazette::ledger
