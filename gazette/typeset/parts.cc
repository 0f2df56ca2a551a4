#include "gazette/typeset/parts.h"

#include <algorithm>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// A word of more bytes with a mark in it is a code: syllables and symbols are shorter.
constexpr std::size_t kCodeBytesLeast = 25;

/// A part is at least so many bytes.
constexpr std::size_t kPartBytesLeast = 2;

/// A row of dots to fill in is one from so many bytes on: twelve dots, or four "…".
constexpr std::size_t kLeaderBytesLeast = 12;

/// After these a code may be parted.
constexpr std::string_view kCodeMarks = "/-_.?&=@+";

/// Whether a word of this kind may be parted behind its byte `i`.
bool parts_behind(std::string_view word, std::size_t i, WordKind kind) {
  const char mark = word[i];
  if (kind == WordKind::compound) {
    return mark == '-';
  }
  if (kind == WordKind::symbol) {
    return mark == '/' || mark == '-';
  }
  if (kCodeMarks.find(mark) == std::string_view::npos) {
    return false;
  }
  // Neither inside "://" nor inside a number.
  const bool in_row = kCodeMarks.find(word[i + 1]) != std::string_view::npos;
  const bool in_number = mark == '.' && i > 0 && is_digit(word[i - 1]) && is_digit(word[i + 1]);
  return !in_row && !in_number;
}

}  // namespace

WordKind kind_of(std::string_view word) {
  const bool has_stroke = word.find('/') != std::string_view::npos;
  const bool has_hyphen = word.find('-') != std::string_view::npos;
  const bool is_address = word.find("://") != std::string_view::npos || word.starts_with("www.");
  if (is_address) {
    return WordKind::address;
  }
  const bool has_digit = std::any_of(word.begin(), word.end(), [](char c) { return is_digit(c); });
  if (has_digit && (has_stroke || has_hyphen)) {
    return WordKind::symbol;
  }
  if (has_hyphen && !has_stroke) {
    return WordKind::compound;
  }
  const bool is_code =
      word.size() >= kCodeBytesLeast && word.find_first_of(kCodeMarks) != std::string_view::npos;
  return is_code ? WordKind::address : WordKind::plain;
}

std::int16_t penalty_in(WordKind kind) {
  switch (kind) {
    case WordKind::compound:
      return kInCompound;
    case WordKind::address:
      return kInAddress;
    case WordKind::symbol:
      return kInSymbol;
    case WordKind::plain:
      break;
  }
  return 0;
}

std::size_t next_part(std::string_view rest, WordKind kind) {
  if (kind == WordKind::plain) {
    return rest.size();
  }
  for (std::size_t i = kPartBytesLeast; i + kPartBytesLeast < rest.size(); ++i) {
    if (parts_behind(rest, i, kind)) {
      return i + 1;
    }
  }
  return rest.size();
}

std::string_view find_leader(std::string_view word) {
  constexpr std::string_view kEllipsis = "…";
  std::size_t begin = 0;
  for (std::size_t at = 0; word.size() >= kLeaderBytesLeast && at <= word.size();) {
    const bool is_dot = at < word.size() && (word[at] == '.' || word[at] == '_');
    const bool is_ellipsis = word.substr(at).starts_with(kEllipsis);
    if (is_dot || is_ellipsis) {
      at += is_dot ? 1 : kEllipsis.size();
      continue;
    }
    if (at - begin >= kLeaderBytesLeast) {
      return word.substr(begin, at - begin);
    }
    begin = ++at;
  }
  return word.substr(word.size());
}

}  // namespace gazette::typeset
