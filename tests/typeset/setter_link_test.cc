// Words that lead somewhere: their runs, and the places that can be pressed.
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/setter.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

model::TextLink link(const std::string& text, const std::string& words, std::string target) {
  const std::size_t begin = text.find(words);
  return {.place = {.origin = {.paragraph = 1}, .begin = begin, .end = begin + words.size()},
          .target = std::move(target)};
}

Galley set_with(const std::string& text, const std::vector<model::TextLink>& links, double width,
                bool justified = false) {
  Workbench bench;
  Style style = sample_layout().style("body");
  style.indent = {};
  style.alignment = justified ? model::Alignment::justified : model::Alignment::left;
  model::Paragraph source = paragraph(text);
  source.origin = {.paragraph = 1};
  Galley galley;
  bench.setter.set_links(links);
  bench.setter.add(galley, source, {.style = &style, .width = points(width), .paragraph = 7});
  return galley;
}

TEST_CASE("words that lead somewhere are a run of their own, pressed where they stand") {
  const std::string text = "Theo khoản 2 Điều 5, và Điều 7.";
  const std::vector<model::TextLink> links = {link(text, "khoản 2 Điều 5", "a#dieu-5-khoan-2"),
                                              link(text, "Điều 7", "a#dieu-7")};
  const Galley galley = set_with(text, links, 400);
  REQUIRE(galley.runs.size() == 4);
  CHECK(galley.runs[0].link == 0);
  CHECK(galley.runs[1].link == 1);
  CHECK(galley.runs[1].words_count == 4);  // with the comma behind it
  CHECK(galley.runs[2].link == 0);
  CHECK(galley.runs[3].link == 2);
  REQUIRE(galley.links.size() == 2);
  CHECK(galley.links[0].target == "a#dieu-5-khoan-2");
  CHECK(galley.links[0].x == galley.runs[1].x);
  CHECK(galley.links[0].y == Length{});
  CHECK(to_text(galley.links[0].height) == "19");
  CHECK(galley.links[0].paragraph == 7);
  CHECK(galley.links[0].link == 1);
  CHECK(galley.links[0].x + galley.links[0].width < galley.runs[2].x);
}

TEST_CASE("words stand where they stood, whether they lead somewhere or not") {
  const std::string text =
      "Căn cứ Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016 của Chính phủ quy định chi tiết";
  const Galley plain = set_with(text, {}, 200, true);
  const Galley linked =
      set_with(text, {link(text, "Nghị định số 34/2016/NĐ-CP ngày 14", "b")}, 200, true);
  CHECK(plain.words == linked.words);
  CHECK(plain.slugs.size() == linked.slugs.size());
  CHECK(plain.runs.back().x + plain.runs.back().gap ==
        linked.runs.back().x + linked.runs.back().gap);
}

TEST_CASE("words on two lines are pressed on each of them, as one link") {
  const std::string text = "Theo Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016.";
  const Galley galley =
      set_with(text, {link(text, "Nghị định số 34/2016/NĐ-CP ngày 14 tháng 5 năm 2016", "b")}, 150);
  REQUIRE(galley.links.size() == galley.slugs.size());
  CHECK(galley.slugs.size() > 1);
  for (const Link& place : galley.links) {
    CHECK(place.link == 1);
    CHECK(place.target == "b");
  }
  CHECK(galley.links[1].x == Length{});
}

TEST_CASE("the mark of a note begins no line, also where a space stands before it") {
  for (int width = 90; width < 200; ++width) {
    Workbench bench;
    Style style = sample_layout().style("body");
    style.indent = {};
    style.alignment = model::Alignment::left;
    model::Paragraph source;
    source.spans = {{.text = "thực hiện theo "}, {.text = "7", .note = 1}, {.text = " việc khác"}};
    const SetParagraph set = bench.setter.set(source, {.style = &style, .width = points(width)});
    for (const SetLine& line : set.lines) {
      CHECK(set.runs[line.runs_begin].kind != RunKind::note_mark);
    }
  }
}

TEST_CASE("links of other paragraphs leave a paragraph alone") {
  const std::string text = "Theo Điều 5.";
  model::TextLink other = link(text, "Điều 5", "a#dieu-5");
  other.place.origin = {.paragraph = 2};
  const Galley galley = set_with(text, {other}, 400);
  CHECK(galley.links.empty());
  CHECK(galley.runs.size() == 1);
}

}  // namespace
}  // namespace gazette::typeset
