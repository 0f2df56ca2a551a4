// Print orders and what the printer delivered.

#include "gazette/ledger/printing.h"

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"

namespace gazette::ledger {
namespace {

constexpr int kCopiesMax = 1'000'000;

void warn_of_difference(const Database& database, const IssueRow& issue, Diagnostics& diagnostics) {
  const int ordered = ordered_of(database, issue.id);
  const int good = good_of(database, issue.id);
  if (good != ordered) {
    report_finding(
        "G0744", database,
        fmt::format("{} good {} of issue {} received, {} ordered", good,
                    good == 1 ? "copy" : "copies", model::to_text(issue.number), ordered),
        good < ordered ? "ask the printer for the rest, or order again"
                       : "the copies over the order stay in stock",
        diagnostics);
  }
}

/// Whether the issue was ordered when its copies came.
bool is_after_order(const Database& database, const IssueRow& issue, Date date,
                    Diagnostics& diagnostics) {
  Statement first = database.prepare("SELECT min(date) FROM print_order WHERE issue_id = ?");
  first.bind(issue.id);
  const bool has_row = first.step();
  GAZETTE_ASSERT(has_row);
  const Date ordered = first.date(0);
  if (date >= ordered) {
    return true;
  }
  report_finding("G0748", database,
                 fmt::format("a delivery of {} would be before the order of {}", to_iso(date),
                             to_iso(ordered)),
                 "give the day on which the copies came: --date", diagnostics);
  return false;
}

/// Whether no standing delivery was entered by the same file of the print shop; else a finding
/// (G0750).
bool is_new_file(const Database& database, const Journal& journal, Diagnostics& diagnostics) {
  if (journal.source_sha256.empty()) {
    return true;
  }
  Statement former = database.prepare(
      "SELECT reference, date FROM journal WHERE issue_id = ?1 AND source_sha256 = ?2 "
      "AND posted = 1 AND NOT EXISTS(SELECT 1 FROM journal AS later "
      "WHERE later.reverses = journal.id) LIMIT 1");
  former.bind(journal.issue_id, journal.source_sha256);
  if (!former.step()) {
    return true;
  }
  report_finding("G0750", database,
                 fmt::format("this file of the print shop is delivery {}, entered for {}",
                             former.text(0), to_iso(former.date(1))),
                 "a further delivery has a file of its own; one that was entered wrongly is taken "
                 "back first with `gazette stock reverse`",
                 diagnostics);
  return false;
}

}  // namespace

bool are_sound_copies(const Database& database, std::int64_t copies, Diagnostics& diagnostics) {
  if (copies >= 1 && copies <= kCopiesMax) {
    return true;
  }
  report_finding("G0745", database, fmt::format("{} copies", copies),
                 fmt::format("give a number from 1 to {}", kCopiesMax), diagnostics);
  return false;
}

int ordered_of(const Database& database, std::int64_t issue_id) {
  Statement sum =
      database.prepare("SELECT coalesce(sum(copies), 0) FROM standing_order WHERE issue_id = ?");
  sum.bind(issue_id);
  const bool has_row = sum.step();
  GAZETTE_ASSERT(has_row);
  return sum.integer(0);
}

int good_of(const Database& database, std::int64_t issue_id) {
  return -balance_of(database, issue_id, "press") - balance_of(database, issue_id, "spoiled");
}

std::optional<PrintOrder> Ledger::order_print(const PrintOrder& order, Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(order.date));
  if (!are_sound_copies(*database_, order.copies, diagnostics)) {
    return std::nullopt;
  }
  PrintOrder entered = order;
  if (entered.reference.empty()) {
    entered.reference = "in-" + model::folder_name(order.issue);
  }
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, order.issue, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  Statement former =
      database_->prepare("SELECT issue_id, copies, date FROM print_order WHERE reference = ?");
  former.bind(entered.reference);
  if (former.step()) {
    if (former.wide(0) == issue->id && former.integer(1) == order.copies &&
        former.date(2) == order.date) {
      return entered;
    }
    report_finding(
        "G0742", *database_,
        fmt::format("order {} is for {} copies on {}", entered.reference, former.integer(1),
                    to_iso(former.date(2))),
        "an order is never changed: give a further one a reference of its own with --reference",
        diagnostics);
    return std::nullopt;
  }
  Statement insert = database_->prepare(
      "INSERT INTO print_order(issue_id, reference, copies, date) VALUES (?, ?, ?, ?)");
  insert.bind(issue->id, entered.reference, entered.copies, entered.date).run();
  transaction.commit();
  return entered;
}

