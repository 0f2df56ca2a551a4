#include "gazette/typeset/captions.h"

namespace gazette::typeset {
namespace {

using model::Piece;
using model::Role;

/// A table or picture has at most so many such lines over it, each no longer than that.
constexpr std::size_t kCaptionsMost = 4;
constexpr std::size_t kCaptionBytesMost = 240;

bool is_caption(const Piece& piece) {
  const bool is_free = piece.role == Role::body || piece.role == Role::closing;
  if (!is_free || (piece.paragraph->alignment != model::Alignment::center &&
                   piece.paragraph->alignment != model::Alignment::right)) {
    return false;
  }
  std::size_t bytes = 0;
  for (const model::Span& span : piece.paragraph->spans) {
    bytes += span.text.size();
  }
  return bytes <= kCaptionBytesMost;
}

bool is_picture(const Piece& piece, const model::Instrument& act) {
  return piece.role == Role::picture && !act.pictures[piece.paragraph->picture - 1].is_facsimile;
}

}  // namespace

bool belongs_below(std::span<const Piece> pieces, std::size_t number,
                   const model::Instrument& act) {
  std::size_t next = number;
  while (next < pieces.size() && next < number + kCaptionsMost && is_caption(pieces[next])) {
    ++next;
  }
  if (next == pieces.size()) {
    return false;
  }
  if (next > number) {
    return pieces[next].role == Role::table || is_picture(pieces[next], act);
  }
  return is_picture(pieces[number], act) && number + 1 < pieces.size() &&
         is_caption(pieces[number + 1]);
}

}  // namespace gazette::typeset
