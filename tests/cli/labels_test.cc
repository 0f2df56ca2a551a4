// Sheets of labels, judged as a scanner sees them.

#include <algorithm>
#include <filesystem>
#include <set>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/ledger/piece.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

const std::string kFolder = "papers/2022-01/";

/// An office that sent issue 2022/01 to `count` recipients of one copy each.
void send_issue(const Workspace& office, int count, const std::string& address = "Huyện B") {
  std::string list = "id,name,district,address,copies,channel,basis\n";
  for (int i = 1; i <= count; ++i) {
    list += fmt::format("R{:03},UBND xã số {},Huyện {},\"{}\",1,{},ví dụ\n", i, i,
                        i * 11 / (count + 1), address, i % 3 == 0 ? "văn thư" : "bưu điện");
  }
  office.write("r.csv", list);
  office.write("a.md", markdown());
  office.done({"recipients", "import", "r.csv"});
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"print", "order", "2022/01", "--date", "2022-09-20"});
  office.done(
      {"print", "receive", "2022/01", "--good", std::to_string(count), "--date", "2022-09-21"});
  office.done({"distribute", "plan", "2022/01", "--date", "2022-09-22"});
}

/// What a reader of Data Matrix finds on the pages of a PDF, printed at 200 dots to the inch.
std::set<std::string> codes_on(const Workspace& office, const std::string& pdf,
                               const std::string& codes_a_page) {
  static_cast<void>(
      run_program({"pdftoppm", "-r", "200", "-gray", "-png", pdf, "sheet"}, office.path()));
  std::set<std::string> codes;
  for (const auto& [name, bytes] : office.contents()) {
    if (!name.ends_with(".png")) {
      continue;
    }
    const Outcome read =
        run_program({"dmtxread", "--newline", "--stop-after=" + codes_a_page, name}, office.path());
    for (const std::string& line : lines_of(read.out)) {
      codes.insert(line);
    }
  }
  codes.erase("");
  return codes;
}

}  // namespace

TEST_CASE("193 labels from the ninth on take ten sheets, and a scanner reads every one") {
  Workspace office;
  office.begin_office();
  send_issue(office, 193);
  const std::string said = office.done({"distribute", "labels", "2022/01", "--start", "9"});
  CHECK(said ==
        "issue 2022/01: 193 labels on 10 sheets of L7160: papers/2022-01/nhan-dia-chi.pdf\n"
        "  11 bundles, a label each, on 1 sheet: papers/2022-01/nhan-cum.pdf\n");
  const std::string first = office.read(kFolder + "nhan-dia-chi.pdf");
  office.done({"distribute", "labels", "2022/01", "--start", "9"});
  CHECK(office.read(kFolder + "nhan-dia-chi.pdf") == first);
  if (!has_judge("dmtxread") || !has_judge("pdftoppm")) {
    return;
  }
  std::set<std::string> expected;
  for (int i = 1; i <= 193; ++i) {
    expected.insert(
        ledger::piece_code({.issue = {2022, 1, 1}, .recipient = fmt::format("R{:03}", i)}));
  }
  const std::set<std::string> codes = codes_on(office, kFolder + "nhan-dia-chi.pdf", "21");
  std::vector<std::string> unread;
  std::set_difference(expected.begin(), expected.end(), codes.begin(), codes.end(),
                      std::back_inserter(unread));
  CHECK(unread == std::vector<std::string>{});
  CHECK(codes.size() == 193);
}

TEST_CASE("a long address is set smaller, and one that does not fit is told and not cut") {
  Workspace office;
  office.begin_office();
  const std::string address =
      "số 1234 đường Nguyễn Thị Minh Khai nối dài, khu phố 12, phường Trảng Dài, thành phố Biên "
      "Hòa, tỉnh Đồng Nai";
  send_issue(office, 2, address);
  office.done({"distribute", "labels", "2022/01"});
  if (has_judge("pdftotext")) {
    const std::string text =
        run_program({"pdftotext", "-raw", kFolder + "nhan-dia-chi.pdf", "-"}, office.path()).out;
    CHECK(without_space(text).find(without_space(address)) != std::string::npos);
  }

  Workspace other;
  other.begin_office();
  std::string too_long;  // in lines, not in letters
  for (int i = 1; i <= 20; ++i) {
    too_long += fmt::format("khu phố {}\n", i);
  }
  send_issue(other, 1, too_long + "Đồng Nai");
  refuse(other, {"distribute", "labels", "2022/01"},
         std::string(GAZETTE_SOURCE_DIR) +
             "/layouts/labels/L7160.toml: error[G0681]: what is to stand on the label of R001 does "
             "not "
             "fit it");
}

TEST_CASE("labels ask for a sheet that there is and an issue that was sent") {
  Workspace office;
  office.begin_office();
  refuse(office, {"distribute", "labels", "2022/01", "--sheet", "L9999"},
         "error[G0684]: there is no sheet of labels \"L9999\"");
  refuse(office, {"distribute", "labels", "2022/01"},
         "gazette.db: error[G0725]: issue 2022/01 has no number granted\n");
  const Outcome late = office.run({"distribute", "labels", "2022/01", "--start", "22"});
  CHECK(late.code == 2);
  CHECK(late.err.find("a sheet of L7160 has 21 labels") != std::string::npos);
  CHECK(office.done({"distribute", "labels", "--calibrate", "--sheet", "L7163"}) ==
        "papers/can-nhan-L7163.pdf: print it at 100 %, and hold it against a sheet of labels\n");
}

TEST_CASE("a sheet of the workspace's own is taken as it is described there") {
  Workspace office;
  office.begin_office();
  send_issue(office, 3);
  std::filesystem::create_directories(office.path() / "layouts/labels");
  office.write("layouts/labels/nho.toml",
               "page_width = 210\npage_height = 297\nleft = 5\ntop = 5\ncolumns = 2\nrows = 1\n"
               "width = 90\nheight = 50\npitch_x = 95\npitch_y = 50\nmargin = 3\n");
  CHECK(lines_of(office.done({"distribute", "labels", "2022/01", "--sheet", "nho"}))[0] ==
        "issue 2022/01: 3 labels on 2 sheets of nho: papers/2022-01/nhan-dia-chi.pdf");
}

}  // namespace gazette::cli
