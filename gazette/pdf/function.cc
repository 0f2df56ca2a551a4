#include "gazette/pdf/function.h"

#include <algorithm>
#include <cmath>

#include "gazette/pdf/pdf.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;

constexpr int kDepthMax = 8;
constexpr int kPartsMax = 1'000;
constexpr int kSamplesMax = 100'000;
constexpr std::size_t kValuesMax = 32;  // a colour has no more components

std::optional<Function> read(Object object, int depth);

std::optional<std::vector<Function>> read_parts(Object array, int depth) {
  std::vector<Function> parts;
  if (!array.isArray() || array.getArrayNItems() == 0 || array.getArrayNItems() > kPartsMax) {
    return std::nullopt;
  }
  for (int i = 0; i < array.getArrayNItems(); ++i) {
    std::optional<Function> part = read(array.getArrayItem(i), depth + 1);
    if (!part) {
      return std::nullopt;
    }
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::optional<Function> read_pieces(Object dictionary, Function function, int depth) {
  std::optional<std::vector<Function>> parts = read_parts(dictionary.getKey("/Functions"), depth);
  function.bounds = numbers_of(dictionary.getKey("/Bounds"));
  function.encoding = numbers_of(dictionary.getKey("/Encode"));
  if (!parts || function.bounds.size() + 1 != parts->size() ||
      function.encoding.size() != 2 * parts->size()) {
    return std::nullopt;
  }
  function.kind = Function::Kind::pieces;
  function.parts = std::move(*parts);
  return function;
}

std::optional<Function> read_samples(Object stream, Function function) {
  Object dictionary = stream.getDict();
  const std::vector<double> size = numbers_of(dictionary.getKey("/Size"));
  const std::vector<double> range = numbers_of(dictionary.getKey("/Range"));
  std::vector<double> decoding = numbers_of(dictionary.getKey("/Decode"));
  decoding = decoding.size() == range.size() ? decoding : range;
  function.encoding = numbers_of(dictionary.getKey("/Encode"));
  Object bits = dictionary.getKey("/BitsPerSample");
  const bool is_wide = bits.isInteger() && bits.getIntValue() == 16;
  if (size.size() != 1 || size[0] < 1 || size[0] > kSamplesMax || range.empty() ||
      range.size() % 2 != 0 || range.size() > 2 * kValuesMax ||
      !(is_wide || (bits.isInteger() && bits.getIntValue() == 8))) {
    return std::nullopt;
  }
  const auto count = static_cast<std::size_t>(size[0]);
  const std::size_t values = range.size() / 2;
  const std::size_t width = is_wide ? 2 : 1;
  const std::optional<std::string> bytes = unpacked(stream, count * values * width + 16);
  if (!bytes || bytes->size() < count * values * width) {
    return std::nullopt;
  }
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>((*bytes)[i]); };
  for (std::size_t i = 0; i < count; ++i) {
    std::vector<double> sample;
    for (std::size_t j = 0; j < values; ++j) {
      const std::size_t at = (i * values + j) * width;
      const double part = is_wide ? (byte(at) * 256.0 + byte(at + 1)) / 65'535 : byte(at) / 255.0;
      sample.push_back(decoding[2 * j] + part * (decoding[2 * j + 1] - decoding[2 * j]));
    }
    function.samples.push_back(std::move(sample));
  }
  if (function.encoding.size() != 2) {
    function.encoding = {0, size[0] - 1};
  }
  function.kind = Function::Kind::samples;
  return function;
}

std::optional<Function> read(Object object, int depth) {
  if (depth > kDepthMax) {
    return std::nullopt;
  }
  if (object.isArray()) {
    std::optional<std::vector<Function>> parts = read_parts(object, depth);
    return parts && parts->size() <= kValuesMax
               ? std::optional(Function{.kind = Function::Kind::beside, .parts = std::move(*parts)})
               : std::nullopt;
  }
  Object dictionary = object.isStream() ? object.getDict() : object;
  const std::vector<double> domain = numbers_of(dictionary.getKeyIfDict("/Domain"));
  Object type = dictionary.getKeyIfDict("/FunctionType");
  if (domain.size() != 2 || !(domain[0] <= domain[1]) || !type.isInteger()) {
    return std::nullopt;
  }
  Function function{.first = domain[0], .last = domain[1]};
  if (type.getIntValue() == 0 && object.isStream()) {
    return read_samples(object, std::move(function));
  }
  if (type.getIntValue() == 3) {
    return read_pieces(dictionary, std::move(function), depth);
  }
  function.begin = numbers_of(dictionary.getKey("/C0"));
  function.end = numbers_of(dictionary.getKey("/C1"));
  function.begin = function.begin.empty() ? std::vector<double>{0} : function.begin;
  function.end = function.end.empty() ? std::vector<double>{1} : function.end;
  Object exponent = dictionary.getKey("/N");
  function.exponent = exponent.isNumber() ? exponent.getNumericValue() : 1;
  const bool is_power = type.getIntValue() == 2 && function.begin.size() == function.end.size() &&
                        function.begin.size() <= kValuesMax;
  return is_power ? std::optional(std::move(function)) : std::nullopt;
}

/// `number` of [from, to] carried over to [to_from, to_to].
double carried(double number, double from, double to, double other_from, double other_to) {
  return to > from ? other_from + (number - from) * (other_to - other_from) / (to - from)
                   : other_from;
}

}  // namespace

std::optional<Function> read_function(Object object) {
  return read(object, 0);
}

std::vector<double> value_at(const Function& function, double number) {
  const double x = std::clamp(number, function.first, function.last);  // not used side by side
  std::vector<double> values;
  switch (function.kind) {
    case Function::Kind::samples: {
      const double most = static_cast<double>(function.samples.size() - 1);
      const double at = std::clamp(
          carried(x, function.first, function.last, function.encoding[0], function.encoding[1]),
          0.0, most);
      const auto low = static_cast<std::size_t>(at);
      const std::size_t high = std::min(low + 1, function.samples.size() - 1);
      for (std::size_t i = 0; i < function.samples[low].size(); ++i) {
        const double below = function.samples[low][i];
        values.push_back(below +
                         (at - static_cast<double>(low)) * (function.samples[high][i] - below));
      }
      break;
    }
    case Function::Kind::power:
      for (std::size_t i = 0; i < function.begin.size(); ++i) {
        values.push_back(function.begin[i] + std::pow(std::max(x, 0.0), function.exponent) *
                                                 (function.end[i] - function.begin[i]));
      }
      break;
    case Function::Kind::pieces: {
      const auto bound = std::upper_bound(function.bounds.begin(), function.bounds.end(), x);
      const auto piece = static_cast<std::size_t>(bound - function.bounds.begin());
      const double from = piece == 0 ? function.first : function.bounds[piece - 1];
      const double to = bound == function.bounds.end() ? function.last : *bound;
      return value_at(function.parts[piece], carried(x, from, to, function.encoding[2 * piece],
                                                     function.encoding[2 * piece + 1]));
    }
    case Function::Kind::beside:
      for (const Function& part : function.parts) {
        const std::vector<double> own = value_at(part, number);
        values.push_back(own.empty() ? 0 : own.front());
      }
      break;
  }
  return values;
}

std::vector<double> numbers_of(Object array) {
  std::vector<double> numbers;
  for (int i = 0; array.isArray() && i < array.getArrayNItems(); ++i) {
    if (!array.getArrayItem(i).isNumber()) {
      return {};
    }
    numbers.push_back(array.getArrayItem(i).getNumericValue());
  }
  return numbers;
}

}  // namespace gazette::pdf
