// The whole site, for whoever takes it as it is: only where it is as the last build left it.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/web/former_site.h"

namespace gazette::web {

struct WholeSite {
  std::optional<FormerSite> sound = {};  // by all of its lists; nothing where it is not as they say
  std::vector<std::string> added = {};   // files on the disk that no list names
};

/// What a site that is not sound is told as.
struct UnsoundFinding {
  std::string_view code = {};
  std::string help = {};
};

/// Reads all lists of the site and compares the disk with them. It is not sound where there is no
/// list of lists that can be read, a list or a file was changed, or one is missing: each is
/// reported.
[[nodiscard]] WholeSite read_sound_site(Files& files, const std::filesystem::path& folder,
                                        const UnsoundFinding& finding, Diagnostics& diagnostics);

/// The first few of some paths, as a finding names them: "a, b and 3 more".
[[nodiscard]] std::string first_of(const std::vector<std::string>& paths);

}  // namespace gazette::web
