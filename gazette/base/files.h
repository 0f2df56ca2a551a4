// Files of the operating system, read whole and written so that a reader sees the old bytes or the
// new ones and never a part.
//
// `Staging` holds back everything that a command writes until all of it is on the disk, then moves
// it into place by renaming: a full disk leaves the previous output whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The few things the program asks of a disk. The one virtual interface of the program, so that
/// tests can have a disk in memory or one that fails at its n-th write.
class Files {
 public:
  virtual ~Files() = default;
  /// The bytes of a file; throws `Error` where it cannot be read.
  [[nodiscard]] virtual std::string read(const std::filesystem::path& path) = 0;
  [[nodiscard]] virtual bool exists(const std::filesystem::path& path) = 0;
  /// Creates or overwrites a file; makes missing folders. Durable only after `sync`.
  virtual void write(const std::filesystem::path& path, std::string_view bytes) = 0;
  virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Makes durable whatever was written and renamed on the disk of `folder`: one wait for many
  /// files, where syncing each would wait for each.
  virtual void sync(const std::filesystem::path& folder) = 0;
  /// Removes a file or a whole folder; nothing happens where it is not there.
  virtual void remove(const std::filesystem::path& path) = 0;
  /// Every file under `folder`, as sorted paths relative to it; none where it does not exist.
  [[nodiscard]] virtual std::vector<std::string> list(const std::filesystem::path& folder) = 0;
  /// Of these the ones in folders that `enters` lets in, by their paths from `folder`; what lies
  /// below another is not looked at.
  [[nodiscard]] virtual std::vector<std::string> list_within(
      const std::filesystem::path& folder,
      const std::function<bool(std::string_view folder)>& enters);
};

/// The files of the machine.
[[nodiscard]] Files& real_files();

/// Writes one file whole: aside, synced, renamed into place.
void write_whole(Files& files, const std::filesystem::path& path, std::string_view bytes);

/// Output that appears all at once. Files written are kept aside in `folder`/.staging; without
/// `commit` nothing in `folder` has changed.
class Staging {
 public:
  Staging(Files& files, std::filesystem::path folder);
  ~Staging();
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;

  /// `path` is relative to the folder, with "/" between names.
  void write(const std::string& path, std::string_view bytes);
  /// Puts into place what was written, at least one file. `replace_all`: as the whole of `folder`,
  /// by two renames, so that a failure at any point leaves the old output or the new; a run cut off
  /// between them is mended by the next `Staging` of the folder. Else file by file among what is
  /// there, each the old one or the new one.
  void commit(bool replace_all);
  [[nodiscard]] const std::vector<std::string>& paths() const { return paths_; }

 private:
  void replace_folder();

  Files& files_;
  std::filesystem::path folder_;
  std::filesystem::path previous_ = {};  // where the old output waits while the new one moves in
  std::vector<std::string> paths_;
};

}  // namespace gazette
