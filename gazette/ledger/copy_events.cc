// What happened to the copies of one recipient, and who acknowledged what: asked of the journals,
// not of the frozen lists, which know nothing of what came after them.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/ledger/database.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/ledger.h"
#include "gazette/ledger/moment.h"

namespace gazette::ledger {
namespace {

/// Whether the event only moves copies from on their way to acknowledged, or back.
bool is_receipt(std::string_view kind) {
  return kind == "receipt" || kind == "reversal receipt";
}

}  // namespace

std::vector<CopyEvent> Ledger::copy_events(std::string_view recipient, int year,
                                           const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  // CROSS JOIN keeps the order: from the two accounts of the body, not from every journal.
  Statement all = database_->prepare(
      "SELECT year, first, last, issue.date, journal.date, journal.kind || "
      "coalesce((SELECT ' ' || kind FROM journal AS former WHERE former.id = journal.reverses), "
      "''), reference, person, reason, "
      "coalesce(sum(copies) FILTER (WHERE copies > 0), 0), "
      "coalesce(-sum(copies) FILTER (WHERE copies < 0), 0), "
      "coalesce(sum(copies) FILTER (WHERE account.kind = 'recipient'), 0) "
      "FROM body CROSS JOIN account ON body_id = body.id CROSS JOIN entry ON account = "
      "account.code "
      "CROSS JOIN journal ON journal.id = journal_id CROSS JOIN issue ON issue.id = issue_id "
      "WHERE body.code = ?1 AND year = ?2 AND posted = 1 AND journal.date <= ?3 "
      "AND coalesce(entered, journal.date) <= ?4 GROUP BY journal.id "
      "ORDER BY year, first, journal.id");
  all.bind(recipient, year, last_day(moment), last_entry_day(moment));
  std::vector<CopyEvent> events;
  while (all.step()) {
    CopyEvent& event = events.emplace_back(CopyEvent{
        .issue = {.year = all.integer(0), .first = all.integer(1), .last = all.integer(2)},
        .issue_date = all.date(3),
        .recipient = std::string(recipient),
        .date = all.date(4),
        .kind = all.text(5),
        .reference = all.text(6),
        .person = all.text(7),
        .reason = all.text(8),
        .sent = all.integer(9),
        .gone = all.integer(10),
        .acknowledged = all.integer(11)});
    if (is_receipt(event.kind)) {
      event.sent = event.gone = 0;
    }
  }
  return events;
}

std::vector<ReceivedCopies> Ledger::received_copies(const model::IssueNumber& number,
                                                    const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<ReceivedCopies> received;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return received;
  }
  Statement all = database_->prepare(
      "SELECT body.code, coalesce((SELECT name || char(31) || district FROM shipment "
      "JOIN shipment_line AS line ON shipment_id = shipment.id WHERE shipment.issue_id = ?1 "
      "AND line.body_id = body.id ORDER BY shipment.id DESC LIMIT 1), (SELECT name || char(31) || "
      "district FROM body_version WHERE body_id = body.id AND known_to IS NULL "
      "ORDER BY valid_from DESC LIMIT 1), char(31)), piece, mine.date, person, reason, reference "
      "FROM journal AS mine CROSS JOIN entry ON journal_id = mine.id "
      "CROSS JOIN account ON account.code = account CROSS JOIN body ON body.id = account.body_id "
      "WHERE issue_id = ?1 AND mine.kind = 'receipt' AND posted = 1 AND copies > 0 "
      "AND mine.date <= ?2 AND coalesce(entered, mine.date) <= ?3 AND NOT EXISTS(SELECT 1 "
      "FROM journal AS later WHERE later.reverses = mine.id AND later.date <= ?2 "
      "AND coalesce(later.entered, later.date) <= ?3) ORDER BY body.code, mine.id, piece");
  all.bind(issue->id, last_day(moment), last_entry_day(moment));
  while (all.step()) {
    const bool goes_on = !received.empty() && received.back().recipient == all.text(0) &&
                         received.back().reference == all.text(6);
    if (!goes_on) {
      const std::string words = all.text(1);
      const std::size_t cut = words.find('\x1F');
      received.push_back({.recipient = all.text(0),
                          .name = words.substr(0, cut),
                          .district = words.substr(cut + 1),
                          .date = all.date(3),
                          .taker = all.text(4),
                          .condition = condition_from(all.text(5)).value_or(Condition::good),
                          .reference = all.text(6)});
    }
    received.back().pieces.push_back(all.integer(2));
  }
  return received;
}

}  // namespace gazette::ledger
