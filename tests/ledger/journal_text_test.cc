// The journals as plain text, judged by the two programs that read them.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>

#include "gazette/base/process.h"
#include "gazette/base/text.h"
#include "gazette/ledger/proof.h"
#include "tests/ledger/replay.h"

namespace gazette::ledger {
namespace {

/// Copies by account and commodity: "stock CB 2022/01".
using Balances = std::map<std::string, long>;

/// What a judge prints of a text, or nothing where it is not installed.
std::optional<std::string> judged(const std::string& program, std::vector<std::string> arguments,
                                  const Folder& folder, const std::string& text) {
  const auto path = find_program(program);
  if (!path) {
    std::cout << "skipped: " << program << " is not installed\n";
    return std::nullopt;
  }
  std::ofstream(folder / "copies.journal") << text;
  arguments.insert(arguments.begin(), {"-f", (folder / "copies.journal").string()});
  const ProcessResult result = run_process({.program = *path, .arguments = arguments});
  INFO(result.error_output);
  REQUIRE(result.is_success());
  return result.output;
}

std::string without_quotes(std::string_view text) {
  std::string result;
  for (const char each : text) {
    if (each != '"') {
      result += each;
    }
  }
  return result;
}

/// hledger's CSV: "stock","CB 2022/01","195".
std::optional<Balances> hledger_balances(const Folder& folder, const std::string& text) {
  if (const auto strict = judged("hledger", {"check", "--strict"}, folder, text)) {
    CHECK(strict->empty());
  }
  const auto csv =
      judged("hledger", {"balance", "--flat", "--no-total", "--layout", "bare", "-O", "csv"},
             folder, text);
  if (!csv) {
    return std::nullopt;
  }
  Balances balances;
  for (const std::string_view line : split(*csv, '\n')) {
    const std::string row = without_quotes(line);
    const auto fields = split(row, ',');
    if (fields.size() == 3 && fields[0] != "account") {
      balances[std::string(fields[0]) + " " + std::string(fields[1])] =
          std::atol(std::string(fields[2]).c_str());
    }
  }
  return balances;
}

/// ledger's own format: the account with its first amount, each further amount on a line.
std::optional<Balances> ledger_balances(const Folder& folder, const std::string& text) {
  const auto printed =
      judged("ledger",
             {"--args-only", "--strict", "--pedantic", "balance", "--flat", "--no-total",
              "--balance-format", "%(account)\\t%(scrub(display_total))\\n"},
             folder, text);
  if (!printed) {
    return std::nullopt;
  }
  Balances balances;
  std::string account;
  for (const std::string_view line : split(*printed, '\n')) {
    const auto fields = split(line, '\t');
    if (fields.size() == 2) {
      account = std::string(fields[0]);
    }
    const std::string amount = without_quotes(trim(fields.back()));
    if (!amount.empty()) {
      const std::size_t space = amount.find(' ');
      balances[account + " " + amount.substr(space + 1)] = std::atol(amount.c_str());
    }
  }
  return balances;
}

/// Our own, from the rows.
Balances record_balances(const Folder& folder) {
  RawRecord raw(folder.record());
  Balances balances;
  const std::string rows = raw.ask(
      "SELECT group_concat(line, char(10)) FROM (SELECT account || ' CB ' || year || '/' || "
      "printf('%02d', first) || CASE WHEN last > first THEN printf('-%02d', last) ELSE '' END || "
      "char(9) || sum(copies) AS line FROM entry JOIN journal ON journal.id = journal_id "
      "JOIN issue ON issue.id = issue_id GROUP BY account, issue_id HAVING sum(copies) <> 0)");
  for (const std::string_view row : split(rows, '\n')) {
    const auto fields = split(row, '\t');
    balances[std::string(fields.at(0))] = std::atol(std::string(fields.at(1)).c_str());
  }
  return balances;
}

long sum_of(const Balances& balances, std::string_view account) {
  long sum = 0;
  for (const auto& [name, copies] : balances) {
    sum += name.starts_with(account) ? copies : 0;
  }
  return sum;
}

}  // namespace

TEST_CASE("a journal is a transaction with its date, reference, issue and entries") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  const model::IssueNumber number = issue_number("2022/38-39");
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  REQUIRE(import_list(ledger, list_of(2), "recipients.csv", {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = number, .copies = 4, .date = day("2022-09-18")}, diagnostics));
  REQUIRE(ledger.receive_print({.issue = number,
                                .good = 4,
                                .spoiled = 1,
                                .date = day("2022-09-19"),
                                .reference = "giao (lần  1); 100%"},
                               diagnostics));
  REQUIRE(ledger.plan_shipment(number, day("2022-09-20"), diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
  CHECK(journal_text(ledger, {}) ==
        "; Copies of the gazette by double entry, for hledger and ledger: every transaction sums "
        "to\n"
        "; zero. All issues: 2 transactions in 5 accounts.\n"
        "\n"
        "account press\n"
        "account spoiled\n"
        "account stock\n"
        "account transit:R001\n"
        "account transit:R002\n"
        "commodity \"CB 2022/38-39\"\n"
        "\n"
        "2022-09-19 * (giao %28lần %201%29%3B 100%25) print_run 2022/38-39\n"
        "    press  -5 \"CB 2022/38-39\"\n"
        "    stock  4 \"CB 2022/38-39\"\n"
        "    spoiled  1 \"CB 2022/38-39\"\n"
        "\n"
        "2022-09-20 * (phat-hanh-2022-38-39) shipment 2022/38-39\n"
        "    stock  -2 \"CB 2022/38-39\"\n"
        "    transit:R001  1 \"CB 2022/38-39\"\n"
        "    transit:R002  1 \"CB 2022/38-39\"\n");
  const Balances ours = record_balances(folder);
  CHECK(hledger_balances(folder, journal_text(ledger, {})).value_or(ours) == ours);
  CHECK(ledger_balances(folder, journal_text(ledger, {})).value_or(ours) == ours);
  CHECK(journal_text(ledger, 2021) ==
        "; Copies of the gazette by double entry, for hledger and ledger: every transaction sums "
        "to\n"
        "; zero. Issues of 2021: 0 transactions in 0 accounts.\n\n");
}

TEST_CASE("a reversal names the journal that it takes back") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(1), "recipients.csv", {}, diagnostics));
  enter_issue(ledger, day("2022-01-10"), 1, 0);
  REQUIRE(ledger.reverse(
      {.reversed = "phat-hanh-2022-01", .date = day("2022-02-01"), .reference = "huy-1"},
      diagnostics));
  const std::string text = journal_text(ledger, 2022);
  CHECK(text.substr(text.rfind("\n\n") + 2) ==
        "2022-02-01 * (huy-1) reversal 2022/01\n"
        "    ; reverses phat-hanh-2022-01\n"
        "    stock  1 \"CB 2022/01\"\n"
        "    transit:R001  -1 \"CB 2022/01\"\n");
  const Balances ours = {{"press CB 2022/01", -1}, {"stock CB 2022/01", 1}};
  CHECK(hledger_balances(folder, text).value_or(ours) == ours);
  CHECK(ledger_balances(folder, text).value_or(ours) == ours);
}

TEST_CASE("hledger and ledger add the year 2022 up to the same 7,527 copies") {
  const Folder folder;
  replay_2022(folder.record());
  const Ledger ledger = open_record(folder.record());
  const std::string text = journal_text(ledger, 2022);
  CHECK(journal_text(open_record(folder.record()), 2022) == text);
  const Balances ours = record_balances(folder);
  CHECK(sum_of(ours, "transit:") == 7527);
  CHECK(sum_of(ours, "press ") == -39 * 198);
  CHECK(sum_of(ours, "stock ") == 78);
  CHECK(sum_of(ours, "spoiled ") == 117);
  CHECK(sum_of(ours, "") == 0);
  CHECK(ledger.year_copies(2022).sent == 7527);
  CHECK(hledger_balances(folder, text).value_or(ours) == ours);
  CHECK(ledger_balances(folder, text).value_or(ours) == ours);
}

}  // namespace gazette::ledger
