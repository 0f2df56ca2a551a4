// The papers of a shipment and the reports, as files: what they say, and what outside judges and
// our own say of them.

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

/// An office that sent issue 2022/01 to three recipients, one of whom has a code with zeros and one
/// a formula for a name.
void send_issue(const Workspace& office) {
  office.write("r.csv",
               "id,name,district,address,copies,channel,basis\n"
               "R001,UBND xã A,Huyện B,\"xã A, huyện B\",2,bưu điện,ví dụ\n"
               "007,=1+1,Huyện C,huyện C,1,bưu điện,ví dụ\n"
               "R003,Sở D,,Biên Hòa,3,nhận trực tiếp,ví dụ\n");
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", "10", "--date", "2022-09-20"});
  const Outcome received = office.run(
      {"print", "receive", "2022/01", "--good", "8", "--spoiled", "1", "--date", "2022-09-21"});
  REQUIRE(received.code == 0);  // two are missing of those ordered, which is a warning
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
}

/// What the judges of archives and of screen readers find in a PDF, and qpdf.
void check_pdf(const Workspace& office, const std::string& name) {
  INFO(name);
  for (const char* profile : {"a2a", "ua1"}) {
    const Outcome outcome = office.run({"preflight", name, "--profile", profile});
    CHECK(outcome.code == 0);
    CHECK(outcome.err.empty());
  }
  if (has_judge("qpdf")) {
    CHECK(run_program({"qpdf", "--check", name}, office.path()).code == 0);
  }
}

std::string sheet_of(const Workspace& office, const std::string& name) {
  return run_program({"unzip", "-p", name, "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"},
                     office.path())
      .out;
}

/// What the claim of 5 October sent goes by post too, with papers of its own.
void check_later_papers(const Workspace& office) {
  CHECK(office.done({"distribute", "papers", "2022/01", "--on", "2022-10-05"}) ==
        "  papers/2022-01/bang-ke-buu-gui-2022-10-05.pdf\n"
        "  papers/2022-01/bang-ke-buu-gui-2022-10-05.xlsx\n"
        "  papers/2022-01/bang-ke-buu-gui-2022-10-05.csv\n"
        "  papers/2022-01/phieu-xuat-kho-2022-10-05.pdf\n"
        "  papers/2022-01/phieu-xuat-kho-2022-10-05.xlsx\n"
        "  papers/2022-01/phieu-xuat-kho-2022-10-05.csv\n"
        "  papers/2022-01/giay-bien-nhan-2022-10-05.pdf\n");
  const std::vector<std::string> csv =
      lines_of(office.read("papers/2022-01/bang-ke-buu-gui-2022-10-05.csv"));
  CHECK(csv[1].find("bk-2022-01-2022-10-05, lần 1, tính đến 2022-10-05, biết đến 2022-10-06, ") !=
        std::string::npos);
  check_pdf(office, "papers/2022-01/bang-ke-buu-gui-2022-10-05.pdf");
  refuse(office, {"distribute", "manifest", "2022/01", "--on", "2022-10-06"},
         "error[G0685]: nothing of issue 2022/01 was sent on 2022-10-06 after its list");
}

}  // namespace

