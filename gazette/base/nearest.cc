#include <algorithm>
#include <utility>

#include "gazette/base/text.h"

namespace gazette {

std::optional<std::string> nearest(std::string_view word,
                                   const std::vector<std::string>& candidates) {
  std::optional<std::string> best;
  std::size_t best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
  for (const std::string& candidate : candidates) {
    // Levenshtein distance with neighbours changed counted once, a row at a time.
    std::vector<std::size_t> row(candidate.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j) {
      row[j] = j;
    }
    std::vector<std::size_t> former;
    std::vector<std::size_t> before_former;
    for (std::size_t i = 1; i <= word.size(); ++i) {
      before_former = std::move(former);
      former = row;
      row[0] = i;
      for (std::size_t j = 1; j < row.size(); ++j) {
        const std::size_t changed = word[i - 1] == candidate[j - 1] ? 0 : 1;
        row[j] = std::min({former[j] + 1, row[j - 1] + 1, former[j - 1] + changed});
        if (i > 1 && j > 1 && word[i - 1] == candidate[j - 2] && word[i - 2] == candidate[j - 1]) {
          row[j] = std::min(row[j], before_former[j - 2] + 1);
        }
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

}  // namespace gazette
