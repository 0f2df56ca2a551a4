// Which page stands where, for every count of pages, and that folding gives the book.

#include "gazette/press/impose_plan.h"

#include <algorithm>
#include <numeric>

#include <catch2/catch.hpp>

#include "gazette/press/impose_fold.h"

namespace gazette::press {
namespace {

using Pages = std::vector<std::uint32_t>;

/// The pages of a side, row by row from the top.
Pages pages_of(const Side& side) {
  Side cells = side;
  std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) {
    return a.row != b.row ? a.row > b.row : a.column < b.column;
  });
  Pages pages;
  for (const Cell& cell : cells) {
    pages.push_back(cell.page);
  }
  return pages;
}

SeenSide seen(const Side& side, const Signature& signature) {
  SeenSide result{.columns = signature.columns, .rows = signature.rows};
  result.places.resize(side.size());
  for (const Cell& cell : side) {
    result.at(cell.column, cell.row) = {cell.page, cell.turns};
  }
  return result;
}

SeenSheet seen(const Sheet& sheet, const Signature& signature) {
  return {seen(sheet.sides.front(), signature), seen(sheet.sides.back(), signature)};
}

/// The leaves of a plan as a bookbinder makes them.
std::vector<Leaf> bound(const Plan& plan) {
  std::vector<Leaf> book;
  for (std::uint32_t i = 0; i < plan.signatures.size(); ++i) {
    const Signature& signature = plan.signatures[i];
    std::vector<SeenSheet> sheets;
    for (const Sheet& sheet : plan.sheets) {
      if (sheet.signature == i) {
        sheets.push_back(seen(sheet, signature));
      }
    }
    std::vector<Leaf> leaves;
    if (plan.scheme == Scheme::cut_stack) {
      leaves = cut_and_stacked(sheets);
    } else if (signature.work == Work::work_and_turn) {
      const SeenSheet half = left_half(sheets.front());
      const bool lies = half.front.at(0, 0).turns % 2 == 1;
      leaves = folded({turned(half.front, lies ? 3 : 0), turned(half.back, lies ? 1 : 0)});
    } else {
      std::vector<std::vector<Leaf>> parts;
      std::transform(sheets.begin(), sheets.end(), std::back_inserter(parts), folded);
      leaves = nested(parts);
    }
    book.insert(book.end(), leaves.begin(), leaves.end());
  }
  return book;
}

std::vector<Leaf> leaves_to(std::uint32_t last) {
  std::vector<Leaf> book;
  for (std::uint32_t page = 1; page < last; page += 2) {
    book.push_back({{page, 0}, {page + 1, 0}});
  }
  return book;
}

Pages sizes_of(const Plan& plan) {
  Pages sizes;
  for (const Signature& signature : plan.signatures) {
    sizes.push_back(signature.pages_count);
  }
  return sizes;
}

constexpr ImposeJob kNested = {.scheme = Scheme::perfect, .work = Work::nested};
constexpr ImposeJob kSheetwise = {.scheme = Scheme::perfect, .work = Work::sheetwise};

}  // namespace

TEST_CASE("a stitched booklet of 12 pages has its outer pages on the outer sheet") {
  const Plan plan = make_plan(12, {});
  REQUIRE(plan.sheets.size() == 3);
  CHECK(pages_of(plan.sheets[0].sides[0]) == Pages{12, 1});
  CHECK(pages_of(plan.sheets[0].sides[1]) == Pages{2, 11});
  CHECK(pages_of(plan.sheets[1].sides[0]) == Pages{10, 3});
  CHECK(pages_of(plan.sheets[1].sides[1]) == Pages{4, 9});
  CHECK(pages_of(plan.sheets[2].sides[0]) == Pages{8, 5});
  CHECK(pages_of(plan.sheets[2].sides[1]) == Pages{6, 7});
}

TEST_CASE("a sheet of 16 pages is the form of the trade, its second row head down") {
  const Plan plan = make_plan(32, kSheetwise);
  REQUIRE(plan.sheets.size() == 2);
  CHECK(pages_of(plan.sheets[0].sides[0]) == Pages{5, 12, 9, 8, 4, 13, 16, 1});
  CHECK(pages_of(plan.sheets[0].sides[1]) == Pages{7, 10, 11, 6, 2, 15, 14, 3});
  CHECK(pages_of(plan.sheets[1].sides[0]) == Pages{21, 28, 25, 24, 20, 29, 32, 17});
  for (const Cell& cell : plan.sheets[0].sides[0]) {
    CHECK(cell.turns == (cell.row == 1 ? 2 : 0));
  }
}

