// The days and numbers of papers: which state of the record each shows, and under which number.

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"
#include "tests/ledger/office.h"

namespace gazette::cli {
namespace {

using ledger::day;
using ledger::kIssue;

/// The record of an office whose ten copies came from the printer on 19 September.
ledger::Ledger begin(Workspace& office) {
  office.begin_office();
  ledger::Ledger record = ledger::open_record(office.path() / "gazette.db");
  ledger::print_issue(record);
  return record;
}

void send(ledger::Ledger& record) {
  Diagnostics diagnostics;
  REQUIRE(record.plan_shipment(kIssue, day("2022-09-20"), diagnostics));
}

void acknowledge(ledger::Ledger& record, const char* recipient, const char* date) {
  Diagnostics diagnostics;
  REQUIRE(record.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = recipient, .first = 0, .last = 0},
                  .date = day(date)}}},
      diagnostics));
}

/// What a PDF says of its number and days, without spaces.
bool says(const Workspace& office, const std::string& pdf, const std::string& words) {
  if (!has_judge("pdftotext")) {
    return true;
  }
  const std::string text =
      without_space(run_program({"pdftotext", "-layout", "papers/" + pdf, "-"}, office.path()).out);
  INFO(text);
  const bool is_said = text.find(without_space(words)) != std::string::npos;
  CHECK(is_said);
  return is_said;
}

}  // namespace

TEST_CASE("the protocol of deliveries is of the day of the last, or of what took one back") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    Diagnostics diagnostics;
    record.enter_on(day("2022-09-24"));
    REQUIRE(record.receive_print(
        {.issue = kIssue, .good = 2, .date = day("2022-09-23"), .reference = "đợt 2"},
        diagnostics));
  }
  const Today today("2022-10-01");
  // As of the first delivery a later protocol would have its place: a copy to look at.
  CHECK(lines_of(office.done({"print", "protocol", "2022/38-39", "--date", "2022-09-20"}))[0] ==
        "  papers/2022-38-39/bien-ban-giao-nhan-tra-cuu.pdf");
  says(office, "2022-38-39/bien-ban-giao-nhan-tra-cuu.pdf",
       "Số gn-2022-38-39, bản tra cứu; theo nhan-2022-38-39; tính đến 19/09/2022");
  CHECK(lines_of(office.done({"print", "protocol", "2022/38-39"}))[0] ==
        "  papers/2022-38-39/bien-ban-giao-nhan.pdf");
  says(office, "2022-38-39/bien-ban-giao-nhan.pdf",
       "Số gn-2022-38-39, lần 1; theo nhan-2022-38-39, đợt 2; tính đến 23/09/2022, biết đến "
       "24/09/2022");
  // Taken back, the second delivery is on it no more, and the day of that is the one that is shown.
  office.done({"stock", "reverse", "đợt 2", "--date", "2022-09-25"});
  CHECK(lines_of(office.done({"print", "protocol", "2022/38-39"}))[0] ==
        "  papers/2022-38-39/bien-ban-giao-nhan-lan-2.pdf");
  says(office, "2022-38-39/bien-ban-giao-nhan-lan-2.pdf",
       "theo nhan-2022-38-39; tính đến 25/09/2022, biết đến 01/10/2022");
}

TEST_CASE("the list of receipts is of the last day on which any came, was taken back or went on") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    send(record);
    acknowledge(record, "R001", "2022-09-22");
    acknowledge(record, "R003", "2022-09-25");
  }
  const Today today("2022-10-01");
  const auto as_of = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"receipt", "list", "2022/38-39", "--json"});
    const auto json = nlohmann::json::parse(office.done(more));
    return json["as_of"].get<std::string>() + " " + std::to_string(json["copies"].get<int>());
  };
  CHECK(as_of({}) == "2022-09-25 4");
  CHECK(as_of({"--as-of", "2022-09-24"}) == "2022-09-24 1");
  office.done({"stock", "reverse", "bien-nhan-2022-38-39-2", "--date", "2022-09-26"});
  CHECK(as_of({}) == "2022-09-26 1");
  office.done({"claim", "2022/38-39", "R002", "--reason", "chưa nhận", "--date", "2022-09-28"});
  CHECK(as_of({}) == "2022-09-28 1");
  // As known before the reversal was entered both stood.
  CHECK(as_of({"--known-at", "2022-09-30"}) == "2022-09-25 4");
}

