#include "gazette/ingest/picture.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/base.h"

namespace gazette::ingest {
namespace {

/// Lower than this a picture is a line or a dot, drawn for looks.
const Length kLineMost = millimetres(2.5);
/// A seal is 36 mm wide, an emblem at the head less; with the signature and the name beside it the
/// picture of a seal grows.
const Length kSealWidthMost = millimetres(85);
const Length kSealHeightMost = millimetres(60);
/// No page of A4 shows a picture wider than this.
const Length kTextWidthMost = millimetres(170);
/// Pixels to the inch where a picture does not say its size, as word processors have it.
constexpr std::int64_t kPixelsPerInch = 96;
constexpr std::int64_t kPointsPerInch = 72;

/// In `kDensityMetres`.
constexpr std::int64_t kInches = 10'000;

/// The density of a picture in the text whose source does not state its size. Where print
/// decides, what its file states makes it no larger than print can show it well.
std::int64_t natural_density(const ImageFacts& facts, bool is_print_sized) {
  const std::int64_t stated = std::int64_t{facts.pixels_per_metre} * kDensityMetres;
  if (!is_print_sized) {
    return stated != 0 ? stated : kPixelsPerInch * kInches;
  }
  return std::max(stated, (facts.is_bilevel ? kBilevelPixelsLeast : kGreyPixelsLeast) * kInches);
}

PictureFault refusal(const ImageReading& reading) {
  const std::string kind = reading.kind.empty() ? "unknown" : reading.kind;
  switch (reading.fault) {
    case ImageFault::damaged:
      return {
          .code = "G0282",
          .message =
              fmt::format("a picture ({}) is damaged and not carried: {}", kind, reading.detail),
          .help =
              "put the picture into the document again from its own file, or attach its page with "
              "[[facsimile]]"};
    case ImageFault::too_large:
      return {.code = "G0283",
              .message = fmt::format("a picture ({}) is too large and not carried: {}", kind,
                                     reading.detail),
              .help = "save it with fewer pixels; 300 to the printed inch are enough"};
    default:
      return {.code = "G0280",
              .message = fmt::format("a picture of the kind \"{}\" is not carried", kind),
              .help = std::string(kPictureRemedy)};
  }
}

/// The place of an image in the store; it is put there where it is new. An image that cannot be
/// read has a place of its own, without bytes, and `fault` says why.
std::uint32_t find_or_add(std::string_view bytes, PictureStore& store, PictureFault& fault) {
  model::Image image;
  if (fault.code.empty()) {
    const std::string hash = sha256(bytes);
    const auto known = std::find(store.hashes.begin(), store.hashes.end(), hash);
    if (known != store.hashes.end()) {
      return static_cast<std::uint32_t>(known - store.hashes.begin());
    }
    const ImageReading reading = take_image(bytes, image);
    if (!reading.facts) {
      fault = refusal(reading);
    } else {
      const auto same =
          std::find_if(store.images.begin(), store.images.end(),
                       [&](const model::Image& own) { return own.sha256 == image.sha256; });
      if (same != store.images.end()) {  // the same picture, once upright and once turned in words
        return static_cast<std::uint32_t>(same - store.images.begin());
      }
      store.hashes.resize(store.images.size());
      store.hashes.push_back(hash);
    }
  }
  store.images.push_back(std::move(image));
  return static_cast<std::uint32_t>(store.images.size() - 1);
}

/// Something that several pictures of an act have in common, said at the first of them.
struct Common {
  std::size_t count = 0;
  model::Origin first = {};
  void add(model::Origin origin) { first = count++ == 0 ? origin : first; }
};

}  // namespace

ImageReading take_image(std::string_view bytes, model::Image& image) {
  CarriedImage carried = carry_image(bytes);
  if (carried.reading.facts) {
    image.facts = *carried.reading.facts;
    image.sha256 = sha256(carried.bytes);
    image.bytes = std::move(carried.bytes);
  }
  if (carried.source_width != 0) {
    image.made_of = {
        .sha256 = sha256(bytes), .width = carried.source_width, .height = carried.source_height};
  }
  return std::move(carried.reading);
}

Length natural_length(std::uint32_t pixels, std::int64_t density) {
  // A file that counts in metres rounds: its 11,811 are 300 to the inch.
  const std::int64_t of_inches = (density + kInches / 2) / kInches * kInches;
  const bool is_rounded = std::abs(density - of_inches) <= kDensityMetres / 2;
  return {std::int64_t{pixels} * kPointsPerInch * kScaledPerPoint * kInches /
          (is_rounded ? of_inches : density)};
}

std::string smaller_message(const model::Image& image) {
  return fmt::format("{} x {} pixels, more than are carried: it is made smaller, {} x {}",
                     image.made_of.width, image.made_of.height, image.facts.width,
                     image.facts.height);
}

std::uint32_t take_picture(PictureSource source, PictureStore& store) {
  const bool is_stated = source.width.scaled > 0 && source.height.scaled > 0;
  if (is_stated && std::min(source.width, source.height) < kLineMost) {
    return 0;
  }
  const std::uint32_t image = find_or_add(source.bytes, store, source.fault);
  const ImageFacts& facts = store.images[image].facts;
  const bool was_turned = facts.format == ImageFormat::jpeg && jpeg_orientation(source.bytes) != 1;
  if (was_turned && (source.width < source.height) != (facts.width < facts.height)) {
    std::swap(source.width, source.height);  // the source shows it lying
  }
  const std::int64_t natural = natural_density(facts, source.is_print_sized);
  store.pictures.push_back(
      {.image = image,
       .width = is_stated ? source.width : natural_length(facts.width, natural),
       .height = is_stated ? source.height : natural_length(facts.height, natural),
       .alternative = std::move(source.alternative)});
  store.sources.push_back({.is_floating = source.is_floating, .fault = std::move(source.fault)});
  return static_cast<std::uint32_t>(store.pictures.size());
}

bool stays_beside(std::string_view name) {
  if (name.empty() || name.starts_with('/') || name.find('\\') != std::string_view::npos ||
      name.find(':') != std::string_view::npos || name.find('\0') != std::string_view::npos) {
    return false;
  }
  const std::vector<std::string_view> steps = split(name, '/');
  return std::none_of(steps.begin(), steps.end(),
                      [](std::string_view step) { return step.empty() || step.starts_with('.'); });
}

model::Dropped dropped_picture(std::string_view alternative, std::string_view reason,
                               model::Origin origin) {
  return {.text = alternative.empty() ? "[hình]" : fmt::format("[hình: {}]", alternative),
          .reason = std::string(reason),
          .origin = origin,
          .is_picture = true};
}

std::int64_t pixels_per_inch(const model::Picture& picture, const ImageFacts& facts) {
  const Length width = std::min(picture.width, kTextWidthMost);
  return facts.width * kPointsPerInch * kScaledPerPoint / std::max<std::int64_t>(width.scaled, 1);
}

bool is_seal_sized(const model::Picture& picture) {
  return picture.width.scaled > 0 && picture.height.scaled > 0 && picture.width <= kSealWidthMost &&
         picture.height <= kSealHeightMost;
}

void check_pictures(const model::Instrument& instrument, Diagnostics& diagnostics) {
  Common silent;
  Common coloured;
  for (const model::Piece& piece : model::pieces(instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      if (paragraph->picture == 0) {
        continue;
      }
      const model::Picture& picture = instrument.pictures[paragraph->picture - 1];
      const ImageFacts& facts = instrument.images[picture.image].facts;
      if (picture.is_facsimile) {
        continue;  // its pages were looked at when it was attached
      }
      if (!instrument.images[picture.image].made_of.sha256.empty()) {
        diagnostics.report(
            {.code = "G0275",
             .place = place_of(instrument, paragraph->origin),
             .message = "a picture has " + smaller_message(instrument.images[picture.image]),
             .help = std::string(kSmallerRemedy)});
      }
      const std::int64_t least = facts.is_bilevel ? kBilevelPixelsLeast : kGreyPixelsLeast;
      if (const std::int64_t has = pixels_per_inch(picture, facts); has < least) {
        diagnostics.report(
            {.code = "G0285",
             .place = place_of(instrument, paragraph->origin),
             .message = fmt::format("a picture{} has {} pixels to the printed inch, {} are needed",
                                    facts.is_bilevel ? " in black and white" : "", has, least),
             .help = fmt::format(
                 "{} x {} pixels make {:.0f} mm at most; scan or draw it anew, or "
                 "show it smaller",
                 facts.width, facts.height,
                 static_cast<double>(facts.width) * 25.4 / static_cast<double>(least))});
      }
      if (picture.alternative.empty()) {
        silent.add(paragraph->origin);
      }
      if (facts.is_colour) {
        coloured.add(paragraph->origin);
      }
    }
  }
  if (silent.count > 0) {
    diagnostics.report({.code = "G0286",
                        .place = place_of(instrument, silent.first),
                        .message = fmt::format("pictures without a text that says what they show "
                                               "({})",
                                               silent.count),
                        .help = "in Word: right click, Edit Alt Text; one sentence is enough"});
  }
  if (coloured.count > 0) {
    diagnostics.report(
        {.code = "G0290",
         .place = place_of(instrument, coloured.first),
         .message = fmt::format("pictures in colours are printed in grey ({})", coloured.count),
         .help = "make sure that nothing is told by colour alone"});
  }
}

Place place_of(const model::Instrument& instrument, model::Origin origin) {
  return {.path = instrument.path,
          .line = origin.line,
          .paragraph = origin.line == 0 ? origin.paragraph : 0};
}

}  // namespace gazette::ingest
