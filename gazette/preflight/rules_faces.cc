// Faces of files that are kept (PDF/A-2a, 6.2.11) or read aloud (PDF/UA-1, 7.21): the same rules
// with the numbers of both.

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "gazette/preflight/font_program.h"
#include "gazette/preflight/rules.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// Widths in the file and in the face may differ by so much, in thousandths of the size.
constexpr double kWidthDifference = 1;

std::string name_of(const Font& font) {
  return font.name.empty() ? "(without a name)" : font.name;
}

Object descendant_of(const Font& font) {
  Object below = Object(font.object).getKeyIfDict("/DescendantFonts");
  return below.isArray() && below.getArrayNItems() > 0 ? below.getArrayItem(0) : Object::newNull();
}

using Report = std::function<void(std::string)>;

/// Asks every face that contents use, on the page where it is first seen.
template <void (*check)(const Font& font, const FontUse& use, const Report& report)>
void each_face(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  for (const auto& [font, use] : document.usage().fonts) {
    const std::size_t page = use.page;
    check(*font, use, [&](std::string message) {
      pages.report(page, fmt::format("{} in the face {}", message, name_of(*font)));
    });
  }
}

/// The codes that are used, one by one.
template <typename Visit>
void for_codes(const std::vector<bool>& codes, Visit visit) {
  for (std::uint32_t code = 0; code < codes.size(); ++code) {
    if (codes[code]) {
      visit(code);
    }
  }
}

void check_embedded(const Font& font, const FontUse& use, const Report& report) {
  if (!font.is_embedded && !use.rendered.empty()) {
    report("letters that are not in the file");
  } else if (!font.fault.empty() && !use.rendered.empty()) {
    report(fmt::format("damage ({})", font.fault));
  }
}

void check_entries(const Font& font, const FontUse&, const Report& report) {
  Object object = font.object;
  static constexpr std::array<const char*, 5> kKinds = {"/Type0", "/Type1", "/MMType1", "/TrueType",
                                                        "/Type3"};
  Object kind = object.getKeyIfDict("/Subtype");
  const bool is_known = std::any_of(kKinds.begin(), kKinds.end(),
                                    [&](const char* each) { return kind.isNameAndEquals(each); });
  if (!is_known || !object.getKeyIfDict("/Type").isNameAndEquals("/Font") ||
      (!font.is_drawn && !object.getKeyIfDict("/BaseFont").isName())) {
    report("no /Type, /Subtype or /BaseFont as PDF has them");
  }
}

void check_glyph_map(const Font& font, const FontUse&, const Report& report) {
  Object own = descendant_of(font);
  Object map = own.getKeyIfDict("/CIDToGIDMap");
  if (own.getKeyIfDict("/Subtype").isNameAndEquals("/CIDFontType2") && font.is_embedded &&
      !map.isStream() && !map.isNameAndEquals("/Identity")) {
    report("no CIDToGIDMap, a stream or /Identity,");
  }
}

void check_code_map(const Font& font, const FontUse&, const Report& report) {
  Object encoding = Object(font.object).getKeyIfDict("/Encoding");
  if (font.is_composite && !encoding.isName() && !encoding.isStream()) {
    report("no /Encoding, predefined or embedded,");
  }
  if (!font.is_composite || !encoding.isStream()) {
    return;
  }
  Object system = encoding.getDict().getKey("/CIDSystemInfo");
  Object own = descendant_of(font).getKeyIfDict("/CIDSystemInfo");
  for (const char* key : {"/Registry", "/Ordering"}) {
    Object one = system.getKeyIfDict(key);
    Object other = own.getKeyIfDict(key);
    if (!one.isString() || !other.isString() || one.getStringValue() != other.getStringValue()) {
      report(fmt::format("{} of another collection than its /Encoding", key));
    }
  }
}

void check_widths(const Font& font, const FontUse& use, const Report& report) {
  const auto program = font.is_composite ? font_program_of(font.object) : std::nullopt;
  if (!program) {
    return;  // of simple faces the program is not read
  }
  for_codes(use.rendered, [&](std::uint32_t code) {
    const auto own = font.widths_of.find(code);
    const double width = own != font.widths_of.end() ? own->second : font.width_else;
    const auto mapped = program->glyphs.find(code);
    const std::size_t glyph = mapped != program->glyphs.end() ? mapped->second
                              : program->has_glyphs_by_cid    ? program->advances.size()
                                                              : code;
    if (glyph < program->advances.size() &&
        std::abs(program->advances[glyph] - width) > kWidthDifference) {
      report(fmt::format("code {} is {:.0f} wide in the file and {:.0f}", code, width,
                         program->advances[glyph]));
    }
  });
}

