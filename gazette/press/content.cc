#include "gazette/press/content.h"

#include <array>
#include <optional>
#include <span>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/press/marks.h"
#include "gazette/press/numbers.h"
#include "gazette/press/print_marks.h"

namespace gazette::press {
namespace {

// Numbers of TJ arrays are written in hundredths of a thousandth of an em: over a full line the
// rounding stays under a thousandth of a point.
constexpr std::int64_t kPerEm = 100000;
constexpr int kAdjustmentDecimals = 2;

constexpr std::string_view kOpenArray = "[(";
constexpr std::string_view kShow = ")]TJ\n";

void append_byte(std::string& content, unsigned byte) {
  const char c = static_cast<char>(byte);
  if (c == '(' || c == ')' || c == '\\') {
    content += '\\';
  }
  if (c == '\r') {
    content += "\\r";  // bare, it would be read as "\n"
  } else {
    content += c;
  }
}

void append_glyph(std::string& content, std::uint16_t glyph) {
  append_byte(content, glyph >> 8U);
  append_byte(content, glyph & 0xFFU);
}

void append_adjustment(std::string& content, std::int64_t adjustment) {
  if (adjustment != 0) {
    content += ')';
    append_decimal(content, adjustment, kAdjustmentDecimals);
    content += '(';
  }
}

void append_matrix(std::string& content, const Matrix& matrix) {
  for (const std::int64_t number : matrix) {
    append_decimal(content, number, 3);
    content += ' ';
  }
  content += "cm\n";
}

/// The operators that set the colours of a page's text and rules.
struct Colours {
  std::string black = {};
  std::string accent = {};  // empty where all is black
};

/// Text operators of one page, with what stands in force.
class TextWriter {
 public:
  TextWriter(const typeset::Book& book, const PageSpace& space, const Colours& colours,
             const WordOperators& operators, std::string& content)
      : book_(book), space_(space), colours_(colours), operators_(operators), content_(content) {}

  /// Draws the run, with `spaces_after` spaces behind it.
  void draw(const typeset::Page& page, const typeset::TextRun& run, int spaces_after);

  [[nodiscard]] bool ends_in_accent() const { return accent_; }

 private:
  const typeset::Book& book_;
  const PageSpace& space_;
  const Colours& colours_;
  const WordOperators& operators_;
  std::string& content_;
  bool accent_ = false;
  std::optional<font::FaceId> face_ = {};
  Length size_ = {};
  std::int64_t x_ = 0;  // of the last run, in thousandths of a point
  std::int64_t y_ = 0;
  bool turned_ = false;
};

/// Writes the operators around marked content. A page without marks has none.
class MarkWriter {
 public:
  MarkWriter(const typeset::Book& book, const std::vector<Mark>& marks, std::string& content)
      : book_(book), marks_(marks), content_(content) {}

  /// Before the run or picture `item` and behind it: the mark that begins, or ends, there.
  void begin_at(std::size_t item, bool is_picture);
  void end_at(std::size_t item, bool is_picture);

  /// Around what nobody reads.
  void begin_artifact() { content_ += marks_.empty() ? "" : "/Artifact BMC\n"; }
  void end_artifact() { content_ += marks_.empty() ? "" : "EMC\n"; }

 private:
  [[nodiscard]] bool is_next(bool is_picture) const {
    return next_ < marks_.size() && marks_[next_].is_picture == is_picture;
  }

