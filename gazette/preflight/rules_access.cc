// PDF/UA-1 (ISO 14289-1), what concerns the file, its contents and its annotations: the conditions
// of the Matterhorn protocol 1.1 that a machine can see, by its numbers. From 101 on the numbers
// are ours, where the standard asks for what the protocol has no condition for.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/preflight/rules.h"
#include "gazette/preflight/sweep.h"
#include "gazette/preflight/xmp.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;

template <Oddity what>
void report_noted(const Page& page, Findings& findings) {
  for (const Noted& noted : page.noted) {
    if (noted.what == what) {
      findings.report(noted.detail, noted.box);
    }
  }
}

Object root_of(const Document& document) {
  return document.pdf().getRoot();
}

void check_suspects(Document& document, Findings& findings) {
  Object suspects = root_of(document).getKey("/MarkInfo").getKeyIfDict("/Suspects");
  if (suspects.isBool() && suspects.getBoolValue()) {
    findings.report("whoever tagged the file says that tags are suspect (/Suspects)");
  }
}

void check_metadata(Document& document, Findings& findings) {
  if (!document.metadata()) {
    findings.report("no metadata (XMP) that can be read");
  }
}

void check_identification(Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // UA06-001 says it
  }
  const auto part = xmp_property(*document.metadata(), kPdfuaId, "part");
  if (!part) {
    findings.report("the metadata do not say pdfuaid:part");
  } else if (*part != "1") {
    findings.report(fmt::format("pdfuaid:part is \"{}\"", *part));
  }
}

void check_title(Document& document, Findings& findings) {
  if (document.metadata() &&
      xmp_property(*document.metadata(), kDublinCore, "title").value_or("").empty()) {
    findings.report("the metadata have no dc:title");
  }
}

Object title_shown(Document& document) {
  return root_of(document).getKey("/ViewerPreferences").getKeyIfDict("/DisplayDocTitle");
}

void check_preferences(Document& document, Findings& findings) {
  if (!title_shown(document).isBool()) {
    findings.report("nothing says whether readers show the title (/DisplayDocTitle)");
  }
}

void check_shows_title(Document& document, Findings& findings) {
  if (Object shown = title_shown(document); shown.isBool() && !shown.getBoolValue()) {
    findings.report("readers show the name of the file, not the title");
  }
}

void check_language(Document& document, Findings& findings) {
  Object language = root_of(document).getKey("/Lang");
  if (!language.isString() || language.getStringValue().empty()) {
    findings.report("the file does not say its language (/Lang)");
  }
}

void check_language_tags(Document& document, Findings& findings) {
  const auto check = [&](Object language, const std::string& what) {
    if (language.isString() && !language.getStringValue().empty() &&
        !is_language(language.getUTF8Value())) {
      findings.report(fmt::format("{} is in \"{}\"", what, language.getUTF8Value()));
    }
  };
  check(root_of(document).getKey("/Lang"), "the file");
  for (const Element& element : document.structure().elements) {
    check(Object(element.object).getKey("/Lang"), fmt::format("an element {}", element.type));
  }
}

void check_layers(Document& document, Findings& findings) {
  for (const auto& [what, settings] : layer_settings(document.pdf())) {
    Object name = Object(settings).getKey("/Name");
    if (!name.isString() || name.getStringValue().empty()) {
      findings.report(fmt::format("{} of the layers without a name", what));
    }
  }
}

void check_layers_by_themselves(Document& document, Findings& findings) {
  for (const auto& [what, settings] : layer_settings(document.pdf())) {
    if (Object(settings).hasKey("/AS")) {
      findings.report(fmt::format("{} of the layers changes by itself (/AS)", what));
    }
  }
}

void check_attachments(const Swept& swept, const Say& say) {
  Object entries = swept.entries;
  if (entries.getKey("/EF").isDictionary() &&
      !(entries.getKey("/F").isString() && entries.getKey("/UF").isString())) {
    say("an attached file without its name (/F and /UF)");
  }
}

void check_dynamic_form(Document& document, Findings& findings) {
  Object form = root_of(document).getKey("/AcroForm").getKeyIfDict("/XFA");
  if (!form.isNull()) {
    findings.report("a form of the kind XFA");
  }
}

void check_security(Document& document, Findings& findings) {
  constexpr long long kMayBeRead = 512;  // bit 10
  Object rights = document.pdf().getTrailer().getKey("/Encrypt").getKeyIfDict("/P");
  if (document.pdf().isEncrypted() &&
      (!rights.isInteger() || (rights.getIntValue() & kMayBeRead) == 0)) {
    findings.report("the file is encrypted and may not be read aloud");
  }
}

void check_outline(Document& document, Findings& findings) {
  constexpr std::size_t kPagesFew = 20;
  if (document.pages().size() > kPagesFew &&
      !root_of(document).getKey("/Outlines").getKeyIfDict("/First").isDictionary()) {
    findings.report(fmt::format("{} pages without bookmarks", document.pages().size()));
  }
}