TEST_CASE("work-and-turn has front and back on one plate, which lies where that is squarer") {
  ImposeJob job = kSheetwise;
  job.work = Work::work_and_turn;
  job.signature_pages = 8;
  const Plan eight = make_plan(8, job);
  REQUIRE(eight.sheets.size() == 1);
  REQUIRE(eight.sheets[0].sides.size() == 1);
  CHECK(pages_of(eight.sheets[0].sides[0]) == Pages{5, 4, 3, 6, 8, 1, 2, 7});
  job.signature_pages = 16;
  const Plan sixteen = make_plan(16, job);
  CHECK(sixteen.signatures[0].columns == 4);
  CHECK(sixteen.signatures[0].rows == 4);
  CHECK(pages_of(sixteen.sheets[0].sides[0]) ==
        Pages{8, 1, 2, 7, 9, 16, 15, 10, 12, 13, 14, 11, 5, 4, 3, 6});
}

TEST_CASE("cut and stacked, each place of the sheet has a stretch of the book") {
  const Plan plan = make_plan(10, {.scheme = Scheme::cut_stack, .up = 2});
  REQUIRE(plan.sheets.size() == 3);
  CHECK(plan.places_count == 12);
  CHECK(pages_of(plan.sheets[0].sides[0]) == Pages{1, 7});
  CHECK(pages_of(plan.sheets[0].sides[1]) == Pages{8, 2});
  CHECK(pages_of(plan.sheets[2].sides[0]) == Pages{5, 11});
}

TEST_CASE("what is left over of whole signatures is set before the last whole one") {
  CHECK(sizes_of(make_plan(152, kSheetwise)) == Pages{16, 16, 16, 16, 16, 16, 16, 16, 8, 16});
  CHECK(sizes_of(make_plan(44, kSheetwise)) == Pages{16, 8, 4, 16});
  CHECK(sizes_of(make_plan(44, kNested)) == Pages{16, 12, 16});
  CHECK(sizes_of(make_plan(12, kSheetwise)) == Pages{8, 4});
  CHECK(sizes_of(make_plan(3, kSheetwise)) == Pages{4});
  CHECK(sizes_of(make_plan(64, kSheetwise)) == Pages{16, 16, 16, 16});
  const Plan plan = make_plan(152, kSheetwise);
  CHECK(plan.signatures[7].work == Work::sheetwise);
  CHECK(plan.signatures[8].work == Work::work_and_turn);
  CHECK(plan.signatures[8].first_page == 129);
  CHECK(plan.signatures[9].first_page == 137);
}

TEST_CASE("creep is a caliper for each sheet around, exactly") {
  const Length caliper = millimetres(0.0875);
  const Plan plan = make_plan(64, {.caliper = caliper});
  REQUIRE(plan.sheets.size() == 16);
  for (std::size_t i = 0; i < plan.sheets.size(); ++i) {
    for (const Side& side : plan.sheets[i].sides) {
      for (const Cell& cell : side) {
        CHECK(cell.shift.scaled == caliper.scaled * static_cast<std::int64_t>(i));
      }
    }
  }
  CHECK(creep_most(plan) == caliper * 15);
  CHECK(to_text(creep_most(plan)) == "3.72");  // 1.31 mm
  CHECK(creep_most(make_plan(4, {.caliper = caliper})) == Length{});
  ImposeJob job = kNested;
  job.caliper = caliper;
  CHECK(creep_most(make_plan(64, job)) == caliper * 3);
}

TEST_CASE("every plan of 1 to 200 pages gives the book when it is folded, head up") {
  std::vector<ImposeJob> jobs = {{}, kNested, kSheetwise};
  for (const std::uint32_t pages : {4U, 8U, 16U}) {
    for (const Work work : {Work::nested, Work::sheetwise, Work::work_and_turn}) {
      jobs.push_back({.scheme = Scheme::perfect, .work = work, .signature_pages = pages});
    }
  }
  for (const std::uint32_t up : {2U, 4U, 8U}) {
    jobs.push_back({.scheme = Scheme::cut_stack, .up = up});
  }
  for (std::uint32_t pages = 1; pages <= 200; ++pages) {
    for (const ImposeJob& job : jobs) {
      const Plan plan = make_plan(pages, job);
      const std::uint32_t multiple = job.scheme == Scheme::cut_stack ? 2 * job.up : 4;
      CAPTURE(pages, static_cast<int>(job.scheme), static_cast<int>(job.work), job.up,
              job.signature_pages);
      REQUIRE(plan.places_count == (pages + multiple - 1) / multiple * multiple);
      REQUIRE(bound(plan) == leaves_to(plan.places_count));
    }
  }
}

TEST_CASE("folding does what paper does") {
  const SeenSide front{.columns = 2, .rows = 1, .places = {{4, 0}, {1, 0}}};
  const SeenSide back{.columns = 2, .rows = 1, .places = {{2, 0}, {3, 0}}};
  CHECK(folded({front, back}) == std::vector<Leaf>{{{1, 0}, {2, 0}}, {{3, 0}, {4, 0}}});
  // Printed the other way round, the book begins with another page.
  CHECK(folded({back, front}) == std::vector<Leaf>{{{3, 0}, {4, 0}}, {{1, 0}, {2, 0}}});
  const SeenSide left = turned(front, 1);
  CHECK(left == SeenSide{.columns = 1, .rows = 2, .places = {{4, 1}, {1, 1}}});
  CHECK(turned(left, 3) == front);
}

}  // namespace gazette::press
