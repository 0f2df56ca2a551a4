#include "tests/ledger/power_cut.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace gazette::ledger {
namespace {

constexpr std::size_t kSector = 512;

bool coin(std::mt19937& chance) {
  return (chance() >> 16U) % 2 == 0;
}

/// The bytes of a file after the power went.
std::string after_cut(const PowerCutDisk::Inode& inode, std::mt19937& chance) {
  std::string bytes = inode.lasting;
  for (const std::size_t sector : inode.unsynced) {
    const std::size_t begin = sector * kSector;
    if (begin >= inode.seen.size() || !coin(chance)) {
      continue;
    }
    const std::size_t count = std::min(kSector, inode.seen.size() - begin);
    bytes.resize(std::max(bytes.size(), begin + count));
    bytes.replace(begin, count, inode.seen, begin, count);
  }
  if (inode.seen.size() < inode.lasting.size() && coin(chance)) {
    bytes.resize(inode.seen.size());  // it was made shorter
  }
  return bytes;
}

}  // namespace

/// The calls of SQLite.
struct PowerCutFiles {
  struct File {
    sqlite3_file base = {};
    PowerCutDisk* disk = nullptr;
    std::shared_ptr<PowerCutDisk::Inode> inode = {};
    bool syncs_directory = false;
  };

  static File& of(sqlite3_file* file) { return *reinterpret_cast<File*>(file); }
  static PowerCutDisk& of(sqlite3_vfs* vfs) { return *static_cast<PowerCutDisk*>(vfs->pAppData); }

  static int close(sqlite3_file* file) {
    of(file).inode.reset();
    return SQLITE_OK;
  }
  static int read(sqlite3_file* file, void* bytes, int count, sqlite3_int64 offset) {
    const std::string& seen = of(file).inode->seen;
    const auto wanted = static_cast<std::size_t>(count);
    const std::size_t begin = std::min(seen.size(), static_cast<std::size_t>(offset));
    const std::size_t there = std::min(wanted, seen.size() - begin);
    std::memcpy(bytes, seen.data() + begin, there);
    std::memset(static_cast<char*>(bytes) + there, 0, wanted - there);
    return there == wanted ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
  }
  static int write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 offset) {
    if (!of(file).disk->has_power()) {
      return SQLITE_IOERR_WRITE;
    }
    PowerCutDisk::Inode& inode = *of(file).inode;
    const auto begin = static_cast<std::size_t>(offset);
    const std::size_t end = begin + static_cast<std::size_t>(count);
    inode.seen.resize(std::max(inode.seen.size(), end));
    std::memcpy(inode.seen.data() + begin, bytes, static_cast<std::size_t>(count));
    for (std::size_t sector = begin / kSector; sector * kSector < end; ++sector) {
      inode.unsynced.insert(sector);
    }
    return SQLITE_OK;
  }
  static int truncate(sqlite3_file* file, sqlite3_int64 size) {
    if (!of(file).disk->has_power()) {
      return SQLITE_IOERR_TRUNCATE;
    }
    of(file).inode->seen.resize(static_cast<std::size_t>(size));
    return SQLITE_OK;
  }
  static int sync(sqlite3_file* file, int /*flags*/) {
    File& each = of(file);
    if (!each.disk->has_power()) {
      return SQLITE_IOERR_FSYNC;
    }
    each.inode->lasting = each.inode->seen;
    each.inode->unsynced.clear();
    if (each.syncs_directory) {
      each.disk->lasting_ = each.disk->seen_;
      each.syncs_directory = false;
    }
    return SQLITE_OK;
  }
  static int size(sqlite3_file* file, sqlite3_int64* size) {
    *size = static_cast<sqlite3_int64>(of(file).inode->seen.size());
    return SQLITE_OK;
  }
  // One connection at a time: nobody else can hold a lock.
  static int lock(sqlite3_file*, int) { return SQLITE_OK; }
  static int check_lock(sqlite3_file*, int* is_locked) {
    *is_locked = 0;
    return SQLITE_OK;
  }
  static int control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
  static int sector_size(sqlite3_file*) { return 4096; }  // as on Linux
  static int characteristics(sqlite3_file*) {
    return SQLITE_IOCAP_POWERSAFE_OVERWRITE;  // as on Linux
  }

  static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags,
                  int* flags_out) {
    file->pMethods = nullptr;
    PowerCutDisk& disk = of(vfs);
    const std::string key = name == nullptr ? "" : name;
    auto found = disk.seen_.find(key);
    bool is_new_journal = false;
    if (found == disk.seen_.end()) {
      if ((flags & SQLITE_OPEN_CREATE) == 0 || !disk.has_power()) {
        return SQLITE_CANTOPEN;
      }
      found = disk.seen_.emplace(key, std::make_shared<PowerCutDisk::Inode>()).first;
      is_new_journal = (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0;
    }
    new (file) File{.disk = &disk, .inode = found->second, .syncs_directory = is_new_journal};
    file->pMethods = &kMethods;
    if (flags_out != nullptr) {
      *flags_out = flags;
    }
    return SQLITE_OK;
  }
  static int remove(sqlite3_vfs* vfs, const char* name, int syncs_directory) {
    PowerCutDisk& disk = of(vfs);
    if (!disk.has_power()) {
      return SQLITE_IOERR_DELETE;
    }
    if (disk.seen_.erase(name) == 0) {
      return SQLITE_IOERR_DELETE_NOENT;
    }
    if (syncs_directory != 0) {
      disk.lasting_ = disk.seen_;
    }
    return SQLITE_OK;
  }
  static int access(sqlite3_vfs* vfs, const char* name, int /*flags*/, int* is_there) {
    *is_there = of(vfs).seen_.contains(name) ? 1 : 0;
    return SQLITE_OK;
  }
  static int full_path(sqlite3_vfs*, const char* name, int count, char* path) {
    sqlite3_snprintf(count, path, "%s", name);
    return SQLITE_OK;
  }

  static const sqlite3_io_methods kMethods;
};

