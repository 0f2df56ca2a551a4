// The operators of a content, one by one, with what stands before each.
//
// Written for contents of 200 MB: nothing is copied but names and strings, whose bytes are kept
// until the next operator. What is not well formed is passed over and counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::preflight {

struct Token {
  enum class Kind : std::uint8_t { number, name, string, word, open, close };
  Kind kind = Kind::number;  // open and close: of an array or a dictionary
  double number = 0;
  std::size_t begin = 0;  // of its bytes in what `Lexer::text` looks into
  std::size_t size = 0;
};

class Lexer {
 public:
  /// `content` must outlive the lexer.
  explicit Lexer(std::string_view content) : content_(content) {}

  /// Reads up to the next operator; false at the end. An inline image is one operator, "EI", with
  /// its entries before it.
  [[nodiscard]] bool next();

  [[nodiscard]] std::string_view operation() const { return operation_; }
  [[nodiscard]] const std::vector<Token>& operands() const { return operands_; }
  /// The bytes of a name (without its slash), a string, a word.
  [[nodiscard]] std::string_view text(const Token& token) const {
    return std::string_view(texts_).substr(token.begin, token.size);
  }
  /// The number at `index` from the first operand; 0 where there is none.
  [[nodiscard]] double number(std::size_t index) const {
    return index < operands_.size() ? operands_[index].number : 0;
  }
  /// The last name among the operands; empty where there is none.
  [[nodiscard]] std::string_view last_name() const;

  /// What was not well formed so far.
  [[nodiscard]] std::size_t faults_count() const { return faults_count_; }

 private:
  void read_number();
  void read_name();
  void read_literal();
  void read_escape();
  void read_hex();
  void read_word(std::string_view word);
  void skip_image();
  void skip_space();
  [[nodiscard]] bool is_at_end() const { return at_ >= content_.size(); }

  std::string_view content_;
  std::size_t at_ = 0;
  std::string_view operation_ = {};
  std::vector<Token> operands_ = {};
  std::string texts_ = {};
  bool in_image_ = false;
  std::size_t faults_count_ = 0;
};

}  // namespace gazette::preflight
