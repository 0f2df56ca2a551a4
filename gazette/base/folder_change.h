// A change to some files of a folder, which comes as a whole (thay đổi trọn vẹn).
//
// `Staging` puts files among others one by one, so that a run cut off between two leaves new files
// beside old ones. Here all that is new is first moved aside as ready, by one rename, with a list
// of what is to be done; whoever comes next does the rest. A reader of the folder meanwhile sees
// files that are old or new, in the order in which they were written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/files.h"

namespace gazette {

/// Ends a change of `folder` that was cut off, if there is one. Every command that reads what
/// another changes does this first.
void finish_change(Files& files, const std::filesystem::path& folder);

class FolderChange {
 public:
  /// Ends a change that was cut off, and forgets one that was never committed.
  FolderChange(Files& files, std::filesystem::path folder);
  ~FolderChange();
  FolderChange(const FolderChange&) = delete;
  FolderChange& operator=(const FolderChange&) = delete;

  /// `path` is relative to the folder, with "/" between names.
  void write(const std::string& path, std::string_view bytes);
  /// Takes a file away, behind all that is written.
  void remove(const std::string& path) { removed_.push_back(path); }
  /// Makes all of it durable, so that a full disk is met before anything changes.
  void prepare();
  /// Carries it out; nothing happens where nothing was written or removed.
  void commit();

 private:
  Files& files_;
  std::filesystem::path folder_;
  std::vector<std::string> written_ = {};
  std::vector<std::string> removed_ = {};
  bool is_prepared_ = false;
};

/// What the disk says of a file. `changed` is when its bytes, its name or its rights last changed,
/// which no program can set back (st_ctime); in nanoseconds, to be compared with that of another
/// file of the same disk and with nothing else.
struct FileState {
  std::uint64_t bytes = 0;
  std::int64_t changed = 0;
};

/// The state of a file of the machine, which is not read for it; nothing where there is none.
[[nodiscard]] std::optional<FileState> file_state(const std::filesystem::path& path);

}  // namespace gazette
