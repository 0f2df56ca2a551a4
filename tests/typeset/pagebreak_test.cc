#include "gazette/typeset/pagebreak.h"

#include <vector>

#include <catch2/catch.hpp>

#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

constexpr PageMeasure kPage = {.height = {100 * kScaledPerPoint},
                               .line_stretch_most = {kScaledPerPoint}};

Slug line(int height, int before = 0, int stretch = 0) {
  return {
      .space_before = points(before), .stretch_before = points(stretch), .height = points(height)};
}

Galley lines(std::size_t count, int height) {
  Galley galley;
  galley.slugs.assign(count, line(height));
  return galley;
}

/// Paragraphs, headings, forced pages and high blocks as they come.
Galley random_galley(Dice& dice) {
  Galley galley;
  for (std::size_t i = 1 + dice.roll(120); i > 0; --i) {
    Slug slug = line(static_cast<int>(4 + dice.roll(14)), static_cast<int>(dice.roll(6)),
                     static_cast<int>(dice.roll(4)));
    slug.break_cost = dice.one_in(3) ? kForbiddenBreak : 0;
    slug.new_page = dice.one_in(25);
    if (dice.one_in(40)) {
      slug.height = points(130);
    }
    galley.slugs.push_back(slug);
  }
  return galley;
}

/// The height of a page as it will be drawn.
Length drawn_height(const Galley& galley, const PageSpan& span) {
  Length height = {};
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const Slug& slug = galley.slugs[i];
    if (i > span.begin) {
      height += slug.space_before + slug.stretch_before * span.gap_stretch_per_mille / 1000 +
                span.line_stretch;
    }
    height += slug.height;
  }
  return height;
}

TEST_CASE("an empty galley has no page") {
  CHECK(break_pages({}, {}, kPage).empty());
}

TEST_CASE("every slug stands on exactly one page, in order, and no page is higher than its room") {
  Dice dice(1);
  for (int trial = 0; trial < 200; ++trial) {
    const Galley galley = random_galley(dice);
    std::size_t next = 0;
    for (const PageSpan& span : break_pages(galley, {}, kPage)) {
      REQUIRE(span.begin == next);
      REQUIRE(span.end > span.begin);
      next = span.end;
      for (std::size_t i = span.begin + 1; i < span.end; ++i) {
        REQUIRE_FALSE(galley.slugs[i].new_page);
      }
      REQUIRE(span.overfull == (galley.slugs[span.begin].height > kPage.height));
      REQUIRE((!span.overfull || span.end == span.begin + 1));
      REQUIRE((span.overfull || drawn_height(galley, span) <= kPage.height));
      REQUIRE(span.line_stretch <= kPage.line_stretch_most);
      REQUIRE(span.gap_stretch_per_mille <= 1000);
    }
    REQUIRE(next == galley.slugs.size());
  }
}

TEST_CASE("pages are filled to the last line") {
  const auto pages = break_pages(lines(25, 10), {}, kPage);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].end == 10);
  CHECK(pages[1].end == 20);
  CHECK(pages[0].natural == points(100));
  CHECK(pages[2].natural == points(50));
}

TEST_CASE("where a break is forbidden the page ends earlier") {
  Galley galley = lines(25, 10);
  for (const std::size_t kept : {9U, 10U, 11U}) {
    galley.slugs[kept].break_cost = kForbiddenBreak;
  }
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].end == 8);
  CHECK(pages[1].end == 18);
}

TEST_CASE("a chain of headings longer than a page is broken all the same") {
  Galley galley = lines(15, 10);
  for (Slug& slug : galley.slugs) {
    slug.break_cost = kForbiddenBreak;
  }
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 2);
  CHECK_FALSE(pages[0].overfull);
}

TEST_CASE("the room of a page goes to the spaces between paragraphs first, then to the lines") {
  Galley galley = lines(8, 10);  // 80 pt on a page of 100
  galley.slugs[4] = line(10, 4, 8);
  galley.slugs.push_back(line(30));
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].natural == points(84));
  CHECK(pages[0].gap_stretch_per_mille == 1000);
  CHECK(pages[0].line_stretch == points(1));  // 8 / 7 would be more than a line may take
  CHECK(pages[1].gap_stretch_per_mille == 0);
}

TEST_CASE("a little room is shared out within the spaces between paragraphs") {
  Galley galley = lines(9, 10);
  galley.slugs[3] = line(10, 2, 8);
  galley.slugs[6] = line(10, 4, 8);
  galley.slugs.push_back(line(30));
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].natural == points(96));
  CHECK(pages[0].gap_stretch_per_mille == 250);
  CHECK(pages[0].line_stretch == Length{});
}

TEST_CASE("the last page of a text is not stretched") {
  Galley galley = lines(16, 10);
  galley.slugs[5].new_page = true;
  for (Slug& slug : galley.slugs) {
    slug.stretch_before = points(5);
  }
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].end == 5);
  CHECK(pages[0].gap_stretch_per_mille == 0);
  CHECK(pages[0].line_stretch == Length{});
  CHECK(pages[2].line_stretch == Length{});
}

TEST_CASE("the space above a paragraph vanishes at the top of a page") {
  Galley galley = lines(20, 10);
  galley.slugs[10].space_before = points(50);
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 2);
  CHECK(pages[1].natural == points(100));
}

TEST_CASE("one line is not left alone on the last page where the pages before have room") {
  Galley galley = lines(21, 10);
  for (Slug& slug : galley.slugs) {
    slug.stretch_before = points(2);
  }
  galley.slugs[20].height = points(5);
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 3);
  CHECK(pages[2].end - pages[2].begin >= 2);
}

TEST_CASE("a page that goes on with a table has room for the repeated heading rows") {
  Galley galley = lines(30, 10);
  galley.tables.push_back({.first_slug = 2, .slugs_count = 2, .height = points(20)});
  for (std::size_t i = 2; i < galley.slugs.size(); ++i) {
    galley.slugs[i].table = 1;
    galley.slugs[i].repeats = i < 4;
  }
  const auto pages = break_pages(galley, {}, kPage);
  REQUIRE(pages.size() == 4);  // 10, then 8 on each page
  CHECK_FALSE(pages[0].repeats_head);
  for (std::size_t i = 1; i < pages.size(); ++i) {
    CHECK(pages[i].repeats_head);
    CHECK(pages[i].natural <= kPage.height);
  }
  CHECK(pages[1].end - pages[1].begin == 8);
}

TEST_CASE("a galley of a hundred thousand lines is broken into its pages") {
  const auto pages = break_pages(lines(100'000, 10), {}, kPage);
  CHECK(pages.size() == 10'000);
}

TEST_CASE("a landscape page that ends short of its own foot keeps its leading") {
  Galley galley;
  galley.slugs.assign(9, {.height = points(10), .landscape = true});
  galley.slugs.push_back({.height = points(12), .landscape = true});
  const auto pages = break_pages(
      galley, {},
      {.height = points(1280), .line_stretch_most = points(1), .landscape_height = points(100)});
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].end == 9);
  CHECK(pages[0].line_stretch == Length{});
}

}  // namespace
}  // namespace gazette::typeset
