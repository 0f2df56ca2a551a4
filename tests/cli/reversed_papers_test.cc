// Which papers no longer hold once a journal is taken back, and which can be made again.

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

void acknowledge(ledger::Ledger& record, const char* recipient, const char* date) {
  Diagnostics diagnostics;
  REQUIRE(record.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = recipient}, .date = day(date)}}},
      diagnostics));
  REQUIRE(!diagnostics.has_errors());
}

/// What the reversal says of papers: message and help, or nothing.
std::string told(const Workspace& office, const std::string& journal, const std::string& date) {
  const Outcome reversed = office.run({"stock", "reverse", journal, "--date", date});
  CHECK(reversed.code == 0);
  const std::size_t begin = reversed.err.find("warning[G0691]: ");
  return begin == std::string::npos
             ? ""
             : reversed.err.substr(begin, reversed.err.find("\n0 errors") - begin);
}

}  // namespace

TEST_CASE("a count that is taken back touches no list of receipts and no report of a day before") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    acknowledge(record, "R001", "2022-09-25");
    Diagnostics diagnostics;
    REQUIRE(record.count_stock({.issue = kIssue, .counted = 3, .date = day("2022-09-22")},
                               diagnostics));
  }
  const Today today("2022-10-01");
  office.done({"receipt", "list", "2022/38-39", "--files"});
  office.done({"stock", "card", "2022/38-39"});
  for (const char* as_of : {"2022-09-22", "2022-09-24"}) {
    office.done({"report", "issue", "2022/38-39", "--files", "--as-of", as_of});
    office.done({"report", "year", "2022", "--files", "--as-of", as_of});
    office.done({"report", "year", "2023", "--files", "--as-of", as_of});
  }
  CHECK(told(office, "kiem-ke-2022-38-39-2022-09-22", "2022-09-23") ==
        "warning[G0691]: no longer as issued: bc-2022-2022-09-24, lần 1; "
        "bc-so-2022-38-39-2022-09-24, lần 1\n"
        "  help: made again, each of bc-2022-2022-09-24, bc-so-2022-38-39-2022-09-24 is the next "
        "revision and names the one whose place it takes; write on those that are signed that they "
        "do not hold");
  // The report of the day before the reversal is that one again, the other the next revision.
  CHECK(lines_of(office.done(
            {"report", "issue", "2022/38-39", "--files", "--as-of", "2022-09-22"}))[0] ==
        "  papers/bao-cao/bao-cao-so-2022-38-39-2022-09-22.pdf");
  CHECK(lines_of(office.done(
            {"report", "issue", "2022/38-39", "--files", "--as-of", "2022-09-24"}))[0] ==
        "  papers/bao-cao/bao-cao-so-2022-38-39-2022-09-24-lan-2.pdf");
  CHECK(lines_of(office.done({"receipt", "list", "2022/38-39", "--files"}))[0] ==
        "  papers/2022-38-39/danh-sach-bien-nhan.pdf");
}

TEST_CASE("no next revision is promised of a slip or claims that nothing is left of") {
  Workspace office;
  {
    ledger::Ledger record = begin(office);
    Diagnostics diagnostics;
    REQUIRE(record.claim_copy(
        {.issue = kIssue, .recipient = "R001", .date = day("2022-09-25"), .window_days = 30},
        diagnostics));
  }
  const Today today("2022-10-01");
  office.done({"distribute", "claims", "2022/38-39"});
  office.done({"distribute", "slip", "2022/38-39", "--on", "2022-09-25"});
  office.done({"distribute", "plan", "2022/38-39", "--date", "2022-09-20"});
  CHECK(told(office, "cap-bu-2022-38-39-R001-2022-09-25", "2022-09-26") ==
        "warning[G0691]: no longer as issued: cb-2022-38-39, lần 1; ds-2022-38-39, lần 1; "
        "xk-2022-38-39-2022-09-25, lần 1\n"
        "  help: made again, ds-2022-38-39 is the next revision and names the one whose place it "
        "takes; nothing takes the place of cb-2022-38-39, xk-2022-38-39-2022-09-25; write on those "
        "that are signed that they do not hold");
  CHECK(office.run({"distribute", "claims", "2022/38-39"}).out.empty());
  CHECK(office.run({"distribute", "slip", "2022/38-39", "--on", "2022-09-25"}).code == 1);
}

TEST_CASE("papers of a list that was taken back wait until the issue is sent again") {
  Workspace office;
  begin(office);
  const Today today("2022-10-01");
  office.done({"distribute", "slip", "2022/38-39"});
  office.done({"report", "year", "2023", "--files"});
  CHECK(told(office, "phat-hanh-2022-38-39", "2022-10-01") ==
        "warning[G0691]: no longer as issued: xk-2022-38-39, lần 1; bc-2023, lần 1\n"
        "  help: made again, bc-2023 is the next revision and names the one whose place it takes; "
        "nothing takes the place of xk-2022-38-39 until the issue is sent again: gazette "
        "distribute plan 2022/38-39; write on those that are signed that they do not hold");
  refuse(office, {"distribute", "slip", "2022/38-39"}, "error[G0685]: ");
  CHECK(lines_of(office.done({"report", "year", "2023", "--files"}))[0] ==
        "  papers/bao-cao/bao-cao-2023-lan-2.pdf");
}

}  // namespace gazette::cli
