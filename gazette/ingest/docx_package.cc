// The package of a DOCX file. libzip works on the bytes in memory; nothing touches the disk.

#include "gazette/ingest/docx_package.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <zip.h>

#include "gazette/base/text.h"
#include "gazette/ingest/docx_xml.h"

namespace gazette::ingest::docx {
namespace {

struct CloseArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, CloseArchive>;

/// A relationship from one part to another.
struct Relationship {
  std::string id = {};
  std::string type = {};    // the last step of its address: "styles", "footnotes"
  std::string target = {};  // name of the part, or an address outside
  bool is_outside = false;
};

/// The file being opened.
struct Opening {
  const std::string& path;
  Diagnostics& diagnostics;
  Archive archive = {};
  std::map<std::string, zip_uint64_t> entries = {};  // by comparable name
  std::set<std::string> doubled = {};                // names that several entries have
  std::size_t bytes_left = kPartsBytesMax;
  std::size_t marks_left = kMarksMax;
};

void report(Opening& opening, std::string_view code, std::string message, std::string help) {
  opening.diagnostics.report({.code = code,
                              .place = {.path = opening.path},
                              .message = std::move(message),
                              .help = std::move(help)});
}

/// Reports what the bytes are, where they are no ZIP at all.
bool refuse_other_formats(std::string_view bytes, Opening& opening) {
  using std::string_view_literals::operator""sv;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    // A document under a password is not a ZIP but an OLE file that holds one, enciphered.
    const bool has_password =
        bytes.find("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv) != std::string_view::npos;
    if (has_password) {
      report(opening, "G0231", "the document is locked by a password",
             "open it in Word, remove the password (File, Info, Protect Document), save it again");
    } else {
      report(opening, "G0231", "this is a Word 97-2003 file (.doc) under the name of a DOCX",
             "give it its ending .doc back, or open it in Word and save it as .docx");
    }
    return true;
  }
  std::string_view kind;
  if (bytes.empty()) {
    kind = "the file is empty";
  } else if (bytes.starts_with("{\\rtf")) {
    kind = "this is an RTF file under the name of a DOCX";
  } else if (bytes.starts_with("%PDF")) {
    kind = "this is a PDF file under the name of a DOCX";
  } else if (!bytes.starts_with("PK")) {
    kind = "this is not a DOCX file";
  } else {
    return false;
  }
  report(opening, "G0230", std::string(kind), "save the document from Word as .docx and send that");
  return true;
}

bool open_archive(std::string_view bytes, Opening& opening) {
  zip_error_t error = {};
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    zip_source_free(source);
    report(
        opening, "G0230",
        fmt::format("the file is damaged: its ZIP does not open ({})", zip_error_strerror(&error)),
        "ask the sender for the file again, or open it in Word and save it");
    zip_error_fini(&error);
    return false;
  }
  zip_error_fini(&error);
  opening.archive.reset(archive);
  return true;
}

/// Part names without regard to case, "\" and a leading "/".
std::string comparable(std::string_view name) {
  std::string result;
  result.reserve(name.size());
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      result += static_cast<char>(c - 'A' + 'a');
    } else if (c == '\\') {
      result += '/';
    } else {
      result += c;
    }
  }
  return result.starts_with('/') ? result.substr(1) : result;
}

