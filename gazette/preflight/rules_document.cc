// R0001, what concerns the file as a whole: PDF/X-4 (ISO 15930-7).

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "gazette/preflight/profile.h"
#include "gazette/preflight/rules.h"
#include "gazette/preflight/xmp.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

constexpr Severity kError = Severity::error;
constexpr Severity kWarning = Severity::warning;
constexpr int kTreeDepthMax = 32;
constexpr std::size_t kTreeNodesMax = 100'000;

Object info_of(const Document& document) {
  return document.pdf().getTrailer().getKey("/Info");
}

std::optional<std::string> property(const Document& document, std::string_view space,
                                    std::string_view name) {
  return document.metadata() ? xmp_property(*document.metadata(), space, name) : std::nullopt;
}

void check_version(Document& document, Findings& findings) {
  if (document.version() > "1.6") {
    findings.report(fmt::format("PDF {}", document.version()));
  }
}

void check_whole(Document& document, Findings& findings) {
  if (document.pdf().anyWarnings()) {
    const std::vector<QPDFExc> warnings = document.pdf().getWarnings();
    findings.report(warnings.front().getMessageDetail());
  }
}

void check_metadata(Document& document, Findings& findings) {
  if (!document.metadata()) {
    findings.report("no metadata (XMP) that can be read");
  }
}

void check_identification(Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // R0001.3 says it
  }
  const auto version = property(document, kPdfxId, "GTS_PDFXVersion");
  if (!version) {
    findings.report("the metadata do not say pdfxid:GTS_PDFXVersion");
  } else if (*version != "PDF/X-4" && *version != "PDF/X-4p") {
    findings.report(fmt::format("the metadata say \"{}\"", *version));
  }
}

void check_title(Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // R0001.3 says it
  }
  const auto title = property(document, kDublinCore, "title");
  Object own = info_of(document).getKeyIfDict("/Title");
  if (!title || title->empty()) {
    findings.report("the metadata have no dc:title");
  } else if (own.isString() && own.getUTF8Value() != *title) {
    findings.report(fmt::format("the title is \"{}\" in the metadata and \"{}\" in /Info", *title,
                                own.getUTF8Value()));
  }
}

/// The figures of a date, without its zone: "D:20221128093600Z" and "2022-11-28T09:36:00Z".
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

void check_dates(Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // R0001.3 says it
  }
  for (const char* name : {"CreateDate", "ModifyDate", "MetadataDate"}) {
    const auto date = property(document, kXmp, name);
    if (!date || date->empty()) {
      findings.report(fmt::format("the metadata have no xmp:{}", name));
      continue;
    }
    const std::string_view word = name;
    Object own = info_of(document).getKeyIfDict(word == "CreateDate"   ? "/CreationDate"
                                                : word == "ModifyDate" ? "/ModDate"
                                                                       : "/None");
    if (own.isString()) {
      const std::string figures = figures_of(own.getUTF8Value());
      const std::string other = figures_of(*date);
      const std::size_t size = std::min(figures.size(), other.size());
      if (figures.substr(0, size) != other.substr(0, size)) {
        findings.report(fmt::format("xmp:{} is {} in the metadata and {} in /Info", name, *date,
                                    own.getUTF8Value()));
      }
    }
  }
}

void check_media(Document& document, Findings& findings) {
  if (!document.metadata()) {
    return;  // R0001.3 says it
  }
  for (const char* name : {"DocumentID", "VersionID", "RenditionClass"}) {
    if (!property(document, kXmpMedia, name)) {
      findings.report(fmt::format("the metadata have no xmpMM:{}", name));
    }
  }
}

void check_trapped(Document& document, Findings& findings) {
  Object own = info_of(document).getKeyIfDict("/Trapped");
  const auto other = property(document, kPdf, "Trapped");
  const std::string value = own.isName() ? own.getName().substr(1) : other.value_or("");
  if (value != "True" && value != "False") {
    findings.report(value.empty() ? "nothing says whether the pages are trapped"
                                  : fmt::format("/Trapped is \"{}\"", value));
  } else if (other && *other != value) {
    findings.report(fmt::format("/Trapped is {} in /Info and {} in the metadata", value, *other));
  }
}

