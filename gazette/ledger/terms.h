// What may be said of a body: the one rule for lists, decrees and commands. Private to ledger/.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ledger/decree.h"

namespace gazette::ledger {

/// Copies of an issue for one body, at most.
inline constexpr int kCopiesMax = 9999;

/// A text as the record keeps it: NFC, without spaces at its ends. Line breaks inside it stay.
[[nodiscard]] std::string clean_text(std::string_view text);

/// A name by which two bodies are the same: whatever its case, spaces and place of tones. Marks
/// stay: Lộc Thành and Lộc Thạnh are two communes.
[[nodiscard]] std::string name_key(std::string_view name);

/// Whether so many copies go that way: none with the electronic edition, else 1 to `kCopiesMax`.
[[nodiscard]] bool are_possible(int copies, Channel channel);

/// Makes the texts of the terms clean, those of one line without line breaks, and says in words
/// what cannot be: "the name is empty", "-5 copies". Nothing where all is well.
[[nodiscard]] std::vector<std::string> check_terms(BodyTerms& terms);

}  // namespace gazette::ledger