std::vector<PrintOrder> Ledger::print_orders(const model::IssueNumber& number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<PrintOrder> orders;
  const std::optional<IssueRow> issue = find_issue_row(*database_, number);
  if (!issue) {
    return orders;
  }
  Statement all = database_->prepare(
      "SELECT copies, date, reference FROM standing_order WHERE issue_id = ? ORDER BY id");
  all.bind(issue->id);
  while (all.step()) {
    orders.push_back(
        {.issue = number, .copies = all.integer(0), .date = all.date(1), .reference = all.text(2)});
  }
  return orders;
}

std::optional<Movement> Ledger::receive_print(const PrintReceipt& receipt,
                                              Diagnostics& diagnostics) {
  GAZETTE_ASSERT(is_valid(receipt.date));
  const std::int64_t printed = std::int64_t{receipt.good} + receipt.spoiled;
  const bool is_sound = receipt.good >= 0 && receipt.spoiled >= 0;
  if (!are_sound_copies(*database_, is_sound ? printed : -1, diagnostics)) {
    return std::nullopt;
  }
  const std::string reference =
      receipt.reference.empty() ? "nhan-" + model::folder_name(receipt.issue) : receipt.reference;
  Transaction transaction(*database_, Transaction::Kind::write);
  const std::optional<IssueRow> issue = require_issue(*database_, receipt.issue, diagnostics);
  if (!issue) {
    return std::nullopt;
  }
  Journal journal = {.kind = "print_run",
                     .issue_id = issue->id,
                     .reference = reference,
                     .date = receipt.date,
                     .source_sha256 = receipt.source_sha256};
  journal.add("press", -static_cast<int>(printed));
  journal.add("stock", receipt.good);
  journal.add("spoiled", receipt.spoiled);
  if (const auto former = find_journal(*database_, reference)) {
    if (is_same_event(former->journal, journal) && former->journal.entries == journal.entries &&
        former->reversed_by.empty()) {
      return Movement{.reference = reference, .copies = receipt.good, .repeated = true};
    }
    report_finding("G0743", *database_,
                   fmt::format("delivery {} was entered on {}: {} good, {} spoiled{}", reference,
                               to_iso(former->journal.date), put_into(former->journal, "stock"),
                               put_into(former->journal, "spoiled"),
                               former->reversed_by.empty() ? "" : ", and reversed"),
                   "give a further delivery a reference of its own with --reference", diagnostics);
    return std::nullopt;
  }
  if (ordered_of(*database_, issue->id) == 0) {
    report_finding(
        "G0741", *database_,
        fmt::format("issue {} was never ordered from the printer", model::to_text(receipt.issue)),
        fmt::format("enter the order first: `gazette print order {} --copies N`",
                    model::to_text(receipt.issue)),
        diagnostics);
    return std::nullopt;
  }
  if (!is_after_order(*database_, *issue, receipt.date, diagnostics) ||
      !is_new_file(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  if (!post_journal(*database_, journal, diagnostics)) {
    return std::nullopt;
  }
  warn_of_difference(*database_, *issue, diagnostics);
  transaction.commit();
  return Movement{.reference = reference, .copies = receipt.good};
}

}  // namespace gazette::ledger
