// How the lines of a manifest are written, for the two that write and read them. Private to seal/.
#pragma once

#include <string>
#include <string_view>

#include "gazette/seal/manifest.h"

namespace gazette::seal {

inline constexpr std::string_view kFirstLine = "gazette-manifest 1";
inline constexpr std::string_view kNone = "none";

/// The lines of a manifest in the order that its lists have.
[[nodiscard]] std::string write_lines(const Manifest& manifest);

/// Whether a text is a SHA-256 as manifests have it: 64 small hexadecimal digits.
[[nodiscard]] bool is_sha256(std::string_view text);

}  // namespace gazette::seal
