// The content stream of a page: what is drawn, as operators.
//
// A word's operators are written once for a PDF and copied to wherever the word stands, so that a
// page is mostly copying. They begin and end inside a string of a TJ array, "[(" ... ")]TJ"; each
// number in the array moves the pen back by thousandths of an em. Strings hold the glyph ids as two
// bytes each: hexadecimal would take twice as long to compress and leave more.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/font/font.h"
#include "gazette/press/geometry.h"
#include "gazette/press/glyphs.h"
#include "gazette/press/press.h"
#include "gazette/typeset/book.h"

namespace gazette::press {

/// The operators of each word of a PDF. Immutable, so several threads may read it.
class WordOperators {
 public:
  WordOperators(const font::Words& words, const GlyphUse& use);

  /// Appends a word in the given size; the pen stands at its end afterwards.
  void append(std::string& content, font::WordId word, Length size) const;

 private:
  void write(std::string& content, font::WordId word, Length size) const;

  const font::Words& words_;
  const GlyphUse& use_;
  std::string bytes_;                  // operators of all words, one after the other
  std::vector<std::uint32_t> begins_;  // by word id, and the end of the last
  std::vector<bool> raised_;           // by word id: has marks set higher, depends on the size
};

/// The name of a face in the resources of a page: "F0".
[[nodiscard]] std::string resource_name(font::FaceId face);

/// The name of a picture's image in the resources of a page: "I0", "I0P2" for a page of a PDF.
[[nodiscard]] std::string image_name(const typeset::PictureFrame& picture);

/// How a page draws a picture: the matrix that gives the image, one unit wide and high, its room,
/// and the part of it that is seen where not all is.
struct PicturePlace {
  Matrix matrix = {};
  std::optional<Box> seen = {};
};
[[nodiscard]] PicturePlace place_of(const typeset::PictureFrame& picture, const PageSpace& space);

/// The operators of a page. A real space stands in every gap between words, behind a run with
/// `space_after` and between paragraphs, so that readers get words.
[[nodiscard]] std::string page_content(const typeset::Book& book, const typeset::Page& page,
                                       const Job& job, const WordOperators& operators);

}  // namespace gazette::press
