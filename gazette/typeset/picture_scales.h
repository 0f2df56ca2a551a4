// At which scale the pictures of an act stand, for people to judge.
#pragma once

#include <span>
#include <string>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/galley.h"

namespace gazette::typeset {

/// An act as set: `paragraphs` are those that the frames of `galley` speak of.
struct SetPictures {
  const model::Instrument& act;
  std::span<const model::Piece> pieces;
  const Galley& galley;
  std::span<const ParagraphReference> paragraphs;
};

/// Tells of each facsimile its scale (G0518) and whether the stated one did not fit (G0519), and of
/// pictures in the text that had to be made much smaller than their source shows them (G0520).
void report_scales(const SetPictures& set, Diagnostics& diagnostics);

}  // namespace gazette::typeset
