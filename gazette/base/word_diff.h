// What differs between two Vietnamese texts, word by word (so sánh từng chữ).
//
// Spaces are no part of the comparison: "khoản1" is "khoản 1", "QĐ-" and "UBND" are "QĐ-UBND". A
// hyphen that may be there for the line's end only is given as U+00AD and fits a hyphen or nothing.
// Every other sign counts, and each change is told by what it is: one lost mark is worth a look, a
// changed number an alarm.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "gazette/base/sequence_diff.h"

namespace gazette {

/// What a change is, the slightest first.
enum class Difference : std::uint8_t {
  tone_place,   // hoà, hòa: the tone stands on another vowel
  letter_case,  // Ủy ban, ỦY BAN
  punctuation,  // the same letters and digits between other signs
  moved,        // the same words at another place; only who knows the whole text can say so
  marks,        // chỉ khác dấu: thuế, thuê
  wording,      // other words, or words on one side only
  number,       // a digit differs
};

/// "tone_place" and so on.
[[nodiscard]] std::string_view to_text(Difference difference);

/// Words that differ and how.
struct WordChange {
  Difference difference = Difference::wording;
  DiffBlock words = {};

  bool operator==(const WordChange&) const = default;
};

/// The changes in order. Words are UTF-8 in NFC without spaces.
[[nodiscard]] std::vector<WordChange> diff_words(std::span<const std::string_view> a,
                                                 std::span<const std::string_view> b);

/// What the change from `a` to `b` is; the two differ in more than spaces.
[[nodiscard]] Difference difference_of(std::string_view a, std::string_view b);

}  // namespace gazette
