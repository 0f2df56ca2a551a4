// The text of paragraphs, character by character.

#include "gazette/ingest/docx_text.h"

#include <algorithm>

#include "gazette/base/accents.h"
#include "gazette/base/text.h"

namespace gazette::ingest::docx {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_plain(char c) {
  return c >= ' ' && c <= '~';
}

/// The bytes of the character at `position` where it is kept as it is whatever the face: ASCII, and
/// the letters of Vietnamese, told by their first bytes since they are nearly all of the text. 0:
/// look at it.
std::size_t ordinary_length(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t i) {
    return position + i < text.size() ? static_cast<unsigned char>(text[position + i]) : 0U;
  };
  if (is_plain(text[position])) {
    return 1;
  }
  if (byte(0) >= 0xC3 && byte(0) <= 0xDF && byte(0) != 0xCC) {
    return 2;  // U+00C0-U+07FF without U+0300-U+033F
  }
  return byte(0) == 0xE1 && (byte(1) == 0xBA || byte(1) == 0xBB) ? 3 : 0;  // U+1E80-U+1EFF
}

bool is_space(char32_t c) {
  return c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Characters without width: joiners, marks of direction, the byte order mark; and control codes,
/// which no page shows.
bool is_invisible(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_private(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

bool is_combining(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

/// The text with every byte that is no UTF-8 replaced.
std::string repaired(std::string_view text) {
  std::string result;
  while (const auto invalid = find_invalid_utf8(text)) {
    result += text.substr(0, *invalid);
    append_utf8(result, kReplacement);
    text.remove_prefix(*invalid + 1);
  }
  result += text;
  return result;
}

void clean_character(char32_t c, Face face, CleanText& result) {
  if (is_told(c) && encoding_of(face) != Encoding::unicode) {
    append_utf8(result.text, c);
  } else if (c == '\t' || c == '\n') {
    // A tab typed into the text is a tab; a line break there only wraps the XML.
    result.text += c == '\t' ? '\t' : ' ';
  } else if (is_space(c)) {
    result.text += ' ';
    result.no_break_count += c == 0xA0 ? 1U : 0U;
  } else if (c == 0x2028 || c == 0x2029 || c == 0x0B) {
    result.text += '\n';
  } else if (c == 0x2011) {
    result.text += '-';
  } else if (is_invisible(c)) {
    ++result.invisible_count;
  } else if (is_combining(c)) {
    ++result.apart_count;
    append_utf8(result.text, c);
  } else if (is_private(c)) {
    const std::optional<char32_t> character = symbol_character(face, c);
    if (!character) {
      result.unknown_symbol = c;
    }
    append_utf8(result.text, character.value_or(kReplacement));
  } else {
    append_utf8(result.text, c);
  }
}

/// Text in an old face: what its codes show is told. Office programs may keep them as pictures of
/// the face (U+F0AE).
std::string told(std::string_view text, Encoding encoding, bool is_capital) {
  std::string result;
  for (std::size_t position = 0; position < text.size();) {
    char32_t c = next_code_point(text, position);
    c = c >= 0xF020 && c <= 0xF0FF ? c - 0xF000 : is_told(c) ? kReplacement : c;
    const bool is_letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
    if (is_old_code(c) || (is_letter && is_capital && encoding == Encoding::tcvn3)) {
      c = to_told({.character = c, .encoding = encoding, .is_capital = is_capital});
    }
    append_utf8(result, c);
  }
  return result;
}

/// Whether text in a picture face is codes of it: whoever wrote letters of Vietnamese there left
/// the face on text that it does not have.
bool has_only_codes(std::string_view text) {
  constexpr char32_t kCodesEnd = 0x100;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(text, position);
    if (c >= kCodesEnd && !is_private(c)) {
      return false;
    }
  }
  return true;
}

/// Codes written as plain letters ("o" in Wingdings is a box), as Word writes them.
std::string as_pictures(std::string_view text) {
  std::string result;
  for (std::size_t position = 0; position < text.size();) {
    const char32_t c = next_code_point(text, position);
    append_utf8(result, c > U' ' && c != 0xA0 && c != kSoftHyphen && c < 0x100 ? c + 0xF000 : c);
  }
  return result;
}

/// Moves accents at the start of a span to the letter they belong to, at the end of the one before.
void join_accents(std::vector<model::Span>& spans) {
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const std::string& text = spans[i].text;
    std::size_t accents_end = 0;
    for (std::size_t position = 0; position < text.size(); accents_end = position) {
      if (!is_combining(next_code_point(text, position))) {
        break;
      }
    }
    if (accents_end > 0 && spans[i].note == 0 && spans[i - 1].note == 0) {
      spans[i - 1].text += text.substr(0, accents_end);
      spans[i].text.erase(0, accents_end);
    }
  }
}

}  // namespace

CleanText clean(std::string_view text, const Drawn& drawn) {
  CleanText result;
  const bool is_capital = drawn.is_capital || drawn.face == Face::tcvn3_capitals;
  const Encoding encoding = encoding_of(drawn.face);
  const bool is_told = is_capital && encoding == Encoding::tcvn3;
  if (!is_picture_face(drawn.face) && !is_told && std::all_of(text.begin(), text.end(), is_plain)) {
    result.text = text;
    return result;
  }
  result.is_invalid = find_invalid_utf8(text).has_value();
  std::string whole = result.is_invalid ? repaired(text) : std::string(text);
  if (is_picture_face(drawn.face) && has_only_codes(whole)) {
    whole = as_pictures(whole);
  } else if (encoding != Encoding::unicode) {
    whole = told(whole, encoding, is_capital);
  }
  result.is_heaped = find_heaped_accents(whole).has_value();
  result.text.reserve(whole.size());
  for (std::size_t position = 0; position < whole.size();) {
    std::size_t end = position;
    for (std::size_t length = 1; length > 0 && end < whole.size(); end += length) {
      length = ordinary_length(whole, end);
    }
    result.text.append(whole, position, end - position);
    position = end;
    if (position < whole.size()) {
      clean_character(next_code_point(whole, position), drawn.face, result);
    }
  }
  return result;
}

void append_text(std::vector<model::Span>& spans, std::string_view text, std::uint8_t emphasis,
                 int size) {
  constexpr int kSizeMost = 2 * 1638;  // Word's own limit
  if (text.empty()) {
    return;
  }
  const auto own_size = static_cast<std::uint16_t>(std::clamp(size, 0, kSizeMost));
  if (spans.empty() || spans.back().note != 0 || spans.back().emphasis != emphasis ||
      spans.back().size_percent != own_size) {
    spans.push_back({.emphasis = emphasis, .size_percent = own_size});
  }
  spans.back().text += text;
}

std::vector<model::Span> finished(std::vector<model::Span> spans) {
  constexpr std::string_view kBlank = " \t\n";
  join_accents(spans);
  for (model::Span& span : spans) {
    span.text = to_nfc(span.text);
  }
  const auto is_blank = [kBlank](const model::Span& span) {
    return span.note == 0 && span.text.find_first_not_of(kBlank) == std::string::npos;
  };
  const auto last = std::find_if_not(spans.rbegin(), spans.rend(), is_blank).base();
  spans.erase(last, spans.end());
  spans.erase(spans.begin(), std::find_if_not(spans.begin(), spans.end(), is_blank));
  std::erase_if(spans, [](const model::Span& span) { return span.note == 0 && span.text.empty(); });
  if (!spans.empty()) {
    std::string& end = spans.back().text;
    end.erase(end.find_last_not_of(kBlank) + 1);
    std::string& begin = spans.front().text;
    begin.erase(0, begin.find_first_not_of(kBlank));
  }
  return spans;
}

}  // namespace gazette::ingest::docx
