#include "gazette/web/search.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_places.h"

namespace gazette::web {
namespace {

/// After all passages of a part.
constexpr std::uint32_t kUnitsEnd = ~std::uint32_t{0};

/// The passages of a part that answer.
struct Answers {
  std::vector<Units> items = {};  // of the query; in each of them at least one
  Units all = {};                 // all items
  Units phrase = {};              // the whole query as a phrase
  Units exact = {};
};

/// Nothing where an item is nowhere.
std::optional<Answers> ask(PartReader& part, const SearchQuery& query) {
  Answers answers;
  for (const QueryItem& item : query.items) {
    Units units;
    for (const QueryPhrase& way : item.ways) {
      units = united(units, part.find(way, false));
    }
    if (units.empty()) {
      return std::nullopt;
    }
    answers.items.push_back(std::move(units));
  }
  answers.all = answers.items.front();
  for (const Units& units : answers.items) {
    answers.all = common(answers.all, units);
  }
  const QueryPhrase whole = query.whole();
  answers.phrase = part.find(whole, false);
  answers.exact = part.find(whole, true);
  return answers;
}

/// The passages of [begin, end) in `units`.
Units within(const Units& units, std::uint32_t begin, std::uint32_t end) {
  return {std::lower_bound(units.begin(), units.end(), begin),
          std::lower_bound(units.begin(), units.end(), end)};
}

Units less(const Units& units, const Units& others) {
  Units rest;
  std::set_difference(units.begin(), units.end(), others.begin(), others.end(),
                      std::back_inserter(rest));
  return rest;
}

bool is_number(const SearchQuery& query, const std::string& number) {
  return std::any_of(query.items.begin(), query.items.end(), [&](const QueryItem& item) {
    return (item.ways.front().size() > 1 || query.items.size() == 1) &&
           begins_number(item.ways.front(), number);
  });
}

/// The answers within one act.
class ActAnswers {
 public:
  ActAnswers(const Answers& answers, std::uint32_t begin, std::uint32_t end)
      : title_(begin),
        all_(within(answers.all, begin, end)),
        phrase_(within(answers.phrase, begin, end)),
        exact_(within(answers.exact, begin, end)) {
    for (const Units& units : answers.items) {
      items_.push_back(within(units, begin, end));
    }
  }

  [[nodiscard]] bool has_all_items() const {
    return std::none_of(items_.begin(), items_.end(),
                        [](const Units& units) { return units.empty(); });
  }

  [[nodiscard]] SearchRank rank() const {
    const auto has_title = [&](const Units& units) {
      return !units.empty() && units.front() == title_;
    };
    if (has_title(exact_)) {
      return SearchRank::title_exact;
    }
    if (has_title(phrase_)) {
      return SearchRank::title_phrase;
    }
    if (has_title(all_)) {
      return SearchRank::title_words;
    }
    if (!exact_.empty()) {
      return SearchRank::exact;
    }
    if (!phrase_.empty()) {
      return SearchRank::phrase;
    }
    return all_.empty() ? SearchRank::words_act : SearchRank::words_passage;
  }

  /// Passages with all items, phrases first; where none has them, the first of each item.
  [[nodiscard]] Units passages() const {
    Units found = exact_;  // which are phrases, and phrases have all items
    for (const Units& more : {less(phrase_, exact_), less(all_, phrase_)}) {
      found.insert(found.end(), more.begin(), more.end());
    }
    std::erase(found, title_);
    if (!found.empty() || !all_.empty()) {
      return found;
    }
    for (const Units& units : items_) {
      const Units rest = less(units, {title_});
      found = united(found, {rest.begin(), rest.begin() + (rest.empty() ? 0 : 1)});
    }
    return found;
  }

