// The words and marks of a text, for readers that go through it word by word.
//
// A symbol is one word also where a typist put spaces into it: "34 /2016/ NĐ-CP", "23/QĐ-TT HĐND".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::model {

/// A word, or one punctuation mark, of a text.
struct Word {
  std::string key = {};   // lower case: "điều", "34/2016/nđ-cp", ","
  std::size_t begin = 0;  // bytes [begin, end) of the text
  std::size_t end = 0;
  bool capital = false;  // begins with a capital letter
  bool mark = false;     // punctuation: , ; . : ( ) “ ” "
};

/// The words of `text`, which is NFC. Control characters count as spaces.
[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace gazette::model
