#include "gazette/press/impose_marks.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "gazette/press/geometry.h"

namespace gazette::press {
namespace {

const Length kBarWidth = points(6);
const Length kBarHeight = points(24);
const Length kSlugIndent = millimetres(6);

/// A place in the page, from its left foot corner when its head is up, on the sheet.
Frame on_sheet(const PlacedPage& page, const Frame& own) {
  const Frame& trim = page.trim;
  switch (page.turns) {
    case 0:
      return {trim.left + own.left, trim.bottom + own.bottom, trim.left + own.right,
              trim.bottom + own.top};
    case 1:
      return {trim.right - own.top, trim.bottom + own.left, trim.right - own.bottom,
              trim.bottom + own.right};
    case 2:
      return {trim.right - own.right, trim.top - own.top, trim.right - own.left,
              trim.top - own.bottom};
    default:
      return {trim.left + own.bottom, trim.top - own.right, trim.left + own.top,
              trim.top - own.left};
  }
}

class Marker {
 public:
  Marker(SideLayout& layout, const Plan& plan, const Sheet& sheet, const SheetFormat& format,
         const ImposeJob& job)
      : layout_(layout),
        signature_(plan.signatures[sheet.signature]),
        offset_(marks_begin(format.bleed)),
        is_cut_(job.scheme == Scheme::cut_stack) {
    for (const PlacedPage& page : layout.pages) {
      add_edges(page);
    }
    // The halves of a sheet that is printed from one set of plates are cut apart.
    if (signature_.work == Work::work_and_turn) {
      const Length middle = (layout.trim.left + layout.trim.right) / 2;
      x_.cut = middle;
    }
    finish(x_);
    finish(y_);
  }

  void add_crop() {
    for (const Length x : x_.trims) {
      add_upright(x, false);
    }
    for (const Length y : y_.trims) {
      add_level(y, false);
    }
  }

  void add_folds() {
    if (is_cut_) {
      return;
    }
    for (const Length x : x_.folds) {
      add_upright(x, true);
    }
    for (const Length y : y_.folds) {
      add_level(y, true);
    }
  }

  /// On the fold between the last page of the signature and its first, which is outside when it is
  /// folded. `place` of `count` signatures.
  void add_bar(std::uint32_t place, std::uint32_t count, Length gap) {
    const auto first =
        std::find_if(layout_.pages.begin(), layout_.pages.end(),
                     [&](const PlacedPage& page) { return page.page == signature_.first_page; });
    if (first == layout_.pages.end()) {
      return;
    }
    const bool lies = first->turns % 2 == 1;
    const Length height = lies ? first->trim.width() : first->trim.height();
    const Length step = height / (count + 2);
    const Length bar = std::min(kBarHeight, step);
    const Length top = height - step * (place + 1);
    layout_.bars.push_back(
        on_sheet(*first, {-(gap + kBarWidth) / 2, top - bar, -(gap - kBarWidth) / 2, top}));
  }

  void add_slug() {
    layout_.slug_x = layout_.trim.left + kSlugIndent;
    layout_.slug_y = layout_.trim.bottom - offset_ - kMarkLength + millimetres(1);
    layout_.has_slug = true;
  }

 private:
  /// Where pages begin and end along an axis.
  struct Axis {
    std::vector<Length> trims = {};
    std::vector<Length> folds = {};
    std::vector<Length> low_ends = {};
    std::vector<Length> high_begins = {};
    Length begin = {};
    Length end = {};
    std::optional<Length> cut = {};
  };

  /// `spine_low`: the spine is at the left, or at the foot.
  static void add_extent(Axis& axis, Length low, Length high, bool spine_low, bool spine_high) {
    axis.low_ends.push_back(high);
    axis.high_begins.push_back(low);
    if (!spine_low) {
      axis.trims.push_back(low);
    }
    if (!spine_high) {
      axis.trims.push_back(high);
    }
  }

  void add_edges(const PlacedPage& page) {
    // Where the spine lies: 0 right, 1 top, 2 left, 3 foot.
    const int spine = ((is_recto(page.page) ? 2 : 0) + page.turns) % 4;
    const bool parts = is_cut_;  // a pile has no spine yet: every edge is cut
    add_extent(x_, page.trim.left, page.trim.right, !parts && spine == 2, !parts && spine == 0);
    add_extent(y_, page.trim.bottom, page.trim.top, !parts && spine == 3, !parts && spine == 1);
  }

  /// Sorted, each place once; folds are in the middle between neighbours.
  void finish(Axis& axis) {
    for (std::vector<Length>* list : {&axis.trims, &axis.low_ends, &axis.high_begins}) {
      std::sort(list->begin(), list->end());
      list->erase(std::unique(list->begin(), list->end()), list->end());
    }
    const bool is_x = &axis == &x_;
    const std::size_t count = is_x ? signature_.columns : signature_.rows;
    axis.begin = is_x ? layout_.trim.left : layout_.trim.bottom;
    axis.end = is_x ? layout_.trim.right : layout_.trim.top;
    for (std::size_t i = 1; i < count; ++i) {
      // Neighbours are shifted by as much to either side, so the middle is the fold.
      const Length low = axis.low_ends[axis.low_ends.size() * i / count - 1];
      const Length high = axis.high_begins[axis.high_begins.size() * i / count];
      const Length middle = (low + high) / 2;
      if (!axis.cut || *axis.cut != middle) {
        axis.folds.push_back(middle);
      }
    }
  }

  void add_upright(Length x, bool is_fold) {
    const Frame& trim = layout_.trim;
    layout_.lines.push_back(
        {x, trim.bottom - offset_ - kMarkLength, x, trim.bottom - offset_, is_fold});
    layout_.lines.push_back({x, trim.top + offset_, x, trim.top + offset_ + kMarkLength, is_fold});
  }
  void add_level(Length y, bool is_fold) {
    const Frame& trim = layout_.trim;
    layout_.lines.push_back(
        {trim.left - offset_ - kMarkLength, y, trim.left - offset_, y, is_fold});
    layout_.lines.push_back(
        {trim.right + offset_, y, trim.right + offset_ + kMarkLength, y, is_fold});
  }

  SideLayout& layout_;
  const Signature& signature_;
  Length offset_;
  bool is_cut_;
  Axis x_ = {};
  Axis y_ = {};
};

}  // namespace

Length bar_gap_least() {
  return kBarWidth;
}

void add_marks(SideLayout& layout, const Plan& plan, const Sheet& sheet,
               const SheetFormat& sheet_format, const ImposeJob& job) {
  Marker marker(layout, plan, sheet, sheet_format, job);
  if (job.marks.crop) {
    marker.add_crop();
  }
  if (job.marks.fold) {
    marker.add_folds();
  }
  const bool is_gathered = job.scheme == Scheme::perfect && plan.signatures.size() > 1;
  if (job.marks.collation && is_gathered && job.mill * 2 >= bar_gap_least() && sheet.depth == 0) {
    marker.add_bar(sheet.signature, static_cast<std::uint32_t>(plan.signatures.size()),
                   job.mill * 2);
  }
  marker.add_slug();
}

}  // namespace gazette::press
