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

/// The pages as a PDF; with a password it is enciphered.
inline std::string drawn_pdf(const std::vector<DrawnPage>& pages, const char* password = nullptr) {
  using Object = QPDFObjectHandle;
  QPDF document;
  document.emptyPDF();
  Object font = document.makeIndirectObject(
      Object::parse("<</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>>"));
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