 private:
  std::uint32_t title_;
  std::vector<Units> items_ = {};
  Units all_;
  Units phrase_;
  Units exact_;
};

bool is_asked_for(const SearchHead& head, const SearchRow& act, const SearchFilter& filter) {
  return (!filter.year || *filter.year == act.year) &&
         (filter.kind.empty() || filter.kind == head.kinds[act.kind].id) &&
         (filter.issuer.empty() || filter.issuer == head.issuers[act.issuer].id);
}

void add_hits(const SearchPart& part, const SearchQuery& query, const SearchFilter& filter,
              const SearchLoader& load, std::vector<SearchHit>& hits) {
  PartReader reader(part, load);
  const SearchHead& head = reader.head();
  const std::optional<Answers> answers = ask(reader, query);
  for (std::size_t i = 0; answers && i < head.acts.size(); ++i) {
    const SearchRow& act = head.acts[i];
    const std::uint32_t end = i + 1 < head.acts.size() ? head.acts[i + 1].unit : kUnitsEnd;
    const ActAnswers of_act(*answers, act.unit, end);
    if (of_act.has_all_items() && is_asked_for(head, act, filter)) {
      hits.push_back({.part = part.name,
                      .act = i,
                      .date = act.date,
                      .rank = is_number(query, act.number) ? SearchRank::number : of_act.rank(),
                      .units = of_act.passages()});
    }
  }
}

/// Adds what a file of text says of an act, and of its passage `unit` if it is one.
void show_unit(const nlohmann::json& file, std::size_t act, std::uint32_t unit,
               const SearchQuery& query, ShownHit& shown) {
  for (const nlohmann::json& line : file.at("acts")) {
    if (line.at(0) == act) {
      shown.path = line.at(1).get<std::string>();
      shown.title = line.at(2).get<std::string>();
      shown.issue = line.at(4).get<std::string>();
    }
  }
  for (const nlohmann::json& line : file.at("passages")) {
    if (line.at(0) == unit) {
      shown.passages.push_back({.anchor = line.at(1).get<std::string>(),
                                .label = line.at(2).get<std::string>(),
                                .extract = make_extract(line.at(3).get<std::string>(), query)});
    }
  }
}

}  // namespace

std::vector<SearchHit> search_index(const SearchQuery& query, const SearchFilter& filter,
                                    const SearchLoader& load) {
  std::vector<SearchHit> hits;
  if (query.items.empty()) {
    return hits;
  }
  for (const SearchPart& part : read_search_list(load(search_list_path()))) {
    const std::vector<int>& years = part.years;
    if (!filter.year || std::find(years.begin(), years.end(), *filter.year) != years.end()) {
      add_hits(part, query, filter, load, hits);
    }
  }
  std::stable_sort(hits.begin(), hits.end(), [](const SearchHit& left, const SearchHit& right) {
    return left.rank != right.rank ? left.rank < right.rank : left.date > right.date;
  });
  return hits;
}

ShownHit show_hit(const SearchHit& hit, const SearchQuery& query, std::size_t passages_max,
                  const SearchLoader& load) {
  const SearchHead head =
      read_search_head(load(search_file_path(fmt::format("{}/head", hit.part))), hit.part);
  ShownHit shown;
  const std::uint32_t title = head.acts.at(hit.act).unit;
  std::vector<std::uint32_t> units = {title};
  units.insert(units.end(), hit.units.begin(), hit.units.end());
  units.resize(std::min(units.size(), passages_max + 1));
  for (const std::uint32_t unit : units) {
    const auto behind = std::upper_bound(head.text_files.begin(), head.text_files.end(), unit);
    const std::string name = search_file_name(
        hit.part, "text", static_cast<std::size_t>(behind - head.text_files.begin()) - 1);
    const SearchFile file = read_search_file(load(search_file_path(name)), name);
    try {
      show_unit(file.value, hit.act, unit, query, shown);
    } catch (const nlohmann::json::exception&) {
      throw Error("the search index is damaged", search_file_path(name));
    }
  }
  return shown;
}

}  // namespace gazette::web
