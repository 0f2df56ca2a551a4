// The marks of footnotes in plain text (dấu cước chú). Private to web/.
//
// On a page a mark is small and raised. In plain text it would grow into the word before it:
// "thủy lợi1", a word that nobody wrote and nobody looks for.
#pragma once

#include <string>

#include "gazette/model/instrument.h"

namespace gazette::web {

/// The text of a paragraph as `model::plain_text`, each mark apart: "thủy lợi [1] và mức".
[[nodiscard]] std::string text_with_marks_apart(const model::Paragraph& paragraph);

/// The same without its marks: what is searched.
[[nodiscard]] std::string text_without_marks(const model::Paragraph& paragraph);

}  // namespace gazette::web
