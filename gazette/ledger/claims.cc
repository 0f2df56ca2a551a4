// Claims (yêu cầu cấp bù): copies written off and sent anew.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/bodies.h"
#include "gazette/ledger/held.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/printing.h"

namespace gazette::ledger {
namespace {

/// The entry of a claim that sent the other copy.
const EntryRow* replacement_of(const Journal& claim, const std::string& recipient) {
  const auto found =
      std::find_if(claim.entries.begin(), claim.entries.end(), [&](const EntryRow& entry) {
        return entry.copies > 0 && entry.account == "transit:" + recipient;
      });
  return found == claim.entries.end() ? nullptr : &*found;
}

/// Which copy is meant: the one named, else the first that fits, an acknowledged one before one
/// under way only where the claim is of its state. Nothing where there is none.
std::optional<int> claimed_piece(const HeldCopies& held, const Claim& claim) {
  if (claim.piece != 0) {
    const bool is_held = held.in_transit.contains(claim.piece) || held.has_received(claim.piece);
    return is_held ? std::optional(claim.piece) : std::nullopt;
  }
  const std::optional<int> coming =
      held.in_transit.empty() ? std::nullopt : std::optional(*held.in_transit.begin());
  const std::optional<int> there = held.untold_count > 0   ? std::optional(1)
                                   : held.received.empty() ? std::nullopt
                                                           : std::optional(*held.received.begin());
  return claim.reason == ClaimReason::not_received ? (coming ? coming : there)
                                                   : (there ? there : coming);
}

/// Whether the claim comes in its window; else a finding.
bool is_in_time(const Database& database, const Claim& claim, Date sent, Diagnostics& diagnostics) {
  const int days = days_between(sent, claim.date);
  if (days <= claim.window_days) {
    return follows(database, claim.date, sent, "the shipment", diagnostics);
  }
  report_finding(
      "G0760", database,
      fmt::format("the claim comes {} days after issue {} was sent, they are taken for {}", days,
                  model::to_text(claim.issue), claim.window_days),
      "the window is claim_days of [[distribution]] in gazette.toml", diagnostics);
  return false;
}

/// Whether a copy claimed as not received was acknowledged, which is a finding (G0754). Of one that
/// a version before 7 sent nobody knows.
bool is_acknowledged(const Database& database, const Claim& claim, const HeldCopies& held,
                     std::int64_t issue_id, int piece, Diagnostics& diagnostics) {
  if (claim.reason != ClaimReason::not_received || !held.received.contains(piece)) {
    return false;
  }
  report_finding(
      "G0754", database,
      fmt::format("copy {} of issue {} for {} was {}", piece, model::to_text(claim.issue),
                  claim.recipient, receipt_text(database, issue_id, held, piece)),
      "if the receipt is wrong, take the copy back with `gazette return` first; a copy in a bad "
      "state is claimed by that reason",
      diagnostics);
  return true;
}

/// The copies that the standing list, and claims of what it was short of, sent to a body: what came
/// back since was sent all the same.
int sent_in_place(const Database& database, std::int64_t issue_id, const HeldCopies& held) {
  Statement sent = database.prepare(
      "SELECT (SELECT coalesce(sum(line.copies), 0) FROM shipment JOIN standing_journal AS journal "
      "ON journal.id = journal_id JOIN shipment_line AS line ON shipment_id = shipment.id "
      "WHERE shipment.issue_id = ?1 AND body_id = ?2) + (SELECT coalesce(sum(copies), 0) "
      "FROM standing_journal AS journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ?1 AND kind = 'claim' AND reason = 'short_shipped' AND account = ?3)");
  sent.bind(issue_id, held.body_id, "transit:" + held.code);
  const bool has_row = sent.step();
  GAZETTE_ASSERT(has_row);
  return sent.integer(0);
}

/// Whether the list left the recipient short of what it was entitled to on the day of sending, and
/// it still is; else a finding (G0784).
bool is_short(const Database& database, const Claim& claim, const HeldCopies& held,
              std::int64_t issue_id, Date sent, Diagnostics& diagnostics) {
  int entitled = 0;
  for (const BodyRow& body : bodies_on(database, {.as_of = sent})) {
    entitled += body.body_id == held.body_id ? body.recipient.copies : 0;
  }
  const int has =
      static_cast<int>(held.in_transit.size() + held.received.size()) + held.untold_count;
  const int sent_count = sent_in_place(database, issue_id, held);
  if (has < entitled && sent_count < entitled) {
    return true;
  }
  report_finding(
      "G0784", database,
      fmt::format("{} was entitled to {} of issue {} on {} and {}", claim.recipient,
                  copies_text(entitled), model::to_text(claim.issue), to_iso(sent),
                  has < entitled
                      ? fmt::format("was sent {}: what came back was not short", sent_count)
                      : fmt::format("has {}, those on their way among them", has)),
      "a copy that did not come, or came in a bad state, is claimed by that reason", diagnostics);
  return false;
}

/// Writes the claimed copy off. False, with a finding, where there is none to be claimed.
bool write_off(const Database& database, const Claim& claim, HeldCopies& held, Journal& journal,
               Diagnostics& diagnostics) {
  if (claim.reason == ClaimReason::short_shipped) {
    return true;
  }
  const std::optional<int> piece = claimed_piece(held, claim);
  if (!piece) {
    report_finding("G0756", database,
                   fmt::format("no copy{} of issue {} is with {} or on its way",
                               claim.piece == 0 ? "" : fmt::format(" {}", claim.piece),
                               model::to_text(claim.issue), claim.recipient),
                   "one that the list was short of is claimed with --reason \"cấp thiếu\"",
                   diagnostics);
    return false;
  }
  if (is_acknowledged(database, claim, held, journal.issue_id, *piece, diagnostics) ||
      !is_after_arrival(database, held, *piece, claim.date, diagnostics)) {
    return false;
  }
  held.take_out(journal, *piece);
  journal.add(claim.reason == ClaimReason::not_received ? "lost" : "scrapped", 1);
  return true;
}

/// What the same claim entered before gives back; nothing, with a finding, where it was another.
std::optional<ClaimResult> repeated_claim(const Database& database, const JournalRow& former,
                                          const Journal& journal, const Claim& claim,
                                          Diagnostics& diagnostics) {
  const EntryRow* const sent = replacement_of(former.journal, claim.recipient);
  const bool is_piece =
      claim.piece == 0 ||
      std::any_of(
          former.journal.entries.begin(), former.journal.entries.end(), [&](const EntryRow& entry) {
            return entry.copies < 0 &&
                   (entry.piece == claim.piece || (entry.piece == 0 && entry.account != "stock"));
          });
  if (!is_same_event(former.journal, journal) || sent == nullptr || !is_piece ||
      !former.reversed_by.empty()) {
    report_reference_taken(database, former, diagnostics);
    return std::nullopt;
  }
  return ClaimResult{.reference = journal.reference,
                     .replacement = {.issue = claim.issue,
                                     .recipient = claim.recipient,
                                     .first = sent->piece,
                                     .last = sent->piece},
                     .reserve = balance_of(database, journal.issue_id, "stock"),
                     .repeated = true};
}

}  // namespace

std::optional<ClaimResult> Ledger::claim_copy(const Claim& claim, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(claim.date));
  GAZETTE_ASSERT(claim.piece == 0 || claim.reason != ClaimReason::short_shipped);
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, claim.issue, diagnostics);
  const std::optional<Date> sent =
      issue ? require_sent(*database_, *issue, diagnostics) : std::nullopt;
  if (!sent) {
    return std::nullopt;
  }
  Journal journal = {
      .kind = "claim",
      .issue_id = issue->id,
      .reference = claim.reference.empty()
                       ? usual_reference("cap-bu", claim.issue, claim.recipient, claim.date)
                       : claim.reference,
      .date = claim.date,
      .reason = std::string(name_of(claim.reason))};
  if (const auto former = find_journal(*database_, journal.reference)) {
    return repeated_claim(*database_, *former, journal, claim, diagnostics);
  }
  CopiesByRecipient copies = held_copies(*database_, issue->id);
  HeldCopies* held = claim.reason == ClaimReason::short_shipped
                         ? body_for(*database_, copies, claim.recipient)
                         : nullptr;
  if (held == nullptr) {
    held = require_recipient(*database_, *issue, copies, claim.recipient, diagnostics);
  }
  if (held == nullptr || !is_in_time(*database_, claim, *sent, diagnostics) ||
      !must_be_there(*database_, *held, claim.date, diagnostics) ||
      (claim.reason == ClaimReason::short_shipped &&
       !is_short(*database_, claim, *held, issue->id, *sent, diagnostics)) ||
      !write_off(*database_, claim, *held, journal, diagnostics)) {
    return std::nullopt;
  }
  const int reserve = balance_of(*database_, issue->id, "stock");
  if (reserve == 0) {
    report_finding("G0761", *database_,
                   fmt::format("no copy of issue {} is left to replace one: exhausted",
                               model::to_text(claim.issue)),
                   "count the shelf, take one that came back, or have some printed again",
                   diagnostics);
    return std::nullopt;
  }
  journal.add("stock", -1);
  const int piece = send_one(*database_, *held, journal);
  if (!post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return ClaimResult{.reference = journal.reference,
                     .replacement = {.issue = claim.issue,
                                     .recipient = claim.recipient,
                                     .first = piece,
                                     .last = piece},
                     .reserve = reserve - 1};
}

}  // namespace gazette::ledger
