// The online edition as builds of several issues make it.

#include <filesystem>

#include <catch2/catch.hpp>

#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

bool has(const std::string& text, const std::string& part) {
  UNSCOPED_INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("what an issue does to an act of another stands on that act's page") {
  Workspace office;
  office.build_sample();
  const std::string corrected = office.site_folder("ubnd-39-2022-qd-ubnd");
  const std::string page = office.read(corrected + "/index.html");
  CHECK(has(page,
            "Được đính chính bởi: <a href=\"../../../../../eli/2022/09/09/"
            "chu-tich-2587-qd-ubnd-2022-09-09/index.html\">Quyết định số 2587/QĐ-UBND</a>"));
  CHECK(has(office.read("site/en/" + corrected.substr(5) + "/index.html"),
            "Corrected by: <a href=\"../../../../../eli/2022/09/09/"));
  CHECK(has(office.read(corrected + "/ubnd-39-2022-qd-ubnd.json"),
            "chu-tich-2587-qd-ubnd-2022-09-09"));

  // A lost index is made again from the sources of all issues, and all else is left as it is.
  const Contents before = office.contents("site");
  fs::remove_all(office.path() / "site/tim-kiem");
  CHECK(office.run({"build", "2022/38-39"}).code == 0);
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});

  // An issue that can no longer be composed is named, and the rest is made.
  fs::remove(office.path() / "issues/2022/37.toml");
  fs::remove_all(office.path() / "site/tim-kiem");
  const Outcome alone = office.run({"build", "2022/38-39"});
  CHECK(alone.code == 0);
  CHECK(has(alone.err,
            "warning[G0805]: the pages of issue 2022/37 cannot say yet what this issue does to its "
            "acts: it cannot be composed as the site has it\n"));
  CHECK(has(alone.err,
            "warning[G0806]: the search cannot find Quyết định số 39/2022/QĐ-UBND yet: issue "
            "2022/37 cannot be composed as the site has it\n"));
  CHECK(office.read(corrected + "/index.html") == page);
}

}  // namespace gazette::cli
