// Version 1 of the record: acts received, numbers granted, what issues hold.
//
// Rows are added and never changed. SQLite's UPDATE and DELETE triggers alone do not hold that:
// INSERT OR REPLACE deletes the former row without firing them unless the connection asks for it.
// So every table has three guards, and the one before INSERT looks for the row that would be
// replaced; they hold on any connection, whatever it has set.
//
// date(d, '+0 days') is compared, not date(d): the latter gives 2022-02-31 back as it is.

#include "gazette/ledger/versions.h"

namespace gazette::ledger {

const std::string_view kVersion1 = R"sql(
CREATE TABLE migration(
  version INTEGER PRIMARY KEY CHECK(version > 0),
  sha256 TEXT NOT NULL CHECK(length(sha256) = 64)
) STRICT;

-- An act (văn bản), by the id that the program gives it.
CREATE TABLE act(
  id TEXT PRIMARY KEY CHECK(id <> '')
) STRICT, WITHOUT ROWID;

-- One reception of an act and what was read from it; the last revision holds.
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
CREATE INDEX reception_by_source ON reception(source_sha256);

-- Where the numbers of a year begin, if not at 1.
CREATE TABLE year_start(
  year INTEGER PRIMARY KEY CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first BETWEEN 2 AND 9999)
) STRICT;

-- An issue (số Công báo): one booklet, one number or two.
CREATE TABLE issue(
  id INTEGER PRIMARY KEY CHECK(id > 0),
  year INTEGER NOT NULL CHECK(year BETWEEN 1900 AND 2200),
  first INTEGER NOT NULL CHECK(first > 0),
  last INTEGER NOT NULL CHECK(last BETWEEN first AND 9999),
  date TEXT NOT NULL CHECK(date IS date(date, '+0 days')),
  UNIQUE(year, first)
) STRICT;

-- A number granted (cấp số).
CREATE TABLE number_grant(
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  issue_id INTEGER NOT NULL REFERENCES issue(id),
  PRIMARY KEY(year, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_grant_by_issue ON number_grant(issue_id);

-- Which acts an issue holds; the last revision holds.
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
  act TEXT NOT NULL REFERENCES act(id),
  PRIMARY KEY(contents_id, place),
  UNIQUE(contents_id, act)
) STRICT, WITHOUT ROWID;
CREATE INDEX contents_act_by_act ON contents_act(act);
)sql"
                                   R"sql(
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

-- The next number and no other: no gap, none twice, none replaced.
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
)sql";

}  // namespace gazette::ledger
