// Reads the contents of a page, and of all that they draw, into the flat list of what is painted.
//
// As a reader of PDFs does, but without a pixel: it follows the state of graphics and text, forms
// within forms, patterns, letters that are drawings, masks. What costs too much is bounded: depth,
// operators of a page and of the document, things painted.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazette/preflight/document.h"
#include "gazette/preflight/lexer.h"
#include "gazette/preflight/page.h"

namespace gazette::preflight {

/// A colour as it is set for filling or for lines.
struct Paint {
  const Space* space = nullptr;
  Inks inks = {};
  QPDFObjectHandle pattern = {};
  bool overprints = false;
};

/// What q keeps and Q brings back.
struct State {
  Matrix matrix = {};
  Box clip = {};
  Paint fill = {};
  Paint stroke = {};
  bool is_overprint_mode = false;
  bool is_in_mask = false;
  double line_width = 1;
  const Font* font = nullptr;
  double font_size = 0;
  double letter_space = 0;
  double word_space = 0;
  double text_scale = 1;
  double leading = 0;
  double rise = 0;
  int text_mode = 0;
};

/// Marked content that is open, with what those around it say.
struct OpenMark {
  bool is_artifact = false;
  bool is_tagged = false;    // has a number by which the structure speaks of it
  bool is_replaced = false;  // by /ActualText
};

/// A piece of a path, in the space of the page.
struct Subpath {
  Box box = {};
  Point last = {};
  std::size_t points_count = 0;
  bool is_rectangle = false;  // that lies straight
};

/// A content while it is read.
struct Reading {
  Lexer lexer;
  QPDFObjectHandle resources = {};
  Matrix matrix = {};  // of patterns: that with which the content begins
  int depth = 0;
  State state = {};
  std::vector<State> former = {};
  std::vector<Subpath> path = {};
  bool is_path_long = false;  // `path` is one box around all of it
  bool clips = false;         // the path becomes the clip when it is painted
  Matrix text = {};
  Matrix line = {};
  int leniencies = 0;      // BX: unknown operators may stand here
  bool is_letter = false;  // of a Type 3 face
  QPDFObjGen owner = {};   // the page or form whose numbers of marked content these are
  // What a form says of numbers counts only where it has a way back to the structure.
  bool is_numbered = true;
  bool is_borrowed = false;     // its resources are those of what draws it
  std::size_t marks_below = 0;  // marked contents that were open when it began
  bool is_ended = false;
};

class Interpreter {
 public:
  Interpreter(Document& document, Page& page) : document_(document), page_(page) {}

  void read_page();

 private:
  // interpreter.cc
  void read(Reading& reading);
  void perform(Reading& reading);
  bool perform_state(Reading& reading, std::string_view word);
  bool perform_other(Reading& reading, std::string_view word);
  void apply_state(Reading& reading, QPDFObjectHandle entries);
  void apply_mask(Reading& reading, QPDFObjectHandle mask);
  void draw_form(const Reading& reading, QPDFObjectHandle form);
  void draw_content(const Reading& reading, QPDFObjectHandle stream, State state, bool is_letter);
  [[nodiscard]] QPDFObjectHandle named(const Reading& reading, const char* kind,
                                       std::string_view name);
  void note(Oddity what, std::string detail, const Box& box);
  void note_group(QPDFObjectHandle group, QPDFObjectHandle resources, const Box& box,
                  const char* what);
  void emit(const State& state, Painted painted);

  // interpreter_paint.cc
  bool perform_path(Reading& reading, std::string_view word);
  bool perform_painting(Reading& reading, std::string_view word);
  bool perform_colour(Reading& reading, std::string_view word);
  void set_colour(Reading& reading, Paint& paint);
  void fill_path(Reading& reading);
  void stroke_path(Reading& reading);
  void paint_pattern(const Reading& reading, const Paint& paint, const Box& box);
  void paint_shading(const Reading& reading, QPDFObjectHandle shading, const Box& box);

  // interpreter_image.cc
  void draw_object(Reading& reading);
  void draw_image(const Reading& reading, QPDFObjectHandle image);
  void draw_inline_image(const Reading& reading);
  void note_object(const Reading& reading, QPDFObjectHandle entries, const Box& box);

  // interpreter_marks.cc
  bool perform_marks(Reading& reading, std::string_view word);
  void begin_mark(const Reading& reading);
  void claim(const Reading& reading, const char* what, const Box& box);
  void count_codes(const State& state, std::string_view text);
  void note_inline_image(const Reading& reading, const Box& box);

  // interpreter_text.cc
  bool perform_text(Reading& reading, std::string_view word);
  bool perform_showing(Reading& reading, std::string_view word);
  void show(Reading& reading);
  void draw_letters(Reading& reading, std::string_view text, const Matrix& matrix);

  Document& document_;
  Page& page_;
  std::size_t operations_left_ = 0;
  std::set<QPDFObjGen> open_ = {};  // contents being read: one that draws itself ends here
  std::vector<OpenMark> marks_ = {};
  std::set<QPDFObjGen> patterns_ = {};  // drawn on this page
  std::set<std::pair<const Font*, unsigned char>> letters_ = {};
  std::set<const Font*> coloured_ = {};  // Type 3 faces whose letters have colours of their own
};

/// An operator as a number, for switches.
[[nodiscard]] constexpr unsigned operator_code(std::string_view word) {
  unsigned code = 0;
  for (const char c : word.substr(0, 4)) {
    code = code * 256 + static_cast<unsigned char>(c);
  }
  return code;
}

}  // namespace gazette::preflight
