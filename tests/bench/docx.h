// A generated act as a Word file, with the XML that office programs write around every run.
#pragma once

#include <string>
#include <string_view>

namespace gazette {

/// The DOCX of an act in the Markdown of generate.cc: paragraphs, headings, emphasis of whole runs,
/// pipe tables. The front matter is left out.
[[nodiscard]] std::string to_docx(std::string_view markdown);

}  // namespace gazette
