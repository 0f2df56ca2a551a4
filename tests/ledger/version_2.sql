-- A record of version 2 as a former program left it: two issues numbered and two recipients, before
-- anything was ordered or sent.
-- Never edited: what is written here has been released.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE migration(
  version INTEGER PRIMARY KEY CHECK(version > 0),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
INSERT INTO migration VALUES(1,'2bdf07ecc5b5b663c9a149c52d012d0a9d430db57308738a85412313e86bcaa8');
INSERT INTO migration VALUES(2,'32d60e54313c7d69c8ce873467f573ee55b336c5cc0cb8294be21b5a421f3285');
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
  abstract TEXT NOT NULL,
  UNIQUE(act, revision)
) STRICT;
INSERT INTO reception VALUES(1,'ubnd-45-2022-qd-ubnd',1,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','QD 45.docx','.docx','2022-09-16','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Quy định về quản lý');
INSERT INTO reception VALUES(2,'ubnd-45-2022-qd-ubnd',2,'bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','QD 45 ban ky.docx','.docx','2022-09-17','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Quy định về quản lý công trình thủy lợi');
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
INSERT INTO issue VALUES(2,2022,40,40,'2022-09-30');
CREATE TABLE number_grant(
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  PRIMARY KEY(year, number)
) STRICT, WITHOUT ROWID;
INSERT INTO number_grant VALUES(2022,38,1);
INSERT INTO number_grant VALUES(2022,39,1);
INSERT INTO number_grant VALUES(2022,40,2);
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
INSERT INTO body VALUES(2,'R002');
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
INSERT INTO body_version VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,'UBND phường Tân Tiến','phường','Biên Hòa','phường Tân Tiến, Biên Hòa','026014','');
INSERT INTO body_version VALUES(2,2,'1900-01-01','9999-12-31',1,NULL,'UBND xã Xuân Tâm','xã','Xuân Lộc','xã Xuân Tâm, Xuân Lộc','026428','');
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
INSERT INTO entitlement VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,1,'Quyết định 12','courier');
INSERT INTO entitlement VALUES(2,2,'1900-01-01','9999-12-31',1,NULL,2,'Quyết định 12','post');
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
COMMIT;
PRAGMA application_id = 1195465300;
PRAGMA user_version = 2;
