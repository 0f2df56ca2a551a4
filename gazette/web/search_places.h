// Words of a part looked up in its lists. Private to web/.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "gazette/base/search_query.h"
#include "gazette/base/search_rank.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_index.h"

namespace gazette::web {

/// Where a word stands.
struct PassagePlace {
  std::uint32_t unit = 0;
  std::uint32_t at = 0;  // in its provision

  auto operator<=>(const PassagePlace&) const = default;
};

/// A part of the index with the files read so far.
class PartReader {
 public:
  /// Reads the head. Keeps a reference to `load`. Throws `Error`.
  PartReader(const SearchPart& part, const SearchLoader& load);

  [[nodiscard]] const SearchHead& head() const { return head_; }

  /// The passages in which the words of `phrase` follow one another, or begin to.
  [[nodiscard]] Units find(const QueryPhrase& phrase, bool exact);

 private:
  using Places = std::vector<PassagePlace>;  // ascending

  [[nodiscard]] Units find_word(const QueryWord& word, bool exact);
  [[nodiscard]] Places find_pair(const QueryWord& first, const QueryWord& second, bool exact);
  /// The text of the file where the list of `key` is, if it is anywhere.
  [[nodiscard]] const std::string* lists_with(const std::string& key);

  std::string name_;
  const SearchLoader& load_;
  SearchHead head_ = {};
  std::map<std::size_t, std::string> lists_ = {};
};

}  // namespace gazette::web
