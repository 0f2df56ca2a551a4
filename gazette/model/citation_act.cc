#include "gazette/model/citation_act.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"
#include "gazette/model/citation_provisions.h"

namespace gazette::model {
namespace {

/// Small words that end the name of a law or of an issuer. (In names they stand with a capital.)
constexpr std::array<std::string_view, 44> kStopWords = {
    "về",  "của",  "được", "có",   "thì",   "để",  "là",    "đã",    "khi",  "mà",   "trong",
    "tại", "theo", "bằng", "từ",   "đến",   "đối", "quy",   "năm",   "ngày", "số",   "này",
    "cho", "do",   "như",  "hiện", "nhưng", "ban", "hướng", "sửa",   "bổ",   "phê",  "bị",
    "bãi", "hết",  "thay", "nêu",  "áp",    "trừ", "đồng",  "trước", "sau",  "phải", "không"};

/// Stop words that are part of a name behind these: "Ủy ban", "cộng đồng", "quốc hội khóa".
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kNotStopped = {{
    {"ủy", "ban"},
    {"hội", "đồng"},
    {"cộng", "đồng"},
    {"lao", "động"},
    {"chính", "quy"},
    {"bất", "động"},
    {"hợp", "đồng"},
    {"trưởng", "ban"},
}};

/// Organs of the state whose names end where they end, whatever follows. The constitution names
/// them, so they are words of the language of acts, as "Luật" is, and no data of a place.
constexpr std::array<std::string_view, 5> kWholeIssuers = {
    "quốc hội", "chính phủ", "thủ tướng chính phủ", "ủy ban thường vụ quốc hội", "chủ tịch nước"};

constexpr std::size_t kLawNameWordsMax = 18;
constexpr std::size_t kTitleWordsMax = 80;  // "Luật sửa đổi, bổ sung một số điều của ..."
constexpr std::size_t kIssuerWordsMax = 16;
constexpr std::size_t kAttachedTitleWordsMax = 60;

/// Reads an act from its kind to its last attribute.
class ActReader {
 public:
  ActReader(const WordText& text, std::size_t at) : text_(text.text), words_(text.words), at_(at) {}

  std::optional<CitedAct> read() {
    const ActKind* kind = kind_at(words_, at_);
    if (kind == nullptr) {
      return read_bare_number();
    }
    act_.kind = kind->name;
    at_ += words_count(kind->name);
    if (is("này")) {
      ++at_;
      act_.scope = kind->naming == Naming::attached ? ActScope::attached : ActScope::own;
      return CitedAct{.act = std::move(act_), .next = at_};
    }
    act_.scope = ActScope::other;
    if (kind->naming == Naming::name && !is_number_next()) {
      return read_named(*kind);
    }
    if (kind->naming == Naming::attached && !is_number_next()) {
      return read_attached();
    }
    return read_numbered();
  }

  /// "số 2/2021/NĐ-CP ..." behind an act of the same kind.
  std::optional<CitedAct> read_further(const ActReference& before) {
    if (!is_number_next()) {
      return std::nullopt;
    }
    act_.scope = ActScope::other;
    act_.kind = before.kind;
    act_.attached = before.attached;
    return read_numbered();
  }

 private:
  [[nodiscard]] const Word* word(std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() ? &words_[at_ + ahead] : nullptr;
  }
  [[nodiscard]] bool is(std::string_view key, std::size_t ahead = 0) const {
    return at_ + ahead < words_.size() && words_[at_ + ahead].key == key;
  }
  [[nodiscard]] std::string_view written(std::size_t at) const {
    return text_.substr(words_[at].begin, words_[at].end - words_[at].begin);
  }

  /// "34/2016/nđ-cp", "50-cp", "18-nq/tw".
  [[nodiscard]] static bool looks_like_symbol(const Word& word) {
    const std::string& key = word.key;
    const std::size_t separator = key.find_first_of("/-");
    return is_digit(key.front()) && separator != std::string::npos && separator <= 8 &&
           separator + 1 < key.size() && !is_date_text(key) &&
           std::any_of(key.begin() + static_cast<std::ptrdiff_t>(separator), key.end(),
                       [](char c) { return !is_digit(c) && c != '/' && c != '-'; });
  }

  [[nodiscard]] static bool is_date_text(std::string_view key) {
    return key.find_first_not_of("0123456789/-.") == std::string_view::npos;
  }

  /// Whether "số 34/..." or "34/..." stands here.
  [[nodiscard]] bool is_number_next() const {
    std::size_t ahead = is(":") ? 1U : 0U;
    ahead += is("số", ahead) ? 1U : 0U;
    ahead += is(":", ahead) ? 1U : 0U;
    const Word* next = word(ahead);
    return next != nullptr && looks_like_symbol(*next);
  }

