// Text in XML files of the site (acts and issues, feeds, sitemaps). Private to web/.
#pragma once

#include <string>
#include <string_view>

namespace gazette::web {

/// Appends `text` as the text of an element. A character that XML 1.0 does not allow becomes
/// U+FFFD: the file stays well-formed, and the text law tells of it.
void append_xml_text(std::string& out, std::string_view text);

/// `text` as the value of an attribute, or where it is no text of an act as that of an element:
/// line breaks and tabs are references, since a reader of XML makes spaces of them in an attribute.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace gazette::web
