// What reports share. Private to forms/.
#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

#include "gazette/forms/reports.h"

namespace gazette::forms {

/// A report without its table: head, days, signatures.
[[nodiscard]] Paper report_paper(const ReportMaterial& material, std::string name,
                                 std::string title);

/// What a paper is, for other programs: number, title, days, and revision and code where it was
/// issued.
[[nodiscard]] nlohmann::ordered_json facts_json(const Paper& paper);

/// The figures of its charts: title, unit, values by their labels.
[[nodiscard]] nlohmann::ordered_json charts_json(const Paper& paper);

}  // namespace gazette::forms
