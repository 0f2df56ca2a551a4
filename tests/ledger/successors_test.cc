// Who takes over the copies of a body that is no longer, by the decrees.

#include "tests/ledger/office.h"

namespace gazette::ledger {
namespace {

CopyReturn handed_on(const std::string& from, const std::string& to) {
  return {.issue = kIssue,
          .recipient = from,
          .successor = to,
          .copies = 1,
          .reason = ReturnReason::dissolved,
          .date = day("2022-10-01")};
}

}  // namespace

TEST_CASE("what a body gave off before another went into it did not take over from that one") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  // R003 gives a part off; R002 goes into it afterwards.
  REQUIRE(ledger.enter_decree(
      {.number = "2/NQ",
       .in_force = day("2022-09-22"),
       .events = {{.kind = BodyEventKind::split,
                   .from = {"R003"},
                   .to = {{.id = "R003", .copies = 2},
                          {.id = "R004", .name = "Sở Nội vụ", .address = "d", .copies = 1}},
                   .decision = "mỗi nơi một phần"}}},
      {.entered = day("2022-09-22")}, diagnostics));
  merge(ledger, "R002", "R003", "2022-09-25");
  CHECK_FALSE(ledger.return_copies(handed_on("R002", "R004"), diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0775 R004 did not take over from R002, which went into R003"});
}

TEST_CASE("nobody takes over from a body that was dissolved") {
  const Folder folder;
  Ledger ledger = sent_office(folder);
  Diagnostics diagnostics;
  REQUIRE(ledger.enter_decree({.number = "3/NQ",
                               .in_force = day("2022-09-25"),
                               .events = {{.kind = BodyEventKind::dissolve, .from = {"R002"}}}},
                              {.entered = day("2022-09-25")}, diagnostics));
  CHECK_FALSE(ledger.return_copies(handed_on("R002", "R003"), diagnostics));
  CHECK(texts_of(diagnostics) ==
        std::vector<std::string>{"G0775 R003 did not take over from R002, which was dissolved"});
  CHECK(ledger.return_copies(handed_on("R002", ""), diagnostics));
}

}  // namespace gazette::ledger
