// A verb counts where the act itself speaks by it: at the start of a sentence ("Bãi bỏ ..."),
// behind the act as its subject ("Quyết định này thay thế ..."), or joined to such a verb ("... có
// hiệu lực từ ngày ký và thay thế ..."). In the middle of a rule the same verb is somebody's duty
// ("tham mưu sửa đổi Quyết định số ...") and says nothing of another act.

#include "gazette/model/relation.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"
#include "gazette/model/word.h"

namespace gazette::model {
namespace {

constexpr std::array<std::string_view, 13> kKindNames = {
    "replaces", "repeals",     "consolidates", "amends_and_supplements",
    "amends",   "supplements", "suspends",     "corrects",
    "extends",  "details",     "guides",       "based_on",
    "refers_to"};

struct Verb {
  std::string_view words = {};
  RelationKind kind = RelationKind::refers_to;
  bool follows_object = false;  // "Quyết định A hết hiệu lực"
};

/// Longer ones before those they begin with.
constexpr std::array<Verb, 20> kVerbs = {{
    {"sửa đổi, bổ sung", RelationKind::amends_and_supplements, false},
    {"sửa đổi và bổ sung", RelationKind::amends_and_supplements, false},
    {"sửa đổi bổ sung", RelationKind::amends_and_supplements, false},
    {"sửa đổi", RelationKind::amends, false},
    {"bổ sung", RelationKind::supplements, false},
    {"thay thế", RelationKind::replaces, false},
    {"thay cụm từ", RelationKind::amends, false},
    {"bỏ cụm từ", RelationKind::amends, false},
    {"bãi bỏ", RelationKind::repeals, false},
    {"hủy bỏ", RelationKind::repeals, false},
    {"hết hiệu lực", RelationKind::repeals, true},
    {"tạm đình chỉ", RelationKind::suspends, false},
    {"đình chỉ", RelationKind::suspends, false},
    {"tạm ngưng hiệu lực", RelationKind::suspends, false},
    {"ngưng hiệu lực", RelationKind::suspends, false},
    {"đính chính", RelationKind::corrects, false},
    {"kéo dài", RelationKind::extends, false},
    {"quy định chi tiết", RelationKind::details, false},
    {"hướng dẫn", RelationKind::guides, false},
    {"hợp nhất", RelationKind::consolidates, false},
}};

/// Parts of the verbs: a text without any of them states no relation.
constexpr std::array<std::string_view, 13> kVerbSigns = {
    "ợp nhất", "ửa đổi",    "ổ sung",    "hay ",   " bỏ",           "ỏ cụm từ", "ết hiệu lực",
    "ình chỉ", "gưng hiệu", "ính chính", "éo dài", "định chi tiết", "ướng dẫn"};

/// Behind these the words are no longer the object of the verb.
constexpr std::array<std::string_view, 12> kObjectEnds = {
    "vào sau", "vào trước", "bằng", "như sau", "quy định tại", "theo quy định",
    "trừ",     "thành",     "để",   "kể từ",   "căn cứ",       "theo"};

/// What a part is called that has no number of its own.
constexpr std::array<std::string_view, 9> kWordParts = {"cụm từ",  "một số cụm từ", "các cụm từ",
                                                        "từ “",    "từ \"",         "số thứ tự",
                                                        "tên gọi", "một số từ",     "tên"};

/// What may stand between the start of a sentence and the act that a passive verb speaks of.
constexpr std::array<std::string_view, 12> kBeforeObject = {
    "các", "toàn", "bộ", "và", ",", ";", "của", "khoản", "điều", "quy", "định", "điểm"};

/// Behind "được sửa đổi": when or by what it was, or in which case it will be.
constexpr std::array<std::string_view, 9> kHistoryWords = {"bởi", "theo", "tại",  "một", "năm",
                                                           "và",  ",",    "hoặc", "thì"};

/// Verbs of one paragraph that are looked at; rules have a few, and a hostile text gains nothing.
constexpr std::size_t kVerbsMax = 128;

/// A verb found in a text.
struct FoundVerb {
  const Verb* verb = nullptr;
  std::size_t begin = 0;  // words
  std::size_t end = 0;
  bool passive = false;
};

class RelationFinder {
 public:
  explicit RelationFinder(const Statement& statement)
      : statement_(statement), words_(words_of(statement.text)) {}

