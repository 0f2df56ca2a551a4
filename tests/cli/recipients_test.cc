// Recipients through time, as a clerk works with them: lists, decrees, questions.

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

std::string last_line(const std::string& text) {
  return lines_of(text).back();
}

/// The office of Đồng Nai with its list of 2022, entered on 5 January of that year.
void begin(Workspace& office) {
  office.copy_sample();
  office.done({"init", "."});
  CHECK(office.done({"recipients", "import", "recipients.csv", "--date", "2022-01-05"}) ==
        "193 recipients, 193 copies: 193 new, 0 changed, 0 ended, 0 as before\n");
}

/// Writes into the file of the decree what the office decided on the split.
void decide(const Workspace& office) {
  std::string toml = office.read("decrees/2025-1662.toml");
  toml.erase(toml.find("# decision = "), 2);
  office.write("decrees/2025-1662.toml", toml);
}

std::string apply(const Workspace& office, const std::string& decree, const std::string& date) {
  return last_line(
      office.done({"recipients", "apply", "decrees/" + decree + ".toml", "--date", date}));
}

}  // namespace

TEST_CASE("a decree is simulated, entered once, and asked about") {
  Workspace office;
  begin(office);
  const Contents before = office.contents();
  const std::string simulated =
      office.done({"recipients", "simulate", "decrees/2024-1194.toml", "--date", "2024-10-25"});
  CHECK(differences(before, office.contents()).empty());
  const std::vector<std::string> lines = lines_of(simulated);
  REQUIRE(lines.size() == 17);
  CHECK(lines[0] == "  - R008 UBND phường Tân Tiến: no longer, was 1 copy");
  CHECK(lines[1] == "  ~ R012 UBND phường Tân Mai: official code \"26026\" → \"26014\"");
  CHECK(lines[14] ==
        "1194/NQ-UBTVQH15: 182 recipients, 182 copies from 2024-11-01 on: 0 new, 3 changed, 11 "
        "ended, 179 as before");
  CHECK(lines[15] == "copies to order for an issue: 193 before 2024-11-01, 182 from then on");
  CHECK(lines[16] == "(nothing was written)");

  CHECK(apply(office, "2024-1194", "2024-10-25") == lines[14]);
  CHECK(apply(office, "2024-1194", "2024-10-25") ==
        "1194/NQ-UBTVQH15: 182 recipients, 182 copies from 2024-11-01 on: 0 new, 0 changed, 0 "
        "ended, 182 as before (it was entered before; nothing was written)");
  CHECK(office.done({"recipients", "find", "tan tien"}) ==
        "R008   UBND phường Tân Tiến                     Thành phố Biên Hòa       until 2024-10-31 "
        "→ R012 UBND phường Tân Mai, by 1194/NQ-UBTVQH15\n"
        "1 recipient with \"tan tien\"\n");
  const std::vector<std::string> history = lines_of(office.done({"recipients", "history", "R008"}));
  REQUIRE(history.size() == 5);
  CHECK(history[0] ==
        "1900-01-01 to 2024-10-31 UBND phường Tân Tiến, phường Tân Tiến, thành phố Biên Hòa, tỉnh "
        "Đồng Nai");
  CHECK(history[1] == "  official code 26014");
  CHECK(history[3] ==
        "2024-11-01 merge by 1194/NQ-UBTVQH15: R008 UBND phường Tân Tiến, R012 UBND phường Tân Mai "
        "→ R012 UBND phường Tân Mai");
  CHECK(history[4].starts_with("  2024-10-25 entered from 2024-1194.toml (sha256 "));
}

TEST_CASE("the split stops and asks; with the decision four years of decrees go in") {
  Workspace office;
  begin(office);
  const std::string of_2022 = office.done({"recipients", "list", "--as-of", "2022-06-20"});
  CHECK(apply(office, "2024-1194", "2024-10-25").starts_with("1194/NQ-UBTVQH15: 182 recipients"));
  refuse(office, {"recipients", "apply", "decrees/2025-1662.toml", "--date", "2025-06-20"},
         "decrees/2025-1662.toml:581:1: error[G0774]: the split of UBND xã Xuân Tâm (R152) into "
         "UBND xã Xuân Đông (R227) and UBND xã Xuân Hòa (R238) needs a decision: it receives 1 "
         "copy\n");
  decide(office);
  CHECK(apply(office, "2025-1662", "2025-06-20") ==
        "1662/NQ-UBTVQH15: 118 recipients, 118 copies from 2025-07-01 on: 90 new, 5 changed, 154 "
        "ended, 23 as before");
  CHECK(apply(office, "2025-203", "2025-06-20") ==
        "203/2025/QH15: 107 recipients, 107 copies from 2025-07-01 on: 0 new, 11 changed, 11 "
        "ended, 96 as before");
  apply(office, "2026-237", "2026-04-25");
  apply(office, "2026-30", "2026-04-25");
  for (const auto& [day, list] : {std::pair("2024-10-31", "193 recipients, 193 copies"),
                                  {"2024-11-01", "182 recipients, 182 copies"},
                                  {"2025-07-01", "107 recipients, 107 copies"},
                                  {"2026-04-30", "107 recipients, 107 copies"}}) {
    CHECK(last_line(office.done({"recipients", "list", "--as-of", day})) ==
          std::string(list) + " on " + day);
  }
  CHECK(office.done({"recipients", "list", "--as-of", "2022-06-20"}) == of_2022);
  const std::string known =
      office.done({"recipients", "list", "--as-of", "2022-06-20", "--known-at", "2022-06-21"});
  CHECK(known == of_2022.substr(0, of_2022.size() - 1) + ", as known on 2022-06-21\n");
  CHECK(last_line(office.done(
            {"recipients", "list", "--as-of", "2025-07-01", "--known-at", "2025-06-19"})) ==
        "182 recipients, 182 copies on 2025-07-01, as known on 2025-06-19");
  CHECK(office.done({"doctor"}).find("trouble") == std::string::npos);
}

