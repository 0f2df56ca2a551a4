// What a file is by its bytes. Offices rename files, and old programs and law sites save RTF and
// web pages under the name of a .doc.

#include <algorithm>
#include <array>

#include "gazette/base/text.h"
#include "gazette/ingest/ingest.h"

namespace gazette::ingest {
namespace {

using namespace std::literals;

constexpr std::string_view kOleMark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;
/// How far into a file its kind is looked for.
constexpr std::size_t kOpeningBytes = 4096;

/// A stream's name as the directory of an OLE file has it: in UTF-16.
std::string wide(std::string_view name) {
  std::string result;
  for (const char c : name) {
    result += c;
    result += '\0';
  }
  return result;
}

std::size_t number_at(std::string_view bytes, std::size_t position, std::size_t size) {
  std::size_t value = 0;
  for (std::size_t i = size; i-- > 0 && position + i < bytes.size();) {
    value = (value << 8U) | static_cast<unsigned char>(bytes[position + i]);
  }
  return value;
}

/// Whether the Word document in an OLE file is enciphered: a bit in the first words of its stream
/// ([MS-DOC] 2.5.1), whose first sector the directory's entry names ([MS-CFB] 2.6.1).
bool is_enciphered(std::string_view bytes, std::size_t entry) {
  constexpr std::size_t kFirstSectorOffset = 0x74;
  constexpr std::size_t kFlagsOffset = 0x0A;
  constexpr std::size_t kEncryptedFlag = 0x0100;
  constexpr std::size_t kWordMark = 0xA5EC;
  const std::size_t shift = number_at(bytes, 0x1E, 2);
  if (shift != 9 && shift != 12) {
    return false;
  }
  const std::size_t sector = number_at(bytes, entry + kFirstSectorOffset, 4);
  const std::size_t stream = (sector + 1) << shift;
  return stream + kFlagsOffset + 2 <= bytes.size() && number_at(bytes, stream, 2) == kWordMark &&
         (number_at(bytes, stream + kFlagsOffset, 2) & kEncryptedFlag) != 0;
}

FileKind ole_kind(std::string_view bytes) {
  // A document under a password is an OLE file that holds the packed one, enciphered.
  if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos) {
    return FileKind::locked;
  }
  const std::size_t entry = bytes.find(wide("WordDocument"));
  if (entry == std::string_view::npos) {
    return FileKind::other;
  }
  return is_enciphered(bytes, entry) ? FileKind::locked : FileKind::word_97;
}

FileKind markup_kind(std::string_view bytes) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kByteOrderMark)) {
    bytes.remove_prefix(kByteOrderMark.size());
  }
  std::string opening(trim(bytes.substr(0, kOpeningBytes)));
  std::transform(opening.begin(), opening.end(), opening.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  if (!opening.starts_with('<')) {
    return FileKind::other;
  }
  if (opening.find("word.document") != std::string::npos ||
      opening.find("<w:worddocument") != std::string::npos) {
    return FileKind::word_xml;
  }
  const bool is_html = opening.starts_with("<!doctype html") ||
                       opening.find("<html") != std::string::npos ||
                       opening.find("<head") != std::string::npos;
  return is_html ? FileKind::html : FileKind::other;
}

}  // namespace

FileKind kind_of(std::string_view bytes) {
  constexpr std::string_view kOdtMark = "mimetypeapplication/vnd.oasis.opendocument.text"sv;
  constexpr std::size_t kOdtMarkOffset = 30;  // behind the head of the first part
  if (bytes.starts_with("PK\x03\x04"sv)) {
    const bool is_odt =
        bytes.size() > kOdtMarkOffset && bytes.substr(kOdtMarkOffset).starts_with(kOdtMark);
    return is_odt ? FileKind::odt : FileKind::docx;
  }
  if (bytes.starts_with(kOleMark)) {
    return ole_kind(bytes);
  }
  return bytes.starts_with("{\\rtf"sv) ? FileKind::rtf : markup_kind(bytes);
}

std::string_view ending_of(FileKind kind) {
  constexpr std::array kEndings = {""sv,     ".docx"sv, ""sv,      ".doc"sv,
                                   ".rtf"sv, ".odt"sv,  ".html"sv, ".xml"sv};
  return kEndings.at(static_cast<std::size_t>(kind));
}

}  // namespace gazette::ingest
