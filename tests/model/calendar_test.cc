// The statutory days: from which day they count, what they skip, where they end.

#include "gazette/model/calendar.h"

#include <catch2/catch.hpp>

#include "gazette/base/settings.h"
#include "gazette/model/configuration.h"

namespace gazette::model {
namespace {

Calendar national_day_of_2022() {
  return {.holidays = {{.name = "Quốc khánh", .first = {2022, 9, 1}, .last = {2022, 9, 2}}}};
}

std::string configuration_with(const std::string& calendar) {
  return R"([gazette]
id = "dong-nai"
layout = "cong-bao-a4"
[[publisher]]
from = 1997-01-01
name = "Công báo tỉnh Đồng Nai"
place = "Đồng Nai"
[[issuer]]
id = "ubnd"
from = 1997-01-01
name = "Ủy ban nhân dân tỉnh Đồng Nai"
[[section]]
id = "khac"
title = "VĂN BẢN KHÁC"
[[kind]]
id = "quyet-dinh"
name = "Quyết định"
)" + calendar;
}

std::vector<std::string> codes_of(const std::string& calendar) {
  Diagnostics diagnostics;
  static_cast<void>(read_configuration(configuration_with(calendar), "gazette.toml", diagnostics));
  std::vector<std::string> codes;
  for (const Diagnostic& each : diagnostics.list()) {
    codes.emplace_back(each.code);
  }
  return codes;
}

}  // namespace

TEST_CASE("calendar days count from the day after and stay where they fall") {
  const Calendar calendar = national_day_of_2022();
  CHECK(receipt_due(calendar, {2022, 8, 30}) == Date{2022, 9, 2});
  CHECK(print_due(calendar, {2022, 8, 27}) == Date{2022, 9, 3});
}

TEST_CASE("a last day that is off moves to the next working day where the rule says so") {
  Calendar calendar = national_day_of_2022();
  calendar.rules[0].last_moves = true;
  // Friday 2 September is off, then comes the weekend.
  CHECK(receipt_due(calendar, {2022, 8, 30}) == Date{2022, 9, 5});
  CHECK(receipt_due(calendar, {2022, 8, 28}) == Date{2022, 8, 31});
}

TEST_CASE("working days skip weekends and holidays") {
  Calendar calendar = national_day_of_2022();
  calendar.rules[0].working_only = true;
  CHECK(receipt_due(calendar, {2022, 8, 30}) == Date{2022, 9, 6});
  CHECK(print_due(calendar, {2022, 8, 31}) == Date{2022, 9, 13});
}

TEST_CASE("a worked day of a weekend counts") {
  Calendar calendar = national_day_of_2022();
  calendar.rules[0].working_only = true;
  calendar.worked_days = {{2022, 9, 3}};
  CHECK(receipt_due(calendar, {2022, 8, 30}) == Date{2022, 9, 5});
  CHECK(is_working_day(calendar, {2022, 9, 3}));
  CHECK_FALSE(is_working_day(calendar, {2022, 9, 4}));
}

TEST_CASE("the rule of the day of signing holds for sending, of receipt for printing") {
  const Calendar calendar = {.rules = {{.receipt_days = 3, .print_days = 7},
                                       {.from = {2025, 4, 1}, .receipt_days = 2, .print_days = 9}}};
  CHECK(receipt_due(calendar, {2025, 3, 31}) == Date{2025, 4, 3});
  CHECK(receipt_due(calendar, {2025, 4, 1}) == Date{2025, 4, 3});
  CHECK(print_due(calendar, {2025, 3, 31}) == Date{2025, 4, 7});
  CHECK(print_due(calendar, {2025, 4, 1}) == Date{2025, 4, 10});
}

TEST_CASE("a short month has its last day for one that it lacks") {
  const Calendar calendar = {.days = {20, 30, 31}};
  const std::vector<Date> days = nominal_days(calendar, 2022);
  REQUIRE(days.size() == 7 * 3 + 4 * 2 + 2);
  CHECK(days[3] == Date{2022, 2, 20});
  CHECK(days[4] == Date{2022, 2, 28});
  CHECK(days[5] == Date{2022, 3, 20});
  CHECK(nominal_days({}, 2022).empty());
}

