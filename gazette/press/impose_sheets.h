// The PDF of the sheets: each page of the source once, as a form, drawn where the plan puts it.
#pragma once

#include <string>
#include <vector>

#include "gazette/font/font.h"
#include "gazette/press/impose_layout.h"
#include "gazette/press/impose_source.h"

namespace gazette::press {

/// A side as it is drawn.
struct SheetSide {
  SideLayout layout = {};
  std::string slug = {};   // the line of words at its foot
  bool is_turned = false;  // by half, for the printer that turns the sheet at its other edge
};

/// The file of the sides, in order. `turns_at_long_edge`: at which edge a duplex printer is
/// told to turn the sheet. Throws `Error` where qpdf fails.
[[nodiscard]] std::string make_sheets(Source& source, const std::vector<SheetSide>& sides,
                                      const SheetFormat& sheet, bool turns_at_long_edge,
                                      const font::Fonts& fonts);

}  // namespace gazette::press
