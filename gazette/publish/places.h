// The kinds of places. Private to publish/.
#pragma once

#include "gazette/publish/publish.h"

namespace gazette::publish {

[[nodiscard]] std::unique_ptr<Place> open_folder(const std::filesystem::path& folder,
                                                 const std::filesystem::path& site, Files& files);

/// Both run a program with a list of arguments and never a shell; "--" stands before the target,
/// so that no name of one can be an option.
[[nodiscard]] std::unique_ptr<Place> open_rsync(const std::string& target,
                                                const std::filesystem::path& site, Files& files,
                                                const Environment& environment);
[[nodiscard]] std::unique_ptr<Place> open_rclone(const std::string& remote,
                                                 const std::filesystem::path& site, Files& files,
                                                 const Environment& environment);

/// "target/path", or "host:path" where the target ends so.
[[nodiscard]] std::string below(const std::string& target, const std::string& path);

}  // namespace gazette::publish
