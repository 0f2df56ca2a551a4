#include "gazette/web/site.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

/// The values of an attribute in a page, in order.
std::vector<std::string> attributes(const std::string& html, const std::string& name) {
  std::vector<std::string> values;
  const std::string start = " " + name + "=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at)) {
    at += start.size();
    values.push_back(html.substr(at, html.find('"', at) - at));
  }
  return values;
}

bool is_page(const SiteFile& file) {
  return file.path.ends_with(".html");
}

bool has_id(const SiteFile& file, const std::string& id) {
  return file.bytes.find(" id=\"" + id + "\"") != std::string::npos;
}

/// The file of the site that `href` of `page` leads to, and the place in it.
std::pair<std::string, std::string> target_of(const SiteFile& page, std::string href) {
  const std::string site = sample_configuration().site + "/";
  const std::size_t hash = href.find('#');
  const std::string fragment = hash == std::string::npos ? "" : href.substr(hash + 1);
  href.resize(std::min(hash, href.size()));
  if (href.starts_with(site) || href.starts_with("/")) {
    href.erase(0, href.starts_with("/") ? 1 : site.size());
    return {href.empty() || href.ends_with("/") ? href + "index.html" : href, fragment};
  }
  const std::filesystem::path folder = std::filesystem::path(page.path).parent_path();
  const std::string path = href.empty() ? page.path : (folder / href).lexically_normal().string();
  return {path, fragment};
}

std::string page(const std::string& path) {
  const std::vector<SiteFile> files = sample_site();
  const SiteFile* file = find_file(files, path);
  REQUIRE(file != nullptr);
  return file->bytes;
}

