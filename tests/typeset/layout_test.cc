#include "gazette/typeset/layout.h"

#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// Findings of the shipped layout with `from` replaced by `to`; empty where it still reads clean.
std::string findings(const std::string& from, const std::string& to) {
  std::string text = sample_layout_text();
  const std::size_t place = text.find(from);
  REQUIRE(place != std::string::npos);
  text.replace(place, from.size(), to);
  Diagnostics diagnostics;
  const std::optional<Layout> layout = read_layout(text, "layouts/x.toml", diagnostics);
  CHECK(layout.has_value() == !diagnostics.has_errors());
  std::string codes;
  for (const Diagnostic& found : diagnostics.list()) {
    codes += (codes.empty() ? "" : " ") + std::string(found.code) + ": " + found.message;
    CHECK(found.place.path == "layouts/x.toml");
  }
  return codes;
}

TEST_CASE("the layout that comes with the program reads without a finding") {
  Diagnostics diagnostics;
  const auto layout = read_layout(sample_layout_text(), "layouts/cong-bao.toml", diagnostics);
  REQUIRE(layout.has_value());
  CHECK(diagnostics.list().empty());
  CHECK(layout->page_width == points(595.276));
  CHECK(layout->measure() == points(595.276) - points(66) - points(58));
  CHECK(layout->head_left_per_mille == 420);
  CHECK(layout->style("body").indent == points(28.35));
  CHECK(layout->style("article").keep_with_next);
  CHECK(layout->text("number") == "Số");
}

TEST_CASE("a style is a copy of the one it is like, with its own values over it") {
  const Style& article = sample_layout().style("article");
  const Style& body = sample_layout().style("body");
  CHECK(article.bold);
  CHECK_FALSE(body.bold);
  CHECK(article.size == body.size);
  CHECK(article.indent == body.indent);
  CHECK(article.before == points(8));
}

TEST_CASE("a style that is like one not yet written is named") {
  CHECK(findings("like = \"body\"", "like = \"bodi\"") == "G0107: no style \"bodi\" stands above");
}

TEST_CASE("a layout without a style of pictures sets them as the text") {
  std::string toml = sample_layout_text();
  const std::size_t begin = toml.find("[style.picture]");
  REQUIRE(begin != std::string::npos);
  toml.erase(begin, toml.find("[style.", begin + 1) - begin);
  Diagnostics diagnostics;
  const auto layout = read_layout(toml, "layout.toml", diagnostics);
  REQUIRE(layout);
  CHECK(layout->style("picture").indent == layout->style("body").indent);
}

TEST_CASE("a missing style, text and length are named") {
  CHECK(findings("[style.folio]\nlike = \"running_head\"\nalign = \"left\"\n", "") ==
        "G0105: the layout has no style \"folio\"");
  CHECK(findings("phone = \"Điện thoại:\"\n", "") == "G0105: the layout has no text \"phone\"");
  CHECK(findings("rule_thickness = 0.6\n", "") == "G0105: the layout has no \"rule_thickness\"");
}

TEST_CASE("what cannot be used as a length, an alignment or a share is named") {
  CHECK(findings("indent = 28.35", "indent = -1") ==
        "G0108: the value of \"indent\" cannot be used");
  CHECK(findings("size = 14\nleading = 19", "size = 14\nleading = 9").find("G0108") == 0);
  CHECK(findings("align = \"center\"", "align = \"middle\"").find("G0108") == 0);
  CHECK(findings("head_left_per_mille = 420", "head_left_per_mille = 950") ==
        "G0108: the value of \"head_left_per_mille\" cannot be used");
  CHECK(findings("text_bottom = 778", "text_bottom = 200") ==
        "G0108: the value of \"width\" cannot be used");
}

TEST_CASE("an unknown key of a page and of a style is named") {
  CHECK(findings("inner = 66", "inner = 66\nouter_margin = 5").find("G0104") == 0);
  CHECK(findings("indent = 28.35", "indent = 28.35\nident = 5").find("G0104") == 0);
}

TEST_CASE("a file that is no TOML is no layout") {
  CHECK(findings("[page]", "[page").find("G0102") == 0);
  CHECK(findings("[page]", "[pages]").find("the layout has no [page]") != std::string::npos);
}

}  // namespace
}  // namespace gazette::typeset
