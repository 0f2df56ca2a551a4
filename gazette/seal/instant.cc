#include "gazette/seal/instant.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/date.h"
#include "gazette/base/text.h"

namespace gazette::seal {
namespace {

constexpr Date kEpoch = {1970, 1, 1};
constexpr Instant kDay = 86'400;
constexpr Instant kHour = 3'600;
constexpr Instant kMinute = 60;

/// The number that two figures of `text` say, at most `most`.
std::optional<Instant> two_figures(std::string_view text, std::size_t at, Instant most) {
  if (!is_digit(text[at]) || !is_digit(text[at + 1])) {
    return std::nullopt;
  }
  const Instant number = (text[at] - '0') * 10 + (text[at + 1] - '0');
  return number <= most ? std::optional(number) : std::nullopt;
}

}  // namespace

bool is_valid_instant(Instant instant) {
  return instant >= 0 && instant < (days_between(kEpoch, {2200, 12, 31}) + 1) * kDay;
}

std::string to_text(Instant instant) {
  GAZETTE_ASSERT(is_valid_instant(instant));
  const Date day = add_days(kEpoch, static_cast<int>(instant / kDay));
  const Instant rest = instant % kDay;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_iso(day), rest / kHour, rest % kHour / kMinute,
                     rest % kMinute);
}

std::optional<Instant> parse_instant(std::string_view text) {
  constexpr std::string_view kForm = "2022-09-20T05:00:00Z";
  if (text.size() != kForm.size() || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return std::nullopt;
  }
  const auto day = parse_iso_date(text.substr(0, 10));
  const auto hours = two_figures(text, 11, 23);
  const auto minutes = two_figures(text, 14, 59);
  const auto seconds = two_figures(text, 17, 59);
  if (!day || *day < kEpoch || !hours || !minutes || !seconds) {
    return std::nullopt;
  }
  return days_between(kEpoch, *day) * kDay + *hours * kHour + *minutes * kMinute + *seconds;
}

}  // namespace gazette::seal
