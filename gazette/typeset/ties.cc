#include "gazette/typeset/ties.h"

#include <algorithm>
#include <array>
#include <string>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

// Words before a number that names something; folded.
constexpr std::array<std::string_view, 25> kNumberedWords = {
    "bang",  "bieu", "chuong", "cot", "diem",  "dieu", "dong", "hinh", "khoa",
    "khoan", "ky",   "lan",    "mau", "muc",   "phan", "phu",  "luc",  "quy",
    "so",    "thu",  "tieu",   "to",  "trang", "tu",   "goi"};

// Those of a date or an hour; folded.
constexpr std::array<std::string_view, 3> kDateWords = {"nam", "ngay", "thang"};

// Words after a number that it counts; folded.
constexpr std::array<std::string_view, 27> kUnits = {
    "%",    "cm",   "dong", "gio", "ha",    "kg",   "km",   "kwh",   "lit",
    "m",    "m2",   "m3",   "met", "mm",    "ngan", "ngay", "nghin", "nguoi",
    "phan", "phut", "tan",  "ti",  "trieu", "ty",   "usd",  "m²",    "m³"};

// "5 tỷ đồng": words that stand between an amount and its unit; folded.
constexpr std::array<std::string_view, 5> kMultipliers = {"ngan", "nghin", "ti", "trieu", "ty"};

// Words that go on with a citation; folded.
constexpr std::array<std::string_view, 5> kProvisions = {"chuong", "dieu", "khoan", "muc", "phan"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 5> kOpeningMarks = {"“", "‘", "\"", "(", "["};
constexpr std::array<std::string_view, 10> kClosingMarks = {"”", "’", "\"", ")", "]",
                                                            ",", ";", ".",  ":", "!"};

/// Without the marks that open before it: "“Điều" -> "Điều".
std::string_view without_opening(std::string_view word) {
  for (const std::string_view mark : kOpeningMarks) {
    if (word.starts_with(mark)) {
      return without_opening(word.substr(mark.size()));
    }
  }
  return word;
}

/// Without the marks that close behind it: "5”." -> "5".
std::string_view without_closing(std::string_view word) {
  for (const std::string_view mark : kClosingMarks) {
    if (word.ends_with(mark)) {
      return without_closing(word.substr(0, word.size() - mark.size()));
    }
  }
  return word;
}

/// "5", "12.", "7a", "II", "a)", "a”": what may stand after "Điều", "Chương", "điểm".
bool is_number_like(std::string_view word) {
  word = without_closing(word);
  if (word.empty()) {
    return false;
  }
  if (is_digit(word.front())) {
    return true;
  }
  const bool roman = std::all_of(word.begin(), word.end(), [](char c) {
    return c == 'I' || c == 'V' || c == 'X' || c == 'L' || c == 'C';
  });
  return roman || word.size() == 1 || word == "đ";
}

/// Figures alone, with points and commas between them.
bool is_count(std::string_view word) {
  return !word.empty() && is_digit(word.front()) && is_digit(word.back()) &&
         std::all_of(word.begin(), word.end(),
                     [](char c) { return is_digit(c) || c == '.' || c == ','; });
}

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—";
}

/// A mark that closes: it never begins a line.
bool is_closing_mark(std::string_view word) {
  return word == "”" || word == "\"" || word == ")" || word == "." || word == "," || word == ";" ||
         word == ":" || word == "./." || word == "/." || word == "?" || word == "!" ||
         word == "”." || word == "”;" || word == "”,";
}

bool is_opening_mark(std::string_view word) {
  return word == "“" || word == "(" || word == "“(";
}

/// "TP.", "Q.", "Đ.": capitals and a stop before a name.
bool is_abbreviation(std::string_view word) {
  if (word.empty() || word.back() != '.') {
    return false;
  }
  word.remove_suffix(1);
  return word == "Đ" ||
         (!word.empty() && word.size() <= 3 &&
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
}

/// The word folded, without the marks around it: "“(Điều" -> "dieu", "ha," -> "ha".
std::string bare(std::string_view word) {
  return fold(without_closing(without_opening(word)));
}

}  // namespace

std::uint16_t traits_of(std::string_view word) {
  const std::string folded = bare(word);
  const std::string_view opened = without_opening(word);
  const std::string_view unit = std::string_view(folded).substr(0, folded.find('/'));  // "đồng/ha"
  const auto trait = [](bool has, WordTrait value) {
    return has ? static_cast<unsigned>(value) : 0U;
  };
  return static_cast<std::uint16_t>(
      trait(is_dash(word), kDash) | trait(is_closing_mark(word), kClosingMark) |
      trait(is_opening_mark(word), kOpeningMark) | trait(is_abbreviation(opened), kAbbreviation) |
      trait(!opened.empty() && is_digit(opened.front()), kNumber) |
      trait(is_count(opened), kCount) | trait(is_number_like(opened), kNumberLike) |
      trait(contains(kNumberedWords, folded), kNumbered) |
      trait(contains(kDateWords, folded), kDatePart) | trait(contains(kUnits, unit), kUnit) |
      trait(word.starts_with("đồng"), kCurrency) |
      trait(contains(kMultipliers, folded), kMultiplier) |
      trait(contains(kProvisions, folded), kProvision) |
      trait(folded == "thang" || folded == "nam", kPartOfDate));
}

std::int16_t tie_between(std::uint16_t left, std::uint16_t right) {
  const auto are = [&](unsigned of_left, unsigned of_right) {
    return (left & of_left) != 0 && (right & of_right) != 0;
  };
  if ((left & kOpeningMark) != 0 || (right & (kDash | kClosingMark)) != 0) {
    return kAtMark;
  }
  if (are(kNumbered, kNumberLike)) {
    return kBeforeNumber;
  }
  if ((left & kAbbreviation) != 0 || are(kCount, kUnit) || are(kMultiplier, kCurrency)) {
    return kInAmount;
  }
  if (are(kDatePart, kNumber)) {
    return kBeforeDay;
  }
  if (are(kNumberLike, kProvision)) {
    return kInCitation;
  }
  return are(kCount, kPartOfDate) ? kInDate : std::int16_t{0};
}

}  // namespace gazette::typeset