  /// A number whose kind only its letters say: "tại số 34/2016/NĐ-CP".
  std::optional<CitedAct> read_bare_number() {
    if (!is_number_next()) {
      return std::nullopt;
    }
    read_number();
    const ActKind* kind = kind_of_code(act_.symbol.type);
    if (kind == nullptr) {
      return std::nullopt;
    }
    act_.scope = ActScope::other;
    act_.kind = kind->name;
    read_attributes();
    return CitedAct{.act = std::move(act_), .next = at_};
  }

  void read_number() {
    at_ += is(":") ? 1U : 0U;
    at_ += is("số") ? 1U : 0U;
    at_ += is(":") ? 1U : 0U;
    std::string number(written(at_));
    const std::optional<Symbol> symbol = find_symbol("Số: " + number);
    if (symbol) {
      act_.symbol = *symbol;
    } else {
      act_.written_symbol = std::move(number);
    }
    ++at_;
  }

  std::optional<CitedAct> read_numbered() {
    if (is("của") && !is_number_next()) {
      read_issuer();
    }
    if (is_number_next()) {
      read_number();
    }
    read_attributes();
    const bool is_named =
        !act_.symbol.text.empty() || !act_.written_symbol.empty() || act_.date != Date{};
    return is_named ? std::optional(CitedAct{.act = std::move(act_), .next = at_}) : std::nullopt;
  }

  /// Date, issuer and year in any order.
  void read_attributes() {
    for (;;) {
      const std::size_t before = at_;
      const bool has_comma = is(",") && (is("ngày", 1) || is("năm", 1));
      at_ += has_comma ? 1U : 0U;
      if (act_.date == Date{} && is("ngày")) {
        read_date();
      }
      if (act_.date == Date{} && act_.year == 0) {
        read_year();
      }
      if (act_.symbol.text.empty() && act_.written_symbol.empty() && is("số") && is_number_next()) {
        read_number();
      }
      if (act_.issuer.empty() && is("của")) {
        read_issuer();
      }
      if (at_ == before + (has_comma ? 1U : 0U)) {
        at_ = before;
        return;
      }
    }
  }

  /// A whole number of at most four figures; -1 where there is none.
  [[nodiscard]] int number(std::size_t ahead) const {
    const Word* figure = word(ahead);
    if (figure == nullptr || figure->key.size() > 4 ||
        !std::all_of(figure->key.begin(), figure->key.end(), [](char c) { return is_digit(c); })) {
      return -1;
    }
    int value = 0;
    for (const char c : figure->key) {
      value = value * 10 + (c - '0');
    }
    return value;
  }

  void read_date() {
    if (const std::optional<WrittenDate> written = date_at(text_, words_[at_].begin)) {
      act_.date = written->date;
      at_ = word_at(words_, written->end);
    }
  }

  /// "năm 2013".
  void read_year() {
    const int year = is("năm") ? number(1) : -1;
    if (year >= 1900 && year < 2100) {
      act_.year = year;
      at_ += 2;
    }
  }

  [[nodiscard]] bool is_stop(std::size_t at) const {
    const Word& candidate = words_[at];
    if (candidate.capital) {
      return false;
    }
    const bool is_part_of_name =
        at > 0 && std::any_of(kNotStopped.begin(), kNotStopped.end(), [&](const auto& pair) {
          return words_[at - 1].key == pair.first && candidate.key == pair.second;
        });
    return !is_part_of_name &&
           std::find(kStopWords.begin(), kStopWords.end(), candidate.key) != kStopWords.end();
  }

  /// Whether another act or a provision begins here, so that no name goes on over it.
  [[nodiscard]] bool is_other_reference(std::size_t at) const {
    const ActKind* kind = kind_at(words_, at);
    const bool begins_act = kind != nullptr && kind->naming != Naming::attached;
    return begins_act || is_provision_at(words_, at);
  }

  /// Whether the name of an issuer ends before word `at`.
  [[nodiscard]] bool ends_issuer(std::size_t at) const {
    const Word& here = words_[at];
    if (here.key == ",") {
      // "Ban Chỉ huy Phòng, chống thiên tai"
      return words_[at - 1].key != "phòng" || at + 1 >= words_.size() ||
             words_[at + 1].key != "chống";
    }
    const bool joins = here.key == "và" || here.key == "hoặc";
    const bool joins_other =
        joins && (at + 1 >= words_.size() || !words_[at + 1].capital || is_other_reference(at + 1));
    return here.mark || is_stop(at) || is_other_reference(at) || joins_other;
  }

  /// "của Bộ trưởng Bộ Tài chính": begins with a capital, ends where the sentence goes on.
  void read_issuer() {
    const std::size_t begin = at_ + 1;
    if (begin >= words_.size() || !words_[begin].capital || is_other_reference(begin) ||
        kind_at(words_, begin) != nullptr) {
      return;
    }
    std::size_t end = begin;
    for (const std::string_view issuer : kWholeIssuers) {
      end = phrase_at(words_, begin, issuer) ? begin + words_count(issuer) : end;
    }
    const bool is_whole = end > begin;
    while (!is_whole && end < words_.size() && end - begin < kIssuerWordsMax && !ends_issuer(end)) {
      ++end;
    }
    act_.issuer = collapse_spaces(
        text_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin));
    at_ = end;
  }

