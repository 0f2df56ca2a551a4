// Version 6 of the record: tickets of print orders.
//
// An order is entered once; what the printer is told of it changes: copies, the day due, the files.
// Each time it is told anew is a row. The text of what was said is kept whole, so that every ticket
// can be compared with the next, also by people without the program. Revisions are counted over an
// issue and not over an order, as its files carry them, whichever order they are printed for.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion6 = R"sql(
-- What the printer was told of an order (phiếu đặt in). `said` has a line for each fact and file,
-- fields with tabs between; sha256 is the hash of it with the lines of copies and due before it.
CREATE TABLE print_ticket(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  order_id INTEGER NOT NULL REFERENCES print_order(id),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  revision INTEGER NOT NULL CHECK(revision > 0),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  copies INTEGER NOT NULL CHECK(copies > 0),
  due TEXT NOT NULL CHECK(due IS date(due, '+0 days')),
  said TEXT NOT NULL,
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  UNIQUE(issue_id, revision)
) STRICT;
CREATE INDEX print_ticket_by_order ON print_ticket(order_id);

-- Orders with their copies as the latest ticket has them.
CREATE VIEW standing_order AS
SELECT id, issue_id, reference, date,
  coalesce((SELECT print_ticket.copies FROM print_ticket WHERE order_id = print_order.id
            ORDER BY revision DESC LIMIT 1), copies) AS copies
FROM print_order;

CREATE TRIGGER print_ticket_insert BEFORE INSERT ON print_ticket
WHEN EXISTS(SELECT 1 FROM print_ticket WHERE id = NEW.id)
  OR NEW.issue_id IS NOT (SELECT issue_id FROM print_order WHERE id = NEW.order_id)
  OR NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM print_ticket
                      WHERE issue_id = NEW.issue_id)
BEGIN SELECT RAISE(ABORT, 'print_ticket: not the next revision of an order of the issue'); END;
CREATE TRIGGER print_ticket_update BEFORE UPDATE ON print_ticket
BEGIN SELECT RAISE(ABORT, 'print_ticket: a row of the record is never changed'); END;
CREATE TRIGGER print_ticket_delete BEFORE DELETE ON print_ticket
BEGIN SELECT RAISE(ABORT, 'print_ticket: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
