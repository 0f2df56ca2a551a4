#include "gazette/typeset/linebreak.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace gazette::typeset {
namespace {

// Costs. A line's demerits are (kLineCost + badness)^2, plus its break's penalty squared, so that a
// penalty p is paid to be spared a line of about badness p: 400 is a line of ratio 1.6, 3,000 one
// of 3.1, 9,000 one of 4.5.

/// Every line costs a little, so that of two equal settings the shorter wins.
constexpr std::int64_t kLineCost = 10;
/// Badness is 100 r^3, r the ratio: the share of the stretch or shrink that is used. Not capped so
/// low that all very loose lines cost the same: the least loose must still win.
constexpr std::int64_t kBadnessMax = 30'000;
/// That of a line without a space to stretch, beside what it lacks.
constexpr std::int64_t kBadnessShort = 27'000;
/// Such a line may end so much short, as a share of the measure.
constexpr std::int64_t kShortShare = 10;
/// A tight line beside a loose one shows; as dear as a line of badness 90.
constexpr std::int64_t kFitnessDemerits = 10'000;
/// A loose line, of a ratio over 1, has holes that the eye falls into, and two of them are worse
/// than one that is looser: as dear as a line of badness 700.
constexpr std::int64_t kLooseDemerits = 500'000;
static_assert(kLooseDemerits > (kTie - 1) * (kTie - 1));
/// A last line shorter than the indent of the next paragraph looks like a hole.
constexpr std::int64_t kShortLastDemerits = 30'000;

/// The loosest line of the first pass.
constexpr std::int64_t kTolerancePerMille = 1000;

/// Each pass is made where the one before finds no way. The first takes no loose line and parts no
/// tie; the second weighs loose lines and ties against each other; the last takes what it gets.
constexpr std::array<std::int16_t, 3> kPenaltiesMost = {kTie - 1, kAtNoBreakSpace - 1,
                                                        std::numeric_limits<std::int16_t>::max()};

/// Unjustified lines have no stretch of their own; this share of the measure stands for it, so that
/// their ends stay near each other.
constexpr std::int64_t kRaggedShare = 3;

/// 100 (used / available)^3 in integers, at most kBadnessMax.
std::int64_t badness_of(Length used, Length available) {
  if (used.scaled <= 0) {
    return 0;
  }
  if (used.scaled * 3 >= available.scaled * 20) {
    return kBadnessMax;
  }
  const std::int64_t per_mille = used.scaled * 1000 / available.scaled;
  return per_mille * per_mille * per_mille / 10'000'000;
}

/// The class of lines of a ratio over 1.
constexpr int kVeryLoose = 3;

int fitness_of(bool shrinks, std::int64_t badness) {
  if (shrinks) {
    return badness > 12 ? 0 : 1;
  }
  return badness > 100 ? kVeryLoose : badness > 12 ? 2 : 1;
}

}  // namespace

Line LineBreaker::line_of(std::span<const Box> boxes, std::size_t begin, std::size_t end) const {
  const Box& last = boxes[end - 1];
  const Sums& from = sums_[begin];
  const Sums& to = sums_[end];
  return {.begin = begin,
          .end = end,
          .natural = to.width - from.width - last.space - last.hang,
          .spaces = to.spaces - from.spaces - last.space,
          .leaders = to.leaders - from.leaders};
}

const std::vector<Line>& LineBreaker::break_lines(std::span<const Box> boxes,
                                                  const LineMeasure& measure) {
  lines_.clear();
  sums_.resize(boxes.size() + 1);
  Sums sums;
  sums_[0] = sums;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    sums.width += box.width + box.space;
    sums.spaces += box.space;
    sums.leaders += box.is_leader ? box.width : Length{};
    sums_[i + 1] = sums;
  }
  std::size_t begin = 0;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (boxes[i].break_after == BreakAfter::forced || i + 1 == boxes.size()) {
      break_stretch(boxes, begin, i + 1, measure);
      lines_.back().last = true;
      begin = i + 1;
    }
  }
  return lines_;
}

/// Breaks boxes [begin, end), which end in a forced break or the paragraph's end.
void LineBreaker::break_stretch(std::span<const Box> boxes, std::size_t begin, std::size_t end,
                                const LineMeasure& measure) {
  const Line whole = line_of(boxes, begin, end);
  if (whole.natural <= (begin == 0 ? measure.first : measure.others)) {
    lines_.push_back(whole);
    return;
  }
  Pass pass{.end = end};
  for (const std::int16_t penalty_most : kPenaltiesMost) {
    pass.penalty_most = penalty_most;
    pass.is_first = penalty_most == kPenaltiesMost.front();
    pass.is_last = penalty_most == kPenaltiesMost.back();
    if (try_breaks(boxes, begin, measure, pass)) {
      break;
    }
  }
  std::size_t from = begin;
  for (auto node = chosen_.rbegin(); node != chosen_.rend(); ++node) {
    Line line = line_of(boxes, from, nodes_[*node].position);
    const Cost cost = cost_of(line, from == 0 ? measure.first : measure.others, measure, pass);
    line.overfull = cost.overfull;
    line.badness = cost.badness;
    line.demerits = nodes_[*node].demerits;
    lines_.push_back(line);
    from = line.end;
  }
}

