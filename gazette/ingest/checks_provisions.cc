// Checks of provisions of the act itself as it refers to them: each must be there.
//
// An attached text has its own Điều 1..n, and every reference says or shows which text it means. A
// bare "Điều 5" in a paragraph that names another act may be of that act, so only what is surely of
// the text at hand is checked.

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

using model::CitedLevel;

std::string_view without_zeros(std::string_view number) {
  while (number.size() > 1 && number.front() == '0') {
    number.remove_prefix(1);
  }
  return number;
}

std::optional<model::Level> level_of(CitedLevel level) {
  switch (level) {
    case CitedLevel::article:
      return model::Level::article;
    case CitedLevel::clause:
      return model::Level::clause;
    case CitedLevel::point:
      return model::Level::point;
    default:
      return std::nullopt;
  }
}

/// The provisions of a level and number below `provisions`, not below another of that level.
void find_below(const std::vector<model::Provision>& provisions, model::Level level,
                std::string_view number, std::vector<const model::Provision*>& found) {
  for (const model::Provision& provision : provisions) {
    if (provision.level == level) {
      if (without_zeros(provision.number) == without_zeros(number)) {
        found.push_back(&provision);
      }
    } else {
      find_below(provision.children, level, number, found);
    }
  }
}

bool has_below(const std::vector<model::Provision>& provisions, model::Level level) {
  return std::any_of(provisions.begin(), provisions.end(), [&](const model::Provision& provision) {
    return provision.level == level || has_below(provision.children, level);
  });
}

/// A number that a range can run to: figures, or the letter of a point.
int ordinal(std::string_view number) {
  int value = 0;
  const auto read = std::from_chars(number.data(), number.data() + number.size(), value);
  return read.ec == std::errc() && read.ptr == number.data() + number.size() ? value : -1;
}

/// The words of a paragraph behind byte `at` of its text, as far as the name of a text goes.
std::string words_behind(const model::Paragraph& paragraph, std::size_t at) {
  constexpr std::size_t kBytesMax = 200;
  std::string words;
  std::size_t begin = 0;
  for (const model::Span& span : paragraph.spans) {
    const std::size_t end = begin + span.text.size();
    if (end > at && words.size() < kBytesMax) {
      words += span.text.substr(at > begin ? at - begin : 0, kBytesMax - words.size());
    }
    begin = end;
  }
  return words;
}

class ProvisionChecks {
 public:
  ProvisionChecks(const CheckedAct& checked, Diagnostics& diagnostics)
      : checked_(checked), act_(checked.act), diagnostics_(diagnostics) {}

  void run() {
    for (const model::Citation& citation : act_.citations) {
      if (citation.act.scope == model::ActScope::other && !citation.act.attached.empty()) {
        amended_texts_.insert(citation.act.attached);
      }
    }
    for (const CheckedText& text : checked_.texts) {
      if (text.role == model::Role::note) {
        notes_.insert(key_of(text.paragraph->origin));
      }
    }
    for (const model::Citation& citation : act_.citations) {
      if (citation.act.scope == model::ActScope::other && !citation.quoted) {
        names_others_.insert(key_of(citation.place.origin));
      }
    }
    for (const model::Citation& citation : act_.citations) {
      if (citation.quoted) {
        continue;
      }
      words_ = checked_.paragraphs.words(citation.place);
      check_ranges(citation);
      if (const std::vector<model::Provision>* text = text_meant(citation)) {
        missing_.clear();
        for (const model::CitedPath& path : citation.provisions) {
          check_path(citation, path, *text);
        }
      }
    }
  }

