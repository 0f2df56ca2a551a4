// Copies that were claimed as not received, replaced, and arrived or came back after all.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

ReceiptLine copy_of(const std::string& recipient, int piece, const char* date) {
  return {.piece = {.issue = kIssue, .recipient = recipient, .first = piece, .last = piece},
          .date = day(date)};
}

CopyReturn return_of(const std::string& recipient, int piece, const char* date) {
  return {.issue = kIssue, .recipient = recipient, .piece = piece, .copies = 1, .date = day(date)};
}

/// The sent office, copy 1 of R001 and copy 2 of R002 claimed as not received on 5 October.
Ledger claimed_office(const Folder& folder) {
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  for (const auto& [recipient, piece] : {std::pair("R001", 1), std::pair("R002", 2)}) {
    REQUIRE(ledger.claim_copy({.issue = kIssue,
                               .recipient = recipient,
                               .piece = piece,
                               .date = day("2022-10-05"),
                               .window_days = 60},
                              diagnostics));
  }
  REQUIRE(diagnostics.list().empty());
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 0 2 0");
  return ledger;
}

const std::string kFound =
    "G0720 copy 1 of issue 2022/38-39 for R001 arrived after all; the replacement of "
    "cap-bu-2022-38-39-R001-2022-10-05 was sent as well";

}  // namespace

TEST_CASE("a copy that was claimed as not received and comes after all is acknowledged") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  const auto result =
      ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics);
  REQUIRE(result);
  CHECK(result->copies_count == 1);
  CHECK(result->references == std::vector<std::string>{"bien-nhan-2022-38-39-1"});
  CHECK(texts_of(diagnostics) == std::vector<std::string>{kFound});
  CHECK(equation(ledger) == "11 = 1 2 6 1 0 0 0 1 0");
  const IssueCopies copies = ledger.year_copies(2022).issues.at(0);
  CHECK(copies.sent == 7);
  CHECK(copies.claimed == 2);
  CHECK(copies.found == 1);
  CHECK(ledger.year_copies(2022).found == 1);
  // It was not there before, and the papers of a day know of it from that day on.
  CHECK(ledger.year_copies(2022, {.as_of = day("2022-10-09")}).found == 0);
  // Both copies are with R001; the second receipt of one of them is no receipt.
  Diagnostics again;
  CHECK(
      ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-11")}}, again)->repeated_count ==
      1);
  CHECK(ledger.receive_copies({.lines = {copy_of("R001", 2, "2022-10-12")}}, again)->copies_count ==
        1);
  CHECK(equation(ledger) == "11 = 1 2 5 2 0 0 0 1 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the list, the receipts and the events of a recipient name a copy that came after all") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies(
      {.lines = {copy_of("R001", 1, "2022-10-10"), copy_of("R002", 2, "2022-10-10")}},
      diagnostics));
  const auto sent = ledger.sent_copies(kIssue);
  REQUIRE(sent);
  CHECK(sent->pieces.at("R001") == std::vector<int>{1, 2});
  CHECK(sent->pieces.at("R002") == std::vector<int>{1, 2, 3});
  CHECK(sent->out_count == 8);
  CHECK(sent->left_store_count == 8);
  CHECK(sent->as_of == day("2022-10-10"));
  CHECK(sent->journals ==
        std::vector<std::string>{"phat-hanh-2022-38-39", "cap-bu-2022-38-39-R001-2022-10-05",
                                 "cap-bu-2022-38-39-R002-2022-10-05", "bien-nhan-2022-38-39-1"});
  REQUIRE(sent->corrections.size() == 4);
  const ListCorrection& found = sent->corrections.at(2);
  CHECK(found.kind == "receipt");
  CHECK(found.recipient == "R001");
  CHECK(found.found == std::vector<int>{1});
  CHECK(found.claim == "cap-bu-2022-38-39-R001-2022-10-05");
  CHECK(found.gone.empty());
  CHECK(found.sent.empty());
  CHECK(ledger.later_days(kIssue) == std::vector<Date>{day("2022-10-05")});
  const std::vector<ReceivedCopies> received = ledger.received_copies(kIssue);
  REQUIRE(received.size() == 2);
  CHECK(received.at(0).pieces == std::vector<int>{1});
  CHECK(received.at(0).gone_by.empty());
  int copies = 0;
  for (const CopyEvent& each : ledger.copy_events("R001", 2022)) {
    copies += each.sent - each.gone;
    CHECK(each.found == (each.kind == "receipt" ? 1 : 0));
  }
  CHECK(copies == 2);
  CHECK(ledger.sent_copies(kIssue, {.as_of = day("2022-10-09")})->pieces.at("R001") ==
        std::vector<int>{2});
}

