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
                      .in_stock = 2,
                      .sent = 1193,
                      .recipients_count = 193},
                     {.number = {2022, 2, 3},
                      .date = {2022, 1, 20},
                      .state = ledger::IssueState::ordered,
                      .ordered = 195}},
          .numbers_count = 3,
          .ordered = 1390,
          .printed = 1200,
          .spoiled = 5,
          .in_stock = 2,
          .sent = 1193,
          .recipients_count = 193};
}

}  // namespace

TEST_CASE("the year's report is a table with its totals and the balance of copies") {
  CHECK(year_report_text(year(), {{.number = {2022, 1, 1}, .pages_count = 96}}) ==
        "BÁO CÁO CÔNG BÁO NĂM 2022\n"
        "\n"
        "Số       Ngày        Trang  Đặt in  Đã in  Hỏng  Tồn  Đã phát  Nơi nhận  Tình trạng\n"
        "───────────────────────────────────────────────────────────────────────────────────\n"
        "01       10/01/2022     96   1.195  1.200     5    2    1.193       193  đã phát\n"
        "02 + 03  20/01/2022      -     195      0     0    0        0         0  đã đặt in\n"
        "───────────────────────────────────────────────────────────────────────────────────\n"
        "Cộng                    96   1.390  1.200     5    2    1.193       193\n"
        "\n"
        "2 kỳ Công báo, 3 số; 1.193 bản phát cho 193 nơi nhận.\n"
        "Đã in 1.200 = đã phát 1.193 + tồn 2 + hỏng 5.\n"
        "Chưa có số trang: số 02 + 03.\n");
}

TEST_CASE("a year without issues says so") {
  CHECK(year_report_text({.year = 2021}, {}) == "BÁO CÁO CÔNG BÁO NĂM 2021\n\nChưa cấp số nào.\n");
}

TEST_CASE("the year's report as JSON has its keys in a fixed order") {
  CHECK(year_report_json(year(), {{.number = {2022, 1, 1}, .pages_count = 96}}) == R"({
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
      "spoiled": 5,
      "in_stock": 2,
      "sent": 1193,
      "recipients": 193
    },
    {
      "issue": "2022/02-03",
      "numbers": [
        2,
        3
      ],
      "date": "2022-01-20",
      "state": "ordered",
      "pages": null,
      "ordered": 195,
      "printed": 0,
      "spoiled": 0,
      "in_stock": 0,
      "sent": 0,
      "recipients": 0
    }
  ],
  "totals": {
    "issues": 2,
    "numbers": 3,
    "pages": 96,
    "ordered": 1390,
    "printed": 1200,
    "spoiled": 5,
    "in_stock": 2,
    "sent": 1193,
    "recipients": 193
  }
}
)");
}

}  // namespace gazette::forms
