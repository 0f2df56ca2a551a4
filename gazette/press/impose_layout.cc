#include "gazette/press/impose_layout.h"

#include <algorithm>
#include <array>

#include "gazette/press/geometry.h"
#include "gazette/press/impose_marks.h"

namespace gazette::press {
namespace {

// Folded sheets are cut open at the head and at the outer edge even where nothing bleeds.
const Length kKnife = millimetres(3);

/// A direction on the sheet, and an edge of a page by the direction in which it lies when its head
/// is up.
enum Edge : std::uint8_t { right_edge, head_edge, left_edge, foot_edge };

/// The edge of a page that lies in a direction of the sheet.
Edge edge_towards(const Cell& cell, Edge direction) {
  return static_cast<Edge>((direction + 4 - cell.turns) % 4);
}

bool is_spine(const Cell& cell, Edge direction) {
  return edge_towards(cell, direction) == (is_recto(cell.page) ? left_edge : right_edge);
}

const Cell& cell_at(const Side& side, std::uint32_t column, std::uint32_t row) {
  return *std::find_if(side.begin(), side.end(),
                       [&](const Cell& cell) { return cell.column == column && cell.row == row; });
}

/// What is cut off between pages.
struct Cuts {
  bool has_spine = true;  // else all pages are cut apart
  Length mill = {};       // at the spine, each page
  Length knife_gap = {};  // elsewhere, both pages
};

Cuts cuts_of(const ImposeJob& job, Length knife_gap) {
  return {.has_spine = job.scheme != Scheme::cut_stack,
          .mill = job.scheme == Scheme::perfect ? job.mill : Length{},
          .knife_gap = knife_gap};
}

/// Distances between columns and between rows.
struct Gaps {
  std::vector<Length> columns = {};
  std::vector<Length> rows = {};
};

Gaps gaps_of(const Signature& signature, const Side& side, const Cuts& cuts) {
  const auto gap = [&](const Cell& cell, Edge direction) {
    return cuts.has_spine && is_spine(cell, direction) ? cuts.mill * 2 : cuts.knife_gap;
  };
  Gaps gaps;
  for (std::uint32_t column = 0; column + 1 < signature.columns; ++column) {
    gaps.columns.push_back(gap(cell_at(side, column, 0), right_edge));
  }
  for (std::uint32_t row = 0; row + 1 < signature.rows; ++row) {
    gaps.rows.push_back(gap(cell_at(side, 0, row), head_edge));
  }
  return gaps;
}

Length sum(const std::vector<Length>& lengths) {
  Length total;
  for (const Length length : lengths) {
    total += length;
  }
  return total;
}

/// The pages of a side with the gaps between them.
SheetSize block_size(const Signature& signature, const Side& side, const Format& format,
                     const Gaps& gaps) {
  const bool lies = side.front().turns % 2 == 1;
  const Length width = lies ? format.page_height : format.page_width;
  const Length height = lies ? format.page_width : format.page_height;
  return {width * signature.columns + sum(gaps.columns), height * signature.rows + sum(gaps.rows)};
}

/// The largest block of all signatures.
SheetSize largest_block(const Plan& plan, const Format& format, const Cuts& cuts) {
  SheetSize largest;
  for (const Sheet& sheet : plan.sheets) {
    const Signature& signature = plan.signatures[sheet.signature];
    const Side& side = sheet.sides.front();
    const SheetSize block = block_size(signature, side, format, gaps_of(signature, side, cuts));
    largest.width = std::max(largest.width, block.width);
    largest.height = std::max(largest.height, block.height);
  }
  return largest;
}

/// Nobody's sheet is exact to the hundredth of a millimetre, nor is A3 twice A4 to that.
const Length kTolerance = millimetres(0.3);

bool fits_in(SheetSize block, SheetSize sheet, Length margin) {
  return block.width + margin * 2 <= sheet.width + kTolerance &&
         block.height + margin * 2 <= sheet.height + kTolerance;
}

class SideLayouter {
 public:
  SideLayouter(const Plan& plan, const Sheet& sheet, const Side& side, const Format& format,
               const SheetFormat& sheet_format, const ImposeJob& job)
      : signature_(plan.signatures[sheet.signature]),
        side_(side),
        sheet_(sheet_format),
        gaps_(gaps_of(signature_, side, cuts_of(job, sheet_format.gap))),
        lies_(side.front().turns % 2 == 1),
        width_(lies_ ? format.page_height : format.page_width),
        height_(lies_ ? format.page_width : format.page_height) {
    const SheetSize block = block_size(signature_, side, format, gaps_);
    result_.trim.left = (sheet_.size.width - block.width) / 2;
    result_.trim.bottom = (sheet_.size.height - block.height) / 2;
    result_.trim.right = result_.trim.left + block.width;
    result_.trim.top = result_.trim.bottom + block.height;
  }