TEST_CASE("a copy that was claimed as not received comes back to the office, and once") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  const auto moved = ledger.return_copies(return_of("R001", 1, "2022-10-10"), diagnostics);
  REQUIRE(moved);
  CHECK(moved->copies == 1);
  CHECK(texts_of(diagnostics) == std::vector<std::string>{kFound});
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 1 1 0");
  CHECK(ledger.return_copies(return_of("R001", 1, "2022-10-10"), diagnostics)->repeated);
  CHECK(ledger.move_stock({.issue = kIssue,
                           .from = Account::returned,
                           .to = Account::stock,
                           .copies = 1,
                           .date = day("2022-10-11")},
                          diagnostics));
  CHECK(equation(ledger) == "11 = 1 3 6 0 0 0 0 1 0");
  const auto sent = ledger.sent_copies(kIssue);
  CHECK(sent->pieces.at("R001") == std::vector<int>{2});
  CHECK(sent->out_count == 6);
  CHECK(sent->corrections.at(2).kind == "return");
  CHECK(sent->corrections.at(2).found == std::vector<int>{1});
  int copies = 0;
  for (const CopyEvent& each : ledger.copy_events("R001", 2022)) {
    copies += each.sent - each.gone;
    CHECK(each.found == (each.kind == "return" ? 1 : 0));
  }
  CHECK(copies == 1);
  // It is in the store: nobody acknowledges it, and it does not come back a second time.
  Diagnostics refused;
  CopyReturn second = return_of("R001", 1, "2022-10-12");
  CHECK_FALSE(ledger.return_copies(second, refused));
  CHECK_FALSE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-12")}}, refused));
  CHECK(
      texts_of(refused) ==
      std::vector<std::string>{"G0756 no copy 1 of issue 2022/38-39 is with R001 or on its way",
                               "G0758 copy 1 of issue 2022/38-39 for R001 is no longer on its way: "
                               "hoan-2022-38-39-R001-2022-10-10"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a lost copy does not arrive before its claim, and goes to nobody else") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  CHECK_FALSE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-04")}}, diagnostics));
  CHECK_FALSE(ledger.return_copies(return_of("R001", 1, "2022-10-04"), diagnostics));
  CopyReturn onward = return_of("R001", 1, "2022-10-10");
  onward.successor = "R003";
  CHECK_FALSE(ledger.return_copies(onward, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0759 2022-10-04 is before copy 1 for R001 was claimed as not received, on "
            "2022-10-05: cap-bu-2022-38-39-R001-2022-10-05",
            "G0759 2022-10-04 comes before cap-bu-2022-38-39-R001-2022-10-05, on 2022-10-05",
            "G0758 copy 1 of issue 2022/38-39 for R001 is no longer on its way: "
            "cap-bu-2022-38-39-R001-2022-10-05"});
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 0 2 0");
}

