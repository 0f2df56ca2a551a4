// What an act says of others and of its own force, found once its facts are known, and what is
// wrong with it: G0330-G0349.
#pragma once

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Fills citations, relations and effect of `instrument`, joined with what the front matter states
/// of its effect, and reports what contradicts itself.
void establish_references(model::Instrument& instrument, const Flow& flow,
                          const model::Configuration& configuration, Diagnostics& diagnostics);

/// Reports references to provisions of the act itself that it does not have.
void check_provisions_cited(const model::Instrument& instrument, const Flow& flow,
                            Diagnostics& diagnostics);

/// Reports other acts cited by numbers and dates that cannot be.
void check_acts_cited(const model::Instrument& instrument, const Flow& flow,
                      Diagnostics& diagnostics);

/// The paragraphs of an act by their number in the source, for the places of findings.
class ParagraphPlaces {
 public:
  ParagraphPlaces(const model::Instrument& instrument, const Flow& flow);

  /// The place of a passage; the file where its paragraph is not in the source.
  [[nodiscard]] Place of(const model::Passage& passage) const;

  /// The words of a passage, spaces collapsed.
  [[nodiscard]] std::string words(const model::Passage& passage) const;

 private:
  const Flow& flow_;
  std::vector<const model::Paragraph*> paragraphs_ = {};  // by number; null where none
};

}  // namespace gazette::ingest