TEST_CASE("all papers of a shipment are made at once, and judges find nothing in them") {
  Workspace office;
  office.begin_office();
  send_issue(office);
  CHECK(office.done({"distribute", "papers", "2022/01"}) ==
        "  papers/2022-01/danh-sach-cap-phat.pdf\n"
        "  papers/2022-01/danh-sach-cap-phat.xlsx\n"
        "  papers/2022-01/danh-sach-cap-phat.csv\n"
        "  papers/2022-01/bang-ke-buu-gui.pdf\n"
        "  papers/2022-01/bang-ke-buu-gui.xlsx\n"
        "  papers/2022-01/bang-ke-buu-gui.csv\n"
        "  papers/2022-01/phieu-xuat-kho.pdf\n"
        "  papers/2022-01/phieu-xuat-kho.xlsx\n"
        "  papers/2022-01/phieu-xuat-kho.csv\n"
        "  papers/2022-01/giay-bien-nhan.pdf\n");
  office.done({"distribute", "labels", "2022/01"});
  CHECK(office.done({"print", "protocol", "2022/01", "--date", "2022-09-22"}) ==
        "  papers/2022-01/bien-ban-giao-nhan.pdf\n");
  for (const char* name :
       {"danh-sach-cap-phat", "bang-ke-buu-gui", "phieu-xuat-kho", "giay-bien-nhan", "nhan-dia-chi",
        "nhan-cum", "bien-ban-giao-nhan", "phieu-dat-in"}) {
    check_pdf(office, std::string("papers/2022-01/") + name + ".pdf");
  }
  const Contents before = office.contents();
  office.done({"distribute", "papers", "2022/01"});
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});

  const std::vector<std::string> csv = lines_of(office.read("papers/2022-01/bang-ke-buu-gui.csv"));
  REQUIRE(csv.size() >= 4);
  CHECK(csv[1].starts_with("1,007,'=1+1,huyện C,,1/1,1,"));
  CHECK(csv[3].find("TỔNG CỘNG: 2 bì") != std::string::npos);
  if (has_judge("unzip")) {
    const std::string sheet = sheet_of(office, "papers/2022-01/bang-ke-buu-gui.xlsx");
    CHECK(sheet.find("<t>007</t>") != std::string::npos);
    CHECK(sheet.find("<t>=1+1</t>") != std::string::npos);
    CHECK(sheet.find("<f>") == std::string::npos);  // nothing is computed
    CHECK(sheet.find("state=\"frozen\"") != std::string::npos);
    CHECK(sheet.find("paperSize=\"9\"") != std::string::npos);
  }
}

TEST_CASE("a paper made again after a claim is the next revision, and the former one stays") {
  Workspace office;
  office.begin_office();
  {
    const Today day("2022-09-22");
    send_issue(office);
    office.done({"distribute", "papers", "2022/01"});
  }
  const std::string first = office.read("papers/2022-01/bang-ke-buu-gui.csv");
  CHECK(first.find("\"bk-2022-01, lần 1, tính đến 2022-09-22, biết đến 2022-09-22, ") !=
        std::string::npos);
  const Today day("2022-10-06");
  const Contents before = office.contents("papers");
  office.done(
      {"claim", "2022/01", "R001", "--copy", "2", "--reason", "chưa nhận", "--date", "2022-10-05"});
  // The list shows what came after it; what was posted and what left the store stay as they were.
  CHECK(office.done({"distribute", "papers", "2022/01"}) ==
        "  papers/2022-01/danh-sach-cap-phat-lan-2.pdf\n"
        "  papers/2022-01/danh-sach-cap-phat-lan-2.xlsx\n"
        "  papers/2022-01/danh-sach-cap-phat-lan-2.csv\n"
        "  papers/2022-01/bang-ke-buu-gui.pdf\n"
        "  papers/2022-01/bang-ke-buu-gui.xlsx\n"
        "  papers/2022-01/bang-ke-buu-gui.csv\n"
        "  papers/2022-01/phieu-xuat-kho.pdf\n"
        "  papers/2022-01/phieu-xuat-kho.xlsx\n"
        "  papers/2022-01/phieu-xuat-kho.csv\n"
        "  papers/2022-01/giay-bien-nhan.pdf\n");
  Contents after = office.contents("papers");
  for (const auto& [name, bytes] : before) {
    if (name.find("giay-bien-nhan") == std::string::npos) {
      INFO(name);
      CHECK(after[name] == bytes);
    }
  }
  check_later_papers(office);
  if (has_judge("pdftotext")) {
    const std::string text =
        without_space(run_program({"pdftotext", "papers/2022-01/danh-sach-cap-phat-lan-2.pdf", "-"},
                                  office.path())
                          .out);
    CHECK(text.find(without_space("Số ds-2022-01, lần 2, thay thế lần 1 ngày 22/09/2022, mã ")) !=
          std::string::npos);
    CHECK(text.find(without_space("cấp bù bản 3 thay bản 2 ngày 05/10/2022 (chưa nhận)")) !=
          std::string::npos);
  }

  // Made again with nothing changed: the same bytes, and nothing entered.
  const Contents all = office.contents();
  office.done({"distribute", "papers", "2022/01"});
  CHECK(differences(all, office.contents()) == std::vector<std::string>{});
  // As the record said before the claim was entered: the first papers, byte for byte.
  office.done({"distribute", "papers", "2022/01", "--known-at", "2022-10-05"});
  CHECK(differences(all, office.contents()) == std::vector<std::string>{});
  // The claim taken back: its papers no longer hold, and the list is a third one.
  const Outcome reversed =
      office.run({"stock", "reverse", "cap-bu-2022-01-R001-2022-10-05", "--date", "2022-10-06"});
  CHECK(reversed.code == 0);
  CHECK(reversed.err.find("warning[G0691]: no longer as issued: bk-2022-01-2022-10-05, lần 1; "
                          "ds-2022-01, lần 2; xk-2022-01-2022-10-05, lần 1\n") !=
        std::string::npos);
  CHECK(lines_of(office.done({"distribute", "plan", "2022/01"}))[1] ==
        "  papers/2022-01/danh-sach-cap-phat-lan-3.pdf");
  CHECK(lines_of(office.done({"fsck"})).back() == "the record is whole");
}

