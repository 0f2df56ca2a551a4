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

/// What it put on its way and what it took, by what went into the recipient's accounts and out of
/// them.
void count_moves(CopyEvent& event, int into, int out_of) {
  const bool takes_back = event.kind.starts_with("reversal");
  if (is_receipt(event.kind)) {
    // All of it was on its way already, but for what was written off and came after all.
    event.sent = event.found = into - out_of;
  } else if (event.kind.ends_with("return") && into > 0 && out_of > 0) {
    // What was written off comes back: it was not counted, and is not.
    event.found = takes_back ? -into : into;
  } else if (takes_back) {
    // What comes back was not sent anew: a sending, or a loss, is taken back.
    event.sent = -out_of;
    event.gone = -into;
  } else {
    event.sent = into;
    event.gone = out_of;
  }
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
        .acknowledged = all.integer(11)});
    count_moves(event, all.integer(9), all.integer(10));
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
  // A copy with a receipt leaves its recipient by the claim or return that stands and is the next
  // to move it: what was found after that has a receipt of its own. One without a receipt, which a
  // version before 7 sent, is counted out of those that its shipment brought.
  Statement all = database_->prepare(fmt::format(
      "WITH stands AS MATERIALIZED (SELECT id, kind, date, person, reason, reference "
      "FROM journal AS mine WHERE issue_id = ?1 AND posted = 1 AND kind <> 'reversal' "
      "AND date <= ?2 AND coalesce(entered, date) <= ?3 AND {}), "
      "moved AS MATERIALIZED (SELECT journal_id, account, piece, copies, "
      "lead(CASE WHEN copies < 0 THEN reference END) OVER its AS gone_by, "
      "-sum(min(copies, 0)) OVER (PARTITION BY account, piece) AS gone "
      "FROM stands CROSS JOIN entry ON journal_id = stands.id WHERE account LIKE 'recipient:%' "
      "AND kind IN ('receipt', 'shipment', 'claim', 'return') "
      "WINDOW its AS (PARTITION BY account, piece ORDER BY journal_id)) "
      "SELECT body.code, coalesce((SELECT name || char(31) || district FROM shipment "
      "JOIN shipment_line AS line ON shipment_id = shipment.id WHERE shipment.issue_id = ?1 "
      "AND line.body_id = body.id ORDER BY shipment.id DESC LIMIT 1), (SELECT name || char(31) || "
      "district FROM body_version WHERE body_id = body.id AND known_to IS NULL "
      "ORDER BY valid_from DESC LIMIT 1), char(31)), moved.piece, mine.date, person, reason, "
      "mine.reference, moved.copies, coalesce(gone_by, ''), gone FROM moved "
      "CROSS JOIN stands AS mine ON mine.id = journal_id "
      "CROSS JOIN account ON account.code = moved.account "
      "CROSS JOIN body ON body.id = account.body_id WHERE moved.copies > 0 "
      "ORDER BY body.code, mine.id, moved.piece",
      not_reversed("mine.id")));
  all.bind(issue->id, last_day(moment), last_entry_day(moment));
  while (all.step()) {
    const int piece = all.integer(2);
    const std::string gone_by = piece == 0 ? std::string() : all.text(8);
    const bool goes_on = !received.empty() && received.back().recipient == all.text(0) &&
                         received.back().reference == all.text(6) &&
                         received.back().gone_by == gone_by;
    if (!goes_on) {
      const std::string words = all.text(1);
      const std::size_t cut = words.find('\x1F');
      received.push_back({.recipient = all.text(0),
                          .name = words.substr(0, cut),
                          .district = words.substr(cut + 1),
                          .date = all.date(3),
                          .taker = all.text(4),
                          .condition = condition_from(all.text(5)).value_or(Condition::good),
                          .reference = all.text(6),
                          .gone_by = gone_by,
                          .is_acknowledged = piece != 0});
    }
    const int copies = piece == 0 ? all.integer(7) - all.integer(9) : 1;
    received.back().pieces.insert(received.back().pieces.end(),
                                  static_cast<std::size_t>(std::max(copies, 0)), piece);
  }
  return received;
}

}  // namespace gazette::ledger
