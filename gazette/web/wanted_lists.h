// Which of the lists of the site have to be made anew (danh mục phải làm lại). Private to web/.
//
// A list is of one year, or of all. What a list of a year says comes from the issues of that year
// and, where one turns to other years, from the names of these. So an issue that is built concerns
// the lists of a few years, whatever the site holds besides; those of all years are few and are
// always made.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/web/web.h"

namespace gazette::web {

class WantedLists {
 public:
  /// Keeps a reference to `former`. `cards` are all issues of the site.
  WantedLists(const std::vector<IssueCard>& cards, const FormerLists& former);

  /// Whether a list of all years is to be made.
  [[nodiscard]] bool has(const std::string& path) const;
  /// Whether a list of a year is to be made: of acts signed in it, numbered in it or published in
  /// it. `around` is what else its page says: names, the years and months beside it.
  [[nodiscard]] bool has(const std::string& path, int year, std::string_view around) const;

  /// A file that is not wanted, as the site has it.
  [[nodiscard]] std::string read(const std::string& path) const { return former_.read(path); }

 private:
  const FormerLists& former_;
  std::string card_ = {};     // of the issue that is built, its hash
  std::set<int> years_ = {};  // which it concerns
};

}  // namespace gazette::web
