// The first half of setting a paragraph: its text becomes shaped boxes.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/typeset/parts.h"
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

/// A word longer than this is cut before it is shaped; far beyond any word, far below what a word
/// of the book can hold.
constexpr std::size_t kFragmentBytesMost = 4096;

/// Words longer than this have no ties: no word of a date or a citation is.
constexpr std::size_t kTiedBytesMost = 64;

/// How far marks hang at a line's end, as shares of their width: a point or comma is nearly all
/// white, a hyphen is a short stroke, the others weigh more.
struct HangingMark {
  char32_t mark = 0;
  std::int32_t per_mille = 0;
};
constexpr std::array<HangingMark, 8> kHangingMarks = {{{U'.', 700},
                                                       {U',', 700},
                                                       {U';', 450},
                                                       {U':', 450},
                                                       {U'-', 600},
                                                       {U'”', 500},
                                                       {U'’', 600},
                                                       {U'"', 500}}};

/// Private characters and the mark of an unreadable one: a face may have a glyph, but nobody knows
/// what it stands for.
bool has_no_meaning(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c == 0xFFFD;
}

/// By how much the last mark of a word hangs, in font units.
std::int32_t hang_of(std::string_view text, std::span<const font::Glyph> glyphs) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0U) == 0x80U) {
  }
  const char32_t last = begin < text.size() ? next_code_point(text, begin) : 0;
  const auto* const mark =
      std::find_if(kHangingMarks.begin(), kHangingMarks.end(),
                   [&](const HangingMark& hanging) { return hanging.mark == last; });
  return mark == kHangingMarks.end() || glyphs.empty()
             ? 0
             : glyphs.back().advance * mark->per_mille / 1000;
}

/// How many of the first `most` bytes are whole characters.
std::size_t whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    return text.size();
  }
  std::size_t end = most;
  while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return end;
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
  word_first_box_ = 0;
  word_begin_ = 0;
  begin_links();
  hangs_ = layout_.hanging_punctuation && alignment_of(setting) == model::Alignment::justified;
  for (const model::Span& span : paragraph.spans) {
    const std::size_t begin = text_.size();
    text_ += span.text;
    const std::size_t label_end = std::clamp(setting.label_bytes, begin, text_.size());
    add_stretch(begin, label_end, drawing_of(setting, span, true));
    add_stretch(label_end, text_.size(), drawing_of(setting, span, false));
    if (span.note != 0 && !boxes_.empty()) {
      boxes_.back().note = span.note;
      if (word_begin_ >= begin && word_first_box_ > 0) {
        // Set off by a space, and still no beginning of a line.
        Box& former = boxes_[word_first_box_ - 1];
        former.penalty = std::max(former.penalty, kAtMark);
      }
    }
  }
  end_word(text_.size(), 0);
  if (!boxes_.empty()) {
    boxes_.back().space_follows = false;
    boxes_.back().space = {};
    boxes_.back().break_after = BreakAfter::never;
  }
}

Setter::Drawing Setter::drawing_of(const Setting& setting, const model::Span& span,
                                   bool in_label) const {
  const Style& style = *setting.style;
  // A note's mark is raised whatever the source does with it.
  const auto emphasis =
      static_cast<std::uint8_t>(span.emphasis | (span.note != 0 ? model::kSuperscript : 0));
  Drawing drawing;
  drawing.bold = style.bold || (in_label && setting.bold_label) || (emphasis & model::kBold) != 0;
  drawing.italic = style.italic || (emphasis & model::kItalic) != 0;
  drawing.decoration = emphasis & kDecorations;
  if (in_label) {
    drawing.decoration |= kLabel;
  }
  drawing.shaping = (emphasis & model::kSmallCapitals) != 0 ? font::Shaping::small_capitals
                                                            : font::Shaping::plain;
  drawing.size = size_of(setting);
  if (span.size_percent != 100) {
    const Length own = drawing.size * span.size_percent / 100;
    const Length room = std::max(drawing.size, size_within(leading_of(setting)));
    drawing.size = setting.lines_may_grow ? own : std::min(own, room);
  }
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
    // White space begins with one of these bytes, and hardly a letter of Vietnamese does.
    const bool may_be_space = byte <= ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3;
    if (!may_be_space) {
      ++position;
      continue;
    }
    const std::size_t start = position;
    const char32_t c = next_code_point(text_, position);
    if (!is_space(c)) {
      continue;
    }
    add_fragment(std::string_view(text_).substr(fragment_begin, start - fragment_begin), drawing);
    end_word(start, c);
    word_begin_ = position;
    fragment_begin = position;
  }
  add_fragment(std::string_view(text_).substr(fragment_begin, end - fragment_begin), drawing);
}

