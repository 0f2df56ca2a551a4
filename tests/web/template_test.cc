#include "gazette/web/template.h"

#include <catch2/catch.hpp>

#include "gazette/base/diagnostic.h"

using namespace gazette;
using namespace gazette::web;

namespace {

Values values_of(std::map<std::string, std::string, std::less<>> texts) {
  Values values;
  values.texts = std::move(texts);
  return values;
}

std::string filled(const std::string& page, const Values& values) {
  return fill({.files = {{"page.html", page}, {"part.html", "[{{name}}]"}}}, "page.html",
              {&values});
}

}  // namespace

TEST_CASE("a hole is filled escaped, and as it is in three braces") {
  const Values values = values_of({{"name", "a < b & \"c\""}});
  CHECK(filled("x {{name}} y", values) == "x a &lt; b &amp; &quot;c&quot; y");
  CHECK(filled("x {{{ name }}} y", values) == "x a < b & \"c\" y");
}

TEST_CASE("a filled hole is not filled again") {
  CHECK(filled("{{{name}}}", values_of({{"name", "{{name}}"}})) == "{{name}}");
}

TEST_CASE("a section runs over a list, whose values hide the outer ones") {
  Values values = values_of({{"name", "outer"}, {"other", "o"}});
  values.lists["items"] = {values_of({{"name", "1"}}), values_of({{"name", "2"}})};
  CHECK(filled("{{#items}}\n{{name}}{{other}};\n{{/items}}\n{{name}}", values) ==
        "1o;\n2o;\nouter");
}

TEST_CASE(
    "a section over a text is written where the text is not empty, an inverted one where it is") {
  const std::string page = "{{#name}}yes{{/name}}{{^name}}no{{/name}}";
  CHECK(filled(page, values_of({{"name", "x"}})) == "yes");
  CHECK(filled(page, values_of({{"name", ""}})) == "no");
}

TEST_CASE("a remark is not written, a partial is") {
  CHECK(filled("{{! why }}\n{{>part.html}}", values_of({{"name", "x"}})) == "[x]");
}

TEST_CASE("an unknown hole, section or template and a tag left open are errors that name it") {
  const Values values = values_of({{"name", "x"}});
  CHECK_THROWS_WITH(filled("{{nmae}}", values), Catch::Contains("nmae"));
  CHECK_THROWS_WITH(filled("{{#items}}{{/items}}", values), Catch::Contains("items"));
  CHECK_THROWS_WITH(filled("{{>gone.html}}", values), Catch::Contains("gone.html"));
  CHECK_THROWS_AS(filled("{{#name}} ...", values), Error);
  CHECK_THROWS_AS(filled("{{name", values), Error);
  CHECK_THROWS_AS(filled("{{}}", values), Error);
}

TEST_CASE("a template that holds itself is an error") {
  const Templates templates{.files = {{"page.html", "{{>page.html}}"}}};
  CHECK_THROWS_WITH(fill(templates, "page.html", {}), Catch::Contains("holds itself"));
}
