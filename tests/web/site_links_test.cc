#include "gazette/web/site_links.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/web/sample.h"

using namespace gazette;
using namespace gazette::web;
using namespace gazette::web_sample;

namespace {

const std::string kSite = "https://congbao.example.vn";

bool nothing(const std::string& /*path*/) {
  return false;
}

/// The findings over these files as "code path: message".
std::vector<std::string> findings(const std::vector<SiteFile>& files,
                                  const std::function<bool(const std::string&)>& exists = nothing,
                                  const std::string& site = kSite) {
  Diagnostics diagnostics;
  check_site_links(files, site, exists, {}, diagnostics);
  std::vector<std::string> list;
  for (const Diagnostic& each : diagnostics.list()) {
    list.push_back(fmt::format("{} {}: {}", each.code, each.place.path, each.message));
  }
  return list;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("the site of the sample names nothing that is not there, its PDFs aside") {
  CHECK(findings(sample_site(), [](const std::string& path) { return path.ends_with(".pdf"); }) ==
        Texts{});
  CHECK(findings(sample_site()).size() == 3);  // the PDFs of the issue and of two acts
}

TEST_CASE("links are followed from the page's folder, with and without the name of an index") {
  const SiteFile target{.path = "2022/index.html", .bytes = "<h1 id=\"a\">x</h1>"};
  const auto of_link = [&](const std::string& href) {
    return findings(
        {target, {.path = "2022/07/index.html", .bytes = "<a href=\"" + href + "\">x</a>"}});
  };
  for (const char* href : {"../index.html", "../index.html#a", "..//./index.html", "../", "#", "",
                           "https://congbao.example.vn/2022/", "mailto:a@b.vn",
                           "https://elsewhere.vn/x", "https://congbao.example.vn.evil.com/"}) {
    INFO(href);
    CHECK(of_link(href) == Texts{});
  }
  CHECK(of_link("../x.css") ==
        Texts{"G0803 2022/07/index.html: it names 2022/x.css, which the site does not have"});
  CHECK(of_link("../index.html#b") == Texts{"G0803 2022/07/index.html: it leads to "
                                            "\"../index.html#b\", a place that 2022/index.html "
                                            "has not"});
  CHECK(of_link("../../../etc/passwd") ==
        Texts{"G0803 2022/07/index.html: it names ../../../etc/passwd, which the site does not "
              "have"});
  CHECK(of_link("/2022/index.html").empty());  // as the page "not found" has them
  // What is outside is not asked of the disk.
  CHECK(findings({{.path = "a.html", .bytes = "<a href=\"../b\">"}}, [](const std::string&) {
          return true;
        }).size() == 1);
  CHECK(of_link("https://congbao.example.vn/a&amp;b.xml") ==
        Texts{"G0803 2022/07/index.html: it names a&b.xml, which the site does not have"});
}

TEST_CASE("feeds, sitemaps and JSON are asked too, text that looks like a link is not") {
  CHECK(findings({{.path = "atom.xml",
                   .bytes = "<id>https://congbao.example.vn/a/</id><link href=\"https://"
                            "congbao.example.vn/b.pdf\"/><summary>href=\"c\"</summary>"}}) ==
        Texts{"G0803 atom.xml: it names b.pdf, which the site does not have",
              "G0803 atom.xml: it names a/index.html, which the site does not have"});
  CHECK(findings({{.path = "sitemap.xml", .bytes = "<loc>https://congbao.example.vn/x</loc>"}}) ==
        Texts{"G0803 sitemap.xml: it names x, which the site does not have"});
  CHECK(findings({{.path = "2022/a.json",
                   .bytes = R"({"text": "a.pdf", "files": [{"path": "2022/b.txt"}],
                                "address": "https://congbao.example.vn/c/"})"}}) ==
        Texts{"G0803 2022/a.json: it names c/index.html, which the site does not have",
              "G0803 2022/a.json: it names 2022/b.txt, which the site does not have"});
  CHECK(findings({{.path = "a.txt", .bytes = "<a href=\"nowhere\">"}}) == Texts{});
}

TEST_CASE("a page of another issue's act that is not built yet is a warning, once") {
  const std::string link = "<a href=\"eli/2020/01/02/a/index.html\">x</a>";
  CHECK(
      findings({{.path = "index.html", .bytes = link + link}, {.path = "b.html", .bytes = link}}) ==
      Texts{"G0804 index.html: it names eli/2020/01/02/a/index.html, which the site does not "
            "have"});
  // So it is in every language.
  CHECK(findings({{.path = "en/index.html", .bytes = link}}) ==
        Texts{"G0804 en/index.html: it names en/eli/2020/01/02/a/index.html, which the site does "
              "not have"});
  // What this build itself makes has no excuse.
  CHECK(findings({{.path = "eli/2020/01/02/a/a.txt", .bytes = ""},
                  {.path = "index.html", .bytes = link}}) ==
        Texts{"G0803 index.html: it names eli/2020/01/02/a/index.html, which the site does not "
              "have"});
  CHECK(findings({{.path = "index.html", .bytes = link}}, [](const std::string& path) {
          return path == "eli/2020/01/02/a/index.html";
        }) == Texts{});
}

TEST_CASE("a broken template fills no screen") {
  std::string many;
  for (int i = 0; i < 100; ++i) {
    many += fmt::format("<a href=\"{}.html\">x</a>", i);
  }
  CHECK(findings({{.path = "index.html", .bytes = many}}).size() == 20);
}
