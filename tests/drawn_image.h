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

}  // namespace gazette
