#include "gazette/typeset/table_columns.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace gazette::typeset {
namespace {

/// A table is made smaller by steps of this.
constexpr Length kSizeStep = {kScaledPerPoint};

/// So many rows say enough of a table's height.
constexpr std::size_t kRowsJudged = 400;

/// Of each line of a cell about this share of an em stays empty, since words are not cut.
constexpr std::int64_t kEmptyPerMille = 900;

/// Widths are moved by a sixteenth of the measure at first, at last by a hundred and twenty-eighth;
/// so many moves are tried in all.
constexpr std::int64_t kCoarsestMove = 16;
constexpr std::int64_t kFinestMove = 128;
constexpr int kMovesMost = 24;

/// A unit more for each column makes up for what scaling and parting round down.
void raise(std::vector<Length>& lengths, const PlacedCell& placed, Length needed) {
  const Length have = sum_of(lengths, placed.column, placed.columns);
  for (std::size_t i = 0; needed > have && i < placed.columns; ++i) {
    lengths[placed.column + i] +=
        (needed - have) / static_cast<std::int64_t>(placed.columns) + Length{1};
  }
}

/// The greatest number whose cube is not greater.
std::int64_t cube_root(std::int64_t number) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 20U; bit > 0; bit /= 2) {
    const std::int64_t next = root + bit;
    root = next * next <= number / next ? next : root;
  }
  return root;
}

/// By column: the cube root of the sum of the squares of its texts' lengths.
std::vector<std::int64_t> weights_of(const Grid& grid, const std::vector<CellExtent>& extents) {
  constexpr std::int64_t kUnit = kScaledPerPoint / 4;  // keeps the sums in 64 bits
  constexpr std::int64_t kSumMost = std::int64_t{1} << 50U;
  constexpr std::int64_t kFineness = 4096;  // its cube root is 16
  std::vector<std::int64_t> sums(grid.columns, 0);
  for (std::size_t i = 0; i < grid.cells.size(); ++i) {
    const PlacedCell& placed = grid.cells[i];
    const std::int64_t share =
        extents[i].most.scaled / kUnit / static_cast<std::int64_t>(placed.columns);
    for (std::size_t k = 0; k < placed.columns; ++k) {
      std::int64_t& sum = sums[placed.column + k];
      sum = std::min(sum + share * share, kSumMost);
    }
  }
  for (std::int64_t& sum : sums) {
    sum = std::max<std::int64_t>(cube_root(sum * kFineness), 1);
  }
  return sums;
}

/// Widths as the weights, none less than its least nor more than its most, together `width`.
std::vector<Length> share_by_weights(const ColumnNeeds& needs,
                                     const std::vector<std::int64_t>& weights, Length width) {
  constexpr std::int64_t kFraction = 1024;
  const auto at = [&](std::int64_t factor) {
    std::vector<Length> widths(weights.size());
    for (std::size_t i = 0; i < weights.size(); ++i) {
      const Length most = std::max(needs.least[i], needs.most[i]);
      widths[i] = std::clamp(Length{weights[i] * factor / kFraction}, needs.least[i], most);
    }
    return widths;
  };
  std::int64_t low = 0;
  std::int64_t high = width.scaled * kFraction;
  while (low + 1 < high) {
    const std::int64_t middle = low + (high - low) / 2;
    (sum_of(at(middle)) <= width ? low : high) = middle;
  }
  return at(low);
}

/// What rounding left over goes to the last column, so that the table ends at the measure.
void fill_up(std::vector<Length>& widths, Length width) {
  if (!widths.empty()) {
    widths.back() += width - sum_of(widths);
  }
}

std::vector<Length> scale_to(const std::vector<Length>& lengths, Length width) {
  const std::int64_t sum = std::max<std::int64_t>(sum_of(lengths).scaled, 1);
  std::vector<Length> widths;
  widths.reserve(lengths.size());
  for (const Length length : lengths) {
    widths.push_back(Length{length.scaled * width.scaled / sum});
  }
  return widths;
}

