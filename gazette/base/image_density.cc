// How many pixels a picture has to the metre of paper, as its file states it: PNG in pHYs, JPEG in
// JFIF or EXIF.
//
// Most pictures were never on paper, and their programs write something nevertheless. So it is
// believed only where it could be of a scan, and otherwise as unknown as where nothing is stated.

#include <algorithm>
#include <optional>

#include "gazette/base/jpeg.h"

namespace gazette {
namespace {

using std::string_view_literals::operator""sv;

/// 100 to the inch: what has fewer is of a screen (72, 96), and no scan that can be printed.
constexpr std::uint64_t kPixelsPerMetreLeast = 3937;
/// 2,400 to the inch: what has more is of a film, which nobody reads at its own size.
constexpr std::uint64_t kPixelsPerMetreMost = 94'488;
/// The largest sheet that plans are drawn on is A0, in millimetres; what is larger is a photograph.
constexpr std::uint64_t kSheetShort = 841;
constexpr std::uint64_t kSheetLong = 1189;
/// Scans are some pixels larger than their sheet.
constexpr std::uint64_t kSheetSlack = 10;
/// Pixels that are not square, in per cent: nothing in the gazette draws such.
constexpr std::uint64_t kUnevenMost = 1;

/// Both ways, in pixels to the metre.
struct Density {
  std::uint64_t across = 0;
  std::uint64_t down = 0;
};

/// Units of JFIF and EXIF are an inch or a centimetre.
std::uint64_t per_metre(std::uint64_t count, bool is_of_inches) {
  return is_of_inches ? (count * 10'000 + 127) / 254 : count * 100;
}

Density density_of_png(std::string_view bytes) {
  constexpr std::size_t kFirst = 8;
  constexpr std::size_t kAround = 12;  // size, kind, checksum
  const Numbers numbers{.bytes = bytes};
  for (std::size_t at = kFirst; at + kAround <= bytes.size();
       at += kAround + numbers.number(at, 4)) {
    const std::string_view kind = bytes.substr(at + 4, 4);
    if (kind == "IDAT") {
      break;
    }
    if (kind == "pHYs" && numbers.number(at, 4) == 9) {
      const bool is_of_metres = numbers.number(at + 16, 1) == 1;
      return is_of_metres ? Density{numbers.number(at + 8, 4), numbers.number(at + 12, 4)}
                          : Density{};
    }
  }
  return {};
}

/// Nothing where JFIF gives no more than the shape of a pixel.
std::optional<Density> density_of_jfif(std::string_view jpeg) {
  JpegParts parts(jpeg);
  while (const std::optional<JpegPart> part = parts.next()) {
    if (part->kind == kJpegApplication && part->content.starts_with("JFIF\0"sv)) {
      const Numbers numbers{.bytes = part->content};
      const std::uint32_t unit = numbers.number(7, 1);
      if (unit == 1 || unit == 2) {
        return Density{per_metre(numbers.number(8, 2), unit == 1),
                       per_metre(numbers.number(10, 2), unit == 1)};
      }
    }
  }
  return std::nullopt;
}

Density density_of_exif(std::string_view jpeg) {
  constexpr std::uint32_t kAcross = 0x011A;
  constexpr std::uint32_t kDown = 0x011B;
  constexpr std::uint32_t kUnit = 0x0128;
  constexpr std::uint32_t kCentimetre = 3;
  const Numbers tiff = exif_of(jpeg);
  const std::size_t unit = value_place(tiff, kUnit);
  const bool is_of_inches = unit == 0 || tiff.number(unit, 2) != kCentimetre;
  const auto density = [&](std::uint32_t tag) {
    const std::size_t value = value_place(tiff, tag);
    const std::size_t place = value == 0 ? tiff.bytes.size() : tiff.number(value, 4);
    const std::uint64_t part = std::max<std::uint32_t>(tiff.number(place + 4, 4), 1);
    return per_metre(tiff.number(place, 4), is_of_inches) / part;
  };
  return {density(kAcross), density(kDown)};
}

}  // namespace

std::uint32_t stated_density(std::string_view bytes, const ImageFacts& facts) {
  const auto [across, down] = facts.format == ImageFormat::png
                                  ? density_of_png(bytes)
                                  : density_of_jfif(bytes).value_or(density_of_exif(bytes));
  const std::uint64_t most = std::max(across, down);
  const std::uint64_t least = std::min(across, down);
  if (least < kPixelsPerMetreLeast || most > kPixelsPerMetreMost ||
      (most - least) * 100 > most * kUnevenMost) {
    return 0;
  }
  const auto [short_side, long_side] = std::minmax(facts.width, facts.height);
  const bool is_sheet = short_side * std::uint64_t{1000} <= (kSheetShort + kSheetSlack) * across &&
                        long_side * std::uint64_t{1000} <= (kSheetLong + kSheetSlack) * across;
  return is_sheet ? static_cast<std::uint32_t>(across) : 0;
}

}  // namespace gazette
