#include "gazette/base/search_query.h"

#include <algorithm>
#include <set>

#include "gazette/base/search_words.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

/// Words of an extract, and how many of them stand before the first that was found.
constexpr std::size_t kExtractWords = 34;
constexpr std::size_t kWordsBefore = 8;

bool is_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == 0xFF02;
}

/// A query cut at quotes and, outside of them, at spaces.
std::vector<std::string_view> chunks_of(std::string_view text) {
  std::vector<std::string_view> chunks;
  bool is_quoted = false;
  std::size_t begin = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t at = position;
    const char32_t c = next_code_point(text, position);
    const bool quotes = is_quote(c);
    if (quotes || (!is_quoted && is_space(c))) {
      chunks.push_back(text.substr(begin, at - begin));
      begin = position;
    }
    is_quoted = is_quoted != quotes;
  }
  chunks.push_back(text.substr(begin));
  return chunks;
}

bool is_number(const QueryWord& word) {
  return std::all_of(word.folded.begin(), word.folded.end(), [](char c) { return is_digit(c); });
}

QueryPhrase phrase_of(std::string_view text) {
  QueryPhrase phrase;
  SearchWordReader reader(text);
  for (SearchWord word; reader.next(word);) {
    phrase.push_back({.folded = word.folded, .marks = word.marks});
  }
  return phrase;
}

/// "15/9/2022" as "15 tháng 9 năm 2022"; empty for what is no date.
QueryPhrase date_in_words(const QueryPhrase& phrase) {
  constexpr std::size_t kFiguresMax = 4;
  if (phrase.size() != 3 || !std::all_of(phrase.begin(), phrase.end(), [](const QueryWord& word) {
        return is_number(word) && word.folded.size() <= kFiguresMax;
      })) {
    return {};
  }
  const Date date = {.year = std::stoi(phrase[2].folded),
                     .month = std::stoi(phrase[1].folded),
                     .day = std::stoi(phrase[0].folded)};
  return is_valid(date) ? phrase_of(phrase[0].folded + " tháng " + phrase[1].folded + " năm " +
                                    phrase[2].folded)
                        : QueryPhrase{};
}

/// Whether `phrase` stands at word `at`, on one line.
bool stands_at(const QueryPhrase& phrase, const std::vector<SearchWord>& words, std::size_t at) {
  if (at + phrase.size() > words.size()) {
    return false;
  }
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const SearchWord& word = words[at + i];
    if (word.folded != phrase[i].folded || !has_marks(phrase[i], word.marks, false) ||
        (i > 0 && word.starts_line)) {
      return false;
    }
  }
  return true;
}

/// For each word the item that it belongs to, from 1; 0 for a word that was not sought.
using Found = std::vector<std::size_t>;

/// Marks where `phrase` stands; whether it does anywhere.
bool mark(const QueryPhrase& phrase, const std::vector<SearchWord>& words, std::size_t item,
          Found& found) {
  bool is_anywhere = false;
  for (std::size_t at = 0; !phrase.empty() && at < words.size(); ++at) {
    if (stands_at(phrase, words, at)) {
      std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(at), phrase.size(), item);
      is_anywhere = true;
    }
  }
  return is_anywhere;
}

Found find_items(const std::vector<SearchWord>& words, const SearchQuery& query) {
  Found found(words.size(), 0);
  if (mark(query.whole(), words, 1, found)) {
    return found;
  }
  for (std::size_t item = 0; item < query.items.size(); ++item) {
    for (const QueryPhrase& way : query.items[item].ways) {
      mark(way, words, item + 1, found);
    }
  }
  return found;
}

/// The first word of the extract.
std::size_t extract_begin(const Found& found) {
  std::size_t best = 0;
  std::size_t best_count = 0;
  for (std::size_t i = 0; i < found.size(); ++i) {
    if (found[i] == 0) {
      continue;
    }
    const std::size_t begin = i - std::min(i, kWordsBefore);
    const auto end = static_cast<std::ptrdiff_t>(std::min(begin + kExtractWords, found.size()));
    std::set<std::size_t> items(found.begin() + static_cast<std::ptrdiff_t>(i),
                                found.begin() + end);
    items.erase(0);
    if (items.size() > best_count) {
      best = begin;
      best_count = items.size();
    }
  }
  return best;
}

}  // namespace

