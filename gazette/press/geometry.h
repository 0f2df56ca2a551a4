// From the book's page (top left corner, y downwards) to the PDF's (bottom left, y upwards), with
// the bleed (tràn lề) around it.
#pragma once

#include <algorithm>
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

// Marks of the printer stand 3 mm from the trim, and 1 mm from colour that fills the bleed, and are
// 5 mm long.
inline const Length kMarkOffset = millimetres(3);
inline const Length kMarkGap = millimetres(1);
inline const Length kMarkLength = millimetres(5);

/// How far from the trim marks begin around pages of this bleed.
inline Length marks_begin(Length bleed) {
  return std::max(bleed + kMarkGap, kMarkOffset);
}

/// What marks need around pages of this bleed.
inline Length marks_margin(Length bleed) {
  return marks_begin(bleed) + kMarkLength + millimetres(1);
}

/// Lengths at the edges of an upright sheet.
struct Edges {
  Length left = {};
  Length right = {};
  Length bottom = {};
  Length top = {};
};

/// Where the trimmed page (khổ thành phẩm) lies on the PDF page. A landscape page stays an upright
/// sheet, as all are bound at one edge: it is drawn in a space of its own, whose top is the sheet's
/// left edge, and a reader of the online edition sees it turned back (/Rotate).
class PageSpace {
 public:
  PageSpace(const typeset::Book& book, const typeset::Page& page, const Job& job)
      : width_(book.page_width), height_(book.page_height), landscape_(page.landscape) {
    if (job.target == Target::print) {
      std::array<Length, 4> around = job.bleed;
      for (std::size_t edge = 0; edge < around.size(); ++edge) {
        around[edge] = job.marks[edge] ? marks_margin(job.bleed[edge]) : job.bleed[edge];
      }
      // A page of odd number is a recto: its spine is at the left.
      const bool recto = page.folio % 2 == 1;
      bleed_ = edges(job.bleed, recto);
      around_ = edges(around, recto);
    }
  }

  /// Of the space that is drawn in.
  [[nodiscard]] std::int64_t x(Length from_left) const {
    return thousandths(landscape_ ? from_left : around_.left + from_left);
  }
  [[nodiscard]] std::int64_t y(Length from_top) const {
    return thousandths(landscape_ ? width_ - from_top : around_.bottom + height_ - from_top);
  }
  [[nodiscard]] bool landscape() const { return landscape_; }
  /// From the space of a landscape page to its sheet.
  [[nodiscard]] Matrix matrix() const {
    return {0, 1000, -1000, 0, thousandths(around_.left + width_), thousandths(around_.bottom)};
  }
  /// A place of the page on its sheet.
  [[nodiscard]] Box box(Length left, Length top, Length width, Length height) const {
    if (landscape_) {
      return {.left = thousandths(around_.left + top),
              .bottom = thousandths(around_.bottom + left),
              .right = thousandths(around_.left + top + height),
              .top = thousandths(around_.bottom + left + width)};
    }
    return {.left = x(left), .bottom = y(top + height), .right = x(left + width), .top = y(top)};
  }

  /// The whole sheet: trimmed page, bleed and marks.
  [[nodiscard]] Box media() const {
    return {.right = thousandths(around_.left + width_ + around_.right),
            .top = thousandths(around_.bottom + height_ + around_.top)};
  }
  [[nodiscard]] Box bleed() const {
    return {.left = thousandths(around_.left - bleed_.left),
            .bottom = thousandths(around_.bottom - bleed_.bottom),
            .right = thousandths(around_.left + width_ + bleed_.right),
            .top = thousandths(around_.bottom + height_ + bleed_.top)};
  }
  [[nodiscard]] Box trim() const {
    return {.left = thousandths(around_.left),
            .bottom = thousandths(around_.bottom),
            .right = thousandths(around_.left + width_),
            .top = thousandths(around_.bottom + height_)};
  }

 private:
  /// Of top, outer, bottom and inner edge.
  static Edges edges(const std::array<Length, 4>& lengths, bool recto) {
    const auto& [top, outer, bottom, inner] = lengths;
    return {.left = recto ? inner : outer,
            .right = recto ? outer : inner,
            .bottom = bottom,
            .top = top};
  }

  Length width_ = {};
  Length height_ = {};
  bool landscape_ = false;
  Edges bleed_ = {};
  Edges around_ = {};  // with marks
};

}  // namespace gazette::press
