// PDF/A-2a (ISO 19005-2) and PDF/A-3a, what concerns the file: its frame, metadata, structure,
// annotations and actions. Rules have the numbers of its clauses, and after the dash one of ours.

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "gazette/pdf/pdf.h"
#include "gazette/preflight/rules.h"
#include "gazette/preflight/sweep.h"
#include "gazette/preflight/xmp.h"
#include "gazette/preflight/xmp_schema.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

Object root_of(const Document& document) {
  return document.pdf().getRoot();
}

void check_header(Document& document, Findings& findings) {
  const std::string_view bytes = document.bytes();
  const std::size_t end = std::min(bytes.find_first_of("\r\n"), bytes.size());
  const std::string_view head = bytes.substr(0, end);
  const bool is_right =
      head.size() == 8 && head.starts_with("%PDF-1.") && head[7] >= '0' && head[7] <= '7';
  if (!is_right) {
    findings.report("the file does not begin with %PDF-1.7, or a lower version");
    return;
  }
  std::size_t at = std::min(bytes.find_first_not_of("\r\n", end), bytes.size());
  const std::string_view comment = bytes.substr(at, 5);
  const bool has_high = comment.size() == 5 && comment.front() == '%' &&
                        std::all_of(comment.begin() + 1, comment.end(),
                                    [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
  if (!has_high) {
    findings.report("no comment of four bytes above 127 behind the head");
  }
}

void check_id(Document& document, Findings& findings) {
  Object id = document.pdf().getTrailer().getKey("/ID");
  if (!id.isArray() || id.getArrayNItems() != 2) {
    findings.report("the file has no /ID");
  }
}

void check_encryption(Document& document, Findings& findings) {
  if (document.pdf().isEncrypted()) {
    findings.report("the file is encrypted");
  }
}

void check_end(Document& document, Findings& findings) {
  constexpr std::string_view kEnd = "%%EOF";
  const std::string_view bytes = document.bytes();
  const std::size_t end = bytes.rfind(kEnd);
  const std::string_view rest =
      end == std::string_view::npos ? "none" : bytes.substr(end + kEnd.size());
  if (!rest.empty() && rest != "\n" && rest != "\r" && rest != "\r\n") {
    findings.report(fmt::format("{} bytes behind the end of the file", rest.size()));
  }
}

/// The keyword that ends a stream stands on a line of its own.
void check_stream_ends(Document& document, Findings& findings) {
  constexpr std::string_view kEnd = "endstream";
  const std::string_view bytes = document.bytes();
  for (std::size_t at = bytes.find(kEnd); at != std::string_view::npos;
       at = bytes.find(kEnd, at + 1)) {
    const std::size_t behind =
        bytes.find_first_not_of("\r\n \t", std::min(at + kEnd.size(), bytes.size()));
    const bool is_keyword =
        behind != std::string_view::npos && bytes.substr(behind).starts_with("endobj");
    if (is_keyword && at > 0 && bytes[at - 1] != '\n' && bytes[at - 1] != '\r') {
      findings.report("endstream does not begin a line");
    }
  }
}

void check_rights(Document& document, Findings& findings) {
  Object rights = root_of(document).getKey("/Perms");
  for (const std::string& key :
       rights.isDictionary() ? rights.getKeys() : std::set<std::string>()) {
    if (key != "/UR3" && key != "/DocMDP") {
      findings.report(fmt::format("rights {} (/Perms)", key));
    }
  }
}

void check_metadata(Document& document, Findings& findings) {
  if (!document.metadata()) {
    findings.report("no metadata (XMP) that can be read");
  } else if (!read_xmp(*document.metadata()).is_well_formed) {
    findings.report("the metadata are no XML that is well formed");
  }
}

void check_packet(Document& document, Findings& findings) {
  const std::string_view xmp =
      document.metadata() ? std::string_view(*document.metadata()) : std::string_view();
  const std::size_t begin = xmp.find("<?xpacket");
  const std::string_view head =
      begin == std::string_view::npos ? "" : xmp.substr(begin, xmp.find("?>", begin) - begin);
  for (const char* name : {" bytes=", " encoding="}) {
    if (head.find(name) != std::string_view::npos) {
      findings.report(fmt::format("the head of the metadata says{}", name));
    }
  }
}

void check_properties(Document& document, Findings& findings) {
  const XmpReading reading = read_xmp(document.metadata() ? *document.metadata() : "");
  for (const XmpName& property : reading.properties) {
    if (!is_predefined(property) && !reading.described.contains(property)) {
      findings.report(fmt::format("the property {} of {} is not described", property.second,
                                  property.first.empty() ? "no namespace" : property.first));
    }
  }
}

/// Whether the metadata say that the file keeps to this part of the standard.
void check_part(std::string_view wanted, Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // A6.6.2.1-1 says it
  }
  const auto part = xmp_property(*document.metadata(), kPdfaId, "part");
  const auto conformance = xmp_property(*document.metadata(), kPdfaId, "conformance");
  if (part != wanted || conformance != "A") {
    findings.report(fmt::format("the metadata say part \"{}\" and conformance \"{}\"",
                                part.value_or(""), conformance.value_or("")));
  }
}

void check_part_2(Document& document, Findings& findings) {
  check_part("2", document, findings);
}

void check_part_3(Document& document, Findings& findings) {
  check_part("3", document, findings);
}

/// The figures of a date, without its zone.
std::string figures_of(std::string_view date) {
  std::string figures;
  for (const char c : date) {
    if (c >= '0' && c <= '9' && figures.size() < 14) {
      figures += c;
    } else if (c == '+' || c == 'Z') {
      break;
    }
  }
  return figures;
}

struct InfoEntry {
  const char* key = "";
  std::string_view space = {};
  const char* name = "";
  bool is_date = false;
};

void check_info(Document& document, Findings& findings) {
  static constexpr std::array<InfoEntry, 8> kEntries = {
      {{"/Title", kDublinCore, "title"},
       {"/Author", kDublinCore, "creator"},
       {"/Subject", kDublinCore, "description"},
       {"/Keywords", kPdf, "Keywords"},
       {"/Creator", kXmp, "CreatorTool"},
       {"/Producer", kPdf, "Producer"},
       {"/CreationDate", kXmp, "CreateDate", true},
       {"/ModDate", kXmp, "ModifyDate", true}}};
  Object info = document.pdf().getTrailer().getKey("/Info");
  if (!document.metadata()) {
    return;  // A6.6.2.1-1 says it
  }
  for (const InfoEntry& entry : kEntries) {
    Object own = info.getKeyIfDict(entry.key);
    if (!own.isString()) {
      continue;
    }
    const std::string value = own.getUTF8Value();
    const std::string other =
        xmp_property(*document.metadata(), entry.space, entry.name).value_or("");
    const bool is_same = entry.is_date ? figures_of(value) == figures_of(other) : value == other;
    if (!is_same) {
      findings.report(fmt::format("{} is \"{}\" in /Info and \"{}\" in the metadata", entry.key + 1,
                                  value, other));
    }
  }
}

void check_marked(Document& document, Findings& findings) {
  Object marked = root_of(document).getKey("/MarkInfo").getKeyIfDict("/Marked");
  if (!marked.isBool() || !marked.getBoolValue()) {
    findings.report("the file does not say that it is tagged (/MarkInfo)");
  }
}

void check_unmarked(const Page& page, Findings& findings) {
  for (const Noted& noted : page.noted) {
    if (noted.what == Oddity::unmarked) {
      findings.report(noted.detail, noted.box);
    }
  }
}

void check_structure(Document& document, Findings& findings) {
  if (!document.structure().is_there || document.structure().elements.size() < 2) {
    findings.report("the file has no structure (/StructTreeRoot)");
  }
}

void check_roles(Document& document, Findings& findings) {
  const Structure& structure = document.structure();
  for (std::size_t i = 1; i < structure.elements.size(); ++i) {
    const Element& element = structure.elements[i];
    if (role_of(structure, element.type).fault == RoleFault::unmapped) {
      findings.report(fmt::format("the type {} leads to no standard type", element.type));
    }
  }
  for (const auto& [type, role] : structure.roles) {
    if (role_of(structure, type).fault == RoleFault::loop) {
      findings.report(fmt::format("the type {} leads back to itself", type));
    } else if (is_standard_type(type) && role != type) {
      findings.report(fmt::format("the standard type {} is to be {}", type, role));
    }
  }
}

void check_language(Document& document, Findings& findings) {
  Object language = root_of(document).getKey("/Lang");
  if (!language.isString() || language.getStringValue().empty()) {
    findings.report_as(kWarning, "the file does not say its language (/Lang)");
  } else if (!is_language(language.getUTF8Value())) {
    findings.report(fmt::format("the file is in \"{}\"", language.getUTF8Value()));
  }
  for (const Element& element : document.structure().elements) {
    Object own = Object(element.object).getKey("/Lang");
    if (own.isString() && !own.getStringValue().empty() && !is_language(own.getUTF8Value())) {
      findings.report(fmt::format("an element {} is in \"{}\"", element.type, own.getUTF8Value()));
    }
  }
}

void check_form(Document& document, Findings& findings) {
  Object form = root_of(document).getKey("/AcroForm");
  Object needed = form.getKeyIfDict("/NeedAppearances");
  if (needed.isBool() && needed.getBoolValue()) {
    findings.report("readers are to draw the fields themselves (/NeedAppearances)");
  }
  Object rendering = root_of(document).getKey("/NeedsRendering");
  if (!form.getKeyIfDict("/XFA").isNull() || (rendering.isBool() && rendering.getBoolValue())) {
    findings.report("a form of the kind XFA");
  }
}

/// The metadata of a PDF that is attached say that it is PDF/A, of which part does not matter.
bool is_archive(Object stream) {
  constexpr std::size_t kBytesMax = 200'000'000;
  const auto bytes = stream.isStream() ? pdf::unpacked(stream, kBytesMax) : std::nullopt;
  if (!bytes) {
    return false;
  }
  Diagnostics ignored;
  try {
    const auto inner = Document::open(*bytes, "attached", ignored);
    return inner && inner->metadata() &&
           xmp_property(*inner->metadata(), kPdfaId, "part").has_value();
  } catch (const std::exception&) {
    return false;  // damaged, and so no PDF/A
  }
}

void check_attachments(Document& document, Findings& findings) {
  constexpr std::size_t kFilesMax = 100;  // that are opened
  std::set<QPDFObjGen> known;
  sweep(document.pdf(), [&](const Swept& swept) {
    Object entries = swept.entries;
    Object files = entries.getKey("/EF");
    if (!files.isDictionary()) {
      return;
    }
    if (!entries.getKey("/F").isString() || !entries.getKey("/UF").isString()) {
      findings.report("an attached file without its name (/F and /UF)");
    }
    Object file = files.getKey("/F");
    if (known.size() < kFilesMax && known.insert(file.getObjGen()).second && !is_archive(file)) {
      findings.report("an attached file that is no PDF/A");
    }
  });
}

/// The file specifications that belong to something in the file (/AF).
std::set<QPDFObjGen> associated_files(Document& document) {
  std::set<QPDFObjGen> associated;
  sweep(document.pdf(), [&](const Swept& swept) {
    Object files = Object(swept.entries).getKey("/AF");
    if (files.isArray()) {
      for (const Object& file : files.getArrayAsVector()) {
        associated.insert(file.getObjGen());
      }
    } else if (files.isDictionary()) {
      associated.insert(files.getObjGen());
    }
  });
  return associated;
}

/// What ISO 19005-3, 6.8, asks of an attached file of any kind.
void check_associated_files(Document& document, Findings& findings) {
  constexpr std::array<std::string_view, 5> kRelations = {"/Source", "/Data", "/Alternative",
                                                          "/Supplement", "/Unspecified"};
  const std::set<QPDFObjGen> associated = associated_files(document);
  sweep(document.pdf(), [&](const Swept& swept) {
    Object entries = swept.entries;
    Object files = entries.getKey("/EF");
    if (!files.isDictionary()) {
      return;
    }
    if (!entries.getKey("/F").isString() || !entries.getKey("/UF").isString()) {
      findings.report("an attached file without its name (/F and /UF)");
    }
    Object relation = entries.getKey("/AFRelationship");
    if (!relation.isName() ||
        std::find(kRelations.begin(), kRelations.end(), relation.getName()) == kRelations.end()) {
      findings.report("an attached file that does not say its relation (/AFRelationship)");
    }
    if (associated.count(Object(swept.object).getObjGen()) == 0) {
      findings.report("an attached file that belongs to nothing in the file (/AF)");
    }
    Object file = files.getKey("/F");
    Object type = file.isStream() ? file.getDict().getKey("/Subtype") : Object::newNull();
    if (!type.isName() || type.getName().find('/', 1) == std::string::npos) {
      findings.report("an attached file without its media type (/Subtype)");
    }
  });
}

void check_layers(Document& document, Findings& findings) {
  std::set<std::string> names;
  for (const auto& [what, settings] : layer_settings(document.pdf())) {
    Object name = Object(settings).getKey("/Name");
    if (!name.isString() || name.getStringValue().empty()) {
      findings.report(fmt::format("{} of the layers without a name", what));
    } else if (!names.insert(name.getStringValue()).second) {
      findings.report(fmt::format("two settings of the layers are \"{}\"", name.getUTF8Value()));
    }
    if (Object(settings).hasKey("/AS")) {
      findings.report(fmt::format("{} of the layers changes by itself (/AS)", what));
    }
  }
}

void check_presentations(Document& document, Findings& findings) {
  if (!root_of(document).getKey("/Names").getKeyIfDict("/AlternatePresentations").isNull()) {
    findings.report("other presentations of the file (/AlternatePresentations)");
  }
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    if (Object(document.pages()[i]).hasKey("/PresSteps")) {
      pages.report(i + 1, "steps of a presentation (/PresSteps)");
    }
  }
}

