#include "gazette/base/search_rank.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace gazette {
namespace {

constexpr std::array<std::string_view, 8> kRanks = {"number",        "title_exact", "title_phrase",
                                                    "title_words",   "exact",       "phrase",
                                                    "words_passage", "words_act"};

Units common(const Units& left, const Units& right) {
  Units units;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(units));
  return units;
}

Units less(const Units& units, const Units& others) {
  Units rest;
  std::set_difference(units.begin(), units.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

/// Those of `units` in an act.
Units within(const Units& units, const AskedAct& act) {
  return {std::lower_bound(units.begin(), units.end(), act.title),
          std::lower_bound(units.begin(), units.end(), act.end)};
}

bool is_number(const SearchQuery& query, std::string_view number) {
  return std::any_of(query.items.begin(), query.items.end(), [&](const QueryItem& item) {
    return (item.ways.front().size() > 1 || query.items.size() == 1) &&
           begins_number(item.ways.front(), number);
  });
}

SearchRank rank_of(const SearchAnswers& answers, std::uint32_t title) {
  const auto has_title = [&](const Units& units) {
    return !units.empty() && units.front() == title;
  };
  if (has_title(answers.exact)) {
    return SearchRank::title_exact;
  }
  if (has_title(answers.phrase)) {
    return SearchRank::title_phrase;
  }
  if (has_title(answers.all)) {
    return SearchRank::title_words;
  }
  if (!answers.exact.empty()) {
    return SearchRank::exact;
  }
  if (!answers.phrase.empty()) {
    return SearchRank::phrase;
  }
  return answers.all.empty() ? SearchRank::words_act : SearchRank::words_passage;
}

Units passages_of(const SearchAnswers& answers, std::uint32_t title) {
  Units found = answers.exact;  // which are phrases, and phrases have all items
  for (const Units& more :
       {less(answers.phrase, answers.exact), less(answers.all, answers.phrase)}) {
    found.insert(found.end(), more.begin(), more.end());
  }
  std::erase(found, title);
  if (!found.empty() || !answers.all.empty()) {
    return found;
  }
  for (const Units& units : answers.items) {
    const Units rest = less(units, {title});
    found = united(found, {rest.begin(), rest.begin() + (rest.empty() ? 0 : 1)});
  }
  return found;
}

}  // namespace

std::string_view to_text(SearchRank rank) {
  return kRanks.at(static_cast<std::size_t>(rank));
}

Units united(const Units& left, const Units& right) {
  Units units;
  std::set_union(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(units));
  return units;
}

std::optional<SearchAnswers> ask(const SearchQuery& query, const FindPhrase& find) {
  if (query.items.empty()) {
    return std::nullopt;
  }
  SearchAnswers answers;
  for (const QueryItem& item : query.items) {
    Units units;
    for (const QueryPhrase& way : item.ways) {
      units = united(units, find(way, false));
    }
    if (units.empty() && !may_lack_year(item.ways.front())) {
      return std::nullopt;
    }
    answers.items.push_back(std::move(units));
  }
  answers.all = answers.items.front();
  for (const Units& units : answers.items) {
    answers.all = common(answers.all, units);
  }
  const QueryPhrase whole = query.whole();
  answers.phrase = find(whole, false);
  answers.exact = find(whole, true);
  return answers;
}

std::optional<ActAnswer> answer_of(const AskedAct& act, const SearchAnswers& answers,
                                   const SearchQuery& query) {
  SearchAnswers of_act = {.all = within(answers.all, act),
                          .phrase = within(answers.phrase, act),
                          .exact = within(answers.exact, act)};
  for (std::size_t i = 0; i < answers.items.size(); ++i) {
    Units units = within(answers.items[i], act);
    if (units.empty()) {
      // No text has a number without its year, but the act may be meant by it.
      const QueryPhrase& way = query.items[i].ways.front();
      if (!may_lack_year(way) || !begins_number(way, act.number)) {
        return std::nullopt;
      }
      units = {act.title};
    }
    of_act.items.push_back(std::move(units));
  }
  return ActAnswer{
      .rank = is_number(query, act.number) ? SearchRank::number : rank_of(of_act, act.title),
      .passages = passages_of(of_act, act.title)};
}

}  // namespace gazette
