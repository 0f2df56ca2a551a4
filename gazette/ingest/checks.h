// Checks (kiểm tra): what a finished act lets one doubt, said and never mended.
//
// They run last, over the whole `Instrument`, as a list of small functions: each looks for one
// thing and reports it under codes of its own (G0330-G0398). A word of the law is never changed;
// where an act is at odds with itself, with the law or with the rules of presentation, the editor
// is told what and where, and the signed act decides. What is doubtful is left unsaid: a finding
// that is mostly wrong teaches its reader to read none.
#pragma once

#include "gazette/base/diagnostic.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Runs every check over a finished act.
void check_instrument(const model::Instrument& act, const model::Configuration& configuration,
                      Diagnostics& diagnostics);

}  // namespace gazette::ingest
