// Which bodies the rows of a list mean. Private to ledger/.
//
// Official codes are given to other places: 26014 was phường Tân Tiến, and became phường Tân Mai
// when the two were merged. A list that was keyed by such codes, or put together by looking ids up
// by them, would quietly turn one body into another. So a code leads to a body only where the name
// agrees, and no body takes the name of another one by way of a list.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ledger/recipient_book.h"
#include "gazette/ledger/recipient_file.h"

namespace gazette::ledger {

/// The id in the book that is this new one but for the size of its letters; nothing where there is
/// none.
[[nodiscard]] std::optional<std::string> id_in_other_letters(const RecipientBook& book,
                                                             std::string_view id);

/// Gives an id to each row that came with an official code alone, sorts the rows by id, and holds
/// against the book that no row turns a body into another. False where a row was reported (G0772,
/// G0773).
bool identify(std::vector<RecipientRow>& rows, const RecipientBook& book, Date day,
              Diagnostics& diagnostics);

}  // namespace gazette::ledger
