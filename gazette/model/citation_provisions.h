// The provisions in a citation: "điểm a, b khoản 2 và khoản 5 Điều 23". Within model/ only.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/model/citation.h"
#include "gazette/model/word.h"

namespace gazette::model {

/// Provisions cited one after another, without the act they belong to.
struct CitedProvisions {
  std::vector<CitedPath> paths = {};  // in the order of the text
  std::size_t next = 0;               // the word behind them
};

/// The provisions whose citation begins at word `at`. Where they are a list that cites nothing
/// ("điểm 5, điểm 6"), `barren_end` becomes the word behind it: none begins before that.
[[nodiscard]] std::optional<CitedProvisions> provisions_at(const std::vector<Word>& words,
                                                           std::size_t at, std::size_t& barren_end);

/// The words that begin a citation of such a part: "mẫu số", "biểu mẫu số" and so on.
[[nodiscard]] std::vector<std::string_view> words_for(CitedLevel level);

/// Whether a cited part begins at word `at`: "Điều 5", "Phụ lục".
[[nodiscard]] bool is_provision_at(const std::vector<Word>& words, std::size_t at);

}  // namespace gazette::model
