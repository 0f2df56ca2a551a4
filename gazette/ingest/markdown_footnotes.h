// Footnotes of Markdown: their marks in the text ("[^1]") become spans that point at notes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/model/model.h"

namespace gazette::ingest::markdown {

/// A footnote as defined in the source.
struct Footnote {
  std::string label = {};
  std::vector<model::Paragraph> paragraphs = {};
  std::uint32_t line = 0;
};

/// Puts the notes into `flow.notes` and their marks into its text. Where every label is a number
/// the numbers stand as written; otherwise notes are numbered in the order of their first marks. A
/// mark without a note and a note without a mark are reported (G0207), a label given twice too
/// (G0211).
void place_footnotes(std::vector<Footnote> footnotes, Flow& flow, Diagnostics& diagnostics);

}  // namespace gazette::ingest::markdown
