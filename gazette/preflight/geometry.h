// Boxes and matrices in points, as a PDF has them.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

namespace gazette::preflight {

struct Box {
  double left = 0;
  double bottom = 0;
  double right = 0;
  double top = 0;

  bool operator==(const Box&) const = default;
  [[nodiscard]] double width() const { return right - left; }
  [[nodiscard]] double height() const { return top - bottom; }
  /// A straight line is not empty; a box turned inside out is.
  [[nodiscard]] bool is_empty() const { return right < left || top < bottom; }
};

[[nodiscard]] inline Box common(const Box& a, const Box& b) {
  return {.left = std::max(a.left, b.left),
          .bottom = std::max(a.bottom, b.bottom),
          .right = std::min(a.right, b.right),
          .top = std::min(a.top, b.top)};
}

[[nodiscard]] inline Box around(const Box& a, const Box& b) {
  return {.left = std::min(a.left, b.left),
          .bottom = std::min(a.bottom, b.bottom),
          .right = std::max(a.right, b.right),
          .top = std::max(a.top, b.top)};
}

[[nodiscard]] inline Box widened(const Box& box, double by) {
  return {.left = box.left - by,
          .bottom = box.bottom - by,
          .right = box.right + by,
          .top = box.top + by};
}

/// Whether `inner` lies in `outer`, but for what rounding does.
[[nodiscard]] inline bool contains(const Box& outer, const Box& inner) {
  constexpr double kSlight = 0.01;
  return inner.left >= outer.left - kSlight && inner.bottom >= outer.bottom - kSlight &&
         inner.right <= outer.right + kSlight && inner.top <= outer.top + kSlight;
}

/// Whether two boxes have more than their edges in common.
[[nodiscard]] inline bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.bottom < b.top && b.bottom < a.top;
}

struct Matrix {
  double a = 1;
  double b = 0;
  double c = 0;
  double d = 1;
  double e = 0;
  double f = 0;

  /// How long a step along each axis becomes.
  [[nodiscard]] double across() const { return std::hypot(a, b); }
  [[nodiscard]] double upwards() const { return std::hypot(c, d); }
};

/// First `inner`, then `outer`.
[[nodiscard]] inline Matrix product(const Matrix& inner, const Matrix& outer) {
  return {.a = inner.a * outer.a + inner.b * outer.c,
          .b = inner.a * outer.b + inner.b * outer.d,
          .c = inner.c * outer.a + inner.d * outer.c,
          .d = inner.c * outer.b + inner.d * outer.d,
          .e = inner.e * outer.a + inner.f * outer.c + outer.e,
          .f = inner.e * outer.b + inner.f * outer.d + outer.f};
}

struct Point {
  double x = 0;
  double y = 0;
};

[[nodiscard]] inline Point taken_along(const Matrix& matrix, Point point) {
  return {.x = matrix.a * point.x + matrix.c * point.y + matrix.e,
          .y = matrix.b * point.x + matrix.d * point.y + matrix.f};
}

/// The box around a box that a matrix takes along.
[[nodiscard]] inline Box taken_along(const Matrix& matrix, const Box& box) {
  const std::array<Point, 4> corners = {taken_along(matrix, Point{box.left, box.bottom}),
                                        taken_along(matrix, Point{box.right, box.bottom}),
                                        taken_along(matrix, Point{box.right, box.top}),
                                        taken_along(matrix, Point{box.left, box.top})};
  Box result{
      .left = corners[0].x, .bottom = corners[0].y, .right = corners[0].x, .top = corners[0].y};
  for (const Point& corner : corners) {
    result = around(result, {corner.x, corner.y, corner.x, corner.y});
  }
  return result;
}

}  // namespace gazette::preflight
