// From documents and PDFs to the words that are compared. Private to edition/.
//
// What is only a way of writing is made alike on both sides: ligatures, hyphens that do not break,
// the bullets of several fonts, signs without width. Leaders ("........", to be filled in by hand)
// have no length of their own and are left out.
#pragma once

#include <string>
#include <vector>

#include "gazette/edition/comparison.h"
#include "gazette/edition/pdf_text.h"

namespace gazette::edition {

/// The words of a document's text: `paragraphs` in order, each a place of its own from 1.
[[nodiscard]] std::vector<ComparedWord> words_of(const std::vector<std::string>& paragraphs);

/// The words of an act and of what the gazette drops of it, in the order of its source.
[[nodiscard]] std::vector<ComparedWord> words_of(const model::Instrument& instrument);

/// The words of a PDF's pages.
[[nodiscard]] std::vector<ComparedWord> words_of(const PdfPages& pages);

}  // namespace gazette::edition
