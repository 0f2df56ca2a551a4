// Disks for tests: one in memory, and one that fails.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/base/files.h"

namespace gazette {

/// A disk in memory. A folder is there where a file is below it.
class MemoryFiles : public Files {
 public:
  std::map<std::string, std::string> contents = {};

  std::string read(const std::filesystem::path& path) override {
    const auto found = contents.find(path.generic_string());
    if (found == contents.end()) {
      throw Error("no such file", path.generic_string());
    }
    return found->second;
  }

  bool exists(const std::filesystem::path& path) override {
    return contents.contains(path.generic_string()) || !list(path).empty();
  }

  void write(const std::filesystem::path& path, std::string_view bytes) override {
    contents[path.generic_string()] = std::string(bytes);
  }

  /// Moves a file over another, or a folder to a place that is free, as a disk does.
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    const std::string source = from.generic_string();
    const std::vector<std::string> below = list(from);
    if (below.empty() && !contents.contains(source)) {
      throw Error("no such file", source);
    }
    if (!below.empty() && exists(to)) {
      throw Error("the folder is not empty", to.generic_string());
    }
    if (below.empty()) {
      contents[to.generic_string()] = std::move(contents.at(source));
      contents.erase(source);
    }
    for (const std::string& path : below) {
      auto node = contents.extract((from / path).generic_string());
      node.key() = (to / path).generic_string();
      contents.insert(std::move(node));
    }
  }

  void sync(const std::filesystem::path& /*folder*/) override {}

  void remove(const std::filesystem::path& path) override {
    for (const std::string& below : list(path)) {
      contents.erase((path / below).generic_string());
    }
    contents.erase(path.generic_string());
  }

  std::vector<std::string> list(const std::filesystem::path& folder) override {
    const std::string prefix = folder.generic_string() + "/";
    std::vector<std::string> paths;
    for (auto entry = contents.lower_bound(prefix);
         entry != contents.end() && entry->first.starts_with(prefix); ++entry) {
      paths.push_back(entry->first.substr(prefix.size()));
    }
    return paths;
  }
};

/// What becomes of a disk that failed once.
enum class Failing {
  once,     // the next call succeeds: an interrupted system call, a moment without space
  for_good  // every later change fails: the disk is full, or gone
};

/// A disk in memory that fails at its n-th change (write, rename, sync or remove), n from 1. A
/// write that fails leaves half of its bytes behind, as a full disk does.
class FailingFiles : public MemoryFiles {
 public:
  FailingFiles(int n, Failing failing) : left_(n), failing_(failing) {}

  /// Whether a change has failed.
  [[nodiscard]] bool failed() const { return left_ <= 0; }

  void write(const std::filesystem::path& path, std::string_view bytes) override {
    if (fails()) {
      MemoryFiles::write(path, bytes.substr(0, bytes.size() / 2));
      throw Error("no space left on the disk", path.generic_string());
    }
    MemoryFiles::write(path, bytes);
  }

  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override {
    if (fails()) {
      throw Error("cannot rename", to.generic_string());
    }
    MemoryFiles::rename(from, to);
  }

  void sync(const std::filesystem::path& folder) override {
    if (fails()) {
      throw Error("cannot sync", folder.generic_string());
    }
  }

  void remove(const std::filesystem::path& path) override {
    // A file that is not there is no change.
    if (exists(path) && fails()) {
      throw Error("cannot remove", path.generic_string());
    }
    MemoryFiles::remove(path);
  }

 private:
  bool fails() {
    --left_;
    return left_ == 0 || (left_ < 0 && failing_ == Failing::for_good);
  }

  int left_;
  Failing failing_;
};

}  // namespace gazette
