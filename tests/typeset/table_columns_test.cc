#include "gazette/typeset/table_columns.h"

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

constexpr TableScale kScale = {.size = {12 * kScaledPerPoint},
                               .normal = {12 * kScaledPerPoint},
                               .padding = {4 * kScaledPerPoint}};

/// A grid of one-cell places, each with the extents given in points: {least, most}.
struct Sample {
  model::Table table = {};
  Grid grid = {};
  std::vector<CellExtent> extents = {};

  explicit Sample(const std::vector<std::vector<std::pair<int, int>>>& rows) {
    std::vector<std::vector<std::string>> texts;
    for (const auto& row : rows) {
      texts.emplace_back(row.size(), "x");
      for (const auto& [least, most] : row) {
        extents.push_back({.least = points(least), .most = points(most)});
      }
    }
    table = plain_table(texts);
    grid = place_cells(table, kNoParagraph);
  }
  [[nodiscard]] std::vector<Length> share(double width) const {
    return share_out(grid, extents, kScale, needs_of_columns(grid, extents, kScale), points(width));
  }
};

TEST_CASE("a column needs its widest word and its longest text, and the padding") {
  const Sample sample({{{10, 40}, {20, 20}}, {{30, 30}, {5, 90}}});
  const ColumnNeeds needs = needs_of_columns(sample.grid, sample.extents, kScale);
  CHECK(needs.least == std::vector{points(38) + Length{1}, points(28) + Length{1}});
  CHECK(needs.most == std::vector{points(48) + Length{1}, points(98) + Length{1}});
}

TEST_CASE("a cell over two columns asks for what they lack in equal parts") {
  Sample sample({{{10, 10}, {10, 10}}, {{92, 92}}});
  sample.table.rows[1].cells[0].column_span = 2;
  sample.grid = place_cells(sample.table, kNoParagraph);
  const ColumnNeeds needs = needs_of_columns(sample.grid, sample.extents, kScale);
  // 92 + 8 of padding, where the columns have 18 each.
  CHECK(to_text(needs.least[0]) == "50");
  CHECK(to_text(needs.least[1]) == "50");
}

TEST_CASE("columns that all have room share the measure as their texts are long") {
  const std::vector<Length> widths = Sample({{{10, 42}, {10, 92}}}).share(300);
  CHECK(to_text(widths[0]) == "100");
  CHECK(to_text(widths[1]) == "200");
}

TEST_CASE("a short column takes only what it needs, long ones share the rest by cube roots") {
  // Squares of 8:1 in 64 to 1: cube roots of 4 to 1.
  const std::vector<Length> widths = Sample({{{10, 10}, {10, 8000}, {10, 1000}}}).share(518);
  CHECK(to_text(widths[0]) == "18");
  CHECK(widths[1] + widths[2] == points(518) - widths[0]);
  CHECK(widths[1] > widths[2] * 3);
  CHECK(widths[1] < widths[2] * 9);
}

TEST_CASE("width moves to the column that makes the rows high") {
  const Sample sample({{{20, 300}, {20, 20}}, {{20, 20}, {20, 900}}, {{20, 20}, {20, 900}}});
  const std::vector<Length> widths = sample.share(400);
  const std::int64_t lines = estimate_lines(sample.grid, sample.extents, kScale, widths);
  for (int first = 40; first < 360; first += 10) {
    CHECK(lines <= estimate_lines(sample.grid, sample.extents, kScale,
                                  {points(first), points(400 - first)}));
  }
}

TEST_CASE("columns end at the measure to the last unit, also where words have no room") {
  CHECK(sum_of(Sample({{{10, 700}, {11, 333}, {7, 77}}}).share(500.3)) == points(500.3));
  CHECK(sum_of(Sample({{{300, 700}, {311, 333}, {7, 77}}}).share(500.3)) == points(500.3));
  CHECK(sum_of(Sample({{{1, 7}, {3, 3}, {7, 7}}}).share(500.3)) == points(500.3));
}

TEST_CASE("stated widths are kept, a column too narrow for its word is widened") {
  const Sample sample({{{10, 40}, {10, 400}, {10, 400}}});
  const ColumnNeeds needs = needs_of_columns(sample.grid, sample.extents, kScale);
  const std::vector<Length> widths = widths_as_stated({1000, 3000, 1000}, needs, points(500));
  CHECK(to_text(widths[0]) == "100");
  CHECK(to_text(widths[1]) == "300");
  CHECK(to_text(widths[2]) == "100");
  const std::vector<Length> raised = widths_as_stated({0, 3000, 1000}, needs, points(500));
  CHECK(to_text(raised[0]) == "18");
  CHECK(sum_of(raised) == points(500));
  CHECK(widths_as_stated({1, 1, 1}, needs, points(40)).empty());
}

TEST_CASE("a table fits upright, smaller, on a landscape page, or not at all") {
  const Sample sample({{{92, 92}, {92, 92}, {92, 92}}});  // 300 pt with its padding
  const auto fit = [&](double upright, double landscape) {
    return fit_table(
        sample.grid, sample.extents, kScale,
        {.upright = points(upright), .landscape = points(landscape), .size_least = points(8)});
  };
  CHECK(fit(301, 500).size == points(12));
  CHECK(fit(280, 500).size == points(11));
  CHECK_FALSE(fit(280, 500).landscape);
  CHECK(fit(200, 500).size == points(12));
  CHECK(fit(200, 500).landscape);
  CHECK(fit(200, 280).size == points(11));
  CHECK(fit(200, 280).landscape);
  CHECK(fit(100, 200).is_cut);
  CHECK(fit(100, 200).landscape);
  CHECK(fit(100, 200).size == points(8));
  CHECK(fit(100, 0).is_cut);
  CHECK_FALSE(fit(100, 0).landscape);
}

}  // namespace
}  // namespace gazette::typeset
