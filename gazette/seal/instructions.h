// VERIFY.txt (hướng dẫn xác minh): how anybody checks a sealed issue without this program, with the
// tools that every Unix has: coreutils, sed, and openssl.
#pragma once

#include <cstddef>
#include <string>

#include "gazette/seal/manifest.h"

namespace gazette::seal {

struct InstructionsRequest {
  std::size_t signatures_count = 1;
  /// Whether "revoked.pem" lies beside it, with lists that held when the issue was sealed.
  bool has_revocation_lists = false;
};

/// The text for the folder of a sealed issue, in Vietnamese and English. Lines that begin with four
/// spaces are commands for a shell in that folder; each succeeds where the issue is as it was
/// sealed.
[[nodiscard]] std::string write_instructions(const Manifest& manifest,
                                             const InstructionsRequest& request);

}  // namespace gazette::seal
