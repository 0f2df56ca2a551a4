#include "gazette/base/date_remedy.h"

#include <charconv>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/date.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

/// The three numbers of a date, whatever parts them: "31/12/2022", "1.9.2022", "2022-2-1".
std::optional<Date> numbers_of(std::string_view text) {
  std::vector<int> numbers;
  std::size_t at = 0;
  while (at < text.size() && numbers.size() < 4) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
    if (error != std::errc{} || value < 0) {
      return std::nullopt;
    }
    numbers.push_back(value);
    at = static_cast<std::size_t>(end - text.data());
    if (at < text.size() && std::string_view("/-. ").find(text[at++]) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (numbers.size() != 3) {
    return std::nullopt;
  }
  constexpr int kYearMin = 100;
  return numbers[0] >= kYearMin ? Date{numbers[0], numbers[1], numbers[2]}
                                : Date{numbers[2], numbers[1], numbers[0]};
}

int last_day_of(int year, int month) {
  int day = 31;
  while (day > 27 && !is_valid({year, month, day})) {
    --day;
  }
  return day;
}

}  // namespace

std::string date_remedy(std::string_view text) {
  const std::optional<Date> date = numbers_of(trim(text));
  if (date && is_valid(*date)) {
    return fmt::format("\"{}\": viết theo thứ tự năm-tháng-ngày (year-month-day): {}", text,
                       to_iso(*date));
  }
  if (date && is_valid({date->year, date->month, 1})) {
    return fmt::format(
        "\"{}\" is not a day of the calendar: tháng {:02} năm {} có {} ngày; viết theo thứ tự "
        "năm-tháng-ngày (year-month-day): {}",
        text, date->month, date->year, last_day_of(date->year, date->month),
        to_iso({date->year, date->month, last_day_of(date->year, date->month)}));
  }
  return fmt::format(
      "\"{}\" is not a day of the calendar; viết theo thứ tự năm-tháng-ngày (year-month-day): "
      "2022-09-20",
      text);
}

}  // namespace gazette
