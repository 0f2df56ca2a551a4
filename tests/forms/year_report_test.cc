#include <algorithm>

#include "gazette/forms/reports.h"
#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

ledger::YearCopies year() {
  return {.year = 2022,
          .issues = {{.number = {2022, 1, 1},
                      .date = {2022, 1, 10},
                      .state = ledger::IssueState::distributed,
                      .ordered = 1195,
                      .printed = 1200,
                      .spoiled = 5,
                      .in_stock = 1,
                      .sent = 1191,
                      .in_transit = 191,
                      .received = 1000,
                      .archived = 2,
                      .lost = 1,
                      .recipients_count = 193},
                     {.number = {2022, 2, 3},
                      .date = {2022, 1, 20},
                      .state = ledger::IssueState::ordered,
                      .ordered = 195}},
          .numbers_count = 3,
          .ordered = 1390,
          .printed = 1200,
          .spoiled = 5,
          .in_stock = 1,
          .sent = 1191,
          .in_transit = 191,
          .received = 1000,
          .archived = 2,
          .lost = 1,
          .recipients_count = 193};
}

}  // namespace

TEST_CASE("the year's report says each place of copies, receipts, and whose pages nobody knows") {
  const std::vector<IssuePages> pages = {{.number = {2022, 1, 1}, .pages_count = 96}};
  ledger::YearCopies now = year();
  now.issues[0].printed += 4;
  now.issues[0].surplus = 1;
  now.issues[0].deposited = 5;
  now.issues[0].claimed = 2;
  now.issues[0].damaged = 3;
  ledger::YearCopies former = {.year = 2021, .recipients_count = 190};
  ReportMaterial material = {.year = now,
                             .pages = pages,
                             .days_to_publication = {},
                             .late = {},
                             .publisher = publisher(),
                             .former = &former,
                             .former_pages = &pages,
                             .date = {2022, 12, 31},
                             .as_of = {2022, 12, 31},
                             .known_at = {2022, 12, 31}};
  const Paper paper = year_report(material);
  CHECK(paper.above ==
        std::vector<std::string>{
            "2 kỳ, 3 số, 96 trang (chưa có số trang: số 02 + 03), 1.191 bản, 193 đơn vị.",
            "Đã in 1.204 + thừa chưa rõ nguồn 1 = đã phát 1.191 + tồn 1 + hỏng 5 + lưu 2 + lưu "
            "chiểu 5 + mất 1.",
            "Đã phát 1.191 = đã ký nhận 1.000 + chưa ký nhận 191.",
            "Ký nhận trong tình trạng hỏng 3 bản, thiếu trang 0 bản.", "Cấp bù 2 bản.",
            "Không có số liệu năm 2021 để so sánh."});
  CHECK(paper.rows[1].cells[2] == PaperCell("-"));
  CHECK(paper.rows[2].cells[8] == PaperCell(std::int64_t{5}));
  CHECK(text_of(paper).find("02 + 03  20/01/2022      -     195") != std::string::npos);
  former.issues = {now.issues[0]};
  former.issues[0].number = {2021, 1, 1};
  former.sent = 1200;
  now.sent = 1191;
  CHECK(year_report(material).above.back() ==
        "So với năm 2021: 2 kỳ (năm trước 1, +1); số trang chưa đủ để so sánh; 1.200 bản in (năm "
        "trước 0, +1.200); 1.191 bản phát (năm trước 1.200, -9); 193 đơn vị (năm trước 190, +3).");
}

TEST_CASE("who receives at the end of the year is an annex to its report") {
  const ledger::YearCopies now = year();
  const ReportMaterial material = {
      .year = now, .pages = {}, .days_to_publication = {}, .late = {}, .publisher = publisher()};
  const Paper paper = recipients_annex(material, shipment().recipients, {2022, 12, 31});
  CHECK(paper.title == "DANH SÁCH NƠI NHẬN CÔNG BÁO TẠI 31/12/2022");
  CHECK(paper.copies_count == 1006);
  CHECK(paper.rows.size() == 5);
  CHECK(paper.rows[4].title == "CỘNG: 4 đơn vị");
  CHECK(csv_of(paper).starts_with(
      "\xEF\xBB\xBFSTT,Mã nhận,Đơn vị nhận,Địa bàn,Địa chỉ,Hình thức,Số bản,Chứng từ\r\n"));
}

TEST_CASE("the report of an issue adds up from its list what came after it") {
  const ledger::YearCopies now = year();
  const ReportMaterial material = {
      .year = now, .pages = {}, .days_to_publication = {}, .late = {}, .publisher = publisher()};
  ledger::SentCopies copies = sent();
  copies.corrections = {
      {.kind = "claim", .recipient = "R004", .gone = {1}, .sent = {4}},
      {.kind = "claim", .recipient = "R003", .sent = {3}},
      {.kind = "return", .recipient = "R002", .gone = {7, 8}},
      {.kind = "return", .recipient = "R001", .successor = "R004", .gone = {1}, .sent = {5}}};
  copies.out_count = 1005;
  CHECK(issue_report(material, now.issues[0], &copies).above.back() ==
        "1.006 bản theo danh sách − 2 hoàn − 1 mất, hỏng đã được thay + 2 cấp bù = 1.005 bản đang "
        "ở nơi nhận hoặc đang gửi.");
}

