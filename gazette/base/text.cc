#include "gazette/base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>

#include <utf8proc.h>

#include "gazette/base/accents.h"
#include "gazette/base/assert.h"
#include "gazette/base/hash.h"

namespace gazette {
namespace {

constexpr char32_t kCombiningStart = 0x0300;
constexpr char32_t kCombiningEnd = 0x0370;

bool is_combining_mark(char32_t c) {
  return c >= kCombiningStart && c < kCombiningEnd;
}

/// Letters that NFC leaves alone whatever stands beside them: everything of Vietnamese in composed
/// form, Latin and the usual punctuation. What lies outside goes the slow way through utf8proc.
bool is_surely_composed(char32_t c) {
  return c < kCombiningStart || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x2028) ||
         c == 0x20AB;
}

std::string map_with_utf8proc(std::string_view text, int options) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                             static_cast<utf8proc_option_t>(options));
  GAZETTE_ASSERT(size >= 0);  // The text was checked to be valid UTF-8 where it came in.
  std::string result(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  std::free(mapped);
  return result;
}

/// Canonical decomposition of one code point, at most four code points.
std::size_t decompose(char32_t c, std::array<utf8proc_int32_t, 4>& parts) {
  int last_class = 0;
  const utf8proc_ssize_t count = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), parts.data(), 4, UTF8PROC_DECOMPOSE, &last_class);
  if (count < 1 || count > 4) {
    parts[0] = static_cast<utf8proc_int32_t>(c);
    return 1;
  }
  return static_cast<std::size_t>(count);
}

char32_t fold_code_point_slowly(char32_t c) {
  if (c == U'đ' || c == U'Đ' || c == U'Ð' || c == U'ð') {
    return U'd';
  }
  if (is_combining_mark(c)) {
    return 0;
  }
  std::array<utf8proc_int32_t, 4> parts{};
  decompose(c, parts);
  return static_cast<char32_t>(utf8proc_tolower(parts[0]));
}

/// Folding by table where nearly all letters of the gazette lie.
struct FoldTable {
  std::array<char32_t, 0x300> latin{};
  std::array<char32_t, 0x100> additional{};  // U+1E00 ... U+1EFF
  FoldTable() {
    for (char32_t c = 0; c < latin.size(); ++c) {
      latin[c] = fold_code_point_slowly(c);
    }
    for (char32_t c = 0; c < additional.size(); ++c) {
      additional[c] = fold_code_point_slowly(0x1E00 + c);
    }
  }
};

char32_t fold_code_point(char32_t c) {
  static const FoldTable table;
  if (c < table.latin.size()) {
    return table.latin[c];
  }
  if (c >= 0x1E00 && c < 0x1F00) {
    return table.additional[c - 0x1E00];
  }
  return fold_code_point_slowly(c);
}

bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  std::size_t position = 0;
  while (position < bytes.size()) {
    if (static_cast<unsigned char>(bytes[position]) < 0x80) {
      ++position;
      continue;
    }
    utf8proc_int32_t code_point = 0;
    const utf8proc_ssize_t used =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(bytes.data()) + position,
                         static_cast<utf8proc_ssize_t>(bytes.size() - position), &code_point);
    if (used < 1) {
      return position;
    }
    position += static_cast<std::size_t>(used);
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& position) {
  const auto byte = [&](std::size_t offset) -> char32_t {
    const std::size_t at = position + offset;
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
  };
  const char32_t first = byte(0);
  if (first < 0x80 && position < text.size()) {
    ++position;
    return first;
  }
  char32_t code_point = first;
  std::size_t size = 1;
  if (first >= 0xF0) {
    code_point = ((first & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                 (byte(3) & 0x3FU);
    size = 4;
  } else if (first >= 0xE0) {
    code_point = ((first & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    size = 3;
  } else if (first >= 0xC0) {
    code_point = ((first & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    size = 2;
  }
  position = std::min(position + size, text.size());
  return code_point;
}

std::u32string to_code_points(std::string_view text) {
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    result.push_back(next_code_point(text, position));
  }
  return result;
}

void append_utf8(std::string& text, char32_t c) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string to_nfc(std::string_view text) {
  bool is_composed = true;
  for (std::size_t position = 0; position < text.size() && is_composed;) {
    is_composed = is_surely_composed(next_code_point(text, position));
  }
  if (is_composed) {
    return std::string(text);
  }
  // A heap at a time: to order the accents of one takes the square of their number.
  std::string result;
  for (std::optional<std::size_t> cut = find_heaped_accents(text); cut;
       cut = find_heaped_accents(text)) {
    result += map_with_utf8proc(text.substr(0, *cut), UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    text.remove_prefix(*cut);
  }
  return result + map_with_utf8proc(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

std::string fold(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    const auto byte = static_cast<unsigned char>(text[position]);
    if (byte < 0x80) {
      result += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
      ++position;
      continue;
    }
    const char32_t folded = fold_code_point(next_code_point(text, position));
    if (folded != 0) {
      append_utf8(result, folded);
    }
  }
  return result;
}

std::string to_lower(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    append_utf8(result, static_cast<char32_t>(utf8proc_tolower(
                            static_cast<utf8proc_int32_t>(next_code_point(text, position)))));
  }
  return result;
}

std::string to_upper(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t position = 0; position < text.size();) {
    append_utf8(result, static_cast<char32_t>(utf8proc_toupper(
                            static_cast<utf8proc_int32_t>(next_code_point(text, position)))));
  }
  return result;
}

std::string with_old_tone_place(std::string word) {
  struct Pair {
    std::string_view written_new = {};
    std::string_view written_old = {};
  };
  static constexpr std::array<Pair, 15> kPairs = {{
      {"oà", "òa"},
      {"oả", "ỏa"},
      {"oã", "õa"},
      {"oá", "óa"},
      {"oạ", "ọa"},
      {"oè", "òe"},
      {"oẻ", "ỏe"},
      {"oẽ", "õe"},
      {"oé", "óe"},
      {"oẹ", "ọe"},
      {"uỳ", "ùy"},
      {"uỷ", "ủy"},
      {"uỹ", "ũy"},
      {"uý", "úy"},
      {"uỵ", "ụy"},
  }};
  for (const Pair& pair : kPairs) {
    if (!word.ends_with(pair.written_new)) {
      continue;
    }
    const std::size_t at = word.size() - pair.written_new.size();
    const bool is_one_letter = at > 0 && word[at - 1] == 'q';  // "quý"
    if (!is_one_letter) {
      word.replace(at, pair.written_new.size(), pair.written_old);
    }
    break;
  }
  return word;
}

std::string collation_key(std::string_view text) {
  std::string letters;
  std::string tones;
  std::string cases;
  const std::string composed = to_nfc(text);
  for (std::size_t position = 0; position < composed.size();) {
    const char32_t c = next_code_point(composed, position);
    const auto lower = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    std::array<utf8proc_int32_t, 4> parts{};
    const std::size_t count = decompose(lower, parts);
    int variant = lower == U'đ' ? 1 : 0;
    char tone = '0';
    for (std::size_t i = 1; i < count; ++i) {
      switch (parts[i]) {
        case 0x0306:
          variant = 1;
          break;  // ă
        case 0x0302:
          variant = parts[0] == 'a' ? 2 : 1;
          break;  // â ê ô
        case 0x031B:
          variant = parts[0] == 'o' ? 2 : 1;
          break;  // ơ ư
        case 0x0300:
          tone = '1';
          break;
        case 0x0309:
          tone = '2';
          break;
        case 0x0303:
          tone = '3';
          break;
        case 0x0301:
          tone = '4';
          break;
        case 0x0323:
          tone = '5';
          break;
        default:
          break;
      }
    }
    const char32_t base = lower == U'đ' ? U'd' : static_cast<char32_t>(parts[0]);
    append_utf8(letters, base);
    if (base >= U'a' && base <= U'z') {
      letters += static_cast<char>('0' + variant);
    }
    tones += tone;
    cases += lower == c ? '0' : '1';
  }
  return letters + '\0' + tones + '\0' + cases;
}

std::string slug(std::string_view text) {
  std::string result;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || is_digit(c)) {
      result += c;
    } else if (!result.empty() && result.back() != '-') {
      result += '-';
    }
  }
  while (!result.empty() && result.back() == '-') {
    result.pop_back();
  }
  return result;
}

std::string base_name_of(std::string_view text) {
  constexpr std::size_t kDigits = 8;
  const bool is_plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-';
  });
  return is_plain ? std::string(text) : slug(text) + "-" + sha256(text).substr(0, kDigits);
}

bool is_space(char32_t c) {
  return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::string collapse_spaces(std::string_view text) {
  // The bytes with which spaces begin (`is_space`); what stands between is copied as a whole.
  const auto may_be_space = [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == ' ' || (byte >= '\t' && byte <= '\r') || byte == 0xC2 || byte == 0xE2 ||
           byte == 0xE3;
  };
  std::string result;
  result.reserve(text.size());
  bool pending = false;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t start = position;
    while (position < text.size() && !may_be_space(text[position])) {
      ++position;
    }
    if (position == start && is_space(next_code_point(text, position))) {
      pending = true;
      continue;
    }
    if (pending && !result.empty()) {
      result += ' ';
    }
    pending = false;
    result += text.substr(start, position - start);
  }
  return result;
}

std::string_view first_bytes(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) {
    return text;
  }
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0U) == 0x80U) {
    --bytes_max;
  }
  return text.substr(0, bytes_max);
}

