// The files of the search index as texts: names, and the call that each of them is. Private to
// web/.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "gazette/base/date.h"
#include "gazette/web/search_index.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// From this many files on, a folder has another beside it: no folder gets more than 1,000 entries
/// below half a million files.
inline constexpr std::size_t kSearchFilesInFolder = 500;

/// Days are counted from here.
inline constexpr Date kSearchFirstDay = {.year = 1900, .month = 1, .day = 1};

/// "2022/words/0/7" for file 7 of the words.
[[nodiscard]] std::string search_file_name(std::string_view part, std::string_view what,
                                           std::size_t number);

/// Where the file of that name stands in the site.
[[nodiscard]] std::string search_file_path(std::string_view name);

/// The script that gives `json` under that name and version.
[[nodiscard]] SiteFile make_search_file(std::string_view name, std::string_view version,
                                        std::string_view json);

/// What such a script gives.
struct SearchFile {
  std::string version = {};
  nlohmann::json value = {};
};

/// The JSON of such a script as it stands there, as a part of `bytes`. Throws as
/// `read_search_file`.
[[nodiscard]] std::string_view search_file_json(std::string_view bytes, std::string_view name);

/// Reads a script back. Throws `Error` where it is of another form or another name.
[[nodiscard]] SearchFile read_search_file(std::string_view bytes, std::string_view name);

/// `text` as a string of JSON, quotes included; U+2028 and U+2029 escaped too.
void append_json(std::string& json, std::string_view text);

/// An act in the head of a part.
struct SearchRow {
  std::uint32_t unit = 0;  // its first passage, that of the title
  std::string number = {};
  Date date = {};
  int year = 0;
  std::size_t kind = 0;  // place in the head's list
  std::size_t issuer = 0;
};

/// A name under which acts are filtered.
struct SearchChoice {
  std::string id = {};
  std::string name = {};
};

/// The head of a part.
struct SearchHead {
  std::string version = {};
  std::string hash = {};  // the form of the files and a hash of all acts
  std::vector<int> years = {};
  std::vector<SearchChoice> kinds = {};
  std::vector<SearchChoice> issuers = {};
  std::vector<SearchRow> acts = {};
  std::vector<std::uint32_t> text_files = {};  // the first passage of each
  std::vector<std::string> words_files = {};   // the least word of each, cut short
  std::size_t titles_files = 0;
};

[[nodiscard]] SiteFile make_search_head(std::string_view part, const SearchHead& head);
[[nodiscard]] SearchHead read_search_head(std::string_view bytes, std::string_view part);

}  // namespace gazette::web
