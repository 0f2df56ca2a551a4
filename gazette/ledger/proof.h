// What lets others judge the record without trusting this program: the journals as plain text.
#pragma once

#include <optional>
#include <string>

#include "gazette/ledger/ledger.h"

namespace gazette::ledger {

/// The journals of the issues of `year`, or of all, as plain text that hledger and ledger-cli read:
/// a journal is a transaction with its date, its reference as the code and what it reverses in a
/// comment; a copy of an issue is a commodity of its own ("CB 2022/38-39"); the parts of an
/// account's name between colons are its hierarchy. By the order of entry, so that a later text
/// begins with the transactions of a former one. What would end a name early ("(", ";", two
/// spaces) is written as %28 and so on.
[[nodiscard]] std::string journal_text(const Ledger& ledger, std::optional<int> year);

}  // namespace gazette::ledger
