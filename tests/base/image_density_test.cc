// What a picture file states of its resolution, and what of it is believed.

#include <string>

#include <catch2/catch.hpp>

#include "gazette/base/image.h"
#include "tests/drawn_image.h"

namespace gazette {
namespace {

std::string big_endian(std::uint32_t number, int size) {
  std::string bytes;
  for (int i = size - 1; i >= 0; --i) {
    bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
  }
  return bytes;
}

std::uint32_t density_of(const std::string& bytes) {
  const ImageReading reading = read_image(bytes);
  REQUIRE(reading.facts);
  return reading.facts->pixels_per_metre;
}

/// A grey PNG that states its pixels to the metre; unit 0 states the shape of a pixel alone.
std::uint32_t png_density(std::uint32_t across, std::uint32_t down, std::uint32_t unit = 1,
                          std::size_t width = 100, std::size_t height = 50) {
  const std::vector<unsigned char> pixels(width * height, 128);
  const std::string png = packed_png(static_cast<std::uint32_t>(width),
                                     static_cast<std::uint32_t>(height), PNG_FORMAT_GRAY, pixels);
  return density_of(with_density(png, across, down, unit));
}

/// A JPEG with what JFIF states: unit 1 is an inch, 2 a centimetre.
std::string with_jfif(std::uint32_t unit, std::uint32_t across, std::uint32_t down) {
  const std::string jpeg = drawn_jpeg(100, 50, grey_ramp);
  REQUIRE(jpeg.substr(6, 5) == std::string("JFIF\0", 5));
  return jpeg.substr(0, 13) + big_endian(unit, 1) + big_endian(across, 2) + big_endian(down, 2) +
         jpeg.substr(18);
}

/// The same with EXIF, which scanners and cameras write: unit 2 is an inch, 3 a centimetre.
std::string with_exif(const std::string& jpeg, std::uint32_t unit, std::uint32_t number,
                      std::uint32_t part) {
  const auto entry = [](std::uint32_t tag, std::uint32_t type, const std::string& value) {
    return big_endian(tag, 2) + big_endian(type, 2) + big_endian(1, 4) + value;
  };
  constexpr std::uint32_t kBehind = 8 + 2 + 3 * 12 + 4;  // the header and a folder of three
  const std::string exif =
      std::string("Exif\0\0", 6) + "MM" + big_endian(42, 2) + big_endian(8, 4) + big_endian(3, 2) +
      entry(0x011A, 5, big_endian(kBehind, 4)) + entry(0x011B, 5, big_endian(kBehind, 4)) +
      entry(0x0128, 3, big_endian(unit, 2) + big_endian(0, 2)) + big_endian(0, 4) +
      big_endian(number, 4) + big_endian(part, 4);
  return jpeg.substr(0, 2) + "\xFF\xE1" +
         big_endian(static_cast<std::uint32_t>(exif.size() + 2), 2) + exif + jpeg.substr(2);
}

TEST_CASE("a picture's own resolution is read from PNG, JFIF and EXIF") {
  CHECK(density_of(drawn_png(100, 50, grey_ramp)) == 0);
  CHECK(density_of(drawn_jpeg(100, 50, grey_ramp)) == 0);
  CHECK(png_density(11811, 11811) == 11811);
  CHECK(png_density(11811, 11811, 0) == 0);
  CHECK(density_of(with_jfif(1, 300, 300)) == 11811);
  CHECK(density_of(with_jfif(2, 118, 118)) == 11800);
  CHECK(density_of(with_jfif(0, 300, 300)) == 0);
  const std::string jpeg = drawn_jpeg(100, 50, grey_ramp);
  CHECK(density_of(with_exif(jpeg, 2, 600, 1)) == 23622);
  CHECK(density_of(with_exif(jpeg, 3, 2362, 10)) == 23620);
  // JFIF is written by who scanned it, EXIF may be of a camera.
  CHECK(density_of(with_exif(with_jfif(1, 300, 300), 2, 600, 1)) == 11811);
  CHECK(density_of(with_exif(jpeg, 2, 600, 0)) == 23622);
}

TEST_CASE("a resolution that no scan has is not believed") {
  CHECK(png_density(3937, 3937) == 3937);  // 100 to the inch
  CHECK(png_density(3780, 3780) == 0);     // 96, a screen's
  CHECK(png_density(2835, 2835) == 0);     // 72
  CHECK(png_density(94488, 94488) == 94488);
  CHECK(png_density(94489, 94489) == 0);
  CHECK(png_density(11811, 11800) == 11811);
  CHECK(png_density(11811, 7874) == 0);  // pixels that are not square
  CHECK(density_of(with_jfif(1, 65535, 65535)) == 0);
  // A sheet of A0 and a centimetre; what is longer or wider is no sheet.
  CHECK(png_density(4000, 4000, 1, 4796, 3404) == 4000);
  CHECK(png_density(4000, 4000, 1, 4797, 3404) == 0);
  CHECK(png_density(4000, 4000, 1, 4796, 3405) == 0);
  CHECK(png_density(4000, 4000, 1, 3404, 4796) == 4000);
}

TEST_CASE("what a picture states stays with it when it is turned upright") {
  const std::string jpeg = with_jfif(1, 300, 300);
  CHECK(carry_image(jpeg).reading.facts->pixels_per_metre == 11811);
  // Orientation 6 in EXIF, which has no resolution of its own here.
  const std::string exif = std::string("Exif\0\0", 6) + "MM" + big_endian(42, 2) +
                           big_endian(8, 4) + big_endian(1, 2) + big_endian(0x0112, 2) +
                           big_endian(3, 2) + big_endian(1, 4) + big_endian(6, 2) +
                           big_endian(0, 2);
  const std::string drawn = drawn_jpeg(64, 32, grey_ramp);
  const std::string turned = drawn.substr(0, 13) + big_endian(1, 1) + big_endian(600, 2) +
                             big_endian(600, 2) + drawn.substr(18, 2) + "\xFF\xE1" +
                             big_endian(static_cast<std::uint32_t>(exif.size() + 2), 2) + exif +
                             drawn.substr(20);
  const CarriedImage carried = carry_image(turned);
  REQUIRE(carried.reading.facts);
  CHECK(carried.reading.facts->width == 32);
  CHECK(carried.reading.facts->pixels_per_metre == 23622);
}

}  // namespace
}  // namespace gazette
