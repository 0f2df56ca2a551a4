#include "gazette/base/folder_change.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStagingFolder = ".staging";
/// What was staged, once all of it is on the disk; in it a list of what is to be done: "+" and the
/// path of a file to put into place, "-" and one to take away.
constexpr const char* kReadyFolder = ".ready";
constexpr const char* kOrderName = ".order";

}  // namespace

void finish_change(Files& files, const fs::path& folder) {
  const fs::path ready = folder / kReadyFolder;
  if (!files.exists(ready / kOrderName)) {
    files.remove(ready);  // all but the last step of a change was done
    return;
  }
  const std::string order = files.read(ready / kOrderName);
  for (const std::string_view line : split(order, '\n')) {
    if (line.empty()) {
      continue;
    }
    const fs::path path = line.substr(1);
    if (line.front() == '-') {
      files.remove(folder / path);
    } else if (files.exists(ready / path)) {  // else it is in its place already
      files.rename(ready / path, folder / path);
    }
  }
  files.sync(folder);
  // Beyond this point all is in its place; the list goes first, as nothing is to be done twice.
  files.remove(ready / kOrderName);
  files.remove(ready);
}

FolderChange::FolderChange(Files& files, fs::path folder)
    : files_(files), folder_(std::move(folder)) {
  GAZETTE_ASSERT(folder_.has_filename());
  finish_change(files_, folder_);
  files_.remove(folder_ / kStagingFolder);
}

FolderChange::~FolderChange() {
  try {
    files_.remove(folder_ / kStagingFolder);
  } catch (const Error&) {
    // The next run removes it; nothing was changed.
  }
}

void FolderChange::write(const std::string& path, std::string_view bytes) {
  const fs::path aside = folder_ / kStagingFolder / path;
  GAZETTE_ASSERT(!files_.exists(aside));
  files_.write(aside, bytes);
  written_.push_back(path);
}

void FolderChange::prepare() {
  if (is_prepared_ || (written_.empty() && removed_.empty())) {
    return;
  }
  std::string order;
  for (const std::string& path : written_) {
    order += fmt::format("+{}\n", path);
  }
  for (const std::string& path : removed_) {
    order += fmt::format("-{}\n", path);
  }
  files_.write(folder_ / kStagingFolder / kOrderName, order);
  files_.sync(folder_ / kStagingFolder);
  is_prepared_ = true;
}

void FolderChange::commit() {
  prepare();
  if (!is_prepared_) {
    return;
  }
  files_.rename(folder_ / kStagingFolder, folder_ / kReadyFolder);
  // Beyond this point the change is whole on the disk: a run cut off is ended by the next one.
  finish_change(files_, folder_);
}

std::optional<FileState> file_state(const fs::path& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) {
    return std::nullopt;
  }
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  return FileState{.bytes = static_cast<std::uint64_t>(status.st_size),
                   .changed = status.st_ctim.tv_sec * kNanoseconds + status.st_ctim.tv_nsec};
}

}  // namespace gazette
