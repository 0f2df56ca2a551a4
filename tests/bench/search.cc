// Times the search of the site and judges its answers, for "scripts/bench search".
//
//   bench_search make FOLDER YEARS       10,000 acts over so many years, and their index
//   bench_search ask FOLDER YEARS        queries: what is found, beside a scan of every act, and
//                                        what the page fetches for it
//   bench_search page FOLDER LAYOUT      the page that asks the index, for search_browser.js
//   bench_search queries                 the queries, one a line, for it

#include "gazette/web/search.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "gazette/base/base.h"
#include "gazette/web/search_page.h"
#include "tests/bench/search_acts.h"

namespace gazette::web {
namespace {

namespace fs = std::filesystem;

/// Those of the issue, and wrong ones that nothing answers.
constexpr std::array<std::string_view, 10> kQueries = {
    "dat dai",         "đất đai", "quyet dinh", "\"đất đai\"", "ủy ban nhân dân tỉnh",
    "45/2022/QĐ-UBND", "đường",   "dường",      "dắt đai",     "\"quyết dính\""};

/// Results that the page shows at first.
constexpr std::size_t kShown = 10;

double seconds_since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of all processors together: what else the machine does is not in it.
double processor_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// What the scan compares: words cut at what is neither letter nor figure, in small letters.
std::vector<std::string> plain_words(const std::string& text) {
  std::vector<std::string> words(1);
  const std::string lower = to_lower(text);
  for (std::size_t position = 0; position < lower.size();) {
    const std::size_t begin = position;
    const char32_t c = next_code_point(lower, position);
    if (c == U'\n' && words.back() != "\n") {
      words.insert(words.end(), {"\n", ""});
    } else if (c < 0x80 && std::isalnum(static_cast<unsigned char>(c)) == 0) {
      words.emplace_back();
    } else {
      words.back() += lower.substr(begin, position - begin);
    }
  }
  std::erase(words, "");
  return words;
}

bool answers(const std::string& word, const std::string& sought) {
  return word == sought || (fold(sought) == sought && fold(word) == sought);
}

/// Whether the words of an act answer a query, by comparing each.
bool scan(const std::vector<std::string>& words, const std::vector<std::string>& sought,
          bool is_phrase) {
  if (!is_phrase) {
    return std::all_of(sought.begin(), sought.end(), [&](const std::string& one) {
      return std::any_of(words.begin(), words.end(),
                         [&](const std::string& word) { return answers(word, one); });
    });
  }
  return std::search(words.begin(), words.end(), sought.begin(), sought.end(), answers) !=
         words.end();
}

void make(const fs::path& folder, const SearchCorpus& corpus) {
  const SearchActs acts(corpus);
  double generating = 0;
  double generating_processor = 0;
  std::size_t bytes = 0;
  std::size_t files_count = 0;
  std::map<std::string, std::size_t> bytes_of;
  const auto begin = std::chrono::steady_clock::now();
  const SearchSink sink = [&](const SiteFile& file) {
    const fs::path path = folder / file.path;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file.bytes;
    bytes += file.bytes.size();
    ++files_count;
    for (const std::string_view what : {"/words/", "/text/", "/titles/", "head.js"}) {
      bytes_of[std::string(what)] +=
          file.path.find(what) == std::string::npos ? 0 : file.bytes.size();
    }
  };
  std::vector<SearchPart> parts;
  for (std::size_t i = 0; i < corpus.acts;) {
    const int year = acts.year_of(i);
    SearchIndexWriter writer(std::to_string(year), sink, 2);
    for (; i < corpus.acts && acts.year_of(i) == year; ++i) {
      const auto start = std::chrono::steady_clock::now();
      const double start_processor = processor_seconds();
      const SearchAct act = acts.make(i);
      generating += seconds_since(start);
      generating_processor += processor_seconds() - start_processor;
      writer.add(act);
    }
    parts.push_back(writer.finish());
  }
  sink(make_search_list(parts));
  const double seconds = seconds_since(begin) - generating;
  const double processor = processor_seconds() - generating_processor;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print(
      "| {} acts in {} parts | {:.2f} s, {:.2f} s of the processors | peak {} MB | {:.1f} MB in {} "
      "files |",
      corpus.acts, parts.size(), seconds, processor, usage.ru_maxrss / 1024, double(bytes) / 1e6,
      files_count);
  for (const auto& [what, size] : bytes_of) {
    fmt::print(" {} {:.1f} MB |", what, double(size) / 1e6);
  }
  fmt::print("\n");
}

/// Reads files of the index and counts what was read, each once, as a browser would.
class Fetching {
 public:
  explicit Fetching(fs::path folder) : folder_(std::move(folder)) {}
  std::string load(const std::string& path) {
    std::string bytes = real_files().read(folder_ / path);
    if (paths_.insert(path).second) {
      bytes_ += bytes.size();
    }
    return bytes;
  }
  void print(std::string_view what) const {
    fmt::print(" {} {:.1f} KB in {} files |", what, double(bytes_) / 1e3, paths_.size());
  }

