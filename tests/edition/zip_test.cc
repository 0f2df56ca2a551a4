// The package for the print shop, judged by unzip.

#include "gazette/edition/stored_zip.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"

namespace gazette::edition {

TEST_CASE("a package has its files byte by byte, with the day it is told") {
  const std::vector<NamedFile> files = {{.name = "body.pdf", .bytes = "%PDF-1.6 body"},
                                        {.name = "empty", .bytes = ""}};
  const std::string zip = stored_zip(files, {2022, 9, 20});
  // Header of 30 bytes and line of the directory of 46 bytes for each, 22 bytes at the end.
  CHECK(zip.size() == 2 * (30 + 46) + 2 * (8 + 5) + 13 + 22);
  CHECK(zip == stored_zip(files, {2022, 9, 20}));
  CHECK(zip != stored_zip(files, {2022, 9, 21}));
  CHECK(stored_zip(files, {1900, 1, 1}) == stored_zip(files, {1980, 1, 1}));
  CHECK(stored_zip({}, {2022, 9, 20}).size() == 22);
  if (!find_program("unzip")) {
    WARN("not installed: unzip");
    return;
  }
  std::string name = (std::filesystem::temp_directory_path() / "gazette-zip-XXXXXX").string();
  REQUIRE(mkstemp(name.data()) != -1);
  std::ofstream(name, std::ios::binary) << zip;
  CHECK(std::system(("unzip -tqq '" + name + "'").c_str()) == 0);
  std::filesystem::remove(name);
}

}  // namespace gazette::edition
