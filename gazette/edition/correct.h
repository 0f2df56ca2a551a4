// `gazette correct`: words of published acts are put right (đính chính), by the gazette's own
// notice or beside the decision of an authority.
//
// What a correction says is held against the act as it was published before anything is written.
// The notice goes the way of every document from there: ingest, plan, build.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gazette/edition/correction_notice.h"

namespace gazette::edition {

struct CorrectRequest {
  /// Their acts by id or by number ("39/2022/QĐ-UBND"), their places as people name them.
  std::vector<model::Correction> corrections = {};
  /// The decision that corrects the act: a file, or the number of a document in the inbox. Empty:
  /// an erratum of the gazette.
  std::string basis = {};
  // Of an erratum:
  std::string symbol = {};  // its number
  std::string issuer = {};  // id; empty: the issuer that has the name of the gazette's office
  Date date = {};
  std::vector<std::string> signed_as = {};
  std::string signed_by = {};
};

/// What a correction comes to.
struct CorrectWork {
  std::vector<NoticedCorrection> corrections = {};  // with their places
  std::filesystem::path path = {};  // the notice, or the statement beside the decision
  std::string bytes = {};           // what it shall hold
  bool is_new = false;              // false: the file grows, or is as it should be already
  bool is_unchanged = false;        // all of it is stated already
};

/// Checks all and writes nothing. Nothing where a finding is an error (G0830 to G0842).
[[nodiscard]] std::optional<CorrectWork> prepare_correction(const Workspace& workspace,
                                                            const ledger::Ledger& ledger,
                                                            Files& files,
                                                            const CorrectRequest& request,
                                                            Diagnostics& diagnostics);

/// Corrections in a TOML file: `[[correction]]` tables; `act` at the top holds for those that name
/// none. `erratum`, as the caller has it, is not read from it.
[[nodiscard]] std::vector<model::Correction> read_corrections(std::string_view text,
                                                              const std::string& path,
                                                              Diagnostics& diagnostics);

}  // namespace gazette::edition
