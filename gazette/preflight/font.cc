#include "gazette/preflight/font.h"

#include <algorithm>
#include <cmath>

#include "gazette/pdf/pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// Letters of one face: a face of all of Unicode has less.
constexpr std::size_t kWidthsMax = 200'000;
constexpr long long kCodeMost = 65'535;

double number_of(Object object, double otherwise) {
  return object.isNumber() ? object.getNumericValue() : otherwise;
}

/// "ABCDEF+TeXGyreTermes" is a part of TeXGyreTermes.
std::string without_subset(std::string name) {
  constexpr std::size_t kLetters = 6;
  const bool is_subset = name.size() > kLetters + 1 && name[kLetters] == '+' &&
                         std::all_of(name.begin(), name.begin() + kLetters,
                                     [](char c) { return c >= 'A' && c <= 'Z'; });
  return is_subset ? name.substr(kLetters + 1) : name;
}

/// [10 [500 600] 20 29 500]: from 10 on each its own, from 20 to 29 all the same.
void read_composite_widths(Object list, Font& font) {
  if (!list.isArray()) {
    return;
  }
  const std::vector<Object> items = list.getArrayAsVector();
  for (std::size_t i = 0; i + 1 < items.size();) {
    Object begin = items[i];
    const long long first = begin.isInteger() ? begin.getIntValue() : -1;
    Object second = items[i + 1];
    if (first < 0 || first > kCodeMost) {
      return;
    }
    if (second.isArray()) {
      long long code = first;
      for (const Object& width : second.getArrayAsVector()) {
        if (font.widths_of.size() < kWidthsMax) {
          font.widths_of[static_cast<std::uint32_t>(code++)] = number_of(width, 0);
        }
      }
      i += 2;
    } else {
      const long long last = second.isInteger() ? std::min(second.getIntValue(), kCodeMost) : -1;
      const double width = i + 2 < items.size() ? number_of(items[i + 2], 0) : 0;
      for (long long code = first; code <= last && font.widths_of.size() < kWidthsMax; ++code) {
        font.widths_of[static_cast<std::uint32_t>(code)] = width;
      }
      i += 3;
    }
  }
}

void read_simple_widths(Object object, Font& font) {
  Object first = object.getKey("/FirstChar");
  Object widths = object.getKey("/Widths");
  font.first_code =
      first.isInteger()
          ? static_cast<std::uint32_t>(std::clamp(first.getIntValue(), 0LL, kCodeMost))
          : 0;
  if (widths.isArray()) {
    for (const Object& width : widths.getArrayAsVector()) {
      if (font.widths.size() < 256) {
        font.widths.push_back(number_of(width, 0));
      }
    }
  }
}

/// Which drawing each code of a Type 3 face names.
void read_letters(Object object, Font& font) {
  Object names = object.getKey("/Encoding").getKeyIfDict("/Differences");
  std::uint32_t code = 0;
  if (!names.isArray()) {
    return;
  }
  for (Object each : names.getArrayAsVector()) {
    if (each.isInteger()) {
      code = static_cast<std::uint32_t>(std::clamp(each.getIntValue(), 0LL, 255LL));
    } else if (each.isName() && code < 256) {
      font.letters[code++] = each.getName();
    }
  }
}

void read_descriptor(Object descriptor, Font& font) {
  if (!descriptor.isDictionary()) {
    return;
  }
  for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
    font.is_embedded = font.is_embedded || descriptor.getKey(key).isStream();
  }
  // Makers write 0 where they do not know it.
  const double ascent = number_of(descriptor.getKey("/Ascent"), 0) * 0.001;
  const double descent = number_of(descriptor.getKey("/Descent"), 0) * 0.001;
  font.ascent = ascent > 0.3 && ascent < 1.5 ? std::min(ascent, 1.0) : font.ascent;
  font.descent = descent < 0 && descent > -1 ? std::max(descent, -0.35) : font.descent;
  font.width_else = number_of(descriptor.getKey("/MissingWidth"), font.width_else);
}

}  // namespace

Font read_font(Object object) {
  Font font{.object = object};
  if (!object.isDictionary()) {
    return font;
  }
  font.fault = pdf::face_fault(object);
  Object kind = object.getKey("/Subtype");
  Object name = object.getKey("/BaseFont");
  font.name = without_subset(name.isName() ? name.getName().substr(1) : "");
  font.is_composite = kind.isNameAndEquals("/Type0");
  font.is_drawn = kind.isNameAndEquals("/Type3");
  if (font.is_composite) {
    Object below = object.getKey("/DescendantFonts");
    Object own =
        below.isArray() && below.getArrayNItems() > 0 ? below.getArrayItem(0) : Object::newNull();
    font.width_else = 1000;
    read_descriptor(own.getKeyIfDict("/FontDescriptor"), font);
    font.width_else = number_of(own.getKeyIfDict("/DW"), 1000);
    read_composite_widths(own.getKeyIfDict("/W"), font);
    return font;
  }
  font.width_else = object.getKey("/Widths").isArray() ? 0 : 500;
  read_descriptor(object.getKey("/FontDescriptor"), font);
  read_simple_widths(object, font);
  if (font.is_drawn) {
    font.is_embedded = true;
    Object matrix = object.getKey("/FontMatrix");
    font.unit = matrix.isArray() && matrix.getArrayNItems() == 6
                    ? std::abs(number_of(matrix.getArrayItem(0), 0.001))
                    : 0.001;
    read_letters(object, font);
  }
  return font;
}

TextExtent extent_of(const Font& font, std::string_view text) {
  TextExtent extent;
  double width = 0;
  if (font.is_composite) {
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
      const std::uint32_t code =
          static_cast<unsigned char>(text[i]) * 256U + static_cast<unsigned char>(text[i + 1]);
      const auto own = font.widths_of.find(code);
      width += own != font.widths_of.end() ? own->second : font.width_else;
      ++extent.letters_count;
    }
  } else {
    for (const char c : text) {
      const std::size_t index = static_cast<unsigned char>(c) - std::size_t{font.first_code};
      width += index < font.widths.size() ? font.widths[index] : font.width_else;
      ++extent.letters_count;
      extent.spaces_count += c == ' ' ? 1 : 0;
    }
  }
  extent.width = width * font.unit;
  return extent;
}

}  // namespace gazette::preflight
