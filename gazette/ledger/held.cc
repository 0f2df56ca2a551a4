#include "gazette/ledger/held.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/text.h"
#include "gazette/ledger/shipments.h"

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

std::optional<LostCopy> written_off(const Database& database, std::int64_t issue_id,
                                    std::string_view code, int piece, std::int64_t before) {
  Statement claim = database.prepare(
      "SELECT id, reference, date FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ?1 AND kind = 'claim' AND posted = 1 AND id < ?4 "
      "AND account IN ('transit:' || ?2, 'recipient:' || ?2) AND piece = ?3 AND copies < 0 "
      "AND EXISTS(SELECT 1 FROM entry AS gone WHERE gone.journal_id = journal.id "
      "AND gone.account = 'lost') ORDER BY id DESC LIMIT 1");
  claim.bind(issue_id, code, piece, before);
  if (piece == 0 || !claim.step()) {
    return std::nullopt;
  }
  return LostCopy{.claim_id = claim.wide(0), .claim = claim.text(1), .date = claim.date(2)};
}

std::string found_by(const Database& database, const LostCopy& lost, std::string_view code,
                     int piece) {
  Statement later = database.prepare(
      "SELECT reference FROM standing_journal AS later CROSS JOIN entry ON journal_id = later.id "
      "WHERE issue_id = (SELECT issue_id FROM journal WHERE id = ?1) AND later.id > ?1 "
      "AND kind IN ('receipt', 'return') "
      "AND account IN ('transit:' || ?2, 'recipient:' || ?2) AND piece = ?3 AND copies > 0 "
      "AND EXISTS(SELECT 1 FROM entry AS gone WHERE gone.journal_id = later.id "
      "AND gone.line = entry.line - 1 AND gone.account = 'lost') ORDER BY id DESC LIMIT 1");
  later.bind(lost.claim_id, code, piece);
  return later.step() ? later.text(0) : std::string();
}

std::optional<LostCopy> find_lost(const Database& database, std::int64_t issue_id,
                                  std::string_view code, int piece) {
  constexpr std::int64_t kAnyLater = std::numeric_limits<std::int64_t>::max();
  std::optional<LostCopy> lost = written_off(database, issue_id, code, piece, kAnyLater);
  const bool stands = lost && find_journal(database, lost->claim)->reversed_by.empty();
  if (!stands || !found_by(database, *lost, code, piece).empty()) {
    return std::nullopt;
  }
  return lost_again(database, std::move(*lost), code, piece);
}

std::string remedy_of_lost(const Database& database, std::int64_t issue_id, const HeldCopies& held,
                           std::string_view else_text) {
  for (int piece = 1; piece <= held.last_piece; ++piece) {
    if (const auto lost = find_lost(database, issue_id, held.code, piece)) {
      return fmt::format(
          "copy {} was claimed as not received on {}: where it is that one, say so with --copy {}",
          piece, to_iso(lost->date), piece);
    }
  }
  return std::string(else_text);
}

LostCopy lost_again(const Database& database, LostCopy lost, std::string_view code, int piece) {
  // A copy found stands behind the entry that takes one out of what is lost.
  Statement last = database.prepare(
      "SELECT again.reference, again.date FROM journal AS finder "
      "CROSS JOIN journal AS again ON again.reverses = finder.id "
      "CROSS JOIN entry ON entry.journal_id = finder.id "
      "CROSS JOIN entry AS gone ON gone.journal_id = finder.id AND gone.line = entry.line - 1 "
      "WHERE finder.issue_id = (SELECT issue_id FROM journal WHERE id = ?1) AND finder.id > ?1 "
      "AND finder.kind IN ('receipt', 'return') AND again.posted = 1 "
      "AND again.date > finder.date AND gone.account = 'lost' AND entry.copies > 0 "
      "AND entry.account IN ('transit:' || ?2, 'recipient:' || ?2) AND entry.piece = ?3 "
      "ORDER BY again.date DESC, again.id DESC LIMIT 1");
  last.bind(lost.claim_id, code, piece);
  if (last.step()) {
    lost.again = last.text(0);
    lost.again_date = last.date(1);
  }
  return lost;
}

bool follows_loss(const Database& database, Date given, const LostCopy& lost,
                  Diagnostics& diagnostics) {
  if (!follows(database, given, lost.date, lost.claim, diagnostics)) {
    return false;
  }
  if (lost.again.empty() || lost.again_date <= given) {
    return true;
  }
  report_finding(
      "G0759", database,
      fmt::format("{} comes before {}, on {}", to_iso(given), lost.again, to_iso(lost.again_date)),
      std::string(kCountsUntilReversal), diagnostics);
  return false;
}

