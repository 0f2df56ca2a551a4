// The encodings of Vietnamese before Unicode, whose codes programs show as letters of Latin-1.
//
// TCVN3 (TCVN 5712:1993, VN3; "ABC", faces .VnTime) has one code for a letter, and only small ones
// have tones: faces whose name ends in H draw the small codes as capitals. VNI (faces VNI-Times)
// writes most vowels as a letter and a code for its marks: "oä" is "ộ".
//
// Only an old face says for certain that a letter is old. Readers hand such letters on as told
// letters, code points that no document holds, until the whole paragraph is known (letters.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace gazette::ingest {

enum class Encoding : std::uint8_t { unicode, tcvn3, vni };

/// "TCVN3", "VNI".
[[nodiscard]] std::string_view to_text(Encoding encoding);

/// A character of a source and what it is encoded in.
struct Code {
  char32_t character = 0;
  Encoding encoding = Encoding::unicode;
  bool is_capital = false;  // drawn as a capital, whatever its code
  std::size_t span = 0;     // of the paragraph it stands in

  bool operator==(const Code&) const = default;
};

/// Whether `c` can be a letter of an old encoding: the upper half of Latin-1.
[[nodiscard]] constexpr bool is_old_code(char32_t c) {
  return c >= 0xA1 && c <= 0xFF;
}

/// The told letter for `code` (below U+0100), and back; `from_told` gives any other character as
/// one of Unicode.
[[nodiscard]] char32_t to_told(const Code& code);
[[nodiscard]] bool is_told(char32_t c);
[[nodiscard]] Code from_told(char32_t c);

/// What is read of codes: letters of Unicode, each with the span of its first code. False in
/// `is_whole` where a code means nothing there; it then stands as it is.
struct Decoded {
  std::vector<Code> letters = {};  // `encoding` is that of the codes
  bool is_whole = true;
};
[[nodiscard]] Decoded decode(const std::vector<Code>& codes);

/// The proof of `decode`: the letters written in their encoding again give the same codes. Set
/// aside is only what no reader sees: the case of codes in faces that draw capitals, that of VNI's
/// marks, and which of its two ways to write "í" was taken.
[[nodiscard]] bool gives_back(const std::vector<Code>& letters, const std::vector<Code>& codes);

}  // namespace gazette::ingest