  /// Where "năm 2013", "ngày 19 ..." or "số 31/..." stands within the next words, if nothing but a
  /// name stands before it.
  [[nodiscard]] std::optional<std::size_t> marker_ahead(std::size_t from,
                                                        std::size_t words_max) const {
    for (std::size_t at = from; at < words_.size() && at - from <= words_max; ++at) {
      const Word& here = words_[at];
      const bool figure_follows = at + 1 < words_.size() && is_digit(words_[at + 1].key.front());
      if ((here.key == "năm" || here.key == "ngày" || here.key == "số") && figure_follows) {
        return at;
      }
      const bool ends = here.mark && here.key != ",";
      if (ends || is_stop(at) || (at > from && is_other_reference(at))) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::string name_until(std::size_t end) const {
    return collapse_spaces(
        text_.substr(words_[at_].begin, words_[end - 1].end - words_[at_].begin));
  }

  /// "Luật Đất đai năm 2013", "Bộ luật Dân sự", "Hiến pháp".
  std::optional<CitedAct> read_named(const ActKind& kind) {
    if (kind.name == "Hiến pháp") {
      constexpr std::string_view kState = "nước cộng hòa xã hội chủ nghĩa việt nam";
      at_ += phrase_at(words_, at_, kState) ? words_count(kState) : 0;
      read_attributes();
      return CitedAct{.act = std::move(act_), .next = at_};
    }
    const Word* first = word();
    if (first == nullptr || first->mark) {
      return std::nullopt;
    }
    std::size_t end = at_ + law_name_length(words_, at_);
    if (phrase_at(words_, at_, "sửa đổi")) {
      end = amending_title_end();
    } else if (const std::optional<std::size_t> marker =
                   marker_ahead(std::max(end, at_ + 1), kLawNameWordsMax)) {
      end = is_stop(at_) ? end : *marker;
    } else if (end == at_ && first->capital) {
      end = unknown_name_end();
    }
    if (end == at_) {
      return std::nullopt;
    }
    act_.name = name_until(end);
    at_ = end;
    read_attributes();
    return CitedAct{.act = std::move(act_), .next = at_};
  }

  /// The end of "sửa đổi, bổ sung một số điều của Luật A và Luật B" as the name of a law: where its
  /// date or number stands, else behind the last law it names.
  [[nodiscard]] std::size_t amending_title_end() const {
    std::size_t at = at_;
    while (at < words_.size() && at - at_ < kTitleWordsMax) {
      const std::string& key = words_[at].key;
      const bool figure_follows = at + 1 < words_.size() && is_digit(words_[at + 1].key.front());
      if (key == ";" || key == "." || key == "(" || words_[at].key == "”" ||
          ((key == "ngày" || key == "năm" || key == "số") && figure_follows)) {
        break;
      }
      ++at;
    }
    return at;
  }

  /// The end of a name that is in no table and has no date behind it.
  [[nodiscard]] std::size_t unknown_name_end() const {
    std::size_t end = at_;
    while (end < words_.size() && end - at_ < kLawNameWordsMax && !words_[end].mark &&
           !is_stop(end) && words_[end].key != "và" && words_[end].key != "hoặc" &&
           (end == at_ || !is_other_reference(end))) {
      ++end;
    }
    return end;
  }

  /// "Quy chế làm việc ban hành kèm theo Quyết định số ...".
  std::optional<CitedAct> read_attached() {
    std::string attached = act_.kind;
    for (std::size_t end = at_; end < words_.size() && end - at_ < kAttachedTitleWordsMax; ++end) {
      const Word& here = words_[end];
      const bool is_basis = here.key == "kèm" && phrase_at(words_, end, "kèm theo");
      if (is_basis) {
        const ActKind* kind = kind_at(words_, end + 2);
        if (kind == nullptr || kind->naming == Naming::attached) {
          return std::nullopt;
        }
        std::optional<CitedAct> found = act_at({.text = text_, .words = words_}, end + 2);
        if (found) {
          found->act.attached = std::move(attached);
          return found;
        }
        return std::nullopt;
      }
      if (here.key == ";" || here.key == "." || here.key == ":" || is_other_reference(end)) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  std::string_view text_;
  const std::vector<Word>& words_;
  std::size_t at_ = 0;
  ActReference act_ = {};
};

}  // namespace

std::optional<CitedAct> act_at(const WordText& text, std::size_t at) {
  if (at >= text.words.size()) {
    return std::nullopt;
  }
  return ActReader(text, at).read();
}

std::optional<CitedAct> further_act_at(const WordText& text, std::size_t at,
                                       const ActReference& before) {
  if (at >= text.words.size() || before.kind.empty()) {
    return std::nullopt;
  }
  return ActReader(text, at).read_further(before);
}

}  // namespace gazette::model
