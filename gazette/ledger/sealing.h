// What the record has of sealing: who approved an issue, and what was signed. With ledger.h the
// door of ledger/.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/ledger/ledger.h"
#include "gazette/model/issue.h"

namespace gazette::ledger {

/// A file of a build, as somebody approved it.
struct ApprovedFile {
  std::string sha256 = {};
  std::uint64_t bytes = 0;
  std::string path = {};  // in the issue's build folder

  bool operator==(const ApprovedFile&) const = default;
};

/// The files as plain text: a line for each, by path: SHA-256, bytes, path, tabs between. Its
/// SHA-256 is what is approved.
[[nodiscard]] std::string approved_text(std::vector<ApprovedFile> files);
/// The files of such a text again.
[[nodiscard]] std::vector<ApprovedFile> approved_files(const std::string& text);

/// That a person approved an issue for sealing (duyệt).
struct Approval {
  model::IssueNumber issue = {};
  std::string person = {};  // as it was entered
  Date date = {};
  std::vector<ApprovedFile> files = {};  // by path
  std::string files_sha256 = {};         // of `approved_text`

  bool operator==(const Approval&) const = default;
};

/// One signature of a seal.
struct SealSignature {
  std::string signer = {};  // the subject of the certificate
  std::string certificate_sha256 = {};
  std::string der = {};  // CMS

  bool operator==(const SealSignature&) const = default;
};

/// That an issue is sealed (niêm phong): from then on nothing of it changes.
struct Seal {
  model::IssueNumber issue = {};
  Date date = {};
  std::string sealed = {};           // the moment that the manifest says
  std::string files_sha256 = {};     // of the files approved
  std::string manifest = {};         // the text that was signed
  std::string manifest_sha256 = {};  // of that text; the record's to say
  std::string former_sha256 = {};    // of the manifest sealed before; empty for the first
  std::vector<SealSignature> signatures = {};

  bool operator==(const Seal&) const = default;
};

/// What has to hold for a seal to be entered.
struct SealRequest {
  Seal seal = {};
  int persons_needed = 1;  // different persons who approved just these files
  /// The head of the chain that the manifest says: all that was in the record before the seal.
  std::string record_sha256 = {};
};

/// Enters that a person approved the files of an issue; the same again gives it back. Nothing
/// where the issue has no number (G0725) or is sealed (G0944).
std::optional<Approval> approve(Ledger& ledger, const Approval& approval, Diagnostics& diagnostics);

/// Every approval of an issue, in the order of entry. Of each person the last holds.
[[nodiscard]] std::vector<Approval> approvals_of(const Ledger& ledger,
                                                 const model::IssueNumber& number);

/// Whether an issue may be sealed: not sealed yet (G0944), approved by as many persons as it takes
/// (G0942).
[[nodiscard]] bool may_seal(const Ledger& ledger, const SealRequest& request,
                            Diagnostics& diagnostics);

/// Enters a seal; from then on the issue takes no other contents, its acts no other source (G0944).
/// False where it may not be sealed (see above), or something was entered since its manifest was
/// made (G0945).
bool enter_seal(Ledger& ledger, const SealRequest& request, Diagnostics& diagnostics);

[[nodiscard]] std::optional<Seal> find_seal(const Ledger& ledger, const model::IssueNumber& number);
/// Every seal in the order of sealing.
[[nodiscard]] std::vector<Seal> seals_of(const Ledger& ledger);

}  // namespace gazette::ledger
