// A paper of the office as the record has it; with ledger.h the door of ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

/// A paper as it was issued (chứng từ đã lập). It stays what it was; made again with something else
/// on it, it is the next revision.
struct IssuedPaper {
  std::optional<model::IssueNumber> issue = {};  // none: it is of a year, a recipient, a day
  std::string number = {};                       // "bk-2022-38-39"
  int revision = 0;                              // lần, from 1
  Date as_of = {};
  Date known_at = {};
  std::int64_t lines_count = 0;
  std::int64_t copies_count = 0;
  std::string lines_sha256 = {};
  std::string shown_sha256 = {};  // of all its words but for revision and days
  /// Its first digits stand on the paper. "": a version before 12 issued it, and those of
  /// `lines_sha256` do.
  std::string code_sha256 = {};
  /// The references of the journals that it was drawn from, sorted; none: of no single ones, as a
  /// year's report.
  std::vector<std::string> journals = {};

  bool operator==(const IssuedPaper&) const = default;
};

}  // namespace gazette::ledger