std::string_view trim(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) {
    text.remove_prefix(1);
  }
  while (!text.empty() && is_ascii_space(text.back())) {
    text.remove_suffix(1);
  }
  return text;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  std::size_t start = 0;
  for (std::size_t end = text.find(separator); end != std::string_view::npos;
       end = text.find(separator, start)) {
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  parts.push_back(text.substr(start));
  return parts;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t position = 0; position < text.size();) {
    width += is_combining_mark(next_code_point(text, position)) ? 0U : 1U;
  }
  return width;
}

bool is_upper_case(std::string_view text) {
  bool has_letter = false;
  for (std::size_t position = 0; position < text.size();) {
    const auto c = static_cast<utf8proc_int32_t>(next_code_point(text, position));
    if (utf8proc_toupper(c) != c) {
      return false;
    }
    has_letter = has_letter || utf8proc_tolower(c) != c;
  }
  return has_letter;
}

std::string escape_markup(std::string_view text) {
  // What stands between two such characters is copied as a whole: nearly all of the site's bytes
  // pass here.
  std::string result;
  result.reserve(text.size());
  std::size_t copied = 0;
  const auto put = [&](std::size_t at, std::string_view entity) {
    result += text.substr(copied, at - copied);
    result += entity;
    copied = at + 1;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) > '>') {
      continue;
    }
    if (c == '&') {
      put(i, "&amp;");
    } else if (c == '<') {
      put(i, "&lt;");
    } else if (c == '>') {
      put(i, "&gt;");
    } else if (c == '"') {
      put(i, "&quot;");
    }
  }
  result += text.substr(copied);
  return result;
}

std::string shorten(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) {
    return std::string(text);
  }
  std::size_t position = 0;
  std::size_t end = 0;
  std::size_t width = 0;
  while (position < text.size()) {
    width += is_combining_mark(next_code_point(text, position)) ? 0U : 1U;
    if (width >= columns) {
      break;
    }
    end = position;
  }
  return std::string(trim(text.substr(0, end))) + "…";
}

}  // namespace gazette
