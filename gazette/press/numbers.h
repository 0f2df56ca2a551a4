// Numbers as PDF writes them: decimal, exact, without trailing zeros and without a locale.
//
// Coordinates are whole thousandths of a point, made from a `Length` by integer arithmetic; so the
// same book has the same digits on every machine.
#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

#include "gazette/base/length.h"

namespace gazette::press {

/// The nearest whole number to a quotient; halves go away from zero. `divisor` is positive.
constexpr std::int64_t round_quotient(std::int64_t dividend, std::int64_t divisor) {
  const std::int64_t half = divisor / 2;
  return dividend >= 0 ? (dividend + half) / divisor : -((half - dividend) / divisor);
}

/// A length in thousandths of a point.
constexpr std::int64_t thousandths(Length length) {
  return round_quotient(length.scaled * 1000, kScaledPerPoint);
}

/// Appends `value` / 10^`decimals`: (-12500, 3) is "-12.5".
inline void append_decimal(std::string& text, std::int64_t value, int decimals) {
  if (value < 0) {
    text += '-';
    value = -value;
  }
  std::int64_t scale = 1;
  for (int i = 0; i < decimals; ++i) {
    scale *= 10;
  }
  std::array<char, 24> digits{};
  const auto whole = std::to_chars(digits.data(), digits.data() + digits.size(), value / scale);
  text.append(digits.data(), whole.ptr);
  std::int64_t rest = value % scale;
  if (rest != 0) {
    text += '.';
    while (rest != 0) {
      scale /= 10;
      text += static_cast<char>('0' + rest / scale);
      rest %= scale;
    }
  }
}

/// Appends a 16-bit number as four hexadecimal digits.
inline void append_hex16(std::string& text, unsigned value) {
  constexpr std::array kDigits = {'0', '1', '2', '3', '4', '5', '6', '7',
                                  '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};
  text += {kDigits[value >> 12U & 15U], kDigits[value >> 8U & 15U], kDigits[value >> 4U & 15U],
           kDigits[value & 15U]};
}

}  // namespace gazette::press
