// Receipts: what was sent is acknowledged once and by whom it was sent to, typed or scanned.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

/// A line for all that is on its way to a recipient.
ReceiptLine all_of(const std::string& recipient, const std::string& taker = "Lê Thị Hoa") {
  return {.piece = {.issue = kIssue, .recipient = recipient, .first = 0, .last = 0},
          .date = day("2022-09-22"),
          .taker = taker};
}

ReceiptLine piece_of(const std::string& recipient, int first, int last) {
  ReceiptLine line = all_of(recipient);
  line.piece.first = first;
  line.piece.last = last;
  return line;
}

std::string code_of_piece(const std::string& recipient, int copy) {
  return piece_code({.issue = kIssue, .recipient = recipient, .first = copy, .last = copy});
}

const ReceiptDefaults kDefaults = {.date = {2022, 9, 22}, .taker = "Bưu tá"};

}  // namespace

TEST_CASE("a receipt moves what is on its way to its recipient, with day, taker and state") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto result =
      ledger.receive_copies({.lines = {all_of("R001"), all_of("R002")}}, diagnostics);
  REQUIRE(result);
  CHECK(result->recipients_count == 2);
  CHECK(result->copies_count == 3);
  CHECK(result->repeated_count == 0);
  CHECK(result->references == std::vector<std::string>{"bien-nhan-2022-38-39-1"});
  CHECK(equation(ledger) == "11 = 1 4 3 3 0 0 0 0 0");
  CHECK(ledger.year_copies(2022).sent == 6);
  const JournalLine journal = ledger.journals_of(kIssue).back();
  CHECK(journal.kind == "receipt");
  CHECK(journal.person == "Lê Thị Hoa");
  CHECK(journal.reason == "good");
  CHECK(diagnostics.list().empty());
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a receipt entered twice is not counted twice") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {piece_of("R003", 1, 2)}}, diagnostics));
  const auto again = ledger.receive_copies(
      {.lines = {piece_of("R003", 2, 3), piece_of("R003", 3, 3)}}, diagnostics);
  REQUIRE(again);
  CHECK(again->copies_count == 1);
  CHECK(again->repeated_count == 2);
  const auto third = ledger.receive_copies({.lines = {all_of("R003")}}, diagnostics);
  REQUIRE(third);
  CHECK(third->copies_count == 0);
  CHECK(third->references.empty());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0768 2 copies were acknowledged before",
                                 "G0768 3 copies were acknowledged before"});
  CHECK(equation(ledger) == "11 = 1 4 3 3 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a line of an issue without a number is found with the file and the row it stands in") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto lines = read_receipts("issue,recipient\n2022/38-39,R001\n2022/45,R001\n", "nhan.csv",
                                   kDefaults, diagnostics);
  CHECK_FALSE(ledger.receive_copies({.lines = lines}, diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  const Diagnostic& found = diagnostics.list().front();
  CHECK(found.code == "G0725");
  CHECK(found.place.path == "nhan.csv");
  CHECK(found.place.line == 3);
}

TEST_CASE("who is not there and who went short are told apart, and the remedy of each") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 3);
  Diagnostics diagnostics;
  REQUIRE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"sở"}, diagnostics));
  REQUIRE(ledger.find_shipment(kIssue)->recipients.size() == 3);
  const Folder other;
  Ledger shorter = printed_office(other, 2);
  REQUIRE(shorter.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"sở", "phường"},
                                    diagnostics));
  Diagnostics refused;
  CHECK_FALSE(shorter.receive_copies({.lines = {all_of("R002"), all_of("R999")}}, refused));
  CHECK(texts_of(refused) ==
        std::vector<std::string>{"G0756 issue 2022/38-39 was never sent to R002",
                                 "G0705 there is no recipient R999"});
  CHECK(refused.list()[0].help ==
        "it was entitled to it and the list was short: `gazette claim 2022/38-39 R002 --reason "
        "\"cấp thiếu\"` sends a copy");
}

