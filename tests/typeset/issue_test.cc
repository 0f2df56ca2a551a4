#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "gazette/typeset/act.h"
#include "gazette/typeset/codes.h"
#include "gazette/typeset/typeset.h"
#include "tests/golden.h"
#include "tests/typeset/random_act.h"
#include "tests/typeset/sample_issue.h"

namespace gazette::typeset {
namespace {

Book set_issue(const model::Issue& issue, Diagnostics& diagnostics, int page_multiple = 4) {
  return typeset_issue(issue, sample_layout(), sample_fonts(), {.page_multiple = page_multiple},
                       diagnostics);
}

/// The book of an issue that is set without a finding.
Book clean_book(const model::Issue& issue, int page_multiple = 4) {
  Diagnostics diagnostics;
  Book book = set_issue(issue, diagnostics, page_multiple);
  CHECK(diagnostics.list().empty());
  CHECK(frames_outside(book, sample_layout()).empty());
  return book;
}

std::vector<model::Instrument> decisions(int count) {
  std::vector<model::Instrument> acts;
  for (int i = 1; i <= count; ++i) {
    acts.push_back(decision(i, 3, 60));
  }
  return acts;
}

/// The text of each paragraph of each act, as the frames say it.
std::vector<std::vector<std::string>> texts_by_entry(const Book& book, const model::Issue& issue) {
  const std::vector<std::string> all = texts_of_frames(book, book.paragraphs.size());
  std::vector<std::vector<std::string>> texts(issue.entries.size());
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!is_of_act(book, i)) {
      continue;
    }
    std::vector<std::string>& own = texts.at(book.paragraphs[i].entry - 1);
    REQUIRE(book.paragraphs[i].paragraph == own.size());
    own.push_back(all[i]);
  }
  return texts;
}

/// The area of rules, in square points; parts of one are left out.
std::int64_t ink_of(const std::vector<Rule>& rules) {
  double area = 0;
  for (const Rule& rule : rules) {
    area += to_points(rule.width) * to_points(rule.height);
  }
  return std::llround(area);
}

/// The first folio of each act, by its first page.
std::uint32_t first_folio(const Book& book, std::uint32_t entry) {
  const auto page = std::find_if(book.pages.begin(), book.pages.end(),
                                 [&](const Page& candidate) { return candidate.entry == entry; });
  REQUIRE(page != book.pages.end());
  return page->folio;
}

TEST_CASE("pages are numbered from one without a gap, acts follow each other on new pages") {
  const Book book = clean_book(issue_of(decisions(5)));
  std::uint32_t entry = 0;
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    CHECK(book.pages[i].folio == i + 1);
    if (book.pages[i].entry != 0) {
      CHECK((book.pages[i].entry == entry || book.pages[i].entry == entry + 1));
      entry = book.pages[i].entry;
    }
  }
  CHECK(entry == 5);
  CHECK(book.pages.front().entry == 0);
  CHECK(book.pages.back().entry == 0);
}

TEST_CASE("the contents name the page on which each act begins, and link to it") {
  const model::Issue issue = issue_of(decisions(90));
  const Book book = clean_book(issue);
  const auto front = static_cast<std::size_t>(first_folio(book, 1) - 1);
  REQUIRE(front > 1);  // the contents themselves take several pages
  std::vector<std::uint32_t> named;
  std::vector<std::string> targets;
  for (std::size_t i = 0; i < front; ++i) {
    const Page& page = book.pages[i];
    CHECK(page.entry == 0);
    const Length right = (page.folio % 2 == 1 ? sample_layout().inner : sample_layout().outer) +
                         sample_layout().measure();
    for (std::size_t run = page.artifact_runs; run < page.runs.size(); ++run) {
      const std::string text = text_of_run(book.words, page.words, page.runs[run]);
      if (page.runs[run].x > right - points(40) &&
          text.find_first_not_of("0123456789") == std::string::npos) {
        named.push_back(static_cast<std::uint32_t>(std::stoul(text)));
      }
    }
    for (const Link& link : page.links) {
      if (targets.empty() || targets.back() != link.target) {
        targets.push_back(link.target);
      }
    }
  }
  REQUIRE(named.size() == 90);
  REQUIRE(targets.size() == 90);
  for (std::size_t i = 0; i < 90; ++i) {
    CHECK(named[i] == first_folio(book, static_cast<std::uint32_t>(i + 1)));
    CHECK(targets[i] == issue.entries[i].instrument.id);
  }
}

