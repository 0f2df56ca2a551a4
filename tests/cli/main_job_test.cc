// The main job of an office, from an empty record to the year's report, on a copy of the sample.

#include <algorithm>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

bool has_line(const std::string& text, const std::string& line) {
  const std::vector<std::string> lines = lines_of(text);
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_CASE("an office's work on the sample ends with 193 copies sent to 193 recipients") {
  Workspace office;
  office.copy_sample();
  CHECK(office.done({"init"}) == "made ./gazette.db\n");
  CHECK(office.done({"recipients", "import", "recipients.csv"}) ==
        "193 recipients, 193 copies: 193 new, 0 changed, 0 ended, 0 as before\n");
  const std::string ingested = office.done({"ingest", "inbox", "--received", "2022-08-20"});
  CHECK(has_line(ingested, "received   hdnd-12-2022-nq-hdnd                 12_2022_NQ-HDND.md"));
  CHECK(has_line(ingested, "received   so-tai-chinh-3312-tb-stc-2022-09-12  TB-3312-STC.docx"));
  CHECK(lines_of(ingested).back() == "15 of 15 documents taken in");
  CHECK(office.done({"plan", "2022/37", "--begin-year"}) ==
        "issue 2022/37 of 2022-08-30: 8 acts, as planned in issues/2022/37.toml\n");
  CHECK(office.done({"plan", "2022/38-39"}) ==
        "issue 2022/38-39 of 2022-09-20: 6 acts, as planned in issues/2022/38-39.toml\n");
  CHECK(office.done({"build", "2022/37"})
            .starts_with("issue 2022/37 of 2022-08-30: 8 acts, 36 pages, 1 of them "
                         "blank to make a multiple of 4\n"));
  const std::string built = office.done({"build", "2022/38-39"});
  CHECK(
      built.starts_with("issue 2022/38-39 of 2022-09-20: 6 acts, 84 pages, 2 of them "
                        "blank to make a multiple of 4\n"));
  CHECK(built.find("\n  build/2022-38-39/print/body.pdf  ") != std::string::npos);
  CHECK(built.find("\n  build/2022-38-39/online/*.pdf  6 acts, ") != std::string::npos);

  CHECK(office.done({"print", "order", "2022/38-39", "--copies", "193", "--date", "2022-09-20"}) ==
        "ordered 193 copies of issue 2022/38-39, 84 pages, due 2022-09-20: "
        "papers/2022-38-39/phieu-dat-in.pdf\n"
        "  lần 1\n"
        "  papers/2022-38-39/dong-nai-2022-38-39-lan-1.zip\n");
  CHECK(office.done({"print", "receive", "2022/38-39", "--good", "193", "--spoiled", "4", "--date",
                     "2022-09-22"}) ==
        "received 193 good and 4 spoiled copies of issue 2022/38-39\n  nhan-2022-38-39\n");
  CHECK(office.done({"distribute", "plan", "2022/38-39", "--date", "2022-09-23"}) ==
        "issue 2022/38-39: 193 copies to 193 recipients as of 2022-09-23\n"
        "  papers/2022-38-39/danh-sach-cap-phat.pdf\n"
        "  papers/2022-38-39/danh-sach-cap-phat.xlsx\n"
        "  papers/2022-38-39/danh-sach-cap-phat.csv\n");
  for (const char* name :
       {"build/2022-37/print/body.pdf", "build/2022-37/online/issue.pdf",
        "build/2022-37/manifest.json", "build/2022-38-39/print/body.pdf",
        "build/2022-38-39/online/ubnd-41-2022-qd-ubnd.pdf", "site/index.html",
        "site/2022/38-39/index.html", "site/eli/2022/08/12/hdnd-12-2022-nq-hdnd/index.html",
        "papers/2022-38-39/phieu-dat-in.pdf", "papers/2022-38-39/danh-sach-cap-phat.pdf"}) {
    INFO(name);
    CHECK(!office.read(name).empty());
  }
  const std::string list = office.read("papers/2022-38-39/danh-sach-cap-phat.csv");
  CHECK(count_of(list, "\r\n") == 1 + 193);
  CHECK(list.find("UBND phường Trảng Dài") != std::string::npos);
  CHECK(list.find("\"R193\",") != std::string::npos);
  CHECK(list == office.done({"recipients", "list", "--csv", "--as-of", "2022-09-23"}));

  const std::string report = office.done({"report", "year", "2022"});
  CHECK(report.starts_with("BÁO CÁO CÔNG BÁO NĂM 2022\n"));
  CHECK(has_line(report, "2 kỳ, 3 số, 120 trang, 193 bản, 193 đơn vị."));
  CHECK(has_line(report, "Đã in 197 = đã phát 193 + tồn 0 + hỏng 4."));
  const auto figures = nlohmann::json::parse(office.done({"report", "year", "2022", "--json"}));
  CHECK(figures["totals"] == nlohmann::json::parse(R"({"issues": 2, "numbers": 3, "pages": 120,
      "ordered": 193, "printed": 197, "surplus": 0, "spoiled": 4, "in_stock": 0, "sent": 193,
      "in_transit": 193, "received": 0, "archived": 0, "deposited": 0, "returned": 0, "lost": 0,
      "scrapped": 0, "claimed": 0, "found_after_claim": 0, "received_damaged": 0,
      "received_incomplete": 0, "recipients": 193})"));
  CHECK(figures["issues"][0]["state"] == "planned");
  CHECK(figures["issues"][1]["state"] == "distributed");
  const std::string health = office.done({"doctor"});
  CHECK(health.find("trouble") == std::string::npos);
  CHECK(has_line(health, "ok      the record is whole and its journals balance"));
}

TEST_CASE("an issue sent once is not sent by another list, and the same list is written again") {
  Workspace office;
  office.begin_office();
  office.write("r.csv",
               "id,name,address,copies,channel,basis\n"
               "R001,Xã A,Huyện B,2,bưu điện,ví dụ\n");
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--date", "2022-09-20"});
  office.done({"print", "receive", "2022/01", "--good", "2", "--date", "2022-09-21"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
  const Contents before = office.contents();
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  refuse(office, {"distribute", "plan", "2022/01", "--date", "2022-09-23"},
         "gazette.db: error[G0752]: ");
}

TEST_CASE("every act that waits is listed by the day it is due, with its issue") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  CHECK(lines_of(office.done({"status", "--as-of", "2022-08-21"})).back() ==
        "on 2022-08-21: 0 acts waiting, 0 late, 0 without an issue; 15 in inbox/; 0 published");
  office.done({"ingest", "inbox", "--received", "2022-08-20", "--by", "post"});
  office.done({"plan", "2022/37", "--begin-year"});
  const std::string status = office.done({"status", "--as-of", "2022-08-30"});
  CHECK(lines_of(status)[0] ==
        "due         days      act                            received    by      issue");
  // 27 August 2022 is a Saturday: the day due moves to Monday.
  CHECK(has_line(status,
                 "2022-08-29  1 late    hdnd-12-2022-nq-hdnd           2022-08-20  post    2022/37 "
                 "planned 2022-08-30"));
  CHECK(has_line(status,
                 "                      - signed 2022-08-12, sent 5 days late (3 days "
                 "allowed)"));
  CHECK(has_line(status,
                 "2022-08-29  1 late    ubnd-40-2022-qd-ubnd           2022-08-20  post    "
                 "2022/38-39 draft 2022-09-20"));
  CHECK(has_line(status, "                      ! the issue is dated 22 days after the day due"));
  CHECK(lines_of(status).back() ==
        "on 2022-08-30: 15 acts waiting, 15 late, 0 without an issue; 0 in inbox/; 0 published");
  const nlohmann::json act = nlohmann::json::parse(
      office.done({"dump", "instrument", "inbox/Quyết định 38.2022 văn thư lưu trữ điện tử.docx"}));
  CHECK(act["id"] == "ubnd-38-2022-qd-ubnd");
  CHECK(act["symbol"]["text"] == "38/2022/QĐ-UBND");
  CHECK(act["attachments"].size() >= 1);
}

TEST_CASE("the pages of an issue are dumped alike each time") {
  Workspace office;
  office.copy_sample();
  office.done({"init"});
  office.done({"ingest", "inbox", "--received", "2022-08-20"});
  const Contents before = office.contents();
  const std::string frames = office.done({"dump", "frames", "2022/38-39"});
  CHECK(frames.starts_with("book 595.276 x 841.89, 84 pages\n"));
  CHECK(frames == office.done({"dump", "frames", "2022/38-39"}));
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
}

TEST_CASE("an empty folder becomes a workspace that needs nothing but names") {
  Workspace office;
  CHECK(office.done({"init"}) == "made ./gazette.toml: edit the names in it\nmade ./gazette.db\n");
  const Contents before = office.contents();
  CHECK(office.done({"init"}) == "kept ./gazette.db\n");
  CHECK(differences(before, office.contents()) == std::vector<std::string>{});
  CHECK(lines_of(office.done({"status", "--as-of", "2022-01-01"})).back() ==
        "on 2022-01-01: 0 acts waiting, 0 late, 0 without an issue; 0 in inbox/; 0 published");
  CHECK(office.done({"build"}) == "no issue has a granted number; begin with `gazette plan`\n");
}

}  // namespace
}  // namespace gazette::cli
