// A PDF in which no rule of preflight finds anything, and the same with one fault in it.
//
// Two pages of 595 x 842 points, 30 points from the lower left corner of the sheet, with 9 points
// of bleed. Contents begin at the trim's corner, so that 72 points are 25.4 mm of a finding.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

// The smart pointers of qpdf are those of C++, as in the program.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif
#include <fmt/format.h>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "gazette/preflight/preflight.h"

namespace gazette::preflight {

/// One thing that is not as in the sound file.
struct Fault {
  std::string operators = {};  // drawn last on page 1
  std::function<void(QPDF& pdf, QPDFObjectHandle page)> change = {};
  std::string version = {};  // else 1.6
  bool is_encrypted = false;
  bool is_mute = false;  // encrypted, and may not be read aloud
  std::function<void(std::string& bytes)> tamper = {};
};

inline std::string sound_xmp() {
  return "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
         " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
         " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
         " xmp:CreateDate=\"2022-09-20T00:00:00+07:00\" "
         "xmp:ModifyDate=\"2022-09-20T00:00:00+07:00\""
         " xmp:MetadataDate=\"2022-09-20T00:00:00+07:00\" pdf:Trapped=\"False\">"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Body &amp; cover</rdf:li></rdf:Alt>"
         "</dc:title><xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>"
         "<xmpMM:VersionID>1</xmpMM:VersionID>"
         "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
         "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"
         "</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
}

/// The head of a profile without tables, which is all that the rules look at.
inline std::string profile_bytes(const std::string& kind, const std::string& space) {
  std::string bytes(132, '\0');
  bytes[3] = static_cast<char>(bytes.size());
  bytes.replace(12, 4, kind);
  bytes.replace(16, 4, space);
  return bytes;
}

inline QPDFObjectHandle stream_of(QPDF& pdf, const std::string& entries, const std::string& bytes) {
  QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, bytes);
  QPDFObjectHandle parsed = QPDFObjectHandle::parse("<<" + entries + ">>");
  for (const std::string& key : parsed.getKeys()) {
    stream.getDict().replaceKey(key, parsed.getKey(key));
  }
  return stream;
}

/// An image of so many pixels, all black.
inline QPDFObjectHandle image_of(QPDF& pdf, int pixels, int bits, const std::string& entries) {
  const int components = entries.find("DeviceCMYK") != std::string::npos  ? 4
                         : entries.find("DeviceRGB") != std::string::npos ? 3
                                                                          : 1;
  const int row = (pixels * bits * components + 7) / 8;
  return stream_of(pdf,
                   fmt::format("/Type /XObject /Subtype /Image /Width {0} /Height {0} "
                               "/BitsPerComponent {1} {2}",
                               pixels, bits, entries),
                   std::string(static_cast<std::size_t>(row * pixels), '\0'));
}

/// Puts an entry into the resources of a page: ("/XObject", "/X", image).
inline void put(QPDFObjectHandle page, const char* kind, const char* name,
                QPDFObjectHandle object) {
  QPDFObjectHandle resources = page.getKey("/Resources");
  if (!resources.hasKey(kind)) {
    resources.replaceKey(kind, QPDFObjectHandle::newDictionary());
  }
  resources.getKey(kind).replaceKey(name, object);
}

inline std::string bytes_of(unsigned long value, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = size; i > 0; --i, value >>= 8U) {
    bytes[i - 1] = static_cast<char>(value & 0xFFU);
  }
  return bytes;
}

/// A TrueType face with what rules read of it: glyphs 0 to 3, 500 of 1000 wide.
inline std::string face_bytes() {
  std::string head(54, '\0');
  head.replace(12, 4, bytes_of(0x5F0F3CF5, 4));
  head.replace(18, 2, bytes_of(1000, 2));
  std::string hhea(36, '\0');
  hhea.replace(34, 2, bytes_of(1, 2));
  const std::vector<std::pair<std::string, std::string>> tables = {
      {"head", head},
      {"hhea", hhea},
      {"hmtx", bytes_of(500, 2) + bytes_of(0, 8)},
      {"maxp", bytes_of(0x00010000, 4) + bytes_of(4, 2)},
      {"loca", std::string(10, '\0')},
      {"glyf", ""}};
  std::string bytes = bytes_of(0x00010000, 4) + bytes_of(tables.size(), 2) + bytes_of(0, 6);
  std::string data;
  const std::size_t begin = bytes.size() + tables.size() * 16;
  for (const auto& [tag, table] : tables) {
    bytes += tag + bytes_of(0, 4) + bytes_of(begin + data.size(), 4) + bytes_of(table.size(), 4);
    data += table;
  }
  return bytes + data;
}

