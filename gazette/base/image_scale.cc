// Pictures of more pixels than are carried, made smaller.
//
// Memory goes with what comes out and not with what a header promises: a PNG gives its rows one by
// one, none kept longer than it takes to add it up; a JPEG is decoded at a half to an eighth of its
// size. The mean is taken over whole pixels in whole numbers, on every machine the same. Black
// and white become grey by it: thin lines stay, paler, where choosing pixels would break them.
//
// libpng gives rows only by its interface that jumps where it fails; between each `setjmp` and its
// jump nothing has a destructor.

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstring>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <png.h>
#include <turbojpeg.h>

#include "gazette/base/assert.h"
#include "gazette/base/image.h"
#include "gazette/base/jpeg.h"

namespace gazette {
namespace {

/// What a page of A4 shows at 600 pixels to the inch, twice what greys and colours need. A divisor
/// is a whole number, so at least half of it is left, and black and white made grey still shows
/// its strokes.
constexpr std::uint32_t kShortSideMost = 4960;
constexpr std::uint32_t kLongSideMost = 7016;

std::uint32_t parts_of(std::uint32_t length, std::uint32_t part) {
  return (length + part - 1) / part;
}

/// By what a picture is divided each way.
std::uint32_t divisor_of(std::uint32_t width, std::uint32_t height) {
  const auto [short_side, long_side] = std::minmax(width, height);
  return std::max(parts_of(short_side, kShortSideMost), parts_of(long_side, kLongSideMost));
}

/// Rows of a picture as they come, and the means of its squares of `divisor` pixels. Squares at the
/// right and at the foot may be cut; their mean is that of what they have.
class Means {
 public:
  Means(std::uint32_t width, std::uint32_t divisor, std::uint32_t channels_count)
      : width_(width),
        divisor_(divisor),
        channels_count_(channels_count),
        sums_(std::size_t{parts_of(width, divisor)} * channels_count, 0) {}

  /// A row of 8 bits a channel.
  void add(const unsigned char* row) {
    std::uint32_t* sum = sums_.data();
    for (std::uint32_t x = 0; x < width_; x += divisor_, sum += channels_count_) {
      for (std::uint32_t i = std::min(divisor_, width_ - x); i > 0; --i) {
        for (std::uint32_t channel = 0; channel < channels_count_; ++channel) {
          sum[channel] += *row++;
        }
      }
    }
    if (++added_count_ == divisor_) {
      take();
    }
  }

  /// All rows that come out.
  [[nodiscard]] std::string finish() {
    if (added_count_ > 0) {
      take();
    }
    return std::move(rows_);
  }

 private:
  void take() {
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      const auto x = static_cast<std::uint32_t>(i / channels_count_) * divisor_;
      const std::uint32_t count = std::min(divisor_, width_ - x) * added_count_;
      rows_ += static_cast<char>((sums_[i] + count / 2) / count);
      sums_[i] = 0;
    }
    added_count_ = 0;
  }

  std::uint32_t width_;
  std::uint32_t divisor_;
  std::uint32_t channels_count_;
  std::uint32_t added_count_ = 0;
  std::vector<std::uint32_t> sums_;
  std::string rows_ = {};
};

/// The rows of a PNG in 8 bits a channel, with what is transparent still beside them.
class PngRows {
 public:
  explicit PngRows(std::string_view bytes) : bytes_(bytes) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, on_error, on_warning);
    info_ = png_ == nullptr ? nullptr : png_create_info_struct(png_);
    is_sound_ = info_ != nullptr && attempt([this] { begin(); });
  }
  ~PngRows() { png_destroy_read_struct(&png_, &info_, nullptr); }
  PngRows(const PngRows&) = delete;
  PngRows& operator=(const PngRows&) = delete;

  [[nodiscard]] bool is_sound() const { return is_sound_; }
  [[nodiscard]] std::string message() const { return message_.data(); }
  [[nodiscard]] std::uint32_t width() const { return png_get_image_width(png_, info_); }
  [[nodiscard]] std::uint32_t height() const { return png_get_image_height(png_, info_); }
  [[nodiscard]] bool is_interlaced() const {
    return png_get_interlace_type(png_, info_) != PNG_INTERLACE_NONE;
  }

  /// Says that rows are wanted; then how many channels they have.
  void open() {
    is_sound_ = attempt([this] { png_read_update_info(png_, info_); });
  }
  [[nodiscard]] std::uint32_t channels_count() const { return png_get_channels(png_, info_); }
  [[nodiscard]] std::size_t row_size() const { return png_get_rowbytes(png_, info_); }

  void read(unsigned char* row) {
    is_sound_ = is_sound_ && attempt([this, row] { png_read_row(png_, row, nullptr); });
  }

 private:
  /// Lets libpng do one step; false where it jumped out of it.
  template <typename Step>
  [[nodiscard]] bool attempt(const Step& step) {
    if (setjmp(png_jmpbuf(png_)) != 0) {
      return false;
    }
    step();
    return true;
  }

  void begin() {
    png_set_read_fn(png_, this, on_read);
    png_set_alpha_mode(png_, PNG_ALPHA_PNG, PNG_DEFAULT_sRGB);
    png_read_info(png_, info_);
    png_set_expand(png_);
    png_set_scale_16(png_);
  }

  static void on_read(png_structp png, png_bytep room, std::size_t count) {
    auto* const rows = static_cast<PngRows*>(png_get_io_ptr(png));
    if (count > rows->bytes_.size() - rows->at_) {
      png_error(png, "read beyond end of data");
    }
    std::memcpy(room, rows->bytes_.data() + rows->at_, count);
    rows->at_ += count;
  }
  static void on_error(png_structp png, png_const_charp text) {
    auto* const rows = static_cast<PngRows*>(png_get_error_ptr(png));
    std::strncpy(rows->message_.data(), text, rows->message_.size() - 1);
    png_longjmp(png, 1);
  }
  static void on_warning(png_structp, png_const_charp) {}

  std::string_view bytes_;
  std::size_t at_ = 0;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  bool is_sound_ = false;
  std::array<char, 128> message_ = {};
};

