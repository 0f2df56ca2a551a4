#include "gazette/base/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gazette/base/assert.h"
#include "gazette/base/diagnostic.h"

namespace gazette {
namespace {

namespace fs = std::filesystem;

constexpr const char* kStagingFolder = ".staging";

[[noreturn]] void fail(const std::string& what, const fs::path& path, int error) {
  throw Error(fmt::format("cannot {} {}: {}", what, path.string(),
                          std::error_code(error, std::generic_category()).message()),
              path.string());
}

/// An open file that closes itself.
class Descriptor {
 public:
  Descriptor(const fs::path& path, int flags)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, 0644)) {}
  ~Descriptor() {
    if (value_ >= 0) {
      ::close(value_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return value_; }
  /// Closes now, so that an error of closing is seen.
  int close() {
    const int result = ::close(value_);
    value_ = -1;
    return result;
  }

 private:
  int value_;
};

void make_folders(const fs::path& folder) {
  std::error_code error;
  if (!folder.empty()) {
    fs::create_directories(folder, error);
  }
  if (error) {
    fail("make the folder", folder, error.value());
  }
}

class RealFiles final : public Files {
 public:
  std::string read(const fs::path& path) override {
    const Descriptor descriptor(path, O_RDONLY);
    struct stat status{};
    if (descriptor.get() < 0 || ::fstat(descriptor.get(), &status) != 0) {
      fail("read", path, errno);
    }
    if (S_ISDIR(status.st_mode)) {
      fail("read", path, EISDIR);
    }
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t filled = 0;
    while (filled < bytes.size()) {
      const ssize_t got = ::read(descriptor.get(), bytes.data() + filled, bytes.size() - filled);
      if (got < 0 && errno != EINTR) {
        fail("read", path, errno);
      }
      if (got == 0) {
        break;
      }
      filled += got > 0 ? static_cast<std::size_t>(got) : 0;
    }
    bytes.resize(filled);
    return bytes;
  }

  bool exists(const fs::path& path) override {
    std::error_code error;
    return fs::exists(path, error);
  }

  void write(const fs::path& path, std::string_view bytes) override {
    make_folders(path.parent_path());
    Descriptor descriptor(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (descriptor.get() < 0) {
      fail("write", path, errno);
    }
    while (!bytes.empty()) {
      const ssize_t put = ::write(descriptor.get(), bytes.data(), bytes.size());
      if (put < 0 && errno != EINTR) {
        fail("write", path, errno);
      }
      bytes.remove_prefix(put > 0 ? static_cast<std::size_t>(put) : 0);
    }
    if (descriptor.close() != 0) {
      fail("write", path, errno);
    }
  }

  void rename(const fs::path& from, const fs::path& to) override {
    make_folders(to.parent_path());
    std::error_code error;
    fs::rename(from, to, error);
    if (error) {
      fail("put in place", to, error.value());
    }
  }

  void sync(const fs::path& folder) override {
    const Descriptor descriptor(folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY);
    if (descriptor.get() < 0 || ::syncfs(descriptor.get()) != 0) {
      fail("sync the folder", folder, errno);
    }
  }

  void remove(const fs::path& path) override {
    std::error_code error;
    fs::remove_all(path, error);
    if (error) {
      fail("remove", path, error.value());
    }
  }

  std::vector<std::string> list(const fs::path& folder) override {
    return list_within(folder, [](std::string_view) { return true; });
  }

  std::vector<std::string> list_within(
      const fs::path& folder, const std::function<bool(std::string_view)>& enters) override {
    std::vector<std::string> paths;
    std::error_code error;
    if (fs::is_directory(folder, error)) {
      list_folder(folder, ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC), "", enters,
                  paths);
    }
    std::sort(paths.begin(), paths.end());
    return paths;
  }

 private:
  /// Appends the files of an open folder, `prefix` before their names. A link to a folder is not
  /// followed. By the calls of the system: the site of some years has a quarter of a million files,
  /// and the paths of <filesystem> take longer than the disk.
  static void list_folder(const fs::path& root, int descriptor, const std::string& prefix,
                          const std::function<bool(std::string_view)>& enters,
                          std::vector<std::string>& paths) {
    const std::unique_ptr<DIR, int (*)(DIR*)> folder(
        descriptor < 0 ? nullptr : ::fdopendir(descriptor), ::closedir);
    if (!folder) {
      fail("list", root / prefix, errno);
    }
    errno = 0;
    for (const dirent* entry = ::readdir(folder.get()); entry != nullptr;
         errno = 0, entry = ::readdir(folder.get())) {
      const std::string_view name = entry->d_name;
      if (name == "." || name == "..") {
        continue;
      }
      std::string path = prefix + std::string(name);
      unsigned char type = entry->d_type;
      struct stat status{};
      if ((type == DT_UNKNOWN || type == DT_LNK) &&
          ::fstatat(descriptor, entry->d_name, &status, type == DT_LNK ? 0 : AT_SYMLINK_NOFOLLOW) ==
              0) {
        const bool is_folder = S_ISDIR(status.st_mode) && type != DT_LNK;
        type = S_ISREG(status.st_mode) ? DT_REG : is_folder ? DT_DIR : DT_UNKNOWN;
      }
      if (type == DT_REG) {
        paths.push_back(std::move(path));
      } else if (type == DT_DIR && enters(path)) {
        const int below =
            ::openat(descriptor, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        list_folder(root, below, path + "/", enters, paths);
      }
    }
    if (errno != 0) {
      fail("list", root / prefix, errno);
    }
  }
};

}  // namespace

std::vector<std::string> Files::list_within(
    const fs::path& folder, const std::function<bool(std::string_view folder)>& enters) {
  std::vector<std::string> paths = list(folder);
  std::erase_if(paths, [&](std::string_view path) {
    for (std::size_t end = path.find('/'); end != std::string_view::npos;
         end = path.find('/', end + 1)) {
      if (!enters(path.substr(0, end))) {
        return true;
      }
    }
    return false;
  });
  return paths;
}

Files& real_files() {
  static RealFiles files;
  return files;
}

void write_whole(Files& files, const fs::path& path, std::string_view bytes) {
  fs::path aside = path;
  aside.replace_filename("." + path.filename().string() + ".new");
  try {
    files.write(aside, bytes);
    files.sync(path.parent_path());
    files.rename(aside, path);
  } catch (const Error&) {
    files.remove(aside);
    throw;
  }
  files.sync(path.parent_path());
}

Staging::Staging(Files& files, fs::path folder) : files_(files), folder_(std::move(folder)) {
  GAZETTE_ASSERT(folder_.has_filename());
  previous_ = folder_;
  previous_.replace_filename("." + folder_.filename().string() + ".previous");
  // What a run left behind that was cut off: between the two renames of a commit the old output
  // waits beside its place, before them and after them only aside or done with.
  if (!files_.exists(folder_) && files_.exists(previous_)) {
    files_.rename(previous_, folder_);
  }
  files_.remove(previous_);
  files_.remove(folder_ / kStagingFolder);
}

Staging::~Staging() {
  try {
    files_.remove(folder_ / kStagingFolder);
  } catch (const Error&) {
    // The next run removes it; the output itself is whole either way.
  }
}

void Staging::write(const std::string& path, std::string_view bytes) {
  const fs::path aside = folder_ / kStagingFolder / path;
  GAZETTE_ASSERT(!files_.exists(aside));
  files_.write(aside, bytes);
  paths_.push_back(path);
}

void Staging::commit(bool replace_all) {
  GAZETTE_ASSERT(!paths_.empty());
  files_.sync(folder_ / kStagingFolder);
  // Beyond this point what is renamed is whole on the disk.
  if (replace_all) {
    replace_folder();
    return;
  }
  for (const std::string& path : paths_) {
    files_.rename(folder_ / kStagingFolder / path, folder_ / path);
  }
  files_.sync(folder_);
}

void Staging::replace_folder() {
  files_.rename(folder_, previous_);
  try {
    files_.rename(previous_ / kStagingFolder, folder_);
  } catch (const Error&) {
    files_.rename(previous_, folder_);
    throw;
  }
  files_.sync(folder_);
  // Beyond this point the new output is in its place, on the disk too; the old one may go.
  try {
    files_.remove(previous_);
  } catch (const Error&) {
    // The next run removes it.
  }
}

}  // namespace gazette