  StatedRelations find() {
    if (statement_.is_basis) {
      add_bases();
      return std::move(stated_);
    }
    find_verbs();
    for (std::size_t i = 0; i < verbs_.size(); ++i) {
      state(verbs_[i], i + 1 < verbs_.size() ? verbs_[i + 1].begin : words_.size());
    }
    if (statement_.carried && stated_.relations.empty()) {
      add_carried();
    }
    leave_open();
    return std::move(stated_);
  }

 private:
  [[nodiscard]] std::string_view key(std::size_t at) const {
    return at < words_.size() ? std::string_view(words_[at].key) : std::string_view();
  }

  [[nodiscard]] bool ends_sentence(std::size_t at) const {
    return (key(at) == "." && (at + 1 >= words_.size() || words_[at + 1].capital)) ||
           key(at) == ":";
  }

  [[nodiscard]] std::size_t sentence_begin(std::size_t at) const {
    while (at > 0 && !ends_sentence(at - 1)) {
      --at;
    }
    return at;
  }

  /// Whether the citation can be what a verb acts on.
  [[nodiscard]] static bool is_object(const Citation& citation) {
    const ActScope scope = citation.act.scope;
    return !citation.quoted && !citation.in_title &&
           (scope == ActScope::other || scope == ActScope::amended);
  }

  void add(RelationKind kind, const Citation& citation, const Passage& place, bool is_part) {
    stated_.relations.push_back({.kind = kind,
                                 .act = citation.act,
                                 .whole = !is_part && citation.provisions.empty(),
                                 .provisions = citation.provisions,
                                 .place = place});
  }

  /// "Căn cứ Luật A; Luật B sửa đổi Luật A;".
  void add_bases() {
    for (const Citation& citation : statement_.citations) {
      if (is_object(citation)) {
        add(RelationKind::based_on, citation, citation.place, false);
      }
    }
  }

  void find_verbs() {
    bool is_quoted = false;
    std::size_t next_citation = 0;
    std::size_t seen = 0;
    for (std::size_t at = 0; at < words_.size() && seen < kVerbsMax; ++at) {
      const std::string_view word = key(at);
      is_quoted = word == "“" || (word == "\"" ? !is_quoted : is_quoted && word != "”");
      // A law's name may have verbs in it: "Luật sửa đổi, bổ sung một số điều của ...".
      const std::vector<Citation>& citations = statement_.citations;
      while (next_citation < citations.size() &&
             citations[next_citation].place.end <= words_[at].begin) {
        ++next_citation;
      }
      const bool is_cited = next_citation < citations.size() &&
                            citations[next_citation].place.begin <= words_[at].begin;
      const Verb* verb = is_quoted || is_cited ? nullptr : verb_at(at);
      if (verb == nullptr) {
        continue;
      }
      ++seen;
      const FoundVerb found{.verb = verb,
                            .begin = at,
                            .end = at + words_in(verb->words),
                            .passive = is_passive(*verb, at)};
      if (counts(found)) {
        verbs_.push_back(found);
      }
      at = found.end - 1;
    }
  }

  [[nodiscard]] static std::size_t words_in(std::string_view words) {
    return words_count(words) +
           static_cast<std::size_t>(std::count(words.begin(), words.end(), ','));
  }

  [[nodiscard]] const Verb* verb_at(std::size_t at) const {
    for (const Verb& verb : kVerbs) {
      if (verb.words.starts_with(words_[at].key) && phrase_at(words_, at, verb.words)) {
        return &verb;
      }
    }
    return nullptr;
  }

  [[nodiscard]] bool is_passive(const Verb& verb, std::size_t at) const {
    const std::string_view before = at > 0 ? key(at - 1) : std::string_view();
    return verb.follows_object || before == "được" || before == "bị";
  }