TEST_CASE("what was sent in 2022 is written again byte for byte in 2026, and says why") {
  Workspace office;
  begin(office);
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--date", "2022-09-18"});
  office.done({"print", "receive", "2022/01", "--good", "193", "--date", "2022-09-19"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-20"});
  const Contents papers = office.contents("papers");
  decide(office);
  apply(office, "2024-1194", "2024-10-25");
  apply(office, "2025-1662", "2025-06-20");
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-20"});
  CHECK(differences(papers, office.contents("papers")).empty());

  std::vector<std::string> why =
      lines_of(office.done({"recipients", "why", "R008", "--issue", "2022/01"}));
  REQUIRE(why.size() == 4);
  CHECK(why[0].starts_with(
      "R008 UBND phường Tân Tiến: 1 copy of issue 2022/01 sent on 2022-09-20, list "));
  CHECK(why[1] == "  because: Cấp không thu tiền cho Ủy ban nhân dân cấp xã (ví dụ)");
  CHECK(why[2] == "  1 copy, văn thư, since 1900-01-01");
  CHECK(why[3].starts_with("  2022-01-05 entered from recipients.csv (sha256 "));

  CHECK(lines_of(office.done({"recipients", "why", "R194", "--issue", "2022/01"})) ==
        std::vector<std::string>{"R194: not on the list of issue 2022/01, sent on 2022-09-20",
                                 "  it was not entitled to copies on 2022-09-20"});
  refuse(office, {"recipients", "why", "R999", "--issue", "2022/01"},
         "gazette.db: error[G0705]: there is no recipient R999\n");
}

TEST_CASE("single events are entered from the command line") {
  Workspace office;
  begin(office);
  const std::vector<std::string> merge = {
      "recipients", "merge",      "R008",      "--into",           "R012",
      "--from",     "2024-11-01", "--decree",  "1194/NQ-UBTVQH15", "--official-code",
      "26014",      "--date",     "2024-10-25"};
  CHECK(last_line(office.done(merge)) ==
        "1194/NQ-UBTVQH15: 192 recipients, 192 copies from 2024-11-01 on: 0 new, 1 changed, 1 "
        "ended, 191 as before");
  CHECK(last_line(office.done(merge)).ends_with("(it was entered before; nothing was written)"));
  CHECK(
      lines_of(office.done({"recipients", "change", "R193", "--channel", "bản điện tử", "--from",
                            "2024-12-01", "--decree", "Công văn 12", "--date", "2024-11-20"}))[0] ==
      "  ~ R193 Cục Kiểm tra văn bản quy phạm pháp luật - Bộ Tư pháp: copies 1 → 0; channel \"bưu "
      "điện\" → \"bản điện tử\"");
  CHECK(lines_of(office.done({"recipients", "split", "R001", "--into", "R001=1", "--into", "R300=2",
                              "--name", "UBND phường Mới", "--address", "phường Mới", "--decision",
                              "phường Mới nhận 2 bản", "--from", "2025-01-01", "--decree", "5/NQ",
                              "--date", "2024-12-20"}))[0] ==
        "  + R300 UBND phường Mới: 2 copies, văn thư");
  refuse(office,
         {"recipients", "split", "R002", "--into", "R002=1", "--into", "R001=1", "--from",
          "2025-02-01", "--decree", "6/NQ", "--date", "2025-01-20"},
         "gazette.db: error[G0774]: the split of UBND phường Tân Phong (R002) into UBND phường Tân "
         "Phong (R002) and UBND phường Trảng Dài (R001) needs a decision: it receives 1 copy\n");
  refuse(office,
         {"recipients", "change", "R008", "--copies", "2", "--from", "2025-02-01", "--decree", "x",
          "--date", "2025-01-20"},
         "gazette.db: error[G0775]: UBND phường Tân Tiến (R008) is not there on 2025-02-01\n");
  CHECK(office
            .run({"recipients", "split", "R002", "--into", "R002", "--from", "2025-02-01",
                  "--decree", "6/NQ"})
            .code == 2);
}

TEST_CASE("a dry run of a list says who comes, changes and goes") {
  Workspace office;
  begin(office);
  std::string csv = office.read("recipients.csv");
  csv.erase(csv.find("R193,"));
  csv += "R194,Trường Chính trị tỉnh Đồng Nai,trường,,phường Tân Phong,2,văn thư,Đề nghị,,\n";
  office.write("2023.csv", csv);
  const Contents before = office.contents();
  const Outcome outcome =
      office.run({"recipients", "import", "2023.csv", "--from", "2023-01-01", "--dry-run"});
  CHECK(outcome.code == 0);
  CHECK(
      outcome.out ==
      "  - R193 Cục Kiểm tra văn bản quy phạm pháp luật - Bộ Tư pháp: no longer, was 1 copy\n"
      "  + R194 Trường Chính trị tỉnh Đồng Nai: 2 copies, văn thư\n"
      "193 recipients, 194 copies: 1 new, 0 changed, 1 ended, 192 as before (dry run: nothing was "
      "written)\n");
  CHECK(differences(before, office.contents()).empty());

  // The list goes out as a file and comes back without a change.
  office.write("out.csv", office.done({"recipients", "list", "--as-of", "2022-06-20", "--csv"}));
  CHECK(
      office.done({"recipients", "import", "out.csv", "--from", "2022-06-20", "--dry-run"}) ==
      "193 recipients, 193 copies: 0 new, 0 changed, 0 ended, 193 as before (dry run: nothing was "
      "written)\n");
}

}  // namespace gazette::cli
