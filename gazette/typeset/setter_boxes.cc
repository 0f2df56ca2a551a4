// The first half of setting a paragraph: its text becomes shaped boxes.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/typeset/setter.h"
#include "gazette/typeset/ties.h"

namespace gazette::typeset {
namespace {

constexpr std::uint8_t kDecorations = model::kUnderline | model::kStrike;

/// Superscripts and subscripts: size and shift as shares of the text's size. The rise stays inside
/// the leading, so that no line is pushed apart.
constexpr std::int64_t kScriptSizePerMille = 620;
constexpr std::int64_t kSuperscriptRisePerMille = 360;
constexpr std::int64_t kSubscriptDropPerMille = 140;

/// A tab is a wide space.
constexpr std::int64_t kTabSpaces = 4;

/// A break after a hyphen inside a word ("kinh tế-xã hội") is legal, at a cost.
constexpr std::int16_t kHyphenPenalty = 120;

/// A word longer than this is cut before it is shaped; far beyond any word, far below what a word
/// of the book can hold.
constexpr std::size_t kFragmentBytesMost = 4096;

/// A line of dots to fill in ("Họ và tên: ........") is one from so many bytes on.
constexpr std::size_t kDottedLineMin = 12;
/// It may be broken after each so many: three dots, or one "…".
constexpr std::size_t kDotsBytes = 3;

/// Breaks inside a word that is too wide for its column: free after these, dear elsewhere.
constexpr std::string_view kCutAfter = "/-_.?&=@+";

/// Private characters and the mark of an unreadable one: a face may have a glyph, but nobody knows
/// what it stands for.
bool has_no_meaning(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD;
}

/// The first line of dots in a word, empty at its end where there is none.
std::string_view find_dotted_line(std::string_view word) {
  constexpr std::string_view kEllipsis = "…";
  std::size_t begin = 0;
  for (std::size_t at = 0; word.size() >= kDottedLineMin && at <= word.size();) {
    const bool is_dot = at < word.size() && (word[at] == '.' || word[at] == '_');
    const bool is_ellipsis = word.substr(at).starts_with(kEllipsis);
    if (is_dot || is_ellipsis) {
      at += is_dot ? 1 : kEllipsis.size();
      continue;
    }
    if (at - begin >= kDottedLineMin) {
      return word.substr(begin, at - begin);
    }
    begin = ++at;
  }
  return word.substr(word.size());
}

std::size_t face_index(bool bold, bool italic) {
  return (bold ? 1U : 0U) + (italic ? 2U : 0U);
}

}  // namespace

/// The paragraph's text, cut into boxes at spaces and where the emphasis changes.
void Setter::make_boxes(const model::Paragraph& paragraph, const Setting& setting) {
  current_ = &paragraph;
  text_.clear();
  boxes_.clear();
  places_.clear();
  word_first_box_ = 0;
  word_begin_ = 0;
  for (const model::Span& span : paragraph.spans) {
    const std::size_t begin = text_.size();
    text_ += span.text;
    const std::size_t label_end = std::clamp(setting.bold_bytes, begin, text_.size());
    // A note's mark is raised whatever the source does with it.
    const std::uint8_t emphasis =
        span.note != 0 ? static_cast<std::uint8_t>(span.emphasis | model::kSuperscript)
                       : span.emphasis;
    add_stretch(begin, label_end, drawing_of(setting, emphasis, true));
    add_stretch(label_end, text_.size(), drawing_of(setting, emphasis, false));
    if (span.note != 0 && !boxes_.empty()) {
      boxes_.back().note = span.note;
    }
  }
  end_word(0);
  if (!boxes_.empty()) {
    boxes_.back().space_follows = false;
    boxes_.back().space = {};
    boxes_.back().break_after = BreakAfter::never;
  }
  apply_ties();
}

Setter::Drawing Setter::drawing_of(const Setting& setting, std::uint8_t emphasis,
                                   bool in_label) const {
  const Style& style = *setting.style;
  Drawing drawing;
  drawing.bold = style.bold || in_label || (emphasis & model::kBold) != 0;
  drawing.italic = style.italic || (emphasis & model::kItalic) != 0;
  drawing.decoration = emphasis & kDecorations;
  drawing.size = setting.size.scaled != 0 ? setting.size : style.size;
  if ((emphasis & (model::kSuperscript | model::kSubscript)) != 0) {
    drawing.rise = (emphasis & model::kSuperscript) != 0
                       ? drawing.size * kSuperscriptRisePerMille / 1000
                       : -(drawing.size * kSubscriptDropPerMille / 1000);
    drawing.size = drawing.size * kScriptSizePerMille / 1000;
  }
  return drawing;
}

/// Bytes [begin, end) of text_, all drawn alike.
void Setter::add_stretch(std::size_t begin, std::size_t end, const Drawing& drawing) {
  std::size_t fragment_begin = begin;
  for (std::size_t position = begin; position < end;) {
    const auto byte = static_cast<unsigned char>(text_[position]);
    if (byte > ' ' && byte < 0x80) {
      ++position;
      continue;
    }
    const std::size_t start = position;
    const char32_t c = next_code_point(text_, position);
    if (!is_space(c)) {
      continue;
    }
    add_fragment(std::string_view(text_).substr(fragment_begin, start - fragment_begin), drawing);
    places_.resize(boxes_.size(),
                   {static_cast<std::uint32_t>(word_begin_), static_cast<std::uint32_t>(start)});
    end_word(c);
    word_begin_ = position;
    fragment_begin = position;
  }
  add_fragment(std::string_view(text_).substr(fragment_begin, end - fragment_begin), drawing);
}

/// A word or a part of one, and the lines of dots in it.
void Setter::add_fragment(std::string_view fragment, const Drawing& drawing) {
  for (std::string_view dots = find_dotted_line(fragment); !dots.empty();
       dots = find_dotted_line(fragment)) {
    const auto begin = static_cast<std::size_t>(dots.data() - fragment.data());
    fragment.remove_prefix(begin + dots.size());
    add_word({dots.data() - begin, begin}, drawing);
    while (!dots.empty()) {
      std::size_t end = std::min(kDotsBytes, dots.size());
      while (end < dots.size() && (static_cast<unsigned char>(dots[end]) & 0xC0U) == 0x80U) {
        ++end;  // not inside a character
      }
      const std::size_t boxes_before = boxes_.size();
      add_with_fallbacks(dots.substr(0, end), drawing);
      if (boxes_.size() > boxes_before) {
        boxes_.back().break_after = BreakAfter::allowed;
      }
      dots.remove_prefix(end);
    }
  }
  add_word(fragment, drawing);
}

/// A hyphen between letters is a place where a line may end, and so is every `kFragmentBytesMost`th
/// byte: what is no word at all must not be shaped as one.
void Setter::add_word(std::string_view fragment, const Drawing& drawing) {
  const bool has_digit =
      std::any_of(fragment.begin(), fragment.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool parts_at_hyphens = !has_digit && fragment.find('/') == std::string_view::npos;
  while (!fragment.empty()) {
    std::size_t end = fragment.size();
    const std::size_t hyphen = parts_at_hyphens ? fragment.find('-') : std::string_view::npos;
    if (hyphen != std::string_view::npos && hyphen >= 2 && hyphen + 3 <= fragment.size()) {
      end = hyphen + 1;
    }
    if (end > kFragmentBytesMost) {
      end = kFragmentBytesMost;
      while ((static_cast<unsigned char>(fragment[end]) & 0xC0U) == 0x80U) {
        --end;  // not inside a character
      }
    }
    const std::size_t boxes_before = boxes_.size();
    add_with_fallbacks(fragment.substr(0, end), drawing);
    if (end < fragment.size() && boxes_.size() > boxes_before) {
      boxes_.back().break_after = BreakAfter::allowed;
      boxes_.back().penalty = kHyphenPenalty;
    }
    fragment.remove_prefix(end);
  }
}

/// Each character in the first face that has it: the style's, the fallback of its kind, symbols.
void Setter::add_with_fallbacks(std::string_view fragment, const Drawing& drawing) {
  if (fragment.empty()) {
    return;
  }
  const std::size_t kind = face_index(drawing.bold, drawing.italic);
  const std::array<font::FaceId, 3> chain = {faces_.at(kind), fallbacks_.at(kind), symbols_};
  const font::WordId whole = words_.intern(chain[0], fragment);
  if (is_whole(whole)) {
    add_box(whole, chain[0], drawing);
    return;
  }
  const font::Fonts& fonts = words_.fonts();
  std::size_t begin = 0;
  font::FaceId face = chain[0];
  const auto flush = [&](std::size_t end) {
    if (end > begin) {
      add_box(words_.intern(face, fragment.substr(begin, end - begin)), face, drawing);
    }
    begin = end;
  };
  for (std::size_t position = 0; position < fragment.size();) {
    const std::size_t start = position;
    const char32_t c = next_code_point(fragment, position);
    const auto* const found = std::find_if(chain.begin(), chain.end(), [&](font::FaceId candidate) {
      return !has_no_meaning(c) && fonts.covers(candidate, c);
    });
    if (found == chain.end()) {
      flush(start);
      begin = position;
      diagnostics_.report(
          {.code = "G0501",
           .place = place_of_current(),
           .message = fmt::format("no face has the character \"{}\" (U+{:04X}) of \"{}\"",
                                  fragment.substr(start, position - start),
                                  static_cast<std::uint32_t>(c), shorten(fragment, 40)),
           .help = "write another character, or add a face that has it to fonts/fonts.toml"});
      continue;
    }
    if (*found != face) {
      flush(start);
      face = *found;
    }
  }
  flush(fragment.size());
}

Length Setter::scaled(std::int32_t units, font::FaceId face, Length size) const {
  return size * units / words_.fonts().metrics(face).units_per_em;
}

void Setter::add_box(font::WordId word, font::FaceId face, const Drawing& drawing) {
  boxes_.push_back({.word = word,
                    .face = face,
                    .decoration = drawing.decoration,
                    .size = drawing.size,
                    .rise = drawing.rise,
                    .width = scaled(words_[word].width, face, drawing.size)});
}

bool Setter::is_whole(font::WordId word) {
  if (word >= word_states_.size()) {
    word_states_.resize(static_cast<std::size_t>(word) + 1024, 0);
  }
  std::uint8_t& state = word_states_[word];
  if (state == 0) {
    const auto glyphs = words_.glyphs(word);
    bool lacks = std::any_of(glyphs.begin(), glyphs.end(),
                             [](const font::Glyph& glyph) { return glyph.id == 0; });
    const std::string_view text = words_.text(word);
    for (std::size_t position = 0; position < text.size() && !lacks;) {
      lacks = has_no_meaning(next_code_point(text, position));
    }
    state = lacks ? 2 : 1;
  }
  return state == 1;
}

/// The word in hand is ended by `white_space` (0: by the paragraph's end).
void Setter::end_word(char32_t white_space) {
  places_.resize(boxes_.size(), {static_cast<std::uint32_t>(word_begin_),
                                 static_cast<std::uint32_t>(text_.size())});
  if (boxes_.size() == word_first_box_) {
    // White space after white space, or at the start: only a forced break has an effect.
    if (white_space == U'\n' && !boxes_.empty()) {
      boxes_.back().break_after = BreakAfter::forced;
    }
    return;
  }
  word_first_box_ = boxes_.size();
  if (white_space == 0) {
    return;
  }
  Box& box = boxes_.back();
  box.space_follows = true;
  box.space = scaled(words_.fonts().metrics(box.face).space, box.face, box.size);
  box.break_after = BreakAfter::allowed;
  if (white_space == U'\n') {
    box.break_after = BreakAfter::forced;
  } else if (white_space == U'\t') {
    box.space = box.space * kTabSpaces;
  } else if (white_space == 0xA0 || white_space == 0x202F) {
    box.break_after = BreakAfter::tied;
  }
}

void Setter::apply_ties() {
  const std::string_view text = text_;
  const auto word_of = [&](std::size_t box) {
    return text.substr(places_[box].begin, places_[box].end - places_[box].begin);
  };
  for (std::size_t i = 0; i + 1 < boxes_.size(); ++i) {
    Box& box = boxes_[i];
    if (!box.space_follows || box.break_after != BreakAfter::allowed) {
      continue;
    }
    const Tie tie = tie_between(word_of(i), word_of(i + 1));
    box.break_after = tie.tied ? BreakAfter::tied : BreakAfter::allowed;
    box.penalty = tie.penalty;
  }
}

/// Words wider than the column are cut into parts that fit; each is reported.
void Setter::cut_wide_boxes(Length width) {
  const bool fits =
      std::all_of(boxes_.begin(), boxes_.end(), [&](const Box& box) { return box.width <= width; });
  if (fits) {
    return;
  }
  std::vector<Box> boxes;
  for (const Box& box : boxes_) {
    if (box.width <= width) {
      boxes.push_back(box);
      continue;
    }
    diagnostics_.report({.code = "G0504",
                         .place = place_of_current(),
                         .message = fmt::format("\"{}\" is wider than its column and was cut",
                                                shorten(words_.text(box.word), 60)),
                         .help = "put spaces where the text may be broken, or widen the column"});
    const std::vector<Box> parts = cut(box, width);
    boxes.insert(boxes.end(), parts.begin(), parts.end());
  }
  boxes_ = std::move(boxes);
  // A word may be several boxes; one that is wider than the column may end its line after any.
  std::size_t first = 0;
  Length word_width = {};
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    word_width += boxes_[i].width;
    const bool ends = boxes_[i].space_follows || i + 1 == boxes_.size();
    for (std::size_t k = first; ends && word_width > width && k < i; ++k) {
      boxes_[k].break_after = BreakAfter::allowed;
    }
    if (ends) {
      first = i + 1;
      word_width = {};
    }
  }
}

std::vector<Box> Setter::cut(const Box& box, Length width) {
  const std::string text(words_.text(box.word));
  std::vector<Box> parts;
  std::size_t begin = 0;
  while (begin < text.size()) {
    // The longest part that fits, ended after a mark where there is one in its second half.
    std::size_t end = begin;
    std::size_t after_mark = 0;
    for (std::size_t position = begin; position < text.size();) {
      const std::size_t start = position;
      static_cast<void>(next_code_point(text, position));
      const font::WordId word =
          words_.intern(box.face, std::string_view(text).substr(begin, position - begin));
      if (scaled(words_[word].width, box.face, box.size) > width && end > begin) {
        break;
      }
      end = position;
      if (kCutAfter.find(text[start]) != std::string_view::npos) {
        after_mark = position;
      }
    }
    if (end < text.size() && after_mark > begin + (end - begin) / 2) {
      end = after_mark;
    }
    Box part = box;
    part.word = words_.intern(box.face, std::string_view(text).substr(begin, end - begin));
    part.width = scaled(words_[part.word].width, box.face, box.size);
    if (end < text.size()) {
      part.space = {};
      part.space_follows = false;
      part.break_after = BreakAfter::allowed;
      part.penalty = 0;
    }
    parts.push_back(part);
    begin = end;
  }
  return parts;
}

}  // namespace gazette::typeset
