-- A record of version 8 as a former program left it: that of version 7, with the chain of hashes begun
-- over all of it.
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
INSERT INTO migration VALUES(5,'344f49f977022045bcbc4755720ff2e0c9ec663bb3d05f45d7e9124a67ef914d');
INSERT INTO migration VALUES(6,'7d2a1f499f938d7bc5bbb359b10c66b42f30261324895b3f8f0f76a8645aa101');
INSERT INTO migration VALUES(7,'1fcf9443846bad6f25ae60c1dc57036d2ed5c43bd48cf84ada86bf822ccc2b92');
INSERT INTO migration VALUES(8,'fd58ea215d3c8d1aef69c7812fa8610b9812dfe10873e4a692740ed17953726e');
CREATE TABLE act(
  id TEXT PRIMARY KEY CHECK(id <> '')
) STRICT, WITHOUT ROWID;
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
INSERT INTO issue VALUES(2,2022,40,40,'2022-10-05');
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
CREATE TABLE contents_act(
  contents_id INTEGER NOT NULL REFERENCES contents(id),
  place INTEGER NOT NULL CHECK(place > 0),
  act TEXT NOT NULL REFERENCES act(id), part INTEGER NOT NULL DEFAULT 0 CHECK(part >= 0), first_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(first_paragraph >= 0 AND (first_paragraph > 0) = (part > 1)), end_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(CASE part WHEN 0 THEN end_paragraph = 0 ELSE end_paragraph > first_paragraph END), continued_from TEXT NOT NULL DEFAULT ''
  CHECK((continued_from <> '') = (part > 1)), continued_in TEXT NOT NULL DEFAULT ''
  CHECK(part > 1 OR (continued_in <> '') = (part = 1)),
  PRIMARY KEY(contents_id, place),
  UNIQUE(contents_id, act)
) STRICT, WITHOUT ROWID;
CREATE TABLE body(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  code TEXT NOT NULL UNIQUE CHECK(code <> '')
) STRICT;
INSERT INTO body VALUES(1,'R001');
INSERT INTO body VALUES(2,'R002');
INSERT INTO body VALUES(3,'R003');
CREATE TABLE recipient_change(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  kind TEXT NOT NULL CHECK(kind IN ('import', 'change', 'event')),
  effective TEXT NOT NULL CHECK(effective IS date(effective, '+0 days')),
  source_name TEXT NOT NULL,
  source_sha256 TEXT NOT NULL CHECK(length(source_sha256) = 64)
) STRICT;
INSERT INTO recipient_change VALUES(1,'import','1900-01-01','recipients.csv','6745c69019beb509e2187832517014146075e8fbbe70a80823aa69514f43ff82');
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
INSERT INTO body_version VALUES(3,3,'1900-01-01','9999-12-31',1,NULL,'Sở Tư pháp','sở','','2 Nguyễn Văn Trị, Biên Hòa','','');
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
INSERT INTO entitlement VALUES(3,3,'1900-01-01','9999-12-31',1,NULL,3,'Quyết định 12','collected');
CREATE TABLE print_order(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  copies INTEGER NOT NULL CHECK(copies > 0),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days'))
) STRICT;
INSERT INTO print_order VALUES(1,1,'in-2022-38-39',10,'2022-09-18');
INSERT INTO print_order VALUES(2,2,'in-2022-40',8,'2022-10-03');
CREATE TABLE entry(
  journal_id INTEGER NOT NULL REFERENCES journal(id),
  line INTEGER NOT NULL CHECK(line > 0),
  account TEXT NOT NULL REFERENCES account(code),
  copies INTEGER NOT NULL CHECK(copies <> 0), piece INTEGER NOT NULL DEFAULT 0 CHECK(piece >= 0),
  PRIMARY KEY(journal_id, line)
) STRICT, WITHOUT ROWID;
INSERT INTO entry VALUES(1,1,'press',-11,0);
INSERT INTO entry VALUES(1,2,'stock',10,0);
INSERT INTO entry VALUES(1,3,'spoiled',1,0);
INSERT INTO entry VALUES(2,1,'stock',-6,0);
INSERT INTO entry VALUES(2,2,'recipient:R001',1,0);
INSERT INTO entry VALUES(2,3,'recipient:R002',2,0);
INSERT INTO entry VALUES(2,4,'recipient:R003',3,0);
INSERT INTO entry VALUES(3,1,'press',-8,0);
INSERT INTO entry VALUES(3,2,'stock',8,0);
INSERT INTO entry VALUES(4,1,'stock',-6,0);
INSERT INTO entry VALUES(4,2,'transit:R001',1,1);
INSERT INTO entry VALUES(4,3,'transit:R002',1,1);
INSERT INTO entry VALUES(4,4,'transit:R002',1,2);
INSERT INTO entry VALUES(4,5,'transit:R003',1,1);
INSERT INTO entry VALUES(4,6,'transit:R003',1,2);
INSERT INTO entry VALUES(4,7,'transit:R003',1,3);
INSERT INTO entry VALUES(5,1,'transit:R002',-1,2);
INSERT INTO entry VALUES(5,2,'recipient:R002',1,2);
INSERT INTO entry VALUES(6,1,'press',-1,0);
INSERT INTO entry VALUES(6,2,'stock',1,0);
CREATE TABLE shipment(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  journal_id INTEGER NOT NULL UNIQUE REFERENCES journal(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  recipients_count INTEGER NOT NULL CHECK(recipients_count > 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= recipients_count),
  list_sha256 TEXT NOT NULL CHECK(length(list_sha256) = 64)
) STRICT;
INSERT INTO shipment VALUES(1,1,2,'2022-09-20',3,6,'5a9e92216fdac11e0297c4b767d37a08d80293dced11b4f6a5de91f315bbfa1f');
INSERT INTO shipment VALUES(2,2,4,'2022-10-05',3,6,'5a9e92216fdac11e0297c4b767d37a08d80293dced11b4f6a5de91f315bbfa1f');
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
INSERT INTO shipment_line VALUES(1,1,1,'R001','UBND phường Tân Tiến','phường','Biên Hòa','phường Tân Tiến, Biên Hòa',1,'courier','Quyết định 12','026014','');
INSERT INTO shipment_line VALUES(1,2,2,'R002','UBND xã Xuân Tâm','xã','Xuân Lộc','xã Xuân Tâm, Xuân Lộc',2,'post','Quyết định 12','026428','');
INSERT INTO shipment_line VALUES(1,3,3,'R003','Sở Tư pháp','sở','','2 Nguyễn Văn Trị, Biên Hòa',3,'collected','Quyết định 12','','');
INSERT INTO shipment_line VALUES(2,1,1,'R001','UBND phường Tân Tiến','phường','Biên Hòa','phường Tân Tiến, Biên Hòa',1,'courier','Quyết định 12','026014','');
INSERT INTO shipment_line VALUES(2,2,2,'R002','UBND xã Xuân Tâm','xã','Xuân Lộc','xã Xuân Tâm, Xuân Lộc',2,'post','Quyết định 12','026428','');
INSERT INTO shipment_line VALUES(2,3,3,'R003','Sở Tư pháp','sở','','2 Nguyễn Văn Trị, Biên Hòa',3,'collected','Quyết định 12','','');
CREATE TABLE kept_file(
  reception_id INTEGER NOT NULL REFERENCES reception(id),
  place INTEGER NOT NULL CHECK(place > 0),
  role TEXT NOT NULL CHECK(role <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64),
  ending TEXT NOT NULL,
  file_name TEXT NOT NULL,
  PRIMARY KEY(reception_id, place)
) STRICT, WITHOUT ROWID;
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
INSERT INTO print_ticket VALUES(1,1,1,1,'2022-09-18',10,'2022-09-20','','1f42bbc0d09269dea0b0874779eebafe4aab4d30971c8d4ad6ebb020d8b60e09');
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'spoiled', 'stock', 'transit', 'recipient', 'archive',
                                    'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER REFERENCES body(id),
  UNIQUE(kind, body_id),
  CHECK((kind IN ('transit', 'recipient')) = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('archive','archive',NULL);
INSERT INTO account VALUES('deposit','deposit',NULL);
INSERT INTO account VALUES('lost','lost',NULL);
INSERT INTO account VALUES('press','press',NULL);
INSERT INTO account VALUES('recipient:R001','recipient',1);
INSERT INTO account VALUES('recipient:R002','recipient',2);
INSERT INTO account VALUES('recipient:R003','recipient',3);
INSERT INTO account VALUES('returned','returned',NULL);
INSERT INTO account VALUES('scrapped','scrapped',NULL);
INSERT INTO account VALUES('spoiled','spoiled',NULL);
INSERT INTO account VALUES('stock','stock',NULL);
INSERT INTO account VALUES('transit:R001','transit',1);
INSERT INTO account VALUES('transit:R002','transit',2);
INSERT INTO account VALUES('transit:R003','transit',3);
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
INSERT INTO journal VALUES(1,'print_run',1,'nhan-2022-38-39','2022-09-19',NULL,'','',1);
INSERT INTO journal VALUES(2,'shipment',1,'phat-hanh-2022-38-39','2022-09-20',NULL,'','',1);
INSERT INTO journal VALUES(3,'print_run',2,'nhan-2022-40','2022-10-04',NULL,'','',1);
INSERT INTO journal VALUES(4,'shipment',2,'phat-hanh-2022-40','2022-10-05',NULL,'','',1);
INSERT INTO journal VALUES(5,'receipt',2,'bien-nhan-2022-40-1','2022-10-06',NULL,'Lê Thị Hoa','damaged',1);
INSERT INTO journal VALUES(6,'stock_count',2,'kiem-ke-2022-40-2022-12-31','2022-12-31',NULL,'','kiểm kê',1);
CREATE TABLE link(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  holds TEXT NOT NULL CHECK(holds <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
INSERT INTO link VALUES(1,replace('account	code,kind,body_id	archive	deposit	lost	press	recipient:R001	recipient:R002	recipient:R003	returned	scrapped	spoiled	stock	transit:R001	transit:R002	transit:R003\nbody	id,code	1..3\nbody_version	id,body_id,valid_from,valid_to,known_from,known_to,name,kind,district,address,official_code,note	1..3\nentitlement	id,body_id,valid_from,valid_to,known_from,known_to,copies,basis,channel	1..3\nentry	journal_id,line,account,copies,piece	1/1..3	2/1..4	3/1..2	4/1..7	5/1..2	6/1..2\nissue	id,year,first,last,date	1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted	1..6\nmigration	version,sha256	1..8\nnumber_grant	year,number,issue_id	2022/38..40\nprint_order	id,issue_id,reference,copies,date	1..2\nprint_ticket	id,order_id,issue_id,revision,date,copies,due,said,sha256	1\nrecipient_change	id,kind,effective,source_name,source_sha256	1\nshipment	id,issue_id,journal_id,date,recipients_count,copies_count,list_sha256	1..2\nshipment_line	shipment_id,line,body_id,code,name,kind,district,address,copies,channel,basis,official_code,note	1/1..3	2/1..3\nyear_start	year,first	2022\n','\n',char(10)),'93abf23a317181c2456a8e0e96be5a042b7eb9f3600dcac9d3d78d5dd0df1153');
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
CREATE INDEX entry_by_account ON entry(account);
CREATE INDEX shipment_by_issue ON shipment(issue_id);
CREATE TRIGGER print_order_insert BEFORE INSERT ON print_order
WHEN EXISTS(SELECT 1 FROM print_order WHERE id = NEW.id OR reference = NEW.reference)
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never replaced'); END;
CREATE TRIGGER print_order_update BEFORE UPDATE ON print_order
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never changed'); END;
CREATE TRIGGER print_order_delete BEFORE DELETE ON print_order
BEGIN SELECT RAISE(ABORT, 'print_order: a row of the record is never deleted'); END;
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
CREATE INDEX print_ticket_by_order ON print_ticket(order_id);
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
CREATE INDEX account_by_body ON account(body_id);
CREATE INDEX journal_by_issue ON journal(issue_id);
CREATE VIEW standing_journal AS
SELECT id, kind, issue_id, reference, date, person, reason FROM journal
WHERE posted = 1 AND kind <> 'reversal'
  AND NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = journal.id
                 AND later.posted = 1);
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
CREATE TRIGGER link_insert BEFORE INSERT ON link
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM link)
BEGIN SELECT RAISE(ABORT, 'link: not the next link of the chain'); END;
CREATE TRIGGER link_update BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never changed'); END;
CREATE TRIGGER link_delete BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never deleted'); END;
COMMIT;
PRAGMA application_id = 1195465300;
PRAGMA user_version = 8;
