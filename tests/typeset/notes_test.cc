#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/act.h"
#include "gazette/typeset/pagebreak.h"
#include "gazette/typeset/pages.h"
#include "tests/typeset/sample_issue.h"

namespace gazette::typeset {
namespace {

constexpr PageMeasure kPage = {.height = {100 * kScaledPerPoint},
                               .line_stretch_most = {kScaledPerPoint},
                               .note_room = {10 * kScaledPerPoint}};

/// Lines of 10 pt; after each line that `calls` names so many slugs of notes are called in all.
Galley text(std::size_t count, const std::vector<std::pair<std::size_t, std::uint32_t>>& calls) {
  Galley galley;
  galley.slugs.assign(count, {.height = points(10)});
  for (const auto& [line, notes] : calls) {
    for (std::size_t i = line; i < count; ++i) {
      galley.slugs[i].notes = notes;
    }
  }
  return galley;
}

/// Notes of so many lines of 10 pt each; a note's second and last line do not stand alone.
Galley notes(const std::vector<std::size_t>& lines) {
  Galley galley;
  for (const std::size_t count : lines) {
    for (std::size_t i = 0; i < count; ++i) {
      galley.slugs.push_back(
          {.height = points(10),
           .break_cost = i == 1 || (i > 0 && i + 1 == count) ? kForbiddenBreak : 0,
           .begins_note = i == 0});
    }
  }
  return galley;
}

TEST_CASE("a note stands on the page of its mark and takes its room from the text") {
  const auto pages = break_pages(text(20, {{2, 1}}), notes({1}), kPage);
  REQUIRE(pages.size() == 3);
  CHECK(pages[0].end == 8);  // eight lines, the rule's room and one line of note
  CHECK(pages[0].notes_begin == 0);
  CHECK(pages[0].notes_end == 1);
  CHECK(pages[0].notes_height == points(20));
  CHECK(pages[0].natural == points(100));
  CHECK(pages[1].notes_begin == pages[1].notes_end);
}

TEST_CASE("a line whose note would not begin on its page takes it to the next") {
  // The tenth line calls a note of two lines: neither fits below ten lines of text.
  const auto pages = break_pages(text(14, {{9, 2}}), notes({2}), kPage);
  REQUIRE(pages.size() == 2);
  CHECK(pages[0].end <= 9);
  CHECK(pages[0].notes_end == 0);
  CHECK(pages[1].notes_begin == 0);
  CHECK(pages[1].notes_end == 2);
}

TEST_CASE("a note longer than its page goes on at the feet of the next, and the text with it") {
  const auto pages = break_pages(text(12, {{1, 30}}), notes({30}), kPage);
  std::size_t next = 0;
  for (const PageSpan& page : pages) {
    CHECK(page.notes_begin == next);
    CHECK_FALSE(page.overfull);
    next = page.notes_end;
  }
  CHECK(next == 30);
  CHECK(pages.front().notes_end >= 2);  // two lines of it at least under its mark
  CHECK(pages.back().end == 12);
}

TEST_CASE(
    "behind a note longer than its page another begins on a later one, and the text goes on") {
  // The sixth line calls a note of 30 lines and one of 2.
  const auto pages = break_pages(text(12, {{5, 32}}), notes({30, 2}), kPage);
  CHECK(pages[0].end >= 6);
  CHECK(pages[0].notes_end >= 2);
  CHECK(pages.back().notes_end == 32);
  for (const PageSpan& page : pages) {
    CHECK_FALSE(page.overfull);
  }
}

TEST_CASE("notes left over when the text has ended have pages of their own") {
  const auto pages = break_pages(text(1, {{0, 40}}), notes({40}), kPage);
  REQUIRE(pages.size() == 5);
  CHECK(pages[0].end == 1);
  CHECK(pages[0].notes_end == 8);
  CHECK(pages[1].begin == 1);
  CHECK(pages[1].end == 1);
  CHECK(pages[1].notes_end == 17);
  CHECK(pages[4].notes_end == 40);
}

TEST_CASE("every slug and every note stands on one page, in order, whatever calls them") {
  Dice dice(31);
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<std::size_t> lengths;
    std::vector<std::pair<std::size_t, std::uint32_t>> calls;
    std::uint32_t called = 0;
    const std::size_t count = 5 + dice.roll(60);
    for (std::size_t line = 0; line < count; ++line) {
      if (dice.one_in(6)) {
        lengths.push_back(1 + dice.roll(dice.one_in(8) ? 40 : 4));
        called += static_cast<std::uint32_t>(lengths.back());
        calls.emplace_back(line, called);
      }
    }
    const Galley galley = text(count, calls);
    const Galley feet = notes(lengths);
    std::size_t next = 0;
    std::size_t next_note = 0;
    for (const PageSpan& page : break_pages(galley, feet, kPage)) {
      INFO("trial " << trial);
      REQUIRE(page.begin == next);
      REQUIRE(page.notes_begin == next_note);
      REQUIRE_FALSE(page.overfull);
      REQUIRE(page.natural <= kPage.height);
      next = page.end;
      next_note = page.notes_end;
      REQUIRE((page.begin == page.end || next_note <= galley.slugs[next - 1].notes));
    }
    REQUIRE(next == count);
    REQUIRE(next_note == called);
  }
}

/// An act whose first article calls two notes, the second first.
model::Instrument act_with_notes() {
  model::Instrument act = decision(1, 3, 20);
  std::vector<model::Span>& spans = act.provisions.front().heading.spans;
  spans.push_back({.text = "2", .emphasis = model::kSuperscript, .note = 2});
  spans.push_back({.text = " và "});
  spans.push_back({.text = "1", .emphasis = model::kSuperscript, .note = 1});
  act.notes.push_back({.mark = "1", .paragraphs = {paragraph("Đã được sửa đổi.")}});
  act.notes.push_back(
      {.mark = "2", .paragraphs = {paragraph("Còn hiệu lực."), paragraph("Đến hết năm.")}});
  act.notes.push_back({.mark = "3", .paragraphs = {paragraph("Không dấu.")}});
  return act;
}

TEST_CASE("notes are set in the order of their first marks, one without a mark at the end") {
  Workbench bench;
  const model::Issue issue = issue_of({act_with_notes()});
  const SetAct act = set_act(bench.setter, issue.entries[0], 1);
  std::vector<std::string> lines;
  for (std::size_t slug = 0; slug < act.notes.slugs.size(); ++slug) {
    const SlugItems items = items_of(act.notes, slug);
    std::string line;
    for (std::size_t i = items.runs_begin; i < items.runs_end; ++i) {
      line += text_of_run(bench.words, act.notes.words, act.notes.runs[i]) + "|";
    }
    lines.push_back(line + (act.notes.slugs[slug].begins_note ? "*" : ""));
  }
  CHECK(lines == std::vector<std::string>{"2|Còn hiệu lực.|*", "Đến hết năm.|",
                                          "1|Đã được sửa đổi.|*", "3|Không dấu.|*"});
  CHECK(act.galley.slugs.back().notes == 4);
}

TEST_CASE("the mark of a note hangs before its first line of text") {
  Workbench bench;
  model::Instrument act = decision(1, 1, 10);
  act.notes = {{.mark = "1", .paragraphs = {paragraph(""), paragraph("Còn hiệu lực.")}}};
  const model::Issue issue = issue_of({act});
  const SetAct set = set_act(bench.setter, issue.entries[0], 1);
  REQUIRE(set.notes.slugs.size() == 1);
  REQUIRE(set.notes.runs.size() == 2);
  CHECK(text_of_run(bench.words, set.notes.words, set.notes.runs[0]) == "1");
}

TEST_CASE("each note that goes on at the next page's foot is told of, once") {
  Workbench bench;
  // The first line calls two notes of a page and a half each.
  const auto lines = static_cast<std::size_t>(page_room().scaled / points(10).scaled * 3 / 2);
  const Paged paged = page_up(bench.setter, text(20, {{0, 2 * lines}}), notes({lines, lines}));
  CHECK(paged.pages.size() == 4);
  CHECK(count_of(bench.diagnostics, "G0511") == 2);
}

TEST_CASE("notes stand at the foot of the text block under a rule") {
  const model::Issue issue = issue_of({act_with_notes()});
  Diagnostics diagnostics;
  const Book book = typeset_issue(issue, sample_layout(), sample_fonts(), {}, diagnostics);
  CHECK_FALSE(diagnostics.has_errors());
  const Page* page = nullptr;
  for (const Page& candidate : book.pages) {
    page = candidate.entry == 1 && page == nullptr ? &candidate : page;
  }
  REQUIRE(page != nullptr);
  const Layout& layout = sample_layout();
  const TextRun& last = page->runs.back();
  CHECK(last.y < layout.text_bottom);
  CHECK(last.y > layout.text_bottom - layout.style("note").leading);
  bool has_rule = false;
  for (const Rule& rule : page->rules) {
    has_rule = has_rule || (rule.width == layout.note_rule && rule.y < last.y);
  }
  CHECK(has_rule);
}

}  // namespace
}  // namespace gazette::typeset
