// What other entries ask before they change anything of an issue. Private to ledger/.
#pragma once

#include <string>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/issues.h"

namespace gazette::ledger {

/// Whether the issue is not sealed; else a finding (G0944).
[[nodiscard]] bool require_unsealed(const Database& database, const IssueRow& issue,
                                    Diagnostics& diagnostics);

/// Whether no sealed issue holds the act; else a finding (G0944).
[[nodiscard]] bool require_unsealed_act(const Database& database, const std::string& act,
                                        Diagnostics& diagnostics);

/// Whether approvals and seals are as they were entered (G0794).
void check_seals(const Database& database, Diagnostics& diagnostics);

}  // namespace gazette::ledger
