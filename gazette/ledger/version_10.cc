// Version 10 of the record: papers as they were issued, and the day on which copies were entered.
//
// A paper that people signed stays what it was. Made again after something it shows has changed, it
// is the next revision and names the former one, so each revision is a row: its number, the two
// days whose state it shows, its sums, and the hashes of its lines and of all its words.
//
// What moved copies has two clocks from now on, as recipients do: `date`, on which it happened, and
// `entered`, on which the office entered it. A list frozen as it was known on a former day says so.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion10 = R"sql(
-- The day on which the office entered it; NULL where a program before version 10 did.
ALTER TABLE journal ADD COLUMN entered TEXT CHECK(entered IS date(entered, '+0 days'));
CREATE TRIGGER journal_entered BEFORE INSERT ON journal
WHEN NEW.entered < (SELECT entered FROM journal ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'journal: entered before the latest entry'); END;
DROP TRIGGER journal_update;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
WHEN OLD.posted <> 0 OR NEW.posted <> 1
  OR (NEW.id, NEW.kind, NEW.issue_id, NEW.reference, NEW.date, NEW.reverses, NEW.person,
      NEW.reason, NEW.entered)
  IS NOT (OLD.id, OLD.kind, OLD.issue_id, OLD.reference, OLD.date, OLD.reverses, OLD.person,
      OLD.reason, OLD.entered)
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never changed'); END;

-- The list is the one that was known on this day; NULL: as the record then said.
ALTER TABLE shipment ADD COLUMN known_at TEXT CHECK(known_at IS date(known_at, '+0 days'));

-- A paper as issued (chứng từ). `lines_sha256` is the hash whose first digits stand on it, of its
-- lines; `shown_sha256` that of all its words but for revision and days.
CREATE TABLE paper(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  number TEXT NOT NULL CHECK(number <> ''),
  revision INTEGER NOT NULL CHECK(revision > 0),
  as_of TEXT NOT NULL CHECK(as_of IS date(as_of, '+0 days')),
  known_at TEXT NOT NULL CHECK(known_at IS date(known_at, '+0 days')),
  lines_count INTEGER NOT NULL CHECK(lines_count >= 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= 0),
  lines_sha256 TEXT NOT NULL CHECK(length(lines_sha256) = 64),
  shown_sha256 TEXT NOT NULL CHECK(length(shown_sha256) = 64),
  UNIQUE(number, revision)
) STRICT;
CREATE INDEX paper_by_issue ON paper(issue_id);

CREATE TRIGGER paper_insert BEFORE INSERT ON paper
WHEN EXISTS(SELECT 1 FROM paper WHERE id = NEW.id)
  OR NEW.revision <> 1 + (SELECT count(*) FROM paper WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'paper: not the next revision'); END;
CREATE TRIGGER paper_update BEFORE UPDATE ON paper
BEGIN SELECT RAISE(ABORT, 'paper: a row of the record is never changed'); END;
CREATE TRIGGER paper_delete BEFORE DELETE ON paper
BEGIN SELECT RAISE(ABORT, 'paper: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
