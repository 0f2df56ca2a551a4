#include "gazette/press/xmp.h"

#include <fmt/format.h>

#include "gazette/base/assert.h"
#include "gazette/base/hash.h"
#include "gazette/base/text.h"

namespace gazette::press {
namespace {

constexpr std::string_view kCreator = "gazette";
constexpr std::string_view kProducer = "gazette, libharu, qpdf";

constexpr std::string_view kArchivalNamespace =
    "\n    xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"";
constexpr std::string_view kAccessibleNamespace =
    "\n    xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"";

constexpr std::string_view kExchangeNamespaces =
    "\n    xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
    "\n    xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\"";

/// PDF/A knows only the properties of its own list, and has others described.
constexpr std::string_view kAccessibleSchema =
    "  <rdf:Description rdf:about=\"\"\n"
    "    xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    "    xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    "    xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "   <pdfaExtension:schemas>\n"
    "    <rdf:Bag>\n"
    "     <rdf:li rdf:parseType=\"Resource\">\n"
    "      <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "      <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "      <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "      <pdfaSchema:property>\n"
    "       <rdf:Seq>\n"
    "        <rdf:li rdf:parseType=\"Resource\">\n"
    "         <pdfaProperty:name>part</pdfaProperty:name>\n"
    "         <pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "         <pdfaProperty:category>internal</pdfaProperty:category>\n"
    "         <pdfaProperty:description>Part of ISO 14289 that the file keeps to"
    "</pdfaProperty:description>\n"
    "        </rdf:li>\n"
    "       </rdf:Seq>\n"
    "      </pdfaSchema:property>\n"
    "     </rdf:li>\n"
    "    </rdf:Bag>\n"
    "   </pdfaExtension:schemas>\n"
    "  </rdf:Description>\n";

bool has_date(const Metadata& metadata) {
  return is_valid(metadata.date);
}

/// Text for XML, which knows no control characters.
std::string xml_text(std::string_view text) {
  std::string clean(text);
  for (char& c : clean) {
    if (static_cast<unsigned char>(c) < 0x20) {
      c = ' ';
    }
  }
  return escape_markup(clean);
}

/// `<name>container of one item</name>`, or nothing where there is no text.
std::string container(std::string_view name, std::string_view kind, std::string_view attribute,
                      std::string_view text) {
  if (text.empty()) {
    return {};
  }
  return fmt::format("   <{0}><rdf:{1}><rdf:li{2}>{3}</rdf:li></rdf:{1}></{0}>\n", name, kind,
                     attribute, xml_text(text));
}

std::string element(std::string_view name, std::string_view text) {
  return text.empty() ? std::string() : fmt::format("   <{0}>{1}</{0}>\n", name, xml_text(text));
}

/// Which document this is and in which state (ISO 15930-7, 6.16).
std::string exchange_elements(const Metadata& metadata, std::string_view content_hash) {
  return element("pdfxid:GTS_PDFXVersion", "PDF/X-4") +
         element("xmpMM:DocumentID", uuid_of(sha256(metadata.identifier + " " + metadata.title))) +
         element("xmpMM:InstanceID", uuid_of(content_hash)) +
         element("xmpMM:VersionID", std::to_string(metadata.revision)) +
         element("xmpMM:RenditionClass", "default");
}

}  // namespace

std::string uuid_of(std::string_view hash) {
  GAZETTE_ASSERT(hash.size() >= 32);
  return fmt::format("uuid:{}-{}-8{}-a{}-{}", hash.substr(0, 8), hash.substr(8, 4),
                     hash.substr(13, 3), hash.substr(17, 3), hash.substr(20, 12));
}

std::vector<std::pair<std::string, std::string>> info_texts(const Metadata& metadata) {
  std::vector<std::pair<std::string, std::string>> texts;
  const auto add = [&](const char* key, std::string_view text) {
    if (!text.empty()) {
      texts.emplace_back(key, text);
    }
  };
  add("Title", metadata.title);
  add("Author", metadata.author);
  add("Subject", metadata.subject);
  add("Keywords", metadata.keywords);
  add("Creator", kCreator);
  add("Producer", kProducer);
  return texts;
}

std::string info_date(const Metadata& metadata) {
  if (!has_date(metadata)) {
    return {};
  }
  const Date& date = metadata.date;
  return fmt::format("D:{:04}{:02}{:02}080000+07'00'", date.year, date.month, date.day);
}

std::string xmp_packet(const Metadata& metadata, const Claims& claims,
                       std::string_view content_hash) {
  constexpr std::string_view kDefaultLanguage = " xml:lang=\"x-default\"";
  std::string packet =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"";
  packet += claims.archival != 0 ? kArchivalNamespace : "";
  packet += claims.accessible ? kAccessibleNamespace : "";
  packet += claims.exchange ? kExchangeNamespaces : "";
  packet += ">\n";
  packet += element("dc:format", "application/pdf");
  packet += element("dc:identifier", metadata.identifier);
  packet += container("dc:title", "Alt", kDefaultLanguage, metadata.title);
  packet += container("dc:creator", "Seq", "", metadata.author);
  packet += container("dc:description", "Alt", kDefaultLanguage, metadata.subject);
  packet += container("dc:language", "Bag", "", metadata.language);
  packet += element("xmp:CreatorTool", kCreator);
  if (has_date(metadata)) {
    const std::string date = to_iso(metadata.date) + "T08:00:00+07:00";
    packet += element("xmp:CreateDate", date);
    packet += element("xmp:ModifyDate", date);
    packet += element("xmp:MetadataDate", date);
  }
  packet += element("pdf:Producer", kProducer);
  packet += element("pdf:Keywords", metadata.keywords);
  packet += element("pdf:Trapped", claims.untrapped ? "False" : "");
  packet += element("pdfaid:part", claims.archival != 0 ? std::to_string(claims.archival) : "");
  packet += element("pdfaid:conformance", claims.archival != 0 ? "A" : "");
  packet += element("pdfuaid:part", claims.accessible ? "1" : "");
  packet += claims.exchange ? exchange_elements(metadata, content_hash) : "";
  packet += "  </rdf:Description>\n";
  packet += claims.accessible ? kAccessibleSchema : "";
  packet +=
      " </rdf:RDF>\n"
      "</x:xmpmeta>\n"
      "<?xpacket end=\"w\"?>";
  return packet;
}

}  // namespace gazette::press
