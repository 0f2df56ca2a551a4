// Figures of several issues, added up, and the papers in whose figures a journal is; with ledger.h
// the door of ledger/.
#pragma once

#include <string_view>
#include <vector>

#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// The figures of some issues of a year, as `Ledger::year_copies` has those of all. To how many
/// anything was sent is told of a single issue alone: of several the same may be meant (0).
[[nodiscard]] YearCopies figures_of(int year, std::vector<IssueCopies> issues);

/// Papers that may count what a journal moved without naming it.
struct CountingPapers {
  model::IssueNumber issue = {};  // of the journal
  Date issue_date = {};
  std::vector<IssuedPaper> papers = {};  // the latest revision of each, by number
};

/// Papers of the journal's issue, or of no single one, that show its day or a later one and do not
/// name it. Which of these are of its issue in truth, a year's report and not another year's, who
/// makes papers knows.
[[nodiscard]] CountingPapers papers_counting(const Ledger& ledger, std::string_view journal);

}  // namespace gazette::ledger
