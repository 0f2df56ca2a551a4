// XML as characters: what stands in text and in attributes. Private to web/.
#pragma once

#include <string>
#include <string_view>

namespace gazette::web {

/// Appends `text` as the text of an element. A character that XML 1.0 does not allow becomes
/// U+FFFD: the file stays well-formed, and the text law tells of it.
void append_xml_text(std::string& out, std::string_view text);

/// `text` as the value of an attribute: line breaks and tabs as references, since a reader of XML
/// makes spaces of them.
[[nodiscard]] std::string xml_attribute(std::string_view text);

}  // namespace gazette::web
