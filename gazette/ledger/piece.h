// What a label's code says (mã bì): which copies of an issue are in it, and for whom.
//
//   CB|2022|38-39|R0123|1|5CAB      one copy
//   CB|2022|38-39|R0123|2-3|6089    an envelope with two
//
// Copies of an issue are counted for each recipient from 1; the one that replaces a copy lost goes
// on with the count, so no two pieces that were ever sent have the same code. No name and no
// address is in it. The last field is the CRC-16/CCITT-FALSE (polynomial 0x1021, begun with 0xFFFF)
// of all before the last "|", four hexadecimal digits: the symbol on the label corrects itself, but
// what is typed by hand or cut off by a scanner does not.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/model/issue.h"

namespace gazette::ledger {

/// Copies [first, last] of an issue for one recipient, in one envelope (bì).
struct Piece {
  model::IssueNumber issue = {};
  std::string recipient = {};  // R0123
  int first = 1;
  int last = 1;  // equals `first` for a single copy

  bool operator==(const Piece&) const = default;
};

/// "CB|2022|38-39|R0123|1|5CAB".
[[nodiscard]] std::string piece_code(const Piece& piece);

/// Whether the last field is the check sum of the others, so that nothing in it was misread.
/// Whether the piece was ever sent the record says.
[[nodiscard]] std::optional<Piece> parse_piece_code(std::string_view code);

/// CRC-16/CCITT-FALSE: 0x29B1 of "123456789".
[[nodiscard]] std::uint16_t crc_16(std::string_view bytes);

}  // namespace gazette::ledger
