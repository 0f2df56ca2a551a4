// How SQLite goes about the questions that are asked while somebody waits: from the issue to its
// journals to their entries, whatever else the record holds.

#include <algorithm>

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

std::vector<std::string> questions;

/// Called by SQLite for every statement that runs on any connection.
int note_question(unsigned /*event*/, void* /*none*/, void* statement, void* /*sql*/) {
  const char* const sql = sqlite3_sql(static_cast<sqlite3_stmt*>(statement));
  if (sql != nullptr && std::string_view(sql).starts_with("SELECT")) {
    questions.emplace_back(sql);
  }
  return 0;
}

int listen(sqlite3* handle, char** /*message*/, const void* /*api*/) {
  return sqlite3_trace_v2(handle, SQLITE_TRACE_STMT, note_question, nullptr);
}

/// Connections opened while it lives tell what they are asked.
class Listening {
 public:
  Listening() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(listen)); }
  ~Listening() { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(listen)); }
  Listening(const Listening&) = delete;
  Listening& operator=(const Listening&) = delete;
};

/// The steps that name a table, of all questions noted: "SEARCH entry USING PRIMARY KEY".
std::vector<std::string> steps_about(const std::filesystem::path& record,
                                     const std::string& table) {
  RawRecord raw(record);
  std::vector<std::string> steps;
  for (const std::string& question : questions) {
    for (std::string& step : raw.plan_of(question)) {
      if (step.starts_with("SEARCH " + table + " ") || step == "SCAN " + table ||
          step.starts_with("SCAN " + table + " ")) {
        steps.push_back(std::move(step));
      }
    }
  }
  std::sort(steps.begin(), steps.end());
  steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
  return steps;
}

}  // namespace

TEST_CASE("what waits for its receipt is found from the issue, not from every entry ever made") {
  const Folder folder;
  {
    const Ledger ledger = sent_office(folder);
  }
  const Listening listening;
  const Ledger ledger = open_record(folder.record());
  for (const auto& issue : {std::optional<model::IssueNumber>(), std::optional(kIssue)}) {
    questions.clear();
    CHECK(ledger.pending_copies(day("2022-09-22"), issue).size() == 3);
    CHECK(steps_about(folder.record(), "entry") ==
          std::vector<std::string>{"SEARCH entry USING PRIMARY KEY (journal_id=?)"});
    CHECK(steps_about(folder.record(), "journal") ==
          std::vector<std::string>{"SEARCH journal USING INDEX journal_by_issue (issue_id=?)"});
  }
}

}  // namespace gazette::ledger
