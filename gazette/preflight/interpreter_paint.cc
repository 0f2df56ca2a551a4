// Paths, colours, patterns and shadings of a content.

#include <algorithm>
#include <array>
#include <cmath>

#include "gazette/preflight/interpreter.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// Pieces of a path that are told one by one: the rules of a table.
constexpr std::size_t kSubpathsMax = 256;
/// A filled box so narrow is a line; its sides are so far from equal.
constexpr double kLineWidest = 2;
constexpr double kLineRatio = 4;
constexpr double kStraight = 0.001;
constexpr std::size_t kComponentsMax = 32;

bool is_straight(const Matrix& matrix) {
  return (std::abs(matrix.b) < kStraight && std::abs(matrix.c) < kStraight) ||
         (std::abs(matrix.a) < kStraight && std::abs(matrix.d) < kStraight);
}

Box box_of(Point point) {
  return {.left = point.x, .bottom = point.y, .right = point.x, .top = point.y};
}

void move_to(Reading& reading, Point point) {
  if (reading.is_path_long) {
    reading.path.front().box = around(reading.path.front().box, box_of(point));
    return;
  }
  if (reading.path.size() >= kSubpathsMax) {
    for (const Subpath& subpath : reading.path) {
      reading.path.front().box = around(reading.path.front().box, subpath.box);
    }
    reading.path.resize(1);
    reading.path.front().is_rectangle = false;
    reading.is_path_long = true;
    move_to(reading, point);
    return;
  }
  reading.path.push_back({.box = box_of(point), .last = point, .points_count = 1});
}

void line_to(Reading& reading, Point point) {
  if (reading.path.empty()) {
    move_to(reading, point);
    return;
  }
  Subpath& subpath = reading.path.back();
  subpath.box = around(subpath.box, box_of(point));
  subpath.last = point;
  ++subpath.points_count;
}

void rectangle(Reading& reading) {
  const Lexer& lexer = reading.lexer;
  const Matrix& matrix = reading.state.matrix;
  const double x = lexer.number(0);
  const double y = lexer.number(1);
  const double right = x + lexer.number(2);
  const double top = y + lexer.number(3);
  const Box box = taken_along(matrix, Box{.left = std::min(x, right),
                                          .bottom = std::min(y, top),
                                          .right = std::max(x, right),
                                          .top = std::max(y, top)});
  move_to(reading, {box.left, box.bottom});
  Subpath& subpath = reading.path.back();
  subpath.box = reading.is_path_long ? around(subpath.box, box) : box;
  subpath.points_count = 4;
  subpath.is_rectangle = !reading.is_path_long && is_straight(matrix);
}

Box box_of(const std::vector<Subpath>& path) {
  Box box = path.front().box;
  for (const Subpath& subpath : path) {
    box = around(box, subpath.box);
  }
  return box;
}

void end_path(Reading& reading) {
  if (reading.clips && !reading.path.empty()) {
    reading.state.clip = common(reading.state.clip, box_of(reading.path));
  }
  reading.clips = false;
  reading.path.clear();
  reading.is_path_long = false;
}

Painted painted_with(const Paint& paint, Mark mark, const Box& box) {
  const bool is_bare = paint.space->family == Family::pattern && paint.space->base != nullptr;
  return {.mark = mark,
          .overprints = paint.overprints,
          .box = box,
          .space = is_bare ? paint.space->base : paint.space,
          .inks = paint.inks};
}

}  // namespace

bool Interpreter::perform_path(Reading& reading, std::string_view word) {
  const Lexer& lexer = reading.lexer;
  const auto point = [&](std::size_t i) {
    return taken_along(reading.state.matrix, Point{lexer.number(i), lexer.number(i + 1)});
  };
  switch (operator_code(word)) {
    case operator_code("m"):
      move_to(reading, point(0));
      return true;
    case operator_code("l"):
      line_to(reading, point(0));
      return true;
    case operator_code("c"):
      line_to(reading, point(0));
      [[fallthrough]];
    case operator_code("v"):
    case operator_code("y"):
      line_to(reading, point(word == "c" ? 2 : 0));
      line_to(reading, point(word == "c" ? 4 : 2));
      return true;
    case operator_code("h"):
      return true;
    case operator_code("re"):
      rectangle(reading);
      return true;
    case operator_code("W"):
    case operator_code("W*"):
      reading.clips = true;
      return true;
    default:
      return false;
  }
}

bool Interpreter::perform_painting(Reading& reading, std::string_view word) {
  switch (operator_code(word)) {
    case operator_code("f"):
    case operator_code("F"):
    case operator_code("f*"):
      fill_path(reading);
      break;
    case operator_code("S"):
    case operator_code("s"):
      stroke_path(reading);
      break;
    case operator_code("B"):
    case operator_code("B*"):
    case operator_code("b"):
    case operator_code("b*"):
      fill_path(reading);
      stroke_path(reading);
      break;
    case operator_code("n"):
      break;
    case operator_code("sh"):
      claim(reading, "a shading", reading.state.clip);
      paint_shading(reading, named(reading, "/Shading", reading.lexer.last_name()),
                    reading.state.clip);
      return true;
    default:
      return false;
  }
  end_path(reading);
  return true;
}

