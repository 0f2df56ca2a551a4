// The rows of a paper as a spreadsheet has them: flat, each with the title of its group. Private to
// forms/.
#pragma once

#include <vector>

#include "gazette/forms/paper.h"

namespace gazette::forms {

struct FlatTable {
  std::vector<PaperColumn> columns = {};  // the paper's, and that of groups if it has them
  std::vector<std::vector<PaperCell>> lines = {};
  std::vector<PaperCell> sums = {};  // of the last row of sums; empty: there is none
};

[[nodiscard]] FlatTable flat_table(const Paper& paper);

}  // namespace gazette::forms
