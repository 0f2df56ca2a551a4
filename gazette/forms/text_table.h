// Tables for a terminal. Private to forms/.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gazette::forms {

using TextRow = std::vector<std::string>;

/// The rows with their columns aligned, columns [first_number, last_number] to the right; a rule
/// below the head and above the last row, which is the total.
struct NumberColumns {
  std::size_t first = 0;
  std::size_t last = 0;
};
[[nodiscard]] std::string aligned(const std::vector<TextRow>& rows, NumberColumns numbers);

}  // namespace gazette::forms