TEST_CASE("the claim of a copy that turned up is taken back after its receipt, not before") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  // One copy is lost still, so the sums alone would let the claim go.
  Diagnostics refused;
  CHECK_FALSE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-11")}, refused));
  CHECK(texts_of(refused) ==
        std::vector<std::string>{"G0763 the copy that cap-bu-2022-38-39-R001-2022-10-05 wrote off "
                                 "turned up by bien-nhan-2022-38-39-1"});
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-11")},
                         diagnostics));
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 0 2 0");
  CHECK(ledger.year_copies(2022).found == 0);
  CHECK(ledger.sent_copies(kIssue)->as_of == day("2022-10-11"));
  int copies = 0;
  for (const CopyEvent& each : ledger.copy_events("R001", 2022)) {
    copies += each.sent - each.gone;
  }
  CHECK(copies == 1);
  // Taken back, it is lost again, and may turn up again.
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-12")}}, diagnostics));
  CHECK(equation(ledger) == "11 = 1 2 6 1 0 0 0 1 0");
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-2", .date = day("2022-10-13")},
                         diagnostics));
  REQUIRE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-13")}, diagnostics));
  CHECK(equation(ledger) == "11 = 1 3 6 0 0 0 0 1 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a copy found, and taken back, is found again from the day of that reversal on") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-20")},
                         diagnostics));
  // That copy 2 of R002 is lost as well changes nothing.
  Diagnostics refused;
  CHECK_FALSE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-12")}}, refused));
  CHECK_FALSE(ledger.return_copies(return_of("R001", 1, "2022-10-12"), refused));
  CHECK(texts_of(refused) ==
        std::vector<std::string>{
            "G0759 2022-10-12 is before copy 1 for R001 was lost again, on 2022-10-20: "
            "huy-bien-nhan-2022-38-39-1",
            "G0759 2022-10-12 comes before huy-bien-nhan-2022-38-39-1, on 2022-10-20"});
  CHECK(refused.list().at(0).help ==
        "what was taken back counts until the day of its reversal: give that day or a later one");
  const auto copies_on = [&](const char* date) {
    const IssueCopies copies = ledger.year_copies(2022, {.as_of = day(date)}).issues.at(0);
    return std::vector<int>{copies.in_transit, copies.received, copies.lost, copies.found};
  };
  CHECK(copies_on("2022-10-15") == std::vector<int>{6, 1, 1, 1});
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-20")}}, diagnostics));
  CHECK(copies_on("2022-10-09") == std::vector<int>{6, 0, 2, 0});
  CHECK(copies_on("2022-10-15") == std::vector<int>{6, 1, 1, 1});
  CHECK(copies_on("2022-10-20") == std::vector<int>{6, 1, 1, 1});
  CHECK(ledger.sent_copies(kIssue, {.as_of = day("2022-10-20")})->pieces.at("R001") ==
        std::vector<int>{1, 2});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a copy found is found anew on any day where its reversal is of its own day") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-10")},
                         diagnostics));
  REQUIRE(ledger.return_copies(return_of("R001", 1, "2022-10-07"), diagnostics));
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 1 1 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the claim of a copy found, and lost again, is taken back from that day on") {
  const auto [found_by_return, finder] =
      GENERATE(std::pair(false, std::string("bien-nhan-2022-38-39-1")),
               std::pair(true, std::string("hoan-2022-38-39-R001-2022-10-10")));
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  if (found_by_return) {
    REQUIRE(ledger.return_copies(return_of("R001", 1, "2022-10-10"), diagnostics));
  } else {
    REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  }
  REQUIRE(ledger.reverse({.reversed = finder, .date = day("2022-10-12")}, diagnostics));
  Diagnostics refused;
  CHECK_FALSE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-05")}, refused));
  CHECK(texts_of(refused) == std::vector<std::string>{"G0759 2022-10-05 comes before huy-" +
                                                      finder + ", on 2022-10-12"});
  CHECK(refused.list().at(0).help ==
        "what was taken back counts until the day of its reversal: give that day or a later one");
  REQUIRE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-12")}, diagnostics));
  const IssueCopies before = ledger.year_copies(2022, {.as_of = day("2022-10-11")}).issues.at(0);
  CHECK(before.in_transit == 6);
  CHECK(before.received + before.returned == 1);
  CHECK(before.lost == 1);
  CHECK(equation(ledger) == "11 = 1 3 6 0 0 0 0 1 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the examination finds a copy that is there twice on a day that is over") {
  const Folder folder;
  {
    Ledger ledger = claimed_office(folder);
    Diagnostics diagnostics;
    REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
    REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-20")},
                           diagnostics));
    REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-20")}}, diagnostics));
    REQUIRE(faults_of(ledger).empty());
  }
  // The second receipt as one of the 12th.
  RawRecord raw(folder.record());
  const std::string guard = raw.ask("SELECT sql FROM sqlite_master WHERE name = 'journal_update'");
  REQUIRE(raw.run("DROP TRIGGER journal_update; UPDATE journal SET date = '2022-10-12' "
                  "WHERE reference = 'bien-nhan-2022-38-39-2'; " +
                  guard)
              .empty());
  const std::vector<std::string> faults = faults_of(open_record(folder.record()));
  REQUIRE(faults.size() == 2);
  CHECK(faults.at(0).starts_with("G0796"));
  CHECK(faults.at(1) == "G0792 copy 1 of issue 2022/38-39 for R001 is there 2 times on 2022-10-12");
}

TEST_CASE("a receipt is gone by the claim that followed it, not by one before it") {
  // Programs between versions 7 and 12 let a copy with a receipt be claimed as not received.
  const Folder folder;
  {
    Ledger ledger = sent_office(folder);
    Diagnostics diagnostics;
    REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-09-22")}}, diagnostics));
  }
  RawRecord raw(folder.record());
  REQUIRE(raw.run("INSERT INTO journal(id, kind, issue_id, reference, date, reason, entered) "
                  "VALUES (4, 'claim', 1, 'cap-bu', '2022-10-05', 'not_received', '2022-10-05');"
                  "INSERT INTO entry VALUES (4, 1, 'recipient:R001', -1, 1), (4, 2, 'lost', 1, 0),"
                  "(4, 3, 'stock', -1, 0), (4, 4, 'transit:R001', 1, 2);"
                  "UPDATE journal SET posted = 1 WHERE id = 4")
              .empty());
  Ledger ledger = open_record(folder.record());
  const auto receipts = [&] {
    std::vector<std::string> texts;
    for (const ReceivedCopies& each : ledger.received_copies(kIssue)) {
      texts.push_back(each.reference + " " + std::to_string(each.pieces.size()) + " " +
                      each.gone_by);
    }
    return texts;
  };
  CHECK(receipts() == std::vector<std::string>{"bien-nhan-2022-38-39-1 1 cap-bu"});
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0720 copy 1 of issue 2022/38-39 for R001 arrived after all; "
                                 "the replacement of cap-bu was sent as well"});
  CHECK(receipts() ==
        std::vector<std::string>{"bien-nhan-2022-38-39-1 1 cap-bu", "bien-nhan-2022-38-39-2 1 "});
  CHECK(ledger.year_copies(2022).received == 1);
  REQUIRE(ledger.claim_copy({.issue = kIssue,
                             .recipient = "R001",
                             .piece = 1,
                             .reason = ClaimReason::damaged,
                             .date = day("2022-10-12"),
                             .window_days = 60,
                             .reference = "cap-bu-2"},
                            diagnostics));
  CHECK(receipts() == std::vector<std::string>{"bien-nhan-2022-38-39-1 1 cap-bu",
                                               "bien-nhan-2022-38-39-2 1 cap-bu-2"});
}

