// Version 9 of the record: the lives of bodies, and the day on which the office learned of them.
//
// An entry that changes recipients carries the day on which it was entered; entries follow one
// another by that day, so "as known on a day" is "by the entries up to that day". Events say by
// which decree bodies came, merged, parted and went, and lead from the old ones to the new.
//
// Whoever has the electronic edition alone is entitled too, to no copy. A CHECK cannot be altered,
// so the table of entitlements is made anew and its rows are copied as they are.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion9 = R"sql(
-- The day on which the office entered it; NULL where a program before version 9 did.
ALTER TABLE recipient_change ADD COLUMN entered TEXT CHECK(entered IS date(entered, '+0 days'));
CREATE TRIGGER recipient_change_entered BEFORE INSERT ON recipient_change
WHEN NEW.entered IS NULL
  OR NEW.entered < (SELECT max(entered) FROM recipient_change)
BEGIN SELECT RAISE(ABORT, 'recipient_change: entered before the latest entry'); END;

ALTER TABLE body_version ADD COLUMN postal_code TEXT NOT NULL DEFAULT '';
DROP TRIGGER body_version_update;
CREATE TRIGGER body_version_update BEFORE UPDATE ON body_version
WHEN OLD.known_to IS NOT NULL OR NEW.known_to IS NULL
  OR (NEW.id, NEW.body_id, NEW.valid_from, NEW.valid_to, NEW.known_from, NEW.name, NEW.kind,
      NEW.district, NEW.address, NEW.official_code, NEW.note, NEW.postal_code)
  IS NOT (OLD.id, OLD.body_id, OLD.valid_from, OLD.valid_to, OLD.known_from, OLD.name, OLD.kind,
      OLD.district, OLD.address, OLD.official_code, OLD.note, OLD.postal_code)
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never changed'); END;

-- Frozen with the list; '' on lists of a program before version 9.
ALTER TABLE shipment_line ADD COLUMN postal_code TEXT NOT NULL DEFAULT '';

-- The right to copies (tiêu chuẩn cấp phát), its reason and its way.
CREATE TABLE entitlement_9(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  body_id INTEGER NOT NULL REFERENCES body(id),
  valid_from TEXT NOT NULL CHECK(valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT NOT NULL CHECK(valid_to IS date(valid_to, '+0 days')),
  known_from INTEGER NOT NULL REFERENCES recipient_change(id),
  known_to INTEGER REFERENCES recipient_change(id) CHECK(known_to > known_from),
  copies INTEGER NOT NULL CHECK(copies >= 0),
  basis TEXT NOT NULL CHECK(basis <> ''),
  channel TEXT NOT NULL CHECK(channel IN ('post', 'courier', 'collected', 'electronic')),
  CHECK(valid_from < valid_to),
  CHECK((channel = 'electronic') = (copies = 0))
) STRICT;
INSERT INTO entitlement_9 SELECT * FROM entitlement;
DROP TABLE entitlement;
ALTER TABLE entitlement_9 RENAME TO entitlement;
CREATE INDEX entitlement_by_body ON entitlement(body_id);
)sql"
                                   R"sql(
CREATE TRIGGER entitlement_insert BEFORE INSERT ON entitlement
WHEN EXISTS(SELECT 1 FROM entitlement WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'entitlement: a row of the record is never replaced'); END;
CREATE TRIGGER entitlement_overlap BEFORE INSERT ON entitlement
WHEN NEW.known_to IS NULL
 AND EXISTS(SELECT 1 FROM entitlement WHERE body_id = NEW.body_id AND known_to IS NULL
            AND valid_from < NEW.valid_to AND NEW.valid_from < valid_to)
BEGIN SELECT RAISE(ABORT, 'entitlement: two entitlements hold on one day'); END;
CREATE TRIGGER entitlement_update BEFORE UPDATE ON entitlement
WHEN OLD.known_to IS NOT NULL OR NEW.known_to IS NULL
  OR (NEW.id, NEW.body_id, NEW.valid_from, NEW.valid_to, NEW.known_from, NEW.copies, NEW.basis,
      NEW.channel)
  IS NOT (OLD.id, OLD.body_id, OLD.valid_from, OLD.valid_to, OLD.known_from, OLD.copies,
      OLD.basis, OLD.channel)
BEGIN SELECT RAISE(ABORT, 'entitlement: a row of the record is never changed'); END;
CREATE TRIGGER entitlement_delete BEFORE DELETE ON entitlement
BEGIN SELECT RAISE(ABORT, 'entitlement: a row of the record is never deleted'); END;

-- What happened to bodies on a day (biến động), and by which decree.
CREATE TABLE body_event(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  change_id INTEGER NOT NULL REFERENCES recipient_change(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  kind TEXT NOT NULL CHECK(kind IN ('found', 'merge', 'split', 'rename', 'upgrade', 'dissolve',
                                    'change', 'correction')),
  decree TEXT NOT NULL CHECK(decree <> ''),
  decision TEXT NOT NULL,
  CHECK(kind <> 'split' OR decision <> '')
) STRICT;
CREATE INDEX body_event_by_change ON body_event(change_id);

-- From which body to which: one row for each pair; NULL where none was before, or none comes after.
CREATE TABLE body_event_link(
  event_id INTEGER NOT NULL REFERENCES body_event(id),
  line INTEGER NOT NULL CHECK(line > 0),
  from_body INTEGER REFERENCES body(id),
  to_body INTEGER REFERENCES body(id),
  PRIMARY KEY(event_id, line),
  CHECK(from_body IS NOT NULL OR to_body IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX body_event_link_from ON body_event_link(from_body);
CREATE INDEX body_event_link_to ON body_event_link(to_body);

CREATE TRIGGER body_event_insert BEFORE INSERT ON body_event
WHEN EXISTS(SELECT 1 FROM body_event WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'body_event: a row of the record is never replaced'); END;
CREATE TRIGGER body_event_update BEFORE UPDATE ON body_event
BEGIN SELECT RAISE(ABORT, 'body_event: a row of the record is never changed'); END;
CREATE TRIGGER body_event_delete BEFORE DELETE ON body_event
BEGIN SELECT RAISE(ABORT, 'body_event: a row of the record is never deleted'); END;

CREATE TRIGGER body_event_link_insert BEFORE INSERT ON body_event_link
WHEN EXISTS(SELECT 1 FROM body_event_link WHERE event_id = NEW.event_id AND line = NEW.line)
BEGIN SELECT RAISE(ABORT, 'body_event_link: a row of the record is never replaced'); END;
CREATE TRIGGER body_event_link_update BEFORE UPDATE ON body_event_link
BEGIN SELECT RAISE(ABORT, 'body_event_link: a row of the record is never changed'); END;
CREATE TRIGGER body_event_link_delete BEFORE DELETE ON body_event_link
BEGIN SELECT RAISE(ABORT, 'body_event_link: a row of the record is never deleted'); END;
)sql";

}  // namespace gazette::ledger
