#include "gazette/model/distribution.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/settings.h"
#include "gazette/model/configuration_reader.h"

namespace gazette::model {
namespace {

constexpr int kDaysMax = 3650;

DistributionRule read_rule(Settings& table, Reader& reader) {
  Diagnostics& diagnostics = reader.diagnostics();
  DistributionRule rule;
  rule.from = table.date("from", diagnostics).value_or(rule.from);
  rule.reminder_days = reader.whole_number(table, "reminder_days", rule.reminder_days, 0, kDaysMax);
  rule.claim_days = reader.whole_number(table, "claim_days", rule.claim_days, 0, kDaysMax);
  rule.priority = table.texts("priority", diagnostics);
  rule.basis = table.text("basis", diagnostics).value_or("");
  table.report_unknown_keys(diagnostics);
  return rule;
}

}  // namespace

std::vector<DistributionRule> read_distribution(Settings& root, Reader& reader) {
  std::vector<DistributionRule> rules;
  for (Settings& table : root.tables("distribution", reader.diagnostics())) {
    DistributionRule rule = read_rule(table, reader);
    const bool same_day =
        std::any_of(rules.begin(), rules.end(),
                    [&rule](const DistributionRule& other) { return other.from == rule.from; });
    if (same_day) {
      reader.report("G0111", table.place("from"),
                    fmt::format("two rules hold from {}", to_iso(rule.from)),
                    "give one of them another `from`, or take it out");
    }
    rules.push_back(std::move(rule));
  }
  std::stable_sort(
      rules.begin(), rules.end(),
      [](const DistributionRule& a, const DistributionRule& b) { return a.from < b.from; });
  if (rules.empty()) {
    rules.emplace_back();
  }
  return rules;
}

const DistributionRule& distribution_on(const std::vector<DistributionRule>& rules, Date date) {
  const DistributionRule* best = &rules.front();
  for (const DistributionRule& rule : rules) {
    best = rule.from <= date ? &rule : best;
  }
  return *best;
}

}  // namespace gazette::model
