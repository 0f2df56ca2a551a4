// Checks of other acts as they are cited: their numbers, kinds and dates.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/checks_act.h"

namespace gazette::ingest {
namespace {

/// Numbers of the Party (18-NQ/TW) and of the years before 1997 (115-CP): figures, a dash or slash,
/// capitals.
bool is_other_form(std::string_view number) {
  std::size_t at = 0;
  while (at < number.size() && is_digit(number[at])) {
    ++at;
  }
  const bool begins = at > 0 && at < number.size() && (number[at] == '-' || number[at] == '/');
  const std::string_view letters = number.substr(std::min(at, number.size()));
  return begins &&
         std::none_of(letters.begin(), letters.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "ND-CP", "QD-UBND": the letters of a kind without their mark.
bool lacks_mark(const model::Symbol& symbol) {
  return symbol.type.empty() &&
         (symbol.issuer.starts_with("ND-") || symbol.issuer.starts_with("QD-"));
}

class CitedActChecks {
 public:
  CitedActChecks(const CheckedAct& checked, Diagnostics& diagnostics)
      : checked_(checked), act_(checked.act), diagnostics_(diagnostics) {}

  void run() {
    for (const model::Citation& citation : act_.citations) {
      if (citation.act.scope != model::ActScope::other) {
        continue;
      }
      check_number(citation);
      check_kind(citation);
      check_date(citation);
      check_dates_agree(citation);
    }
    check_bases();
  }

 private:
  void report(std::string_view code, const model::Citation& citation, std::string message,
              std::string help) {
    diagnostics_.report({.code = code,
                         .place = place_in(checked_, citation.place),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  void check_number(const model::Citation& citation) {
    const model::ActReference& cited = citation.act;
    if (!cited.written_symbol.empty() && !is_other_form(cited.written_symbol)) {
      report("G0333", citation,
             fmt::format("\"{}\" is not the number of an act", cited.written_symbol),
             "compare with the act that is cited");
    } else if (lacks_mark(cited.symbol)) {
      std::string meant = cited.symbol.text;
      meant.replace(meant.find("D-"), 1, "Đ");
      report("G0333", citation,
             fmt::format("\"{}\" is not the number of an act", cited.symbol.text),
             fmt::format("most likely \"{}\"; compare with the act that is cited", meant));
    }
  }

  void check_kind(const model::Citation& citation) {
    const model::ActReference& cited = citation.act;
    const model::ActKind* kind = model::kind_named(cited.kind);
    const model::ActKind* of_number = model::kind_of_code(cited.symbol.type);
    const bool is_known = kind != nullptr && of_number != nullptr && !kind->code.empty();
    // Until the 2000s a proposal had the code TT, as a circular has.
    const bool is_old_proposal = kind != nullptr && kind->code == "TTr" &&
                                 cited.symbol.type == "TT" && cited.symbol.year == 0;
    if (is_known && !is_old_proposal && !of_number->code.starts_with(kind->code)) {
      report("G0345", citation,
             fmt::format("a {} is cited by the number of a {}: {}", cited.kind, of_number->name,
                         cited.symbol.text),
             "compare with the act that is cited");
    }
  }

  void check_date(const model::Citation& citation) {
    const model::ActReference& cited = citation.act;
    if (is_valid(cited.date) && cited.symbol.year != 0 && cited.symbol.year != cited.date.year) {
      report("G0343", citation,
             fmt::format("{} is cited with a day of {}", cited.symbol.text, cited.date.year),
             "compare number and date with the act that is cited");
    }
  }

  /// Two dates of one act, once for each act.
  void check_dates_agree(const model::Citation& citation) {
    const model::ActReference& cited = citation.act;
    const bool is_known = !cited.symbol.text.empty() && is_valid(cited.date) && !citation.quoted;
    if (!is_known || (model::is_local(cited.symbol) && cited.issuer.empty())) {
      return;
    }
    std::string key = cited.symbol.text;
    if (model::is_local(cited.symbol)) {
      key += " " + fold(cited.issuer);
    }
    // A number without a year comes again every year.
    if (cited.symbol.year == 0) {
      key += fmt::format(" {}", cited.date.year);
    }
    const auto [first, is_new] = dates_.emplace(key, cited.date);
    if (!is_new && first->second != cited.date && reported_.insert(key).second) {
      report("G0334", citation,
             fmt::format("{} is cited with {}, and with {} above", cited.symbol.text,
                         to_iso(cited.date), to_iso(first->second)),
             "compare both dates with the act that is cited");
    }
  }

  /// Whether the citation stands among the căn cứ as a basis.
  [[nodiscard]] static bool is_basis(const model::Citation& citation,
                                     const std::set<std::uint64_t>& paragraphs) {
    return citation.act.scope == model::ActScope::other && !citation.in_title &&
           paragraphs.count(key_of(citation.place.origin)) != 0;
  }

  /// Whether two bases say the same of one act.
  [[nodiscard]] static bool are_same(const model::Citation& a, const model::Citation& b) {
    return model::is_same_act(a.act, b.act) && a.act.attached == b.act.attached &&
           a.provisions == b.provisions && a.act.date == b.act.date;
  }

  void check_bases() {
    std::set<std::uint64_t> paragraphs;
    for (const model::Paragraph& paragraph : act_.preamble) {
      if (to_lower(model::plain_text(paragraph)).starts_with("căn cứ")) {
        paragraphs.insert(key_of(paragraph.origin));
      }
    }
    std::map<std::string, std::vector<const model::Citation*>> bases;
    for (const model::Citation& citation : act_.citations) {
      if (!is_basis(citation, paragraphs)) {
        continue;
      }
      std::string key = model::act_key(citation.act) + to_iso(citation.act.date);
      for (const model::CitedPath& path : citation.provisions) {
        key += ";" + model::to_text(path);
      }
      std::vector<const model::Citation*>& namesakes = bases[key];
      const bool is_repeated =
          std::any_of(namesakes.begin(), namesakes.end(),
                      [&](const model::Citation* before) { return are_same(*before, citation); });
      if (is_repeated) {
        report("G0339", citation, fmt::format("{} is a basis twice", model::to_text(citation.act)),
               "compare with the signed act");
      }
      if (!is_repeated && namesakes.size() < model::kNamesakesMax) {
        namesakes.push_back(&citation);
      }
    }
  }

  const CheckedAct& checked_;
  const model::Instrument& act_;
  Diagnostics& diagnostics_;
  std::map<std::string, Date> dates_ = {};  // of each act cited
  std::set<std::string> reported_ = {};
};

void check_acts_cited(const CheckedAct& checked, Diagnostics& diagnostics) {
  CitedActChecks(checked, diagnostics).run();
}

constexpr std::array<Check, 1> kChecks = {check_acts_cited};

}  // namespace

std::span<const Check> citation_checks() {
  return kChecks;
}

}  // namespace gazette::ingest
