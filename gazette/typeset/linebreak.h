// Breaking a paragraph into lines (ngắt dòng).
//
// Total fit, after Knuth and Plass (1981): of all ways to break the whole paragraph, the one with
// the least demerits. Vietnamese is written in spaced syllables, so breaks fall at spaces and no
// hyphenation is needed; what must stay together ("Điều 5") arrives tied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/font/font.h"

namespace gazette::typeset {

/// May a line end after a box, and at what cost.
enum class BreakAfter : std::uint8_t { never, tied, allowed, forced };

/// A shaped word or part of one, and the space that follows it.
struct Box {
  font::WordId word = 0;
  font::FaceId face = 0;
  BreakAfter break_after = BreakAfter::never;
  std::uint8_t decoration = 0;  // kUnderline, kStrike of model::Emphasis
  std::int16_t penalty = 0;     // of breaking after it, where allowed
  bool space_follows = false;   // in the text; `space` is its width
  std::uint32_t note = 0;       // from 1: the word ends in the mark of this note of the act
  Length size = {};
  Length rise = {};  // above the baseline
  Length width = {};
  Length space = {};
};

/// Boxes [begin, end) of one line. The spaces inside it grow by `stretch` (shrink where negative)
/// in all, in proportion to their widths.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  Length natural = {};    // width with natural spaces
  Length spaces = {};     // sum of the natural spaces inside
  bool last = false;      // of the paragraph, or before a forced break
  bool overfull = false;  // wider than the measure with its spaces fully shrunk
};

struct LineMeasure {
  Length first = {};  // width of the first line
  Length others = {};
  bool justified = true;   // otherwise lines keep their natural spaces
  bool balanced = false;   // lines of about one length, the last too (centred titles)
  Length least_last = {};  // a last line shorter than this is avoided
};

/// Breaks paragraphs; keeps its work space between them.
class LineBreaker {
 public:
  /// The lines of `boxes`. Never fails: a line that cannot fit is returned overfull, for the caller
  /// to report. The result is valid until the next call.
  const std::vector<Line>& break_lines(std::span<const Box> boxes, const LineMeasure& measure);

 private:
  struct Node {
    std::size_t position = 0;  // the line begins at this box
    std::size_t previous = 0;  // in nodes_
    std::int64_t demerits = 0;
    int fitness = 1;  // 0 tight, 1 decent, 2 loose, 3 very loose
  };
  struct Cost {
    std::int64_t badness = 0;
    int fitness = 1;
    bool overfull = false;
  };
  struct Pass {
    std::size_t end = 0;         // of the stretch being broken
    std::int64_t tolerance = 0;  // badness of the worst line allowed
    bool is_last = false;        // ties may break, lines may be overfull
  };
  void break_stretch(std::span<const Box> boxes, std::size_t begin, std::size_t end,
                     const LineMeasure& measure);
  bool try_breaks(std::span<const Box> boxes, std::size_t begin, const LineMeasure& measure,
                  const Pass& pass);
  void try_lines_to(std::span<const Box> boxes, std::size_t to, std::int64_t penalty,
                    const LineMeasure& measure, const Pass& pass);
  [[nodiscard]] Cost cost_of(const Line& line, Length available, bool is_end,
                             const LineMeasure& measure) const;
  [[nodiscard]] Line line_of(std::span<const Box> boxes, std::size_t begin, std::size_t end) const;

  std::vector<Length> widths_;  // widths_[i]: boxes and spaces before box i
  std::vector<Length> spaces_;  // spaces_[i]: spaces before box i
  std::vector<Node> nodes_;
  std::vector<std::size_t> active_;
  std::vector<std::size_t> breaks_;
  std::vector<Line> lines_;
};

/// How far the spaces of a line may grow and shrink, as shares of their natural width.
inline constexpr std::int64_t kStretchPerMille = 500;
inline constexpr std::int64_t kShrinkPerMille = 250;

}  // namespace gazette::typeset
