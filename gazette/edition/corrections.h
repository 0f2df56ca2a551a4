// Corrections of published acts (đính chính) in a build: each is held against the act as it was
// published, and gets its place there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/model/correction_place.h"

namespace gazette::edition {

/// The issues that hold an act, or parts of it, by number.
[[nodiscard]] std::vector<ledger::GrantedIssue> issues_of_act(const ledger::Ledger& ledger,
                                                              std::string_view act);

/// Where words of an act are printed: in which of these issues, and on which page where the site
/// has the card of that issue.
struct PrintedPlace {
  std::optional<model::IssueNumber> issue = {};
  std::uint32_t folio = 0;  // 0: not known
};
[[nodiscard]] PrintedPlace printed_place(const Workspace& workspace, Files& files,
                                         const std::vector<ledger::GrantedIssue>& issues,
                                         const model::Instrument& act,
                                         const model::FoundWords& words);

/// Gives the corrections that the acts of an issue make their places. Reports what does not fit:
/// G0833 to G0839.
void place_corrections(const Workspace& workspace, const ledger::Ledger& ledger, Files& files,
                       model::Issue& issue, Diagnostics& diagnostics);

}  // namespace gazette::edition
