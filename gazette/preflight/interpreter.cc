#include "gazette/preflight/interpreter.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// Forms within forms; a program that writes PDFs needs a few.
constexpr int kDepthMax = 28;
/// States kept at a time.
constexpr std::size_t kFormerMax = 4'096;
/// States within states that PDF/A allows.
constexpr std::size_t kArchiveFormerMax = 28;
/// A map of a city has a part of these.
constexpr std::size_t kPageOperationsMax = 40'000'000;
/// What drawing a form costs beside its operators, in operators.
constexpr std::size_t kFormOperations = 100;
constexpr std::size_t kPaintedMax = 500'000;
constexpr std::size_t kNotedMax = 100;
constexpr double kNumberMost = 1e7;

double limited(double value) {
  return std::clamp(value, -kNumberMost, kNumberMost);
}

Matrix matrix_of(Object array) {
  if (!array.isArray() || array.getArrayNItems() != 6) {
    return {};
  }
  std::array<double, 6> numbers = {};
  for (int i = 0; i < 6; ++i) {
    Object number = array.getArrayItem(i);
    numbers[static_cast<std::size_t>(i)] =
        number.isNumber() ? limited(number.getNumericValue()) : 0;
  }
  return {numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]};
}

bool is_cmyk(const Space& space) {
  return space.family == Family::cmyk ||
         (space.family == Family::calibrated && space.components_count == 4);
}

}  // namespace

void Interpreter::read_page() {
  operations_left_ = std::min(kPageOperationsMax, document_.budget().operations_left);
  document_.budget().operations_left -= operations_left_;
  const Object resources = page_.object.getKey("/Resources");
  std::string joined;
  std::vector<std::string_view> parts;
  std::vector<Object> streams;
  if (Object contents = page_.object.getKey("/Contents"); contents.isArray()) {
    streams = contents.getArrayAsVector();
  } else if (!contents.isNull()) {
    streams.push_back(contents);
  }
  for (const Object& stream : streams) {
    if (const auto bytes = document_.content(stream)) {
      parts.push_back(*bytes);
    } else {
      note(Oddity::damaged, "a content that does not unpack, or to too much", page_.cut());
    }
  }
  // An operator may begin in one part and end in the next; one part alone is not copied.
  for (const std::string_view part : parts.size() > 1 ? parts : std::vector<std::string_view>()) {
    joined.append(part).append("\n");
  }
  Reading reading{.lexer = Lexer(parts.size() == 1 ? parts.front() : joined),
                  .resources = resources,
                  .owner = page_.object.getObjGen()};
  reading.state.clip = page_.media ? *page_.media : page_.cut();
  reading.state.fill = {.space = &document_.spaces().device(1)};
  reading.state.fill.inks = first_inks(*reading.state.fill.space);
  reading.state.stroke = reading.state.fill;
  note_group(page_.object.getKey("/Group"), resources, page_.cut(), "the page");
  read(reading);
  operations_left_ -= std::min(operations_left_, find_what_lies_over(page_));
  document_.budget().operations_left += operations_left_;
  document_.forget();
}

void Interpreter::read(Reading& reading) {
  reading.marks_below = marks_.size();
  while (!reading.is_ended && reading.lexer.next()) {
    if (operations_left_ == 0) {
      page_.is_cut_short = true;
      return;
    }
    --operations_left_;
    perform(reading);
  }
  marks_.resize(std::min(marks_.size(), reading.marks_below));
  if (reading.lexer.faults_count() > 0 && !reading.is_ended) {
    note(Oddity::damaged, "a content that is not well formed", reading.state.clip);
  }
}

void Interpreter::perform(Reading& reading) {
  const std::string_view word = reading.lexer.operation();
  const bool is_known = perform_showing(reading, word) || perform_text(reading, word) ||
                        perform_path(reading, word) || perform_painting(reading, word) ||
                        perform_colour(reading, word) || perform_state(reading, word) ||
                        perform_marks(reading, word) || perform_other(reading, word);
  if (!is_known) {
    note(reading.leniencies == 0 ? Oddity::unknown : Oddity::tolerated,
         std::string(word.substr(0, 20)), reading.state.clip);
  }
}

