// The calendar of the office (lịch): nominal days of publication, the statutory days and the days
// off on which they do not count or do not end.
//
// All of it is dated data. Which days are off is known a year at a time (Tết, days exchanged for
// others), and how many days an issuer and the gazette have has changed with the law.
#pragma once

#include <string>
#include <vector>

#include "gazette/base/date.h"

namespace gazette::model {

/// Days off by law or by decision (nghỉ lễ), weekends aside.
struct Holiday {
  std::string name = {};  // Tết Nguyên đán
  Date first = {};
  Date last = {};
};

/// How long an issuer and the gazette have, from a day on (thời hạn gửi, thời hạn đăng).
struct DeadlineRule {
  Date from = {1900, 1, 1};
  int receipt_days = 3;       // the issuer sends an act within, after signing
  int print_days = 7;         // the gazette prints it within, after receipt
  bool working_only = false;  // only working days count
  bool last_moves = false;    // a last day that is off moves to the next working day
  std::string basis = {};     // căn cứ: Luật 64/2025/QH15, Điều 9
};

/// A nominal day on which no issue appeared, and why (ngày không ra Công báo): it is written down,
/// so that nobody takes it for one that was lost.
struct SkippedDay {
  Date date = {};
  std::string reason = {};
};

struct Calendar {
  std::vector<int> days = {};                          // nominal days of publication in a month
  std::vector<DeadlineRule> rules = {DeadlineRule{}};  // by `from`, at least one
  std::vector<Holiday> holidays = {};
  std::vector<Date> worked_days = {};  // days of a weekend that are worked (làm bù)
  std::vector<SkippedDay> skipped = {};
};

/// Monday to Friday unless a holiday, and the weekend's days that are worked.
[[nodiscard]] bool is_working_day(const Calendar& calendar, Date date);

/// The rule that holds on `date`: the one with the latest `from` not after it, else the first.
[[nodiscard]] const DeadlineRule& rule_on(const Calendar& calendar, Date date);

/// The last day on which an act signed on `signing` is sent in time.
[[nodiscard]] Date receipt_due(const Calendar& calendar, Date signing);

/// The last day on which an act received on `receipt` is printed in time.
[[nodiscard]] Date print_due(const Calendar& calendar, Date receipt);

/// The nominal days of publication of a year, in order; a month that is shorter has its last day
/// in place of one that it lacks.
[[nodiscard]] std::vector<Date> nominal_days(const Calendar& calendar, int year);

/// Whether deadlines of this year depend on days off and none is listed: they may be wrong.
[[nodiscard]] bool lacks_holidays(const Calendar& calendar, int year);

}  // namespace gazette::model
