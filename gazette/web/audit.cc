#include "gazette/web/audit.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "gazette/model/symbol.h"

namespace gazette::web {
namespace {

/// The numbers of 1 to the highest of `numbers` that are not among them.
std::vector<NumberRange> missing_of(const std::set<int>& numbers) {
  std::vector<NumberRange> missing;
  int next = 1;
  for (const int number : numbers) {
    if (number > next) {
      missing.push_back({.first = next, .last = number - 1});
    }
    next = number + 1;
  }
  return missing;
}

/// "45" of "45" and of "45a"; 0 where the number begins with no digit or with too many.
int number_of(const model::Symbol& symbol) {
  int number = 0;
  std::from_chars(symbol.number.data(), symbol.number.data() + symbol.number.size(), number);
  return number;
}

/// The symbol without its number: ".../2022/QĐ-UBND".
std::string form_of(const model::Symbol& symbol) {
  return "..." + symbol.text.substr(symbol.number.size());
}

/// An issue, `former` being the one before it in its year.
void audit_issue(const IssueCard& card, const IssueCard* former, YearAudit& audit,
                 std::set<int>& numbers) {
  ++audit.issues_count;
  audit.pages_count += card.pages_count;
  for (int number = card.number.first; number <= card.number.last; ++number) {
    numbers.insert(number);
  }
  const bool follows = former != nullptr && former->number.last + 1 == card.number.first;
  const std::uint32_t expected = follows ? former->first_folio + former->pages_count : 1;
  if (card.first_folio != 1 && follows && card.first_folio != expected) {
    audit.folio_breaks.push_back(
        {.issue = card.number, .expected = expected, .found = card.first_folio});
  }
}

/// `acts` are those numbered in the year.
void audit_numbers(const std::vector<PlacedAct>& acts, YearAudit& audit) {
  using Key = std::tuple<std::string, std::string>;
  std::map<Key, std::pair<NumberSeries, std::set<int>>> series;  // by form and issuer
  std::map<Key, DoubledNumber> by_symbol;                        // by symbol and issuer
  for (const PlacedAct& act : acts) {
    const model::Symbol symbol = model::find_symbol(act.act->symbol).value();
    const std::string& issuer = act.act->issuer;
    DoubledNumber& same = by_symbol[{symbol.text, issuer}];
    same.symbol = symbol.text;
    same.acts.push_back(act);
    const int number = number_of(symbol);
    if (symbol.year == 0 || number == 0) {
      continue;  // acts that are not normative need not be published: gaps say nothing
    }
    auto& [counted, numbers] = series[{form_of(symbol), issuer}];
    counted.form = form_of(symbol);
    counted.issuer_name = act.act->issuer_name;
    numbers.insert(number);
  }
  for (auto& [key, found] : series) {
    auto& [counted, numbers] = found;
    counted.published_count = static_cast<int>(numbers.size());
    counted.highest = *numbers.rbegin();
    counted.missing = missing_of(numbers);
    audit.series.push_back(std::move(counted));
  }
  for (auto& [key, same] : by_symbol) {
    if (same.acts.size() > 1) {
      audit.doubled.push_back(std::move(same));
    }
  }
}

/// An act that was published in full by an issue of the year.
void audit_days(const PlacedAct& act, const model::Calendar& calendar, YearAudit& audit) {
  const ActCard& card = *act.act;
  const Date published = act.issue->date;
  ++audit.acts_count;
  if (card.date == Date{}) {
    return;
  }
  audit.days.push_back(days_between(card.date, published));
  if (!card.received) {
    return;
  }
  ++audit.clock_count;
  const int sent = days_between(model::receipt_due(calendar, card.date), *card.received);
  const int printed = days_between(model::print_due(calendar, *card.received), published);
  if (sent > 0 || printed > 0) {
    audit.late.push_back({.act = act,
                          .sent_days_late = std::max(0, sent),
                          .printed_days_late = std::max(0, printed)});
  }
}

void sort_days(YearAudit& audit) {
  std::sort(audit.days.begin(), audit.days.end());
  std::stable_sort(audit.late.begin(), audit.late.end(), [](const LateAct& a, const LateAct& b) {
    return std::pair(a.printed_days_late, a.sent_days_late) >
           std::pair(b.printed_days_late, b.sent_days_late);
  });
}

/// Whether an issue is dated on the nominal day, or in place of it.
bool has_issue(const std::vector<Date>& issues, Date nominal, const model::Calendar& calendar) {
  constexpr int kDaysOffMax = 14;  // Tết and the weekends around it
  Date last = nominal;
  for (int off = 0; off < kDaysOffMax && !model::is_working_day(calendar, last); ++off) {
    last = add_days(last, 1);
  }
  return std::any_of(issues.begin(), issues.end(),
                     [&](Date date) { return nominal <= date && date <= last; });
}

}  // namespace

std::vector<EmptyDay> find_empty_days(const std::vector<Date>& issues, int year,
                                      const model::Calendar& calendar) {
  std::map<Date, std::string> empty;
  for (const Date day : model::nominal_days(calendar, year)) {
    const bool is_within = !issues.empty() && issues.front() <= day && day <= issues.back();
    if (is_within && !has_issue(issues, day, calendar)) {
      empty[day];
    }
  }
  for (const model::SkippedDay& skipped : calendar.skipped) {
    if (skipped.date.year == year) {
      empty[skipped.date] = skipped.reason;
    }
  }
  std::vector<EmptyDay> days;
  for (auto& [date, reason] : empty) {
    days.push_back({.date = date, .reason = std::move(reason)});
  }
  return days;
}

std::vector<YearAudit> audit_years(const std::vector<IssueCard>& cards,
                                   const model::Calendar& calendar) {
  std::map<int, YearAudit> audits;
  std::map<int, std::set<int>> numbers;
  std::map<int, std::vector<Date>> dates;  // of issues, by the year of the date
  const IssueCard* former = nullptr;
  for (const IssueCard& card : cards) {
    const int year = card.number.year;
    audits[year].year = year;
    const bool is_first = former == nullptr || former->number.year != year;
    audit_issue(card, is_first ? nullptr : former, audits[year], numbers[year]);
    dates[card.date.year].push_back(card.date);
    former = &card;
  }
  std::map<int, std::vector<PlacedAct>> numbered;
  for (const IssueCard& card : cards) {
    for (const ActCard& act : card.acts) {
      if (act.part && act.part->next) {
        continue;  // with its last part it is published in full
      }
      const auto symbol = model::find_symbol(act.symbol);
      const bool is_normative = symbol && symbol->year != 0;
      YearAudit& audit = audits.at(card.number.year);
      audit.normative_count += is_normative ? 1U : 0U;
      audit_days({.act = &act, .issue = &card}, calendar, audit);
      if (symbol) {
        numbered[is_normative ? symbol->year : act.date.year].push_back(
            {.act = &act, .issue = &card});
      }
    }
  }
  std::vector<YearAudit> list;
  for (auto& [year, audit] : audits) {
    audit.missing_issues = missing_of(numbers[year]);
    std::sort(dates[year].begin(), dates[year].end());
    audit.empty_days = find_empty_days(dates[year], year, calendar);
    audit_numbers(numbered[year], audit);
    sort_days(audit);
    list.push_back(std::move(audit));
  }
  return list;
}

int median_of(const std::vector<int>& sorted) {
  return sorted.empty() ? 0 : sorted[(sorted.size() - 1) / 2];
}

}  // namespace gazette::web
