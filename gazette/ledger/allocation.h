// Who goes without where copies are short (phân bổ). Private to ledger/.
#pragma once

#include <string>
#include <vector>

#include "gazette/ledger/bodies.h"

namespace gazette::ledger {

/// The list with so many copies and no more: one each by the order of kinds in `priority`, those
/// not named last and within a kind by id, then a second each, until the stock is at its end. Who
/// gets none is left out. Sorted by id, as the list given.
[[nodiscard]] std::vector<BodyRow> allocate(const std::vector<BodyRow>& bodies, int stock,
                                            const std::vector<std::string>& priority);

/// "R017 0 of 1, R020 1 of 2": who gets fewer than he is entitled to, the first of them by name.
[[nodiscard]] std::string shortages_text(const std::vector<BodyRow>& entitled,
                                         const std::vector<BodyRow>& given);

}  // namespace gazette::ledger
