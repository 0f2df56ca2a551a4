// A clause of effect has the act itself as subject ("Quyết định này có hiệu lực ...", "Điều 5 có
// hiệu lực ..."). A duty may say it instead: "chịu trách nhiệm thi hành Quyết định này kể từ ngày
// ký". "Kể từ ngày Luật này có hiệu lực" only counts from one and is none.

#include "gazette/model/effect.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"
#include "gazette/model/word.h"

namespace gazette::model {
namespace {

constexpr std::array<std::string_view, 5> kBasisNames = {"date", "signing", "adoption",
                                                         "publication", "other"};

/// Before the act in words that count from its effect, and are no clause of effect.
constexpr std::array<std::string_view, 10> kCountingWords = {"ngày", "khi", "trước", "sau", "điểm",
                                                             "đến",  "lúc", "mà",    "nếu", "hợp"};

/// Between the start of a clause and the provisions that it says are in force.
constexpr std::array<std::string_view, 8> kLeadingWords = {"các", "quy",  "định", "tại",
                                                           "nội", "dung", "và",   "của"};

/// What a rule of effect counts from.
struct BasisWords {
  std::string_view words = {};
  EffectBasis basis = EffectBasis::other;
};

constexpr std::array<BasisWords, 14> kBases = {{
    {"ngày ký", EffectBasis::signing},
    {"ngày ban hành", EffectBasis::signing},
    {"ngày được ký", EffectBasis::signing},
    {"ký ban hành", EffectBasis::signing},
    {"ngày thông qua", EffectBasis::adoption},
    {"ngày được thông qua", EffectBasis::adoption},
    {"ngày hội đồng nhân dân", EffectBasis::adoption},
    {"ngày được hội đồng nhân dân", EffectBasis::adoption},
    {"ngày quốc hội", EffectBasis::adoption},
    {"ngày đăng công báo", EffectBasis::publication},
    {"ngày được đăng công báo", EffectBasis::publication},
    {"ngày đăng tải trên công báo", EffectBasis::publication},
    {"ngày công bố", EffectBasis::publication},
    {"ngày đăng trên công báo", EffectBasis::publication},
}};

constexpr std::string_view kWorkingDays = "ngày làm việc";
constexpr std::size_t kClausesMax = 64;    // of one paragraph that are looked at
constexpr std::size_t kRuleWordsMax = 24;  // from "hiệu lực" to the day it counts from

class EffectFinder {
 public:
  EffectFinder(std::string_view text, const std::vector<Citation>& citations)
      : text_(text), words_(words_of(text)), citations_(citations) {}

  std::vector<EffectClause> find() {
    std::size_t seen = 0;
    for (std::size_t at = 0; at + 1 < words_.size() && seen < kClausesMax; ++at) {
      if (key(at) == "hiệu" && key(at + 1) == "lực") {
        read(at);
        ++seen;
      }
    }
    return std::move(clauses_);
  }

