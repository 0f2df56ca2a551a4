#include "gazette/ledger/journal.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"

namespace gazette::ledger {
namespace {

/// The day that an entry carries: that of whoever enters it, and never before the latest, so that
/// what was known on a day is the entries up to one of them, though a clock be behind.
Date entered_on(const Database& database, Date event) {
  const Date day = database.entry_day().value_or(event);
  Statement latest = database.prepare("SELECT entered FROM journal ORDER BY id DESC LIMIT 1");
  return latest.step() && !latest.is_null(0) ? std::max(day, latest.date(0)) : day;
}

}  // namespace

void Journal::move(const std::string& from, const std::string& to, int copies) {
  add(from, -copies);
  add(to, copies);
}

void Journal::add(std::string account, int copies, int piece) {
  if (copies != 0) {
    entries.push_back({.account = std::move(account), .copies = copies, .piece = piece});
  }
}

std::int64_t post_journal(const Database& database, const Journal& journal) {
  std::int64_t sum = 0;
  for (const EntryRow& entry : journal.entries) {
    sum += entry.copies;
  }
  GAZETTE_ASSERT(sum == 0 && !journal.entries.empty());
  Statement header = database.prepare(
      "INSERT INTO journal(kind, issue_id, reference, date, person, reason, reverses, entered, "
      "source_sha256) VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0), ?, ?)");
  header
      .bind(journal.kind, journal.issue_id, journal.reference, journal.date, journal.person,
            journal.reason, journal.reverses, entered_on(database, journal.date),
            journal.source_sha256)
      .run();
  const std::int64_t id = database.last_id();
  Statement insert = database.prepare(
      "INSERT INTO entry(journal_id, line, account, copies, piece) VALUES (?, ?, ?, ?, ?)");
  int line = 0;
  for (const EntryRow& entry : journal.entries) {
    insert.bind(id, ++line, entry.account, entry.copies, entry.piece).run();
  }
  Statement post = database.prepare("UPDATE journal SET posted = 1 WHERE id = ?");
  post.bind(id).run();
  return id;
}

std::optional<JournalRow> find_journal(const Database& database, std::string_view reference) {
  Statement header = database.prepare(
      "SELECT id, kind, issue_id, reference, date, person, reason, coalesce(reverses, 0), "
      "source_sha256, coalesce((SELECT reference FROM journal AS later WHERE later.reverses = "
      "journal.id), '') "
      "FROM journal WHERE reference = ? AND posted = 1");
  header.bind(reference);
  if (!header.step()) {
    return std::nullopt;
  }
  JournalRow row = {.id = header.wide(0),
                    .journal = {.kind = header.text(1),
                                .issue_id = header.wide(2),
                                .reference = header.text(3),
                                .date = header.date(4),
                                .person = header.text(5),
                                .reason = header.text(6),
                                .reverses = header.wide(7),
                                .source_sha256 = header.text(8)},
                    .reversed_by = header.text(9)};
  Statement entries = database.prepare(
      "SELECT account, copies, piece FROM entry WHERE journal_id = ? ORDER BY line");
  entries.bind(row.id);
  while (entries.step()) {
    row.journal.add(entries.text(0), entries.integer(1), entries.integer(2));
  }
  return row;
}

bool is_same_event(const Journal& one, const Journal& other) {
  return one.kind == other.kind && one.issue_id == other.issue_id && one.date == other.date &&
         one.person == other.person && one.reason == other.reason && one.reverses == other.reverses;
}

void report_reference_taken(const Database& database, const JournalRow& former,
                            Diagnostics& diagnostics) {
  const Journal& journal = former.journal;
  report_finding("G0755", database,
                 fmt::format("the reference {} is that of a {} of {}{}", journal.reference,
                             journal.kind, to_iso(journal.date),
                             former.reversed_by.empty() ? std::string()
                                                        : ", reversed by " + former.reversed_by),
                 "what is posted is never changed: give what you enter a reference of its own with "
                 "--reference",
                 diagnostics);
}

int balance_of(const Database& database, std::int64_t issue_id, std::string_view account) {
  // CROSS JOIN keeps the order: from the account first, SQLite would walk that of every issue.
  Statement sum = database.prepare(
      "SELECT coalesce(sum(copies), 0) FROM journal CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ? AND account = ? AND posted = 1");
  sum.bind(issue_id, account);
  const bool has_row = sum.step();
  GAZETTE_ASSERT(has_row);
  return sum.integer(0);
}

bool were_there(const Database& database, std::int64_t issue_id, const EntryRow& sought, Date date,
                Diagnostics& diagnostics) {
  Statement sum = database.prepare(
      "SELECT coalesce(sum(copies), 0) FROM standing_journal AS journal "
      "CROSS JOIN entry ON journal_id = journal.id WHERE issue_id = ? AND account = ? AND date <= "
      "?");
  sum.bind(issue_id, sought.account, date);
  const bool has_sum = sum.step();
  GAZETTE_ASSERT(has_sum);
  if (sum.integer(0) >= sought.copies) {
    return true;
  }
  Statement next = database.prepare(
      "SELECT reference, date FROM standing_journal AS journal "
      "CROSS JOIN entry ON journal_id = journal.id "
      "WHERE issue_id = ? AND account = ? AND date > ? AND copies > 0 ORDER BY date, id LIMIT 1");
  next.bind(issue_id, sought.account, date);
  return !next.step() ||
         follows(database, date, next.date(1),
                 fmt::format("{}, which brought the copies", next.text(0)), diagnostics);
}

std::string open_account(const Database& database, const BodyAccount& account) {
  std::string code = fmt::format("{}:{}", account.kind, account.body_code);
  Statement known = database.prepare("SELECT count(*) FROM account WHERE code = ?");
  known.bind(code);
  const bool has_row = known.step();
  GAZETTE_ASSERT(has_row);
  if (known.wide(0) == 0) {
    Statement insert =
        database.prepare("INSERT INTO account(code, kind, body_id) VALUES (?, ?, ?)");
    insert.bind(code, account.kind, account.body_id).run();
  }
  return code;
}

bool follows(const Database& database, Date given, Date event, std::string_view what,
             Diagnostics& diagnostics) {
  if (event <= given) {
    return true;
  }
  report_finding("G0759", database,
                 fmt::format("{} comes before {}, on {}", to_iso(given), what, to_iso(event)),
                 "correct the day with --date", diagnostics);
  return false;
}

}  // namespace gazette::ledger
