#include "gazette/web/search_index.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/hash.h"
#include "gazette/base/parallel.h"
#include "gazette/base/search_query.h"
#include "gazette/base/search_words.h"
#include "gazette/web/search_files.h"
#include "gazette/web/search_lists.h"

namespace gazette::web {
namespace {

/// Raised where the files get another form, so that no script reads old and new ones together.
constexpr std::string_view kForm = "1";

/// Figures of a hash that are enough to tell versions from one another.
constexpr std::size_t kVersionFigures = 12;

/// The place of a choice in the list, put there where it is new.
std::size_t place_of(std::vector<SearchChoice>& choices, const std::string& id,
                     const std::string& name) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const SearchChoice& choice) { return choice.id == id; });
  const auto place = static_cast<std::size_t>(found - choices.begin());
  if (found == choices.end()) {
    choices.push_back({.id = id, .name = name});
  }
  return place;
}

/// All that the files say of an act, for the version: fields with their lengths before them.
std::string fingerprint(const SearchAct& act) {
  std::string text;
  const auto put = [&](std::string_view field) {
    text += fmt::format("{}:", field.size());
    text += field;
  };
  for (const std::string* field : {&act.path, &act.title, &act.number, &act.kind, &act.kind_name,
                                   &act.issuer, &act.issuer_name, &act.issue}) {
    put(*field);
  }
  put(fmt::format("{} {}", to_iso(act.date), act.year));
  for (const SearchSection& section : act.sections) {
    put(section.anchor);
    put(section.label);
    put(section.text);
  }
  return text;
}

/// What stands around the acts, between them and the passages, and behind those.
constexpr std::string_view kActsBegin = "{\"acts\":[";
constexpr std::string_view kActsEnd = "],\n\"passages\":[";
constexpr std::string_view kPassagesEnd = "]}";

[[noreturn]] void fail(std::string_view name) {
  throw Error("the search index is damaged", search_file_path(name));
}

/// The file of text that is being filled.
class TextFile {
 public:
  TextFile() = default;
  /// One as it was written, to be filled further. Line ends stand between its lines alone: in texts
  /// they are escaped.
  TextFile(std::string_view json, std::uint32_t first_unit, std::string_view name)
      : first_unit_(first_unit) {
    const std::size_t end = json.find(kActsEnd);
    if (!json.starts_with(kActsBegin) || !json.ends_with(kPassagesEnd) ||
        end == std::string_view::npos) {
      fail(name);
    }
    acts_ = json.substr(kActsBegin.size(), end - kActsBegin.size());
    json.remove_prefix(end + kActsEnd.size());
    passages_ = json.substr(0, json.size() - kPassagesEnd.size());
  }

  /// The number of the last passage; 0 where there is none.
  [[nodiscard]] std::uint32_t last_unit() const {
    const std::size_t line = passages_.rfind("\n[");
    const std::size_t begin = line == std::string::npos ? 1 : line + 2;
    std::uint32_t unit = 0;
    if (begin < passages_.size()) {
      std::from_chars(passages_.data() + begin, passages_.data() + passages_.size(), unit);
    }
    return unit;
  }
  [[nodiscard]] bool is_empty() const { return acts_.empty(); }
  [[nodiscard]] std::size_t size() const { return acts_.size() + passages_.size(); }
  [[nodiscard]] std::uint32_t first_unit() const { return first_unit_; }

  void add_act(std::size_t place, const SearchAct& act, std::uint32_t unit) {
    if (is_empty()) {
      first_unit_ = unit;
    }
    acts_ += fmt::format("{}[{}", is_empty() ? "" : ",\n", place);
    for (const std::string* field : {&act.path, &act.title, &act.number, &act.issue}) {
      acts_ += ',';
      append_json(acts_, *field);
    }
    acts_ += ']';
  }
  void add_passage(std::uint32_t unit, const SearchSection& section, std::string_view text) {
    passages_ += fmt::format("{}[{},", passages_.empty() ? "" : ",\n", unit);
    append_json(passages_, section.anchor);
    passages_ += ',';
    append_json(passages_, section.label);
    passages_ += ',';
    append_json(passages_, text);
    passages_ += ']';
  }
  [[nodiscard]] std::string json() const {
    return fmt::format("{}{}{}{}{}", kActsBegin, acts_, kActsEnd, passages_, kPassagesEnd);
  }

 private:
  std::uint32_t first_unit_ = 0;
  std::string acts_ = {};
  std::string passages_ = {};
};

/// What is between two cuts of a provision.
struct Passage {
  std::string_view text = {};
  std::vector<SearchWord> words = {};
  std::uint32_t place = 0;  // of its first word in the provision
};

