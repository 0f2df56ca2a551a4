// The words by which text is searched (từ để tìm kiếm): Vietnamese syllables, numbers, other words.
//
// A word is what it folds to ("dat" for "đất", "đạt", "Đặt") and its marks as a number, so that one
// list answers a syllable typed bare and one typed with its marks. The tone is counted apart from
// the letters, so that its place ("hòa", "hoà") makes no difference, and composed and decomposed
// text give the same words. layouts/web/search.js has the same rules, held to these by
// tests/web/search_words.json.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The most letters of a word that count; the rest of a longer one is passed over.
inline constexpr std::size_t kSearchWordLettersMax = 32;

/// Marks of a word are below this.
inline constexpr std::uint32_t kSearchMarksEnd = 677 * 6;

struct SearchWord {
  std::string folded =
      {};  // small letters without marks; "i" for a final "y" that may be written so
  std::uint32_t marks = 0;  // 0: bare. Words that fold alike are the same where their marks are
  std::size_t begin = 0;    // bytes of the text
  std::size_t end = 0;
  bool starts_line = false;  // a line end or ";" stands between it and the word before it

  bool operator==(const SearchWord&) const = default;
};

/// Reads the words of a text one after the other. Keeps a view of `text`, which must be valid
/// UTF-8.
class SearchWordReader {
 public:
  explicit SearchWordReader(std::string_view text) : text_(text) {}

  /// The next word; false after the last. What `word` held is overwritten.
  [[nodiscard]] bool next(SearchWord& word);

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

/// All words of a text. Figures lose zeros before them ("09" is "9"), "m²" is "m2"; of writings
/// without spaces (Chinese, Japanese) and of Korean each character is a word.
[[nodiscard]] std::vector<SearchWord> search_words(std::string_view text);

}  // namespace gazette
