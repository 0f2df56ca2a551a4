#include "gazette/base/image.h"

#include <algorithm>
#include <array>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/jpeg.h"

namespace gazette {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kPngMark = "\x89PNG\r\n\x1A\n";
constexpr std::string_view kJpegMark = "\xFF\xD8\xFF";

/// Kinds of picture files by how they begin.
struct Kind {
  std::string_view mark = {};
  std::string_view name = {};
};
constexpr std::array<Kind, 14> kKinds = {{{kPngMark, "PNG"},
                                          {kJpegMark, "JPEG"},
                                          {"GIF8", "GIF"},
                                          {"BM", "BMP"},
                                          {"II*\0"sv, "TIFF"},
                                          {"MM\0*"sv, "TIFF"},
                                          {"\x01\0\0\0"sv, "EMF"},
                                          {"\xD7\xCD\xC6\x9A", "WMF"},
                                          {"\x01\0\x09\0"sv, "WMF"},
                                          {"RIFF", "WebP"},
                                          {"%PDF", "PDF"},
                                          {"\x1F\x8B", "packed EMF or WMF"},
                                          {"<svg", "SVG"},
                                          {"<?xml", "SVG"}}};

std::string_view kind_of(std::string_view bytes) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(),
                                  [&](const Kind& kind) { return bytes.starts_with(kind.mark); });
  return found == kKinds.end() ? std::string_view() : found->name;
}

ImageReading refuse(ImageFault fault, std::string_view kind, std::string detail) {
  return {.fault = fault, .kind = std::string(kind), .detail = std::move(detail)};
}

bool has_too_many_pixels(std::uint64_t width, std::uint64_t height) {
  return width * height > kImagePixelsMax;  // both under 2^32
}

/// The decoder of a PNG, freed at its end. libpng's simple interface, which never jumps.
class PngDecoder {
 public:
  explicit PngDecoder(std::string_view bytes) {
    image_.version = PNG_IMAGE_VERSION;
    is_open_ = png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) != 0;
    image_.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  }
  ~PngDecoder() { png_image_free(&image_); }
  PngDecoder(const PngDecoder&) = delete;
  PngDecoder& operator=(const PngDecoder&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }
  [[nodiscard]] std::uint32_t width() const { return image_.width; }
  [[nodiscard]] std::uint32_t height() const { return image_.height; }
  [[nodiscard]] bool has_colour() const { return (image_.format & PNG_FORMAT_FLAG_COLOR) != 0; }
  [[nodiscard]] std::string message() const {
    const void* const text = image_.message;
    return static_cast<const char*>(text);
  }

  /// All pixels in 8 bits a channel; nothing where the file does not decode.
  [[nodiscard]] std::optional<std::string> pixels(bool is_grey) {
    constexpr png_color kWhite = {.red = 255, .green = 255, .blue = 255};
    image_.format = is_grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    std::string rows(PNG_IMAGE_SIZE(image_), '\0');
    const int is_read = png_image_finish_read(&image_, &kWhite, rows.data(), 0, nullptr);
    return is_read != 0 && PNG_IMAGE_FAILED(image_) == 0 ? std::optional(std::move(rows))
                                                         : std::nullopt;
  }

 private:
  png_image image_ = {};
  bool is_open_ = false;
};

bool is_without_colour(std::string_view rows) {
  for (std::size_t i = 0; i + 2 < rows.size(); i += 3) {
    if (rows[i] != rows[i + 1] || rows[i] != rows[i + 2]) {
      return false;
    }
  }
  return true;
}

bool is_black_and_white(std::string_view rows) {
  return std::all_of(rows.begin(), rows.end(), [](char c) { return c == '\0' || c == '\xFF'; });
}

/// Every third byte: the grey of pixels whose three channels are equal.
std::string one_channel(std::string_view rows) {
  std::string grey(rows.size() / 3, '\0');
  for (std::size_t i = 0; i < grey.size(); ++i) {
    grey[i] = rows[3 * i];
  }
  return grey;
}

/// Rows of black and white bytes as rows of bits.
std::string packed(std::string_view rows, std::uint32_t width, std::uint32_t height) {
  const std::size_t bytes_per_row = (std::size_t{width} + 7) / 8;
  std::string bits(bytes_per_row * height, '\0');
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x) {
      if (rows[y * width + x] != '\0') {
        char& byte = bits[y * bytes_per_row + x / 8];
        byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80U >> (x % 8));
      }
    }
  }
  return bits;
}

