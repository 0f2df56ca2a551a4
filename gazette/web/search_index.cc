#include "gazette/web/search_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
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

/// The file of text that is being filled.
class TextFile {
 public:
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
    return fmt::format("{{\"acts\":[{}],\n\"passages\":[{}]}}", acts_, passages_);
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

struct SearchIndexWriter::State {
  std::string name = {};
  SearchSink sink = {};
  int threads_count = 1;
  SearchSizes sizes = {};
  SearchHead head = {};
  WordLists lists = {};
  TextFile text = {};
  std::string titles = {};
  std::set<int> years = {};
  std::uint32_t next_unit = 0;
  std::string hash = {};
  bool is_finished = false;

  void add_section(const SearchAct& act, const SearchSection& section);
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

void SearchIndexWriter::add(const SearchAct& act) {
  State& state = *state_;
  GAZETTE_ASSERT(!state.is_finished);
  state.hash = sha256(state.hash + fingerprint(act));
  state.years.insert(act.year);
  state.head.acts.push_back({.unit = state.next_unit,
                             .number = act.number,
                             .date = act.date,
                             .year = act.year,
                             .kind = place_of(state.head.kinds, act.kind, act.kind_name),
                             .issuer = place_of(state.head.issuers, act.issuer, act.issuer_name)});
  state.text.add_act(state.head.acts.size() - 1, act, state.next_unit);
  const std::string title =
      title_text({.title = act.title, .number = act.number, .date = act.date});
  state.lists.begin_passage(state.next_unit, 0);
  SearchWordReader reader(title);
  for (SearchWord word; reader.next(word);) {
    state.lists.add(word);
  }
  state.lists.end_provision();
  state.next_unit += 2;
  for (const SearchSection& section : act.sections) {
    state.add_section(act, section);
  }
  if (state.text.size() >= state.sizes.text_file) {
    state.write_text();
  }
  state.titles += state.titles.empty() ? "[" : ",\n[";
  append_json(state.titles, act.number);
  state.titles += ',';
  append_json(state.titles, act.title);
  state.titles += ']';
  if (state.head.acts.size() % state.sizes.titles_in_file == 0) {
    state.write_titles();
  }
}

void SearchIndexWriter::State::add_section(const SearchAct& act, const SearchSection& section) {
  for (const Passage& passage : cut(section.text, sizes.passage_words)) {
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
  state.is_finished = true;
  if (!state.text.is_empty()) {
    state.write_text();
  }
  if (!state.titles.empty()) {
    state.write_titles();
  }
  state.head.version = state.hash.substr(0, kVersionFigures);
  state.head.years.assign(state.years.begin(), state.years.end());
  state.lists.write(state.sizes.words_file, state.threads_count, [&](const WordsFile& file) {
    std::string json;
    append_json(json, file.lists);
    const std::string name = search_file_name(state.name, "words", state.head.words_files.size());
    state.sink(make_search_file(name, state.head.version, json));
    state.head.words_files.push_back(file.least);
  });
  state.sink(make_search_head(state.name, state.head));
  return {.name = state.name,
          .version = state.head.version,
          .years = state.head.years,
          .acts_count = state.head.acts.size()};
}

}  // namespace gazette::web
