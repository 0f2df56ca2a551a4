#include "gazette/base/date.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/date_remedy.h"

namespace gazette {
namespace {

TEST_CASE("a date is valid where the calendar has the day") {
  CHECK(is_valid({2022, 9, 20}));
  CHECK(is_valid({2024, 2, 29}));
  CHECK_FALSE(is_valid({2022, 2, 29}));
  CHECK_FALSE(is_valid({2022, 2, 31}));
  CHECK_FALSE(is_valid({2022, 13, 1}));
  CHECK_FALSE(is_valid({2022, 0, 1}));
  CHECK_FALSE(is_valid({2022, 1, 0}));
  CHECK_FALSE(is_valid({2022, -1, 5}));
  CHECK_FALSE(is_valid({1899, 12, 31}));
  CHECK_FALSE(is_valid({}));
}

TEST_CASE("an ISO date is read strictly") {
  CHECK(parse_iso_date("2022-09-20") == Date{2022, 9, 20});
  for (const char* wrong : {"", "2022-9-20", "20-09-2022", "2022-02-31", "2022-09-20 ",
                            "2022/09/20", "2022-0a-20", "+022-09-20", "2022--9-20"}) {
    INFO(wrong);
    CHECK_FALSE(parse_iso_date(wrong));
  }
}

TEST_CASE("a Vietnamese date is found anywhere in a text") {
  CHECK(find_vietnamese_date("Đồng Nai, ngày 15 tháng 9 năm 2022") == Date{2022, 9, 15});
  CHECK(find_vietnamese_date("NGÀY 05  THÁNG 02\tNĂM 2022.") == Date{2022, 2, 5});
  CHECK(find_vietnamese_date("nga\u0300y 15 tha\u0301ng 9 na\u0306m 2022") == Date{2022, 9, 15});
  CHECK(find_vietnamese_date("ngày\u00A015\u00A0tháng 9 năm 2022") == Date{2022, 9, 15});
  CHECK(find_vietnamese_date("hàng ngày; ngày 1 tháng 3 năm 2021 và ngày 2 tháng 4 năm 2022") ==
        Date{2021, 3, 1});
}

TEST_CASE("a Vietnamese date is found as written, though the day be blank or impossible") {
  CHECK(find_vietnamese_date("Đồng Nai, ngày      tháng 9 năm 2022") == Date{2022, 9, 0});
  CHECK(find_vietnamese_date("ngày ..... tháng 9 năm 2022") == Date{2022, 9, 0});
  CHECK(find_vietnamese_date("ngày … tháng … năm 2022") == Date{2022, 0, 0});
  CHECK(find_vietnamese_date("ngày ___ tháng 9 năm 2022") == Date{2022, 9, 0});
  CHECK(find_vietnamese_date("ngày 31 tháng 02 năm 2022") == Date{2022, 2, 31});
  CHECK_FALSE(find_vietnamese_date("tháng 9 năm 2022"));
  CHECK_FALSE(find_vietnamese_date("ngày 15 tháng 9"));
  CHECK_FALSE(find_vietnamese_date("ngày làm việc, tháng lương, năm học"));
  CHECK_FALSE(find_vietnamese_date(""));
}

TEST_CASE("a date in words or in figures is read where it stands, right or not") {
  const auto read = [](std::string_view text) {
    const std::optional<WrittenDate> written = date_at(text, text.find_first_of("nN"));
    return written ? fmt::format("{} to {}", to_iso(written->date), written->end) : "none";
  };
  CHECK(read("ngày 14 tháng 5 năm 2016;") == "2016-05-14 to 27");
  CHECK(read("Ngày 14\u00A0tháng  5 năm 2016 của") == "2016-05-14 to 29");
  CHECK(read("NGÀY 14 THÁNG 5 NĂM 2016") == "2016-05-14 to 27");
  CHECK(read("ngày 14/5/2016,") == "2016-05-14 to 15");
  CHECK(read("ngày 14-5-2016") == "2016-05-14 to 15");
  CHECK(read("ngày 31.02.2016") == "2016-02-31 to 16");
  CHECK(read("ngày 01/7/25") == "none");
  CHECK(read("ngày 14/5/20167") == "none");
  CHECK(read("ngày 14 tháng 5") == "none");
  CHECK(read("ngày ... tháng 5 năm 2016") == "none");
  CHECK(read("năm 2016") == "none");
}

TEST_CASE("a date is written for machines, for the running head and for the act") {
  CHECK(to_iso({2022, 9, 5}) == "2022-09-05");
  CHECK(to_running_head({2025, 7, 1}) == "01-7-2025");
  CHECK(to_running_head({2019, 2, 18}) == "18-02-2019");
  CHECK(to_running_head({2024, 12, 29}) == "29-12-2024");
  CHECK(to_vietnamese({2022, 2, 5}) == "ngày 05 tháng 02 năm 2022");
  CHECK(to_vietnamese({2022, 9, 15}) == "ngày 15 tháng 9 năm 2022");
}

TEST_CASE("days are counted over months, years and leap days") {
  CHECK(add_days({2022, 12, 31}, 1) == Date{2023, 1, 1});
  CHECK(add_days({2024, 2, 28}, 1) == Date{2024, 2, 29});
  CHECK(add_days({2022, 9, 20}, -20) == Date{2022, 8, 31});
  CHECK(days_between({2022, 9, 15}, {2022, 9, 20}) == 5);
  CHECK(days_between({2023, 1, 1}, {2022, 1, 1}) == -365);
  CHECK(weekday({2022, 9, 20}) == 2);
  CHECK(weekday({2022, 9, 18}) == 7);
}

}  // namespace
TEST_CASE("a day written otherwise is told how to be written") {
  CHECK(date_remedy("31/12/2022") ==
        "\"31/12/2022\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-12-31");
  CHECK(date_remedy("1.9.2022") ==
        "\"1.9.2022\": viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-09-01");
  CHECK(date_remedy("2024-02-30") ==
        "\"2024-02-30\" is not a day of the calendar: tháng 02 năm 2024 có 29 ngày; viết theo thứ "
        "tự năm-tháng-ngày (year-month-day): 2024-02-29");
  for (const std::string text :
       {"", "hôm nay", "2022-13-01", "1/2", "1/2/3/4", "99999999999/1/1"}) {
    INFO(text);
    CHECK(date_remedy(text).ends_with(
        "viết theo thứ tự năm-tháng-ngày (year-month-day): 2022-09-20"));
  }
}

}  // namespace gazette