/// The pixels in as few channels and bits as they need.
Raster raster_of(std::string rows, std::uint32_t width, std::uint32_t height, bool is_grey) {
  Raster raster{.width = width, .height = height};
  if (!is_grey && !is_without_colour(rows)) {
    raster.channels_count = 3;
    raster.rows = std::move(rows);
    return raster;
  }
  raster.rows = is_grey ? std::move(rows) : one_channel(rows);
  if (is_black_and_white(raster.rows)) {
    raster.bits = 1;
    raster.rows = packed(raster.rows, width, height);
  }
  return raster;
}

ImageReading read_png(std::string_view bytes) {
  PngDecoder decoder(bytes);
  if (!decoder.is_open()) {
    return refuse(ImageFault::damaged, "PNG", decoder.message());
  }
  if (has_too_many_pixels(decoder.width(), decoder.height())) {
    return refuse(ImageFault::too_large, "PNG",
                  fmt::format("{} x {} pixels", decoder.width(), decoder.height()));
  }
  const bool is_grey = !decoder.has_colour();
  std::optional<std::string> pixels = decoder.pixels(is_grey);
  if (!pixels) {
    return refuse(ImageFault::damaged, "PNG", decoder.message());
  }
  const Raster raster = raster_of(std::move(*pixels), decoder.width(), decoder.height(), is_grey);
  return {.facts = ImageFacts{.format = ImageFormat::png,
                              .width = raster.width,
                              .height = raster.height,
                              .is_colour = raster.channels_count == 3,
                              .is_bilevel = raster.bits == 1},
          .kind = "PNG"};
}

struct FreeTurbo {
  void operator()(unsigned char* bytes) const { tjFree(bytes); }
};

/// The pixels of a JPEG whose header was read, in grey or red, green, blue; empty where it does not
/// decode.
std::vector<unsigned char> jpeg_pixels(const Turbo& decoder, std::string_view bytes, int width,
                                       int height, bool is_grey = true) {
  const int format = is_grey ? TJPF_GRAY : TJPF_RGB;
  std::vector<unsigned char> pixels(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height) *
                                    static_cast<std::size_t>(tjPixelSize[format]));
  if (tjDecompress2(decoder.get(), unsigned_bytes(bytes), bytes.size(), pixels.data(), width, 0,
                    height, format, TJFLAG_STOPONWARNING | TJFLAG_LIMITSCANS) != 0) {
    pixels.clear();
  }
  return pixels;
}

ImageReading read_jpeg(std::string_view bytes) {
  const Turbo decoder(tjInitDecompress());
  ImageReading reading = read_jpeg_header(decoder, bytes);
  if (!reading.facts) {
    return reading;
  }
  if (jpeg_orientation(bytes) != 1) {
    return refuse(ImageFault::other_kind, "JPEG that is turned by its EXIF alone", "");
  }
  const auto [width, height] = std::pair(reading.facts->width, reading.facts->height);
  if (has_too_many_pixels(width, height)) {
    return refuse(ImageFault::too_large, "JPEG", fmt::format("{} x {} pixels", width, height));
  }
  if (jpeg_pixels(decoder, bytes, static_cast<int>(width), static_cast<int>(height)).empty()) {
    return refuse(ImageFault::damaged, "JPEG", tjGetErrorStr2(decoder.get()));
  }
  return reading;
}

}  // namespace

ImageReading read_jpeg_header(const Turbo& decoder, std::string_view bytes) {
  int width = 0;
  int height = 0;
  int subsampling = 0;
  int colours = 0;
  if (tjDecompressHeader3(decoder.get(), unsigned_bytes(bytes), bytes.size(), &width, &height,
                          &subsampling, &colours) != 0) {
    return refuse(ImageFault::damaged, "JPEG", tjGetErrorStr2(decoder.get()));
  }
  if (width <= 0 || height <= 0) {
    return refuse(ImageFault::damaged, "JPEG", "it is cut off in its header");
  }
  if (colours != TJCS_YCbCr && colours != TJCS_GRAY) {
    return refuse(ImageFault::other_kind, colours == TJCS_RGB ? "JPEG in RGB" : "JPEG in CMYK", "");
  }
  return {.facts = ImageFacts{.format = ImageFormat::jpeg,
                              .width = static_cast<std::uint32_t>(width),
                              .height = static_cast<std::uint32_t>(height),
                              .is_colour = colours != TJCS_GRAY},
          .kind = "JPEG"};
}

