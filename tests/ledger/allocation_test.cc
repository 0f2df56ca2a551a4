// A stock that is short: refused, or allocated by a rule that was asked for.

#include "tests/ledger/office.h"

namespace gazette::ledger {

TEST_CASE("a short stock is allocated only where that is asked for, by kinds, one each first") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 4);
  Diagnostics refused;
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-09-20"), refused));
  CHECK(texts_of(refused) ==
        std::vector<std::string>{"G0751 issue 2022/38-39 has 4 copies in stock, the list needs 6"});
  Diagnostics diagnostics;
  const auto shipment =
      ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"sở", "Xã"}, diagnostics);
  REQUIRE(shipment);
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0766 issue 2022/38-39 has 4 copies in stock, the list needs 6; "
                                 "short: R002 1 of 2, R003 2 of 3"});
  CHECK(shipment->copies_count == 4);
  REQUIRE(shipment->recipients.size() == 3);
  CHECK(shipment->recipients[0].copies == 1);
  CHECK(shipment->recipients[1].copies == 1);
  CHECK(shipment->recipients[2].copies == 2);
  CHECK(equation(ledger) == "5 = 1 0 4 0 0 0 0 0 0");
  Diagnostics none;
  CHECK(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {}, none)->list_sha256 ==
        shipment->list_sha256);
  CHECK(none.list().empty());
  CHECK_FALSE(ledger.plan_shipment(kIssue, day("2022-09-20"), none));
  CHECK(texts_of(none) ==
        std::vector<std::string>{
            "G0752 issue 2022/38-39 was sent on 2022-09-20: 4 copies to 3 recipients"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("who is last in the order gets none and is served from a reprint") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 2);
  Diagnostics diagnostics;
  const auto shipment =
      ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"sở", "xã"}, diagnostics);
  REQUIRE(shipment);
  REQUIRE(shipment->recipients.size() == 2);
  CHECK(shipment->recipients[0].id == "R002");
  Claim claim = {.issue = kIssue,
                 .recipient = "R001",
                 .reason = ClaimReason::short_shipped,
                 .date = day("2022-10-01"),
                 .window_days = 60};
  CHECK_FALSE(ledger.claim_copy(claim, diagnostics));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 4, .date = day("2022-09-30"), .reference = "in thêm"},
      diagnostics));
  const auto claimed = ledger.claim_copy(claim, diagnostics);
  REQUIRE(claimed);
  CHECK(claimed->replacement.first == 1);
  CHECK(equation(ledger) == "7 = 1 3 3 0 0 0 0 0 0");
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0766 issue 2022/38-39 has 2 copies in stock, the list needs 6; short: R001 0 of 1, "
            "R002 1 of 2, R003 1 of 3",
            "G0761 no copy of issue 2022/38-39 is left to replace one: exhausted",
            "G0744 6 good copies of issue 2022/38-39 received, 2 ordered"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a stock of nothing is not allocated") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 1);
  Diagnostics diagnostics;
  REQUIRE(
      ledger.count_stock({.issue = kIssue, .counted = 0, .date = day("2022-09-19")}, diagnostics));
  CHECK_FALSE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {}, diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0751 issue 2022/38-39 has 0 copies in stock, the list needs 6"});
}

}  // namespace gazette::ledger
