// Figures of several issues, added up, and the papers in whose figures a journal is; with ledger.h
// the door of ledger/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// The figures of some issues of a year, as `Ledger::year_copies` has those of all. To how many
/// anything was sent is told of a single issue alone: of several the same may be meant (0).
[[nodiscard]] YearCopies figures_of(int year, std::vector<IssueCopies> issues);

/// Papers that may count what a journal moved that was taken back, without naming it.
struct CountingPapers {
  model::IssueNumber issue = {};  // of the journal
  Date issue_date = {};
  std::string kind = {};  // of the journal: "receipt"
  Date reversed_on = {};  // as of an earlier day the journal counts, and papers of then hold
  std::vector<IssuedPaper> papers = {};  // the latest revision of each, by number
};

/// Of a journal that was reversed, papers of its issue, or of no single one, that show the day of
/// the reversal or a later one and do not name the journal. Which of these count it in truth, a
/// year's report and not another year's, who makes papers knows. None of a journal that stands.
[[nodiscard]] CountingPapers papers_counting(const Ledger& ledger, std::string_view journal);

}  // namespace gazette::ledger
