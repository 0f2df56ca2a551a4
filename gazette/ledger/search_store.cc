#include "gazette/ledger/search_store.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/search_words.h"
#include "gazette/base/text.h"
#include "gazette/ledger/database.h"

namespace gazette::ledger {
namespace {

/// "GZSR", and the form of the tables: raised where they or the words change.
constexpr std::int64_t kApplicationId = 0x475A5352;
constexpr std::int64_t kForm = 1;

/// Between lines, in the place of a word: no phrase has it.
constexpr std::string_view kLineEnd = "_";

constexpr std::string_view kTables = R"(
CREATE TABLE act(id TEXT PRIMARY KEY, mark TEXT NOT NULL, title TEXT NOT NULL,
  number TEXT NOT NULL, kind TEXT NOT NULL, issuer TEXT NOT NULL, date TEXT NOT NULL,
  years TEXT NOT NULL, first INTEGER NOT NULL, behind INTEGER NOT NULL);
CREATE TABLE passage(id INTEGER PRIMARY KEY AUTOINCREMENT, anchor TEXT NOT NULL,
  label TEXT NOT NULL, text TEXT NOT NULL);
CREATE VIRTUAL TABLE word USING fts5(folded, marked, content='', columnsize=0,
  tokenize="ascii tokenchars '_'");
)";

/// The words of a text as the two columns have them.
struct Columns {
  std::string folded = {};
  std::string marked = {};
};

std::string marked_word(std::string_view folded, std::uint32_t marks) {
  return fmt::format("{}_{}", folded, marks);
}

Columns columns_of(std::string_view text) {
  Columns columns;
  SearchWordReader reader(text);
  for (SearchWord word; reader.next(word);) {
    if (word.starts_line) {
      columns.folded += fmt::format("{} ", kLineEnd);
      columns.marked += fmt::format("{} ", kLineEnd);
    }
    columns.folded += word.folded + " ";
    columns.marked += marked_word(word.folded, word.marks) + " ";
  }
  return columns;
}

/// A phrase in the language of FTS5. Words have neither quotes nor spaces.
std::string question_of(const QueryPhrase& phrase, bool is_marked) {
  std::string words;
  for (const QueryWord& word : phrase) {
    words += words.empty() ? "" : " ";
    words += is_marked ? marked_word(word.folded, word.marks) : word.folded;
  }
  return fmt::format("{} : \"{}\"", is_marked ? "marked" : "folded", words);
}

/// " 2022 2023 ": so that a year is found in it with its spaces.
std::string years_text(const std::vector<int>& years) {
  return fmt::format(" {} ", fmt::join(years, " "));
}

/// All or nothing; without the chain of the record.
class StoreTransaction {
 public:
  explicit StoreTransaction(const Database& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
  }
  ~StoreTransaction() {
    try {
      if (database_.in_transaction()) {
        database_.run("ROLLBACK");
      }
    } catch (const Error&) {  // SQLite rolls back by itself when the file is opened again
      return;
    }
  }
  StoreTransaction(const StoreTransaction&) = delete;
  StoreTransaction& operator=(const StoreTransaction&) = delete;
  void commit() { database_.run("COMMIT"); }

 private:
  const Database& database_;
};

}  // namespace

SearchStore::SearchStore(const std::filesystem::path& path) {
  std::filesystem::create_directories(path.parent_path());
  try {
    open(path);
    if (database_->kind(kApplicationId) == FileKind::record &&
        database_->number("PRAGMA user_version") == kForm) {
      static_cast<void>(database_->number("SELECT count(*) FROM act"));
      return;
    }
  } catch (const Damage&) {
    database_.reset();  // made anew below
  }
  database_.reset();
  std::filesystem::remove(path);
  open(path);
  StoreTransaction transaction(*database_);
  database_->run(std::string(kTables));
  database_->run(
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kForm));
  transaction.commit();
}

SearchStore::~SearchStore() = default;

void SearchStore::open(const std::filesystem::path& path) {
  database_ = std::make_unique<Database>(path, true);
}

std::map<std::string, std::string, std::less<>> SearchStore::marks() const {
  std::map<std::string, std::string, std::less<>> marks;
  Statement rows = database_->prepare("SELECT id, mark FROM act");
  while (rows.step()) {
    marks.emplace(rows.text(0), rows.text(1));
  }
  return marks;
}

void SearchStore::update(const std::vector<StoredAct>& acts, const std::vector<std::string>& gone) {
  StoreTransaction transaction(*database_);
  for (const std::string& id : gone) {
    take_out(id);
  }
  for (const StoredAct& act : acts) {
    take_out(act.id);
    put(act);
  }
  transaction.commit();
}

void SearchStore::take_out(std::string_view id) const {
  Statement rows = database_->prepare(
      "SELECT passage.id, text FROM act JOIN passage ON passage.id >= first AND "
      "passage.id < behind WHERE act.id = ?");
  rows.bind(id);
  Statement words = database_->prepare(
      "INSERT INTO word(word, rowid, folded, marked) VALUES ('delete', ?, ?, ?)");
  while (rows.step()) {
    const Columns columns = columns_of(rows.text(1));
    words.bind(rows.wide(0), columns.folded, columns.marked).run();
  }
  database_
      ->prepare(
          "DELETE FROM passage WHERE id >= (SELECT first FROM act WHERE id = ?1) AND "
          "id < (SELECT behind FROM act WHERE id = ?1)")
      .bind(id)
      .run();
  database_->prepare("DELETE FROM act WHERE id = ?").bind(id).run();
}

