// Picture files: known by their bytes, found whole or damaged, and their pixels for print.

#include "gazette/base/image.h"

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"
#include "tests/drawn_image.h"

namespace gazette {
namespace {

TEST_CASE("what a picture shows is known from its pixels, not from how they are kept") {
  const ImageReading colour = read_image(drawn_png(40, 30, colour_ramp));
  REQUIRE(colour.facts);
  CHECK(colour.facts->format == ImageFormat::png);
  CHECK(colour.facts->width == 40);
  CHECK(colour.facts->height == 30);
  CHECK(colour.facts->is_colour);
  CHECK_FALSE(colour.facts->is_bilevel);

  const ImageReading grey = read_image(drawn_png(300, 3, grey_ramp));
  REQUIRE(grey.facts);
  CHECK_FALSE(grey.facts->is_colour);
  CHECK_FALSE(grey.facts->is_bilevel);

  const ImageReading drawn = read_image(drawn_png(33, 9, strokes));
  REQUIRE(drawn.facts);
  CHECK(drawn.facts->is_bilevel);

  const ImageReading photograph = read_image(drawn_jpeg(64, 48, colour_ramp));
  REQUIRE(photograph.facts);
  CHECK(photograph.facts->format == ImageFormat::jpeg);
  CHECK(photograph.facts->width == 64);
  CHECK(photograph.facts->height == 48);
  CHECK(photograph.facts->is_colour);
  CHECK_FALSE(read_image(drawn_jpeg(64, 48, grey_ramp, true)).facts->is_colour);
}

TEST_CASE("a picture file cut anywhere is damaged, never half a picture") {
  for (const std::string& whole :
       {drawn_png(60, 60, colour_ramp), drawn_jpeg(60, 60, colour_ramp)}) {
    // Behind the last pixels only the mark of the end is missing.
    for (std::size_t size = 8; size + 16 < whole.size(); size += whole.size() / 60 + 1) {
      const ImageReading cut = read_image(whole.substr(0, size));
      CHECK_FALSE(cut.facts);
      CHECK(cut.fault == ImageFault::damaged);
      CHECK_FALSE(cut.detail.empty());
    }
  }
  std::string wrong = drawn_png(60, 60, colour_ramp);
  wrong[wrong.size() / 2] = static_cast<char>(wrong[wrong.size() / 2] ^ 0x55);
  CHECK(read_image(wrong).fault == ImageFault::damaged);
}

TEST_CASE("other kinds of pictures are named") {
  using std::string_view_literals::operator""sv;
  const auto kind = [](std::string_view bytes) {
    const ImageReading reading = read_image(bytes);
    CHECK(reading.fault == ImageFault::other_kind);
    return reading.kind;
  };
  CHECK(kind("GIF89a...") == "GIF");
  CHECK(kind("BM......") == "BMP");
  CHECK(kind("II*\0...."sv) == "TIFF");
  CHECK(kind("\x01\0\0\0\x6C\0\0\0"sv) == "EMF");
  CHECK(kind("\xD7\xCD\xC6\x9A....") == "WMF");
  CHECK(kind("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == "SVG");
  CHECK(kind("%PDF-1.7") == "PDF");
  CHECK(kind("").empty());
  CHECK(kind("words").empty());
}

TEST_CASE("a picture of too many pixels is refused before it is decoded") {
  std::string bomb = drawn_png(1, 1, grey_ramp);
  // Width and height of the header; its checksum no longer fits, which is said first or last.
  const auto set = [&](std::size_t at) {
    bomb[at] = '\0';
    bomb[at + 1] = '\xFF';
  };
  set(16);
  set(20);
  CHECK_FALSE(read_image(bomb).facts);
}

TEST_CASE("a JPEG in inks is another kind") {
  const std::vector<unsigned char> pixels(std::size_t{16} * 16 * 4, 0x80);
  void* const encoder = tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  REQUIRE(tjCompress2(encoder, pixels.data(), 16, 0, 16, TJPF_CMYK, &bytes, &size, TJSAMP_444, 90,
                      0) == 0);
  const void* const first = bytes;
  const ImageReading reading = read_image({static_cast<const char*>(first), size});
  CHECK(reading.fault == ImageFault::other_kind);
  CHECK(reading.kind == "JPEG in CMYK");
  tjFree(bytes);
  tjDestroy(encoder);
}

/// A JPEG as a camera writes it that was held in another way.
std::string with_orientation(const std::string& jpeg, char orientation, bool is_little = false) {
  const std::string number(1, orientation);
  const std::string zero(1, '\0');
  const std::string exif = is_little
                               ? "Exif" + zero + zero + "II*" + zero + "\x08" + zero + zero + zero +
                                     "\x01" + zero + "\x12\x01\x03" + zero + "\x01" + zero + zero +
                                     zero + number + zero + zero + zero
                               : "Exif" + zero + zero + "MM" + zero + "*" + zero + zero + zero +
                                     "\x08" + zero + "\x01\x01\x12" + zero + "\x03" + zero + zero +
                                     zero + "\x01" + zero + number + zero + zero;
  const std::string size = {'\0', static_cast<char>(exif.size() + 2)};
  return jpeg.substr(0, 2) + "\xFF\xE1" + size + exif + jpeg.substr(2);
}

TEST_CASE("a JPEG that its camera turned in words alone is turned in its samples") {
  const std::string drawn = drawn_jpeg(64, 32, colour_ramp);
  CHECK(upright_image(drawn) == drawn);
  CHECK(upright_image(drawn_png(8, 4, colour_ramp)) == drawn_png(8, 4, colour_ramp));
  for (const char orientation : {'\2', '\3', '\4', '\5', '\6', '\7', '\10'}) {
    const std::string turned = with_orientation(drawn, orientation, orientation % 2 == 0);
    CHECK(jpeg_orientation(turned) == orientation);
    CHECK(read_image(turned).kind == "JPEG that is turned by its EXIF alone");
    const std::string upright = upright_image(turned);
    const ImageReading reading = read_image(upright);
    REQUIRE(reading.facts);
    const bool is_lying = orientation < 5;
    CHECK(reading.facts->width == (is_lying ? 64U : 32U));
    CHECK(reading.facts->height == (is_lying ? 32U : 64U));
    CHECK(upright_image(upright) == upright);
  }
  // One whose edges would be lost is refused, not cut.
  CHECK(!read_image(upright_image(with_orientation(drawn_jpeg(61, 31, colour_ramp), '\6'))).facts);
  CHECK(jpeg_orientation(with_orientation(drawn, '\11')) == 1);
}

TEST_CASE("what is transparent is white, and black strokes need one bit a pixel") {
  // Ten pixels: black, clear, black, clear ...
  std::vector<unsigned char> pixels;
  for (int x = 0; x < 10; ++x) {
    const unsigned char alpha = x % 2 == 0 ? 255 : 0;
    pixels.insert(pixels.end(), {0, 0, 0, alpha});
  }
  const std::string png = packed_png(10, 1, PNG_FORMAT_RGBA, pixels);
  const Raster raster = decode_png(png, false);
  CHECK(raster.channels_count == 1);
  CHECK(raster.bits == 1);
  CHECK(raster.rows == "\x55\x40");
  CHECK(read_image(png).facts->is_bilevel);
}

TEST_CASE("in grey a picture keeps its size and has one channel") {
  const Raster colours = decode_png(drawn_png(20, 10, colour_ramp), false);
  CHECK(colours.channels_count == 3);
  CHECK(colours.rows.size() == 600);
  const Raster grey = decode_png(drawn_png(20, 10, colour_ramp), true);
  CHECK(grey.channels_count == 1);
  CHECK(grey.bits == 8);
  CHECK(grey.rows.size() == 200);

  const ImageReading reading = read_image(grey_jpeg(drawn_jpeg(50, 40, colour_ramp)));
  REQUIRE(reading.facts);
  CHECK_FALSE(reading.facts->is_colour);
  CHECK(reading.facts->width == 50);
  CHECK_THROWS_AS(grey_jpeg("no JPEG"), Error);
  CHECK_THROWS_AS(decode_png("no PNG", true), Error);
}

}  // namespace
}  // namespace gazette