  [[nodiscard]] bool counts(const FoundVerb& found) const {
    if (found.passive) {
      return passive_counts(found);
    }
    const std::size_t begin = sentence_begin(found.begin);
    const bool rules =
        found.verb->kind == RelationKind::details || found.verb->kind == RelationKind::guides;
    if (statement_.is_title && (found.begin == 0 || is_title_start(found.begin))) {
      return true;
    }
    if (found.begin == begin) {
      return statement_.orders && !rules;  // "Hướng dẫn các xã ..." is a duty
    }
    const std::string_view before = key(found.begin - 1);
    if (before == "này" || before == "sẽ") {
      return own_subject(begin, found.begin);
    }
    const bool is_joined = before == "và" || before == "," || before == ";" || before == "hoặc" ||
                           (before == "thời" && key(found.begin - 2) == "đồng");
    const bool follows_verb = !verbs_.empty() && verbs_.back().begin >= begin;
    return is_joined && (follows_verb || own_subject(begin, found.begin) ||
                         follows_duty(begin, found.begin - 1));
  }

  /// "... chịu trách nhiệm thi hành Quyết định này kể từ ngày ký và thay thế ...": nothing but the
  /// day stands between the act and the word `until` that joins the verb.
  [[nodiscard]] bool follows_duty(std::size_t begin, std::size_t until) const {
    return std::any_of(
        statement_.citations.begin(), statement_.citations.end(), [&](const Citation& citation) {
          const std::size_t at = word_at(words_, citation.place.begin);
          const std::size_t end = word_at(words_, citation.place.end);
          const bool is_duty = citation.act.scope == ActScope::own && citation.provisions.empty() &&
                               at > begin && end < until && key(at - 1) == "hành" &&
                               (key(end) == "kể" || key(end) == "từ");
          const auto is_mark = [](const Word& word) { return word.mark; };
          return is_duty &&
                 std::none_of(words_.begin() + static_cast<std::ptrdiff_t>(end),
                              words_.begin() + static_cast<std::ptrdiff_t>(until), is_mark);
        });
  }

  /// "Về việc sửa đổi ...", "Quyết định sửa đổi ...", at the start of a title.
  [[nodiscard]] bool is_title_start(std::size_t at) const {
    constexpr std::size_t kWordsMax = 4;
    return at <= kWordsMax &&
           (key(at - 1) == "việc" || key(at - 1) == "v/v" || key(at - 1) == "về" || at <= 2);
  }

  /// Whether the sentence that begins at word `begin` has the act itself as its subject before
  /// word `until`.
  [[nodiscard]] bool own_subject(std::size_t begin, std::size_t until) const {
    constexpr std::size_t kSubjectWordsMax = 2;
    return std::any_of(statement_.citations.begin(), statement_.citations.end(),
                       [&](const Citation& citation) {
                         const std::size_t at = word_at(words_, citation.place.begin);
                         return (citation.act.scope == ActScope::own ||
                                 citation.act.scope == ActScope::attached) &&
                                at >= begin && at <= begin + kSubjectWordsMax && at < until;
                       });
  }

  /// "Nghị định A hết hiệu lực kể từ ...", "Khoản 2 Điều 5 được sửa đổi như sau", "... bị bãi bỏ".
  [[nodiscard]] bool passive_counts(const FoundVerb& found) const {
    const std::string_view next = key(found.end);
    const std::string_view before = found.begin > 1 ? key(found.begin - 2) : std::string_view();
    if (found.verb->follows_object) {
      if (next == "thì" || next == "hoặc" || next == "trước") {
        return false;
      }
    } else if (before == "đã" ||
               std::find(kHistoryWords.begin(), kHistoryWords.end(), next) != kHistoryWords.end()) {
      return false;
    }
    const std::size_t begin = sentence_begin(found.begin);
    const bool has_list = key(begin) == "các" && is_followed_by_list();
    return has_list || first_object(begin, found.begin) != nullptr;
  }

