// Papers as they were issued, revision by revision, with the journals that each was drawn from.

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/ledger/figures.h"
#include "gazette/ledger/issues.h"
#include "gazette/ledger/journal.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kColumns =
    "SELECT year, first, last, number, revision, as_of, known_at, lines_count, copies_count, "
    "lines_sha256, shown_sha256, code_sha256, paper.id FROM paper "
    "LEFT JOIN issue ON issue.id = issue_id ";

/// The papers of a statement of these columns.
std::vector<IssuedPaper> read_all(const Database& database, Statement& all) {
  Statement journals = database.prepare(
      "SELECT reference FROM paper_journal CROSS JOIN journal ON journal.id = journal_id "
      "WHERE paper_id = ? ORDER BY reference");
  std::vector<IssuedPaper> papers;
  while (all.step()) {
    IssuedPaper& paper = papers.emplace_back(IssuedPaper{.number = all.text(3),
                                                         .revision = all.integer(4),
                                                         .as_of = all.date(5),
                                                         .known_at = all.date(6),
                                                         .lines_count = all.wide(7),
                                                         .copies_count = all.wide(8),
                                                         .lines_sha256 = all.text(9),
                                                         .shown_sha256 = all.text(10),
                                                         .code_sha256 = all.text(11)});
    if (!all.is_null(0)) {
      paper.issue = {.year = all.integer(0), .first = all.integer(1), .last = all.integer(2)};
    }
    journals.reset();
    journals.bind(all.wide(12));
    while (journals.step()) {
      paper.journals.push_back(journals.text(0));
    }
  }
  return papers;
}

std::vector<IssuedPaper> read_papers(const Database& database, std::string_view number) {
  Statement all = database.prepare(fmt::format("{}WHERE number = ? ORDER BY revision", kColumns));
  all.bind(number);
  return read_all(database, all);
}

void add_paper(const Database& database, std::optional<std::int64_t> issue,
               const IssuedPaper& paper) {
  Statement insert = database.prepare(
      "INSERT INTO paper(issue_id, number, revision, as_of, known_at, lines_count, copies_count, "
      "lines_sha256, shown_sha256, code_sha256) VALUES (nullif(?, 0), ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  insert
      .bind(issue.value_or(0), paper.number, paper.revision, paper.as_of, paper.known_at,
            paper.lines_count, paper.copies_count, paper.lines_sha256, paper.shown_sha256,
            paper.code_sha256)
      .run();
  const std::int64_t id = database.last_id();
  Statement drawn_from = database.prepare(
      "INSERT INTO paper_journal(paper_id, journal_id) SELECT ?, id FROM journal "
      "WHERE reference = ? AND posted = 1");
  for (const std::string& reference : paper.journals) {
    drawn_from.reset();
    drawn_from.bind(id, reference).run();
  }
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
    const std::optional<IssueRow> issue =
        paper.issue ? require_issue(*database_, *paper.issue, diagnostics) : std::nullopt;
    if (paper.issue && !issue) {
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
    add_paper(*database_, issue ? std::optional(issue->id) : std::nullopt, paper);
  }
  transaction.commit();
  return true;
}

std::vector<IssuedPaper> Ledger::papers_of(std::string_view journal) const {
  const Transaction transaction(*database_, Transaction::Kind::read);
  Statement all = database_->prepare(
      fmt::format("{}WHERE paper.id IN (SELECT paper_id FROM paper_journal "
                  "WHERE journal_id = (SELECT id FROM journal WHERE reference = ?)) "
                  "AND NOT EXISTS(SELECT 1 FROM paper AS later WHERE later.number = paper.number "
                  "AND later.revision > paper.revision) ORDER BY number",
                  kColumns));
  all.bind(journal);
  return read_all(*database_, all);
}

CountingPapers papers_counting(const Ledger& ledger, std::string_view journal) {
  const Database& database = ledger.database();
  const Transaction transaction(database, Transaction::Kind::read);
  CountingPapers counting;
  Statement issue = database.prepare(
      "SELECT year, first, last, issue.date, mine.kind, later.date FROM journal AS mine "
      "JOIN issue ON issue.id = mine.issue_id JOIN journal AS later ON later.reverses = mine.id "
      "WHERE mine.reference = ?");
  issue.bind(journal);
  if (!issue.step()) {
    return counting;
  }
  counting.issue = {.year = issue.integer(0), .first = issue.integer(1), .last = issue.integer(2)};
  counting.issue_date = issue.date(3);
  counting.kind = issue.text(4);
  counting.reversed_on = issue.date(5);
  Statement all = database.prepare(
      fmt::format("{}WHERE EXISTS(SELECT 1 FROM journal AS mine JOIN journal AS later "
                  "ON later.reverses = mine.id WHERE mine.reference = ? "
                  "AND (paper.issue_id IS NULL OR paper.issue_id = mine.issue_id) "
                  "AND paper.as_of >= later.date "
                  "AND paper.known_at >= coalesce(mine.entered, mine.date) "
                  "AND NOT EXISTS(SELECT 1 FROM paper_journal WHERE paper_id = paper.id "
                  "AND journal_id = mine.id)) "
                  "AND NOT EXISTS(SELECT 1 FROM paper AS later WHERE later.number = paper.number "
                  "AND later.revision > paper.revision) ORDER BY number",
                  kColumns));
  all.bind(journal);
  counting.papers = read_all(database, all);
  return counting;
}

}  // namespace gazette::ledger