TEST_CASE("a year without holidays is missed only where days off matter") {
  Calendar calendar = national_day_of_2022();
  CHECK_FALSE(lacks_holidays(calendar, 2023));
  calendar.rules[0].last_moves = true;
  CHECK(lacks_holidays(calendar, 2023));
  CHECK_FALSE(lacks_holidays(calendar, 2022));
}

TEST_CASE("a calendar with rules and days off is read, a rule says only what differs") {
  Diagnostics diagnostics;
  const auto configuration = read_configuration(configuration_with(R"([calendar]
receipt_days = 4
last_day_off = "moves"
[[calendar.rule]]
from = 2025-04-01
print_days = 5
count = "working"
basis = "Luật 64/2025/QH15, Điều 9"
[[calendar.holiday]]
name = "Quốc khánh"
from = 2022-09-01
to = 2022-09-02
[[calendar.holiday]]
name = "Giỗ Tổ Hùng Vương"
date = 2022-04-11
[[calendar.worked_day]]
date = 2022-09-10
[[calendar.skipped]]
date = 2022-03-10
reason = "không có văn bản"
[[calendar.skipped]]
date = 2022-02-10
reason = "nghỉ Tết"
)"),
                                                "gazette.toml", diagnostics);
  REQUIRE(configuration.has_value());
  const Calendar& calendar = configuration->calendar;
  REQUIRE(calendar.rules.size() == 2);
  CHECK(calendar.rules[0].receipt_days == 4);
  CHECK(calendar.rules[0].print_days == 7);
  CHECK(calendar.rules[1].from == Date{2025, 4, 1});
  CHECK(calendar.rules[1].receipt_days == 4);
  CHECK(calendar.rules[1].print_days == 5);
  CHECK(calendar.rules[1].working_only);
  CHECK(calendar.rules[1].last_moves);
  CHECK(calendar.rules[1].basis == "Luật 64/2025/QH15, Điều 9");
  REQUIRE(calendar.holidays.size() == 2);
  CHECK(calendar.holidays[0].last == Date{2022, 9, 2});
  CHECK(calendar.holidays[1].first == Date{2022, 4, 11});
  CHECK(calendar.holidays[1].last == Date{2022, 4, 11});
  CHECK(calendar.worked_days == std::vector<Date>{{2022, 9, 10}});
  REQUIRE(calendar.skipped.size() == 2);
  CHECK(calendar.skipped[0].date == Date{2022, 2, 10});
  CHECK(calendar.skipped[0].reason == "nghỉ Tết");
}

TEST_CASE("what a calendar cannot mean is a finding") {
  using Codes = std::vector<std::string>;
  CHECK(codes_of("[calendar]\ncount = \"ngày\"\n") == Codes{"G0108"});
  CHECK(codes_of("[[calendar.holiday]]\nname = \"Tết\"\n") == Codes{"G0109"});
  CHECK(codes_of("[[calendar.holiday]]\nname = \"Tết\"\ndate = 2022-02-01\nfrom = 2022-02-01\n") ==
        Codes{"G0109"});
  CHECK(codes_of("[[calendar.holiday]]\nname = \"Tết\"\nfrom = 2022-02-01\nto = 2022-01-31\n") ==
        Codes{"G0110"});
  CHECK(codes_of("[[calendar.rule]]\nfrom = 2025-04-01\n[[calendar.rule]]\nfrom = 2025-04-01\n") ==
        Codes{"G0111"});
  CHECK(codes_of("[[calendar.worked_day]]\n") == Codes{"G0105"});
  CHECK(codes_of("[[calendar.skipped]]\ndate = 2022-02-10\n") == Codes{"G0105"});
  CHECK(codes_of("[calendar]\nprint_day = 3\n") == Codes{"G0104"});
}

}  // namespace gazette::model
