// Claims (yêu cầu cấp bù) and returns (hoàn): copies that did not reach who was to have them.

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

std::string usual_reference(std::string_view event, const model::IssueNumber& issue,
                            std::string_view recipient, Date date) {
  return fmt::format("{}-{}-{}-{}", event, model::folder_name(issue), recipient, to_iso(date));
}

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

/// "acknowledged on 2022-09-22 by Lê Thị Hoa: bien-nhan-2022-38-39-1", of a copy that has a
/// receipt.
std::string receipt_text(const Database& database, std::int64_t issue_id, const HeldCopies& held,
                         int piece) {
  const std::optional<Receipt> receipt = find_receipt(database, issue_id, held.code, piece);
  GAZETTE_ASSERT(receipt.has_value());
  return fmt::format("acknowledged on {}{}: {}", to_iso(receipt->date),
                     receipt->taker.empty() ? "" : " by " + receipt->taker, receipt->reference);
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

/// Whether a copy was where it is now on a day already; else a finding (G0759).
bool is_after_arrival(const Database& database, const HeldCopies& held, int piece, Date date,
                      Diagnostics& diagnostics) {
  const auto since = held.since.find(piece);
  return since == held.since.end() ||
         follows(database, date, since->second,
                 fmt::format("the last entry about copy {} of {}", piece, held.code), diagnostics);
}

/// Whether the list left the recipient short of what it was entitled to on the day of sending, and
/// it still is; else a finding (G0784).
bool is_short(const Database& database, const Claim& claim, const HeldCopies& held, Date sent,
              Diagnostics& diagnostics) {
  int entitled = 0;
  for (const BodyRow& body : bodies_on(database, {.as_of = sent})) {
    entitled += body.body_id == held.body_id ? body.recipient.copies : 0;
  }
  const int has =
      static_cast<int>(held.in_transit.size() + held.received.size()) + held.untold_count;
  if (has < entitled) {
    return true;
  }
  report_finding(
      "G0784", database,
      fmt::format("{} was entitled to {} of issue {} on {} and has {}, those on their way "
                  "among them",
                  claim.recipient, copies_text(entitled), model::to_text(claim.issue), to_iso(sent),
                  has),
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

/// A recipient to whom an issue was not sent and who is to have it, as a body of the record.
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

/// Whether the body is there on a day, as the record says now.
bool is_there(const Database& database, std::int64_t body_id, Date day) {
  Statement version = database.prepare(
      "SELECT count(*) FROM body_version WHERE body_id = ?1 AND known_to IS NULL "
      "AND valid_from <= ?2 AND ?2 < valid_to");
  version.bind(body_id, day);
  const bool has_row = version.step();
  GAZETTE_ASSERT(has_row);
  return version.integer(0) > 0;
}

/// Whether somebody who claims or takes over is there on the day; else a finding (G0775).
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

/// Who took over by a day what was a body's, by the decrees: those it went into, and those into
/// which they went in turn, on the same day or later: what a body gave off before another went into
/// it has nothing of that one. The body itself is none of them, also where it went on.
std::vector<std::string> successors_by(const Database& database, std::int64_t body_id, Date day) {
  Statement all = database.prepare(
      "WITH RECURSIVE after(id, day) AS (SELECT ?1, '' UNION SELECT to_body, event.date FROM after "
      "JOIN body_event_link ON from_body = after.id JOIN body_event AS event ON event.id = "
      "event_id WHERE kind IN ('merge', 'split') AND event.date BETWEEN after.day AND ?2 "
      "AND to_body IS NOT NULL) SELECT DISTINCT code FROM after JOIN body ON body.id = after.id "
      "WHERE after.id <> ?1 ORDER BY code");
  all.bind(body_id, day);
  std::vector<std::string> successors;
  while (all.step()) {
    successors.push_back(all.text(0));
  }
  return successors;
}

/// Whether a decree ended the body by a day without anybody who took over.
bool was_dissolved(const Database& database, std::int64_t body_id, Date day) {
  Statement ends = database.prepare(
      "SELECT count(*) FROM body_event_link JOIN body_event AS event ON event.id = event_id "
      "WHERE from_body = ?1 AND kind = 'dissolve' AND event.date <= ?2");
  ends.bind(body_id, day);
  const bool has_row = ends.step();
  GAZETTE_ASSERT(has_row);
  return ends.integer(0) > 0;
}

/// Whether a copy that is said to come back because its recipient was merged does so: it ended by
/// the day or went into others, and who took over is one of these. Of a body that a list left out
/// nobody knows who took over: whoever is named did. Else a finding (G0775).
bool is_merged(const Database& database, const CopyReturn& request, const HeldCopies& held,
               Diagnostics& diagnostics) {
  if (request.reason != ReturnReason::dissolved) {
    return true;
  }
  const std::vector<std::string> successors = successors_by(database, held.body_id, request.date);
  const std::string help = fmt::format(
      "`gazette recipients history {}` tells what the record knows of it; what was "
      "decreed is entered first with `gazette recipients merge` or `apply`; where it was "
      "something else that brought the copy back, give that --reason",
      held.code);
  if (successors.empty() && is_there(database, held.body_id, request.date)) {
    report_finding(
        "G0775", database,
        fmt::format("{} was not merged by {}: it is there", held.code, to_iso(request.date)), help,
        diagnostics);
    return false;
  }
  const bool is_successor =
      request.successor.empty() ||
      (successors.empty() ? !was_dissolved(database, held.body_id, request.date)
                          : std::find(successors.begin(), successors.end(), request.successor) !=
                                successors.end());
  if (!is_successor) {
    report_finding(
        "G0775", database,
        fmt::format("{} did not take over from {}, which {}", request.successor, held.code,
                    successors.empty() ? "was dissolved"
                                       : fmt::format("went into {}", fmt::join(successors, ", "))),
        help, diagnostics);
  }
  return is_successor;
}

/// Puts a copy under way under the next number of its recipient.
int send_one(const Database& database, HeldCopies& held, Journal& journal) {
  const std::string account =
      open_account(database, {.kind = "transit", .body_id = held.body_id, .body_code = held.code});
  journal.add(account, 1, ++held.last_piece);
  return held.last_piece;
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

bool is_repeated_return(const JournalRow& former, const Journal& journal,
                        const CopyReturn& request) {
  int out = 0;
  bool is_piece = request.piece == 0;
  for (const EntryRow& entry : former.journal.entries) {
    if (entry.copies < 0 && (entry.account == "transit:" + request.recipient ||
                             entry.account == "recipient:" + request.recipient)) {
      ++out;
      is_piece = is_piece || entry.piece == request.piece || entry.piece == 0;
    }
  }
  return is_same_event(former.journal, journal) && out == request.copies && is_piece &&
         former.reversed_by.empty();
}

/// The copies that come back: the one named, else first those under way, then those acknowledged.
/// Fewer than were asked for where there are no more.
std::vector<int> pieces_to_return(const HeldCopies& held, const CopyReturn& request) {
  std::vector<int> pieces(held.in_transit.begin(), held.in_transit.end());
  for (int piece = held.untold_count; piece > 0; --piece) {
    pieces.push_back(piece);  // from the last: the rest of them keep the first numbers
  }
  pieces.insert(pieces.end(), held.received.begin(), held.received.end());
  if (request.piece != 0) {
    const bool is_held = std::find(pieces.begin(), pieces.end(), request.piece) != pieces.end();
    pieces.assign(is_held ? 1 : 0, request.piece);
  }
  pieces.resize(std::min(pieces.size(), static_cast<std::size_t>(request.copies)));
  return pieces;
}

/// The entries of the return of a copy that a claim wrote off: it is on its way again and comes
/// back. False, with a finding, on a day on which it was not lost, or where somebody else is to
/// have it.
bool bring_back(const Database& database, const IssueRow& issue, const CopyReturn& request,
                const LostCopy& lost, Journal& journal, Diagnostics& diagnostics) {
  if (!request.successor.empty()) {
    report_finding(
        "G0758", database,
        fmt::format("copy {} of issue {} for {} is no longer on its way: {}", request.piece,
                    model::to_text(request.issue), request.recipient, lost.claim),
        "it comes back to the office first: the same without --to", diagnostics);
    return false;
  }
  if (!follows_loss(database, request.date, lost, diagnostics)) {
    return false;
  }
  const std::string account = "transit:" + request.recipient;
  journal.add("lost", -1);
  journal.add(account, 1, request.piece);
  journal.add(account, -1, request.piece);
  journal.add("returned", 1);
  report_found(database, issue, request.recipient, request.piece, lost, diagnostics);
  return true;
}

/// The entries of a return. False, with a finding, where its recipient has fewer copies, or nobody
/// has the successor's code.
bool draw_return(const Database& database, const IssueRow& issue, const CopyReturn& request,
                 Journal& journal, Diagnostics& diagnostics) {
  CopiesByRecipient copies = held_copies(database, issue.id);
  HeldCopies* const held =
      require_recipient(database, issue, copies, request.recipient, diagnostics);
  if (held == nullptr || !is_merged(database, request, *held, diagnostics)) {
    return false;
  }
  const std::vector<int> pieces = pieces_to_return(*held, request);
  if (static_cast<int>(pieces.size()) < request.copies) {
    if (const auto lost = find_lost(database, issue.id, request.recipient, request.piece)) {
      return bring_back(database, issue, request, *lost, journal, diagnostics);
    }
    report_finding(
        "G0756", database,
        request.piece != 0
            ? fmt::format("no copy {} of issue {} is with {} or on its way", request.piece,
                          model::to_text(request.issue), request.recipient)
            : fmt::format("{} of issue {} with {} or on the way there, where {} were to come back",
                          copies_text(static_cast<std::int64_t>(pieces.size())),
                          model::to_text(request.issue), request.recipient, request.copies),
        "`gazette receipt late` lists what is on its way, `gazette stock --journals` what was "
        "returned or claimed before",
        diagnostics);
    return false;
  }
  HeldCopies* successor = nullptr;
  if (!request.successor.empty()) {
    successor = body_for(database, copies, request.successor);
    if (successor == nullptr) {
      report_finding("G0756", database,
                     fmt::format("no recipient has the code {}", request.successor),
                     "`gazette recipients list` has the codes", diagnostics);
      return false;
    }
    if (!must_be_there(database, *successor, request.date, diagnostics)) {
      return false;
    }
  }
  for (const int piece : pieces) {
    if (!is_after_arrival(database, *held, piece, request.date, diagnostics)) {
      return false;
    }
    if (held->received.contains(piece)) {
      report_finding(
          "G0769", database,
          fmt::format("copy {} of issue {} for {} was {}", piece, model::to_text(request.issue),
                      request.recipient, receipt_text(database, issue.id, *held, piece)),
          "the record keeps that receipt, and that the copy came back after it", diagnostics);
    }
    held->take_out(journal, piece);
    if (successor != nullptr) {
      send_one(database, *successor, journal);
    }
  }
  journal.add("returned", successor == nullptr ? request.copies : 0);
  return true;
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
       !is_short(*database_, claim, *held, *sent, diagnostics)) ||
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

std::optional<Movement> Ledger::return_copies(const CopyReturn& request, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(request.date));
  if (!are_sound_copies(*database_, request.copies, diagnostics)) {
    return std::nullopt;
  }
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, request.issue, diagnostics);
  const std::optional<Date> sent =
      issue ? require_sent(*database_, *issue, diagnostics) : std::nullopt;
  if (!sent || !follows(*database_, request.date, *sent, "the shipment", diagnostics)) {
    return std::nullopt;
  }
  Journal journal = {
      .kind = "return",
      .issue_id = issue->id,
      .reference = request.reference.empty()
                       ? usual_reference("hoan", request.issue, request.recipient, request.date)
                       : request.reference,
      .date = request.date,
      .person = request.successor,
      .reason = std::string(name_of(request.reason))};
  if (const auto former = find_journal(*database_, journal.reference)) {
    if (!is_repeated_return(*former, journal, request)) {
      report_reference_taken(*database_, *former, diagnostics);
      return std::nullopt;
    }
    return Movement{.reference = journal.reference, .copies = request.copies, .repeated = true};
  }
  if (!draw_return(*database_, *issue, request, journal, diagnostics)) {
    return std::nullopt;
  }
  if (!post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return Movement{.reference = journal.reference, .copies = request.copies};
}

}  // namespace gazette::ledger
