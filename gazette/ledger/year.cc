// The year's figures, and the examination of the whole record.

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/process.h"
#include "gazette/ledger/chain.h"
#include "gazette/ledger/figures.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/moment.h"
#include "gazette/ledger/schema.h"
#include "gazette/ledger/sealed.h"
#include "gazette/ledger/shipments.h"
#include "gazette/ledger/tickets.h"

namespace gazette::ledger {
namespace {

/// Where the sum of each kind of account goes; press and surplus apart, out of which they came.
constexpr std::array<std::pair<Account, int IssueCopies::*>, 9> kPlaces = {{
    {Account::spoiled, &IssueCopies::spoiled},
    {Account::stock, &IssueCopies::in_stock},
    {Account::transit, &IssueCopies::in_transit},
    {Account::recipient, &IssueCopies::received},
    {Account::archive, &IssueCopies::archived},
    {Account::deposit, &IssueCopies::deposited},
    {Account::returned, &IssueCopies::returned},
    {Account::lost, &IssueCopies::lost},
    {Account::scrapped, &IssueCopies::scrapped},
}};

constexpr std::array<std::pair<int IssueCopies::*, int YearCopies::*>, 17> kTotals = {{
    {&IssueCopies::ordered, &YearCopies::ordered},
    {&IssueCopies::printed, &YearCopies::printed},
    {&IssueCopies::surplus, &YearCopies::surplus},
    {&IssueCopies::spoiled, &YearCopies::spoiled},
    {&IssueCopies::in_stock, &YearCopies::in_stock},
    {&IssueCopies::sent, &YearCopies::sent},
    {&IssueCopies::in_transit, &YearCopies::in_transit},
    {&IssueCopies::received, &YearCopies::received},
    {&IssueCopies::archived, &YearCopies::archived},
    {&IssueCopies::deposited, &YearCopies::deposited},
    {&IssueCopies::returned, &YearCopies::returned},
    {&IssueCopies::lost, &YearCopies::lost},
    {&IssueCopies::scrapped, &YearCopies::scrapped},
    {&IssueCopies::claimed, &YearCopies::claimed},
    {&IssueCopies::damaged, &YearCopies::damaged},
    {&IssueCopies::incomplete, &YearCopies::incomplete},
    {&IssueCopies::found, &YearCopies::found},
}};

/// What is asked of every issue of a year, as of a moment; with thousands of issues preparing it
/// anew for each would take as long as the answers.
struct IssueQuestions {
  std::unordered_map<std::string, Account> accounts = {};  // kinds by code
  Statement entries;
  Statement orders;
  Statement claims;
  Statement found;
};

std::unordered_map<std::string, Account> kinds_of_accounts(const Database& database) {
  std::unordered_map<std::string, Account> kinds;
  Statement all = database.prepare("SELECT code, kind FROM account");
  while (all.step()) {
    const std::optional<Account> kind = account_from(all.text(1));
    GAZETTE_ASSERT(kind);
    kinds.emplace(all.text(0), *kind);
  }
  return kinds;
}

/// Of every statement ?1 is the issue, ?2 the last day that counts and ?3 the last on which it was
/// entered. An order counts from the day on which it was given or changed. To how many anything was
/// sent is: by the list, by claims of who went short, by returns to a successor.
IssueQuestions prepare_questions(const Database& database) {
  return {
      .accounts = kinds_of_accounts(database),
      .entries = database.prepare(
          "SELECT account, copies FROM journal CROSS JOIN entry ON journal_id = journal.id "
          "WHERE issue_id = ?1 AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3"),
      .orders = database.prepare(
          "WITH stands AS MATERIALIZED (SELECT id, kind FROM journal AS mine WHERE issue_id = ?1 "
          "AND kind IN ('shipment', 'claim', 'return') AND posted = 1 AND date <= ?2 "
          "AND coalesce(entered, date) <= ?3 AND NOT EXISTS(SELECT 1 FROM journal AS later "
          "WHERE later.reverses = mine.id AND later.date <= ?2 "
          "AND coalesce(later.entered, later.date) <= ?3)), "
          "lists AS (SELECT id FROM stands WHERE kind = 'shipment') "
          "SELECT (SELECT coalesce(sum(coalesce((SELECT copies FROM print_ticket "
          "WHERE order_id = print_order.id AND date <= min(?2, ?3) ORDER BY revision DESC "
          "LIMIT 1), copies)), 0) FROM print_order WHERE issue_id = ?1 AND date <= min(?2, ?3)), "
          "(SELECT coalesce(sum(recipients_count), 0) FROM shipment WHERE journal_id IN lists) + "
          "(SELECT count(DISTINCT body_id) FROM stands CROSS JOIN entry "
          "ON journal_id = stands.id CROSS JOIN account ON account.code = account "
          "WHERE stands.kind IN ('claim', 'return') AND account.kind = 'transit' AND copies > 0 "
          "AND body_id NOT IN (SELECT body_id FROM shipment_line JOIN shipment "
          "ON shipment.id = shipment_id WHERE journal_id IN lists)), "
          "(SELECT max(coalesce(entered, date)) FROM journal WHERE issue_id = ?1 AND posted = 1 "
          "AND date <= ?2 AND coalesce(entered, date) <= ?3)"),
      .claims = database.prepare(
          "SELECT reason, kind, CASE kind WHEN 'claim' THEN 1 ELSE (SELECT sum(copies) FROM entry "
          "WHERE journal_id = mine.id AND copies > 0) END FROM journal AS mine "
          "WHERE issue_id = ?1 AND (kind = 'claim' OR (kind = 'receipt' AND reason <> 'good')) "
          "AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 AND NOT EXISTS(SELECT 1 "
          "FROM journal WHERE reverses = mine.id AND date <= ?2 "
          "AND coalesce(entered, date) <= ?3)"),
      .found = database.prepare(
          "SELECT coalesce(sum(-copies), 0) FROM journal AS mine CROSS JOIN entry "
          "ON journal_id = mine.id WHERE issue_id = ?1 AND kind IN ('receipt', 'return') "
          "AND account = 'lost' AND posted = 1 AND date <= ?2 AND coalesce(entered, date) <= ?3 "
          "AND NOT EXISTS(SELECT 1 FROM journal WHERE reverses = mine.id AND date <= ?2 "
          "AND coalesce(entered, date) <= ?3)")};
}

Statement& ask(Statement& question, std::int64_t issue_id, const CopiesMoment& moment) {
  question.reset();
  return question.bind(issue_id, last_day(moment), last_entry_day(moment));
}

/// Sums of an issue's posted entries by kind of account, which must balance: what posting made sure
/// of, asked again where it is read.
void count_copies(IssueQuestions& questions, const Database& database, std::int64_t issue_id,
                  const CopiesMoment& moment, IssueCopies& copies) {
  std::map<Account, int> sums;
  int balance = 0;
  Statement& entries = ask(questions.entries, issue_id, moment);
  while (entries.step()) {
    sums[questions.accounts.at(entries.text(0))] += entries.integer(1);
    balance += entries.integer(1);
  }
  copies.printed = -sums[Account::press];
  copies.surplus = -sums[Account::surplus];
  for (const auto& [place, member] : kPlaces) {
    copies.*member = sums[place];
  }
  copies.sent = copies.in_transit + copies.received;
  if (balance != 0) {
    throw Error(fmt::format("the journals of issue {} do not balance; run `gazette doctor`",
                            model::to_text(copies.number)),
                database.path());
  }
}

/// What was ordered, and to how many anything was sent.
void count_orders(IssueQuestions& questions, std::int64_t issue_id, const CopiesMoment& moment,
                  IssueCopies& copies) {
  Statement& counts = ask(questions.orders, issue_id, moment);
  const bool has_counts = counts.step();
  GAZETTE_ASSERT(has_counts);
  copies.ordered = counts.integer(0);
  copies.recipients_count = counts.integer(1);
  if (!counts.is_null(2)) {
    copies.known_at = counts.date(2);
  }
}

/// What claims sent, in which state copies were acknowledged, and which of those written off turned
/// up; what was taken back is not counted. A claim sends one copy.
void count_claims(IssueQuestions& questions, std::int64_t issue_id, const CopiesMoment& moment,
                  IssueCopies& copies) {
  Statement& counts = ask(questions.claims, issue_id, moment);
  while (counts.step()) {
    int& count = counts.text(1) == "claim"     ? copies.claimed
                 : counts.text(0) == "damaged" ? copies.damaged
                                               : copies.incomplete;
    count += counts.integer(2);
  }
  if (copies.claimed > 0) {  // only a claim that stands wrote off what turns up
    Statement& found = ask(questions.found, issue_id, moment);
    const bool has_row = found.step();
    GAZETTE_ASSERT(has_row);
    copies.found = found.integer(0);
  }
}

/// How far the issue had come by what is counted.
IssueState state_of(const IssueCopies& copies) {
  if (copies.recipients_count > 0) {
    return IssueState::distributed;
  }
  if (copies.printed > 0) {
    return IssueState::printed;
  }
  return copies.ordered > 0 ? IssueState::ordered : IssueState::planned;
}

/// To how many anything was sent, by lists, by claims and by those who handed copies on.
int recipients_of_year(const Database& database, int year, const CopiesMoment& moment) {
  Statement count = database.prepare(
      "SELECT count(*) FROM (SELECT body_id FROM shipment_line "
      "JOIN shipment ON shipment.id = shipment_id JOIN issue ON issue.id = shipment.issue_id "
      "JOIN journal AS sent ON sent.id = journal_id "
      "WHERE issue.year = ?1 AND sent.date <= ?2 AND coalesce(sent.entered, sent.date) <= ?3 "
      "AND NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = journal_id "
      "AND later.date <= ?2 AND coalesce(later.entered, later.date) <= ?3) "
      "UNION SELECT account.body_id FROM issue CROSS JOIN journal AS sent "
      "ON sent.issue_id = issue.id CROSS JOIN entry ON journal_id = sent.id "
      "CROSS JOIN account ON account.code = account WHERE issue.year = ?1 "
      "AND sent.kind IN ('claim', 'return') AND posted = 1 AND account.kind = 'transit' "
      "AND copies > 0 AND sent.date <= ?2 AND coalesce(sent.entered, sent.date) <= ?3 "
      "AND NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = sent.id "
      "AND later.date <= ?2 AND coalesce(later.entered, later.date) <= ?3))");
  count.bind(year, last_day(moment), last_entry_day(moment));
  const bool has_row = count.step();
  GAZETTE_ASSERT(has_row);
  return count.integer(0);
}

/// An issue in words, as `model::to_text` has it.
constexpr std::string_view kIssueText =
    "year || '/' || printf('%02d', first) || CASE WHEN last > first THEN '-' || "
    "printf('%02d', last) ELSE '' END";

/// A question whose every row is a fault, in words; "{issue}" stands for `kIssueText`.
struct Examination {
  std::string_view code = {};
  std::string_view sql = {};
};

constexpr Examination kExaminations[] = {
    {"G0792",
     "SELECT 'journal ' || reference || ' sums to ' || coalesce(sum(copies), 'nothing') "
     "FROM journal LEFT JOIN entry ON journal_id = journal.id GROUP BY journal.id "
     "HAVING sum(copies) IS NOT 0 ORDER BY journal.id"},
    {"G0792",
     "SELECT 'journal ' || reference || ' was never posted' FROM journal WHERE posted = 0"},
    {"G0792",
     "SELECT 'account ' || account || ' of issue ' || {issue} || ' holds ' || "
     "sum(copies) FROM entry JOIN journal ON journal.id = journal_id "
     "JOIN issue ON issue.id = issue_id WHERE account NOT IN ('press', 'surplus') "
     "GROUP BY issue_id, account, piece HAVING sum(copies) < 0 ORDER BY issue_id, account, piece"},
    // With its recipient or on the way to it: a copy that has a number is one, at the end of every
    // day. What programs before version 12 entered has one too few on some day, never two.
    {"G0792",
     "SELECT 'copy ' || piece || ' of issue ' || {issue} || ' for ' || substr(owner, 2) || "
     "' is there ' || there || ' times on ' || min(day) FROM (SELECT issue_id, owner, piece, day, "
     "sum(moved) OVER (PARTITION BY issue_id, owner, piece ORDER BY day) AS there FROM "
     "(SELECT issue_id, substr(account, instr(account, ':')) AS owner, piece, "
     "journal.date AS day, sum(copies) AS moved FROM entry "
     "JOIN journal ON journal.id = journal_id WHERE piece > 0 "
     "GROUP BY issue_id, owner, piece, day)) JOIN issue ON issue.id = issue_id WHERE there > 1 "
     "GROUP BY issue_id, owner, piece ORDER BY issue_id, owner, piece"},
    {"G0792",
     "SELECT 'journal ' || reference || ' is not the reverse of what it reverses' FROM journal "
     "WHERE reverses IS NOT NULL AND EXISTS(SELECT 1 FROM entry WHERE journal_id IN (journal.id, "
     "reverses) GROUP BY account, piece HAVING sum(copies) <> 0) ORDER BY id"},
    {"G0792",
     "SELECT 'the list of journal ' || reference || ' has ' || copies_count || ' copies, its lines "
     "' || coalesce((SELECT sum(copies) FROM shipment_line WHERE shipment_id = shipment.id), 0) || "
     "', its entries ' || coalesce((SELECT sum(copies) FROM entry JOIN account "
     "ON account.code = account WHERE entry.journal_id = journal.id "
     "AND account.kind IN ('transit', 'recipient')), 0) "
     "FROM shipment JOIN journal ON journal.id = shipment.journal_id "
     "WHERE copies_count IS NOT (SELECT sum(copies) FROM shipment_line "
     "WHERE shipment_id = shipment.id) OR copies_count IS NOT (SELECT sum(copies) FROM entry "
     "JOIN account ON account.code = account WHERE entry.journal_id = journal.id "
     "AND account.kind IN ('transit', 'recipient')) ORDER BY journal.id"},
    {"G0793",
     "SELECT 'year ' || g.year || ' has ' || count(*) || ' numbers from ' || "
     "coalesce(y.first, 1) || ' to ' || max(g.number) FROM number_grant AS g "
     "LEFT JOIN year_start AS y ON y.year = g.year GROUP BY g.year "
     "HAVING count(*) <> max(g.number) - coalesce(y.first, 1) + 1 "
     "OR min(g.number) <> coalesce(y.first, 1) ORDER BY g.year"},
    {"G0793",
     "SELECT 'issue ' || {issue} || ' has a number that was not granted' FROM issue "
     "WHERE (SELECT count(*) FROM number_grant WHERE issue_id = issue.id) <> last - first + 1 "
     "ORDER BY year, first"},
    {"G0794",
     "SELECT 'the contents of an issue have ' || (SELECT count(*) FROM contents_act "
     "WHERE contents_id = contents.id) || ' acts where ' || acts_count || ' were entered' "
     "FROM contents WHERE acts_count <> (SELECT count(*) FROM contents_act "
     "WHERE contents_id = contents.id) ORDER BY id"},
};

/// How it came about, and what to do.
std::string_view remedy_of(std::string_view code) {
  if (code == "G0790") {
    return "a disk that fails, or a copy made while the record was written; copy this file "
           "elsewhere first, then take the latest backup that passes: `gazette restore BACKUP "
           "--replace`";
  }
  if (code == "G0795") {
    return "a database tool did this; where nothing is told of the chain (G0796, G0797) no row was "
           "changed meanwhile. Keep the file, and take the latest backup that passes: `gazette "
           "restore BACKUP --replace`";
  }
  return "no command enters that; enter nothing more and keep the file. `gazette restore BACKUP "
         "--check` tries a backup; `gazette restore BACKUP --replace` puts the latest that passes "
         "in its place and lists the journals entered since, to be entered again from their papers";
}

void report_fault(std::string_view code, const Database& database, std::string message,
                  Diagnostics& diagnostics) {
  report_finding(code, database, std::move(message), std::string(remedy_of(code)), diagnostics);
}

bool pages_are_sound(const Database& database, Diagnostics& diagnostics) {
  Statement integrity = database.prepare("PRAGMA integrity_check");
  bool is_sound = true;
  while (integrity.step()) {
    if (const std::string finding = integrity.text(0); finding != "ok") {
      is_sound = false;
      report_fault("G0790", database, finding, diagnostics);
    }
  }
  return is_sound;
}

void check_references(const Database& database, Diagnostics& diagnostics) {
  Statement broken = database.prepare("PRAGMA foreign_key_check");
  while (broken.step()) {
    report_fault("G0791", database,
                 fmt::format("a row of {} refers to a row of {} that is not there", broken.text(0),
                             broken.text(2)),
                 diagnostics);
  }
}

void check_guards(const Database& database, Diagnostics& diagnostics) {
  for (std::string& difference : schema_differences(database)) {
    report_fault("G0795", database, std::move(difference), diagnostics);
  }
  Statement steps = database.prepare("SELECT version, sha256 FROM migration ORDER BY version");
  const auto version = static_cast<std::size_t>(version_of(database));
  for (const Migration& migration : migrations().first(std::min(version, migrations().size()))) {
    const bool is_there = steps.step();
    if (!is_there || steps.integer(0) != migration.version ||
        steps.text(1) != sha256(migration.sql)) {
      report_fault(
          "G0795", database,
          fmt::format("the record was not made by this program's migration {}", migration.version),
          diagnostics);
      return;
    }
  }
}

void check_lists(const Database& database, Diagnostics& diagnostics) {
  for (const GrantedIssue& issue : list_issues(database, std::nullopt)) {
    for (const Shipment& shipment :
         read_shipments(database, *find_issue_row(database, issue.number), Which::all)) {
      if (!matches_its_hash(shipment)) {
        report_fault("G0794", database,
                     fmt::format("the frozen list of issue {} no longer matches its hash",
                                 model::to_text(issue.number)),
                     diagnostics);
      }
    }
  }
}

void check_tickets(const Database& database, Diagnostics& diagnostics) {
  for (const GrantedIssue& issue : list_issues(database, std::nullopt)) {
    for (const TicketRow& row : read_tickets(database, *find_issue_row(database, issue.number))) {
      if (!matches_its_hash(row)) {
        report_fault("G0794", database,
                     fmt::format("print ticket {} of issue {} no longer matches its hash",
                                 row.ticket.revision, model::to_text(issue.number)),
                     diagnostics);
      }
    }
  }
}

/// Of what one examination found the first few, and how many more there are: one row that was
/// changed can be at fault with every journal of its issue, and another examination, though its
/// code be the same, may tell what is the matter.
void report_some(const Diagnostics& found, Diagnostics& diagnostics) {
  constexpr std::size_t kToldOfOne = 5;
  const std::vector<Diagnostic>& all = found.list();
  for (std::size_t i = 0; i < std::min(all.size(), kToldOfOne); ++i) {
    diagnostics.report(all[i]);
  }
  if (all.size() > kToldOfOne) {
    Diagnostic rest = all.front();
    rest.message = fmt::format("and {} more of this kind", all.size() - kToldOfOne);
    rest.help = "what is told first, of the chain and of the guards, is the cause";
    diagnostics.report(std::move(rest));
  }
}

/// What an examination finds, no more of it than helps.
template <typename Examine>
void examine(const Examine& look, Diagnostics& diagnostics) {
  Diagnostics found;
  look(found);
  report_some(found, diagnostics);
}

/// Journals, numbers, lists and tickets.
void check_contents(const Database& database, Diagnostics& diagnostics) {
  for (const Examination& examination : kExaminations) {
    examine(
        [&](Diagnostics& found) {
          Statement faults = database.prepare(
              fmt::format(fmt::runtime(examination.sql), fmt::arg("issue", kIssueText)));
          while (faults.step()) {
            report_fault(examination.code, database, faults.text(0), found);
          }
        },
        diagnostics);
  }
  examine([&](Diagnostics& found) { check_lists(database, found); }, diagnostics);
  examine([&](Diagnostics& found) { check_tickets(database, found); }, diagnostics);
  examine([&](Diagnostics& found) { check_seals(database, found); }, diagnostics);
}

/// The contents of an older record, in a copy that is brought up to date: the file stays as it is.
void check_brought_up(const Database& database, Diagnostics& diagnostics) {
  const ScratchFolder folder;
  const std::filesystem::path path = folder.path() / "gazette.db";
  database.copy_to(path);
  Diagnostics found;
  {
    const Database copy(path, false);
    migrate(copy, migrations());
    check_contents(copy, found);
  }
  for (Diagnostic each : found.list()) {
    each.place.path = database.path();
    diagnostics.report(std::move(each));
  }
}

}  // namespace

YearCopies figures_of(int year, std::vector<IssueCopies> issues) {
  YearCopies figures = {.year = year};
  for (const IssueCopies& issue : issues) {
    figures.known_at = std::max(figures.known_at, issue.known_at);
    figures.numbers_count += issue.number.last - issue.number.first + 1;
    for (const auto& [mine, total] : kTotals) {
      figures.*total += issue.*mine;
    }
  }
  figures.recipients_count = issues.size() == 1 ? issues.front().recipients_count : 0;
  figures.issues = std::move(issues);
  return figures;
}

YearCopies Ledger::year_copies(int year, const CopiesMoment& moment) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  std::vector<IssueCopies> issues;
  IssueQuestions questions = prepare_questions(*database_);
  const bool is_now = !moment.as_of && !moment.known_at;
  for (const GrantedIssue& issue : list_issues(*database_, year)) {
    if (issue.date > last_day(moment)) {
      continue;
    }
    IssueCopies copies = {.number = issue.number, .date = issue.date, .state = issue.state};
    const std::int64_t id = find_issue_row(*database_, issue.number)->id;
    count_copies(questions, *database_, id, moment, copies);
    count_orders(questions, id, moment, copies);
    count_claims(questions, id, moment, copies);
    copies.state = is_now ? issue.state : state_of(copies);
    issues.push_back(copies);
  }
  YearCopies figures = figures_of(year, std::move(issues));
  figures.recipients_count = recipients_of_year(*database_, year, moment);
  return figures;
}

void Ledger::check(Diagnostics& diagnostics) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  if (!pages_are_sound(*database_, diagnostics)) {
    return;  // what is read from damaged pages says nothing
  }
  const std::size_t errors = diagnostics.errors_count();
  // First what tells the cause: guards that are gone, the first link that no longer fits.
  check_guards(*database_, diagnostics);
  check_chain(*database_, diagnostics);
  examine([&](Diagnostics& found) { check_references(*database_, found); }, diagnostics);
  const bool is_newest = version_of(*database_) == migrations().back().version;
  if (is_newest) {
    check_contents(*database_, diagnostics);
  } else if (diagnostics.errors_count() == errors) {
    check_brought_up(*database_, diagnostics);
  }
}

}  // namespace gazette::ledger
