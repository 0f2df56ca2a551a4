// What the journals say of one recipient's copies, and in which state they were acknowledged.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

ReceiptLine line_of(const std::string& recipient, int piece, Condition condition,
                    const std::string& date = "2022-09-22") {
  return {.piece = {.issue = kIssue, .recipient = recipient, .first = piece, .last = piece},
          .date = day(date),
          .taker = "Lê Thị Hoa",
          .condition = condition};
}

/// "shipment +1 -0 =0 phat-hanh-2022-38-39" for each event.
std::vector<std::string> events_of(const Ledger& ledger, const std::string& recipient,
                                   const CopiesMoment& moment = {}) {
  std::vector<std::string> texts;
  for (const CopyEvent& each : ledger.copy_events(recipient, 2022, moment)) {
    texts.push_back(each.kind + " +" + std::to_string(each.sent) + " -" +
                    std::to_string(each.gone) + " =" + std::to_string(each.acknowledged) + " " +
                    each.reference);
  }
  return texts;
}

}  // namespace

TEST_CASE("a recipient's events are all that the journals did to its copies") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {line_of("R002", 1, Condition::good)}}, diagnostics));
  REQUIRE(ledger.claim_copy(
      {.issue = kIssue, .recipient = "R002", .date = day("2022-10-05"), .window_days = 60},
      diagnostics));
  merge(ledger, "R002", "R001", "2022-10-06");
  REQUIRE(ledger.return_copies({.issue = kIssue,
                                .recipient = "R002",
                                .piece = 3,
                                .successor = "R001",
                                .copies = 1,
                                .reason = ReturnReason::dissolved,
                                .date = day("2022-10-06")},
                               diagnostics));
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-07")},
                         diagnostics));
  CHECK(events_of(ledger, "R002") ==
        std::vector<std::string>{"shipment +2 -0 =0 phat-hanh-2022-38-39",
                                 "receipt +0 -0 =1 bien-nhan-2022-38-39-1",
                                 "claim +1 -1 =0 cap-bu-2022-38-39-R002-2022-10-05",
                                 "return +0 -1 =0 hoan-2022-38-39-R002-2022-10-06",
                                 "reversal receipt +0 -0 =-1 huy-bien-nhan-2022-38-39-1"});
  CHECK(events_of(ledger, "R001") ==
        std::vector<std::string>{"shipment +1 -0 =0 phat-hanh-2022-38-39",
                                 "return +1 -0 =0 hoan-2022-38-39-R002-2022-10-06"});
  CHECK(events_of(ledger, "R002", {.as_of = day("2022-09-30")}).size() == 2);
  CHECK(ledger.copy_events("R002", 2021).empty());
  CHECK(ledger.copy_events("R999", 2022).empty());
  CHECK(texts_of(diagnostics).empty());
}

TEST_CASE("a claim taken back is no sending: it takes one back, and the loss with it") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto claimed = ledger.claim_copy(
      {.issue = kIssue, .recipient = "R001", .date = day("2022-10-05"), .window_days = 60},
      diagnostics);
  REQUIRE(claimed);
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-06")}, diagnostics));
  REQUIRE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-10-07")}, diagnostics));
  CHECK(events_of(ledger, "R001") ==
        std::vector<std::string>{"shipment +1 -0 =0 phat-hanh-2022-38-39",
                                 "claim +1 -1 =0 cap-bu-2022-38-39-R001-2022-10-05",
                                 "reversal claim +-1 --1 =0 huy-cap-bu-2022-38-39-R001-2022-10-05",
                                 "reversal shipment +-1 -0 =0 huy-phat-hanh-2022-38-39"});
}

TEST_CASE("receipts that are listed are the account of what was received, whatever came after") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies(
      {.lines = {line_of("R001", 1, Condition::good), line_of("R002", 1, Condition::damaged),
                 line_of("R002", 2, Condition::damaged), line_of("R003", 1, Condition::good)}},
      diagnostics));
  const auto claimed = ledger.claim_copy({.issue = kIssue,
                                          .recipient = "R002",
                                          .piece = 2,
                                          .reason = ClaimReason::damaged,
                                          .date = day("2022-09-24"),
                                          .window_days = 60},
                                         diagnostics);
  REQUIRE(claimed);
  REQUIRE(ledger.return_copies(
      {.issue = kIssue, .recipient = "R003", .piece = 1, .copies = 1, .date = day("2022-09-25")},
      diagnostics));
  std::vector<std::string> lines;
  std::size_t there = 0;
  for (const ReceivedCopies& each : ledger.received_copies(kIssue)) {
    lines.push_back(each.recipient + " " + std::to_string(each.pieces.front()) + " " +
                    each.gone_by);
    there += each.gone_by.empty() ? each.pieces.size() : 0;
  }
  CHECK(lines == std::vector<std::string>{"R001 1 ", "R002 1 ",
                                          "R002 2 cap-bu-2022-38-39-R002-2022-09-24",
                                          "R003 1 hoan-2022-38-39-R003-2022-09-25"});
  CHECK(there == 2);
  CHECK(ledger.year_copies(2022).received == 2);
  // Before the return, and once the claim was taken back, what was gone is there.
  CHECK(ledger.received_copies(kIssue, {.as_of = day("2022-09-24")}).back().gone_by.empty());
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-09-26")}, diagnostics));
  CHECK(ledger.received_copies(kIssue)[1].pieces == std::vector<int>{1, 2});
}

