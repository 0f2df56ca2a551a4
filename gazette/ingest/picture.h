// Pictures (hình) of a document: taken in by every reader in the same way, checked in the act.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Pixels to the inch that print asks of greys and colours, and of black and white alone.
inline constexpr std::int64_t kGreyPixelsLeast = 300;
inline constexpr std::int64_t kBilevelPixelsLeast = 600;

/// Why a picture cannot be carried: its own code, until its place says whether it is a seal.
struct PictureFault {
  std::string_view code = {};  // empty: it is carried
  std::string message = {};
  std::string help = {};
};

/// What a source says of a picture beyond what the act keeps of it.
struct SourcePicture {
  bool is_floating = false;  // it lies over or under the text
  PictureFault fault = {};
};

/// The pictures of a document and the files they show, each file once. One that cannot be carried
/// stands among them too: only where it ends up in the act tells what is lost with it.
struct PictureStore {
  std::vector<model::Picture> pictures = {};
  std::vector<model::Image> images = {};
  std::vector<SourcePicture> sources = {};  // by picture
  std::vector<std::string> hashes = {};     // by image: of the file as it came; empty: not carried
};

/// A picture as a reader meets it.
struct PictureSource {
  std::string_view bytes = {};
  Length width = {};  // as shown; 0: not stated
  Length height = {};
  std::string alternative = {};
  bool is_floating = false;
  bool is_print_sized = false;  // without a stated size: as large as print can show it well
  PictureFault fault = {};      // found by the reader: there are no bytes
};

inline constexpr std::string_view kPictureReason = "hình không chuyển được từ bản gốc";

/// Whether a name may be that of a file beside the document: relative, and nowhere upwards.
[[nodiscard]] bool stays_beside(std::string_view name);

/// The reason of a picture that is no more than a line drawn for looks.
inline constexpr std::string_view kLineReason = "đường kẻ, hình trang trí của bản gốc";

/// What an editor can do where a picture is of a kind that is not carried.
inline constexpr std::string_view kPictureRemedy =
    "save it as PNG (drawings, scans) or JPEG in RGB or grey (photographs) and put that in its "
    "place (in Word: right click, Save as Picture), or attach its page with [[facsimile]]";

/// What can be done where a picture was made smaller.
inline constexpr std::string_view kSmallerRemedy =
    "look at it as it is set; a page of A4 shows 4960 x 7016 pixels at most, so save it with "
    "fewer, "
    "or part a plan into pages";

/// Reads a picture file and makes it what the act keeps of it, turned upright and made smaller
/// where it is to be; `image` stays as it was where the file cannot be carried.
[[nodiscard]] ImageReading take_image(std::string_view bytes, model::Image& image);

/// Densities are in pixels to 254 metres, which are 10,000 inches: a whole number whether a file
/// states it of metres or of inches.
inline constexpr std::int64_t kDensityMetres = 254;

/// How long so many pixels are.
[[nodiscard]] Length natural_length(std::uint32_t pixels, std::int64_t density);

/// "30000 x 30000 pixels, more than are carried: it is made smaller, 4286 x 4286".
[[nodiscard]] std::string smaller_message(const model::Image& image);

/// Puts a picture into the store and returns its number there, from 1; 0 for a line drawn as a
/// picture, which is left out. What is no PNG or JPEG is G0280, what is damaged G0282, what is too
/// large to be made smaller G0283: `settle_pictures` reports it.
[[nodiscard]] std::uint32_t take_picture(PictureSource source, PictureStore& store);

/// The entry for a picture left out: "[hình: sơ đồ]".
[[nodiscard]] model::Dropped dropped_picture(std::string_view alternative, std::string_view reason,
                                             model::Origin origin);

/// Whether a picture says its size, and is no larger than a seal with a signature, or an emblem.
[[nodiscard]] bool is_seal_sized(const model::Picture& picture);

/// Findings on the pictures that the act carries: too few pixels for print (G0285), no words for
/// those who do not see (G0286), colours that print has not (G0290).
void check_pictures(const model::Instrument& instrument, Diagnostics& diagnostics);

/// A place in the act's file for a finding on what stands at `origin`.
[[nodiscard]] Place place_of(const model::Instrument& instrument, model::Origin origin);

/// Pixels to the printed inch across.
[[nodiscard]] std::int64_t pixels_per_inch(const model::Picture& picture, const ImageFacts& facts);

}  // namespace gazette::ingest
