// Questions about issues that several parts of the ledger ask. Private to ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/database.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

/// Reports a finding about the record.
void report_finding(std::string_view code, const Database& database, std::string message,
                    std::string help, Diagnostics& diagnostics);

/// "1 copy", "12 copies".
[[nodiscard]] std::string copies_text(std::int64_t copies);

/// A row of table issue.
struct IssueRow {
  std::int64_t id = 0;
  model::IssueNumber number = {};
  Date date = {};
};

/// The issue, or a finding (G0725), at a place in a file of the user's where one is given.
[[nodiscard]] std::optional<IssueRow> require_issue(const Database& database,
                                                    const model::IssueNumber& number,
                                                    Diagnostics& diagnostics, Place place = {});

/// The issue, where its number was granted.
[[nodiscard]] std::optional<IssueRow> find_issue_row(const Database& database,
                                                     const model::IssueNumber& number);

/// Every issue, or those of one year, by year, then number; asks inside the caller's transaction.
[[nodiscard]] std::vector<GrantedIssue> list_issues(const Database& database,
                                                    std::optional<int> year);

}  // namespace gazette::ledger
