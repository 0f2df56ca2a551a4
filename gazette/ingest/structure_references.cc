#include "gazette/ingest/structure_references.h"

#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "gazette/ingest/front_matter.h"

namespace gazette::ingest {
namespace {

/// The section goes with the number: that of normative acts with one that has a year.
void check_section(const model::Instrument& act, const Flow& flow,
                   const model::Configuration& configuration, Diagnostics& diagnostics) {
  const std::optional<std::string>& stated = flow.front_matter.section;
  const model::Section* section = stated ? model::find_section(configuration, *stated) : nullptr;
  const bool has_year = act.symbol.year != 0;
  if (section == nullptr || act.symbol.text.empty() || section->normative == has_year) {
    return;
  }
  diagnostics.report(
      {.code = "G0338",
       .place = place_of(flow, FrontMatterKey::section),
       .message = fmt::format("section \"{}\" against the number {}, which has {} year",
                              section->id, act.symbol.text, has_year ? "a" : "no"),
       .help = "leave the key out to have the section that goes with the number, or correct the "
               "number"});
}

}  // namespace

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
  instrument.corrections = flow.front_matter.corrections;
  check_section(instrument, flow, configuration, diagnostics);
}

}  // namespace gazette::ingest
