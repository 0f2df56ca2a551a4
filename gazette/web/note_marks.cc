#include "gazette/web/note_marks.h"

#include <fmt/format.h>

namespace gazette::web {

std::string text_with_marks_apart(const model::Paragraph& paragraph) {
  model::Paragraph apart = paragraph;
  for (model::Span& span : apart.spans) {
    if (span.note != 0) {
      span.text = fmt::format(" [{}]", span.text);
    }
  }
  return model::plain_text(apart);
}

std::string text_without_marks(const model::Paragraph& paragraph) {
  model::Paragraph without = paragraph;
  std::erase_if(without.spans, [](const model::Span& span) { return span.note != 0; });
  return model::plain_text(without);
}

}  // namespace gazette::web
