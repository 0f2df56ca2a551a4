// Records of former versions, each a file that the tables of its version made: brought up to date
// they have what they had, and are sound.

#include <fstream>
#include <sstream>

#include "gazette/ledger/proof.h"
#include "gazette/ledger/schema.h"
#include "gazette/ledger/sealing.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

void load(const std::filesystem::path& path, int version) {
  RawRecord raw(path);
  const auto fixture = std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests" / "ledger" /
                       ("version_" + std::to_string(version) + ".sql");
  REQUIRE(raw.run(bytes_of(fixture)).empty());
}

}  // namespace

TEST_CASE("a record of each former version is sound, before and after it is brought up to date") {
  const int newest = migrations().back().version;
  for (int version = 1; version < newest; ++version) {
    INFO("version " << version);
    const Folder folder;
    load(folder.record(), version);
    const std::string before = bytes_of(folder.record());
    {
      Diagnostics diagnostics;
      const auto ledger = Ledger::open_as_is(folder.record(), diagnostics);
      REQUIRE(ledger);
      CHECK(size_of(*ledger).version == version);
      CHECK(faults_of(*ledger).empty());
      const auto head = back_up(*ledger, folder / "backup.db", diagnostics);
      REQUIRE(head);
      CHECK(texts_of(diagnostics).empty());
    }
    CHECK(bytes_of(folder.record()) == before);
    CHECK_FALSE(
        std::filesystem::exists(folder / ("gazette.db.version-" + std::to_string(version))));
    CHECK(RawRecord(folder / "backup.db").ask("PRAGMA user_version") == std::to_string(version));
    {
      const Ledger ledger = open_record(folder.record(), Missing::report);
      CHECK(size_of(ledger).version == newest);
      CHECK(faults_of(ledger).empty());
    }
    RawRecord copy(folder / ("gazette.db.version-" + std::to_string(version)));
    CHECK(copy.ask("PRAGMA user_version") == std::to_string(version));
  }
}

TEST_CASE("an older record that was tampered with is found out before it is brought up to date") {
  const Folder folder;
  load(folder.record(), 9);
  {
    RawRecord raw(folder.record());
    REQUIRE(raw.run("DROP TRIGGER journal_update; UPDATE journal SET date = '2022-01-11' "
                    "WHERE id = 2") == "");
  }
  Diagnostics diagnostics;
  const auto ledger = Ledger::open_as_is(folder.record(), diagnostics);
  REQUIRE(ledger);
  const std::vector<std::string> faults = faults_of(*ledger);
  REQUIRE(faults.size() == 2);
  CHECK(faults[0] == "G0795 the trigger journal_update is missing");
  CHECK(faults[1].starts_with("G0796 link "));
}

TEST_CASE("a record of version 2 keeps its recipients") {
  const Folder folder;
  load(folder.record(), 2);
  const Ledger ledger = open_record(folder.record(), Missing::report);
  const std::vector<Recipient> recipients = ledger.recipients_on(day("2022-09-20"));
  REQUIRE(recipients.size() == 2);
  CHECK(recipients[1].name == "UBND xã Xuân Tâm");
  CHECK(recipients[1].copies == 2);
  CHECK(recipients[1].official_code == "026428");
  CHECK(ledger.issues().size() == 2);
}

TEST_CASE("a record of version 4 keeps how acts came and what is stated beside them") {
  const Folder folder;
  load(folder.record(), 4);
  const Ledger ledger = open_record(folder.record(), Missing::report);
  const auto act = ledger.find_act("ubnd-45-2022-qd-ubnd");
  REQUIRE(act);
  CHECK(act->arrival == Arrival::post);
  CHECK(act->kept == std::vector<KeptFile>{{.role = "statement",
                                            .sha256 = std::string(64, 'd'),
                                            .ending = ".toml",
                                            .file_name = "QD 45.docx.toml"}});
  CHECK(ledger.receptions_of(act->act).size() == 3);
}

TEST_CASE("a record of version 5 keeps which part of an act an issue holds") {
  const Folder folder;
  load(folder.record(), 5);
  const Ledger ledger = open_record(folder.record(), Missing::report);
  const auto issue = ledger.find_issue(issue_number("2022/40"));
  REQUIRE(issue);
  REQUIRE(issue->parts.size() == 1);
  CHECK(issue->parts.begin()->second.number == 2);
  CHECK(ledger.find_issue(issue_number("2022/38-39"))->parts.begin()->second.number == 1);
}

TEST_CASE("records of versions 7 and 8 keep copies on their way, and what a count found") {
  for (const int version : {7, 8}) {
    INFO("version " << version);
    const Folder folder;
    load(folder.record(), version);
    Ledger ledger = open_record(folder.record(), Missing::report);
    const IssueCopies copies = ledger.year_copies(2022).issues.at(1);
    CHECK(copies.in_transit == 5);
    CHECK(copies.received == 1);
    CHECK(copies.damaged == 1);
    // What a count found came from the press then, and stays so.
    CHECK(copies.printed == 9);
    CHECK(copies.surplus == 0);
    Diagnostics diagnostics;
    REQUIRE(ledger.count_stock(
        {.issue = issue_number("2022/40"), .counted = 2, .date = day("2023-01-02")}, diagnostics));
    CHECK(ledger.year_copies(2022).issues.at(1).lost == 1);
    CHECK(texts_of(diagnostics).empty());
    CHECK(faults_of(ledger).empty());
  }
}