TEST_CASE("each act has its anchor at the top of its first page, and its provisions theirs") {
  const model::Issue issue = issue_of(decisions(3));
  const Book book = clean_book(issue);
  std::set<std::string> names;
  for (const Page& page : book.pages) {
    for (const Anchor& anchor : page.anchors) {
      CHECK(names.insert(anchor.name).second);
    }
  }
  for (std::uint32_t i = 1; i <= 3; ++i) {
    const Page& page = book.pages[first_folio(book, i) - 1];
    const std::string& id = issue.entries[i - 1].instrument.id;
    REQUIRE_FALSE(page.anchors.empty());
    CHECK(page.anchors.front().name == id);
    const model::Instrument& act = issue.entries[i - 1].instrument;
    CHECK(page.anchors.front().title ==
          model::title_of(act) + " " + model::running_abstract(act));
    CHECK(page.anchors.front().y == sample_layout().text_top);
    for (const char* const article : {"#dieu-1", "#dieu-2", "#dieu-3"}) {
      CHECK(names.contains(id + article));
    }
  }
}

TEST_CASE("what has no text at an act's end can be jumped to all the same") {
  model::Instrument act = decision(1, 2, 10);
  act.signature = {};
  act.provisions.back().heading = paragraph("");
  act.provisions.back().blocks.clear();
  const Book book = clean_book(issue_of({act}));
  CHECK(book.pages[first_folio(book, 1) - 1].anchors.back().name == act.id + "#dieu-2");
}

TEST_CASE("the body is filled to the multiple with pages that say they are blank") {
  for (const int multiple : {1, 2, 4, 8}) {
    const Book book = clean_book(issue_of({decision(1, 3, 60)}), multiple);
    CHECK(book.pages.size() % static_cast<std::size_t>(multiple) == 0);
    const auto of_act = static_cast<std::size_t>(std::count_if(
        book.pages.begin(), book.pages.end(), [](const Page& page) { return page.entry == 1; }));
    const std::size_t own = first_folio(book, 1) - 1 + of_act + 1;  // front, the act, the colophon
    REQUIRE(book.pages.size() >= own);
    CHECK(count_runs(book, "(Trang này để trống)") == book.pages.size() - own);
  }
}

TEST_CASE("the colophon stands at the foot of the last page and nothing above it") {
  const model::Issue issue = issue_of({decision(1, 3, 60)});
  const Book book = clean_book(issue);
  const Page& page = book.pages.back();
  REQUIRE_FALSE(page.runs.empty());
  CHECK(page.artifact_runs == 0);
  const Style& line = sample_layout().style("colophon_line");
  const Length last = sample_layout().text_bottom - line.leading / 2 + line.size * 233 / 1000;
  CHECK(to_text(page.runs.back().y) == to_text(last));
  CHECK(page.runs.front().y > page_room() / 2);
  REQUIRE(page.links.size() == 1);
  CHECK(page.links.front().target == issue.publisher.website);
}

TEST_CASE("lines of the colophon have the room up to the right edge of the text") {
  model::Issue issue = issue_of({decision(1, 3, 60)});
  issue.publisher.address = "Số 1, đường Mẫu, thành phố Biên Hòa, tỉnh Đồng Nai (ví dụ)";
  const Book book = clean_book(issue);
  CHECK(text_of(book, book.pages.back()).find("\nĐịa chỉ: " + issue.publisher.address + "\n") !=
        std::string::npos);
  CHECK(sample_layout().style("colophon_line").right == Length{});
}

