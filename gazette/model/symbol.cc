#include "gazette/model/symbol.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"

// How a symbol is found: the text is first put right letter by letter (look-alikes, dashes, doubled
// slashes, spaces around separators), then each number in it is tried as the start of a symbol by
// hand-written scanning, longest form first. A candidate with neither year nor type ("01/TSMH") is
// most often the code of a form and counts only where the text says that a number follows ("Số:")
// or its body is one that numbers its letters so ("3954/UBND-VX").

namespace gazette::model {
namespace {

/// Codes of papers that no act cites as one (Nghị định 30/2020/NĐ-CP, Phụ lục III). Those of acts
/// stand in the table of kinds.
constexpr std::array<std::string_view, 16> kPaperTypes = {"TrS", "GUQ", "BGN", "BTT", "GGT", "GNP",
                                                          "HĐ",  "GM",  "PG",  "PC",  "PB",  "SY",
                                                          "CV",  "QT",  "QH",  "ĐC"};

/// Bodies whose letters carry no type: "3954/UBND-VX".
constexpr std::array<std::string_view, 6> kBodiesOfLetters = {"UBND",   "HĐND",   "TTHĐND",
                                                              "VPUBND", "VPHĐND", "VPCP"};

constexpr std::size_t kNumberDigitsMax = 5;
constexpr std::size_t kOrganLettersMax = 15;

/// A letter for one that only looks like it: Cyrillic capitals typed by mistake, the Icelandic eth
/// and the African D for Đ, all dashes and slashes as one.
char32_t repaired(char32_t c) {
  switch (c) {
    case U'А':
      return U'A';
    case U'В':
      return U'B';
    case U'Е':
      return U'E';
    case U'К':
      return U'K';
    case U'М':
      return U'M';
    case U'Н':
      return U'H';
    case U'О':
      return U'O';
    case U'Р':
      return U'P';
    case U'С':
      return U'C';
    case U'Т':
      return U'T';
    case U'Х':
      return U'X';
    case U'\u00D0':
    case U'\u0189':
      return U'Đ';
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2212':
      return U'-';
    case U'\u2044':
    case U'\u2215':
    case U'\uFF0F':
      return U'/';
    default:
      return c;
  }
}

bool is_word(char32_t c) {
  return is_digit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'_' ||
         c >= 0xC0;
}

bool is_capital(char32_t c) {
  return (c >= U'A' && c <= U'Z') || c == U'Đ';
}

std::string to_utf8(std::u32string_view text) {
  std::string result;
  for (const char32_t c : text) {
    append_utf8(result, c);
  }
  return result;
}

/// The text in NFC with look-alikes repaired, spaces collapsed and slashes not doubled.
std::u32string prepared(std::string_view text) {
  std::u32string result;
  for (const char32_t c : to_code_points(collapse_spaces(to_nfc(text)))) {
    const char32_t letter = repaired(c);
    if (letter == U'/' && !result.empty() && result.back() == U'/') {
      continue;
    }
    result.push_back(letter);
  }
  return result;
}

/// Reads one symbol from the start of a text. A step that fails leaves `at` where it was.
class Scanner {
 public:
  Scanner(std::u32string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0';
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }

  /// One of `separators`, with a space on either side or none.
  bool separator(std::u32string_view separators) {
    std::size_t end = at_ + (peek() == U' ' ? 1 : 0);
    if (end >= text_.size() || separators.find(text_[end]) == std::u32string_view::npos) {
      return false;
    }
    ++end;
    at_ = end + (end < text_.size() && text_[end] == U' ' ? 1 : 0);
    return true;
  }

  /// "45", "9a", "66.16".
  std::string number() {
    const std::size_t start = at_;
    std::size_t end = at_;
    while (end < text_.size() && is_digit(text_[end])) {
      ++end;
    }
    if (end == start || end - start > kNumberDigitsMax) {
      return {};
    }
    if (end + 1 < text_.size() && text_[end] == U'.' && is_digit(text_[end + 1])) {
      std::size_t part = end + 1;
      while (part < text_.size() && is_digit(text_[part]) && part < end + 4) {
        ++part;
      }
      end = part;
    }
    if (end < text_.size() && is_word(text_[end]) && !is_digit(text_[end])) {
      ++end;  // "9a"; a longer word fails at the separator that must follow
    }
    at_ = end;
    return to_utf8(text_.substr(start, end - start));
  }

  /// "2022/".
  int year() {
    for (std::size_t i = 0; i < 4; ++i) {
      if (!is_digit(peek(i))) {
        return 0;
      }
    }
    int value = 0;
    for (std::size_t i = 0; i < 4; ++i) {
      value = value * 10 + static_cast<int>(peek(i) - U'0');
    }
    const std::size_t start = at_;
    at_ += 4;
    if (value < 1900 || value > 2099 || !separator(U"/")) {
      at_ = start;
      return 0;
    }
    return value;
  }

  /// "QĐ-", "TTLT/".
  std::string type() {
    const std::size_t start = at_;
    while (is_capital(peek()) || (peek() >= U'a' && peek() <= U'z')) {
      ++at_;
    }
    std::string word = to_utf8(text_.substr(start, at_ - start));
    const bool known = kind_of_code(word) != nullptr ||
                       std::find(kPaperTypes.begin(), kPaperTypes.end(), word) != kPaperTypes.end();
    if (!known || !separator(U"-/") || !is_capital(peek())) {
      at_ = start;
      return {};
    }
    return word;
  }