void check_scripts(const Swept& swept, const Say& say) {
  if (Object(swept.entries).getKey("/S").isNameAndEquals("/JavaScript")) {
    say("a script (JavaScript)");
  }
}

/// Annotations that a reader meets: neither hidden nor part of another.
bool is_met(Object annotation) {
  constexpr long long kHidden = 2;
  Object flags = annotation.getKey("/F");
  return !annotation.getKey("/Subtype").isNameAndEquals("/Popup") &&
         !(flags.isInteger() && (flags.getIntValue() & kHidden) != 0);
}

std::string kind_of(Object annotation) {
  Object kind = annotation.getKey("/Subtype");
  return kind.isName() ? kind.getName().substr(1) : "";
}

/// Asks every annotation that a reader meets; `check` gives what is wrong with it, or nothing.
template <std::string (*check)(Document&, QPDFObjectHandle)>
void each_annotation(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    for (const Object& annotation : annotations_of(document.pages()[i])) {
      if (!is_met(annotation)) {
        continue;
      }
      if (std::string fault = check(document, annotation); !fault.empty()) {
        pages.report(i + 1, std::move(fault), area_of_annotation(annotation));
      }
    }
  }
}

/// Whether an annotation is in an element of a type, or in one within.
bool is_in(Document& document, Object annotation, const char* role) {
  const Structure& structure = document.structure();
  const auto element = structure.by_object.find(annotation.getObjGen());
  return element != structure.by_object.end() && structure.is_within(element->second, role);
}

bool has_text(Object owner, const char* key) {
  Object text = owner.getKeyIfDict(key);
  return text.isString() && !text.getUTF8Value().empty();
}

std::string check_nesting(Document& document, Object annotation) {
  const std::string kind = kind_of(annotation);
  if (kind == "Link" || kind == "Widget" || kind == "PrinterMark" || kind == "TrapNet") {
    return {};
  }
  return is_in(document, annotation, "Annot") ? "" : fmt::format("{} in no element Annot", kind);
}

std::string check_contents(Document& document, Object annotation) {
  const std::string kind = kind_of(annotation);
  if (kind == "Link" || kind == "Widget" || kind == "PrinterMark" || kind == "TrapNet" ||
      has_text(annotation, "/Contents")) {
    return {};
  }
  const Structure& structure = document.structure();
  const auto element = structure.by_object.find(annotation.getObjGen());
  const bool has_other = element != structure.by_object.end() &&
                         has_text(structure.elements[element->second].object, "/Alt");
  return has_other ? "" : fmt::format("{} without a description (/Contents)", kind);
}

std::string check_field_name(Document&, Object annotation) {
  const bool has_name =
      has_text(annotation, "/TU") || has_text(annotation.getKey("/Parent"), "/TU");
  return kind_of(annotation) == "Widget" && !has_name ? "a field without a description (/TU)" : "";
}

std::string check_traps(Document&, Object annotation) {
  return kind_of(annotation) == "TrapNet" ? "TrapNet" : "";
}

std::string check_widget(Document& document, Object annotation) {
  return kind_of(annotation) == "Widget" && !is_in(document, annotation, "Form")
             ? "a field in no element Form"
             : "";
}

std::string check_link(Document& document, Object annotation) {
  return kind_of(annotation) == "Link" && !is_in(document, annotation, "Link")
             ? "a link in no element Link"
             : "";
}

std::string check_link_contents(Document&, Object annotation) {
  return kind_of(annotation) == "Link" && !has_text(annotation, "/Contents")
             ? "a link without a description (/Contents)"
             : "";
}

std::string check_printer_mark(Document& document, Object annotation) {
  return kind_of(annotation) == "PrinterMark" &&
                 document.structure().by_object.contains(annotation.getObjGen())
             ? "PrinterMark"
             : "";
}

/// The way back: an annotation says a number, under which its element stands.
std::string check_way_back(Document& document, Object annotation) {
  const Structure& structure = document.structure();
  const std::string kind = kind_of(annotation);
  const auto element = structure.by_object.find(annotation.getObjGen());
  Object number = annotation.getKey("/StructParent");
  if (element == structure.by_object.end()) {
    return {};  // that it is in no element others say
  }
  if (!number.isInteger()) {
    return fmt::format("{} without /StructParent", kind);
  }
  const auto parent = structure.parents.find(number.getIntValue());
  const Object owner = structure.elements[element->second].object;
  const bool is_right =
      parent != structure.parents.end() && Object(parent->second).getObjGen() == owner.getObjGen();
  return is_right ? "" : fmt::format("/StructParent of {} leads to another element", kind);
}

std::string check_flicker(Document&, Object annotation) {
  for (const char* kind : {"Movie", "Screen", "3D", "RichMedia", "Sound"}) {
    if (kind_of(annotation) == kind) {
      return fmt::format("{}, which may flicker or sound", kind);
    }
  }
  return {};
}

void check_order(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    Object page = document.pages()[i];
    if (!annotations_of(page).empty() && !page.hasKey("/Tabs")) {
      pages.report(i + 1, "annotations without an order (/Tabs)");
    }
  }
}

