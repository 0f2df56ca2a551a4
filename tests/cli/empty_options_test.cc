// What a command is told with nothing in it, twice, in another order, or against itself; and what
// the record says of one who was left short.

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/ledger/office.h"

namespace gazette::cli {
namespace {

using ledger::day;
using ledger::kIssue;

/// The record of an office that sent six of ten copies on 20 September.
ledger::Ledger begin(Workspace& office) {
  office.begin_office();
  ledger::Ledger record = ledger::open_record(office.path() / "gazette.db");
  ledger::send_issue(record);
  return record;
}

}  // namespace

TEST_CASE("an option or a name with nothing in it is refused, whatever the command") {
  Workspace office;
  begin(office);
  const Today today("2022-10-01");
  const std::string help =
      " is given with nothing in it\n  help: write what is meant, or leave it out; a variable of a "
      "script that is not set gives nothing\n";
  refuse(office, {"receipt", "2022/38-39", "--district", ""}, "error[G0113]: --district" + help);
  refuse(office, {"receipt", "2022/38-39", "R001", " "}, "error[G0113]: RECIPIENT" + help);
  refuse(office, {"receipt", "late", "--issue", ""}, "error[G0113]: --issue" + help);
  refuse(office, {"return", "2022/38-39", "R001", "--to", ""}, "error[G0113]: --to" + help);
  refuse(office, {"recipients", "why", "", "--issue", "2022/38-39"}, "error[G0113]: ID" + help);
  refuse(office, {"stock", "--year", "2022", "--as-of", ""}, "error[G0113]: --as-of" + help);
  // What a body needs the record asks for; what it need not have may be taken away.
  refuse(office,
         {"recipients", "change", "R001", "--name", "", "--from", "2022-10-01", "--decree", "1"},
         "gazette.db: error[G0777]: of R001: the name is empty\n");
  CHECK(office
            .done({"recipients", "change", "R001", "--district", "", "--from", "2022-10-01",
                   "--decree", "1/CV"})
            .find("~ R001 UBND phường Tân Tiến: district \"Biên Hòa\" → \"\"") !=
        std::string::npos);
}

TEST_CASE("a text of a command that no paper takes is refused") {
  Workspace office;
  begin(office);
  const Today today("2022-10-01");
  std::string taker;
  for (int i = 0; i < 301; ++i) {
    taker += "ế";
  }
  const Outcome outcome = office.run({"receipt", "2022/38-39", "R001", "--taker", taker});
  CHECK(outcome.code == 2);
  CHECK(outcome.err.starts_with("--taker: it has 301 letters, and at most 300 are taken\n"));
}

TEST_CASE("a notice is the same in whatever order, writing and number of times it is asked for") {
  Workspace office;
  begin(office);
  const Today today("2022-12-01");
  const auto number_of = [&](std::vector<std::string> asked) {
    asked.insert(asked.begin(), {"receipt", "late", "--json"});
    return nlohmann::json::parse(office.done(asked))["number"].get<std::string>();
  };
  CHECK(number_of({"--recipient", "R003", "--recipient", "R001", "--recipient", "R003"}) ==
        number_of({"--recipient", "R001", "--recipient", "R003"}));
  CHECK(number_of({"--district", "xuân lộc", "--district", "biên hòa"}) ==
        number_of({"--district", "Biên Hòa", "--district", "Xuân Lộc"}));
  CHECK(number_of({"--recipient", "R001"}) != number_of({"--recipient", "R003"}));
}

TEST_CASE("a bundle that was acknowledged before is told to be, as one recipient is") {
  Workspace office;
  begin(office);
  const Today today("2022-10-01");
  CHECK(office.done({"receipt", "2022/38-39", "--district", "Xuân Lộc"}) ==
        "2 copies acknowledged by 1 recipient\n  bien-nhan-2022-38-39-1\n");
  const Outcome again = office.run({"receipt", "2022/38-39", "--district", "Xuân Lộc"});
  CHECK(again.code == 0);
  CHECK(again.err.find("note[G0768]: 2 copies were acknowledged before\n") != std::string::npos);
  const Outcome all = office.run({"receipt", "2022/38-39", "--all"});
  CHECK(all.out.starts_with("4 copies acknowledged by 2 recipients\n"));
  CHECK(all.err.find("note[G0768]: 2 copies were acknowledged before\n") != std::string::npos);
}

TEST_CASE("copies that end and are given at once are refused") {
  Workspace office;
  begin(office);
  const Today today("2022-10-01");
  refuse(office,
         {"recipients", "change", "R003", "--ends", "--copies", "1", "--from", "2022-10-01",
          "--decree", "1/CV"},
         "gazette.db: error[G0777]: of R003: its copies end, and how many it receives or how is "
         "said as well\n");
}

TEST_CASE("why tells of one who went short what was lacking, and what claims brought since") {
  Workspace office;
  office.begin_office();
  {
    ledger::Ledger record = ledger::open_record(office.path() / "gazette.db");
    ledger::print_issue(record, 3);
    Diagnostics diagnostics;
    REQUIRE(record.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"phường", "xã"},
                                     diagnostics));
    REQUIRE(record.receive_print(
        {.issue = kIssue, .good = 4, .date = day("2022-09-30"), .reference = "in bù"},
        diagnostics));
    REQUIRE(record.claim_copy({.issue = kIssue,
                               .recipient = "R003",
                               .reason = ledger::ClaimReason::short_shipped,
                               .date = day("2022-10-05"),
                               .window_days = 30},
                              diagnostics));
    REQUIRE(!diagnostics.has_errors());
  }
  const Today today("2022-10-06");
  const std::string why = office.done({"recipients", "why", "R003", "--issue", "2022/38-39"});
  CHECK(why.starts_with("R003 Sở Tư pháp: 1 copy of issue 2022/38-39 sent on 2022-09-20, list "));
  CHECK(why.find("\n  the copies were short: the list gave it 1 of 3\n"
                 "  2022-10-05 claim of R003: cap-bu-2022-38-39-R003-2022-10-05\n"
                 "    cấp thiếu; sent: 2\n"
                 "  it has 2 of 3 now: gazette claim 2022/38-39 R003 --reason \"cấp thiếu\"\n"
                 "  because: x\n") != std::string::npos);
  // Before the claim was entered it was short all the same.
  const std::string before = office.done(
      {"recipients", "why", "R003", "--issue", "2022/38-39", "--known-at", "2022-10-04"});
  CHECK(before.find("\n  the copies were short: the list gave it 1 of 3\n"
                    "  it has 1 of 3 now: ") != std::string::npos);
  CHECK(before.find("cap-bu") == std::string::npos);
}

