// The decision of an authority that corrects an act, and what is stated beside it. Private to
// edition/.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gazette/edition/correct.h"

namespace gazette::edition {

/// A document that is such a decision.
struct Basis {
  std::filesystem::path path = {};
  model::Instrument instrument = {};
};

/// The document that `name` means, a file or the number of a document in the inbox; G0840 where
/// there is none, or more than one.
[[nodiscard]] std::optional<Basis> find_basis(const Workspace& workspace, Files& files,
                                              const std::string& name, Diagnostics& diagnostics);

/// Whether the decision can be the basis of these corrections: it says in its text that it corrects
/// their acts, is not older than they are, and is not printed (G0840).
[[nodiscard]] bool check_basis(const ledger::Ledger& ledger, const Basis& basis,
                               const std::vector<NoticedCorrection>& corrections,
                               Diagnostics& diagnostics);

/// Sets the statement beside the decision in `work`: what is new behind what is there.
void state_beside(Files& files, const Basis& basis, CorrectWork& work);

/// Whether two corrections state the same.
[[nodiscard]] bool is_same(const model::Correction& a, const model::Correction& b);

}  // namespace gazette::edition
