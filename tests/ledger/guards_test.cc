// What was entered stays: every way of SQL to change or remove a row is refused, on a connection
// that has set nothing.

#include "gazette/ledger/proof.h"
#include "gazette/ledger/sealing.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

/// A record with a row in every table.
void fill(const std::filesystem::path& path) {
  Ledger ledger = open_record(path);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive({.reception = decision_45()}, diagnostics));
  REQUIRE(ledger.begin_year(2022, 38, diagnostics));
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-09-20")},
                              diagnostics));
  const model::IssueNumber number = issue_number("2022/38-39");
  REQUIRE(ledger.record_contents(number, {"ubnd-45-2022-qd-ubnd"}, {}, diagnostics));
  REQUIRE(import_list(ledger, list_of(3), "recipients.csv", {}, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = number, .copies = 5, .date = day("2022-09-18")}, diagnostics));
  REQUIRE(ledger.record_ticket({.issue = number,
                                .reference = "in-2022-38-39",
                                .date = day("2022-09-18"),
                                .copies = 5,
                                .due = day("2022-09-20")},
                               diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = number, .good = 5, .spoiled = 1, .date = day("2022-09-19")}, diagnostics));
  REQUIRE(ledger.plan_shipment(number, day("2022-09-20"), diagnostics));
  REQUIRE(ledger.enter_papers({{.issue = number,
                                .number = "ds-2022-38-39",
                                .revision = 1,
                                .as_of = day("2022-09-20"),
                                .known_at = day("2022-09-20"),
                                .lines_sha256 = std::string(64, 'a'),
                                .shown_sha256 = std::string(64, 'b'),
                                .journals = {"phat-hanh-2022-38-39"}}},
                              diagnostics));
  const auto approval = approve(ledger,
                                {.issue = number,
                                 .person = "Trần Thị B",
                                 .date = day("2022-09-20"),
                                 .files = {{std::string(64, 'f'), 9, "print/body.pdf"}}},
                                diagnostics);
  REQUIRE(approval);
  REQUIRE(ledger.enter_decree({.number = "1/NQ",
                               .in_force = day("2022-10-01"),
                               .events = {{.kind = BodyEventKind::dissolve, .from = {"R003"}}}},
                              {.entered = day("2022-09-25")}, diagnostics));
  REQUIRE(enter_seal(ledger,
                     {.seal = {.issue = number,
                               .date = day("2022-09-25"),
                               .sealed = "2022-09-25T05:00:00Z",
                               .files_sha256 = approval->files_sha256,
                               .manifest = "gazette-manifest 1\n",
                               .signatures = {{"CN=Office", std::string(64, 'c'), "DER"}}},
                      .record_sha256 = chain_head(ledger).sha256},
                     diagnostics));
  REQUIRE(texts_of(diagnostics).empty());
}

const std::vector<std::string> kTables = {
    "migration",    "act",         "reception",       "year_start", "issue",
    "number_grant", "contents",    "contents_act",    "body",       "recipient_change",
    "body_version", "entitlement", "print_order",     "account",    "journal",
    "entry",        "shipment",    "shipment_line",   "kept_file",  "print_ticket",
    "link",         "body_event",  "body_event_link", "paper",      "paper_journal",
    "approval",     "seal",        "seal_signature"};

}  // namespace

TEST_CASE("every table with rows of record is covered by the test of guards") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT count(*) FROM sqlite_schema WHERE type = 'table'") ==
        std::to_string(kTables.size()));
  for (const std::string& table : kTables) {
    INFO(table);
    CHECK(raw.ask("SELECT count(*) > 0 FROM " + table) == "1");
  }
}

TEST_CASE("no row of the record can be changed, removed or replaced") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  for (const std::string& table : kTables) {
    const std::string columns =
        raw.ask("SELECT group_concat(name) FROM pragma_table_info('" + table + "')");
    const std::string first = raw.ask("SELECT name FROM pragma_table_info('" + table + "')");
    const std::string keys = raw.ask(
        "SELECT group_concat(name) FROM (SELECT name FROM "
        "pragma_table_info('" +
        table + "') WHERE pk > 0 ORDER BY pk)");
    const std::string row = "SELECT " + columns + " FROM " + table + " WHERE true";
    const std::vector<std::string> attacks = {
        "UPDATE " + table + " SET " + first + " = " + first,
        "UPDATE OR REPLACE " + table + " SET " + first + " = " + first,
        "UPDATE OR IGNORE " + table + " SET " + first + " = " + first,
        "DELETE FROM " + table,
        "INSERT OR REPLACE INTO " + table + "(" + columns + ") " + row,
        "REPLACE INTO " + table + "(" + columns + ") " + row,
        "INSERT INTO " + table + "(" + columns + ") " + row + " ON CONFLICT(" + keys +
            ") DO UPDATE SET " + first + " = excluded." + first,
    };
    const std::string before = raw.ask("SELECT count(*) FROM " + table);
    for (const std::string& attack : attacks) {
      INFO(attack);
      CHECK(raw.run(attack).find(table + ":") == 0);
    }
    CHECK(raw.ask("SELECT count(*) FROM " + table) == before);
  }
  CHECK(faults_of(open_record(folder.record())).empty());
}

