// Numbers as PDF writes them.

#include "gazette/press/numbers.h"

#include <catch2/catch.hpp>

namespace gazette::press {
namespace {

std::string decimal(std::int64_t value, int decimals) {
  std::string text;
  append_decimal(text, value, decimals);
  return text;
}

TEST_CASE("decimals have no trailing zeros and keep the leading ones") {
  CHECK(decimal(0, 3) == "0");
  CHECK(decimal(12500, 3) == "12.5");
  CHECK(decimal(12000, 3) == "12");
  CHECK(decimal(12005, 3) == "12.005");
  CHECK(decimal(-5, 3) == "-0.005");
  CHECK(decimal(-12340, 2) == "-123.4");
  CHECK(decimal(595276, 3) == "595.276");
}

TEST_CASE("quotients round to the nearest, halves away from zero") {
  CHECK(round_quotient(7, 2) == 4);
  CHECK(round_quotient(-7, 2) == -4);
  CHECK(round_quotient(5, 3) == 2);
  CHECK(round_quotient(-4, 3) == -1);
  CHECK(round_quotient(0, 5) == 0);
}

TEST_CASE("a length becomes thousandths of a point") {
  CHECK(thousandths(points(72.25)) == 72250);
  CHECK(thousandths(millimetres(210)) == 595276);
  CHECK(thousandths(-points(1.5)) == -1500);
}

TEST_CASE("glyph ids have four digits") {
  std::string text;
  append_hex16(text, 0x0A3);
  append_hex16(text, 0xFFFF);
  CHECK(text == "00A3FFFF");
}

}  // namespace
}  // namespace gazette::press
