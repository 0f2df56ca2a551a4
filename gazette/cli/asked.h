// What a command is asked about, looked up in the record: an issue, a recipient, a district; and
// what is said where the record has none of that name. Within cli/ only.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/cli/session.h"

namespace gazette::cli {

/// Whether the number of the issue was granted; else a finding (G0725) with the one that is most
/// likely meant.
[[nodiscard]] bool has_issue(const Session& session, const model::IssueNumber& number,
                             Diagnostics& diagnostics);

/// The copies of an issue at a moment. Nothing, with a finding, where the record has no such issue
/// (G0725), or it is dated after the day that was asked for (G0689).
[[nodiscard]] std::optional<ledger::IssueCopies> copies_of(const Session& session,
                                                           const model::IssueNumber& number,
                                                           const ledger::CopiesMoment& moment,
                                                           Diagnostics& diagnostics);

/// Whether anybody ever had the id, as it was known on a day where one is given; else a finding
/// (G0705) with the one that is most likely meant.
[[nodiscard]] bool has_recipient(const Session& session, const std::string& id,
                                 Diagnostics& diagnostics, std::optional<Date> known_at = {});

/// A district as it is compared: without case, marks and doubled spaces.
[[nodiscard]] std::string district_key(std::string_view district);

/// Whether every district that was asked for is one of those known; else a finding (G0756) for
/// each, with the one that is most likely meant. `whose` says of what: "issue 2022/38-39 was sent
/// to nobody".
[[nodiscard]] bool has_districts(const Session& session, const std::vector<std::string>& asked,
                                 const std::vector<std::string>& known, const std::string& whose,
                                 Diagnostics& diagnostics);

}  // namespace gazette::cli
