#include "gazette/ledger/lines.h"

namespace gazette::ledger {
namespace {

char unescaped(char letter) {
  switch (letter) {
    case 't':
      return '\t';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    default:
      return letter;
  }
}

}  // namespace

void append_escaped(std::string& text, std::string_view field) {
  for (const char each : field) {
    switch (each) {
      case '\\':
        text += "\\\\";
        break;
      case '\t':
        text += "\\t";
        break;
      case '\n':
        text += "\\n";
        break;
      case '\r':
        text += "\\r";
        break;
      default:
        text += each;
        break;
    }
  }
}

void append_line(std::string& text, const std::vector<std::string_view>& fields) {
  bool is_first = true;
  for (const std::string_view field : fields) {
    if (!is_first) {
      text += '\t';
    }
    is_first = false;
    append_escaped(text, field);
  }
  text += '\n';
}

std::vector<std::vector<std::string>> read_lines(std::string_view text) {
  std::vector<std::vector<std::string>> lines;
  std::vector<std::string> fields(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') {
      lines.push_back(std::move(fields));
      fields.assign(1, "");
    } else if (text[i] == '\t') {
      fields.emplace_back();
    } else if (text[i] == '\\' && i + 1 < text.size()) {
      fields.back() += unescaped(text[++i]);
    } else {
      fields.back() += text[i];
    }
  }
  return lines;
}

}  // namespace gazette::ledger
