// A Markdown source made ready for cmark.
//
// Two things are masked before cmark sees the text, because afterwards they would be lost:
// definitions of footnotes ("[^1]: ..."), which CommonMark does not know, are taken out and read by
// themselves; link reference definitions ("[x]: ..."), which cmark swallows, get a backslash before
// their bracket and so remain text. Lines stay where they are, so that places in findings hold.
// Tables and the marks of footnotes are dealt with after cmark, on its paragraphs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::ingest::markdown {

/// The definition of a footnote, as Markdown by itself.
struct FootnoteSource {
  std::string label = {};
  std::string markdown = {};
  std::uint32_t line = 0;  // of the file
};

struct MaskedSource {
  std::string body = {};
  std::vector<FootnoteSource> footnotes = {};
};

/// Masks `body`, whose first line is line `first_line` of the file.
[[nodiscard]] MaskedSource mask(std::string_view body, std::uint32_t first_line);

/// The lines of a text without their ends (LF, CRLF or CR).
[[nodiscard]] std::vector<std::string_view> lines_of(std::string_view text);

}  // namespace gazette::ingest::markdown
