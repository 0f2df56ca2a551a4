// A copy that was claimed and came after all, and what is said of an issue, a recipient, a district
// or a day that the record does not have.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

constexpr std::string_view kList =
    "id,name,kind,district,address,copies,channel,basis\n"
    "R001,UBND phường Tân Tiến,phường,Biên Hòa,a,1,văn thư,x\n"
    "R002,UBND xã Xuân Tâm,xã,Xuân Lộc,b,2,bưu điện,x\n"
    "R003,Sở Tư pháp,sở,,c,3,nhận trực tiếp,x\n";

/// Six copies of an issue sent on 20 September, by a list entered on that day.
void send_issue(Workspace& office) {
  office.begin_office();
  office.write("r.csv", kList);
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", "10", "--date", "2022-09-18"});
  office.done({"print", "receive", "2022/01", "--good", "10", "--date", "2022-09-19"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-20"});
}

std::string text_of(const Workspace& office, const std::string& pdf) {
  return without_space(run_program({"pdftotext", "-layout", pdf, "-"}, office.path()).out);
}

}  // namespace

TEST_CASE("a copy that came after its claim is entered, balanced, and told on the papers") {
  Workspace office;
  send_issue(office);
  office.done({"claim", "2022/01", "R001", "--reason", "chưa nhận", "--date", "2022-10-05"});
  const Outcome late =
      office.run({"receipt", "2022/01", "R001", "--copy", "1", "--date", "2022-10-10"});
  CHECK(late.code == 0);
  CHECK(late.out == "1 copy acknowledged by 1 recipient\n  bien-nhan-2022-01-1\n");
  CHECK(
      late.err.starts_with("gazette.db: note[G0720]: copy 1 of issue 2022/01 for R001 arrived "
                           "after all; the replacement of cap-bu-2022-01-R001-2022-10-05 was "
                           "sent as well\n"));
  const auto json = nlohmann::json::parse(office.done({"report", "issue", "2022/01", "--json"}));
  CHECK(json["issues"][0]["lost"] == 0);
  CHECK(json["issues"][0]["sent"] == 7);
  CHECK(json["issues"][0]["claimed"] == 1);
  CHECK(json["issues"][0]["found_after_claim"] == 1);
  CHECK(json["revision"].is_null());
  CHECK(json["code"].is_null());
  CHECK(office.done({"report", "issue", "2022/01"})
            .find("Đến sau khi đã cấp bù: R001 bản 1 (cap-bu-2022-01-R001-2022-10-05), ký nhận "
                  "ngày 10/10/2022.") != std::string::npos);
  CHECK(office.done({"report", "recipient", "R001", "2022"})
            .find("ký nhận, bản đã báo chưa nhận đến sau") != std::string::npos);
  office.done({"distribute", "claims", "2022/01"});
  office.done({"distribute", "papers", "2022/01"});
  if (has_judge("pdftotext")) {
    CHECK(text_of(office, "papers/2022-01/phieu-cap-bu.pdf")
              .find(without_space("Đến sau khi đã cấp bù: R001 bản 1")) != std::string::npos);
  }
  // The other one is given back, and goes to the shelf again.
  office.done({"return", "2022/01", "R001", "--copy", "2", "--date", "2022-10-11"});
  CHECK(office.done({"fsck"}).ends_with("the record is whole\n"));
  // One receipt is taken back: it stands on the list, the slip of claims and the reports.
  office.done({"receipt", "list", "2022/01", "--files"});
  office.done({"report", "issue", "2022/01", "--files"});
  const auto issued = nlohmann::json::parse(office.done({"report", "issue", "2022/01", "--json"}));
  CHECK(issued["revision"] == 1);
  CHECK(issued["code"].get<std::string>().size() == 12);
  const Outcome reversed =
      office.run({"stock", "reverse", "bien-nhan-2022-01-1", "--date", "2022-10-12"});
  CHECK(reversed.code == 0);
  CHECK(reversed.err.find("bn-2022-01, lần 1") != std::string::npos);
  CHECK(reversed.err.find("bc-so-2022-01, lần 1") != std::string::npos);
  CHECK(reversed.err.find("cb-2022-01, lần 1") != std::string::npos);
}

TEST_CASE("who asks for nobody, no district or no issue is told so, and what was meant") {
  Workspace office;
  send_issue(office);
  const auto late = [&](std::vector<std::string> asked) {
    asked.insert(asked.begin(), {"receipt", "late", "--as-of", "2022-12-01"});
    return asked;
  };
  refuse(office, late({"--recipient", "r01"}),
         "gazette.db: error[G0705]: there is no recipient r01\n  help: did you mean R001?\n");
  refuse(office, late({"--district", "Xuân Lóck"}),
         "gazette.db: error[G0756]: nothing was ever sent to anybody in \"Xuân Lóck\"\n  help: did "
         "you mean \"Xuân Lộc\"?\n");
  refuse(
      office, late({"--issue", "2022/02"}),
      "gazette.db: error[G0725]: issue 2022/02 has no number granted\n  help: the issues of 2022 "
      "are 2022/01 to 2022/01\n");
  const auto both = nlohmann::json::parse(
      office.done(late({"--district", "xuân lộc", "--district", "biên hòa", "--json"})));
  CHECK(both["copies"] == 3);
  CHECK(both["lines"][0]["sent_on"] == "2022-09-20");
  CHECK(office.done({"receipt", "2022/01", "--district", "Biên Hòa", "--district", "Xuân Lộc",
                     "--date", "2022-09-22"}) ==
        "3 copies acknowledged by 2 recipients\n  bien-nhan-2022-01-1\n");
  refuse(office, {"claim", "2022/01", "R999", "--reason", "hỏng", "--date", "2022-10-01"},
         "gazette.db: error[G0705]: there is no recipient R999\n");
}

TEST_CASE("what is asked for a day before the sending is told the day of the sending") {
  Workspace office;
  send_issue(office);
  refuse(office, {"distribute", "papers", "2022/01", "--as-of", "2022-09-19"},
         "error[G0685]: issue 2022/01 was not sent by 2022-09-19\n  help: it was sent on "
         "2022-09-20: ask for that day or a later one\n");
}

TEST_CASE("labels are of what claims sent on a day, where that is asked for") {
  Workspace office;
  send_issue(office);
  office.done({"claim", "2022/01", "R001", "--reason", "chưa nhận", "--date", "2022-10-05"});
  office.done({"claim", "2022/01", "R002", "--reason", "chưa nhận", "--date", "2022-10-05"});
  CHECK(lines_of(office.done({"distribute", "labels", "2022/01", "--on", "2022-10-05"})).at(0) ==
        "issue 2022/01: 2 labels on 1 sheet of L7160: papers/2022-01/nhan-dia-chi-2022-10-05.pdf");
  refuse(office, {"distribute", "labels", "2022/01", "--on", "2022-10-06"},
         "error[G0685]: nothing of issue 2022/01 was sent on 2022-10-06 after its list\n");
}

TEST_CASE("the journals are exported to a file, and a folder is none") {
  Workspace office;
  send_issue(office);
  office.write("inbox/a.txt", "x");
  refuse(office, {"ledger", "export", "--to", "inbox"},
         "inbox: error[G0799]: it is a folder, and the export is one file\n");
}

}  // namespace gazette::cli
