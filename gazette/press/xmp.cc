#include "gazette/press/xmp.h"

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::press {
namespace {

constexpr std::string_view kCreator = "gazette";
constexpr std::string_view kProducer = "gazette, libharu, qpdf";

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

}  // namespace

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

std::string xmp_packet(const Metadata& metadata, bool trapped) {
  constexpr std::string_view kDefaultLanguage = " xml:lang=\"x-default\"";
  std::string packet =
      "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
      "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
      " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
      "  <rdf:Description rdf:about=\"\"\n"
      "    xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
      "    xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
      "    xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
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
  packet += element("pdf:Trapped", trapped ? "False" : "");
  packet +=
      "  </rdf:Description>\n"
      " </rdf:RDF>\n"
      "</x:xmpmeta>\n"
      "<?xpacket end=\"w\"?>";
  return packet;
}

}  // namespace gazette::press
