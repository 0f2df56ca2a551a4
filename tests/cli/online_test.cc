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
            "Corrected by: <a lang=\"vi\" href=\"../../../../../eli/2022/09/09/"));
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
            "acts: it cannot be composed as the site has it: issue 2022/37 has no plan\n"));
  CHECK(has(alone.err,
            "warning[G0806]: the search cannot find Quyết định số 39/2022/QĐ-UBND yet: issue "
            "2022/37 cannot be composed as the site has it\n"));
  CHECK(office.read(corrected + "/index.html") == page);
}

TEST_CASE("an issue is one ZIP on its page, with its PDF, its acts and their sums") {
  if (!has_judge("unzip") || !has_judge("sha256sum")) {
    return;
  }
  Workspace office;
  office.build_sample();
  const std::string zip = "site/2022/38-39/dong-nai-2022-38-39.zip";
  CHECK(has(office.read("site/2022/38-39/index.html"),
            "href=\"../../2022/38-39/dong-nai-2022-38-39.zip\">Từng văn bản một tệp"));
  Workspace disk;
  REQUIRE(run_program({"unzip", "-q", (office.path() / zip).string()}, disk.path()).code == 0);
  const fs::path folder = disk.path() / "dong-nai-2022-38-39";
  CHECK(run_program({"sha256sum", "-c", "--quiet", "SHA256SUMS"}, folder).code == 0);
  std::vector<std::string> names;
  for (const auto& [path, bytes] : disk.contents("dong-nai-2022-38-39")) {
    names.push_back(path);
  }
  CHECK(names ==
        std::vector<std::string>{
            "SHA256SUMS", "chu-tich-2587-qd-ubnd-2022-09-09.pdf",
            "chu-tich-2587-qd-ubnd-2022-09-09.txt", "dong-nai-2022-38-39.pdf",
            "hdnd-21-nq-hdnd-2022-08-12.pdf", "hdnd-21-nq-hdnd-2022-08-12.txt",
            "so-tai-chinh-3312-tb-stc-2022-09-12.pdf", "so-tai-chinh-3312-tb-stc-2022-09-12.txt",
            "ubnd-40-2022-qd-ubnd.pdf", "ubnd-40-2022-qd-ubnd.txt", "ubnd-41-2022-qd-ubnd.pdf",
            "ubnd-41-2022-qd-ubnd.txt", "ubnd-42-2022-qd-ubnd.pdf", "ubnd-42-2022-qd-ubnd.txt"});
  CHECK(disk.read("dong-nai-2022-38-39/ubnd-40-2022-qd-ubnd.txt") ==
        office.read(office.site_folder("ubnd-40-2022-qd-ubnd") + "/ubnd-40-2022-qd-ubnd.txt"));
}

TEST_CASE("acts are browsed by subject, as their abstracts or the plan say") {
  Workspace office;
  office.build_sample();
  const std::string land = office.read("site/linh-vuc/dat-dai/index.html");
  CHECK(has(land, "<h1>Đất đai</h1>"));
  CHECK(has(land, "Quyết định số 39/2022/QĐ-UBND"));  // "giá đất" in its abstract
  CHECK(has(land, "Quyết định số 2587/QĐ-UBND"));     // the plan says so
  CHECK(has(office.read("site/en/linh-vuc/dat-dai/index.html"), "<h1 lang=\"vi\">Đất đai</h1>"));
  CHECK(
      has(office.read(office.site_folder("ubnd-39-2022-qd-ubnd") + "/index.html"),
          "<dt>Lĩnh vực</dt><dd><a href=\"../../../../../linh-vuc/dat-dai/index.html\">Đất đai</a>"
          "</dd><dd><a href=\"../../../../../linh-vuc/tai-chinh/index.html\">Tài chính, giá, phí"
          "</a></dd>"));
  CHECK(has(office.read("site/linh-vuc/dat-dai/atom.xml"),
            "<category scheme=\""
            "https://congbao.dongnai.gov.vn/linh-vuc/\" term=\"dat-dai\" label=\"Đất đai\"/>"));
}

TEST_CASE("what one issue after the other left of the site is what is made from nothing") {
  Workspace office;
  office.build_sample();
  const Contents before = office.contents("site");
  CHECK(office.done({"build", "2022/38-39"}).find(" 0 of ") != std::string::npos);
  // Without the note, all lists are made anew, and without the index all acts are read again.
  fs::remove(office.path() / "build/.site-lists");
  fs::remove_all(office.path() / "site/tim-kiem");
  CHECK(office.run({"build", "2022/38-39"}).code == 0);  // the search was taken away by hand
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});
}

TEST_CASE("a list that somebody changed is made anew, though the issue built does not change it") {
  Workspace office;
  office.build_sample();
  const Contents before = office.contents("site");
  office.write("site/loai/quyet-dinh/2022/index.html", "mine");
  fs::remove(office.path() / "site/co-quan/ubnd/2022/index.html");
  const Outcome outcome = office.run({"build", "2022/38-39"});
  CHECK(outcome.code == 0);
  CHECK(has(outcome.err,
            "site: warning[G0809]: changed by hand and made anew: "
            "loai/quyet-dinh/2022/index.html\n"));
  CHECK(has(outcome.err,
            "site: warning[G0809]: taken away by hand and made again: "
            "co-quan/ubnd/2022/index.html\n"));
  CHECK(office.read("hand-edited/loai/quyet-dinh/2022/index.html") == "mine");
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});
}

}  // namespace gazette::cli