/// A row whose last channel says how much of a pixel is seen, on white and without that channel.
void lay_on_white(std::vector<unsigned char>& row, std::uint32_t channels_count) {
  constexpr unsigned kWhole = 255;
  std::size_t to = 0;
  for (std::size_t from = 0; from < row.size(); from += channels_count) {
    const unsigned seen = row[from + channels_count - 1];
    for (std::size_t channel = 0; channel + 1 < channels_count; ++channel) {
      const unsigned value = row[from + channel] * seen + kWhole * (kWhole - seen);
      row[to++] = static_cast<unsigned char>((value + kWhole / 2) / kWhole);
    }
  }
}

/// What is left of a picture, and what it was.
struct Smaller {
  std::uint32_t source_width = 0;
  std::uint32_t source_height = 0;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t channels_count = 1;
  std::string rows = {};
  ImageReading fault = {};  // where there is nothing
};

Smaller refused(ImageFault fault, std::string_view kind, std::string detail) {
  return {.fault = {.fault = fault, .kind = std::string(kind), .detail = std::move(detail)}};
}

std::string size_words(std::uint32_t width, std::uint32_t height, std::string_view more) {
  return fmt::format("{} x {} pixels{}", width, height, more);
}

Smaller smaller_png(std::string_view bytes) {
  PngRows png(bytes);
  if (!png.is_sound()) {
    return refused(ImageFault::damaged, "PNG", png.message());
  }
  Smaller result{.source_width = png.width(), .source_height = png.height()};
  if (png.is_interlaced() ||
      std::uint64_t{result.source_width} * result.source_height > kLargePixelsMax) {
    return refused(ImageFault::too_large, "PNG",
                   size_words(result.source_width, result.source_height,
                              png.is_interlaced() ? ", interlaced" : ""));
  }
  png.open();
  if (!png.is_sound()) {
    return refused(ImageFault::damaged, "PNG", png.message());
  }
  const std::uint32_t channels_count = png.channels_count();
  const bool is_seen_through = channels_count % 2 == 0;
  const std::uint32_t divisor = divisor_of(result.source_width, result.source_height);
  result.width = parts_of(result.source_width, divisor);
  result.height = parts_of(result.source_height, divisor);
  result.channels_count = is_seen_through ? channels_count - 1 : channels_count;
  Means means(result.source_width, divisor, result.channels_count);
  std::vector<unsigned char> row(std::size_t{result.source_width} * channels_count);
  GAZETTE_ASSERT(row.size() == png.row_size());
  for (std::uint32_t y = 0; y < result.source_height && png.is_sound(); ++y) {
    png.read(row.data());
    if (is_seen_through) {
      lay_on_white(row, channels_count);
    }
    means.add(row.data());
  }
  if (!png.is_sound()) {
    return refused(ImageFault::damaged, "PNG", png.message());
  }
  result.rows = means.finish();
  return result;
}

/// Whether the samples of a JPEG stand in the order of its rows: otherwise a decoder holds all of
/// them at once, however small the picture is to come out.
bool is_read_by_rows(std::string_view jpeg) {
  constexpr unsigned kBaseline = 0xC0;
  constexpr unsigned kExtended = 0xC1;
  constexpr std::size_t kComponentsPlace = 5;
  JpegParts parts(jpeg);
  std::uint32_t components_count = 0;
  while (const std::optional<JpegPart> part = parts.next()) {
    const Numbers numbers{.bytes = part->content};
    if (part->kind == kBaseline || part->kind == kExtended) {
      components_count = numbers.number(kComponentsPlace, 1);
    }
    if (part->kind == kJpegScan) {
      return components_count > 0 && numbers.number(0, 1) == components_count;
    }
  }
  return false;
}

