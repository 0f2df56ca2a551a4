#include "gazette/base/date.h"

#include <charconv>
#include <chrono>
#include <cstddef>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette {
namespace {

std::chrono::sys_days to_days(Date date) {
  return std::chrono::sys_days{std::chrono::year_month_day{
      std::chrono::year{date.year}, std::chrono::month{static_cast<unsigned>(date.month)},
      std::chrono::day{static_cast<unsigned>(date.day)}}};
}

std::optional<int> parse_digits(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-') {
    return std::nullopt;
  }
  return value;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Goes over blanks, and over the dots and strokes of a place left open.
void skip_blank(std::string_view folded, std::size_t& position) {
  constexpr std::string_view kEllipsis = "…";
  while (position < folded.size()) {
    const char c = folded[position];
    if (c == ' ' || c == '.' || c == '_') {
      ++position;
    } else if (folded.substr(position).starts_with(kEllipsis)) {
      position += kEllipsis.size();
    } else {
      return;
    }
  }
}

/// Reads the number after `word` in folded text at `position`; 0 where the place is left open.
/// Nothing where the word does not stand there.
std::optional<int> number_after(std::string_view folded, std::string_view word,
                                std::size_t& position) {
  if (folded.substr(position, word.size()) != word) {
    return std::nullopt;
  }
  position += word.size();
  skip_blank(folded, position);
  int value = 0;
  for (int digits = 0; position < folded.size() && is_digit(folded[position]) && digits < 4;
       ++digits) {
    value = value * 10 + (folded[position++] - '0');
  }
  skip_blank(folded, position);
  return value;
}

}  // namespace

bool is_valid(Date date) {
  return date.year >= 1900 && date.year <= 2200 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 &&
         std::chrono::year_month_day{std::chrono::year{date.year},
                                     std::chrono::month{static_cast<unsigned>(date.month)},
                                     std::chrono::day{static_cast<unsigned>(date.day)}}
             .ok();
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto year = parse_digits(text.substr(0, 4));
  const auto month = parse_digits(text.substr(5, 2));
  const auto day = parse_digits(text.substr(8, 2));
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const Date date{*year, *month, *day};
  return is_valid(date) ? std::optional(date) : std::nullopt;
}

std::optional<Date> find_vietnamese_date(std::string_view text) {
  const std::string folded = collapse_spaces(fold(text));
  for (std::size_t start = folded.find("ngay"); start != std::string::npos;
       start = folded.find("ngay", start + 1)) {
    std::size_t position = start;
    const auto day = number_after(folded, "ngay", position);
    const auto month = number_after(folded, "thang", position);
    const auto year = month ? number_after(folded, "nam", position) : std::nullopt;
    if (day && month && year) {
      return Date{*year, *month, *day};
    }
  }
  return std::nullopt;
}

std::string to_iso(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_running_head(Date date) {
  return fmt::format("{:02}-{}{}-{}", date.day, date.month <= 2 ? "0" : "", date.month, date.year);
}

std::string to_vietnamese(Date date) {
  return fmt::format("ngày {:02} tháng {}{} năm {}", date.day, date.month <= 2 ? "0" : "",
                     date.month, date.year);
}

Date add_days(Date date, int days) {
  const std::chrono::year_month_day day{to_days(date) + std::chrono::days{days}};
  return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
          static_cast<int>(static_cast<unsigned>(day.day()))};
}

int days_between(Date from, Date to) {
  return static_cast<int>((to_days(to) - to_days(from)).count());
}

int weekday(Date date) {
  return static_cast<int>(std::chrono::weekday{to_days(date)}.iso_encoding());
}

}  // namespace gazette
