// Copies moved, counted, and journals taken back.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/held.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"
#include "gazette/ledger/moment.h"
#include "gazette/ledger/printing.h"

namespace gazette::ledger {
namespace {

std::string reference_or(const std::string& given, std::string usual) {
  return given.empty() ? std::move(usual) : given;
}

/// The stock of an issue as a journal left it.
int stock_after(const Database& database, const JournalRow& row) {
  Statement sum = database.prepare(
      "SELECT coalesce(sum(copies), 0) FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ? AND account = 'stock' AND posted = 1 AND journal.id <= ?");
  sum.bind(row.journal.issue_id, row.id);
  const bool has_row = sum.step();
  GAZETTE_ASSERT(has_row);
  return sum.integer(0);
}

/// Where what a count found differently from the record comes from, or goes: into the stock, out of
/// it where negative.
struct CountDifference {
  int lost = 0;
  int surplus = 0;
};

/// What counts of the stock sent to lost and did not find again. Copies lost on their way are in
/// that account too, and no shelf has them.
int lost_of_stock(const Database& database, std::int64_t issue_id) {
  Statement sum = database.prepare(
      "SELECT coalesce(sum(copies), 0) FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ? AND account = 'lost' AND posted = 1 AND (kind = 'stock_count' OR "
      "(SELECT kind FROM journal AS former WHERE former.id = journal.reverses) = 'stock_count')");
  sum.bind(issue_id);
  const bool has_row = sum.step();
  GAZETTE_ASSERT(has_row);
  return std::max(sum.integer(0), 0);
}

/// What is missing a former count may have found too much; what is found it may have missed. What
/// none missed comes from nobody knows where.
CountDifference parted(const Database& database, std::int64_t issue_id, int difference) {
  if (difference < 0) {
    const int found_before = -balance_of(database, issue_id, "surplus");
    const int surplus = std::max(difference, -found_before);
    return {.lost = difference - surplus, .surplus = surplus};
  }
  const int regained = std::min(difference, lost_of_stock(database, issue_id));
  return {.lost = regained, .surplus = difference - regained};
}

/// Whether so many copies over the record are to be believed: those of a mistyped number are not,
/// unless they are confirmed.
bool is_plausible(const Database& database, const StockCount& count, std::int64_t issue_id,
                  int surplus, Diagnostics& diagnostics) {
  constexpr int kPlausiblePart = 10;  // of what the printer delivered
  const int good = good_of(database, issue_id);
  const std::string found =
      fmt::format("{} {} of issue {} more than the journals brought to the shelf", surplus,
                  surplus == 1 ? "copy" : "copies", model::to_text(count.issue));
  if (count.surplus ? *count.surplus != surplus : surplus > good / kPlausiblePart) {
    report_finding("G0787", database,
                   fmt::format("{}, where {} good ones were delivered", found, good),
                   fmt::format("count again; if it is so, say --surplus {}", std::max(surplus, 0)),
                   diagnostics);
    return false;
  }
  if (surplus > 0) {
    report_finding("G0786", database, found,
                   "they stand as \"thừa, chưa rõ nguồn\"; where the printer brought them, "
                   "`gazette stock reverse` the count and enter them with `gazette print receive`",
                   diagnostics);
  }
  return true;
}

/// Whether nothing moved the stock after the day of a count, as it is compared with the stock of
/// now; else a finding (G0759).
bool is_after_moves(const Database& database, const StockCount& count, std::int64_t issue_id,
                    Diagnostics& diagnostics) {
  Statement last = database.prepare(
      "SELECT reference, date FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ? AND account = 'stock' AND posted = 1 AND date > ? "
      "ORDER BY date DESC, id DESC LIMIT 1");
  last.bind(issue_id, count.date);
  return !last.step() ||
         follows(database, count.date, last.date(1),
                 fmt::format("{}, which moved the stock", last.text(0)), diagnostics);
}

/// The last claim or return of an issue that stands: what they sent has numbers that follow those
/// of the list, and a list drawn up anew would give the same numbers again.
std::string last_follower(const Database& database, std::int64_t issue_id) {
  Statement last = database.prepare(
      "SELECT reference FROM standing_journal WHERE issue_id = ? AND kind IN ('claim', 'return') "
      "ORDER BY id DESC LIMIT 1");
  last.bind(issue_id);
  return last.step() ? last.text(0) : std::string();
}

/// The copy that a claim took from its recipient, or from the way there.
struct ClaimedCopy {
  LostCopy lost = {};
  std::string code = {};  // R0123
  int piece = 0;
};

/// Nothing where the journal is no claim, or one that took none.
std::optional<ClaimedCopy> claimed_by(const Database& database, const JournalRow& row) {
  for (const EntryRow& entry : row.journal.entries) {
    const std::size_t colon = entry.account.find(':');
    if (row.journal.kind == "claim" && entry.copies < 0 && colon != std::string::npos) {
      ClaimedCopy claimed = {.code = entry.account.substr(colon + 1), .piece = entry.piece};
      claimed.lost = lost_again(
          database, {.claim_id = row.id, .claim = row.journal.reference, .date = row.journal.date},
          claimed.code, claimed.piece);
      return claimed;
    }
  }
  return std::nullopt;
}

/// Whether the journal can be taken back; else says why not.
bool is_reversible(const Database& database, const JournalRow& row, Diagnostics& diagnostics) {
  const Journal& journal = row.journal;
  if (journal.kind == "reversal" || !row.reversed_by.empty()) {
    report_finding("G0762", database,
                   journal.kind == "reversal"
                       ? fmt::format("{} is itself a reversal", journal.reference)
                       : fmt::format("{} was reversed by {}", journal.reference, row.reversed_by),
                   "a journal is reversed once; enter the event anew, with a reference of its own",
                   diagnostics);
    return false;
  }
  if (journal.kind == "shipment") {
    if (const std::string follower = last_follower(database, journal.issue_id); !follower.empty()) {
      report_finding(
          "G0763", database, fmt::format("{} follows {} and stands", follower, journal.reference),
          "reverse it first: `gazette stock reverse`, the last journal first", diagnostics);
      return false;
    }
  }
  const std::optional<ClaimedCopy> claimed = claimed_by(database, row);
  if (const std::string finder =
          claimed ? found_by(database, claimed->lost, claimed->code, claimed->piece) : "";
      !finder.empty()) {
    report_finding(
        "G0763", database,
        fmt::format("the copy that {} wrote off turned up by {}", journal.reference, finder),
        "reverse that one first: `gazette stock reverse`, the last journal first", diagnostics);
    return false;
  }
  Statement short_of = database.prepare(
      "SELECT mine.account, mine.piece, (SELECT sum(entry.copies) FROM journal "
      "CROSS JOIN entry ON journal_id = journal.id WHERE issue_id = ?1 AND posted = 1 "
      "AND account = mine.account AND piece = mine.piece) - sum(mine.copies) AS rest "
      "FROM entry AS mine WHERE journal_id = ?2 AND account NOT IN ('press', 'surplus') "
      "GROUP BY mine.account, mine.piece HAVING rest < 0 ORDER BY mine.account LIMIT 1");
  short_of.bind(journal.issue_id, row.id);
  if (!short_of.step()) {
    return true;
  }
  report_finding("G0763", database,
                 fmt::format("reversing {} would leave {} copies in {}", journal.reference,
                             short_of.integer(2), short_of.text(0)),
                 "its copies have moved on: reverse the later journals of the issue first, the "
                 "last one first",
                 diagnostics);
  return false;
}

}  // namespace

std::optional<Movement> Ledger::reverse(const Reversal& reversal, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(reversal.date));
  Transaction transaction(*database_, Transaction::Kind::write);
  const auto row = find_journal(*database_, reversal.reversed);
  if (!row) {
    report_finding("G0764", *database_,
                   fmt::format("no journal has the reference {}", reversal.reversed),
                   "`gazette stock YEAR/NUMBER --journals` lists those of an issue", diagnostics);
    return std::nullopt;
  }
  Journal journal = {.kind = "reversal",
                     .issue_id = row->journal.issue_id,
                     .reference = reference_or(reversal.reference, "huy-" + reversal.reversed),
                     .date = reversal.date,
                     .reason = reversal.reason,
                     .reverses = row->id};
  int copies = 0;
  for (const EntryRow& entry : row->journal.entries) {
    journal.add(entry.account, -entry.copies, entry.piece);
    copies += std::max(entry.copies, 0);
  }
  if (const auto former = find_journal(*database_, journal.reference)) {
    if (is_same_event(former->journal, journal)) {
      return Movement{.reference = journal.reference, .copies = copies, .repeated = true};
    }
    if (former->journal.reverses != row->id) {
      report_reference_taken(*database_, *former, diagnostics);
      return std::nullopt;
    }
  }
  if (!is_reversible(*database_, *row, diagnostics) ||
      !follows(*database_, journal.date, row->journal.date, "the journal that it reverses",
               diagnostics)) {
    return std::nullopt;
  }
  const std::optional<ClaimedCopy> claimed = claimed_by(*database_, *row);
  if ((claimed && !follows_loss(*database_, journal.date, claimed->lost, diagnostics)) ||
      !post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return Movement{.reference = journal.reference, .copies = copies};
}

std::optional<Movement> Ledger::move_stock(const StockMove& move, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(move.date) && move.from != move.to);
  GAZETTE_ASSERT(move.from == Account::stock || move.from == Account::returned);
  GAZETTE_ASSERT(move.to == Account::stock || move.to == Account::archive ||
                 move.to == Account::deposit || move.to == Account::scrapped);
  if (!are_sound_copies(*database_, move.copies, diagnostics)) {
    return std::nullopt;
  }
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, move.issue, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  const std::string from(name_of(move.from));
  const std::string to(name_of(move.to));
  Journal journal = {
      .kind = "move",
      .issue_id = issue->id,
      .reference = reference_or(move.reference,
                                fmt::format("chuyen-{}-{}-{}-{}", from, to,
                                            model::folder_name(move.issue), to_iso(move.date))),
      .date = move.date,
      .reason = move.reason};
  journal.move(from, to, move.copies);
  if (const auto former = find_journal(*database_, journal.reference)) {
    if (is_same_event(former->journal, journal) && former->journal.entries == journal.entries &&
        former->reversed_by.empty()) {
      return Movement{.reference = journal.reference, .copies = move.copies, .repeated = true};
    }
    report_reference_taken(*database_, *former, diagnostics);
    return std::nullopt;
  }
  const int balance = balance_of(*database_, issue->id, from);
  if (balance < move.copies) {
    report_finding(
        "G0765", *database_,
        fmt::format("issue {} has {} in {}, fewer than the {} to be moved to {}",
                    model::to_text(move.issue), copies_text(balance), from, move.copies, to),
        fmt::format("`gazette stock {}` shows where its copies are", model::to_text(move.issue)),
        diagnostics);
    return std::nullopt;
  }
  if (!post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return Movement{.reference = journal.reference, .copies = move.copies};
}

std::optional<Movement> Ledger::count_stock(const StockCount& count, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(count.date) && count.counted >= 0);
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, count.issue, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  Journal journal = {
      .kind = "stock_count",
      .issue_id = issue->id,
      .reference = reference_or(
          count.reference,
          fmt::format("kiem-ke-{}-{}", model::folder_name(count.issue), to_iso(count.date))),
      .date = count.date,
      .reason = count.reason};
  if (const auto former = find_journal(*database_, journal.reference)) {
    if (is_same_event(former->journal, journal) && former->reversed_by.empty() &&
        stock_after(*database_, *former) == count.counted) {
      return Movement{.reference = journal.reference,
                      .copies = put_into(former->journal, "stock"),
                      .repeated = true};
    }
    report_reference_taken(*database_, *former, diagnostics);
    return std::nullopt;
  }
  const int difference = count.counted - balance_of(*database_, issue->id, "stock");
  const CountDifference parts = parted(*database_, issue->id, difference);
  if (!is_after_moves(*database_, count, issue->id, diagnostics) ||
      !is_plausible(*database_, count, issue->id, parts.surplus, diagnostics)) {
    return std::nullopt;
  }
  if (difference == 0) {
    return Movement{};
  }
  journal.move("lost", "stock", parts.lost);
  journal.move("surplus", "stock", parts.surplus);
  if (!post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  transaction.commit();
  return Movement{.reference = journal.reference, .copies = difference};
}

std::vector<StockLine> Ledger::stock_card(const model::IssueNumber& number,
                                          const CopiesMoment& moment, Account account) const {
  GAZETTE_ASSERT(account != Account::transit && account != Account::recipient);
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<StockLine> card;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return card;
  }
  Statement all = database_->prepare(
      "SELECT date, coalesce(entered, date), kind, reference, reason, "
      "coalesce(sum(copies) FILTER (WHERE account = ?4), 0) AS moved, "
      "-coalesce(sum(copies) FILTER (WHERE account = 'surplus'), 0), "
      "coalesce((SELECT reference FROM journal AS later WHERE later.reverses = journal.id "
      "AND later.date <= ?2 AND coalesce(later.entered, later.date) <= ?3), '') "
      "FROM journal CROSS JOIN entry ON journal_id = journal.id WHERE issue_id = ?1 AND posted = 1 "
      "AND account IN (?4, 'surplus') AND date <= ?2 AND coalesce(entered, date) <= ?3 "
      "GROUP BY journal.id HAVING moved <> 0 ORDER BY date, journal.id");
  all.bind(issue->id, last_day(moment), last_entry_day(moment), name_of(account));
  int balance = 0;
  while (all.step()) {
    balance += all.integer(5);
    card.push_back({.date = all.date(0),
                    .entered = all.date(1),
                    .kind = all.text(2),
                    .reference = all.text(3),
                    .reason = all.text(4),
                    .copies = all.integer(5),
                    .surplus = all.integer(6),
                    .balance = balance,
                    .reversed_by = all.text(7)});
  }
  return card;
}