 private:
  fs::path folder_;
  std::set<std::string> paths_ = {};
  std::size_t bytes_ = 0;
};

/// What is found in all parts, or in the newest alone, with the first results shown.
std::vector<SearchHit> fetch(const fs::path& folder, const SearchQuery& query,
                             const SearchFilter& filter, std::string_view what) {
  Fetching fetching(folder);
  const SearchLoader load = [&](const std::string& path) { return fetching.load(path); };
  const std::vector<SearchHit> hits = search_index(query, filter, load);
  for (std::size_t i = 0; i < std::min(kShown, hits.size()); ++i) {
    static_cast<void>(show_hit(hits[i], query, 1, load));
  }
  fetching.print(what);
  return hits;
}

void ask(const fs::path& folder, const SearchCorpus& corpus) {
  const SearchActs acts(corpus);
  std::array<std::size_t, kQueries.size()> expected{};
  std::array<std::vector<std::string>, kQueries.size()> sought;
  for (std::size_t q = 0; q < kQueries.size(); ++q) {
    sought[q] = plain_words(std::string(kQueries[q]));
  }
  std::array<std::set<std::string>, kQueries.size()> found;
  for (std::size_t i = 0; i < corpus.acts; ++i) {
    const SearchAct act = acts.make(i);
    std::string text = act.title;
    for (const SearchSection& section : act.sections) {
      text += "\n" + section.text;
    }
    const std::vector<std::string> words = plain_words(text);
    for (std::size_t q = 0; q < kQueries.size(); ++q) {
      const bool is_phrase = kQueries[q].find_first_of("\"/") != std::string_view::npos;
      if (scan(words, sought[q], is_phrase)) {
        ++expected[q];
        found[q].insert(act.path);
      }
    }
  }
  for (std::size_t q = 0; q < kQueries.size(); ++q) {
    const SearchQuery query = read_search_query(kQueries[q]);
    fmt::print("| `{}` | {} acts hold it |", kQueries[q], expected[q]);
    const std::size_t year =
        corpus.years == 1 ? 2025 : (kQueries[q].starts_with("45") ? 2022 : 2025);
    static_cast<void>(fetch(folder, query, {.year = static_cast<int>(year)}, "first results"));
    const std::vector<SearchHit> hits = fetch(folder, query, {}, "all parts");
    std::size_t right = 0;
    for (const SearchHit& hit : hits) {
      std::size_t first = 0;
      while (std::to_string(acts.year_of(first)) != hit.part) {
        ++first;
      }
      right += found[q].count(acts.make(first + hit.act).path);
    }
    fmt::print(" {} found, {} of them right: recall {:.1f} %, precision {:.1f} % |\n", hits.size(),
               right, expected[q] == 0 ? 100.0 : 100.0 * double(right) / double(expected[q]),
               hits.empty() ? 100.0 : 100.0 * double(right) / double(hits.size()));
  }
}

/// The page of the search with its style and scripts; `layout` is layouts/web.
void make_page(const fs::path& folder, const fs::path& layout) {
  Templates templates;
  for (const std::string& name : real_files().list(layout)) {
    templates.files.emplace_back(name, real_files().read(layout / name));
  }
  model::Configuration configuration;
  configuration.language = "vi";
  const model::Publisher publisher = {.name = "Công báo"};
  const Site site(configuration, publisher, templates, configuration.language);
  std::vector<SiteFile> files = make_search_scripts(templates);
  const SiteFile list = {.path = search_list_path(),
                         .bytes = real_files().read(folder / search_list_path())};
  SearchGroups groups = {
      .kinds = {{"quyet-dinh", "Quyết định", "x.html", 8'000}},
      .issuers = {{"ubnd", "Ủy ban nhân dân", "y.html", 8'000}},
  };
  for (const SearchPart& part : read_search_list(list.bytes)) {
    groups.years.push_back(
        {part.name, part.name, search_year_path(part.years.front()), part.acts_count});
  }
  files.push_back(make_search_page(site, groups, list));
  for (const std::string_view name : {"style.css", "search.css"}) {
    files.push_back({.path = std::string(name), .bytes = real_files().read(layout / name)});
  }
  for (const SiteFile& file : files) {
    real_files().write(folder / file.path, file.bytes);
  }
}

}  // namespace
}  // namespace gazette::web

int main(int argc, char** argv) {
  using namespace gazette::web;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() == 1 && arguments[0] == "queries") {
    for (const std::string_view query : kQueries) {
      fmt::print("{}\n", query);
    }
    return 0;
  }
  if (arguments.size() == 3 && arguments[0] == "page") {
    make_page(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() != 3) {
    fmt::print(stderr, "usage: bench_search make|ask FOLDER YEARS\n");
    return 2;
  }
  const SearchCorpus corpus = {.years = std::stoul(arguments[2])};
  if (arguments[0] == "make") {
    make(arguments[1], corpus);
  } else {
    ask(arguments[1], corpus);
  }
  return 0;
}