QueryPhrase SearchQuery::whole() const {
  QueryPhrase phrase;
  for (const QueryItem& item : items) {
    phrase.insert(phrase.end(), item.ways.front().begin(), item.ways.front().end());
  }
  return phrase;
}

SearchQuery read_search_query(std::string_view text) {
  SearchQuery query;
  std::size_t words_left = kQueryWordsMax;
  const std::string composed = to_nfc(text);
  for (const std::string_view chunk : chunks_of(composed)) {
    QueryPhrase phrase = phrase_of(chunk);
    query.is_cut = query.is_cut || phrase.size() > words_left;
    phrase.resize(std::min(phrase.size(), words_left));
    words_left -= phrase.size();
    if (phrase.empty()) {
      continue;
    }
    QueryPhrase in_words = date_in_words(phrase);
    query.items.push_back({.ways = {std::move(phrase)}});
    if (!in_words.empty()) {
      query.items.back().ways.push_back(std::move(in_words));
    }
  }
  return query;
}

bool has_marks(const QueryWord& word, std::uint32_t marks, bool exact) {
  return word.marks == marks || (word.marks == 0 && !exact);
}

bool may_lack_year(const QueryPhrase& phrase) {
  return phrase.size() > 1 && is_number(phrase[0]) && !is_digit(phrase[1].folded.front());
}

bool begins_number(const QueryPhrase& phrase, std::string_view number) {
  std::vector<SearchWord> words = search_words(number);
  if (phrase.empty() || !is_digit(phrase.front().folded.front())) {
    return false;
  }
  if (stands_at(phrase, words, 0)) {
    return true;
  }
  constexpr std::size_t kYearFigures = 4;
  const bool has_year = words.size() > 1 && words[1].folded.size() == kYearFigures &&
                        is_number({.folded = words[1].folded});
  if (!has_year || !may_lack_year(phrase)) {
    return false;
  }
  words.erase(words.begin() + 1);
  return stands_at(phrase, words, 0);
}

bool holds(std::string_view text, const QueryPhrase& phrase) {
  const std::vector<SearchWord> words = search_words(text);
  for (std::size_t at = 0; at < words.size(); ++at) {
    if (stands_at(phrase, words, at)) {
      return true;
    }
  }
  return false;
}

std::string title_text(const SearchTitle& title) {
  std::string text(title.title);
  if (!title.number.empty() && title.title.find(title.number) == std::string_view::npos) {
    text += "\n" + std::string(title.number);
  }
  if (is_valid(title.date)) {
    text += "\n" + std::to_string(title.date.day) + "/" + std::to_string(title.date.month) + "/" +
            std::to_string(title.date.year);
  }
  return text;
}

std::vector<ExtractPiece> make_extract(std::string_view text, const SearchQuery& query) {
  const std::vector<SearchWord> words = search_words(text);
  if (words.empty()) {
    return {};
  }
  const Found found = find_items(words, query);
  const std::size_t begin = extract_begin(found);
  const std::size_t end = std::min(begin + kExtractWords, words.size());
  std::vector<ExtractPiece> pieces;
  const auto add = [&](std::size_t from, std::size_t to, bool is_found) {
    if (from == to) {
      return;
    }
    if (pieces.empty() || pieces.back().is_found != is_found) {
      pieces.push_back({.text = {}, .is_found = is_found});
    }
    pieces.back().text += text.substr(from, to - from);
  };
  std::size_t at = begin == 0 ? 0 : words[begin].begin;
  if (begin > 0) {
    pieces.push_back({.text = "… ", .is_found = false});
  }
  for (std::size_t i = begin; i < end; ++i) {
    const bool joins = i > begin && found[i] != 0 && found[i] == found[i - 1];
    add(at, words[i].begin, joins);
    add(words[i].begin, words[i].end, found[i] != 0);
    at = words[i].end;
  }
  if (end == words.size()) {
    add(at, text.size(), false);
  } else {
    add(at, at, false);
    pieces.push_back({.text = " …", .is_found = false});
  }
  return pieces;
}

}  // namespace gazette
