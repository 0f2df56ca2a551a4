#include "gazette/press/marks.h"

namespace gazette::press {
namespace {

std::uint32_t element_of(const typeset::Book& book, std::uint32_t paragraph,
                         typeset::RunKind kind) {
  if (paragraph == typeset::kNoParagraph) {
    return 0;
  }
  const typeset::ParagraphReference& reference = book.paragraphs[paragraph];
  const bool is_label = kind == typeset::RunKind::label && reference.label != 0;
  return is_label ? reference.label : reference.element;
}

}  // namespace

std::vector<Mark> marks_of(const typeset::Book& book, const typeset::Page& page) {
  std::vector<Mark> marks;
  if (book.elements.empty()) {
    return marks;
  }
  for (std::uint32_t i = 0; i < page.runs.size(); ++i) {
    const typeset::TextRun& run = page.runs[i];
    Mark mark{.element = element_of(book, run.paragraph, run.kind),
              .begin = i,
              .end = i + 1,
              .is_note_mark = run.kind == typeset::RunKind::note_mark,
              .is_pagination = i < page.artifact_runs,
              .link = run.link};
    mark.is_note_mark = mark.is_note_mark && mark.element != 0;
    mark.link = mark.element != 0 && !mark.is_note_mark ? mark.link : 0;
    const bool goes_on = !marks.empty() && marks.back().element == mark.element &&
                         marks.back().is_note_mark == mark.is_note_mark &&
                         marks.back().is_pagination == mark.is_pagination &&
                         marks.back().link == mark.link;
    if (goes_on) {
      marks.back().end = i + 1;
    } else {
      marks.push_back(mark);
    }
  }
  for (std::uint32_t i = 0; i < page.pictures.size(); ++i) {
    marks.push_back(
        {.element = element_of(book, page.pictures[i].paragraph, typeset::RunKind::text),
         .begin = i,
         .end = i + 1,
         .is_picture = true});
  }
  return marks;
}

}  // namespace gazette::press