TEST_CASE("a record of version 10 keeps its papers and days of entry") {
  const Folder folder;
  load(folder.record(), 10);
  Ledger ledger = open_record(folder.record(), Missing::report);
  const std::vector<IssuedPaper> papers = ledger.issued_papers("ds-2022-01");
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].lines_sha256 == std::string(64, 'a'));
  CHECK(ledger.year_copies(2022).known_at == day("2023-01-03"));
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT count(*) FROM journal WHERE source_sha256 <> ''") == "0");
  CHECK(raw.ask("SELECT kind FROM account WHERE code = 'surplus'") == "surplus");
  // Links of the former version hold what they held.
  CHECK(raw.ask("SELECT count(*) FROM link WHERE holds LIKE '%source_sha256%journal%'") == "0");
}

TEST_CASE("a record of version 11 keeps its papers, which name no journals, and has new ones") {
  const Folder folder;
  load(folder.record(), 11);
  Ledger ledger = open_record(folder.record(), Missing::report);
  const std::vector<IssuedPaper> former = ledger.issued_papers("xk-2022-01");
  REQUIRE(former.size() == 1);
  CHECK(former[0].issue == issue_number("2022/01"));
  CHECK(former[0].as_of == day("2022-10-05"));
  CHECK(former[0].lines_sha256.starts_with("709c6add1bed"));
  CHECK(former[0].code_sha256.empty());
  CHECK(former[0].journals.empty());
  IssuedPaper next = former[0];
  next.revision = 2;
  next.code_sha256 = std::string(64, 'c');
  next.journals = {"phat-hanh-2022-01"};
  Diagnostics diagnostics;
  REQUIRE(ledger.enter_papers({next}, diagnostics));
  CHECK(ledger.papers_of("phat-hanh-2022-01") == std::vector<IssuedPaper>{next});
  // A day below zero, which that version let pass, stays; the next entry has to be on a sound one.
  CHECK(ledger.year_copies(2022, {.as_of = day("2023-03-04")}).in_stock == -1);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a receipt that version 11 took on the day of the one reversed later is the one there") {
  const Folder folder;
  load(folder.record(), 11);
  {
    // Acknowledged on 22 September, reversed in March with that day, acknowledged again as before.
    RawRecord raw(folder.record());
    REQUIRE(raw.run("INSERT INTO journal VALUES(10,'reversal',1,'huy-bien-nhan-2022-01-1',"
                    "'2023-03-06',3,'','',0,'2023-03-06','');"
                    "INSERT INTO entry VALUES(10,1,'transit:R001',1,1),"
                    "(10,2,'recipient:R001',-1,1);"
                    "UPDATE journal SET posted = 1 WHERE id = 10;"
                    "INSERT INTO journal VALUES(11,'receipt',1,'bien-nhan-2022-01-2','2022-09-22',"
                    "NULL,'Lê Thị Hoa','good',0,'2023-03-06','');"
                    "INSERT INTO entry VALUES(11,1,'transit:R001',-1,1),"
                    "(11,2,'recipient:R001',1,1);"
                    "UPDATE journal SET posted = 1 WHERE id = 11;") == "");
  }
  Ledger ledger = open_record(folder.record(), Missing::report);
  const model::IssueNumber issue = issue_number("2022/01");
  Diagnostics diagnostics;
  const auto receipt = ledger.receive_copies(
      {.lines = {{.piece = {.issue = issue, .recipient = "R001", .first = 0, .last = 0},
                  .date = day("2023-03-06"),
                  .taker = "Lê Thị Hoa"}}},
      diagnostics);
  REQUIRE(receipt);
  CHECK(receipt->copies_count == 0);
  CHECK(receipt->repeated_count == 1);
  const auto back = ledger.return_copies({.issue = issue,
                                          .recipient = "R001",
                                          .copies = 1,
                                          .reason = ReturnReason::undelivered,
                                          .date = day("2023-03-07")},
                                         diagnostics);
  REQUIRE(back);
  CHECK(ledger.journals_of(issue).back().reference == "hoan-2022-01-R001-2023-03-07");
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT sum(copies) FROM entry WHERE account = 'recipient:R001'") == "0");
  CHECK(raw.ask("SELECT sum(copies) FROM entry WHERE account = 'transit:R001'") == "0");
}

TEST_CASE(
    "a record of version 12 keeps its papers with their journals, and its issue can be sealed") {
  const Folder folder;
  load(folder.record(), 12);
  Ledger ledger = open_record(folder.record(), Missing::report);
  const std::vector<IssuedPaper> slips = ledger.issued_papers("xk-2022-01");
  REQUIRE(slips.size() == 2);
  CHECK(slips[1].journals == std::vector<std::string>{"phat-hanh-2022-01"});
  const model::IssueNumber number = issue_number("2022/01");
  CHECK_FALSE(find_seal(ledger, number));
  CHECK(approvals_of(ledger, number).empty());
  CHECK(seals_of(ledger).empty());
  Diagnostics diagnostics;
  const auto approval = approve(ledger,
                                {.issue = number,
                                 .person = "Trần Thị B",
                                 .date = day("2023-04-02"),
                                 .files = {{std::string(64, 'f'), 9, "print/body.pdf"}}},
                                diagnostics);
  REQUIRE(approval);
  CHECK(approvals_of(ledger, number) == std::vector<Approval>{*approval});
  CHECK(texts_of(diagnostics).empty());
  CHECK(faults_of(ledger).empty());
}

}  // namespace gazette::ledger