/// A word or a part of one, and the rows of dots in it.
void Setter::add_fragment(std::string_view fragment, const Drawing& drawing) {
  for (std::string_view dots = find_leader(fragment); !dots.empty(); dots = find_leader(fragment)) {
    const auto begin = static_cast<std::size_t>(dots.data() - fragment.data());
    fragment.remove_prefix(begin + dots.size());
    add_word({dots.data() - begin, begin}, drawing);
    add_leader(dots, drawing);
  }
  add_word(fragment, drawing);
}

/// What follows a row of dots may begin the next line; it itself is cut to its lines later.
void Setter::add_leader(std::string_view dots, const Drawing& drawing) {
  const std::size_t boxes_before = boxes_.size();
  while (!dots.empty()) {
    const std::size_t end = whole_characters(dots, kFragmentBytesMost);
    add_with_fallbacks(dots.substr(0, end), drawing);
    dots.remove_prefix(end);
  }
  for (std::size_t i = boxes_before; i < boxes_.size(); ++i) {
    boxes_[i].is_leader = true;
    boxes_[i].break_after = BreakAfter::allowed;
    boxes_[i].penalty = kAtMark;
  }
}

/// Compounds may be parted; addresses and symbols only where something is gained by it, later.
void Setter::add_word(std::string_view word, const Drawing& drawing) {
  const bool is_compound =
      word.find('-') != std::string_view::npos && kind_of(word) == WordKind::compound;
  while (!word.empty()) {
    std::size_t end = is_compound ? next_part(word, WordKind::compound) : word.size();
    const bool is_part = end < word.size();
    end = std::min(end, whole_characters(word, kFragmentBytesMost));
    const std::size_t boxes_before = boxes_.size();
    add_with_fallbacks(word.substr(0, end), drawing);
    if (is_part && boxes_.size() > boxes_before) {
      boxes_.back().break_after = BreakAfter::allowed;
      boxes_.back().penalty = kInCompound;
    }
    word.remove_prefix(end);
  }
}

/// Each character in the first face that has it: the style's, the fallback of its kind, symbols.
void Setter::add_with_fallbacks(std::string_view fragment, const Drawing& drawing) {
  if (fragment.empty()) {
    return;
  }
  const std::size_t kind = face_index(drawing.bold, drawing.italic);
  const std::array<font::FaceId, 3> chain = {faces_.at(kind), fallbacks_.at(kind), symbols_};
  const font::WordId whole = words_.intern(chain[0], fragment, drawing.shaping);
  if (facts_of(whole).is_whole) {
    add_box(whole, chain[0], drawing);
    return;
  }
  const font::Fonts& fonts = words_.fonts();
  std::size_t begin = 0;
  font::FaceId face = chain[0];
  const auto flush = [&](std::size_t end) {
    if (end > begin) {
      add_box(words_.intern(face, fragment.substr(begin, end - begin), drawing.shaping), face,
              drawing);
    }
    begin = end;
  };
  for (std::size_t position = 0; position < fragment.size();) {
    const std::size_t start = position;
    const char32_t c = next_code_point(fragment, position);
    const auto* const found = std::find_if(chain.begin(), chain.end(), [&](font::FaceId candidate) {
      return !has_no_meaning(c) && fonts.covers(candidate, c);
    });
    const std::string_view character = fragment.substr(start, position - start);
    if (found == chain.end()) {
      flush(start);
      begin = position;
      report_missing(character, c, fragment);
      continue;
    }
    if (*found != chain[0]) {
      report_fallback(character, c, *found);
    }
    if (*found != face) {
      flush(start);
      face = *found;
    }
  }
  flush(fragment.size());
}

void Setter::report_missing(std::string_view character, char32_t c, std::string_view fragment) {
  diagnostics_.report(
      {.code = "G0501",
       .place = place_of_current(),
       .message = fmt::format("no face has the character \"{}\" (U+{:04X}) of \"{}\"", character,
                              static_cast<std::uint32_t>(c), shorten(fragment, 40)),
       .help = "write another character, or add a face that has it to fonts/fonts.toml"});
}

void Setter::report_fallback(std::string_view character, char32_t c, font::FaceId face) {
  if (!fallbacks_noted_.insert(c).second) {
    return;
  }
  diagnostics_.report(
      {.code = "G0515",
       .place = place_of_current(),
       .message =
           fmt::format("the character \"{}\" (U+{:04X}) comes from the face \"{}\"", character,
                       static_cast<std::uint32_t>(c), words_.fonts().entry(face).name),
       .help = "look at it on the page; another character may stand better beside the text"});
}

