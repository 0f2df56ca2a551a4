// Marks of the printer around and between the pages of a side: where the knife goes, where the
// sheet is folded, and the bars that show on the back of a gathered book that no signature is
// missing, doubled or out of its place.
#pragma once

#include "gazette/base/length.h"
#include "gazette/press/impose.h"
#include "gazette/press/impose_layout.h"
#include "gazette/press/impose_plan.h"

namespace gazette::press {

/// The narrowest gap between two spines in which a bar has room.
[[nodiscard]] Length bar_gap_least();

/// Adds the marks that `job` asks for, and the place for the line of words.
void add_marks(SideLayout& layout, const Plan& plan, const Sheet& sheet,
               const SheetFormat& sheet_format, const ImposeJob& job);

}  // namespace gazette::press
