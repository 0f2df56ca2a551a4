#include "gazette/pdf/grey_image.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>
#include <vector>

#include <fmt/format.h>
#include <qpdf/Buffer.hh>

#include "gazette/base/image.h"
#include "gazette/pdf/colour.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

/// How the samples of an image lie in its bytes.
struct Layout {
  std::size_t width = 0;
  std::size_t height = 0;
  unsigned bits = 8;
  std::size_t components_count = 1;

  [[nodiscard]] std::size_t bytes_per_row() const {
    return (width * components_count * bits + 7) / 8;
  }
  [[nodiscard]] double most() const { return std::ldexp(1.0, static_cast<int>(bits)) - 1; }
};

/// One image being made grey.
class Painter {
 public:
  Painter(QPDF& document, Object image, Object resources, const Pack& pack)
      : document_(document),
        image_(image),
        dictionary_(image.getDict()),
        resources_(resources),
        pack_(pack) {}

  ImageResult paint() {
    if (!read_layout()) {
      return {.fault = "a picture without its size or bits"};
    }
    space_ = read_space(dictionary_.getKey("/ColorSpace"), resources_);
    layout_.components_count = space_.components_count;
    if (is_packed_by("/JPXDecode") && space_.kind != Space::Kind::grey) {
      return {.is_coloured = true, .fault = "a picture of the kind JPEG 2000"};
    }
    if (dictionary_.getKey("/ColorSpace").isNull() || space_.kind == Space::Kind::unknown ||
        space_.kind == Space::Kind::pattern) {
      return {.is_coloured = true, .fault = "a picture in spot inks or of unknown colours"};
    }
    if (!paint_matte()) {
      return {.is_coloured = true, .fault = "a picture whose mask is of unknown colours"};
    }
    if (space_.kind == Space::Kind::grey) {
      dictionary_.replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
      return {};
    }
    if (space_.components_count == 1 && layout_.bits <= 8) {
      return paint_palette();
    }
    if (const std::optional<ImageResult> result = paint_jpeg()) {
      return *result;
    }
    return paint_samples();
  }

 private:
  bool read_layout() {
    const auto number = [&](const char* key) {
      Object value = dictionary_.getKey(key);
      return value.isInteger() && value.getIntValue() > 0 ? value.getIntValue() : 0LL;
    };
    layout_.width = static_cast<std::size_t>(number("/Width"));
    layout_.height = static_cast<std::size_t>(number("/Height"));
    const long long bits = number("/BitsPerComponent");
    const bool is_known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    layout_.bits = is_known ? static_cast<unsigned>(bits) : 8;
    return layout_.width > 0 && layout_.height > 0 && layout_.width <= kImagePixelsMax &&
           layout_.height <= kImagePixelsMax / layout_.width &&
           (is_known || is_packed_by("/JPXDecode") || is_packed_by("/DCTDecode"));
  }

  [[nodiscard]] bool is_packed_by(std::string_view filter) {
    Object filters = dictionary_.getKey("/Filter");
    if (!filters.isArray()) {
      return filters.isName() && filters.getName() == filter;
    }
    const std::vector<Object> list = filters.getArrayAsVector();
    return std::any_of(list.begin(), list.end(),
                       [&](Object each) { return each.isName() && each.getName() == filter; });
  }

  /// The colour with which the edges of a soft mask were mixed.
  bool paint_matte() {
    Object mask = dictionary_.getKey("/SMask");
    const std::vector<double> matte =
        mask.isStream() ? numbers_of(mask.getDict().getKey("/Matte")) : std::vector<double>();
    if (matte.size() < 2) {
      return true;
    }
    const std::optional<Tone> tone = tone_of(space_, matte);
    if (tone) {
      Object array = Object::newArray();
      array.appendItem(Object::newReal(tone->grey, 4));
      mask.getDict().replaceKey("/Matte", array);
    }
    return tone.has_value();
  }

  /// What a sample of component `i` means.
  [[nodiscard]] double decoded(const std::vector<double>& decoding, std::size_t i,
                               double sample) const {
    return decoding[2 * i] + sample * (decoding[2 * i + 1] - decoding[2 * i]) / layout_.most();
  }

  [[nodiscard]] std::vector<double> usual_decoding() const {
    if (space_.kind == Space::Kind::indexed) {
      return {0, layout_.most()};
    }
    if (space_.kind == Space::Kind::lab) {
      return {0, 100, -100, 100, -100, 100};
    }
    std::vector<double> decoding;
    for (std::size_t i = 0; i < space_.components_count; ++i) {
      decoding.insert(decoding.end(), {0, 1});
    }
    return decoding;
  }

  [[nodiscard]] std::vector<double> decoding() {
    std::vector<double> own = numbers_of(dictionary_.getKey("/Decode"));
    return own.size() == 2 * space_.components_count ? own : usual_decoding();
  }

