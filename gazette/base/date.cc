#include "gazette/base/date.h"

#include <algorithm>
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

/// How the words of a date are looked for.
struct DateForm {
  std::string_view day = {};
  std::string_view month = {};
  std::string_view year = {};
  std::size_t day_digits_max = 0;
  bool may_be_open = false;  // blanks, dots or strokes may stand for a number
};
constexpr DateForm kExact = {"ngày", "tháng", "năm", 2, false};
/// In a folded text.
constexpr DateForm kOpen = {"ngay", "thang", "nam", 4, true};

constexpr std::size_t kYearDigits = 4;

/// Reads the parts of a date one after another.
class DateReader {
 public:
  DateReader(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }

  /// "ngày", and the blanks behind it.
  bool word(std::string_view word, bool may_be_open) {
    if (to_lower(text_.substr(std::min(at_, text_.size()), word.size())) != word) {
      return false;
    }
    at_ += word.size();
    skip_blank(may_be_open);
    return true;
  }

  /// A number of at most so many figures; 0 where the place is left open.
  std::optional<int> number(std::size_t digits_max, bool may_be_open) {
    const std::size_t begin = at_;
    int value = 0;
    while (at_ < text_.size() && is_digit(text_[at_]) && at_ - begin < digits_max) {
      value = value * 10 + (text_[at_++] - '0');
    }
    if (!may_be_open && at_ == begin) {
      return std::nullopt;
    }
    return value;
  }

  /// The mark between the numbers of a short date.
  bool mark() {
    const bool found =
        at_ < text_.size() && std::string_view("/-.").find(text_[at_]) != std::string_view::npos;
    at_ += found ? 1 : 0;
    return found;
  }

  /// Whether no more of a number or of a symbol follows.
  [[nodiscard]] bool is_at_end() const {
    if (at_ >= text_.size()) {
      return true;
    }
    const char c = text_[at_];
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return !is_digit(c) && !is_letter && c != '/';
  }

  /// Goes over blanks, and over the dots and strokes of a place left open.
  void skip_blank(bool may_be_open) {
    while (at_ < text_.size()) {
      std::size_t next = at_;
      const char32_t c = next_code_point(text_, next);
      const bool is_blank = is_space(c) || c < U' ';  // a note's mark is blanked out so
      const bool is_open = may_be_open && (c == U'.' || c == U'_' || c == U'…');
      if (!is_blank && !is_open) {
        return;
      }
      at_ = next;
    }
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

/// The date in words at `at`.
std::optional<WrittenDate> date_in_words(std::string_view text, std::size_t at,
                                         const DateForm& form) {
  DateReader reader(text, at);
  const auto part = [&](std::string_view word, std::size_t digits_max) -> std::optional<int> {
    if (!reader.word(word, form.may_be_open)) {
      return std::nullopt;
    }
    return reader.number(digits_max, form.may_be_open);
  };
  const std::optional<int> day = part(form.day, form.day_digits_max);
  reader.skip_blank(form.may_be_open);
  const std::optional<int> month = day ? part(form.month, form.day_digits_max) : std::nullopt;
  reader.skip_blank(form.may_be_open);
  const std::optional<int> year = month ? part(form.year, kYearDigits) : std::nullopt;
  if (!year) {
    return std::nullopt;
  }
  return WrittenDate{.date = {*year, *month, *day}, .end = reader.at()};
}

/// The date in figures at `at`: "ngày 14/5/2016".
std::optional<WrittenDate> date_in_figures(std::string_view text, std::size_t at) {
  DateReader reader(text, at);
  if (!reader.word(kExact.day, false)) {
    return std::nullopt;
  }
  const std::optional<int> day = reader.number(kExact.day_digits_max, false);
  const std::optional<int> month =
      day && reader.mark() ? reader.number(kExact.day_digits_max, false) : std::nullopt;
  const std::optional<int> year =
      month && reader.mark() ? reader.number(kYearDigits, false) : std::nullopt;
  if (!year) {
    return std::nullopt;
  }
  return WrittenDate{.date = {*year, *month, *day}, .end = reader.at()};
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

std::optional<WrittenDate> date_at(std::string_view text, std::size_t at) {
  constexpr int kYearMin = 1000;  // "01/7/25" has no year that is sure
  std::optional<WrittenDate> written = date_in_words(text, at, kExact);
  if (!written) {
    written = date_in_figures(text, at);
  }
  const bool is_whole =
      written && written->date.year >= kYearMin && DateReader(text, written->end).is_at_end();
  return is_whole ? written : std::nullopt;
}

std::optional<Date> find_vietnamese_date(std::string_view text) {
  const std::string folded = collapse_spaces(fold(text));
  for (std::size_t start = folded.find(kOpen.day); start != std::string::npos;
       start = folded.find(kOpen.day, start + 1)) {
    if (const std::optional<WrittenDate> written = date_in_words(folded, start, kOpen)) {
      return written->date;
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