inline QPDFObjectHandle sound_font(QPDF& pdf) {
  using Object = QPDFObjectHandle;
  Object font = Object::parse(
      "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Face /FirstChar "
      "65 /LastChar 67 /Widths [500 500 500] /FontDescriptor << /Type "
      "/FontDescriptor /FontName /ABCDEF+Face /Ascent 700 /Descent -200 "
      ">> >>");
  font.getKey("/FontDescriptor").replaceKey("/FontFile2", stream_of(pdf, "", face_bytes()));
  return pdf.makeIndirectObject(font);
}

inline QPDFObjectHandle sound_page(QPDF& pdf, QPDFObjectHandle font, const std::string& operators) {
  using Object = QPDFObjectHandle;
  Object page = Object::parse(
      "<< /Type /Page /MediaBox [0 0 655 902] /BleedBox [21 21 634 881] /TrimBox [30 30 625 872] "
      "/Resources << /ExtGState << /Over << /OP true /op true /OPM 1 >> /Knock << /OP false /op "
      "false >> >> /ColorSpace << /Spot [/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain "
      "[0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.8 0] /N 1 >>] /All [/Separation /All /DeviceGray << "
      "/FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>] >> >> >>");
  page.replaceKey("/Contents", Object::newStream(&pdf, "1 0 0 1 30 30 cm\n" + operators));
  put(page, "/Font", "/F", font);
  return pdf.makeIndirectObject(page);
}

/// The bytes of a file that is made.
inline std::string written(QPDF& pdf, const Fault& fault, bool is_archive) {
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(pdf);
  writer.setOutputPipeline(&collector);
  writer.setStaticID(true);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setNewlineBeforeEndstream(is_archive);
  writer.forcePDFVersion(!fault.version.empty() ? fault.version : is_archive ? "1.7" : "1.6");
  if (fault.is_mute) {
    writer.setR3EncryptionParametersInsecure("", "owner", false, false, true, true, true, true,
                                             qpdf_r3p_full);
  } else if (fault.is_encrypted) {
    writer.setR4EncryptionParametersInsecure("", "owner", true, true, true, true, true, true,
                                             qpdf_r3p_full, true, true);
  }
  writer.write();
  if (fault.tamper) {
    fault.tamper(bytes);
  }
  return bytes;
}

/// The sound file, or with a fault.
inline std::string pdf_with(const Fault& fault = {}) {
  using Object = QPDFObjectHandle;
  QPDF pdf;
  pdf.emptyPDF();
  Object font = sound_font(pdf);
  // Black text on a tint overprints; an image of 300 pixels to the inch, a seal of 800.
  Object first =
      sound_page(pdf, font,
                 "0 0 0 0.2 k 72 720 360 36 re f q /Over gs 0 0 0 1 k BT /F 10 Tf 80 730 "
                 "Td (ABC) Tj ET 0.5 w 0 0 0 1 K 72 700 m 300 700 l S Q q 72 0 0 72 72 "
                 "600 cm /Picture Do Q q /Over gs 0 0 0 1 k 72 0 0 72 216 600 cm /Seal "
                 "Do Q\n" +
                     fault.operators);
  put(first, "/XObject", "/Picture", image_of(pdf, 300, 8, "/ColorSpace /DeviceGray"));
  put(first, "/XObject", "/Seal", image_of(pdf, 800, 1, "/ImageMask true"));
  Object second = sound_page(pdf, font, "/Over gs 0 0 0 1 k BT /F 10 Tf 72 72 Td (ABC) Tj ET");
  pdf.addPage(first, false);
  pdf.addPage(second, false);
  Object root = pdf.getRoot();
  root.replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", sound_xmp()));
  Object intent = Object::parse(
      "<< /Type /OutputIntent /S /GTS_PDFX /OutputConditionIdentifier (FOGRA39) /RegistryName "
      "(http://www.color.org) >>");
  intent.replaceKey("/DestOutputProfile", stream_of(pdf, "/N 4", profile_bytes("prtr", "CMYK")));
  Object intents = Object::newArray();
  intents.appendItem(intent);
  root.replaceKey("/OutputIntents", intents);
  pdf.getTrailer().replaceKey(
      "/Info", pdf.makeIndirectObject(Object::parse(
                   "<< /Title (Body & cover) /CreationDate (D:20220920000000+07'00') /ModDate "
                   "(D:20220920000000+07'00') /Trapped /False >>")));
  if (fault.change) {
    fault.change(pdf, pdf.getAllPages().front());
  }
  return written(pdf, fault, false);
}

}  // namespace gazette::preflight