void check_letters(const Font& font, const FontUse& use, const Report& report) {
  const auto program = font.is_composite ? font_program_of(font.object) : std::nullopt;
  if (!program) {
    return;
  }
  for_codes(use.rendered, [&](std::uint32_t code) {
    const bool is_missing = program->has_glyphs_by_cid ? !program->glyphs.contains(code)
                                                       : code >= program->advances.size();
    if (is_missing) {
      report(fmt::format("code {} has no letter", code));
    }
  });
}

/// Glyph 0 is what a face shows for a letter that it lacks.
void check_notdef(const Font& font, const FontUse& use, const Report& report) {
  if (!font.is_composite) {
    return;
  }
  Object map = descendant_of(font).getKeyIfDict("/CIDToGIDMap");
  const auto program = map.isStream() ? font_program_of(font.object) : std::nullopt;
  for_codes(use.rendered, [&](std::uint32_t code) {
    const auto glyph = program ? program->glyphs.find(code) : decltype(program->glyphs.end())();
    const bool is_mapped_to_none = program && glyph != program->glyphs.end() && glyph->second == 0;
    if (code == 0 || is_mapped_to_none) {
      report(fmt::format("code {} shows the letter .notdef", code));
    }
  });
}

void check_symbols(const Font& font, const FontUse&, const Report& report) {
  Object object = font.object;
  if (!object.getKeyIfDict("/Subtype").isNameAndEquals("/TrueType")) {
    return;
  }
  constexpr long long kSymbolic = 4;
  Object flags = object.getKey("/FontDescriptor").getKeyIfDict("/Flags");
  const bool is_symbolic = flags.isInteger() && (flags.getIntValue() & kSymbolic) != 0;
  Object encoding = object.getKey("/Encoding");
  Object base = encoding.isDictionary() ? encoding.getKey("/BaseEncoding") : encoding;
  const bool is_known =
      base.isNameAndEquals("/WinAnsiEncoding") || base.isNameAndEquals("/MacRomanEncoding");
  if (is_symbolic && !encoding.isNull()) {
    report("an /Encoding of symbols");
  } else if (!is_symbolic && !is_known) {
    report("no WinAnsiEncoding or MacRomanEncoding");
  }
}

/// Whether a reader knows what codes stand for without being told: by an encoding of PDF.
bool is_known_without_map(const Font& font) {
  Object encoding = Object(font.object).getKeyIfDict("/Encoding");
  if (font.is_composite) {
    const std::string name = encoding.isName() ? encoding.getName() : "";
    return !name.empty() && !name.starts_with("/Identity");
  }
  Object base = encoding.isDictionary() ? encoding.getKey("/BaseEncoding") : encoding;
  if (base.isNameAndEquals("/WinAnsiEncoding") || base.isNameAndEquals("/MacRomanEncoding") ||
      base.isNameAndEquals("/MacExpertEncoding")) {
    return true;
  }
  // Names of letters are those of Adobe's list, or not: the list is not here.
  return encoding.getKeyIfDict("/Differences").isArray() && !font.is_drawn;
}

void check_unicode(const Font& font, const FontUse& use, const Report& report) {
  const auto map = unicode_of(font.object);
  if (!map) {
    if (!is_known_without_map(font)) {
      report("nothing that says what letters mean (/ToUnicode)");
    }
    return;
  }
  for_codes(use.shown, [&](std::uint32_t code) {
    const auto text = map->find(code);
    if (text == map->end() || text->second.size() < 2) {
      if (!is_known_without_map(font)) {
        report(fmt::format("code {} without a meaning (/ToUnicode)", code));
      }
    }
  });
}

/// The units of UTF-16 that a code stands for.
std::vector<std::uint32_t> units_of(const std::string& text) {
  std::vector<std::uint32_t> units;
  for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
    units.push_back(static_cast<unsigned char>(text[i]) * 256U +
                    static_cast<unsigned char>(text[i + 1]));
  }
  return units;
}

bool is_no_letter(std::uint32_t unit) {
  return unit == 0 || unit == 0xFEFF || unit == 0xFFFE;
}

/// Private use, in the first plane or (by its first half) in the last two.
bool is_private(std::uint32_t unit) {
  return (unit >= 0xE000 && unit <= 0xF8FF) || (unit >= 0xDB80 && unit <= 0xDBFF);
}

