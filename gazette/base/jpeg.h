// The parts of a JPEG before its samples, and its decoder. Private to base/.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include <turbojpeg.h>

#include "gazette/base/image.h"

namespace gazette {

struct DestroyTurbo {
  void operator()(void* handle) const { tjDestroy(handle); }
};
using Turbo = std::unique_ptr<void, DestroyTurbo>;

[[nodiscard]] inline const unsigned char* unsigned_bytes(std::string_view bytes) {
  const void* const first = bytes.data();
  return static_cast<const unsigned char*>(first);
}

/// What its header says of a JPEG in colours that are carried; `facts` where nothing is wrong yet.
[[nodiscard]] ImageReading read_jpeg_header(const Turbo& decoder, std::string_view bytes);

/// Numbers in the bytes of a file, in its order; 0 beyond its end.
struct Numbers {
  std::string_view bytes = {};
  bool is_little = false;  // the least byte first

  [[nodiscard]] std::uint32_t number(std::size_t at, unsigned size) const {
    std::uint32_t value = 0;
    for (unsigned i = 0; i < size; ++i) {
      const std::size_t place = at + (is_little ? size - 1 - i : i);
      value = value << 8U |
              (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : std::uint32_t{0});
    }
    return value;
  }
};

inline constexpr unsigned kJpegScan = 0xDA;         // its samples begin behind
inline constexpr unsigned kJpegApplication = 0xE0;  // 0xE0: JFIF, 0xE1: EXIF

struct JpegPart {
  unsigned kind = 0;
  std::string_view content = {};
};

/// Gives the parts one after another, the first scan last.
class JpegParts {
 public:
  explicit JpegParts(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] std::optional<JpegPart> next() {
    const Numbers numbers{.bytes = bytes_};
    if (is_at_samples_ || numbers.number(at_, 1) != 0xFF) {
      return std::nullopt;
    }
    const std::size_t size = std::max<std::size_t>(numbers.number(at_ + 2, 2), 2);
    const JpegPart part{.kind = numbers.number(at_ + 1, 1),
                        .content = bytes_.substr(std::min(at_ + 4, bytes_.size()), size - 2)};
    at_ += 2 + size;
    is_at_samples_ = part.kind == kJpegScan;
    return part;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 2;
  bool is_at_samples_ = false;
};

/// The TIFF within EXIF, which cameras and scanners write; empty where there is none.
[[nodiscard]] Numbers exif_of(std::string_view jpeg);

/// The place of an entry's value in the first folder of a TIFF; 0 where it has none.
[[nodiscard]] std::size_t value_place(const Numbers& tiff, std::uint32_t tag);

/// What a picture states of its resolution, in pixels to the metre; 0 where it states nothing, or
/// what cannot be believed of one of this size.
[[nodiscard]] std::uint32_t stated_density(std::string_view bytes, const ImageFacts& facts);

}  // namespace gazette
