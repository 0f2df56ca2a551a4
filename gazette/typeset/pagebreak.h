// Breaking a galley into pages (ngắt trang).
//
// Total fit over the whole galley, as for lines: of all ways to break it, the one in which pages
// are filled best and no heading, widow or orphan stands alone.
#pragma once

#include <cstddef>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/typeset/galley.h"

namespace gazette::typeset {

/// Slugs [begin, end) of a page, and how the room left over is shared out.
struct PageSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  Length natural = {};            // height with natural spaces, the repeated head included
  bool repeats_head = false;      // the heading rows of the table that goes on here come first
  int gap_stretch_per_mille = 0;  // of each slug's stretch_before
  Length line_stretch = {};       // added above slugs that do not stand on a former one
  bool overfull = false;
};

struct PageMeasure {
  Length height = {};
  Length line_stretch_most = {};
};

/// The pages of `galley`, none where it is empty. Linear in its length.
[[nodiscard]] std::vector<PageSpan> break_pages(const Galley& galley, const PageMeasure& measure);

}  // namespace gazette::typeset
