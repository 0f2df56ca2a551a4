// Packages for print shops and readers, judged by unzip.

#include "gazette/edition/zip.h"

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "gazette/base/files.h"
#include "gazette/base/process.h"

namespace gazette::edition {

TEST_CASE("a package has its files byte by byte, with the day it is told") {
  const std::string page(5000, 'x');
  // Bytes that follow no pattern do not become fewer.
  std::string noise;
  for (std::uint32_t i = 0, state = 1; i < 1000; ++i) {
    state = state * 1664525U + 1013904223U;
    noise += static_cast<char>(state >> 24U);
  }
  const std::vector<NamedFile> files = {{.name = "body.pdf", .bytes = "%PDF-1.6 body"},
                                        {.name = "empty", .bytes = ""},
                                        {.name = "noise", .bytes = noise},
                                        {.name = "page", .bytes = page}};
  const std::string zip = make_zip(files, {2022, 9, 20});
  // Header of 30 bytes and line of the directory of 46 bytes for each, 22 bytes at the end.
  const std::size_t frame = 4 * (30 + 46) + 2 * (8 + 5 + 5 + 4) + 22;
  CHECK(zip.size() > frame + 13 + 1000);
  CHECK(zip.size() < frame + 13 + 1000 + 50);
  CHECK(zip.find("%PDF-1.6 body") != std::string::npos);
  CHECK(zip.find(noise) != std::string::npos);
  CHECK(zip == make_zip(files, {2022, 9, 20}));
  CHECK(zip != make_zip(files, {2022, 9, 21}));
  CHECK(make_zip(files, {1900, 1, 1}) == make_zip(files, {1980, 1, 1}));
  CHECK(make_zip({}, {2022, 9, 20}).size() == 22);
  const std::string marked = make_zip(files, {2022, 9, 20}, "0123");
  CHECK(marked.size() == zip.size() + 4);
  CHECK(zip_comment(marked, 4) == "0123");
  CHECK(zip_comment(marked, 3) == "");
  CHECK(zip_comment(zip, 4) == "");
  CHECK(zip_comment("PK", 4) == "");
  if (!find_program("unzip")) {
    WARN("not installed: unzip");
    return;
  }
  const ScratchFolder scratch;
  const std::filesystem::path path = scratch.path() / "a.zip";
  std::ofstream(path, std::ios::binary) << zip;
  CHECK(std::system(("unzip -tqq '" + path.string() + "'").c_str()) == 0);
  CHECK(std::system(
            ("unzip -qq '" + path.string() + "' -d '" + scratch.path().string() + "'").c_str()) ==
        0);
  for (const NamedFile& file : files) {
    CHECK(real_files().read(scratch.path() / file.name) == file.bytes);
  }
}

}  // namespace gazette::edition