TEST_CASE("a row cannot be replaced through its second key") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  const std::vector<std::string> attacks = {
      "INSERT OR REPLACE INTO issue(id, year, first, last, date) "
      "VALUES (99, 2022, 38, 38, '2022-01-01')",
      "INSERT OR REPLACE INTO reception SELECT 99, act, revision, source_sha256, 'other', ending, "
      "received, issuer, kind, symbol, date, title, abstract, arrival, kept_count FROM reception",
      "INSERT INTO kept_file SELECT reception_id, 2, role, sha256, ending, file_name FROM "
      "kept_file",
      "INSERT OR REPLACE INTO contents(issue_id, revision, acts_count) "
      "SELECT issue_id, revision, 0 FROM contents",
      "INSERT OR REPLACE INTO contents_act SELECT contents_id, 1, 'x' FROM contents_act",
      "INSERT OR REPLACE INTO body(code) VALUES ('R001')",
      "INSERT OR REPLACE INTO print_order(issue_id, reference, copies, date) "
      "SELECT issue_id, reference, 9, date FROM print_order",
      "INSERT OR REPLACE INTO print_ticket(order_id, issue_id, revision, date, copies, due, said, "
      "sha256) SELECT order_id, issue_id, revision, date, 9, due, said, sha256 FROM print_ticket",
      "INSERT OR REPLACE INTO account(code, kind, body_id) VALUES ('x', 'transit', 1)",
      "INSERT OR REPLACE INTO journal(kind, issue_id, reference, date) "
      "SELECT kind, issue_id, reference, date FROM journal",
      "INSERT OR REPLACE INTO shipment SELECT 99, issue_id, journal_id, date, recipients_count, "
      "copies_count, list_sha256 FROM shipment",
      "INSERT OR REPLACE INTO shipment_line SELECT shipment_id, 1, 2, code, 'x', kind, district, "
      "address, copies, channel, basis, official_code, note FROM shipment_line WHERE line = 1",
  };
  for (const std::string& attack : attacks) {
    INFO(attack);
    CHECK(raw.run(attack) != "");
  }
  CHECK(faults_of(open_record(folder.record())).empty());
}

TEST_CASE("a posted journal takes no further entry and is not unposted") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  CHECK(raw.run("INSERT INTO entry(journal_id, line, account, copies) VALUES (1, 9, 'stock', 1)") ==
        "entry: the journal is posted, or the line is taken");
  CHECK(raw.run("UPDATE journal SET posted = 0") ==
        "journal: a row of the record is never changed");
  CHECK(raw.run("UPDATE OR REPLACE journal SET id = 2 WHERE id = 1") ==
        "journal: a row of the record is never changed");
  CHECK(raw.run("INSERT INTO journal(kind, issue_id, reference, date, posted) "
                "VALUES ('print_run', 1, 'new', '2022-09-20', 1)") ==
        "journal: a row of the record is never replaced");
}

TEST_CASE("a journal is posted only if it sums to zero and no account falls below") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  const std::string draft =
      "BEGIN; INSERT INTO journal(id, kind, issue_id, reference, date) "
      "VALUES (9, 'shipment', 1, 'nine', '2022-09-21');";
  CHECK(raw.run(draft + "UPDATE journal SET posted = 1 WHERE id = 9") ==
        "journal: the entries do not sum to zero");
  raw.run("ROLLBACK");
  CHECK(raw.run(draft + "INSERT INTO entry VALUES (9, 1, 'stock', -1, 0), (9, 2, 'spoiled', 2, 0);"
                        "UPDATE journal SET posted = 1 WHERE id = 9") ==
        "journal: the entries do not sum to zero");
  raw.run("ROLLBACK");
  CHECK(raw.run(draft + "INSERT INTO entry VALUES (9, 1, 'stock', -3, 0), (9, 2, 'spoiled', 3, 0);"
                        "UPDATE journal SET posted = 1 WHERE id = 9") ==
        "journal: an account would fall below zero");
  raw.run("ROLLBACK");
  CHECK(raw.run(draft + "INSERT INTO entry VALUES (9, 1, 'stock', -2, 0), (9, 2, 'spoiled', 2, 0);"
                        "UPDATE journal SET posted = 1 WHERE id = 9; COMMIT")
            .empty());
  // Balanced as it is, it was not entered by the program.
  CHECK(faults_of(open_record(folder.record())) ==
        std::vector<std::string>{"G0797 2 rows of entry in no link of the chain, from 9/1..2",
                                 "G0797 1 row of journal in no link of the chain, from 9"});
}