void check_intent(Document& document, Findings& findings) {
  const std::size_t count = document.output_intents().size();
  if (count != 1) {
    findings.report(count == 0 ? std::string("there is no output intent GTS_PDFX")
                               : fmt::format("there are {} output intents GTS_PDFX", count));
  }
}

void check_condition(Document& document, Findings& findings) {
  for (Object intent : document.output_intents()) {
    Object condition = intent.getKey("/OutputConditionIdentifier");
    if (!condition.isString() || condition.getStringValue().empty()) {
      findings.report("the output intent names no printing condition");
    }
  }
}

void check_profile(Document& document, Findings& findings) {
  const bool is_outside = property(document, kPdfxId, "GTS_PDFXVersion") == "PDF/X-4p";
  for (Object intent : document.output_intents()) {
    if (!intent.getKey("/DestOutputProfile").isStream() && !is_outside) {
      findings.report("the profile of the output intent is not in the file");
    }
  }
}

/// The profile of a printing condition; null where it lies elsewhere.
Object profile_of(Object intent) {
  Object profile = intent.getKey("/DestOutputProfile");
  return profile.isStream() ? profile : Object::newNull();
}

void check_profile_class(Document& document, Findings& findings) {
  for (const Object& intent : document.output_intents()) {
    Object profile = profile_of(intent);
    if (profile.isNull()) {
      continue;
    }
    const std::string head = profile_head(profile);
    const std::string fault = profile_length_fault(profile);
    if (head.empty()) {
      findings.report("the profile of the output intent cannot be read");
    } else if (!fault.empty()) {
      findings.report(fmt::format("the profile of the output intent {}", fault));
    } else if (head.substr(12, 4) != "prtr") {
      findings.report(fmt::format("the profile of the output intent is of the class \"{}\"",
                                  head.substr(12, 4)));
    }
  }
}

void check_intent_colour(Document& document, Findings& findings) {
  for (const Object& intent : document.output_intents()) {
    const std::string head = profile_head(profile_of(intent));
    if (!head.empty() && head.substr(16, 4) != "CMYK") {
      findings.report(
          fmt::format("the profile of the output intent is for \"{}\"", head.substr(16, 4)));
    }
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
    findings.report("the file is encrypted, though it opens without a password");
  }
}

void check_form(Document& document, Findings& findings) {
  Object form = document.pdf().getRoot().getKey("/AcroForm");
  Object fields = form.getKeyIfDict("/Fields");
  if (form.getKeyIfDict("/XFA").isInitialized() && !form.getKeyIfDict("/XFA").isNull()) {
    findings.report("a form of the kind XFA");
  }
  if (!fields.isArray() || fields.getArrayNItems() == 0) {
    return;
  }
  bool is_signed = false;
  for (Object field : fields.getArrayAsVector()) {
    is_signed = is_signed || field.getKeyIfDict("/FT").isNameAndEquals("/Sig");
  }
  findings.report(is_signed ? std::string("the file is signed: a signature is a field of a form")
                            : fmt::format("a form of {} fields", fields.getArrayNItems()));
}

/// What kind of action an object is; empty for none, and for one that only goes to a page.
std::string action_of(Object action) {
  Object kind = action.getKeyIfDict("/S");
  return kind.isName() && !kind.isNameAndEquals("/GoTo") ? kind.getName().substr(1) : "";
}

void report_action(const std::string& where, Object action, Findings& findings) {
  if (const std::string kind = action_of(action); !kind.empty()) {
    findings.report(fmt::format("{} runs an action {}", where, kind));
  }
}

void report_events(const std::string& where, Object owner, Findings& findings) {
  if (Object events = owner.getKey("/AA"); events.isDictionary() && !events.getKeys().empty()) {
    findings.report(fmt::format("{} runs actions by itself (/AA)", where));
  }
}

void check_outline(Object item, int depth, std::size_t& nodes_left, std::set<QPDFObjGen>& known,
                   Findings& findings) {
  for (; item.isDictionary() && depth < kTreeDepthMax && nodes_left > 0;
       item = item.getKey("/Next")) {
    if (item.getObjGen().isIndirect() && !known.insert(item.getObjGen()).second) {
      return;
    }
    --nodes_left;
    report_action("a bookmark", item.getKey("/A"), findings);
    check_outline(item.getKey("/First"), depth + 1, nodes_left, known, findings);
  }
}

