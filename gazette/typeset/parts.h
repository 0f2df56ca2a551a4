// Parting a word that has no space: a compound with hyphens, a web address, the symbol of an act.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "gazette/typeset/linebreak.h"

namespace gazette::typeset {

/// After the hyphen of a compound ("kinh-tế-xã-hội"): legal, at a cost.
inline constexpr std::int16_t kInCompound = 120;
/// After a mark of a web address or another long code.
inline constexpr std::int16_t kInAddress = 500;
/// After the stroke or hyphen in the symbol of an act ("3456/TTr-STC"): last of all, dearer than
/// any tie.
inline constexpr std::int16_t kInSymbol = 9000;

/// What a word is to the one that parts it.
enum class WordKind : std::uint8_t { plain, compound, address, symbol };

[[nodiscard]] WordKind kind_of(std::string_view word);

/// The penalty of a break inside a word of this kind.
[[nodiscard]] std::int16_t penalty_in(WordKind kind);

/// How many bytes of `rest`, the end of a word of this kind, come before its next break; all of
/// them where there is none.
[[nodiscard]] std::size_t next_part(std::string_view rest, WordKind kind);

/// The first row of dots to fill in ("Họ và tên: ........") in a word, empty at its end where there
/// is none.
[[nodiscard]] std::string_view find_leader(std::string_view word);

}  // namespace gazette::typeset