TEST_CASE("where an issue stands online is said in its colophon, to be pressed and as a code") {
  const model::Issue issue = issue_of({decision(1, 3, 60)});
  const std::string permalink = "https://congbao.example.vn/2022/41/";
  Diagnostics diagnostics;
  const Book book =
      typeset_issue(issue, sample_layout(), sample_fonts(), {.permalink = permalink}, diagnostics);
  CHECK(diagnostics.list().empty());
  CHECK(frames_outside(book, sample_layout()).empty());
  const Page& page = book.pages.back();
  CHECK(text_of(book, page).find("Bản điện tử: " + permalink) != std::string::npos);
  REQUIRE(page.links.size() == 2);
  CHECK(page.links.back().target == permalink);

  // Rules that touch are joined on the page; the ink is that of the code.
  const std::vector<Rule> others = clean_book(issue).pages.back().rules;
  const std::vector<Rule> code = rules_of(qr_code(permalink), {}, {}, sample_layout().code_side);
  CHECK(ink_of(page.rules) == ink_of(others) + ink_of(code));
  const Rule& first = page.rules.at(others.size());
  CHECK(first.width == code.front().width);
  // Its top is at that of the letters beside it, and they leave it the white that it needs.
  const TextRun& address = page.runs.at(1);
  CHECK(address.x - first.x > sample_layout().code_side * 33 / 29);
  CHECK(first.y < address.y);
  CHECK(first.y > address.y - address.size);
}

TEST_CASE("every page but the first and the colophon's has running head and folio") {
  const Book book = clean_book(issue_of(decisions(4)));
  const std::string head = "CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022";
  CHECK(count_runs(book, head) == book.pages.size() - 2);
  for (const Page& page : book.pages) {
    const bool bare = page.folio == 1 || &page == &book.pages.back();
    REQUIRE(page.artifact_runs == (bare ? 0 : 2));
    if (!bare) {
      // The folio stands at the outer edge: first on a verso, last on a recto.
      const TextRun& folio = page.runs[page.folio % 2 == 0 ? 0 : 1];
      CHECK(text_of_run(book.words, page.words, folio) == std::to_string(page.folio));
      CHECK((folio.x < book.page_width / 2) == (page.folio % 2 == 0));
    }
  }
}

TEST_CASE("no page of an act ends with a heading, or leaves one line of a paragraph alone") {
  model::Instrument act = decision(1, 1, 0);
  act.provisions.clear();
  for (std::size_t i = 1; i <= 60; ++i) {
    model::Instrument source = decision(1, 1, 20 + i * 7 % 90);
    model::Provision& article = source.provisions.front();
    article.anchor = "dieu-" + std::to_string(i);
    act.provisions.push_back(std::move(article));
  }
  const model::Issue issue = issue_of({act});
  Workbench bench;
  const Paged paged = page_up(bench.setter, set_act(bench.setter, issue.entries[0], 1).galley);
  REQUIRE(paged.pages.size() > 5);
  const auto paragraph_of = [&](std::size_t slug) {
    return paged.galley.runs[items_of(paged.galley, slug).runs_begin].paragraph;
  };
  for (std::size_t i = 0; i + 1 < paged.pages.size(); ++i) {
    const std::size_t end = paged.pages[i].end;
    const std::uint32_t above = paragraph_of(end - 1);
    const std::uint32_t below = paragraph_of(end);
    if (above == below) {
      CHECK(paragraph_of(end - 2) == above);
      CHECK(paragraph_of(end + 1) == above);
    }
    const Slug& first = paged.galley.slugs[end];
    CHECK(first.break_cost < kForbiddenBreak);
    const std::string text =
        text_of_run(bench.words, paged.galley.words,
                    paged.galley.runs[items_of(paged.galley, end - 1).runs_begin]);
    CHECK(text.find("Phạm vi") == std::string::npos);
  }
}

