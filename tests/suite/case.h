// Cases of the suite: what an editor writes, and the frames it becomes, many cases in one file.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/layout.h"

namespace gazette::suite {

/// "@layout cong-bao-compact": how a case is to be read, set and shown.
struct Option {
  std::string name = {};
  std::string value = {};
};

struct Case {
  std::string name = {};
  std::string source = {};  // options included
  std::vector<Option> options = {};
  std::string frames = {};  // as the file has them

  /// The value of the first option of this name; empty where there is none.
  [[nodiscard]] std::string value(std::string_view option) const;
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  [[nodiscard]] bool has(std::string_view option) const;
};

/// A file of tests/suite: lines of explanation, then its cases.
struct CaseFile {
  std::string name = {};  // "tables.txt"
  std::string preface = {};
  std::vector<Case> cases = {};
};

[[nodiscard]] CaseFile read_cases(const std::string& name);
/// The same file with `frames[i]` under case i.
[[nodiscard]] std::string write_cases(const CaseFile& file, const std::vector<std::string>& frames);
/// The names of the files of cases, sorted.
[[nodiscard]] std::vector<std::string> case_files();

/// The issue that a case tells of.
[[nodiscard]] model::Issue issue_of_case(const Case& one);
/// The layout it is set in: that of "@layout", changed by each "@set page.name = value".
[[nodiscard]] typeset::Layout layout_of_case(const Case& one);

}  // namespace gazette::suite
