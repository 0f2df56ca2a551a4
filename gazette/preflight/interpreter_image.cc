// Images and forms that a content draws by their names, and images within it.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/preflight/interpreter.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr long long kPixelsMost = 1'000'000;

long long number_of(Object object) {
  return object.isInteger() ? std::clamp(object.getIntValue(), 0LL, kPixelsMost) : 0;
}

/// Pixels to the inch of an image that fills a unit square, on the way that has fewer.
double resolution(const Matrix& matrix, double width, double height) {
  const double across = matrix.across() / 72;
  const double upwards = matrix.upwards() / 72;
  if (across <= 0 || upwards <= 0) {
    return 0;
  }
  return std::min(width / across, height / upwards);
}

constexpr Box kUnit{.right = 1, .top = 1};

/// The value of an entry of an inline image, by its short or long name: the token behind it.
const Token* entry_of(const Lexer& lexer, std::string_view brief, std::string_view full) {
  const std::vector<Token>& tokens = lexer.operands();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const bool is_key = tokens[i].kind == Token::Kind::name &&
                        (lexer.text(tokens[i]) == brief || lexer.text(tokens[i]) == full);
    if (is_key) {
      return &tokens[i + 1];
    }
  }
  return nullptr;
}

}  // namespace

void Interpreter::draw_object(Reading& reading) {
  Object object = named(reading, "/XObject", reading.lexer.last_name());
  if (!object.isStream()) {
    return;
  }
  Object entries = object.getDict();
  Object kind = entries.getKey("/Subtype");
  const Box box = common(taken_along(reading.state.matrix, kUnit), reading.state.clip);
  note_object(reading, entries, kind.isNameAndEquals("/Image") ? box : reading.state.clip);
  if (kind.isNameAndEquals("/Image")) {
    draw_image(reading, object);
  } else if (kind.isNameAndEquals("/Form")) {
    draw_form(reading, object);
  }
}

void Interpreter::note_object(const Reading& reading, Object entries, const Box& box) {
  Object kind = entries.getKey("/Subtype");
  if (kind.isNameAndEquals("/PS") || entries.hasKey("/PS") ||
      entries.getKey("/Subtype2").isNameAndEquals("/PS")) {
    note(Oddity::postscript, fmt::format("/{}", reading.lexer.last_name()), box);
  }
  if (entries.hasKey("/OPI")) {
    note(Oddity::opi, fmt::format("/{}", reading.lexer.last_name()), box);
  }
  if (entries.hasKey("/Ref")) {
    note(Oddity::reference, fmt::format("/{}", reading.lexer.last_name()), box);
  }
  if (entries.hasKey("/Alternates")) {
    note(Oddity::alternates, fmt::format("/{}", reading.lexer.last_name()), box);
  }
  if (entries.hasKey("/F")) {
    note(Oddity::outside, fmt::format("/{}", reading.lexer.last_name()), box);
  }
}

void Interpreter::draw_image(const Reading& reading, Object image) {
  claim(reading, "an image", taken_along(reading.state.matrix, kUnit));
  if (const std::string& fault = document_.image_fault(image, reading.resources); !fault.empty()) {
    note(Oddity::damaged, fmt::format("the image /{}: {}", reading.lexer.last_name(), fault),
         common(taken_along(reading.state.matrix, kUnit), reading.state.clip));
  }
  Object entries = image.getDict();
  Object stencil = entries.getKey("/ImageMask");
  const Paint& paint = reading.state.fill;
  const bool is_stencil = stencil.isBool() && stencil.getBoolValue();
  Object named_space = entries.getKey("/ColorSpace");
  const Space& space =
      is_stencil ? *paint.space : document_.spaces().read(named_space, reading.resources);
  Painted painted{
      .mark = Mark::image,
      .overprints = paint.overprints,
      .is_stencil = is_stencil,
      .bits = static_cast<std::uint8_t>(
          is_stencil ? 1 : std::min(number_of(entries.getKey("/BitsPerComponent")), 16LL)),
      .box = taken_along(reading.state.matrix, kUnit),
      .space = &space,
      .inks = is_stencil ? paint.inks : Inks{.process = {0, 0, 0, 1}}};
  painted.ppi =
      resolution(reading.state.matrix, static_cast<double>(number_of(entries.getKey("/Width"))),
                 static_cast<double>(number_of(entries.getKey("/Height"))));
  painted.is_exact =
      entries.getKey("/SMask").isNull() && entries.getKey("/Mask").isNull() && !is_stencil;
  emit(reading.state, painted);
}

void Interpreter::draw_inline_image(const Reading& reading) {
  const Lexer& lexer = reading.lexer;
  note_inline_image(reading, taken_along(reading.state.matrix, kUnit));
  const auto number = [&](std::string_view brief, std::string_view full) {
    const Token* const token = entry_of(lexer, brief, full);
    return token != nullptr ? std::clamp(token->number, 0.0, static_cast<double>(kPixelsMost)) : 0;
  };
  const Token* const stencil = entry_of(lexer, "IM", "ImageMask");
  const bool is_stencil = stencil != nullptr && lexer.text(*stencil) == "true";
  const Paint& paint = reading.state.fill;
  const Space* space = paint.space;
  if (!is_stencil) {
    const Token* token = entry_of(lexer, "CS", "ColorSpace");
    // Of an array [/Indexed /DeviceRGB ...] the second name counts.
    if (token != nullptr && token->kind == Token::Kind::open) {
      token += token + 2 <= &lexer.operands().back() ? 2 : 0;
    }
    const std::string name = token != nullptr && token->kind == Token::Kind::name
                                 ? "/" + std::string(lexer.text(*token))
                                 : "/DeviceGray";
    space = &document_.spaces().read(Object::newName(name), reading.resources);
  }
  Painted painted{.mark = Mark::image,
                  .is_exact = !is_stencil,
                  .overprints = paint.overprints,
                  .is_stencil = is_stencil,
                  .bits = static_cast<std::uint8_t>(
                      is_stencil ? 1 : std::min(number("BPC", "BitsPerComponent"), 16.0)),
                  .box = taken_along(reading.state.matrix, kUnit),
                  .space = space,
                  .inks = is_stencil ? paint.inks : Inks{.process = {0, 0, 0, 1}}};
  painted.ppi = resolution(reading.state.matrix, number("W", "Width"), number("H", "Height"));
  emit(reading.state, painted);
}

}  // namespace gazette::preflight
