// Where printed pages begin in the text of an act (dấu trang in).
//
// Whoever cites the printed gazette cites a page; the online edition shows in its text where each
// page begins, so that both can be read side by side.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::web {

/// Page `folio` begins in paragraph `paragraph` of `model::text_of`, behind `letters` bytes of its
/// text that are no white space.
struct PageMark {
  std::uint32_t paragraph = 0;
  std::uint32_t letters = 0;
  std::uint32_t folio = 0;

  bool operator==(const PageMark&) const = default;
};

/// In the order of the text.
using PageMarks = std::vector<PageMark>;

/// The bytes of `text` that are no white space, as page marks count them.
[[nodiscard]] std::uint32_t count_letters(std::string_view text);

/// Where the place behind so many letters is in `text`: before the next letter, at the end where
/// there is none. Never inside a character.
[[nodiscard]] std::size_t place_behind(std::string_view text, std::uint32_t letters);

}  // namespace gazette::web
