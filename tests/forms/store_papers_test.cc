// The store on paper: its card, and the protocol of a count.

#include "gazette/forms/reports.h"
#include "tests/forms/office.h"

namespace gazette::forms {

TEST_CASE("the card of an issue in the store ends with what is on the shelf") {
  const StoredIssue issue = {.number = {2022, 38, 39},
                             .date = {2022, 9, 20},
                             .as_of = {2022, 12, 31},
                             .known_at = {2022, 12, 31}};
  const Paper card = stock_card(issue,
                                {{.date = {2022, 9, 19},
                                  .kind = "print_run",
                                  .reference = "nhan-2022-38-39",
                                  .copies = 200,
                                  .balance = 200},
                                 {.date = {2022, 10, 5},
                                  .kind = "claim",
                                  .reference = "cap-bu-2022-38-39-R017-2022-10-05",
                                  .reason = "not_received",
                                  .copies = -1,
                                  .balance = 199}},
                                publisher());
  CHECK(card.revision == 0);
  CHECK(card.copies_count == 199);
  CHECK(card.rows[1].cells[3] == PaperCell("xuất cấp bù: chưa nhận"));
  CHECK(card.rows[1].cells[5] == PaperCell(std::int64_t{1}));
  CHECK(card.rows[2].cells[4] == PaperCell(std::int64_t{200}));
  CHECK(card.rows[2].cells[6] == PaperCell(std::int64_t{199}));
}

TEST_CASE("who gets a paper stands on the left of those who sign it") {
  LateNotice notice = {.as_of = {2022, 10, 10}};
  const std::string text = text_of(form_of(late_notice(notice, publisher()), publisher()));
  CHECK(text.find("form_signature: Nơi nhận:- Các đơn vị nêu trên;- Lưu: VT. | NGƯỜI LẬP(Ký") !=
        std::string::npos);
}

TEST_CASE("the protocol of a count says what the books had, what the shelf has, and the rest") {
  const StoredIssue issue = {.number = {2022, 38, 39},
                             .date = {2022, 9, 20},
                             .as_of = {2022, 12, 31},
                             .known_at = {2022, 12, 31}};
  const Paper paper = count_protocol(issue,
                                     {.reference = "kiem-ke-2022-38-39-2022-12-31",
                                      .date = {2022, 12, 31},
                                      .booked = 7,
                                      .counted = 5,
                                      .reason = "ẩm mốc"},
                                     publisher());
  CHECK(paper.number == "kk-2022-38-39-2022-12-31");
  CHECK(paper.rows[0].cells[6] == PaperCell(std::int64_t{-2}));
  CHECK(paper.below[0] ==
        "Thực tế thiếu 2 bản so với sổ sách; đã ghi giảm theo "
        "kiem-ke-2022-38-39-2022-12-31.");
  CHECK(count_protocol(issue, {.date = {2022, 12, 31}, .booked = 7, .counted = 7}, publisher())
            .below[0] == "Số thực tế khớp với sổ sách.");
}

}  // namespace gazette::forms
