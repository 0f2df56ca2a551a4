#include "gazette/publish/places.h"

#include <algorithm>
#include <set>
#include <system_error>

#include "gazette/base/assert.h"
#include "gazette/base/folder_change.h"

namespace gazette::publish {
namespace {

namespace fs = std::filesystem;

/// Where a file waits until all of it is there. One name for all, so that an upload that was cut
/// off leaves nothing that the next one does not write over.
constexpr const char* kWaitingName = ".gazette-upload";

/// A folder that this machine sees: a disk, a share, what a web server serves.
class FolderPlace final : public Place {
 public:
  FolderPlace(fs::path folder, fs::path site, Files& files)
      : folder_(std::move(folder)), site_(std::move(site)), files_(files) {}

  std::optional<std::string> read(const std::string& path) override {
    return files_.exists(folder_ / path) ? std::optional(files_.read(folder_ / path))
                                         : std::nullopt;
  }

  void put(const std::vector<std::string>& paths) override {
    for (const std::string& path : paths) {
      const std::string bytes = files_.read(site_ / path);
      if (!has(path, bytes)) {
        files_.write(folder_ / kWaitingName, bytes);
        files_.rename(folder_ / kWaitingName, folder_ / path);
      }
    }
    files_.sync(folder_);
  }

  void remove(const std::vector<std::string>& paths) override {
    for (const std::string& path : paths) {
      files_.remove(folder_ / path);
    }
  }

  std::vector<std::string> find_differing(const std::vector<std::string>& paths) override {
    std::vector<std::string> differing;
    std::copy_if(paths.begin(), paths.end(), std::back_inserter(differing),
                 [&](const std::string& path) { return !has(path, files_.read(site_ / path)); });
    return differing;
  }

  std::vector<Obstacle> find_obstacles(const std::vector<std::string>& paths) override {
    std::set<fs::path> parents;
    std::vector<Obstacle> obstacles;
    std::error_code error;
    for (const std::string& path : paths) {
      if (fs::is_directory(folder_ / path, error)) {
        obstacles.push_back({.path = (folder_ / path).string(), .is_folder = true});
      }
      for (fs::path above = fs::path(path).parent_path();
           parents.insert(above).second && !above.empty(); above = above.parent_path()) {
      }
    }
    // The target itself is the parent without a name.
    for (const fs::path& parent : parents) {
      const fs::path folder = parent.empty() ? folder_ : folder_ / parent;
      if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
        obstacles.push_back({.path = folder.string()});
      }
    }
    return obstacles;
  }

 private:
  [[nodiscard]] bool has(const std::string& path, const std::string& bytes) {
    const auto state = file_state(folder_ / path);
    return state && state->bytes == bytes.size() && files_.read(folder_ / path) == bytes;
  }

  fs::path folder_;
  fs::path site_;
  Files& files_;
};

}  // namespace

std::vector<Obstacle> Place::find_obstacles(const std::vector<std::string>& /*paths*/) {
  return {};
}

std::unique_ptr<Place> open_folder(const fs::path& folder, const fs::path& site, Files& files) {
  return std::make_unique<FolderPlace>(folder, site, files);
}

std::unique_ptr<Place> open_place(const Target& target, const fs::path& site, Files& files,
                                  const Environment& environment) {
  switch (target.kind) {
    case PlaceKind::folder:
      return open_folder(target.name, site, files);
    case PlaceKind::rsync:
      return open_rsync(target.name, site, files, environment);
    case PlaceKind::rclone:
      return open_rclone(target.name, site, files, environment);
  }
  GAZETTE_ASSERT(false);
}

std::string below(const std::string& target, const std::string& path) {
  return target.ends_with('/') || target.ends_with(':') ? target + path : target + "/" + path;
}

}  // namespace gazette::publish
