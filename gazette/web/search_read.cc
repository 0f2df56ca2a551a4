// The acts of a part, read back from its files of text.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_index.h"

namespace gazette::web {
namespace {

/// An act as its row in the head and its line in a file of text say it, without provisions.
SearchAct act_of(const SearchHead& head, const SearchRow& row, const nlohmann::json& line) {
  return {.path = line.at(1).get<std::string>(),
          .title = line.at(2).get<std::string>(),
          .number = line.at(3).get<std::string>(),
          .kind = head.kinds.at(row.kind).id,
          .kind_name = head.kinds.at(row.kind).name,
          .issuer = head.issuers.at(row.issuer).id,
          .issuer_name = head.issuers.at(row.issuer).name,
          .date = row.date,
          .issue = line.at(4).get<std::string>(),
          .year = row.year};
}

/// Acts as their files of text come.
class Gathering {
 public:
  explicit Gathering(const SearchHead& head) : head_(head) {}

  void add_file(const nlohmann::json& file) {
    for (const nlohmann::json& line : file.at("acts")) {
      const auto place = line.at(0).get<std::size_t>();
      if (place == acts_.size()) {
        acts_.push_back(act_of(head_, head_.acts.at(place), line));
      } else if (place + 1 != acts_.size()) {
        throw std::out_of_range("an act is left out");
      }
    }
    for (const nlohmann::json& line : file.at("passages")) {
      add_passage(line);
    }
  }

  [[nodiscard]] std::vector<SearchAct> take() { return std::move(acts_); }

 private:
  void add_passage(const nlohmann::json& line) {
    const auto unit = line.at(0).get<std::uint32_t>();
    const auto behind = std::upper_bound(
        head_.acts.begin(), head_.acts.end(), unit,
        [](std::uint32_t sought, const SearchRow& row) { return sought < row.unit; });
    const auto place = static_cast<std::size_t>(behind - head_.acts.begin());
    std::vector<SearchSection>& sections = acts_.at(place - 1).sections;
    const auto text = line.at(3).get<std::string>();
    if (unit == last_unit_ + 1 && !sections.empty()) {
      sections.back().text += text;
    } else {
      sections.push_back({.anchor = line.at(1).get<std::string>(),
                          .label = line.at(2).get<std::string>(),
                          .text = text});
    }
    last_unit_ = unit;
  }

  const SearchHead& head_;
  std::vector<SearchAct> acts_ = {};
  std::uint32_t last_unit_ = 0;
};

}  // namespace

std::vector<SearchAct> read_search_titles(std::string_view name, const SearchLoader& load) {
  const std::string head_path = search_file_path(fmt::format("{}/head", name));
  const SearchHead head = read_search_head(load(head_path), name);
  std::vector<SearchAct> acts;
  for (std::size_t i = 0; i < head.titles_files; ++i) {
    const std::string file = search_file_name(name, "titles", i);
    try {
      for (const nlohmann::json& line :
           read_search_file(load(search_file_path(file)), file).value) {
        const SearchRow& row = head.acts.at(acts.size());
        acts.push_back({.title = line.at(1).get<std::string>(),
                        .number = row.number,
                        .kind = head.kinds.at(row.kind).id,
                        .issuer = head.issuers.at(row.issuer).id,
                        .issuer_name = head.issuers.at(row.issuer).name,
                        .date = row.date,
                        .year = row.year});
      }
    } catch (const nlohmann::json::exception&) {
      throw Error("the search index is damaged", search_file_path(file));
    } catch (const std::out_of_range&) {
      throw Error("the search index is damaged", search_file_path(file));
    }
  }
  if (acts.size() != head.acts.size()) {
    throw Error("the search index is damaged", head_path);
  }
  return acts;
}

std::vector<std::string> search_part_files(std::string_view name, std::string_view head) {
  const SearchHead read = read_search_head(head, name);
  std::vector<std::string> paths = {search_file_path(fmt::format("{}/head", name))};
  const auto add = [&](std::string_view what, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      paths.push_back(search_file_path(search_file_name(name, what, i)));
    }
  };
  add("text", read.text_files.size());
  add("titles", read.titles_files);
  add("words", read.words_files.size());
  return paths;
}

std::vector<SearchAct> read_search_acts(std::string_view name, const SearchLoader& load) {
  const SearchHead head =
      read_search_head(load(search_file_path(fmt::format("{}/head", name))), name);
  Gathering gathering(head);
  for (std::size_t i = 0; i < head.text_files.size(); ++i) {
    const std::string file = search_file_name(name, "text", i);
    try {
      gathering.add_file(read_search_file(load(search_file_path(file)), file).value);
    } catch (const nlohmann::json::exception&) {
      throw Error("the search index is damaged", search_file_path(file));
    } catch (const std::out_of_range&) {
      throw Error("the search index is damaged", search_file_path(file));
    }
  }
  std::vector<SearchAct> acts = gathering.take();
  if (acts.size() != head.acts.size()) {
    throw Error("the search index is damaged", search_file_path(fmt::format("{}/head", name)));
  }
  return acts;
}

}  // namespace gazette::web
