#include "gazette/base/files.h"

#include <algorithm>
#include <filesystem>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "tests/base/files_double.h"

namespace gazette {
namespace {

namespace fs = std::filesystem;
using Contents = std::map<std::string, std::string>;

/// A folder of its own that is gone after the test.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(fs::temp_directory_path() / ("gazette-files-" + std::to_string(getpid()))) {
    fs::remove_all(path_);
    fs::create_directories(path_);
  }
  ~ScratchFolder() { fs::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

const Contents kOld = {{"out/a", "old a"}, {"out/b", "old b"}, {"out/deep/c", "old c"}};
const Contents kNew = {{"out/a", "new a"}, {"out/deep/c", "new c"}, {"out/deep/d", "new d"}};

/// What a reader of the folder sees: neither what is kept aside nor what waits beside.
Contents seen(const MemoryFiles& files) {
  Contents result = files.contents;
  std::erase_if(result, [](const auto& entry) {
    return entry.first.find("/.") != std::string::npos || entry.first.starts_with(".");
  });
  return result;
}

void write_new(Files& files, bool replace_all) {
  Staging staging(files, "out");
  for (const auto& [path, bytes] : kNew) {
    staging.write(path.substr(4), bytes);
  }
  staging.commit(replace_all);
}

TEST_CASE("the machine's files are written, listed, moved and removed") {
  const ScratchFolder scratch;
  Files& files = real_files();
  const fs::path folder = scratch.path() / "made";
  files.write(folder / "b/c", "two");
  files.write(folder / "a", std::string("o\0e", 3));
  files.write(folder / "empty", "");
  CHECK(files.read(folder / "a") == std::string("o\0e", 3));
  CHECK(files.read(folder / "empty").empty());
  CHECK(files.list(folder) == std::vector<std::string>{"a", "b/c", "empty"});
  files.write(folder / "a", "1");
  CHECK(files.read(folder / "a") == "1");
  files.rename(folder / "a", folder / "new/a");
  CHECK_FALSE(files.exists(folder / "a"));
  CHECK(files.exists(folder / "new"));
  files.remove(folder / "b");
  files.remove(folder / "b");
  CHECK(files.list(folder) == std::vector<std::string>{"empty", "new/a"});
  CHECK(files.list(folder / "absent").empty());
  files.write(folder / "new/deep/d", "");
  const auto enters = [](std::string_view below) { return below != "new/deep"; };
  CHECK(files.list_within(folder, enters) == std::vector<std::string>{"empty", "new/a"});
  CHECK(files.list_within(folder / "absent", enters).empty());
  MemoryFiles memory;
  memory.contents = {{"made/empty", ""}, {"made/new/a", ""}, {"made/new/deep/d", ""}};
  CHECK(memory.list_within("made", enters) == std::vector<std::string>{"empty", "new/a"});
}

TEST_CASE("a file that cannot be had is an error that names it") {
  const ScratchFolder scratch;
  const fs::path path = scratch.path() / "absent";
  CHECK_THROWS_WITH(real_files().read(path),
                    "cannot read " + path.string() + ": No such file or directory");
  CHECK_THROWS_AS(real_files().read(scratch.path()), Error);
  real_files().write(path, "a file");
  CHECK_THROWS_AS(real_files().write(path / "below", ""), Error);
  CHECK_THROWS_AS(real_files().rename(scratch.path() / "none", path), Error);
}

TEST_CASE("output of the machine's disk appears all at once") {
  const ScratchFolder scratch;
  Files& files = real_files();
  const fs::path folder = scratch.path() / "out";
  files.write(folder / "old", "old");
  {
    Staging staging(files, folder);
    staging.write("print/body.pdf", "pdf");
    CHECK_FALSE(files.exists(folder / "print"));
    CHECK(staging.paths() == std::vector<std::string>{"print/body.pdf"});
    staging.commit(true);
  }
  CHECK(files.list(scratch.path()) == std::vector<std::string>{"out/print/body.pdf"});
  {
    Staging staging(files, folder);
    staging.write("print/cover.pdf", "pdf");
    staging.commit(false);
  }
  CHECK(files.list(scratch.path()) ==
        std::vector<std::string>{"out/print/body.pdf", "out/print/cover.pdf"});
}

TEST_CASE("staging without a commit changes nothing") {
  MemoryFiles files;
  files.contents = kOld;
  {
    Staging staging(files, "out");
    staging.write("a", "new a");
  }
  CHECK(files.contents == kOld);
}

TEST_CASE("a first output needs no folder to be there") {
  MemoryFiles files;
  write_new(files, true);
  CHECK(files.contents == kNew);
}

TEST_CASE("a commit replaces the folder, or adds to it") {
  MemoryFiles files;
  files.contents = kOld;
  write_new(files, true);
  CHECK(files.contents == kNew);
  files.contents = kOld;
  write_new(files, false);
  Contents both = kNew;
  both["out/b"] = "old b";
  CHECK(files.contents == both);
}

TEST_CASE("whichever change fails, the previous output stays whole or the new one is") {
  for (const Failing failing : {Failing::once, Failing::for_good}) {
    bool has_failed = true;
    for (int n = 1; has_failed; ++n) {
      FailingFiles disk(n, failing);
      disk.contents = kOld;
      bool is_done = false;
      try {
        write_new(disk, true);
        is_done = true;
      } catch (const Error&) {
      }
      has_failed = disk.failed();
      INFO("change " << n << " fails");
      // A disk that is mended, and the next run.
      MemoryFiles mended;
      mended.contents = disk.contents;
      static_cast<void>(Staging(mended, "out"));
      CHECK((mended.contents == kNew || (!is_done && mended.contents == kOld)));
      CHECK((seen(disk) == mended.contents || failing == Failing::for_good));
    }
  }
}

TEST_CASE("whichever change fails, no file is written in part") {
  bool has_failed = true;
  for (int n = 1; has_failed; ++n) {
    FailingFiles disk(n, Failing::for_good);
    disk.contents = kOld;
    try {
      write_new(disk, false);
    } catch (const Error&) {
    }
    has_failed = disk.failed();
    INFO("change " << n << " fails");
    for (const auto& [path, bytes] : seen(disk)) {
      CHECK((bytes.starts_with("old ") || bytes.starts_with("new ")));
      CHECK(bytes.size() == 5);
    }
    CHECK(seen(disk).size() >= kOld.size());
  }
}

TEST_CASE("whichever change fails, one file written whole is the old one or the new one") {
  bool has_failed = true;
  for (int n = 1; has_failed; ++n) {
    FailingFiles disk(n, Failing::once);
    disk.contents = kOld;
    bool is_done = false;
    try {
      write_whole(disk, "out/a", "new a");
      is_done = true;
    } catch (const Error&) {
    }
    has_failed = disk.failed();
    Contents changed = kOld;
    changed["out/a"] = "new a";
    CHECK((disk.contents == changed || (!is_done && disk.contents == kOld)));
  }
}

}  // namespace
}  // namespace gazette
