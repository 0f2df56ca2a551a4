// Version 3 of the record: print orders, journals of copies, shipments.
//
// Copies are kept as an accountant keeps money. A journal is one event; its entries, signed numbers
// of copies, sum to zero, so that "printed = sent + in stock + spoiled" is no formula of a report
// but what the entries must give. A journal is entered as a draft and posted in the same
// transaction; posting is the one change let through, and is refused where the entries do not sum
// to zero or an account other than the press would fall below it.
//
// A shipment copies the names and addresses of its day. They are never looked up again, so the list
// that people signed stays the list.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion3 = R"sql(
-- An order to the printer (phiếu đặt in).
CREATE TABLE print_order(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  copies INTEGER NOT NULL CHECK(copies > 0),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days'))
) STRICT;
CREATE INDEX print_order_by_issue ON print_order(issue_id);

-- A place where copies can be; one for each body that was ever sent some.
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'spoiled', 'stock', 'transit', 'recipient', 'archive',
                                    'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER UNIQUE REFERENCES body(id),
  CHECK((kind = 'recipient') = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account(code, kind) VALUES ('press', 'press'), ('spoiled', 'spoiled'),
  ('stock', 'stock');

CREATE TABLE journal(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  kind TEXT NOT NULL CHECK(kind IN ('print_run', 'shipment', 'receipt', 'return', 'claim',
                                    'stock_count', 'reversal')),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  reverses INTEGER UNIQUE REFERENCES journal(id),
  posted INTEGER NOT NULL DEFAULT 0 CHECK(posted IN (0, 1))
) STRICT;
CREATE INDEX journal_by_issue ON journal(issue_id);

CREATE TABLE entry(
  journal_id INTEGER NOT NULL REFERENCES journal(id),
  line INTEGER NOT NULL CHECK(line > 0),
  account TEXT NOT NULL REFERENCES account(code),
  copies INTEGER NOT NULL CHECK(copies <> 0),
  PRIMARY KEY(journal_id, line)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_by_account ON entry(account);

-- A list sent (đợt phát hành); list_sha256 is the hash of its lines as text.
CREATE TABLE shipment(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  journal_id INTEGER NOT NULL UNIQUE REFERENCES journal(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  recipients_count INTEGER NOT NULL CHECK(recipients_count > 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= recipients_count),
  list_sha256 TEXT NOT NULL CHECK(length(list_sha256) = 64)
) STRICT;
CREATE INDEX shipment_by_issue ON shipment(issue_id);
CREATE TABLE shipment_line(
  shipment_id INTEGER NOT NULL REFERENCES shipment(id),
  line INTEGER NOT NULL CHECK(line > 0),
  body_id INTEGER NOT NULL REFERENCES body(id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  district TEXT NOT NULL,
  address TEXT NOT NULL,
  copies INTEGER NOT NULL CHECK(copies > 0),
  channel TEXT NOT NULL CHECK(channel IN ('post', 'courier', 'collected')),
  basis TEXT NOT NULL,
  official_code TEXT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY(shipment_id, line),
  UNIQUE(shipment_id, body_id)
) STRICT, WITHOUT ROWID;
)sql"
                                   R"sql(
CREATE TRIGGER print_order_insert BEFORE INSERT ON print_order
WHEN EXISTS(SELECT 1 FROM print_order WHERE id = NEW.id OR reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never replaced'); END;
CREATE TRIGGER print_order_update BEFORE UPDATE ON print_order
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never changed'); END;
CREATE TRIGGER print_order_delete BEFORE DELETE ON print_order
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never deleted'); END;

CREATE TRIGGER account_insert BEFORE INSERT ON account
WHEN EXISTS(SELECT 1 FROM account WHERE code = NEW.code OR body_id = NEW.body_id)
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
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
WHEN OLD.posted <> 0 OR NEW.posted <> 1
  OR (NEW.id, NEW.kind, NEW.issue_id, NEW.reference, NEW.date, NEW.reverses)
  IS NOT (OLD.id, OLD.kind, OLD.issue_id, OLD.reference, OLD.date, OLD.reverses)
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
    GROUP BY entry.account HAVING sum(entry.copies) < 0);
END;
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never deleted'); END;

CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN (SELECT posted FROM journal WHERE id = NEW.journal_id) IS NOT 0
  OR EXISTS(SELECT 1 FROM entry WHERE journal_id = NEW.journal_id AND line = NEW.line)
BEGIN SELECT RAISE(ABORT, 'entry: the journal is posted, or the line is taken'); END;
CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'entry: a row of the record is never changed'); END;
CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'entry: a row of the record is never deleted'); END;

CREATE TRIGGER shipment_insert BEFORE INSERT ON shipment
WHEN EXISTS(SELECT 1 FROM shipment WHERE id = NEW.id OR journal_id = NEW.journal_id)
BEGIN SELECT RAISE(ABORT, 'shipment: a row of the record is never replaced'); END;
CREATE TRIGGER shipment_update BEFORE UPDATE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipment: a row of the record is never changed'); END;
CREATE TRIGGER shipment_delete BEFORE DELETE ON shipment
BEGIN SELECT RAISE(ABORT, 'shipment: a row of the record is never deleted'); END;

CREATE TRIGGER shipment_line_insert BEFORE INSERT ON shipment_line
WHEN NEW.line > (SELECT recipients_count FROM shipment WHERE id = NEW.shipment_id)
  OR EXISTS(SELECT 1 FROM shipment_line WHERE shipment_id = NEW.shipment_id
            AND (line = NEW.line OR body_id = NEW.body_id))
BEGIN SELECT RAISE(ABORT, 'shipment_line: a row of the record is never replaced'); END;
CREATE TRIGGER shipment_line_update BEFORE UPDATE ON shipment_line
BEGIN SELECT RAISE(ABORT, 'shipment_line: a row of the record is never changed'); END;
CREATE TRIGGER shipment_line_delete BEFORE DELETE ON shipment_line
BEGIN SELECT RAISE(ABORT, 'shipment_line: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
