// Claims and returns: a copy that did not arrive is written off and another sent, or comes back.

#include <fstream>
#include <sstream>

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

Claim claim_of(const std::string& recipient, ClaimReason reason = ClaimReason::not_received) {
  return {.issue = kIssue,
          .recipient = recipient,
          .reason = reason,
          .date = day("2022-10-05"),
          .window_days = 60};
}

CopyReturn return_of(const std::string& recipient, int copies) {
  return {.issue = kIssue, .recipient = recipient, .copies = copies, .date = day("2022-10-01")};
}

/// An issue of which 5 copies were sent where 6 were due, R003 is short of one; and 8 printed
/// since.
Ledger short_office(const Folder& folder) {
  Ledger ledger = printed_office(folder, 5);
  Diagnostics diagnostics;
  REQUIRE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"phường", "xã", "sở"},
                                   diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 8, .date = day("2022-09-30"), .reference = "in bù"}, diagnostics));
  REQUIRE(diagnostics.errors_count() == 0);
  return ledger;
}

void receive(Ledger& ledger, const std::string& recipient, const char* date = "2022-09-22") {
  Diagnostics diagnostics;
  REQUIRE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = recipient, .first = 0, .last = 0},
                  .date = day(date)}}},
      diagnostics));
}

}  // namespace

TEST_CASE("a copy not received is lost, and one of the stock is under way in its place") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto claimed = ledger.claim_copy(claim_of("R001"), diagnostics);
  REQUIRE(claimed);
  CHECK(claimed->reference == "cap-bu-2022-38-39-R001-2022-10-05");
  CHECK(claimed->replacement == Piece{.issue = kIssue, .recipient = "R001", .first = 2, .last = 2});
  CHECK(claimed->reserve == 3);
  CHECK(equation(ledger) == "11 = 1 3 6 0 0 0 0 1 0");
  CHECK(ledger.journals_of(kIssue).back().reason == "not_received");
  const auto again = ledger.claim_copy(claim_of("R001"), diagnostics);
  REQUIRE(again);
  CHECK(again->repeated);
  CHECK(again->replacement == claimed->replacement);
  CHECK(equation(ledger) == "11 = 1 3 6 0 0 0 0 1 0");
  CHECK(diagnostics.list().empty());
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a bad copy that was received is scrapped, the new one acknowledged by its own number") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  receive(ledger, "R002");
  Diagnostics diagnostics;
  Claim claim = claim_of("R002", ClaimReason::missing_pages);
  claim.piece = 2;
  const auto claimed = ledger.claim_copy(claim, diagnostics);
  REQUIRE(claimed);
  CHECK(claimed->replacement.first == 3);
  CHECK(equation(ledger) == "11 = 1 3 5 1 0 0 0 0 1");
  receive(ledger, "R002", "2022-10-06");
  CHECK(equation(ledger) == "11 = 1 3 4 2 0 0 0 0 1");
  CHECK(ledger.claim_copy(claim, diagnostics)->repeated);
  claim.reference = "khác";
  CHECK_FALSE(ledger.claim_copy(claim, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0756 no copy 2 of issue 2022/38-39 is with R002 or on its way"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a copy that was signed for is not claimed as not received") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  receive(ledger, "R001");
  Diagnostics diagnostics;
  CHECK_FALSE(ledger.claim_copy(claim_of("R001"), diagnostics));
  Claim named = claim_of("R001");
  named.piece = 1;
  CHECK_FALSE(ledger.claim_copy(named, diagnostics));
  const std::string finding =
      "G0754 copy 1 of issue 2022/38-39 for R001 was acknowledged on 2022-09-22: "
      "bien-nhan-2022-38-39-1";
  CHECK(texts_of(diagnostics) == std::vector<std::string>{finding, finding});
  CHECK(equation(ledger) == "11 = 1 4 5 1 0 0 0 0 0");
  // Of two copies the one that did not come is meant.
  Diagnostics others;
  REQUIRE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R002"}, .date = day("2022-09-22")}}},
      others));
  const auto claimed = ledger.claim_copy(claim_of("R002"), others);
  REQUIRE(claimed);
  CHECK(others.list().empty());
  CHECK(equation(ledger) == "11 = 1 3 4 2 0 0 0 1 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("two claims of one recipient are two journals") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(claim_of("R001"), diagnostics));
  Claim second = claim_of("R001");
  second.date = day("2022-10-20");
  const auto claimed = ledger.claim_copy(second, diagnostics);
  REQUIRE(claimed);
  CHECK(claimed->replacement.first == 3);
  CHECK(equation(ledger) == "11 = 1 2 6 0 0 0 0 2 0");
  CHECK(RawRecord(folder.record())
            .ask("SELECT group_concat(reference, ' ') FROM journal WHERE kind = 'claim'") ==
        "cap-bu-2022-38-39-R001-2022-10-05 cap-bu-2022-38-39-R001-2022-10-20");
}

