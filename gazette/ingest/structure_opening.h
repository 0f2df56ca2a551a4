// What stands before the rules of an act: head, kind, abstract, issuing body, preamble, enacting
// words.
#pragma once

#include <cstddef>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/structure_body.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

struct Opening {
  model::Head head = {};
  std::vector<model::Paragraph> kind_lines = {};
  std::vector<model::Paragraph> abstract = {};
  std::vector<model::Paragraph> issuing_body = {};
  std::vector<model::Paragraph> preamble = {};
  std::vector<model::Paragraph> enacting = {};
  std::vector<model::Block> misplaced = {};  // between the head and the kind, of no known form
};

/// Takes the opening of the act from the source. Every part may be absent; what is taken is all
/// there.
[[nodiscard]] Opening take_opening(Source& source, const model::Configuration& configuration,
                                   Diagnostics& diagnostics);

}  // namespace gazette::ingest
