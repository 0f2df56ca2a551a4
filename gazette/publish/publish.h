// The door of publish/: bringing the site to its server (đưa trang lên máy chủ).
//
// The server is full and slow, and may cut the line at any moment. So only what changed is sent, as
// the lists of addresses of both sides say (web/site_list.h); what is new comes before what leads
// to it, lists and the home page behind all pages, and the lists of addresses last. They say what
// the server has, and are themselves looked for each time; what an upload that was cut off touched
// is asked of the server itself, so that it is simply done again, also where the site was built
// anew meanwhile: what has arrived is neither sent nor counted twice. Nothing is removed but files
// that stand in the server's own lists or were sent by an upload that did not end, and that at the
// end.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/date.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"
#include "gazette/model/publishing.h"
#include "gazette/web/site_list.h"

namespace gazette::publish {

/// A file where the site has a folder, or a folder where it has a file.
struct Obstacle {
  std::string path = {};  // as the place names it, the target before it
  bool is_folder = false;
};

/// Where the site is served from. All paths are from the site's root; every function throws `Error`
/// where the place cannot be reached or a program fails.
class Place {
 public:
  virtual ~Place() = default;
  /// A file's bytes; nothing where the place has none.
  [[nodiscard]] virtual std::optional<std::string> read(const std::string& path) = 0;
  /// Sends files of the site's folder, in any order; each appears whole. What is there already with
  /// the same bytes is not sent.
  virtual void put(const std::vector<std::string>& paths) = 0;
  virtual void remove(const std::vector<std::string>& paths) = 0;
  /// Those of some files that are absent or have other bytes than in the site's folder.
  [[nodiscard]] virtual std::vector<std::string> find_differing(
      const std::vector<std::string>& paths) = 0;
  /// What keeps these files from being written or removed. None where the place cannot say.
  [[nodiscard]] virtual std::vector<Obstacle> find_obstacles(const std::vector<std::string>& paths);
};

enum class PlaceKind : std::uint8_t { folder, rsync, rclone };

struct Target {
  PlaceKind kind = PlaceKind::folder;
  std::string name = {};  // a folder; "user@host:/var/www" ; "remote:cong-bao"
};

/// What another program may see of the environment: "HOME=/root".
using Environment = std::vector<std::string>;

/// The place of a target, for the site in the folder `site`. Throws `Error` where the program that
/// it needs is not installed.
[[nodiscard]] std::unique_ptr<Place> open_place(const Target& target,
                                                const std::filesystem::path& site, Files& files,
                                                const Environment& environment);

/// The target that site.toml names; nothing where it names none.
[[nodiscard]] std::optional<Target> configured_target(const model::Publishing& publishing);

/// What an upload does, in order.
struct Upload {
  std::vector<web::ListedFile> added = {};    // new, what pages load first
  std::vector<web::ListedFile> changed = {};  // as above
  std::vector<web::ListedFile> indexes = {};  // new or changed: what lists other pages
  std::vector<web::ListedFile> lists = {};    // of addresses, the list of lists last
  std::vector<web::ListedFile> removed = {};
  std::uint64_t bytes = 0;

  [[nodiscard]] std::size_t files_count() const {
    return added.size() + changed.size() + indexes.size() + lists.size();
  }
  [[nodiscard]] bool is_empty() const { return files_count() == 0 && removed.empty(); }
};

/// What says which files the place has: its own lists of addresses, or the files themselves, every
/// one compared, for a place that lost or changed some.
enum class Believed : std::uint8_t { lists, files };

/// What is known of a place before it is asked.
struct KnownPlace {
  Believed believed = Believed::lists;
  /// What an upload that did not end was to send and to remove: each may be there or not, as it was
  /// or as it was to be, whatever the lists say.
  std::vector<web::ListedFile> unfinished = {};
};

/// Compares the site with what the place has. Its lists are compared each time, and one that is not
/// there as it should be is sent again and says nothing of its files, which are then asked for.
/// Files that its lists do not name may be there all the same: those that are as they are here are
/// left out. Reports a site without lists or not as they say, which is not to be published (G0820),
/// and files that are not ours (G0810).
[[nodiscard]] std::optional<Upload> plan_upload(Files& files, const std::filesystem::path& site,
                                                Place& place, const KnownPlace& known,
                                                Diagnostics& diagnostics);

/// What an upload may leave behind where it is cut off: what it sends and removes, and what one
/// before it that did not end left; a list of addresses, for `unfinished_of`.
[[nodiscard]] std::string to_note(const Upload& upload,
                                  const std::vector<web::ListedFile>& unfinished);
/// What the note says; nothing of one that was changed.
[[nodiscard]] std::vector<web::ListedFile> unfinished_of(std::string_view note);

/// What is told while an upload goes on.
struct UploadProgress {
  /// A step, as it begins: "12 new files".
  std::function<void(const std::string& step)> on_step = {};
  /// Before so many files are sent at once: a line that is cut has cost no more than was told, and
  /// less by 16 MB or one larger file at most.
  std::function<void(std::size_t files_count, std::uint64_t bytes)> on_sending = {};
};

/// Carries it out. Before anything is removed and the lists are sent, all that was sent is
/// compared; what differs is G0821, and the place keeps its former lists, so that the next upload
/// tries again.
void carry_out(const Upload& upload, Place& place, const UploadProgress& progress,
               Diagnostics& diagnostics);

/// Every file of the site on the place, compared (G0821); how many there are.
std::size_t verify(Files& files, const std::filesystem::path& site, Place& place,
                   Diagnostics& diagnostics);

/// An upload as the workspace's uploads.csv keeps it.
struct PastUpload {
  Date date = {};
  std::string place = {};
  std::size_t files_count = 0;
  std::uint64_t bytes = 0;

  bool operator==(const PastUpload&) const = default;
};

/// "date,place,files,bytes" and a line for each. Throws `Error` for a line of another form.
[[nodiscard]] std::vector<PastUpload> read_uploads(std::string_view csv, const std::string& path);
[[nodiscard]] std::string to_csv(const std::vector<PastUpload>& uploads);

/// What was sent to a place in a year.
[[nodiscard]] std::uint64_t bytes_of_year(const std::vector<PastUpload>& uploads,
                                          std::string_view place, int year);

/// Reports an upload that comes near to a limit (G0822, from four fifths of it) or passes it
/// (G0823); `before` is what was sent in the year already.
void check_budget(const model::Publishing& limits, std::uint64_t bytes, std::uint64_t before,
                  Diagnostics& diagnostics);

}  // namespace gazette::publish
