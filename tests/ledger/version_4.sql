-- A record of version 4 as a former program left it: an act read anew with what is stated beside it,
-- before acts could be published over several issues.
-- Never edited: what is written here has been released.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration(
  version INTEGER PRIMARY KEY CHECK(version > 0),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
INSERT INTO migration VALUES(1,'2bdf07ecc5b5b663c9a149c52d012d0a9d430db57308738a85412313e86bcaa8');
INSERT INTO migration VALUES(2,'32d60e54313c7d69c8ce873467f573ee55b336c5cc0cb8294be21b5a421f3285');
INSERT INTO migration VALUES(3,'93c37112b15475bf245c97dfb2b33cfd0923a0bc11e46da1a667e5c07a4dd8aa');
INSERT INTO migration VALUES(4,'edfc5fc6c6b4ce310d04f26321e938b2caebffece2cb519bab0af1c332db8c72');
CREATE TABLE act(
  id TEXT PRIMARY KEY CHECK(id <> '')
) STRICT, WITHOUT ROWID;
INSERT INTO act VALUES('ubnd-45-2022-qd-ubnd');
CREATE TABLE reception(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  act TEXT NOT NULL REFERENCES act(id),
  revision INTEGER NOT NULL CHECK(revision > 0),
  source_sha256 TEXT NOT NULL CHECK(length(source_sha256) = 64),
  file_name TEXT NOT NULL,
  ending TEXT NOT NULL,
  received TEXT NOT NULL CHECK(received IS date(received, '+0 days')),
  issuer TEXT NOT NULL,
  kind TEXT NOT NULL,
  symbol TEXT NOT NULL,
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  title TEXT NOT NULL,
  abstract TEXT NOT NULL, arrival TEXT NOT NULL DEFAULT ''
  CHECK(arrival IN ('', 'mail', 'post', 'system', 'hand')), kept_count INTEGER NOT NULL DEFAULT 0 CHECK(kept_count >= 0),
  UNIQUE(act, revision)
) STRICT;
INSERT INTO reception VALUES(1,'ubnd-45-2022-qd-ubnd',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','QD 45.docx','.docx','2022-09-16','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Quy định về quản lý','',0);
INSERT INTO reception VALUES(2,'ubnd-45-2022-qd-ubnd',2,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','QD 45 ban ky.docx','.docx','2022-09-17','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Quy định về quản lý công trình thủy lợi','',0);
INSERT INTO reception VALUES(3,'ubnd-45-2022-qd-ubnd',3,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','QD 45 ban ky.docx','.docx','2022-09-17','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Quy định về quản lý công trình thủy lợi','post',1);
CREATE TABLE year_start(
  year INTEGER PRIMARY KEY CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first BETWEEN 2 AND 9999)
) STRICT;
INSERT INTO year_start VALUES(2022,38);
CREATE TABLE issue(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  year INTEGER NOT NULL CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first > 0),
  last INTEGER NOT NULL CHECK(last BETWEEN first AND 9999),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  UNIQUE(year, first)
) STRICT;
INSERT INTO issue VALUES(1,2022,38,39,'2022-09-20');
CREATE TABLE number_grant(
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  PRIMARY KEY(year, number)
) STRICT, WITHOUT ROWID;
INSERT INTO number_grant VALUES(2022,38,1);
INSERT INTO number_grant VALUES(2022,39,1);
CREATE TABLE contents(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  revision INTEGER NOT NULL CHECK(revision > 0),
  acts_count INTEGER NOT NULL CHECK(acts_count >= 0),
  UNIQUE(issue_id, revision)
) STRICT;
INSERT INTO contents VALUES(1,1,1,1);
CREATE TABLE contents_act(
  contents_id INTEGER NOT NULL REFERENCES contents(id),
  place INTEGER NOT NULL CHECK(place > 0),
  act TEXT NOT NULL REFERENCES act(id),
  PRIMARY KEY(contents_id, place),
  UNIQUE(contents_id, act)
) STRICT, WITHOUT ROWID;
INSERT INTO contents_act VALUES(1,1,'ubnd-45-2022-qd-ubnd');
CREATE TABLE body(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  code TEXT NOT NULL UNIQUE CHECK(code <> '')
) STRICT;
INSERT INTO body VALUES(1,'R001');
CREATE TABLE recipient_change(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  kind TEXT NOT NULL CHECK(kind IN ('import', 'change', 'event')),
  effective TEXT NOT NULL CHECK(effective IS date(effective, '+0 days')),
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL CHECK(length(source_sha256) = 64)
) STRICT;
INSERT INTO recipient_change VALUES(1,'import','1900-01-01','recipients.csv','cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc');
CREATE TABLE body_version(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  body_id INTEGER NOT NULL REFERENCES body(id),
  valid_from TEXT NOT NULL CHECK(valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT NOT NULL CHECK(valid_to IS date(valid_to, '+0 days')),
  known_from INTEGER NOT NULL REFERENCES recipient_change(id),
  known_to INTEGER REFERENCES recipient_change(id) CHECK(known_to > known_from),
  name TEXT NOT NULL CHECK(name <> ''),
  kind TEXT NOT NULL,
  district TEXT NOT NULL,
  address TEXT NOT NULL,
  official_code TEXT NOT NULL,
  note TEXT NOT NULL,
  CHECK(valid_from < valid_to)
) STRICT;
INSERT INTO body_version VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,'UBND xã Mẫu','xã','Huyện Mẫu','xã Mẫu, tỉnh Đồng Nai','01','');
CREATE TABLE entitlement(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  body_id INTEGER NOT NULL REFERENCES body(id),
  valid_from TEXT NOT NULL CHECK(valid_from IS date(valid_from, '+0 days')),
  valid_to TEXT NOT NULL CHECK(valid_to IS date(valid_to, '+0 days')),
  known_from INTEGER NOT NULL REFERENCES recipient_change(id),
  known_to INTEGER REFERENCES recipient_change(id) CHECK(known_to > known_from),
  copies INTEGER NOT NULL CHECK(copies > 0),
  basis TEXT NOT NULL CHECK(basis <> ''),
  channel TEXT NOT NULL CHECK(channel IN ('post', 'courier', 'collected')),
  CHECK(valid_from < valid_to)
) STRICT;
INSERT INTO entitlement VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,1,'văn thư','post');
CREATE TABLE print_order(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  copies INTEGER NOT NULL CHECK(copies > 0),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days'))
) STRICT;
INSERT INTO print_order VALUES(1,1,'in-2022-38-39',5,'2022-09-18');
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'spoiled', 'stock', 'transit', 'recipient', 'archive',
                                    'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER UNIQUE REFERENCES body(id),
  CHECK((kind = 'recipient') = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('press','press',NULL);
INSERT INTO account VALUES('spoiled','spoiled',NULL);
INSERT INTO account VALUES('stock','stock',NULL);
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
CREATE TABLE entry(
  journal_id INTEGER NOT NULL REFERENCES journal(id),
  line INTEGER NOT NULL CHECK(line > 0),
  account TEXT NOT NULL REFERENCES account(code),
  copies INTEGER NOT NULL CHECK(copies <> 0),
  PRIMARY KEY(journal_id, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE shipment(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  journal_id INTEGER NOT NULL UNIQUE REFERENCES journal(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  recipients_count INTEGER NOT NULL CHECK(recipients_count > 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= recipients_count),
  list_sha256 TEXT NOT NULL CHECK(length(list_sha256) = 64)
) STRICT;
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
CREATE TABLE kept_file(
  reception_id INTEGER NOT NULL REFERENCES reception(id),
  place INTEGER NOT NULL CHECK(place > 0),
  role TEXT NOT NULL CHECK(role <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  ending TEXT NOT NULL,
  file_name TEXT NOT NULL,
  PRIMARY KEY(reception_id, place)
) STRICT, WITHOUT ROWID;
INSERT INTO kept_file VALUES(3,1,'statement','dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd','.toml','QD 45.docx.toml');
CREATE INDEX reception_by_source ON reception(source_sha256);
CREATE INDEX number_grant_by_issue ON number_grant(issue_id);
CREATE INDEX contents_act_by_act ON contents_act(act);
CREATE TRIGGER migration_insert BEFORE INSERT ON migration
WHEN EXISTS(SELECT 1 FROM migration WHERE version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'migration: a row of the record is never replaced'); END;
CREATE TRIGGER migration_update BEFORE UPDATE ON migration
BEGIN SELECT RAISE(ABORT, 'migration: a row of the record is never changed'); END;
CREATE TRIGGER migration_delete BEFORE DELETE ON migration
BEGIN SELECT RAISE(ABORT, 'migration: a row of the record is never deleted'); END;
CREATE TRIGGER act_insert BEFORE INSERT ON act
WHEN EXISTS(SELECT 1 FROM act WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'act: a row of the record is never replaced'); END;
CREATE TRIGGER act_update BEFORE UPDATE ON act
BEGIN SELECT RAISE(ABORT, 'act: a row of the record is never changed'); END;
CREATE TRIGGER act_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'act: a row of the record is never deleted'); END;
CREATE TRIGGER reception_insert BEFORE INSERT ON reception
WHEN EXISTS(SELECT 1 FROM reception WHERE id = NEW.id
            OR (act = NEW.act AND revision = NEW.revision))
BEGIN SELECT RAISE(ABORT, 'reception: a row of the record is never replaced'); END;
CREATE TRIGGER reception_update BEFORE UPDATE ON reception
BEGIN SELECT RAISE(ABORT, 'reception: a row of the record is never changed'); END;
CREATE TRIGGER reception_delete BEFORE DELETE ON reception
BEGIN SELECT RAISE(ABORT, 'reception: a row of the record is never deleted'); END;
CREATE TRIGGER year_start_insert BEFORE INSERT ON year_start
WHEN EXISTS(SELECT 1 FROM year_start WHERE year = NEW.year)
  OR EXISTS(SELECT 1 FROM number_grant WHERE year = NEW.year)
BEGIN SELECT RAISE(ABORT, 'year_start: the numbers of the year have begun'); END;
CREATE TRIGGER year_start_update BEFORE UPDATE ON year_start
BEGIN SELECT RAISE(ABORT, 'year_start: a row of the record is never changed'); END;
CREATE TRIGGER year_start_delete BEFORE DELETE ON year_start
BEGIN SELECT RAISE(ABORT, 'year_start: a row of the record is never deleted'); END;
CREATE TRIGGER issue_insert BEFORE INSERT ON issue
WHEN EXISTS(SELECT 1 FROM issue WHERE id = NEW.id OR (year = NEW.year AND first = NEW.first))
BEGIN SELECT RAISE(ABORT, 'issue: a row of the record is never replaced'); END;
CREATE TRIGGER issue_update BEFORE UPDATE ON issue
BEGIN SELECT RAISE(ABORT, 'issue: a row of the record is never changed'); END;
CREATE TRIGGER issue_delete BEFORE DELETE ON issue
BEGIN SELECT RAISE(ABORT, 'issue: a row of the record is never deleted'); END;
CREATE TRIGGER number_grant_insert BEFORE INSERT ON number_grant
WHEN NEW.number IS NOT coalesce(
       (SELECT max(number) + 1 FROM number_grant WHERE year = NEW.year),
       (SELECT first FROM year_start WHERE year = NEW.year), 1)
  OR NOT EXISTS(SELECT 1 FROM issue WHERE id = NEW.issue_id AND year = NEW.year
                AND NEW.number BETWEEN first AND last)
BEGIN SELECT RAISE(ABORT, 'number_grant: not the next number of the year'); END;
CREATE TRIGGER number_grant_update BEFORE UPDATE ON number_grant
BEGIN SELECT RAISE(ABORT, 'number_grant: a row of the record is never changed'); END;
CREATE TRIGGER number_grant_delete BEFORE DELETE ON number_grant
BEGIN SELECT RAISE(ABORT, 'number_grant: a row of the record is never deleted'); END;
CREATE TRIGGER contents_insert BEFORE INSERT ON contents
WHEN EXISTS(SELECT 1 FROM contents WHERE id = NEW.id
            OR (issue_id = NEW.issue_id AND revision = NEW.revision))
BEGIN SELECT RAISE(ABORT, 'contents: a row of the record is never replaced'); END;
CREATE TRIGGER contents_update BEFORE UPDATE ON contents
BEGIN SELECT RAISE(ABORT, 'contents: a row of the record is never changed'); END;
CREATE TRIGGER contents_delete BEFORE DELETE ON contents
BEGIN SELECT RAISE(ABORT, 'contents: a row of the record is never deleted'); END;
CREATE TRIGGER contents_act_insert BEFORE INSERT ON contents_act
WHEN EXISTS(SELECT 1 FROM contents_act WHERE contents_id = NEW.contents_id
            AND (place = NEW.place OR act = NEW.act))
  OR NEW.place > (SELECT acts_count FROM contents WHERE id = NEW.contents_id)
BEGIN SELECT RAISE(ABORT, 'contents_act: a row of the record is never replaced'); END;
CREATE TRIGGER contents_act_update BEFORE UPDATE ON contents_act
BEGIN SELECT RAISE(ABORT, 'contents_act: a row of the record is never changed'); END;
CREATE TRIGGER contents_act_delete BEFORE DELETE ON contents_act
BEGIN SELECT RAISE(ABORT, 'contents_act: a row of the record is never deleted'); END;
CREATE INDEX body_version_by_body ON body_version(body_id);
CREATE INDEX entitlement_by_body ON entitlement(body_id);
CREATE TRIGGER body_insert BEFORE INSERT ON body
WHEN EXISTS(SELECT 1 FROM body WHERE id = NEW.id OR code = NEW.code)
BEGIN SELECT RAISE(ABORT, 'body: a row of the record is never replaced'); END;
CREATE TRIGGER body_update BEFORE UPDATE ON body
BEGIN SELECT RAISE(ABORT, 'body: a row of the record is never changed'); END;
CREATE TRIGGER body_delete BEFORE DELETE ON body
BEGIN SELECT RAISE(ABORT, 'body: a row of the record is never deleted'); END;
CREATE TRIGGER recipient_change_insert BEFORE INSERT ON recipient_change
WHEN EXISTS(SELECT 1 FROM recipient_change WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'recipient_change: a row of the record is never replaced'); END;
CREATE TRIGGER recipient_change_update BEFORE UPDATE ON recipient_change
BEGIN SELECT RAISE(ABORT, 'recipient_change: a row of the record is never changed'); END;
CREATE TRIGGER recipient_change_delete BEFORE DELETE ON recipient_change
BEGIN SELECT RAISE(ABORT, 'recipient_change: a row of the record is never deleted'); END;
CREATE TRIGGER body_version_insert BEFORE INSERT ON body_version
WHEN EXISTS(SELECT 1 FROM body_version WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never replaced'); END;
CREATE TRIGGER body_version_overlap BEFORE INSERT ON body_version
WHEN NEW.known_to IS NULL
 AND EXISTS(SELECT 1 FROM body_version WHERE body_id = NEW.body_id AND known_to IS NULL
            AND valid_from < NEW.valid_to AND NEW.valid_from < valid_to)
BEGIN SELECT RAISE(ABORT, 'body_version: two versions hold on one day'); END;
CREATE TRIGGER body_version_update BEFORE UPDATE ON body_version
WHEN OLD.known_to IS NOT NULL OR NEW.known_to IS NULL
  OR (NEW.id, NEW.body_id, NEW.valid_from, NEW.valid_to, NEW.known_from, NEW.name, NEW.kind,
      NEW.district, NEW.address, NEW.official_code, NEW.note)
  IS NOT (OLD.id, OLD.body_id, OLD.valid_from, OLD.valid_to, OLD.known_from, OLD.name, OLD.kind,
      OLD.district, OLD.address, OLD.official_code, OLD.note)
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never changed'); END;
CREATE TRIGGER body_version_delete BEFORE DELETE ON body_version
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never deleted'); END;
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
CREATE INDEX print_order_by_issue ON print_order(issue_id);
CREATE INDEX journal_by_issue ON journal(issue_id);
CREATE INDEX entry_by_account ON entry(account);
CREATE INDEX shipment_by_issue ON shipment(issue_id);
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
CREATE TRIGGER kept_file_insert BEFORE INSERT ON kept_file
WHEN EXISTS(SELECT 1 FROM kept_file WHERE reception_id = NEW.reception_id AND place = NEW.place)
  OR NEW.place > (SELECT kept_count FROM reception WHERE id = NEW.reception_id)
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never replaced'); END;
CREATE TRIGGER kept_file_update BEFORE UPDATE ON kept_file
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never changed'); END;
CREATE TRIGGER kept_file_delete BEFORE DELETE ON kept_file
BEGIN SELECT RAISE(ABORT, 'kept_file: a row of the record is never deleted'); END;
COMMIT;
PRAGMA application_id = 1195465300;
PRAGMA user_version = 4;
