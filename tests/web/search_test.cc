#include "gazette/web/search.h"

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/search_words.h"
#include "tests/web/search_samples.h"

namespace gazette::web {
namespace {

/// A hit as the file of conformance writes it: its rank and page, then a line for each passage with
/// what was found in brackets.
std::vector<std::string> lines_of(const SearchHit& hit, const SearchQuery& query,
                                  const SearchLoader& load) {
  const ShownHit shown = show_hit(hit, query, hit.units.size(), load);
  std::vector<std::string> lines = {fmt::format("{} {}", to_text(hit.rank), shown.path)};
  for (const ShownPassage& passage : shown.passages) {
    std::string extract;
    for (const ExtractPiece& piece : passage.extract) {
      extract += piece.is_found ? "[" + piece.text + "]" : piece.text;
    }
    lines.push_back(fmt::format("#{} {}: {}", passage.anchor, passage.label, extract));
  }
  return lines;
}

std::vector<std::string> answers_to(const nlohmann::json& asked, const SearchLoader& load) {
  SearchFilter filter = {.kind = asked.value("kind", ""), .issuer = asked.value("issuer", "")};
  if (asked.contains("year")) {
    filter.year = asked.at("year").get<int>();
  }
  const SearchQuery query = read_search_query(asked.at("q").get<std::string>());
  std::vector<std::string> lines;
  for (const SearchHit& hit : search_index(query, filter, load)) {
    const std::vector<std::string> of_hit = lines_of(hit, query, load);
    lines.insert(lines.end(), of_hit.begin(), of_hit.end());
  }
  return lines;
}

TEST_CASE("queries are answered as the file of conformance says") {
  const nlohmann::json conformance = search_conformance();
  const std::vector<SearchAct> acts = sample_acts(conformance);
  for (const SearchSizes& sizes : {kSmallSizes, SearchSizes{.passage_words = 64}}) {
    const IndexFiles files = make_index(acts, sizes);
    for (const nlohmann::json& asked : conformance.at("queries")) {
      INFO(asked.at("q"));
      CHECK(answers_to(asked, loader_of(files)) ==
            asked.at("results").get<std::vector<std::string>>());
    }
  }
}

TEST_CASE("the script of the page answers as the file of conformance says") {
  const auto node = find_program("node");
  if (!node) {
    WARN("node is not installed: layouts/web/search.js was not asked");
    return;
  }
  const std::string root = GAZETTE_SOURCE_DIR;
  const ScratchFolder folder;
  for (const auto& [path, bytes] : make_index(sample_acts(search_conformance()), kSmallSizes)) {
    real_files().write(folder.path() / path, bytes);
  }
  const ProcessResult result = run_process(
      {.program = *node,
       .arguments = {root + "/tests/web/search_conformance.cjs", root + "/layouts/web/search.js",
                     root + "/tests/web/search_conformance.json", folder.path().string()}});
  INFO(result.output << result.error_output);
  CHECK(result.is_success());
}

TEST_CASE("words are cut and folded as the file of conformance says") {
  for (const nlohmann::json& line : search_conformance().at("words")) {
    INFO(line.at(0));
    nlohmann::json words = nlohmann::json::array();
    for (const SearchWord& word : search_words(line.at(0).get<std::string>())) {
      words.push_back({word.folded, word.marks});
    }
    CHECK(words == line.at(1));
  }
}

}  // namespace
}  // namespace gazette::web
