// Copies after they were sent: acknowledged, claimed, returned, counted; every command twice.

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

/// An issue built, so many copies of it printed.
void print_issue(Workspace& office, const std::string& good) {
  office.begin_office();
  office.write("r.csv", kList);
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--copies", good, "--date", "2022-09-18"});
  office.done({"print", "receive", "2022/01", "--good", good, "--date", "2022-09-19"});
}

void send_issue(Workspace& office) {
  print_issue(office, "10");
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-20"});
}

}  // namespace

TEST_CASE("a year of copies: received, scanned, claimed, returned, counted, and where they are") {
  Workspace office;
  send_issue(office);
  CHECK(office.done({"receipt", "2022/01", "R001", "--date", "2022-09-22", "--taker", "Lê Hoa"}) ==
        "1 copy acknowledged by 1 recipient\n  bien-nhan-2022-01-1\n");
  office.write("scan.txt", "CB|2022|01|R002|1|918F\r\nCB|2022|01|R002|1|918F\r\n");
  CHECK(office.done({"receipt", "--file", "scan.txt", "--date", "2022-09-23"}) ==
        "1 copy acknowledged by 1 recipient\n  bien-nhan-2022-01-2\n");
  const auto late = [&](const std::string& day, const std::vector<std::string>& more = {}) {
    std::vector<std::string> command = {"receipt", "late", "--json", "--as-of", day};
    command.insert(command.end(), more.begin(), more.end());
    return nlohmann::json::parse(office.done(command));
  };
  CHECK(late("2022-10-05")["copies"] == 0);
  CHECK(late("2022-10-06")["copies"] == 4);
  CHECK(late("2022-10-06", {"--recipient", "R003"})["copies"] == 3);
  CHECK(late("2022-10-06", {"--district", "xuan loc"})["lines"][0]["days"] == 16);
  CHECK(office.done({"receipt", "late", "--as-of", "2022-10-06"})
            .find("Đến ngày 06 tháng 10 năm 2022, 4 bản Công báo") != std::string::npos);
  CHECK(office.done({"receipt", "late", "--as-of", "2022-10-06", "--recipient", "R003", "--files"})
            .starts_with("  papers/bien-nhan/giay-nhac-bien-nhan-2022-10-06-R003.pdf\n"));
  const auto list = nlohmann::json::parse(office.done({"receipt", "list", "2022/01", "--json"}));
  CHECK(list["copies"] == 2);
  CHECK(list["lines"][0]["taker"] == "Lê Hoa");
  CHECK(list["lines"][1]["state"] == "tốt");
  const std::vector<std::string> claim = {"claim",     "2022/01", "R002",      "--reason",
                                          "chưa nhận", "--date",  "2022-10-07"};
  CHECK(office.done(claim) ==
        "copy 3 of issue 2022/01 is on its way to R002; 3 left in stock\n"
        "  cap-bu-2022-01-R002-2022-10-07\n"
        "  CB|2022|01|R002|3|B1CD\n");
  CHECK(office.done(claim) ==
        "copy 3 of issue 2022/01 is on its way to R002 (entered before); 3 left in stock\n"
        "  cap-bu-2022-01-R002-2022-10-07\n"
        "  CB|2022|01|R002|3|B1CD\n");
  CHECK(office.done({"return", "2022/01", "R003", "--copies", "2", "--date", "2022-10-08"}) ==
        "2 copies of issue 2022/01 for R003 came back\n  hoan-2022-01-R003-2022-10-08\n");
  office.done({"recipients", "merge", "R003", "--into", "R001", "--from", "2022-10-09", "--decree",
               "1/NQ"});
  CHECK(office.done({"return", "2022/01", "R003", "--to", "R001", "--reason", "sáp nhập", "--date",
                     "2022-10-09"}) ==
        "1 copy of issue 2022/01 for R003 is on its way to R001\n"
        "  hoan-2022-01-R003-2022-10-09\n");
  CHECK(office.done({"stock", "move", "2022/01", "--to", "deposit", "--copies", "1", "--date",
                     "2022-10-10"}) ==
        "issue 2022/01, stock -> deposit: 1 copy\n  chuyen-stock-deposit-2022-01-2022-10-10\n");
  CHECK(office.done({"stock", "count", "2022/01", "--counted", "1", "--date", "2022-12-31"}) ==
        "counted 1 of issue 2022/01: -1 copies\n  kiem-ke-2022-01-2022-12-31\n");
  CHECK(office.done({"stock", "2022/01"}) ==
        "Số    Đã in  Thừa  Hỏng  Tồn  Đang gửi  Đã nhận  Lưu  Lưu chiểu  Hoàn  Mất  Hủy\n"
        "───────────────────────────────────────────────────────────────────────────────\n"
        "01       10     0     0    1         2        2    0          1     2    2    0\n"
        "───────────────────────────────────────────────────────────────────────────────\n"
        "Cộng     10     0     0    1         2        2    0          1     2    2    0\n");
  const auto json = nlohmann::json::parse(office.done({"stock", "--year", "2022", "--json"}));
  CHECK(json["totals"] ==
        nlohmann::json::parse(R"({"printed": 10, "surplus": 0, "spoiled": 0, "stock": 1,
      "transit": 2, "received": 2, "archive": 0, "deposit": 1, "returned": 2, "lost": 2,
      "scrapped": 0})"));
  CHECK(office.done({"distribute", "claims", "2022/01"}) ==
        "  papers/2022-01/phieu-cap-bu.pdf\n  papers/2022-01/phieu-cap-bu.xlsx\n");
  CHECK(office.done({"stock", "deposit", "2022/01"}) ==
        "  papers/2022-01/bien-ban-luu-chieu.pdf\n  papers/2022-01/bien-ban-luu-chieu.xlsx\n");
  CHECK(office.done({"doctor"}).find("trouble") == std::string::npos);
}

