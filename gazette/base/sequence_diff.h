// What differs between two sequences of numbers (words, lines, each given as a number).
//
// Myers (1986): the shortest list of insertions and deletions, found greedily, in time and memory
// that grow with the number of differences and not with the length. Where there are too many, the
// members that each side has once and in the same order are taken for fixed points (patience diff)
// and what lies between them is compared by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace gazette {

/// Members [a_begin, a_end) of one sequence stand for [b_begin, b_end) of the other; one of the two
/// may be empty.
struct DiffBlock {
  std::size_t a_begin = 0;
  std::size_t a_end = 0;
  std::size_t b_begin = 0;
  std::size_t b_end = 0;

  bool operator==(const DiffBlock&) const = default;
};

/// The blocks that differ, in order, with at least one equal member between two of them.
[[nodiscard]] std::vector<DiffBlock> diff_sequences(std::span<const std::uint32_t> a,
                                                    std::span<const std::uint32_t> b);

}  // namespace gazette
