// The chain of hashes: what it holds, and that nothing is changed, removed or added behind it.

#include "gazette/ledger/chain.h"

#include <fstream>
#include <sstream>

#include "gazette/base/hash.h"
#include "gazette/ledger/lines.h"
#include "gazette/ledger/schema.h"
#include "tests/ledger/replay.h"

namespace gazette::ledger {
namespace {

const std::string kNoLink(64, '0');
const std::string kNewest = std::to_string(migrations().back().version);

/// A record with one issue, two recipients and all that belongs to it.
void make_office(const std::filesystem::path& path) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  REQUIRE(import_list(ledger, list_of(2), "recipients.csv", {}, diagnostics));
  enter_issue(ledger, day("2022-01-10"), 4, 1);
  REQUIRE(
      ledger.record_contents(issue_number("2022/1"), {"ubnd-45-2022-qd-ubnd"}, {}, diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
}

std::string bytes_of(const std::string& fixture) {
  std::ifstream file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / "ledger" / fixture);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string holds(RawRecord& raw, int link) {
  return raw.ask("SELECT holds FROM link WHERE id = " + std::to_string(link));
}

/// The same without the columns, in one line.
std::string names_held(RawRecord& raw, int link) {
  std::string names;
  for (const std::vector<std::string>& fields : read_lines(holds(raw, link))) {
    names += names.empty() ? fields[0] : ", " + fields[0];
    for (std::size_t i = 2; i < fields.size(); ++i) {
      names += " " + fields[i];
    }
  }
  return names;
}

/// The codes of what the chain alone finds.
std::vector<std::string> chain_faults(const std::filesystem::path& path) {
  Diagnostics diagnostics;
  check_chain(Database(path, false), diagnostics);
  return texts_of(diagnostics);
}

std::string guards_of(RawRecord& raw, const std::string& table) {
  return raw.ask(
      "SELECT group_concat(sql, '; ') FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '" +
      table + "'");
}

std::string drops_of(RawRecord& raw, const std::string& table) {
  return raw.ask(
      "SELECT group_concat('DROP TRIGGER ' || name, '; ') FROM sqlite_schema "
      "WHERE type = 'trigger' AND tbl_name = '" +
      table + "'");
}

/// Changes rows as a person with a shell would who wants it not to be seen: without the guards, and
/// with the guards put back as they were.
void tamper(RawRecord& raw, const std::string& table, const std::string& sql) {
  const std::string guards = guards_of(raw, table);
  CHECK(raw.run(drops_of(raw, table) + "; " + sql + "; " + guards).empty());
}

/// Changes a cell of a table where its checks let that through; false where they do not, or where
/// there is nothing in it.
bool change_one_cell(const std::filesystem::path& path, const std::string& table,
                     const std::string& column) {
  RawRecord raw(path);
  const std::string row = " WHERE (SELECT count(*) FROM " + table + ") > 0 AND " + column +
                          " = (SELECT min(" + column + ") FROM " + table + ")";
  const std::string cells = "SELECT group_concat(" + column + ") FROM " + table;
  const std::string before = raw.ask(cells);
  const std::vector<std::string> values = {column + " || 'x'", column + " + 1",
                                           "date(" + column + ", '+1 day')",
                                           "substr(" + column + ", 2) || 'x'"};
  for (const std::string& value : values) {
    const std::string guards = guards_of(raw, table);
    raw.run("BEGIN");
    const bool is_done = raw.run(drops_of(raw, table) + "; UPDATE " + table + " SET " + column +
                                 " = " + value + row + "; " + guards)
                             .empty() &&
                         raw.ask(cells) != before;
    raw.run(is_done ? "COMMIT" : "ROLLBACK");
    if (is_done) {
      return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("each entry ends with a link that names the rows it added") {
  const Folder folder;
  make_office(folder.record());
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT group_concat(id) FROM link") == "1,2,3,4,5,6,7,8");
  CHECK(holds(raw, 1) ==
        "account\tcode,kind,body_id\tarchive\tdeposit\tlost\tpress\treturned\tscrapped\t"
        "spoiled\tstock\tsurplus\nmigration\tversion,sha256\t1.." +
            kNewest + "\n");
  CHECK(holds(raw, 4) ==
        "issue\tid,year,first,last,date\t1\nnumber_grant\tyear,number,issue_id\t2022/1\n");
  CHECK(names_held(raw, 2) == "act ubnd-45-2022-qd-ubnd, kept_file 1/1, reception 1");
  CHECK(names_held(raw, 3) == "body 1..2, body_version 1..2, entitlement 1..2, recipient_change 1");
  CHECK(names_held(raw, 5) == "print_order 1");
  CHECK(names_held(raw, 6) == "entry 1/1..3, journal 1");
  CHECK(names_held(raw, 7) ==
        "account transit:R001 transit:R002, entry 2/1..3, journal 2, shipment 1, "
        "shipment_line 1/1..2");
  CHECK(faults_of(open_record(folder.record())).empty());
}

TEST_CASE("a link can be computed anew with nothing but the rows") {
  const Folder folder;
  make_office(folder.record());
  RawRecord raw(folder.record());
  const std::string former = raw.ask("SELECT sha256 FROM link WHERE id = 5");
  CHECK(raw.ask("SELECT sha256 FROM link WHERE id = 6") ==
        sha256(former +
               "\nentry\tjournal_id,line,account,copies,piece\t1/1..3\n"
               "journal\tid,kind,issue_id,reference,date,reverses,person,reason,posted,entered,"
               "source_sha256\t1\n"
               "1\t1\tpress\t-5\t0\n1\t2\tstock\t4\t0\n1\t3\tspoiled\t1\t0\n"
               "1\tprint_run\t1\tnhan-2022-01\t2022-01-10\t\\N\t\t\t1\t2022-01-10\t\n"));
  CHECK(raw.ask("SELECT sha256 FROM link WHERE id = 4") ==
        sha256(raw.ask("SELECT sha256 FROM link WHERE id = 3") +
               "\nissue\tid,year,first,last,date\t1\nnumber_grant\tyear,number,issue_id\t2022/"
               "1\n1\t2022\t1\t1\t2022-01-10\n2022\t1\t1\n"));
}

TEST_CASE("the same entries give the same head, and each entry another one") {
  const Folder folder;
  make_office(folder / "a.db");
  make_office(folder / "b.db");
  Ledger a = open_record(folder / "a.db");
  CHECK(chain_head(a) == chain_head(open_record(folder / "b.db")));
  CHECK(chain_head(a).links_count == 8);
  const ChainHead before = chain_head(a);
  Diagnostics diagnostics;
  // What writes nothing adds no link.
  REQUIRE(a.plan_shipment(issue_number("2022/1"), day("2022-01-10"), diagnostics));
  CHECK(chain_head(a) == before);
  REQUIRE(a.grant_number({.year = 2022, .date = day("2022-02-01")}, diagnostics));
  CHECK(chain_head(a).links_count == 9);
  CHECK(chain_head(a).sha256 != before.sha256);
  CHECK(find_link(a, before.sha256) == 8);
  CHECK(find_link(a, before.sha256.substr(0, 8)) == 8);
  CHECK_FALSE(find_link(a, kNoLink).has_value());
}

TEST_CASE("a row of any table that is changed is found though its guards are back") {
  const Folder folder;
  make_office(folder / "office.db");
  int changed_count = 0;
  for (const auto& [table, layout] : layouts_of(Database(folder / "office.db", false))) {
    for (std::size_t column = 0; column < layout.columns.size(); ++column) {
      std::filesystem::copy_file(folder / "office.db", folder.record(),
                                 std::filesystem::copy_options::overwrite_existing);
      if (!change_one_cell(folder.record(), table, layout.columns[column])) {
        continue;
      }
      INFO(table << "." << layout.columns[column]);
      ++changed_count;
      const std::vector<std::string> faults = chain_faults(folder.record());
      REQUIRE_FALSE(faults.empty());
      CHECK(faults[0].find("G0796 link ") == 0);
    }
  }
  CHECK(changed_count > 60);
}

TEST_CASE("the first link that no longer matches is named with what it holds") {
  const Folder folder;
  make_office(folder.record());
  {
    RawRecord raw(folder.record());
    tamper(raw, "entry", "UPDATE entry SET copies = copies + 1 WHERE account IN ('spoiled')");
    tamper(raw, "entry", "UPDATE entry SET copies = copies - 1 WHERE account IN ('press')");
    tamper(raw, "shipment_line", "UPDATE shipment_line SET address = 'x' WHERE line = 2");
  }
  const Ledger ledger = open_record(folder.record());
  CHECK(faults_of(ledger) ==
        std::vector<std::string>{
            "G0796 link 6 of the chain no longer matches; it holds entry 1/1..3, journal 1; so do "
            "1 later links",
            "G0794 the frozen list of issue 2022/01 no longer matches its hash"});
}

TEST_CASE("rows removed, and rows that another program added, are found") {
  const Folder folder;
  make_office(folder.record());
  {
    RawRecord raw(folder.record());
    tamper(raw, "contents_act", "DELETE FROM contents_act");
    CHECK(raw.run("INSERT INTO body(code) VALUES ('R900'), ('R901')").empty());
    CHECK(raw.run("INSERT INTO act(id) VALUES ('a/b%')").empty());
  }
  CHECK(chain_faults(folder.record()) ==
        std::vector<std::string>{
            "G0796 link 8 of the chain no longer matches; it holds contents 1, contents_act 1/1",
            "G0797 1 row of act in no link of the chain, from a%2Fb%25",
            "G0797 2 rows of body in no link of the chain, from 3..4"});
}

TEST_CASE("links that were changed, removed or put in between are found") {
  const Folder folder;
  make_office(folder / "office.db");
  const auto faults_after = [&folder](const std::string& sql) {
    std::filesystem::copy_file(folder / "office.db", folder.record(),
                               std::filesystem::copy_options::overwrite_existing);
    RawRecord raw(folder.record());
    tamper(raw, "link", sql);
    const std::vector<std::string> faults = chain_faults(folder.record());
    REQUIRE_FALSE(faults.empty());
    return faults[0].substr(0, faults[0].find(';'));
  };
  CHECK(faults_after("UPDATE link SET sha256 = '" + kNoLink + "' WHERE id = 3") ==
        "G0796 link 3 of the chain no longer matches");
  CHECK(faults_after("UPDATE link SET holds = 'nothing' WHERE id = 3") ==
        "G0796 link 3 of the chain no longer matches");
  CHECK(faults_after("DELETE FROM link WHERE id = 3") ==
        "G0796 link 4 of the chain no longer matches");
  CHECK(faults_after("DELETE FROM link WHERE id = 8") ==
        "G0797 1 row of contents in no link of the chain, from 1");
  // With its rows, the last link is gone without a trace in the file: only a head noted before
  // tells (find_link).
}

TEST_CASE("a cell filled later belongs to the link of the entry that filled it") {
  const Folder folder;
  make_office(folder.record());
  {
    Ledger ledger = open_record(folder.record());
    Diagnostics diagnostics;
    REQUIRE(import_list(ledger, list_of(1), "b.csv", day("2023-01-01"), diagnostics));
    CHECK(faults_of(ledger).empty());
  }
  RawRecord raw(folder.record());
  CHECK(names_held(raw, 9) == "entitlement 3, entitlement.known_to 2, recipient_change 2");
  CHECK(holds(raw, 9).find("\nentitlement.known_to\tknown_to\t2\n") != std::string::npos);
  tamper(raw, "entitlement", "UPDATE entitlement SET known_to = NULL WHERE id = 2");
  const std::vector<std::string> faults = chain_faults(folder.record());
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].find("G0796 link 9 of the chain no longer matches; it holds ") == 0);
}

TEST_CASE(
    "a migration may add columns and rows and make a table anew, and the links before it still "
    "match") {
  const Folder folder;
  make_office(folder.record());
  const int version = migrations().back().version;
  const std::vector<Migration> steps = {
      {.version = version + 1,
       .sql = "ALTER TABLE journal ADD COLUMN remark TEXT NOT NULL DEFAULT '-';"
              "CREATE TABLE other(kept_count INTEGER NOT NULL, role TEXT, "
              "reception_id INTEGER NOT NULL, place INTEGER NOT NULL, sha256 TEXT, ending TEXT, "
              "file_name TEXT, PRIMARY KEY(reception_id, place)) STRICT, WITHOUT ROWID;"
              "INSERT INTO other SELECT 1, role, reception_id, place, sha256, ending, file_name "
              "FROM kept_file; DROP TABLE kept_file; ALTER TABLE other RENAME TO kept_file;"
              "CREATE TABLE extra(name TEXT PRIMARY KEY, more INTEGER) STRICT;"
              "INSERT INTO extra VALUES ('a', 1), ('b', NULL)"}};
  {
    const Database database(folder.record(), false);
    migrate(database, steps);
    CHECK(head_of(database).links_count == 9);
  }
  CHECK(chain_faults(folder.record()).empty());
  RawRecord raw(folder.record());
  CHECK(holds(raw, 9) ==
        "extra\tname,more\ta\tb\nmigration\tversion,sha256\t" + std::to_string(version + 1) + "\n");
  tamper(raw, "extra", "UPDATE extra SET more = 2 WHERE name = 'a'");
  CHECK(chain_faults(folder.record()).size() == 1);
}

TEST_CASE("a record older than the chain begins it with one link over all it holds") {
  const Folder folder;
  {
    const Database old(folder.record(), true);
    old.run(bytes_of("version_6.sql"));
    migrate(old, migrations().first(7));
    CHECK(version_of(old) == 7);
  }
  CHECK(faults_of(open_record(folder.record(), Missing::report)).empty());
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT count(*) FROM link") == "1");
  const std::string held = names_held(raw, 1);
  CHECK(held.find("journal 1..3, ") != std::string::npos);
  CHECK(held.find("migration 1.." + kNewest + ", ") != std::string::npos);
  CHECK(held.find("shipment_line 1/1..3") != std::string::npos);
  tamper(raw, "shipment_line", "UPDATE shipment_line SET name = 'x' WHERE line = 3");
  CHECK(chain_faults(folder.record()).size() == 1);
  CHECK(RawRecord(folder / "gazette.db.version-7").ask("PRAGMA user_version") == "7");
}

TEST_CASE("the head that an issue prints is that of its grant, whatever is entered after it") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  CHECK_FALSE(chain_head_of(ledger, issue_number("2022/38-39")));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  const std::string head = chain_head(ledger).sha256;
  CHECK(chain_head_of(ledger, issue_number("2022/38-39")) == head);
  REQUIRE(ledger.grant_number({.year = 2022, .date = day("2022-09-30")}, diagnostics));
  CHECK(chain_head_of(ledger, issue_number("2022/38-39")) == head);
  CHECK(chain_head_of(ledger, issue_number("2022/40")) == chain_head(ledger).sha256);
  CHECK_FALSE(chain_head_of(ledger, issue_number("2022/41")));
  CHECK(find_link(ledger, head.substr(0, 32)) == 3);
}

TEST_CASE("a migration does not make its own what another program added") {
  const Folder folder;
  make_office(folder.record());
  CHECK(RawRecord(folder.record()).run("INSERT INTO body(code) VALUES ('R900')").empty());
  const std::vector<Migration> steps = {
      {.version = migrations().back().version + 1, .sql = "INSERT INTO body(code) VALUES ('R5')"}};
  migrate(Database(folder.record(), false), steps);
  CHECK(chain_faults(folder.record()) ==
        std::vector<std::string>{"G0797 1 row of body in no link of the chain, from 3"});
}

TEST_CASE("rows are ranges for each prefix, whatever the order they come in") {
  RowSet rows;
  for (const std::int64_t number : {5, 1, 2, 4, 3, 9, 8, 3}) {
    rows.add({"42/", number});
  }
  rows.add({"stock/", 0});
  CHECK(rows.size() == 8);
  CHECK(rows.ranges().at("42/") == RowSet::Ranges{{1, 5}, {8, 9}});
  CHECK(rows.contains({"42/", 4}));
  CHECK_FALSE(rows.contains({"42/", 6}));
  CHECK_FALSE(rows.contains({"43/", 4}));
  std::string prefix;
  append_key_part(prefix, "a/b%2F");
  append_key_part(prefix, "");
  CHECK(prefix == "a%2Fb%252F//");
  CHECK(key_parts(prefix) == std::vector<std::string>{"a/b%2F", ""});
}

}  // namespace gazette::ledger