Length Setter::scaled(std::int32_t units, font::FaceId face, Length size) const {
  return size * units / words_.fonts().metrics(face).units_per_em;
}

void Setter::add_box(font::WordId word, font::FaceId face, const Drawing& drawing) {
  Box& box = boxes_.emplace_back();
  box.word = word;
  box.face = face;
  box.decoration = drawing.decoration;
  box.size = drawing.size;
  box.rise = drawing.rise;
  box.width = scaled(words_[word].width, face, drawing.size);
  if (hangs_) {
    box.hang = scaled(facts_of(word).hang, face, drawing.size);
  }
}

const Setter::WordFacts& Setter::facts_of(font::WordId word) {
  if (word >= facts_.size()) {
    facts_.resize(static_cast<std::size_t>(word) + 1024);
  }
  WordFacts& facts = facts_[word];
  if (!facts.is_known) {
    const std::span<const font::Glyph> glyphs = words_.glyphs(word);
    const std::string_view text = words_.text(word);
    bool lacks = std::any_of(glyphs.begin(), glyphs.end(),
                             [](const font::Glyph& glyph) { return glyph.id == 0; });
    for (std::size_t position = 0; position < text.size() && !lacks;) {
      lacks = has_no_meaning(next_code_point(text, position));
    }
    facts = {.is_known = true,
             .is_whole = !lacks,
             .traits = text.size() <= kTiedBytesMost ? traits_of(text) : std::uint16_t{0},
             .hang = hang_of(text, glyphs)};
  }
  return facts;
}

/// The links of the paragraph in hand.
void Setter::begin_links() {
  next_link_ = 0;
  links_end_ = 0;
  const model::Origin& origin = current_->origin;
  if (links_.empty() || origin.paragraph == 0) {
    return;
  }
  const auto first = std::lower_bound(links_.begin(), links_.end(), key_of(origin),
                                      [](const model::TextLink& link, std::uint64_t key) {
                                        return key_of(link.place.origin) < key;
                                      });
  const auto end = std::find_if(first, links_.end(), [&](const model::TextLink& link) {
    return key_of(link.place.origin) != key_of(origin);
  });
  next_link_ = static_cast<std::size_t>(first - links_.begin());
  links_end_ = static_cast<std::size_t>(end - links_.begin());
}

/// A word leads somewhere as a whole, with the marks before and after it.
void Setter::link_word(std::size_t end) {
  while (next_link_ < links_end_ && links_[next_link_].place.end <= word_begin_) {
    ++next_link_;
  }
  if (next_link_ < links_end_ && links_[next_link_].place.begin < end) {
    for (std::size_t i = word_first_box_; i < boxes_.size(); ++i) {
      boxes_[i].link = static_cast<std::uint32_t>(next_link_ + 1);
    }
  }
}

/// The word in hand ends before byte `end`, where `white_space` stands (0: the paragraph's end).
void Setter::end_word(std::size_t end, char32_t white_space) {
  if (boxes_.size() == word_first_box_) {
    // White space after white space, or at the start: only a forced break has an effect.
    if (white_space == U'\n' && !boxes_.empty()) {
      boxes_.back().break_after = BreakAfter::forced;
    }
    return;
  }
  if (next_link_ < links_end_) {
    link_word(end);
  }
  const bool is_one_box = boxes_.size() == word_first_box_ + 1;
  const std::size_t bytes_count = end - word_begin_;
  const std::uint16_t traits =
      is_one_box ? facts_of(boxes_.back().word).traits
      : bytes_count <= kTiedBytesMost
          ? traits_of(std::string_view(text_).substr(word_begin_, bytes_count))
          : std::uint16_t{0};
  if (word_first_box_ > 0) {
    Box& former = boxes_[word_first_box_ - 1];
    former.penalty = std::max(former.penalty, tie_between(former_traits_, traits));
  }
  former_traits_ = traits;
  word_first_box_ = boxes_.size();
  if (white_space == 0) {
    return;
  }
  Box& box = boxes_.back();
  box.space_follows = true;
  box.space = scaled(words_.fonts().metrics(box.face).space, box.face, box.size);
  box.break_after = BreakAfter::allowed;
  box.penalty = 0;
  if (white_space == U'\n') {
    box.break_after = BreakAfter::forced;
  } else if (white_space == U'\t') {
    box.space = box.space * kTabSpaces;
  } else if (white_space == 0xA0 || white_space == 0x202F) {
    box.penalty = kAtNoBreakSpace;
  }
}

}  // namespace gazette::typeset