void check_requirements(Document& document, Findings& findings) {
  if (root_of(document).hasKey("/Requirements")) {
    findings.report("demands on the reader (/Requirements)");
  }
}

Check check(std::string_view id, std::string_view title, std::string_view remedy,
            void (*of_document)(Document&, Findings&), Severity severity = kError) {
  return {.rule = {id, severity, severity, title, remedy}, .of_document = of_document};
}

constexpr std::string_view kAnew = "have it written anew by a program that writes PDF/A";

}  // namespace

std::vector<Check> archive_checks() {
  return {
      check("A6.1.2-1", "head of the file", kAnew, check_header),
      check("A6.1.3-1", "file identity (/ID)", kAnew, check_id),
      check("A6.1.3-2", "not encrypted", "export without password and restrictions",
            check_encryption),
      check("A6.1.3-3", "nothing behind the end of the file", kAnew, check_end),
      check("A6.1.7.1-1", "endstream begins a line", kAnew, check_stream_ends),
      check("A6.1.12-1", "rights of readers", "take /Perms out, but for signatures", check_rights),
      check("A6.4.2-1", "forms are drawn, and not of the kind XFA",
            "make it a form of PDF itself whose fields are drawn", check_form),
      check("A6.6.2.1-1", "metadata (XMP)", "export as PDF/A, which writes them", check_metadata),
      check("A6.6.2.1-2", "head of the metadata", "take bytes and encoding out of it",
            check_packet),
      check("A6.6.2.3.1-1", "properties are known or described",
            "describe them in pdfaExtension:schemas, or take them out", check_properties),
      check("A6.6.3-1", "metadata and /Info say the same", kAnew, check_info, kWarning),
      check("A6.7.2.2-1", "marked as tagged", "export as tagged PDF", check_marked),
      {.rule = {"A6.7.3.2-1", kError, kError, "all content tagged or an artifact",
                "tag it, or mark it as an artifact where it is decoration"},
       .of_page = check_unmarked},
      check("A6.7.3.3-1", "structure", "export as tagged PDF", check_structure),
      check("A6.7.3.4-1", "types of elements lead to standard types",
            "lead every type of your own to one of PDF (/RoleMap)", check_roles),
      check("A6.7.4-1", "languages are tags (RFC 3066)", "write vi-VN, vi, en-GB", check_language),
      check("A6.9-1", "layers have names and do not change by themselves",
            "name the settings of layers, and take /AS out of them", check_layers),
      check("A6.10-1", "no other presentations", kAnew, check_presentations),
      check("A6.11-1", "no demands on readers", kAnew, check_requirements),
  };
}

std::vector<Check> archive_2_checks() {
  return {check("A6.6.4-1", "marked as PDF/A-2a", "export as PDF/A-2a", check_part_2),
          check("A6.8-1", "attached files are PDF/A and named",
                "attach PDF/A only, or take the attachments out", check_attachments)};
}

std::vector<Check> archive_3_checks() {
  return {check("A6.6.4-2", "marked as PDF/A-3a", "export as PDF/A-3a", check_part_3),
          check("A6.8-2", "attached files say what they are, and to what they belong",
                "give each its name, its media type, its relation and a place in /AF",
                check_associated_files)};
}

}  // namespace gazette::preflight
