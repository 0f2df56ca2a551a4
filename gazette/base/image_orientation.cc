// The orientation that cameras write beside the samples of a JPEG (EXIF), and its end.

#include <array>
#include <memory>

#include <turbojpeg.h>

#include "gazette/base/image.h"
#include "gazette/base/jpeg.h"

namespace gazette {

using std::string_view_literals::operator""sv;

Numbers exif_of(std::string_view jpeg) {
  constexpr std::string_view kExif = "Exif\0\0"sv;
  JpegParts parts(jpeg);
  while (const std::optional<JpegPart> part = parts.next()) {
    if (part->kind == kJpegApplication + 1 && part->content.starts_with(kExif)) {
      const std::string_view tiff = part->content.substr(kExif.size());
      return {.bytes = tiff, .is_little = tiff.starts_with("II")};
    }
  }
  return {};
}

std::size_t value_place(const Numbers& tiff, std::uint32_t tag) {
  constexpr std::size_t kEntrySize = 12;
  const std::size_t folder = tiff.number(4, 4);
  const std::size_t count = tiff.number(folder, 2);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = folder + 2 + i * kEntrySize;
    if (tiff.number(entry, 2) == tag) {
      return entry + 8;
    }
  }
  return 0;
}

int jpeg_orientation(std::string_view bytes) {
  constexpr std::uint32_t kOrientation = 0x0112;
  constexpr std::uint32_t kLast = 8;
  const Numbers tiff = exif_of(bytes);
  const std::size_t place = value_place(tiff, kOrientation);
  const std::uint32_t value = place == 0 ? 1 : tiff.number(place, 2);
  return value >= 1 && value <= kLast ? static_cast<int>(value) : 1;
}

std::string upright_image(std::string_view bytes) {
  // By the orientation less one: what undoes it.
  constexpr std::array kOperations = {TJXOP_NONE,      TJXOP_HFLIP, TJXOP_ROT180,     TJXOP_VFLIP,
                                      TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};
  const bool is_jpeg = bytes.starts_with("\xFF\xD8\xFF") && bytes.size() <= kImageBytesMax;
  const int orientation = is_jpeg ? jpeg_orientation(bytes) : 1;
  const Turbo transformer(orientation == 1 ? nullptr : tjInitTransform());
  // All samples lie in memory while they are turned.
  const ImageReading header = transformer ? read_jpeg_header(transformer, bytes) : ImageReading{};
  if (!header.facts ||
      std::uint64_t{header.facts->width} * header.facts->height > kImagePixelsMax) {
    return std::string(bytes);
  }
  tjtransform transform = {};
  transform.op = kOperations.at(static_cast<std::size_t>(orientation) - 1);
  transform.options = TJXOPT_PERFECT | TJXOPT_COPYNONE;
  unsigned char* result = nullptr;
  unsigned long size = 0;
  const int failed = tjTransform(transformer.get(), unsigned_bytes(bytes), bytes.size(), 1, &result,
                                 &size, &transform, TJFLAG_LIMITSCANS | TJFLAG_STOPONWARNING);
  const auto release = [](unsigned char* own) { tjFree(own); };
  const std::unique_ptr<unsigned char, decltype(release)> owner(result, release);
  const void* const turned = result;
  return failed == 0 ? std::string(static_cast<const char*>(turned), size) : std::string(bytes);
}

}  // namespace gazette