void report_units(const Font& font, const std::vector<bool>& codes, bool (*is_fault)(std::uint32_t),
                  const Report& report) {
  const auto map = unicode_of(font.object);
  for_codes(map ? codes : std::vector<bool>(), [&](std::uint32_t code) {
    const auto text = map->find(code);
    const auto units = text != map->end() ? units_of(text->second) : std::vector<std::uint32_t>();
    const auto fault = std::find_if(units.begin(), units.end(), is_fault);
    if (fault != units.end()) {
      report(fmt::format("code {} means U+{:04X}", code, *fault));
    }
  });
}

void check_no_letters(const Font& font, const FontUse& use, const Report& report) {
  report_units(font, use.shown, is_no_letter, report);
}

void check_zero(const Font& font, const FontUse& use, const Report& report) {
  report_units(font, use.shown, [](std::uint32_t unit) { return unit == 0; }, report);
}

void check_marks(const Font& font, const FontUse& use, const Report& report) {
  report_units(
      font, use.shown, [](std::uint32_t unit) { return unit != 0 && is_no_letter(unit); }, report);
}

void check_private(const Font& font, const FontUse& use, const Report& report) {
  report_units(font, use.unreplaced, is_private, report);
}

Check check(std::string_view id, std::string_view title, std::string_view remedy,
            void (*of_document)(Document&, Findings&)) {
  return {.rule = {id, Severity::error, Severity::error, title, remedy},
          .of_document = of_document};
}

constexpr std::string_view kEmbed = "export again with all faces embedded";
constexpr std::string_view kAnew = "have it written anew by a program that writes faces whole";
constexpr std::string_view kMeaning =
    "export again with meanings of all letters (/ToUnicode), or set /ActualText";

}  // namespace

std::vector<Check> archive_face_checks() {
  return {
      check("A6.2.11.2-1", "faces say what they are", kAnew, each_face<check_entries>),
      check("A6.2.11.3.1-1", "collection of a face and of its codes are one", kAnew,
            each_face<check_code_map>),
      check("A6.2.11.3.2-1", "CIDToGIDMap in TrueType faces", kAnew, each_face<check_glyph_map>),
      check("A6.2.11.4.1-1", "faces embedded and whole", kEmbed, each_face<check_embedded>),
      check("A6.2.11.4.1-2", "faces have all letters that are shown (composite faces)", kEmbed,
            each_face<check_letters>),
      check("A6.2.11.5-1", "widths in the file are those of the face (composite faces)", kAnew,
            each_face<check_widths>),
      check("A6.2.11.6-1", "encoding of TrueType faces", kAnew, each_face<check_symbols>),
      check("A6.2.11.7.2-1", "letters have a meaning in Unicode", kMeaning,
            each_face<check_unicode>),
      check("A6.2.11.7.2-2", "no meaning U+0000, U+FEFF or U+FFFE", kMeaning,
            each_face<check_no_letters>),
      check("A6.2.11.7.3-1", "letters of private use are replaced by text", kMeaning,
            each_face<check_private>),
      check("A6.2.11.8-1", "no letter .notdef (composite faces)",
            "choose a face that has all letters", each_face<check_notdef>),
  };
}

std::vector<Check> access_face_checks() {
  return {
      check("UA10-001", "letters have a meaning in Unicode", kMeaning, each_face<check_unicode>),
      check("UA31-001", "collection of a face and of its codes are one", kAnew,
            each_face<check_code_map>),
      check("UA31-005", "CIDToGIDMap in TrueType faces", kAnew, each_face<check_glyph_map>),
      check("UA31-009", "faces embedded and whole", kEmbed, each_face<check_embedded>),
      check("UA31-011", "faces have all letters that are shown (composite faces)", kEmbed,
            each_face<check_letters>),
      check("UA31-016", "widths in the file are those of the face (composite faces)", kAnew,
            each_face<check_widths>),
      check("UA31-018", "encoding of TrueType faces", kAnew, each_face<check_symbols>),
      check("UA31-028", "no meaning U+0000", kMeaning, each_face<check_zero>),
      check("UA31-029", "no meaning U+FEFF or U+FFFE", kMeaning, each_face<check_marks>),
      check("UA31-030", "no letter .notdef (composite faces)", "choose a face that has all letters",
            each_face<check_notdef>),
  };
}

}  // namespace gazette::preflight
