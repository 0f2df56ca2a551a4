#include "gazette/web/search_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/web/search_code.h"

namespace gazette::web {
namespace {

/// Takes one marking of a list: its marks (the second 0 for a word by itself), and whether it is
/// wanted.
struct Marking {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
};

/// Reads a list. `wants` says of a marking whether its places are wanted, `take` gets each of them;
/// the place of a word by itself is 0.
template <typename Wants, typename Take>
void read_list(CodeReader& reader, bool is_pair, const Wants& wants, const Take& take) {
  for (bool goes_on = true; goes_on;) {
    const auto first = static_cast<std::uint32_t>(reader.number());
    const auto second = static_cast<std::uint32_t>(is_pair ? reader.number() : 0);
    const bool is_wanted = wants(Marking{.first = first, .second = second});
    const std::uint64_t count = reader.number();
    goes_on = count % 2 == 1;
    std::uint64_t unit = 0;
    for (std::uint64_t i = 0; i < count / 2; ++i) {
      const std::uint64_t added = reader.number();
      unit += is_pair ? added / 2 : added;
      std::uint64_t places_count = is_pair && added % 2 == 1 ? reader.number() + 2 : 1;
      std::uint64_t at = is_pair ? reader.number() : 0;
      for (; places_count > 0; --places_count) {
        if (is_wanted) {
          take(PassagePlace{.unit = static_cast<std::uint32_t>(unit),
                            .at = static_cast<std::uint32_t>(at)});
        }
        at += places_count > 1 ? reader.number() + 1 : 0;
      }
    }
  }
}

/// The places of `key` in some lists, with the markings that are wanted. A list is found by reading
/// all before it: files are small.
template <typename Wants>
std::vector<PassagePlace> places_of(const std::string& lists, std::string_view path,
                                    const std::string& key, const Wants& wants) {
  std::vector<PassagePlace> places;
  CodeReader reader(lists, path);
  std::string word;
  while (!reader.is_at_end() && word != key) {
    const std::uint64_t common_size = reader.number();
    if (common_size > word.size()) {
      throw Error("the search index is damaged", std::string(path));
    }
    word.resize(common_size);
    word += reader.word();
    read_list(
        reader, word.find(' ') != std::string::npos,
        [&](const Marking& marking) { return word == key && wants(marking); },
        [&](const PassagePlace& place) { places.push_back(place); });
  }
  std::sort(places.begin(), places.end());
  return places;
}

Units units_of(const std::vector<PassagePlace>& places) {
  Units units;
  for (const PassagePlace& place : places) {
    if (units.empty() || units.back() != place.unit) {
      units.push_back(place.unit);
    }
  }
  return units;
}

}  // namespace

PartReader::PartReader(const SearchPart& part, const SearchLoader& load)
    : name_(part.name), load_(load) {
  const std::string path = search_file_path(fmt::format("{}/head", name_));
  head_ = read_search_head(load_(path), name_);
  if (head_.version != part.version) {
    throw Error("the search index is incomplete: this file is of another build", path);
  }
}

Units PartReader::find(const QueryPhrase& phrase, bool exact) {
  if (phrase.size() == 1) {
    return find_word(phrase.front(), exact);
  }
  Places begins = find_pair(phrase[0], phrase[1], exact);
  for (std::size_t at = 2; at < phrase.size() && !begins.empty(); at += 2) {
    const std::size_t first = std::min(at, phrase.size() - 2);  // an odd last word: with its former
    const Places places = find_pair(phrase[first], phrase[first + 1], exact);
    std::erase_if(begins, [&](PassagePlace begin) {
      begin.at += static_cast<std::uint32_t>(first);
      // No passage that another follows has fewer words than a query.
      const PassagePlace behind = {.unit = begin.unit + 1, .at = begin.at};
      return !std::binary_search(places.begin(), places.end(), begin) &&
             !std::binary_search(places.begin(), places.end(), behind);
    });
  }
  return units_of(begins);
}

Units PartReader::find_word(const QueryWord& word, bool exact) {
  const std::string* const lists = lists_with(word.folded);
  if (lists == nullptr) {
    return {};
  }
  return units_of(places_of(*lists, name_, word.folded, [&](const Marking& marking) {
    return has_marks(word, marking.first, exact);
  }));
}

PartReader::Places PartReader::find_pair(const QueryWord& first, const QueryWord& second,
                                         bool exact) {
  const std::string key = first.folded + " " + second.folded;
  const std::string* const lists = lists_with(key);
  if (lists == nullptr) {
    return {};
  }
  return places_of(*lists, name_, key, [&](const Marking& marking) {
    return has_marks(first, marking.first, exact) && has_marks(second, marking.second, exact);
  });
}

const std::string* PartReader::lists_with(const std::string& key) {
  const auto behind = std::upper_bound(head_.words_files.begin(), head_.words_files.end(), key);
  if (behind == head_.words_files.begin()) {
    return nullptr;
  }
  const auto number = static_cast<std::size_t>(behind - head_.words_files.begin()) - 1;
  const auto found = lists_.find(number);
  if (found != lists_.end()) {
    return &found->second;
  }
  const std::string name = search_file_name(name_, "words", number);
  const SearchFile file = read_search_file(load_(search_file_path(name)), name);
  if (file.version != head_.version || !file.value.is_string()) {
    throw Error("the search index is incomplete: this file is of another build",
                search_file_path(name));
  }
  return &lists_.emplace(number, file.value.get<std::string>()).first->second;
}

}  // namespace gazette::web
