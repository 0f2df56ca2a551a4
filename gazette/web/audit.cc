#include "gazette/web/audit.h"

#include <algorithm>
#include <charconv>
#include <map>
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

void audit_issues(const std::vector<IssueCard>& cards, YearAudit& audit) {
  std::set<int> numbers;
  const IssueCard* former = nullptr;
  for (const IssueCard& card : cards) {
    if (card.number.year != audit.year) {
      continue;
    }
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
    former = &card;
  }
  audit.missing_issues = missing_of(numbers);
}

/// The last part of each act, where it stands, with the act itself: what was published in full.
std::vector<PlacedAct> whole_acts(const std::vector<IssueCard>& cards) {
  std::vector<PlacedAct> acts;
  for (const IssueCard& card : cards) {
    for (const ActCard& act : card.acts) {
      if (!act.part || !act.part->next) {
        acts.push_back({.act = &act, .issue = &card});
      }
    }
  }
  return acts;
}

void audit_numbers(const std::vector<PlacedAct>& acts, YearAudit& audit) {
  using Key = std::tuple<std::string, std::string>;
  std::map<Key, std::pair<NumberSeries, std::set<int>>> series;  // by form and issuer
  std::map<Key, DoubledNumber> by_symbol;                        // by symbol and issuer
  for (const PlacedAct& placed : acts) {
    const auto symbol = model::find_symbol(placed.act->symbol);
    if (!symbol || (symbol->year != 0 ? symbol->year : placed.act->date.year) != audit.year) {
      continue;
    }
    DoubledNumber& same = by_symbol[{symbol->text, placed.act->issuer}];
    same.symbol = symbol->text;
    same.acts.push_back(placed);
    const int number = number_of(*symbol);
    if (symbol->year == 0 || number == 0) {
      continue;  // acts that are not normative need not be published: gaps say nothing
    }
    auto& [counted, numbers] = series[{form_of(*symbol), placed.act->issuer}];
    counted.form = form_of(*symbol);
    counted.issuer_name = placed.act->issuer_name;
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

void audit_days(const std::vector<PlacedAct>& acts, const model::Calendar& calendar,
                YearAudit& audit) {
  for (const PlacedAct& placed : acts) {
    if (placed.issue->number.year != audit.year) {
      continue;
    }
    const auto symbol = model::find_symbol(placed.act->symbol);
    ++audit.acts_count;
    audit.normative_count += symbol && symbol->year != 0 ? 1U : 0U;
    if (placed.act->date != Date{}) {
      audit.days.push_back(days_between(placed.act->date, placed.issue->date));
    }
    if (!placed.act->received || placed.act->date == Date{}) {
      continue;
    }
    ++audit.clock_count;
    const Date received = *placed.act->received;
    const LateAct late = {
        .act = placed,
        .sent_days_late =
            std::max(0, days_between(model::receipt_due(calendar, placed.act->date), received)),
        .printed_days_late =
            std::max(0, days_between(model::print_due(calendar, received), placed.issue->date))};
    if (late.sent_days_late > 0 || late.printed_days_late > 0) {
      audit.late.push_back(late);
    }
  }
  std::sort(audit.days.begin(), audit.days.end());
  std::stable_sort(audit.late.begin(), audit.late.end(), [](const LateAct& a, const LateAct& b) {
    return std::pair(a.printed_days_late, a.sent_days_late) >
           std::pair(b.printed_days_late, b.sent_days_late);
  });
}

}  // namespace

YearAudit audit_year(int year, const std::vector<IssueCard>& cards,
                     const model::Calendar& calendar) {
  YearAudit audit{.year = year};
  const std::vector<PlacedAct> acts = whole_acts(cards);
  audit_issues(cards, audit);
  audit_numbers(acts, audit);
  audit_days(acts, calendar, audit);
  return audit;
}

int median_of(const std::vector<int>& sorted) {
  return sorted.empty() ? 0 : sorted[(sorted.size() - 1) / 2];
}

}  // namespace gazette::web