TEST_CASE("a count that finds too many is surplus, and a mistyped one is confirmed or refused") {
  Workspace office;
  print_issue(office, "10");
  refuse(office, {"stock", "count", "2022/01", "--counted", "100", "--date", "2022-12-31"},
         "gazette.db: error[G0787]: 90 copies of issue 2022/01 more than the journals brought to "
         "the shelf, where 10 good ones were delivered\n"
         "  help: count again; if it is so, say --surplus 90\n");
  const Outcome counted = office.run(
      {"stock", "count", "2022/01", "--counted", "13", "--surplus", "3", "--date", "2022-12-31"});
  CHECK(counted.code == 0);
  CHECK(counted.out == "counted 13 of issue 2022/01: 3 copies\n  kiem-ke-2022-01-2022-12-31\n");
  CHECK(counted.err.starts_with("gazette.db: warning[G0786]: 3 copies of issue 2022/01 more"));
  CHECK(office.done({"stock", "2022/01"}).find("01       10     3     0   13") !=
        std::string::npos);
  office.done({"stock", "protocol", "2022/01", "--date", "2022-12-31"});
  const std::string report = office.done({"report", "year", "2022"});
  CHECK(report.find("Đã in 10 + thừa chưa rõ nguồn 3 = đã phát 0 + tồn 13 + hỏng 0.") !=
        std::string::npos);
}

TEST_CASE("what nobody sees is refused in references, reasons and names of takers") {
  Workspace office;
  send_issue(office);
  const Outcome taker = office.run({"receipt", "2022/01", "R001", "--taker", "Lê\u200B Hoa"});
  CHECK(taker.code == 2);
  CHECK(taker.err.find("--taker: it has a character that nobody sees, U+200B after \"Lê\"") !=
        std::string::npos);
  CHECK(office
            .run({"stock", "move", "2022/01", "--to", "archive", "--copies", "1", "--reference",
                  "a\u202E"})
            .code == 2);
  CHECK(office
            .run({"stock", "move", "2022/01", "--to", "archive", "--copies", "1", "--reference",
                  "a\u00A0b"})
            .code == 2);
  const Outcome lines = office.run({"receipt", "2022/01", "R001", "--taker", "Lê\nHoa"});
  CHECK(lines.code == 2);
  CHECK(lines.err.find("--taker: it is on one line, without tabs") != std::string::npos);
  const Outcome longest = office.run({"stock", "move", "2022/01", "--to", "archive", "--copies",
                                      "1", "--reference", std::string(300, 'a')});
  CHECK(longest.code == 2);
  CHECK(longest.err.find("--reference: it has 300 bytes, and at most 100 are taken") !=
        std::string::npos);
  office.write("nhan.csv", "recipient,taker\nR001,Lê\u200B Hoa\n");
  refuse(office, {"receipt", "2022/01", "--file", "nhan.csv", "--date", "2022-09-22"},
         "nhan.csv:2:6: error[G0757]: the taker has a character that nobody sees, U+200B after "
         "\"Lê\"\n");
  office.write("empty.txt", "");
  refuse(office, {"receipt", "--file", "empty.txt"},
         "empty.txt: error[G0757]: the file has no receipt\n");
}

