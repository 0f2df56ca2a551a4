// The notes of an act (cước chú), to stand at the foot of the pages that call them.
#pragma once

#include <cstdint>
#include <span>

#include "gazette/model/model.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// The paragraphs of an act's notes in Book::paragraphs.
struct NoteParagraphs {
  std::uint32_t first_text = 0;  // of the pieces, one after another
  std::uint32_t first_mark = 0;  // of the marks, by the number of the note
};

/// The notes that `pieces` (all of role note, in their order) hold, set in the order of their first
/// marks in `text`, whose slugs learn how far they call. A note without a mark in the text is
/// called by the last slug.
[[nodiscard]] Galley set_notes(Setter& setter, Galley& text, std::span<const model::Piece> pieces,
                               const model::Instrument& instrument,
                               const NoteParagraphs& paragraphs);

}  // namespace gazette::typeset
