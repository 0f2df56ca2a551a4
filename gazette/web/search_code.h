// The characters in which lists of the search index are written (mã chỉ mục). Private to web/.
//
// The index is loaded as scripts, which also a page opened from a disk may do, and a script is
// text: numbers are written in 91 printable characters that no string literal needs to escape. Few
// are large, so the first 64 end a number and the other 27 continue it, as in the (s,c)-dense codes
// of Brisaboa and others (2003): numbers below 64 take one character, below 1,792 two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace gazette::web {

/// Ends a word among numbers; stands in no number and in no word of a text.
inline constexpr char kWordEnd = '!';

void append_number(std::string& text, std::uint64_t number);

/// Reads what was appended. Throws `Error` with `path` where the text is not of that form.
class CodeReader {
 public:
  CodeReader(std::string_view text, std::string_view path) : text_(text), path_(path) {}

  [[nodiscard]] bool is_at_end() const { return position_ == text_.size(); }
  /// Bytes read so far.
  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] std::uint64_t number();
  /// The text up to `kWordEnd`.
  [[nodiscard]] std::string_view word();

 private:
  [[noreturn]] void fail() const;

  std::string_view text_;
  std::string_view path_;
  std::size_t position_ = 0;
};

}  // namespace gazette::web