ImageReading read_image(std::string_view bytes) {
  const std::string_view kind = kind_of(bytes);
  if (kind != "PNG" && kind != "JPEG") {
    return refuse(ImageFault::other_kind, kind, "");
  }
  if (bytes.size() > kImageBytesMax) {
    return refuse(ImageFault::too_large, kind, fmt::format("{} bytes", bytes.size()));
  }
  ImageReading reading = kind == "PNG" ? read_png(bytes) : read_jpeg(bytes);
  if (reading.facts) {
    reading.facts->pixels_per_metre = stated_density(bytes, *reading.facts);
  }
  return reading;
}

Raster decode_png(std::string_view bytes, bool is_grey_wanted) {
  PngDecoder decoder(bytes);
  std::optional<std::string> pixels;
  const bool is_grey = is_grey_wanted || !decoder.has_colour();
  if (decoder.is_open() && !has_too_many_pixels(decoder.width(), decoder.height())) {
    pixels = decoder.pixels(is_grey);
  }
  if (!pixels) {
    throw Error("a PNG does not decode: " + decoder.message(), "picture");
  }
  return raster_of(std::move(*pixels), decoder.width(), decoder.height(), is_grey);
}

Raster decode_grey(std::string_view bytes) {
  const ImageReading reading = read_image(bytes);
  if (!reading.facts) {
    throw Error(fmt::format("a picture does not decode: {}", reading.detail), "picture");
  }
  const auto [width, height] = std::pair(reading.facts->width, reading.facts->height);
  Raster raster{.width = width, .height = height};
  if (reading.facts->format == ImageFormat::png) {
    PngDecoder decoder(bytes);
    raster.rows = decoder.pixels(true).value_or("");
  } else {
    const Turbo decoder(tjInitDecompress());
    const auto pixels =
        jpeg_pixels(decoder, bytes, static_cast<int>(width), static_cast<int>(height));
    raster.rows.assign(pixels.begin(), pixels.end());
  }
  GAZETTE_ASSERT(raster.rows.size() == std::size_t{width} * height);
  return raster;
}

Raster decode_colours(std::string_view bytes) {
  const ImageReading reading = read_image(bytes);
  if (!reading.facts) {
    throw Error(fmt::format("a picture does not decode: {}", reading.detail), "picture");
  }
  const ImageFacts& facts = *reading.facts;
  if (!facts.is_colour) {
    return decode_grey(bytes);
  }
  if (facts.format == ImageFormat::png) {
    return decode_png(bytes, false);
  }
  const Turbo decoder(tjInitDecompress());
  const auto pixels = jpeg_pixels(decoder, bytes, static_cast<int>(facts.width),
                                  static_cast<int>(facts.height), false);
  Raster raster{.width = facts.width, .height = facts.height, .channels_count = 3};
  raster.rows.assign(pixels.begin(), pixels.end());
  return raster;
}

std::string grey_jpeg(std::string_view bytes) {
  const Turbo transformer(tjInitTransform());
  tjtransform transform = {};
  transform.op = TJXOP_NONE;
  transform.options = TJXOPT_GRAY | TJXOPT_COPYNONE;
  unsigned char* result = nullptr;
  unsigned long size = 0;
  const int failed = tjTransform(transformer.get(), unsigned_bytes(bytes), bytes.size(), 1, &result,
                                 &size, &transform, TJFLAG_LIMITSCANS);
  const std::unique_ptr<unsigned char, FreeTurbo> owner(result);
  if (failed != 0) {
    throw Error(std::string("a JPEG does not decode: ") + tjGetErrorStr2(transformer.get()),
                "picture");
  }
  const void* const first = result;
  return {static_cast<const char*>(first), size};
}

std::string_view ending_of(ImageFormat format) {
  switch (format) {
    case ImageFormat::png:
      return "png";
    case ImageFormat::jpeg:
      return "jpg";
    case ImageFormat::pdf:
      return "pdf";
  }
  return "png";
}

}  // namespace gazette