bool Interpreter::perform_state(Reading& reading, std::string_view word) {
  const Lexer& lexer = reading.lexer;
  State& state = reading.state;
  switch (operator_code(word)) {
    case operator_code("q"):
      if (reading.former.size() < kFormerMax) {
        reading.former.push_back(state);
        if (reading.former.size() == kArchiveFormerMax + 1) {
          note(Oddity::nesting,
               fmt::format("states within states (q), more than {}", kArchiveFormerMax),
               state.clip);
        }
      } else {
        page_.is_cut_short = true;
        reading.is_ended = true;
      }
      return true;
    case operator_code("Q"):
      if (!reading.former.empty()) {
        state = reading.former.back();
        reading.former.pop_back();
      }
      return true;
    case operator_code("cm"):
      state.matrix = product({lexer.number(0), lexer.number(1), lexer.number(2), lexer.number(3),
                              lexer.number(4), lexer.number(5)},
                             state.matrix);
      for (double* number : {&state.matrix.a, &state.matrix.b, &state.matrix.c, &state.matrix.d,
                             &state.matrix.e, &state.matrix.f}) {
        *number = limited(*number);
      }
      return true;
    case operator_code("w"):
      state.line_width = limited(lexer.number(0));
      return true;
    case operator_code("gs"):
      apply_state(reading, named(reading, "/ExtGState", lexer.last_name()));
      return true;
    default:
      return false;
  }
}

/// Operators that paint nothing and change nothing that is looked at.
bool Interpreter::perform_other(Reading& reading, std::string_view word) {
  switch (operator_code(word)) {
    case operator_code("Do"):
      draw_object(reading);
      return true;
    case operator_code("EI"):
      draw_inline_image(reading);
      return true;
    case operator_code("BX"):
      ++reading.leniencies;
      return true;
    case operator_code("EX"):
      reading.leniencies -= reading.leniencies > 0 ? 1 : 0;
      return true;
    case operator_code("d0"):
      if (reading.is_letter) {
        coloured_.insert(reading.state.font);
      }
      return true;
    case operator_code("d1"):
      reading.is_ended = reading.is_letter;  // it has the colour of its text
      return true;
    case operator_code("J"):
    case operator_code("j"):
    case operator_code("M"):
    case operator_code("d"):
    case operator_code("i"):
      return true;
    default:
      return false;
  }
}

void Interpreter::apply_state(Reading& reading, Object entries) {
  if (!entries.isDictionary()) {
    return;
  }
  State& state = reading.state;
  const auto flag = [&](const char* key, bool otherwise) {
    Object value = entries.getKey(key);
    return value.isBool() ? value.getBoolValue() : otherwise;
  };
  state.stroke.overprints = flag("/OP", state.stroke.overprints);
  // Without /op, /OP is for both.
  state.fill.overprints = flag("/op", flag("/OP", state.fill.overprints));
  if (Object mode = entries.getKey("/OPM"); mode.isInteger()) {
    state.is_overprint_mode = mode.getIntValue() == 1;
  }
  if (Object width = entries.getKey("/LW"); width.isNumber()) {
    state.line_width = limited(width.getNumericValue());
  }
  if (Object font = entries.getKey("/Font"); font.isArray() && font.getArrayNItems() == 2) {
    state.font = &document_.font(font.getArrayItem(0));
    Object size = font.getArrayItem(1);
    state.font_size = size.isNumber() ? limited(size.getNumericValue()) : 0;
  }
  Object transfer = entries.getKey("/TR");
  Object newer = entries.getKey("/TR2");
  if (!transfer.isNull() || !(newer.isNull() || newer.isNameAndEquals("/Default"))) {
    note(Oddity::transfer, transfer.isNull() ? "/TR2" : "/TR", state.clip);
  }
  Object halftone = entries.getKey("/HT");
  Object own = halftone.isStream() ? halftone.getDict() : halftone;
  if (own.getKeyIfDict("/HalftoneName").isString() || entries.hasKey("/HTP") ||
      !own.getKeyIfDict("/TransferFunction").isNull()) {
    note(Oddity::halftone, "/HT", state.clip);
  }
  if (Object mask = entries.getKey("/SMask"); mask.isDictionary()) {
    apply_mask(reading, mask);
  }
}

