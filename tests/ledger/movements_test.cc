// The words of what moves copies.

#include "tests/ledger/record.h"

namespace gazette::ledger {

TEST_CASE("reasons are read with and without marks and never guessed") {
  CHECK(claim_reason_from("chưa nhận") == ClaimReason::not_received);
  CHECK(claim_reason_from("CHUA  NHAN") == ClaimReason::not_received);
  CHECK(claim_reason_from("short_shipped") == ClaimReason::short_shipped);
  CHECK_FALSE(claim_reason_from("chưa"));
  CHECK(return_reason_from("Từ chối nhận") == ReturnReason::refused);
  CHECK(condition_from("tot") == Condition::good);
  CHECK(reason_text("not_received") == "chưa nhận");
  CHECK(reason_text("missing_pages") == "thiếu trang");
  CHECK(reason_text("dissolved") == "sáp nhập");
  CHECK(reason_text("mưa dột") == "mưa dột");
  CHECK(claim_reason_words() == "chưa nhận, hỏng, thiếu trang, nhầm số, cấp thiếu");
}

}  // namespace gazette::ledger