  const typeset::Book& book_;
  const std::vector<Mark>& marks_;
  std::string& content_;
  std::size_t next_ = 0;    // the mark in hand
  std::size_t number_ = 0;  // of the next mark that is read
};

Colours colours_of(const typeset::Book& book, bool overprints);
int spaces_after(const typeset::Page& page, std::size_t run);
std::vector<typeset::Rule> rules_of(const typeset::Book& book, const typeset::Page& page);
void draw_rules(const std::vector<typeset::Rule>& rules, bool accent, const PageSpace& space,
                std::string& content);
void draw_picture(const typeset::PictureFrame& picture, const PageSpace& space,
                  std::string& content);

}  // namespace

WordOperators::WordOperators(const font::Words& words, const GlyphUse& use)
    : words_(words), use_(use), begins_(words.size() + 1), raised_(words.size()) {
  std::size_t next = 0;
  for (const font::WordId word : use.words) {
    for (; next <= word; ++next) {
      begins_[next] = static_cast<std::uint32_t>(bytes_.size());
    }
    for (const font::Glyph& glyph : words.glyphs(word)) {
      raised_[word] = raised_[word] || glyph.y_offset != 0;
    }
    if (!raised_[word]) {
      write(bytes_, word, {});
    }
  }
  for (; next < begins_.size(); ++next) {
    begins_[next] = static_cast<std::uint32_t>(bytes_.size());
  }
}

void WordOperators::append(std::string& content, font::WordId word, Length size) const {
  if (raised_[word]) {
    write(content, word, size);
  } else {
    content.append(bytes_, begins_[word], begins_[word + 1] - begins_[word]);
  }
}

void WordOperators::write(std::string& content, font::WordId word, Length size) const {
  const font::Fonts& fonts = words_.fonts();
  const font::FaceId face = words_[word].face;
  const std::int64_t units_per_em = fonts.metrics(face).units_per_em;
  if (use_.needs_text[word]) {
    content += kShow;
    content += "/Span<</ActualText<FEFF";
    append_utf16_hex(content, words_.text(word));
    content += ">>>BDC\n";
    content += kOpenArray;
  }
  std::int64_t behind = 0;  // how far the pen stands behind its place, in font units
  int rise = 0;
  const auto set_rise = [&](int wanted) {
    if (wanted != rise) {
      content += kShow;
      append_decimal(content, thousandths(size * wanted / units_per_em), 3);
      content += " Ts";
      content += kOpenArray;
      rise = wanted;
    }
  };
  for (const font::Glyph& glyph : words_.glyphs(word)) {
    set_rise(glyph.y_offset);
    append_adjustment(content, round_quotient((behind - glyph.x_offset) * kPerEm, units_per_em));
    append_glyph(content, glyph.id);
    behind = fonts.advance(face, glyph.id) - glyph.advance + glyph.x_offset;
  }
  set_rise(0);
  append_adjustment(content, round_quotient(behind * kPerEm, units_per_em));
  if (use_.needs_text[word]) {
    content += kShow;
    content += "EMC\n";
    content += kOpenArray;
  }
}

std::string resource_name(font::FaceId face) {
  return fmt::format("F{}", face);
}

std::string image_name(const typeset::PictureFrame& picture) {
  return picture.page == 0 ? fmt::format("I{}", picture.image)
                           : fmt::format("I{}P{}", picture.image, picture.page);
}

PicturePlace place_of(const typeset::PictureFrame& picture, const PageSpace& space) {
  const model::Crop& cut = picture.cut;
  const std::int64_t left = space.x(picture.x - cut.left);
  const std::int64_t right = space.x(picture.x + picture.width + cut.right);
  const std::int64_t bottom = space.y(picture.y + picture.height + cut.bottom);
  const std::int64_t width = right - left;
  const std::int64_t height = space.y(picture.y - cut.top) - bottom;
  PicturePlace place = {.matrix = picture.is_turned ? Matrix{0, height, -width, 0, right, bottom}
                                                    : Matrix{width, 0, 0, height, left, bottom}};
  if (cut != model::Crop{}) {
    place.seen = Box{.left = space.x(picture.x),
                     .bottom = space.y(picture.y + picture.height),
                     .right = space.x(picture.x + picture.width),
                     .top = space.y(picture.y)};
  }
  return place;
}

std::string page_content(const typeset::Book& book, const typeset::Page& page, const Job& job,
                         const WordOperators& operators) {
  constexpr std::size_t kBytesPerWord = 48;
  const PageSpace space(book, page, job);
  std::string content;
  content.reserve(256 + kBytesPerWord * (page.words.size() + page.runs.size() + page.rules.size()));
  if (space.landscape()) {
    append_matrix(content += "q ", space.matrix());
  }
  // Black ink prints over whatever is beneath; white of a picture must not.
  const bool overprints = job.target == Target::print && job.cmyk;
  const bool is_set_apart = overprints && !page.pictures.empty();
  const Colours colours = colours_of(book, overprints);
  const std::vector<typeset::Rule> rules = rules_of(book, page);
  content += is_set_apart ? "q " : "";
  if (!colours.accent.empty()) {
    content += colours.accent;
    draw_rules(rules, true, space, content);
  }
  content += colours.black;
  const std::vector<Mark> marks =
      job.target == Target::online ? marks_of(book, page) : std::vector<Mark>{};
  MarkWriter mark_writer(book, marks, content);
  if (!page.runs.empty()) {
    content += "BT\n";
    TextWriter writer(book, space, colours, operators, content);
    for (std::size_t i = 0; i < page.runs.size(); ++i) {
      mark_writer.begin_at(i, false);
      writer.draw(page, page.runs[i], spaces_after(page, i));
      mark_writer.end_at(i + 1, false);
    }
    content += "ET\n";
    content += writer.ends_in_accent() ? colours.black : "";
  }
  if (!rules.empty()) {
    mark_writer.begin_artifact();
    draw_rules(rules, false, space, content);
    if (colours.accent.empty()) {
      draw_rules(rules, true, space, content);
    }
    mark_writer.end_artifact();
  }
  content += is_set_apart ? "Q\n" : "";
  for (std::size_t i = 0; i < page.pictures.size(); ++i) {
    mark_writer.begin_at(i, true);
    draw_picture(page.pictures[i], space, content);
    mark_writer.end_at(i + 1, true);
  }
  if (space.landscape()) {
    content += "Q\n";
  }
  if (has_crop_marks(job)) {
    content += fmt::format("/{} Do\n", kMarks);
  }
  return content;
}

namespace {

/// "/Out gs 0 1 0.9 0.15 k": of four inks, black prints over what is beneath it and a colour covers
/// it.
Colours colours_of(const typeset::Book& book, bool overprints) {
  Colours colours{.black = overprints ? fmt::format("/{} gs 0 0 0 1 k\n", kOverprint) : "0 g\n"};
  if (book.accent && overprints) {
    colours.accent = fmt::format("/{} gs ", kKnockout);
    for (const int ink : *book.accent) {
      append_decimal(colours.accent, ink, 3);
      colours.accent += ' ';
    }
    colours.accent += "k\n";
  }
  return colours;
}

/// How many spaces the text has behind a run: its own, and one where the next run begins another
/// paragraph.
int spaces_after(const typeset::Page& page, std::size_t run) {
  const bool paragraph_ends =
      run + 1 < page.runs.size() && page.runs[run].paragraph != page.runs[run + 1].paragraph;
  return (page.runs[run].space_after ? 1 : 0) + (paragraph_ends ? 1 : 0);
}

void MarkWriter::begin_at(std::size_t item, bool is_picture) {
  if (!is_next(is_picture) || marks_[next_].begin != item) {
    return;
  }
  const Mark& mark = marks_[next_];
  if (mark.element != 0) {
    // What leads somewhere may do so in one PDF and not in another: its mark is the same in all.
    const std::string_view tag =
        mark.link != 0 ? "Span" : typeset::to_text(book_.elements[mark.element].tag);
    content_ += fmt::format("/{} <</MCID {}>> BDC\n", tag, number_);
    ++number_;
  } else {
    content_ += mark.is_pagination ? "/Artifact <</Type /Pagination>> BDC\n" : "/Artifact BMC\n";
  }
}

void MarkWriter::end_at(std::size_t item, bool is_picture) {
  if (is_next(is_picture) && marks_[next_].end == item) {
    content_ += "EMC\n";
    ++next_;
  }
}

void TextWriter::draw(const typeset::Page& page, const typeset::TextRun& run, int spaces_after) {
  const auto words = std::span(page.words).subspan(run.first_word, run.words_count);
  if (words.empty() && spaces_after == 0) {
    return;
  }
  GAZETTE_ASSERT(run.size.scaled > 0);
  const bool accent = run.accent && !colours_.accent.empty();
  if (accent != accent_) {
    accent_ = accent;
    content_ += accent ? colours_.accent : colours_.black;
  }
  if (face_ != run.face || size_ != run.size) {
    face_ = run.face;
    size_ = run.size;
    content_ += '/';
    content_ += resource_name(run.face);
    content_ += ' ';
    append_decimal(content_, thousandths(run.size), 3);
    content_ += " Tf\n";
  }
  // Moves are from the start of the run before; whole thousandths, so that no error gathers. Where
  // text turns or turns back, the place is said anew.
  const std::int64_t x = space_.x(run.x);
  const std::int64_t y = space_.y(run.y);
  const bool keeps_directions = !run.turned && !turned_;
  if (!keeps_directions) {
    content_ += run.turned ? "0 1 -1 0 " : "1 0 0 1 ";
  }
  append_decimal(content_, keeps_directions ? x - x_ : x, 3);
  content_ += ' ';
  append_decimal(content_, keeps_directions ? y - y_ : y, 3);
  content_ += keeps_directions ? " Td" : " Tm";
  x_ = x;
  y_ = y;
  turned_ = run.turned;

  const font::FaceMetrics& metrics = book_.words.fonts().metrics(run.face);
  std::string space;
  append_glyph(space, metrics.space_glyph);
  std::string gap = space;
  append_adjustment(gap, round_quotient(metrics.space * kPerEm, metrics.units_per_em) -
                             round_quotient(run.gap.scaled * kPerEm, run.size.scaled));
  content_ += kOpenArray;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) {
      content_ += gap;
    }
    operators_.append(content_, words[i], run.size);
  }
  for (int i = 0; i < spaces_after; ++i) {
    content_ += space;
  }
  content_ += kShow;
}

