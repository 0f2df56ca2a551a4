// Boxes made to fit the column: rows of dots cut to their lines, words parted that are too wide.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/typeset/parts.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {
namespace {

/// A word that is cut anywhere is cut into so many pieces a line.
constexpr std::int64_t kPiecesOfLine = 16;

/// Less room than this at a line's end is not worth a row of dots that goes on below.
constexpr Length kLeaderRoomLeast = {36 * kScaledPerPoint};

/// Where each dot of a row begins, and behind them where the last ends: "." and "…" may be mixed.
std::vector<std::size_t> places_of_dots(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; at < text.size();) {
    places.push_back(at);
    static_cast<void>(next_code_point(text, at));
  }
  places.push_back(text.size());
  return places;
}

/// The last part of `box` ends as the box does.
void end_as(const Box& box, Box& part) {
  part.note = box.note;
  part.space = box.space;
  part.space_follows = box.space_follows;
  part.break_after = box.break_after;
  part.penalty = box.penalty;
}

}  // namespace

/// What follows the making of boxes and needs the column's widths.
void Setter::fit_boxes(Length first, Length others) {
  // A column of a table that is cut may be narrower than its white.
  constexpr Length kLeast = {kScaledPerPoint};
  first = std::max(first, kLeast);
  others = std::max(others, kLeast);
  cut_leaders(first, others);
  part_wide_words(std::min(first, others));
}

/// A row of dots longer than the rest of its line and too long to shrink into it goes on over whole
/// lines, and never leaves two or three dots to the last: the dots are shared out over as many
/// lines as come nearest to their own width, and each line's share is as wide as its room.
void Setter::cut_leaders(Length first, Length others) {
  Length before = {};  // on the lines so far, as if they were one
  Length line = first;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const Box box = boxes_[i];
    Length room =
        before < line ? line - before : others - Length{(before - line).scaled % others.scaled};
    const bool fits = box.width * kLeaderShrinkPerMille / 1000 <= room;
    if (!box.is_leader || (fits && box.width <= others)) {
      const bool ends = box.break_after == BreakAfter::forced;
      before = ends ? Length{} : before + box.width + box.space;
      line = ends ? others : line;
      continue;
    }
    room = room < kLeaderRoomLeast ? Length{} : room;
    const std::string text(words_.text(box.word));
    const std::vector<std::size_t> places = places_of_dots(text);
    const std::size_t dots = places.size() - 1;
    std::int64_t lines = room.scaled == 0 ? 1 : 0;
    while ((room + others * lines) * 3 / 2 < box.width) {
      ++lines;
    }
    const Length whole = room + others * lines;
    std::vector<Box> parts;
    Length done = {};
    for (std::size_t dot = 0; dot < dots;) {
      const Length own = parts.empty() && room.scaled > 0 ? room : others;
      done += own;
      const auto end = done >= whole ? dots
                                     : static_cast<std::size_t>(static_cast<std::int64_t>(dots) *
                                                                done.scaled / whole.scaled);
      if (end > dot) {
        Box& part = parts.emplace_back(
            part_of(box, std::string_view(text).substr(places[dot], places[end] - places[dot])));
        part.width = std::min(own, part.width * (1000 + kLeaderStretchPerMille) / 1000);
        part.break_after = BreakAfter::allowed;
        part.penalty = 0;
        dot = end;
      }
    }
    end_as(box, parts.back());
    if (room.scaled == 0 && i > 0 && boxes_[i - 1].break_after == BreakAfter::never) {
      boxes_[i - 1].break_after = BreakAfter::allowed;
      boxes_[i - 1].penalty = kTie;
    }
    boxes_[i] = parts.front();
    boxes_.insert(boxes_.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.begin() + 1,
                  parts.end());
    i += parts.size() - 1;
    before = parts.back().width + parts.back().space;
    line = others;
  }
}

/// Words wider than the column are parted behind their marks, or cut where they have none; each of
/// these is reported.
void Setter::part_wide_words(Length width) {
  std::vector<Box> parted;  // boxes up to `copied`; empty until a wide word is found
  std::size_t copied = 0;
  std::size_t begin = 0;
  Length word_width = {};
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    word_width += boxes_[i].is_leader ? Length{} : boxes_[i].width;
    const bool ends = boxes_[i].break_after != BreakAfter::never || i + 1 == boxes_.size();
    if (ends && word_width > width) {
      parted.insert(parted.end(), boxes_.begin() + static_cast<std::ptrdiff_t>(copied),
                    boxes_.begin() + static_cast<std::ptrdiff_t>(begin));
      bool is_cut = false;
      for (std::size_t k = begin; k <= i; ++k) {
        if (boxes_[k].is_leader) {
          parted.push_back(boxes_[k]);  // as wide as its line left it
        } else {
          is_cut = add_parts(boxes_[k], width, parted) || is_cut;
        }
        if (k < i) {
          parted.back().break_after = BreakAfter::allowed;
          parted.back().penalty = kInAddress;
        }
      }
      if (is_cut && !is_quiet_) {
        diagnostics_.report(
            {.code = "G0504",
             .place = place_of_current(),
             .message = fmt::format("\"{}\" is wider than its column and was cut",
                                    shorten(words_.text(boxes_[begin].word), 60)),
             .help = "put spaces where the text may be broken, or widen the column"});
      }
      copied = i + 1;
    }
    if (ends) {
      begin = i + 1;
      word_width = {};
    }
  }
  if (copied > 0) {
    parted.insert(parted.end(), boxes_.begin() + static_cast<std::ptrdiff_t>(copied), boxes_.end());
    boxes_ = std::move(parted);
  }
}