  [[nodiscard]] bool is_followed_by_list() const {
    return !words_.empty() && words_.back().key == ":";
  }

  /// The first act between two words, where nothing but the start of a sentence leads to it.
  [[nodiscard]] const Citation* first_object(std::size_t begin, std::size_t end) const {
    for (const Citation& citation : statement_.citations) {
      const std::size_t at = word_at(words_, citation.place.begin);
      if (at < begin || at >= end || !is_object(citation)) {
        continue;
      }
      const bool leads = at == begin || std::find(kBeforeObject.begin(), kBeforeObject.end(),
                                                  key(at - 1)) != kBeforeObject.end();
      // "Cụm từ “A” tại khoản 2 Điều 5 được thay thế ..."; else "tại" tells where a thing is ruled.
      const bool leads_to_words = key(at - 1) == "tại" && begins_with_words(begin);
      return leads || leads_to_words ? &citation : nullptr;
    }
    return nullptr;
  }

  void state(const FoundVerb& found, std::size_t next_verb) {
    const std::size_t from = found.passive ? sentence_begin(found.begin) : found.end;
    const bool is_part = concerns_words(found);
    const std::size_t until =
        found.passive ? found.begin : object_end(found.end, next_verb, is_part);
    const RelationKind kind = is_part ? RelationKind::amends : found.verb->kind;
    const Passage place{.begin = words_[found.begin].begin, .end = words_[found.end - 1].end};
    bool all_in_part = is_part;
    std::optional<std::size_t> previous_end;
    for (const Citation& citation : statement_.citations) {
      const std::size_t at = word_at(words_, citation.place.begin);
      if (at < from || at >= until || !is_object(citation)) {
        continue;
      }
      // Behind an act comes its title, whose words are of it and not of the next: "Quyết định A về
      // một số chính sách và Quyết định B".
      const bool is_own_part =
          previous_end && key(at - 1) == "của" && names_part(*previous_end, at);
      all_in_part = all_in_part || (!previous_end && names_part(from, at));
      add(kind, citation, place, all_in_part || is_own_part);
      previous_end = word_at(words_, citation.place.end);
    }
  }

  /// Where the object of an active verb ends. A verb joined to the next one shares its object.
  [[nodiscard]] std::size_t object_end(std::size_t from, std::size_t next_verb,
                                       bool changes_words) const {
    const bool shares = next_verb < words_.size() && next_verb - from <= 2;
    if (changes_words) {
      return words_.size();
    }
    for (std::size_t at = from; at < words_.size(); ++at) {
      const bool is_other_verb = at == next_verb && !shares;
      const bool is_end =
          std::any_of(kObjectEnds.begin(), kObjectEnds.end(),
                      [&](std::string_view end) { return phrase_at(words_, at, end); });
      // "ban hành kèm theo Quyết định số ..." leads to the act that is meant.
      const bool is_basis = key(at) == "theo" && at > 0 && key(at - 1) == "kèm";
      if (is_other_verb || ends_sentence(at) || (is_end && !is_basis)) {
        return at;
      }
    }
    return words_.size();
  }

  /// "thay thế cụm từ “A” bằng cụm từ “B” tại khoản 2 Điều 5": words of the act are changed.
  [[nodiscard]] bool concerns_words(const FoundVerb& found) const {
    return begins_with_words(found.passive ? sentence_begin(found.begin) : found.end);
  }

  [[nodiscard]] bool begins_with_words(std::size_t from) const {
    return std::any_of(kWordParts.begin(), kWordParts.end(),
                       [&](std::string_view part) { return phrase_at(words_, from, part); });
  }

  /// "bãi bỏ một số điều của Nghị định A": a part without numbers.
  [[nodiscard]] bool names_part(std::size_t begin, std::size_t object) const {
    for (std::size_t at = begin; at < object; ++at) {
      if (phrase_at(words_, at, "một số") || phrase_at(words_, at, "một phần") ||
          phrase_at(words_, at, "nội dung")) {
        return true;
      }
    }
    return false;
  }