TEST_CASE("a reference given with a receipt is not given to another") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const ReceiptBatch batch = {.lines = {all_of("R001")}, .reference = "sổ 12/2022"};
  CHECK(ledger.receive_copies(batch, diagnostics)->references ==
        std::vector<std::string>{"sổ 12/2022"});
  CHECK(ledger.receive_copies(batch, diagnostics)->copies_count == 0);
  CHECK_FALSE(
      ledger.receive_copies({.lines = {all_of("R002")}, .reference = "sổ 12/2022"}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0768 1 copy was acknowledged before",
                                 "G0755 the reference sổ 12/2022 is that of a receipt of "
                                 "2022-09-22"});
  CHECK(equation(ledger) == "11 = 1 4 5 1 0 0 0 0 0");
}

TEST_CASE("more than was sent, before it was sent, or by nobody it was sent to is refused whole") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ReceiptLine early = all_of("R003");
  early.date = day("2022-09-19");
  const ReceiptBatch batch = {
      .lines = {all_of("R001"), piece_of("R002", 2, 3), all_of("R009"), early}};
  CHECK_FALSE(ledger.receive_copies(batch, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0756 copy 3 of issue 2022/38-39 for R002: 2 was sent",
                                 "G0705 there is no recipient R009",
                                 "G0759 2022-09-19 is before the issue was sent, on 2022-09-20"});
  CHECK(equation(ledger) == "11 = 1 4 6 0 0 0 0 0 0");
  Diagnostics again;
  ReceiptBatch partial = batch;
  partial.partial = true;
  CHECK(ledger.receive_copies(partial, again)->copies_count == 1);
  CHECK(again.errors_count() == 3);
  CHECK(equation(ledger) == "11 = 1 4 5 1 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("nothing is acknowledged of an issue that was not sent or has no number") {
  const Folder folder;
  Ledger ledger = printed_office(folder);
  Diagnostics diagnostics;
  ReceiptLine other = all_of("R001");
  other.piece.issue = issue_number("2022/45");
  CHECK_FALSE(ledger.receive_copies({.lines = {all_of("R001"), other}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0767 issue 2022/38-39 was not sent yet",
                                 "G0725 issue 2022/45 has no number granted"});
}

TEST_CASE("takers and states make journals of their own") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ReceiptLine bad = piece_of("R003", 2, 2);
  bad.condition = Condition::missing_pages;
  const auto result = ledger.receive_copies(
      {.lines = {all_of("R001"), all_of("R002", "Bùi Văn An"), bad}}, diagnostics);
  REQUIRE(result);
  CHECK(result->references.size() == 3);
  CHECK(RawRecord(folder.record())
            .ask("SELECT group_concat(person || ' ' || reason, ', ') FROM journal "
                 "WHERE kind = 'receipt'") ==
        "Bùi Văn An good, Lê Thị Hoa good, Lê Thị Hoa missing_pages");
}

TEST_CASE("what waits for its receipt is listed as of a day") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {all_of("R001"), piece_of("R003", 2, 2)}}, diagnostics));
  CHECK(ledger.pending_copies(day("2022-09-19")).empty());
  CHECK(ledger.pending_copies(day("2022-09-21")).size() == 3);
  const std::vector<PendingCopies> pending = ledger.pending_copies(day("2022-09-22"), kIssue);
  REQUIRE(pending.size() == 2);
  CHECK(pending[0].recipient == "R002");
  CHECK(pending[0].name == "UBND xã Xuân Tâm");
  CHECK(pending[0].district == "Xuân Lộc");
  CHECK(pending[0].sent == day("2022-09-20"));
  CHECK(pending[0].pieces == std::vector<int>{1, 2});
  CHECK(pending[1].pieces == std::vector<int>{1, 3});
  CHECK(pending[1].district.empty());
  CHECK(ledger.pending_copies(day("2022-09-22"), issue_number("2022/45")).empty());
}

TEST_CASE("a receipt taken back leaves the copy as late as it was") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto received = ledger.receive_copies({.lines = {all_of("R001")}}, diagnostics);
  REQUIRE(ledger.reverse({.reversed = received->references[0], .date = day("2022-11-01")},
                         diagnostics));
  CHECK(ledger.pending_copies(day("2022-12-01"), kIssue)[0].sent == day("2022-09-20"));
  // The list that takes its place is late from its own day on.
  REQUIRE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-11-01")}, diagnostics));
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-11-01"), diagnostics));
  CHECK(ledger.pending_copies(day("2022-12-01"), kIssue)[0].sent == day("2022-11-01"));
  CHECK(diagnostics.list().empty());
}

