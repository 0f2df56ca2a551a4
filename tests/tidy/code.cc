// C++ without its comments and literals, so that the other rules see code alone.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/tidy/tidy.h"

namespace gazette::tidy {
namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

/// Copies text, with blanks for all but line breaks where told to.
class Blanking {
 public:
  explicit Blanking(std::string_view text) : text_(text) { code_.reserve(text.size()); }

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  /// The word that ends just here: the "65" of 65'536, the "u8" of u8"x".
  [[nodiscard]] std::string_view word_before() const {
    std::size_t begin = at_;
    while (begin > 0 && is_word(text_[begin - 1])) {
      --begin;
    }
    return text_.substr(begin, at_ - begin);
  }

  void keep(std::size_t count) {
    code_ += text_.substr(at_, count);
    at_ += count;
  }
  void blank(std::size_t count) {
    for (const char c : text_.substr(at_, count)) {
      code_ += c == '\n' ? '\n' : ' ';
    }
    at_ += count;
  }
  [[nodiscard]] std::string take() { return std::move(code_); }

 private:
  std::string_view text_;
  std::string code_;
  std::size_t at_ = 0;
};

/// Bytes up to and with `end`; all of them where it does not come.
std::size_t length_with(std::string_view text, std::string_view end, std::size_t from) {
  const std::size_t found = text.find(end, from);
  return found == std::string_view::npos ? text.size() : found + end.size();
}

/// Bytes of a string or character literal, its quotes included.
std::size_t literal_length(std::string_view text) {
  const char quote = text.front();
  std::size_t i = 1;
  while (i < text.size() && text[i] != quote && text[i] != '\n') {
    i += text[i] == '\\' ? 2U : 1U;
  }
  return std::min(i + 1, text.size());
}

/// Bytes of R"mark(...)mark".
std::size_t raw_literal_length(std::string_view text) {
  const std::size_t open = text.find('(');
  if (open == std::string_view::npos) {
    return text.size();
  }
  const std::string end = ")" + std::string(text.substr(2, open - 2)) + "\"";
  return length_with(text, end, open);
}

}  // namespace

std::string to_text(const Faults& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    const std::string line = fault.line == 0 ? "" : fmt::format("{}:", fault.line);
    text += fmt::format("{}:{} error: {}\n", fault.path, line, fault.message);
  }
  return text;
}

std::string code_only(std::string_view text) {
  Blanking blanking(text);
  while (!blanking.done()) {
    const std::string_view rest = blanking.rest();
    const std::string_view word = blanking.word_before();
    const bool in_number = !word.empty() && is_digit(word.front());
    if (rest.starts_with("//")) {
      const std::size_t end = rest.find('\n');
      blanking.blank(end == std::string_view::npos ? rest.size() : end);
    } else if (rest.starts_with("/*")) {
      blanking.blank(length_with(rest, "*/", 2));
    } else if (rest.starts_with("R\"") && word.empty()) {
      blanking.blank(raw_literal_length(rest));
    } else if (rest.front() == '"') {
      blanking.blank(literal_length(rest));
    } else if (rest.front() == '\'' && !in_number) {
      blanking.blank(literal_length(rest));
    } else {
      blanking.keep(1);
    }
  }
  return blanking.take();
}

}  // namespace gazette::tidy