  /// One part of the issuer's code: "UBND", "BKH&ĐT", "QH15", "TTg".
  std::string organ() {
    const std::size_t start = at_;
    if (!is_capital(peek())) {
      return {};
    }
    while (is_capital(peek()) || (peek() >= U'a' && peek() <= U'z') || peek() == U'đ' ||
           peek() == U'&') {
      ++at_;
    }
    const bool too_long = at_ - start > kOrganLettersMax;
    for (std::size_t digits = 0; digits < 2 && is_digit(peek()); ++digits) {
      ++at_;
    }
    if (too_long || is_word(peek()) || peek() == U'/') {
      at_ = start;
      return {};
    }
    std::string part = to_utf8(text_.substr(start, at_ - start));
    // The standing committee's number is written with a space: "23/QĐ-TT HĐND".
    if (part == "TT" && text_.substr(at_).starts_with(U" HĐND")) {
      at_ += 5;
      part = "TTHĐND";
    }
    return part;
  }

 private:
  std::u32string_view text_;
  std::size_t at_ = 0;
};

/// Whether "Số:" stands right before the place.
bool says_number(std::u32string_view before) {
  const std::string folded =
      fold(to_utf8(before.substr(before.size() - std::min<std::size_t>(before.size(), 8))));
  const std::string_view end = trim(folded);
  return end.ends_with("so:") || end.ends_with("so :");
}

std::optional<Symbol> symbol_at(std::u32string_view text, std::size_t at) {
  Scanner scanner(text, at);
  Symbol symbol;
  symbol.number = scanner.number();
  if (symbol.number.empty() || !scanner.separator(U"/")) {
    return std::nullopt;
  }
  symbol.year = scanner.year();
  symbol.type = scanner.type();
  symbol.issuer = scanner.organ();
  if (symbol.issuer.empty()) {
    return std::nullopt;
  }
  const std::string first_organ = symbol.issuer;
  for (;;) {
    const std::size_t before = scanner.at();
    // A dash between spaces ends a symbol ("... QĐ-UBND - VP"); one without them goes on with it.
    const bool spaced = scanner.peek() == U' ';
    const bool joined = !spaced && scanner.separator(U"-");
    std::string part = joined ? scanner.organ() : std::string();
    if (part.empty()) {
      scanner.move_to(before);
      break;
    }
    symbol.issuer += "-" + part;
  }
  // "567/QĐ-CT.UBND" is of no form that is read here; half of it would be another act's number.
  const std::size_t end = scanner.at();
  const bool is_cut = end + 2 < text.size() && text[end] == U'.' && is_capital(text[end + 1]) &&
                      is_capital(text[end + 2]);
  if (is_cut) {
    return std::nullopt;
  }
  if (symbol.year == 0 && symbol.type.empty()) {
    const bool writes_letters = std::find(kBodiesOfLetters.begin(), kBodiesOfLetters.end(),
                                          first_organ) != kBodiesOfLetters.end();
    if (!writes_letters && !says_number(text.substr(0, at))) {
      return std::nullopt;
    }
  }
  symbol.text = symbol.number + "/";
  if (symbol.year != 0) {
    symbol.text += std::to_string(symbol.year) + "/";
  }
  if (!symbol.type.empty()) {
    symbol.text += symbol.type + "-";
  }
  symbol.text += symbol.issuer;
  return symbol;
}

}  // namespace

std::optional<Symbol> find_symbol(std::string_view text) {
  if (text.find('/') == std::string_view::npos && text.find("\u2044") == std::string_view::npos &&
      text.find("\uFF0F") == std::string_view::npos &&
      text.find("\u2215") == std::string_view::npos) {
    return std::nullopt;
  }
  const std::u32string letters = prepared(text);
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const bool starts =
        is_digit(letters[at]) && (at == 0 || !(is_word(letters[at - 1]) ||
                                               letters[at - 1] == U'/' || letters[at - 1] == U'.'));
    if (!starts) {
      continue;
    }
    if (std::optional<Symbol> symbol = symbol_at(letters, at)) {
      return symbol;
    }
  }
  return std::nullopt;
}

bool has_blank_number(std::string_view text) {
  const std::string folded = collapse_spaces(fold(text));
  for (std::size_t at = folded.find("so"); at != std::string::npos;
       at = folded.find("so", at + 1)) {
    const bool starts_word = at == 0 || folded[at - 1] == ' ';
    std::size_t end = at + 2;
    while (end < folded.size() && folded[end] == ' ') {
      ++end;
    }
    const bool has_colon = end < folded.size() && folded[end] == ':';
    end += has_colon ? 1 : 0;
    const std::size_t blank_start = end;
    while (end < folded.size() && (folded[end] == ' ' || folded[end] == '.' || folded[end] == '_' ||
                                   folded.compare(end, 3, "…") == 0)) {
      end += folded[end] == '\xE2' ? 3U : 1U;
    }
    const bool is_blank = end > blank_start || has_colon || end > at + 2;
    const bool slash_follows = end < folded.size() && folded[end] == '/';
    const bool nothing_follows = end == folded.size() && has_colon;
    if (starts_word && is_blank && (slash_follows || nothing_follows)) {
      return true;
    }
  }
  return false;
}

bool is_local(const Symbol& symbol) {
  return symbol.issuer.find("UBND") != std::string::npos ||
         symbol.issuer.find("HĐND") != std::string::npos;
}

std::string act_id(std::string_view issuer, const Symbol& symbol, Date date) {
  std::string id = slug(std::string(issuer) + "-" + symbol.text);
  if (symbol.year == 0 && is_valid(date)) {
    id += "-" + to_iso(date);
  }
  return id;
}

}  // namespace gazette::model
