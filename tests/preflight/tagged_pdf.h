// A tagged PDF in which no rule of PDF/A-2a or PDF/UA-1 finds anything, and the same with one fault
// in it.
//
// Two pages of 600 x 900 points with a heading, a paragraph that goes over to the second, a link, a
// note, a figure, a list and a table. Letters are those of a face of three, each 500 wide.
#pragma once

#include <string>
#include <vector>

#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {

inline std::string to_unicode() {
  return "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
         "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
         "1 beginbfchar <0001> <0041> endbfchar\n"
         "1 beginbfrange <0002> <0003> <0042> endbfrange\n";
}

inline QPDFObjectHandle tagged_font(QPDF& pdf) {
  using Object = QPDFObjectHandle;
  Object own = Object::parse(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Face /CIDSystemInfo << /Registry "
      "(Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 500 >>");
  Object descriptor = Object::parse(
      "<< /Type /FontDescriptor /FontName /ABCDEF+Face /Flags 4 /Ascent 700 /Descent -200 >>");
  descriptor.replaceKey("/FontFile2", stream_of(pdf, "", face_bytes()));
  own.replaceKey("/FontDescriptor", pdf.makeIndirectObject(descriptor));
  Object font = Object::parse(
      "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Face /Encoding /Identity-H >>");
  font.replaceKey("/DescendantFonts", Object::newArray({pdf.makeIndirectObject(own)}));
  font.replaceKey("/ToUnicode", stream_of(pdf, "", to_unicode()));
  return pdf.makeIndirectObject(font);
}

/// The file of the face is nothing that unpacks.
inline Fault damaged_face() {
  return {.change = [](QPDF&, QPDFObjectHandle page) {
    QPDFObjectHandle own =
        page.getKey("/Resources").getKey("/Font").getKey("/F").getKey("/DescendantFonts");
    own.getArrayItem(0)
        .getKey("/FontDescriptor")
        .getKey("/FontFile2")
        .replaceStreamData("no zlib", QPDFObjectHandle::newName("/FlateDecode"),
                           QPDFObjectHandle::newNull());
  }};
}

inline std::string tagged_xmp() {
  return "<?xpacket begin=\"\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
         " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
         " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
         " xmp:CreateDate=\"2022-09-20T00:00:00+07:00\">"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Act &amp; annex</rdf:li></rdf:Alt>"
         "</dc:title><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>"
         "<pdfuaid:part>1</pdfuaid:part></rdf:Description>"
         "<rdf:Description rdf:about=\"\""
         " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
         " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
         " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">"
         "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">"
         "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
         "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">"
         "<pdfaProperty:name>part</pdfaProperty:name></rdf:li></rdf:Seq></pdfaSchema:property>"
         "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
         "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
}

/// The structure while it is made: elements, and the lists that lead back to them.
struct TaggedMaker {
  QPDF& pdf;
  std::vector<QPDFObjectHandle> pages = {};
  std::vector<std::vector<QPDFObjectHandle>> owners = {{}, {}};  // by page
  std::string contents = {};                                     // of page 1

  QPDFObjectHandle element(QPDFObjectHandle parent, const std::string& type,
                           const std::string& entries = "") const {
    QPDFObjectHandle element = pdf.makeIndirectObject(
        QPDFObjectHandle::parse(fmt::format("<< /S /{} /K [] {} >>", type, entries)));
    element.replaceKey("/P", parent);
    parent.getKey("/K").appendItem(element);
    return element;
  }

  /// Text of page 1 that is content of an element.
  void text(QPDFObjectHandle element) {
    const std::size_t number = owners[0].size();
    element.replaceKey("/Pg", pages[0]);
    element.getKey("/K").appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(number)));
    owners[0].push_back(element);
    contents +=
        fmt::format("/Mark <</MCID {}>> BDC BT /F 10 Tf 72 {} Td <000100020003> Tj ET EMC\n",
                    number, 800 - 20 * static_cast<int>(number));
  }

  void finish(QPDFObjectHandle root, QPDFObjectHandle link) const {
    QPDFObjectHandle numbers = QPDFObjectHandle::newArray();
    for (std::size_t i = 0; i < owners.size(); ++i) {
      numbers.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(i)));
      numbers.appendItem(QPDFObjectHandle::newArray(owners[i]));
    }
    numbers.appendItem(QPDFObjectHandle::newInteger(2));
    numbers.appendItem(link);
    QPDFObjectHandle tree = QPDFObjectHandle::newDictionary();
    tree.replaceKey("/Nums", numbers);
    root.replaceKey("/ParentTree", pdf.makeIndirectObject(tree));
    pdf.getRoot().replaceKey("/StructTreeRoot", root);
  }
};

