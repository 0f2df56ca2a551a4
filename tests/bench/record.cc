// Times the record, for "scripts/bench record".
//
//   bench_record year FOLDER       a year is entered: 39 issues to 193 recipients
//   bench_record make FILE YEARS   makes a record of 34 provinces: 1,326 issues a year
//   bench_record figures FILE      the figures of one year of it, with the plans of every question

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sqlite3.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/proof.h"

namespace gazette::ledger {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

constexpr int kIssues = 39;
constexpr int kRecipients = 193;
constexpr int kProvinces = 34;
constexpr int kFirstYear = 2000;
constexpr int kRuns = 5;

class Watch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  }
  /// Of the processor alone: what else the machine does is not in it.
  [[nodiscard]] double processor() const {
    return static_cast<double>(std::clock() - ticks_) / CLOCKS_PER_SEC;
  }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::clock_t ticks_ = std::clock();
};

Ledger open(const fs::path& path, Missing missing) {
  Diagnostics diagnostics;
  auto ledger = Ledger::open(path, missing, diagnostics);
  GAZETTE_ASSERT(ledger.has_value());
  return std::move(*ledger);
}

std::string list_of(int count) {
  std::string csv = "id,name,kind,district,address,copies,channel,basis\n";
  for (int i = 1; i <= count; ++i) {
    csv += fmt::format(
        "R{0:04},UBND xã số {0},xã,Huyện {1},\"Ấp {2}, xã số {0}\",1,bưu điện,Cấp không thu tiền\n",
        i, i % 11, i % 7);
  }
  return csv;
}

void print_row(std::string_view what, double seconds, double processor) {
  fmt::print("| {} | {:.3f} | {:.3f} |\n", what, seconds, processor);
}

void print_head() {
  fmt::print("| | seconds | of the processor |\n|---|---:|---:|\n");
}

struct Time {
  double seconds = 0;
  double processor = 0;
};

/// Every recipient acknowledges its copy.
void acknowledge(Ledger& ledger, const Shipment& shipment, Diagnostics& diagnostics) {
  ReceiptBatch batch;
  for (const Recipient& recipient : shipment.recipients) {
    batch.lines.push_back({.piece = {.issue = shipment.issue, .recipient = recipient.id},
                           .date = shipment.date,
                           .taker = "văn thư"});
  }
  const auto receipt = ledger.receive_copies(batch, diagnostics);
  GAZETTE_ASSERT(receipt.has_value() && receipt->copies_count == shipment.copies_count);
}

/// Enters the year's issues; gives the time of the slowest shipment.
Time enter_year(Ledger& ledger) {
  Diagnostics diagnostics;
  Time longest;
  for (int i = 0; i < kIssues; ++i) {
    const Date date = add_days({2022, 1, 10}, i * 9);
    const auto number = ledger.grant_number({.year = 2022, .date = date}, diagnostics);
    ledger.order_print({.issue = *number, .copies = kRecipients + 2, .date = date}, diagnostics);
    ledger.receive_print({.issue = *number, .good = kRecipients + 2, .date = date}, diagnostics);
    const Watch watch;
    const auto shipment = ledger.plan_shipment(*number, date, diagnostics);
    GAZETTE_ASSERT(shipment.has_value() && shipment->copies_count == kRecipients);
    longest.seconds = std::max(longest.seconds, watch.seconds());
    longest.processor = std::max(longest.processor, watch.processor());
    acknowledge(ledger, *shipment, diagnostics);
  }
  GAZETTE_ASSERT(diagnostics.list().empty());
  return longest;
}

/// The better of two measures of the same.
void keep_best(Time& best, double seconds, double processor) {
  const bool is_first = best.seconds == 0;
  best.seconds = is_first ? seconds : std::min(best.seconds, seconds);
  best.processor = is_first ? processor : std::min(best.processor, processor);
}

/// Of several runs the fastest counts.
void bench_year(const fs::path& folder) {
  fs::create_directories(folder);
  Time year;
  Time plan;
  Time examined;
  for (int run = 0; run < kRuns; ++run) {
    const fs::path path = folder / fmt::format("year-{}.db", run);
    fs::remove(path);
    Ledger ledger = open(path, Missing::create);
    Diagnostics diagnostics;
    ledger.import_recipients(
        {.csv = list_of(kRecipients), .path = "recipients.csv", .entered = ledger::kBeginning},
        diagnostics);
    const Watch watch;
    const Time longest = enter_year(ledger);
    keep_best(year, watch.seconds(), watch.processor());
    keep_best(plan, longest.seconds, longest.processor);
    const Watch examination;
    ledger.check(diagnostics);
    keep_best(examined, examination.seconds(), examination.processor());
    GAZETTE_ASSERT(diagnostics.list().empty());
  }
  print_head();
  print_row("a year entered: 39 issues to 193 recipients, receipts for all", year.seconds,
            year.processor);
  print_row("its slowest `distribute plan`", plan.seconds, plan.processor);
  print_row("the record examined, with its chain", examined.seconds, examined.processor);
}