  SideLayout lay_out() {
    for (const Cell& cell : side_) {
      result_.pages.push_back(placed(cell));
    }
    return std::move(result_);
  }

 private:
  PlacedPage placed(const Cell& cell) {
    PlacedPage page{.page = cell.page, .turns = cell.turns};
    Length left = result_.trim.left + width_ * cell.column;
    Length bottom = result_.trim.bottom + height_ * cell.row;
    for (std::uint32_t i = 0; i < cell.column; ++i) {
      left += gaps_.columns[i];
    }
    for (std::uint32_t i = 0; i < cell.row; ++i) {
      bottom += gaps_.rows[i];
    }
    const Frame place{left, bottom, left + width_, bottom + height_};
    page.shown = {
        place.left - (cell.column == 0 ? sheet_.bleed : gaps_.columns[cell.column - 1U] / 2),
        place.bottom - (cell.row == 0 ? sheet_.bleed : gaps_.rows[cell.row - 1U] / 2),
        place.right + (cell.column + 1U == signature_.columns ? sheet_.bleed
                                                              : gaps_.columns[cell.column] / 2),
        place.top + (cell.row + 1U == signature_.rows ? sheet_.bleed : gaps_.rows[cell.row] / 2)};
    page.trim = shifted(place, cell);
    return page;
  }

  /// Towards the spine.
  static Frame shifted(Frame place, const Cell& cell) {
    if (is_spine(cell, left_edge) || is_spine(cell, right_edge)) {
      const Length shift = is_spine(cell, left_edge) ? -cell.shift : cell.shift;
      place.left += shift;
      place.right += shift;
    } else {
      const Length shift = is_spine(cell, foot_edge) ? -cell.shift : cell.shift;
      place.bottom += shift;
      place.top += shift;
    }
    return place;
  }

  const Signature& signature_;
  const Side& side_;
  const SheetFormat& sheet_;
  Gaps gaps_;
  bool lies_;
  Length width_;
  Length height_;
  SideLayout result_ = {};
};

}  // namespace

SheetFormat sheet_format(const Plan& plan, const Format& format, const ImposeJob& job) {
  const bool is_cut = job.scheme == Scheme::cut_stack;
  const bool wants_marks = job.marks.crop || job.marks.fold || job.marks.collation;
  SheetFormat result{.bleed = format.bleed,
                     .gap = (is_cut ? format.bleed : std::max(format.bleed, kKnife)) * 2};
  const Length margin = wants_marks ? marks_margin(format.bleed) : format.bleed;
  SheetSize block = largest_block(plan, format, cuts_of(job, result.gap));
  if (!job.sheet) {
    result.size = {block.width + margin * 2, block.height + margin * 2};
    result.has_marks = wants_marks;
    return result;
  }
  const SheetSize long_edge{std::max(job.sheet->width, job.sheet->height),
                            std::min(job.sheet->width, job.sheet->height)};
  result.size =
      block.width >= block.height ? long_edge : SheetSize{long_edge.height, long_edge.width};
  if (is_cut && !fits_in(block, result.size, {})) {
    // One cut between pages that touch; what they have beyond their trim goes.
    result.gap = {};
    block = largest_block(plan, format, cuts_of(job, result.gap));
  }
  result.fits = fits_in(block, result.size, {});
  if (!result.fits) {
    result.size = block;
    return result;
  }
  result.has_marks = wants_marks && fits_in(block, result.size, margin);
  const Length room = std::min(result.size.width - block.width, result.size.height - block.height);
  result.bleed = std::clamp(room / 2, Length{}, format.bleed);
  result.has_all_bleed =
      result.bleed == format.bleed && result.gap >= format.bleed * (is_cut ? 2 : 0);
  return result;
}

SideLayout lay_out(const Plan& plan, const Sheet& sheet, const Side& side, const Format& format,
                   const SheetFormat& sheet_format, const ImposeJob& job) {
  SideLayout result = SideLayouter(plan, sheet, side, format, sheet_format, job).lay_out();
  if (sheet_format.has_marks) {
    add_marks(result, plan, sheet, sheet_format, job);
  }
  return result;
}

bool backs_are_turned(const SheetFormat& sheet, Duplex duplex) {
  // A sheet turned about its upright axis is turned at its upright edge.
  const bool upright_is_long = sheet.size.height >= sheet.size.width;
  return duplex == (upright_is_long ? Duplex::short_edge : Duplex::long_edge);
}

}  // namespace gazette::press