inline void add_tagged_structure(TaggedMaker& maker) {
  using Object = QPDFObjectHandle;
  QPDF& pdf = maker.pdf;
  Object root = pdf.makeIndirectObject(
      Object::parse("<< /Type /StructTreeRoot /K [] /RoleMap << /Act /Sect >> >>"));
  Object act = maker.element(root, "Act");
  maker.text(maker.element(act, "H1"));
  Object paragraph = maker.element(act, "P");
  maker.text(paragraph);
  paragraph.getKey("/K").appendItem(Object::parse("<< /Type /MCR /MCID 0 >>"));
  paragraph.getKey("/K").getArrayItem(1).replaceKey("/Pg", maker.pages[1]);
  maker.owners[1].push_back(paragraph);
  Object link = maker.element(paragraph, "Link");
  maker.text(link);
  Object annotation = pdf.makeIndirectObject(Object::parse(
      "<< /Type /Annot /Subtype /Link /Rect [72 750 90 770] /F 4 /Contents (Act) /Border [0 0 0] "
      "/StructParent 2 >>"));
  annotation.replaceKey("/Dest", Object::newArray({maker.pages[1], Object::newName("/Fit")}));
  maker.pages[0].replaceKey("/Annots", Object::newArray({annotation}));
  Object reference = Object::parse("<< /Type /OBJR >>");
  reference.replaceKey("/Obj", annotation);
  link.getKey("/K").appendItem(reference);
  maker.text(maker.element(paragraph, "Note", "/ID (n1)"));
  Object figure =
      maker.element(act, "Figure", "/Alt (A seal) /A << /O /Layout /BBox [72 100 144 172] >>");
  figure.replaceKey("/Pg", maker.pages[0]);
  figure.getKey("/K").appendItem(Object::newInteger(4));
  maker.owners[0].push_back(figure);
  maker.contents += "/Mark <</MCID 4>> BDC q 72 0 0 72 72 100 cm /Seal Do Q EMC\n";
  Object item = maker.element(maker.element(act, "L"), "LI");
  maker.text(maker.element(item, "Lbl"));
  maker.text(maker.element(item, "LBody"));
  Object table = maker.element(act, "Table");
  Object heads = maker.element(table, "TR");
  maker.text(maker.element(heads, "TH", "/ID (h1) /A << /O /Table /Scope /Column >>"));
  maker.text(maker.element(heads, "TH", "/ID (h2) /A << /O /Table /Scope /Column /ColSpan 2 >>"));
  Object row = maker.element(table, "TR");
  maker.text(maker.element(row, "TD", "/A << /O /Table /RowSpan 2 >>"));
  maker.element(row, "TD", "/A << /O /Table /Headers [(h2)] >>");
  maker.element(row, "TD");
  Object last = maker.element(table, "TR");
  maker.element(last, "TD", "/A << /O /Table /ColSpan 2 >>");
  maker.finish(root, link);
}

/// The sound file, or with a fault.
inline std::string tagged_pdf(const Fault& fault = {}) {
  using Object = QPDFObjectHandle;
  QPDF pdf;
  pdf.emptyPDF();
  TaggedMaker maker{.pdf = pdf};
  Object font = tagged_font(pdf);
  for (int i = 0; i < 2; ++i) {
    Object page = pdf.makeIndirectObject(Object::parse(fmt::format(
        "<< /Type /Page /MediaBox [0 0 600 900] /Resources << >> /Tabs /S /StructParents {} >>",
        i)));
    put(page, "/Font", "/F", font);
    maker.pages.push_back(page);
  }
  put(maker.pages[0], "/XObject", "/Seal", image_of(pdf, 10, 8, "/ColorSpace /DeviceRGB"));
  maker.contents = "/Artifact BMC BT /F 8 Tf 72 870 Td <0001> Tj ET EMC\n";
  add_tagged_structure(maker);
  maker.pages[0].replaceKey("/Contents", Object::newStream(&pdf, maker.contents + fault.operators));
  maker.pages[1].replaceKey(
      "/Contents",
      Object::newStream(&pdf, "/P <</MCID 0>> BDC BT /F 10 Tf 72 800 Td <0002> Tj ET EMC\n"));
  pdf.addPage(maker.pages[0], false);
  pdf.addPage(maker.pages[1], false);
  Object root = pdf.getRoot();
  root.replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", tagged_xmp()));
  root.replaceKey("/Lang", Object::newString("vi-VN"));
  root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
  root.replaceKey("/ViewerPreferences", Object::parse("<< /DisplayDocTitle true >>"));
  Object intent =
      Object::parse("<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) >>");
  intent.replaceKey("/DestOutputProfile", stream_of(pdf, "/N 3", profile_bytes("mntr", "RGB ")));
  root.replaceKey("/OutputIntents", Object::newArray({intent}));
  pdf.getTrailer().replaceKey(
      "/Info", pdf.makeIndirectObject(Object::parse(
                   "<< /Title (Act & annex) /CreationDate (D:20220920000000+07'00') >>")));
  if (fault.change) {
    fault.change(pdf, pdf.getAllPages().front());
  }
  return written(pdf, fault, true);
}

/// The first element of a type.
inline QPDFObjectHandle element_of(QPDF& pdf, const std::string& type) {
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/" + type) &&
        object.hasKey("/P")) {
      return object;
    }
  }
  return QPDFObjectHandle::newNull();
}

}  // namespace gazette::preflight
