#include "gazette/ledger/csv_encoding.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ledger {
namespace {

constexpr std::string_view kSaveAs =
    "in Excel: File, Save As (Lưu thành), type \"CSV UTF-8 (Comma delimited)\"";

constexpr char32_t kNoCharacter = 0xFFFD;

/// UTF-16 as UTF-8; what is no pair of surrogates becomes U+FFFD.
std::string from_utf16(std::string_view bytes, bool is_big_endian) {
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string text;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = unit_at(at);
    if (code_point >= 0xD800 && code_point < 0xE000) {
      const char32_t low = at + 3 < bytes.size() ? unit_at(at + 2) : 0;
      const bool is_pair = code_point < 0xDC00 && low >= 0xDC00 && low < 0xE000;
      code_point =
          is_pair ? 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00) : kNoCharacter;
      at += is_pair ? 2 : 0;
    }
    append_utf8(text, code_point);
  }
  return text;
}

/// Vietnamese in Windows-1258 writes the tone as a byte of its own behind the vowel.
bool reads_as_windows_1258(std::string_view bytes) {
  constexpr std::string_view kTones = "\xCC\xD2\xDE\xEC\xF2";
  constexpr std::string_view kVowels =
      "aeiouyAEIOUY\xC2\xC3\xCA\xD4\xD5\xDD\xE2\xE3\xEA\xF4\xF5\xFD";
  std::size_t tones_count = 0;
  for (std::size_t at = 1; at < bytes.size(); ++at) {
    if (kTones.find(bytes[at]) != std::string_view::npos) {
      if (kVowels.find(bytes[at - 1]) == std::string_view::npos) {
        return false;
      }
      ++tones_count;
    }
  }
  return tones_count > 0;
}

/// Whether these are the first bytes of a workbook: XLSX and ODS are ZIP files, XLS is a compound
/// file.
bool is_workbook(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

std::uint32_t line_of(std::string_view bytes, std::size_t at) {
  const std::string_view before = bytes.substr(0, at);
  return static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

}  // namespace

std::optional<std::string> to_utf8(std::string_view bytes, const std::string& path,
                                   Diagnostics& diagnostics) {
  if (is_workbook(bytes)) {
    diagnostics.report({.code = "G0728",
                        .place = {.path = path},
                        .message = "it is an Excel file, not a CSV file",
                        .help = fmt::format("save its sheet as CSV; {}", kSaveAs)});
    return std::nullopt;
  }
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return from_utf16(bytes.substr(2), bytes.front() == '\xFE');
  }
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    bytes.remove_prefix(3);
  }
  if (const std::size_t zero = bytes.find('\0'); zero != std::string_view::npos) {
    diagnostics.report({.code = "G0728",
                        .place = {.path = path, .line = line_of(bytes, zero)},
                        .message = "the file seems to be in UTF-16, without the mark that says so",
                        .help = std::string(kSaveAs)});
    return std::nullopt;
  }
  const std::optional<std::size_t> invalid = find_invalid_utf8(bytes);
  if (!invalid) {
    return std::string(bytes);
  }
  const Place place = {.path = path, .line = line_of(bytes, *invalid)};
  if (reads_as_windows_1258(bytes)) {
    diagnostics.report({.code = "G0728",
                        .place = place,
                        .message = "the file seems to be in Windows-1258, not in UTF-8",
                        .help = std::string(kSaveAs)});
  } else {
    diagnostics.report({.code = "G0731",
                        .place = place,
                        .message = "the file is not UTF-8",
                        .help = fmt::format("save it as UTF-8; {}", kSaveAs)});
  }
  return std::nullopt;
}

}  // namespace gazette::ledger
