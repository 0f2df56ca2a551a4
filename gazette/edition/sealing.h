// Approving and sealing an issue (duyệt, niêm phong).
//
// Approved are the files of a build. A seal makes the issue again from its sources, compares every
// file with what was approved, and signs a manifest of them. What is sealed lies in
// sealed/<issue>/: files, texts of the acts, manifest, signatures, certificates, VERIFY.txt.
//
// The issue is sealed by one transaction of the record. The folder waits ready, whole and on the
// disk, under a name with a dot before it; a run cut off before the transaction leaves an issue
// that is not sealed, one cut off behind it an issue that is, whose folder the next run puts into
// place.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/ledger/sealing.h"
#include "gazette/model/sealing.h"
#include "gazette/seal/seal.h"

namespace gazette::edition {

/// Enters that a person approved an issue as it was built. Nothing where it was not built, or a
/// file of the build is another than its manifest says (G0941), or the record refuses.
[[nodiscard]] std::optional<ledger::Approval> approve(const Workspace& workspace,
                                                      ledger::Ledger& ledger, Files& files,
                                                      const ledger::Approval& approval,
                                                      Diagnostics& diagnostics);

/// [seal] of the workspace's gazette.toml.
[[nodiscard]] model::Sealing sealing_of(const Workspace& workspace, Files& files);

struct SealIssueRequest {
  model::IssueNumber number = {};
  Date date = {};            // on which it is entered
  seal::Instant moment = 0;  // of sealing
  model::Sealing sealing = {};
  /// The passphrase of each key, in their order; nothing where none was given.
  std::vector<std::optional<std::string>> passphrases = {};
  BuildRequest build = {};
};

/// Seals an issue. Nothing, and nothing changed, where a finding is an error: keys and certificates
/// (G0911-G0917, G0946), approvals (G0942), files that come out otherwise (G0943), a signature that
/// nobody could verify (G0921-G0926).
[[nodiscard]] std::optional<ledger::Seal> seal_issue(const Workspace& workspace,
                                                     ledger::Ledger& ledger, Files& files,
                                                     const SealIssueRequest& request,
                                                     Diagnostics& diagnostics);

/// Puts the folder of a sealed issue into its place where a run was cut off before it could. True
/// where it did.
bool finish_seal(const Workspace& workspace, Files& files, const ledger::Seal& seal);

[[nodiscard]] std::filesystem::path sealed_folder(const Workspace& workspace,
                                                  model::IssueNumber number);

}  // namespace gazette::edition