TEST_CASE("of a bad line nothing is entered, though the good lines are") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto result = ledger.receive_copies(
      {.lines = {piece_of("R002", 2, 3), all_of("R001")}, .partial = true}, diagnostics);
  REQUIRE(result);
  CHECK(result->copies_count == 1);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0756 copy 3 of issue 2022/38-39 for R002: 2 was sent"});
  CHECK(equation(ledger) == "11 = 1 4 5 1 0 0 0 0 0");
}

TEST_CASE("a receipt of somebody to whom nothing is on its way is a finding") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.return_copies(
      {.issue = kIssue, .recipient = "R001", .copies = 1, .date = day("2022-09-21")}, diagnostics));
  CHECK_FALSE(ledger.receive_copies({.lines = {all_of("R001")}}, diagnostics));
  CHECK(read_receipts("\n\n", "scan.txt", kDefaults, diagnostics).empty());
  CHECK(read_receipts("issue,recipient\n", "nhan.csv", kDefaults, diagnostics).empty());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0758 no copy of issue 2022/38-39 is on its way to R001: "
                                 "hoan-2022-38-39-R001-2022-09-21",
                                 "G0757 the file has no receipt", "G0757 the file has no receipt"});
}

TEST_CASE("a table of receipts with a faulty header, or a column twice, has that finding alone") {
  Diagnostics diagnostics;
  CHECK(read_receipts("issue,\"recipient\"x\n2022/38-39,R001\n", "a.csv", kDefaults, diagnostics)
            .empty());
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(diagnostics.list()[0].code == "G0731");
  Diagnostics others;
  CHECK(
      read_receipts("issue,recipient,recipient\n2022/38-39,R001,R002\n", "b.csv", kDefaults, others)
          .empty());
  CHECK(texts_of(others) == std::vector<std::string>{"G0757 column \"recipient\" stands twice"});
}

TEST_CASE("a scanner's file is a piece code a line, and every bad line is named") {
  Diagnostics diagnostics;
  const std::string file = code_of_piece("R001", 1) + "\r\n\n" + code_of_piece("R002", 2) +
                           "\nCB|2022|38-39|R003|1|0000\n" + "R003\n";
  const auto lines = read_receipts(file, "scan.txt", kDefaults, diagnostics);
  REQUIRE(lines.size() == 2);
  CHECK(lines[1].piece == Piece{.issue = kIssue, .recipient = "R002", .first = 2, .last = 2});
  CHECK(lines[1].place.line == 3);
  CHECK(lines[1].taker == "Bưu tá");
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].place.line == 4);
  CHECK(diagnostics.list()[0].place.excerpt == "CB|2022|38-39|R003|1|0000");
  CHECK(diagnostics.list()[1].place.line == 5);
  CHECK(diagnostics.list()[1].message == "not the code of a piece, or a character of it is wrong");
}

TEST_CASE("a piece of another issue than the command's is a finding") {
  Diagnostics diagnostics;
  ReceiptDefaults defaults = kDefaults;
  defaults.issue = issue_number("2022/40");
  CHECK(read_receipts(code_of_piece("R001", 1), "scan.txt", defaults, diagnostics).empty());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0757 the piece is of issue 2022/38-39, not of 2022/40"});
}

TEST_CASE("a table of receipts has its own days, takers and states") {
  Diagnostics diagnostics;
  ReceiptDefaults defaults = kDefaults;
  defaults.issue = kIssue;
  const auto lines = read_receipts(
      "\xEF\xBB\xBFrecipient,copy,date,taker,state,code\r\n"
      "R001,,2022-09-25,\"Nguyễn, Văn A\",Thieu trang,\r\n"
      "R002,2,,,,\r\n"
      ",,,,," +
          code_of_piece("R003", 3) + "\r\n",
      "nhan.csv", defaults, diagnostics);
  CHECK(texts_of(diagnostics).empty());
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].piece.first == 0);
  CHECK(lines[0].date == day("2022-09-25"));
  CHECK(lines[0].taker == "Nguyễn, Văn A");
  CHECK(lines[0].condition == Condition::missing_pages);
  CHECK(lines[1].piece.first == 2);
  CHECK(lines[1].date == day("2022-09-22"));
  CHECK(lines[2].piece.recipient == "R003");
}