TEST_CASE("a receipt of copies on their way and of one that was lost is taken back whole") {
  const Folder folder;
  Ledger ledger = claimed_office(folder);
  Diagnostics diagnostics;
  const auto result = ledger.receive_copies(
      {.lines = {copy_of("R002", 1, "2022-10-10"), copy_of("R001", 1, "2022-10-10"),
                 copy_of("R001", 2, "2022-10-10"), copy_of("R002", 3, "2022-10-10")}},
      diagnostics);
  REQUIRE(result);
  CHECK(result->copies_count == 4);
  CHECK(result->references == std::vector<std::string>{"bien-nhan-2022-38-39-1"});
  CHECK(texts_of(diagnostics) == std::vector<std::string>{kFound});
  CHECK(equation(ledger) == "11 = 1 2 3 4 0 0 0 1 0");
  CHECK(ledger.year_copies(2022).found == 1);
  const auto sent = ledger.sent_copies(kIssue);
  CHECK(sent->pieces.at("R001") == std::vector<int>{1, 2});
  CHECK(sent->pieces.at("R002") == std::vector<int>{1, 3});
  REQUIRE(sent->corrections.size() == 3);
  CHECK(sent->corrections.at(2).recipient == "R001");
  CHECK(sent->corrections.at(2).found == std::vector<int>{1});
  // The claim of R002's copy has nothing to do with that receipt.
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-11")},
                         diagnostics));
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 0 2 0");
  CHECK(ledger.year_copies(2022).found == 0);
  CHECK(ledger.sent_copies(kIssue)->pieces.at("R001") == std::vector<int>{2});
  // The receipt is no finder of copy 3 of R002, which it took as any other; only R001's claim, and
  // R001's copy 1, wait for the day of the reversal.
  Diagnostics refused;
  CHECK_FALSE(ledger.reverse(
      {.reversed = "cap-bu-2022-38-39-R001-2022-10-05", .date = day("2022-10-10")}, refused));
  CHECK(texts_of(refused) ==
        std::vector<std::string>{
            "G0759 2022-10-10 comes before huy-bien-nhan-2022-38-39-1, on 2022-10-11"});
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R002", 2, "2022-10-06")}}, diagnostics));
  REQUIRE(ledger.receive_copies(
      {.lines = {copy_of("R001", 1, "2022-10-11"), copy_of("R001", 2, "2022-10-11")}},
      diagnostics));
  CHECK(equation(ledger) == "11 = 1 2 5 3 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a copy that was handed on, claimed and came after all is known by its first label") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  merge(ledger, "R001", "R003", "2022-09-25");
  Diagnostics diagnostics;
  CopyReturn onward = return_of("R001", 1, "2022-09-26");
  onward.successor = "R003";
  onward.reason = ReturnReason::dissolved;
  REQUIRE(ledger.return_copies(onward, diagnostics));
  REQUIRE(ledger.claim_copy({.issue = kIssue,
                             .recipient = "R003",
                             .piece = 4,
                             .date = day("2022-10-05"),
                             .window_days = 60},
                            diagnostics));
  REQUIRE(ledger.receive_copies({.lines = {copy_of("R001", 1, "2022-10-10")}}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0720 copy 4 of issue 2022/38-39 for R003 arrived after all; "
                                 "the replacement of cap-bu-2022-38-39-R003-2022-10-05 was sent as "
                                 "well"});
  CHECK(ledger.sent_copies(kIssue)->pieces.at("R003") == std::vector<int>{1, 2, 3, 4, 5});
  CHECK(faults_of(ledger).empty());
}

}  // namespace gazette::ledger
