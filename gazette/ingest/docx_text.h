// The text of paragraphs: from the characters of a file to the characters of a page.
//
// Word's text holds what a page does not show: characters without width, no-break spaces for looks,
// codes of picture faces, letters and their accents apart. It becomes NFC with plain spaces, and
// what could not be made right is said.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/ingest/docx_symbols.h"
#include "gazette/model/instrument.h"

namespace gazette::ingest::docx {

/// Text made right, and what was met in doing so.
struct CleanText {
  std::string text = {};            // not yet NFC
  std::size_t invisible_count = 0;  // characters without width, removed
  char32_t unknown_symbol = 0;      // a picture without Unicode character; it is now U+FFFD
  bool is_invalid = false;          // bytes that are no UTF-8, now U+FFFD
  std::size_t no_break_count = 0;   // no-break spaces, now plain
  std::size_t apart_count = 0;      // accents written apart from their letters
  bool is_heaped = false;           // more accents on one letter than any writing has
};

/// How the characters of a run are drawn.
struct Drawn {
  Face face = Face::unicode;
  bool is_capital = false;
};

/// Makes text of a run right. Every kind of space becomes a plain one, "‑" becomes "-"; letters in
/// an old face become told letters (old_encoding.h); soft hyphens stay, for they may be letters.
[[nodiscard]] CleanText clean(std::string_view text, const Drawn& drawn);

/// Appends text to spans; neighbours of one emphasis and size become one span. Until `settle_sizes`
/// the size is that of the source, in half points; 0: that of the text beside it.
void append_text(std::vector<model::Span>& spans, std::string_view text, std::uint8_t emphasis,
                 int size = 0);

/// The spans of a finished paragraph: NFC also across spans, no blank at either end, none empty.
[[nodiscard]] std::vector<model::Span> finished(std::vector<model::Span> spans);

}  // namespace gazette::ingest::docx
