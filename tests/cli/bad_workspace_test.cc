// Wrong plans, settings, records, lists and command lines: a clear finding, and nothing changes.

#include <catch2/catch.hpp>

#include "gazette/base/files.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// An office with three acts, 45 to 47, and a plan of the first that was granted its number.
void begin_year(Workspace& office) {
  office.begin_office();
  for (const char* number : {"45", "46", "47"}) {
    office.write("inbox/" + std::string(number) + ".md",
                 markdown({.number = "Số: " + std::string(number) + "/2022/QĐ-UBND"}));
  }
  office.done({"ingest", "inbox", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20", "--act", "ubnd-45-2022-qd-ubnd"});
}

TEST_CASE("an act planned in two issues is refused by plan, check and build") {
  Workspace office;
  begin_year(office);
  office.write("issues/2022/02.toml",
               plan_of(2, "2022-09-30", {"ubnd-46-2022-qd-ubnd", "ubnd-45-2022-qd-ubnd"}));
  const std::string finding =
      "issues/2022/02.toml:7:7: error[G0403]: the act \"ubnd-45-2022-qd-ubnd\" is planned in two "
      "issues, 2022/01 and 2022/02\n    7 | act = \"ubnd-45-2022-qd-ubnd\"\n";
  refuse(office, {"plan", "2022/02"}, finding);
  refuse(office, {"check"}, finding);
  refuse(office, {"build", "2022/01"}, finding);
}

TEST_CASE("an act planned twice in one issue is refused before its number is granted") {
  Workspace office;
  begin_year(office);
  office.write("issues/2022/02.toml",
               plan_of(2, "2022-09-30", {"ubnd-46-2022-qd-ubnd", "ubnd-46-2022-qd-ubnd"}));
  refuse(office, {"plan", "2022/02"},
         "issues/2022/02.toml:7:7: error[G0402]: the act \"ubnd-46-2022-qd-ubnd\" is planned "
         "twice\n");
}

TEST_CASE("a plan that names a missing act is refused before its number is granted") {
  Workspace office;
  begin_year(office);
  office.write("issues/2022/02.toml",
               plan_of(2, "2022-09-30", {"ubnd-46-2022-qd-ubnd", "ubnd-99-2022-qd-ubnd"}));
  refuse(office, {"plan", "2022/02"},
         "issues/2022/02.toml:7:7: error[G0401]: no act \"ubnd-99-2022-qd-ubnd\" was received\n"
         "    7 | act = \"ubnd-99-2022-qd-ubnd\"\n");
  refuse(office, {"plan", "2022/03", "--date", "2022-09-30", "--act", "ubnd-47-2022-qd-ubdn"},
         "error[G0401]: no act \"ubnd-47-2022-qd-ubdn\" was received\n"
         "  help: did you mean \"ubnd-47-2022-qd-ubnd\"?\n");
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-98-2022-qd-ubnd"}));
  refuse(office, {"build", "2022/01"},
         "issues/2022/01.toml:5:7: error[G0401]: no act \"ubnd-98-2022-qd-ubnd\" was received\n");
}

TEST_CASE("an act younger than its issue is refused before the number is granted") {
  Workspace office;
  begin_year(office);
  refuse(office, {"plan", "2022/02", "--date", "2022-09-01", "--act", "ubnd-46-2022-qd-ubnd"},
         "issues/2022/02.toml: error[G0404]: \"ubnd-46-2022-qd-ubnd\" is dated 2022-09-15, after "
         "its issue of 2022-09-01\n");
}

TEST_CASE("an issue is built only under a number that was granted") {
  Workspace office;
  begin_year(office);
  office.write("issues/2022/02.toml", plan_of(2, "2022-09-30", {"ubnd-46-2022-qd-ubnd"}));
  refuse(office, {"build", "2022/02"},
         "issues/2022/02.toml: error[G0410]: the number 2022/02 was not granted\n"
         "  help: grant it with `gazette plan 2022/02`\n");
  refuse(office, {"plan", "2022/09", "--date", "2022-09-30", "--act", "ubnd-47-2022-qd-ubnd"},
         "gazette.db: error[G0721]: number 2022/09 would leave a gap: 2022/02 comes next\n");
  refuse(office, {"dump", "frames", "2022/07"},
         "issues/2022/07.toml: error[G0407]: issue 2022/07 has no plan\n");
  refuse(office, {"print", "order", "2022/01", "--copies", "5", "--date", "2022-09-20"},
         "error[G0411]: issue 2022/01 is not built\n");
}

TEST_CASE("a plan that was changed after its number was granted is refused until it is entered") {
  Workspace office;
  begin_year(office);
  const std::string place = "issues/2022/01.toml: error[G0412]: ";
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-21", {"ubnd-45-2022-qd-ubnd"}));
  refuse(office, {"build", "2022/01"},
         place + "the plan says 2022-09-21, the number was granted for 2022-09-20\n");
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-46-2022-qd-ubnd"}));
  refuse(office, {"build", "2022/01"},
         place +
             "the plan holds other acts than the record of the issue\n"
             "  help: enter them with `gazette plan 2022/01`\n");
  office.done({"plan", "2022/01"});
  office.done({"build", "2022/01"});
  const Outcome again = office.run({"plan", "2022/01", "--date", "2022-09-21"});
  CHECK(again.err ==
        "ISSUE: issue 2022/01 has a plan; change the date or the acts in it\n"
        "Run with --help for more information.\n");
  CHECK(again.code == 2);
}

TEST_CASE("an original that was altered is refused by plan and build") {
  Workspace office;
  begin_year(office);
  for (const auto& [path, bytes] : office.contents("sources")) {
    office.write("sources/" + path, bytes + "\n");
  }
  const std::string begin = "sources/";
  refuse(office, {"build", "2022/01"}, begin);
  refuse(office, {"plan", "2022/02", "--date", "2022-09-30"}, begin);
  CHECK(office.run({"build", "2022/01"}).err.find(": error[G0409]: the source of ") !=
        std::string::npos);
}

TEST_CASE("a folder without gazette.toml is no workspace") {
  Workspace nothing;
  for (const char* command : {"status", "check", "build", "doctor"}) {
    refuse(nothing, {command}, ".: error[G0106]: no gazette.toml here or in a folder above\n");
  }
  refuse(nothing, {"ingest", "a.md"}, ".: error[G0106]: ");
}

TEST_CASE("an unknown key of the settings is named with the nearest right one") {
  Workspace office;
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  settings.replace(settings.find("\nmasthead") + 1, 8, "mastheed");
  office.write("gazette.toml", settings);
  const std::string finding =
      "gazette.toml:15:1: error[G0104]: unknown key \"mastheed\"\n"
      "   15 | mastheed = [\"CÔNG BÁO\", \"TỈNH ĐỒNG NAI\"]\n"
      "      | ^^^^^^^^ not a key of this table\n"
      "  help: did you mean \"masthead\"?\n";
  refuse(office, {"status"}, finding);
  refuse(office, {"build", "2022/01"}, finding);
}

TEST_CASE("a language that the site has no words in is refused by every command, on its line") {
  Workspace office;
  office.begin_office();
  const std::string settings = office.read("gazette.toml");
  const std::size_t at = settings.find("language = \"vi\"\n");
  REQUIRE(at != std::string::npos);
  const auto write = [&](const std::string& lines) {
    const std::size_t end = settings.find('\n', settings.find("site_languages", at));
    office.write("gazette.toml", settings.substr(0, at) + lines + settings.substr(end));
  };
  const std::string known = "  help: use one of these: \"vi\", \"en\"\n";
  for (const std::string language : {"ja", "xx", "", "../x"}) {
    write("site_languages = [\"en\", \"" + language + "\"]");
    const std::string finding =
        "gazette.toml:7:18: error[G0107]: the site has no words in the "
        "language \"" +
        language + "\"\n";
    for (const std::vector<std::string>& command : std::vector<std::vector<std::string>>{
             {"check"}, {"doctor"}, {"build", "2022/01"}, {"bundle", "2022"}, {"publish"}}) {
      const Outcome outcome = office.run(command);
      CHECK(outcome.code == 1);
      CHECK(outcome.err.starts_with(finding));
      CHECK(outcome.err.find(known) != std::string::npos);
    }
  }
  write("language = \"xx\"");
  CHECK(office.run({"check"}).err.starts_with(
      "gazette.toml:7:12: error[G0107]: the site has no words in the language \"xx\"\n"));
  write("site_languages = [\"en\", \"en\"]");
  const Outcome twice = office.run({"build", "2022/01"});
  CHECK(twice.code == 1);
  CHECK(twice.err.starts_with(
      "gazette.toml:7:18: error[G0108]: the language \"en\" is there twice\n"));
}

TEST_CASE("a press without its profile, or with a file that is none, prints nothing") {
  Workspace office;
  begin_year(office);
  office.write("gazette.toml", office.read("gazette.toml") +
                                   "\n[[printer]]\nid = \"nha-in-moi\"\n"
                                   "from = 2022-09-01\ncondition = \"PSO-Uncoated\"\n");
  refuse(office, {"build", "2022/01"},
         "gazette.toml: error[G0660]: there is no layouts/colour/PSO-Uncoated.icc, of the "
         "printer's condition\n"
         "  help: put the printer's own profile (ICC, for output in CMYK) there, or name another "
         "condition in [[printer]]: condition = \"FOGRA39\"\n");
  const auto doctor_says = [&](const std::string& text) {
    const Outcome doctor = office.run({"doctor"});
    CHECK(doctor.code == 1);
    CHECK((doctor.out + doctor.err).find(text) != std::string::npos);
  };
  doctor_says("trouble the colour profile PSO-Uncoated.icc of the printer \"nha-in-moi\"\n");
  doctor_says("error[G0660]: there is no layouts/colour/PSO-Uncoated.icc, of the printer's ");
  office.write("layouts/colour/PSO-Uncoated.icc", "no profile");
  doctor_says("layouts/colour/PSO-Uncoated.icc: error[G0660]: the file is no colour profile of ");
  refuse(office, {"build", "2022/01"},
         "layouts/colour/PSO-Uncoated.icc: error[G0660]: the file is no colour profile of a press "
         "with four inks\n");
  const std::string whole =
      real_files().read(std::string(GAZETTE_SOURCE_DIR) + "/layouts/colour/FOGRA39.icc");
  office.write("layouts/colour/PSO-Uncoated.icc", whole.substr(0, 5000));
  refuse(office, {"build", "2022/01"},
         "layouts/colour/PSO-Uncoated.icc: error[G0660]: the colour profile is cut off or "
         "damaged\n");
  std::string damaged = whole;
  damaged.replace(128, 400, std::string(400, '\x7F'));  // its list of tables
  office.write("layouts/colour/PSO-Uncoated.icc", damaged);
  refuse(office, {"build", "2022/01"},
         "layouts/colour/PSO-Uncoated.icc: error[G0660]: the colour profile is cut off or "
         "damaged\n");
}

TEST_CASE("a record of a newer program is refused by every command that opens it") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("r.csv", "id,name,address,copies,channel,basis\n");
  std::string record = office.read("gazette.db");
  record.replace(60, 4, std::string("\0\0\0\x63", 4));  // SQLite's user_version
  office.write("gazette.db", record);
  const std::string finding = "gazette.db: error[G0703]: the record is of version 99, ";
  refuse(office, {"status"}, finding);
  refuse(office, {"ingest", "a.md"}, finding);
  refuse(office, {"build"}, finding);
  refuse(office, {"recipients", "import", "r.csv"}, finding);
  refuse(office, {"report", "year", "2022"}, finding);
  refuse(office, {"doctor"}, finding);
  refuse(office, {"init"}, "./" + finding);
}

TEST_CASE("a missing record is never made silently, and a strange file is left alone") {
  Workspace office;
  office.begin_office();
  office.write("gazette.db", "");
  refuse(office, {"status"}, "gazette.db: error[G0701]: the record is empty\n");
  office.write("gazette.db", "xin chào");
  refuse(office, {"status"}, "gazette.db: error[G0702]: the file is not a record of gazette\n");
  refuse(office, {"init"}, "./gazette.db: error[G0702]: ");
  std::filesystem::remove(office.path() / "gazette.db");
  refuse(office, {"status"}, "gazette.db: error[G0701]: there is no record\n");
}

TEST_CASE("a list of recipients with a bad row is refused whole, every bad row named") {
  Workspace office;
  office.begin_office();
  office.write("r.csv",
               "id,name,address,copies,channel,basis\n"
               "R001,Xã A,Huyện B,1,bưu điện,ví dụ\n"
               "R002,,Huyện B,không,chim bồ câu,ví dụ\n"
               "R001,Xã C,Huyện B,1,bưu điện,ví dụ\n");
  refuse(office, {"recipients", "import", "r.csv"},
         "r.csv:3:6: error[G0734]: column \"name\" is empty\n"
         "    3 | R002,,Huyện B,không,chim bồ câu,ví dụ\n");
  const std::string findings = office.run({"recipients", "import", "r.csv"}).err;
  CHECK(findings.find("r.csv:3:15: error[G0734]: \"không\" is not a number of copies\n") !=
        std::string::npos);
  CHECK(findings.find("r.csv:3:21: error[G0734]: \"chim bồ câu\" is not a way of delivery\n") !=
        std::string::npos);
  CHECK(findings.find("r.csv:4:1: error[G0735]: id \"R001\" was given in line 2 already\n") !=
        std::string::npos);
  CHECK(findings.find("\n4 errors, 0 warnings\n") != std::string::npos);
  CHECK(office.done({"recipients", "list", "--as-of", "2022-09-20"}) ==
        "0 recipients, 0 copies on 2022-09-20\n");
  office.write("r.csv", "id,name,address,copies,channel,basis\nR001,Xã A\n");
  refuse(office, {"recipients", "import", "r.csv"}, "r.csv:2:1: error[G0731]: ");
  office.write("r.csv", "");
  refuse(office, {"recipients", "import", "r.csv"},
         "r.csv: error[G0740]: the list has no recipient\n");
  refuse(office, {"recipients", "import", "không có.csv"},
         "không có.csv: error[G0101]: there is no such file\n");
}

TEST_CASE("a wrong command line exits with 2, says what is wrong and does nothing") {
  struct Case {
    std::vector<std::string> arguments = {};
    std::string message = {};
  };
  const std::vector<Case> cases = {
      {{}, "A subcommand is required\n"},
      {{"bild"}, "there is no command \"bild\"; did you mean \"build\"?\n"},
      {{"build", "37"}, "ISSUE: \"37\" is not an issue; write it as 2022/37 or 2022/38-39\n"},
      {{"build", "2022/01", "--threads", "0"}, "--threads: Value 0 not in range 1 to 64\n"},
      {{"build", "--fast"}, "The following argument was not expected: --fast\n"},
      {{"ingest"}, "FILE is required\n"},
      {{"ingest", "a.md", "--received", "2022-02-31"},
       "--received: \"2022-02-31\" is not a day of the calendar: tháng 02 năm 2022 có 28 ngày; "
       "viết "
       "theo thứ tự năm-tháng-ngày (year-month-day): 2022-02-28\n"},
      {{"recipients", "list", "--as-of", "31/12/2022"},
       "--as-of: \"31/12/2022\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-12-31\n"},
      {{"recipients", "import", "r.csv", "--from", "2022-2-1"},
       "--from: \"2022-2-1\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-02-01\n"},
      {{"print", "order", "2022/01", "--copies", "0"},
       "--copies: Value 0 not in range 1 to 1000000\n"},
      {{"report", "year", "22"}, "YEAR: Value 22 not in range 1900 to 2200\n"},
      {{"dump"}, "A subcommand is required\n"},
      // A shell's variable that is empty: the option behind it is no value.
      {{"publish", "--to", "--dry-run"},
       "--to has no value: \"--dry-run\" after it is an option; a value that begins with \"-\" is "
       "written --to=--dry-run\n"},
      {{"-w", "-x", "status"},
       "-w has no value: \"-x\" after it is an option; a value that begins with \"-\" is written "
       "--workspace=-x\n"},
      {{"recipients", "import", "r.csv", "--from", "--dry-run"},
       "--from has no value: \"--dry-run\" after it is an option; a value that begins with \"-\" "
       "is "
       "written --from=--dry-run\n"},
  };
  Workspace office;
  office.begin_office();
  const Contents before = office.contents();
  for (const Case& wrong : cases) {
    const Outcome outcome = office.run(wrong.arguments);
    CHECK(outcome.err == wrong.message + "Run with --help for more information.\n");
    CHECK(outcome.out == "");
    CHECK(outcome.code == 2);
  }
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
}

TEST_CASE("a finding is explained by its code, anything else is refused") {
  const Workspace nothing;
  CHECK(nothing.done({"explain", "G0401"}) ==
        "G0401: planned act not received (error)\n\n"
        "The plan names an act that is not in the record. Ids are listed by `gazette status`;\n"
        "ingest the document first.\n");
  CHECK(nothing.done({"explain", "g0401"}) == nothing.done({"explain", "G0401"}));
  const Outcome outcome = nothing.run({"explain", "nonsense"});
  CHECK(outcome.err == "there is no finding nonsense; `gazette explain` lists them all\n");
  CHECK(outcome.code == 2);
  CHECK(nothing.done({"explain"})
            .starts_with("Files and settings\n  G0101 error    file not readable as text\n"));
}

}  // namespace
}  // namespace gazette::cli