/// What a line costs: its badness and fitness class.
LineBreaker::Cost LineBreaker::cost_of(const Line& line, Length available,
                                       const LineMeasure& measure, const Pass& pass) {
  const Length slack = available - line.natural;
  if (slack.scaled < 0) {
    const Length shrink = shrink_of(line, measure.justified);
    const bool overfull = -slack > shrink;
    const std::int64_t badness = overfull ? kBadnessMax : badness_of(-slack, shrink);
    return {.badness = badness, .fitness = fitness_of(true, badness), .overfull = overfull};
  }
  if (line.end == pass.end && !measure.balanced) {
    return {};
  }
  const Length stretch =
      (measure.justified ? line.spaces * kStretchPerMille / 1000 : available / kRaggedShare) +
      line.leaders * kLeaderStretchPerMille / 1000;
  if (measure.justified && pass.is_first &&
      slack.scaled * 1000 > stretch.scaled * kTolerancePerMille) {
    return {.too_loose = true};
  }
  std::int64_t badness = badness_of(slack, stretch);
  if (badness >= kBadnessShort) {
    // Next to nothing to stretch: of two lines that end short the longer is still the better.
    badness = kBadnessShort +
              std::min(badness_of(slack, available / kShortShare), kBadnessMax - kBadnessShort);
  }
  return {.badness = badness, .fitness = fitness_of(false, badness)};
}

/// The best way to each fitness class with a line that ends before box `to`. Lines only grow with
/// `to`, and shrink from one start to the next: starts from which they are too long leave for good,
/// and behind one from which the line is too loose it is looser still.
void LineBreaker::try_lines_to(std::span<const Box> boxes, std::size_t to,
                               const LineMeasure& measure, const Pass& pass) {
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
  std::array<Node, 4> best;
  for (Node& node : best) {
    node.demerits = kNone;
  }
  std::int64_t least = kNone;
  const std::int64_t penalty = to == pass.end ? 0 : boxes[to - 1].penalty;
  const std::size_t nodes_count = nodes_.size();
  for (std::size_t node = first_active_; node < nodes_count;) {
    // The ways to one start stand together; the line is the same from all of them.
    const std::size_t start = nodes_[node].position;
    std::size_t ways_end = node + 1;
    while (ways_end < nodes_count && nodes_[ways_end].position == start) {
      ++ways_end;
    }
    const Line line = line_of(boxes, start, to);
    const Cost cost = cost_of(line, start == 0 ? measure.first : measure.others, measure, pass);
    if (cost.overfull) {
      first_active_ = first_active_ == node ? ways_end : first_active_;
      if (!pass.is_last || least != kNone || ways_end < nodes_count) {
        node = ways_end;
        continue;
      }
    }
    if (cost.too_loose && start != 0) {
      break;
    }
    std::int64_t demerits =
        (kLineCost + cost.badness) * (kLineCost + cost.badness) + penalty * penalty;
    demerits += measure.justified && cost.fitness == kVeryLoose ? kLooseDemerits : 0;
    demerits += to == pass.end && line.natural < measure.least_last ? kShortLastDemerits : 0;
    for (; node < ways_end && !cost.too_loose; ++node) {
      const Node& from = nodes_[node];
      const std::int64_t all = from.demerits + demerits +
                               (std::abs(cost.fitness - from.fitness) > 1 ? kFitnessDemerits : 0);
      Node& slot = best[static_cast<std::size_t>(cost.fitness)];
      if (all < slot.demerits) {
        slot = {.position = to, .previous = node, .demerits = all, .fitness = cost.fitness};
        least = std::min(least, all);
      }
    }
    node = ways_end;
  }
  for (const Node& node : best) {
    // A way dearer than the best by more than a clash of classes costs leads nowhere.
    if (node.demerits != kNone && node.demerits <= least + kFitnessDemerits) {
      nodes_.push_back(node);
    }
  }
}

/// One pass over the legal breaks; leaves the nodes of the chosen ones in chosen_. False where no
/// way within the pass's limits exists (never in the last pass).
bool LineBreaker::try_breaks(std::span<const Box> boxes, std::size_t begin,
                             const LineMeasure& measure, const Pass& pass) {
  nodes_.clear();
  nodes_.push_back({.position = begin});
  first_active_ = 0;
  for (std::size_t to = begin + 1; to <= pass.end; ++to) {
    const Box& before = boxes[to - 1];
    const bool is_legal =
        before.break_after == BreakAfter::allowed && before.penalty <= pass.penalty_most;
    if (!is_legal && to != pass.end) {
      continue;
    }
    try_lines_to(boxes, to, measure, pass);
    if (first_active_ == nodes_.size()) {
      return false;
    }
  }
  std::size_t best = nodes_.size();
  for (std::size_t node = nodes_.size(); node-- > 0 && nodes_[node].position == pass.end;) {
    if (best == nodes_.size() || nodes_[node].demerits <= nodes_[best].demerits) {
      best = node;
    }
  }
  if (best == nodes_.size()) {
    return false;
  }
  chosen_.clear();
  for (std::size_t node = best; node != 0; node = nodes_[node].previous) {
    chosen_.push_back(node);
  }
  return true;
}

}  // namespace gazette::typeset