TEST_CASE("papers of a list that was taken back and sent again are of the new one") {
  Workspace office;
  office.begin_office();
  const Today day("2022-09-26");
  send_issue(office);
  office.done({"distribute", "papers", "2022/01"});
  const Outcome reversed =
      office.run({"stock", "reverse", "phat-hanh-2022-01", "--date", "2022-09-25"});
  CHECK(reversed.err.find("warning[G0691]: no longer as issued: bk-2022-01, lần 1; ds-2022-01, lần "
                          "1; xk-2022-01, lần 1\n") != std::string::npos);
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-25"});
  office.done({"distribute", "papers", "2022/01"});
  const std::string slip = office.read("papers/2022-01/phieu-xuat-kho-lan-2.csv");
  CHECK(slip.find("xk-2022-01, lần 2, tính đến 2022-09-25, biết đến 2022-09-26, ") !=
        std::string::npos);
  const std::string first = office.read("papers/2022-01/phieu-xuat-kho.csv");
  const auto code_of = [](const std::string& csv) {
    return csv.substr(csv.find("mã kiểm tra"), std::string("mã kiểm tra ").size() + 12);
  };
  CHECK(code_of(slip) != code_of(first));
  if (has_judge("pdftotext")) {
    const std::string text =
        run_program({"pdftotext", "papers/2022-01/danh-sach-cap-phat-lan-2.pdf", "-"},
                    office.path())
            .out;
    CHECK(without_space(text).find(without_space("; theo phat-hanh-2022-01-2; tính đến "
                                                 "25/09/2022")) != std::string::npos);
  }
}

TEST_CASE("why tells the grounds that were known when the list was frozen") {
  Workspace office;
  office.begin_office();
  {
    const Today day("2022-09-22");
    send_issue(office);
  }
  const Today day("2022-10-06");
  office.done(
      {"recipients", "change", "R003", "--ends", "--from", "2022-09-01", "--decree", "1/QĐ"});
  const std::string why = office.done({"recipients", "why", "R003", "--issue", "2022/01"});
  CHECK(why.find("  because: ví dụ\n") != std::string::npos);
  CHECK(office.done({"recipients", "why", "R003", "--issue", "2022/01", "--known-at", "2022-10-06"})
            .find("it was not entitled to copies on 2022-09-22") != std::string::npos);
}

