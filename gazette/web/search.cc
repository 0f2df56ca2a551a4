#include "gazette/web/search.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_places.h"

namespace gazette::web {
namespace {

/// After all passages of a part.
constexpr std::uint32_t kUnitsEnd = ~std::uint32_t{0};

bool is_asked_for(const SearchHead& head, const SearchRow& act, const SearchFilter& filter) {
  return (!filter.year || *filter.year == act.year) &&
         (filter.kind.empty() || filter.kind == head.kinds[act.kind].id) &&
         (filter.issuer.empty() || filter.issuer == head.issuers[act.issuer].id);
}

void add_hits(const SearchPart& part, const SearchQuery& query, const SearchFilter& filter,
              const SearchLoader& load, std::vector<SearchHit>& hits) {
  PartReader reader(part, load);
  const SearchHead& head = reader.head();
  const std::optional<SearchAnswers> answers =
      ask(query, [&](const QueryPhrase& phrase, bool exact) { return reader.find(phrase, exact); });
  for (std::size_t i = 0; answers && i < head.acts.size(); ++i) {
    const SearchRow& act = head.acts[i];
    const std::uint32_t end = i + 1 < head.acts.size() ? head.acts[i + 1].unit : kUnitsEnd;
    std::optional<ActAnswer> answer =
        answer_of({.title = act.unit, .end = end, .number = act.number}, *answers, query);
    if (answer && is_asked_for(head, act, filter)) {
      hits.push_back({.part = part.name,
                      .act = i,
                      .date = act.date,
                      .rank = answer->rank,
                      .units = std::move(answer->passages)});
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