/// The cells of one row and one column that are looked at to judge heights.
class Judge {
 public:
  Judge(const Grid& grid, const std::vector<CellExtent>& extents, const TableScale& scale)
      : padding_(scale.padding * 2), empty_(scale.size * kEmptyPerMille / 1000) {
    const std::size_t stride = grid.rows / kRowsJudged + 1;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const PlacedCell& placed = grid.cells[i];
      const bool is_judged = placed.row < grid.head_rows || placed.row % stride == 0;
      if (placed.columns == 1 && placed.rows == 1 && is_judged && extents[i].most.scaled > 0) {
        texts_.push_back(
            {.row = placed.row, .column = placed.column, .length = scale.of(extents[i].most)});
      }
    }
  }

  /// The rows' heights in lines, and by column what a move would change: how many lines fewer if it
  /// were wider by `step`, how many more if narrower.
  struct Verdict {
    std::int64_t lines = 0;
    std::vector<std::int64_t> saved = {};
    std::vector<std::int64_t> lost = {};
  };
  [[nodiscard]] Verdict judge(const std::vector<Length>& widths, Length step) const {
    Verdict verdict{.saved = std::vector<std::int64_t>(widths.size()),
                    .lost = std::vector<std::int64_t>(widths.size())};
    std::vector<std::int64_t> lines;
    for (std::size_t begin = 0, end = 0; begin < texts_.size(); begin = end) {
      std::int64_t highest = 1;
      std::int64_t second = 1;
      lines.clear();
      for (; end < texts_.size() && texts_[end].row == texts_[begin].row; ++end) {
        const std::int64_t own = lines_of(texts_[end].length, widths[texts_[end].column]);
        second = std::max(second, std::min(own, highest));
        highest = std::max(highest, own);
        lines.push_back(own);
      }
      verdict.lines += highest;
      for (std::size_t i = begin; i < end; ++i) {
        const Text& text = texts_[i];
        const Length width = widths[text.column];
        if (lines[i - begin] == highest && highest > second) {
          const std::int64_t wider = lines_of(text.length, width + step);
          verdict.saved[text.column] += highest - std::max(wider, second);
        }
        const std::int64_t narrower = lines_of(text.length, width - step);
        verdict.lost[text.column] += std::max<std::int64_t>(narrower - highest, 0);
      }
    }
    return verdict;
  }

 private:
  struct Text {
    std::size_t row = 0;
    std::size_t column = 0;
    Length length = {};
  };
  [[nodiscard]] std::int64_t lines_of(Length length, Length column) const {
    const Length width = column - padding_;
    if (length <= width) {
      return 1;
    }
    const std::int64_t filled =
        std::max({(width - empty_).scaled, width.scaled / 2, std::int64_t{1}});
    return (length.scaled + filled - 1) / filled;
  }

  Length padding_;
  Length empty_;
  std::vector<Text> texts_;  // row by row
};

/// The best move of `step` from one column to another, by what each saves and loses on its own.
std::optional<std::pair<std::size_t, std::size_t>> best_move(const Judge::Verdict& verdict,
                                                             const std::vector<Length>& widths,
                                                             const ColumnNeeds& needs,
                                                             Length step) {
  std::optional<std::size_t> from;
  const auto to = static_cast<std::size_t>(
      std::max_element(verdict.saved.begin(), verdict.saved.end()) - verdict.saved.begin());
  for (std::size_t i = 0; i < widths.size(); ++i) {
    const bool can_give = i != to && widths[i] - step >= needs.least[i];
    if (can_give && (!from || verdict.lost[i] < verdict.lost[*from])) {
      from = i;
    }
  }
  if (!from || verdict.saved[to] <= verdict.lost[*from]) {
    return std::nullopt;
  }
  return std::pair(*from, to);
}

/// Moves width between columns while the table becomes lower.
void lower_rows(const Judge& judge, const ColumnNeeds& needs, Length width,
                std::vector<Length>& widths) {
  std::int64_t parts = kCoarsestMove;
  Judge::Verdict verdict = judge.judge(widths, width / parts);
  for (int i = 0; i < kMovesMost && parts <= kFinestMove; ++i) {
    const Length step = width / parts;
    const auto move = best_move(verdict, widths, needs, step);
    bool is_lower = false;
    if (move) {
      widths[move->first] -= step;
      widths[move->second] += step;
      Judge::Verdict next = judge.judge(widths, step);
      is_lower = next.lines < verdict.lines;
      if (is_lower) {
        verdict = std::move(next);
      } else {
        widths[move->first] += step;
        widths[move->second] -= step;
      }
    }
    if (!is_lower) {
      parts *= 2;
      verdict = judge.judge(widths, width / parts);
    }
  }
}

}  // namespace