TEST_CASE("the frames of an issue say the text of its acts, whatever they hold") {
  Dice dice(11);
  for (int trial = 0; trial < 12; ++trial) {
    std::vector<model::Instrument> acts;
    for (std::size_t i = 1; i <= 1 + dice.roll(4); ++i) {
      acts.push_back(random_act(dice, i));
    }
    const model::Issue issue = issue_of(acts);
    Diagnostics diagnostics;
    const Book book = set_issue(issue, diagnostics);
    INFO("trial " << trial);
    CHECK_FALSE(diagnostics.has_errors());
    const auto texts = texts_by_entry(book, issue);
    for (std::size_t i = 0; i < acts.size(); ++i) {
      const std::vector<std::string> expected = model::text_of(acts[i]);
      REQUIRE(texts[i].size() == expected.size());
      for (std::size_t place = 0; place < expected.size(); ++place) {
        CHECK(texts[i][place] == expected[place]);
      }
    }
    if (count_of(diagnostics, "G0503") == 0) {  // a line too long is said, and stands out
      CHECK(frames_outside(book, sample_layout()) == "");
    }
  }
}

TEST_CASE("every line of a galley stands on one page, once, in order") {
  Dice dice(12);
  for (std::size_t trial = 1; trial <= 20; ++trial) {
    model::Issue issue = issue_of({random_act(dice, trial)});
    Workbench bench;
    SetAct act = set_act(bench.setter, issue.entries[0], 1);
    const Paged paged = page_up(bench.setter, std::move(act.galley), std::move(act.notes));
    std::size_t next = 0;
    std::size_t next_note = 0;
    for (const PageSpan& span : paged.pages) {
      REQUIRE(span.begin == next);
      REQUIRE(span.notes_begin == next_note);
      next = span.end;
      next_note = span.notes_end;
    }
    REQUIRE(next == paged.galley.slugs.size());
    REQUIRE(next_note == paged.notes.slugs.size());
    for (std::size_t i = 1; i < paged.galley.slugs.size(); ++i) {
      const Slug& above = paged.galley.slugs[i - 1];
      const Slug& slug = paged.galley.slugs[i];
      REQUIRE(slug.runs >= above.runs);
      REQUIRE(slug.rules >= above.rules);
      REQUIRE(slug.anchors >= above.anchors);
    }
  }
}

TEST_CASE("an attachment begins on a new page, with its bookmark") {
  model::Instrument act = decision(1, 1, 20);
  act.attachments.push_back({.title = {paragraph("QUY ĐỊNH"), paragraph("Về đất đai")},
                             .opening = {paragraph(syllables(30))},
                             .anchor = "quy-dinh"});
  const Book book = clean_book(issue_of({act}));
  const Page& page = book.pages[first_folio(book, 1)];
  CHECK(text_of_run(book.words, page.words, page.runs[page.artifact_runs]) == "QUY ĐỊNH");
  REQUIRE(page.anchors.size() == 1);
  CHECK(page.anchors[0].name == "ubnd-1-2022-qd-ubnd#quy-dinh");
  CHECK(page.anchors[0].title == "QUY ĐỊNH Về đất đai");
  CHECK(page.anchors[0].level == 1);
}

TEST_CASE("pages are numbered from the issue's first page, in the contents too") {
  model::Issue issue = issue_of({decision(1, 1, 10)});
  issue.first_page = 121;
  const Book book = clean_book(issue);
  REQUIRE(book.pages.size() == 4);
  for (std::size_t i = 0; i < book.pages.size(); ++i) {
    CHECK(book.pages[i].folio == 121 + i);
  }
  CHECK(text_of(book, book.pages[0]).find("122") != std::string::npos);
  CHECK(book.blank_pages == 1);
}

