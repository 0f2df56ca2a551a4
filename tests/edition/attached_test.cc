// Which files are documents, and which belong to one.

#include "gazette/edition/attached.h"

#include <filesystem>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"
#include "gazette/edition/edition.h"
#include "tests/base/files_double.h"

namespace gazette::edition {
namespace {

namespace fs = std::filesystem;
using Paths = std::vector<fs::path>;

TEST_CASE("a picture or PDF belongs to the text or statement that gives its whole name") {
  MemoryFiles files;
  files.contents = {
      {"inbox/a.md", "+++\n[[facsimile]]\nfile = \"phu-luc-2.pdf\"\n+++\n![x](hinh/so-do.png)"},
      {"inbox/b.markdown", "![x](<Bản đồ 1.png>)"},
      {"inbox/c.docx", ""},
      {"inbox/c.docx.toml", "file = 'c.jpg'"},
      {"inbox/2.pdf", ""},
      {"inbox/.hidden.md", ""},
      {"inbox/Bản đồ 1.png", ""},
      {"inbox/c.jpg", ""},
      {"inbox/hinh/do.png", ""},
      {"inbox/hinh/so-do.png", ""},
      {"inbox/phu-luc-2.pdf", ""}};
  CHECK(documents_in(files, "inbox") == Paths{"inbox/2.pdf", "inbox/a.md", "inbox/b.markdown",
                                              "inbox/c.docx", "inbox/hinh/do.png"});
}

TEST_CASE("of files named one by one those are left out that another one shows") {
  MemoryFiles files;
  files.contents = {{"in/a.docx", ""}, {"in/a.docx.toml", "file = \"p.pdf\""}, {"in/p.pdf", ""}};
  CHECK(documents_among(files, {"in/p.pdf", "in/a.docx", "in/no.md"}) ==
        Paths{"in/a.docx", "in/no.md"});
  CHECK(documents_among(files, {"in/p.pdf"}) == Paths{"in/p.pdf"});
}

TEST_CASE("nothing is shown from outside the folder of the document, and no folder") {
  const ScratchFolder scratch;
  const fs::path former = fs::current_path();
  real_files().write(scratch.path() / "secret.png", "x");
  real_files().write(scratch.path() / "inbox" / "own.png", "y");
  fs::create_directory(scratch.path() / "inbox" / "folder.png");
  fs::create_symlink("../secret.png", scratch.path() / "inbox" / "link.png");
  fs::current_path(scratch.path() / "inbox");
  // As where the document was named without a folder.
  std::vector<FoundFile> found;
  const ingest::FindAttached find = files_beside(real_files(), "", found);
  CHECK(find("own.png").has_value());
  CHECK_FALSE(find("link.png").has_value());
  CHECK_FALSE(find("folder.png").has_value());
  CHECK_FALSE(find("../secret.png").has_value());
  fs::current_path(former);
  CHECK(found.size() == 1);
}

}  // namespace
}  // namespace gazette::edition
