// Two documents compared word by word (đối chiếu): the Word file and the signed PDF, two drafts, an
// act of the record and a file.
//
// Only the layout is left aside: lines, spaces, page numbers and running heads, the place of
// footnotes on a page, and what the gazette drops (nơi nhận). Words are compared in the order of
// the text; a change of a clause's place is a change.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/word_diff.h"
#include "gazette/edition/edition.h"

namespace gazette::edition {

/// What a word is part of.
enum class TextPart : std::uint8_t {
  text,
  note,       // a footnote, which a page has at its foot
  dropped,    // not carried by the gazette: nơi nhận, page numbers
  furniture,  // of a PDF's page: running head, a table's head repeated
};

struct ComparedWord {
  std::string text = {};
  std::uint32_t place = 0;  // paragraph of a document, page of a PDF; from 1
  TextPart part = TextPart::text;
};

/// A document as a row of words.
struct ComparedText {
  std::string name = {};  // as the user gave it
  bool is_paged = false;  // a PDF: places are pages
  std::vector<ComparedWord> words = {};
};

/// The words of a file, .pdf by its text layer, or of an act of the record by its id. Nothing where
/// a finding says why.
[[nodiscard]] std::optional<ComparedText> read_for_comparison(const Workspace& workspace,
                                                              const ledger::Ledger* ledger,
                                                              Files& files, const std::string& name,
                                                              Diagnostics& diagnostics);

/// What differs; ranges are of the words of each text. In order of A, then of B.
[[nodiscard]] std::vector<WordChange> compare(const ComparedText& a, const ComparedText& b);

}  // namespace gazette::edition