const sqlite3_io_methods PowerCutFiles::kMethods = [] {
  sqlite3_io_methods methods = {};
  methods.iVersion = 1;
  methods.xClose = close;
  methods.xRead = read;
  methods.xWrite = write;
  methods.xTruncate = truncate;
  methods.xSync = sync;
  methods.xFileSize = size;
  methods.xLock = lock;
  methods.xUnlock = lock;
  methods.xCheckReservedLock = check_lock;
  methods.xFileControl = control;
  methods.xSectorSize = sector_size;
  methods.xDeviceCharacteristics = characteristics;
  return methods;
}();

PowerCutDisk::PowerCutDisk() : real_(sqlite3_vfs_find(nullptr)) {
  vfs_ = *real_;
  vfs_.zName = "power-cut";
  vfs_.szOsFile = sizeof(PowerCutFiles::File);
  vfs_.pAppData = this;
  vfs_.xOpen = PowerCutFiles::open;
  vfs_.xDelete = PowerCutFiles::remove;
  vfs_.xAccess = PowerCutFiles::access;
  vfs_.xFullPathname = PowerCutFiles::full_path;
  sqlite3_vfs_register(&vfs_, 1);
}

PowerCutDisk::~PowerCutDisk() {
  sqlite3_vfs_unregister(&vfs_);
  sqlite3_vfs_register(real_, 1);
}

void PowerCutDisk::cut_at(long operation) {
  operations_count_ = 0;
  cut_at_ = operation;
}

bool PowerCutDisk::has_power() {
  ++operations_count_;
  is_off_ = is_off_ || (cut_at_ != 0 && operations_count_ >= cut_at_);
  return !is_off_;
}

void PowerCutDisk::restart(std::mt19937& chance) {
  std::set<std::string> names;
  for (const auto& [name, inode] : seen_) {
    names.insert(name);
  }
  for (const auto& [name, inode] : lasting_) {
    names.insert(name);
  }
  std::map<std::string, std::string> files;
  for (const std::string& name : names) {
    const auto seen = seen_.find(name);
    const auto lasting = lasting_.find(name);
    const bool is_same =
        seen != seen_.end() && lasting != lasting_.end() && seen->second == lasting->second;
    const bool takes_seen = is_same || coin(chance);
    if (takes_seen ? seen != seen_.end() : lasting != lasting_.end()) {
      files[name] = after_cut(takes_seen ? *seen->second : *lasting->second, chance);
    }
  }
  set_files(files);
}

std::map<std::string, std::string> PowerCutDisk::files() const {
  std::map<std::string, std::string> files;
  for (const auto& [name, inode] : seen_) {
    files[name] = inode->seen;
  }
  return files;
}

void PowerCutDisk::set_files(const std::map<std::string, std::string>& files) {
  seen_.clear();
  for (const auto& [name, bytes] : files) {
    seen_[name] = std::make_shared<Inode>(Inode{.seen = bytes, .lasting = bytes});
  }
  lasting_ = seen_;
  operations_count_ = 0;
  cut_at_ = 0;
  is_off_ = false;
}

}  // namespace gazette::ledger
