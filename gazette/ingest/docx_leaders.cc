// Tabs that draw a line. How far a tab reaches depends on the text before it, whose width is
// estimated; a line a little short of its stop is right, one too long would wrap.

#include "gazette/ingest/docx_leaders.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "gazette/base/text.h"

namespace gazette::ingest::docx {
namespace {

/// Of an em, per mille, in the faces of office work (Times New Roman).
constexpr int kDotWidth = 250;
constexpr int kStrokeWidth = 500;  // "_"
constexpr int kHyphenWidth = 333;
constexpr int kCapitalWidth = 690;
constexpr int kDigitWidth = 500;
constexpr int kSmallWidth = 460;

constexpr int kTwentiethsOfHalfPoint = 10;
constexpr int kUsualStop = 720;       // Word's default: half an inch
constexpr int kSafetyPerMille = 930;  // our measure may be a little narrower than the source's
constexpr int kMarksMin = 3;
constexpr int kMarksMax = 150;  // two lines of dots

int width_of(char32_t c) {
  if (c == U' ' || c == U'.' || c == U',' || c == U':' || c == U';') {
    return kDotWidth;
  }
  if (c >= U'0' && c <= U'9') {
    return kDigitWidth;
  }
  if (c == U'_') {
    return kStrokeWidth;
  }
  if (c == U'-' || c == U'(' || c == U')' || c == U'i' || c == U'l' || c == U't' || c == U'j') {
    return kHyphenWidth;
  }
  std::string letter;
  append_utf8(letter, c);
  return to_lower(letter) != letter ? kCapitalWidth : kSmallWidth;
}

int width_of_mark(char mark) {
  return mark == '.' ? kDotWidth : mark == '_' ? kStrokeWidth : kHyphenWidth;
}

/// One character of the paragraph and the span it stands in.
struct Place {
  char32_t character = 0;
  std::size_t span = 0;
};

std::vector<Place> places_of(const std::vector<model::Span>& spans) {
  std::vector<Place> places;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    for (const char32_t c : to_code_points(spans[i].text)) {
      places.push_back({.character = c, .span = i});
    }
  }
  return places;
}

/// The paragraph being written anew, mark by mark.
class Line {
 public:
  explicit Line(const TabRuler& ruler)
      : ruler_(ruler), em_(ruler.size * kTwentiethsOfHalfPoint), x_(ruler.begin) {}

  [[nodiscard]] int width(char32_t c) const { return width_of(c) * em_ / 1000; }

  void pass(char32_t c) { x_ = c == U'\n' ? ruler_.left : x_ + width(c); }

  /// Goes to the next stop; gives the marks to draw until there, none where it draws none.
  /// `behind` is the width of the text up to the next tab.
  std::string go(std::int64_t behind) {
    const auto stop = std::find_if(ruler_.stops.begin(), ruler_.stops.end(), [&](const TabStop& s) {
      return !s.is_cleared && s.position > x_;
    });
    if (stop == ruler_.stops.end() || (x_ < ruler_.left && ruler_.left < stop->position)) {
      x_ = x_ < ruler_.left ? ruler_.left : (x_ / kUsualStop + 1) * kUsualStop;
      return {};
    }
    std::int64_t end = stop->position;
    if (ruler_.width > 0) {
      end = std::min<std::int64_t>(end, ruler_.width);
    }
    end -= stop->ends_text ? behind : stop->centers_text ? behind / 2 : 0;
    const int mark = std::max(width_of_mark(stop->leader) * em_ / 1000, 1);
    const std::int64_t count = (end - x_) * kSafetyPerMille / 1000 / mark;
    x_ = std::max(end, x_);
    return stop->leader == 0 ? std::string()
                             : std::string(static_cast<std::size_t>(std::clamp<std::int64_t>(
                                               count, kMarksMin, kMarksMax)),
                                           stop->leader);
  }

 private:
  const TabRuler& ruler_;
  int em_ = 0;
  std::int64_t x_ = 0;  // text may be as long as a file
};

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n';
}

/// Whether a blank must part a line of dots from `c` behind it.
bool needs_blank(char32_t c) {
  constexpr std::u32string_view kClosing = U".,;:)/";
  return !is_blank(c) && kClosing.find(c) == std::u32string_view::npos;
}

}  // namespace

bool draw_leaders(const TabRuler& ruler, std::vector<model::Span>& spans) {
  const bool draws = std::any_of(ruler.stops.begin(), ruler.stops.end(),
                                 [](const TabStop& stop) { return stop.leader != 0; });
  if (!draws) {
    return false;
  }
  const std::vector<Place> places = places_of(spans);
  Line line(ruler);
  bool has_drawn = false;
  bool follows_marks = false;
  std::vector<std::string> texts(spans.size());
  for (std::size_t i = 0; i < places.size(); ++i) {
    const char32_t c = places[i].character;
    std::string& text = texts[places[i].span];
    if (c != U'\t') {
      line.pass(c);
      text += follows_marks && needs_blank(c) ? " " : "";
      append_utf8(text, c);
      follows_marks = false;
      continue;
    }
    std::int64_t behind = 0;
    for (std::size_t k = i + 1;
         k < places.size() && places[k].character != U'\t' && places[k].character != U'\n'; ++k) {
      behind += line.width(places[k].character);
    }
    const std::string marks = line.go(behind);
    if (marks.empty()) {
      text += '\t';
      follows_marks = false;
      continue;
    }
    const bool follows_text = i > 0 && !is_blank(places[i - 1].character);
    text += follows_text && !follows_marks ? " " : "";
    text += marks;
    follows_marks = true;
    has_drawn = true;
  }
  for (std::size_t i = 0; has_drawn && i < spans.size(); ++i) {
    spans[i].text = std::move(texts[i]);
  }
  return has_drawn;
}

}  // namespace gazette::ingest::docx
