// The orientation that cameras write beside the samples of a JPEG (EXIF), and its end.

#include <algorithm>
#include <array>
#include <memory>

#include <turbojpeg.h>

#include "gazette/base/image.h"

namespace gazette {
namespace {

using std::string_view_literals::operator""sv;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}

/// Numbers of a TIFF, in its order of bytes; 0 beyond its end.
struct Tiff {
  std::string_view bytes = {};
  bool is_little = false;

  [[nodiscard]] unsigned number(std::size_t at, unsigned size) const {
    unsigned value = 0;
    for (unsigned i = 0; i < size; ++i) {
      value = value << 8U | byte_at(bytes, at + (is_little ? size - 1 - i : i));
    }
    return value;
  }
};

/// The entry "orientation" of the first folder of a TIFF.
int orientation_of(std::string_view bytes) {
  constexpr unsigned kOrientation = 0x0112;
  constexpr unsigned kEntrySize = 12;
  constexpr unsigned kLast = 8;
  const Tiff tiff{.bytes = bytes, .is_little = bytes.starts_with("II")};
  const std::size_t folder = tiff.number(4, 4);
  const unsigned count = tiff.number(folder, 2);
  for (unsigned i = 0; i < count; ++i) {
    const std::size_t entry = folder + 2 + std::size_t{i} * kEntrySize;
    if (tiff.number(entry, 2) == kOrientation) {
      const unsigned value = tiff.number(entry + 8, 2);
      return value >= 1 && value <= kLast ? static_cast<int>(value) : 1;
    }
  }
  return 1;
}

}  // namespace

int jpeg_orientation(std::string_view bytes) {
  constexpr std::string_view kExif = "Exif\0\0"sv;
  constexpr unsigned kScan = 0xDA;  // the samples begin: no EXIF behind
  constexpr unsigned kApplication = 0xE1;
  std::size_t at = 2;
  while (byte_at(bytes, at) == 0xFF && byte_at(bytes, at + 1) != kScan) {
    const std::size_t size = byte_at(bytes, at + 2) * std::size_t{256} + byte_at(bytes, at + 3);
    const std::string_view part = bytes.substr(std::min(at + 4, bytes.size()), size);
    if (byte_at(bytes, at + 1) == kApplication && part.starts_with(kExif)) {
      return orientation_of(part.substr(kExif.size()));
    }
    at += 2 + std::max<std::size_t>(size, 2);
  }
  return 1;
}

std::string upright_image(std::string_view bytes) {
  // By the orientation less one: what undoes it.
  constexpr std::array kOperations = {TJXOP_NONE,      TJXOP_HFLIP, TJXOP_ROT180,     TJXOP_VFLIP,
                                      TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};
  const bool is_jpeg = bytes.starts_with("\xFF\xD8\xFF") && bytes.size() <= kImageBytesMax;
  const int orientation = is_jpeg ? jpeg_orientation(bytes) : 1;
  if (orientation == 1) {
    return std::string(bytes);
  }
  const auto destroy = [](void* handle) { tjDestroy(handle); };
  const std::unique_ptr<void, decltype(destroy)> transformer(tjInitTransform(), destroy);
  tjtransform transform = {};
  transform.op = kOperations.at(static_cast<std::size_t>(orientation) - 1);
  transform.options = TJXOPT_PERFECT | TJXOPT_COPYNONE;
  unsigned char* result = nullptr;
  unsigned long size = 0;
  const void* const first = bytes.data();
  const int failed =
      tjTransform(transformer.get(), static_cast<const unsigned char*>(first), bytes.size(), 1,
                  &result, &size, &transform, TJFLAG_LIMITSCANS | TJFLAG_STOPONWARNING);
  const auto release = [](unsigned char* own) { tjFree(own); };
  const std::unique_ptr<unsigned char, decltype(release)> owner(result, release);
  const void* const turned = result;
  return failed == 0 ? std::string(static_cast<const char*>(turned), size) : std::string(bytes);
}

}  // namespace gazette
