// The cases of tests/suite: each is set as its golden says, and what holds for every issue holds
// for all of them.

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

#include "gazette/base/text.h"
#include "gazette/typeset/act.h"
#include "gazette/typeset/typeset.h"
#include "tests/golden.h"
#include "tests/suite/case.h"
#include "tests/suite/frames.h"
#include "tests/typeset/typeset_sample.h"

namespace gazette::suite {
namespace {

using typeset::Book;

Book set_case(const Case& one, const model::Issue& issue, const typeset::Layout& layout,
              Diagnostics& diagnostics, int threads = 1) {
  const std::string multiple = one.value("multiple");
  return typeset::typeset_issue(
      issue, layout, typeset::sample_fonts(),
      {.page_multiple = multiple.empty() ? 1 : std::stoi(multiple), .threads_count = threads},
      diagnostics);
}

Book set_case(const Case& one, Diagnostics& diagnostics, int threads = 1) {
  return set_case(one, issue_of_case(one), layout_of_case(one), diagnostics, threads);
}

void check_file(const std::string& name) {
  const CaseFile file = read_cases(name);
  CHECK(!file.cases.empty());
  std::vector<std::string> frames;
  for (const Case& one : file.cases) {
    INFO(one.name);
    Diagnostics diagnostics;
    const Book book = set_case(one, diagnostics);
    frames.push_back(short_frames(book, diagnostics, one));
    for (const std::string& code : one.values("must")) {
      CHECK(typeset::count_of(diagnostics, code) > 0);
    }
    if (one.has("pages_most")) {
      CHECK(book.pages.size() <= std::stoul(one.value("pages_most")));
    }
  }
  const std::string expected = golden("suite/" + name, write_cases(file, frames));
  const CaseFile accepted = read_cases(name);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    INFO(name << ": " << file.cases[i].name);
    CHECK(first_difference(accepted.cases.at(i).frames, frames[i]) == "");
  }
  // Nothing else is in the file.
  CHECK(first_difference(expected, write_cases(accepted, frames)) == "");
}

/// Runs `check` on every case of every file, its name told where it fails.
template <typename Check>
void for_all_cases(Check check) {
  for (const std::string& name : case_files()) {
    for (const Case& one : read_cases(name).cases) {
      INFO(name << ": " << one.name);
      check(one);
    }
  }
}

/// What the frames say of each paragraph of each act.
std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> texts_of(const Book& book) {
  const std::vector<std::string> all = typeset::texts_of_frames(book, book.paragraphs.size());
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> texts;
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (!typeset::is_of_act(book, i)) {
      continue;
    }
    texts[{book.paragraphs[i].entry, book.paragraphs[i].paragraph}] += all[i];
  }
  return texts;
}

/// Where the frames say something else than the acts; empty where they do not.
std::string text_fault(const Book& book, const model::Issue& issue,
                       const Diagnostics& diagnostics) {
  if (typeset::count_of(diagnostics, "G0501") > 0) {
    return {};  // what no face has is not drawn, and such an issue is not published
  }
  auto texts = texts_of(book);
  for (std::uint32_t entry = 1; entry <= issue.entries.size(); ++entry) {
    const model::Entry& own = issue.entries[entry - 1];
    const std::vector<std::string> expected = model::text_of(own.instrument, own.part);
    for (std::uint32_t i = 0; i < expected.size(); ++i) {
      if (texts[{entry, i}] != expected[i]) {
        return "expected " + shorten(expected[i], 200) + ", frames " +
               shorten(texts[{entry, i}], 200);
      }
    }
  }
  return {};
}

/// Text of an act that nobody would read aloud, or as the whole document; empty where there is
/// none.
std::string unread_text(const Book& book) {
  for (const typeset::Page& page : book.pages) {
    for (const typeset::TextRun& run : page.runs) {
      if (typeset::is_of_act(book, run.paragraph) && book.paragraphs[run.paragraph].element == 0) {
        return typeset::text_of_run(book.words, page.words, run);
      }
    }
  }
  return {};
}

/// A setter with the pictures of an entry.
struct Desk {
  font::Words words{typeset::sample_fonts()};
  Diagnostics diagnostics = {};
  typeset::Setter setter;
  Desk(const typeset::Layout& layout, const model::Entry& entry)
      : setter(layout, words, diagnostics) {
    std::vector<std::uint32_t> places(entry.instrument.images.size());
    for (std::uint32_t i = 0; i < places.size(); ++i) {
      places[i] = i;
    }
    setter.set_pictures(entry.instrument.pictures, places);
  }
};

TEST_CASE("paragraphs are set as their goldens say") {
  check_file("paragraphs.txt");
}
TEST_CASE("pages are broken as their goldens say") {
  check_file("pages.txt");
}
TEST_CASE("heads, signatures and provisions are set as their goldens say") {
  check_file("acts.txt");
}
TEST_CASE("notes are set as their goldens say") {
  check_file("notes.txt");
}
TEST_CASE("tables are set as their goldens say") {
  check_file("tables.txt");
}
TEST_CASE("pictures and facsimiles are set as their goldens say") {
  check_file("pictures.txt");
}
TEST_CASE("fronts, ends and parts are set as their goldens say") {
  check_file("issue.txt");
}
TEST_CASE("each layout sets an act as its golden says") {
  check_file("layouts.txt");
}
TEST_CASE("bad input ends in a bounded number of pages, with the findings that its cases name") {
  check_file("bad_input.txt");
}

