// A disk in memory whose power can be cut, as a file system between SQLite and nothing.
//
// What SQLite writes is seen at once and lasts once it is synced. When the power goes, each sector
// of 512 bytes that was written and not synced is there or not by chance, and so is each change of
// a file's length. A directory is a file of its own kind: a name made or removed lasts after the
// directory is synced, else each name stands for the old file or the new one, each with its own
// bytes, never for a mixture. (A first model put a new file's bytes into the old one and so found
// damage where there was none.) As on Linux, the first sync of a new journal syncs its directory.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <sqlite3.h>

namespace gazette::ledger {

class PowerCutDisk {
 public:
  /// A file's bytes.
  struct Inode {
    std::string seen = {};
    std::string lasting = {};
    std::set<std::size_t> unsynced = {};  // sectors
  };
  using Directory = std::map<std::string, std::shared_ptr<Inode>>;

  /// Takes the place of the machine's file system for SQLite while it lives.
  PowerCutDisk();
  ~PowerCutDisk();
  PowerCutDisk(const PowerCutDisk&) = delete;
  PowerCutDisk& operator=(const PowerCutDisk&) = delete;

  /// The power goes at the n-th operation from now on, counted from 1; 0: it stays.
  void cut_at(long operation);
  [[nodiscard]] bool is_off() const { return is_off_; }
  [[nodiscard]] long operations_count() const { return operations_count_; }
  /// The power is back: what lasted, and of the rest what chance has kept.
  void restart(std::mt19937& chance);
  /// Every file as it is seen, all of it lasting: to begin from again and again.
  [[nodiscard]] std::map<std::string, std::string> files() const;
  void set_files(const std::map<std::string, std::string>& files);

 private:
  friend struct PowerCutFiles;  // what SQLite calls

  /// Counts an operation; false where there is no power for it.
  [[nodiscard]] bool has_power();

  Directory seen_;
  Directory lasting_;
  long operations_count_ = 0;
  long cut_at_ = 0;
  bool is_off_ = false;
  sqlite3_vfs vfs_ = {};
  sqlite3_vfs* real_ = nullptr;
};

}  // namespace gazette::ledger