TEST_CASE("papers and reports name a copy that came after its claim, and the claim") {
  ledger::SentCopies copies = sent();
  copies.corrections = {{.kind = "claim",
                         .recipient = "R004",
                         .gone = {1},
                         .sent = {4},
                         .reason = "chưa nhận",
                         .date = {2022, 10, 5},
                         .reference = "cap-bu-1"},
                        {.kind = "receipt",
                         .recipient = "R004",
                         .found = {1},
                         .claim = "cap-bu-1",
                         .date = {2022, 10, 10},
                         .reference = "bien-nhan-9"},
                        {.kind = "return",
                         .recipient = "R003",
                         .found = {2},
                         .claim = "cap-bu-2",
                         .date = {2022, 10, 12},
                         .reference = "hoan-2"}};
  copies.out_count = 1007;
  ledger::YearCopies now = year();
  now.issues[0].claimed = 2;
  now.issues[0].found = 2;
  const ReportMaterial material = {
      .year = now, .pages = {}, .days_to_publication = {}, .late = {}, .publisher = publisher()};
  const std::string found =
      "Đến sau khi đã cấp bù: R004 bản 1 (cap-bu-1), ký nhận ngày 10/10/2022; R003 bản 2 "
      "(cap-bu-2), hoàn ngày 12/10/2022.";
  const Paper report = issue_report(material, now.issues[0], &copies);
  CHECK(report.above.back() == found);
  CHECK(report.above[report.above.size() - 2] ==
        "1.006 bản theo danh sách − 1 mất, hỏng đã được thay + 1 cấp bù + 1 báo chưa nhận, đến sau "
        "= 1.007 bản đang ở nơi nhận hoặc đang gửi.");
  CHECK(std::find(report.above.begin(), report.above.end(),
                  "Cấp bù 2 bản, trong đó 2 bản đã báo chưa nhận đến sau.") != report.above.end());
  const Paper slip = claims_slip(copies, publisher());
  CHECK(lines_count(slip) == 1);
  CHECK(slip.copies_count == 1);
  CHECK(slip.below == std::vector<std::string>{found});
  CHECK(slip.journals == std::vector<std::string>{"cap-bu-1", "bien-nhan-9", "hoan-2"});
  CHECK(recipient_list(copies, publisher())
            .below.front()
            .find("R004: nhận bản 1 đến sau ngày 10/10/2022 (đã báo chưa nhận, đã cấp bù theo "
                  "cap-bu-1); R003: hoàn bản 2 đến sau ngày 12/10/2022 (đã báo chưa nhận, đã cấp "
                  "bù theo "
                  "cap-bu-2)") != std::string::npos);
}

TEST_CASE("the code of a paper is of the office whose name it bears") {
  Paper paper = {.number = "bc-2022", .revision = 1};
  const std::string nobody = code_sha256(paper);
  paper.office = "VĂN PHÒNG UBND TỈNH ĐỒNG NAI";
  const std::string office = code_sha256(paper);
  CHECK(office != nobody);
  paper.office = "VĂN PHÒNG UBND TỈNH BÌNH PHƯỚC";
  CHECK(code_sha256(paper) != office);
  // What tells revisions apart stays what it was for papers that were issued before.
  const std::string shown = shown_sha256(paper);
  paper.office.clear();
  CHECK(shown_sha256(paper) == shown);
}

TEST_CASE("a report says its revision and code for other programs where it was issued as it is") {
  Paper paper = {.title = "BÁO CÁO", .number = "bc-2022", .as_of = {2022, 12, 31}};
  paper.known_at = paper.as_of;
  paper.revision = 1;
  const ledger::IssuedPaper former = issued(paper, std::nullopt);
  Paper again = paper;
  again.revision = 0;
  revise(again, {former}, true);
  CHECK(json_of(again).find("\"revision\": 1,\n  \"code\": \"" + former.code_sha256.substr(0, 12) +
                            "\"") != std::string::npos);
  Paper other = paper;
  other.title = "BÁO CÁO KHÁC";
  revise(other, {former}, true);
  CHECK(json_of(other).find("\"revision\": null,\n  \"code\": null") != std::string::npos);
}