TEST_CASE("the suite has at least sixty cases, each with a name of its own, in nine files") {
  std::set<std::string> names;
  std::size_t count = 0;
  for_all_cases([&](const Case& one) {
    CHECK(names.insert(one.name).second);
    ++count;
  });
  CHECK(count >= 60);
  CHECK(case_files().size() == 9);
}

TEST_CASE("in every case every line stands on exactly one page, in order") {
  for_all_cases([](const Case& one) {
    const model::Issue issue = issue_of_case(one);
    const typeset::Layout layout = layout_of_case(one);
    for (const model::Entry& entry : issue.entries) {
      Desk desk(layout, entry);
      typeset::SetAct act = typeset::set_act(desk.setter, entry, 1);
      const typeset::Paged paged =
          typeset::page_up(desk.setter, std::move(act.galley), std::move(act.notes));
      std::size_t next = 0;
      std::size_t next_note = 0;
      for (const typeset::PageSpan& span : paged.pages) {
        REQUIRE(span.begin == next);
        REQUIRE(span.notes_begin == next_note);
        next = span.end;
        next_note = span.notes_end;
      }
      REQUIRE(next == paged.galley.slugs.size());
      REQUIRE(next_note == paged.notes.slugs.size());
    }
  });
}

TEST_CASE(
    "in every case the frames stand inside the page, unless a finding says that they do not") {
  for_all_cases([](const Case& one) {
    const typeset::Layout layout = layout_of_case(one);
    Diagnostics diagnostics;
    const Book book = set_case(one, issue_of_case(one), layout, diagnostics);
    if (layout.hanging_punctuation || typeset::count_of(diagnostics, "G0503") > 0 ||
        typeset::count_of(diagnostics, "G0506") > 0) {
      return;
    }
    CHECK(typeset::frames_outside(book, layout) == "");
  });
}

/// Whether a paragraph has neither forced breaks nor tabs nor rows of dots: its lines but the last
/// end at the measure.
bool is_plain(const model::Paragraph& paragraph) {
  const auto is_flat = [](const model::Span& span) {
    return span.text.find_first_of("\n\t") == std::string::npos &&
           span.text.find("....") == std::string::npos && span.text.find("…") == std::string::npos;
  };
  return paragraph.picture == 0 &&
         std::all_of(paragraph.spans.begin(), paragraph.spans.end(), is_flat);
}

TEST_CASE("in every case full lines of justified text end at the measure within a unit a gap") {
  for_all_cases([](const Case& one) {
    const model::Issue issue = issue_of_case(one);
    const typeset::Layout layout = layout_of_case(one);
    for (const model::Entry& entry : issue.entries) {
      Desk desk(layout, entry);
      for (const model::Piece& piece : model::pieces(entry.instrument, entry.part)) {
        const bool is_text = piece.role == model::Role::body || piece.role == model::Role::clause ||
                             piece.role == model::Role::preamble;
        if (!is_text || !is_plain(*piece.paragraph)) {
          continue;
        }
        const typeset::Style& style = layout.style(model::to_text(piece.role));
        if (style.alignment != model::Alignment::justified || layout.hanging_punctuation) {
          continue;
        }
        const std::size_t overfull = typeset::count_of(desk.diagnostics, "G0503");
        const typeset::SetParagraph set =
            desk.setter.set(*piece.paragraph, {.style = &style, .width = layout.measure()});
        if (typeset::count_of(desk.diagnostics, "G0503") > overfull) {
          continue;
        }
        const std::vector<std::string> lines = typeset::lines_of(desk.words, set);
        for (std::size_t i = 0; i + 1 < set.lines.size(); ++i) {
          const auto gaps = std::count(lines[i].begin(), lines[i].end(), ' ');
          const std::int64_t short_of =
              (layout.measure() - style.right - set.lines[i].right).scaled;
          INFO(lines[i]);
          // Lines of one word that was parted have no gap to stretch.
          CHECK((gaps == 0 || (short_of >= -gaps && short_of <= gaps)));
        }
      }
    }
  });
}

TEST_CASE("every case is set the same again, and by one, two and five threads") {
  for_all_cases([](const Case& one) {
    const model::Issue issue = issue_of_case(one);
    const typeset::Layout layout = layout_of_case(one);
    Diagnostics diagnostics;
    const std::string frames = typeset::dump(set_case(one, issue, layout, diagnostics));
    for (const int threads : {1, 2, 5}) {
      Diagnostics again;
      const std::string others = typeset::dump(set_case(one, issue, layout, again, threads));
      CHECK(first_difference(frames, others) == "");
      CHECK(again.list().size() == diagnostics.list().size());
    }
  });
}

TEST_CASE("in every case and each of the three layouts the frames say the text of the acts") {
  for_all_cases([](const Case& one) {
    const model::Issue issue = issue_of_case(one);
    for (const char* layout : {"cong-bao-a4", "cong-bao-compact", "cong-bao-chu-lon"}) {
      INFO(layout);
      Diagnostics diagnostics;
      const Book book = set_case(one, issue, typeset::layout_named(layout), diagnostics);
      CHECK(text_fault(book, issue, diagnostics) == "");
      CHECK(unread_text(book) == "");
    }
    Diagnostics diagnostics;
    const Book book = set_case(one, diagnostics);
    CHECK(text_fault(book, issue, diagnostics) == "");
    CHECK(unread_text(book) == "");
  });
}

}  // namespace
}  // namespace gazette::suite