TEST_CASE("a paper of a day on which none was issued says that it is a copy to look at") {
  Workspace office;
  office.begin_office();
  const Today day("2022-10-06");
  send_issue(office);
  office.done({"receipt", "2022/01", "R003", "--date", "2022-09-25"});
  office.done({"receipt", "list", "2022/01", "--files"});
  CHECK(office.done({"receipt", "list", "2022/01", "--files", "--as-of", "2022-09-24"}) ==
        "  papers/2022-01/danh-sach-bien-nhan-tra-cuu.pdf\n"
        "  papers/2022-01/danh-sach-bien-nhan-tra-cuu.xlsx\n"
        "  papers/2022-01/danh-sach-bien-nhan-tra-cuu.csv\n");
  const std::string list = office.read("papers/2022-01/danh-sach-bien-nhan-tra-cuu.csv");
  CHECK(list.find("\"bn-2022-01, bản tra cứu, tính đến 2022-09-24, ") != std::string::npos);
  refuse(office, {"distribute", "slip", "2022/01", "--as-of", "2022-09-21"},
         "error[G0685]: issue 2022/01 was not sent by 2022-09-21");
}

TEST_CASE("a paper whose lines are not what the accounts have is not written") {
  if (!has_judge("sqlite3")) {
    return;
  }
  Workspace office;
  office.begin_office();
  send_issue(office);
  // A further copy, entered past the program by a journal that balances.
  const Outcome tampered =
      run_program({"sqlite3", "gazette.db",
                   "INSERT INTO journal(id, kind, issue_id, reference, date) VALUES "
                   "(77, 'move', 1, 'x', '2022-09-23');"
                   "INSERT INTO entry(journal_id, line, account, copies, piece) VALUES "
                   "(77, 1, 'stock', -1, 0), (77, 2, 'transit:R001', 1, 9);"
                   "UPDATE journal SET posted = 1 WHERE id = 77"},
                  office.path());
  REQUIRE(tampered.err.empty());
  refuse(office, {"distribute", "plan", "2022/01"},
         "error[G0686]: the lines of ds-2022-01 have 6 copies, the accounts of the issue 7");
  const Outcome faults = office.run({"fsck"});
  CHECK(faults.code == 1);
  CHECK(faults.err.find("G0797") != std::string::npos);
}

