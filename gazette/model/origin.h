// Where text stands in its source.
#pragma once

#include <cstddef>
#include <cstdint>

namespace gazette::model {

/// Where a paragraph stands in its source.
struct Origin {
  std::uint32_t paragraph = 0;  // from 1, in the order of the source flow; 0: from the front matter
  std::uint32_t line = 0;       // from 1; 0 where the source has no lines (DOCX)
  std::uint32_t column = 0;     // from 1, in code points
  bool is_landscape = false;    // on a page of the source that is turned on its side

  bool operator==(const Origin&) const = default;
};

/// What tells paragraphs apart by their origin: one of the source may have been parted, and then
/// the number is the same and the column another.
[[nodiscard]] constexpr std::uint64_t key_of(const Origin& origin) {
  return (std::uint64_t{origin.paragraph} << 32U) | origin.column;
}

/// Words of a paragraph: bytes [begin, end) of the texts of its spans, one after another.
struct Passage {
  Origin origin = {};
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Passage&) const = default;
};

}  // namespace gazette::model