/// Says where a line ends inside an address or a symbol.
void Setter::report_parted(const Line& line) {
  if (line.last || is_quiet_ || line.end == boxes_.size()) {
    return;
  }
  const Box& box = boxes_[line.end - 1];
  if (!box.space_follows && box.penalty >= kInAddress && !boxes_[line.end].is_leader) {
    diagnostics_.report(
        {.code = "G0516",
         .place = place_of_current(),
         .message = fmt::format("a line ends inside a word without a space, after \"{}\"",
                                shorten(words_.text(box.word), 40)),
         .help = "nothing is lost; look whether the place is a good one"});
  }
}

/// Parts the addresses and symbols that a line of such badness is worth; false where there are
/// none.
bool Setter::part_codes(std::int64_t badness) {
  std::vector<Box> parted;
  for (const Box& box : boxes_) {
    const std::string text(words_.text(box.word));
    const WordKind kind = box.is_leader ? WordKind::plain : kind_of(text);
    const bool is_worth = (kind == WordKind::address && badness > kInAddress) ||
                          (kind == WordKind::symbol && badness > kInSymbol);
    if (is_worth && next_part(text, kind) < text.size()) {
      for (std::string_view rest = text; !rest.empty();) {
        const std::size_t end = next_part(rest, kind);
        parted.push_back(part_of(box, rest.substr(0, end)));
        parted.back().break_after = BreakAfter::allowed;
        parted.back().penalty = penalty_in(kind);
        rest.remove_prefix(end);
      }
      end_as(box, parted.back());
    } else {
      parted.push_back(box);
    }
  }
  const bool is_changed = parted.size() > boxes_.size();
  boxes_ = std::move(parted);
  return is_changed;
}

/// A box of the same kind with another text; no space and no break follow it.
Box Setter::part_of(const Box& box, std::string_view text) {
  Box part = box;
  part.word = words_.intern(box.face, text, words_[box.word].shaping);
  part.width = scaled(words_[part.word].width, box.face, box.size);
  part.hang = hangs_ ? scaled(facts_of(part.word).hang, box.face, box.size) : Length{};
  part.note = 0;
  part.space = {};
  part.space_follows = false;
  part.break_after = BreakAfter::never;
  part.penalty = 0;
  return part;
}

/// The parts of a box behind its marks, each cut where it is still too wide; whether one was.
bool Setter::add_parts(const Box& box, Length width, std::vector<Box>& parts) {
  const std::string text(words_.text(box.word));
  bool is_cut = false;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = next_part(rest, WordKind::address);
    is_cut = add_cut(part_of(box, rest.substr(0, end)), width, parts) || is_cut;
    rest.remove_prefix(end);
    if (!rest.empty()) {
      parts.back().break_after = BreakAfter::allowed;
      parts.back().penalty = kInAddress;
    }
  }
  end_as(box, parts.back());
  return is_cut;
}

/// A part cut into pieces of a share of a line, so that lines are filled whatever stands before it;
/// whether it had to be cut.
bool Setter::add_cut(const Box& box, Length column, std::vector<Box>& parts) {
  if (box.width <= column) {
    parts.push_back(box);
    return false;
  }
  const Length width = column / kPiecesOfLine;
  const std::string text(words_.text(box.word));
  const std::vector<font::Glyph> glyphs(words_.glyphs(box.word).begin(),
                                        words_.glyphs(box.word).end());
  std::size_t begin = 0;  // of the piece, in text
  std::size_t end = 0;
  std::int32_t units = 0;  // of the piece
  for (std::size_t i = 0; i < glyphs.size();) {
    // A cluster: a glyph that has text, and those behind it that have none.
    std::size_t next = i;
    std::int32_t advance = 0;
    std::size_t bytes = 0;
    do {
      advance += glyphs[next].advance;
      bytes += glyphs[next].text_bytes;
      ++next;
    } while (next < glyphs.size() && glyphs[next].text_bytes == 0);
    if (end > begin && scaled(units + advance, box.face, box.size) > width) {
      parts.push_back(part_of(box, std::string_view(text).substr(begin, end - begin)));
      parts.back().break_after = BreakAfter::allowed;
      begin = end;
      units = 0;
    }
    units += advance;
    end += bytes;
    i = next;
  }
  parts.push_back(part_of(box, std::string_view(text).substr(begin)));
  return true;
}

}  // namespace gazette::typeset
