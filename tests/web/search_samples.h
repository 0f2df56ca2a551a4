// Acts to be searched, from the file that the tests of the script share, and an index in memory.
#pragma once

#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "gazette/base/base.h"
#include "gazette/web/search_index.h"

namespace gazette::web {

/// Files so small that a few acts fill several.
inline constexpr SearchSizes kSmallSizes = {
    .words_file = 300, .text_file = 400, .passage_words = 64, .titles_in_file = 2};

/// tests/web/search_conformance.json.
inline nlohmann::json search_conformance() {
  return nlohmann::json::parse(
      real_files().read(std::string(GAZETTE_SOURCE_DIR) + "/tests/web/search_conformance.json"));
}

inline std::vector<SearchAct> sample_acts(const nlohmann::json& conformance) {
  std::vector<SearchAct> acts;
  for (const nlohmann::json& json : conformance.at("acts")) {
    const auto text = [&](const char* key) { return json.at(key).get<std::string>(); };
    acts.push_back({.path = text("path"),
                    .title = text("title"),
                    .number = text("number"),
                    .kind = text("kind"),
                    .kind_name = text("kind_name"),
                    .issuer = text("issuer"),
                    .issuer_name = text("issuer_name"),
                    .date = parse_iso_date(text("date")).value_or(Date{}),
                    .issue = text("issue"),
                    .year = json.at("year").get<int>()});
    for (const nlohmann::json& section : json.at("sections")) {
      acts.back().sections.push_back({.anchor = section.at("anchor").get<std::string>(),
                                      .label = section.at("label").get<std::string>(),
                                      .text = section.at("text").get<std::string>()});
    }
  }
  return acts;
}

/// The files of an index by their paths.
using IndexFiles = std::map<std::string, std::string>;

/// The index of `acts`, a part for each year.
inline IndexFiles make_index(const std::vector<SearchAct>& acts, const SearchSizes& sizes,
                             int threads_count = 1) {
  IndexFiles files;
  const SearchSink sink = [&](const SiteFile& file) { files[file.path] = file.bytes; };
  std::map<int, std::vector<SearchAct>> years;
  for (const SearchAct& act : acts) {
    years[act.year].push_back(act);
  }
  std::vector<SearchPart> parts;
  for (const auto& [year, of_year] : years) {
    SearchIndexWriter writer(std::to_string(year), sink, threads_count, sizes);
    for (const SearchAct& act : of_year) {
      writer.add(act);
    }
    parts.push_back(writer.finish());
  }
  sink(make_search_list(parts));
  return files;
}

inline SearchLoader loader_of(const IndexFiles& files) {
  return [&files](const std::string& path) {
    const auto found = files.find(path);
    if (found == files.end()) {
      throw Error("cannot read the file", path);
    }
    return found->second;
  };
}

}  // namespace gazette::web