Length width_of(const typeset::Book& book, const typeset::Page& page, const typeset::TextRun& run) {
  std::int64_t units = 0;
  for (const font::WordId word : std::span(page.words).subspan(run.first_word, run.words_count)) {
    units += book.words[word].width;
  }
  const std::int64_t gaps = run.words_count > 0 ? run.words_count - std::int64_t{1} : 0;
  return run.size * units / book.words.fonts().metrics(run.face).units_per_em + run.gap * gaps;
}

/// Rules under or through the words of runs. Where the next run goes on with the line, the rule
/// goes on to it, over the space between.
void draw_text_rule(const typeset::Book& book, const typeset::Page& page, std::size_t run,
                    bool typeset::TextRun::* has_rule, std::vector<typeset::Rule>& rules) {
  constexpr int kThickness = 20;       // a twentieth of an em
  constexpr int kUnderlineDepth = 10;  // a tenth of an em below the baseline
  constexpr int kStrikeHeight = 4;     // a quarter of an em above it
  const typeset::TextRun& here = page.runs[run];
  if (!(here.*has_rule)) {
    return;
  }
  const Length below = has_rule == &typeset::TextRun::underline ? here.size / kUnderlineDepth
                                                                : -(here.size / kStrikeHeight);
  Length length = width_of(book, page, here);
  if (run + 1 < page.runs.size()) {
    const typeset::TextRun& next = page.runs[run + 1];
    const bool is_level = here.turned ? next.x == here.x : next.y == here.y;
    const Length to_next = here.turned ? here.y - next.y : next.x - here.x;
    if (next.*has_rule && next.turned == here.turned && is_level && to_next > length &&
        here.space_after) {
      length = to_next;
    }
  }
  const Length thickness = here.size / kThickness;
  rules.push_back(here.turned ? typeset::Rule{.x = here.x + below,
                                              .y = here.y - length,
                                              .width = thickness,
                                              .height = length,
                                              .accent = here.accent}
                              : typeset::Rule{.x = here.x,
                                              .y = here.y + below,
                                              .width = length,
                                              .height = thickness,
                                              .accent = here.accent});
}

