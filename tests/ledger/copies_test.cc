// Copies: ordered, printed, sent; the books balance at every step.

#include "gazette/base/hash.h"
#include "tests/ledger/record.h"

namespace gazette::ledger {
namespace {

const model::IssueNumber kIssue = {.year = 2022, .first = 1, .last = 2};

/// A record with issue 2022/01-02 and 193 recipients.
Ledger office(const Folder& folder) {
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-06-20")},
                              diagnostics));
  REQUIRE(import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics));
  REQUIRE(diagnostics.list().empty());
  return ledger;
}

void print(Ledger& ledger, int good, int spoiled) {
  Diagnostics diagnostics;
  REQUIRE(ledger.order_print({.issue = kIssue, .copies = good, .date = day("2022-06-15")},
                             diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = good, .spoiled = spoiled, .date = day("2022-06-19")}, diagnostics));
  REQUIRE(diagnostics.list().empty());
}

}  // namespace

TEST_CASE("a print order gets a reference and is entered once") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const PrintOrder order = {.issue = kIssue, .copies = 200, .date = day("2022-06-15")};
  const auto entered = ledger.order_print(order, diagnostics);
  REQUIRE(entered.has_value());
  CHECK(entered->reference == "in-2022-01-02");
  CHECK(ledger.order_print(order, diagnostics) == entered);
  CHECK(ledger.find_issue(kIssue)->state == IssueState::ordered);
  CHECK(diagnostics.list().empty());
  PrintOrder other = order;
  other.copies = 250;
  CHECK_FALSE(ledger.order_print(other, diagnostics).has_value());
  other.reference = "12/PĐI-VP";
  CHECK(ledger.order_print(other, diagnostics) == other);
  other.copies = 0;
  CHECK_FALSE(ledger.order_print(other, diagnostics).has_value());
  other.issue = issue_number("2022/9");
  other.copies = 1;
  CHECK_FALSE(ledger.order_print(other, diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0742 order in-2022-01-02 is for 200 copies on 2022-06-15",
                                 "G0745 0 copies", "G0725 issue 2022/09 has no number granted"});
  CHECK(ledger.print_orders(kIssue).size() == 2);
  CHECK(ledger.print_orders(issue_number("2022/9")).empty());
}

TEST_CASE("a delivery goes from the press to stock and spoiled") {
  const Folder folder;
  Ledger ledger = office(folder);
  print(ledger, 195, 5);
  CHECK(ledger.find_issue(kIssue)->state == IssueState::printed);
  RawRecord raw(folder.record());
  CHECK(raw.ask("SELECT group_concat(account || ' ' || copies, ', ') FROM entry") ==
        "press -200, stock 195, spoiled 5");
  const YearCopies year = ledger.year_copies(2022);
  REQUIRE(year.issues.size() == 1);
  CHECK(year.issues[0].printed == 200);
  CHECK(year.issues[0].spoiled == 5);
  CHECK(year.issues[0].in_stock == 195);
  CHECK(year.issues[0].sent == 0);
}

