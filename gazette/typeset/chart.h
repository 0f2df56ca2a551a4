// A chart (biểu đồ) of a few figures, as exact places: paper has it as rules and runs, a page on
// the screen as SVG. Both are drawn from one plan, so they cannot differ.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/base/length.h"
#include "gazette/model/instrument.h"

namespace gazette::typeset {

/// `columns` stand side by side, for what has an order, as months; `bars` lie one below the other,
/// for what has long names.
enum class ChartKind : std::uint8_t { columns, bars };

struct ChartItem {
  std::string label = {};
  std::int64_t value = 0;  // not negative
};

struct Chart {
  std::string title = {};
  std::string unit = {};  // of the values: "kỳ"
  ChartKind kind = ChartKind::columns;
  std::vector<ChartItem> items = {};
};

/// What is read of a chart by those who do not see it: title and all figures.
[[nodiscard]] std::string alternative_of(const Chart& chart);

struct ChartBox {
  Length x = {};
  Length y = {};  // of its top
  Length width = {};
  Length height = {};
};

/// A line of words in a column of the drawing.
struct ChartText {
  std::string text = {};
  Length x = {};
  Length y = {};  // of its top; it is `kChartLeading` high
  Length width = {};
  model::Alignment alignment = model::Alignment::left;
};

inline constexpr Length kChartSize = {9 * kScaledPerPoint};
inline constexpr Length kChartLeading = {11 * kScaledPerPoint};

/// The boxes and words of a chart, measured from its top left corner.
struct ChartDrawing {
  Length width = {};
  Length height = {};
  std::vector<ChartBox> boxes = {};
  std::vector<ChartText> texts = {};
};

/// All values on one scale that begins with zero, each beside its column or bar.
[[nodiscard]] ChartDrawing draw_chart(const Chart& chart, Length width);

/// The chart as an SVG element with title and description, in the colour of the text around it.
[[nodiscard]] std::string chart_svg(const Chart& chart);

}  // namespace gazette::typeset
