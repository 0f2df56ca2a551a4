// Returns (hoàn): copies that come back, or go on to who took over.

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
        fmt::format("a copy that was claimed as not received and turns up comes back to the "
                    "office: the same command without --to; then `gazette claim {} {}` sends "
                    "another",
                    model::to_text(request.issue), request.successor),
        diagnostics);
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
            : fmt::format(
                  "{} of issue {} with {} or on the way there, fewer than the {} to come back",
                  copies_text(static_cast<std::int64_t>(pieces.size())),
                  model::to_text(request.issue), request.recipient, request.copies),
        remedy_of_lost(database, issue.id, *held,
                       "`gazette receipt late` lists what is on its way, `gazette stock "
                       "--journals` what was returned or claimed before"),
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
