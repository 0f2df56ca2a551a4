// Version 11 of the record: copies of which nobody knows where they came from, and the file by
// which a journal was entered.
//
// A count of the shelf may find more than the journals brought there. That is no delivery of the
// printer: as one it would raise what was printed, and the protocol that both sides signed would no
// longer be true. So such copies come out of an account of their own, which like the press is below
// zero by what it gave.
//
// What an account may be cannot be widened in place: SQLite has no way to alter a CHECK. The table
// is made anew with the rows it had; entries refer to it again within the step.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion11 = R"sql(
PRAGMA defer_foreign_keys = ON;
CREATE TABLE former_account AS SELECT * FROM account;
DROP TABLE account;

-- A place where copies can be, or come from: press, and surplus (thừa, chưa rõ nguồn).
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'surplus', 'spoiled', 'stock', 'transit', 'recipient',
                                    'archive', 'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER REFERENCES body(id),
  UNIQUE(kind, body_id),
  CHECK((kind IN ('transit', 'recipient')) = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account SELECT code, kind, body_id FROM former_account;
INSERT INTO account(code, kind) VALUES ('surplus', 'surplus');
CREATE INDEX account_by_body ON account(body_id);
DROP TABLE former_account;

CREATE TRIGGER account_insert BEFORE INSERT ON account
WHEN EXISTS(SELECT 1 FROM account WHERE code = NEW.code
            OR (kind = NEW.kind AND body_id = NEW.body_id))
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never replaced'); END;
CREATE TRIGGER account_update BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never changed'); END;
CREATE TRIGGER account_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never deleted'); END;

-- Of the file by which it was entered, as the print shop's count; '' where nobody gave one.
ALTER TABLE journal ADD COLUMN source_sha256 TEXT NOT NULL DEFAULT ''
  CHECK(length(source_sha256) IN (0, 64));
DROP TRIGGER journal_update;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
WHEN OLD.posted <> 0 OR NEW.posted <> 1
  OR (NEW.id, NEW.kind, NEW.issue_id, NEW.reference, NEW.date, NEW.reverses, NEW.person,
      NEW.reason, NEW.entered, NEW.source_sha256)
  IS NOT (OLD.id, OLD.kind, OLD.issue_id, OLD.reference, OLD.date, OLD.reverses, OLD.person,
      OLD.reason, OLD.entered, OLD.source_sha256)
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never changed'); END;
DROP TRIGGER journal_post;
CREATE TRIGGER journal_post BEFORE UPDATE ON journal
BEGIN
  SELECT RAISE(ABORT, 'journal: the entries do not sum to zero')
  WHERE (SELECT coalesce(sum(copies), 1) FROM entry WHERE journal_id = OLD.id) <> 0;
  SELECT RAISE(ABORT, 'journal: an account would fall below zero')
  WHERE EXISTS(
    SELECT 1 FROM entry JOIN journal ON journal.id = entry.journal_id
    WHERE journal.issue_id = OLD.issue_id AND (journal.posted = 1 OR journal.id = OLD.id)
      AND entry.account NOT IN ('press', 'surplus')
    GROUP BY entry.account, entry.piece HAVING sum(entry.copies) < 0);
  SELECT RAISE(ABORT, 'journal: the entries are not the reverse of the journal reversed')
  WHERE OLD.reverses IS NOT NULL AND EXISTS(
    SELECT 1 FROM entry WHERE journal_id IN (OLD.id, OLD.reverses)
    GROUP BY account, piece HAVING sum(copies) <> 0);
END;
)sql";

}  // namespace gazette::ledger