TEST_CASE("the report of half a year has its day in its number, the year's has none") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    send(record);
  }
  const Today today("2022-12-31");
  const auto number_of = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"report", "year", "2022", "--json"});
    return nlohmann::json::parse(office.done(more))["number"].get<std::string>();
  };
  CHECK(number_of({"--as-of", "2022-06-30"}) == "bc-2022-2022-06-30");
  CHECK(number_of({}) == "bc-2022");
  CHECK(number_of({"--date", "2022-12-30"}) == "bc-2022");
  const std::vector<std::string> half =
      lines_of(office.done({"report", "year", "2022", "--as-of", "2022-06-30", "--files"}));
  CHECK(half[0] == "  papers/bao-cao/bao-cao-2022-2022-06-30.pdf");
  // Of its own day it is another paper than the year's, and not a revision of it.
  CHECK(lines_of(office.done({"report", "year", "2022", "--files"}))[0] ==
        "  papers/bao-cao/bao-cao-2022.pdf");
  const auto json = nlohmann::json::parse(
      office.done({"report", "year", "2022", "--json", "--as-of", "2022-06-30"}));
  CHECK(json["revision"] == 1);
  CHECK(json["totals"]["issues"] == 0);
  CHECK(json["totals"]["recipients"] == 0);
}

TEST_CASE("why as known on a day tells the grounds that were known on it") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    send(record);
  }
  const Today today("2022-10-06");
  office.done({"recipients", "change", "R003", "--basis", "Công văn số 7", "--from", "2022-09-01",
               "--decree", "7/CV", "--date", "2022-10-05"});
  const auto why = [&](std::vector<std::string> more) {
    more.insert(more.begin(), {"recipients", "why", "R003", "--issue", "2022/38-39"});
    return office.done(more);
  };
  // The list was frozen before the office knew of it.
  CHECK(why({}).find("  because: x\n") != std::string::npos);
  CHECK(why({"--known-at", "2022-10-04"}).find("  because: x\n") != std::string::npos);
  CHECK(why({"--known-at", "2022-10-05"}).find("  because: Công văn số 7\n") != std::string::npos);
}

TEST_CASE("the protocol of a count is of its day, with what the record had before it") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    send(record);
    Diagnostics diagnostics;
    record.enter_on(day("2022-10-02"));
    REQUIRE(record.count_stock(
        {.issue = kIssue, .counted = 3, .date = day("2022-09-30"), .reason = "ẩm mốc"},
        diagnostics));
  }
  const Today today("2022-10-05");
  CHECK(lines_of(office.done({"stock", "protocol", "2022/38-39", "--date", "2022-09-30"}))[0] ==
        "  papers/2022-38-39/bien-ban-kiem-ke-2022-09-30.pdf");
  const std::string pdf = "2022-38-39/bien-ban-kiem-ke-2022-09-30.pdf";
  says(office, pdf,
       "Số kk-2022-38-39-2022-09-30, lần 1; theo kiem-ke-2022-38-39-2022-09-30; tính đến "
       "30/09/2022, biết đến 02/10/2022; 1 dòng, 3 bản");
  says(office, pdf, "Thực tế thiếu 1 bản so với sổ sách; đã ghi giảm theo kiem-ke-2022-38-39");
  // A shelf that has what the record has is signed for without an entry, on its own day.
  CHECK(lines_of(office.done(
            {"stock", "protocol", "2022/38-39", "--date", "2022-10-04", "--counted", "3"}))[0] ==
        "  papers/2022-38-39/bien-ban-kiem-ke-2022-10-04.pdf");
  refuse(office, {"stock", "protocol", "2022/38-39", "--date", "2022-10-04", "--counted", "1"},
         "error[G0690]: the record has 3 copies of issue 2022/38-39 on 2022-10-04, the count 1\n");
}

}  // namespace gazette::cli
