// What reports share. Private to forms/.
#pragma once

#include <string>

#include "gazette/forms/reports.h"

namespace gazette::forms {

/// A report without its table: head, days, signatures.
[[nodiscard]] Paper report_paper(const ReportMaterial& material, std::string name,
                                 std::string title);

}  // namespace gazette::forms
