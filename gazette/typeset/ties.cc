#include "gazette/typeset/ties.h"

#include <algorithm>
#include <array>
#include <string>

#include "gazette/base/text.h"

namespace gazette::typeset {
namespace {

/// A break here reads badly but does not part what belongs together: "khoản 2 | Điều 5".
constexpr std::int16_t kUnwelcome = 300;

// Words before a number that names or counts something; folded.
constexpr std::array<std::string_view, 27> kBeforeNumber = {
    "bang",  "bieu", "chuong", "cot",   "diem", "dieu", "dong", "hinh",  "khoa",
    "khoan", "ky",   "lan",    "luc",   "mau",  "muc",  "nam",  "ngay",  "phan",
    "phu",   "quy",  "so",     "thang", "thu",  "tieu", "to",   "trang", "tu"};

// Words after a number that it counts or that continue a date; folded.
constexpr std::array<std::string_view, 27> kAfterNumber = {
    "%",     "cm",   "dong", "gio", "ha",    "kg",  "km",    "kwh",  "lit",
    "m",     "m2",   "m3",   "met", "mm",    "nam", "ngan",  "ngay", "nghin",
    "nguoi", "phan", "phut", "tan", "thang", "ti",  "trieu", "ty",   "usd"};

// "5 tỷ đồng": words that stand between an amount and its unit; folded.
constexpr std::array<std::string_view, 5> kMultipliers = {"ngan", "nghin", "ti", "trieu", "ty"};

template <std::size_t count>
bool contains(const std::array<std::string_view, count>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "5", "12.", "7a", "II", "a)": what may stand after "Điều", "Chương", "điểm".
bool is_number_like(std::string_view word) {
  while (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == '.' ||
                           word.back() == ')' || word.back() == ':')) {
    word.remove_suffix(1);
  }
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

bool is_dash(std::string_view word) {
  return word == "-" || word == "–" || word == "—";
}

/// A mark that closes: it never begins a line.
bool is_closing_mark(std::string_view word) {
  return word == "”" || word == "\"" || word == ")" || word == "." || word == "," || word == ";" ||
         word == ":" || word == "./." || word == "?" || word == "!" || word == "”." || word == "”;";
}

bool is_opening_mark(std::string_view word) {
  return word == "“" || word == "(";
}

/// "TP.", "Q.", "TX.": a capital abbreviation before a name.
bool is_name_abbreviation(std::string_view word) {
  return word.size() >= 2 && word.size() <= 4 && word.back() == '.' &&
         std::all_of(word.begin(), word.end() - 1, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// The word folded, without the marks around it: "(Điều" -> "dieu", "ha," -> "ha".
std::string bare(std::string_view word) {
  std::string folded = fold(word);
  constexpr std::string_view kMarks = ",;.):";
  while (!folded.empty() && kMarks.find(folded.back()) != std::string_view::npos) {
    folded.pop_back();
  }
  while (!folded.empty() && folded.front() == '(') {
    folded.erase(0, 1);
  }
  return folded;
}

}  // namespace

Tie tie_between(std::string_view left, std::string_view right) {
  if (is_dash(right) || is_closing_mark(right) || is_opening_mark(left) ||
      is_name_abbreviation(left)) {
    return {.tied = true};
  }
  const bool number_right = is_number_like(right);
  const bool number_left = !left.empty() && is_digit(left.front());
  const bool unit_right = right.starts_with("đồng");
  if (!number_right && !number_left && !unit_right) {
    return {};
  }
  const std::string before = bare(left);
  const std::string after = bare(right);
  if ((number_right && contains(kBeforeNumber, before)) ||
      (unit_right && contains(kMultipliers, before))) {
    return {.tied = true};
  }
  if (number_left && contains(kAfterNumber, after)) {
    // "15 tháng" in a date may be parted where nothing better is found; "50 ha" may not.
    const bool date = after == "thang" || after == "nam";
    return date ? Tie{.penalty = kUnwelcome} : Tie{.tied = true};
  }
  if (number_left && (after == "dieu" || after == "khoan" || after == "muc" || after == "chuong")) {
    return {.penalty = kUnwelcome};
  }
  return {};
}

}  // namespace gazette::typeset
