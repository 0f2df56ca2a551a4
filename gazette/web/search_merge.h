// Lists of words as files have them, and passages added behind (nối danh sách từ). Private to web/.
//
// A year of the index has a list for each of some hundred thousand pairs of words, and an issue
// adds passages at the end of a tenth of them. What a list has is therefore copied as it is
// written: only its counts change, and the first number of what comes behind.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace gazette::web {

/// Reads the lists of files one after the other, as `search_lists.h` describes them. Throws `Error`
/// where they are not of that form.
class FormerWordLists {
 public:
  /// `files` are the lists of each file, in order; they are kept by reference.
  explicit FormerWordLists(const std::vector<std::string>& files) : files_(files) { next(); }

  [[nodiscard]] bool has_list() const { return has_list_; }
  /// The word or pair, and its list.
  [[nodiscard]] const std::string& key() const { return key_; }
  [[nodiscard]] std::string_view content() const { return content_; }
  void next();

 private:
  const std::vector<std::string>& files_;
  std::size_t file_ = 0;
  std::size_t position_ = 0;  // in the file
  std::string key_ = {};
  std::string_view content_ = {};
  bool has_list_ = false;
};

/// Appends the list of a word, or of a pair, that has the passages of `former` and behind them
/// those of `added`.
void append_merged_list(std::string& text, std::string_view former, std::string_view added,
                        bool is_pair);

}  // namespace gazette::web
