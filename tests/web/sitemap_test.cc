#include "gazette/web/sitemap.h"

#include <regex>

#include <catch2/catch.hpp>

#include "tests/web/outside_judges.h"
#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

/// All of them, of these cards, sorted.
std::vector<SiteFile> all_sitemaps(const std::vector<IssueCard>& cards,
                                   const std::vector<SitemapPage>& pages,
                                   const model::Configuration& configuration,
                                   const SitemapLimits& limits = {}) {
  const FormerLists none;
  return make_sitemaps(cards, pages, configuration, WantedLists(cards, none), limits).files;
}

}  // namespace

TEST_CASE("a year has a sitemap of its issues and acts, and the index names all") {
  const auto files =
      all_sitemaps({sample_card(sample_issue())},
                   {{.path = "index.html", .changed = {2022, 9, 20}}}, sample_configuration());
  REQUIRE(files.size() == 4);
  const auto shortened = [&](const std::string& path) {
    const std::string xml = std::regex_replace(find_file(files, path)->bytes,
                                               std::regex("https://congbao.example.vn"), "SITE");
    return std::regex_replace(xml, std::regex("eli/.*chu-tich-09-ct-ubnd-2022-09-16"), "DIRECTIVE");
  };
  CHECK(shortened("sitemap-2022.xml") ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>SITE/2022/38-39/</loc><lastmod>2022-09-20</lastmod></url>
<url><loc>SITE/eli/2022/09/15/ubnd-45-2022-qd-ubnd/</loc><lastmod>2022-09-20</lastmod></url>
<url><loc>SITE/DIRECTIVE/</loc><lastmod>2022-09-20</lastmod></url>
</urlset>
)");
  CHECK(shortened("sitemap.xml") ==
        R"(<?xml version="1.0" encoding="utf-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>SITE/sitemap-2022.xml</loc><lastmod>2022-09-20</lastmod></sitemap>
<sitemap><loc>SITE/sitemap-khac.xml</loc><lastmod>2022-09-20</lastmod></sitemap>
</sitemapindex>
)");
  CHECK(find_file(files, "robots.txt")->bytes ==
        "User-agent: *\nAllow: /\n\nSitemap: https://congbao.example.vn/sitemap.xml\n");
}

TEST_CASE("an act's page has changed when a later act does something to it") {
  IssueCard first = sample_card(sample_issue());
  IssueCard later = first;
  later.number = {2023, 5, 5};
  later.date = {2023, 2, 10};
  later.acts.resize(1);
  later.acts[0].id = "ubnd-2-2023-qd-ubnd";
  later.acts[0].related = {{.kind = model::RelationKind::repeals,
                            .whole = true,
                            .act = first.acts[0].id,
                            .date = first.acts[0].date}};
  const auto files = all_sitemaps({first, later}, {}, sample_configuration());
  const std::string& year = find_file(files, "sitemap-2022.xml")->bytes;
  CHECK(year.find("qd-ubnd/</loc><lastmod>2023-02-10</lastmod>") != std::string::npos);
  CHECK(year.find("2022-09-16/</loc><lastmod>2022-09-20</lastmod>") != std::string::npos);
  CHECK(find_file(files, "sitemap-khac.xml") == nullptr);
}

TEST_CASE("of years that are not wanted the index alone has the sitemaps") {
  IssueCard first = sample_card(sample_issue());
  IssueCard later = first;
  later.number = {2023, 5, 5};
  later.date = {2023, 2, 10};
  later.acts.resize(1);
  later.acts[0].id = "ubnd-2-2023-qd-ubnd";
  later.acts[0].symbol = "2/2023/QĐ-UBND";
  later.acts[0].date = {2023, 2, 1};
  const std::vector<IssueCard> cards = {first, later};
  std::string asked;
  const FormerLists former = {.issue = later.number,
                              .wants = [&](const std::string& path, const std::string& inputs) {
                                asked += inputs == "\n-" ? path + " as it was\n" : "";
                                return inputs != "\n-";
                              }};
  const Sitemaps made =
      make_sitemaps(cards, {}, sample_configuration(), WantedLists(cards, former));
  const std::vector<SiteFile>& files = made.files;
  CHECK(made.left == std::vector<std::string>{"sitemap-2022.xml"});
  CHECK(asked == "sitemap-2022.xml as it was\n");
  CHECK(find_file(files, "sitemap-2022.xml") == nullptr);
  CHECK(find_file(files, "sitemap-2023.xml") != nullptr);
  CHECK(find_file(files, "sitemap.xml")->bytes.find("sitemap-2022.xml</loc><lastmod>2022-09-20<") !=
        std::string::npos);
}