TEST_CASE("claims end with the stock, and with their window") {
  const Folder folder;
  Ledger ledger = sent_office(folder, 7);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(claim_of("R001"), diagnostics));
  CHECK_FALSE(ledger.claim_copy(claim_of("R002"), diagnostics));
  Claim late = claim_of("R003");
  late.date = day("2022-11-20");
  CHECK_FALSE(ledger.claim_copy(late, diagnostics));
  late.date = day("2022-09-19");
  CHECK_FALSE(ledger.claim_copy(late, diagnostics));
  CHECK_FALSE(ledger.claim_copy(claim_of("R03"), diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0761 no copy of issue 2022/38-39 is left to replace one: exhausted",
            "G0760 the claim comes 61 days after issue 2022/38-39 was sent, they are taken for 60",
            "G0759 2022-09-19 comes before the shipment, on 2022-09-20",
            "G0705 there is no recipient R03"});
  CHECK(equation(ledger) == "8 = 1 0 6 0 0 0 0 1 0");
}

TEST_CASE("a copy of a record that knew no transit is claimed as well") {
  const Folder folder;
  {
    std::ifstream file(std::filesystem::path(GAZETTE_SOURCE_DIR) / "tests/ledger/version_6.sql");
    std::ostringstream sql;
    sql << file.rdbuf();
    REQUIRE(RawRecord(folder.record()).run(sql.str()).empty());
  }
  Ledger ledger = open_record(folder.record());
  Diagnostics diagnostics;
  CHECK(equation(ledger) == "11 = 1 4 0 6 0 0 0 0 0");
  const auto claimed = ledger.claim_copy(claim_of("R003", ClaimReason::damaged), diagnostics);
  REQUIRE(claimed);
  CHECK(claimed->replacement.first == 4);
  CHECK(ledger.sent_copies(kIssue)->pieces.at("R003") == std::vector<int>{1, 2, 4});
  CHECK(equation(ledger) == "11 = 1 3 1 5 0 0 0 0 1");
  receive(ledger, "R003", "2022-10-06");
  CHECK(equation(ledger) == "11 = 1 3 0 6 0 0 0 0 1");
  receive(ledger, "R002");
  CHECK(equation(ledger) == "11 = 1 3 0 6 0 0 0 0 1");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("copies not handed over come back, and may go to the stock again") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto returned = ledger.return_copies(return_of("R003", 2), diagnostics);
  REQUIRE(returned);
  CHECK(returned->reference == "hoan-2022-38-39-R003-2022-10-01");
  CHECK(equation(ledger) == "11 = 1 4 4 0 0 0 2 0 0");
  CHECK(ledger.return_copies(return_of("R003", 2), diagnostics)->repeated);
  CHECK(ledger.move_stock({.issue = kIssue,
                           .from = Account::returned,
                           .to = Account::stock,
                           .copies = 2,
                           .date = day("2022-10-02")},
                          diagnostics));
  CHECK(equation(ledger) == "11 = 1 6 4 0 0 0 0 0 0");
  CHECK(diagnostics.list().empty());
  CopyReturn more = return_of("R003", 2);
  more.date = day("2022-10-03");
  CHECK_FALSE(ledger.return_copies(more, diagnostics));
  more = return_of("R003", 1);
  CHECK_FALSE(ledger.return_copies(more, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0756 1 copy of issue 2022/38-39 with R003 or on the way there, fewer than the 2 to "
            "come back",
            "G0755 the reference hoan-2022-38-39-R003-2022-10-01 is that of a return of "
            "2022-10-01"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("one recipient of many was acknowledged by mistake: its copy comes back alone") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  ReceiptBatch batch;
  for (const char* const recipient : {"R001", "R002", "R003"}) {
    batch.lines.push_back(
        {.piece = {.issue = kIssue, .recipient = recipient, .first = 0, .last = 0},
         .date = day("2022-09-22"),
         .taker = "Bưu tá"});
  }
  REQUIRE(ledger.receive_copies(batch, diagnostics));
  REQUIRE(ledger.claim_copy(claim_of("R001", ClaimReason::damaged), diagnostics));
  CHECK(diagnostics.list().empty());
  REQUIRE(ledger.return_copies(return_of("R002", 1), diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0769 copy 1 of issue 2022/38-39 for R002 was acknowledged on "
                                 "2022-09-22 by Bưu tá: bien-nhan-2022-38-39-1"});
  CHECK(diagnostics.errors_count() == 0);
  CHECK(equation(ledger) == "11 = 1 3 1 4 0 0 1 0 1");
  CHECK(ledger.return_copies(return_of("R002", 1), diagnostics)->repeated);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("the copy that comes back is the one that is named") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  CopyReturn request = return_of("R003", 1);
  request.piece = 2;
  REQUIRE(ledger.return_copies(request, diagnostics));
  CHECK(ledger.pending_copies(day("2022-10-01"), kIssue).back().pieces == std::vector<int>{1, 3});
  CHECK(ledger.return_copies(request, diagnostics)->repeated);
  CHECK(diagnostics.list().empty());
  CopyReturn other = request;
  other.piece = 3;
  CHECK_FALSE(ledger.return_copies(other, diagnostics));
  other.piece = 2;
  other.date = day("2022-10-02");
  CHECK_FALSE(ledger.return_copies(other, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0755 the reference hoan-2022-38-39-R003-2022-10-01 is that of a return of "
            "2022-10-01",
            "G0756 no copy 2 of issue 2022/38-39 is with R003 or on its way"});
  CHECK(equation(ledger) == "11 = 1 4 5 0 0 0 1 0 0");
}

TEST_CASE("copies of a body that was merged are forwarded to its successor") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  CopyReturn forwarded = return_of("R002", 2);
  forwarded.successor = "R001";
  forwarded.reason = ReturnReason::dissolved;
  merge(ledger, "R002", "R001", "2022-10-01");
  REQUIRE(ledger.return_copies(forwarded, diagnostics));
  CHECK(equation(ledger) == "11 = 1 4 6 0 0 0 0 0 0");
  const auto pending = ledger.pending_copies(day("2022-10-01"));
  REQUIRE(pending.size() == 2);
  CHECK(pending[0].recipient == "R001");
  CHECK(pending[0].pieces == std::vector<int>{1, 2, 3});
  CHECK(ledger.return_copies(forwarded, diagnostics)->repeated);
  forwarded.successor = "R999";
  forwarded.recipient = "R003";
  forwarded.reason = ReturnReason::refused;
  CHECK_FALSE(ledger.return_copies(forwarded, diagnostics));
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0756 no recipient has the code R999"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a forwarded copy is acknowledged by its successor under the label it was sent with") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  CopyReturn forwarded = return_of("R002", 2);
  forwarded.successor = "R003";
  forwarded.reason = ReturnReason::dissolved;
  merge(ledger, "R002", "R003", "2022-10-01");
  REQUIRE(ledger.return_copies(forwarded, diagnostics));
  // R003 had copies 1 to 3; those of R002 are its 4 and 5. The second goes on once more.
  forwarded = return_of("R003", 1);
  forwarded.piece = 5;
  forwarded.successor = "R001";
  REQUIRE(ledger.return_copies(forwarded, diagnostics));
  const ReceiptBatch scanned = {
      .lines = {{.piece = {.issue = kIssue, .recipient = "R002", .first = 1, .last = 2},
                 .date = day("2022-10-05")}}};
  const auto received = ledger.receive_copies(scanned, diagnostics);
  REQUIRE(received);
  CHECK(received->copies_count == 2);
  CHECK(received->recipients_count == 2);
  CHECK(diagnostics.list().empty());
  CHECK(RawRecord(folder.record())
            .ask("SELECT group_concat(account || ' ' || piece, ', ') FROM entry JOIN journal "
                 "ON journal.id = journal_id WHERE kind = 'receipt' AND copies > 0") ==
        "recipient:R003 4, recipient:R001 2");
  const auto again = ledger.receive_copies(scanned, diagnostics);
  REQUIRE(again);
  CHECK(again->repeated_count == 2);
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("what a claim or a forward sent is found by its reference, for its labels") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto claimed = ledger.claim_copy(claim_of("R001"), diagnostics);
  CopyReturn forwarded = return_of("R002", 2);
  forwarded.successor = "R003";
  const auto returned = ledger.return_copies(forwarded, diagnostics);
  REQUIRE(claimed);
  REQUIRE(returned);
  const auto one = ledger.find_later_shipment(claimed->reference, diagnostics);
  REQUIRE(one);
  CHECK(one->issue == kIssue);
  CHECK(one->issue_date == day("2022-09-20"));
  CHECK(one->date == day("2022-10-05"));
  REQUIRE(one->copies.size() == 1);
  CHECK(one->copies[0].piece == claimed->replacement);
  CHECK(one->copies[0].recipient.name == "UBND phường Tân Tiến");
  const auto two = ledger.find_later_shipment(returned->reference, diagnostics);
  REQUIRE(two);
  REQUIRE(two->copies.size() == 2);
  CHECK(piece_code(two->copies[1].piece).starts_with("CB|2022|38-39|R003|5|"));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.find_later_shipment("không có", diagnostics));
  CHECK_FALSE(ledger.find_later_shipment("phat-hanh-2022-38-39", diagnostics));
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-06")}, diagnostics));
  CHECK_FALSE(ledger.find_later_shipment(claimed->reference, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0764 no journal has the reference không có",
            "G0764 phat-hanh-2022-38-39 is a shipment, which sends nothing beside a list",
            "G0762 cap-bu-2022-38-39-R001-2022-10-05 was reversed by "
            "huy-cap-bu-2022-38-39-R001-2022-10-05"});
}

