// The arithmetic of imposition: which page stands where on which side of which sheet, which way
// its head points, and by how much it is shifted. No lengths of pages and no PDF.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/press/impose.h"

namespace gazette::press {

/// A page on a side of a sheet, in a grid that is seen as the side is.
struct Cell {
  std::uint32_t page = 0;   // from 1; blank where it is larger than the count of pages
  std::uint8_t column = 0;  // from the left
  std::uint8_t row = 0;     // from the foot
  std::uint8_t turns = 0;   // quarter turns of its head to the left: 2 is head down
  Length shift = {};        // towards its spine, for what other sheets around it take (creep)

  bool operator==(const Cell&) const = default;
};

using Side = std::vector<Cell>;

struct Sheet {
  std::uint32_t signature = 0;   // its place in `Plan::signatures`
  std::uint32_t depth = 0;       // sheets of its signature that lie around it
  std::vector<Side> sides = {};  // front and back; one where both are printed from it
};

/// A signature, or the whole of a booklet or a pile.
struct Signature {
  std::uint32_t first_page = 1;
  std::uint32_t pages_count = 0;
  Work work = Work::nested;
  std::uint8_t columns = 2;
  std::uint8_t rows = 1;
};

struct Plan {
  Scheme scheme = Scheme::saddle;
  std::uint32_t pages_count = 0;   // of the file
  std::uint32_t places_count = 0;  // with the blanks at the end
  std::vector<Signature> signatures = {};
  std::vector<Sheet> sheets = {};
};

/// The plan of `pages_count` pages, at least one.
///
/// What is left over of whole signatures becomes one of 8 and one of 4 pages, or a smaller nested
/// one, and stands before the last whole signature: a thin one at the outside breaks off the glue.
/// Folded ones are printed work-and-turn then, half the plates and nothing cut off.
[[nodiscard]] Plan make_plan(std::uint32_t pages_count, const ImposeJob& job);

/// The largest shift of a page in the plan.
[[nodiscard]] Length creep_most(const Plan& plan);

/// Whether a page's spine is at its own left: those of odd number, in a book read from the left.
constexpr bool is_recto(std::uint32_t page) {
  return page % 2 == 1;
}

}  // namespace gazette::press
