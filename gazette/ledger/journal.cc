#include "gazette/ledger/journal.h"

#include <algorithm>
#include <map>
#include <utility>

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

/// What was posted to one account.
struct Posted {
  Date date = {};
  std::string kind = {};
  std::string reference = {};
  int copies = 0;
};

/// By days, on each what brought copies before what took some.
std::vector<Posted> posted_to(Statement& all, std::int64_t issue_id, const EntryRow& place) {
  all.reset();
  all.bind(issue_id, place.account, place.piece);
  std::vector<Posted> posted;
  while (all.step()) {
    posted.push_back({.date = all.date(0),
                      .kind = all.text(1),
                      .reference = all.text(2),
                      .copies = all.integer(3)});
  }
  return posted;
}

/// Whether the copies that the journal takes out of an account are there at the end of its day and
/// of every later one; else a finding that names what brought them, for good, later.
bool lasts(const Database& database, Statement& all, const Journal& journal, const EntryRow& taken,
           Diagnostics& diagnostics) {
  const std::vector<Posted> posted = posted_to(all, journal.issue_id, taken);
  // From the end: the first entry that is needed to have enough on every day from its own on.
  int balance = 0;
  for (const Posted& each : posted) {
    balance += each.copies;
  }
  if (balance < taken.copies) {
    report_finding("G0765", database,
                   fmt::format("{} has {} of the issue, fewer than the {} to be taken out of it",
                               taken.account, copies_text(balance), taken.copies),
                   "`gazette stock ISSUE --journals` lists what moved them", diagnostics);
    return false;
  }
  auto needed = posted.end();
  while (needed != posted.begin() && balance >= taken.copies) {
    --needed;
    balance -= needed->copies;
  }
  if (needed->date <= journal.date) {
    return true;
  }
  report_finding(
      "G0759", database,
      fmt::format("{} comes before {}, which brought the copies, on {}", to_iso(journal.date),
                  needed->reference, to_iso(needed->date)),
      needed->kind == "reversal"
          ? "what was taken back counts until the day of its reversal: give that day or a later "
            "one; `gazette stock reverse` with the journal's own day as --date takes it back from "
            "the first"
          : "correct the day with --date",
      diagnostics);
  return false;
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

int put_into(const Journal& journal, std::string_view account) {
  int copies = 0;
  for (const EntryRow& entry : journal.entries) {
    copies += entry.account == account ? entry.copies : 0;
  }
  return copies;
}

std::optional<std::int64_t> post_journal(const Database& database, const Journal& journal,
                                         Diagnostics& diagnostics) {
  std::int64_t sum = 0;
  for (const EntryRow& entry : journal.entries) {
    sum += entry.copies;
  }
  GAZETTE_ASSERT(sum == 0 && !journal.entries.empty());
  if (!stays_whole(database, journal, diagnostics)) {
    return std::nullopt;
  }
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

bool stays_whole(const Database& database, const Journal& journal, Diagnostics& diagnostics) {
  std::map<std::pair<std::string, int>, int> changes;
  for (const EntryRow& entry : journal.entries) {
    if (entry.account != "press" && entry.account != "surplus") {
      changes[{entry.account, entry.piece}] += entry.copies;
    }
  }
  // CROSS JOIN keeps the order: from the account first, SQLite would walk that of every issue.
  Statement all = database.prepare(
      "SELECT date, kind, reference, copies FROM journal CROSS JOIN entry "
      "ON journal_id = journal.id WHERE issue_id = ? AND account = ? AND piece = ? AND posted = 1 "
      "ORDER BY date, copies < 0, journal.id");
  return std::all_of(changes.begin(), changes.end(), [&](const auto& change) {
    const auto& [place, copies] = change;
    return copies >= 0 ||
           lasts(database, all, journal,
                 {.account = place.first, .copies = -copies, .piece = place.second}, diagnostics);
  });
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
