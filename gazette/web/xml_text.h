// Text in XML files of the site (feeds, sitemaps). Private to web/.
#pragma once

#include <string>
#include <string_view>

namespace gazette::web {

/// `text` for XML 1.0: & < > " escaped; a character that XML cannot hold, even escaped (controls
/// but tab and line breaks, U+FFFE, U+FFFF), is U+FFFD there.
[[nodiscard]] std::string escape_xml(std::string_view text);

}  // namespace gazette::web
