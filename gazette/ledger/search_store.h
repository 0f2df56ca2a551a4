// The search of the command line (tìm trong văn bản): the texts of received acts, in a database of
// their own beside the record.
//
// It is no part of the record: all of it is made from the acts again where it is missing, damaged
// or of another form. SQLite's FTS5 keeps the words; they are ours (`search_words.h`), since its
// own tokenizers do not fold đ and throw tones away. A column has them folded and one with their
// marks, so that a phrase typed bare and one typed with marks are each found by one question.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/search_query.h"
#include "gazette/base/search_rank.h"

namespace gazette::ledger {

class Database;

/// A provision of an act, or another part of its text.
struct StoredPassage {
  std::string anchor = {};
  std::string label = {};  // Điều 5
  std::string text = {};   // NFC; line ends between paragraphs
};

/// An act with its text.
struct StoredAct {
  std::string id = {};
  std::string mark = {};  // changes with anything that is said of the act here
  std::string title = {};
  std::string number = {};
  std::string kind = {};  // ids
  std::string issuer = {};
  Date date = {};
  std::vector<int> years = {};  // of the issues that hold it
  std::vector<StoredPassage> passages = {};
};

/// What acts are asked for; empty: any.
struct StoreFilter {
  std::optional<int> year = {};
  std::string kind = {};
  std::string issuer = {};
};

/// How much of what is found is shown.
struct StoreLimits {
  std::size_t acts_max = 20;
  std::size_t passages_max = 3;  // of each of them
};

/// A passage that answers, in short.
struct FoundPassage {
  std::string anchor = {};
  std::string label = {};
  std::vector<ExtractPiece> extract = {};
};

/// An act that answers.
struct FoundAct {
  std::string id = {};
  std::string title = {};
  std::string number = {};
  Date date = {};
  SearchRank rank = SearchRank::words_act;
  Units units = {};                         // its passages that answer, the best first
  std::vector<FoundPassage> passages = {};  // the first of them, where shown
};

class SearchStore {
 public:
  /// Opens the file or makes it, with its folder; a file that is no such store, or a damaged one,
  /// is made anew. Throws `Error` where the disk fails.
  explicit SearchStore(const std::filesystem::path& path);
  ~SearchStore();
  SearchStore(const SearchStore&) = delete;
  SearchStore& operator=(const SearchStore&) = delete;

  /// The acts that are kept, with their marks.
  [[nodiscard]] std::map<std::string, std::string, std::less<>> marks() const;
  /// Puts acts in the place of those of the same id and takes out those that are `gone`, all or
  /// nothing.
  void update(const std::vector<StoredAct>& acts, const std::vector<std::string>& gone);
  /// All acts that answer, the best first, newer ones first among equals; the first of them with
  /// their best passages.
  [[nodiscard]] std::vector<FoundAct> find(const SearchQuery& query, const StoreFilter& filter,
                                           const StoreLimits& limits) const;

 private:
  void open(const std::filesystem::path& path);
  void take_out(std::string_view id) const;
  void put(const StoredAct& act) const;
  [[nodiscard]] Units find_phrase(const QueryPhrase& phrase, bool exact) const;
  [[nodiscard]] std::vector<FoundPassage> show(const Units& units, const SearchQuery& query) const;

  std::unique_ptr<Database> database_;
};

}  // namespace gazette::ledger
