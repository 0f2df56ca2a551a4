#include "gazette/model/citation.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/model/act_kinds.h"
#include "gazette/model/citation_act.h"
#include "gazette/model/citation_provisions.h"
#include "gazette/model/word.h"

namespace gazette::model {
namespace {

constexpr std::array<std::string_view, 10> kLevelNames = {
    "Phụ lục", "Mẫu số", "Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "tiết"};

/// What leads from the provisions to their act. The longest first.
constexpr std::array<std::string_view, 10> kConnectors = {"được ban hành kèm theo",
                                                          "ban hành kèm theo",
                                                          "kèm theo",
                                                          "của các",
                                                          "thuộc",
                                                          "trong",
                                                          "của",
                                                          "tại",
                                                          "các",
                                                          ","};

/// How the words behind an act begin that tell what it is about, or what became of it.
constexpr std::array<std::string_view, 17> kDescribingWords = {
    "về",   "quy", "ban", "hướng", "sửa", "bổ",   "bãi", "thay", "phê",
    "công", "thi", "hủy", "đính",  "đã",  "được", "(",   "để"};

/// A text that cannot cite is known without taking it apart: every citation has a figure, "này" or
/// the name of a law.
bool may_cite(std::string_view text) {
  return text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("này") != std::string_view::npos ||
         text.find("hần thứ") != std::string_view::npos ||
         text.find("uật ") != std::string_view::npos ||
         text.find("iến pháp") != std::string_view::npos ||
         text.find("háp lệnh") != std::string_view::npos ||
         text.find("hụ lục") != std::string_view::npos ||
         text.find("hương ") != std::string_view::npos ||
         text.find("ục ") != std::string_view::npos ||
         text.find("iểm ") != std::string_view::npos || text.find("LUẬT") != std::string_view::npos;
}

class CitationFinder {
 public:
  CitationFinder(std::string_view text, bool quoted)
      : text_(text), words_(words_of(text)), depth_(quoted ? 1 : 0) {}

  std::vector<Citation> find() {
    for (std::size_t at = 0; at < words_.size();) {
      follow_quotes(at);
      const std::size_t next = read(at);
      for (std::size_t inside = at + 1; inside < next; ++inside) {
        follow_quotes(inside);
      }
      at = std::max(next, at + 1);
    }
    mark_titles();
    join_insertions();
    return std::move(citations_);
  }

 private:
  void follow_quotes(std::size_t at) {
    const std::string& key = words_[at].key;
    if (key == "\"" && depth_ == 0 && at > 0 && words_[at - 1].end == words_[at].begin &&
        !words_[at - 1].mark) {
      return;  // the sign of inches
    }
    if (key == "“" || key == "„" || key == "«" || (key == "\"" && depth_ == 0)) {
      ++depth_;
    } else if (key == "”" || key == "»" || key == "\"") {
      depth_ = depth_ > 0 ? depth_ - 1 : 0;
    }
  }

  /// The citations that begin at word `at`; the word behind them, `at` where there is none.
  std::size_t read(std::size_t at) {
    if (words_[at].mark) {
      return at;
    }
    const std::optional<CitedProvisions> provisions =
        at < barren_end_ ? std::nullopt : provisions_at(words_, at, barren_end_);
    std::optional<CitedAct> act =
        act_at({.text = text_, .words = words_}, provisions ? provisions->next : at);
    if (provisions && !act) {
      for (const std::string_view connector : kConnectors) {
        if (phrase_at(words_, provisions->next, connector)) {
          act = act_at({.text = text_, .words = words_}, provisions->next + words_count(connector));
          break;
        }
      }
    }
    if (!provisions && !act) {
      return at;
    }
    if (!act && is_label(at, *provisions)) {
      return provisions->next;
    }
    std::size_t next = act ? act->next : provisions->next;
    add(at, next, act ? std::move(act->act) : ActReference{},
        provisions ? provisions->paths : std::vector<CitedPath>{});
    if (act) {
      next = read_further(next);
    }
    return next;
  }

  /// Whether "Điều 7a" at word `at` is the label of a provision: "“Điều 7a. Chế độ ...".
  [[nodiscard]] bool is_label(std::size_t at, const CitedProvisions& provisions) const {
    const bool begins = at == 0 || words_[at - 1].key == "“" || words_[at - 1].key == "\"";
    const std::size_t next = provisions.next;
    const bool is_one = provisions.paths.size() == 1 && provisions.paths[0].size() == 1 &&
                        !provisions.paths[0][0].own && provisions.paths[0][0].last.empty();
    const bool ends = next >= words_.size() || words_[next].key == "." || words_[next].key == ":" ||
                      words_[next].key == "”";
    return begins && is_one && ends;
  }

  /// "..., số 2/2021/NĐ-CP và số 3/2022/NĐ-CP" behind an act.
  std::size_t read_further(std::size_t next) {
    for (;;) {
      std::size_t at = next;
      at += at < words_.size() && (words_[at].key == "," || words_[at].key == ";") ? 1U : 0U;
      at += at < words_.size() && words_[at].key == "và" ? 1U : 0U;
      const std::optional<CitedAct> further =
          at > next ? further_act_at({.text = text_, .words = words_}, at, citations_.back().act)
                    : std::nullopt;
      if (!further) {
        return next;
      }
      add(at, further->next, further->act, {});
      next = further->next;
    }
  }

  void add(std::size_t begin, std::size_t end, ActReference act,
           std::vector<CitedPath> provisions) {
    Citation citation{.place = {.begin = words_[begin].begin, .end = words_[end - 1].end},
                      .quoted = depth_ > 0,
                      .act = std::move(act),
                      .provisions = std::move(provisions)};
    citations_.push_back(std::move(citation));
    spans_.emplace_back(begin, end);
  }

  /// Marks the citations that only tell what the one before is: its title, or what amended it.
  void mark_titles() {
    for (std::size_t i = 1; i < citations_.size(); ++i) {
      const Citation& before = citations_[i - 1];
      const std::size_t from = spans_[i - 1].second;
      const std::size_t until = spans_[i].first;
      if (before.act.scope != ActScope::other || from >= until) {
        continue;
      }
      const bool is_same_sentence = std::none_of(
          words_.begin() + static_cast<std::ptrdiff_t>(from),
          words_.begin() + static_cast<std::ptrdiff_t>(until),
          [](const Word& word) { return word.key == ";" || word.key == "." || word.key == ":"; });
      const bool describes = std::find(kDescribingWords.begin(), kDescribingWords.end(),
                                       words_[from].key) != kDescribingWords.end();
      const bool only_joined =
          std::all_of(words_.begin() + static_cast<std::ptrdiff_t>(from),
                      words_.begin() + static_cast<std::ptrdiff_t>(until), [](const Word& word) {
                        return word.key == "," || word.key == "và" || word.key == "các";
                      });
      // "Quyết định A ban hành Quy định về giá và Quyết định B": B is a further act.
      const bool is_further = words_[until - 1].key == "và" && !before.in_title &&
                              citations_[i].act.kind == before.act.kind;
      citations_[i].in_title =
          is_same_sentence && !is_further && (describes || (only_joined && before.in_title));
    }
  }

  /// "Bổ sung Điều 7a vào sau Điều 7 Nghị định A": the inserted provision is of that act too.
  void join_insertions() {
    for (std::size_t i = 0; i + 1 < citations_.size(); ++i) {
      const std::size_t from = spans_[i].second;
      const bool leads = words_count_between(i) <= 2 && from < words_.size() &&
                         (words_[from].key == "vào" || words_[from].key == "sau");
      if (citations_[i].act.scope == ActScope::unsaid && leads) {
        citations_[i].act = citations_[i + 1].act;
      }
    }
  }

  [[nodiscard]] std::size_t words_count_between(std::size_t i) const {
    return spans_[i + 1].first - spans_[i].second;
  }

  std::string_view text_;
  std::vector<Word> words_;
  int depth_ = 0;
  std::size_t barren_end_ = 0;  // behind a list of provisions that cites nothing
  std::vector<Citation> citations_ = {};
  std::vector<std::pair<std::size_t, std::size_t>> spans_ = {};  // words of each citation
};

std::string to_text(const CitedStep& step) {
  const std::string_view name = name_of(step.level);
  if (step.own) {
    return fmt::format("{} này", name);
  }
  std::string text(name);
  if (!step.number.empty()) {
    text += " " + step.number;
  }
  return step.last.empty() ? text : fmt::format("{} đến {}", text, step.last);
}

}  // namespace

std::string_view name_of(CitedLevel level) {
  return kLevelNames.at(static_cast<std::size_t>(level));
}

std::vector<Citation> find_citations(std::string_view text, bool quoted) {
  if (!may_cite(text)) {
    return {};
  }
  return CitationFinder(text, quoted).find();
}

std::string to_text(const CitedPath& path) {
  std::string text;
  for (std::size_t i = path.size(); i > 0; --i) {
    text += (text.empty() ? "" : " ") + to_text(path[i - 1]);
  }
  return text;
}

std::string to_text(const ActReference& act) {
  if (act.scope == ActScope::own || act.scope == ActScope::attached) {
    const std::string attached = act.attached.empty() ? "" : act.attached + " kèm theo ";
    return attached + (act.kind.empty() ? "văn bản" : act.kind) + " này";
  }
  std::string text = act.attached.empty() ? "" : act.attached + " kèm theo ";
  text += act.kind;
  text += act.name.empty() ? "" : " " + act.name;
  const std::string& number = act.symbol.text.empty() ? act.written_symbol : act.symbol.text;
  text += number.empty() ? "" : " số " + number;
  text += act.date == Date{} ? "" : " " + to_vietnamese(act.date);
  text += act.year == 0 ? "" : fmt::format(" năm {}", act.year);
  text += act.issuer.empty() ? "" : " của " + act.issuer;
  return text;
}

std::string to_text(const Citation& citation) {
  std::string text;
  for (const CitedPath& path : citation.provisions) {
    text += (text.empty() ? "" : ", ") + to_text(path);
  }
  const std::string act = to_text(citation.act);
  return text + (text.empty() || act.empty() ? "" : " ") + act;
}

}  // namespace gazette::model
