#include "gazette/web/search_page.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/web/sample.h"
#include "tests/web/search_samples.h"

namespace gazette::web {
namespace {

using namespace web_sample;

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

TEST_CASE("the page of the search has its form, its filters and lists without a script") {
  const model::Configuration configuration = sample_configuration();
  const Templates templates = site_templates();
  const Site site(configuration, configuration.publishers.front(), templates, "vi");
  const SiteFile list = make_search_list({});
  const SearchGroups groups = {
      .years = {{"2022", "Năm 2022", search_year_path(2022), 3}},
      .kinds = {{"quyet-dinh", "Quyết \"định\" <b>", "loai/quyet-dinh/index.html", 2}},
      .issuers = {{"ubnd", "Ủy ban nhân dân", "co-quan/ubnd/index.html", 1}}};
  const SiteFile page = make_search_page(site, groups, list);
  CHECK(page.path == "tim-kiem/index.html");
  CHECK(contains(page.bytes, "<label for=\"cau-tim_\">"));
  CHECK(contains(page.bytes, "<option value=\"2022\">2022</option>"));
  CHECK(contains(page.bytes, "Quyết &quot;định&quot; &lt;b&gt;"));
  CHECK_FALSE(contains(page.bytes, "<b>"));
  CHECK(contains(page.bytes, "<noscript>"));
  CHECK(contains(page.bytes, "href=\"../tim-kiem/2022.html\""));
  CHECK(contains(page.bytes, "data-version=\"" + sha256(list.bytes).substr(0, 12) + "\""));
  CHECK(contains(page.bytes, "data-found=\"Tìm thấy {count} văn bản.\""));
  CHECK(contains(page.bytes, "<script src=\"../search.js\" defer></script>"));
  CHECK_FALSE(contains(page.bytes, "<script>"));
  CHECK_FALSE(contains(page.bytes, "style=\""));
}

TEST_CASE("acts of a year are listed by number as people count, and by what they are about") {
  const model::Configuration configuration = sample_configuration();
  const Templates templates = site_templates();
  const Site site(configuration, configuration.publishers.front(), templates, "vi");
  std::vector<SearchAct> acts = sample_acts(search_conformance());
  acts.front().title += " <script>";
  const SiteFile page = make_search_year_page(site, 2022, acts);
  CHECK(page.path == "tim-kiem/2022.html");
  const auto place = [&](std::string_view part) {
    INFO(part);
    REQUIRE(contains(page.bytes, part));
    return page.bytes.find(part);
  };
  CHECK(place(">05/2022/NQ-HĐND</a>") < place(">45/2022/QĐ-UBND</a>"));
  CHECK(place(">45/2022/QĐ-UBND</a>") < place(">1725/QĐ-UBND</a>"));
  CHECK(place(">Ban hành Quy định về quản lý đất đai &lt;script&gt;</a>") <
        place(">Thông báo về lịch tiếp công dân</a>"));
  CHECK(place("<h3>B</h3>") < place("<h3>S</h3>"));
  CHECK_FALSE(contains(page.bytes, "<script>"));
}

TEST_CASE("scripts of the search keep all their code and none of their remarks") {
  const std::vector<SiteFile> files = make_search_scripts(site_templates());
  REQUIRE(files.size() == 2);
  CHECK(files[0].path == "search-page.js");
  for (const SiteFile& file : files) {
    CHECK_FALSE(contains(file.bytes, "\n//"));
    CHECK_FALSE(contains(file.bytes, "\n "));
  }
  CHECK(contains(files[1].bytes, "\nfunction hasMarks(word, marks, exact) {\n"));
  CHECK(files[0].bytes.size() + files[1].bytes.size() < 30'000);
}

TEST_CASE("scripts of the search run as they are put into the site") {
  const auto node = find_program("node");
  if (!node) {
    WARN("node is not installed: the scripts were not run");
    return;
  }
  const std::string root = GAZETTE_SOURCE_DIR;
  const ScratchFolder folder;
  for (const auto& [path, bytes] : make_index(sample_acts(search_conformance()), kSmallSizes)) {
    real_files().write(folder.path() / path, bytes);
  }
  for (const SiteFile& file : make_search_scripts(site_templates())) {
    real_files().write(folder.path() / file.path, file.bytes);
  }
  const ProcessResult result = run_process(
      {.program = *node,
       .arguments = {root + "/tests/web/search_conformance.cjs",
                     (folder.path() / "search.js").string(),
                     root + "/tests/web/search_conformance.json", folder.path().string()}});
  INFO(result.output << result.error_output);
  CHECK(result.is_success());
  CHECK(run_process({.program = *node,
                     .arguments = {"--check", (folder.path() / "search-page.js").string()}})
            .is_success());
}

}  // namespace
}  // namespace gazette::web
