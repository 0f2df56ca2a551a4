// Functions of a PDF that take one number: those of tints and of shadings along a line.
#pragma once

#include <optional>
#include <vector>

#include <qpdf/QPDFObjectHandle.hh>

namespace gazette::pdf {

/// A function of type 0 (samples), 2 (a power) or 3 (pieces), or several beside each other.
struct Function {
  enum class Kind : std::uint8_t { samples, power, pieces, beside };
  Kind kind = Kind::power;
  double first = 0;  // of the numbers it takes
  double last = 1;
  std::vector<double> begin = {};  // power: the values at 0 and at 1
  std::vector<double> end = {};
  double exponent = 1;
  std::vector<Function> parts = {};   // pieces, beside
  std::vector<double> bounds = {};    // pieces: where one ends and the next begins
  std::vector<double> encoding = {};  // pieces: two for each; samples: two
  std::vector<std::vector<double>> samples = {};
};

/// Nothing for a program (type 4), and for a function of several numbers.
[[nodiscard]] std::optional<Function> read_function(QPDFObjectHandle object);

[[nodiscard]] std::vector<double> value_at(const Function& function, double number);

/// The numbers of an array; empty where it is none of numbers alone.
[[nodiscard]] std::vector<double> numbers_of(QPDFObjectHandle array);

}  // namespace gazette::pdf
