// Verifying what was sealed (xác minh): a sealed issue, all of them, a site, or one file. Needs
// neither workspace nor record.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "gazette/base/base.h"
#include "gazette/edition/edition.h"
#include "gazette/seal/seal.h"

namespace gazette::edition {

struct VerifyRequest {
  std::filesystem::path path = {};       // a folder, a manifest, or any other file
  std::filesystem::path manifests = {};  // where manifests lie, for a file; empty: in folders above
  seal::Instant now = 0;
  int signatures_least = 1;  // more than manifests say, where the office asks for more
  std::string head = {};     // digits known from paper; empty: none
};

/// An issue whose manifest was read.
struct VerifiedIssue {
  seal::ChainedManifest manifest = {};
  std::vector<seal::VerifiedSignature> signatures = {};  // that count
};

/// The file that was asked about, found in a manifest.
struct VerifiedFile {
  std::size_t issue = 0;                    // of `Verified::issues`
  std::string sealed = {};                  // the path under which it was sealed
  std::optional<seal::SealedAct> act = {};  // whose text it is
};

struct Verified {
  std::vector<VerifiedIssue> issues = {};  // in the order of sealing
  bool is_from_the_first = false;
  std::optional<VerifiedFile> file = {};
};

/// Verifies what lies at a path. Of a folder every manifest in it, with signatures, files and their
/// row; files beside a manifest, else those of a site from that folder. Of a file whether a
/// manifest names it (G0936). Everything that cannot be relied on is reported (G0901-G0903,
/// G0921-G0936).
[[nodiscard]] Verified verify(Files& files, const VerifyRequest& request, const seal::Trust& trust,
                              Diagnostics& diagnostics);

/// Compares issues that were verified with the record of an office: a manifest that is another than
/// the one it entered is G0947.
void compare_with_record(const Verified& verified, const ledger::Ledger& ledger,
                         Diagnostics& diagnostics);

}  // namespace gazette::edition
