// The package of a DOCX file: a ZIP of XML parts, opened with limits.
//
// Which part is the document, and which are its styles, numbers and notes, is said by relationships
// (Open Packaging Conventions, ISO/IEC 29500-2), never by file names. Names are compared without
// regard to case and with "\" as "/", since both occur in files of offices.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <pugixml.hpp>

#include "gazette/base/diagnostic.h"

namespace gazette::ingest::docx {

/// The most that the parts read may hold once unpacked: a ZIP can grow a thousandfold. A thousand
/// pages of law are about 30 MB of XML.
inline constexpr std::size_t kPartsBytesMax = 200'000'000;
/// The most entries in the ZIP.
inline constexpr std::size_t kEntriesMax = 10'000;
/// The most tags and attributes of all parts: each takes some 60 bytes of memory, however short it
/// is in the file. A thousand pages of law have about a million.
inline constexpr std::size_t kMarksMax = 10'000'000;
/// How many times its packed size a large part may unpack to. Tables of the same cells over and
/// over reach 50; what is made to fill a disk reaches 1,000.
inline constexpr std::size_t kRatioMax = 300;
inline constexpr std::size_t kRatioBytesMin = 10'000'000;

/// A picture that a document refers to.
struct MediaPart {
  std::string name = {};    // of the part, or the address outside
  std::string bytes = {};   // empty where the part is missing or damaged
  bool is_outside = false;  // not in the file: never fetched
};

/// The parts that hold text or say how it looks. A part that the file does not have is empty.
struct Package {
  pugi::xml_document document = {};
  pugi::xml_document styles = {};
  pugi::xml_document theme = {};
  pugi::xml_document numbering = {};
  pugi::xml_document settings = {};
  pugi::xml_document footnotes = {};
  pugi::xml_document endnotes = {};
  std::vector<pugi::xml_document> marginals = {};            // page headers and footers
  std::map<std::string, MediaPart, std::less<>> media = {};  // of the document, by relationship
};

/// Opens a DOCX. Where there is no document to read, reports G0230-G0234 and returns nothing; a
/// lesser part that does not parse is reported and left empty.
[[nodiscard]] std::optional<Package> read_package(std::string_view bytes, const std::string& path,
                                                  Diagnostics& diagnostics);

}  // namespace gazette::ingest::docx
