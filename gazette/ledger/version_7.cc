// Version 7 of the record: copies on their way, acknowledged, claimed, returned, counted, reversed.
//
// A shipment goes in two steps: stock -> transit of each recipient, and with the receipt transit ->
// recipient. An entry of a recipient's accounts is one copy and names it (`piece`, as on its
// label), so the guard that keeps accounts from falling below zero also keeps anybody from
// acknowledging what was not sent to him, or a copy twice. Entries of former versions went to
// recipients at once and have piece 0: not told apart.
//
// What account and journal may hold cannot be widened in place: SQLite has no way to alter a CHECK.
// So the two tables are made anew with the rows they had. References to them are broken and whole
// again within the step, which is what `defer_foreign_keys` waits for.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion7 = R"sql(
PRAGMA defer_foreign_keys = ON;
CREATE TABLE former_account AS SELECT * FROM account;
DROP TABLE account;
CREATE TABLE former_journal AS SELECT * FROM journal;
DROP TABLE journal;

-- A place where copies can be; of transit and recipient one for each body that was ever sent some.
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'spoiled', 'stock', 'transit', 'recipient', 'archive',
                                    'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER REFERENCES body(id),
  UNIQUE(kind, body_id),
  CHECK((kind IN ('transit', 'recipient')) = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account SELECT code, kind, body_id FROM former_account;
INSERT INTO account(code, kind) VALUES ('archive', 'archive'), ('deposit', 'deposit'),
  ('returned', 'returned'), ('lost', 'lost'), ('scrapped', 'scrapped');
CREATE INDEX account_by_body ON account(body_id);

-- One event on the copies of an issue. `person` took or gave them; `reason` is the state in which
-- they were taken, why they were claimed, returned or moved, or how a count differs.
CREATE TABLE journal(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  kind TEXT NOT NULL CHECK(kind IN ('print_run', 'shipment', 'receipt', 'return', 'claim',
                                    'stock_count', 'move', 'reversal')),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  reverses INTEGER UNIQUE REFERENCES journal(id),
  person TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '',
  posted INTEGER NOT NULL DEFAULT 0 CHECK(posted IN (0, 1)),
  CHECK((kind = 'reversal') = (reverses IS NOT NULL))
) STRICT;
INSERT INTO journal(id, kind, issue_id, reference, date, reverses, posted)
  SELECT id, kind, issue_id, reference, date, reverses, posted FROM former_journal ORDER BY id;
CREATE INDEX journal_by_issue ON journal(issue_id);
DROP TABLE former_account;
DROP TABLE former_journal;

-- Which copy of the recipient's: from 1 for each issue, 0 where they are not told apart.
ALTER TABLE entry ADD COLUMN piece INTEGER NOT NULL DEFAULT 0 CHECK(piece >= 0);

-- Journals that were not reversed.
CREATE VIEW standing_journal AS
SELECT id, kind, issue_id, reference, date, person, reason FROM journal
WHERE posted = 1 AND kind <> 'reversal'
  AND NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = journal.id
                 AND later.posted = 1);
)sql"
                                   R"sql(
CREATE TRIGGER account_insert BEFORE INSERT ON account
WHEN EXISTS(SELECT 1 FROM account WHERE code = NEW.code
            OR (kind = NEW.kind AND body_id = NEW.body_id))
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never replaced'); END;
CREATE TRIGGER account_update BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never changed'); END;
CREATE TRIGGER account_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never deleted'); END;

CREATE TRIGGER journal_insert BEFORE INSERT ON journal
WHEN NEW.posted <> 0
  OR EXISTS(SELECT 1 FROM journal WHERE id = NEW.id OR reference = NEW.reference
            OR reverses = NEW.reverses)
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never replaced'); END;
CREATE TRIGGER journal_reverses BEFORE INSERT ON journal
WHEN NEW.reverses IS NOT NULL
  AND NOT EXISTS(SELECT 1 FROM journal WHERE id = NEW.reverses AND issue_id = NEW.issue_id
                 AND posted = 1 AND kind <> 'reversal')
BEGIN SELECT RAISE(ABORT, 'journal: only a posted journal of the issue is reversed'); END;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
WHEN OLD.posted <> 0 OR NEW.posted <> 1
  OR (NEW.id, NEW.kind, NEW.issue_id, NEW.reference, NEW.date, NEW.reverses, NEW.person, NEW.reason)
  IS NOT (OLD.id, OLD.kind, OLD.issue_id, OLD.reference, OLD.date, OLD.reverses, OLD.person,
          OLD.reason)
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never changed'); END;
CREATE TRIGGER journal_post BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal: the entries do not sum to zero')
  WHERE (SELECT coalesce(sum(copies), 1) FROM entry WHERE journal_id = OLD.id) <> 0;
  SELECT RAISE(ABORT, 'journal: an account would fall below zero')
  WHERE EXISTS(
    SELECT 1 FROM entry JOIN journal ON journal.id = entry.journal_id
    WHERE journal.issue_id = OLD.issue_id AND (journal.posted = 1 OR journal.id = OLD.id)
      AND entry.account <> 'press'
    GROUP BY entry.account, entry.piece HAVING sum(entry.copies) < 0);
  SELECT RAISE(ABORT, 'journal: the entries are not the reverse of the journal reversed')
  WHERE OLD.reverses IS NOT NULL AND EXISTS(
    SELECT 1 FROM entry WHERE journal_id IN (OLD.id, OLD.reverses)
    GROUP BY account, piece HAVING sum(copies) <> 0);
END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
