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

TEST_CASE("the year's report is a table with its totals and the balance of copies") {
  CHECK(year_report_text(year(), {{.number = {2022, 1, 1}, .pages_count = 96}}) ==
        "BÁO CÁO CÔNG BÁO NĂM 2022\n"
        "\n"
        "Số       Ngày        Trang  Đặt in  Đã in  Hỏng  Tồn  Đã phát  Nơi nhận  Tình trạng\n"
        "───────────────────────────────────────────────────────────────────────────────────\n"
        "01       10/01/2022     96   1.195  1.200     5    1    1.191       193  đã phát\n"
        "02 + 03  20/01/2022      -     195      0     0    0        0         0  đã đặt in\n"
        "───────────────────────────────────────────────────────────────────────────────────\n"
        "Cộng                    96   1.390  1.200     5    1    1.191       193\n"
        "\n"
        "2 kỳ Công báo, 3 số; 1.191 bản phát cho 193 nơi nhận.\n"
        "Đã in 1.200 = đã phát 1.191 + tồn 1 + hỏng 5 + lưu 2 + mất 1.\n"
        "Đã phát 1.191 = đã ký nhận 1.000 + chưa ký nhận 191.\n"
        "Chưa có số trang: số 02 + 03.\n");
}

TEST_CASE("a year without issues says so") {
  CHECK(year_report_text({.year = 2021}, {}) == "BÁO CÁO CÔNG BÁO NĂM 2021\n\nChưa cấp số nào.\n");
}

TEST_CASE("the year's report as JSON has its keys in a fixed order") {
  ledger::YearCopies one = year();
  one.issues.pop_back();
  CHECK(year_report_json(one, {{.number = {2022, 1, 1}, .pages_count = 96}}) == R"({
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
    "recipients": 193
  }
}
)");
}

TEST_CASE("the JSON of an issue that was not built has its numbers and no pages") {
  const std::string json = year_report_json(year(), {});
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
