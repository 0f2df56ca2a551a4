// The door of compose/: acts get their place in an issue.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::compose {

/// Orders the acts of a plan: section, issuer's rank, kind's rank, date, number; or as the plan
/// gives them (noted as G0405). Findings: an act of the plan that is not there (G0401), twice
/// (G0402), dated after the issue (G0404), about a subject that is not configured (G0107).
/// `instruments` holds at least the plan's acts.
[[nodiscard]] model::Issue compose_issue(const model::Plan& plan,
                                         std::vector<model::Instrument> instruments,
                                         const model::Configuration& configuration,
                                         Diagnostics& diagnostics);

/// Acts that stand in more than one plan are reported (G0403), unless each holds a part of its own:
/// then the parts must follow one another without a gap (G0414) and stand where the former one says
/// that they do (G0415).
void check_plans(const std::vector<model::Plan>& plans, Diagnostics& diagnostics);

/// The rest of an act whose first parts are planned.
struct Rest {
  std::string act = {};
  model::Part part = {};             // `end` and `next` are not known yet
  model::IssueNumber promised = {};  // where the part before says that it goes on
};

/// Every act that a plan says goes on and whose next part no plan holds, by the number promised.
[[nodiscard]] std::vector<Rest> rests_of(const std::vector<model::Plan>& plans);

/// A plan for `number` and `date` with `entries` in the order of the rule. Of an entry instrument
/// and part count.
[[nodiscard]] model::Plan make_plan(model::IssueNumber number, Date date,
                                    std::vector<model::Entry> entries,
                                    const model::Configuration& configuration);

/// "15-9-2022 - Quyết định số 45/2022/QĐ-UBND ban hành Quy định ...": an act's line in the
/// contents; "(tiếp theo)" behind a part that goes on from an earlier issue.
[[nodiscard]] std::string contents_line(const model::Entry& entry);

/// How good a place to cut an act is, the best first.
enum class CutLevel : std::uint8_t {
  attachment,
  chapter,
  section,
  article,
  clause,
  paragraph,
  row
};

/// A place where an act may be cut: before a paragraph of `text_of`.
struct Cut {
  std::uint32_t paragraph = 0;
  CutLevel level = CutLevel::paragraph;
};

/// Every place where an act may be cut, in order: between its pieces, and between rows of a table
/// that no span joins; never behind a heading or before the rules begin, never so that only a
/// closing and a signature are left.
[[nodiscard]] std::vector<Cut> cuts_of(const model::Instrument& instrument);
[[nodiscard]] bool is_cut(const model::Instrument& instrument, std::uint32_t paragraph);

}  // namespace gazette::compose