TEST_CASE("a folder given for a file is told, and a delivery entered twice says so") {
  Workspace office;
  send_issue(office);
  refuse(office, {"receipt", "--file", "."}, ".: error[G0101]: it is a folder\n");
  refuse(office, {"recipients", "import", "."}, ".: error[G0101]: it is a folder\n");
  refuse(office, {"recipients", "apply", "sources"}, "sources: error[G0101]: it is a folder\n");
  refuse(office, {"print", "receive", "2022/01", "--audit", "."},
         ".: error[G0101]: it is a folder\n");
  refuse(office, {"restore", "--check", "."},
         ".: error[G0782]: it is a folder, or no file of the disk\n");
  CHECK(office.done({"print", "receive", "2022/01", "--good", "10", "--date", "2022-09-19"}) ==
        "received 10 good and 0 spoiled copies of issue 2022/01 (entered before)\n"
        "  nhan-2022-01\n");
}

TEST_CASE("a name that no font has is told when it is entered, and nothing is") {
  Workspace office;
  office.begin_office();
  office.write("r.csv", kList);
  office.done({"recipients", "import", "r.csv"});
  const Contents before = office.contents();
  const Outcome changed = office.run({"recipients", "change", "R001", "--name", "UBND 中文",
                                      "--from", "2022-09-01", "--decree", "1/QĐ"});
  CHECK(changed.code == 1);
  CHECK(changed.err.find("error[G0501]") != std::string::npos);
  office.write("r2.csv", "id,name,address,copies,channel,basis\nR001,UBND 中文,a,1,văn thư,x\n");
  const Outcome imported =
      office.run({"recipients", "import", "r2.csv", "--from", "2022-10-01", "--ending", "2"});
  CHECK(imported.code == 1);
  CHECK(imported.err.find("error[G0501]") != std::string::npos);
  Contents after = office.contents();
  after.erase("r2.csv");
  CHECK(differences(before, after) == std::vector<std::string>{});
}

TEST_CASE("an order whose papers cannot be written is not entered") {
  Workspace office;
  office.begin_office();
  office.write("r.csv", kList);
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.write("papers/2022-01", "a file where the folder would be");
  const Outcome failed =
      office.run({"print", "order", "2022/01", "--copies", "10", "--date", "2022-09-18"});
  CHECK(failed.code == 3);
  const Outcome received =
      office.run({"print", "receive", "2022/01", "--good", "10", "--date", "2022-09-19"});
  CHECK(received.err.find("error[G0741]: issue 2022/01 was never ordered") != std::string::npos);
}

TEST_CASE("a bundle is received whole, by its district or with all others") {
  Workspace office;
  send_issue(office);
  CHECK(office.done({"receipt", "2022/01", "--district", "xuan loc", "--date", "2022-09-22"}) ==
        "2 copies acknowledged by 1 recipient\n  bien-nhan-2022-01-1\n");
  refuse(office, {"receipt", "2022/01", "--district", "Xuân Lộcc", "--date", "2022-09-22"},
         "gazette.db: error[G0756]: issue 2022/01 was sent to nobody in \"Xuân Lộcc\"\n"
         "  help: did you mean \"Xuân Lộc\"?\n");
  CHECK(office.done({"receipt", "2022/01", "--all", "--date", "2022-09-23", "--state", "tốt"}) ==
        "4 copies acknowledged by 2 recipients\n  bien-nhan-2022-01-2\n");
  CHECK(office.done({"receipt", "2022/01", "--all", "--date", "2022-09-23"}) ==
        "0 copies acknowledged by 0 recipients\n");
}

TEST_CASE("a scanner's file with a bad line is refused whole, or entered in part if asked") {
  Workspace office;
  send_issue(office);
  office.write("scan.txt", "CB|2022|01|R001|1|C8DF\nCB|2022|01|R002|1|9180\n");
  refuse(office, {"receipt", "--file", "scan.txt", "--date", "2022-09-22"},
         "scan.txt:2:1: error[G0757]: not the code of a piece, or a character of it is wrong\n"
         "    2 | CB|2022|01|R002|1|9180\n");
  const Outcome partial =
      office.run({"receipt", "--file", "scan.txt", "--date", "2022-09-22", "--partial"});
  CHECK(partial.code == 1);
  CHECK(partial.out == "1 copy acknowledged by 1 recipient\n  bien-nhan-2022-01-1\n");
}

TEST_CASE("a line of a day that has not come yet is refused with its number, beside others") {
  Workspace office;
  send_issue(office);
  office.write("r2.csv", "issue,recipient,copy,date\n2022/01,R001,1,2199-01-01\n2022/01,R002,x,\n");
  const Outcome refused = office.run({"receipt", "--file", "r2.csv"});
  CHECK(refused.code == 1);
  CHECK(refused.err.find("r2.csv:2:1: error[G0757]: 2199-01-01 has not come yet") !=
        std::string::npos);
  CHECK(refused.err.find("r2.csv:3:") != std::string::npos);
  CHECK(refused.err.find("2 errors") != std::string::npos);
}