void SearchStore::put(const StoredAct& act) const {
  Statement passages =
      database_->prepare("INSERT INTO passage(anchor, label, text) VALUES (?, ?, ?)");
  Statement words = database_->prepare("INSERT INTO word(rowid, folded, marked) VALUES (?, ?, ?)");
  std::int64_t first = 0;
  const auto add = [&](const StoredPassage& passage) {
    passages.bind(passage.anchor, passage.label, passage.text).run();
    const std::int64_t id = database_->last_id();
    first = first == 0 ? id : first;
    const Columns columns = columns_of(passage.text);
    words.bind(id, columns.folded, columns.marked).run();
    return id;
  };
  std::int64_t last =
      add({.text = title_text({.title = act.title, .number = act.number, .date = act.date})});
  for (const StoredPassage& passage : act.passages) {
    last = add(passage);
  }
  database_
      ->prepare(
          "INSERT INTO act(id, mark, title, number, kind, issuer, date, years, first, "
          "behind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(act.id, act.mark, act.title, act.number, act.kind, act.issuer, act.date,
            years_text(act.years), first, last + 1)
      .run();
}

std::vector<FoundAct> SearchStore::find(const SearchQuery& query, const StoreFilter& filter,
                                        const StoreLimits& limits) const {
  std::vector<FoundAct> found;
  const std::optional<SearchAnswers> answers =
      ask(query, [&](const QueryPhrase& phrase, bool exact) { return find_phrase(phrase, exact); });
  if (!answers) {
    return found;
  }
  Statement acts = database_->prepare(
      "SELECT id, title, number, date, first, behind FROM act WHERE (?1 = '' OR kind = ?1) AND "
      "(?2 = '' OR issuer = ?2) AND (?3 = '' OR instr(years, ?3) > 0) ORDER BY id");
  acts.bind(filter.kind, filter.issuer, filter.year ? years_text({*filter.year}) : std::string());
  while (acts.step()) {
    const std::string number = acts.text(2);
    std::optional<ActAnswer> answer = answer_of({.title = static_cast<std::uint32_t>(acts.wide(4)),
                                                 .end = static_cast<std::uint32_t>(acts.wide(5)),
                                                 .number = number},
                                                *answers, query);
    if (answer) {
      found.push_back({.id = acts.text(0),
                       .title = acts.text(1),
                       .number = number,
                       .date = parse_iso_date(acts.text(3)).value_or(Date{}),
                       .rank = answer->rank,
                       .units = std::move(answer->passages)});
    }
  }
  std::stable_sort(found.begin(), found.end(), [](const FoundAct& left, const FoundAct& right) {
    return left.rank != right.rank ? left.rank < right.rank : left.date > right.date;
  });
  for (std::size_t i = 0; i < std::min(limits.acts_max, found.size()); ++i) {
    Units shown = found[i].units;
    shown.resize(std::min(shown.size(), limits.passages_max));
    found[i].passages = show(shown, query);
  }
  return found;
}

Units SearchStore::find_phrase(const QueryPhrase& phrase, bool exact) const {
  const bool is_marked = exact || std::all_of(phrase.begin(), phrase.end(),
                                              [](const auto& word) { return word.marks != 0; });
  const bool is_bare = !exact && std::all_of(phrase.begin(), phrase.end(),
                                             [](const auto& word) { return word.marks == 0; });
  // Words of either sort in one phrase are in no one column: each text is read.
  const bool is_mixed = !is_marked && !is_bare;
  Statement rows = database_->prepare("SELECT rowid FROM word WHERE word MATCH ? ORDER BY rowid");
  rows.bind(question_of(phrase, is_marked));
  Statement texts = database_->prepare("SELECT text FROM passage WHERE id = ?");
  Units units;
  while (rows.step()) {
    const std::int64_t id = rows.wide(0);
    bool is_it = !is_mixed;
    if (is_mixed) {
      texts.reset();
      texts.bind(id);
      is_it = texts.step() && holds(texts.text(0), phrase);
    }
    if (is_it) {
      units.push_back(static_cast<std::uint32_t>(id));
    }
  }
  return units;
}

std::vector<FoundPassage> SearchStore::show(const Units& units, const SearchQuery& query) const {
  Statement rows = database_->prepare("SELECT anchor, label, text FROM passage WHERE id = ?");
  std::vector<FoundPassage> passages;
  for (const std::uint32_t unit : units) {
    rows.reset();
    rows.bind(std::int64_t{unit});
    if (rows.step()) {
      passages.push_back({.anchor = rows.text(0),
                          .label = rows.text(1),
                          .extract = make_extract(rows.text(2), query)});
    }
  }
  return passages;
}

}  // namespace gazette::ledger
