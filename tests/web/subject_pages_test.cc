// What an act is about, wherever the site tells it.

#include <catch2/catch.hpp>

#include "gazette/web/catalogue.h"
#include "gazette/web/data_page.h"
#include "tests/web/akn_sample.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

/// The sample's decision is about two subjects, the directive about one of these and a former one.
IssueCard card_with_subjects() {
  IssueCard card = sample_card(sample_issue());
  card.acts[0].subjects = {{.id = "nong-nghiep", .name = "Nông nghiệp"},
                           {.id = "rung", .name = "Rừng"}};
  card.acts[1].subjects = {{.id = "rung", .name = "Rừng"}, {.id = "cu", .name = "Lĩnh vực cũ"}};
  return card;
}

model::Configuration configuration_with_subjects() {
  model::Configuration configuration = sample_configuration();
  configuration.subjects = {{.id = "rung", .name = "Lâm nghiệp"},
                            {.id = "nong-nghiep", .name = "Nông nghiệp"}};
  return configuration;
}

std::string bytes_of(const std::vector<SiteFile>& files, const std::string& path) {
  const SiteFile* file = find_file(files, path);
  return file == nullptr ? "" : file->bytes;
}

std::size_t count_of(const std::string& html, std::string_view sought) {
  std::size_t count = 0;
  for (std::size_t at = html.find(sought); at != std::string::npos;
       at = html.find(sought, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("acts are listed under each of their subjects, in the order of the configuration") {
  const std::vector<SiteFile> files =
      make_index_pages({card_with_subjects()}, configuration_with_subjects(), site_templates());
  const std::string home = bytes_of(files, "index.html");
  const std::size_t forests = home.find(
      "href=\"linh-vuc/rung/index.html\">Lâm nghiệp</a> "
      "<span class=\"quiet\">2 văn bản");
  const std::size_t farming = home.find("href=\"linh-vuc/nong-nghiep/index.html\">Nông nghiệp");
  const std::size_t former = home.find("href=\"linh-vuc/cu/index.html\">Lĩnh vực cũ");
  REQUIRE(forests != std::string::npos);
  CHECK(forests < farming);
  CHECK(farming < former);
  CHECK(former != std::string::npos);
  CHECK(count_of(bytes_of(files, "linh-vuc/rung/2022/index.html"), "class=\"act-title\"") == 2);
  CHECK(count_of(bytes_of(files, "linh-vuc/nong-nghiep/index.html"), "class=\"act-title\"") == 1);
  CHECK(count_of(bytes_of(files, "linh-vuc/rung/atom.xml"), "<entry>") == 2);
  const std::string figures = bytes_of(files, "so-lieu/index.html");
  CHECK(figures.find("href=\"../linh-vuc/rung/index.html\">Lâm nghiệp</a></th><td>2</td>"
                     "<td>2</td>") != std::string::npos);
}

TEST_CASE("a gazette that does not sort its acts by subject has no lists of them") {
  const IssueCard card = sample_card(sample_issue());
  const std::vector<SiteFile> files =
      make_index_pages({card}, sample_configuration(), site_templates());
  CHECK(bytes_of(files, "index.html").find("Theo lĩnh vực") == std::string::npos);
  CHECK(bytes_of(files, "so-lieu/index.html").find("Theo lĩnh vực") == std::string::npos);
}

TEST_CASE("an act's page, its data and its XML tell what it is about") {
  const model::Issue issue = sample_issue();
  const IssueCard card = card_with_subjects();
  const std::vector<SiteFile> files =
      make_issue_pages(issue, card, configuration_with_subjects(), site_templates());
  const std::string folder = "eli/2022/09/15/ubnd-45-2022-qd-ubnd/";
  CHECK(bytes_of(files, folder + "index.html")
            .find("<dt>Lĩnh vực</dt><dd><a href=\"../../../../../linh-vuc/nong-nghiep/index.html\">"
                  "Nông nghiệp</a></dd><dd><a href=\"../../../../../linh-vuc/rung/index.html\">Rừng"
                  "</a></dd>") != std::string::npos);
  const std::string xml = bytes_of(files, folder + "ubnd-45-2022-qd-ubnd.xml");
  CHECK(xml.find("<classification source=\"#gazette\">\n"
                 "<keyword value=\"nong-nghiep\" showAs=\"Nông nghiệp\" "
                 "dictionary=\"/akn/ontology/subject/vn-dong-nai\"/>\n"
                 "<keyword value=\"rung\" showAs=\"Rừng\" "
                 "dictionary=\"/akn/ontology/subject/vn-dong-nai\"/>\n</classification>\n") !=
        std::string::npos);
  CHECK(bytes_of(files, folder + "ubnd-45-2022-qd-ubnd.jsonld")
            .find("\"eli:is_about\":[{\"@id\":\"https://congbao.example.vn/linh-vuc/nong-nghiep/"
                  "\"},{\"@id\":\"https://congbao.example.vn/linh-vuc/rung/\"}]") !=
        std::string::npos);
  const IssueCard again = read_issue_card(to_json(card), "issue.json");
  REQUIRE(again.acts[0].subjects.size() == 2);
  CHECK(again.acts[0].subjects[1].id == "rung");
  CHECK(again.acts[0].subjects[1].name == "Rừng");
}

TEST_CASE("the page about the data names what can be taken away, packed years by their sizes") {
  const IssueCard card = sample_card(sample_issue());
  ListedFiles bundles;
  for (const char* name : {"dong-nai-2022-json.zip", "dong-nai-2022-offline.zip"}) {
    const std::string path = bundle_folder(2022) + name;
    bundles.emplace(path, ListedFile{.path = path, .first = "2022/38-39", .bytes = 7'600'000});
  }
  model::Configuration configuration = sample_configuration();
  const std::string page =
      make_data_pages({card}, bundles, configuration, site_templates()).front().bytes;
  const std::size_t offline = page.find(
      "<a href=\"../du-lieu/tron-goi/2022/dong-nai-2022-offline.zip\">Bản đọc không cần mạng");
  const std::size_t json =
      page.find("<a href=\"../du-lieu/tron-goi/2022/dong-nai-2022-json.zip\">JSON");
  REQUIRE(offline != std::string::npos);
  CHECK(offline < json);
  CHECK(json != std::string::npos);
  CHECK(page.find("<a href=\"../2022/SHA256SUMS\">") != std::string::npos);
  CHECK(page.find("<a href=\"../du-lieu/catalog.jsonld\">") != std::string::npos);

  configuration.site.clear();
  const std::string alone =
      make_data_pages({card}, {}, configuration, site_templates()).front().bytes;
  CHECK(alone.find("catalog.jsonld") == std::string::npos);
  CHECK(alone.find("sitemap.xml") == std::string::npos);
  CHECK(alone.find("<a href=\"../2022/acts.json\">") != std::string::npos);
}

TEST_CASE("the navigation leads to the subjects where some are configured, acts or none") {
  const std::string link = "<li><a href=\"index.html#linh-vuc_\">Lĩnh vực</a></li>";
  const std::string section = "<section id=\"linh-vuc_\" ";
  const auto home_of = [](const IssueCard& card, const model::Configuration& configuration) {
    return bytes_of(make_index_pages({card}, configuration, site_templates()), "index.html");
  };
  const std::string with = home_of(card_with_subjects(), configuration_with_subjects());
  CHECK(count_of(with, link) == 1);
  CHECK(count_of(with, section) == 1);
  CHECK(count_of(with, "Chưa có văn bản nào được xếp lĩnh vực.") == 0);
  const std::string none = home_of(sample_card(sample_issue()), configuration_with_subjects());
  CHECK(count_of(none, link) == 1);
  CHECK(count_of(none, section) == 1);
  CHECK(count_of(none, "Chưa có văn bản nào được xếp lĩnh vực.") == 1);
  const std::string unknown = home_of(sample_card(sample_issue()), sample_configuration());
  CHECK(count_of(unknown, link) == 0);
  CHECK(count_of(unknown, section) == 0);
}
