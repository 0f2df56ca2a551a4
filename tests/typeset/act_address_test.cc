#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/codes.h"
#include "gazette/typeset/pages.h"
#include "gazette/typeset/typeset.h"
#include "tests/typeset/sample_issue.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::typeset {
namespace {

const std::string kAddress =
    "https://congbao.example.vn/eli/2022/09/15/chu-tich-1-2022-qd-ubnd-2022-09-15/";

/// An issue of acts whose first one has an address.
Book addressed_book(const model::Issue& issue, const Layout& layout, const std::string& address) {
  Diagnostics diagnostics;
  Book book =
      typeset_issue(issue, layout, sample_fonts(), {.act_addresses = {address, ""}}, diagnostics);
  CHECK(diagnostics.list().empty());
  return book;
}

model::Issue two_acts() {
  return issue_of({decision(1, 3, 60), decision(2, 3, 60)});
}

TEST_CASE("an act says in the foot margin of its first page where it stands online") {
  for (const char* name : {"cong-bao-a4", "cong-bao-compact", "cong-bao-chu-lon"}) {
    INFO(name);
    const Layout layout = layout_named(name);
    const Book book = addressed_book(two_acts(), layout, kAddress);
    const auto page = std::find_if(book.pages.begin(), book.pages.end(),
                                   [](const Page& each) { return each.entry == 1; });
    REQUIRE(page != book.pages.end());
    REQUIRE(page->online_runs > 0);
    std::string words;
    for (std::size_t i = page->runs.size() - page->online_runs; i < page->runs.size(); ++i) {
      const TextRun& run = page->runs[i];
      append_run(book, *page, run, words);
      CHECK(run.y > layout.text_bottom);
      CHECK(run.y < book.page_height - points(4));
      CHECK(book.paragraphs.at(run.paragraph).generated == Generated::act_address);
    }
    CHECK(words == "Bản điện tử của văn bản: " + kAddress);

    // The code is that of the address, with its white between the text, the words and the edge.
    const std::vector<Rule> code =
        joined_rules(rules_of(qr_code(kAddress), {}, {}, layout.act_code_side));
    REQUIRE(page->online_rules == code.size());
    const Rule& first = page->rules[page->rules.size() - code.size()];
    CHECK(first.width == code.front().width);
    const Length module = layout.act_code_side / qr_code(kAddress).modules;
    CHECK(first.y - layout.text_bottom >= module * 4);
    CHECK(book.page_height - (first.y + layout.act_code_side) >= millimetres(5));  // of a printer
    CHECK(page->runs.back().x - (first.x + layout.act_code_side) >= module * 4);
    REQUIRE_FALSE(page->links.empty());
    CHECK(page->links.back().target == kAddress);
    CHECK(page->links.back().y == first.y);
  }
}

TEST_CASE("what is printed does not know the address of an act") {
  Book with = addressed_book(two_acts(), sample_layout(), kAddress);
  Book without = addressed_book(two_acts(), sample_layout(), "");
  CHECK(std::count_if(with.pages.begin(), with.pages.end(),
                      [](const Page& page) { return page.online_runs > 0; }) == 1);
  for (Book* book : {&with, &without}) {
    for (Page& page : book->pages) {
      page = printed_page(page);
      page.links.clear();  // which print has none of
    }
  }
  CHECK(dump(with) == dump(without));
}

TEST_CASE("the address of an act is read aloud at its end, as a link") {
  const std::string structure =
      dump_structure(addressed_book(two_acts(), sample_layout(), kAddress));
  const std::size_t link =
      structure.find("    P\n      Link \"Bản điện tử của văn bản: " + kAddress + "\"\n  Art\n");
  CHECK(link != std::string::npos);
}

TEST_CASE(
    "an address is left out where the layout has no words for it, its code where it is long") {
  Layout layout = sample_layout();
  layout.texts["act_address"] = "";
  CHECK(dump(addressed_book(two_acts(), layout, kAddress)) ==
        dump(addressed_book(two_acts(), layout, "")));

  const std::string long_address = "https://congbao.example.vn/" + std::string(250, 'a') + "/";
  const Book book = addressed_book(two_acts(), sample_layout(), long_address);
  const auto page = std::find_if(book.pages.begin(), book.pages.end(),
                                 [](const Page& each) { return each.entry == 1; });
  REQUIRE(page != book.pages.end());
  CHECK(page->online_rules == 0);
  CHECK(page->online_runs > 0);
}

}  // namespace
}  // namespace gazette::typeset