TEST_CASE("a table of receipts as a spreadsheet saves it, with semicolons, is read") {
  Diagnostics diagnostics;
  const auto lines =
      read_receipts("issue;recipient\r\n2022/38-39;R002\r\n", "nhan.csv", kDefaults, diagnostics);
  CHECK(texts_of(diagnostics).empty());
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].piece.recipient == "R002");
}

TEST_CASE("every bad field of a table of receipts is named by its row") {
  Diagnostics diagnostics;
  const auto lines = read_receipts(
      "issue,recipient,copy,date,state\n"
      "2022/38-39,R001,1,2022-02-31,tốt\n"
      "38,R001,1,2022-09-22,tốt\n"
      "2022/38-39,,1,,\n"
      "2022/38-39,R001,một,,\n"
      "2022/38-39,R001,1,,rách\n"
      ",R001,1,,\n"
      "2022/38-39,R001\n",
      "nhan.csv", kDefaults, diagnostics);
  CHECK(lines.empty());
  std::vector<std::string> found;
  for (const Diagnostic& each : diagnostics.list()) {
    found.push_back(std::to_string(each.place.line) + " " + each.message);
  }
  CHECK(found == std::vector<std::string>{
                     "2 the date \"2022-02-31\" cannot be read", "3 \"38\" is not an issue",
                     "4 the row names no recipient", "5 \"một\" is not the number of a copy",
                     "6 \"rách\" is not a state of a copy", "7 the row names no issue",
                     "8 2 fields where the header has 5"});
  CHECK(diagnostics.list().front().help ==
        "\"2022-02-31\" is not a day of the calendar: tháng 02 năm 2022 có 28 ngày; viết theo thứ "
        "tự năm-tháng-ngày (year-month-day): 2022-02-28");
  Diagnostics turned;
  CHECK(read_receipts("recipient,issue,date\nR001,2022/38-39,31/12/2022\n", "d.csv", kDefaults,
                      turned)
            .empty());
  REQUIRE(turned.list().size() == 1);
  CHECK(turned.list().front().message == "the date \"31/12/2022\" cannot be read");
  CHECK(turned.list().front().help ==
        "\"31/12/2022\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-12-31");
  Diagnostics others;
  CHECK(read_receipts("R\xFF", "a.txt", kDefaults, others).empty());
  CHECK(others.errors_count() == 1);
  others = {};
  CHECK(read_receipts("name,copy\nx,1\n", "b.csv", kDefaults, others).empty());
  CHECK(read_receipts("copy,date\n1,2022-09-20\n", "c.csv", kDefaults, others).empty());
  CHECK(texts_of(others) ==
        std::vector<std::string>{"G0757 unknown column \"name\"",
                                 "G0757 neither column \"code\" nor \"recipient\" is there"});
}

TEST_CASE("the receipts of a year, 39 issues to 193 recipients, leave nothing on its way") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics));
  for (int i = 0; i < 39; ++i) {
    const Date date = add_days(day("2022-01-10"), i * 9);
    const auto number = ledger.grant_number({.year = 2022, .date = date}, diagnostics);
    REQUIRE(ledger.order_print({.issue = *number, .copies = 195, .date = date}, diagnostics));
    REQUIRE(ledger.receive_print({.issue = *number, .good = 195, .date = date}, diagnostics));
    const auto shipment = ledger.plan_shipment(*number, date, diagnostics);
    ReceiptBatch batch;
    for (const Recipient& recipient : shipment->recipients) {
      batch.lines.push_back(
          {.piece = {.issue = *number, .recipient = recipient.id}, .date = add_days(date, 3)});
    }
    REQUIRE(ledger.receive_copies(batch, diagnostics)->copies_count == 193);
  }
  CHECK(diagnostics.list().empty());
  const YearCopies year = ledger.year_copies(2022);
  CHECK(year.sent == 7527);
  CHECK(year.received == 7527);
  CHECK(year.in_transit == 0);
  CHECK(ledger.pending_copies(day("2022-12-31")).empty());
  CHECK(faults_of(ledger).empty());
}

}  // namespace gazette::ledger
