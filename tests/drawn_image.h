// Picture files drawn in a test, so that none has to lie in the repository.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include <png.h>
#include <turbojpeg.h>

#include "gazette/base/assert.h"

namespace gazette {

/// The colour of a pixel as 0xRRGGBB.
using Drawing = std::function<std::uint32_t(std::uint32_t x, std::uint32_t y)>;

/// A ramp of greys; a ramp of colours; black strokes on white.
inline std::uint32_t grey_ramp(std::uint32_t x, std::uint32_t y) {
  return ((x + y) % 256) * 0x010101U;
}
inline std::uint32_t colour_ramp(std::uint32_t x, std::uint32_t y) {
  return (x % 256) << 16U | (y % 256) << 8U | 0x40U;
}
inline std::uint32_t strokes(std::uint32_t x, std::uint32_t y) {
  return (x + y) % 16 < 4 ? 0x000000U : 0xFFFFFFU;
}

/// The pixels of a drawing, three bytes each.
inline std::vector<unsigned char> pixels_of(std::uint32_t width, std::uint32_t height,
                                            const Drawing& drawing) {
  std::vector<unsigned char> pixels;
  for (std::uint32_t y = 0; y < height; ++y) {
    for (std::uint32_t x = 0; x < width; ++x) {
      const std::uint32_t colour = drawing(x, y);
      for (const unsigned shift : {16U, 8U, 0U}) {
        pixels.push_back(static_cast<unsigned char>(colour >> shift & 0xFFU));
      }
    }
  }
  return pixels;
}

/// A PNG of pixels in one of libpng's forms.
inline std::string packed_png(std::uint32_t width, std::uint32_t height, std::uint32_t format,
                              const std::vector<unsigned char>& pixels) {
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = width;
  image.height = height;
  image.format = format;
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  const int is_written =
      png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels.data(), 0, nullptr);
  GAZETTE_ASSERT(is_written != 0);
  bytes.resize(size);
  return bytes;
}

inline std::string drawn_png(std::uint32_t width, std::uint32_t height, const Drawing& drawing) {
  return packed_png(width, height, PNG_FORMAT_RGB, pixels_of(width, height, drawing));
}

/// A JPEG, in grey or in the colours of a screen.
inline std::string drawn_jpeg(std::uint32_t width, std::uint32_t height, const Drawing& drawing,
                              bool is_grey = false) {
  const std::vector<unsigned char> pixels = pixels_of(width, height, drawing);
  void* const encoder = tjInitCompress();
  unsigned char* bytes = nullptr;
  unsigned long size = 0;
  constexpr int kQuality = 90;
  const int failed =
      tjCompress2(encoder, pixels.data(), static_cast<int>(width), 0, static_cast<int>(height),
                  TJPF_RGB, &bytes, &size, is_grey ? TJSAMP_GRAY : TJSAMP_444, kQuality, 0);
  GAZETTE_ASSERT(failed == 0);
  std::string result;
  for (unsigned long i = 0; i < size; ++i) {
    result += static_cast<char>(bytes[i]);
  }
  tjFree(bytes);
  tjDestroy(encoder);
  return result;
}

inline std::string png_number(std::uint32_t value) {
  std::string bytes;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    bytes += static_cast<char>(value >> shift & 0xFFU);
  }
  return bytes;
}

/// A chunk of a PNG, with its checksum.
inline std::string png_chunk(const std::string& kind, const std::string& content) {
  std::uint32_t sum = 0xFFFFFFFFU;
  for (const char each : kind + content) {
    sum ^= static_cast<unsigned char>(each);
    for (int bit = 0; bit < 8; ++bit) {
      sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
    }
  }
  return png_number(static_cast<std::uint32_t>(content.size())) + kind + content + png_number(~sum);
}

/// The end of the header of a PNG, behind which other chunks stand.
inline constexpr std::size_t kPngHeaderEnd = 8 + 25;

/// A PNG that states its pixels to the metre; unit 0 states the shape of a pixel alone.
inline std::string with_density(const std::string& png, std::uint32_t across, std::uint32_t down,
                                std::uint32_t unit = 1) {
  const std::string content =
      png_number(across) + png_number(down) + static_cast<char>(unit & 0xFFU);
  return png.substr(0, kPngHeaderEnd) + png_chunk("pHYs", content) + png.substr(kPngHeaderEnd);
}

/// A PNG whose header says another size than its data have.
inline std::string with_size(const std::string& png, std::uint32_t width, std::uint32_t height,
                             bool is_interlaced = false) {
  std::string content = png_number(width) + png_number(height) + png.substr(24, 5);
  content[12] = is_interlaced ? '\1' : '\0';
  return png.substr(0, 8) + png_chunk("IHDR", content) + png.substr(kPngHeaderEnd);
}

}  // namespace gazette
