// How an office seals its issues: [seal] of gazette.toml.
//
// No part of the configuration by which issues are made: nothing of it changes what is published,
// and where keys lie is each machine's to say.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/settings.h"
#include "gazette/model/configuration_reader.h"

namespace gazette::model {

/// A key that signs ([[seal.key]]): files in PEM, by their paths from the workspace.
struct SealKey {
  std::string key = {};
  std::string certificate = {};          // the signer's, then those that lead to a trusted one
  std::string passphrase_file = {};      // its first line is the passphrase
  std::string passphrase_variable = {};  // of the environment
};

/// Between these an office needs persons who approve, and signers.
inline constexpr int kSealPersonsMost = 16;

struct Sealing {
  int approvals = 1;                      // different persons who approve an issue
  int signatures = 1;                     // different signers
  std::vector<std::string> trusted = {};  // files of certificates that all others come from
  std::vector<std::string> revoked = {};  // files of lists of revoked certificates
  std::vector<SealKey> keys = {};         // as many as sign, in the order of their signatures
};

/// The table [seal]; the defaults where it is not there.
[[nodiscard]] Sealing read_sealing(Settings& root, Reader& reader);

/// The same of the text of gazette.toml, which is configuration that reads.
[[nodiscard]] Sealing read_sealing(std::string_view text, const std::string& path);

}  // namespace gazette::model
