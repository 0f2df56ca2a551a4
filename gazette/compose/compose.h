// The door of compose/: acts get their place in an issue.
#pragma once

#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::compose {

/// Orders the acts of a plan: section, issuer's rank, kind's rank, date, number; or as the plan
/// gives them (noted as G0405). Findings: an act of the plan that is not there (G0401), twice
/// (G0402), dated after the issue (G0404). `instruments` holds at least the plan's acts.
[[nodiscard]] model::Issue compose_issue(const model::Plan& plan,
                                         std::vector<model::Instrument> instruments,
                                         const model::Configuration& configuration,
                                         Diagnostics& diagnostics);

/// Ids of acts that stand in more than one plan are reported (G0403).
void check_plans(const std::vector<model::Plan>& plans, Diagnostics& diagnostics);

/// A plan for `number` and `date` with `acts` in the order of the rule.
[[nodiscard]] model::Plan make_plan(model::IssueNumber number, Date date,
                                    const std::vector<model::Instrument>& acts,
                                    const model::Configuration& configuration);

/// "15-9-2022 - Quyết định số 45/2022/QĐ-UBND ban hành Quy định ...": an act's line in the
/// contents.
[[nodiscard]] std::string contents_line(const model::Instrument& instrument);

}  // namespace gazette::compose