/// The form of a mask is read for its faces and for what it lacks: its colours are not printed.
void Interpreter::apply_mask(Reading& reading, Object mask) {
  Object form = mask.getKey("/G");
  if (form.isStream()) {
    Reading inner{.lexer = Lexer(""),
                  .resources = reading.resources,
                  .depth = reading.depth,
                  .state = reading.state};
    inner.state.is_in_mask = true;
    draw_form(inner, form);
  }
}

void Interpreter::draw_form(const Reading& reading, Object form) {
  Object entries = form.getDict();
  State state = reading.state;
  state.matrix = product(matrix_of(entries.getKey("/Matrix")), state.matrix);
  if (Object box = entries.getKey("/BBox"); box.isRectangle()) {
    const Object::Rectangle r = box.getArrayAsRectangle();
    state.clip =
        common(state.clip,
               taken_along(state.matrix,
                           Box{limited(std::min(r.llx, r.urx)), limited(std::min(r.lly, r.ury)),
                               limited(std::max(r.llx, r.urx)), limited(std::max(r.lly, r.ury))}));
  }
  if (!state.is_in_mask) {
    note_group(entries.getKey("/Group"), reading.resources, state.clip, "a form");
  }
  draw_content(reading, form, state, false);
}

void Interpreter::draw_content(const Reading& reading, Object stream, State state, bool is_letter) {
  const QPDFObjGen id = stream.getObjGen();
  if (reading.depth >= kDepthMax || open_.contains(id)) {
    note(Oddity::too_deep,
         open_.contains(id) ? "a form that draws itself"
                            : fmt::format("forms within forms, more than {}", kDepthMax),
         state.clip);
    return;
  }
  if (state.clip.is_empty()) {
    return;
  }
  operations_left_ -= std::min(operations_left_, kFormOperations);
  const auto bytes = document_.content(stream);
  if (!bytes) {
    note(Oddity::damaged, "a content that does not unpack, or to too much", state.clip);
    return;
  }
  Object own = stream.getDict().getKey("/Resources");
  Reading inner{.lexer = Lexer(*bytes),
                .resources = own.isDictionary() ? own : reading.resources,
                .matrix = state.matrix,
                .depth = reading.depth + 1,
                .state = std::move(state),
                .owner = id};
  inner.is_letter = is_letter;
  inner.is_numbered = stream.getDict().hasKey("/StructParents");
  inner.is_borrowed = !is_letter && !own.isDictionary();
  open_.insert(id);
  read(inner);
  open_.erase(id);
}

Object Interpreter::named(const Reading& reading, const char* kind, std::string_view name) {
  Object resources = reading.resources;
  Object object = resources.getKeyIfDict(kind).getKeyIfDict("/" + std::string(name));
  if (object.isNull()) {
    note(Oddity::missing, fmt::format("{} /{}", kind + 1, name.substr(0, 40)), reading.state.clip);
  } else if (reading.is_borrowed) {
    note(Oddity::borrowed, fmt::format("{} /{}", kind + 1, name.substr(0, 40)), reading.state.clip);
  }
  return object;
}

void Interpreter::note(Oddity what, std::string detail, const Box& box) {
  const bool is_known =
      std::any_of(page_.noted.begin(), page_.noted.end(),
                  [&](const Noted& noted) { return noted.what == what && noted.detail == detail; });
  if (!is_known && page_.noted.size() < kNotedMax) {
    page_.noted.push_back({.what = what, .detail = std::move(detail), .box = box});
  }
}

void Interpreter::note_group(Object group, Object resources, const Box& box, const char* what) {
  Object named_space = group.getKeyIfDict("/CS");
  if (named_space.isNull()) {
    return;
  }
  const Space& space = document_.spaces().read(named_space, resources);
  if (!is_cmyk(space)) {
    note(Oddity::group, fmt::format("{} is mixed in {}", what, space.name), box);
  }
}

void Interpreter::emit(const State& state, Painted painted) {
  painted.box = common(painted.box, state.clip);
  if (painted.box.is_empty()) {
    return;
  }
  if (page_.painted.size() >= kPaintedMax) {
    page_.is_cut_short = true;
    return;
  }
  painted.is_in_mask = state.is_in_mask;
  painted.is_overprint_mode = state.is_overprint_mode;
  page_.painted.push_back(painted);
}

}  // namespace gazette::preflight