TEST_CASE("the store on paper: the card of an issue, and the protocol of a count") {
  Workspace office;
  office.begin_office();
  const Today day("2022-12-31");
  send_issue(office);
  refuse(office, {"stock", "protocol", "2022/01"},
         "error[G0690]: no count of issue 2022/01 was entered on 2022-12-31");
  refuse(office, {"stock", "protocol", "2022/01", "--counted", "1"},
         "error[G0690]: the record has 2 copies of issue 2022/01 on 2022-12-31, the count 1");
  office.done({"stock", "count", "2022/01", "--counted", "1", "--reason", "ẩm mốc"});
  CHECK(office.done({"stock", "protocol", "2022/01"}) ==
        "  papers/2022-01/bien-ban-kiem-ke-2022-12-31.pdf\n"
        "  papers/2022-01/bien-ban-kiem-ke-2022-12-31.xlsx\n");
  CHECK(office.done({"stock", "card", "2022/01"}) ==
        "  papers/2022-01/the-kho.pdf\n"
        "  papers/2022-01/the-kho.xlsx\n");
  check_pdf(office, "papers/2022-01/bien-ban-kiem-ke-2022-12-31.pdf");
  check_pdf(office, "papers/2022-01/the-kho.pdf");
  if (has_judge("pdftotext")) {
    const std::string text = without_space(
        run_program({"pdftotext", "-layout", "papers/2022-01/the-kho.pdf", "-"}, office.path())
            .out);
    CHECK(text.find(without_space("xuất phát hành 0 6 2")) != std::string::npos);
    CHECK(text.find(without_space("CỘNG 8 7 1")) != std::string::npos);
  }
  const Contents before = office.contents();
  office.done({"stock", "card", "2022/01"});
  office.done({"stock", "protocol", "2022/01", "--counted", "1"});
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  // Taken back, a count is signed for by nobody, and the card is the next one.
  const Outcome reversed = office.run({"stock", "reverse", "kiem-ke-2022-01-2022-12-31"});
  CHECK(reversed.err.find("warning[G0691]: no longer as issued: kk-2022-01-2022-12-31, lần 1; "
                          "tk-2022-01, lần 1\n") != std::string::npos);
  refuse(office, {"stock", "protocol", "2022/01"},
         "error[G0690]: no count of issue 2022/01 was entered on 2022-12-31 that stands, and "
         "kiem-ke-2022-01-2022-12-31 was reversed by huy-kiem-ke-2022-01-2022-12-31");
  office.done({"stock", "count", "2022/01", "--counted", "0", "--reference", "kk-2"});
  CHECK(lines_of(office.done({"stock", "protocol", "2022/01"})).front() ==
        "  papers/2022-01/bien-ban-kiem-ke-2022-12-31-lan-2.pdf");
  CHECK(lines_of(office.done({"stock", "card", "2022/01"})).front() ==
        "  papers/2022-01/the-kho-lan-2.pdf");
}

TEST_CASE("reports are as of a day and as known on a day, and tell late receipts by district") {
  Workspace office;
  office.begin_office();
  {
    const Today day("2022-09-22");
    send_issue(office);
  }
  const Today day("2022-10-20");
  office.done({"receipt", "2022/01", "R001", "--date", "2022-09-25"});
  const auto issue = [&](std::vector<std::string> more) {
    std::vector<std::string> command = {"report", "issue", "2022/01", "--json"};
    command.insert(command.end(), more.begin(), more.end());
    return nlohmann::json::parse(office.done(command));
  };
  const auto now = issue({});
  CHECK(now["charts"][0]["values"]["đã nhận"] == 2);
  CHECK(now["charts"][3]["title"] == "Bản quá hạn biên nhận theo địa bàn");
  CHECK(now["charts"][3]["values"] ==
        nlohmann::json{{"Huyện B", 0}, {"Huyện C", 1}, {"Đơn vị khác", 3}});
  CHECK(now["known_at"] == "2022-10-20");
  const auto early = issue({"--as-of", "2022-09-24"});
  CHECK(early["charts"][0]["values"]["đang gửi"] == 6);
  CHECK(early["charts"][3]["values"]["Đơn vị khác"] == 0);
  CHECK(early["as_of"] == "2022-09-24");
  const auto known = issue({"--as-of", "2022-10-20", "--known-at", "2022-10-19"});
  CHECK(known["charts"][0]["values"]["đã nhận"] == 0);
  CHECK(known["charts"][3]["values"]["Huyện B"] == 2);
  CHECK(office.done({"stock", "2022/01", "--as-of", "2022-09-21"}).find("    9") !=
        std::string::npos);
  office.done({"report", "year", "2022", "--files"});
  CHECK(
      office.read("papers/bao-cao/bao-cao-2022.html").find("Bản quá hạn biên nhận theo địa bàn") !=
      std::string::npos);
  CHECK(office.read("papers/bao-cao/bao-cao-2022.html").find("Đơn vị khác: 3 (bản).") !=
        std::string::npos);
}