TEST_CASE("an argument that is not UTF-8 is told, and nothing is entered") {
  Workspace office;
  send_issue(office);
  const Outcome refused = office.run({"receipt", "2022/01", "R001", "--taker", "bad\xff"});
  CHECK(refused.code == 2);
  CHECK(refused.err == "argument 5 is not UTF-8; type it in a terminal that is\n");
}

TEST_CASE("a journal is taken back once, and its list drawn up anew") {
  Workspace office;
  send_issue(office);
  const std::vector<std::string> reverse = {"stock",      "reverse",  "phat-hanh-2022-01", "--date",
                                            "2022-09-21", "--reason", "sai ngày"};
  CHECK(office.done(reverse) == "reversed phat-hanh-2022-01: 6 copies\n  huy-phat-hanh-2022-01\n");
  CHECK(office.done(reverse) ==
        "reversed phat-hanh-2022-01: 6 copies (entered before)\n  huy-phat-hanh-2022-01\n");
  refuse(office, {"stock", "reverse", "phat-hanh-2022-01", "--date", "2022-09-22"},
         "gazette.db: error[G0762]: phat-hanh-2022-01 was reversed by huy-phat-hanh-2022-01\n");
  CHECK(office.done({"distribute", "plan", "2022/01", "--date", "2022-09-21"})
            .starts_with("issue 2022/01: 6 copies to 3 recipients as of 2022-09-21\n"));
  CHECK(office.done({"stock", "2022/01", "--journals"}) ==
        "2022-09-19 print_run    10     nhan-2022-01\n"
        "2022-09-20 shipment     6      phat-hanh-2022-01                        "
        "(reversed by huy-phat-hanh-2022-01)\n"
        "2022-09-21 reversal     6      huy-phat-hanh-2022-01                    sai ngày\n"
        "2022-09-21 shipment     6      phat-hanh-2022-01-2\n");
}

TEST_CASE("a stock that is short is refused, and allocated where that is asked for") {
  Workspace office;
  print_issue(office, "4");
  office.write("gazette.toml", office.read("gazette.toml") +
                                   "\n[[distribution]]\npriority = [\"sở\", \"xã\"]\n"
                                   "claim_days = 10\n");
  refuse(office, {"distribute", "plan", "2022/01", "--date", "2022-09-20"},
         "gazette.db: error[G0751]: issue 2022/01 has 4 copies in stock, the list needs 6\n");
  const Outcome sent =
      office.run({"distribute", "plan", "2022/01", "--date", "2022-09-20", "--allocate"});
  CHECK(sent.code == 0);
  CHECK(sent.out.starts_with("issue 2022/01: 4 copies to 3 recipients as of 2022-09-20\n"));
  CHECK(
      sent.err.starts_with("gazette.db: warning[G0766]: issue 2022/01 has 4 copies in stock, the "
                           "list needs 6; short: R002 1 of 2, R003 2 of 3\n"));
  refuse(office, {"claim", "2022/01", "R002", "--reason", "cấp thiếu", "--date", "2022-10-01"},
         "gazette.db: error[G0760]: the claim comes 11 days after issue 2022/01 was sent, they are "
         "taken for 10\n");
  refuse(office, {"claim", "2022/01", "R002", "--reason", "cấp thiếu", "--date", "2022-09-30"},
         "gazette.db: error[G0761]: no copy of issue 2022/01 is left to replace one: exhausted\n");
}

TEST_CASE("what a command of copies needs is said where it is missing") {
  Workspace office;
  office.begin_office();
  for (const std::vector<std::string>& arguments : std::vector<std::vector<std::string>>{
           {"receipt", "2022/01"},
           {"receipt"},
           {"receipt", "2022/01", "R001", "--state", "rách"},
           {"claim", "2022/01", "R001", "--reason", "mất"},
           {"return", "2022/01", "R001", "--to", "R001"},
           {"return", "2022/01", "R001", "--reason", "mưa"},
           {"stock", "move", "2022/01", "--to", "lost", "--copies", "1"},
           {"stock", "move", "2022/01", "--to", "stock", "--copies", "1"},
           {"stock", "count", "2022/01", "--counted", "-1"},
           {"receipt", "2022/01", "R001", "--date", "31/12/2022"}}) {
    INFO(arguments[0] << " " << arguments.back());
    CHECK(office.run(arguments).code == 2);
  }
  refuse(office, {"stock", "2022/01"}, "gazette.db: error[G0725]: issue 2022/01 has no number");
  refuse(office, {"receipt", "2022/01", "--all"},
         "gazette.db: error[G0725]: issue 2022/01 has no number granted\n");
  CHECK(office.done({"stock", "--year", "2021"}) == "Chưa cấp số nào.\n");
}

}  // namespace gazette::cli
