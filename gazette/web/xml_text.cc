#include "gazette/web/xml_text.h"

#include "gazette/base/text.h"

namespace gazette::web {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_allowed(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

/// What stands for an ASCII character; empty where it stands for itself.
std::string_view reference_of(char c, bool is_attribute) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '\r':
      return "&#13;";
    case '"':
      return is_attribute ? "&quot;" : "";
    case '\t':
      return is_attribute ? "&#9;" : "";
    case '\n':
      return is_attribute ? "&#10;" : "";
    default:
      return {};
  }
}

void append(std::string& out, std::string_view text, bool is_attribute) {
  std::size_t plain = 0;  // where what needs no change begins
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    const bool is_ascii = static_cast<unsigned char>(text[start]) < 0x80U;
    const char32_t c =
        is_ascii ? static_cast<char32_t>(text[position++]) : next_code_point(text, position);
    const std::string_view reference =
        !is_allowed(c) ? kReplacement
                       : (is_ascii ? reference_of(text[start], is_attribute) : std::string_view{});
    if (!reference.empty()) {
      out += text.substr(plain, start - plain);
      out += reference;
      plain = position;
    }
  }
  out += text.substr(plain);
}

}  // namespace

void append_xml_text(std::string& out, std::string_view text) {
  append(out, text, false);
}

std::string escape_xml(std::string_view text) {
  std::string out;
  append(out, text, true);
  return out;
}

}  // namespace gazette::web
