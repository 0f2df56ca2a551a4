// What lies where on the sheets of an imposed file, read from its operators.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::press {

/// A form as drawn on a side, in points.
struct DrawnForm {
  QPDFObjectHandle form = {};
  std::array<double, 6> matrix = {1, 0, 0, 1, 0, 0};  // from the form's space to the sheet
  double x = 0;                                       // the middle of what it may draw
  double y = 0;
  double width = 0;  // of it, on the sheet
  double height = 0;
};

struct DrawnSide {
  double width = 0;
  double height = 0;
  std::vector<DrawnForm> forms = {};
};

/// The forms that the page draws. Throws for an operator that no sheet has. `room` is where
/// contents are unpacked, one after another.
[[nodiscard]] DrawnSide read_side(QPDFObjectHandle page, std::string& room);

/// A rectangle (left, foot, right, top) taken along by a matrix.
[[nodiscard]] std::array<double, 4> taken_along(const std::array<double, 6>& matrix,
                                                const std::array<double, 4>& box);

/// Quarter turns to the left that a matrix makes; -1 where it does anything else but move.
[[nodiscard]] int quarter_turns(const std::array<double, 6>& matrix);

}  // namespace gazette::press