void Interpreter::fill_path(Reading& reading) {
  if (reading.path.empty()) {
    return;
  }
  claim(reading, "a shape", box_of(reading.path));
  const Paint& paint = reading.state.fill;
  const bool are_rectangles =
      std::all_of(reading.path.begin(), reading.path.end(),
                  [](const Subpath& subpath) { return subpath.is_rectangle; });
  if (!are_rectangles) {
    Painted shape = painted_with(paint, Mark::shape, box_of(reading.path));
    shape.is_exact = reading.path.size() == 1;
    emit(reading.state, shape);
  } else {
    for (const Subpath& subpath : reading.path) {
      Painted shape = painted_with(paint, Mark::shape, subpath.box);
      const double narrow = std::min(subpath.box.width(), subpath.box.height());
      const double wide = std::max(subpath.box.width(), subpath.box.height());
      if (narrow < kLineWidest && wide > kLineRatio * narrow) {
        shape.mark = Mark::line;
        shape.size = narrow;
      }
      emit(reading.state, shape);
    }
  }
  paint_pattern(reading, paint, box_of(reading.path));
}

void Interpreter::stroke_path(Reading& reading) {
  if (reading.path.empty()) {
    return;
  }
  claim(reading, "a line", box_of(reading.path));
  const Matrix& matrix = reading.state.matrix;
  const double width = std::abs(reading.state.line_width) *
                       std::sqrt(std::abs(matrix.a * matrix.d - matrix.b * matrix.c));
  const auto draw = [&](const Box& box, bool is_exact) {
    Painted line = painted_with(reading.state.stroke, Mark::line, widened(box, width / 2));
    line.size = width;
    line.is_exact = is_exact;
    emit(reading.state, line);
  };
  for (const Subpath& subpath : reading.path) {
    const Box& box = subpath.box;
    if (subpath.is_rectangle) {
      draw({box.left, box.bottom, box.right, box.bottom}, true);
      draw({box.left, box.top, box.right, box.top}, true);
      draw({box.left, box.bottom, box.left, box.top}, true);
      draw({box.right, box.bottom, box.right, box.top}, true);
    } else if (subpath.points_count > 1) {
      draw(box, std::min(box.width(), box.height()) < kStraight);
    }
  }
  paint_pattern(reading, reading.state.stroke, box_of(reading.path));
}

bool Interpreter::perform_colour(Reading& reading, std::string_view word) {
  State& state = reading.state;
  const bool is_stroke = !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
  Paint& paint = is_stroke ? state.stroke : state.fill;
  const auto set_device = [&](std::size_t count) {
    paint.space = &document_.spaces().device(count);
    set_colour(reading, paint);
  };
  switch (operator_code(word)) {
    case operator_code("g"):
    case operator_code("G"):
      set_device(1);
      return true;
    case operator_code("rg"):
    case operator_code("RG"):
      set_device(3);
      return true;
    case operator_code("k"):
    case operator_code("K"):
      set_device(4);
      return true;
    case operator_code("cs"):
    case operator_code("CS"):
      paint.space = &document_.spaces().read(
          Object::newName("/" + std::string(reading.lexer.last_name())), reading.resources);
      paint.inks = first_inks(*paint.space);
      paint.pattern = Object::newNull();
      if (paint.space->family == Family::unknown) {
        note(Oddity::missing, "ColorSpace /" + std::string(reading.lexer.last_name().substr(0, 40)),
             state.clip);
      }
      return true;
    case operator_code("sc"):
    case operator_code("SC"):
    case operator_code("scn"):
    case operator_code("SCN"):
      set_colour(reading, paint);
      return true;
    default:
      return false;
  }
}

void Interpreter::set_colour(Reading& reading, Paint& paint) {
  const Lexer& lexer = reading.lexer;
  std::array<double, kComponentsMax> components = {};
  std::size_t count = 0;
  for (const Token& token : lexer.operands()) {
    if (token.kind == Token::Kind::number && count < kComponentsMax) {
      components[count++] = token.number;
    }
  }
  paint.pattern = Object::newNull();
  const Space* space = paint.space;
  if (space->family == Family::pattern) {
    paint.pattern = named(reading, "/Pattern", lexer.last_name());
    space = space->base;
  }
  if (space != nullptr) {
    paint.inks = inks_of(*space, std::span(components).first(count));
  } else {
    paint.inks = {.process = {0, 0, 0, 1}};  // a pattern has some ink
  }
}

/// What a pattern draws is told once for a page, where it is first seen.
void Interpreter::paint_pattern(const Reading& reading, const Paint& paint, const Box& box) {
  Object pattern = paint.pattern;
  if (pattern.isDictionary()) {
    paint_shading(reading, pattern.getKey("/Shading"), box);
    return;
  }
  if (!pattern.isStream() || !patterns_.insert(pattern.getObjGen()).second) {
    return;
  }
  State state = reading.state;
  state.matrix = reading.matrix;
  state.clip = common(box, state.clip);
  const Object::Rectangle cell = pattern.getDict().getKey("/BBox").isRectangle()
                                     ? pattern.getDict().getKey("/BBox").getArrayAsRectangle()
                                     : Object::Rectangle(0, 0, 1, 1);
  // Drawn where the pattern is seen, whichever of its cells lie there.
  const std::size_t first = page_.painted.size();
  const Box seen = state.clip;
  if (seen.is_empty()) {
    return;
  }
  state.clip = taken_along(state.matrix, Box{cell.llx, cell.lly, cell.urx, cell.ury});
  draw_content(reading, pattern, state, false);
  for (std::size_t i = first; i < page_.painted.size(); ++i) {
    page_.painted[i].box = seen;
    page_.painted[i].is_exact = false;
  }
}

void Interpreter::paint_shading(const Reading& reading, Object shading, const Box& box) {
  Object entries = shading.isStream() ? shading.getDict() : shading;
  if (!entries.isDictionary()) {
    return;
  }
  emit(reading.state,
       {.mark = Mark::shading,
        .overprints = reading.state.fill.overprints,
        .box = box,
        .space = &document_.spaces().read(entries.getKey("/ColorSpace"), reading.resources),
        .inks = {.process = {0, 0, 0, 1}}});
}

}  // namespace gazette::preflight