TEST_CASE("a delivery is entered once, after an order, and compared with it") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  const PrintReceipt receipt = {
      .issue = kIssue, .good = 195, .spoiled = 5, .date = day("2022-06-19")};
  CHECK_FALSE(ledger.receive_print(receipt, diagnostics));
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 200, .date = day("2022-06-15")}, diagnostics));
  CHECK(ledger.receive_print(receipt, diagnostics));
  CHECK(ledger.receive_print(receipt, diagnostics));
  PrintReceipt other = receipt;
  other.good = 10;
  other.spoiled = 0;
  CHECK_FALSE(ledger.receive_print(other, diagnostics));
  other.reference = "giao lần 2";
  CHECK(ledger.receive_print(other, diagnostics));
  other.good = -1;
  CHECK_FALSE(ledger.receive_print(other, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0741 issue 2022/01-02 was never ordered from the printer",
            "G0744 195 good copies of issue 2022/01-02 received, 200 ordered",
            "G0743 delivery nhan-2022-01-02 was entered on 2022-06-19: 195 good, 5 spoiled",
            "G0744 205 good copies of issue 2022/01-02 received, 200 ordered", "G0745 -1 copies"});
  CHECK(ledger.year_copies(2022).in_stock == 205);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("copies are not delivered before they are ordered") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 200, .date = day("2022-06-15")}, diagnostics));
  PrintReceipt receipt = {.issue = kIssue, .good = 200, .date = day("2022-06-14")};
  CHECK_FALSE(ledger.receive_print(receipt, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0748 a delivery of 2022-06-14 would be before the order of 2022-06-15"});
  receipt.date = day("2022-06-15");
  CHECK(ledger.receive_print(receipt, diagnostics));
}

TEST_CASE("a delivery of nothing good still balances") {
  const Folder folder;
  Ledger ledger = office(folder);
  Diagnostics diagnostics;
  REQUIRE(
      ledger.order_print({.issue = kIssue, .copies = 5, .date = day("2022-06-15")}, diagnostics));
  const PrintReceipt receipt = {.issue = kIssue, .spoiled = 5, .date = day("2022-06-19")};
  CHECK(ledger.receive_print(receipt, diagnostics));
  CHECK(ledger.receive_print(receipt, diagnostics));
  CHECK(ledger.year_copies(2022).spoiled == 5);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a shipment freezes the list of its day and moves stock to recipients") {
  const Folder folder;
  Ledger ledger = office(folder);
  print(ledger, 195, 5);
  Diagnostics diagnostics;
  const auto shipment = ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics);
  REQUIRE(shipment.has_value());
  CHECK(diagnostics.list().empty());
  CHECK(shipment->reference == "phat-hanh-2022-01-02");
  CHECK(shipment->copies_count == 193);
  CHECK(shipment->recipients == ledger.recipients_on(day("2022-06-20")));
  CHECK(shipment->list_sha256 == sha256(list_text(shipment->recipients)));
  CHECK(ledger.find_issue(kIssue)->state == IssueState::distributed);
  const YearCopies year = ledger.year_copies(2022);
  CHECK(year.printed == 200);
  CHECK(year.spoiled == 5);
  CHECK(year.sent == 193);
  CHECK(year.in_stock == 2);
  CHECK(year.recipients_count == 193);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a shipment planned again gives the frozen list, and no other is taken") {
  const Folder folder;
  Ledger ledger = office(folder);
  print(ledger, 400, 0);
  Diagnostics diagnostics;
  const auto first = ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics);
  const auto again = ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics);
  REQUIRE(again.has_value());
  CHECK(again->list_sha256 == first->list_sha256);
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-06-21"), diagnostics).has_value());
  REQUIRE(import_list(ledger, list_of(192), "b.csv", kBeginning, diagnostics));
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics).has_value());
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0752 issue 2022/01-02 was sent on 2022-06-20: 193 copies to 193 recipients",
            "G0739 the file leaves out R193: no copies from 1900-01-01 on",
            "G0752 issue 2022/01-02 was sent on 2022-06-20: 193 copies to 193 recipients"});
  CHECK(ledger.find_shipment(kIssue)->recipients == first->recipients);
  CHECK(ledger.year_copies(2022).sent == 193);
}

TEST_CASE("a shipment over the stock, to nobody, or of no issue is a finding") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(ledger.grant_number({.year = 2022, .numbers_count = 2, .date = day("2022-06-20")},
                              diagnostics));
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics).has_value());
  REQUIRE(import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics));
  print(ledger, 192, 8);
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-06-20"), diagnostics).has_value());
  CHECK_FALSE(
      ledger.plan_shipment(issue_number("2022/3"), day("2022-06-20"), diagnostics).has_value());
  CHECK(
      texts_of(diagnostics) ==
      std::vector<std::string>{"G0753 nobody is entitled to copies on 2022-06-20",
                               "G0751 issue 2022/01-02 has 192 copies in stock, the list needs 193",
                               "G0725 issue 2022/03 has no number granted"});
  CHECK_FALSE(ledger.find_shipment(kIssue).has_value());
  CHECK(ledger.year_copies(2022).in_stock == 192);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the text of a list has one line for each recipient and no tab or break inside") {
  const std::vector<Recipient> recipients = {{.id = "R1",
                                              .name = "a\tb",
                                              .kind = "xã",
                                              .district = "c\\d",
                                              .address = "e\nf\rg",
                                              .copies = 2,
                                              .channel = Channel::collected,
                                              .basis = "h",
                                              .official_code = "001"}};
  CHECK(list_text(recipients) == "R1\ta\\tb\txã\tc\\\\d\te\\nf\\rg\t2\tcollected\th\t001\t\n");
}

TEST_CASE("the year 2022: 39 issues to 193 recipients are 7,527 copies") {
  const Folder folder;
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  REQUIRE(import_list(ledger, list_of(193), "recipients.csv", {}, diagnostics));
  for (int i = 0; i < 39; ++i) {
    const Date date = add_days(day("2022-01-10"), i * 9);
    const auto number = ledger.grant_number({.year = 2022, .date = date}, diagnostics);
    REQUIRE(number.has_value());
    REQUIRE(ledger.order_print({.issue = *number, .copies = 195, .date = date}, diagnostics));
    REQUIRE(ledger.receive_print({.issue = *number, .good = 195, .spoiled = 3, .date = date},
                                 diagnostics));
    REQUIRE(ledger.plan_shipment(*number, date, diagnostics));
  }
  CHECK(diagnostics.list().empty());
  const YearCopies year = ledger.year_copies(2022);
  CHECK(year.issues.size() == 39);
  CHECK(year.numbers_count == 39);
  CHECK(year.sent == 7527);
  CHECK(year.printed == 39 * 198);
  CHECK(year.in_stock == 78);
  CHECK(year.spoiled == 117);
  CHECK(year.recipients_count == 193);
  CHECK(ledger.year_copies(2023).issues.empty());
  CHECK(faults_of(ledger).empty());
}

}  // namespace gazette::ledger