/// Cuts a provision into passages of at most `words_max` words, from half of them on at a line's
/// start. At least one, which may have no words.
std::vector<Passage> cut(std::string_view text, std::size_t words_max) {
  std::vector<Passage> passages(1);
  SearchWordReader reader(text);
  std::size_t begin = 0;
  std::uint32_t place = 0;
  bool is_first = true;
  for (SearchWord word; reader.next(word); is_first = false) {
    place += is_first ? 0 : (word.starts_line ? 2 : 1);
    const std::size_t count = passages.back().words.size();
    if (count >= words_max || (word.starts_line && count >= (words_max + 1) / 2)) {
      passages.back().text = text.substr(begin, word.begin - begin);
      begin = word.begin;
      passages.push_back({.place = place});
    }
    passages.back().words.push_back(word);
  }
  passages.back().text = text.substr(begin);
  return passages;
}

}  // namespace

namespace {

bool is_resumable(const SearchHead& head) {
  return !head.acts.empty() && !head.text_files.empty() &&
         head.hash.starts_with(fmt::format("{} ", kForm));
}

/// So many acts are taken apart at once, on threads.
constexpr std::size_t kActsAtOnce = 64;

/// An act taken apart into words.
struct PreparedAct {
  SearchAct act = {};
  std::string hash = {};
  std::vector<SearchWord> title = {};
  std::vector<std::vector<Passage>> sections = {};  // views of the act's text

  void prepare(std::size_t passage_words) {
    hash = sha256(fingerprint(act));
    title = search_words(title_text({.title = act.title, .number = act.number, .date = act.date}));
    for (const SearchSection& section : act.sections) {
      sections.push_back(cut(section.text, passage_words));
    }
  }
};

}  // namespace

struct SearchIndexWriter::State {
  std::string name = {};
  SearchSink sink = {};
  int threads_count = 1;
  SearchSizes sizes = {};
  SearchHead head = {};
  WordLists lists = {};
  std::vector<std::string> former_lists = {};  // of a part that goes on
  std::vector<PreparedAct> waiting = {};
  TextFile text = {};
  std::string titles = {};
  std::set<int> years = {};
  std::uint32_t next_unit = 0;
  std::string hash = {};
  bool is_finished = false;

  void add_waiting();
  void add(const PreparedAct& prepared);
  void add_section(const SearchAct& act, const SearchSection& section,
                   const std::vector<Passage>& passages);
  void write_text();
  void write_titles();
};

SearchIndexWriter::SearchIndexWriter(std::string name, SearchSink sink, int threads_count,
                                     const SearchSizes& sizes)
    : state_(std::make_unique<State>()) {
  GAZETTE_ASSERT(sizes.passage_words / 2 >= kQueryWordsMax);
  state_->name = std::move(name);
  state_->sink = std::move(sink);
  state_->threads_count = threads_count;
  state_->sizes = sizes;
  state_->hash = fmt::format("{} {} {} {} {}", kForm, sizes.words_file, sizes.text_file,
                             sizes.passage_words, sizes.titles_in_file);
}

SearchIndexWriter::~SearchIndexWriter() = default;

bool can_resume_search_part(std::string_view name, std::string_view head) {
  return is_resumable(read_search_head(head, name));
}

void SearchIndexWriter::resume(const SearchLoader& load) {
  State& state = *state_;
  GAZETTE_ASSERT(state.head.acts.empty() && state.waiting.empty());
  const auto value_of = [&](std::string_view what, std::size_t i) {
    const std::string name = search_file_name(state.name, what, i);
    const std::string bytes = load(search_file_path(name));
    return std::string(search_file_json(bytes, name));
  };
  const std::string head_name = state.name + "/head";
  state.head = read_search_head(load(search_file_path(head_name)), state.name);
  SearchHead& head = state.head;
  if (!is_resumable(head)) {
    fail(head_name);
  }
  state.hash = head.hash.substr(kForm.size() + 1);
  state.years.insert(head.years.begin(), head.years.end());
  state.former_lists.resize(head.words_files.size());
  parallel_for(state.former_lists.size(), state.threads_count, [&](std::size_t i) {
    const std::string name = search_file_name(state.name, "words", i);
    const SearchFile file = read_search_file(load(search_file_path(name)), name);
    if (!file.value.is_string()) {
      fail(name);
    }
    state.former_lists[i] = file.value.get<std::string>();
  });
  head.words_files.clear();
  // The last file of text, and of titles, is filled further where it was not full.
  const std::size_t last = head.text_files.size() - 1;
  TextFile text(value_of("text", last), head.text_files.back(),
                search_file_name(state.name, "text", last));
  state.next_unit = std::max(head.acts.back().unit, text.last_unit()) + 2;
  if (text.size() < state.sizes.text_file) {
    state.text = std::move(text);
    head.text_files.pop_back();
  }
  if (head.acts.size() % state.sizes.titles_in_file != 0) {
    const std::string titles = value_of("titles", --head.titles_files);
    state.titles = titles.substr(1, titles.size() - 2);  // without the brackets
  }
}

