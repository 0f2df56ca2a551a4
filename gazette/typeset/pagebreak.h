// Breaking a galley into pages (ngắt trang).
//
// Total fit over the whole galley, as for lines: of all ways to break it, the one in which pages
// are filled best, no heading, widow or orphan stands alone, and notes stand under their marks.
#pragma once

#include <cstddef>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/typeset/galley.h"

namespace gazette::typeset {

/// Slugs [begin, end) of a page, the notes at its foot, and how the room left over is shared out.
/// Only the pages after the last slug may be of notes alone.
struct PageSpan {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t notes_begin = 0;  // slugs of the notes' galley
  std::size_t notes_end = 0;
  Length natural = {};            // height with natural spaces, repeated head and notes included
  Length notes_height = {};       // of the notes and the rule above them
  bool repeats_head = false;      // the heading rows of the table that goes on here come first
  int gap_stretch_per_mille = 0;  // of each slug's stretch_before
  Length line_stretch = {};       // added above slugs that do not stand on a former one
  bool overfull = false;
  std::int64_t fill_cost = 0;  // of the room left over, and of parting a note
  std::int64_t cost = 0;       // of all pages up to this one
};

struct PageMeasure {
  Length height = {};
  Length line_stretch_most = {};
  Length landscape_height = {};  // of the pages whose slugs say so
  Length note_room = {};         // between text and notes, for the rule
};

/// The pages of `galley`, none where it is empty. `notes` are the notes called in it in the order
/// of their first marks, in one galley; `Slug::notes` says how far each slug has called. A note
/// begins on the page of its mark and is parted where it must be. Linear in the length of both.
[[nodiscard]] std::vector<PageSpan> break_pages(const Galley& galley, const Galley& notes,
                                                const PageMeasure& measure);

}  // namespace gazette::typeset
