// What an act says of others and of its own force, found once its facts are known. What is wrong
// with it the checks say (checks.h).
#pragma once

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Fills citations, relations and effect of `instrument`, joined with what the front matter states
/// of its effect, and reports where that contradicts the text.
void establish_references(model::Instrument& instrument, const Flow& flow,
                          const model::Configuration& configuration, Diagnostics& diagnostics);

}  // namespace gazette::ingest
