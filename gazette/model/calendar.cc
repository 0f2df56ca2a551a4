#include "gazette/model/calendar.h"

#include <algorithm>
#include <set>

namespace gazette::model {
namespace {

constexpr int kFriday = 5;
constexpr int kMonths = 12;
/// No holiday is as long; a calendar that lists nothing but days off must not be searched for ever.
constexpr int kDaysOffMax = 366;

/// The last of `days` days after `start`; the day of `start` itself does not count.
Date last_day(const Calendar& calendar, const DeadlineRule& rule, Date start, int days) {
  Date date = start;
  if (rule.working_only) {
    for (int counted = 0, off = 0; counted < days && off < kDaysOffMax;) {
      date = add_days(date, 1);
      const bool working = is_working_day(calendar, date);
      counted += working ? 1 : 0;
      off = working ? 0 : off + 1;
    }
    return date;
  }
  date = add_days(date, days);
  for (int off = 0; rule.last_moves && off < kDaysOffMax && !is_working_day(calendar, date);
       ++off) {
    date = add_days(date, 1);
  }
  return date;
}

}  // namespace

bool is_working_day(const Calendar& calendar, Date date) {
  if (std::find(calendar.worked_days.begin(), calendar.worked_days.end(), date) !=
      calendar.worked_days.end()) {
    return true;
  }
  return weekday(date) <= kFriday &&
         std::none_of(
             calendar.holidays.begin(), calendar.holidays.end(),
             [&](const Holiday& holiday) { return holiday.first <= date && date <= holiday.last; });
}

const DeadlineRule& rule_on(const Calendar& calendar, Date date) {
  const DeadlineRule* best = &calendar.rules.front();
  for (const DeadlineRule& rule : calendar.rules) {
    if (rule.from <= date) {
      best = &rule;
    }
  }
  return *best;
}

Date receipt_due(const Calendar& calendar, Date signing) {
  const DeadlineRule& rule = rule_on(calendar, signing);
  return last_day(calendar, rule, signing, rule.receipt_days);
}

Date print_due(const Calendar& calendar, Date receipt) {
  const DeadlineRule& rule = rule_on(calendar, receipt);
  return last_day(calendar, rule, receipt, rule.print_days);
}

std::vector<Date> nominal_days(const Calendar& calendar, int year) {
  std::set<Date> days;
  for (int month = 1; month <= kMonths; ++month) {
    for (const int day : calendar.days) {
      Date date = {year, month, day};
      while (!is_valid(date)) {
        --date.day;
      }
      days.insert(date);
    }
  }
  return {days.begin(), days.end()};
}

bool lacks_holidays(const Calendar& calendar, int year) {
  const DeadlineRule& rule = rule_on(calendar, {year, 12, 31});
  return (rule.working_only || rule.last_moves) &&
         std::none_of(calendar.holidays.begin(), calendar.holidays.end(),
                      [&](const Holiday& holiday) {
                        return holiday.first.year <= year && year <= holiday.last.year;
                      });
}

}  // namespace gazette::model
