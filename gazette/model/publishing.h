// site.toml: how the online edition is kept on its server (trang điện tử trên máy chủ).
//
// A file of its own beside gazette.toml: nothing of it changes what is published, the list of moved
// addresses grows with the years, and where to send the site is each machine's to say.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::model {

/// Content that has another address now ([[moved]]): paths from the site's root. `from` with "/" at
/// its end stands for every page below it.
struct MovedAddress {
  std::string from = {};
  std::string to = {};
};

/// Where the site goes and what may be spent on it ([publish]).
struct Publishing {
  std::string folder = {};  // one of these three, or none
  std::string rsync = {};
  std::string rclone = {};
  std::uint64_t upload_bytes_most = 0;  // of one upload; 0: no limit
  std::uint64_t year_bytes_most = 0;    // of all uploads of a year
};

/// What is wrong with a target of rsync or rclone, and what to write instead.
struct TargetFault {
  std::string message = {};
  std::string help = {};
};

/// A target that names neither a machine nor a folder: "host" for "host:/folder". Both programs
/// would make a folder of that name where the command runs.
[[nodiscard]] std::optional<TargetFault> fault_of_target(std::string_view program,
                                                         std::string_view target);

struct SiteSettings {
  std::vector<MovedAddress> moved = {};
  Publishing publishing = {};
};

/// Reads site.toml; `site` is the address of the site, which may stand before a path. Nothing where
/// it has faults (G0102-G0108).
[[nodiscard]] std::optional<SiteSettings> read_site_settings(std::string_view text,
                                                             const std::string& path,
                                                             const std::string& site,
                                                             Diagnostics& diagnostics);

}  // namespace gazette::model
