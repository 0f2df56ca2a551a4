// Papers as they were issued, revision by revision.

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/issues.h"

namespace gazette::ledger {
namespace {

std::vector<IssuedPaper> read_papers(const Database& database, std::string_view number) {
  Statement all = database.prepare(
      "SELECT year, first, last, number, revision, as_of, known_at, lines_count, copies_count, "
      "lines_sha256, shown_sha256 FROM paper JOIN issue ON issue.id = issue_id WHERE number = ? "
      "ORDER BY revision");
  all.bind(number);
  std::vector<IssuedPaper> papers;
  while (all.step()) {
    papers.push_back(
        {.issue = {.year = all.integer(0), .first = all.integer(1), .last = all.integer(2)},
         .number = all.text(3),
         .revision = all.integer(4),
         .as_of = all.date(5),
         .known_at = all.date(6),
         .lines_count = all.wide(7),
         .copies_count = all.wide(8),
         .lines_sha256 = all.text(9),
         .shown_sha256 = all.text(10)});
  }
  return papers;
}

void add_paper(const Database& database, const IssueRow& issue, const IssuedPaper& paper) {
  Statement insert = database.prepare(
      "INSERT INTO paper(issue_id, number, revision, as_of, known_at, lines_count, copies_count, "
      "lines_sha256, shown_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(issue.id, paper.number, paper.revision, paper.as_of, paper.known_at, paper.lines_count,
            paper.copies_count, paper.lines_sha256, paper.shown_sha256)
      .run();
}

}  // namespace

std::vector<IssuedPaper> Ledger::issued_papers(std::string_view number) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  return read_papers(*database_, number);
}

bool Ledger::enter_papers(const std::vector<IssuedPaper>& papers, Diagnostics& diagnostics) {
  Transaction transaction(*database_, Transaction::Kind::write);
  for (const IssuedPaper& paper : papers) {
    GAZETTE_ASSERT(is_valid(paper.as_of) && is_valid(paper.known_at));
    const std::optional<IssueRow> issue = require_issue(*database_, paper.issue, diagnostics);
    if (!issue) {
      return false;
    }
    const std::vector<IssuedPaper> former = read_papers(*database_, paper.number);
    if (!former.empty() && former.back() == paper) {
      continue;
    }
    const int next = former.empty() ? 1 : former.back().revision + 1;
    if (paper.revision != next) {
      report_finding("G0785", *database_,
                     fmt::format("{} was made as revision {}, and {} comes next", paper.number,
                                 paper.revision, next),
                     "another program issued it meanwhile: say the command again", diagnostics);
      return false;
    }
    add_paper(*database_, *issue, paper);
  }
  transaction.commit();
  return true;
}

}  // namespace gazette::ledger