/// All lines of a page, those under and through words too.
std::vector<typeset::Rule> rules_of(const typeset::Book& book, const typeset::Page& page) {
  std::vector<typeset::Rule> rules = page.rules;
  for (std::size_t i = 0; i < page.runs.size(); ++i) {
    draw_text_rule(book, page, i, &typeset::TextRun::underline, rules);
    draw_text_rule(book, page, i, &typeset::TextRun::strike, rules);
  }
  return rules;
}

/// Those in the accent colour, or the others.
void draw_rules(const std::vector<typeset::Rule>& rules, bool accent, const PageSpace& space,
                std::string& content) {
  bool is_drawn = false;
  for (const typeset::Rule& rule : rules) {
    if (rule.accent != accent) {
      continue;
    }
    is_drawn = true;
    const std::int64_t left = space.x(rule.x);
    const std::int64_t bottom = space.y(rule.y + rule.height);
    const std::array corners = {left, bottom, space.x(rule.x + rule.width) - left,
                                space.y(rule.y) - bottom};
    for (const std::int64_t number : corners) {
      append_decimal(content, number, 3);
      content += ' ';
    }
    content += "re\n";
  }
  content += is_drawn ? "f\n" : "";
}

void draw_picture(const typeset::PictureFrame& picture, const PageSpace& space,
                  std::string& content) {
  const PicturePlace place = place_of(picture, space);
  content += "q ";
  if (place.seen) {
    for (const std::int64_t number : corner_and_size(*place.seen)) {
      append_decimal(content, number, 3);
      content += ' ';
    }
    content += "re W n ";
  }
  append_matrix(content, place.matrix);
  content += '/';
  content += image_name(picture);
  content += " Do Q\n";
}

}  // namespace
}  // namespace gazette::press
