// Receipts (ký nhận): copies acknowledged, and those that still wait for it.

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/held.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/moment.h"

namespace gazette::ledger {
namespace {

/// An issue of the batch, with the copies as they are after the lines read so far.
struct BatchIssue {
  IssueRow row = {};
  Date sent = {};
  CopiesByRecipient copies = {};
};

/// A copy that a line names, where it is now.
struct FoundCopy {
  HeldCopies* held = nullptr;
  int piece = 0;
  bool is_acknowledged = false;       // before
  std::optional<LostCopy> lost = {};  // a claim wrote it off, and it came after all
};

/// Lines of one event share a journal.
using Event = std::tuple<model::IssueNumber, Date, std::string, Condition>;

/// Takes the lines of one batch, by turns into the journals that they make.
class Receiver {
 public:
  Receiver(const Database& database, Diagnostics& diagnostics)
      : database_(database), diagnostics_(diagnostics) {}

  void take(const ReceiptLine& line);
  /// Posts what was taken. False, with a finding, where the reference given is another journal's,
  /// or the copies are not there on the day and every later one.
  bool post(const std::string& reference);
  [[nodiscard]] const ReceiptResult& result() const { return result_; }

 private:
  BatchIssue* issue_of(const ReceiptLine& line);
  std::optional<FoundCopy> find_copy(const ReceiptLine& line, HeldCopies& held, int piece);
  std::vector<int> pieces_of(const ReceiptLine& line, const HeldCopies& held);
  void acknowledge(const ReceiptLine& line, const FoundCopy& copy);
  std::optional<FoundCopy> turned_up(const ReceiptLine& line, HeldCopies& held, int piece,
                                     LostCopy lost);
  void compare_state(const ReceiptLine& line, const HeldCopies& held, int piece);
  [[nodiscard]] std::string last_mover(const BatchIssue& issue, const std::string& account,
                                       int piece) const;
  std::optional<std::pair<HeldCopies*, int>> successor_of(BatchIssue& issue, const HeldCopies& held,
                                                          int piece) const;
  [[nodiscard]] std::string free_reference(const model::IssueNumber& issue) const;
  void report(std::string_view code, const ReceiptLine& line, std::string message,
              std::string help);