Length sum_of(const std::vector<Length>& lengths, std::size_t begin, std::size_t count) {
  return std::accumulate(lengths.begin() + static_cast<std::ptrdiff_t>(begin),
                         lengths.begin() + static_cast<std::ptrdiff_t>(begin + count), Length{});
}

Length sum_of(const std::vector<Length>& lengths) {
  return sum_of(lengths, 0, lengths.size());
}

ColumnNeeds needs_of_columns(const Grid& grid, const std::vector<CellExtent>& extents,
                             const TableScale& scale) {
  ColumnNeeds needs{.least = std::vector<Length>(grid.columns, scale.padding * 2),
                    .most = std::vector<Length>(grid.columns, scale.padding * 2)};
  for (const bool spanning : {false, true}) {
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
      const PlacedCell& placed = grid.cells[i];
      if ((placed.columns > 1) == spanning) {
        raise(needs.least, placed, scale.of(extents[i].least) + scale.padding * 2);
        raise(needs.most, placed, scale.of(extents[i].most) + scale.padding * 2);
      }
    }
  }
  return needs;
}

std::int64_t estimate_lines(const Grid& grid, const std::vector<CellExtent>& extents,
                            const TableScale& scale, const std::vector<Length>& widths) {
  return Judge(grid, extents, scale).judge(widths, {}).lines;
}

namespace {

/// The lengths, the greatest cut to one measure so that all together are `width`: narrow columns
/// keep their words whole.
std::vector<Length> capped(const std::vector<Length>& lengths, Length width) {
  std::vector<Length> ordered = lengths;
  std::sort(ordered.begin(), ordered.end());
  Length left = width;
  auto more = static_cast<std::int64_t>(ordered.size());
  Length cap = {};
  for (const Length length : ordered) {
    cap = left / more;
    if (length > cap) {
      break;
    }
    left -= length;
    --more;
  }
  std::vector<Length> result = lengths;
  for (Length& length : result) {
    length = std::min(length, cap);
  }
  return result;
}

}  // namespace

std::vector<Length> share_out(const Grid& grid, const std::vector<CellExtent>& extents,
                              const TableScale& scale, const ColumnNeeds& needs, Length width) {
  std::vector<Length> widths;
  if (sum_of(needs.least) >= width) {
    widths = capped(needs.least, width);
  } else if (sum_of(needs.most) <= width) {
    widths = scale_to(needs.most, width);
  } else {
    widths = share_by_weights(needs, weights_of(grid, extents), width);
    lower_rows(Judge(grid, extents, scale), needs, width, widths);
  }
  fill_up(widths, width);
  return widths;
}

std::vector<Length> widths_as_stated(const std::vector<std::uint32_t>& stated,
                                     const ColumnNeeds& needs, Length width) {
  if (sum_of(needs.least) >= width) {
    return {};
  }
  // Weights of at most some millions, so that a factor can be multiplied with them.
  constexpr std::uint64_t kWeightMost = 1'000'000;
  const std::uint64_t most = *std::max_element(stated.begin(), stated.end());
  std::vector<std::int64_t> weights;
  weights.reserve(stated.size());
  for (const std::uint32_t length : stated) {
    const std::uint64_t weight = most > kWeightMost ? length * kWeightMost / most : length;
    weights.push_back(std::max<std::int64_t>(static_cast<std::int64_t>(weight), 1));
  }
  std::vector<Length> widths = share_by_weights(
      {.least = needs.least, .most = std::vector<Length>(stated.size(), width)}, weights, width);
  fill_up(widths, width);
  return widths;
}

TableFit fit_table(const Grid& grid, const std::vector<CellExtent>& extents, TableScale scale,
                   const FitMeasure& measure) {
  const auto greatest_size = [&](Length width) -> std::optional<Length> {
    const Length least = std::min(scale.normal, measure.size_least);
    for (scale.size = scale.normal;; scale.size = std::max(scale.size - kSizeStep, least)) {
      if (sum_of(needs_of_columns(grid, extents, scale).least) <= width) {
        return scale.size;
      }
      if (scale.size == least) {
        return std::nullopt;
      }
    }
  };
  if (const auto size = greatest_size(measure.upright)) {
    return {.size = *size};
  }
  if (measure.landscape > measure.upright) {
    if (const auto size = greatest_size(measure.landscape)) {
      return {.size = *size, .landscape = true};
    }
  }
  return {.size = std::min(scale.normal, measure.size_least),
          .landscape = measure.landscape > measure.upright,
          .is_cut = true};
}

}  // namespace gazette::typeset