  /// One sample for a pixel: its colours are few, and the samples stay as they are, however packed.
  ImageResult paint_palette() {
    const std::vector<double> decode =
        space_.kind == Space::Kind::indexed ? usual_decoding() : decoding();
    std::string greys;
    ImageResult result;
    const std::size_t count = space_.kind == Space::Kind::indexed
                                  ? space_.palette.size()
                                  : static_cast<std::size_t>(layout_.most()) + 1;
    for (std::size_t i = 0; i < count; ++i) {
      const double component = decoded(decode, 0, static_cast<double>(i));
      const std::optional<Tone> tone = tone_of(space_, std::span(&component, 1));
      if (!tone) {
        return {.is_coloured = true, .fault = "a picture in spot inks or of unknown colours"};
      }
      greys += byte_of(*tone);
      result.is_coloured = result.is_coloured || tone->is_coloured;
    }
    Object space = Object::newArray();
    space.appendItem(Object::newName("/Indexed"));
    space.appendItem(Object::newName("/DeviceGray"));
    space.appendItem(Object::newInteger(static_cast<long long>(count) - 1));
    space.appendItem(Object::newString(greys));
    dictionary_.replaceKey("/ColorSpace", space);
    if (space_.kind != Space::Kind::indexed) {
      dictionary_.removeKey("/Decode");  // the palette holds what it said
    }
    return result;
  }

  /// A JPEG as scanners write it loses its colours and is not encoded anew; nothing for others.
  std::optional<ImageResult> paint_jpeg() {
    Object filter = dictionary_.getKey("/Filter");
    filter = filter.isArray() && filter.getArrayNItems() == 1 ? filter.getArrayItem(0) : filter;
    const bool has_parameters =
        !dictionary_.getKey("/DecodeParms").isNull() || !dictionary_.getKey("/DP").isNull();
    if (!filter.isNameAndEquals("/DCTDecode") || has_parameters ||
        space_.kind != Space::Kind::rgb || decoding() != usual_decoding() ||
        dictionary_.getKey("/Mask").isArray()) {
      return std::nullopt;
    }
    const std::shared_ptr<Buffer> raw = image_.getRawStreamData();
    const void* const first = raw->getBuffer();
    const std::string_view bytes(static_cast<const char*>(first), raw->getSize());
    const ImageReading reading = read_image(bytes);
    if (!reading.facts || !reading.facts->is_colour || reading.facts->width != layout_.width ||
        reading.facts->height != layout_.height) {
      return std::nullopt;
    }
    if (pack_) {
      image_.replaceStreamData(grey_jpeg(bytes), Object::newName("/DCTDecode"), Object::newNull());
    }
    dictionary_.replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
    return ImageResult{.is_coloured = true};
  }

  ImageResult paint_samples() {
    if (is_packed_by("/CCITTFaxDecode") || is_packed_by("/JBIG2Decode")) {
      return {.is_coloured = true, .fault = "a picture in several inks, packed as a fax"};
    }
    Object parameters = dictionary_.getKey("/DecodeParms");
    if (is_packed_by("/DCTDecode") && parameters.isDictionary() &&
        parameters.hasKey("/ColorTransform")) {
      return {.is_coloured = true, .fault = "a JPEG whose colours are told outside of it"};
    }
    if (has_many_scans()) {
      return {.is_coloured = true, .fault = "a JPEG of very many scans"};
    }
    const std::size_t size = layout_.bytes_per_row() * layout_.height;
    constexpr std::size_t kSlack = 4'096;  // line ends behind the samples
    const std::optional<std::string> bytes = unpacked(image_, size + kSlack);
    if (!bytes || bytes->size() < size) {
      return {.is_coloured = true, .fault = "a picture that does not unpack to its size"};
    }
    if (!pack_ && space_.kind != Space::Kind::tint) {
      return {.is_coloured = true};  // each of its colours can be told
    }
    ImageResult result;
    const std::optional<std::string> greys = grey_samples(*bytes, result.is_coloured);
    if (!greys) {
      return {.is_coloured = true, .fault = "a picture in spot inks or of unknown colours"};
    }
    if (pack_) {
      if (Object mask = dictionary_.getKey("/Mask"); mask.isArray()) {
        dictionary_.replaceKey("/Mask", mask_of(*bytes, numbers_of(mask)));
      }
      image_.replaceStreamData(pack_(*greys), Object::newName("/FlateDecode"), Object::newNull());
    }
    dictionary_.replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
    dictionary_.replaceKey("/BitsPerComponent", Object::newInteger(8));
    dictionary_.removeKey("/Decode");
    return result;
  }

  /// A progressive JPEG is decoded as often as it has scans; a program writes some ten.
  [[nodiscard]] bool has_many_scans() {
    constexpr std::size_t kScansMax = 500;
    constexpr std::string_view kScan = "\xFF\xDA";
    if (!is_packed_by("/DCTDecode")) {
      return false;
    }
    const std::optional<std::string> jpeg = outer_unpacked(image_);
    if (!jpeg) {
      return true;  // nobody can tell
    }
    const std::string_view bytes = *jpeg;
    std::size_t count = 0;
    for (std::size_t at = bytes.find(kScan); at != std::string_view::npos && count <= kScansMax;
         at = bytes.find(kScan, at + kScan.size())) {
      ++count;
    }
    return count > kScansMax;
  }