std::vector<PrintDelivery> Ledger::deliveries(const model::IssueNumber& number,
                                              const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<PrintDelivery> deliveries;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return deliveries;
  }
  Statement all = database_->prepare(fmt::format(
      "SELECT reference, date, coalesce(entered, date), "
      "coalesce(sum(copies) FILTER (WHERE account = 'stock'), 0), "
      "coalesce(sum(copies) FILTER (WHERE account = 'spoiled'), 0) "
      "FROM journal CROSS JOIN entry ON journal_id = journal.id WHERE issue_id = ?1 "
      "AND kind = 'print_run' AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 "
      "AND {} GROUP BY journal.id ORDER BY journal.id",
      not_reversed("journal.id")));
  all.bind(issue->id, last_day(moment), last_entry_day(moment));
  while (all.step()) {
    deliveries.push_back({.reference = all.text(0),
                          .date = all.date(1),
                          .entered = all.date(2),
                          .good = all.integer(3),
                          .spoiled = all.integer(4)});
  }
  return deliveries;
}

std::vector<CountedStock> Ledger::stock_counts(const model::IssueNumber& number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<CountedStock> counts;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return counts;
  }
  Statement all = database_->prepare(
      "SELECT reference FROM journal WHERE issue_id = ? AND kind = 'stock_count' AND posted = 1 "
      "ORDER BY id");
  Statement entered =
      database_->prepare("SELECT coalesce(entered, date) FROM journal WHERE id = ?");
  all.bind(issue->id);
  while (all.step()) {
    const JournalRow row = *find_journal(*database_, all.text(0));
    entered.reset();
    entered.bind(row.id);
    const bool has_row = entered.step();
    GAZETTE_ASSERT(has_row);
    const int counted = stock_after(*database_, row);
    counts.push_back({.reference = row.journal.reference,
                      .date = row.journal.date,
                      .entered = entered.date(0),
                      .booked = counted - put_into(row.journal, "stock"),
                      .counted = counted,
                      .surplus = -put_into(row.journal, "surplus"),
                      .reason = row.journal.reason,
                      .reversed_by = row.reversed_by});
  }
  return counts;
}

std::vector<JournalLine> Ledger::journals_of(const model::IssueNumber& number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<JournalLine> lines;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return lines;
  }
  Statement all = database_->prepare(
      "SELECT reference, kind, date, person, reason, "
      "(SELECT sum(copies) FROM entry WHERE journal_id = journal.id AND copies > 0), "
      "coalesce((SELECT reference FROM journal AS later WHERE later.reverses = journal.id), '') "
      "FROM journal WHERE issue_id = ? AND posted = 1 ORDER BY id");
  all.bind(issue->id);
  while (all.step()) {
    lines.push_back({.reference = all.text(0),
                     .kind = all.text(1),
                     .date = all.date(2),
                     .person = all.text(3),
                     .reason = all.text(4),
                     .copies = all.integer(5),
                     .reversed_by = all.text(6)});
  }
  return lines;
}

}  // namespace gazette::ledger