void check_order_of_structure(Document& document, Findings& findings) {
  PageFindings pages(document, findings);
  for (std::size_t i = 0; i < document.pages().size(); ++i) {
    Object page = document.pages()[i];
    Object order = page.getKey("/Tabs");
    if (order.isName() && !order.isNameAndEquals("/S") &&
        !annotations_of(document.pages()[i]).empty()) {
      pages.report(i + 1, fmt::format("the order is {}", order.getName()));
    }
  }
}

Check of_file(std::string_view id, std::string_view title, std::string_view remedy,
              void (*of_document)(Document&, Findings&), Severity severity = kError) {
  return {.rule = {id, severity, severity, title, remedy}, .of_document = of_document};
}

Check of_object(std::string_view id, std::string_view title, std::string_view remedy,
                void (*check)(const Swept&, const Say&), Severity severity = kError) {
  return {.rule = {id, severity, severity, title, remedy}, .of_object = check};
}

Check of_page(std::string_view id, std::string_view title, std::string_view remedy,
              void (*of_page)(const Page&, Findings&)) {
  return {.rule = {id, kError, kError, title, remedy}, .of_page = of_page};
}

constexpr std::string_view kTag = "tag it, or mark it as an artifact where it is decoration";
constexpr std::string_view kLayers = "name the settings of layers, and take /AS out of them";

}  // namespace

std::vector<Check> access_checks() {
  return {
      of_page("UA01-003", "no artifacts within tagged content", kTag,
              report_noted<Oddity::decoration>),
      of_page("UA01-004", "no tagged content within artifacts", kTag,
              report_noted<Oddity::content>),
      of_page("UA01-005", "all content tagged or an artifact", kTag,
              report_noted<Oddity::unmarked>),
      of_file("UA01-007", "no suspect tags", "look the tags through and set /Suspects to false",
              check_suspects),
      of_page("UA01-107", "contents and images whole",
              "have it written anew by the program that made it", report_noted<Oddity::damaged>),
      of_file("UA06-001", "metadata (XMP)", "export as PDF/UA, which writes them", check_metadata),
      of_file("UA06-002", "marked as PDF/UA-1", "export as PDF/UA: pdfuaid:part is 1",
              check_identification),
      of_file("UA06-003", "title", "give the document a title and export it again", check_title),
      of_file("UA07-001", "readers are told to show the title", "set /DisplayDocTitle to true",
              check_preferences),
      of_file("UA07-002", "readers show the title", "set /DisplayDocTitle to true",
              check_shows_title),
      of_file("UA11-001", "language of the file", "set the document's language: vi-VN",
              check_language),
      of_file("UA11-101", "languages are tags (RFC 3066)", "write vi-VN, vi, en-GB",
              check_language_tags),
      of_file("UA20-001", "settings of layers have names", kLayers, check_layers),
      of_file("UA20-003", "layers do not change by themselves", kLayers,
              check_layers_by_themselves),
      of_object("UA21-001", "attached files have names", "attach them again, with /F and /UF",
                check_attachments),
      of_file("UA25-001", "no form of the kind XFA", "make it a form of PDF itself (AcroForm)",
              check_dynamic_form),
      of_file("UA26-002", "may be read aloud", "export without restrictions", check_security),
      of_file("UA27-101", "bookmarks in long files", "export with bookmarks", check_outline,
              kWarning),
      of_file("UA28-002", "annotations are in elements Annot", kTag,
              each_annotation<check_nesting>),
      of_file("UA28-004", "annotations are described", "set /Contents",
              each_annotation<check_contents>),
      of_file("UA28-005", "fields are described", "set the tool tip (/TU) of each field",
              each_annotation<check_field_name>),
      of_file("UA28-007", "no traps", "take the annotations TrapNet out",
              each_annotation<check_traps>),
      of_file("UA28-008", "annotations have an order", "set /Tabs to /S on each page", check_order),
      of_file("UA28-009", "the order of annotations is that of the structure",
              "set /Tabs to /S on each page", check_order_of_structure),
      of_file("UA28-010", "fields are in elements Form", kTag, each_annotation<check_widget>),
      of_file("UA28-011", "links are in elements Link", "tag the link with its text as Link",
              each_annotation<check_link>),
      of_file("UA28-012", "links are described", "set /Contents: where the link leads",
              each_annotation<check_link_contents>),
      of_file("UA28-017", "printer's marks are in no element", "take them out of the structure",
              each_annotation<check_printer_mark>),
      of_file("UA28-101", "annotations lead to their elements",
              "have it written anew: /StructParent is to be that of the element",
              each_annotation<check_way_back>),
      of_file("UA28-102", "nothing flickers or sounds by itself",
              "see that people can stop it, or take it out", each_annotation<check_flicker>,
              kWarning),
      of_object("UA29-101", "no scripts", "see that people can do without it, or take it out",
                check_scripts, kWarning),
      of_page("UA30-001", "no pages of other files", "place the page itself",
              report_noted<Oddity::reference>),
  };
}

}  // namespace gazette::preflight