TEST_CASE("the states in which copies were taken are counted and listed") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies(
      {.lines = {line_of("R001", 1, Condition::good), line_of("R002", 2, Condition::damaged),
                 line_of("R003", 1, Condition::missing_pages),
                 line_of("R003", 2, Condition::missing_pages)}},
      diagnostics));
  const IssueCopies copies = ledger.year_copies(2022).issues.at(0);
  CHECK(copies.received == 4);
  CHECK(copies.damaged == 1);
  CHECK(copies.incomplete == 2);
  CHECK(copies.claimed == 0);
  const std::vector<ReceivedCopies> received = ledger.received_copies(kIssue);
  REQUIRE(received.size() == 3);
  CHECK(received[2].recipient == "R003");
  CHECK(received[2].name == "Sở Tư pháp");
  CHECK(received[2].pieces == std::vector<int>{1, 2});
  CHECK(received[2].condition == Condition::missing_pages);
  CHECK(received[2].taker == "Lê Thị Hoa");
  CHECK(received[2].reference == "bien-nhan-2022-38-39-3");
  CHECK(ledger.received_copies(kIssue, {.as_of = day("2022-09-21")}).empty());
  REQUIRE(
      ledger.reverse({.reversed = received[2].reference, .date = day("2022-09-23")}, diagnostics));
  CHECK(ledger.received_copies(kIssue).size() == 2);
  CHECK(ledger.year_copies(2022).incomplete == 0);
  CHECK(ledger.year_copies(2022, {.as_of = day("2022-09-22")}).incomplete == 2);
  REQUIRE(ledger.claim_copy({.issue = kIssue,
                             .recipient = "R002",
                             .piece = 2,
                             .reason = ClaimReason::damaged,
                             .date = day("2022-09-24"),
                             .window_days = 60},
                            diagnostics));
  CHECK(ledger.year_copies(2022).claimed == 1);
  CHECK(texts_of(diagnostics).empty());
}

TEST_CASE("another state of a copy that was acknowledged is told, not dropped") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {line_of("R001", 1, Condition::good)}}, diagnostics));
  ReceiptLine all = line_of("R001", 0, Condition::damaged, "2022-09-23");
  REQUIRE(ledger.receive_copies({.lines = {all}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0730 copy 1 of issue 2022/38-39 for R001 was acknowledged on 2022-09-22 as \"tốt\", "
            "not as \"hỏng\": bien-nhan-2022-38-39-1",
            "G0768 1 copy was acknowledged before"});
  CHECK(diagnostics.list()[0].help ==
        "the receipt stands; the recipient gets another copy with `gazette claim 2022/38-39 R001 "
        "--copy 1 --reason \"hỏng\"`");
  CHECK(ledger.year_copies(2022).damaged == 0);
}

TEST_CASE("a label of a list that was taken back acknowledges nothing of the next one") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(
      ledger.reverse({.reversed = "phat-hanh-2022-38-39", .date = day("2022-09-21")}, diagnostics));
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-09-21"), diagnostics));
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent);
  CHECK(sent->pieces.find("R002")->second == std::vector<int>{3, 4});
  CHECK(sent->out_count == 6);
  CHECK(texts_of(diagnostics).empty());
  CHECK_FALSE(ledger.receive_copies({.lines = {line_of("R002", 2, Condition::good)}}, diagnostics));
  REQUIRE(diagnostics.list().size() == 1);
  CHECK(texts_of(diagnostics)[0] ==
        "G0758 copy 2 of issue 2022/38-39 for R002 is no longer on its way: "
        "huy-phat-hanh-2022-38-39");
  CHECK(diagnostics.list()[0].help ==
        "its label is of a list that was taken back: print the labels anew with `gazette "
        "distribute labels`");
  CHECK(ledger.receive_copies({.lines = {line_of("R002", 3, Condition::good)}}, diagnostics)
            ->copies_count == 1);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a list that was allocated short knows whom it would have served") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 4);
  Diagnostics diagnostics;
  REQUIRE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"phường", "xã", "sở"},
                                   diagnostics));
  auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent);
  CHECK(sent->frozen.copies_count == 4);
  int entitled = 0;
  for (const Recipient& each : sent->entitled) {
    entitled += each.copies;
  }
  CHECK(entitled == 6);
  // What the office learns later changes nothing of what that list would have been.
  REQUIRE(ledger.enter_decree(
      {.number = "CV 1",
       .in_force = day("2022-09-20"),
       .events = {{.kind = BodyEventKind::correction, .to = {{.id = "R001", .copies = 9}}}}},
      {.entered = day("2022-11-01")}, diagnostics));
  CHECK(ledger.sent_copies(kIssue)->entitled == sent->entitled);
}

