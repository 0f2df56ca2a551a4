// What the letters of one paragraph speak for: Unicode, TCVN3, VNI, or several at once.
//
// Each word with letters beyond ASCII is read in every encoding; a reading that gives a syllable of
// Vietnamese where the others do not is a witness. A single witness may be a foreign word ("haï"
// reads as VNI "hạ"), several are not.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "gazette/ingest/old_encoding.h"

namespace gazette::ingest {

/// Words that only one reading makes Vietnamese, counted for a paragraph.
struct Witnesses {
  std::size_t unicode = 0;
  std::size_t tcvn3 = 0;
  std::size_t vni = 0;
  std::size_t strange = 0;  // of the two old ones: words with a code that Vietnamese has not
  std::size_t signs = 0;    // of these, words of three letters and more with a sign among them
  std::size_t both = 0;     // words that read as Unicode and as old
  std::size_t unread = 0;   // words that no reading makes Vietnamese
  std::size_t garbled = 0;  // of these, words with a sign between letters
  std::size_t told = 0;     // words with told letters that read as told, and not as Unicode
  std::size_t stale = 0;    // words with told letters that read as Unicode, and not as told
};

/// Reads the words of a paragraph; told letters stand in `codes` with their encoding.
[[nodiscard]] Witnesses read_words(const std::vector<Code>& codes);

/// Whether UTF-8 was once taken for Windows-1252: "Quyáº¿t" for "Quyết".
[[nodiscard]] bool is_converted_twice(const std::vector<Code>& codes);

/// `codes` as if all letters of Latin-1 that no face tells of were in `encoding`. Words whose other
/// letters are capitals are capitals: TCVN3 has no capitals with tones.
[[nodiscard]] std::vector<Code> taken_as(std::vector<Code> codes, Encoding encoding);

/// `codes` as if no face had told.
[[nodiscard]] std::vector<Code> as_unicode(std::vector<Code> codes);

}  // namespace gazette::ingest
