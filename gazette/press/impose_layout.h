// The lengths of imposition: where on the sheet each page is trimmed, how much of its bleed is
// kept, and where the marks stand. Exact lengths, no PDF.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/press/impose.h"
#include "gazette/press/impose_plan.h"

namespace gazette::press {

/// A rectangle on the sheet, from its left foot corner.
struct Frame {
  Length left = {};
  Length bottom = {};
  Length right = {};
  Length top = {};

  bool operator==(const Frame&) const = default;
  [[nodiscard]] Length width() const { return right - left; }
  [[nodiscard]] Length height() const { return top - bottom; }
};

/// What the book is like in lengths.
struct Format {
  Length page_width = {};  // trimmed
  Length page_height = {};
  Length bleed = {};  // the most that a page has beyond its trim
};

/// A page on a side.
struct PlacedPage {
  std::uint32_t page = 0;
  int turns = 0;     // as `Cell::turns`
  Frame trim = {};   // shifted already
  Frame shown = {};  // what of it and its bleed may be seen: up to the fold, or half the gap
};

/// A straight mark of a quarter point; a fold's is broken into dashes.
struct MarkLine {
  Length from_x = {};
  Length from_y = {};
  Length to_x = {};
  Length to_y = {};
  bool is_fold = false;
};

struct SideLayout {
  std::vector<PlacedPage> pages = {};
  Frame trim = {};  // around all pages
  std::vector<MarkLine> lines = {};
  std::vector<Frame> bars = {};  // collation
  Length slug_x = {};            // where the line of words begins, at its baseline
  Length slug_y = {};
  bool has_slug = false;
};

/// The sheet that all signatures of a plan fit on.
struct SheetFormat {
  SheetSize size = {};
  Length bleed = {};  // kept at the outside
  Length gap = {};    // between pages that a knife parts, all of it
  bool has_marks = false;
  bool fits = true;  // else `size` is what it would have to be at least
  bool has_all_bleed = true;
};

/// The sheet as asked for, its longer edge lying as the pages need it, or the least that pages,
/// bleed and marks need.
[[nodiscard]] SheetFormat sheet_format(const Plan& plan, const Format& format,
                                       const ImposeJob& job);

/// A side of `sheet`, in the middle of the sheet.
[[nodiscard]] SideLayout lay_out(const Plan& plan, const Sheet& sheet, const Side& side,
                                 const Format& format, const SheetFormat& sheet_format,
                                 const ImposeJob& job);

/// Whether the backs are turned by half for a printer that turns the sheet at this edge.
[[nodiscard]] bool backs_are_turned(const SheetFormat& sheet, Duplex duplex);

}  // namespace gazette::press
