#include "gazette/typeset/layout.h"

#include <array>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

/// Findings of the shipped layout with `from` replaced by `to`; empty where it still reads clean.
std::string findings(const std::string& from, const std::string& to) {
  LayoutFile file = {.toml = shipped_layout("cong-bao-a4").toml, .path = "layouts/x.toml"};
  const std::size_t place = file.toml.find(from);
  REQUIRE(place != std::string::npos);
  file.toml.replace(place, from.size(), to);
  Diagnostics diagnostics;
  const std::optional<Layout> layout = read_layout(std::array{file}, diagnostics);
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
  const auto layout = read_layout(std::array{shipped_layout("cong-bao-a4")}, diagnostics);
  REQUIRE(layout.has_value());
  CHECK(diagnostics.list().empty());
  CHECK(layout->page_width == points(595.276));
  CHECK(layout->measure() == points(595.276) - points(66) - points(58));
  CHECK(layout->head_left_per_mille == 420);
  CHECK(layout->style("body").indent == points(28.35));
  CHECK(layout->style("article").keep_with_next);
  CHECK(layout->text("masthead_number") == "Số {number}");
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
  CHECK(findings("like = \"body\"", "like = \"bodi\"") ==
        "G0107: no style \"bodi\" can be copied here");
}

TEST_CASE("a layout without a style of pictures sets them as the text") {
  std::string toml = shipped_layout("cong-bao-a4").toml;
  const std::size_t begin = toml.find("[style.picture]");
  REQUIRE(begin != std::string::npos);
  toml.erase(begin, toml.find("[style.", begin + 1) - begin);
  Diagnostics diagnostics;
  const auto layout =
      read_layout(std::array{LayoutFile{.toml = toml, .path = "x.toml"}}, diagnostics);
  REQUIRE(layout);
  CHECK(layout->style("picture").indent == layout->style("body").indent);
}

TEST_CASE("a missing style, text and length are named") {
  CHECK(findings("[style.folio]\nlike = \"running_head\"\nalign = \"left\"\n", "") ==
        "G0105: the layout has no style \"folio\"");
  CHECK(findings("contents_page = \"Trang\"\n", "") ==
        "G0105: the layout has no text \"contents_page\"");
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
        "G0108: the text block cannot be used");
  CHECK(findings("folio = \"outside\"", "folio = \"left\"") ==
        "G0108: the value of \"folio\" cannot be used");
  CHECK(findings("contents_begin = 1", "contents_begin = 4") ==
        "G0108: the value of \"contents_begin\" cannot be used");
}

TEST_CASE("an unknown key of a page and of a style is named") {
  CHECK(findings("inner = 66", "inner = 66\nouter_margin = 5").find("G0104") == 0);
  CHECK(findings("indent = 28.35", "indent = 28.35\nident = 5").find("G0104") == 0);
}

TEST_CASE("a file that is no TOML is no layout") {
  CHECK(findings("[page]", "[page").find("G0102") == 0);
  CHECK(findings("[page]", "[pages]").find("the layout has no [page]") != std::string::npos);
}

TEST_CASE("a name in braces that a text does not know is found") {
  CHECK(findings("{name}/Số {number}", "{name}/Số {so}") ==
        "G0108: nothing is known of \"{so}\" here");
  CHECK(findings("In tại: {printer}", "In tại: {nha_in}") ==
        "G0108: nothing is known of \"{nha_in}\" here");
}

TEST_CASE("a layout that builds on another says only what is other") {
  const LayoutFile over = {.toml =
                               "like = \"cong-bao-a4\"\n[page]\ninner = 50\n"
                               "[style.body]\nsize = 12\n[style.article]\nbold = false\n"
                               "[style.clause]\nlike = \"own\"\nbefore = 9\n"
                               "[style.own]\nlike = \"article\"\nsize = 13\n",
                           .path = "own.toml"};
  CHECK(base_of(over) == "cong-bao-a4");
  Diagnostics diagnostics;
  const auto layout = read_layout(std::array{shipped_layout("cong-bao-a4"), over}, diagnostics);
  REQUIRE(layout);
  CHECK(diagnostics.list().empty());
  CHECK(layout->inner == points(50));
  CHECK(layout->outer == sample_layout().outer);
  CHECK(layout->style("body").size == points(12));
  CHECK(layout->style("note").indent == Length{});
  CHECK(layout->style("closing").size == points(12));  // like the body, whatever it is
  CHECK(layout->style("clause").size == points(13));   // like one that stands below it
  CHECK_FALSE(layout->style("article").bold);
  CHECK(layout->style("article").keep_with_next);
  CHECK_FALSE(layout->style("own").bold);
}

TEST_CASE("a style that nothing is set in is named, and one without room for text") {
  CHECK(findings("[style.body]", "[style.bodi]\nsize = 9\n[style.body]") ==
        "G0104: nothing is set in the style \"bodi\"");
  CHECK(findings("indent = 28.35", "indent = 28.35\nleft = 300\nright = 300").find("G0108") == 0);
  CHECK(findings("like = \"body\"", "like = \"picture\"").find("G0107") == 0);
}

TEST_CASE("size and leading are judged when all files have spoken") {
  const LayoutFile over = {.toml =
                               "like = \"cong-bao-a4\"\n[style.body]\nsize = 17\n"
                               "leading = 24\n[style.note]\nsize = 15\nleading = 18\n",
                           .path = "own.toml"};
  Diagnostics diagnostics;
  CHECK(read_layout(std::array{shipped_layout("cong-bao-a4"), over}, diagnostics));
  CHECK(diagnostics.list().empty());
}

TEST_CASE("the layouts that come with the program hold what they promise") {
  const Layout a4 = layout_named("cong-bao-a4");
  const Layout compact = layout_named("cong-bao-compact");
  const Layout large = layout_named("cong-bao-chu-lon");
  CHECK(compact.style("body").size >= points(11));
  CHECK(a4.text("table_continued").empty());
  CHECK(large.text("table_continued") == "(tiếp theo)");
  // Lines and characters of a page together: a quarter more at least fits one page.
  const auto area = [](const Layout& layout) {
    const Style& body = layout.style("body");
    return (layout.text_block(false).height().scaled / body.leading.scaled) *
           (layout.measure().scaled / body.size.scaled);
  };
  CHECK(area(a4) * 4 <= area(compact) * 3);
  for (const std::string_view style : {"body", "clause", "point", "preamble", "article"}) {
    CHECK(large.style(style).size >= points(18));
    CHECK(large.style(style).alignment == model::Alignment::left);
  }
}

TEST_CASE("a pattern whose value is empty makes no line") {
  using Values = std::vector<std::pair<std::string_view, std::string>>;
  CHECK(fill("In tại: {printer}", Values{{"printer", "Nhà in"}}) == "In tại: Nhà in");
  CHECK(fill("In tại: {printer}", Values{{"printer", ""}}) == std::nullopt);
  CHECK(fill("Mục lục", Values{}) == "Mục lục");
}

}  // namespace
}  // namespace gazette::typeset