TEST_CASE("no copy is acknowledged that was not sent, nor twice") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  const std::string draft =
      "BEGIN; INSERT INTO journal(id, kind, issue_id, reference, date) "
      "VALUES (9, 'receipt', 1, 'nine', '2022-09-21');"
      "INSERT OR IGNORE INTO account(code, kind, body_id) VALUES ('recipient:R001', 'recipient', "
      "1);";
  const std::string post = "UPDATE journal SET posted = 1 WHERE id = 9";
  CHECK(raw.run(draft +
                "INSERT INTO entry VALUES (9, 1, 'transit:R001', -1, 2), (9, 2, 'recipient:R001', "
                "1, 2);" +
                post) == "journal: an account would fall below zero");
  raw.run("ROLLBACK");
  CHECK(raw.run(draft +
                "INSERT INTO entry VALUES (9, 1, 'transit:R001', -2, 1), (9, 2, 'recipient:R001', "
                "2, 1);" +
                post) == "journal: an account would fall below zero");
  raw.run("ROLLBACK");
  CHECK(raw.run(draft +
                "INSERT INTO entry VALUES (9, 1, 'transit:R001', -1, 1), (9, 2, 'recipient:R001', "
                "1, 1);" +
                post + "; COMMIT")
            .empty());
}

TEST_CASE("a reversal is the reverse of one posted journal of its issue, and the only one") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  const auto reversal = [](const std::string& id, const std::string& of) {
    return "INSERT INTO journal(id, kind, issue_id, reference, date, reverses) VALUES (" + id +
           ", 'reversal', 1, 'r" + id + "', '2022-09-21', " + of + ");";
  };
  CHECK(raw.run("INSERT INTO journal(kind, issue_id, reference, date) "
                "VALUES ('reversal', 1, 'x', '2022-09-21')") != "");
  CHECK(raw.run("BEGIN;" + reversal("9", "2") +
                "INSERT INTO entry VALUES (9, 1, 'transit:R001', -1, 1), (9, 2, 'stock', 1, 0);"
                "UPDATE journal SET posted = 1 WHERE id = 9") ==
        "journal: the entries are not the reverse of the journal reversed");
  raw.run("ROLLBACK");
  REQUIRE(raw.run("BEGIN;" + reversal("9", "2") +
                  "INSERT INTO entry SELECT 9, line, account, -copies, piece FROM entry "
                  "WHERE journal_id = 2; UPDATE journal SET posted = 1 WHERE id = 9; COMMIT")
              .empty());
  CHECK(raw.run(reversal("10", "2")) == "journal: a row of the record is never replaced");
  CHECK(raw.run(reversal("10", "9")) == "journal: only a posted journal of the issue is reversed");
  CHECK(faults_of(open_record(folder.record())) ==
        std::vector<std::string>{"G0797 4 rows of entry in no link of the chain, from 9/1..4",
                                 "G0797 1 row of journal in no link of the chain, from 9"});
}

TEST_CASE("a version of a body is superseded once and changed in nothing else") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  CHECK(raw.run("UPDATE body_version SET known_to = 2, name = 'x' WHERE id = 1") ==
        "body_version: a row of the record is never changed");
  CHECK(raw.run("UPDATE body_version SET known_to = 2 WHERE id = 1").empty());
  CHECK(raw.run("UPDATE body_version SET known_to = 2 WHERE id = 1") ==
        "body_version: a row of the record is never changed");
  CHECK(raw.run("UPDATE body_version SET known_to = NULL WHERE id = 1") ==
        "body_version: a row of the record is never changed");
}

