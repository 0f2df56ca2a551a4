// Paper folded in thought: what a reader finds on turning the leaves of printed sheets.
//
// Knows nothing of how pages were placed: it takes what is seen on both sides of a sheet, folds and
// turns it as a machine does, and gives the leaves. The proof of an imposition rests on it.
#pragma once

#include <cstdint>
#include <vector>

namespace gazette::press {

/// What is seen at a place: something drawn, or nothing.
struct Seen {
  static constexpr std::uint32_t kNothing = 0xFFFFFFFF;
  std::uint32_t drawn = kNothing;
  int turns = 0;  // quarter turns to the left, 0 to 3

  bool operator==(const Seen&) const = default;
};

/// A side as it is seen, row by row from the foot, each from the left.
struct SeenSide {
  int columns = 0;
  int rows = 0;
  std::vector<Seen> places = {};

  bool operator==(const SeenSide&) const = default;
  [[nodiscard]] Seen& at(int column, int row) {
    return places.at(static_cast<std::size_t>(row * columns + column));
  }
  [[nodiscard]] const Seen& at(int column, int row) const {
    return places.at(static_cast<std::size_t>(row * columns + column));
  }
};

/// Both sides; the back as it is seen when the sheet is turned about its upright axis.
struct SeenSheet {
  SeenSide front = {};
  SeenSide back = {};
};

/// A leaf of the book, its back seen when it is turned about its upright edge.
struct Leaf {
  Seen front = {};
  Seen back = {};

  bool operator==(const Leaf&) const = default;
};

/// The side turned as a whole by quarters to the left.
[[nodiscard]] SeenSide turned(const SeenSide& side, int quarters);

/// The left half of a sheet, with what is behind it.
[[nodiscard]] SeenSheet left_half(const SeenSheet& sheet);

/// The leaves of a sheet that is laid with its back up and folded at its middle until it has the
/// size of one page: right over left where it is wider than high in pages, else top over foot.
[[nodiscard]] std::vector<Leaf> folded(const SeenSheet& sheet);

/// The leaves of folded sheets that lie in one another, the outermost first.
[[nodiscard]] std::vector<Leaf> nested(const std::vector<std::vector<Leaf>>& sheets);

/// The leaves of a pile of sheets that is cut at all places; the parts are laid on one another, the
/// top left one on top, row by row.
[[nodiscard]] std::vector<Leaf> cut_and_stacked(const std::vector<SeenSheet>& sheets);

}  // namespace gazette::press
