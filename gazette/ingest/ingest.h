// The door of ingest/: what an office sends becomes an `Instrument`. The only place that includes
// cmark, libzip and pugixml.
//
// A reader (markdown, docx) makes a source flow: the document's paragraphs and tables in order,
// each with its origin, and what the front matter states. One recogniser takes any flow apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/decision.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// A document as it came in.
struct Document {
  std::string_view bytes = {};
  std::string path = {};
  /// What the editor states beside a document that has no front matter of its own: the TOML of
  /// "<name>.docx.toml", with the keys of a front matter. Empty: nothing.
  std::string_view statement = {};
};

struct Ingested {
  std::optional<model::Instrument> instrument = {};  // absent where nothing could be made of it
  std::vector<std::string> source_text = {};         // one paragraph or cell each, numbers included
  std::vector<Decision> decisions = {};  // what was decided of its structure, and how surely
};

/// Reads a document by the ending of its name and by its bytes. Never throws for wrong bytes: every
/// fault is a finding (G0201-G0399). The text law holds for the result: the source text is the
/// instrument's text and the dropped text, nothing else, or G0399 is reported.
[[nodiscard]] Ingested ingest(const Document& document, const model::Configuration& configuration,
                              Diagnostics& diagnostics);

}  // namespace gazette::ingest
