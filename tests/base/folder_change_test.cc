#include "gazette/base/folder_change.h"

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "tests/base/files_double.h"

namespace gazette {
namespace {

using Contents = std::map<std::string, std::string>;

const Contents kOld = {
    {"out/a", "old a"}, {"out/b", "old b"}, {"out/deep/c", "old c"}, {"out/e", "old e"}};
const Contents kNew = {
    {"out/a", "new a"}, {"out/deep/c", "new c"}, {"out/deep/d", "new d"}, {"out/e", "old e"}};

void change_all(Files& files) {
  FolderChange change(files, "out");
  change.write("deep/d", "new d");
  change.write("deep/c", "new c");
  change.write("a", "new a");
  change.remove("b");
  change.remove("absent");
  change.commit();
}

}  // namespace

TEST_CASE("a change puts files among others and takes files away") {
  MemoryFiles files;
  files.contents = kOld;
  change_all(files);
  CHECK(files.contents == kNew);
}

TEST_CASE("a change that is not committed, or of nothing, changes nothing") {
  MemoryFiles files;
  files.contents = kOld;
  {
    FolderChange change(files, "out");
    change.write("a", "new a");
    change.remove("b");
  }
  FolderChange(files, "out").commit();
  CHECK(files.contents == kOld);
}

TEST_CASE("whichever change of the disk fails, a folder is the old one or the new one in the end") {
  for (const Failing failing : {Failing::once, Failing::for_good}) {
    bool has_failed = true;
    for (int n = 1; has_failed; ++n) {
      FailingFiles disk(n, failing);
      disk.contents = kOld;
      bool is_done = false;
      try {
        change_all(disk);
        is_done = true;
      } catch (const Error&) {
      }
      has_failed = disk.failed();
      INFO("change " << n << " fails");
      // A disk that is mended, and the next run.
      MemoryFiles mended;
      mended.contents = disk.contents;
      finish_change(mended, "out");
      static_cast<void>(FolderChange(mended, "out"));
      CHECK((mended.contents == kNew || (!is_done && mended.contents == kOld)));
    }
  }
}

TEST_CASE("a file's state says its size, and grows newer with each change") {
  const ScratchFolder scratch;
  Files& files = real_files();
  const std::filesystem::path path = scratch.path() / "a";
  CHECK_FALSE(file_state(path).has_value());
  CHECK_FALSE(file_state(scratch.path()).has_value());
  files.write(path, "four");
  const auto first = file_state(path);
  REQUIRE(first.has_value());
  CHECK(first->bytes == 4);
  files.write(path, "longer");
  const auto second = file_state(path);
  REQUIRE(second.has_value());
  CHECK(second->bytes == 6);
  CHECK(second->changed >= first->changed);
}

}  // namespace gazette