TEST_CASE("what is found twice in setting an act is said once") {
  model::Instrument act = decision(1, 1, 10);
  act.provisions.front().blocks.emplace_back(plain_table({{"Cột", "漢"}, {"a", "b"}}, 1));
  Diagnostics diagnostics;
  static_cast<void>(set_issue(issue_of({act}), diagnostics));
  CHECK(count_of(diagnostics, "G0501") == 1);
}

TEST_CASE("what is found in two acts or on two pages is said of each") {
  model::Issue issue = issue_of(decisions(2));
  for (model::Entry& entry : issue.entries) {
    entry.contents_line = "Quyết định 漢";
  }
  Diagnostics diagnostics;
  static_cast<void>(set_issue(issue, diagnostics));
  REQUIRE(count_of(diagnostics, "G0501") == 2);
  CHECK(diagnostics.list()[0].place.path == "inbox/1.md");
  CHECK(diagnostics.list()[1].place.path == "inbox/2.md");

  model::Instrument act = decision(1, 1, 10);
  act.signature.roles.assign(80, paragraph("CHỦ TỊCH"));
  act.signature.beside = {act.signature};
  act.attachments = {{.title = {paragraph("Phụ lục")}, .signature = act.signature}};
  Diagnostics of_act;
  static_cast<void>(set_issue(issue_of({act}), of_act));
  CHECK(count_of(of_act, "G0506") == 2);
}

TEST_CASE("a note's mark hangs before its first line and its text is the act's") {
  model::Instrument act = decision(1, 1, 20);
  act.notes.push_back(
      {.mark = "1", .paragraphs = {paragraph("Đã được sửa đổi."), paragraph("Còn hiệu lực.")}});
  const model::Issue issue = issue_of({act});
  const Book book = clean_book(issue);
  CHECK(texts_by_entry(book, issue)[0] == model::text_of(act));
  const Page& page = book.pages[first_folio(book, 1) - 1];
  REQUIRE(page.runs.size() > 3);
  const std::size_t mark = page.runs.size() - 3;
  CHECK(text_of_run(book.words, page.words, page.runs[mark]) == "1");
  CHECK(page.runs[mark].x < page.runs[mark + 1].x);
  CHECK(page.runs[mark].y < page.runs[mark + 1].y);
}

TEST_CASE("a character that no face has is found in its act, one of the publisher's in none") {
  model::Issue issue = issue_of(decisions(2));
  issue.entries[1].instrument.preamble = {paragraph("Căn cứ 漢;")};
  issue.publisher.printer = "Nhà in 漢";
  Diagnostics diagnostics;
  const Book book = set_issue(issue, diagnostics);
  REQUIRE(count_of(diagnostics, "G0501") == 2);
  CHECK(diagnostics.list()[0].place.path == "inbox/2.md");
  CHECK(diagnostics.list()[1].place.path.empty());  // of the publisher, no act's
  CHECK_FALSE(book.pages.empty());
}

TEST_CASE("an issue is set the same on every run") {
  Dice dice(13);
  const model::Issue issue = issue_of({random_act(dice, 1), random_act(dice, 2)});
  Diagnostics diagnostics;
  const std::string first = dump(set_issue(issue, diagnostics));
  CHECK(first == dump(set_issue(issue, diagnostics)));
}

TEST_CASE("a small issue is set as its golden says") {
  model::Instrument act = decision(45, 2, 50);
  model::Table table = plain_table({{"STT", "Loại đất", "Diện tích (ha)"},
                                    {"1", "Đất trồng lúa", "1.250,5"},
                                    {"2", "Đất rừng", "980,0"}},
                                   1);
  act.attachments.push_back({.annex = true,
                             .title = {paragraph("Phụ lục"), paragraph("DIỆN TÍCH ĐẤT")},
                             .opening = {table},
                             .anchor = "phu-luc"});
  const std::string frames = dump(clean_book(issue_of({act, decision(46, 1, 30)})));
  const std::string expected = golden("ref/frames/small-issue.txt", frames);
  CHECK(first_difference(expected, frames) == "");
}

}  // namespace
}  // namespace gazette::typeset
