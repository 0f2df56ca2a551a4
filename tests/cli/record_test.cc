// The record examined, exported, copied and restored, as an office does it.

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// An office that sent one issue to two recipients.
void begin(Workspace& office) {
  office.begin_office();
  office.write("r.csv",
               "id,name,address,copies,channel,basis\nR001,Xã A,Huyện B,1,bưu điện,ví dụ\n"
               "R002,Xã C,Huyện D,1,bưu điện,ví dụ\n");
  office.done({"recipients", "import", "r.csv"});
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", "3", "--date", "2022-09-20"});
  office.done({"print", "receive", "2022/01", "--good", "3", "--date", "2022-09-21"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
}

/// The head of the chain, as `gazette fsck` prints it.
std::string head_of(const Workspace& office) {
  const std::string out = office.done({"fsck"});
  const std::string before = "head ";
  return out.substr(out.find(before) + before.size(), 64);
}

TEST_CASE("fsck says that a sound record is whole, and doctor has the same head") {
  Workspace office;
  begin(office);
  const std::vector<std::string> lines = lines_of(office.done({"fsck"}));
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].starts_with("gazette.db: version "));
  CHECK(lines[1].starts_with("chain of "));
  CHECK(lines[2] == "the record is whole");
  const std::string head = head_of(office);
  CHECK(head.find_first_not_of("0123456789abcdef") == std::string::npos);
  CHECK(office.done({"doctor"}).find("head " + head) != std::string::npos);
}

TEST_CASE("an export goes over an export, and over no other file") {
  Workspace office;
  begin(office);
  refuse(office, {"ledger", "export", "--to", "gazette.db"},
         "gazette.db: error[G0799]: it is there and is no export of journals\n"
         "  help: name another file, or move that one away\n");
  refuse(office, {"ledger", "export", "--to", "r.csv"}, "r.csv: error[G0799]");
  CHECK(office.done({"ledger", "export", "--to", "all.journal"}) == "all.journal\n");
  const std::string before = office.read("all.journal");
  office.done({"receipt", "2022/01", "R001", "--date", "2022-09-24"});
  office.done({"ledger", "export", "--to", "all.journal"});
  CHECK(office.read("all.journal") != before);
  CHECK(office.done({"fsck"}).find("the record is whole") != std::string::npos);
}

TEST_CASE("what has happened has no day that is still to come") {
  Workspace office;
  begin(office);
  const Contents before = office.contents();
  for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
           {"print", "receive", "2022/01", "--good", "1"},
           {"receipt", "2022/01", "R001"},
           {"claim", "2022/01", "R001", "--reason", "hỏng"},
           {"return", "2022/01", "R001", "--reason", "từ chối nhận"},
           {"stock", "count", "2022/01", "--counted", "1"},
           {"stock", "move", "2022/01", "--to", "archive", "--copies", "1"}}) {
    std::vector<std::string> dated = command;
    dated.insert(dated.end(), {"--date", "2199-01-01"});
    const Outcome outcome = office.run(dated);
    INFO(command.front());
    CHECK(outcome.code == 2);
    CHECK(outcome.err.find("--date: 2199-01-01 has not come yet") != std::string::npos);
  }
  CHECK(differences(before, office.contents()).empty());
}

TEST_CASE("nobody is reminded of a receipt that is not late") {
  Workspace office;
  begin(office);
  refuse(office, {"receipt", "late", "--files", "--recipient", "R999", "--as-of", "2022-12-01"},
         "gazette.db: error[G0705]: there is no recipient R999\n");
  refuse(office, {"receipt", "late", "--files", "--recipient", "R001", "--as-of", "2022-09-23"},
         "error[G0689]: no receipt of \"R001\" is late on 2022-09-23\n");
  office.done({"receipt", "late", "--files", "--recipient", "R001", "--as-of", "2022-12-01"});
}

TEST_CASE("a head noted before tells whether anything was taken away since") {
  Workspace office;
  begin(office);
  const std::string head = head_of(office);
  CHECK(lines_of(office.done({"fsck", "--head", head.substr(0, 12)}))
            .at(2)
            .ends_with(": 0 links added since, none taken away"));
  office.done({"print", "order", "2022/01", "--copies", "1", "--date", "2022-09-25", "--reference",
               "in-lan-2"});
  CHECK(lines_of(office.done({"fsck", "--head", head}))
            .at(2)
            .ends_with(": 2 links added since, none taken away"));
  const Outcome other = office.run({"fsck", "--head", std::string(64, '0')});
  CHECK(other.code == 1);
  CHECK(other.err.starts_with("gazette.db: error[G0798]: no link of the chain begins with 000"));
  CHECK(office.run({"fsck", "--head", "12"}).code == 2);
}

