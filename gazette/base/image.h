// Picture files: what one is, whether it is whole, and its pixels for the printer.
//
// PNG and JPEG are carried, all other kinds are named so that people know what to convert. The only
// place that includes libpng and libjpeg-turbo. A file is judged by its bytes, never by its name,
// and decoded whole when it comes in: a picture that is cut off is found then and not in print.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace gazette {

/// The most pixels of a picture that is carried as it is: an A3 page at 600 to the inch has 70
/// million.
inline constexpr std::uint64_t kImagePixelsMax = 80'000'000;
/// The most bytes of its file.
inline constexpr std::size_t kImageBytesMax = 64'000'000;

/// The most pixels and bytes of a picture that is made smaller (`carry_image`): an A0 page at 900
/// to the inch has 1,250 million.
inline constexpr std::uint64_t kLargePixelsMax = 1'300'000'000;
inline constexpr std::size_t kLargeBytesMax = 256'000'000;

/// `pdf` is a file of pages, which a PDF library reads and not this one.
enum class ImageFormat : std::uint8_t { png, jpeg, pdf };

/// What a picture shows, known from its pixels.
struct ImageFacts {
  ImageFormat format = ImageFormat::png;
  std::uint32_t width = 0;  // in pixels
  std::uint32_t height = 0;
  bool is_colour = false;   // a pixel is neither black nor white nor grey (any JPEG in colours)
  bool is_bilevel = false;  // every pixel is black or white
  // As the file states it, where that can be believed (image_density.cc); 0: nothing is known.
  std::uint32_t pixels_per_metre = 0;
};

/// Why a picture is not carried.
enum class ImageFault : std::uint8_t { none, other_kind, damaged, too_large };

struct ImageReading {
  std::optional<ImageFacts> facts = {};
  ImageFault fault = ImageFault::none;
  std::string kind = {};    // "PNG", "EMF", "JPEG in CMYK"; empty where the bytes are of no kind
  std::string detail = {};  // of the fault: what the decoder says, the number of pixels
};

/// A JPEG that its camera turned only in words (the orientation of EXIF), turned in its samples and
/// without loss, so that every reader shows it upright; any other picture as it is. One whose edges
/// allow no turning without loss stays as it is too, and `read_image` refuses it.
[[nodiscard]] std::string upright_image(std::string_view bytes);

/// How EXIF says that a JPEG is to be shown: 1 upright, 2-8 turned or mirrored.
[[nodiscard]] int jpeg_orientation(std::string_view bytes);

/// Reads a picture file and decodes it whole.
[[nodiscard]] ImageReading read_image(std::string_view bytes);

/// A picture as the gazette carries it.
struct CarriedImage {
  ImageReading reading = {};
  std::string bytes = {};          // upright; of a picture made smaller a PNG of its own
  std::uint32_t source_width = 0;  // of the picture that was made smaller; 0: none was
  std::uint32_t source_height = 0;
};

/// Reads a picture file, turned upright. One of more pixels or bytes than are carried is read row
/// by row and made smaller by whole numbers, each pixel the mean of those it stands for, until no
/// page of A4 could show more of it (600 to the inch).
[[nodiscard]] CarriedImage carry_image(std::string_view bytes,
                                       std::uint64_t pixels_max = kImagePixelsMax);

/// Pixels row by row from the top, each row filled up to a whole byte.
struct Raster {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint8_t channels_count = 1;  // 1: grey, 3: red, green, blue
  std::uint8_t bits = 8;            // of a channel; 1: black is 0
  std::string rows = {};
};

/// The pixels of a PNG, what is transparent on white; in grey where asked for or where no pixel has
/// a colour, in one bit where all are black or white. Throws `Error` for what `read_image` refuses.
[[nodiscard]] Raster decode_png(std::string_view bytes, bool is_grey_wanted);

/// The pixels of a picture in grey, 8 bits each. Throws `Error` for what `read_image` refuses.
[[nodiscard]] Raster decode_grey(std::string_view bytes);

/// The pixels of a picture in red, green and blue; one that has no colours as `decode_grey`. Throws
/// `Error` for what `read_image` refuses.
[[nodiscard]] Raster decode_colours(std::string_view bytes);

/// A JPEG without its colours and without what it holds beside the picture; brightness is kept as
/// it is, not encoded anew. Throws `Error` for what `read_image` refuses.
[[nodiscard]] std::string grey_jpeg(std::string_view bytes);

/// "png", "jpg", "pdf": the ending of a file's name.
[[nodiscard]] std::string_view ending_of(ImageFormat format);

}  // namespace gazette
