#include "gazette/typeset/chart.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

constexpr Length kLine = {kScaledPerPoint / 2};
constexpr Length kPlotHeight = {96 * kScaledPerPoint};  // of the highest column
constexpr Length kGap = {3 * kScaledPerPoint};          // between a value and its column or bar
constexpr Length kBarHeight = {9 * kScaledPerPoint};
constexpr Length kBarPitch = {15 * kScaledPerPoint};
constexpr std::int64_t kColumnPerCent = 40;  // of the room of each
constexpr std::int64_t kLabelPerCent = 34;   // of the width, for the labels of bars
constexpr std::int64_t kValuePerCent = 12;   // and for the values behind them
constexpr double kSvgWidth = 480;

std::int64_t highest(const Chart& chart) {
  std::int64_t most = 1;
  for (const ChartItem& item : chart.items) {
    most = std::max(most, item.value);
  }
  return most;
}

/// "7.527", as written in Vietnam.
std::string number_text(std::int64_t number) {
  std::string digits = fmt::format("{}", number);
  for (std::size_t place = digits.size(); place > 3; place -= 3) {
    digits.insert(place - 3, ".");
  }
  return digits;
}

void draw_columns(const Chart& chart, ChartDrawing& drawing) {
  const auto count = static_cast<std::int64_t>(chart.items.size());
  const Length room = drawing.width / std::max<std::int64_t>(count, 1);
  const Length foot = kChartLeading + kGap + kPlotHeight;
  for (std::int64_t i = 0; i < count; ++i) {
    const ChartItem& item = chart.items[static_cast<std::size_t>(i)];
    const Length height = kPlotHeight * item.value / highest(chart);
    const Length width = room * kColumnPerCent / 100;
    if (item.value > 0) {
      drawing.boxes.push_back({.x = room * i + (room - width) / 2,
                               .y = foot - height,
                               .width = width,
                               .height = height});
    }
    drawing.texts.push_back({.text = number_text(item.value),
                             .x = room * i,
                             .y = foot - height - kGap - kChartLeading,
                             .width = room,
                             .alignment = model::Alignment::center});
    drawing.texts.push_back({.text = item.label,
                             .x = room * i,
                             .y = foot + kGap,
                             .width = room,
                             .alignment = model::Alignment::center});
  }
  drawing.boxes.push_back({.y = foot, .width = drawing.width, .height = kLine});
  drawing.height = foot + kGap + kChartLeading;
}

void draw_bars(const Chart& chart, ChartDrawing& drawing) {
  const Length label = drawing.width * kLabelPerCent / 100;
  const Length value = drawing.width * kValuePerCent / 100;
  const Length begin = label + kGap * 2;
  const Length most = drawing.width - begin - value;
  Length y = {};
  for (const ChartItem& item : chart.items) {
    const Length length = most * item.value / highest(chart);
    if (item.value > 0) {
      drawing.boxes.push_back({.x = begin,
                               .y = y + (kBarPitch - kBarHeight) / 2,
                               .width = length,
                               .height = kBarHeight});
    }
    const Length text_y = y + (kBarPitch - kChartLeading) / 2;
    drawing.texts.push_back(
        {.text = item.label, .y = text_y, .width = label, .alignment = model::Alignment::right});
    drawing.texts.push_back({.text = number_text(item.value),
                             .x = begin + length + kGap,
                             .y = text_y,
                             .width = value - kGap});
    y += kBarPitch;
  }
  drawing.boxes.push_back({.x = begin - kLine, .width = kLine, .height = y});
  drawing.height = y;
}

}  // namespace

std::string alternative_of(const Chart& chart) {
  std::string text = fmt::format("Biểu đồ: {}. ", chart.title);
  for (std::size_t i = 0; i < chart.items.size(); ++i) {
    text += fmt::format("{}{}: {}", i == 0 ? "" : "; ", chart.items[i].label,
                        number_text(chart.items[i].value));
  }
  return text + (chart.unit.empty() ? "." : fmt::format(" ({}).", chart.unit));
}

ChartDrawing draw_chart(const Chart& chart, Length width) {
  ChartDrawing drawing{.width = width};
  if (chart.kind == ChartKind::columns) {
    draw_columns(chart, drawing);
  } else {
    draw_bars(chart, drawing);
  }
  return drawing;
}

std::string chart_svg(const Chart& chart) {
  const ChartDrawing drawing = draw_chart(chart, points(kSvgWidth));
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" "
      "fill=\"currentColor\" font-size=\"{}\">\n<title>{}</title>\n<desc>{}</desc>\n",
      to_text(drawing.width), to_text(drawing.height), to_text(kChartSize),
      escape_markup(chart.title), escape_markup(alternative_of(chart)));
  auto out = std::back_inserter(svg);
  for (const ChartBox& box : drawing.boxes) {
    fmt::format_to(out, "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\n", to_text(box.x),
                   to_text(box.y), to_text(box.width), to_text(box.height));
  }
  for (const ChartText& text : drawing.texts) {
    const bool is_centred = text.alignment == model::Alignment::center;
    const bool is_right = text.alignment == model::Alignment::right;
    const Length x = is_centred ? text.x + text.width / 2 : is_right ? text.x + text.width : text.x;
    fmt::format_to(out, "<text x=\"{}\" y=\"{}\"{}>{}</text>\n", to_text(x),
                   to_text(text.y + kChartSize),
                   is_centred ? " text-anchor=\"middle\""
                   : is_right ? " text-anchor=\"end\""
                              : "",
                   escape_markup(text.text));
  }
  return svg + "</svg>\n";
}

}  // namespace gazette::typeset