void SearchIndexWriter::add(const SearchAct& act) {
  State& state = *state_;
  GAZETTE_ASSERT(!state.is_finished);
  state.waiting.push_back({.act = act});
  if (state.waiting.size() == kActsAtOnce) {
    state.add_waiting();
  }
}

void SearchIndexWriter::State::add_waiting() {
  parallel_for(waiting.size(), threads_count,
               [&](std::size_t i) { waiting[i].prepare(sizes.passage_words); });
  for (const PreparedAct& prepared : waiting) {
    add(prepared);
  }
  waiting.clear();
}

void SearchIndexWriter::State::add(const PreparedAct& prepared) {
  const SearchAct& act = prepared.act;
  hash = sha256(hash + prepared.hash);
  years.insert(act.year);
  head.acts.push_back({.unit = next_unit,
                       .number = act.number,
                       .date = act.date,
                       .year = act.year,
                       .kind = place_of(head.kinds, act.kind, act.kind_name),
                       .issuer = place_of(head.issuers, act.issuer, act.issuer_name)});
  text.add_act(head.acts.size() - 1, act, next_unit);
  lists.begin_passage(next_unit, 0);
  for (const SearchWord& word : prepared.title) {
    lists.add(word);
  }
  lists.end_provision();
  next_unit += 2;
  for (std::size_t i = 0; i < act.sections.size(); ++i) {
    add_section(act, act.sections[i], prepared.sections[i]);
  }
  if (text.size() >= sizes.text_file) {
    write_text();
  }
  titles += titles.empty() ? "[" : ",\n[";
  append_json(titles, act.number);
  titles += ',';
  append_json(titles, act.title);
  titles += ']';
  if (head.acts.size() % sizes.titles_in_file == 0) {
    write_titles();
  }
}

void SearchIndexWriter::State::add_section(const SearchAct& act, const SearchSection& section,
                                           const std::vector<Passage>& passages) {
  for (const Passage& passage : passages) {
    if (text.size() >= sizes.text_file) {
      write_text();
    }
    if (text.is_empty()) {  // the act goes on in a file of its own
      text.add_act(head.acts.size() - 1, act, next_unit);
    }
    text.add_passage(next_unit, section, passage.text);
    lists.begin_passage(next_unit, passage.place);
    for (const SearchWord& word : passage.words) {
      lists.add(word);
    }
    ++next_unit;
  }
  lists.end_provision();
  ++next_unit;
}

void SearchIndexWriter::State::write_text() {
  sink(make_search_file(search_file_name(name, "text", head.text_files.size()), "", text.json()));
  head.text_files.push_back(text.first_unit());
  text = {};
}

void SearchIndexWriter::State::write_titles() {
  sink(make_search_file(search_file_name(name, "titles", head.titles_files), "",
                        fmt::format("[{}]", titles)));
  ++head.titles_files;
  titles.clear();
}

SearchPart SearchIndexWriter::finish() {
  State& state = *state_;
  GAZETTE_ASSERT(!state.is_finished);
  state.add_waiting();
  state.is_finished = true;
  if (!state.text.is_empty()) {
    state.write_text();
  }
  if (!state.titles.empty()) {
    state.write_titles();
  }
  state.head.hash = fmt::format("{} {}", kForm, state.hash);
  state.head.version = state.hash.substr(0, kVersionFigures);
  state.head.years.assign(state.years.begin(), state.years.end());
  const auto put = [&](const WordsFile& file) {
    std::string json;
    append_json(json, file.lists);
    const std::string name = search_file_name(state.name, "words", state.head.words_files.size());
    state.sink(make_search_file(name, state.head.version, json));
    state.head.words_files.push_back(file.least);
  };
  state.lists.write(state.sizes.words_file, state.threads_count, state.former_lists, put);
  state.sink(make_search_head(state.name, state.head));
  return {.name = state.name,
          .version = state.head.version,
          .years = state.head.years,
          .acts_count = state.head.acts.size()};
}

}  // namespace gazette::web
