#include <set>

#include "gazette/forms/reports.h"
#include "gazette/forms/shipment_papers.h"
#include "tests/forms/office.h"

namespace gazette::forms {
namespace {

/// A paper of two groups whose texts are what spreadsheets stumble over.
Paper awkward_paper() {
  return {
      .name = "x",
      .title = "BẢNG",
      .subtitle = "số 1",
      .number = "bk-1",
      .date = {2022, 9, 21},
      .as_of = {2022, 9, 20},
      .known_at = {2022, 9, 21},
      .copies_count = 3,
      .group_head = "Địa bàn",
      .columns = {{.head = "Mã"},
                  {.head = "Tên, đơn vị", .width = 30},
                  {.head = "Bản", .kind = ColumnKind::number}},
      .rows = {{.kind = PaperRow::Kind::group, .title = "A"},
               {.cells = {"007", "=1+1", std::int64_t{1}}},
               {.kind = PaperRow::Kind::group, .title = "B"},
               {.cells = {"R2", "Sở \"X\"", std::int64_t{2}}},
               {.kind = PaperRow::Kind::sum, .title = "CỘNG", .cells = {"", "", std::int64_t{3}}}}};
}

}  // namespace

TEST_CASE("a paper as CSV keeps codes, lets no formula through, and names itself on every line") {
  Paper paper = awkward_paper();
  revise(paper, {}, false);
  const std::string own =
      "\"bk-1, lần 1, tính đến 2022-09-20, biết đến 2022-09-21, 2 dòng, mã kiểm tra " +
      code_sha256(paper).substr(0, 12) + "\"\r\n";
  CHECK(csv_of(paper) ==
        "\xEF\xBB\xBFMã,\"Tên, đơn vị\",Bản,Địa bàn,Chứng từ\r\n"
        "007,'=1+1,1,A," +
            own + "R2,\"Sở \"\"X\"\"\",2,B," + own + ",CỘNG,3,," + own);
}

TEST_CASE("a figure below zero is a number in CSV, and no two columns have one name") {
  Paper paper = awkward_paper();
  paper.columns[1].head = "Chứng từ";
  paper.rows[1].cells = {"-1", "@x", std::int64_t{-1}};
  const std::string csv = csv_of(paper);
  CHECK(csv.starts_with("\xEF\xBB\xBFMã,Chứng từ,Bản,Địa bàn,Thuộc chứng từ\r\n'-1,'@x,-1,A,"));
}

TEST_CASE("a paper says its number, days, lines, copies and hash") {
  Paper paper = awkward_paper();
  CHECK(facts_line(paper).starts_with("Số bk-1; tính đến"));
  revise(paper, {}, false);
  paper.journals = {"phat-hanh-1"};
  const std::string hash = code_sha256(paper).substr(0, 12);
  CHECK(facts_line(paper) ==
        "Số bk-1, lần 1; theo phat-hanh-1; tính đến 20/09/2022, biết đến 21/09/2022; 2 dòng, 3 "
        "bản; mã kiểm tra " +
            hash + ".");
  paper.journals = {"c", "b", "a", "b"};
  CHECK(facts_line(paper).starts_with("Số bk-1, lần 1; theo 3 bút toán; tính đến"));
}

TEST_CASE("no two papers have one code: lines, journals, days and revision are all in it") {
  std::vector<Paper> papers(9, awkward_paper());
  papers[1].rows[1].cells[0] = "7";
  papers[2].journals = {"phat-hanh-1-2"};
  papers[3].as_of = {2022, 9, 21};
  papers[4].revision = 2;
  papers[5].below = {"Thay đổi sau khi phát hành."};
  papers[6].form_code = "C31-HD";
  papers[7].columns[0].mark = "A";
  papers[8].receivers = {"Lưu: VT"};
  std::set<std::string> codes;
  for (const Paper& paper : papers) {
    codes.insert(short_code(paper));
  }
  CHECK(codes.size() == 9);
}

TEST_CASE("a paper of other journals is another one, though it has the same words") {
  const model::IssueNumber number = {2022, 38, 39};
  Paper first = awkward_paper();
  first.journals = {"phat-hanh-1"};
  revise(first, {}, false);
  const std::vector<ledger::IssuedPaper> record = {issued(first, number)};
  CHECK(record[0].journals == std::vector<std::string>{"phat-hanh-1"});
  Paper second = awkward_paper();
  second.journals = {"phat-hanh-1-2"};
  second.as_of = second.known_at = {2022, 9, 25};
  revise(second, record, false);
  CHECK(second.revision == 2);
  CHECK(second.as_of == Date{2022, 9, 25});
  CHECK(short_code(second) != short_code(first));
  // One that a version before 12 issued names none: its day tells, and its digits stay.
  std::vector<ledger::IssuedPaper> former = record;
  former[0].journals.clear();
  former[0].code_sha256.clear();
  Paper again = awkward_paper();
  again.journals = {"phat-hanh-1"};
  revise(again, former, false);
  CHECK(again.revision == 1);
  CHECK(short_code(again) == former[0].lines_sha256.substr(0, 12));
  again = awkward_paper();
  again.as_of = {2022, 9, 25};
  revise(again, former, false);
  CHECK(again.revision == 2);
}

TEST_CASE("a report of another day that was asked for is another report") {
  Paper first = awkward_paper();
  first.is_of_day = true;
  revise(first, {}, false);
  Paper second = awkward_paper();
  second.is_of_day = true;
  second.as_of = {2022, 10, 31};
  revise(second, {issued(first, std::nullopt)}, false);
  CHECK(second.revision == 2);
  second = awkward_paper();
  second.as_of = {2022, 10, 31};
  revise(second, {issued(first, std::nullopt)}, false);
  CHECK(second.revision == 1);
}

TEST_CASE("a paper that shows something else is the next revision and names the former") {
  const model::IssueNumber number = {2022, 38, 39};
  Paper first = awkward_paper();
  revise(first, {}, false);
  CHECK(first.revision == 1);
  CHECK(first.replaces.empty());
  std::vector<ledger::IssuedPaper> record = {issued(first, number)};
  CHECK(record[0].number == "bk-1");
  CHECK(record[0].lines_count == 2);
  CHECK(record[0].copies_count == 3);
  CHECK(record[0].as_of == Date{2022, 9, 20});

  // Made again on another day with nothing changed it is the same, with the days of then.
  Paper again = awkward_paper();
  again.as_of = again.known_at = {2022, 12, 31};
  revise(again, record, false);
  CHECK(issued(again, number) == record[0]);
  CHECK(facts_line(again) == facts_line(first));

  // What stands over the table counts too.
  Paper second = awkward_paper();
  second.above.push_back("Dịch vụ: phát nhanh.");
  second.as_of = second.known_at = {2022, 10, 5};
  revise(second, record, false);
  CHECK(second.name == "x-lan-2");
  CHECK(facts_line(second).starts_with("Số bk-1, lần 2, thay thế lần 1 ngày 20/09/2022, mã " +
                                       code_sha256(first).substr(0, 12) +
                                       "; tính đến 05/10/2022, "));
  record.push_back(issued(second, number));

  // Back to what the first one said, it is a third: the second was signed meanwhile.
  Paper third = awkward_paper();
  revise(third, record, false);
  CHECK(third.revision == 3);
  CHECK(third.replaces.starts_with("lần 2 ngày 05/10/2022, mã "));
}

TEST_CASE("a paper that looks back is one that was issued, or says that it is none") {
  const model::IssueNumber number = {2022, 38, 39};
  Paper first = awkward_paper();
  revise(first, {}, false);
  Paper second = awkward_paper();
  second.rows[1].cells[0] = "8";
  const std::vector<ledger::IssuedPaper> record = {issued(first, number), [&] {
                                                     revise(second, {issued(first, number)}, false);
                                                     return issued(second, number);
                                                   }()};
  Paper back = awkward_paper();
  revise(back, record, true);
  CHECK(back.revision == 1);
  CHECK(back.name == "x");
  Paper never = awkward_paper();
  never.rows[1].cells[0] = "9";
  revise(never, record, true);
  CHECK(never.name == "x-tra-cuu");
  CHECK(facts_line(never).starts_with("Số bk-1, bản tra cứu; tính đến 20/09/2022"));
}

TEST_CASE("a workbook is the same for the same paper") {
  const Paper paper = awkward_paper();
  const std::string workbook = xlsx_of(paper, publisher());
  CHECK(workbook.starts_with("PK"));
  CHECK(xlsx_of(paper, publisher()) == workbook);
}

TEST_CASE("what is posted is listed with its weight, and all ways add up to the list") {
  ledger::Shipment list = shipment();
  list.recipients[0].channel = ledger::Channel::post;
  list.recipients[1].channel = ledger::Channel::post;
  const Paper paper = post_manifest(
      sent(list), {.envelope_copies = 600, .envelope_grams = 25, .service = "Bảo đảm"}, 209.56,
      publisher());
  CHECK(lines_count(paper) == 3);
  CHECK(paper.copies_count == 1001);
  CHECK(paper.number == "bk-2022-38-39");
  // 209.56 + 25; 600 and 400 copies in their envelopes.
  CHECK(paper.rows[1].cells[7] == PaperCell(std::int64_t{235}));
  CHECK(paper.rows[3].cells[7] == PaperCell(std::int64_t{125'761}));
  CHECK(paper.rows[4].cells[7] == PaperCell(std::int64_t{83'849}));
  CHECK(paper.rows.back().title == "TỔNG CỘNG: 3 bì");
  CHECK(paper.rows.back().cells[7] == PaperCell(std::int64_t{209'845}));
  CHECK(paper.below[0] ==
        "Một bản nặng 209,6 g, một bì rỗng 25,0 g. Danh sách của số này: 1.006 bản = bưu điện "
        "1.001 + văn thư 5 + nhận trực tiếp 0.");
}

TEST_CASE("copies claimed, returned and handed on stand on the corrected papers") {
  ledger::SentCopies copies = sent();
  // R001 lost copy 1 and has 2 now; R003 gave copy 1 back and its copy 2 to R005.
  copies.pieces["R001"] = {2};
  copies.pieces["R003"] = {};
  copies.recipients[2].copies = 0;
  copies.recipients.push_back(recipient("R005", "Huyện Long Thành", 1));
  copies.pieces["R005"] = {1};
  copies.corrections = {{.kind = "claim",
                         .recipient = "R001",
                         .gone = {1},
                         .sent = {2},
                         .reason = "chưa nhận",
                         .date = {2022, 10, 5}},
                        {.kind = "return",
                         .recipient = "R003",
                         .gone = {1},
                         .reason = "từ chối nhận",
                         .date = {2022, 10, 6}},
                        {.kind = "return",
                         .recipient = "R003",
                         .successor = "R005",
                         .gone = {2},
                         .sent = {1},
                         .reason = "sáp nhập",
                         .date = {2022, 10, 7}}};
  const Paper list = recipient_list(copies, publisher());
  CHECK(list.copies_count == 1005);
  CHECK(list.rows[1].cells[7] == PaperCell("cấp bù bản 2 thay bản 1 ngày 05/10/2022 (chưa nhận)"));
  CHECK(list.rows[8].cells[4] == PaperCell(std::int64_t{0}));
  CHECK(list.rows[8].cells[7] == PaperCell("hoàn bản 1 ngày 06/10/2022 (từ chối nhận); chuyển bản "
                                           "2 cho R005 ngày 07/10/2022 (sáp nhập)"));
  CHECK(list.rows[9].cells[7] == PaperCell("nhận bản 1 chuyển từ R003 ngày 07/10/2022 (sáp nhập)"));
  CHECK(list.rows[10].title == "Cộng Huyện Long Thành: 1 đơn vị");
  CHECK(list.below[0] ==
        "Thay đổi sau khi phát hành ngày 21/09/2022: R001: cấp bù bản 2 thay bản 1 ngày "
        "05/10/2022 (chưa nhận); R003: hoàn bản 1 ngày 06/10/2022 (từ chối nhận); R003: chuyển "
        "bản 2 cho R005 ngày 07/10/2022 (sáp nhập).");
  // The slip is of what left the store by the list; what a claim sent has one of its own.
  const Paper slip = stock_slip(copies, publisher());
  CHECK(lines_count(slip) == 1);
  CHECK(slip.copies_count == 1006);
  const std::vector<Bundle> bundles = pack(copies, {.envelope_copies = 600});
  REQUIRE(bundles.size() == 3);
  CHECK(ledger::piece_code(bundles[0].parcels[0].piece).starts_with("CB|2022|38-39|R001|2|"));
  CHECK(bundles[2].recipients_count == 1);
}

TEST_CASE("copies that do not follow one another go in envelopes of their own") {
  ledger::SentCopies copies = sent();
  copies.pieces["R004"] = {1, 3, 4};
  const std::vector<Bundle> bundles = pack(copies, {.envelope_copies = 5});
  REQUIRE(bundles[0].parcels.size() == 3);
  CHECK(bundles[0].parcels[1].copies() == 1);
  CHECK(bundles[0].parcels[2].piece.first == 3);
  CHECK(bundles[0].parcels[2].piece.last == 4);
  CHECK(bundles[0].parcels[2].number == 2);
  CHECK(bundles[0].parcels[2].count == 2);
}

TEST_CASE("the slip of the store has a line for each way") {
  const Paper paper = stock_slip(sent(), publisher());
  CHECK(lines_count(paper) == 1);
  CHECK(paper.rows[0].cells[1] == PaperCell("Công báo số 38 + 39: văn thư"));
  CHECK(paper.rows[1].cells[5] == PaperCell(std::int64_t{1006}));
  CHECK(paper.columns[4].mark == "1");
}

TEST_CASE("what was asked for and what left the store differ where copies were short") {
  ledger::SentCopies copies = sent();
  copies.entitled[1].copies = 1010;
  copies.entitled.push_back(recipient("R009", "Huyện Long Thành", 1));
  const Paper slip = stock_slip(copies, publisher());
  CHECK(slip.rows[0].cells[4] == PaperCell(std::int64_t{1017}));
  CHECK(slip.rows[0].cells[5] == PaperCell(std::int64_t{1006}));
  CHECK(slip.rows[0].cells[8] == PaperCell("thiếu 11"));
  CHECK(slip.copies_count == 1006);
  CHECK(recipient_list(copies, publisher()).below ==
        std::vector<std::string>{
            "Cấp thiếu so với tiêu chuẩn (đã cấp/được cấp): R002 1000/1010, R009 0/1."});
  // Served by a claim it is short no longer.
  copies.corrections = {{.kind = "claim",
                         .recipient = "R009",
                         .sent = {1},
                         .reason = "cấp thiếu",
                         .date = {2022, 10, 5}}};
  CHECK(recipient_list(copies, publisher()).below.back() ==
        "Cấp thiếu so với tiêu chuẩn (đã cấp/được cấp): R002 1000/1010.");
}

TEST_CASE("papers that Vietnamese offices sign have the national heading, vouchers their form") {
  ledger::SentCopies copies = sent();
  copies.corrections = {{.kind = "claim",
                         .recipient = "R004",
                         .gone = {1},
                         .sent = {4},
                         .reason = "chưa nhận",
                         .date = {2022, 10, 5}}};
  // A later claim that was reversed is no line of it, and the slip knows of it.
  copies.as_of = {2022, 10, 9};
  copies.known_at = {2022, 10, 10};
  const Paper slip = claims_slip(copies, publisher());
  CHECK(slip.as_of == Date{2022, 10, 9});
  CHECK(slip.known_at == Date{2022, 10, 10});
  CHECK(slip.number == "cb-2022-38-39");
  CHECK(slip.copies_count == 1);
  CHECK(slip.rows[0].cells == std::vector<PaperCell>{std::int64_t{1}, "05/10/2022", "R004",
                                                     "UBND R004", "chưa nhận", "1", "4",
                                                     std::int64_t{1}, ""});
  const std::string text = text_of(form_of(slip, publisher()));
  CHECK(text.find("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") != std::string::npos);
  CHECK(text.find("Độc lập - Tự do - Hạnh phúc") != std::string::npos);
  CHECK(text.find("Số: cb-2022-38-39") != std::string::npos);
  const std::string voucher = text_of(form_of(stock_slip(copies, publisher()), publisher()));
  CHECK(voucher.find("Mẫu số C31-HD") != std::string::npos);
  CHECK(voucher.find("form_table: A | B | C | D | 1 | 2 | 3 | 4 |") != std::string::npos);
}

TEST_CASE("what was given as legal deposit is signed by both sides") {
  const Paper paper = deposit_protocol(
      {.number = {2022, 38, 39}, .date = {2022, 9, 20}, .as_of = {2022, 9, 25}},
      {{.date = {2022, 9, 21},
        .kind = "move",
        .reference = "chuyen-1",
        .copies = 3,
        .balance = 3,
        .reversed_by = "huy-chuyen-1"},
       {.date = {2022, 9, 25}, .kind = "reversal", .reference = "huy-chuyen-1", .copies = -3},
       {.date = {2022, 9, 25}, .kind = "move", .reference = "chuyen-2", .copies = 2, .balance = 2}},
      publisher());
  CHECK(paper.number == "lc-2022-38-39");
  CHECK(paper.copies_count == 2);
  CHECK(lines_count(paper) == 1);
  CHECK(paper.rows[0].cells[3] == PaperCell("nộp lưu chiểu"));
  CHECK(paper.journals == std::vector<std::string>{"chuyen-2"});
}

TEST_CASE("a notice names by district what is overdue, a list of receipts its states") {
  LateNotice notice = {.late = {{.issue = {2022, 38, 39},
                                 .sent = {2022, 9, 20},
                                 .recipient = "R002",
                                 .name = "UBND xã Xuân Tâm",
                                 .district = "Xuân Lộc",
                                 .pieces = {1, 2}}},
                       .as_of = {2022, 10, 10},
                       .name = "xuan-loc"};
  const Paper paper = late_notice(notice, publisher());
  CHECK(paper.name == "giay-nhac-bien-nhan-2022-10-10-xuan-loc");
  CHECK(paper.rows[0].title == "Xuân Lộc");
  CHECK(paper.rows[1].cells[5] == PaperCell(std::int64_t{20}));
  CHECK(paper.above[0] ==
        "Đến ngày 10 tháng 10 năm 2022, 2 bản Công báo gửi các đơn vị dưới đây chưa có biên nhận.");
  const Paper list = receipt_list(
      {.number = {2022, 38, 39}, .date = {2022, 9, 20}, .in_transit = 5},
      {{.recipient = "R001", .name = "A", .pieces = {1}, .date = {2022, 9, 22}, .taker = "B"},
       {.recipient = "R002",
        .pieces = {2, 3},
        .condition = ledger::Condition::missing_pages,
        .reference = "bn-1",
        .gone_by = "cap-bu-1"},
       {.recipient = "R003", .pieces = {0}, .reference = "phat-hanh-1", .is_acknowledged = false}},
      {.number = {2022, 38, 39}}, publisher());
  CHECK(list.above ==
        std::vector<std::string>{"Đã ký nhận 3 bản: tốt 1, hỏng 0, thiếu trang 2.",
                                 "Phát không có biên nhận: 1 bản.",
                                 "Sau đó hoàn, chuyển hoặc được thay: 2 bản; hiện ở nơi nhận: 2 "
                                 "bản.",
                                 "Đang gửi, chưa ký nhận: 5 bản."});
  CHECK(list.copies_count == 2);
  CHECK(list.rows[1].cells[4] == PaperCell(std::int64_t{2}));
  CHECK(list.rows[1].cells[5] == PaperCell(std::int64_t{0}));
  CHECK(list.rows[1].cells[8] == PaperCell("thiếu trang"));
  CHECK(list.rows[1].cells[9] == PaperCell("bn-1; cap-bu-1"));
}

TEST_CASE("two issues sent to the same list are told apart by their digits") {
  Paper one = awkward_paper();
  const std::string first = content_sha256(one);
  one.number = "bk-2";
  CHECK(content_sha256(one) != first);
}

TEST_CASE("what the printer delivered is told against what was ordered") {
  const ledger::IssueCopies copies{.number = {2022, 38, 39},
                                   .date = {2022, 9, 20},
                                   .ordered = 200,
                                   .printed = 197,
                                   .spoiled = 4};
  const Paper paper = delivery_protocol(
      copies,
      {{.reference = "nhan-1", .date = {2022, 9, 20}, .entered = {2022, 9, 21}, .good = 190},
       {.reference = "nhan-2",
        .date = {2022, 9, 22},
        .entered = {2022, 9, 22},
        .good = 3,
        .spoiled = 4}},
      publisher(), "Nhà in A");
  CHECK(paper.as_of == Date{2022, 9, 22});
  CHECK(paper.journals == std::vector<std::string>{"nhan-1", "nhan-2"});
  CHECK(paper.above[1] ==
        "Các lần giao: 20/09/2022: dùng được 190, hỏng 0; 22/09/2022: dùng được 3, hỏng 4.");
  CHECK(paper.rows[1].cells[2] == PaperCell(std::int64_t{193}));
  CHECK(paper.rows[3].cells[1] == PaperCell("Thiếu so với đặt in"));
  CHECK(paper.rows[3].cells[2] == PaperCell(std::int64_t{7}));
}

TEST_CASE("a chart tells its figures aloud, and its SVG is of the same places") {
  const typeset::Chart chart{
      .title = "Số kỳ", .unit = "kỳ", .items = {{"1", 3}, {"2", 0}, {"3", 6}}};
  CHECK(typeset::alternative_of(chart) == "Biểu đồ: Số kỳ. 1: 3; 2: 0; 3: 6 (kỳ).");
  const typeset::ChartDrawing drawing = typeset::draw_chart(chart, points(300));
  REQUIRE(drawing.boxes.size() == 3);  // two columns and the line they stand on
  CHECK(drawing.boxes[0].height * 2 == drawing.boxes[1].height);
  CHECK(drawing.texts.size() == 6);
  const std::string svg = typeset::chart_svg(chart);
  CHECK(svg.find("<title>Số kỳ</title>\n<desc>Biểu đồ: Số kỳ. 1: 3; 2: 0; 3: 6 (kỳ).</desc>") !=
        std::string::npos);
  CHECK(svg.find("<rect x=\"48\" y=\"62\" width=\"64\" height=\"48\"/>") != std::string::npos);
}

TEST_CASE("the year's report has its issues, the equation and four charts") {
  ledger::YearCopies year{.year = 2022, .recipients_count = 193};
  for (int number = 1; number <= 39; ++number) {
    year.issues.push_back({.number = {2022, number, number},
                           .date = {2022, 1 + (number - 1) % 12, 20},
                           .ordered = 193,
                           .printed = 194,
                           .spoiled = 1,
                           .sent = 193,
                           .recipients_count = 193});
  }
  std::vector<IssuePages> pages;
  for (const ledger::IssueCopies& issue : year.issues) {
    pages.push_back({.number = issue.number, .pages_count = 96});
  }
  const Paper paper = year_report({.year = year,
                                   .pages = pages,
                                   .days_to_publication = {3, 7, 8, 61},
                                   .late = {{"Huyện B", 2}, {"", 0}},
                                   .publisher = publisher(),
                                   .date = {2022, 12, 31},
                                   .as_of = {2022, 12, 31},
                                   .known_at = {2023, 1, 2}});
  CHECK(paper.above[0] == "39 kỳ, 39 số, 3.744 trang, 7.527 bản, 193 đơn vị.");
  CHECK(paper.above[1] == "Đã in 7.566 = đã phát 7.527 + tồn 0 + hỏng 39.");
  REQUIRE(paper.charts.size() == 4);
  CHECK(typeset::alternative_of(paper.charts[3]) ==
        "Biểu đồ: Bản quá hạn biên nhận theo địa bàn. Huyện B: 2; Đơn vị khác: 0 (bản).");
  CHECK(facts_line(paper).starts_with("Số bc-2022; tính đến 31/12/2022, biết đến 02/01/2023; "));
  CHECK(paper.charts[0].items[0].value == 4);
  CHECK(paper.charts[0].items[11].value == 3);
  CHECK(typeset::alternative_of(paper.charts[2]) ==
        "Biểu đồ: Từ khi nhận văn bản đến ngày Công báo, ngày. 0–7: 2; 8–14: 1; 15–21: 0; "
        "22–30: 0; 31–60: 0; trên 60: 1 (văn bản).");
  const std::string text = text_of(paper);
  CHECK(text.find("CỘNG") != std::string::npos);
  const std::string page = html_of(paper, publisher());
  CHECK(page.find("<svg ") != std::string::npos);
  // The title of the sums stands before them.
  CHECK(page.find("<tfoot>\n<tr><td></td><td>CỘNG</td><td class=\"n\">3.744</td>") !=
        std::string::npos);
}

}  // namespace gazette::forms
