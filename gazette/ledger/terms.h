// What may be said of a body: the one rule for lists, decrees and commands. Private to ledger/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ledger/decree.h"

namespace gazette::ledger {

/// Copies of an issue for one body, at most.
inline constexpr int kCopiesMax = 9999;

/// What a text of the record may be. Papers and labels have to take it: what is longer than any of
/// its kind is a mistake, as a document pasted into a field.
struct TextLimits {
  std::size_t letters_max = 200;
  bool has_lines = false;  // line breaks and tabs have a meaning in it, as in an address
};

/// The limits of a text by its name in lists and decrees ("name", "address"); of another word those
/// of a text of one line.
[[nodiscard]] TextLimits limits_of(std::string_view term);

/// What is in a text that may not be, in words: "a character that nobody sees, U+200B after
/// \"Sở\"", "a line break after \"Sở\"", "5000 letters, and at most 200 are taken". Nothing where
/// all is well.
[[nodiscard]] std::optional<std::string> text_fault(std::string_view text,
                                                    const TextLimits& limits);

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