  [[nodiscard]] unsigned sample(std::string_view bytes, std::size_t row, std::size_t i) const {
    const std::size_t begin = row * layout_.bytes_per_row();
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[begin + at]); };
    if (layout_.bits == 8) {
      return byte(i);
    }
    if (layout_.bits == 16) {
      return byte(2 * i) * 256U + byte(2 * i + 1);
    }
    const std::size_t bit = i * layout_.bits;
    return (static_cast<unsigned>(byte(bit / 8)) >> (8 - layout_.bits - bit % 8)) &
           ((1U << layout_.bits) - 1);
  }

  /// Pixels of three bytes, as most scanners write them, without a detour.
  [[nodiscard]] std::string grey_bytes(std::string_view bytes) const {
    std::string greys;
    greys.reserve(bytes.size() / 3);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    for (std::size_t i = 0; i + 2 < bytes.size(); i += 3) {
      greys += static_cast<char>((77 * byte(i) + 151 * byte(i + 1) + 28 * byte(i + 2)) / 256);
    }
    greys.resize(layout_.width * layout_.height);
    return greys;
  }

  /// Nothing where a colour cannot be told. Neighbours are often of one colour, and told once.
  std::optional<std::string> grey_samples(std::string_view bytes, bool& is_coloured) {
    const std::size_t count = space_.components_count;
    const std::vector<double> decode = decoding();
    if (space_.kind == Space::Kind::rgb && layout_.bits == 8 && decode == usual_decoding()) {
      is_coloured = true;
      return grey_bytes(bytes);
    }
    std::string greys(layout_.width * layout_.height, '\0');
    std::vector<unsigned> former;
    std::vector<unsigned> samples(count);
    std::vector<double> components(count);
    char grey = 0;
    for (std::size_t y = 0; y < layout_.height; ++y) {
      for (std::size_t x = 0; x < layout_.width; ++x) {
        for (std::size_t i = 0; i < count; ++i) {
          samples[i] = sample(bytes, y, x * count + i);
        }
        if (samples != former) {
          for (std::size_t i = 0; i < count; ++i) {
            components[i] = decoded(decode, i, samples[i]);
          }
          const std::optional<Tone> tone = tone_of(space_, components);
          if (!tone) {
            return std::nullopt;
          }
          grey = byte_of(*tone);
          is_coloured = is_coloured || tone->is_coloured;
          former = samples;
        }
        greys[y * layout_.width + x] = grey;
      }
    }
    return greys;
  }

  /// Pixels whose samples all lie within `ranges` are not painted.
  Object mask_of(std::string_view bytes, const std::vector<double>& ranges) {
    const std::size_t count = space_.components_count;
    const std::size_t row_bytes = (layout_.width + 7) / 8;
    std::string bits(row_bytes * layout_.height, '\0');
    for (std::size_t y = 0; ranges.size() == 2 * count && y < layout_.height; ++y) {
      for (std::size_t x = 0; x < layout_.width; ++x) {
        bool is_masked = true;
        for (std::size_t i = 0; i < count; ++i) {
          const double own = sample(bytes, y, x * count + i);
          is_masked = is_masked && own >= ranges[2 * i] && own <= ranges[2 * i + 1];
        }
        if (is_masked) {
          char& byte = bits[y * row_bytes + x / 8];
          byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80U >> (x % 8));
        }
      }
    }
    Object mask = Object::newStream(&document_);
    Object dictionary = mask.getDict();
    dictionary.replaceKey("/Type", Object::newName("/XObject"));
    dictionary.replaceKey("/Subtype", Object::newName("/Image"));
    dictionary.replaceKey("/Width", Object::newInteger(static_cast<long long>(layout_.width)));
    dictionary.replaceKey("/Height", Object::newInteger(static_cast<long long>(layout_.height)));
    dictionary.replaceKey("/BitsPerComponent", Object::newInteger(1));
    dictionary.replaceKey("/ImageMask", Object::newBool(true));
    mask.replaceStreamData(pack_(bits), Object::newName("/FlateDecode"), Object::newNull());
    return mask;
  }

  static char byte_of(const Tone& tone) {
    return static_cast<char>(static_cast<unsigned char>(std::lround(tone.grey * 255)));
  }

  QPDF& document_;
  Object image_;
  Object dictionary_;
  Object resources_;
  const Pack& pack_;
  Layout layout_ = {};
  Space space_ = {};
};

}  // namespace

ImageResult make_image_grey(QPDF& document, Object image, Object resources, const Pack& pack) {
  Object dictionary = image.getDict();
  dictionary.removeKey("/Alternates");
  Object stencil = dictionary.getKey("/ImageMask");
  if (stencil.isBool() && stencil.getBoolValue()) {
    return {};  // painted in the colour at hand
  }
  return Painter(document, image, resources, pack).paint();
}

}  // namespace gazette::pdf
