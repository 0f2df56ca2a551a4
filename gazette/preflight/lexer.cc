#include "gazette/preflight/lexer.h"

#include <array>

namespace gazette::preflight {
namespace {

/// Operands of one operator: a line of text is an array of some hundred.
constexpr std::size_t kOperandsMax = 1'000'000;

enum class Sign : std::uint8_t { regular, space, delimiter };

constexpr std::array<Sign, 256> make_signs() {
  std::array<Sign, 256> signs = {};
  for (const char c : std::string_view("\0\t\n\f\r ", 6)) {
    signs[static_cast<unsigned char>(c)] = Sign::space;
  }
  for (const char c : std::string_view("()<>[]{}/%")) {
    signs[static_cast<unsigned char>(c)] = Sign::delimiter;
  }
  return signs;
}
constexpr std::array<Sign, 256> kSigns = make_signs();

Sign sign_of(char c) {
  return kSigns[static_cast<unsigned char>(c)];
}

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

int hex_of(char c) {
  if (is_figure(c)) {
    return c - '0';
  }
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

}  // namespace

std::string_view Lexer::last_name() const {
  for (auto token = operands_.rbegin(); token != operands_.rend(); ++token) {
    if (token->kind == Token::Kind::name) {
      return text(*token);
    }
  }
  return {};
}

bool Lexer::next() {
  operands_.clear();
  texts_.clear();
  operation_ = {};
  in_image_ = false;
  for (skip_space(); !is_at_end(); skip_space()) {
    const char c = content_[at_];
    if (operands_.size() > kOperandsMax) {
      operands_.clear();
      texts_.clear();
      ++faults_count_;
    }
    if (is_figure(c) || c == '-' || c == '+' || c == '.') {
      read_number();
    } else if (c == '/') {
      read_name();
    } else if (c == '(') {
      read_literal();
    } else if (c == '<' && content_.substr(at_, 2) != "<<") {
      read_hex();
    } else if (sign_of(c) == Sign::delimiter) {
      const bool is_double = content_.substr(at_, 2) == "<<" || content_.substr(at_, 2) == ">>";
      const bool is_known = is_double || c == '[' || c == ']';
      faults_count_ += is_known ? 0U : 1U;
      if (is_known) {
        operands_.push_back(
            {.kind = c == '<' || c == '[' ? Token::Kind::open : Token::Kind::close});
      }
      at_ += is_double ? 2U : 1U;
    } else {
      const std::size_t begin = at_;
      while (!is_at_end() && sign_of(content_[at_]) == Sign::regular) {
        ++at_;
      }
      read_word(content_.substr(begin, at_ - begin));
      if (!operation_.empty()) {
        return true;
      }
    }
  }
  faults_count_ += operands_.empty() && !in_image_ ? 0U : 1U;  // cut off
  return false;
}

void Lexer::skip_space() {
  while (!is_at_end()) {
    if (content_[at_] == '%') {
      while (!is_at_end() && content_[at_] != '\n' && content_[at_] != '\r') {
        ++at_;
      }
    } else if (sign_of(content_[at_]) != Sign::space) {
      return;
    } else {
      ++at_;
    }
  }
}

/// Numbers have no exponents; a sign within one is passed over, as readers do.
void Lexer::read_number() {
  double value = 0;
  double scale = 0;
  bool is_negative = false;
  bool is_number = false;
  for (; !is_at_end() && sign_of(content_[at_]) == Sign::regular; ++at_) {
    const char c = content_[at_];
    if (is_figure(c)) {
      is_number = true;
      if (scale == 0) {
        value = value * 10 + (c - '0');
      } else {
        value += (c - '0') * scale;
        scale /= 10;
      }
    } else if (c == '.' && scale == 0) {
      scale = 0.1;
    } else if (c == '-' && !is_number) {
      is_negative = true;
    } else if (c != '+' && c != '-') {
      ++faults_count_;
      break;
    }
  }
  if (!is_at_end() && sign_of(content_[at_]) == Sign::regular) {
    return;  // letters behind figures: a word of its own
  }
  operands_.push_back({.kind = Token::Kind::number, .number = is_negative ? -value : value});
}

void Lexer::read_name() {
  const std::size_t begin = texts_.size();
  for (++at_; !is_at_end() && sign_of(content_[at_]) == Sign::regular; ++at_) {
    const bool has_code = content_[at_] == '#' && at_ + 2 < content_.size() &&
                          hex_of(content_[at_ + 1]) >= 0 && hex_of(content_[at_ + 2]) >= 0;
    if (has_code) {
      texts_ += static_cast<char>(hex_of(content_[at_ + 1]) * 16 + hex_of(content_[at_ + 2]));
      at_ += 2;
    } else {
      texts_ += content_[at_];
    }
  }
  operands_.push_back({.kind = Token::Kind::name, .begin = begin, .size = texts_.size() - begin});
}

void Lexer::read_literal() {
  const std::size_t begin = texts_.size();
  int depth = 1;
  for (++at_; !is_at_end(); ++at_) {
    const char c = content_[at_];
    depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    if (depth == 0) {
      break;
    }
    if (c == '\\') {
      read_escape();
    } else {
      texts_ += c;
    }
  }
  faults_count_ += depth == 0 ? 0U : 1U;
  at_ += is_at_end() ? 0U : 1U;
  operands_.push_back({.kind = Token::Kind::string, .begin = begin, .size = texts_.size() - begin});
}

/// Leaves `at_` on the last byte of the escape.
void Lexer::read_escape() {
  constexpr std::string_view kFrom = "nrtbf";
  constexpr std::string_view kTo = "\n\r\t\b\f";
  if (++at_; is_at_end()) {
    return;
  }
  const char c = content_[at_];
  if (c >= '0' && c <= '7') {
    int code = 0;
    std::size_t count = 0;
    for (; count < 3 && at_ + count < content_.size(); ++count) {
      const char figure = content_[at_ + count];
      if (figure < '0' || figure > '7') {
        break;
      }
      code = code * 8 + (figure - '0');
    }
    texts_ += static_cast<char>(code);
    at_ += count - 1;
  } else if (c == '\r') {
    at_ += content_.substr(at_ + 1, 1) == "\n" ? 1U : 0U;
  } else if (c != '\n') {
    const std::size_t known = kFrom.find(c);
    texts_ += known == std::string_view::npos ? c : kTo[known];
  }
}

void Lexer::read_hex() {
  const std::size_t begin = texts_.size();
  int first = -1;
  for (++at_; !is_at_end() && content_[at_] != '>'; ++at_) {
    const int value = hex_of(content_[at_]);
    if (value < 0) {
      faults_count_ += sign_of(content_[at_]) == Sign::space ? 0U : 1U;
    } else if (first < 0) {
      first = value;
    } else {
      texts_ += static_cast<char>(first * 16 + value);
      first = -1;
    }
  }
  if (first >= 0) {
    texts_ += static_cast<char>(first * 16);
  }
  faults_count_ += is_at_end() ? 1U : 0U;
  at_ += is_at_end() ? 0U : 1U;
  operands_.push_back({.kind = Token::Kind::string, .begin = begin, .size = texts_.size() - begin});
}

void Lexer::read_word(std::string_view word) {
  if (word == "BI") {
    operands_.clear();
    in_image_ = true;
  } else if (word == "ID" && in_image_) {
    skip_image();
    in_image_ = false;
    operation_ = "EI";
  } else if (in_image_ || word == "true" || word == "false" || word == "null") {
    operands_.push_back({.kind = Token::Kind::word, .begin = texts_.size(), .size = word.size()});
    texts_ += word;
  } else {
    operation_ = word;
  }
}

/// The bytes of an image end at an EI that stands alone, with text of a content behind it.
void Lexer::skip_image() {
  constexpr std::size_t kLookAhead = 12;
  for (std::size_t at = at_ + 1; at + 2 <= content_.size(); ++at) {
    at = content_.find("EI", at);
    if (at == std::string_view::npos) {
      break;
    }
    const std::string_view behind = content_.substr(at + 2, kLookAhead);
    bool is_end = sign_of(content_[at - 1]) == Sign::space &&
                  (behind.empty() || sign_of(behind.front()) == Sign::space);
    for (const char c : behind) {
      const auto code = static_cast<unsigned char>(c);
      is_end = is_end && code < 0x7F && (code >= 0x20 || (sign_of(c) == Sign::space && code > 0));
    }
    if (is_end) {
      at_ = at + 2;
      return;
    }
  }
  at_ = content_.size();
  ++faults_count_;
}

}  // namespace gazette::preflight
