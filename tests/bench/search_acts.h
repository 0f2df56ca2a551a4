// Ten thousand acts to be searched: syllables that Vietnamese could have, in words of one to four,
// as often as Zipf's law has them. The same on every machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "gazette/web/search_index.h"

namespace gazette::web {

/// So many acts, of so many provisions, each of so many words; the years before 2026 share them
/// evenly.
struct SearchCorpus {
  std::size_t acts = 10'000;
  std::size_t years = 16;
  std::size_t provisions = 15;
  std::size_t syllables = 80;
};

/// Makes acts one after the other; they need not all be in memory.
class SearchActs {
 public:
  explicit SearchActs(const SearchCorpus& corpus = {});

  /// Act `i`, the oldest first.
  [[nodiscard]] SearchAct make(std::size_t i) const;
  /// The year that has act `i`.
  [[nodiscard]] int year_of(std::size_t i) const;

 private:
  SearchCorpus corpus_;
  std::vector<std::string> words_ = {};
  std::vector<std::uint64_t> chances_ = {};  // of a word and all before it
};

}  // namespace gazette::web