  std::optional<EffectClause> find_in_duty() const {
    for (const Citation& citation : citations_) {
      const std::size_t subject = word_at(words_, citation.place.begin);
      const bool is_whole = citation.act.scope == ActScope::own && citation.provisions.empty() &&
                            !citation.quoted && !citation.in_title;
      if (!is_whole || !is_duty_before(subject)) {
        continue;
      }
      std::size_t next = word_at(words_, citation.place.end);
      next += key(next) == "," ? 1U : 0U;
      EffectClause clause;
      const std::optional<std::size_t> end =
          key(next) == "kể" || key(next) == "từ" ? read_rule(next, clause) : std::nullopt;
      if (end && clause.basis != EffectBasis::other) {
        clause.place = {.begin = words_[subject - 2].begin, .end = words_[*end - 1].end};
        return clause;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::string_view key(std::size_t at) const {
    return at < words_.size() ? std::string_view(words_[at].key) : std::string_view();
  }

  /// "chịu trách nhiệm thi hành", "chịu trách nhiệm tổ chức thi hành".
  [[nodiscard]] bool is_duty_before(std::size_t at) const {
    if (at < 4 || key(at - 2) != "thi" || key(at - 1) != "hành") {
      return false;
    }
    at -= 2;
    at -= at >= 4 && key(at - 2) == "tổ" && key(at - 1) == "chức" ? 2U : 0U;
    return key(at - 2) == "trách" && key(at - 1) == "nhiệm";
  }

  /// A clause around "hiệu lực" at word `at`, if it is one.
  void read(std::size_t at) {
    const std::string_view verb = at > 0 ? key(at - 1) : std::string_view();
    if (verb != "có" && verb != "hết") {
      return;
    }
    const Citation* subject = subject_before(at - 1);
    if (subject == nullptr || (verb == "hết" && is_another_between(*subject, at - 1))) {
      return;
    }
    std::size_t next = at + 2;
    next += key(next) == "thi" && key(next + 1) == "hành" ? 2U : 0U;
    next += key(next) == "áp" && key(next + 1) == "dụng" ? 2U : 0U;
    next += key(next) == "pháp" && key(next + 1) == "luật" ? 2U : 0U;
    EffectClause clause{.ends = verb == "hết", .provisions = subject->provisions};
    if (key(next) == "đến") {
      clause.ends = true;
    }
    const std::optional<std::size_t> end = read_rule(next, clause);
    if (!end) {
      return;
    }
    clause.place = {.begin = words_[at - 1].begin, .end = words_[*end - 1].end};
    clauses_.push_back(clause);
    read_until(*end, clause);
  }

  /// "... từ ngày A đến hết ngày B": the end of the same stretch of time.
  void read_until(std::size_t at, const EffectClause& begun) {
    at += key(at) == "," ? 1U : 0U;
    at += key(at) == "và" ? 1U : 0U;
    if (begun.ends || key(at) != "đến") {
      return;
    }
    EffectClause clause{.ends = true, .provisions = begun.provisions};
    const std::optional<std::size_t> end = read_rule(at, clause);
    if (end && clause.basis == EffectBasis::date) {
      clause.place = {.begin = words_[at].begin, .end = words_[*end - 1].end};
      clauses_.push_back(std::move(clause));
    }
  }

  /// The act or its provisions of which "có hiệu lực" at word `verb` speaks.
  [[nodiscard]] const Citation* subject_before(std::size_t verb) const {
    const Citation* nearest = nullptr;
    std::size_t begin = 0;
    std::size_t end = 0;
    for (const Citation& citation : citations_) {
      const std::size_t at = word_at(words_, citation.place.begin);
      if (at < verb && is_own(citation) && !citation.quoted) {
        nearest = &citation;
        begin = at;
        end = word_at(words_, citation.place.end);
      }
    }
    if (nearest == nullptr) {
      return nullptr;
    }
    for (std::size_t at = end; at < verb; ++at) {
      if (key(at) == "." || key(at) == ";" || key(at) == ":") {
        return nullptr;
      }
    }
    if (nearest->act.scope == ActScope::unsaid && !leads_to(begin)) {
      return nullptr;  // "Giấy phép theo Điều 5 có hiệu lực ..."
    }
    const bool counts_from = begin > 0 && std::find(kCountingWords.begin(), kCountingWords.end(),
                                                    key(begin - 1)) != kCountingWords.end();
    return counts_from ? nullptr : nearest;
  }

  /// "Quyết định này có hiệu lực từ ngày ký, Quyết định A hết hiệu lực ...": A ends, not this act.
  [[nodiscard]] bool is_another_between(const Citation& subject, std::size_t verb) const {
    return std::any_of(citations_.begin(), citations_.end(), [&](const Citation& citation) {
      const ActScope scope = citation.act.scope;
      return (scope == ActScope::other || scope == ActScope::amended) && !citation.quoted &&
             !citation.in_title && citation.place.begin >= subject.place.end &&
             word_at(words_, citation.place.begin) < verb;
    });
  }

  /// Whether nothing but the start of a clause leads to word `at`: "trừ quy định tại khoản 2 Điều
  /// 5 có hiệu lực ...".
  [[nodiscard]] bool leads_to(std::size_t at) const {
    while (at > 0 && std::find(kLeadingWords.begin(), kLeadingWords.end(), key(at - 1)) !=
                         kLeadingWords.end()) {
      --at;
    }
    return at == 0 || words_[at - 1].mark || key(at - 1) == "trừ" || key(at - 1) == "riêng";
  }

  [[nodiscard]] static bool is_own(const Citation& citation) {
    const ActScope scope = citation.act.scope;
    return scope == ActScope::own || scope == ActScope::attached || scope == ActScope::unsaid;
  }

  /// "kể từ ngày ký", "sau 10 (mười) ngày, kể từ ngày ký", "từ ngày 01 tháng 7 năm 2025": fills
  /// basis, days and day of `clause`, and gives the word behind the rule.
  [[nodiscard]] std::optional<std::size_t> read_rule(std::size_t at, EffectClause& clause) const {
    const std::string_view first = key(at);
    const bool begins = first == "kể" || first == "từ" || first == "sau" || first == "vào" ||
                        first == "ngày" || first == "đến" || first == "trong" || first == ",";
    if (!begins) {
      return std::nullopt;
    }
    const std::size_t last = std::min(words_.size(), at + kRuleWordsMax);
    for (std::size_t next = at; next < last; ++next) {
      if (key(next) == "sau" || key(next) == "trong") {
        clause.days = days_at(next + 1);
      }
      if (phrase_at(words_, next, kWorkingDays)) {
        // Holidays are not known here, so no day comes of it.
        clause.days = 0;
        clause.basis = EffectBasis::other;
        return next + words_count(kWorkingDays);
      }
      const std::optional<std::size_t> date_end = read_date(next, clause);
      if (date_end) {
        return date_end;
      }
      for (const BasisWords& basis : kBases) {
        if (phrase_at(words_, next, basis.words)) {
          clause.basis = basis.basis;
          return next + words_count(basis.words);
        }
      }
      const bool is_end = key(next) == ";" || (next > at && key(next) == ".");
      if (is_end) {
        break;
      }
    }
    clause.basis = EffectBasis::other;
    return at + 1;
  }

  /// "10 (mười) ngày"; 0 where no such count stands here.
  [[nodiscard]] int days_at(std::size_t at) const {
    constexpr std::size_t kWordsInBracketsMax = 6;
    const int days = number(at);
    std::size_t next = at + 1;
    if (key(next) == "(") {
      while (next < words_.size() && key(next) != ")" && next - at <= kWordsInBracketsMax) {
        ++next;
      }
      ++next;
    }
    return days > 0 && key(next) == "ngày" ? days : 0;
  }

  [[nodiscard]] int number(std::size_t at) const {
    const std::string_view figures = key(at);
    if (figures.empty() || figures.size() > 4) {
      return -1;
    }
    int value = 0;
    for (const char c : figures) {
      if (!is_digit(c)) {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  /// The date that begins at word `at`; the word behind it.
  [[nodiscard]] std::optional<std::size_t> read_date(std::size_t at, EffectClause& clause) const {
    const std::optional<WrittenDate> written =
        key(at) == "ngày" ? date_at(text_, words_[at].begin) : std::nullopt;
    if (!written || !is_valid(written->date)) {
      return std::nullopt;
    }
    clause.basis = EffectBasis::date;
    clause.day = written->date;
    return word_at(words_, written->end);
  }

  std::string_view text_;
  std::vector<Word> words_;
  const std::vector<Citation>& citations_;
  std::vector<EffectClause> clauses_ = {};
};

}  // namespace

std::string_view to_text(EffectBasis basis) {
  return kBasisNames.at(static_cast<std::size_t>(basis));
}

std::optional<Date> day_of(const EffectClause& clause, const EffectDays& days) {
  const auto counted = [&](Date from) {
    return is_valid(from) ? std::optional(add_days(from, clause.days)) : std::nullopt;
  };
  switch (clause.basis) {
    case EffectBasis::date:
      return clause.day;
    case EffectBasis::signing:
      return counted(days.signing);
    case EffectBasis::adoption:
      return counted(days.adoption);
    case EffectBasis::publication:
      return counted(days.publication);
    case EffectBasis::other:
      return std::nullopt;
  }
  return std::nullopt;
}

const EffectClause* effect_of_whole(const Effect& effect) {
  const auto found = std::find_if(
      effect.clauses.begin(), effect.clauses.end(),
      [](const EffectClause& clause) { return !clause.ends && clause.provisions.empty(); });
  return found == effect.clauses.end() ? nullptr : &*found;
}

std::vector<EffectClause> find_effects(std::string_view text,
                                       const std::vector<Citation>& citations) {
  if (citations.empty() || text.find("hiệu lực") == std::string_view::npos) {
    return {};
  }
  return EffectFinder(text, citations).find();
}

std::optional<EffectClause> find_effect_in_duty(std::string_view text,
                                                const std::vector<Citation>& citations) {
  if (citations.empty() || text.find("thi hành") == std::string_view::npos) {
    return std::nullopt;
  }
  return EffectFinder(text, citations).find_in_duty();
}

}  // namespace gazette::model