TEST_CASE("a claim is reversed only while the copy it sent is on its way") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  const auto claimed = ledger.claim_copy(claim_of("R001"), diagnostics);
  receive(ledger, "R001", "2022-10-06");
  CHECK_FALSE(
      ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-10")}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0763 reversing cap-bu-2022-38-39-R001-2022-10-05 would leave -1 copies in "
            "transit:R001"});
  REQUIRE(ledger.reverse({.reversed = "bien-nhan-2022-38-39-1", .date = day("2022-10-10")},
                         diagnostics));
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-10")}, diagnostics));
  CHECK(equation(ledger) == "11 = 1 4 6 0 0 0 0 0 0");
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a list is not taken back while a claim or a return of the issue stands") {
  const Folder folder;
  Ledger ledger = short_office(folder);
  Diagnostics diagnostics;
  const auto claimed = ledger.claim_copy(claim_of("R003", ClaimReason::short_shipped), diagnostics);
  REQUIRE(claimed);
  const Reversal list = {.reversed = "phat-hanh-2022-38-39", .date = day("2022-10-06")};
  CHECK_FALSE(ledger.reverse(list, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0763 cap-bu-2022-38-39-R003-2022-10-05 follows "
                                 "phat-hanh-2022-38-39 and stands"});
  Diagnostics others;
  REQUIRE(ledger.reverse({.reversed = claimed->reference, .date = day("2022-10-06")}, others));
  REQUIRE(ledger.reverse(list, others));
  REQUIRE(ledger.plan_shipment(kIssue, day("2022-10-07"), others));
  CHECK(others.list().empty());
  CHECK(ledger.pending_copies(day("2022-10-07"), kIssue)[2].pieces == std::vector<int>{4, 5, 6});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("only who was left short claims a copy for that reason") {
  const Folder folder;
  Ledger ledger = short_office(folder);
  Diagnostics diagnostics;
  CHECK_FALSE(ledger.claim_copy(claim_of("R001", ClaimReason::short_shipped), diagnostics));
  REQUIRE(ledger.claim_copy(claim_of("R003", ClaimReason::short_shipped), diagnostics));
  Claim second = claim_of("R003", ClaimReason::short_shipped);
  second.date = day("2022-10-06");
  CHECK_FALSE(ledger.claim_copy(second, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0784 R001 was entitled to 1 copy of issue 2022/38-39 on 2022-09-20 and has 1, "
            "those on their way among them",
            "G0784 R003 was entitled to 3 copies of issue 2022/38-39 on 2022-09-20 and has 3, "
            "those on their way among them"});
}

