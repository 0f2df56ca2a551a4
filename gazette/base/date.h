// Calendar dates (ngày), as a Vietnamese office writes them.
#pragma once

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// A day of the Gregorian calendar. {0, 0, 0} is no date.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;

  constexpr auto operator<=>(const Date&) const = default;
};

/// Whether the calendar has this day, between the years 1900 and 2200.
[[nodiscard]] bool is_valid(Date date);

/// Reads "2022-09-20"; nothing for another form or for a day the calendar does not have.
[[nodiscard]] std::optional<Date> parse_iso_date(std::string_view text);

/// A date as written, right or not: ask `is_valid`.
struct WrittenDate {
  Date date = {};
  std::size_t end = 0;  // bytes: behind it
};

/// The date written at byte `at` of `text`: "ngày 14 tháng 5 năm 2016", "ngày 14/5/2016", "ngày
/// 14-5-2016", in letters of either case.
[[nodiscard]] std::optional<WrittenDate> date_at(std::string_view text, std::size_t at);

/// Numbers of a date as written in "ngày 15 tháng 9 năm 2022" anywhere in `text` (accents may be
/// decomposed, spaces doubled). `day` is 0 where the place is blank or dotted. Nothing where the
/// words are not there; the numbers are as written, so the caller asks `is_valid`.
[[nodiscard]] std::optional<Date> find_vietnamese_date(std::string_view text);

/// "2022-09-20".
[[nodiscard]] std::string to_iso(Date date);

/// The form of the running head: the day has two digits, the month two only where
/// it is 1 or 2: "01-7-2025", "18-02-2019" (Nghị định 30/2020/NĐ-CP, Phụ lục I).
[[nodiscard]] std::string to_running_head(Date date);

/// "ngày 05 tháng 02 năm 2022", padded by the same rule.
[[nodiscard]] std::string to_vietnamese(Date date);

/// The day `days` later (earlier where negative).
[[nodiscard]] Date add_days(Date date, int days);

/// Days from `from` to `to`; negative where `to` is earlier.
[[nodiscard]] int days_between(Date from, Date to);

/// Thứ Hai ... Chủ nhật as 1 ... 7 (ISO 8601).
[[nodiscard]] int weekday(Date date);

}  // namespace gazette