TEST_CASE("a paper is not made of an issue that was not delivered, sent or built") {
  Workspace office;
  office.begin_office();
  // An issue that is not there is no issue to which something has not happened yet.
  const std::string unknown = "gazette.db: error[G0725]: issue 2022/01 has no number granted\n";
  refuse(office, {"print", "protocol", "2022/01"}, unknown);
  refuse(office, {"distribute", "slip", "2022/01"}, unknown);
  refuse(office, {"report", "issue", "2022/01"}, unknown);
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  refuse(office, {"print", "protocol", "2022/01"},
         "error[G0688]: nothing was delivered of issue 2022/01");
  refuse(office, {"distribute", "slip", "2022/01"},
         "error[G0685]: issue 2022/01 was not sent to anybody");
}

TEST_CASE("reports of year, month, issue and recipient have the same figures in every form") {
  Workspace office;
  office.begin_office();
  send_issue(office);
  const auto month = nlohmann::json::parse(office.done({"report", "month", "2022-09", "--json"}));
  CHECK(month["copies"] == 6);
  CHECK(month["issues"][0]["printed"] == 9);
  CHECK(month["issues"][0]["sent"] == 6);
  const auto issue = nlohmann::json::parse(office.done({"report", "issue", "2022/01", "--json"}));
  CHECK(issue["charts"][1]["values"] == nlohmann::json{{"bưu điện", 3}, {"nhận trực tiếp", 3}});
  CHECK(issue["charts"][2]["values"]["0–7"] == 1);
  const auto recipient =
      nlohmann::json::parse(office.done({"report", "recipient", "007", "2022", "--json"}));
  CHECK(recipient["events"][0]["sent"] == 1);
  CHECK(recipient["copies"] == 1);
  refuse(office, {"report", "recipient", "R9", "2022"},
         "gazette.db: error[G0705]: there is no recipient R9\n");
  refuse(office, {"report", "recipient", "007", "2021"},
         "error[G0689]: nothing was sent to 007 in 2021");

  CHECK(office.done({"report", "year", "2022", "--files", "--date", "2022-12-31"}) ==
        "  papers/bao-cao/bao-cao-2022.pdf\n"
        "  papers/bao-cao/bao-cao-2022.xlsx\n"
        "  papers/bao-cao/bao-cao-2022.csv\n"
        "  papers/bao-cao/bao-cao-2022.html\n"
        "  papers/bao-cao/bao-cao-2022-noi-nhan.pdf\n"
        "  papers/bao-cao/bao-cao-2022-noi-nhan.xlsx\n"
        "  papers/bao-cao/bao-cao-2022-noi-nhan.csv\n");
  check_pdf(office, "papers/bao-cao/bao-cao-2022.pdf");
  if (has_judge("pdftotext")) {
    const std::string text =
        run_program({"pdftotext", "papers/bao-cao/bao-cao-2022.pdf", "-"}, office.path()).out;
    CHECK(text.find("Đã in 9 = đã phát 6 + tồn 2 + hỏng 1.") != std::string::npos);
  }
  if (has_judge("xmllint")) {
    const Outcome judged = run_program(
        {"xmllint", "--html", "--noout", "--nowarning", "papers/bao-cao/bao-cao-2022.html"},
        office.path());
    CHECK(judged.code == 0);
  }
  // Said again it is the same report; of a further day that is asked for the next one.
  const Contents reported = office.contents();
  office.done({"report", "year", "2022", "--files", "--date", "2022-12-31"});
  CHECK(differences(reported, office.contents()) == std::vector<std::string>{});
  CHECK(lines_of(office.done({"report", "year", "2022", "--files", "--date", "2023-01-31"}))
            .front() == "  papers/bao-cao/bao-cao-2022-lan-2.pdf");
  CHECK(office.read("papers/bao-cao/bao-cao-2022-lan-2.html")
            .find("Số bc-2022, lần 2, thay thế lần 1 ngày 31/12/2022, mã ") != std::string::npos);
  const std::string of_issue = office.done({"report", "issue", "2022/01", "--files"});
  CHECK(lines_of(of_issue).front() == "  papers/bao-cao/bao-cao-so-2022-01.pdf");
}

}  // namespace gazette::cli