void report_found(const Database& database, const IssueRow& issue, std::string_view code, int piece,
                  const LostCopy& lost, Diagnostics& diagnostics) {
  report_finding("G0720", database,
                 fmt::format("copy {} of issue {} for {} arrived after all; the replacement of {} "
                             "was sent as well",
                             piece, model::to_text(issue.number), code, lost.claim),
                 "the papers of the issue say so; where one of the two comes back, enter it with "
                 "`gazette return --copy`",
                 diagnostics);
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
                                 Diagnostics& diagnostics, Place place) {
  std::optional<Date> sent = sent_on(database, issue.id);
  if (!sent) {
    if (place.path.empty()) {
      place.path = database.path();
    }
    diagnostics.report(
        {.code = "G0767",
         .place = std::move(place),
         .message = fmt::format("issue {} was not sent yet", model::to_text(issue.number)),
         .help = fmt::format("freeze its list with `gazette distribute plan {}`",
                             model::to_text(issue.number))});
  }
  return sent;
}

Diagnostic never_sent(const Database& database, const IssueRow& issue, std::string_view code) {
  Statement bodies = database.prepare("SELECT code FROM body ORDER BY code");
  std::vector<std::string> known;
  while (bodies.step()) {
    known.push_back(bodies.text(0));
  }
  if (std::find(known.begin(), known.end(), code) == known.end()) {
    const std::optional<std::string> near = nearest(code, known);
    return {.code = "G0705",
            .message = fmt::format("there is no recipient {}", code),
            .help = near ? fmt::format("did you mean {}?", *near)
                         : "`gazette recipients find NAME` tells the ids of bodies"};
  }
  const std::string number = model::to_text(issue.number);
  int entitled = 0;
  if (const std::optional<Date> sent = sent_on(database, issue.id)) {
    for (const BodyRow& body : bodies_to_send_to(database, {.as_of = *sent})) {
      entitled += body.recipient.id == code ? body.recipient.copies : 0;
    }
  }
  return {
      .code = "G0756",
      .message = fmt::format("issue {} was never sent to {}", number, code),
      .help = entitled > 0
                  ? fmt::format("it was entitled to it and the list was short: `gazette claim {} "
                                "{} --reason \"cấp thiếu\"` sends a copy",
                                number, code)
                  : fmt::format("it was entitled to none on the day of sending: `gazette "
                                "recipients why {} --issue {}`",
                                code, number)};
}

HeldCopies* require_recipient(const Database& database, const IssueRow& issue,
                              CopiesByRecipient& copies, std::string_view code,
                              Diagnostics& diagnostics) {
  const auto found = copies.find(code);
  if (found != copies.end()) {
    return &found->second;
  }
  Diagnostic finding = never_sent(database, issue, code);
  finding.place.path = database.path();
  diagnostics.report(std::move(finding));
  return nullptr;
}

std::string usual_reference(std::string_view event, const model::IssueNumber& issue,
                            std::string_view recipient, Date date) {
  return fmt::format("{}-{}-{}-{}", event, model::folder_name(issue), recipient, to_iso(date));
}

std::string receipt_text(const Database& database, std::int64_t issue_id, const HeldCopies& held,
                         int piece) {
  const std::optional<Receipt> receipt = find_receipt(database, issue_id, held.code, piece);
  GAZETTE_ASSERT(receipt.has_value());
  return fmt::format("acknowledged on {}{}: {}", to_iso(receipt->date),
                     receipt->taker.empty() ? "" : " by " + receipt->taker, receipt->reference);
}

bool is_after_arrival(const Database& database, const HeldCopies& held, int piece, Date date,
                      Diagnostics& diagnostics) {
  const auto since = held.since.find(piece);
  return since == held.since.end() ||
         follows(database, date, since->second,
                 fmt::format("the last entry about copy {} of {}", piece, held.code), diagnostics);
}

HeldCopies* body_for(const Database& database, CopiesByRecipient& copies, std::string_view code) {
  Statement body = database.prepare("SELECT id FROM body WHERE code = ?");
  body.bind(code);
  if (!body.step()) {
    return nullptr;
  }
  const auto [found, is_new] = copies.try_emplace(std::string(code));
  found->second.body_id = body.wide(0);
  found->second.code = code;
  return &found->second;
}

bool is_there(const Database& database, std::int64_t body_id, Date day) {
  Statement version = database.prepare(
      "SELECT count(*) FROM body_version WHERE body_id = ?1 AND known_to IS NULL "
      "AND valid_from <= ?2 AND ?2 < valid_to");
  version.bind(body_id, day);
  const bool has_row = version.step();
  GAZETTE_ASSERT(has_row);
  return version.integer(0) > 0;
}

bool must_be_there(const Database& database, const HeldCopies& held, Date day,
                   Diagnostics& diagnostics) {
  if (is_there(database, held.body_id, day)) {
    return true;
  }
  report_finding("G0775", database, fmt::format("{} is not there on {}", held.code, to_iso(day)),
                 fmt::format("`gazette recipients history {}` tells what became of it", held.code),
                 diagnostics);
  return false;
}

int send_one(const Database& database, HeldCopies& held, Journal& journal) {
  const std::string account =
      open_account(database, {.kind = "transit", .body_id = held.body_id, .body_code = held.code});
  journal.add(account, 1, ++held.last_piece);
  return held.last_piece;
}

}  // namespace gazette::ledger
