#include "gazette/web/site_list.h"

#include <catch2/catch.hpp>

#include "gazette/base/folder_change.h"
#include "gazette/base/hash.h"
#include "gazette/base/process.h"
#include "gazette/web/former_site.h"
#include "gazette/web/moved.h"
#include "tests/web/sample.h"

namespace gazette::web {
namespace {

const std::string kHash(64, 'a');

std::vector<std::string> sorted_paths(std::vector<SiteFile> files) {
  sort_for_upload(files);
  std::vector<std::string> paths;
  for (const SiteFile& file : files) {
    paths.push_back(file.path);
  }
  return paths;
}

/// A site of two files with their lists, on the machine's disk.
void write_site(const std::filesystem::path& site) {
  Files& files = real_files();
  files.write(site / "index.html", "home");
  files.write(site / "2022/37/index.html", "issue");
  const SiteFile general = make_site_list(
      "chung", {{.path = "index.html", .first = "2022/37", .bytes = 4, .sha256 = sha256("home")}});
  const SiteFile year = make_site_list(
      "2022",
      {{.path = "2022/37/index.html", .first = "2022/37", .bytes = 5, .sha256 = sha256("issue")}});
  files.write(site / general.path, general.bytes);
  files.write(site / year.path, year.bytes);
  files.write(site / kSiteListsPath,
              make_site_lists(
                  {{.name = "chung", .files_count = 1, .bytes = 4, .sha256 = sha256(general.bytes)},
                   {.name = "2022", .files_count = 1, .bytes = 5, .sha256 = sha256(year.bytes)}})
                  .bytes);
}

}  // namespace

TEST_CASE("a file stands in the list of its year, in whatever tree it lies") {
  CHECK(site_list_name("2022/37/index.html") == "2022");
  CHECK(site_list_name("2022/index.html") == "2022");
  CHECK(site_list_name("en/2022/37/trang/5/index.html") == "2022");
  CHECK(site_list_name("eli/2021/12/30/a/index.html") == "2021");
  CHECK(site_list_name("en/eli/2021/12/30/a/index.html") == "2021");
  CHECK(site_list_name("tim-kiem/chi-muc/2022/words/0/1.js") == "2022");
  CHECK(site_list_name("tim-kiem/2022.html") == "chung");
  CHECK(site_list_name("loai/quyet-dinh/atom-2022-09.xml") == "chung");
  CHECK(site_list_name("co-quan/abcd/x/2022/a") == "chung");
  CHECK(site_list_name("2022") == "chung");
  CHECK_FALSE(is_address("tim-kiem/chi-muc/2022/words/0/1.js"));
  CHECK(is_address("tim-kiem/2022.html"));
}

TEST_CASE("a list is read as it was written, and another form is not taken for one") {
  const std::vector<ListedFile> files = {
      {.path = "2022/37/index.html", .first = "2022/37", .bytes = 12, .sha256 = kHash},
      {.path = "eli/2022/a.pdf", .first = "-", .bytes = 0, .sha256 = kHash}};
  const SiteFile list = make_site_list("2022", {files[1], files[0]});
  CHECK(list.path == "du-lieu/dia-chi/2022.txt");
  CHECK(list.bytes ==
        "2022/37/index.html\t2022/37\t12\t" + kHash + "\neli/2022/a.pdf\t-\t0\t" + kHash + "\n");
  CHECK(read_site_list(list.bytes) == files);
  CHECK(read_site_list("") == std::vector<ListedFile>{});
  for (const std::string path : {"../a", "a/../b", "/a", "a//b", ".a", "a\\b", "", "a/"}) {
    INFO(path);
    CHECK_FALSE(read_site_list(path + "\t-\t0\t" + kHash + "\n").has_value());
  }
  CHECK_FALSE(read_site_list("b" + list.bytes + list.bytes).has_value());  // out of order
  CHECK_FALSE(read_site_list(list.bytes.substr(0, list.bytes.size() - 1)).has_value());  // cut
  CHECK_FALSE(read_site_list("a\t-\t-1\t" + kHash + "\n").has_value());
  CHECK_FALSE(read_site_list("a\t-\t1\t" + kHash + "b\n").has_value());
  CHECK(read_damaged_site_list("?\n" + list.bytes + list.bytes + "../a\t-\t0\t" + kHash) == files);
}

TEST_CASE("what pages lead to comes before them, lists of pages behind, the list of lists last") {
  CHECK(sorted_paths({{.path = "du-lieu/dia-chi.txt"},
                      {.path = "index.html"},
                      {.path = "2022/37/index.html"},
                      {.path = "2022/index.html"},
                      {.path = "en/2022/index.html"},
                      {.path = "tim-kiem/chi-muc/years.js"},
                      {.path = "tim-kiem/chi-muc/2022/head.js"},
                      {.path = "search.js"},
                      {.path = "style.css"},
                      {.path = "atom.xml"},
                      {.path = "du-lieu/dia-chi/2022.txt"},
                      {.path = "eli/2022/08/12/a/a.pdf"},
                      {.path = "eli/2022/08/12/a/index.html"}}) ==
        std::vector<std::string>{"eli/2022/08/12/a/a.pdf", "search.js", "style.css",
                                 "tim-kiem/chi-muc/2022/head.js", "2022/37/index.html",
                                 "eli/2022/08/12/a/index.html", "2022/index.html", "atom.xml",
                                 "en/2022/index.html", "index.html", "tim-kiem/chi-muc/years.js",
                                 "du-lieu/dia-chi/2022.txt", "du-lieu/dia-chi.txt"});
}

TEST_CASE("files changed, added and taken away by hand are found, one of the same size too") {
  const ScratchFolder scratch;
  const std::filesystem::path site = scratch.path() / "site";
  write_site(site);
  Files& files = real_files();
  FormerSite former = read_former_site(files, site, {"chung", "2022"});
  CHECK(former.damaged.empty());
  CHECK(former.listed.size() == 2);
  HandEdits edits = find_hand_edits(files, site, former);
  CHECK((edits.changed.empty() && edits.added.empty() && edits.removed.empty()));
  files.write(site / "index.html", "HOME");
  files.write(site / "2022/new.html", "");
  files.remove(site / "2022/37/index.html");
  former = read_former_site(files, site, {"chung", "2022"});
  edits = find_hand_edits(files, site, former);
  CHECK(edits.changed == std::vector<std::string>{"index.html"});
  CHECK(edits.added == std::vector<std::string>{"2022/new.html"});
  CHECK(edits.removed == std::vector<std::string>{"2022/37/index.html"});
}

TEST_CASE("no address falls out of a list that was changed by hand, or of a site without lists") {
  const ScratchFolder scratch;
  const std::filesystem::path site = scratch.path() / "site";
  write_site(site);
  Files& files = real_files();
  files.write(site / "du-lieu/dia-chi/2022.txt", "");
  FormerSite former = read_former_site(files, site, {"2022"});
  CHECK(former.damaged == std::vector<std::string>{"du-lieu/dia-chi/2022.txt"});
  REQUIRE(former.listed.contains("2022/37/index.html"));
  CHECK(former.listed.at("2022/37/index.html").first == "-");
  CHECK(former.listed.at("2022/37/index.html").sha256 == sha256("issue"));
  files.remove(site / "du-lieu");
  former = read_former_site(files, site, {});
  CHECK(former.damaged.empty());
  CHECK(former.names.size() == 2);
  CHECK(former.listed.size() == 2);
  files.write(site / "du-lieu/dia-chi.txt", "no list");
  CHECK(read_former_site(files, site, {}).damaged ==
        std::vector<std::string>{"du-lieu/dia-chi.txt"});
}

TEST_CASE("a page for content that moved says so to browsers, search engines and people") {
  const model::Configuration configuration = web_sample::sample_configuration();
  const Templates templates = web_sample::site_templates();
  const SiteFile page =
      make_moved_page({.from = "eli/2022/09/15/a/index.html", .to = "eli/2022/09/16/b/index.html"},
                      Date{2022, 9, 20}, configuration, templates);
  CHECK(page.path == "eli/2022/09/15/a/index.html");
  CHECK(page.bytes.find("<meta name=\"robots\" content=\"noindex\">") != std::string::npos);
  CHECK(page.bytes.find("<link rel=\"canonical\" href=\"" + configuration.site +
                        "/eli/2022/09/16/b/\">") != std::string::npos);
  CHECK(page.bytes.find("content=\"0; url=../../../../../eli/2022/09/16/b/index.html\"") !=
        std::string::npos);
  CHECK(page.bytes.find("<a href=\"../../../../../eli/2022/09/16/b/index.html\">") !=
        std::string::npos);
  CHECK(read_moved_page(page.bytes, page.path) == "eli/2022/09/16/b/index.html");
  CHECK_FALSE(read_moved_page("<html></html>", "index.html").has_value());
}

}  // namespace gazette::web