/// Whether the bytes of an entry are enciphered.
bool is_locked(zip_t* archive, zip_uint64_t entry) {
  zip_stat_t stat = {};
  return zip_stat_index(archive, entry, 0, &stat) == 0 &&
         (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

bool list_entries(Opening& opening) {
  const zip_int64_t count = zip_get_num_entries(opening.archive.get(), 0);
  if (count < 0 || static_cast<std::size_t>(count) > kEntriesMax) {
    report(opening, "G0234", fmt::format("the file has {} parts", count),
           "open it in Word and save it again; a document has some dozens");
    return false;
  }
  for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(count); ++i) {
    // Raw names: part names are ASCII, and a name in a legacy code page must not be guessed at.
    const char* name = zip_get_name(opening.archive.get(), i, ZIP_FL_ENC_RAW);
    if (name == nullptr) {
      continue;
    }
    if (is_locked(opening.archive.get(), i)) {
      report(opening, "G0231", fmt::format("the part {} is locked by a password", name),
             "save the document from Word as .docx without a password");
      return false;
    }
    std::string known = comparable(name);
    if (!opening.entries.emplace(known, i).second) {
      opening.doubled.insert(std::move(known));
    }
  }
  return true;
}

/// The bytes of a part; nothing where it is not there. A part that is there and cannot be read is
/// reported.
std::optional<std::string> read_bytes(const std::string& name, Opening& opening) {
  const auto found = opening.entries.find(comparable(name));
  if (found == opening.entries.end()) {
    return std::nullopt;
  }
  if (opening.doubled.contains(found->first)) {
    report(opening, "G0216", fmt::format("the file holds the part {} twice", name),
           "ask the sender for the file again, or open it in Word, compare and save it");
    return std::nullopt;
  }
  zip_stat_t stat = {};
  zip_stat_init(&stat);
  if (zip_stat_index(opening.archive.get(), found->second, 0, &stat) != 0 ||
      (stat.valid & ZIP_STAT_SIZE) == 0) {
    report(opening, "G0230", fmt::format("the part {} has no size", name),
           "ask the sender for the file again");
    return std::nullopt;
  }
  const bool is_bomb = stat.size > kRatioBytesMin && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 &&
                       stat.size / kRatioMax > stat.comp_size;
  if (stat.size > opening.bytes_left || is_bomb) {
    report(opening, "G0234",
           is_bomb ? fmt::format("the part {} unpacks to {} times its size", name,
                                 stat.size / std::max<zip_uint64_t>(stat.comp_size, 1))
                   : fmt::format("the part {} unpacks to {} bytes, past the limit of {} for a "
                                 "document",
                                 name, stat.size, kPartsBytesMax),
           "split the document, or open it in Word and save it again");
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(stat.size), '\0');
  const std::unique_ptr<zip_file_t, CloseEntry> file(
      zip_fopen_index(opening.archive.get(), found->second, 0));
  const zip_int64_t count =
      file ? zip_fread(file.get(), bytes.data(), static_cast<zip_uint64_t>(bytes.size())) : -1;
  // One byte more makes libzip compare the checksum, and shows a part longer than it says.
  char beyond = 0;
  if (count != static_cast<zip_int64_t>(bytes.size()) || zip_fread(file.get(), &beyond, 1) != 0) {
    report(opening, "G0230", fmt::format("the file is damaged: the part {} does not unpack", name),
           "ask the sender for the file again, or open it in Word and save it");
    return std::nullopt;
  }
  opening.bytes_left -= bytes.size();
  return bytes;
}

/// Whether a part defines a document type: nothing that an office program writes does, and what it
/// defines (entities) would be text that is not read.
bool defines_type(const pugi::xml_document& document) {
  const auto nodes = document.children();
  return std::any_of(nodes.begin(), nodes.end(),
                     [](const pugi::xml_node& node) { return node.type() == pugi::node_doctype; });
}

/// Parses a part into `document`; false where it is absent or wrong, the latter reported.
bool read_part(const std::string& name, pugi::xml_document& document, Opening& opening) {
  const std::optional<std::string> bytes = read_bytes(name, opening);
  if (!bytes) {
    return false;
  }
  const auto marks_count = static_cast<std::size_t>(
      std::count_if(bytes->begin(), bytes->end(), [](char c) { return c == '<' || c == '='; }));
  if (marks_count > opening.marks_left) {
    report(opening, "G0234",
           fmt::format("the parts up to {} have more than {} tags and attributes", name, kMarksMax),
           "split the document, or open it in Word and save it again");
    return false;
  }
  opening.marks_left -= marks_count;
  // Whitespace is kept only where it is all an element holds, as in <w:t xml:space="preserve">
  // </w:t>. No entity but those of XML itself is ever expanded.
  const unsigned flags = pugi::parse_escapes | pugi::parse_cdata | pugi::parse_eol |
                         pugi::parse_ws_pcdata_single | pugi::parse_doctype;
  const pugi::xml_parse_result result =
      document.load_buffer(bytes->data(), bytes->size(), flags, pugi::encoding_auto);
  if (!result) {
    document.reset();
    report(opening, "G0233",
           fmt::format("the part {} does not parse at byte {}: {}", name, result.offset,
                       to_lower(result.description())),
           "open the document in Word, let it repair the file, and save it again");
    return false;
  }
  if (defines_type(document)) {
    document.reset();
    report(opening, "G0217", fmt::format("the part {} defines a document type", name),
           "ask the sender how the file was made; save the document from Word as .docx");
    return false;
  }
  return true;
}

/// "word/_rels/document.xml.rels" of "word/document.xml".
std::string relationships_name(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t begin = slash == std::string::npos ? 0 : slash + 1;
  return fmt::format("{}_rels/{}.rels", part.substr(0, begin), part.substr(begin));
}

/// The name that `target` means when said from within the folder of `part`.
std::string resolve(const std::string& part, std::string_view target) {
  std::string slashes(target);
  for (char& c : slashes) {
    c = c == '\\' ? '/' : c;
  }
  std::vector<std::string_view> steps;
  const std::size_t slash = part.rfind('/');
  if (!slashes.starts_with('/') && slash != std::string::npos) {
    steps = split(std::string_view(part).substr(0, slash), '/');
  }
  for (const std::string_view step : split(slashes, '/')) {
    if (step == "..") {
      if (!steps.empty()) {
        steps.pop_back();
      }
    } else if (!step.empty() && step != ".") {
      steps.push_back(step);
    }
  }
  return fmt::format("{}", fmt::join(steps, "/"));
}

std::vector<Relationship> read_relationships(const std::string& part, Opening& opening) {
  std::vector<Relationship> relationships;
  pugi::xml_document document;
  if (!read_part(relationships_name(part), document, opening)) {
    return relationships;
  }
  for (const pugi::xml_node& node : document.document_element().children()) {
    if (local_name(node) != "Relationship") {
      continue;
    }
    const std::string_view type = attribute(node, "Type");
    const std::string_view target = attribute(node, "Target");
    const bool is_outside = attribute(node, "TargetMode") == "External";
    relationships.push_back({.id = std::string(attribute(node, "Id")),
                             .type = std::string(type.substr(type.rfind('/') + 1)),
                             .target = is_outside ? std::string(target) : resolve(part, target),
                             .is_outside = is_outside});
  }
  return relationships;
}

/// The name of the document's part, or the usual one where no relationship says it.
std::string document_name(Opening& opening) {
  for (const Relationship& relationship : read_relationships("", opening)) {
    if (relationship.type == "officeDocument" && !relationship.is_outside) {
      return relationship.target;
    }
  }
  return "word/document.xml";
}

/// The parts around the document, by what the relationships say they are.
void read_companions(const std::string& document, Package& package, Opening& opening) {
  std::map<std::string, bool> marginals_seen;
  for (const Relationship& relationship : read_relationships(document, opening)) {
    pugi::xml_document* part = nullptr;
    if (relationship.type == "image") {
      const bool is_outside = relationship.is_outside;
      package.media.emplace(
          relationship.id,
          MediaPart{
              .name = relationship.target,
              .bytes = is_outside ? "" : read_bytes(relationship.target, opening).value_or(""),
              .is_outside = is_outside});
    } else if (relationship.is_outside) {
      continue;
    } else if (relationship.type == "styles") {
      part = &package.styles;
    } else if (relationship.type == "theme") {
      part = &package.theme;
    } else if (relationship.type == "numbering") {
      part = &package.numbering;
    } else if (relationship.type == "settings") {
      part = &package.settings;
    } else if (relationship.type == "footnotes") {
      part = &package.footnotes;
    } else if (relationship.type == "endnotes") {
      part = &package.endnotes;
    } else if (relationship.type == "header" || relationship.type == "footer") {
      if (!marginals_seen.emplace(relationship.target, true).second) {
        continue;
      }
      part = &package.marginals.emplace_back();
    }
    if (part != nullptr && !part->first_child()) {
      read_part(relationship.target, *part, opening);
    }
  }
}

}  // namespace

std::optional<Package> read_package(std::string_view bytes, const std::string& path,
                                    Diagnostics& diagnostics) {
  Opening opening = {.path = path, .diagnostics = diagnostics};
  if (refuse_other_formats(bytes, opening) || !open_archive(bytes, opening) ||
      !list_entries(opening)) {
    return std::nullopt;
  }
  Package package;
  const std::string name = document_name(opening);
  const std::size_t errors_count = diagnostics.errors_count();
  if (!read_part(name, package.document, opening) ||
      !child(package.document.document_element(), "body")) {
    if (diagnostics.errors_count() == errors_count) {
      report(opening, "G0232", fmt::format("the file holds no Word document ({})", name),
             "send the DOCX of the act itself, not a spreadsheet, a slide show or a ZIP of files");
    }
    return std::nullopt;
  }
  read_companions(name, package, opening);
  return package;
}

}  // namespace gazette::ingest::docx
