// What somebody searches for (câu tìm kiếm): the rules that the site and the command line share.
//
// Every word must be found. A word typed bare is found with any marks, one typed with marks only
// with these. Words in quotes follow one another, and so do the words of a number or a date
// ("45/2022/QĐ-UBND", "1.200.000"); words with a line end or ";" between them do not. A date in
// figures is found in words too: "15/9/2022" where the text says "15 tháng 9 năm 2022".
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"

namespace gazette {

/// So many words of a query count; a longer one is cut.
inline constexpr std::size_t kQueryWordsMax = 32;

struct QueryWord {
  std::string folded = {};
  std::uint32_t marks = 0;  // 0: any

  bool operator==(const QueryWord&) const = default;
};

/// Words that follow one another; one word by itself most often.
using QueryPhrase = std::vector<QueryWord>;

/// Something that must be found, in any of its ways of writing; the first is that of the query.
struct QueryItem {
  std::vector<QueryPhrase> ways = {};

  bool operator==(const QueryItem&) const = default;
};

struct SearchQuery {
  std::vector<QueryItem> items = {};  // none: nothing is sought
  bool is_cut = false;                // words were left out

  /// The whole query as one phrase.
  [[nodiscard]] QueryPhrase whole() const;
};

/// Reads a query. `text` must be valid UTF-8; it need not be NFC.
[[nodiscard]] SearchQuery read_search_query(std::string_view text);

/// Whether a word with these marks is what `word` asks for; `exact`: not even bare words are found
/// with marks.
[[nodiscard]] bool has_marks(const QueryWord& word, std::uint32_t marks, bool exact);

/// Whether `phrase` may be the number of an act without its year: "45/QĐ-UBND", as people say
/// 45/2022/QĐ-UBND.
[[nodiscard]] bool may_lack_year(const QueryPhrase& phrase);

/// Whether `phrase` is a number, or the start of it, that stands in an act's number: it begins with
/// a figure, and the words of `number`, or those without its year, begin with its words.
[[nodiscard]] bool begins_number(const QueryPhrase& phrase, std::string_view number);

/// Whether `text` has the words of `phrase` one after another on a line.
[[nodiscard]] bool holds(std::string_view text, const QueryPhrase& phrase);

/// The title of an act.
struct SearchTitle {
  std::string_view title = {};
  std::string_view number = {};
  Date date = {};
};

/// What may be looked for in the title of an act, as lines: the title, the number where the title
/// does not say it, the date in figures.
[[nodiscard]] std::string title_text(const SearchTitle& title);

/// A stretch of a text.
struct ExtractPiece {
  std::string text = {};
  bool is_found = false;

  bool operator==(const ExtractPiece&) const = default;
};

/// Some thirty words of `text` around what was found: where the most of the query's items are near
/// one another. What is left out at either end is shown as "…". Where the whole query stands in the
/// text as a phrase, only that counts as found.
[[nodiscard]] std::vector<ExtractPiece> make_extract(std::string_view text,
                                                     const SearchQuery& query);

}  // namespace gazette
