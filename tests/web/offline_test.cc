#include "gazette/web/offline.h"

#include <catch2/catch.hpp>

using namespace gazette::web;

namespace {

const SiteFile kPage = {
    .path = "2022/37/index.html",
    .bytes =
        "<link rel=\"stylesheet\" href=\"../../style.css\">\n"
        "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"../../atom.xml\">\n"
        "<a class=\"act\" href=\"../../eli/a/index.html#dieu-5\" hreflang=\"vi\">A</a>\n"
        "<a href=\"../36/\">36</a> <a href=\"#top\">top</a> <a href=\"mailto:a@b\">b</a>\n"};

bool has_style(const std::string& path) {
  return path == "style.css";
}

}  // namespace

TEST_CASE("what a page on a disk has not beside it is named by its address on the site") {
  CHECK(link_to_site(kPage, "https://congbao.example.vn", has_style) ==
        "<link rel=\"stylesheet\" href=\"../../style.css\">\n"
        "<link rel=\"alternate\" type=\"application/atom+xml\" "
        "href=\"https://congbao.example.vn/atom.xml\">\n"
        "<a class=\"act\" href=\"https://congbao.example.vn/eli/a/#dieu-5\" hreflang=\"vi\">A</a>\n"
        "<a href=\"https://congbao.example.vn/2022/36/\">36</a> <a href=\"#top\">top</a> "
        "<a href=\"mailto:a@b\">b</a>\n");
}

TEST_CASE("where the site has no address, links out of the disk's edition stay as text") {
  CHECK(link_to_site(kPage, "", has_style) ==
        "<link rel=\"stylesheet\" href=\"../../style.css\">\n"
        "<a class=\"act\" hreflang=\"vi\">A</a>\n"
        "<a>36</a> <a href=\"#top\">top</a> <a href=\"mailto:a@b\">b</a>\n");
}
