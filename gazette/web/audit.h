// The audit of a year (đối soát): gaps and doubles of numbers, days against the statutory clock.
// Private to web/.
//
// All of it is counted from what the site itself holds, so that anyone can count it again. A number
// that is missing here may have been granted and never used, or wait for its issue: the audit says
// what is not there, never why.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gazette/model/calendar.h"
#include "gazette/web/act_parts.h"

namespace gazette::web {

/// Numbers that follow one another.
struct NumberRange {
  int first = 0;
  int last = 0;

  bool operator==(const NumberRange&) const = default;
};

/// An issue whose pages do not go on where those of the issue before ended, though they do not
/// begin at 1 either.
struct FolioBreak {
  model::IssueNumber issue = {};
  std::uint32_t expected = 0;
  std::uint32_t found = 0;
};

/// A nominal day of publication without an issue; why, where the calendar says so.
struct EmptyDay {
  Date date = {};
  std::string reason = {};
};

/// Acts whose numbers count together within a year: all of an issuer with the same letters.
struct NumberSeries {
  std::string form = {};  // ".../2022/QĐ-UBND"
  std::string issuer_name = {};
  int published_count = 0;  // different numbers
  int highest = 0;
  std::vector<NumberRange> missing = {};  // of 1 to `highest`
};

/// Acts that are published with the same number of the same issuer and year, or one act twice.
struct DoubledNumber {
  std::string symbol = {};
  std::vector<PlacedAct> acts = {};
};

/// An act that was late; days behind the last that the law allows, 0 where in time.
struct LateAct {
  PlacedAct act = {};  // the part with which it was published in full
  int sent_days_late = 0;
  int printed_days_late = 0;
};

struct YearAudit {
  int year = 0;
  std::size_t issues_count = 0;
  std::size_t acts_count = 0;       // published in full by an issue of the year
  std::size_t normative_count = 0;  // of these, those whose number has the year
  std::uint64_t pages_count = 0;
  std::vector<NumberRange> missing_issues = {};  // of 1 to the highest
  std::vector<FolioBreak> folio_breaks = {};
  /// Nominal days from the first issue of the year to its last that have no issue, and days that
  /// the calendar says were skipped.
  std::vector<EmptyDay> empty_days = {};
  std::vector<NumberSeries> series = {};  // of acts numbered in the year; by form, then issuer
  std::vector<DoubledNumber> doubled = {};
  std::vector<int> days = {};      // from signing to publication, of each act; sorted
  std::size_t clock_count = 0;     // acts whose day of receipt is known
  std::vector<LateAct> late = {};  // of these; the latest printed first
};

/// An issue belongs to a nominal day where it is dated on it or, of a day off, on a later day up to
/// the next that is worked.
[[nodiscard]] std::vector<EmptyDay> find_empty_days(const std::vector<Date>& issues, int year,
                                                    const model::Calendar& calendar);

/// The audits of the years that have issues, oldest first; `cards` are all issues of the site, by
/// number.
[[nodiscard]] std::vector<YearAudit> audit_years(const std::vector<IssueCard>& cards,
                                                 const model::Calendar& calendar);

/// The middle of sorted numbers, the lower of two; 0 where there is none.
[[nodiscard]] int median_of(const std::vector<int>& sorted);

}  // namespace gazette::web
