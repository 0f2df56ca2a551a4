// Reports for other programs: what they are of, and the figures of the record by their names. For
// people they are papers (reports.cc).

#include <algorithm>
#include <array>
#include <optional>

#include <nlohmann/json.hpp>

#include "gazette/forms/report_parts.h"
#include "gazette/forms/reports.h"

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
  return {{"ordered", copies.ordered},          {"printed", copies.printed},
          {"surplus", copies.surplus},          {"spoiled", copies.spoiled},
          {"in_stock", copies.in_stock},        {"sent", copies.sent},
          {"in_transit", copies.in_transit},    {"received", copies.received},
          {"archived", copies.archived},        {"deposited", copies.deposited},
          {"returned", copies.returned},        {"lost", copies.lost},
          {"scrapped", copies.scrapped},        {"claimed", copies.claimed},
          {"received_damaged", copies.damaged}, {"received_incomplete", copies.incomplete},
          {"found_after_claim", copies.found},  {"recipients", copies.recipients_count}};
}

}  // namespace

std::string issues_json(const Paper& report, const ledger::YearCopies& figures,
                        const std::vector<IssuePages>& pages) {
  using nlohmann::ordered_json;
  ordered_json issues = ordered_json::array();
  for (const ledger::IssueCopies& issue : figures.issues) {
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
  ordered_json totals = {{"issues", figures.issues.size()},
                         {"numbers", figures.numbers_count},
                         {"pages", known_pages(figures, pages)}};
  totals.update(copies_json(figures));
  const bool is_sent =
      std::any_of(figures.issues.begin(), figures.issues.end(),
                  [](const ledger::IssueCopies& issue) { return issue.recipients_count > 0; });
  if (is_sent && figures.recipients_count == 0) {
    totals["recipients"] = nullptr;  // who got several issues is counted once: nobody counted them
  }
  ordered_json json = facts_json(report);
  json["year"] = figures.year;
  json["issues"] = std::move(issues);
  json["totals"] = std::move(totals);
  json["charts"] = charts_json(report);
  return json.dump(2) + "\n";
}

std::string recipient_json(const Paper& report, std::string_view recipient, std::string_view name,
                           const std::vector<ledger::CopyEvent>& events) {
  using nlohmann::ordered_json;
  ordered_json lines = ordered_json::array();
  std::array<int, 3> sums = {};
  for (const ledger::CopyEvent& each : events) {
    lines.push_back({{"issue", model::to_text(each.issue)},
                     {"date", to_iso(each.date)},
                     {"event", each.kind},
                     {"reference", each.reference},
                     {"person", each.person},
                     {"reason", each.reason},
                     {"sent", each.sent},
                     {"gone", each.gone},
                     {"acknowledged", each.acknowledged},
                     {"found_after_claim", each.found}});
    sums[0] += each.sent;
    sums[1] += each.gone;
    sums[2] += each.acknowledged;
  }
  ordered_json json = facts_json(report);
  json["recipient"] = recipient;
  json["name"] = name;
  json["events"] = std::move(lines);
  json["totals"] = {{"sent", sums[0]}, {"gone", sums[1]}, {"acknowledged", sums[2]}};
  return json.dump(2) + "\n";
}

}  // namespace gazette::forms
