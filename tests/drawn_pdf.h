// PDF files drawn in a test: pages with text and a picture, as a scanner or an office writes them.
#pragma once

#include <memory>
#include <string>
#include <vector>

// The smart pointers of qpdf are those of C++, as in the program.
#ifndef POINTERHOLDER_TRANSITION
#define POINTERHOLDER_TRANSITION 4
#endif
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace gazette {

/// An annotation of 100 x 100 points in the corner of a page.
struct DrawnNote {
  std::string entries = {};  // in the words of a PDF
  std::string drawing = {};  // how it looks; empty: the file does not say
};

struct DrawnPage {
  int width = 595;
  int height = 842;
  int rotate = 0;
  int pixels = 0;              // across a picture that fills the page; 0: no picture
  bool is_bilevel = false;     // of the picture
  std::string text = {};       // ASCII
  std::string operators = {};  // drawn first
  std::vector<DrawnNote> notes = {};
};

/// A face whose letters are drawn in the file itself, all as the same box.
inline QPDFObjectHandle drawn_face(QPDF& document) {
  using Object = QPDFObjectHandle;
  const std::string names =
      "/space /exclam /quotedbl /numbersign /dollar /percent /ampersand /quotesingle /parenleft "
      "/parenright /asterisk /plus /comma /hyphen /period /slash /zero /one /two /three /four "
      "/five /six /seven /eight /nine /colon /semicolon /less /equal /greater /question /at /A /B "
      "/C /D /E /F /G /H /I /J /K /L /M /N /O /P /Q /R /S /T /U /V /W /X /Y /Z /bracketleft "
      "/backslash /bracketright /asciicircum /underscore /grave /a /b /c /d /e /f /g /h /i /j /k "
      "/l /m /n /o /p /q /r /s /t /u /v /w /x /y /z";
  Object face = Object::parse(
      "<</Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] "
      "/FirstChar 32 /LastChar 122 /CharProcs <<>> /Resources <<>> /Encoding <</Type /Encoding "
      "/Differences [32 " +
      names + "]>>>>");
  Object box = Object::newStream(&document, "600 0 0 0 500 700 d1 0 0 500 700 re f");
  Object space = Object::newStream(&document, "600 0 0 0 0 0 d1");
  Object widths = Object::newArray();
  for (Object name : face.getKey("/Encoding").getKey("/Differences").getArrayAsVector()) {
    if (name.isName()) {
      face.getKey("/CharProcs")
          .replaceKey(name.getName(), name.getName() == "/space" ? space : box);
      widths.appendItem(Object::newInteger(600));
    }
  }
  face.replaceKey("/Widths", widths);
  face.replaceKey(
      "/ToUnicode",
      Object::newStream(&document,
                        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
                        "/CMapName /Letters def /CMapType 2 def\n"
                        "1 begincodespacerange <00> <FF> endcodespacerange\n"
                        "1 beginbfrange <20> <7A> <0020> endbfrange\n"
                        "endcmap CMapName currentdict /CMap defineresource pop end end\n"));
  return document.makeIndirectObject(face);
}

/// The pages as a PDF; with a password it is enciphered.
inline std::string drawn_pdf(const std::vector<DrawnPage>& pages, const char* password = nullptr) {
  using Object = QPDFObjectHandle;
  QPDF document;
  document.emptyPDF();
  Object font = drawn_face(document);
  for (const DrawnPage& page : pages) {
    std::string content = page.operators;
    Object resources = Object::parse("<</Font <<>>>>");
    if (page.pixels > 0) {
      const int height = page.pixels * page.height / page.width;
      const int row = page.is_bilevel ? (page.pixels + 7) / 8 : page.pixels;
      std::string samples;
      for (int i = 0; i < row * height; ++i) {
        samples += static_cast<char>((i * 7 + i / row) % 256);
      }
      Object image = Object::newStream(&document, samples);
      image.getDict().replaceKey("/Type", Object::newName("/XObject"));
      image.getDict().replaceKey("/Subtype", Object::newName("/Image"));
      image.getDict().replaceKey("/Width", Object::newInteger(page.pixels));
      image.getDict().replaceKey("/Height", Object::newInteger(height));
      image.getDict().replaceKey("/ColorSpace", Object::newName("/DeviceGray"));
      image.getDict().replaceKey("/BitsPerComponent", Object::newInteger(page.is_bilevel ? 1 : 8));
      resources.replaceKey("/XObject", Object::newDictionary());
      resources.getKey("/XObject").replaceKey("/Scan", image);
      content += "q " + std::to_string(page.width) + " 0 0 " + std::to_string(page.height) +
                 " 0 0 cm /Scan Do Q\n";
    }
    if (!page.text.empty()) {
      resources.getKey("/Font").replaceKey("/T", font);
      content +=
          "BT /T 24 Tf 72 " + std::to_string(page.height - 100) + " Td (" + page.text + ") Tj ET\n";
    }
    Object object = document.makeIndirectObject(Object::parse("<</Type /Page>>"));
    object.replaceKey("/MediaBox", Object::parse("[0 0 " + std::to_string(page.width) + " " +
                                                 std::to_string(page.height) + "]"));
    object.replaceKey("/Rotate", Object::newInteger(page.rotate));
    object.replaceKey("/Contents", Object::newStream(&document, content));
    object.replaceKey("/Resources", resources);
    // What must not be carried: a page that runs a script when it is opened.
    object.replaceKey("/AA", Object::parse("<</O <</S /JavaScript /JS (app.alert\\(1\\))>>>>"));
    object.replaceKey("/Annots", Object::newArray());
    for (const DrawnNote& note : page.notes) {
      Object entries = Object::parse("<</Type /Annot /Rect [0 0 100 100] " + note.entries + ">>");
      if (!note.drawing.empty()) {
        Object drawing = Object::newStream(&document, note.drawing);
        drawing.getDict().replaceKey("/Subtype", Object::newName("/Form"));
        drawing.getDict().replaceKey("/BBox", Object::parse("[0 0 10 10]"));
        drawing.getDict().replaceKey("/Resources", Object::newDictionary());
        entries.replaceKey("/AP", Object::parse("<<>>"));
        entries.getKey("/AP").replaceKey("/N", drawing);
      }
      object.getKey("/Annots").appendItem(document.makeIndirectObject(entries));
    }
    document.addPage(object, false);
  }
  std::string bytes;
  Pl_String collector("PDF", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&collector);
  writer.setStaticID(true);
  if (password != nullptr) {
    writer.setR6EncryptionParameters(password, password, true, true, true, true, true, true,
                                     qpdf_r3p_full, true);
  }
  writer.write();
  return bytes;
}

}  // namespace gazette