TEST_CASE("an issue vouches on its last page for the record up to its plan, whenever it is built") {
  Workspace office;
  std::ifstream file(std::string(GAZETTE_SOURCE_DIR) + "/layouts/cong-bao-a4.toml");
  std::string layout((std::istreambuf_iterator<char>(file)), {});
  const std::string printer = "  \"In tại: {printer}\",\n";
  REQUIRE(layout.find(printer) != std::string::npos);
  layout.insert(layout.find(printer), "  \"Sổ: {chain_head}\",\n");
  office.write("layouts/cong-bao-a4.toml", layout);
  begin(office);
  const std::string issue = office.read("build/2022-01/online/issue.pdf");
  if (has_judge("sqlite3") && has_judge("pdftotext")) {
    const std::string head = lines_of(run_program({"sqlite3", "gazette.db",
                                                   "SELECT sha256 FROM link WHERE holds LIKE "
                                                   "'%number_grant%'"},
                                                  office.path())
                                          .out)
                                 .at(0)
                                 .substr(0, 32);
    const std::string text =
        run_program({"pdftotext", "build/2022-01/online/issue.pdf", "-"}, office.path()).out;
    CHECK(text.find("Sổ: " + head) != std::string::npos);
    CHECK(office.done({"fsck", "--head", head}).find("none taken away") != std::string::npos);
  }
  office.done({"build", "2022/01"});
  CHECK(office.read("build/2022-01/online/issue.pdf") == issue);
}

TEST_CASE("a row changed without a trace in the guards is found by fsck") {
  Workspace office;
  begin(office);
  if (!has_judge("sqlite3")) {
    return;
  }
  const std::string guard =
      run_program({"sqlite3", "gazette.db",
                   "SELECT sql FROM sqlite_schema WHERE name = 'reception_update'"},
                  office.path())
          .out;
  const Outcome change = run_program(
      {"sqlite3", "gazette.db",
       "DROP TRIGGER reception_update; UPDATE reception SET received = '2022-09-17'; " + guard},
      office.path());
  REQUIRE(change.code == 0);
  const Outcome fsck = office.run({"fsck"});
  CHECK(fsck.code == 1);
  CHECK(fsck.err.find("error[G0796]: link 3 of the chain no longer matches; it holds act ") !=
        std::string::npos);
  CHECK(fsck.err.find("help: ") != std::string::npos);
  CHECK(office.run({"doctor"}).code == 1);
}

TEST_CASE("the journals are exported to a file or to the screen") {
  Workspace office;
  begin(office);
  const std::string text = office.done({"ledger", "export", "--year", "2022"});
  CHECK(
      text.find("\n2022-09-21 * (nhan-2022-01) print_run 2022/01\n    press  -3 \"CB 2022/01\"") !=
      std::string::npos);
  std::filesystem::create_directory(office.path() / "a");
  CHECK(office.done({"ledger", "export", "--year", "2022", "--to", "a/2022.journal"}) ==
        "a/2022.journal\n");
  CHECK(office.read("a/2022.journal") == text);
}

TEST_CASE("a backup is named by what it holds, tried, and restored") {
  Workspace office;
  begin(office);
  const std::string head = head_of(office);
  const std::string made = office.done({"backup", "--to", "usb"});
  const std::string name = lines_of(made).at(0);
  CHECK(name.starts_with("usb/gazette-"));
  CHECK(name.ends_with(head.substr(0, 8) + ".db"));
  CHECK(made.ends_with("head " + head + "\n"));
  CHECK(office.done({"backup", "--to", "usb"}) ==
        name + " is there already: the record has not changed since\n");
  CHECK(office.done({"restore", name, "--check"})
            .ends_with("  the record of today holds all of it, and 0 links more\n"));
  office.done({"print", "order", "2022/01", "--copies", "1", "--date", "2022-09-25", "--reference",
               "in-lan-2"});
  CHECK(office.done({"restore", name, "--check"})
            .ends_with("  the record of today holds all of it, and 2 links more\n"
                       "    rows: print_order 1, print_ticket 1\n"));
  refuse(office, {"restore", name}, "gazette.db: error[G0783]: there is a record");
  const std::string later = head_of(office);
  CHECK(office.done({"restore", name, "--replace"})
            .ends_with("  the former one is gazette.db.replaced-1\n"
                       "  only in the former one, to be entered again:\n"
                       "    rows: print_order 1, print_ticket 1\n"));
  CHECK(head_of(office) == head);
  CHECK(office.done({"restore", "gazette.db.replaced-1", "--check"})
            .ends_with("  the record of today does not hold all of it\n"));
  office.done({"restore", "gazette.db.replaced-1", "--replace"});
  CHECK(head_of(office) == later);
}

TEST_CASE("a backup on a full disk leaves nothing under its name") {
  Workspace office;
  begin(office);
  const Contents before = office.contents();
  const Outcome outcome = office.run({"backup", "copy.db"}, 20'000);
  CHECK(outcome.code == 3);
  CHECK(outcome.err.starts_with("gazette: the disk "));
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  CHECK(office.run({"backup"}).code == 2);
  office.done({"backup", "copy.db"});
  refuse(office, {"backup", "copy.db"}, "copy.db: error[G0780]: there is a file of this name");
}

}  // namespace
}  // namespace gazette::cli
