// Searching the index (tìm kiếm) as the page does: the same files, the same answers in the same
// order as `layouts/web/search.js`; tests/web/search_conformance.json holds both to that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/search_query.h"
#include "gazette/base/search_rank.h"
#include "gazette/web/search_index.h"

namespace gazette::web {

/// What acts are asked for; empty: any.
struct SearchFilter {
  std::optional<int> year = {};
  std::string kind = {};
  std::string issuer = {};
};

/// An act that answers.
struct SearchHit {
  std::string part = {};
  std::size_t act = 0;  // its place in the part
  Date date = {};
  SearchRank rank = SearchRank::words_act;
  std::vector<std::uint32_t> units =
      {};  // passages that answer, the best first; the title's is none
};

/// All acts that answer, the best first, newer ones first among equals. Throws `Error` where the
/// index is damaged or incomplete.
[[nodiscard]] std::vector<SearchHit> search_index(const SearchQuery& query,
                                                  const SearchFilter& filter,
                                                  const SearchLoader& load);

/// A passage that answers, to be shown.
struct ShownPassage {
  std::string anchor = {};
  std::string label = {};
  std::vector<ExtractPiece> extract = {};
};

/// A hit, to be shown.
struct ShownHit {
  std::string path = {};
  std::string title = {};
  std::string issue = {};
  std::vector<ShownPassage> passages = {};
};

/// What the page shows of a hit: its best passages, at most `passages_max`.
[[nodiscard]] ShownHit show_hit(const SearchHit& hit, const SearchQuery& query,
                                std::size_t passages_max, const SearchLoader& load);

}  // namespace gazette::web
