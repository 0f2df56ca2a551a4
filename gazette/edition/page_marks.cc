#include "gazette/edition/page_marks.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace gazette::edition {
namespace {

bool is_before(const web::PageMark& a, const web::PageMark& b) {
  return std::tuple(a.paragraph, a.letters, a.folio) < std::tuple(b.paragraph, b.letters, b.folio);
}

/// How much of each paragraph of an act stands on the pages so far: bytes that are no white space.
using Letters = std::vector<std::uint32_t>;

/// The first place of the text that stands on the page; `letters` goes on behind it.
std::optional<web::PageMark> first_place(const typeset::Book& book, const typeset::Page& page,
                                         Letters& letters) {
  std::optional<web::PageMark> first;
  const auto meet = [&](std::uint32_t paragraph) {
    letters.resize(std::max<std::size_t>(letters.size(), paragraph + std::size_t{1}));
    const web::PageMark place{paragraph, letters[paragraph], page.folio};
    first = first && !is_before(place, *first) ? first : place;
  };
  for (const typeset::TextRun& run : page.runs) {
    if (!typeset::is_of_act(book, run.paragraph)) {
      continue;
    }
    const std::uint32_t paragraph = book.paragraphs[run.paragraph].paragraph;
    meet(paragraph);
    for (std::uint32_t i = 0; i < run.words_count; ++i) {
      letters[paragraph] += web::count_letters(book.words.text(page.words[run.first_word + i]));
    }
  }
  for (const typeset::PictureFrame& picture : page.pictures) {
    if (typeset::is_of_act(book, picture.paragraph)) {
      meet(book.paragraphs[picture.paragraph].paragraph);
    }
  }
  return first;
}

}  // namespace

std::vector<web::PageMarks> page_marks_of(const model::Issue& issue, const typeset::Book& book) {
  std::vector<web::PageMarks> marks(issue.entries.size());
  std::vector<Letters> letters(issue.entries.size());
  for (const typeset::Page& page : book.pages) {
    if (page.entry == 0) {
      continue;
    }
    const std::size_t entry = page.entry - 1;
    if (const auto place = first_place(book, page, letters[entry])) {
      marks[entry].push_back(*place);
    }
  }
  for (web::PageMarks& own : marks) {
    std::stable_sort(own.begin(), own.end(), is_before);
  }
  return marks;
}

}  // namespace gazette::edition
