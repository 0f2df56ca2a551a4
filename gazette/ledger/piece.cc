#include "gazette/ledger/piece.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kMark = "CB";
constexpr std::size_t kFieldsCount = 6;
constexpr std::size_t kCheckDigits = 4;

std::optional<int> count_of(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc{} && end == text.data() + text.size();
  return is_whole && value >= 1 ? std::optional(value) : std::nullopt;
}

}  // namespace

std::uint16_t crc_16(std::string_view bytes) {
  constexpr unsigned kPolynomial = 0x1021;
  unsigned rest = 0xFFFF;
  for (const char each : bytes) {
    rest ^= static_cast<unsigned>(static_cast<unsigned char>(each)) << 8U;
    for (int bit = 0; bit < 8; ++bit) {
      rest = (rest & 0x8000U) != 0 ? (rest << 1U) ^ kPolynomial : rest << 1U;
    }
  }
  return static_cast<std::uint16_t>(rest & 0xFFFFU);
}

std::string piece_code(const Piece& piece) {
  std::string code = fmt::format("{}|{}|{}|{}|{}", kMark, piece.issue.year,
                                 model::file_name(piece.issue), piece.recipient, piece.first);
  if (piece.last != piece.first) {
    code += fmt::format("-{}", piece.last);
  }
  return fmt::format("{}|{:04X}", code, crc_16(code));
}

std::optional<Piece> parse_piece_code(std::string_view code) {
  const std::vector<std::string_view> fields = split(code, '|');
  if (fields.size() != kFieldsCount || fields[0] != kMark || fields[3].empty() ||
      fields[5].size() != kCheckDigits) {
    return std::nullopt;
  }
  const auto issue = model::parse_issue_number(fmt::format("{}/{}", fields[1], fields[2]));
  const std::size_t dash = std::min(fields[4].find('-'), fields[4].size());
  const auto first = count_of(fields[4].substr(0, dash));
  const auto last = dash < fields[4].size() ? count_of(fields[4].substr(dash + 1)) : first;
  if (!issue || !first || !last || *last < *first) {
    return std::nullopt;
  }
  Piece piece = {
      .issue = *issue, .recipient = std::string(fields[3]), .first = *first, .last = *last};
  // Written again it must be the same, check sum and all: one piece has one code.
  return piece_code(piece) == code ? std::optional(std::move(piece)) : std::nullopt;
}

}  // namespace gazette::ledger
