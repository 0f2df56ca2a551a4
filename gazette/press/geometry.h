// From the book's page (top left corner, y downwards) to the PDF's (bottom left, y upwards), with
// the bleed (tràn lề) around it.
#pragma once

#include <array>
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

/// As the operator "re" has it: left, bottom, width, height.
[[nodiscard]] constexpr std::array<std::int64_t, 4> corner_and_size(const Box& box) {
  return {box.left, box.bottom, box.right - box.left, box.top - box.bottom};
}

/// A matrix of PDF ("a b c d e f cm"), in thousandths.
using Matrix = std::array<std::int64_t, 6>;

/// Where the trimmed page (khổ thành phẩm) lies on the PDF page. A landscape page stays an upright
/// sheet, as all are bound at one edge: it is drawn in a space of its own, whose top is the sheet's
/// left edge, and a reader of the online edition sees it turned back (/Rotate).
class PageSpace {
 public:
  PageSpace(const typeset::Book& book, const typeset::Page& page, const Job& job)
      : width_(book.page_width), height_(book.page_height), landscape_(page.landscape) {
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

  /// Of the space that is drawn in.
  [[nodiscard]] std::int64_t x(Length from_left) const {
    return thousandths(landscape_ ? from_left : left_ + from_left);
  }
  [[nodiscard]] std::int64_t y(Length from_top) const {
    return thousandths(landscape_ ? width_ - from_top : bottom_ + height_ - from_top);
  }
  [[nodiscard]] bool landscape() const { return landscape_; }
  /// From the space of a landscape page to its sheet.
  [[nodiscard]] Matrix matrix() const {
    return {0, 1000, -1000, 0, thousandths(left_ + width_), thousandths(bottom_)};
  }
  /// A place of the page on its sheet.
  [[nodiscard]] Box box(Length left, Length top, Length width, Length height) const {
    if (landscape_) {
      return {.left = thousandths(left_ + top),
              .bottom = thousandths(bottom_ + left),
              .right = thousandths(left_ + top + height),
              .top = thousandths(bottom_ + left + width)};
    }
    return {.left = x(left), .bottom = y(top + height), .right = x(left + width), .top = y(top)};
  }

  /// Trimmed page and bleed, on the sheet.
  [[nodiscard]] Box media() const {
    return {.right = thousandths(left_ + width_ + right_),
            .top = thousandths(bottom_ + height_ + top_)};
  }
  [[nodiscard]] Box trim() const {
    return {.left = thousandths(left_),
            .bottom = thousandths(bottom_),
            .right = thousandths(left_ + width_),
            .top = thousandths(bottom_ + height_)};
  }

 private:
  Length width_ = {};
  Length height_ = {};
  bool landscape_ = false;
  Length left_ = {};  // bleed
  Length right_ = {};
  Length bottom_ = {};
  Length top_ = {};
};

}  // namespace gazette::press
