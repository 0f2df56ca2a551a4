// Text of a content: where it stands, how large, in which face.

#include <cmath>

#include <fmt/format.h>

#include "gazette/preflight/interpreter.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr int kInvisible = 3;
constexpr int kClipOnly = 7;

void move_line(Reading& reading, double x, double y) {
  reading.line = product({1, 0, 0, 1, x, y}, reading.line);
  reading.text = reading.line;
}

}  // namespace

bool Interpreter::perform_text(Reading& reading, std::string_view word) {
  const Lexer& lexer = reading.lexer;
  State& state = reading.state;
  switch (operator_code(word)) {
    case operator_code("BT"):
      reading.text = {};
      reading.line = {};
      return true;
    case operator_code("ET"):
      return true;
    case operator_code("Td"):
      move_line(reading, lexer.number(0), lexer.number(1));
      return true;
    case operator_code("TD"):
      state.leading = -lexer.number(1);
      move_line(reading, lexer.number(0), lexer.number(1));
      return true;
    case operator_code("Tm"):
      reading.line = {lexer.number(0), lexer.number(1), lexer.number(2),
                      lexer.number(3), lexer.number(4), lexer.number(5)};
      reading.text = reading.line;
      return true;
    case operator_code("T*"):
      move_line(reading, 0, -state.leading);
      return true;
    case operator_code("Tf"): {
      Object font = named(reading, "/Font", lexer.last_name());
      state.font = font.isDictionary() ? &document_.font(font) : nullptr;
      state.font_size = lexer.number(1);
      return true;
    }
    case operator_code("Tc"):
      state.letter_space = lexer.number(0);
      return true;
    case operator_code("Tw"):
      state.word_space = lexer.number(0);
      return true;
    case operator_code("Tz"):
      state.text_scale = lexer.number(0) / 100;
      return true;
    case operator_code("TL"):
      state.leading = lexer.number(0);
      return true;
    case operator_code("Ts"):
      state.rise = lexer.number(0);
      return true;
    case operator_code("Tr"):
      state.text_mode = static_cast<int>(lexer.number(0)) & kClipOnly;
      return true;
    default:
      return false;
  }
}

bool Interpreter::perform_showing(Reading& reading, std::string_view word) {
  switch (operator_code(word)) {
    case operator_code("Tj"):
    case operator_code("TJ"):
      break;
    case operator_code("\""):
      reading.state.word_space = reading.lexer.number(0);
      reading.state.letter_space = reading.lexer.number(1);
      [[fallthrough]];
    case operator_code("'"):
      move_line(reading, 0, -reading.state.leading);
      break;
    default:
      return false;
  }
  show(reading);
  return true;
}

void Interpreter::show(Reading& reading) {
  const State& state = reading.state;
  if (state.font == nullptr) {
    return;
  }
  const Font& font = *state.font;
  double advance = 0;
  bool is_blank = true;
  const Matrix matrix = product(reading.text, state.matrix);
  for (const Token& token : reading.lexer.operands()) {
    if (token.kind == Token::Kind::number && reading.lexer.operation() == "TJ") {
      advance -= token.number / 1000 * state.font_size * state.text_scale;
    } else if (token.kind == Token::Kind::string) {
      const std::string_view text = reading.lexer.text(token);
      if (font.is_drawn) {
        draw_letters(reading, text, product({1, 0, 0, 1, advance, state.rise}, matrix));
      }
      count_codes(state, text);
      const TextExtent extent = extent_of(font, text);
      is_blank =
          is_blank && (extent.letters_count == 0 || extent.spaces_count == extent.letters_count);
      advance +=
          state.text_scale * (extent.width * state.font_size +
                              state.letter_space * static_cast<double>(extent.letters_count) +
                              state.word_space * static_cast<double>(extent.spaces_count));
    }
  }
  const double scale = font.is_drawn ? font.unit * 1000 : 1;
  const double foot = font.descent * state.font_size * scale + state.rise;
  const double head = font.ascent * state.font_size * scale + state.rise;
  Painted painted{.mark = Mark::text,
                  .box = taken_along(matrix, Box{.left = std::min(0.0, advance),
                                                 .bottom = std::min(foot, head),
                                                 .right = std::max(0.0, advance),
                                                 .top = std::max(foot, head)}),
                  .size = std::abs(state.font_size * scale) * matrix.upwards(),
                  .font = &font};
  reading.text = product({1, 0, 0, 1, advance, 0}, reading.text);
  claim(reading, "text", painted.box);
  if (is_blank || state.text_mode == kInvisible || state.text_mode == kClipOnly ||
      coloured_.contains(&font)) {
    return;
  }
  const auto draw = [&](const Paint& paint) {
    const bool is_bare = paint.space->family == Family::pattern && paint.space->base != nullptr;
    painted.overprints = paint.overprints;
    painted.space = is_bare ? paint.space->base : paint.space;
    painted.inks = paint.inks;
    emit(state, painted);
    paint_pattern(reading, paint, painted.box);
  };
  const int mode = state.text_mode % 4;
  if (mode != 1) {
    draw(state.fill);
  }
  if (mode == 1 || mode == 2) {
    draw(state.stroke);
  }
}

/// Each letter of a Type 3 face once for a page, where it is first seen.
void Interpreter::draw_letters(Reading& reading, std::string_view text, const Matrix& matrix) {
  const Font& font = *reading.state.font;
  Object drawings = Object(font.object).getKey("/CharProcs");
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    const auto name = font.letters.find(code);
    if (name == font.letters.end() || !letters_.emplace(&font, code).second) {
      continue;
    }
    Object drawing = drawings.getKeyIfDict(name->second);
    if (!drawing.isStream()) {
      continue;
    }
    Reading around{.lexer = Lexer(""), .resources = reading.resources, .depth = reading.depth};
    if (Object own = Object(font.object).getKey("/Resources"); own.isDictionary()) {
      around.resources = own;
    }
    const double size = reading.state.font_size * font.unit;
    State state = reading.state;
    state.matrix = product({size * state.text_scale, 0, 0, size, 0, 0}, matrix);
    draw_content(around, drawing, state, true);
  }
}

}  // namespace gazette::preflight
