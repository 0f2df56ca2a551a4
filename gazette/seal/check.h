// Manifests against what they are of: the files of a folder, and each other.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/seal/manifest.h"

namespace gazette::seal {

/// What stands beside the files of a sealed issue and is not in its manifest.
inline constexpr std::string_view kManifestName = "manifest.txt";
inline constexpr std::string_view kInstructionsName = "VERIFY.txt";
inline constexpr std::string_view kTrustedName = "trusted.pem";
inline constexpr std::string_view kRevokedName = "revoked.pem";
/// "signature-1.p7s" and "certificate-1.pem": of the signer in that place, from 1.
[[nodiscard]] std::string signature_name(std::size_t place);
[[nodiscard]] std::string certificate_name(std::size_t place);
/// Whether a name is one of those above.
[[nodiscard]] bool is_seal_file(std::string_view name);

/// Compares the files under a folder with those of the manifest in it. Every one that is another
/// (G0931), is missing (G0932) or is not of the issue (G0933) is named.
void check_files(Files& files, const std::filesystem::path& folder, const Manifest& manifest,
                 Diagnostics& diagnostics);

/// Files by their paths from a root, as the site has them: those that are there are compared, what
/// else lies there is not looked at.
void check_published(Files& files, const std::filesystem::path& root, const Manifest& manifest,
                     Diagnostics& diagnostics);

/// A manifest with the hash of its bytes, by which the next one names it.
struct ChainedManifest {
  std::string path = {};
  std::string sha256 = {};
  Manifest manifest = {};
};

/// What a row of manifests is, in the order of sealing.
struct Sequence {
  std::vector<std::size_t> order = {};  // places in what was given
  bool is_from_the_first = false;       // no manifest was sealed before these
};

/// Whether the manifests follow one another without a gap, a fork or an issue sealed twice: each
/// names the one before by its hash. Reports G0934. They may begin anywhere.
[[nodiscard]] Sequence check_sequence(const std::vector<ChainedManifest>& manifests,
                                      Diagnostics& diagnostics);

/// Whether `digits`, known from paper, begin the hash of one of the manifests; else G0935.
bool check_head(const std::vector<ChainedManifest>& manifests, std::string_view digits,
                Diagnostics& diagnostics);

}  // namespace gazette::seal
