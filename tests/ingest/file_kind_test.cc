// What files are by their bytes.

#include <catch2/catch.hpp>

#include "gazette/ingest/ingest.h"

namespace gazette::ingest {
namespace {

using namespace std::literals;

std::string wide(std::string_view name) {
  std::string result;
  for (const char c : name) {
    result += c;
    result += '\0';
  }
  return result;
}

/// An OLE file of a directory with one entry, whose stream begins in sector 1.
std::string ole(std::string_view stream_name, std::string_view stream) {
  std::string bytes = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
  bytes.resize(512);
  bytes[0x1E] = 9;  // sectors of 512 bytes
  std::string entry = wide(stream_name);
  entry.resize(512);
  entry[0x74] = 1;
  return bytes + entry + std::string(stream);
}

TEST_CASE("a file is what its bytes say") {
  CHECK(kind_of("PK\x03\x04word") == FileKind::docx);
  CHECK(kind_of("PK\x03\x04"s + std::string(26, 'x') +
                "mimetypeapplication/vnd.oasis.opendocument.text") == FileKind::odt);
  CHECK(kind_of("{\\rtf1") == FileKind::rtf);
  CHECK(kind_of(ole("WordDocument", "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\0"sv)) == FileKind::word_97);
  CHECK(kind_of(ole("WordDocument", "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x01"sv)) == FileKind::locked);
  CHECK(kind_of(ole("EncryptedPackage", "")) == FileKind::locked);
  CHECK(kind_of(ole("Workbook", "")) == FileKind::other);
  CHECK(kind_of("\xEF\xBB\xBF\r\n<HTML><body>") == FileKind::html);
  CHECK(kind_of("<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?>") ==
        FileKind::word_xml);
  CHECK(kind_of("# Quyết định") == FileKind::other);
  CHECK(kind_of("") == FileKind::other);
}

TEST_CASE("an OLE file cut anywhere has a kind") {
  const std::string whole = ole("WordDocument", "\xEC\xA5\xC1\0\0\0\0\0\0\0\0\x01"sv);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(kind_of(whole.substr(0, size)) != FileKind::docx);
  }
}

TEST_CASE("what needs converting is told by bytes and name") {
  CHECK(needs_conversion("{\\rtf1", "a.doc"));
  CHECK(needs_conversion("<html>", "a.DOC"));
  CHECK_FALSE(needs_conversion("<html>", "a.html"));
  CHECK_FALSE(needs_conversion("PK\x03\x04", "a.doc"));
  CHECK_FALSE(needs_conversion("{\\rtf1", "a.md"));
}

TEST_CASE("a document under another ending than its own is read as what it is, and said") {
  Diagnostics diagnostics;
  static_cast<void>(ingest({.bytes = "{\\rtf1}", .path = "a.docx"}, {}, diagnostics));
  REQUIRE(diagnostics.list().size() == 2);
  CHECK(diagnostics.list()[0].code == "G0272");
  CHECK(diagnostics.list()[0].message == "the file is named .docx but its bytes are of a .rtf");
  CHECK(diagnostics.list()[1].code == "G0202");
}

}  // namespace
}  // namespace gazette::ingest