TEST_CASE("the report of a recipient is what the journals did to its copies") {
  const ledger::YearCopies now = year();
  const ReportMaterial material = {
      .year = now, .pages = {}, .days_to_publication = {}, .late = {}, .publisher = publisher()};
  const model::IssueNumber issue = {2022, 1, 1};
  const Paper paper = recipient_report(material, "R002", "UBND xã Xuân Tâm",
                                       {{.issue = issue,
                                         .recipient = "R002",
                                         .date = {2022, 1, 10},
                                         .kind = "shipment",
                                         .reference = "phat-hanh-2022-01",
                                         .sent = 2},
                                        {.issue = issue,
                                         .recipient = "R002",
                                         .date = {2022, 1, 12},
                                         .kind = "receipt",
                                         .reference = "bien-nhan-2022-01-1",
                                         .person = "Lê Hoa",
                                         .reason = "damaged",
                                         .acknowledged = 1},
                                        {.issue = issue,
                                         .recipient = "R002",
                                         .date = {2022, 2, 1},
                                         .kind = "return",
                                         .reference = "hoan-1",
                                         .person = "R004",
                                         .reason = "dissolved",
                                         .gone = 1}});
  CHECK(paper.copies_count == 1);
  CHECK(paper.rows[1].cells[2] == PaperCell("ký nhận (hỏng; Lê Hoa)"));
  CHECK(paper.rows[2].cells[2] == PaperCell("chuyển cho R004 (sáp nhập)"));
  CHECK(paper.above[0] ==
        "1 kỳ; đã gửi 2 bản, rút 1 bản (hoàn, mất, hỏng, chuyển đi); còn 1 = đã ký nhận 1 + chưa "
        "ký nhận 0.");
  const std::string json = recipient_json(paper, "R002", "UBND xã Xuân Tâm",
                                          {{.issue = issue,
                                            .recipient = "R002",
                                            .date = {2022, 1, 12},
                                            .kind = "receipt",
                                            .reference = "bien-nhan-2022-01-1",
                                            .person = "Lê Hoa",
                                            .reason = "damaged",
                                            .acknowledged = 1}});
  CHECK(json.find(R"("recipient": "R002",
  "name": "UBND xã Xuân Tâm",
  "events": [
    {
      "issue": "2022/01",
      "date": "2022-01-12",
      "event": "receipt",
      "reference": "bien-nhan-2022-01-1",
      "person": "Lê Hoa",
      "reason": "damaged",
      "sent": 0,
      "gone": 0,
      "acknowledged": 1,
      "found_after_claim": 0
    }
  ],
  "totals": {
    "sent": 0,
    "gone": 0,
    "acknowledged": 1
  }
}
)") != std::string::npos);
}

constexpr std::string_view kYearJson = R"({
  "number": "bc-2022",
  "title": "BÁO CÁO",
  "as_of": "2022-12-31",
  "known_at": "2023-01-02",
  "revision": null,
  "code": null,
  "lines_count": 0,
  "copies": 0,
  "year": 2022,
  "issues": [
    {
      "issue": "2022/01",
      "numbers": [
        1
      ],
      "date": "2022-01-10",
      "state": "distributed",
      "pages": 96,
      "ordered": 1195,
      "printed": 1200,
      "surplus": 0,
      "spoiled": 5,
      "in_stock": 1,
      "sent": 1191,
      "in_transit": 191,
      "received": 1000,
      "archived": 2,
      "deposited": 0,
      "returned": 0,
      "lost": 1,
      "scrapped": 0,
      "claimed": 0,
      "received_damaged": 0,
      "received_incomplete": 0,
      "found_after_claim": 0,
      "recipients": 193
    }
  ],
  "totals": {
    "issues": 1,
    "numbers": 3,
    "pages": 96,
    "ordered": 1390,
    "printed": 1200,
    "surplus": 0,
    "spoiled": 5,
    "in_stock": 1,
    "sent": 1191,
    "in_transit": 191,
    "received": 1000,
    "archived": 2,
    "deposited": 0,
    "returned": 0,
    "lost": 1,
    "scrapped": 0,
    "claimed": 0,
    "received_damaged": 0,
    "received_incomplete": 0,
    "found_after_claim": 0,
    "recipients": 193
  },
  "charts": [
    {
      "title": "Kỳ",
      "unit": "kỳ",
      "values": {
        "1": 2
      }
    }
  ]
}
)";

TEST_CASE("the year's report as JSON has its keys in a fixed order") {
  ledger::YearCopies one = year();
  one.issues.pop_back();
  const Paper paper = {.title = "BÁO CÁO",
                       .number = "bc-2022",
                       .as_of = {2022, 12, 31},
                       .known_at = {2023, 1, 2},
                       .charts = {{.title = "Kỳ", .unit = "kỳ", .items = {{"1", 2}}}}};
  CHECK(issues_json(paper, one, {{.number = {2022, 1, 1}, .pages_count = 96}}) == kYearJson);
}

TEST_CASE("to how many anything was sent is null where nobody counted it, and 0 where it is 0") {
  ledger::YearCopies figures = year();
  CHECK(issues_json({}, figures, {}).find("\"recipients\": 193\n  },\n  \"charts\"") !=
        std::string::npos);
  figures.recipients_count = 0;
  CHECK(issues_json({}, figures, {}).find("\"recipients\": null\n  },\n  \"charts\"") !=
        std::string::npos);
  figures.issues[0].recipients_count = 0;
  CHECK(issues_json({}, figures, {}).find("\"recipients\": 0\n  },\n  \"charts\"") !=
        std::string::npos);
}

TEST_CASE("the JSON of an issue that was not built has its numbers and no pages") {
  const std::string json = issues_json({}, year(), {});
  CHECK(json.find(R"("numbers": [
        2,
        3
      ],
      "date": "2022-01-20",
      "state": "ordered",
      "pages": null,
      "ordered": 195,)") != std::string::npos);
}

}  // namespace gazette::forms