TEST_CASE("an export goes into a folder that is there, and none is made for it") {
  Workspace office;
  begin(office);
  refuse(office, {"ledger", "export", "--to", "so-cai/2022.journal"},
         "so-cai/2022.journal: error[G0799]: there is no folder so-cai\n  help: make the folder "
         "first, or name a file in another\n");
}

TEST_CASE("an order whose package no disk takes is refused before it is entered") {
  Workspace office;
  begin(office);
  std::filesystem::create_directories(office.path() / "build/2022-38-39/print");
  office.write("build/2022-38-39/print/body.pdf", "");
  std::error_code error;
  // A file without bytes on the disk, larger than any disk.
  std::filesystem::resize_file(office.path() / "build/2022-38-39/print/body.pdf",
                               std::uintmax_t{1} << 43U, error);
  if (error) {
    WARN("this disk takes no file of that size");
    return;
  }
  const Outcome order = office.run({"print", "order", "2022/38-39"});
  CHECK(order.code == 3);
  CHECK(order.err.starts_with("gazette: cannot write into "));
  CHECK(order.err.find(
            "papers/2022-38-39: up to 8796094070784 bytes are needed, and the disk has ") !=
        std::string::npos);
  CHECK_FALSE(office.has("papers"));
}

TEST_CASE("the help of a group of commands ends with examples of its own") {
  const Workspace office;
  for (const char* const group : {"print", "distribute", "report", "recipients"}) {
    const std::string help = office.done({group, "--help"});
    INFO(group);
    CHECK(help.find("A first issue, from an empty folder:") == std::string::npos);
    CHECK(help.find(std::string("\n  gazette ") + group + " ") != std::string::npos);
  }
  CHECK(office.done({"--help"}).find("A first issue, from an empty folder:") != std::string::npos);
}

}  // namespace gazette::cli
