// How far the letters of an embedded face go, read from the face itself.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::preflight {

struct FontProgram {
  std::vector<double> advances = {};  // by glyph, thousandths of the size
  std::unordered_map<std::uint32_t, std::uint32_t> glyphs = {};  // by CID, where they are others
  bool has_glyphs_by_cid = false;
};

/// A TrueType face (`glyf`) or a CFF one, also wrapped as OpenType. Nothing where it cannot be
/// read.
[[nodiscard]] std::optional<FontProgram> read_font_program(std::string_view bytes);

/// That of a composite face, with its CIDToGIDMap; nothing for simple faces, which are not read.
[[nodiscard]] std::optional<FontProgram> font_program_of(QPDFObjectHandle font);

/// What each code of a face stands for (/ToUnicode), in UTF-16BE. Nothing where there is none.
[[nodiscard]] std::optional<std::unordered_map<std::uint32_t, std::string>> unicode_of(
    QPDFObjectHandle font);

}  // namespace gazette::preflight