  const Database& database_;
  Diagnostics& diagnostics_;
  std::map<model::IssueNumber, std::optional<BatchIssue>> issues_;
  std::map<Event, Journal> journals_;
  std::map<std::pair<model::IssueNumber, std::string>, int> served_;
  ReceiptResult result_;
};

void Receiver::report(std::string_view code, const ReceiptLine& line, std::string message,
                      std::string help) {
  Place place = line.place;
  if (place.path.empty()) {
    place.path = database_.path();
  }
  diagnostics_.report({.code = code,
                       .place = std::move(place),
                       .message = std::move(message),
                       .help = std::move(help)});
}

/// The issue of the line; null where it was not granted or not sent, which is reported once.
BatchIssue* Receiver::issue_of(const ReceiptLine& line) {
  const auto [found, is_new] = issues_.try_emplace(line.piece.issue);
  if (is_new) {
    const auto row = require_issue(database_, line.piece.issue, diagnostics_, line.place);
    const auto sent = row ? require_sent(database_, *row, diagnostics_, line.place) : std::nullopt;
    if (sent) {
      found->second =
          BatchIssue{.row = *row, .sent = *sent, .copies = held_copies(database_, row->id)};
    }
  }
  return found->second ? &*found->second : nullptr;
}

void Receiver::take(const ReceiptLine& line) {
  BatchIssue* const issue = issue_of(line);
  if (issue == nullptr) {
    return;
  }
  const std::string& code = line.piece.recipient;
  const auto held = issue->copies.find(code);
  if (held == issue->copies.end()) {
    Diagnostic finding = never_sent(database_, issue->row, code);
    report(finding.code, line, std::move(finding.message), std::move(finding.help));
    return;
  }
  if (line.date < issue->sent) {
    report("G0759", line,
           fmt::format("{} is before the issue was sent, on {}", to_iso(line.date),
                       to_iso(issue->sent)),
           "correct the day on which the copies were taken");
    return;
  }
  // All copies of a line or none.
  std::vector<FoundCopy> found;
  const std::vector<int> pieces = pieces_of(line, held->second);
  for (const int piece : pieces) {
    if (const auto copy = find_copy(line, held->second, piece)) {
      found.push_back(*copy);
    }
  }
  for (const FoundCopy& copy : found.size() == pieces.size() ? found : std::vector<FoundCopy>{}) {
    if (copy.is_acknowledged) {
      ++result_.repeated_count;
      compare_state(line, *copy.held, copy.piece);
    } else {
      acknowledge(line, copy);
    }
  }
}

/// The copies that a line names; none, with a finding, where they were not sent, or all that were
/// sent went elsewhere.
std::vector<int> Receiver::pieces_of(const ReceiptLine& line, const HeldCopies& held) {
  std::vector<int> pieces;
  if (line.piece.first != 0) {
    if (line.piece.last > held.last_piece) {
      report("G0756", line,
             fmt::format("copy {} of issue {} for {}: {} was sent",
                         std::max(line.piece.first, held.last_piece + 1),
                         model::to_text(line.piece.issue), held.code, held.last_piece),
             "nobody acknowledges more than was sent to him; check the label");
      return pieces;
    }
    for (int piece = line.piece.first; piece <= line.piece.last; ++piece) {
      pieces.push_back(piece);
    }
    return pieces;
  }
  pieces.assign(held.in_transit.begin(), held.in_transit.end());
  const int before = static_cast<int>(held.received.size()) + held.untold_count;
  if (pieces.empty() && before == 0) {
    const std::string mover =
        last_mover(*issues_.at(line.piece.issue), "transit:" + held.code, held.last_piece);
    report("G0758", line,
           fmt::format("no copy of issue {} is on its way to {}: {}",
                       model::to_text(line.piece.issue), held.code, mover),
           remedy_of_lost(database_, issues_.at(line.piece.issue)->row.id, held,
                          "`gazette stock --journals` tells where its copies went; what was "
                          "forwarded is acknowledged by who took over, or by the label"));
  }
  if (pieces.empty()) {
    pieces.assign(held.received.begin(), held.received.end());
    result_.repeated_count += held.untold_count;
  }
  return pieces;
}

/// A copy is acknowledged once, and its receipt stands: a line that says of it another state or
/// another taker than that is told (G0730). Another day is not: who says it again often gives none.
void Receiver::compare_state(const ReceiptLine& line, const HeldCopies& held, int piece) {
  const std::optional<Receipt> former =
      find_receipt(database_, issues_.at(line.piece.issue)->row.id, held.code, piece);
  const std::string now(name_of(line.condition));
  if (!former) {
    return;
  }
  if (former->condition == now) {
    if (!line.taker.empty() && line.taker != former->taker) {
      report("G0730", line,
             fmt::format("copy {} of issue {} for {} was acknowledged on {} by {}, not by {}: {}",
                         piece, model::to_text(line.piece.issue), held.code, to_iso(former->date),
                         former->taker.empty() ? "nobody named" : former->taker, line.taker,
                         former->reference),
             "the receipt stands; where it is wrong, reverse it and enter it anew");
    }
    return;
  }
  report(
      "G0730", line,
      fmt::format("copy {} of issue {} for {} was acknowledged on {} as \"{}\", not as \"{}\": {}",
                  piece, model::to_text(line.piece.issue), held.code, to_iso(former->date),
                  reason_text(former->condition), to_text(line.condition), former->reference),
      line.condition == Condition::good
          ? "the receipt stands; where it is wrong, reverse it and enter it anew"
          : fmt::format("the receipt stands; the recipient gets another copy with `gazette claim "
                        "{} {} --copy {} --reason \"{}\"`",
                        model::to_text(line.piece.issue), held.code, piece,
                        to_text(line.condition)));
}

/// Where a copy is; nothing, with a finding, where it cannot be acknowledged on the day of the
/// line.
std::optional<FoundCopy> Receiver::find_copy(const ReceiptLine& line, HeldCopies& held, int piece) {
  if (held.in_transit.contains(piece)) {
    const Date since = held.since.at(piece);
    if (since <= line.date) {
      return FoundCopy{.held = &held, .piece = piece};
    }
    report("G0759", line,
           fmt::format("{} is before copy {} was on its way to {}, since {}", to_iso(line.date),
                       piece, held.code, to_iso(since)),
           "correct the day on which the copies were taken");
    return std::nullopt;
  }
  if (held.has_received(piece)) {
    return FoundCopy{.held = &held, .piece = piece, .is_acknowledged = true};
  }
  BatchIssue& issue = *issues_.at(line.piece.issue);
  if (auto lost = find_lost(database_, issue.row.id, held.code, piece)) {
    return turned_up(line, held, piece, std::move(*lost));
  }
  if (const auto next = successor_of(issue, held, piece)) {
    return find_copy(line, *next->first, next->second);
  }
  const std::string mover = last_mover(issue, "transit:" + held.code, piece);
  const auto journal = find_journal(database_, mover);
  report("G0758", line,
         fmt::format("copy {} of issue {} for {} is no longer on its way: {}", piece,
                     model::to_text(line.piece.issue), held.code, mover),
         journal && journal->journal.kind == "reversal"
             ? std::string("its label is of a list that was taken back: print the labels anew with "
                           "`gazette distribute labels`")
             : fmt::format("where {} is wrong, take it back first: `gazette stock reverse {}`",
                           mover, mover));
  return std::nullopt;
}

/// A copy that was claimed as not received, on a day from which on it is lost: that of the claim,
/// or of the reversal of what had found it; else a finding.
std::optional<FoundCopy> Receiver::turned_up(const ReceiptLine& line, HeldCopies& held, int piece,
                                             LostCopy lost) {
  const bool is_claimed = lost.date <= line.date;
  if (is_claimed && (lost.again.empty() || lost.again_date <= line.date)) {
    return FoundCopy{.held = &held, .piece = piece, .lost = std::move(lost)};
  }
  if (is_claimed) {
    report("G0759", line,
           fmt::format("{} is before copy {} for {} was lost again, on {}: {}", to_iso(line.date),
                       piece, held.code, to_iso(lost.again_date), lost.again),
           std::string(kCountsUntilReversal));
    return std::nullopt;
  }
  report("G0759", line,
         fmt::format("{} is before copy {} for {} was claimed as not received, on {}: {}",
                     to_iso(line.date), piece, held.code, to_iso(lost.date), lost.claim),
         "on that day it was not there: give the day of the claim or a later one");
  return std::nullopt;
}

/// Whose a copy became that was forwarded, and under which number: its label is still that of its
/// first recipient. Nothing where it went elsewhere.
std::optional<std::pair<HeldCopies*, int>> Receiver::successor_of(BatchIssue& issue,
                                                                  const HeldCopies& held,
                                                                  int piece) const {
  // `return` enters each copy on two lines: out of one account, then into the other.
  Statement next = database_.prepare(
      "SELECT body.code, later.piece FROM journal "
      "CROSS JOIN entry ON entry.journal_id = journal.id "
      "CROSS JOIN entry AS later ON later.journal_id = journal.id AND later.line = entry.line + 1 "
      "CROSS JOIN account ON account.code = later.account "
      "CROSS JOIN body ON body.id = account.body_id "
      "WHERE journal.id = (SELECT max(journal.id) FROM journal CROSS JOIN entry "
      "ON journal_id = journal.id WHERE issue_id = ?1 AND account IN (?2, ?3) AND piece = ?4 "
      "AND copies < 0) AND journal.kind = 'return' AND entry.account IN (?2, ?3) "
      "AND entry.piece = ?4 AND later.copies > 0");
  next.bind(issue.row.id, "transit:" + held.code, "recipient:" + held.code, piece);
  if (!next.step()) {
    return std::nullopt;
  }
  const auto successor = issue.copies.find(next.text(0));
  GAZETTE_ASSERT(successor != issue.copies.end());
  return std::pair(&successor->second, next.integer(1));
}

void Receiver::acknowledge(const ReceiptLine& line, const FoundCopy& copy) {
  HeldCopies& held = *copy.held;
  const int piece = copy.piece;
  const Event event = {line.piece.issue, line.date, line.taker, line.condition};
  Journal& journal = journals_[event];
  if (journal.entries.empty()) {
    journal.kind = "receipt";
    journal.issue_id = issues_.at(line.piece.issue)->row.id;
    journal.date = line.date;
    journal.person = line.taker;
    journal.reason = name_of(line.condition);
  }
  const std::string account = open_account(
      database_, {.kind = "recipient", .body_id = held.body_id, .body_code = held.code});
  if (copy.lost) {
    journal.add("lost", -1);
    report_found(database_, issues_.at(line.piece.issue)->row, held.code, piece, *copy.lost,
                 diagnostics_);
  } else {
    held.take_out(journal, piece);
  }
  journal.add(account, 1, piece);
  held.received.insert(piece);
  ++result_.copies_count;
  result_.recipients_count += served_[{line.piece.issue, held.code}]++ == 0 ? 1 : 0;
}

/// The journal by which a copy left an account last.
std::string Receiver::last_mover(const BatchIssue& issue, const std::string& account,
                                 int piece) const {
  Statement last = database_.prepare(
      "SELECT reference FROM journal JOIN entry ON journal_id = journal.id WHERE issue_id = ? "
      "AND account IN (?2, 'recipient' || substr(?2, 8)) AND piece IN (?3, 0) AND copies < 0 "
      "ORDER BY journal.id DESC LIMIT 1");
  last.bind(issue.row.id, account, piece);
  return last.step() ? last.text(0) : std::string();
}

std::string Receiver::free_reference(const model::IssueNumber& issue) const {
  Statement count =
      database_.prepare("SELECT count(*) FROM journal WHERE issue_id = ? AND kind = 'receipt'");
  count.bind(issues_.at(issue)->row.id);
  const bool has_row = count.step();
  GAZETTE_ASSERT(has_row);
  for (int number = count.integer(0) + 1;; ++number) {
    std::string reference = fmt::format("bien-nhan-{}-{}", model::folder_name(issue), number);
    if (!find_journal(database_, reference)) {
      return reference;
    }
  }
}

bool Receiver::post(const std::string& reference) {
  for (auto& [event, journal] : journals_) {
    if (reference.empty()) {
      journal.reference = free_reference(std::get<0>(event));
    } else {
      journal.reference = result_.references.empty()
                              ? reference
                              : fmt::format("{}-{}", reference, result_.references.size() + 1);
      if (const auto former = find_journal(database_, journal.reference)) {
        report_reference_taken(database_, *former, diagnostics_);
        return false;
      }
    }
    if (!post_journal(database_, journal, diagnostics_)) {
      return false;
    }
    result_.references.push_back(journal.reference);
  }
  return true;
}

}  // namespace

std::optional<ReceiptResult> Ledger::receive_copies(const ReceiptBatch& batch,
                                                    Diagnostics& diagnostics) {
  const std::size_t errors_count = diagnostics.errors_count();
  Transaction transaction(*database_, Transaction::Kind::write);
  Receiver receiver(*database_, diagnostics);
  for (const ReceiptLine& line : batch.lines) {
    GAZETTE_ASSERT(is_valid(line.date));
    receiver.take(line);
  }
  const bool is_whole = diagnostics.errors_count() == errors_count;
  if ((!is_whole && !batch.partial) || !receiver.post(batch.reference)) {
    return std::nullopt;
  }
  transaction.commit();
  const ReceiptResult& result = receiver.result();
  if (result.repeated_count > 0) {
    report_finding("G0768", *database_,
                   result.repeated_count == 1
                       ? std::string("1 copy was acknowledged before")
                       : fmt::format("{} copies were acknowledged before", result.repeated_count),
                   "nothing was entered twice", diagnostics);
  }
  return result;
}

void Ledger::check_receipts(const ReceiptBatch& batch, Diagnostics& diagnostics) {
  // Taken as they would be, in a transaction that is not committed.
  const Transaction transaction(*database_, Transaction::Kind::write);
  Receiver receiver(*database_, diagnostics);
  for (const ReceiptLine& line : batch.lines) {
    receiver.take(line);
  }
}

std::vector<PendingCopies> Ledger::pending_copies(Date as_of,
                                                  std::optional<model::IssueNumber> issue,
                                                  std::optional<Date> known_at) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::int64_t issue_id = 0;
  if (issue) {
    const std::optional<IssueRow> row = find_issue_row(*database_, *issue);
    if (!row) {
      return {};
    }
    issue_id = row->id;
  }
  // CROSS JOIN keeps the order: from the accounts first, SQLite would walk the entries of every
  // issue.
  Statement all = database_->prepare(fmt::format(
      "SELECT year, first, last, max(journal.date) FILTER (WHERE copies > 0 "
      "AND journal.kind <> 'reversal' AND {}), body.code, "
      "coalesce((SELECT name || char(31) || district FROM shipment JOIN shipment_line AS line "
      "ON shipment_id = shipment.id WHERE shipment.issue_id = issue.id AND line.body_id = body.id "
      "ORDER BY shipment.id DESC LIMIT 1), (SELECT name || char(31) || district FROM body_version "
      "WHERE body_id = body.id AND known_to IS NULL ORDER BY valid_from DESC LIMIT 1), char(31)), "
      "piece FROM issue CROSS JOIN journal ON issue_id = issue.id "
      "CROSS JOIN entry ON journal_id = journal.id CROSS JOIN account ON account.code = account "
      "CROSS JOIN body ON body.id = account.body_id WHERE account.kind = 'transit' "
      "AND posted = 1 AND journal.date <= ?1 "
      "AND coalesce(journal.entered, journal.date) <= ?3 AND {} "
      "GROUP BY year, first, body.code, piece HAVING sum(copies) > 0 "
      "ORDER BY year, first, body.code, piece",
      not_reversed("journal.id", {.last_day = 1}), issue ? "issue.id = ?2" : "?2 = 0"));
  all.bind(as_of, issue_id, known_at.value_or(kNoEnd));
  std::vector<PendingCopies> pending;
  while (all.step()) {
    const model::IssueNumber number = {
        .year = all.integer(0), .first = all.integer(1), .last = all.integer(2)};
    const std::string code = all.text(4);
    if (pending.empty() || pending.back().issue != number || pending.back().recipient != code) {
      const std::string words = all.text(5);
      const std::size_t cut = words.find('\x1F');
      pending.push_back({.issue = number,
                         .sent = all.date(3),
                         .recipient = code,
                         .name = words.substr(0, cut),
                         .district = words.substr(cut + 1)});
    }
    pending.back().sent = std::min(pending.back().sent, all.date(3));
    pending.back().pieces.push_back(all.integer(6));
  }
  return pending;
}

}  // namespace gazette::ledger