/// The statements that enter one issue, prepared once.
struct Entry {
  explicit Entry(const Database& database)
      : issue(database.prepare("INSERT INTO issue(year, first, last, date) VALUES (?, ?, ?, ?)")),
        number(database.prepare("INSERT INTO number_grant VALUES (?, ?, ?)")),
        order(database.prepare(
            "INSERT INTO print_order(issue_id, reference, copies, date) VALUES (?, ?, ?, ?)")),
        journal(database.prepare(
            "INSERT INTO journal(kind, issue_id, reference, date) VALUES (?, ?, ?, ?)")),
        entry(database.prepare(
            "INSERT INTO entry(journal_id, line, account, copies) VALUES (?, ?, ?, ?)")),
        post(database.prepare("UPDATE journal SET posted = 1 WHERE id = ?")),
        shipment(database.prepare(
            "INSERT INTO shipment(issue_id, journal_id, date, recipients_count, copies_count, "
            "list_sha256) VALUES (?, ?, ?, ?, ?, ?)")),
        lines(database.prepare(
            "INSERT INTO shipment_line SELECT ?, row_number() OVER (ORDER BY body.id), body.id, "
            "code, name, kind, district, address, copies, channel, basis, official_code, note, "
            "v.postal_code FROM body JOIN body_version AS v ON v.body_id = body.id "
            "JOIN entitlement AS e ON e.body_id = body.id WHERE body.id BETWEEN ? AND ?")) {}

  Statement issue, number, order, journal, entry, post, shipment, lines;
};

/// One issue of one province: a print run and a shipment, with their lists.
void enter_issue(const Database& database, Entry& sql, int year, int number) {
  const Date date = add_days({year, 1, 1}, number / kProvinces * 9);
  const int first_body = number % kProvinces * kRecipients + 1;
  sql.issue.bind(year, number + 1, number + 1, date).run();
  const std::int64_t issue = database.last_id();
  sql.number.bind(year, number + 1, issue).run();
  sql.order.bind(issue, fmt::format("in-{}-{}", year, number), kRecipients, date).run();
  sql.journal.bind("print_run"sv, issue, fmt::format("nhan-{}-{}", year, number), date).run();
  std::int64_t journal = database.last_id();
  sql.entry.bind(journal, 1, "press"sv, -kRecipients - 4).run();
  sql.entry.bind(journal, 2, "stock"sv, kRecipients + 2).run();
  sql.entry.bind(journal, 3, "spoiled"sv, 2).run();
  sql.post.bind(journal).run();
  sql.journal.bind("shipment"sv, issue, fmt::format("phat-hanh-{}-{}", year, number), date).run();
  journal = database.last_id();
  sql.entry.bind(journal, 1, "stock"sv, -kRecipients).run();
  for (int i = 0; i < kRecipients; ++i) {
    sql.entry.bind(journal, i + 2, fmt::format("transit:R{:04}", first_body + i), 1).run();
  }
  sql.post.bind(journal).run();
  sql.shipment.bind(issue, journal, date, kRecipients, kRecipients, std::string(64, '0')).run();
  sql.lines.bind(database.last_id(), first_body, first_body + kRecipients - 1).run();
}

/// Every recipient acknowledges its copy.
void enter_receipts(const Database& database, Entry& sql, int year, int number) {
  const Date date = add_days({year, 1, 3}, number / kProvinces * 9);
  const int first_body = number % kProvinces * kRecipients + 1;
  Statement issue = database.prepare("SELECT id FROM issue WHERE year = ? AND first = ?");
  issue.bind(year, number + 1);
  GAZETTE_ASSERT(issue.step());
  sql.journal.bind("receipt"sv, issue.wide(0), fmt::format("nhan-du-{}-{}", year, number), date)
      .run();
  const std::int64_t journal = database.last_id();
  for (int i = 0; i < kRecipients; ++i) {
    const std::string body = fmt::format(":R{:04}", first_body + i);
    sql.entry.bind(journal, 2 * i + 1, "transit" + body, -1).run();
    sql.entry.bind(journal, 2 * i + 2, "recipient" + body, 1).run();
  }
  sql.post.bind(journal).run();
}