std::size_t count_of(const std::string& html, const std::string& sought) {
  std::size_t count = 0;
  for (std::size_t at = html.find(sought); at != std::string::npos;
       at = html.find(sought, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("the site has a page for each issue, act, year, kind and issuer") {
  std::set<std::string> paths;
  std::set<std::string> printed_pages;
  for (const SiteFile& file : sample_site()) {
    const bool is_printed_page = file.path.starts_with("2022/38-39/trang/");
    CHECK((is_printed_page ? printed_pages : paths).insert(file.path).second);
  }
  const std::string decision = "eli/2022/09/15/ubnd-45-2022-qd-ubnd/";
  const std::string directive = "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/";
  CHECK(paths == std::set<std::string>{"2022/38-39/index.html",
                                       "2022/38-39/issue.json",
                                       "2022/38-39/dong-nai-2022-38-39.xml",
                                       "2022/SHA256SUMS",
                                       "du-lieu/index.html",
                                       "du-lieu/dia-chi.txt",
                                       "2022/acts.json",
                                       "2022/index.html",
                                       "404.html",
                                       "atom.xml",
                                       "co-quan/chu-tich/2022/index.html",
                                       "co-quan/chu-tich/atom.xml",
                                       "co-quan/chu-tich/index.html",
                                       "co-quan/ubnd/2022/index.html",
                                       "co-quan/ubnd/atom.xml",
                                       "co-quan/ubnd/index.html",
                                       "dinh-chinh/index.html",
                                       "du-lieu/act.schema.json",
                                       "du-lieu/catalog.jsonld",
                                       "du-lieu/issue.schema.json",
                                       "du-lieu/year.schema.json",
                                       decision + "index.html",
                                       decision + "ubnd-45-2022-qd-ubnd.json",
                                       decision + "ubnd-45-2022-qd-ubnd.jsonld",
                                       decision + "ubnd-45-2022-qd-ubnd.txt",
                                       decision + "ubnd-45-2022-qd-ubnd.xml",
                                       directive + "chu-tich-09-ct-ubnd-2022-09-16.json",
                                       directive + "chu-tich-09-ct-ubnd-2022-09-16.jsonld",
                                       directive + "chu-tich-09-ct-ubnd-2022-09-16.txt",
                                       directive + "chu-tich-09-ct-ubnd-2022-09-16.xml",
                                       directive + "index.html",
                                       "gioi-thieu/index.html",
                                       "icon.svg",
                                       "index.html",
                                       "loai/chi-thi/2022/index.html",
                                       "loai/chi-thi/atom.xml",
                                       "loai/chi-thi/index.html",
                                       "loai/quyet-dinh/2022/index.html",
                                       "loai/quyet-dinh/atom.xml",
                                       "loai/quyet-dinh/index.html",
                                       "robots.txt",
                                       "search-page.js",
                                       "search.css",
                                       "search.js",
                                       "sitemap-2022.xml",
                                       "sitemap-khac.xml",
                                       "sitemap.xml",
                                       "so-lieu/2022/index.html",
                                       "so-lieu/index.html",
                                       "style.css",
                                       "tim-kiem/2022.html",
                                       "tim-kiem/index.html",
                                       "tro-nang/index.html",
                                       "xac-minh/index.html"});
  CHECK(printed_pages.size() == 64);
  CHECK(printed_pages.contains("2022/38-39/trang/1/index.html"));
  CHECK(printed_pages.contains("2022/38-39/trang/64/index.html"));
}

TEST_CASE("every link leads to a file of the site and to a place in it") {
  const std::vector<SiteFile> files = sample_site();
  const std::set<std::string> documents = {
      "2022/38-39/dong-nai-2022-38-39.pdf",
      "eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.pdf",
      "eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/chu-tich-09-ct-ubnd-2022-09-16.pdf"};
  for (const SiteFile& file : files) {
    if (!is_page(file)) {
      continue;
    }
    for (const std::string& href : attributes(file.bytes, "href")) {
      INFO(file.path << " -> " << href);
      const auto [path, fragment] = target_of(file, href);
      const SiteFile* target = find_file(files, path);
      CHECK((target != nullptr || documents.contains(path)));
      const bool is_page_of_pdf = fragment.starts_with("page=") && documents.contains(path);
      CHECK(
          (fragment.empty() || is_page_of_pdf || (target != nullptr && has_id(*target, fragment))));
    }
  }
}

TEST_CASE("links within the site are relative and name a file") {
  for (const SiteFile& file : sample_site()) {
    if (!is_page(file) || file.path == "404.html") {
      continue;
    }
    const std::vector<std::string> hrefs = attributes(file.bytes, "href");
    // The first is the canonical address, the only whole one.
    CHECK(hrefs.at(0).starts_with("https://congbao.example.vn/"));
    for (std::size_t i = 1; i < hrefs.size(); ++i) {
      INFO(file.path << " -> " << hrefs[i]);
      if (hrefs[i] == hrefs[0]) {
        continue;  // how the page is cited
      }
      CHECK(hrefs[i].find("://") == std::string::npos);
      CHECK_FALSE(hrefs[i].starts_with("/"));
      CHECK_FALSE(hrefs[i].ends_with("/"));
    }
  }
}

TEST_CASE("every page has a language, one h1, a title, a description and ids of its own") {
  for (const SiteFile& file : sample_site()) {
    if (!is_page(file)) {
      continue;
    }
    INFO(file.path);
    CHECK(file.bytes.find("<html lang=\"vi\">") != std::string::npos);
    CHECK(count_of(file.bytes, "<h1") == 1);
    CHECK(count_of(file.bytes, "<main") == 1);
    CHECK(count_of(file.bytes,
                   "<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-"
                   "Policy\" content=\"default-src 'none'; script-src 'self' file:; "
                   "style-src 'self' file:; img-src 'self' file:; form-action 'self' "
                   "file:; base-uri 'none'\">\n") == 1);
    CHECK(count_of(file.bytes, "<title>") == 1);
    CHECK(count_of(file.bytes, "<meta name=\"description\" content=\"\">") == 0);
    CHECK(count_of(file.bytes, "{{") == 0);
    std::set<std::string> ids;
    for (const std::string& id : attributes(file.bytes, "id")) {
      CHECK(ids.insert(id).second);
    }
  }
}

TEST_CASE("an act's page carries the act's text and what is known of it") {
  const std::string html = page("eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html");
  CHECK(read_act_text(html) == model::text_of(sample_decision()));
  CHECK(html.find("<title>Quyết định số 45/2022/QĐ-UBND – Công báo tỉnh Đồng Nai</title>") !=
        std::string::npos);
  CHECK(html.find("https://congbao.example.vn/eli/2022/09/15/ubnd-45-2022-qd-ubnd/\"") !=
        std::string::npos);
  CHECK(html.find("<dd><time datetime=\"2022-10-01\">01/10/2022</time></dd>") != std::string::npos);
  CHECK(html.find(
            "<a rel=\"next\" "
            "href=\"../../../../../eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html\">") !=
        std::string::npos);
  CHECK(html.find("rel=\"prev\"") == std::string::npos);
  CHECK(html.find("(206 KB)") != std::string::npos);
}

TEST_CASE("texts are escaped once") {
  const std::string html = page("eli/2022/09/16/chu-tich-09-ct-ubnd-2022-09-16/index.html");
  CHECK(html.find("&quot;mùa khô&quot; &lt;2022&gt;") != std::string::npos);
  CHECK(html.find("&amp;quot;") == std::string::npos);
  CHECK(html.find("<2022>") == std::string::npos);
}

TEST_CASE("an issue's contents are grouped as printed, with its pages and its PDF's hash") {
  const std::string html = page("2022/38-39/index.html");
  const std::size_t first = html.find(">VĂN BẢN QUY PHẠM PHÁP LUẬT</h3>");
  const std::size_t act = html.find("Quyết định số 45/2022/QĐ-UBND</a>");
  const std::size_t second = html.find(">VĂN BẢN KHÁC</h3>");
  REQUIRE(second != std::string::npos);
  CHECK(first < act);
  CHECK(act < second);
  CHECK(html.find("<span class=\"unseen\">Trang </span>8</a>") != std::string::npos);
  CHECK(html.find("href=\"../../2022/38-39/dong-nai-2022-38-39.pdf\"") != std::string::npos);
  CHECK(html.find("(PDF, 1,4 MB)") != std::string::npos);
  CHECK(html.find(sample_card(sample_issue()).pdf_sha256) != std::string::npos);
}

TEST_CASE("where a PDF was not made no page offers it") {
  const model::Issue issue = sample_issue();
  IssueCard card = sample_card(issue);
  card.pdf_bytes = 0;
  card.acts.front().pdf_bytes = 0;
  card.acts.back().pdf_bytes = 0;
  std::vector<SiteFile> files =
      make_issue_pages(issue, card, sample_configuration(), site_templates());
  for (SiteFile& file : make_index_pages({card}, sample_configuration(), site_templates())) {
    files.push_back(std::move(file));
  }
  for (const SiteFile& file : files) {
    INFO(file.path);
    CHECK((!is_page(file) || file.bytes.find(".pdf\"") == std::string::npos));
  }
}

TEST_CASE("cards in any order give the same site, newest first") {
  const IssueCard newest = sample_card(sample_issue());
  IssueCard older = newest;
  older.number = {2022, 7, 7};
  older.date = {2022, 3, 10};
  IssueCard oldest = newest;
  oldest.number = {2021, 40, 40};
  oldest.date = {2021, 12, 30};
  const model::Configuration configuration = sample_configuration();
  const Templates templates = site_templates();
  const std::vector<SiteFile> first =
      make_index_pages({newest, older, oldest}, configuration, templates);
  const std::vector<SiteFile> second =
      make_index_pages({oldest, newest, older}, configuration, templates);
  REQUIRE(first.size() == second.size());
  for (std::size_t i = 0; i < first.size(); ++i) {
    CHECK(first[i].path == second[i].path);
    CHECK(first[i].bytes == second[i].bytes);
  }
  const std::string& home = find_file(first, "index.html")->bytes;
  CHECK(home.find("Số 38 + 39</a></h2>") != std::string::npos);
  CHECK(home.find("2022</a>") < home.find("2021</a>"));
  const std::string& year = find_file(first, "2022/index.html")->bytes;
  CHECK(year.find("2 số, 4 văn bản, 128 trang") != std::string::npos);
  CHECK(year.find("Tháng 3") < year.find("Tháng 9"));
  CHECK(year.find("<a href=\"../2021/index.html\">2021</a>") != std::string::npos);
}

TEST_CASE("a site without issues has a home page that says so") {
  const std::vector<SiteFile> files =
      make_index_pages({}, sample_configuration(), site_templates());
  CHECK(find_file(files, "index.html")->bytes.find("Chưa có số Công báo nào") != std::string::npos);
  CHECK(find_file(files, "style.css") != nullptr);
}

TEST_CASE("the page \"not found\" works at any address") {
  const std::string html = page("404.html");
  CHECK(html.find("href=\"/index.html\"") != std::string::npos);
  CHECK(html.find("<link rel=\"stylesheet\" href=\"/style.css\">") != std::string::npos);
  CHECK(html.find("rel=\"canonical\"") == std::string::npos);
}

TEST_CASE("the page \"not found\" of a site in a folder of its server leads into that folder") {
  model::Configuration configuration = sample_configuration();
  configuration.site = "https://example.vn/tinh/cong-bao";
  const std::vector<SiteFile> files = make_index_pages({}, configuration, site_templates());
  const std::string& html = find_file(files, "404.html")->bytes;
  CHECK(html.find("<link rel=\"stylesheet\" href=\"/tinh/cong-bao/style.css\">") !=
        std::string::npos);
  CHECK(html.find("href=\"/tinh/cong-bao/index.html\"") != std::string::npos);
}

TEST_CASE("a site whose address is not known has no canonical addresses") {
  model::Configuration configuration = sample_configuration();
  configuration.site.clear();
  for (const SiteFile& file : make_index_pages({}, configuration, site_templates())) {
    CHECK(file.bytes.find("canonical") == std::string::npos);
  }
}

TEST_CASE("the interface speaks the configuration's language") {
  model::Configuration configuration = sample_configuration();
  configuration.language = "en";
  const std::vector<SiteFile> files =
      make_index_pages({sample_card(sample_issue())}, configuration, site_templates());
  const std::string& home = find_file(files, "index.html")->bytes;
  CHECK(home.find("<html lang=\"en\">") != std::string::npos);
  CHECK(home.find("20 September 2022") != std::string::npos);
}

TEST_CASE("pages name their feed, and an act's page its data, in every language from the root") {
  model::Configuration configuration = sample_configuration();
  configuration.site_languages = {"en"};
  const model::Issue issue = sample_issue();
  const IssueCard card = sample_card(issue);
  const auto acts = make_issue_pages(issue, card, configuration, site_templates());
  const std::string& act =
      find_file(acts, "en/eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html")->bytes;
  CHECK(act.find("<link rel=\"alternate\" type=\"application/json\" href=\"../../../../../../"
                 "eli/2022/09/15/ubnd-45-2022-qd-ubnd/ubnd-45-2022-qd-ubnd.json\">") !=
        std::string::npos);
  CHECK(act.find("ubnd-45-2022-qd-ubnd.jsonld\">") != std::string::npos);
  CHECK(act.find(">Download data (JSON)</a>") != std::string::npos);
  const auto pages = make_index_pages({card}, configuration, site_templates());
  const std::string& kind = find_file(pages, "en/loai/quyet-dinh/index.html")->bytes;
  CHECK(kind.find("<link rel=\"alternate\" type=\"application/atom+xml\" "
                  "href=\"../../../loai/quyet-dinh/atom.xml\" title=\"Latest acts\">") !=
        std::string::npos);
  CHECK(find_file(pages, "en/atom.xml") == nullptr);
}
