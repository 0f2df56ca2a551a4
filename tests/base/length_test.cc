#include "gazette/base/length.h"

#include <catch2/catch.hpp>

namespace gazette {
namespace {

TEST_CASE("a length is the nearest scaled point") {
  CHECK(points(1).scaled == 65536);
  CHECK(points(0.5).scaled == 32768);
  CHECK(points(-2).scaled == -131072);
  CHECK(millimetres(25.4) == points(72));
  CHECK(millimetres(8).scaled == 1486171);  // 22.677... pt
}

TEST_CASE("lengths add, subtract, scale and compare") {
  Length length = points(10);
  length += points(2);
  length -= points(5);
  CHECK(length == points(7));
  CHECK(points(3) + points(4) == length);
  CHECK(points(3) - points(4) == -points(1));
  CHECK(points(3) * 4 == points(12));
  CHECK(points(3) / 2 == points(1.5));
  CHECK(points(1) < millimetres(1));
  CHECK(to_points(points(14.25)) == 14.25);
}

TEST_CASE("a length is long enough for a galley of thousands of pages") {
  CHECK(to_points(millimetres(297) * 10000) > 8'418'000.0);
}

TEST_CASE("a length is written in points with at most three decimals") {
  CHECK(to_text(Length{}) == "0");
  CHECK(to_text(points(22.7)) == "22.7");
  CHECK(to_text(points(-3.125)) == "-3.125");
  CHECK(to_text(points(100)) == "100");
  CHECK(to_text(points(0.0004)) == "0");
  CHECK(to_text(points(-0.0004)) == "0");
  CHECK(to_text(points(0.9996)) == "1");
  CHECK(to_text(Length{1}) == "0");
  CHECK(to_text(Length{33}) == "0.001");
}

}  // namespace
}  // namespace gazette