/// The last year has receipts for all. The whole of it would take the disk an hour to sync: a power
/// cut may have this file.
void make_record(const fs::path& path, int years) {
  fs::remove(path);
  Ledger ledger = open(path, Missing::create);
  Diagnostics diagnostics;
  const std::string list = list_of(kProvinces * kRecipients);
  ledger.import_recipients({.csv = list, .path = "recipients.csv", .entered = kBeginning},
                           diagnostics);
  const Database& database = ledger.database();
  database.run("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  const Watch watch;
  {
    Transaction transaction(database, Transaction::Kind::write);
    database.run(
        "INSERT INTO account SELECT kind || ':' || code, kind, id FROM body, "
        "(SELECT 'transit' AS kind UNION SELECT 'recipient')");
    transaction.commit();
  }
  for (int year = kFirstYear; year < kFirstYear + years; ++year) {
    Transaction transaction(database, Transaction::Kind::write);
    Entry sql(database);
    for (int number = 0; number < kProvinces * kIssues; ++number) {
      enter_issue(database, sql, year, number);
      if (year + 1 == kFirstYear + years) {
        enter_receipts(database, sql, year, number);
      }
    }
    transaction.commit();
  }
  fmt::print("{} entries, {} MB, made in {:.0f} s\n", database.number("SELECT count(*) FROM entry"),
             fs::file_size(path) / 1'000'000, watch.seconds());
}

std::set<std::string> questions;

/// Called by SQLite for every statement that runs on any connection.
int note_question(unsigned /*event*/, void* /*none*/, void* statement, void* /*sql*/) {
  const char* sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
  if (sql != nullptr && std::string_view(sql).find("SELECT") != std::string_view::npos) {
    questions.insert(sql);
  }
  return 0;
}

int listen(sqlite3* handle, char** /*message*/, const void* /*api*/) {
  return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note_question, nullptr);
}

void print_plans(const Database& database) {
  for (const std::string& question : std::set(questions)) {
    fmt::print("\n{}\n", question);
    Statement plan = database.prepare("EXPLAIN QUERY PLAN " + question);
    while (plan.step()) {
      fmt::print("    {}\n", plan.text(3));
    }
  }
}

/// One more issue in a record that is full of them.
void bench_plan(Ledger& ledger, int year) {
  Diagnostics diagnostics;
  const Date date = {year + 1, 1, 10};
  const auto number = ledger.grant_number({.year = year + 1, .date = date}, diagnostics);
  const int copies = kProvinces * kRecipients;
  ledger.order_print({.issue = *number, .copies = copies, .date = date}, diagnostics);
  ledger.receive_print({.issue = *number, .good = copies, .date = date}, diagnostics);
  const Watch watch;
  const auto shipment = ledger.plan_shipment(*number, date, diagnostics);
  GAZETTE_ASSERT(shipment.has_value() && diagnostics.list().empty());
  print_row(fmt::format("a shipment to all {} recipients", shipment->recipients.size()),
            watch.seconds(), watch.processor());
}

/// What is on its way of the issue just sent, and of all that were ever sent.
void bench_pending(const Ledger& ledger, int year) {
  const Date day = {year + 1, 1, 20};
  const model::IssueNumber last = ledger.issues(year + 1).back().number;
  for (const auto& issue : {std::optional(last), std::optional<model::IssueNumber>()}) {
    const Watch watch;
    const std::size_t receipts_count = ledger.pending_copies(day, issue).size();
    print_row(
        fmt::format("late receipts of {}: {}", issue ? "one issue" : "all issues", receipts_count),
        watch.seconds(), watch.processor());
  }
}

void bench_figures(const fs::path& path) {
  sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen));
  Ledger ledger = open(path, Missing::report);
  const int year = static_cast<int>(ledger.database().number("SELECT max(year) FROM issue"));
  questions.clear();
  print_head();
  for (int run = 0; run < kRuns; ++run) {
    const Watch watch;
    const YearCopies copies = ledger.year_copies(year);
    print_row(fmt::format("figures of {}: {} issues, {} copies sent to {} recipients", year,
                          copies.issues.size(), copies.sent, copies.recipients_count),
              watch.seconds(), watch.processor());
  }
  bench_plan(ledger, year);
  bench_pending(ledger, year);
  print_plans(ledger.database());
}

}  // namespace
}  // namespace gazette::ledger

int main(int argc, char** argv) {
  const std::string_view what = argc > 2 ? argv[1] : "";
  if (what == "year") {
    gazette::ledger::bench_year(argv[2]);
  } else if (what == "make" && argc == 4) {
    gazette::ledger::make_record(argv[2], std::atoi(argv[3]));
  } else if (what == "figures") {
    gazette::ledger::bench_figures(argv[2]);
  } else {
    std::fputs("bench_record year FOLDER | make FILE YEARS | figures FILE\n", stderr);
    return 2;
  }
  return 0;
}