 private:
  void report(std::string_view code, const model::Citation& citation, std::string message,
              std::string help) {
    diagnostics_.report({.code = code,
                         .place = place_in(checked_, citation.place),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  /// The words of the citation at hand; of a long list of provisions its start.
  [[nodiscard]] std::string shown() const {
    constexpr std::size_t kColumnsMax = 120;
    return shorten(first_bytes(words_, 8 * kColumnsMax), kColumnsMax);
  }

  /// The provisions of the text that is surely meant; null where it is another's or unsure.
  [[nodiscard]] const std::vector<model::Provision>* text_meant(
      const model::Citation& citation) const {
    const model::ActReference& act = citation.act;
    const bool is_own = act.scope == model::ActScope::own || act.scope == model::ActScope::attached;
    if (!is_own && act.scope != model::ActScope::unsaid) {
      return nullptr;
    }
    const bool says_so =
        is_own || std::any_of(citation.provisions.begin(), citation.provisions.end(), says_this);
    // "khoản 2" alone may be of the article that the sentence is about.
    const bool names_article = words_.find("iều ") != std::string::npos;
    const bool may_be_others = !names_article || citation.in_title ||
                               names_others_.count(key_of(citation.place.origin)) != 0;
    if (!says_so && may_be_others) {
      return nullptr;
    }
    if (act.text > act_.attachments.size()) {
      return nullptr;
    }
    const std::vector<model::Provision>& text =
        act.text == 0 ? act_.provisions : act_.attachments[act.text - 1].provisions;
    return has_below(text, model::Level::article) ? &text : nullptr;
  }

  /// "khoản 1 Điều này".
  [[nodiscard]] static bool says_this(const model::CitedPath& path) {
    return std::any_of(path.begin(), path.end(),
                       [](const model::CitedStep& step) { return step.own; });
  }

  /// Whether the words behind the citation are what a text of another act is called here: "khoản 2
  /// Điều 7a Quy định được áp dụng ...", where the act amends "Quy định ban hành kèm theo ...".
  [[nodiscard]] bool is_of_amended_text(const model::Citation& citation) const {
    const model::Paragraph* paragraph = checked_.paragraphs.find(citation.place.origin);
    if (paragraph == nullptr || amended_texts_.empty()) {
      return false;
    }
    const std::string text = words_behind(*paragraph, citation.place.end);
    const std::string_view behind = trim(text);
    return std::any_of(amended_texts_.begin(), amended_texts_.end(), [&](const std::string& name) {
      return behind.starts_with(name) && !behind.substr(name.size()).starts_with(" này");
    });
  }

  void check_path(const model::Citation& citation, const model::CitedPath& path,
                  const std::vector<model::Provision>& text) {
    std::vector<const std::vector<model::Provision>*> above = {&text};
    std::string inside;
    for (const model::CitedStep& step : path) {
      const std::optional<model::Level> level = level_of(step.level);
      if (step.level == CitedLevel::annex || step.level == CitedLevel::form) {
        return;
      }
      if (!level) {
        continue;
      }
      const bool is_note = notes_.count(key_of(citation.place.origin)) != 0;
      if (step.own && step.number.empty() && is_note) {
        return;  // "Khoản này được bổ sung theo ...": the one that has the mark of the note
      }
      if (step.own && step.number.empty()) {
        report("G0332", citation,
               fmt::format("\"{}\" stands in no {}", shown(), model::name_of(step.level)),
               "compare with the signed act: the label of a provision may be missing above");
        return;
      }
      // A point or clause alone, without its article, is of the sentence around it.
      if (above.front() == &text && step.level != CitedLevel::article) {
        return;
      }
      std::vector<const std::vector<model::Provision>*> below;
      for (const std::string* number : {&step.number, &step.last}) {
        if (number->empty()) {
          continue;
        }
        const std::vector<const model::Provision*> found = all_below(above, *level, *number);
        if (found.empty() && !says_this(path) && is_of_amended_text(citation)) {
          return;
        }
        if (found.empty()) {
          report_missing(citation, step.level, *number, inside);
          return;
        }
        for (const model::Provision* provision : found) {
          below.push_back(&provision->children);
        }
      }
      inside = fmt::format("{} {}{}{}", model::name_of(step.level), step.number,
                           inside.empty() ? "" : " ", inside);
      above = std::move(below);
    }
  }

  [[nodiscard]] static std::vector<const model::Provision*> all_below(
      const std::vector<const std::vector<model::Provision>*>& above, model::Level level,
      std::string_view number) {
    std::vector<const model::Provision*> found;
    for (const std::vector<model::Provision>* provisions : above) {
      find_below(*provisions, level, number, found);
    }
    return found;
  }

  /// Once for each citation: "điểm a, b khoản 2 Điều 99" comes to Điều 99 twice.
  void report_missing(const model::Citation& citation, CitedLevel level, std::string_view number,
                      const std::string& inside) {
    if (!missing_.insert(fmt::format("{} {} {}", model::name_of(level), number, inside)).second) {
      return;
    }
    const std::string words = shown();
    if (level == CitedLevel::article) {
      report("G0330", citation,
             fmt::format("\"{}\": there is no Điều {} in this text", words, number),
             "compare with the signed act; where another act is meant, it is not named");
    } else {
      report("G0331", citation,
             fmt::format("\"{}\": there is no {} {} in {}", words, model::name_of(level), number,
                         inside),
             "compare with the signed act");
    }
  }

  void check_ranges(const model::Citation& citation) {
    for (const model::CitedPath& path : citation.provisions) {
      for (const model::CitedStep& step : path) {
        const int first = ordinal(step.number);
        const int last = ordinal(step.last);
        if (first > 0 && last > 0 && last < first) {
          report("G0342", citation, fmt::format("\"{}\" runs backwards", shown()),
                 "compare with the signed act");
        }
      }
    }
  }

  const CheckedAct& checked_;
  const model::Instrument& act_;
  Diagnostics& diagnostics_;
  std::set<std::uint64_t> notes_ = {};         // paragraphs of notes
  std::set<std::string> amended_texts_ = {};   // "Quy định", of other acts that are cited
  std::set<std::uint64_t> names_others_ = {};  // paragraphs that cite another act
  std::string words_ = {};                     // of the citation at hand
  std::set<std::string> missing_ = {};         // likewise
};

void check_provisions_cited(const CheckedAct& checked, Diagnostics& diagnostics) {
  ProvisionChecks(checked, diagnostics).run();
}

constexpr std::array<Check, 1> kChecks = {check_provisions_cited};

}  // namespace

std::span<const Check> provision_checks() {
  return kChecks;
}

}  // namespace gazette::ingest
