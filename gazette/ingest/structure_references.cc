#include "gazette/ingest/structure_references.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/front_matter.h"

namespace gazette::ingest {
namespace {

/// Kinds that are normative whenever they are issued, so that their number has a year.
constexpr std::array<std::string_view, 3> kAlwaysNormative = {"Nghị định", "Thông tư",
                                                              "Thông tư liên tịch"};

/// From this day the directives (chỉ thị) of the committees are not normative any more (Luật
/// 80/2015/QH13, Điều 4 and 172).
constexpr Date kDirectivesEnd = {2016, 7, 1};

/// Acts of the state have had a year in their numbers since then.
constexpr Date kYearsBegin = {1997, 1, 1};

/// Checks what the act says of itself: its number, its section, its force.
class OwnChecks {
 public:
  OwnChecks(const model::Instrument& instrument, const Flow& flow,
            const model::Configuration& configuration, Diagnostics& diagnostics)
      : act_(instrument),
        flow_(flow),
        configuration_(configuration),
        places_(instrument, flow),
        diagnostics_(diagnostics) {}

  void run() {
    check_normative();
    check_section();
    check_effect_days();
    check_effect_missing();
  }

 private:
  void report(std::string_view code, Place place, std::string message, std::string help) {
    diagnostics_.report({.code = code,
                         .place = std::move(place),
                         .message = std::move(message),
                         .help = std::move(help)});
  }

  [[nodiscard]] Place symbol_place() const {
    return act_.head.symbol && act_.head.symbol->origin.paragraph != 0
               ? place_of(flow_, *act_.head.symbol)
               : Place{.path = flow_.path};
  }

  void check_normative() {
    const auto kinds = model::cited_kinds();
    const auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const model::CitedKind& known) {
      return known.name == act_.kind_name;
    });
    if (kind == kinds.end() || act_.symbol.text.empty()) {
      return;
    }
    const bool ended = kind->name == "Chỉ thị" && act_.date >= kDirectivesEnd;
    if (act_.symbol.year != 0 && (!kind->normative || ended)) {
      report(
          "G0337", symbol_place(),
          fmt::format("a {} is not normative, and {} has a year", act_.kind_name, act_.symbol.text),
          "compare number and kind with the signed act");
    }
    const bool needs_year = std::find(kAlwaysNormative.begin(), kAlwaysNormative.end(),
                                      kind->name) != kAlwaysNormative.end();
    if (needs_year && act_.symbol.year == 0 && act_.date >= kYearsBegin) {
      report("G0337", symbol_place(),
             fmt::format("a {} is normative, and {} has no year", act_.kind_name, act_.symbol.text),
             "compare number and kind with the signed act");
    }
  }

  void check_section() {
    const std::optional<std::string>& stated = flow_.front_matter.section;
    const model::Section* section = stated ? model::find_section(configuration_, *stated) : nullptr;
    const bool has_year = act_.symbol.year != 0;
    if (section == nullptr || act_.symbol.text.empty() || section->normative == has_year) {
      return;
    }
    report(
        "G0338", place_of(flow_, FrontMatterKey::section),
        fmt::format("section \"{}\" against the number {}, which has {} year", section->id,
                    act_.symbol.text, has_year ? "a" : "no"),
        "leave the key out to have the section that goes with the number, or correct the number");
  }

  void check_effect_days() {
    const model::EffectClause* first = nullptr;
    for (const model::EffectClause& clause : act_.effect.clauses) {
      if (clause.ends || !clause.day) {
        continue;
      }
      if (is_valid(act_.date) && *clause.day < act_.date) {
        report(
            "G0335", places_.of(clause.place),
            fmt::format("in force from {}, signed on {}", to_iso(*clause.day), to_iso(act_.date)),
            "compare both days with the signed act");
      }
      if (!clause.provisions.empty()) {
        continue;
      }
      if (first != nullptr && *first->day != *clause.day) {
        report("G0341", places_.of(clause.place),
               fmt::format("in force from {}, and from {} above", to_iso(*clause.day),
                           to_iso(*first->day)),
               "compare both places with the signed act");
      }
      first = first == nullptr ? &clause : first;
    }
  }

  void check_effect_missing() {
    const bool is_stated = flow_.front_matter.effective.has_value();
    const bool has_clause =
        std::any_of(act_.effect.clauses.begin(), act_.effect.clauses.end(),
                    [](const model::EffectClause& clause) { return !clause.ends; });
    if (act_.symbol.year == 0 || is_stated || has_clause || act_.provisions.empty()) {
      return;
    }
    report("G0336", {.path = flow_.path},
           fmt::format("{} does not say from when it is in force", model::title_of(act_)),
           "compare with the signed act, or state `effective` in the front matter");
  }

  const model::Instrument& act_;
  const Flow& flow_;
  const model::Configuration& configuration_;
  ParagraphPlaces places_;
  Diagnostics& diagnostics_;
};

}  // namespace

ParagraphPlaces::ParagraphPlaces(const model::Instrument& instrument, const Flow& flow)
    : flow_(flow) {
  for (const model::Piece& piece : model::pieces(instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      const std::size_t number = paragraph->origin.paragraph;
      paragraphs_.resize(std::max(paragraphs_.size(), number + 1));
      paragraphs_[number] = paragraph;
    }
  }
}

Place ParagraphPlaces::of(const model::Passage& passage) const {
  const std::size_t number = passage.origin.paragraph;
  if (number == 0 || number >= paragraphs_.size() || paragraphs_[number] == nullptr) {
    return {.path = flow_.path};
  }
  return place_of(flow_, *paragraphs_[number]);
}

std::string ParagraphPlaces::words(const model::Passage& passage) const {
  const std::size_t number = passage.origin.paragraph;
  if (number >= paragraphs_.size() || paragraphs_[number] == nullptr) {
    return {};
  }
  const std::string text = model::joined_text(*paragraphs_[number]);
  return passage.end <= text.size()
             ? collapse_spaces(text.substr(passage.begin, passage.end - passage.begin))
             : std::string();
}

void establish_references(model::Instrument& instrument, const Flow& flow,
                          const model::Configuration& configuration, Diagnostics& diagnostics) {
  model::References references = model::references_of(instrument);
  instrument.citations = std::move(references.citations);
  instrument.relations = std::move(references.relations);
  instrument.effect = std::move(references.effect);
  const std::optional<Date>& stated = flow.front_matter.effective;
  const model::EffectClause* whole = model::effect_of_whole(instrument.effect);
  const std::optional<Date> written = whole == nullptr ? std::nullopt : whole->day;
  if (written && stated && *written != *stated) {
    diagnostics.report(
        {.code = "G0309",
         .place = place_of(flow, FrontMatterKey::effective),
         .message = fmt::format("the front matter states effective \"{}\", the text \"{}\"",
                                to_iso(*stated), to_iso(*written)),
         .help = "correct the one that differs from the signed act, or leave the key out"});
  }
  instrument.effective = written ? written : stated;
  OwnChecks(instrument, flow, configuration, diagnostics).run();
  check_acts_cited(instrument, flow, diagnostics);
  check_provisions_cited(instrument, flow, diagnostics);
}

}  // namespace gazette::ingest