Smaller smaller_jpeg(std::string_view bytes) {
  const Turbo decoder(tjInitDecompress());
  ImageReading header = read_jpeg_header(decoder, bytes);
  if (!header.facts) {
    return {.fault = std::move(header)};
  }
  Smaller result{.source_width = header.facts->width,
                 .source_height = header.facts->height,
                 .channels_count = header.facts->is_colour ? 3U : 1U};
  if (jpeg_orientation(bytes) != 1) {
    return refused(ImageFault::other_kind, "JPEG that is turned by its EXIF alone", "");
  }
  const bool is_by_rows = is_read_by_rows(bytes);
  if (!is_by_rows || std::uint64_t{result.source_width} * result.source_height > kLargePixelsMax) {
    return refused(
        ImageFault::too_large, "JPEG",
        size_words(result.source_width, result.source_height, is_by_rows ? "" : ", progressive"));
  }
  const std::uint32_t divisor = divisor_of(result.source_width, result.source_height);
  std::uint32_t decoded_by = 1;  // its blocks of 8 x 8 give a half, a quarter or an eighth
  while (decoded_by < std::min<std::uint32_t>(divisor, 8)) {
    decoded_by *= 2;
  }
  const std::uint32_t width = parts_of(result.source_width, decoded_by);
  const std::uint32_t height = parts_of(result.source_height, decoded_by);
  const std::size_t row_size = std::size_t{width} * result.channels_count;
  std::vector<unsigned char> pixels(row_size * height);
  if (tjDecompress2(decoder.get(), unsigned_bytes(bytes), bytes.size(), pixels.data(),
                    static_cast<int>(width), 0, static_cast<int>(height),
                    header.facts->is_colour ? TJPF_RGB : TJPF_GRAY, TJFLAG_STOPONWARNING) != 0) {
    return refused(ImageFault::damaged, "JPEG", tjGetErrorStr2(decoder.get()));
  }
  const std::uint32_t rest = parts_of(divisor, decoded_by);
  Means means(width, rest, result.channels_count);
  for (std::uint32_t y = 0; y < height; ++y) {
    means.add(pixels.data() + y * row_size);
  }
  result.width = parts_of(width, rest);
  result.height = parts_of(height, rest);
  result.rows = means.finish();
  return result;
}

std::string packed(const Smaller& picture) {
  png_image image = {};
  image.version = PNG_IMAGE_VERSION;
  image.width = picture.width;
  image.height = picture.height;
  image.format = picture.channels_count == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
  GAZETTE_ASSERT(picture.rows.size() == PNG_IMAGE_SIZE(image));
  std::string bytes(PNG_IMAGE_PNG_SIZE_MAX(image), '\0');
  png_alloc_size_t size = bytes.size();
  const int is_written =
      png_image_write_to_memory(&image, bytes.data(), &size, 0, picture.rows.data(), 0, nullptr);
  GAZETTE_ASSERT(is_written != 0);
  bytes.resize(size);
  bytes.shrink_to_fit();
  return bytes;
}

}  // namespace

CarriedImage carry_image(std::string_view bytes, std::uint64_t pixels_max) {
  CarriedImage carried{.bytes = upright_image(bytes)};
  carried.reading = read_image(carried.bytes);
  bool is_large = carried.reading.fault == ImageFault::too_large;
  if (std::optional<ImageFacts>& facts = carried.reading.facts) {
    // Turning it may have taken away what it states, which is the same both ways.
    facts->pixels_per_metre = stated_density(bytes, *facts);
    is_large = std::uint64_t{facts->width} * facts->height > pixels_max;
  }
  if (!is_large || bytes.size() > kLargeBytesMax) {
    return carried;
  }
  const bool is_png = carried.reading.kind == "PNG";
  Smaller smaller = is_png ? smaller_png(bytes) : smaller_jpeg(bytes);
  if (smaller.rows.empty()) {
    carried.reading = std::move(smaller.fault);
    return carried;
  }
  carried.bytes = packed(smaller);
  carried.reading = read_image(carried.bytes);
  carried.source_width = smaller.source_width;
  carried.source_height = smaller.source_height;
  GAZETTE_ASSERT(carried.reading.facts);
  const ImageFacts source = {.format = is_png ? ImageFormat::png : ImageFormat::jpeg,
                             .width = smaller.source_width,
                             .height = smaller.source_height};
  const std::uint64_t density = stated_density(bytes, source);
  carried.reading.facts->pixels_per_metre =
      static_cast<std::uint32_t>((density * smaller.width + source.width / 2) / source.width);
  return carried;
}

}  // namespace gazette
