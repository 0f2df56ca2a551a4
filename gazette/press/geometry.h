// From the book's page (top left corner, y downwards) to the PDF's (bottom left, y upwards), with
// the bleed (tràn lề) around it.
#pragma once

#include <cstdint>

#include "gazette/base/length.h"
#include "gazette/press/numbers.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// A rectangle of the PDF page, in thousandths of a point.
struct Box {
  std::int64_t left = 0;
  std::int64_t bottom = 0;
  std::int64_t right = 0;
  std::int64_t top = 0;

  bool operator==(const Box&) const = default;
};

/// Where the trimmed page (khổ thành phẩm) lies on the PDF page.
class PageSpace {
 public:
  PageSpace(const typeset::Book& book, const typeset::Page& page, const Job& job)
      : width_(book.page_width), height_(book.page_height) {
    if (job.target == Target::print) {
      const auto [top, outer, bottom, inner] = job.bleed;
      // A page of odd number is a recto: its spine is at the left.
      const bool recto = page.folio % 2 == 1;
      left_ = recto ? inner : outer;
      right_ = recto ? outer : inner;
      bottom_ = bottom;
      top_ = top;
    }
  }

  [[nodiscard]] std::int64_t x(Length from_left) const { return thousandths(left_ + from_left); }
  [[nodiscard]] std::int64_t y(Length from_top) const {
    return thousandths(bottom_ + height_ - from_top);
  }
  /// Trimmed page and bleed.
  [[nodiscard]] Box media() const { return {.right = x(width_ + right_), .top = y(-top_)}; }
  [[nodiscard]] Box trim() const {
    return {.left = x({}), .bottom = y(height_), .right = x(width_), .top = y({})};
  }

 private:
  Length width_ = {};
  Length height_ = {};
  Length left_ = {};  // bleed
  Length right_ = {};
  Length bottom_ = {};
  Length top_ = {};
};

}  // namespace gazette::press
