// Several clerks at once: five programs that write the same record.

#include <algorithm>

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

constexpr int kProcesses = 5;
constexpr int kJournals = 40;

const model::IssueNumber kIssue = {.year = 2022, .first = 1, .last = 1};

/// Posts the journals of one clerk; how many were taken.
int post_all(const std::filesystem::path& path, int clerk) {
  Diagnostics diagnostics;
  auto ledger = Ledger::open(path, Missing::report, diagnostics);
  int posted = 0;
  for (int i = 0; ledger && i < kJournals; ++i) {
    const PrintReceipt receipt = {.issue = kIssue,
                                  .good = 1,
                                  .date = {2022, 6, 20},
                                  .reference = fmt::format("giao-{}-{}", clerk, i)};
    posted += ledger->receive_print(receipt, diagnostics) ? 1 : 0;
  }
  return posted;
}

}  // namespace

TEST_CASE("five programs post forty journals each: all 200 are posted, none finds it busy") {
  const Folder folder;
  {
    Ledger ledger = open_record(folder.record());
    Diagnostics diagnostics;
    REQUIRE(ledger.grant_number({.year = 2022, .date = day("2022-06-20")}, diagnostics));
    REQUIRE(ledger.order_print({.issue = kIssue, .copies = 200, .date = day("2022-06-15")},
                               diagnostics));
  }
  std::vector<pid_t> clerks;
  for (int clerk = 0; clerk < kProcesses; ++clerk) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      int posted = 0;
      try {
        posted = post_all(folder.record(), clerk);
      } catch (const std::exception&) {
        posted = 255;  // an error of a busy record would be one
      }
      _exit(posted);
    }
    clerks.push_back(child);
  }
  for (const pid_t clerk : clerks) {
    int status = 0;
    REQUIRE(waitpid(clerk, &status, 0) == clerk);
    CHECK(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == kJournals);
  }
  const Ledger ledger = open_record(folder.record());
  CHECK(ledger.year_copies(2022).printed == kProcesses * kJournals);
  CHECK(RawRecord(folder.record()).ask("SELECT count(*) FROM journal WHERE posted = 1") == "200");
  CHECK(faults_of(ledger).empty());
}

}  // namespace gazette::ledger