TEST_CASE("one file of the print shop is one delivery") {
  const Folder folder;
  Ledger ledger = printed_office(folder);
  Diagnostics diagnostics;
  PrintReceipt receipt = {.issue = kIssue,
                          .good = 2,
                          .date = day("2022-09-20"),
                          .reference = "nhan-2",
                          .source_sha256 = std::string(64, 'f')};
  REQUIRE(ledger.receive_print(receipt, diagnostics));
  REQUIRE(ledger.receive_print(receipt, diagnostics));
  receipt.reference = "nhan-3";
  CHECK_FALSE(ledger.receive_print(receipt, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0744 12 good copies of issue 2022/38-39 received, 10 ordered",
            "G0750 this file of the print shop is delivery nhan-2, entered for 2022-09-20"});
  REQUIRE(ledger.reverse({.reversed = "nhan-2", .date = day("2022-09-20")}, diagnostics));
  CHECK(ledger.receive_print(receipt, diagnostics));
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("another taker of a copy that was acknowledged is told, and nobody named is none") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {line_of("R001", 1, Condition::good)}}, diagnostics));
  ReceiptLine again = line_of("R001", 1, Condition::good, "2022-09-23");
  again.taker = "";
  REQUIRE(ledger.receive_copies({.lines = {again}}, diagnostics));
  again.taker = "Trần Bình";
  REQUIRE(ledger.receive_copies({.lines = {again}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0768 1 copy was acknowledged before",
            "G0730 copy 1 of issue 2022/38-39 for R001 was acknowledged on 2022-09-22 by Lê Thị "
            "Hoa, not by Trần Bình: bien-nhan-2022-38-39-1",
            "G0768 1 copy was acknowledged before"});
  CHECK(ledger.year_copies(2022).received == 1);
}

TEST_CASE("characters that nobody sees are told with what they follow") {
  CHECK_FALSE(unseen_character("Sở Tư pháp\nđường Cách mạng tháng Tám\t1"));
  CHECK(unseen_character("Sở\u200B Tư pháp") == "U+200B after \"Sở\"");
  CHECK(unseen_character("\uFEFFR001") == "U+FEFF at its beginning");
  CHECK(unseen_character("a\u202Eb") == "U+202E after \"a\"");
  CHECK(unseen_character("a\u2066b") == "U+2066 after \"a\"");
  CHECK(unseen_character("Ủy ban nhân dân thành phố Biên Hòa\x01") ==
        "U+0001 after \"n thành phố Biên Hòa\"");
  CHECK(unseen_character("x\u0085") == "U+0085 after \"x\"");
  CHECK(unseen_character("x\u3164") == "U+3164 after \"x\"");  // a letter without a form
  CHECK(unseen_character("x\uFE0F") == "U+FE0F after \"x\"");  // chooses among forms
  CHECK(unseen_character("x\uFFFD") == "U+FFFD after \"x\"");  // stands for what was lost
  CHECK(unseen_character("x\uE000") == "U+E000 after \"x\"");  // of nobody's meaning
  CHECK(unseen_character("x\U000E0041") == "U+E0041 after \"x\"");
  // Spaces other than the one on the keyboard.
  for (const auto& [text, name] :
       {std::pair("Sở\u00A0Tư pháp", "U+00A0"), std::pair("Sở\u2000Tư pháp", "U+2000"),
        std::pair("Sở\u200ATư pháp", "U+200A"), std::pair("Sở\u202FTư pháp", "U+202F"),
        std::pair("Sở\u205FTư pháp", "U+205F"), std::pair("Sở\u3000Tư pháp", "U+3000")}) {
    CHECK(unseen_character(text) == std::string(name) + " after \"Sở\"");
  }
}

}  // namespace gazette::ledger
