#include "gazette/web/xml_text.h"

#include <algorithm>

#include "gazette/base/text.h"

namespace gazette::web {

std::string escape_xml(std::string_view text) {
  // Nearly every text has none of the characters in question.
  const bool is_clean = std::none_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0xEF;
  });
  if (is_clean) {
    return escape_markup(text);
  }
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    const bool is_control = c < U' ' && c != U'\t' && c != U'\n' && c != U'\r';
    if (is_control || c == 0xFFFE || c == 0xFFFF) {
      append_utf8(clean, 0xFFFD);
    } else {
      clean += text.substr(begin, at - begin);
    }
  }
  return escape_markup(clean);
}

}  // namespace gazette::web
