// Faces that do not show what their codes say: pictures under code numbers, and the Vietnamese
// encodings of before Unicode.
//
// A picture face (Symbol, Wingdings) is addressed by codes 0x20-0xFF, which Word stores as U+F020-
// U+F0FF. The tables here give the Unicode character of each picture that occurs in office work.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/ingest/old_encoding.h"

namespace gazette::ingest::docx {

/// What the name of a face says about its codes.
enum class Face : std::uint8_t {
  unstated,
  unicode,         // codes are Unicode characters
  tcvn3,           // .VnTime: TCVN 5712:1993 under the codes of Latin-1
  tcvn3_capitals,  // .VnTimeH: the same, drawn as capitals
  vni,             // VNI-Times: letter and accent as two codes of Latin-1
  symbol,          // Symbol
  wingdings,       // Wingdings
  wingdings2,      // Wingdings 2
  wingdings3,      // Wingdings 3
  webdings,        // Webdings
};

[[nodiscard]] Face face_of(std::string_view font_name);

/// What text in such a face is encoded in.
[[nodiscard]] constexpr Encoding encoding_of(Face face) {
  const bool is_tcvn3 = face == Face::tcvn3 || face == Face::tcvn3_capitals;
  return is_tcvn3 ? Encoding::tcvn3 : face == Face::vni ? Encoding::vni : Encoding::unicode;
}

/// Whether codes of such a face are pictures, also where the file has plain letters.
[[nodiscard]] constexpr bool is_picture_face(Face face) {
  return face == Face::symbol || face == Face::wingdings || face == Face::wingdings2 ||
         face == Face::wingdings3 || face == Face::webdings;
}

/// The Unicode character shown for `code` (0x20-0xFF or U+F020-U+F0FF) of a picture face.
[[nodiscard]] std::optional<char32_t> symbol_character(Face face, char32_t code);

/// The literal mark for a bullet of automatic lists whose text is `level_text`: "-", "•", "□". A
/// decoration that only says "here begins an item" becomes "•"; marks with a meaning stay.
[[nodiscard]] std::string bullet_text(Face face, std::string_view level_text);

}  // namespace gazette::ingest::docx
