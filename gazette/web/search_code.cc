#include "gazette/web/search_code.h"

#include <algorithm>

#include "gazette/base/diagnostic.h"

namespace gazette::web {
namespace {

constexpr std::uint64_t kEnding = 64;
constexpr std::uint64_t kContinuing = 27;
constexpr char kFirst = '#';
constexpr char kEscape = '\\';                                 // left out
constexpr std::uint64_t kNumberMax = std::uint64_t{1} << 53U;  // what a script counts to exactly

char symbol(std::uint64_t value) {
  const auto c = static_cast<char>(kFirst + static_cast<char>(value));
  return c >= kEscape ? static_cast<char>(c + 1) : c;
}

}  // namespace

void append_number(std::string& text, std::uint64_t number) {
  const std::size_t begin = text.size();
  text += symbol(number % kEnding);
  for (number /= kEnding; number > 0; number /= kContinuing) {
    --number;
    text += symbol(kEnding + number % kContinuing);
  }
  std::reverse(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end());
}

std::uint64_t CodeReader::number() {
  std::uint64_t number = 0;
  while (position_ < text_.size() && number < kNumberMax) {
    const char c = text_[position_++];
    if (c < kFirst || c > '~' || c == kEscape) {
      fail();
    }
    const auto value = static_cast<std::uint64_t>(c - kFirst - (c > kEscape ? 1 : 0));
    if (value < kEnding) {
      return number * kEnding + value;
    }
    number = number * kContinuing + (value - kEnding) + 1;
  }
  fail();
}

std::string_view CodeReader::word() {
  const std::size_t end = text_.find(kWordEnd, position_);
  if (end == std::string_view::npos) {
    fail();
  }
  const std::string_view word = text_.substr(position_, end - position_);
  position_ = end + 1;
  return word;
}

void CodeReader::fail() const {
  throw Error("the search index is damaged", std::string(path_));
}

}  // namespace gazette::web
