// Lengths on the page (độ dài), as integers.
//
// One unit is a scaled point: 1/65,536 of a PDF point (72 to the inch). Integers make every frame
// the same on every compiler, which floating point would not.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <string>

namespace gazette {

/// A distance on the page. 64 bits: a galley of thousands of pages is longer than 32 bits hold.
struct Length {
  std::int64_t scaled = 0;  // in 1/65,536 pt

  constexpr auto operator<=>(const Length&) const = default;
  constexpr Length operator-() const { return {-scaled}; }
  constexpr Length& operator+=(Length other) {
    scaled += other.scaled;
    return *this;
  }
  constexpr Length& operator-=(Length other) {
    scaled -= other.scaled;
    return *this;
  }
};

inline constexpr std::int64_t kScaledPerPoint = 65536;

constexpr Length operator+(Length a, Length b) {
  return {a.scaled + b.scaled};
}
constexpr Length operator-(Length a, Length b) {
  return {a.scaled - b.scaled};
}
constexpr Length operator*(Length a, std::int64_t factor) {
  return {a.scaled * factor};
}
constexpr Length operator/(Length a, std::int64_t divisor) {
  return {a.scaled / divisor};
}

/// A length of `points` PDF points; the nearest scaled point.
inline Length points(double points) {
  return {std::llround(points * static_cast<double>(kScaledPerPoint))};
}

/// A length of `millimetres`; the nearest scaled point.
inline Length millimetres(double millimetres) {
  return points(millimetres * 72.0 / 25.4);
}

/// In points, for the PDF writer and for people; never for layout.
constexpr double to_points(Length length) {
  return static_cast<double>(length.scaled) / static_cast<double>(kScaledPerPoint);
}

/// Points with at most three decimals and no trailing zeros: "22.7", "0", "-3.125".
[[nodiscard]] std::string to_text(Length length);

}  // namespace gazette
