#include "gazette/web/search_index.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "gazette/web/search.h"
#include "gazette/web/search_code.h"
#include "gazette/web/search_files.h"
#include "tests/web/search_samples.h"

namespace gazette::web {
namespace {

std::vector<SearchAct> samples() {
  return sample_acts(search_conformance());
}

TEST_CASE("numbers are read back from the characters they are written in") {
  std::vector<std::uint64_t> numbers = {0, 1, 63, 64, 1'791, 1'792, 1'000'000, 1ULL << 52U};
  for (std::uint64_t number = 0; number < 5'000; ++number) {
    numbers.push_back(number);
  }
  std::string text;
  for (const std::uint64_t number : numbers) {
    append_number(text, number);
  }
  CHECK(text.find_first_of("\"\\! ") == std::string::npos);
  CHECK(std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c <= '~'; }));
  CodeReader reader(text, "x.js");
  for (const std::uint64_t number : numbers) {
    REQUIRE(reader.number() == number);
  }
  CHECK(reader.is_at_end());
  CHECK_THROWS_AS(reader.number(), Error);
}

TEST_CASE("numbers up to 63 take one character, up to 1,791 two") {
  const auto size_of = [](std::uint64_t number) {
    std::string text;
    append_number(text, number);
    return text.size();
  };
  CHECK(size_of(63) == 1);
  CHECK(size_of(64) == 2);
  CHECK(size_of(1'791) == 2);
  CHECK(size_of(1'792) == 3);
}

TEST_CASE("the same acts give the same bytes for any number of threads") {
  CHECK(make_index(samples(), kSmallSizes, 1) == make_index(samples(), kSmallSizes, 4));
}

TEST_CASE("acts are read back from the index as they were added") {
  for (const SearchSizes& sizes : {kSmallSizes, SearchSizes{}}) {
    const IndexFiles files = make_index(samples(), sizes);
    std::vector<SearchAct> acts;
    for (const SearchPart& part : read_search_list(files.at(search_list_path()))) {
      const std::vector<SearchAct> of_part = read_search_acts(part.name, loader_of(files));
      CHECK(of_part.size() == part.acts_count);
      acts.insert(acts.begin(), of_part.begin(), of_part.end());
    }
    CHECK(acts == samples());
  }
}

/// The index of all acts in one part, those from `first` on put behind a part of those before; and
/// the files that this second writer wrote.
struct Resumed {
  IndexFiles files = {};
  std::size_t written_count = 0;
};

Resumed resumed_index(const std::vector<SearchAct>& acts, std::size_t first,
                      const SearchSizes& sizes) {
  Resumed resumed;
  const SearchSink sink = [&](const SiteFile& file) {
    resumed.files[file.path] = file.bytes;
    ++resumed.written_count;
  };
  SearchIndexWriter before("2022", sink, 1, sizes);
  for (std::size_t i = 0; i < first; ++i) {
    before.add(acts[i]);
  }
  static_cast<void>(before.finish());
  const IndexFiles former = resumed.files;
  resumed.written_count = 0;
  SearchIndexWriter after("2022", sink, 2, sizes);
  after.resume(loader_of(former));
  for (std::size_t i = first; i < acts.size(); ++i) {
    after.add(acts[i]);
  }
  static_cast<void>(after.finish());
  const std::vector<std::string> named =
      search_part_files("2022", resumed.files.at(search_file_path("2022/head")));
  std::erase_if(resumed.files, [&](const auto& file) {
    return std::find(named.begin(), named.end(), file.first) == named.end();
  });
  return resumed;
}

TEST_CASE("an index to which acts are added has the bytes of one made of all acts") {
  std::vector<SearchAct> acts = samples();
  for (SearchAct& act : acts) {
    act.year = 2022;
  }
  // Some acts again, so that lists have passages before and behind, and one without provisions.
  const std::size_t count = acts.size();
  for (std::size_t i = 0; i < count; ++i) {
    acts.push_back(acts[(i * 7) % count]);
    acts.back().path = "eli/2022/12/30/" + std::to_string(i) + "/index.html";
  }
  acts[count].sections.clear();
  for (const SearchSizes& sizes : {kSmallSizes, SearchSizes{}}) {
    IndexFiles whole;
    SearchIndexWriter writer(
        "2022", [&](const SiteFile& file) { whole[file.path] = file.bytes; }, 1, sizes);
    for (const SearchAct& act : acts) {
      writer.add(act);
    }
    static_cast<void>(writer.finish());
    for (std::size_t first = 1; first < acts.size(); ++first) {
      INFO(first);
      CHECK(resumed_index(acts, first, sizes).files == whole);
    }
  }
}

TEST_CASE("files of text that are full are not written again when acts are added") {
  std::vector<SearchAct> acts = samples();
  const std::size_t last = acts.size() - 1;
  const Resumed resumed = resumed_index(acts, last, kSmallSizes);
  std::size_t text_files = 0;
  std::size_t words_files = 0;
  for (const auto& [path, bytes] : resumed.files) {
    text_files += path.find("/text/") != std::string::npos ? 1U : 0U;
    words_files += path.find("/words/") != std::string::npos ? 1U : 0U;
  }
  CHECK(resumed.written_count < words_files + text_files);
}

TEST_CASE("an index that is damaged, or of an older form, is not gone on with") {
  const IndexFiles files = make_index(samples(), kSmallSizes);
  const auto resume = [](IndexFiles from) {
    SearchIndexWriter writer("2022", [](const SiteFile&) {}, 1, kSmallSizes);
    writer.resume(loader_of(from));
    static_cast<void>(writer.finish());
  };
  CHECK_NOTHROW(resume(files));
  // Cut off, each file that is gone on with is refused: the head, all words, the last of the texts
  // and of the titles. Full files of text are neither read nor written again.
  std::map<std::string, std::string> last;  // path of each kind of file by its name's start
  std::vector<std::string> expected;
  std::vector<std::string> refused;
  for (const auto& [path, bytes] : files) {
    const std::size_t at = path.find("/2022/");
    if (at == std::string::npos) {
      continue;
    }
    const std::string name = path.substr(at + 6);
    const std::string kind = name.substr(0, name.find('/'));
    if (kind == "text" || kind == "titles") {
      last[kind] = path;
    } else {
      expected.push_back(path);
    }
    IndexFiles damaged = files;
    damaged.at(path).resize(bytes.size() - 9);
    try {
      resume(damaged);
    } catch (const Error&) {
      refused.push_back(path);
    }
  }
  for (const auto& [kind, path] : last) {
    expected.push_back(path);
  }
  std::sort(expected.begin(), expected.end());
  std::sort(refused.begin(), refused.end());
  CHECK(expected.size() > 4);
  CHECK(refused == expected);
  IndexFiles older = files;
  std::string& head = older.at(search_file_path("2022/head"));
  const std::size_t hash = head.find("\"hash\":\"");
  REQUIRE(hash != std::string::npos);
  head.replace(hash, 6, "\"host\"");
  CHECK_THROWS_AS(resume(older), Error);
  CHECK_FALSE(can_resume_search_part("2022", head));
  CHECK(can_resume_search_part("2022", files.at(search_file_path("2022/head"))));
  CHECK(read_search_acts("2022", loader_of(older)) == read_search_acts("2022", loader_of(files)));
}

TEST_CASE("what a list shows of acts is read from the titles alone") {
  const IndexFiles files = make_index(samples(), kSmallSizes);
  std::vector<SearchAct> expected = read_search_acts("2022", loader_of(files));
  for (SearchAct& act : expected) {
    act.path.clear();
    act.issue.clear();
    act.kind_name.clear();
    act.sections.clear();
  }
  IndexFiles without_text = files;
  std::erase_if(without_text,
                [](const auto& file) { return file.first.find("/text/") != std::string::npos; });
  CHECK(read_search_titles("2022", loader_of(without_text)) == expected);
}

TEST_CASE("an act added last leaves other years and full files of text as they were") {
  std::vector<SearchAct> acts = samples();
  const IndexFiles before = make_index(acts, kSmallSizes);
  acts.push_back(acts.front());
  acts.back().path = "eli/2022/12/30/ubnd-99-2022-qd-ubnd/index.html";
  acts.back().number = "99/2022/QĐ-UBND";
  const IndexFiles after = make_index(acts, kSmallSizes);
  std::size_t text_files = 0;
  for (const auto& [path, bytes] : before) {
    INFO(path);
    if (path.find("/2023/") != std::string::npos) {
      CHECK(after.at(path) == bytes);
    }
    text_files += path.find("/2022/text/") != std::string::npos ? 1U : 0U;
  }
  REQUIRE(text_files > 2);
  for (std::size_t i = 0; i + 1 < text_files; ++i) {
    const std::string path = search_file_path(search_file_name("2022", "text", i));
    CHECK(after.at(path) == before.at(path));
  }
  const std::vector<SearchPart> parts = read_search_list(after.at(search_list_path()));
  REQUIRE(parts.size() == 2);
  CHECK(parts[0].name == "2023");
  CHECK(parts[1].acts_count == 4);
  CHECK(parts[1].version != read_search_list(before.at(search_list_path()))[1].version);
}

TEST_CASE("no folder of the index has more than 1,000 entries") {
  SearchAct act = samples().front();
  act.sections.clear();
  for (int i = 0; i < 1'200; ++i) {
    act.sections.push_back({.anchor = "a" + std::to_string(i), .text = std::to_string(i)});
  }
  const IndexFiles files =
      make_index({act}, {.words_file = 1, .text_file = 1, .passage_words = 64});
  std::map<std::string, std::size_t> counts;
  for (const auto& [path, bytes] : files) {
    ++counts[path.substr(0, path.rfind('/'))];
  }
  CHECK(counts.at("tim-kiem/chi-muc/2022/text/0") == 500);
  CHECK(counts.at("tim-kiem/chi-muc/2022/text/2") >= 200);
  CHECK(std::all_of(counts.begin(), counts.end(),
                    [](const auto& entry) { return entry.second <= 1'000; }));
}

TEST_CASE("an index of no acts, and acts of no words, are searched in vain") {
  CHECK(search_index(read_search_query("x"), {}, loader_of(make_index({}, {}))).empty());
  const SearchAct bare = {.path = "a.html", .title = "...", .year = 2022, .sections = {{}, {}}};
  const IndexFiles files = make_index({bare}, {});
  CHECK(search_index(read_search_query("x"), {}, loader_of(files)).empty());
  CHECK(read_search_acts("2022", loader_of(files)) == std::vector<SearchAct>{bare});
}

TEST_CASE("text that would end a script or a string does neither") {
  SearchAct act = samples().front();
  act.title = "\"</script>\\\n\u2028\u2029\x01 \uFEFF 𝄞";
  act.sections = {{.anchor = "\"'>", .label = "\\", .text = "</script><!-- \"\\\" \u202Eabc"}};
  const IndexFiles files = make_index({act}, {});
  CHECK(read_search_acts("2022", loader_of(files)) == std::vector<SearchAct>{act});
  for (const auto& [path, bytes] : files) {
    CHECK(bytes.find("\u2028") == std::string::npos);
    CHECK(bytes.find('\x01') == std::string::npos);
  }
}

TEST_CASE("a damaged, missing or older file of the index is said") {
  const IndexFiles sound = make_index(samples(), kSmallSizes);
  const auto ask = [](const IndexFiles& files) {
    std::vector<ShownHit> shown;
    const SearchQuery query = read_search_query("dat dai");
    for (const SearchHit& hit : search_index(query, {}, loader_of(files))) {
      shown.push_back(show_hit(hit, query, 9, loader_of(files)));
    }
    return shown.size();
  };
  CHECK(ask(sound) == 4);
  std::size_t refused = 0;
  for (const auto& [path, bytes] : sound) {
    IndexFiles files = sound;
    files[path] = bytes.substr(0, bytes.size() / 2);
    try {
      const std::size_t found = ask(files);
      CHECK(found == 4);  // a file that this query does not need
    } catch (const Error&) {
      ++refused;
    }
    files.erase(path);
    try {
      const std::size_t found = ask(files);
      CHECK(found == 4);
    } catch (const Error&) {
      ++refused;
    }
  }
  CHECK(refused == 22);
  IndexFiles mixed = sound;
  std::vector<SearchAct> others = samples();
  others.front().title += " (sửa)";
  mixed[search_list_path()] = make_index(others, kSmallSizes).at(search_list_path());
  CHECK_THROWS_WITH(ask(mixed), Catch::Contains("another build"));
}

}  // namespace
}  // namespace gazette::web
