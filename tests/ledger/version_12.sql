-- A record of version 12 as a former program left it: that of version 11, brought up to date, and a
-- slip issued, which names the journals that it was drawn from.
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
INSERT INTO migration VALUES(9,'6f576dd6fb48075f9d13f20ad9b86854100e883eacfb15817395a7509e54c85f');
INSERT INTO migration VALUES(10,'ed104882e5b3d533c9a3d51a95f6f53ad789c82b4bd98b7d8312003c7fd4b207');
INSERT INTO migration VALUES(11,'69bdab908fab65aa5b96b8d18e3d4772d9db2f56e894bf3b2ea93be349507152');
INSERT INTO migration VALUES(12,'b8095d3d87aa086169869cf91d319c8f38aebeb87f893005f91602ff6e252c56');
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
INSERT INTO reception VALUES(1,'ubnd-45-2022-qd-ubnd',1,'4c8802fa71cb4cfabbc2356a0a994c6154e79f95a9e38315287d0b4b88578eeb','a.md','.md','2022-09-16','ubnd','quyet-dinh','45/2022/QĐ-UBND','2022-09-15','Quyết định số 45/2022/QĐ-UBND','Ban hành quy định mẫu','',0);
CREATE TABLE year_start(
  year INTEGER PRIMARY KEY CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first BETWEEN 2 AND 9999)
) STRICT;
CREATE TABLE issue(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  year INTEGER NOT NULL CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first > 0),
  last INTEGER NOT NULL CHECK(last BETWEEN first AND 9999),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  UNIQUE(year, first)
) STRICT;
INSERT INTO issue VALUES(1,2022,1,1,'2022-09-20');
CREATE TABLE number_grant(
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  PRIMARY KEY(year, number)
) STRICT, WITHOUT ROWID;
INSERT INTO number_grant VALUES(2022,1,1);
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
  act TEXT NOT NULL REFERENCES act(id), part INTEGER NOT NULL DEFAULT 0 CHECK(part >= 0), first_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(first_paragraph >= 0 AND (first_paragraph > 0) = (part > 1)), end_paragraph INTEGER NOT NULL DEFAULT 0
  CHECK(CASE part WHEN 0 THEN end_paragraph = 0 ELSE end_paragraph > first_paragraph END), continued_from TEXT NOT NULL DEFAULT ''
  CHECK((continued_from <> '') = (part > 1)), continued_in TEXT NOT NULL DEFAULT ''
  CHECK(part > 1 OR (continued_in <> '') = (part = 1)),
  PRIMARY KEY(contents_id, place),
  UNIQUE(contents_id, act)
) STRICT, WITHOUT ROWID;
INSERT INTO contents_act VALUES(1,1,'ubnd-45-2022-qd-ubnd',0,0,0,'','');
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
, entered TEXT CHECK(entered IS date(entered, '+0 days'))) STRICT;
INSERT INTO recipient_change VALUES(1,'import','1900-01-01','r.csv','2cd4d76775578e111942adea28f723700650098c9bc4bfd0d07b384ca7545db2','2022-09-01');
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
  note TEXT NOT NULL, postal_code TEXT NOT NULL DEFAULT '',
  CHECK(valid_from < valid_to)
) STRICT;
INSERT INTO body_version VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,'UBND phường Tân Tiến','phường','Biên Hòa','phường Tân Tiến, Biên Hòa','','','');
INSERT INTO body_version VALUES(2,2,'1900-01-01','9999-12-31',1,NULL,'UBND xã Xuân Tâm','xã','Xuân Lộc','xã Xuân Tâm, Xuân Lộc','','','');
INSERT INTO body_version VALUES(3,3,'1900-01-01','9999-12-31',1,NULL,'Sở Tư pháp','sở','','Biên Hòa','','','');
CREATE TABLE print_order(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  reference TEXT NOT NULL UNIQUE CHECK(reference <> ''),
  copies INTEGER NOT NULL CHECK(copies > 0),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days'))
) STRICT;
INSERT INTO print_order VALUES(1,1,'in-2022-01',10,'2022-09-12');
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
INSERT INTO entry VALUES(2,2,'transit:R001',1,1);
INSERT INTO entry VALUES(2,3,'transit:R002',1,1);
INSERT INTO entry VALUES(2,4,'transit:R002',1,2);
INSERT INTO entry VALUES(2,5,'transit:R003',1,1);
INSERT INTO entry VALUES(2,6,'transit:R003',1,2);
INSERT INTO entry VALUES(2,7,'transit:R003',1,3);
INSERT INTO entry VALUES(3,1,'transit:R001',-1,1);
INSERT INTO entry VALUES(3,2,'recipient:R001',1,1);
INSERT INTO entry VALUES(4,1,'transit:R002',-1,1);
INSERT INTO entry VALUES(4,2,'lost',1,0);
INSERT INTO entry VALUES(4,3,'stock',-1,0);
INSERT INTO entry VALUES(4,4,'transit:R002',1,3);
INSERT INTO entry VALUES(5,1,'press',-2,0);
INSERT INTO entry VALUES(5,2,'stock',2,0);
INSERT INTO entry VALUES(6,1,'surplus',-2,0);
INSERT INTO entry VALUES(6,2,'stock',2,0);
INSERT INTO entry VALUES(7,1,'stock',-1,0);
INSERT INTO entry VALUES(7,2,'archive',1,0);
INSERT INTO entry VALUES(8,1,'stock',1,0);
INSERT INTO entry VALUES(8,2,'archive',-1,0);
INSERT INTO entry VALUES(9,1,'stock',-7,0);
INSERT INTO entry VALUES(9,2,'archive',7,0);
CREATE TABLE shipment(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  journal_id INTEGER NOT NULL UNIQUE REFERENCES journal(id),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  recipients_count INTEGER NOT NULL CHECK(recipients_count > 0),
  copies_count INTEGER NOT NULL CHECK(copies_count >= recipients_count),
  list_sha256 TEXT NOT NULL CHECK(length(list_sha256) = 64)
, known_at TEXT CHECK(known_at IS date(known_at, '+0 days'))) STRICT;
INSERT INTO shipment VALUES(1,1,2,'2022-09-20',3,6,'a02dd339afad41a294a16036042450cc9dcddf73b18d67e6154333c9f42dfed3',NULL);
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
  note TEXT NOT NULL, postal_code TEXT NOT NULL DEFAULT '',
  PRIMARY KEY(shipment_id, line),
  UNIQUE(shipment_id, body_id)
) STRICT, WITHOUT ROWID;
INSERT INTO shipment_line VALUES(1,1,1,'R001','UBND phường Tân Tiến','phường','Biên Hòa','phường Tân Tiến, Biên Hòa',1,'courier','ví dụ','','','');
INSERT INTO shipment_line VALUES(1,2,2,'R002','UBND xã Xuân Tâm','xã','Xuân Lộc','xã Xuân Tâm, Xuân Lộc',2,'post','ví dụ','','','');
INSERT INTO shipment_line VALUES(1,3,3,'R003','Sở Tư pháp','sở','','Biên Hòa',3,'collected','ví dụ','','','');
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
INSERT INTO print_ticket VALUES(1,1,1,1,'2022-09-12',10,'2022-09-20',replace('fact	issue_date	20/09/2022\nfact	printer	Xí nghiệp In Mẫu, thành phố Biên Hòa (ví dụ)\nfact	copies_least	6\nfact	copies_most	10\nfact	pages	4\nfact	blank_pages	3\nfact	trim	210 × 297 mm\nfact	bleed	3; 3; 3; 3 mm\nfact	paper	Giấy in trắng 60 g/m²\nfact	colour	1 màu đen\nfact	binding	đóng lồng, ghim 2 kim giữa gáy\nfact	cover	1 tờ trải, in 4/0 (ngoài 4 màu, trong để trắng)\nfact	cover_paper	Giấy couché 150 g/m²\nfact	condition	FOGRA39\nfact	ink	320 %\nfile	print/body.pdf	cdb6a016c3ce7d15f83f636bb8edf49a85419f1f7b5a30c3729213df0a9b809a	4f7f18cacb051ac00609eca97cd4558db124c60737f033cf045289d3715f32dd	1\nfile	print/cover.pdf	64732c27fd71c2b14f483c8e77f0982fbf00f8196f15fd266c7990c218a25683	067430e91d2878b2522fe0f8d644112f09ad04033d9cf870dc1de5eecfea6496	1\n','\n',char(10)),'661fae94f6f446f7dc78f2d248085f0edbd2042ae931f429b426dcc1583bc298');
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
  posted INTEGER NOT NULL DEFAULT 0 CHECK(posted IN (0, 1)), entered TEXT CHECK(entered IS date(entered, '+0 days')), source_sha256 TEXT NOT NULL DEFAULT ''
  CHECK(length(source_sha256) IN (0, 64)),
  CHECK((kind = 'reversal') = (reverses IS NOT NULL))
) STRICT;
INSERT INTO journal VALUES(1,'print_run',1,'nhan-2022-01','2022-09-19',NULL,'','',1,NULL,'');
INSERT INTO journal VALUES(2,'shipment',1,'phat-hanh-2022-01','2022-09-20',NULL,'','',1,NULL,'');
INSERT INTO journal VALUES(3,'receipt',1,'bien-nhan-2022-01-1','2022-09-22',NULL,'Lê Thị Hoa','good',1,NULL,'');
INSERT INTO journal VALUES(4,'claim',1,'cap-bu-2022-01-R002-2022-10-05','2022-10-05',NULL,'','not_received',1,NULL,'');
INSERT INTO journal VALUES(5,'stock_count',1,'kiem-ke-2022-01-2022-12-31','2022-12-31',NULL,'','kiểm kê',1,'2023-01-03','');
INSERT INTO journal VALUES(6,'stock_count',1,'kiem-ke-2022-01-2023-03-01','2023-03-01',NULL,'','',1,'2023-03-06','');
INSERT INTO journal VALUES(7,'move',1,'chuyen-stock-archive-2022-01-2023-03-02','2023-03-02',NULL,'','',1,'2023-03-06','');
INSERT INTO journal VALUES(8,'reversal',1,'huy-chuyen-stock-archive-2022-01-2023-03-02','2023-03-05',7,'','',1,'2023-03-06','');
INSERT INTO journal VALUES(9,'move',1,'chuyen-stock-archive-2022-01-2023-03-03','2023-03-03',NULL,'','',1,'2023-03-06','');
CREATE TABLE link(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  holds TEXT NOT NULL CHECK(holds <> ''),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;
INSERT INTO link VALUES(1,replace('account	code,kind,body_id	archive	deposit	lost	press	returned	scrapped	spoiled	stock\nmigration	version,sha256	1..9\n','\n',char(10)),'d3de4d7f0c96c68ef78372fb3983ee451c57e6246921b9dc65476652bd6ee4c1');
INSERT INTO link VALUES(2,replace('body	id,code	1..3\nbody_version	id,body_id,valid_from,valid_to,known_from,known_to,name,kind,district,address,official_code,note,postal_code	1..3\nentitlement	id,body_id,valid_from,valid_to,known_from,known_to,copies,basis,channel	1..3\nrecipient_change	id,kind,effective,source_name,source_sha256,entered	1\n','\n',char(10)),'69ff8156b03e29235ec47d3d938898c163f7a0e0023051ad3e5c58ed6a5287f1');
INSERT INTO link VALUES(3,replace('act	id	ubnd-45-2022-qd-ubnd\nreception	id,act,revision,source_sha256,file_name,ending,received,issuer,kind,symbol,date,title,abstract,arrival,kept_count	1\n','\n',char(10)),'ea753c91e290df23da15b058caa5d0a2249fa3357072b27f6a8f307f3b1f1cbc');
INSERT INTO link VALUES(4,replace('issue	id,year,first,last,date	1\nnumber_grant	year,number,issue_id	2022/1\n','\n',char(10)),'fdf51d948ad04273673fc97e60d8460fe35d72e086b125aea591ed234a1b25ac');
INSERT INTO link VALUES(5,replace('contents	id,issue_id,revision,acts_count	1\ncontents_act	contents_id,place,act,part,first_paragraph,end_paragraph,continued_from,continued_in	1/1\n','\n',char(10)),'4d5ece045398b3992e303e985c6c600eb1549c557f67e8792ea7f0b05c72633a');
INSERT INTO link VALUES(6,replace('print_order	id,issue_id,reference,copies,date	1\n','\n',char(10)),'8bc087ccca5436542521230348e40eb97fb37f3e69001bc87b613209281a2089');
INSERT INTO link VALUES(7,replace('print_ticket	id,order_id,issue_id,revision,date,copies,due,said,sha256	1\n','\n',char(10)),'0928d4f3d2f95580ae3455558eb97a23fbc9c7ff209ebcf4e29edb36f53da3e3');
INSERT INTO link VALUES(8,replace('entry	journal_id,line,account,copies,piece	1/1..3\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted	1\n','\n',char(10)),'adf2ccc341d400e5d4d556bb2c8796cdf1851131f43ad187a73aa4b1ffd47fd3');
INSERT INTO link VALUES(9,replace('account	code,kind,body_id	transit:R001	transit:R002	transit:R003\nentry	journal_id,line,account,copies,piece	2/1..7\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted	2\nshipment	id,issue_id,journal_id,date,recipients_count,copies_count,list_sha256	1\nshipment_line	shipment_id,line,body_id,code,name,kind,district,address,copies,channel,basis,official_code,note,postal_code	1/1..3\n','\n',char(10)),'fe020ecad4159a4ff3d31ae3cc011559c0b38898b4685fe1d0afab877d486004');
INSERT INTO link VALUES(10,replace('account	code,kind,body_id	recipient:R001\nentry	journal_id,line,account,copies,piece	3/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted	3\n','\n',char(10)),'9f45fa2afbae1bc62faf7f46a822942ed98c512eda4b0af7f992c47cff2bf2d3');
INSERT INTO link VALUES(11,replace('entry	journal_id,line,account,copies,piece	4/1..4\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted	4\n','\n',char(10)),'75166e1c9439a1bb2266e2a549f1a1eaacb6eda1da4d29a9f240eb9e1c695ebf');
INSERT INTO link VALUES(12,replace('migration	version,sha256	10\n','\n',char(10)),'745fc02e29c9e1fd92b0565122204a8e14d8e551957e9589b8b07cb2eb057695');
INSERT INTO link VALUES(13,replace('entry	journal_id,line,account,copies,piece	5/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted,entered	5\npaper	id,issue_id,number,revision,as_of,known_at,lines_count,copies_count,lines_sha256,shown_sha256	1\n','\n',char(10)),'672d28e72f39fe1658a09ccdf65d76cfc96930a5a5addae2553c0c42a076d48a');
INSERT INTO link VALUES(14,replace('account	code,kind,body_id	surplus\nmigration	version,sha256	11\n','\n',char(10)),'4b6a650a2b450171362854cb5587a0297f30229c0b2e461a6bd2dfabdbfafe79');
INSERT INTO link VALUES(15,replace('entry	journal_id,line,account,copies,piece	6/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted,entered,source_sha256	6\n','\n',char(10)),'5b883b76bbb54945c58e864d3065d4de63f58aecd56399e9f7fcb3290020759a');
INSERT INTO link VALUES(16,replace('entry	journal_id,line,account,copies,piece	7/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted,entered,source_sha256	7\n','\n',char(10)),'e6a76e81ed4b35568978b72b542708dc8fc0409430c7a22d06fa0b43b7c6782f');
INSERT INTO link VALUES(17,replace('entry	journal_id,line,account,copies,piece	8/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted,entered,source_sha256	8\n','\n',char(10)),'1a547b04b1fbf4784117b028cc0718858eeebc33197aa1ee4788036adb35e5c9');
INSERT INTO link VALUES(18,replace('entry	journal_id,line,account,copies,piece	9/1..2\njournal	id,kind,issue_id,reference,date,reverses,person,reason,posted,entered,source_sha256	9\n','\n',char(10)),'35e7c9ed0237f3aef29e560fefd474967a9a77aff83d1d6fd044ea4a565f01dd');
INSERT INTO link VALUES(19,replace('paper	id,issue_id,number,revision,as_of,known_at,lines_count,copies_count,lines_sha256,shown_sha256	2\n','\n',char(10)),'6f565dce02392931511a58b09ca4ce9df54c2473e87ae6e60aa4a1338e41e879');
INSERT INTO link VALUES(20,replace('migration	version,sha256	12\n','\n',char(10)),'5c267bcadb2b2f7a71a0802f8baab6cbdeed5777bd6b0c12af7399260116be38');
INSERT INTO link VALUES(21,replace('paper	id,issue_id,number,revision,as_of,known_at,lines_count,copies_count,lines_sha256,shown_sha256,code_sha256	3\npaper_journal	paper_id,journal_id	3/2\n','\n',char(10)),'8acf472ca3ab88133e26809722c696795d3f7aa4fc30e8bf47af7ed9d4392851');
CREATE TABLE IF NOT EXISTS "entitlement"(
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
INSERT INTO entitlement VALUES(1,1,'1900-01-01','9999-12-31',1,NULL,1,'ví dụ','courier');
INSERT INTO entitlement VALUES(2,2,'1900-01-01','9999-12-31',1,NULL,2,'ví dụ','post');
INSERT INTO entitlement VALUES(3,3,'1900-01-01','9999-12-31',1,NULL,3,'ví dụ','collected');
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
CREATE TABLE body_event_link(
  event_id INTEGER NOT NULL REFERENCES body_event(id),
  line INTEGER NOT NULL CHECK(line > 0),
  from_body INTEGER REFERENCES body(id),
  to_body INTEGER REFERENCES body(id),
  PRIMARY KEY(event_id, line),
  CHECK(from_body IS NOT NULL OR to_body IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE TABLE account(
  code TEXT PRIMARY KEY CHECK(code <> ''),
  kind TEXT NOT NULL CHECK(kind IN ('press', 'surplus', 'spoiled', 'stock', 'transit', 'recipient',
                                    'archive', 'deposit', 'returned', 'lost', 'scrapped')),
  body_id INTEGER REFERENCES body(id),
  UNIQUE(kind, body_id),
  CHECK((kind IN ('transit', 'recipient')) = (body_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('archive','archive',NULL);
INSERT INTO account VALUES('deposit','deposit',NULL);
INSERT INTO account VALUES('lost','lost',NULL);
INSERT INTO account VALUES('press','press',NULL);
INSERT INTO account VALUES('recipient:R001','recipient',1);
INSERT INTO account VALUES('returned','returned',NULL);
INSERT INTO account VALUES('scrapped','scrapped',NULL);
INSERT INTO account VALUES('spoiled','spoiled',NULL);
INSERT INTO account VALUES('stock','stock',NULL);
INSERT INTO account VALUES('surplus','surplus',NULL);
INSERT INTO account VALUES('transit:R001','transit',1);
INSERT INTO account VALUES('transit:R002','transit',2);
INSERT INTO account VALUES('transit:R003','transit',3);
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
INSERT INTO paper VALUES(1,1,'ds-2022-01',1,'2022-12-31','2023-01-03',3,6,'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb','');
INSERT INTO paper VALUES(2,1,'xk-2022-01',1,'2022-10-05','2022-10-05',4,7,'709c6add1beddf7776b679e8889d722c2b0d2631d93fc5aec51879e7b0af4149','e8307a5590d8270365570778a970fc981fa1e6e9dcadb9da2cd3dc7137ba2afe','');
INSERT INTO paper VALUES(3,1,'xk-2022-01',2,'2022-09-20','2022-09-20',3,6,'7dea3aff79e36009eb412bdec8eb3e86df8dc7796fafa24316b4529bef5c5229','501b36bd666c4cd15d61ed52ebe1747d16cbd42a64ae35f5197e5b95fda1509d','106db0205e98dd09d6dabe6ea2511606bfc66ac280e9de6da7236cbad32a06cb');
CREATE TABLE paper_journal(
  paper_id INTEGER NOT NULL REFERENCES paper(id),
  journal_id INTEGER NOT NULL REFERENCES journal(id),
  PRIMARY KEY(paper_id, journal_id)
) STRICT, WITHOUT ROWID;
INSERT INTO paper_journal VALUES(3,2);
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
CREATE TRIGGER body_version_delete BEFORE DELETE ON body_version
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never deleted'); END;
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
CREATE INDEX journal_by_issue ON journal(issue_id);
CREATE VIEW standing_journal AS
SELECT id, kind, issue_id, reference, date, person, reason FROM journal
WHERE posted = 1 AND kind <> 'reversal'
  AND NOT EXISTS(SELECT 1 FROM journal AS later WHERE later.reverses = journal.id
                 AND later.posted = 1);
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
CREATE TRIGGER journal_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never deleted'); END;
CREATE TRIGGER link_insert BEFORE INSERT ON link
WHEN NEW.id IS NOT (SELECT coalesce(max(id), 0) + 1 FROM link)
BEGIN SELECT RAISE(ABORT, 'link: not the next link of the chain'); END;
CREATE TRIGGER link_update BEFORE UPDATE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never changed'); END;
CREATE TRIGGER link_delete BEFORE DELETE ON link
BEGIN SELECT RAISE(ABORT, 'link: a row of the record is never deleted'); END;
CREATE TRIGGER recipient_change_entered BEFORE INSERT ON recipient_change
WHEN NEW.entered IS NULL
  OR NEW.entered < (SELECT max(entered) FROM recipient_change)
BEGIN SELECT RAISE(ABORT, 'recipient_change: entered before the latest entry'); END;
CREATE TRIGGER body_version_update BEFORE UPDATE ON body_version
WHEN OLD.known_to IS NOT NULL OR NEW.known_to IS NULL
  OR (NEW.id, NEW.body_id, NEW.valid_from, NEW.valid_to, NEW.known_from, NEW.name, NEW.kind,
      NEW.district, NEW.address, NEW.official_code, NEW.note, NEW.postal_code)
  IS NOT (OLD.id, OLD.body_id, OLD.valid_from, OLD.valid_to, OLD.known_from, OLD.name, OLD.kind,
      OLD.district, OLD.address, OLD.official_code, OLD.note, OLD.postal_code)
BEGIN SELECT RAISE(ABORT, 'body_version: a row of the record is never changed'); END;
CREATE INDEX entitlement_by_body ON entitlement(body_id);
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
CREATE INDEX body_event_by_change ON body_event(change_id);
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
CREATE TRIGGER journal_entered BEFORE INSERT ON journal
WHEN NEW.entered < (SELECT entered FROM journal ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'journal: entered before the latest entry'); END;
CREATE INDEX account_by_body ON account(body_id);
CREATE TRIGGER account_insert BEFORE INSERT ON account
WHEN EXISTS(SELECT 1 FROM account WHERE code = NEW.code
            OR (kind = NEW.kind AND body_id = NEW.body_id))
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never replaced'); END;
CREATE TRIGGER account_update BEFORE UPDATE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never changed'); END;
CREATE TRIGGER account_delete BEFORE DELETE ON account
BEGIN SELECT RAISE(ABORT, 'account: a row of the record is never deleted'); END;
CREATE TRIGGER journal_update BEFORE UPDATE ON journal
WHEN OLD.posted <> 0 OR NEW.posted <> 1
  OR (NEW.id, NEW.kind, NEW.issue_id, NEW.reference, NEW.date, NEW.reverses, NEW.person,
      NEW.reason, NEW.entered, NEW.source_sha256)
  IS NOT (OLD.id, OLD.kind, OLD.issue_id, OLD.reference, OLD.date, OLD.reverses, OLD.person,
      OLD.reason, OLD.entered, OLD.source_sha256)
BEGIN SELECT RAISE(ABORT, 'journal: a row of the record is never changed'); END;
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
CREATE INDEX paper_by_issue ON paper(issue_id);
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
COMMIT;
PRAGMA application_id = 1195465300;
PRAGMA user_version = 12;
