// The words and marks of a text, for readers that go through it word by word.
//
// A symbol is one word also where a typist put spaces into it: "34 /2016/ NĐ-CP", "23/QĐ-TT HĐND".
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::model {

/// A word, or one punctuation mark, of a text.
struct Word {
  std::string key = {};   // lower case, its tone in the old place: "điều", "ủy", "34/2016/nđ-cp"
  std::size_t begin = 0;  // bytes [begin, end) of the text
  std::size_t end = 0;
  bool capital = false;  // begins with a capital letter
  bool mark = false;     // punctuation: , ; . : ( ) “ ” "
};

/// Behind "thứ": the first is 1.
inline constexpr std::array<std::string_view, 12> kOrdinalWords = {
    "nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai"};

/// The words of `text`, which is NFC. Control characters count as spaces.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

/// The first word that begins at or behind byte `byte`; their number where there is none.
[[nodiscard]] std::size_t word_at(const std::vector<Word>& words, std::size_t byte);

}  // namespace gazette::model
