// How the office sends issues and deals with copies that do not arrive (phát hành), as dated data.
#pragma once

#include <string>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"

namespace gazette {
class Settings;
}

namespace gazette::model {

class Reader;

/// The rule from a day on: [[distribution]] of gazette.toml.
struct DistributionRule {
  Date from = {1900, 1, 1};
  int reminder_days = 15;  // a receipt not there so long after the sending is late
  int claim_days = 60;     // copies are claimed so long after the sending
  /// Kinds of recipients (sở, phường, xã) in the order in which copies are given where they are
  /// short; kinds not named come last.
  std::vector<std::string> priority = {};
  std::string basis = {};  // căn cứ
};

/// Reads every [[distribution]]; without one a rule with the usual values. By `from`; two from one
/// day are a finding (G0111).
[[nodiscard]] std::vector<DistributionRule> read_distribution(Settings& root, Reader& reader);

/// The rule that holds on `date`: the one with the latest `from` not after it, else the first.
[[nodiscard]] const DistributionRule& distribution_on(const std::vector<DistributionRule>& rules,
                                                      Date date);

}  // namespace gazette::model
