// What an act is: its issuer, kind, number, date, place, section, signer. Read from the text,
// joined with what the front matter states; where both speak they must agree.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Fills the facts of `instrument` from its parts and from the flow's front matter, and reports
/// what is missing, wrong or contradictory. What the front matter states and the text lacks becomes
/// paragraphs of the instrument (origin 0).
void establish_facts(model::Instrument& instrument, const Flow& flow,
                     const model::Configuration& configuration, Diagnostics& diagnostics);

/// The issuers that the text of an act points at: one, or several that share a head.
struct FoundIssuers {
  std::vector<std::string> ids = {};  // the best first
  bool name_of_other_date = false;    // recognised by a name it does not have on the act's date
  std::string written = {};           // what the text says, for findings
  const model::Paragraph* paragraph = nullptr;  // where
};

/// Looks for the issuer in the line that names the issuing body, else in the last line of the
/// preamble ("Ủy ban nhân dân ban hành Quyết định ..."), else in the head. Where several share the
/// head, the one in whose name the act is signed comes first.
[[nodiscard]] FoundIssuers find_issuers(const model::Instrument& instrument,
                                        const model::Configuration& configuration);

/// Adds the paragraphs of head, kind, abstract and signature that only the front matter states.
void add_stated_paragraphs(model::Instrument& instrument, const FrontMatter& matter,
                           const model::Configuration& configuration);

}  // namespace gazette::ingest
