// Labels in order: what place a number has, and what may follow it.

#include <charconv>
#include <string_view>

#include "gazette/base/text.h"
#include "gazette/ingest/label.h"

namespace gazette::ingest {
namespace {

/// The letters of points in the order of the alphabet. f, j, w and z are not used by rule, but some
/// act uses them; they keep their place.
constexpr std::u32string_view kPointLetters = U"abcdđefghijklmnopqrstuvwxyz";
constexpr std::u32string_view kLettersNotUsed = U"fjwz";

std::size_t skip_digits(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    ++at;
  }
  return at;
}

int digits_value(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

/// The place of a small letter among those that points use, from 1.
int letter_value(char32_t letter) {
  int value = 0;
  for (const char32_t c : kPointLetters) {
    value += kLettersNotUsed.find(c) == std::u32string_view::npos ? 1 : 0;
    if (c == letter) {
      return value;
    }
  }
  return 0;
}

}  // namespace

Ordinal ordinal_of(const Label& label) {
  std::string_view number = label.number;
  if (label.rank == Rank::letter) {
    return {.base = number.front() - 'A' + 1};
  }
  if (label.rank == Rank::subclause || label.rank == Rank::subitem) {
    return {.base = digits_value(number.substr(parent_number(number).size() + 1))};
  }
  if (label.rank == Rank::point) {
    const std::u32string letters = to_code_points(number);
    Ordinal ordinal{.base = letters.empty() ? 0 : letter_value(letters[0])};
    if (letters.size() > 1) {
      const bool has_digits = letters[1] >= U'0' && letters[1] <= U'9';
      const std::size_t start = number.starts_with("đ") ? 2 : 1;
      ordinal.inserted = has_digits ? digits_value(number.substr(start)) : letter_value(letters[1]);
    }
    return ordinal;
  }
  const std::size_t digits = skip_digits(number);
  if (digits == 0) {
    std::size_t capitals = 0;
    while (capitals < number.size() && number[capitals] >= 'A' && number[capitals] <= 'Z') {
      ++capitals;
    }
    int value = roman_value(number.substr(0, capitals));
    if (value == 0 && capitals == 1) {
      value = number.front() - 'A' + 1;  // "Phần A"
    }
    const std::u32string rest = to_code_points(number.substr(capitals));
    return {.base = value, .inserted = rest.empty() ? 0 : letter_value(rest[0])};
  }
  const std::size_t dot = number.substr(digits).starts_with('.') ? 1 : 0;
  const std::u32string letters = to_code_points(number.substr(digits + dot));
  return {.base = digits_value(number), .inserted = letters.empty() ? 0 : letter_value(letters[0])};
}

Ordinal ordinal_after(Ordinal previous, const Label& label) {
  const Ordinal ordinal = ordinal_of(label);
  const bool is_letter = label.number.size() == 1 && label.number[0] >= 'A' &&
                         label.number[0] <= 'Z' && label.rank != Rank::point;
  const Ordinal as_letter{.base = is_letter ? label.number[0] - 'A' + 1 : 0};
  return is_letter && !follows(previous, ordinal) && follows(previous, as_letter) ? as_letter
                                                                                  : ordinal;
}

std::string_view parent_number(std::string_view number) {
  const std::size_t dot = number.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : number.substr(0, dot);
}

bool follows(Ordinal previous, Ordinal next) {
  const bool is_next = next.base == previous.base + 1 && next.inserted == 0;
  const bool is_inserted = next.base == previous.base && next.inserted == previous.inserted + 1;
  return is_next || is_inserted;
}

int roman_value(std::string_view text) {
  const auto value_of = [](char c) {
    switch (c) {
      case 'I':
        return 1;
      case 'V':
        return 5;
      case 'X':
        return 10;
      case 'L':
        return 50;
      case 'C':
        return 100;
      default:
        return 0;
    }
  };
  if (text.empty() || text.size() > 8) {
    return 0;
  }
  int total = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int value = value_of(text[i]);
    const int next = i + 1 < text.size() ? value_of(text[i + 1]) : 0;
    if (value == 0) {
      return 0;
    }
    total += value < next ? -value : value;
  }
  return total > 0 ? total : 0;
}

}  // namespace gazette::ingest
