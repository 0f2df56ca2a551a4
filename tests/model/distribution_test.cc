// How issues are sent, from which day on.

#include "gazette/model/distribution.h"

#include <catch2/catch.hpp>

#include "gazette/base/settings.h"
#include "gazette/model/configuration_reader.h"

namespace gazette::model {
namespace {

std::vector<DistributionRule> rules_of(const std::string& text, Diagnostics& diagnostics) {
  auto root = Settings::parse(text, "gazette.toml", diagnostics);
  REQUIRE(root.has_value());
  Reader reader(diagnostics);
  return read_distribution(*root, reader);
}

}  // namespace

TEST_CASE("without a rule receipts are late after 15 days and claims end after 60") {
  Diagnostics diagnostics;
  const auto rules = rules_of("", diagnostics);
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].reminder_days == 15);
  CHECK(rules[0].claim_days == 60);
  CHECK(rules[0].priority.empty());
}

TEST_CASE("the rule of a day is the latest from before it") {
  Diagnostics diagnostics;
  const auto rules = rules_of(R"([[distribution]]
from = 2025-07-01
claim_days = 30
priority = ["sở", "xã"]
basis = "Quy chế phát hành"
[[distribution]]
reminder_days = 10
)",
                              diagnostics);
  CHECK(diagnostics.list().empty());
  REQUIRE(rules.size() == 2);
  CHECK(distribution_on(rules, {2022, 9, 20}).reminder_days == 10);
  CHECK(distribution_on(rules, {2025, 6, 30}).claim_days == 60);
  CHECK(distribution_on(rules, {2025, 7, 1}).claim_days == 30);
  CHECK(distribution_on(rules, {2025, 7, 1}).priority == std::vector<std::string>{"sở", "xã"});
}

TEST_CASE("two rules from one day, days out of range and unknown keys are findings") {
  Diagnostics diagnostics;
  static_cast<void>(rules_of(R"([[distribution]]
reminder_days = -1
[[distribution]]
claim_dayz = 30
)",
                             diagnostics));
  std::vector<std::string_view> codes;
  for (const Diagnostic& each : diagnostics.list()) {
    codes.push_back(each.code);
  }
  CHECK(codes == std::vector<std::string_view>{"G0108", "G0104", "G0111"});
}

}  // namespace gazette::model