TEST_CASE("a merger is no reason for a return where the record has none, or another successor") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  CopyReturn back = return_of("R002", 1);
  back.reason = ReturnReason::dissolved;
  CHECK_FALSE(ledger.return_copies(back, diagnostics));
  merge(ledger, "R002", "R003", "2022-09-25");
  back.successor = "R001";
  CHECK_FALSE(ledger.return_copies(back, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0775 R002 was not merged by 2022-10-01: it is there",
                                 "G0775 R001 did not take over from R002, which went into R003"});
  Diagnostics none;
  back.successor = "R003";
  CHECK(ledger.return_copies(back, none));
  // Back to the office for the same reason: nobody has to take it over.
  back.successor = "";
  back.reference = "hoan-2";
  CHECK(ledger.return_copies(back, none));
  CHECK(none.list().empty());
}

TEST_CASE("a body that ended claims nothing, and claimed what it did before") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  merge(ledger, "R002", "R001", "2022-10-03");
  Diagnostics diagnostics;
  CHECK_FALSE(ledger.claim_copy(claim_of("R002"), diagnostics));
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0775 R002 is not there on 2022-10-05"});
  Diagnostics none;
  Claim before = claim_of("R002");
  before.date = day("2022-10-02");
  CHECK(ledger.claim_copy(before, none));
  CHECK(none.list().empty());
}

