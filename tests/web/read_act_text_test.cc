#include <catch2/catch.hpp>

#include "gazette/web/web.h"
#include "tests/web/sample.h"

using namespace gazette::web;

namespace {

std::vector<std::string> read(const std::string& inner) {
  return read_act_text("<h1>no</h1><article id=\"van-ban\">" + inner + "</article><p>no</p>");
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("each paragraph is one text, its spaces and line breaks one space") {
  CHECK(read("<p>a <b>b</b>\n c</p><h3>d<br>e</h3>") == Texts{"a b c", "d e"});
  CHECK(read("<table><tr><td></td><td><p></p></td><td><p>x</p><p>y</p></td></tr></table>") ==
        Texts{"", "x", "y"});
}

TEST_CASE("character references are decoded, and what is none stays as it is") {
  CHECK(read("<p>&lt;&amp;amp; &quot;&apos;&#39;&#x110; a&nbsp;b</p>") ==
        Texts{"<&amp; \"''Đ a b"});
  CHECK(read("<p>A&B; &#0; &#xD800; &#x110000; &</p>") == Texts{"A&B; &#0; &#xD800; &#x110000; &"});
}

TEST_CASE("artifacts are not text, whatever they hold") {
  CHECK(read("<h2 data-artifact>Chú <i>thích</i></h2><p>a<a data-artifact><br>#</a>b</p>") ==
        Texts{"ab"});
}

TEST_CASE("text outside a paragraph is returned, so that the comparison sees it") {
  CHECK(read("lost <p>a</p> and <div>found</div>") == Texts{"lost", "a", "and found"});
}

TEST_CASE("a page without an act has no text, and broken markup ends the reading") {
  CHECK(read_act_text("<p>x</p>").empty());
  CHECK(read_act_text("").empty());
  CHECK(read_act_text("<article id=\"van-ban\"").empty());
  CHECK(read_act_text("<article id=\"van-ban\"><p>a") == Texts{"a"});
  CHECK(read_act_text("<article id=\"van-ban\"><p>a</p></b></b><p>b</p>") == Texts{"a"});
  CHECK(read_act_text("<article id=\"van-ban\"><p>a</p><") == Texts{"a"});
}

TEST_CASE("no cut of a page makes the reader fail") {
  const std::vector<SiteFile> files = gazette::web_sample::sample_site();
  const SiteFile* page =
      gazette::web_sample::find_file(files, "eli/2022/09/15/ubnd-45-2022-qd-ubnd/index.html");
  REQUIRE(page != nullptr);
  const std::string_view html = page->bytes;
  const std::size_t whole = read_act_text(html).size();
  for (std::size_t length = 0; length <= html.size(); length += 7) {
    CHECK(read_act_text(html.substr(0, length)).size() <= whole);
  }
}
