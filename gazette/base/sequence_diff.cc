#include "gazette/base/sequence_diff.h"

#include <algorithm>
#include <unordered_map>

#include "gazette/base/assert.h"

namespace gazette {
namespace {

/// More insertions and deletions than this are not searched for at once: 2,000 need 8 MB and some
/// milliseconds, and grow with their square.
constexpr int kEditsMax = 2000;
/// How often what lies between fixed points is cut by further ones.
constexpr int kDepthMax = 40;

/// A place that two sequences share.
struct FixedPoint {
  std::size_t a = 0;
  std::size_t b = 0;
};

/// The longest chain of points that rises on both sides (patience sorting); `points` rise in `a`.
std::vector<FixedPoint> longest_rising(const std::vector<FixedPoint>& points) {
  std::vector<std::size_t> ends;  // ends[k]: the point with the least b that ends a chain of k + 1
  std::vector<std::size_t> before(points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto pile =
        std::lower_bound(ends.begin(), ends.end(), points[i].b,
                         [&](std::size_t end, std::size_t b) { return points[end].b < b; });
    before[i] = pile == ends.begin() ? i : *(pile - 1);
    if (pile == ends.end()) {
      ends.push_back(i);
    } else {
      *pile = i;
    }
  }
  std::vector<FixedPoint> chain(ends.size());
  for (std::size_t k = ends.size(), at = ends.empty() ? 0 : ends.back(); k > 0; --k) {
    chain[k - 1] = points[at];
    at = before[at];
  }
  return chain;
}

/// Marks what has no counterpart on the other side.
class Comparison {
 public:
  Comparison(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b)
      : a_(a), b_(b), a_changed_(a.size()), b_changed_(b.size()) {}

  void compare(DiffBlock range, int depth) {
    trim(range);
    if (range.a_begin == range.a_end || range.b_begin == range.b_end) {
      mark(range);
      return;
    }
    if (compare_greedily(range)) {
      return;
    }
    const std::vector<FixedPoint> points = depth < kDepthMax ? fixed_points(range) : no_points();
    if (points.empty()) {
      mark(range);
      return;
    }
    DiffBlock between = {.a_begin = range.a_begin, .b_begin = range.b_begin};
    for (const FixedPoint& point : points) {
      between.a_end = point.a;
      between.b_end = point.b;
      compare(between, depth + 1);
      between.a_begin = point.a + 1;
      between.b_begin = point.b + 1;
    }
    between.a_end = range.a_end;
    between.b_end = range.b_end;
    compare(between, depth + 1);
  }

  [[nodiscard]] std::vector<DiffBlock> blocks() const {
    std::vector<DiffBlock> blocks;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a_.size() || j < b_.size()) {
      DiffBlock block = {.a_begin = i, .b_begin = j};
      while (i < a_.size() && a_changed_[i]) {
        ++i;
      }
      while (j < b_.size() && b_changed_[j]) {
        ++j;
      }
      block.a_end = i;
      block.b_end = j;
      if (block.a_begin < block.a_end || block.b_begin < block.b_end) {
        blocks.push_back(block);
      }
      // What is not marked is equal, member for member.
      GAZETTE_ASSERT((i < a_.size()) == (j < b_.size()));
      while (i < a_.size() && j < b_.size() && !a_changed_[i] && !b_changed_[j]) {
        GAZETTE_ASSERT(a_[i] == b_[j]);
        ++i;
        ++j;
      }
    }
    return blocks;
  }

 private:
  static std::vector<FixedPoint> no_points() { return {}; }

  /// Takes away what is equal at both ends.
  void trim(DiffBlock& range) const {
    while (range.a_begin < range.a_end && range.b_begin < range.b_end &&
           a_[range.a_begin] == b_[range.b_begin]) {
      ++range.a_begin;
      ++range.b_begin;
    }
    while (range.a_begin < range.a_end && range.b_begin < range.b_end &&
           a_[range.a_end - 1] == b_[range.b_end - 1]) {
      --range.a_end;
      --range.b_end;
    }
  }

  void mark(const DiffBlock& range) {
    std::fill(a_changed_.begin() + signed_of(range.a_begin),
              a_changed_.begin() + signed_of(range.a_end), true);
    std::fill(b_changed_.begin() + signed_of(range.b_begin),
              b_changed_.begin() + signed_of(range.b_end), true);
  }

