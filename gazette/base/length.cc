#include "gazette/base/length.h"

#include <fmt/format.h>

namespace gazette {

std::string to_text(Length length) {
  const bool negative = length.scaled < 0;
  const std::int64_t magnitude = negative ? -length.scaled : length.scaled;
  // Rounded to the nearest thousandth, half away from zero.
  const std::int64_t thousandths = (magnitude * 1000 + kScaledPerPoint / 2) / kScaledPerPoint;
  std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
  while (text.back() == '0') {
    text.pop_back();
  }
  if (text.back() == '.') {
    text.pop_back();
  }
  return negative && text != "0" ? "-" + text : text;
}

}  // namespace gazette
