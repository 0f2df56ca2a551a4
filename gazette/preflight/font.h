// Faces as pages name them: whether they are in the file, and how far each letter goes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::preflight {

struct Font {
  QPDFObjectHandle object = {};
  std::string name = {};      // without the six letters of a subset
  bool is_embedded = false;   // a drawing (Type 3) always is
  std::string fault = {};     // why its letters cannot be drawn, though it is embedded
  bool is_drawn = false;      // Type 3: each letter is a content
  bool is_composite = false;  // Type 0: two bytes a letter
  double unit = 0.001;        // what the widths are counted in
  std::uint32_t first_code = 0;
  std::vector<double> widths = {};                           // from `first_code` on
  std::unordered_map<std::uint32_t, double> widths_of = {};  // composite
  double width_else = 0;
  double ascent = 0.75;  // of the size
  double descent = -0.22;
  std::map<std::uint32_t, std::string> letters = {};  // Type 3: what draws a code
};

/// What a text takes up in its line.
struct TextExtent {
  double width = 0;  // of the size, without what stands between letters
  std::size_t letters_count = 0;
  std::size_t spaces_count = 0;  // the single byte 32
};

[[nodiscard]] Font read_font(QPDFObjectHandle object);

[[nodiscard]] TextExtent extent_of(const Font& font, std::string_view text);

}  // namespace gazette::preflight
