#include "gazette/typeset/linebreak.h"

#include <array>
#include <cstdlib>
#include <limits>

namespace gazette::typeset {
namespace {

// Costs. A line's demerits are (kLineCost + badness)^2, plus its break's penalty squared.

/// Every line costs a little, so that of two equal settings the shorter wins.
constexpr std::int64_t kLineCost = 10;
/// Badness is 100 r^3, r the share of the stretch or shrink that is used. The first pass takes
/// lines to r = 1.26; the second any stretch; the third also breaks what is tied.
constexpr std::int64_t kToleranceFirst = 200;
/// Not so low that all very loose lines cost the same: the least loose must still win.
constexpr std::int64_t kBadnessMax = 100'000;
/// A tight line beside a loose one shows; as dear as a line of badness 90.
constexpr std::int64_t kFitnessDemerits = 10000;
/// A last line shorter than the indent of the next paragraph looks like a hole.
constexpr std::int64_t kShortLastDemerits = 30000;
/// Breaking a tie ("Điều | 5") is the last resort before an overfull line.
constexpr std::int64_t kTiedPenalty = 2000;
/// An overfull line: above all else, but finite, so that the paragraph is still broken.
constexpr std::int64_t kOverfullDemerits = 10'000'000'000'000;

constexpr int kPasses = 3;

/// 100 (used / available)^3 in integers, at most kBadnessMax.
std::int64_t badness_of(Length used, Length available) {
  if (used.scaled <= 0) {
    return 0;
  }
  if (available.scaled <= 0) {
    return kBadnessMax;
  }
  const std::int64_t per_mille = used.scaled * 1000 / available.scaled;
  if (per_mille >= 10'000) {
    return kBadnessMax;
  }
  return per_mille * per_mille * per_mille / 10'000'000;
}

int fitness_of(bool shrinks, std::int64_t badness) {
  if (shrinks) {
    return badness > 12 ? 0 : 1;
  }
  return badness > 100 ? 3 : badness > 12 ? 2 : 1;
}

}  // namespace

Line LineBreaker::line_of(std::span<const Box> boxes, std::size_t begin, std::size_t end) const {
  const Length trailing = boxes[end - 1].space;
  return {.begin = begin,
          .end = end,
          .natural = widths_[end] - widths_[begin] - trailing,
          .spaces = spaces_[end] - spaces_[begin] - trailing};
}

const std::vector<Line>& LineBreaker::break_lines(std::span<const Box> boxes,
                                                  const LineMeasure& measure) {
  lines_.clear();
  widths_.resize(boxes.size() + 1);
  spaces_.resize(boxes.size() + 1);
  widths_[0] = {};
  spaces_[0] = {};
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    widths_[i + 1] = widths_[i] + boxes[i].width + boxes[i].space;
    spaces_[i + 1] = spaces_[i] + boxes[i].space;
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
  const Length width = begin == 0 ? measure.first : measure.others;
  const Line whole = line_of(boxes, begin, end);
  if (whole.natural <= width) {
    lines_.push_back(whole);
    return;
  }
  for (int number = 0; number < kPasses; ++number) {
    const Pass pass{.end = end,
                    .tolerance = number == 0 ? kToleranceFirst : kBadnessMax,
                    .is_last = number + 1 == kPasses};
    if (try_breaks(boxes, begin, measure, pass)) {
      break;
    }
  }
  std::size_t from = begin;
  for (auto to = breaks_.rbegin(); to != breaks_.rend(); ++to) {
    Line line = line_of(boxes, from, *to);
    const Length available = from == 0 ? measure.first : measure.others;
    const Length shrink = measure.justified ? line.spaces * kShrinkPerMille / 1000 : Length{};
    line.overfull = line.natural - shrink > available;
    lines_.push_back(line);
    from = *to;
  }
}

/// What a line costs: its badness and fitness class. Unjustified lines have no stretch of their
/// own; a third of the measure stands for it, so that their ends stay near each other.
LineBreaker::Cost LineBreaker::cost_of(const Line& line, Length available, bool is_end,
                                       const LineMeasure& measure) const {
  const Length slack = available - line.natural;
  const bool shrinks = slack.scaled < 0;
  const Length shrink = measure.justified ? line.spaces * kShrinkPerMille / 1000 : Length{};
  Cost cost;
  cost.overfull = -slack > shrink;
  if (shrinks) {
    cost.badness = badness_of(-slack, shrink);
  } else if (is_end && !measure.balanced) {
    cost.badness = 0;
  } else if (measure.justified) {
    cost.badness = badness_of(slack, line.spaces * kStretchPerMille / 1000);
  } else {
    cost.badness = badness_of(slack, available / 3);
  }
  cost.fitness = fitness_of(shrinks, cost.badness);
  return cost;
}

/// The best way to each fitness class with a line that ends before box `to`; starts from which the
/// line would be too long leave the active list for good, since lines only grow. In the last pass
/// the nearest start is used all the same where nothing else is left: an overfull line.
void LineBreaker::try_lines_to(std::span<const Box> boxes, std::size_t to, std::int64_t penalty,
                               const LineMeasure& measure, const Pass& pass) {
  constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::max();
  std::array<Node, 4> best{};
  for (Node& node : best) {
    node.demerits = kNone;
  }
  std::size_t kept = 0;
  bool found = false;
  for (std::size_t a = 0; a < active_.size(); ++a) {
    const std::size_t start = active_[a];
    const Node& from = nodes_[start];
    const Line line = line_of(boxes, from.position, to);
    const Length available = from.position == 0 ? measure.first : measure.others;
    const Cost cost = cost_of(line, available, to == pass.end, measure);
    const bool last_hope = pass.is_last && kept == 0 && !found && a + 1 == active_.size();
    if (!cost.overfull) {
      active_[kept++] = start;
    } else if (!last_hope) {
      continue;
    }
    if (cost.badness > pass.tolerance && measure.justified && !cost.overfull) {
      continue;
    }
    std::int64_t demerits =
        (kLineCost + cost.badness) * (kLineCost + cost.badness) + penalty * penalty;
    demerits += std::abs(cost.fitness - from.fitness) > 1 ? kFitnessDemerits : 0;
    demerits += cost.overfull ? kOverfullDemerits : 0;
    demerits += to == pass.end && line.natural < measure.least_last ? kShortLastDemerits : 0;
    demerits += from.demerits;
    Node& slot = best[static_cast<std::size_t>(cost.fitness)];
    if (demerits < slot.demerits) {
      slot = {.position = to, .previous = start, .demerits = demerits, .fitness = cost.fitness};
      found = true;
    }
  }
  active_.resize(kept);
  for (const Node& node : best) {
    if (node.demerits != kNone) {
      active_.push_back(nodes_.size());
      nodes_.push_back(node);
    }
  }
}

/// One pass over the legal breaks; leaves the chosen ones in breaks_, last first. False where no
/// way within the pass's tolerance exists (never in the last pass).
bool LineBreaker::try_breaks(std::span<const Box> boxes, std::size_t begin,
                             const LineMeasure& measure, const Pass& pass) {
  nodes_.clear();
  active_.clear();
  nodes_.push_back({.position = begin});
  active_.push_back(0);
  for (std::size_t to = begin + 1; to <= pass.end; ++to) {
    const Box& before = boxes[to - 1];
    const bool tied = before.break_after == BreakAfter::tied && to != pass.end;
    if (to != pass.end && before.break_after != BreakAfter::allowed && !(tied && pass.is_last)) {
      continue;
    }
    const std::int64_t penalty = to == pass.end ? 0 : tied ? kTiedPenalty : before.penalty;
    try_lines_to(boxes, to, penalty, measure, pass);
    if (active_.empty()) {
      return false;
    }
  }
  std::size_t chosen = nodes_.size();
  for (const std::size_t candidate : active_) {
    if (nodes_[candidate].position == pass.end &&
        (chosen == nodes_.size() || nodes_[candidate].demerits < nodes_[chosen].demerits)) {
      chosen = candidate;
    }
  }
  if (chosen == nodes_.size()) {
    return false;
  }
  breaks_.clear();
  for (std::size_t node = chosen; nodes_[node].position != begin; node = nodes_[node].previous) {
    breaks_.push_back(nodes_[node].position);
  }
  return true;
}

}  // namespace gazette::typeset
