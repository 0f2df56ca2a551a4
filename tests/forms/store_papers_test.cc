// The store on paper: its card, the protocol of a count, and what left it on a later day.

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

TEST_CASE("what claims sent on a day has a manifest and a slip of its own") {
  ledger::SentCopies later = {.frozen = {.issue = {2022, 38, 39},
                                         .issue_date = {2022, 9, 20},
                                         .date = {2022, 10, 5},
                                         .recipients = {recipient("R001", "Thành phố Biên Hòa", 1),
                                                        recipient("R005", "Huyện Long Thành", 1)},
                                         .copies_count = 2},
                              .pieces = {{"R001", {2}}, {"R005", {1}}},
                              .corrections = {{.kind = "claim",
                                               .recipient = "R001",
                                               .gone = {1},
                                               .sent = {2},
                                               .reference = "cap-bu-1"},
                                              {.kind = "return",
                                               .recipient = "R003",
                                               .successor = "R005",
                                               .gone = {2},
                                               .sent = {1},
                                               .reference = "hoan-1"}},
                              .journals = {"cap-bu-1", "hoan-1"},
                              .as_of = {2022, 10, 5},
                              .known_at = {2022, 10, 6}};
  later.frozen.recipients[0].channel = ledger::Channel::post;
  later.recipients = later.entitled = later.frozen.recipients;
  const Paper manifest = post_manifest(later, {.envelope_copies = 5}, 100, publisher());
  CHECK(manifest.number == "bk-2022-38-39-2022-10-05");
  CHECK(manifest.name == "bang-ke-buu-gui-2022-10-05");
  CHECK(manifest.copies_count == 1);
  CHECK(manifest.rows[1].cells[1] == PaperCell("R001"));
  CHECK(manifest.journals == std::vector<std::string>{"cap-bu-1", "hoan-1"});
  CHECK(manifest.below[0] ==
        "Một bản nặng 100,0 g, một bì rỗng 0,0 g. Gửi sau danh sách, trong ngày: 2 bản = bưu điện "
        "1 + văn thư 1 + nhận trực tiếp 0.");
  // What was handed on left the store with the list.
  const Paper slip = stock_slip(later, publisher());
  CHECK(slip.number == "xk-2022-38-39-2022-10-05");
  CHECK(lines_count(slip) == 1);
  CHECK(slip.copies_count == 1);
  CHECK(slip.rows[0].cells[4] == PaperCell(std::int64_t{1}));
  CHECK(slip.above[1] ==
        "Lý do xuất kho: cấp bù bản chưa đến, hỏng, thiếu trang, nhầm số hoặc cấp thiếu, 1 đơn vị "
        "nhận.");
  CHECK(slip.journals == std::vector<std::string>{"cap-bu-1"});
}

}  // namespace gazette::forms
