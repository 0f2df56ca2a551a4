// Words and pairs of words with the passages that hold them (danh sách từ). Private to web/.
//
// A list begins with its word, or the two words of a pair with a space between: how many characters
// it has in common with the list before it, the others, `kWordEnd`. Then for each marking, in
// ascending order:
//
//   a word:  marks, 2 * passages + more, then each passage as what is added to the one before
//   a pair:  marks of the first, marks of the second, 2 * passages + more, then for each passage
//            2 * (what is added) + several, [places - 2], its places, each less the one before;
//            behind the first, less one
//
// `more` is 1 where another marking follows.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "gazette/base/search_words.h"

namespace gazette::web {

/// Some lists, in one file.
struct WordsFile {
  std::string least = {};  // the first word or pair, cut to what tells it from those before
  std::string lists = {};
};

/// Words as they are read, passage by passage.
class WordLists {
 public:
  /// A passage begins. `place` is that of its first word in its provision.
  void begin_passage(std::uint32_t unit, std::uint32_t place);
  /// The next word; its `starts_line` leaves a place empty before it.
  void add(const SearchWord& word);
  /// The pair that this word would make with the next is none: a provision ends.
  void end_provision() { provision_ends_ = true; }

  /// Gives the files in order, each of about `file_bytes`. The words are used up. `former` are the
  /// `lists` of files written before, in order, whose passages all come before those added here:
  /// the files are then those of all of them. Throws `Error` where they are not of that form.
  void write(std::size_t file_bytes, int threads_count, const std::vector<std::string>& former,
             const std::function<void(WordsFile)>& sink);

 private:
  struct Token {
    std::uint32_t word = 0;  // its number; by the alphabet from `sort_words` on
    std::uint16_t marks = 0;
    bool starts_line = false;
    bool starts_provision = false;
  };
  struct Passage {
    std::uint32_t unit = 0;
    std::uint32_t first_token = 0;
    std::uint32_t first_place = 0;
  };
  /// Words of the alphabet, [begin, end), whose lists are made at once.
  struct Slice {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  class Entries;
  struct SliceLists;

  void sort_words();
  [[nodiscard]] std::vector<Slice> cut_slices() const;
  [[nodiscard]] SliceLists write_slice(Slice slice) const;

  std::unordered_map<std::string, std::uint32_t> numbers_ = {};
  std::vector<std::string> words_ = {};
  std::vector<Token> tokens_ = {};
  std::vector<Passage> passages_ = {};
  bool provision_ends_ = true;
};

}  // namespace gazette::web
