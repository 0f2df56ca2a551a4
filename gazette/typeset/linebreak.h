// Breaking a paragraph into lines (ngắt dòng).
//
// Total fit, after Knuth and Plass (1981): of all ways to break the whole paragraph, the one with
// the least demerits. Vietnamese is written in spaced syllables, so breaks fall at spaces and no
// hyphenation is needed; what should stay together ("Điều 5") arrives with a penalty by its grade.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/font/font.h"

namespace gazette::typeset {

/// May a line end after a box.
enum class BreakAfter : std::uint8_t { never, allowed, forced };

/// A break of this penalty or more parts what is tied, at a price higher than that of a loose line:
/// none is taken where the paragraph can be set without it and without a loose line.
inline constexpr std::int16_t kTie = 700;

/// Of a break where the author has put a no-break space: taken only for what would be too long.
inline constexpr std::int16_t kAtNoBreakSpace = 32'000;

/// In `Box::decoration`, beside the flags of model::Emphasis: the word is of its paragraph's label.
inline constexpr std::uint8_t kLabel = 0x80;

/// A shaped word or part of one, and the space that follows it.
struct Box {
  font::WordId word = 0;
  font::FaceId face = 0;
  BreakAfter break_after = BreakAfter::never;
  std::uint8_t decoration = 0;  // kUnderline, kStrike of model::Emphasis, kLabel
  std::int16_t penalty = 0;     // of breaking after it, where allowed
  bool space_follows = false;   // in the text; `space` is its width
  bool is_leader = false;       // a row of dots: as wide as its line leaves it
  std::uint32_t note = 0;       // from 1: the word ends in the mark of this note of the act
  std::uint32_t link = 0;       // from 1: of the act's words that lead somewhere
  Length size = {};
  Length rise = {};  // above the baseline
  Length width = {};
  Length space = {};
  Length hang = {};  // how far it may stand in the margin where it ends a line
};

/// Boxes [begin, end) of one line.
struct Line {
  std::size_t begin = 0;
  std::size_t end = 0;
  Length natural = {};    // width with natural spaces, less what hangs in the margin
  Length spaces = {};     // sum of the natural spaces inside
  Length leaders = {};    // sum of the natural widths of its leaders
  bool last = false;      // of the paragraph, or before a forced break
  bool overfull = false;  // wider than the measure with its spaces fully shrunk
  std::int64_t badness = 0;
  std::int64_t demerits = 0;  // of the lines up to this one, since a forced break
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
  /// Widths of the boxes before one.
  struct Sums {
    Length width = {};  // spaces included
    Length spaces = {};
    Length leaders = {};
  };
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
    bool too_loose = false;  // for the pass
  };
  struct Pass {
    std::size_t end = 0;  // of the stretch being broken
    std::int16_t penalty_most = 0;
    bool is_first = false;  // takes no loose line
    bool is_last = false;   // takes overfull lines
  };
  void break_stretch(std::span<const Box> boxes, std::size_t begin, std::size_t end,
                     const LineMeasure& measure);
  bool try_breaks(std::span<const Box> boxes, std::size_t begin, const LineMeasure& measure,
                  const Pass& pass);
  void try_lines_to(std::span<const Box> boxes, std::size_t to, const LineMeasure& measure,
                    const Pass& pass);
  [[nodiscard]] static Cost cost_of(const Line& line, Length available, const LineMeasure& measure,
                                    const Pass& pass);
  [[nodiscard]] Line line_of(std::span<const Box> boxes, std::size_t begin, std::size_t end) const;

  std::vector<Sums> sums_;  // sums_[i]: before box i
  std::vector<Node> nodes_;
  std::size_t first_active_ = 0;     // those of nodes_ from here on may still begin a line
  std::vector<std::size_t> chosen_;  // nodes that end the lines, last first
  std::vector<Line> lines_;
};

/// How far the spaces of a line may grow and shrink, as shares of their natural width: a half and a
/// third, as TeX has it for its own faces and for those that do not say. The stretch is a measure
/// of looseness and no limit, the shrink is one: words nearer than that run together.
inline constexpr std::int64_t kStretchPerMille = 500;
inline constexpr std::int64_t kShrinkPerMille = 333;

/// A leader may shrink to half of its dots' natural width, and grow by a third: dots of a Times
/// face are a quarter of an em apart, and readers of a PDF take a gap of a tenth more for a space.
inline constexpr std::int64_t kLeaderShrinkPerMille = 500;
inline constexpr std::int64_t kLeaderStretchPerMille = 340;

/// How much narrower than natural a line may be set.
[[nodiscard]] constexpr Length shrink_of(const Line& line, bool justified) {
  return (justified ? line.spaces * kShrinkPerMille / 1000 : Length{}) +
         line.leaders * kLeaderShrinkPerMille / 1000;
}

}  // namespace gazette::typeset