void check_actions(Document& document, Findings& findings) {
  Object root = document.pdf().getRoot();
  report_action("the file, when it is opened,", root.getKey("/OpenAction"), findings);
  report_events("the file", root, findings);
  if (!root.getKey("/Names").getKeyIfDict("/JavaScript").isNull()) {
    findings.report("the file has scripts (JavaScript)");
  }
  std::size_t nodes_left = kTreeNodesMax;
  std::set<QPDFObjGen> known;
  check_outline(root.getKey("/Outlines").getKeyIfDict("/First"), 0, nodes_left, known, findings);
}

void check_attachments(Document& document, Findings& findings) {
  Object names = document.pdf().getRoot().getKey("/Names").getKeyIfDict("/EmbeddedFiles");
  if (!names.isNull() || document.pdf().getRoot().hasKey("/AF")) {
    findings.report("files are attached");
  }
}

void check_layers(Document& document, Findings& findings) {
  Object layers = document.pdf().getRoot().getKey("/OCProperties");
  Object choice = layers.getKeyIfDict("/D").getKeyIfDict("/AS");
  if (choice.isArray() && choice.getArrayNItems() > 0) {
    findings.report("layers show or hide by themselves (/AS)");
  }
}

}  // namespace

std::vector<Check> x4_document_checks() {
  return {
      {{"R0001.1", kError, kError, "PDF version at most 1.6",
        "export as PDF/X-4, which is PDF 1.6; `qpdf --force-version=1.6` where nothing newer is "
        "used"},
       check_version},
      {{"R0001.2", kError, kError, "file without damage",
        "have it written anew by the program that made it"},
       check_whole},
      {{"R0001.3", kError, kError, "metadata (XMP)", "export as PDF/X-4, which writes them"},
       check_metadata},
      {{"R0001.4", kError, kError, "marked as PDF/X-4", "export as PDF/X-4"}, check_identification},
      {{"R0001.5", kError, kError, "title", "give the document a title and export it again"},
       check_title},
      {{"R0001.6", kError, kError, "dates of making and change",
        "export as PDF/X-4; metadata and /Info must say the same"},
       check_dates},
      {{"R0001.7", kError, kError, "identity and version in the metadata",
        "export as PDF/X-4, which writes xmpMM:DocumentID, VersionID and RenditionClass"},
       check_media},
      {{"R0001.8", kError, kError, "trapped or not is said",
        "set /Trapped to False, or True where the pages are trapped already"},
       check_trapped},
      {{"R0001.9", kError, kError, "one output intent GTS_PDFX",
        "export as PDF/X-4 with the shop's printing condition (FOGRA39, FOGRA51)"},
       check_intent},
      {{"R0001.10", kError, kError, "printing condition named",
        "set OutputConditionIdentifier: FOGRA39, FOGRA51 or another"},
       check_condition},
      {{"R0001.11", kError, kError, "profile of the printing condition embedded",
        "embed the ICC profile of the printing condition"},
       check_profile},
      {{"R0001.12", kError, kError, "profile is whole, and that of a press",
        "embed an output profile (class prtr) of the printing condition"},
       check_profile_class},
      {{"R0001.13", kError, kError, "file identity (/ID)",
        "have it written anew by a program that writes /ID: qpdf IN.pdf OUT.pdf"},
       check_id},
      {{"R0001.14", kError, kError, "not encrypted", "export without password and restrictions"},
       check_encryption},
      {{"R0001.15", kError, kError, "no scripts and actions",
        "take scripts and actions out; bookmarks may only go to pages"},
       check_actions},
      {{"R0001.16", kError, kError, "no forms and signatures",
        "print the unsigned file; the signed one is for keeping. Flatten the fields of a form"},
       check_form},
      {{"R0001.17", kWarning, kWarning, "no attached files",
        "take the attachments out: shops drop them or refuse the file"},
       check_attachments},
      {{"R0001.18", kError, kError, "layers do not change by themselves",
        "take /AS out of the layers' settings, or flatten the layers"},
       check_layers},
      {{"R0035", kError, kError, "output intent for CMYK", "choose a printing condition of CMYK"},
       check_intent_colour},
  };
}

}  // namespace gazette::preflight