  static std::ptrdiff_t signed_of(std::size_t value) { return static_cast<std::ptrdiff_t>(value); }

  /// Myers' greedy search: for each number of edits, how far each diagonal k = x - y is reached.
  /// False, and nothing marked, where more than `kEditsMax` edits would be needed.
  bool compare_greedily(const DiffBlock& range) {
    const int a_size = static_cast<int>(range.a_end - range.a_begin);
    const int b_size = static_cast<int>(range.b_end - range.b_begin);
    const int edits_max = std::min(kEditsMax, a_size + b_size);
    std::vector<int> reached(static_cast<std::size_t>(2 * edits_max + 3), 0);
    const auto at = [edits_max](int k) { return static_cast<std::size_t>(k + edits_max + 1); };
    std::vector<std::vector<int>> trace;  // trace[d]: x on diagonals -d, -d + 2 ... d
    for (int d = 0; d <= edits_max; ++d) {
      std::vector<int> row;
      row.reserve(static_cast<std::size_t>(d + 1));
      for (int k = -d; k <= d; k += 2) {
        const bool down = k == -d || (k != d && reached[at(k - 1)] < reached[at(k + 1)]);
        int x = d == 0 ? 0 : (down ? reached[at(k + 1)] : reached[at(k - 1)] + 1);
        while (x < a_size && x - k < b_size && x - k >= 0 &&
               a_[range.a_begin + static_cast<std::size_t>(x)] ==
                   b_[range.b_begin + static_cast<std::size_t>(x - k)]) {
          ++x;
        }
        reached[at(k)] = x;
        row.push_back(x);
        if (k == a_size - b_size && x >= a_size) {
          mark_path(range, trace, d, k);
          return true;
        }
      }
      trace.push_back(std::move(row));
    }
    return false;
  }

  /// Walks back from diagonal `k` of the last search and marks each insertion and deletion.
  void mark_path(const DiffBlock& range, const std::vector<std::vector<int>>& trace, int d, int k) {
    for (; d > 0; --d) {
      const std::vector<int>& former = trace[static_cast<std::size_t>(d - 1)];
      const auto x_on = [&](int diagonal) {
        return former[static_cast<std::size_t>((diagonal + d - 1) / 2)];
      };
      const bool down = k == -d || (k != d && x_on(k - 1) < x_on(k + 1));
      const int from = down ? k + 1 : k - 1;
      const int x = x_on(from);
      if (down) {
        b_changed_[range.b_begin + static_cast<std::size_t>(x - from)] = true;
      } else {
        a_changed_[range.a_begin + static_cast<std::size_t>(x)] = true;
      }
      k = from;
    }
  }

  /// The members that both sides have once, as far as they stand in the same order.
  [[nodiscard]] std::vector<FixedPoint> fixed_points(const DiffBlock& range) const {
    struct Occurrences {
      std::size_t in_a = 0;
      std::size_t in_b = 0;
      std::size_t b = 0;
    };
    std::unordered_map<std::uint32_t, Occurrences> found;
    for (std::size_t i = range.a_begin; i < range.a_end; ++i) {
      ++found[a_[i]].in_a;
    }
    for (std::size_t j = range.b_begin; j < range.b_end; ++j) {
      Occurrences& occurrences = found[b_[j]];
      ++occurrences.in_b;
      occurrences.b = j;
    }
    std::vector<FixedPoint> points;
    for (std::size_t i = range.a_begin; i < range.a_end; ++i) {
      const Occurrences& occurrences = found[a_[i]];
      if (occurrences.in_a == 1 && occurrences.in_b == 1) {
        points.push_back({.a = i, .b = occurrences.b});
      }
    }
    return longest_rising(points);
  }

  std::span<const std::uint32_t> a_;
  std::span<const std::uint32_t> b_;
  std::vector<bool> a_changed_;
  std::vector<bool> b_changed_;
};

}  // namespace

std::vector<DiffBlock> diff_sequences(std::span<const std::uint32_t> a,
                                      std::span<const std::uint32_t> b) {
  Comparison comparison(a, b);
  comparison.compare({.a_end = a.size(), .b_end = b.size()}, 0);
  return comparison.blocks();
}

}  // namespace gazette