  /// A line of the list that a verb opened: the act at its start.
  void add_carried() {
    constexpr std::size_t kWordsBeforeMax = 3;
    for (const Citation& citation : statement_.citations) {
      const bool is_first = word_at(words_, citation.place.begin) <= kWordsBeforeMax;
      if (is_object(citation) && (is_first || !stated_.relations.empty())) {
        add(*statement_.carried, citation, citation.place, false);
      }
    }
  }

  /// A line that ends with a colon leaves its verb to the lines below.
  void leave_open() {
    if (is_followed_by_list() && !verbs_.empty() && stated_.relations.empty()) {
      stated_.open = verbs_.back().verb->kind;
    }
  }

  const Statement& statement_;
  std::vector<Word> words_;
  std::vector<FoundVerb> verbs_ = {};
  StatedRelations stated_ = {};
};

/// Whether by the verb a text changes another or puts it out of force.
bool may_amend(const Verb& verb) {
  switch (verb.kind) {
    case RelationKind::replaces:
    case RelationKind::repeals:
    case RelationKind::amends_and_supplements:
    case RelationKind::amends:
    case RelationKind::supplements:
    case RelationKind::corrects:
      return !verb.follows_object;
    default:
      return false;
  }
}

/// Whether two names of issuers cannot be of one: "Ủy ban nhân dân tỉnh" may be that of Quảng Trị.
bool are_other_issuers(std::string_view a, std::string_view b) {
  const std::string key_a = fold(a);
  const std::string key_b = fold(b);
  return !key_a.starts_with(key_b) && !key_b.starts_with(key_a);
}

}  // namespace

std::string_view to_text(RelationKind kind) {
  return kKindNames.at(static_cast<std::size_t>(kind));
}

std::optional<RelationKind> parse_relation_kind(std::string_view name) {
  const auto found = std::find(kKindNames.begin(), kKindNames.end(), name);
  return found == kKindNames.end()
             ? std::nullopt
             : std::optional(static_cast<RelationKind>(found - kKindNames.begin()));
}

bool begins_amending(std::string_view text) {
  constexpr std::size_t kVerbBytesMax = 40;
  const std::vector<Word> words = words_of(first_bytes(text, kVerbBytesMax));
  return std::any_of(kVerbs.begin(), kVerbs.end(), [&](const Verb& verb) {
    return may_amend(verb) && phrase_at(words, 0, verb.words);
  });
}

std::string act_key(const ActReference& act) {
  return act.symbol.text.empty() ? fold(act.kind + act.name) + act.written_symbol : act.symbol.text;
}

StatedRelations find_relations(const Statement& statement) {
  const bool may_state =
      statement.is_basis || statement.carried ||
      std::any_of(kVerbSigns.begin(), kVerbSigns.end(), [&](std::string_view sign) {
        return statement.text.find(sign) != std::string_view::npos;
      });
  return may_state ? RelationFinder(statement).find() : StatedRelations{};
}

bool is_same_act(const ActReference& a, const ActReference& b) {
  const auto names_act = [](const ActReference& act) {
    return act.scope == ActScope::other || act.scope == ActScope::amended;
  };
  if (!names_act(a) || !names_act(b)) {
    return a.scope == b.scope && a.text == b.text;
  }
  if (!a.symbol.text.empty() || !b.symbol.text.empty()) {
    const bool is_other_day = is_valid(a.date) && is_valid(b.date) && a.date != b.date;
    return a.symbol.text == b.symbol.text && !is_other_day &&
           !(is_local(a.symbol) && are_other_issuers(a.issuer, b.issuer));
  }
  const auto year = [](const ActReference& act) {
    return act.year != 0 ? act.year : act.date.year;
  };
  const bool is_same_year = year(a) == 0 || year(b) == 0 || year(a) == year(b);
  return a.kind == b.kind && fold(a.name) == fold(b.name) && a.written_symbol == b.written_symbol &&
         is_same_year;
}

}  // namespace gazette::model
