// Version 12 of the record: papers know which journals they are of.
//
// A paper made again after a journal was taken back and entered anew may have the same words and is
// another paper all the same. So each revision names the journals that it was drawn from, and what
// is reversed later leads to the papers that no longer hold. Reports, cards, lists of receipts and
// reminders are papers like the others from now on, with revisions; those of a year or a recipient
// are of no issue.
//
// That a column may be empty cannot be said in place: the table is made anew with the rows it had.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion12 = R"sql(
CREATE TABLE former_paper AS SELECT * FROM paper;
DROP TABLE paper;

-- A paper as issued (chứng từ). `code_sha256` is the hash whose first digits stand on it: of its
-- number, revision, days, journals and words; '' where a version before 12 issued it, whose papers
-- had the digits of `lines_sha256`. `shown_sha256` is of all its words but for revision and days.
CREATE TABLE paper(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER REFERENCES issue(id),
  number TEXT NOT NULL CHECK(number <> ''),
  revision INTEGER NOT NULL CHECK(revision > 0),
  as_of TEXT NOT NULL CHECK(as_of IS date(as_of, '+0 days')),
  known_at TEXT NOT NULL CHECK(known_at IS date(known_at, '+0 days')),
  lines_count INTEGER NOT NULL CHECK(lines_count >= 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= 0),
  lines_sha256 TEXT NOT NULL CHECK(length(lines_sha256) = 64),
  shown_sha256 TEXT NOT NULL CHECK(length(shown_sha256) = 64),
  code_sha256 TEXT NOT NULL DEFAULT '' CHECK(length(code_sha256) IN (0, 64)),
  UNIQUE(number, revision)
) STRICT;
INSERT INTO paper(id, issue_id, number, revision, as_of, known_at, lines_count, copies_count,
                  lines_sha256, shown_sha256)
  SELECT id, issue_id, number, revision, as_of, known_at, lines_count, copies_count, lines_sha256,
         shown_sha256 FROM former_paper ORDER BY id;
CREATE INDEX paper_by_issue ON paper(issue_id);
DROP TABLE former_paper;

-- A journal that a paper was drawn from.
CREATE TABLE paper_journal(
  paper_id INTEGER NOT NULL REFERENCES paper(id),
  journal_id INTEGER NOT NULL REFERENCES journal(id),
  PRIMARY KEY(paper_id, journal_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX paper_journal_by_journal ON paper_journal(journal_id);

CREATE TRIGGER paper_insert BEFORE INSERT ON paper
WHEN EXISTS(SELECT 1 FROM paper WHERE id = NEW.id)
  OR NEW.revision <> 1 + (SELECT count(*) FROM paper WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'paper: not the next revision'); END;
CREATE TRIGGER paper_update BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'paper: a row of the record is never changed'); END;
CREATE TRIGGER paper_delete BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'paper: a row of the record is never deleted'); END;

CREATE TRIGGER paper_journal_insert BEFORE INSERT ON paper_journal
WHEN EXISTS(SELECT 1 FROM paper_journal
            WHERE paper_id = NEW.paper_id AND journal_id = NEW.journal_id)
BEGIN SELECT RAISE(ABORT, 'paper_journal: a row of the record is never replaced'); END;
CREATE TRIGGER paper_journal_update BEFORE UPDATE ON paper_journal
BEGIN SELECT RAISE(ABORT, 'paper_journal: a row of the record is never changed'); END;
CREATE TRIGGER paper_journal_delete BEFORE DELETE ON paper_journal
BEGIN SELECT RAISE(ABORT, 'paper_journal: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