TEST_CASE("two versions of a body never hold on one day") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  CHECK(raw.run("INSERT INTO body_version(body_id, valid_from, valid_to, known_from, name, kind, "
                "district, address, official_code, note) SELECT body_id, '2023-01-01', valid_to, "
                "known_from, 'x', '', '', '', '', '' FROM body_version WHERE id = 1") ==
        "body_version: two versions hold on one day");
  CHECK(raw.run("INSERT INTO entitlement(body_id, valid_from, valid_to, known_from, copies, basis, "
                "channel) SELECT body_id, '2023-01-01', valid_to, known_from, 2, 'x', 'post' "
                "FROM entitlement WHERE id = 1") ==
        "entitlement: two entitlements hold on one day");
}

TEST_CASE("numbers are granted in order whoever enters them") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  REQUIRE(raw.run("INSERT INTO issue(id, year, first, last, date) "
                  "VALUES (5, 2022, 41, 41, '2022-10-01')")
              .empty());
  CHECK(raw.run("INSERT INTO number_grant(year, number, issue_id) VALUES (2022, 41, 5)") ==
        "number_grant: not the next number of the year");
  CHECK(raw.run("INSERT INTO year_start(year, first) VALUES (2022, 41)") ==
        "year_start: the numbers of the year have begun");
}

TEST_CASE("the examination finds guards dropped and rows changed") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  REQUIRE(raw.run("DROP TRIGGER shipment_line_update; DROP TRIGGER entry_update;"
                  "UPDATE shipment_line SET address = 'elsewhere' WHERE line = 2;"
                  "UPDATE entry SET copies = copies + 1 WHERE account = 'spoiled'")
              .empty());
  const Ledger ledger = open_record(folder.record());
  CHECK(faults_of(ledger) ==
        std::vector<std::string>{"G0795 the trigger entry_update is missing",
                                 "G0795 the trigger shipment_line_update is missing",
                                 "G0796 link 9 of the chain no longer matches; it holds entry "
                                 "1/1..3, journal 1; so do 1 later links",
                                 "G0792 journal nhan-2022-38-39 sums to 1",
                                 "G0794 the frozen list of issue 2022/38-39 no longer matches its "
                                 "hash"});
  CHECK_THROWS_AS(ledger.find_shipment(issue_number("2022/38-39")), Error);
  CHECK_THROWS_WITH(ledger.year_copies(2022),
                    "the journals of issue 2022/38-39 do not balance; run `gazette doctor`");
}

TEST_CASE(
    "of many faults of one kind the examination tells five, and how many more, after the cause") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  std::string rows;
  for (int line = 1; line <= 12; ++line) {
    rows += "INSERT INTO journal(kind, issue_id, reference, date) VALUES ('move', 1, 'x" +
            std::to_string(line) + "', '2022-10-01');";
  }
  REQUIRE(raw.run(rows).empty());
  const std::vector<std::string> faults = faults_of(open_record(folder.record()));
  REQUIRE(faults.size() == 13);
  CHECK(faults[0].starts_with("G0797 12 rows of journal in no link of the chain"));
  CHECK(faults[1] == "G0792 journal x1 sums to nothing");
  CHECK(faults[5] == "G0792 journal x5 sums to nothing");
  CHECK(faults[6] == "G0792 and 7 more of this kind");
  // Another examination of the same code is told as well.
  CHECK(faults[7] == "G0792 journal x1 was never posted");
  CHECK(faults[12] == "G0792 and 7 more of this kind");
}

TEST_CASE("the examination finds broken references, gaps and short contents") {
  const Folder folder;
  fill(folder.record());
  RawRecord raw(folder.record());
  REQUIRE(raw.run("DROP TRIGGER number_grant_delete; DROP TRIGGER contents_act_delete;"
                  "DELETE FROM number_grant WHERE number = 38; DELETE FROM contents_act;"
                  "INSERT INTO contents(issue_id, revision, acts_count) VALUES (77, 1, 0)")
              .empty());
  CHECK(
      faults_of(open_record(folder.record())) ==
      std::vector<std::string>{"G0795 the trigger contents_act_delete is missing",
                               "G0795 the trigger number_grant_delete is missing",
                               "G0796 link 4 of the chain no longer matches; it holds issue 1, "
                               "number_grant 2022/38..39; so do 1 later links",
                               "G0797 1 row of contents in no link of the chain, from 2",
                               "G0791 a row of contents refers to a row of issue that is not there",
                               "G0793 year 2022 has 1 numbers from 38 to 39",
                               "G0793 issue 2022/38-39 has a number that was not granted",
                               "G0794 the contents of an issue have 0 acts where 1 were entered"});
}

}  // namespace gazette::ledger
