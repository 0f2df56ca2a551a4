// The year's figures (báo cáo năm) for other programs; for people they are a paper (reports.h).

#include <algorithm>
#include <optional>

#include <nlohmann/json.hpp>

#include "gazette/forms/forms.h"

namespace gazette::forms {
namespace {

std::optional<int> pages_of(const model::IssueNumber& number,
                            const std::vector<IssuePages>& pages) {
  const auto found = std::find_if(pages.begin(), pages.end(), [&number](const IssuePages& each) {
    return each.number == number;
  });
  return found == pages.end() ? std::nullopt : std::optional(found->pages_count);
}

int known_pages(const ledger::YearCopies& year, const std::vector<IssuePages>& pages) {
  int pages_count = 0;
  for (const ledger::IssueCopies& issue : year.issues) {
    pages_count += pages_of(issue.number, pages).value_or(0);
  }
  return pages_count;
}

/// What the record counts of an issue or of a year, by the names of the members.
template <typename Copies>
nlohmann::ordered_json copies_json(const Copies& copies) {
  return {{"ordered", copies.ordered},
          {"printed", copies.printed},
          {"surplus", copies.surplus},
          {"spoiled", copies.spoiled},
          {"in_stock", copies.in_stock},
          {"sent", copies.sent},
          {"in_transit", copies.in_transit},
          {"received", copies.received},
          {"archived", copies.archived},
          {"deposited", copies.deposited},
          {"returned", copies.returned},
          {"lost", copies.lost},
          {"scrapped", copies.scrapped},
          {"claimed", copies.claimed},
          {"received_damaged", copies.damaged},
          {"received_incomplete", copies.incomplete},
          {"recipients", copies.recipients_count}};
}

}  // namespace

std::string year_report_json(const ledger::YearCopies& year, const std::vector<IssuePages>& pages) {
  using nlohmann::ordered_json;
  ordered_json issues = ordered_json::array();
  for (const ledger::IssueCopies& issue : year.issues) {
    const std::optional<int> pages_count = pages_of(issue.number, pages);
    ordered_json numbers = ordered_json::array();
    for (int number = issue.number.first; number <= issue.number.last; ++number) {
      numbers.push_back(number);
    }
    ordered_json row = {{"issue", model::to_text(issue.number)},
                        {"numbers", numbers},
                        {"date", to_iso(issue.date)},
                        {"state", ledger::to_text(issue.state)},
                        {"pages", pages_count ? ordered_json(*pages_count) : ordered_json()}};
    row.update(copies_json(issue));
    issues.push_back(std::move(row));
  }
  ordered_json totals = {{"issues", year.issues.size()},
                         {"numbers", year.numbers_count},
                         {"pages", known_pages(year, pages)}};
  totals.update(copies_json(year));
  const ordered_json report = {{"year", year.year}, {"issues", issues}, {"totals", totals}};
  return report.dump(2) + "\n";
}

}  // namespace gazette::forms
