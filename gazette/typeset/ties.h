// Ties (dính từ): words that must not be parted at a line's end.
//
// A reader who looks for "khoản 2 Điều 5" must not find "Điều" at one line's end and "5" on the
// next. No typesetter protects these pairs by itself; here the rule is applied to every space.
#pragma once

#include <cstdint>
#include <string_view>

namespace gazette::typeset {

/// What may happen at the space between two words.
struct Tie {
  bool tied = false;         // no break here
  std::int16_t penalty = 0;  // otherwise: how unwelcome a break is (0 to 1,000)
};

/// The rule for the space between `left` and `right`, words as written, punctuation included.
[[nodiscard]] Tie tie_between(std::string_view left, std::string_view right);

}  // namespace gazette::typeset
