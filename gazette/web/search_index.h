// The search index of the site (chỉ mục tìm kiếm): static files that a script in the page reads.
//
// A part of the index is the acts of one year, a folder by itself: an issue added makes that year's
// files anew and leaves the others. What is found is a passage of a provision; each act begins with
// a passage of its title, number and date. `layouts/web/search.js` and `search.h` read the same
// files, each a script that calls one function, because that loads from a server and from a disk:
//
//   tim-kiem/chi-muc/years.js            the parts
//   tim-kiem/chi-muc/2022/head.js        the acts of one, where words and passages are
//   tim-kiem/chi-muc/2022/words/0/7.js   words and pairs of words, with the passages that hold them
//   tim-kiem/chi-muc/2022/text/0/7.js    passages with their acts, to be shown
//   tim-kiem/chi-muc/2022/titles/0.js    titles, to be completed while one is typed
//
// A word (`search_words.h`) has for each way of marking it the passages that hold it. A pair of
// words that follow one another has for each marking the passages and its places in them, so that a
// phrase is found exactly: "ủy ban nhân dân" is where "ủy ban" stands two places before "nhân dân".
// A passage is a provision or, of a long one, a stretch of it: the passages of a provision have
// numbers that follow one another, provisions are two apart, and places are counted over the whole
// provision, so that a phrase may run from one passage into the next. Between lines, and at ";", a
// place is left empty, so that none runs from one paragraph or item into another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/web/web.h"

namespace gazette::web {

/// A provision or another part of an act that has an anchor in its page.
struct SearchSection {
  std::string anchor = {};  // without "#"; empty: the page itself
  std::string label = {};   // Điều 5
  std::string text = {};    // NFC; line ends between paragraphs

  bool operator==(const SearchSection&) const = default;
};

/// An act as it is searched. All text is UTF-8 in NFC.
struct SearchAct {
  std::string path = {};    // of its page, from the site's root
  std::string title = {};   // Quyết định số 45/2022/QĐ-UBND ban hành ...
  std::string number = {};  // 45/2022/QĐ-UBND; empty where it has none
  std::string kind = {};    // id and name
  std::string kind_name = {};
  std::string issuer = {};
  std::string issuer_name = {};
  Date date = {};
  std::string issue = {};  // its name: Công báo số 38 + 39
  int year = 0;            // of the issue; what the filter by year asks
  std::vector<SearchSection> sections = {};

  bool operator==(const SearchAct&) const = default;
};

/// A part of the index, as years.js lists it.
struct SearchPart {
  std::string name = {};        // of its folder: "2022"
  std::string version = {};     // changes with what the part holds
  std::vector<int> years = {};  // of its acts, sorted
  std::size_t acts_count = 0;

  bool operator==(const SearchPart&) const = default;
};

/// How the index is cut into files.
struct SearchSizes {
  std::size_t words_file = 8 << 10;  // bytes about which a file of words ends
  std::size_t text_file = 4 << 10;
  /// A longer provision is several passages, of at least half as many words but the last: not less
  /// than a query may have (`kQueryWordsMax`), so that a phrase is never in three of them.
  std::size_t passage_words = 400;
  std::size_t titles_in_file = 100;
};

/// A file of the index by its path from the site's root. Throws `Error` where it is not there.
using SearchLoader = std::function<std::string(const std::string& path)>;

/// Takes a file as soon as it is made, so that they need not all be in memory.
using SearchSink = std::function<void(SiteFile)>;

/// Writes one part of the index, act after act. Acts in the order of publication keep the files of
/// text and titles as they were when more are added behind them.
class SearchIndexWriter {
 public:
  /// `name` is a folder name; files go to `sink`, on the calling thread. Same acts, same bytes, for
  /// any number of threads.
  SearchIndexWriter(std::string name, SearchSink sink, int threads_count = 1,
                    const SearchSizes& sizes = {});

  /// Goes on with the part of that name as files have it: what is written is what a writer of all
  /// its acts would write, but only the files that are other ones now, and no act is read again.
  /// Called before the first act is added, with the sizes of the writer before. Throws `Error`
  /// where the files are damaged.
  void resume(const SearchLoader& load);
  ~SearchIndexWriter();
  SearchIndexWriter(const SearchIndexWriter&) = delete;
  SearchIndexWriter& operator=(const SearchIndexWriter&) = delete;

  void add(const SearchAct& act);
  /// Writes what is left. Called once, at the end.
  [[nodiscard]] SearchPart finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The list of all parts: years.js. Newest first, whatever their order.
[[nodiscard]] SiteFile make_search_list(std::vector<SearchPart> parts);

/// Where that list stands: the file to write last.
[[nodiscard]] std::string search_list_path();

/// The folder of a part: what to remove before it is written anew.
[[nodiscard]] std::string search_part_folder(std::string_view name);

/// Whether a writer of this program can go on with a part, by what its head (head.js) says: one of
/// another form, or of the time when heads did not say it, is written anew.
[[nodiscard]] bool can_resume_search_part(std::string_view name, std::string_view head);

/// The files of a part, by what its head says.
[[nodiscard]] std::vector<std::string> search_part_files(std::string_view name,
                                                         std::string_view head);

/// The parts that years.js lists. Throws `Error` where it is not what `make_search_list` writes.
[[nodiscard]] std::vector<SearchPart> read_search_list(std::string_view bytes);

/// The acts of a part as they were added, from its files of text: an issue can be added to a year
/// without the sources of its other issues. Throws `Error` where the files are damaged.
[[nodiscard]] std::vector<SearchAct> read_search_acts(std::string_view name,
                                                      const SearchLoader& load);

/// Of these acts what a list shows, without their pages' paths and their texts; much less is read.
[[nodiscard]] std::vector<SearchAct> read_search_titles(std::string_view name,
                                                        const SearchLoader& load);

}  // namespace gazette::web
