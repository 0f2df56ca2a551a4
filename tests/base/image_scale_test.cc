// Pictures of too many pixels: made smaller row by row, or refused, and never half.

#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/base/image.h"
#include "tests/drawn_image.h"

namespace gazette {
namespace {

/// In these tests; the pictures are long strips, of which a page shows 7,016 pixels.
constexpr std::uint64_t kPixelsMax = 10'000;

CarriedImage carry(const std::string& bytes) {
  return carry_image(bytes, kPixelsMax);
}

/// All pixels of a PNG that was made smaller, a byte a channel.
std::vector<int> values_of(const CarriedImage& carried) {
  REQUIRE(carried.reading.facts);
  const Raster raster = decode_png(carried.bytes, false);
  REQUIRE(raster.bits == 8);
  std::vector<int> values;
  for (const char each : raster.rows) {
    values.push_back(static_cast<unsigned char>(each));
  }
  return values;
}

TEST_CASE("a picture that is not too large is carried as it is") {
  const std::string drawn = drawn_png(100, 100, colour_ramp);
  const CarriedImage carried = carry(drawn);
  CHECK(carried.bytes == drawn);
  CHECK(carried.source_width == 0);
  CHECK(carry(drawn_png(7016, 2, grey_ramp)).reading.facts->width == 7016);
}

TEST_CASE("a picture made smaller has the mean of the pixels that each of its own stands for") {
  // Halved, as 8,001 pixels are more than a page shows; at the right half of a square is left.
  const CarriedImage grey = carry(drawn_png(8001, 3, [](std::uint32_t x, std::uint32_t y) {
    return (x % 2 == 0 ? 100U : 201U + y) * 0x010101U;
  }));
  CHECK(grey.source_width == 8001);
  CHECK(grey.source_height == 3);
  CHECK(grey.reading.facts->format == ImageFormat::png);
  CHECK(grey.reading.facts->width == 4001);
  CHECK(grey.reading.facts->height == 2);
  CHECK_FALSE(grey.reading.facts->is_colour);
  const std::vector<int> values = values_of(grey);
  CHECK(values[0] == 151);  // (100 + 201 + 100 + 202) / 4, to the nearest
  CHECK(values[3999] == 151);
  CHECK(values[4000] == 100);
  CHECK(values[4001] == 152);  // (100 + 203) / 2
  CHECK(values[8001] == 100);

  const CarriedImage coloured = carry(drawn_png(
      20000, 6, [](std::uint32_t x, std::uint32_t) { return 0x0A1400U + (x % 3) * 0x00031EU; }));
  CHECK(coloured.reading.facts->width == 6667);
  CHECK(coloured.reading.facts->height == 2);
  CHECK(coloured.reading.facts->is_colour);
  const std::vector<int> colours = values_of(coloured);
  CHECK(std::vector<int>(colours.begin(), colours.begin() + 3) == std::vector<int>{10, 23, 30});
}

TEST_CASE("black and white becomes grey, so that no thin line is lost") {
  const CarriedImage carried = carry(drawn_png(
      8000, 10, [](std::uint32_t x, std::uint32_t) { return x == 4001 ? 0x000000U : 0xFFFFFFU; }));
  CHECK_FALSE(carried.reading.facts->is_bilevel);
  const std::vector<int> values = values_of(carried);
  CHECK(values[1999] == 255);
  CHECK(values[2000] == 128);
  CHECK(values[2001] == 255);
}

TEST_CASE("what is transparent is white, also in a picture made smaller") {
  std::vector<unsigned char> pixels;
  for (int x = 0; x < 16000; ++x) {
    const unsigned char alpha = x % 2 == 0 ? 255 : 0;
    pixels.insert(pixels.end(), {0, 0, 0, alpha});
  }
  const CarriedImage carried = carry(packed_png(8000, 2, PNG_FORMAT_RGBA, pixels));
  CHECK(carried.reading.facts->width == 4000);
  CHECK(values_of(carried)[7] == 128);
}

TEST_CASE("a JPEG is made smaller by its blocks, and no further than print needs") {
  const auto grey = [](std::uint32_t, std::uint32_t) { return 0x808080U; };
  const auto size_of = [&](std::uint32_t width, std::uint32_t height) {
    const CarriedImage carried = carry(drawn_jpeg(width, height, grey, true));
    REQUIRE(carried.reading.facts);
    CHECK(carried.reading.facts->format == ImageFormat::png);
    CHECK(values_of(carried)[0] == 128);
    return std::pair(carried.reading.facts->width, carried.reading.facts->height);
  };
  CHECK(size_of(8000, 16) == std::pair(4000U, 8U));
  CHECK(size_of(20000, 16) == std::pair(5000U, 4U));
  CHECK(size_of(40000, 16) == std::pair(5000U, 2U));
  CHECK(size_of(16, 60000) == std::pair(1U, 3750U));
  const CarriedImage coloured = carry(drawn_jpeg(8000, 16, colour_ramp));
  CHECK(coloured.reading.facts->is_colour);
}

TEST_CASE("the resolution of a picture made smaller is smaller too") {
  const std::string drawn = drawn_png(8000, 4, grey_ramp);
  const CarriedImage carried = carry(with_density(drawn, 23622, 23622));
  CHECK(carried.reading.facts->width == 4000);
  CHECK(carried.reading.facts->pixels_per_metre == 11811);
}

TEST_CASE("the same large picture gives the same bytes") {
  const std::string drawn = drawn_png(9000, 8, colour_ramp);
  CHECK(carry(drawn).bytes == carry(drawn).bytes);
}

TEST_CASE("a large picture cut anywhere is damaged") {
  for (const std::string& whole :
       {drawn_png(9000, 40, colour_ramp), drawn_jpeg(9000, 40, colour_ramp)}) {
    for (std::size_t size = 40; size + 16 < whole.size(); size += whole.size() / 20) {
      const CarriedImage cut = carry(whole.substr(0, size));
      CHECK_FALSE(cut.reading.facts);
      CHECK(cut.reading.fault == ImageFault::damaged);
    }
  }
}

TEST_CASE("a header that promises more than its data hold costs nothing") {
  const std::string small = drawn_png(8, 8, grey_ramp);
  const CarriedImage promised = carry_image(with_size(small, 30000, 30000));
  CHECK(promised.reading.fault == ImageFault::damaged);
  const CarriedImage more = carry_image(with_size(small, 40000, 40000));
  CHECK(more.reading.fault == ImageFault::too_large);
  CHECK(more.reading.detail == "40000 x 40000 pixels");
  const CarriedImage row = carry_image(with_size(small, 1'000'000, 1000));
  CHECK(row.reading.fault == ImageFault::damaged);
  CHECK_FALSE(carry_image(with_size(small, 0x7FFFFFFF, 1)).reading.facts);
}

TEST_CASE("a large picture that is read only as a whole is refused") {
  const std::string interlaced = with_size(drawn_png(8, 8, grey_ramp), 30000, 30000, true);
  CHECK(carry_image(interlaced).reading.fault == ImageFault::too_large);
  CHECK(carry_image(interlaced).reading.detail == "30000 x 30000 pixels, interlaced");

  const std::vector<unsigned char> pixels(std::size_t{8000} * 16, 0x80);
  void* const encoder = tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  REQUIRE(tjCompress2(encoder, pixels.data(), 8000, 0, 16, TJPF_GRAY, &bytes, &size, TJSAMP_GRAY,
                      90, TJFLAG_PROGRESSIVE) == 0);
  const void* const first = bytes;
  const CarriedImage progressive = carry({static_cast<const char*>(first), size});
  CHECK(progressive.reading.fault == ImageFault::too_large);
  CHECK(progressive.reading.detail == "8000 x 16 pixels, progressive");
  tjFree(bytes);
  tjDestroy(encoder);
}

}  // namespace
}  // namespace gazette
