// The manifest of a build (bảng kê): what was made of which sources, with the hash of every file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// manifest.json of a build: the issue, its acts with their sources, the files. Keys in a fixed
/// order, two spaces of indent.
[[nodiscard]] std::string write_manifest(const model::Issue& issue, const web::IssueCard& card,
                                         const std::vector<std::uint32_t>& blank_folios,
                                         const std::vector<Output>& outputs);

}  // namespace gazette::edition
