// Accents heaped upon one letter: what no writing has, and what makes programs slow.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gazette {

/// The most combining accents that follow one letter in any writing (Unicode's stream-safe format).
inline constexpr std::size_t kAccentsMax = 30;

/// Where more accents follow one letter than any writing has, the byte of the first too many.
[[nodiscard]] std::optional<std::size_t> find_heaped_accents(std::string_view text);

}  // namespace gazette
