// The printed plan (sơ đồ bình trang): what the shop needs beside the sheets, as text.
#pragma once

#include <string>
#include <string_view>

#include "gazette/press/impose.h"
#include "gazette/press/impose_layout.h"
#include "gazette/press/impose_plan.h"

namespace gazette::press {

struct PlanFacts {
  std::string title = {};   // of the source, as it says itself; may be empty
  std::string file = {};    // name of the source
  std::string sha256 = {};  // of the source
  bool backs_are_turned = false;
};

/// The plan in words and tables, in Vietnamese: how to print, fold and bind, the signatures, the
/// shift of each sheet, and every side as it is seen.
[[nodiscard]] std::string plan_text(const Plan& plan, const Format& format,
                                    const SheetFormat& sheet, const ImposeJob& job,
                                    const PlanFacts& facts);

/// The line of words at the foot of a side.
[[nodiscard]] std::string slug_text(const Plan& plan, std::size_t sheet, std::size_t side,
                                    const PlanFacts& facts);

}  // namespace gazette::press