TEST_CASE("a year with two sitemaps is asked for both") {
  const std::vector<IssueCard> cards = {sample_card(sample_issue())};
  std::string asked;
  const FormerLists former = {.issue = cards[0].number,
                              .wants = [&](const std::string& path, const std::string&) {
                                asked += path + "\n";
                                return path == "sitemap-2022-2.xml";
                              }};
  const Sitemaps made = make_sitemaps(cards, {}, sample_configuration(), WantedLists(cards, former),
                                      {.addresses_max = 2});
  CHECK(asked == "sitemap.xml\nsitemap-2022.xml\nsitemap-2022-2.xml\n");
  REQUIRE(made.files.size() == 1);
  CHECK(made.files[0].path == "sitemap-2022-2.xml");
  CHECK(made.left == std::vector<std::string>{"sitemap-2022.xml"});
}

TEST_CASE("an act that is printed whole in two issues has one address, changed by the second") {
  const IssueCard first = sample_card(sample_issue());
  IssueCard again = first;
  again.number = {2022, 40, 40};
  again.date = {2022, 9, 30};
  const auto files = all_sitemaps({first, again}, {}, sample_configuration());
  const std::string& year = find_file(files, "sitemap-2022.xml")->bytes;
  const std::string line = "qd-ubnd/</loc><lastmod>2022-09-30</lastmod>";
  REQUIRE(year.find(line) != std::string::npos);
  CHECK(year.find("qd-ubnd/</loc>", year.find(line) + line.size()) == std::string::npos);
}

TEST_CASE("every language has its pages in the sitemap") {
  model::Configuration configuration = sample_configuration();
  configuration.site_languages = {"en"};
  const auto files = all_sitemaps({sample_card(sample_issue())}, {}, configuration);
  CHECK(find_file(files, "sitemap-2022.xml")
            ->bytes.find("<loc>https://congbao.example.vn/en/2022/38-39/</loc>") !=
        std::string::npos);
}

TEST_CASE("a sitemap that is full goes on in another, by addresses and by bytes") {
  const auto by_count =
      all_sitemaps({sample_card(sample_issue())}, {}, sample_configuration(), {.addresses_max = 2});
  REQUIRE(find_file(by_count, "sitemap-2022-2.xml") != nullptr);
  CHECK(find_file(by_count, "sitemap-2022-3.xml") == nullptr);
  CHECK(find_file(by_count, "sitemap.xml")->bytes.find("sitemap-2022-2.xml</loc>") !=
        std::string::npos);
  const auto by_bytes = all_sitemaps({sample_card(sample_issue())}, {}, sample_configuration(),
                                     {.addresses_max = 100, .bytes_max = 300});
  REQUIRE(find_file(by_bytes, "sitemap-2022-3.xml") != nullptr);
  for (const SiteFile& file : by_bytes) {
    CHECK((!file.path.starts_with("sitemap-") || file.bytes.size() <= 300));
  }
}

TEST_CASE("sitemaps are valid by their schemas") {
  for (const SiteFile& file : sample_site()) {
    if (!file.path.starts_with("sitemap")) {
      continue;
    }
    INFO(file.path);
    const auto faults =
        sitemap_faults(file.bytes, file.path == "sitemap.xml" ? "siteindex.xsd" : "sitemap.xsd");
    if (!faults) {
      WARN("not installed: xmllint");
      return;
    }
    CHECK(*faults == "");
  }
}

TEST_CASE("a site whose address is not known has no sitemap") {
  model::Configuration configuration = sample_configuration();
  configuration.site.clear();
  CHECK(all_sitemaps({sample_card(sample_issue())}, {}, configuration).empty());
}
