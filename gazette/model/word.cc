#include "gazette/model/word.h"

#include <algorithm>
#include <utility>

#include "gazette/base/text.h"

namespace gazette::model {
namespace {

bool is_blank(char32_t c) {
  return c < 0x20 || is_space(c) || c == 0x200B || c == 0xFEFF;
}

/// Marks that always stand alone.
bool is_bracket(char32_t c) {
  return c == U'(' || c == U')' || c == U'[' || c == U']' || c == U'“' || c == U'”' || c == U'„' ||
         c == U'«' || c == U'»' || c == U'"';
}

/// Marks that end a word, but stand within one between figures or letters: 1.200, 66.16/2026.
bool is_stop(char32_t c) {
  return c == U'.' || c == U',' || c == U';' || c == U':';
}

bool ends_with_capitals(std::string_view word, std::string_view capitals) {
  return word.ends_with(capitals);
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Word> split() {
    words_.reserve(text_.size() / 6);
    for (std::size_t at = 0; at < text_.size();) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (is_blank(c)) {
        at = next;
      } else if (is_bracket(c) || is_stop(c)) {
        add(at, next, true);
        at = next;
      } else {
        const std::size_t end = word_end(at);
        add(at, end, false);
        at = end;
      }
    }
    return std::move(words_);
  }

 private:
  void add(std::size_t begin, std::size_t end, bool mark) {
    Word word{.begin = begin, .end = end, .mark = mark};
    const std::string_view text = text_.substr(begin, end - begin);
    bool is_ascii = true;
    for (const char c : text) {
      is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
      word.key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    if (!is_ascii) {
      word.key = to_lower(text);
    }
    word.capital = word.key[0] != text[0] || (!is_ascii && starts_differently(word.key, text));
    if (!is_ascii) {
      word.key = with_old_tone_place(std::move(word.key));
    }
    words_.push_back(std::move(word));
  }

  /// Whether the first letters differ; both begin with the same byte where the letter has several.
  static bool starts_differently(std::string_view key, std::string_view text) {
    std::size_t key_at = 0;
    std::size_t text_at = 0;
    return next_code_point(key, key_at) != next_code_point(text, text_at);
  }

  [[nodiscard]] char32_t code_point_at(std::size_t at) const {
    return at < text_.size() ? next_code_point(text_, at) : U' ';
  }

  [[nodiscard]] std::size_t skip_blanks(std::size_t at) const {
    while (at < text_.size()) {
      std::size_t next = at;
      if (!is_blank(next_code_point(text_, next))) {
        break;
      }
      at = next;
    }
    return at;
  }

  [[nodiscard]] std::size_t word_end(std::size_t begin) const {
    std::size_t at = begin;
    while (at < text_.size()) {
      std::size_t next = at;
      const char32_t c = next_code_point(text_, next);
      if (is_bracket(c)) {
        return at;
      }
      if (is_stop(c)) {
        const bool between_figures = at > begin && is_digit(text_[at - 1]) &&
                                     is_digit(code_point_at(next)) && (c == U'.' || c == U',');
        if (!between_figures) {
          return at;
        }
      }
      if (is_blank(c)) {
        const std::size_t behind = skip_blanks(at);
        if (!symbol_goes_on(text_.substr(begin, at - begin), behind)) {
          return at;
        }
        next = behind;
      }
      at = next;
    }
    return at;
  }

  /// Whether what stands behind the blanks is more of the symbol `word`.
  [[nodiscard]] bool symbol_goes_on(std::string_view word, std::size_t behind) const {
    if (behind >= text_.size() || !is_digit(word[0])) {
      return false;
    }
    const bool has_slash = word.find('/') != std::string_view::npos;
    if (word.ends_with('/') || text_[behind] == '/') {
      return true;
    }
    if (!has_slash) {
      return false;
    }
    if (word.ends_with('-')) {
      return true;
    }
    const std::string_view rest = text_.substr(behind);
    return (ends_with_capitals(word, "-TT") && rest.starts_with("HĐND")) ||
           (word.find('-') == std::string_view::npos && rest.starts_with("- ") &&
            (word.ends_with("QĐ") || word.ends_with("NQ") || word.ends_with("NĐ") ||
             word.ends_with("TT") || word.ends_with("CT")));
  }

  std::string_view text_;
  std::vector<Word> words_ = {};
};

}  // namespace

std::vector<Word> words_of(std::string_view text) {
  return Splitter(text).split();
}

std::size_t word_at(const std::vector<Word>& words, std::size_t byte) {
  const auto found = std::partition_point(words.begin(), words.end(),
                                          [&](const Word& word) { return word.begin < byte; });
  return static_cast<std::size_t>(found - words.begin());
}

}  // namespace gazette::model