TEST_CASE("copies are forwarded to a body that is there") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.enter_decree({.number = "1/NQ",
                               .in_force = day("2022-09-25"),
                               .events = {{.kind = BodyEventKind::dissolve, .from = {"R001"}}}},
                              {.entered = day("2022-09-25")}, diagnostics));
  CopyReturn forwarded = return_of("R002", 1);
  forwarded.successor = "R001";
  CHECK_FALSE(ledger.return_copies(forwarded, diagnostics));
  CHECK(texts_of(diagnostics) == std::vector<std::string>{"G0775 R001 is not there on 2022-10-01"});
}

TEST_CASE("the examination finds one copy that is there twice") {
  const Folder folder;
  {
    const Ledger ledger = sent_office(folder);
  }
  RawRecord raw(folder.record());
  REQUIRE(raw.run("INSERT INTO journal(kind, issue_id, reference, date) "
                  "VALUES ('claim', 1, 'lỗi', '2022-10-05');"
                  "INSERT INTO account VALUES ('recipient:R001', 'recipient', 1);"
                  "INSERT INTO entry VALUES (3, 1, 'stock', -1, 0), (3, 2, 'recipient:R001', 1, 1);"
                  "UPDATE journal SET posted = 1 WHERE id = 3")
              .empty());
  const std::vector<std::string> faults = faults_of(open_record(folder.record()));
  CHECK(std::find(faults.begin(), faults.end(),
                  "G0792 copy 1 of issue 2022/38-39 for R001 is there 2 times on 2022-10-05") !=
        faults.end());
}

TEST_CASE("nothing is claimed, returned or acknowledged on a day before it came where it is") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  receive(ledger, "R001", "2022-09-25");
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(claim_of("R002"), diagnostics));
  CHECK(diagnostics.list().empty());
  CHECK_FALSE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R002", .first = 3, .last = 3},
                  .date = day("2022-10-04")}}},
      diagnostics));
  Claim claim = claim_of("R001", ClaimReason::damaged);
  claim.date = day("2022-09-24");
  CHECK_FALSE(ledger.claim_copy(claim, diagnostics));
  CopyReturn early = return_of("R001", 1);
  early.date = day("2022-09-24");
  CHECK_FALSE(ledger.return_copies(early, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0759 2022-10-04 is before copy 3 was on its way to R002, since 2022-10-05",
            "G0759 2022-09-24 comes before the last entry about copy 1 of R001, on 2022-09-25",
            "G0759 2022-09-24 comes before the last entry about copy 1 of R001, on 2022-09-25"});
}

}  // namespace gazette::ledger
