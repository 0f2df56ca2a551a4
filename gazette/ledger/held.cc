#include "gazette/ledger/held.h"

#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

/// A numbered copy in an account. A version before 12 let a receipt that was reversed be entered
/// again on or before its first day: in between, by days, the copy had left its account twice. So
/// it is there where the sum says so, whatever the last day's change was.
struct PlaceOfPiece {
  int balance = 0;
  Date came = {};  // the last day on which the balance rose above zero
};

}  // namespace

void HeldCopies::take_out(Journal& journal, int piece) {
  if (in_transit.erase(piece) > 0) {
    journal.add("transit:" + code, -1, piece);
  } else if (received.erase(piece) > 0) {
    journal.add("recipient:" + code, -1, piece);
  } else {
    GAZETTE_ASSERT(piece <= untold_count);
    --untold_count;
    journal.add("recipient:" + code, -1);
  }
}

bool HeldCopies::has_received(int piece) const {
  return received.contains(piece) || piece <= untold_count;
}

std::optional<Receipt> find_receipt(const Database& database, std::int64_t issue_id,
                                    std::string_view code, int piece) {
  Statement receipt = database.prepare(
      "SELECT reference, date, person, reason FROM standing_journal AS journal "
      "CROSS JOIN entry ON journal_id = journal.id WHERE issue_id = ? AND kind = 'receipt' "
      "AND account = ? AND piece = ? AND copies > 0 ORDER BY id DESC LIMIT 1");
  receipt.bind(issue_id, fmt::format("recipient:{}", code), piece);
  if (!receipt.step()) {
    return std::nullopt;
  }
  return Receipt{.reference = receipt.text(0),
                 .date = receipt.date(1),
                 .taker = receipt.text(2),
                 .condition = receipt.text(3)};
}

CopiesByRecipient held_copies(const Database& database, std::int64_t issue_id) {
  Statement all = database.prepare(
      "SELECT body.id, body.code, account.kind, piece, date, sum(copies), "
      "coalesce(sum(copies) FILTER (WHERE copies > 0), 0) "
      "FROM journal JOIN entry ON journal_id = journal.id "
      "JOIN account ON account.code = account JOIN body ON body.id = body_id "
      "WHERE issue_id = ? AND posted = 1 GROUP BY account.code, piece, date "
      "ORDER BY account.code, piece, date");
  all.bind(issue_id);
  CopiesByRecipient copies;
  std::map<std::string, int, std::less<>> untold_sent;
  std::map<std::tuple<std::string, bool, int>, PlaceOfPiece> places;
  while (all.step()) {
    HeldCopies& held = copies[all.text(1)];
    held.body_id = all.wide(0);
    held.code = all.text(1);
    const int piece = all.integer(3);
    const int change = all.integer(5);
    if (piece == 0) {
      held.untold_count += change;
      // Those not told apart are taken for the first ones.
      int& sent = untold_sent[held.code];
      sent += all.integer(6);
      held.last_piece = std::max(held.last_piece, sent);
      continue;
    }
    held.last_piece = std::max(held.last_piece, piece);
    // By days: what went and came back on one day was there all along.
    PlaceOfPiece& place = places[{held.code, all.text(2) == "transit", piece}];
    if (place.balance <= 0 && place.balance + change > 0) {
      place.came = all.date(4);
    }
    place.balance += change;
  }
  for (const auto& [key, place] : places) {
    const auto& [code, is_coming, piece] = key;
    if (place.balance > 0) {
      HeldCopies& held = copies.at(code);
      (is_coming ? held.in_transit : held.received).insert(piece);
      held.since.emplace(piece, place.came);
    }
  }
  return copies;
}

std::optional<Date> sent_on(const Database& database, std::int64_t issue_id) {
  Statement first = database.prepare(
      "SELECT date FROM standing_journal WHERE issue_id = ? AND kind = 'shipment' "
      "ORDER BY id LIMIT 1");
  first.bind(issue_id);
  return first.step() ? std::optional(first.date(0)) : std::nullopt;
}

std::optional<Date> require_sent(const Database& database, const IssueRow& issue,
                                 Diagnostics& diagnostics) {
  std::optional<Date> sent = sent_on(database, issue.id);
  if (!sent) {
    report_finding("G0767", database,
                   fmt::format("issue {} was not sent yet", model::to_text(issue.number)),
                   fmt::format("freeze its list with `gazette distribute plan {}`",
                               model::to_text(issue.number)),
                   diagnostics);
  }
  return sent;
}

HeldCopies* require_recipient(const Database& database, const IssueRow& issue,
                              CopiesByRecipient& copies, std::string_view code,
                              Diagnostics& diagnostics) {
  const auto found = copies.find(code);
  if (found != copies.end()) {
    return &found->second;
  }
  std::vector<std::string> known;
  for (const auto& [each, held] : copies) {
    known.push_back(each);
  }
  const std::optional<std::string> near = nearest(code, known);
  report_finding("G0756", database,
                 fmt::format("issue {} was never sent to {}", model::to_text(issue.number), code),
                 near ? fmt::format("did you mean {}?", *near)
                      : "its list, papers/*/danh-sach-cap-phat.csv, has the codes",
                 diagnostics);
  return nullptr;
}

}  // namespace gazette::ledger
