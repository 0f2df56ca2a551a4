// How well an act answers a query (xếp hạng), whatever keeps the lists of its words.
//
// An act is a run of passages, numbered in their order: that of its title first.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/base/search_query.h"

namespace gazette {

/// Lower is better. A phrase is exact where even the words typed bare are written bare.
enum class SearchRank : std::uint8_t {
  number,         // the act's number is the one sought
  title_exact,    // its title has the query as an exact phrase
  title_phrase,   // ... as a phrase
  title_words,    // ... all of its words
  exact,          // a passage has the query as an exact phrase
  phrase,         // ... as a phrase
  words_passage,  // ... all of its words
  words_act,      // the act has all of them
};

/// "number", "title_exact" and so on.
[[nodiscard]] std::string_view to_text(SearchRank rank);

/// Numbers of passages, ascending.
using Units = std::vector<std::uint32_t>;

[[nodiscard]] Units united(const Units& left, const Units& right);

/// The passages that have a phrase, or begin with it what the next goes on with.
using FindPhrase = std::function<Units(const QueryPhrase& phrase, bool exact)>;

/// The passages of many acts that answer a query.
struct SearchAnswers {
  std::vector<Units> items = {};  // of the query; none only of what may be a number without year
  Units all = {};                 // all items
  Units phrase = {};              // the whole query as a phrase
  Units exact = {};
};

/// Asks for all that a query needs. Nothing where an item of it is nowhere, or it has none.
[[nodiscard]] std::optional<SearchAnswers> ask(const SearchQuery& query, const FindPhrase& find);

/// An act to be judged: its passages [title, end), and its number.
struct AskedAct {
  std::uint32_t title = 0;
  std::uint32_t end = 0;
  std::string_view number = {};
};

struct ActAnswer {
  SearchRank rank = SearchRank::words_act;
  /// Passages with all items, phrases first; where none has them, the first of each item. That of
  /// the title is none of them.
  Units passages = {};
};

/// How an act answers; nothing where an item of the query is nowhere in it, nor its number without
/// the year.
[[nodiscard]] std::optional<ActAnswer> answer_of(const AskedAct& act, const SearchAnswers& answers,
                                                 const SearchQuery& query);

}  // namespace gazette
