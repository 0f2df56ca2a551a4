// A year of the site packed: the offline edition, the files of one kind, their sums.

#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "tests/cli/program.h"

namespace gazette::cli {
namespace {

namespace fs = std::filesystem;

const std::string kFolder = "site/du-lieu/tron-goi/2022/";

/// Files that pages name by the way from them and that are not there.
std::vector<std::string> dead_links(const Contents& contents) {
  std::vector<std::string> dead;
  for (const auto& [page, html] : contents) {
    for (const std::string start : {" href=\"", " src=\""}) {
      for (std::size_t at = html.find(start); page.ends_with(".html") && at != std::string::npos;
           at = html.find(start, at)) {
        at += start.size();
        const std::string target = html.substr(at, html.find_first_of("\"?#", at) - at);
        if (target.empty() || target.find(':') != std::string::npos) {
          continue;
        }
        const fs::path path = (fs::path(page).parent_path() / target).lexically_normal();
        if (!contents.contains(path.generic_string())) {
          dead.push_back(page + " -> " + target);
        }
      }
    }
  }
  return dead;
}

}  // namespace

TEST_CASE("a year is packed: an edition that opens from a disk, and all files of a kind") {
  if (!has_judge("unzip") || !has_judge("sha256sum")) {
    return;
  }
  Workspace office;
  office.build_sample();
  CHECK(office.run({"bundle", "2021"}).err ==
        "site: error[G0812]: the site has no issue of 2021\n  help: build one first\n1 error, 0 "
        "warnings\nnothing was changed for what has errors; `gazette explain CODE` tells more\n");
  office.done({"bundle", "2022"});
  CHECK(run_program({"sha256sum", "-c", "--quiet", "SHA256SUMS"}, office.path() / kFolder).code ==
        0);
  const Contents before = office.contents("site");
  office.done({"bundle", "2022"});
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});

  Workspace disk;
  const std::string zip = (office.path() / kFolder / "dong-nai-2022-offline.zip").string();
  REQUIRE(run_program({"unzip", "-q", zip}, disk.path()).code == 0);
  const fs::path edition = disk.path() / "dong-nai-2022";
  CHECK(run_program({"sha256sum", "-c", "--quiet", "SHA256SUMS"}, edition).code == 0);
  const Contents contents = disk.contents("dong-nai-2022");
  CHECK(contents.contains("index.html"));
  CHECK(contents.contains("2022/38-39/trang/57/index.html"));
  CHECK(contents.contains("en/index.html"));
  CHECK(dead_links(contents) == std::vector<std::string>{});

  // The catalogue names the packed files, with their sums, and a later build does so still.
  const auto check_catalogue = [&] {
    const std::string catalogue = office.read("site/du-lieu/catalog.jsonld");
    for (const std::string kind : {"offline", "pdf", "xml", "json", "txt"}) {
      const std::string name = "dong-nai-2022-" + kind + ".zip";
      CHECK(catalogue.find("https://congbao.dongnai.gov.vn/du-lieu/tron-goi/2022/" + name) !=
            std::string::npos);
      CHECK(catalogue.find(sha256(office.read(kFolder + name))) != std::string::npos);
    }
    CHECK_FALSE(nlohmann::json::parse(catalogue, nullptr, false).is_discarded());
  };
  check_catalogue();
  CHECK(
      office.read("site/du-lieu/index.html")
          .find("<a href=\"../du-lieu/tron-goi/2022/dong-nai-2022-offline.zip\">Bản đọc không cần "
                "mạng<span class=\"unseen\"> 2022</span></a>") != std::string::npos);
  const Outcome built = office.run({"build", "2022/38-39"});
  CHECK(built.code == 0);
  CHECK(built.err.find("G08") == std::string::npos);
  check_catalogue();
  CHECK(differences(before, office.contents("site")) == std::vector<std::string>{});

  if (has_judge("node")) {
    const Outcome read = run_program({"node", GAZETTE_SOURCE_DIR "/tests/web/offline_edition.mjs",
                                      edition.string(), "\"tái định cư\""},
                                     disk.path());
    if (read.code == 77) {
      WARN(read.out);
      return;
    }
    INFO(read.out << read.err);
    CHECK(read.code == 0);
    const auto lines = lines_of(read.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == "Tìm thấy 1 văn bản.");
    CHECK(lines[1] == "Nghị quyết số 21/NQ-HĐND");
  }
}

TEST_CASE("a year that was packed before is told by the build that changes it") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.write("b.md", markdown({.number = "Số: 46/2022/QĐ-UBND"}));
  office.done({"ingest", "a.md", "b.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
  office.write("issues/2022/02.toml", plan_of(2, "2022-09-27", {"ubnd-46-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"bundle", "2022"});
  office.done({"plan", "2022/02", "--date", "2022-09-27"});
  const std::string told =
      "site/du-lieu/tron-goi/2022/: warning[G0813]: 2022 was packed before, and has not what this "
      "build makes\n  help: pack it again with `gazette bundle 2022` before it is published\n";
  const Outcome second = office.run({"build", "2022/02"});
  CHECK(second.code == 0);
  CHECK(second.err.find(told) != std::string::npos);
  // Who publishes all the same is told, each time.
  const std::string stale =
      "site/du-lieu/tron-goi/2022/: warning[G0813]: 2022 was packed before, and has not what the "
      "site has now\n  help: pack it again with `gazette bundle 2022`, and publish that\n";
  const Workspace server;
  for (int i = 0; i < 2; ++i) {
    const Outcome published = office.run({"publish", "--to", server.path().string()});
    CHECK(published.code == 0);
    CHECK(published.err.starts_with(stale));
  }
  office.done({"bundle", "2022"});
  CHECK(office.run({"publish", "--to", server.path().string()}).err == "");
  CHECK(office.run({"build", "2022/02"}).err.find("G0813") == std::string::npos);
  CHECK(office.run({"build", "2022/01"}).err.find("G0813") == std::string::npos);
}

TEST_CASE("an edition for the disk has no dead link where the site's address is not known") {
  if (!has_judge("unzip")) {
    return;
  }
  Workspace office;
  office.begin_office();
  std::string settings = office.read("gazette.toml");
  const std::string address = "site = \"https://congbao.dongnai.gov.vn\"\n";
  settings.erase(settings.find(address), address.size());
  office.write("gazette.toml", settings);
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.done({"bundle", "2022"});
  Workspace disk;
  const std::string zip = (office.path() / kFolder / "dong-nai-2022-offline.zip").string();
  REQUIRE(run_program({"unzip", "-q", zip}, disk.path()).code == 0);
  const Contents contents = disk.contents("dong-nai-2022");
  REQUIRE(contents.contains("index.html"));
  CHECK(dead_links(contents) == std::vector<std::string>{});
}

TEST_CASE("a year is not packed where its site was changed by hand") {
  Workspace office;
  office.begin_office();
  office.write("a.md", markdown());
  office.done({"ingest", "a.md", "--received", "2022-09-16"});
  office.write("issues/2022/01.toml", plan_of(1, "2022-09-20", {"ubnd-45-2022-qd-ubnd"}));
  office.done({"plan", "2022/01", "--date", "2022-09-20"});
  office.done({"build", "2022/01"});
  office.write("site/2022/01/index.html", "mine");
  refuse(office, {"bundle", "2022"},
         "site: error[G0812]: files are not as the build left them: 2022/01/index.html");
}

}  // namespace gazette::cli
