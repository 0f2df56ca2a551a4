// Who was left short by a list, and a copy that is named because it was lost.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

Claim claim_of(const std::string& recipient, ClaimReason reason, const char* date = "2022-10-05") {
  return {.issue = kIssue,
          .recipient = recipient,
          .reason = reason,
          .date = day(date),
          .window_days = 60};
}

CopyReturn return_of(const std::string& recipient, const char* date = "2022-10-01") {
  return {.issue = kIssue, .recipient = recipient, .copies = 1, .date = day(date)};
}

std::string help_of_last(const Diagnostics& diagnostics) {
  REQUIRE_FALSE(diagnostics.list().empty());
  return diagnostics.list().back().help;
}

}  // namespace

TEST_CASE("who was sent all and gave a copy back was not left short") {
  const Folder folder;
  Ledger ledger = printed_office(folder, 5);
  Diagnostics others;
  // R003 gets two of three.
  REQUIRE(ledger.allocate_shipment(kIssue, {.as_of = day("2022-09-20")}, {"phường", "xã", "sở"},
                                   others));
  REQUIRE(ledger.receive_print(
      {.issue = kIssue, .good = 8, .date = day("2022-09-30"), .reference = "in bù"}, others));
  Diagnostics diagnostics;
  REQUIRE(ledger.return_copies(return_of("R001"), diagnostics));
  CHECK_FALSE(ledger.claim_copy(claim_of("R001", ClaimReason::short_shipped), diagnostics));
  // Who was left short is so though it gave one back, and is so once.
  REQUIRE(ledger.return_copies(return_of("R003"), diagnostics));
  REQUIRE(ledger.claim_copy(claim_of("R003", ClaimReason::short_shipped), diagnostics));
  CHECK_FALSE(
      ledger.claim_copy(claim_of("R003", ClaimReason::short_shipped, "2022-10-06"), diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{
            "G0784 R001 was entitled to 1 copy of issue 2022/38-39 on 2022-09-20 and was sent 1: "
            "what came back was not short",
            "G0784 R003 was entitled to 3 copies of issue 2022/38-39 on 2022-09-20 and was sent 3: "
            "what came back was not short"});
  CHECK(faults_of(ledger).empty());
}

TEST_CASE("a lost copy that turns up is asked for by its number") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.claim_copy(claim_of("R001", ClaimReason::not_received), diagnostics));
  REQUIRE(ledger.return_copies(return_of("R001", "2022-10-06"), diagnostics));
  const std::string remedy =
      "copy 1 was claimed as not received on 2022-10-05: where it is that one, say so with "
      "--copy 1";
  CHECK_FALSE(ledger.receive_copies(
      {.lines = {{.piece = {.issue = kIssue, .recipient = "R001", .first = 0, .last = 0},
                  .date = day("2022-10-07")}}},
      diagnostics));
  CHECK(help_of_last(diagnostics) == remedy);
  CHECK_FALSE(ledger.return_copies(return_of("R001", "2022-10-08"), diagnostics));
  CHECK(help_of_last(diagnostics) == remedy);
  CopyReturn onward = return_of("R001", "2022-10-08");
  onward.piece = 1;
  onward.successor = "R003";
  CHECK_FALSE(ledger.return_copies(onward, diagnostics));
  CHECK(help_of_last(diagnostics) ==
        "a copy that was claimed as not received and turns up comes back to the office: the same "
        "command without --to; then `gazette claim 2022/38-39 R003` sends another");
}

}  // namespace gazette::ledger
