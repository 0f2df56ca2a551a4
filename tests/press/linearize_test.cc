// Linearized files of documents of many shapes. The judge is qpdf, which reads the tables again and
// computes what they have to say.

#include "gazette/press/linearize.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "gazette/press/deflate.h"
#include "gazette/press/flat_objects.h"
#include "tests/press/judges.h"

namespace gazette::press {
namespace {

using Object = QPDFObjectHandle;

/// A document of pages with a content of their own, a face that all share, and a note on every
/// third, which the catalog knows as well, as tags do.
struct Sample {
  QPDF document = {};
  std::vector<Object> pages = {};

  explicit Sample(std::size_t pages_count, bool has_outlines = true) {
    document.emptyPDF();
    document.setSuppressWarnings(true);
    Object face = indirect("<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>");
    Object late_face = indirect("<</Type /Font /Subtype /Type1 /BaseFont /Courier>>");
    std::vector<Object> notes;
    for (std::size_t i = 0; i < pages_count; ++i) {
      Object page = indirect("<</Type /Page /MediaBox [0 0 200 300] /Resources <</Font <<>>>>>>");
      page.getKey("/Resources").getKey("/Font").replaceKey("/F", i < 2 ? face : late_face);
      page.replaceKey("/Contents", Object::newStream(&document, content_of(i)));
      if (i % 3 == 2) {
        Object note = indirect("<</Type /Annot /Subtype /Text /Rect [9 9 19 19]>>");
        page.replaceKey("/Annots", Object::newArray({note}));
        notes.push_back(note);
      }
      document.addPage(page, false);
      pages.push_back(page);
    }
    document.getRoot().replaceKey("/Known", Object::newArray(notes));
    if (has_outlines) {
      Object outlines = indirect("<</Type /Outlines /Count 1>>");
      Object entry = indirect("<</Title (One)>>");
      entry.replaceKey("/Parent", outlines);
      entry.replaceKey("/Dest", Object::newArray({pages.back(), Object::newName("/Fit")}));
      outlines.replaceKey("/First", entry);
      outlines.replaceKey("/Last", entry);
      document.getRoot().replaceKey("/Outlines", outlines);
      document.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
    }
  }

  Object indirect(const std::string& text) {
    return document.makeIndirectObject(Object::parse(text));
  }

  static std::string content_of(std::size_t page) {
    return fmt::format("BT /F 12 Tf 20 20 Td ({}) Tj ET\n{}", page,
                       std::string(page % 7 * 100, ' '));
  }
};

void check(const std::string& pdf) {
  QPDF read;
  read.setSuppressWarnings(true);
  read.processMemoryFile("linearized", pdf.data(), pdf.size());
  CHECK(read.isLinearized());
  CHECK(read.checkLinearization());
  CHECK(read.getWarnings().empty());
  if (const auto verdict = judge("qpdf", "--check-linearization {}", pdf)) {
    INFO(verdict->output);
    CHECK(verdict->status == 0);
    CHECK(verdict->output.find("no linearization errors") != std::string::npos);
  }
  if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
    INFO(verdict->output);
    CHECK(verdict->status == 0);
  }
}

TEST_CASE("files of few and of many pages are linearized as qpdf understands it") {
  for (const std::size_t pages_count : {1U, 2U, 3U, 7U, 250U, 700U}) {
    for (const bool has_outlines : {true, false}) {
      INFO(pages_count << " pages");
      Sample sample(pages_count, has_outlines);
      const std::string pdf = write_linearized(flatten(sample.document));
      check(pdf);
      QPDF read;
      read.processMemoryFile("linearized", pdf.data(), pdf.size());
      const std::vector<Object> pages = read.getAllPages();
      REQUIRE(pages.size() == pages_count);
      for (std::size_t i = 0; i < pages_count; ++i) {
        Object page = pages[i];
        const auto content = page.getKey("/Contents").getStreamData();
        CHECK(std::string(reinterpret_cast<const char*>(content->getBuffer()),
                          content->getSize()) == Sample::content_of(i));
      }
      CHECK(read.getRoot().getKey("/Known").getArrayNItems() == static_cast<int>(pages_count / 3));
    }
  }
}

TEST_CASE("the same document has the same bytes, another one another identifier") {
  const auto id_of = [](const std::string& pdf) {
    QPDF read;
    read.processMemoryFile("linearized", pdf.data(), pdf.size());
    return read.getTrailer().getKey("/ID").getArrayItem(0).getStringValue();
  };
  Sample one(5);
  Sample same(5);
  Sample other(6);
  const std::string pdf = write_linearized(flatten(one.document));
  CHECK(pdf == write_linearized(flatten(same.document)));
  CHECK(id_of(pdf).size() == 16);
  CHECK(id_of(pdf) != id_of(write_linearized(flatten(other.document))));
}

TEST_CASE("streams go in as they are packed, others are packed, metadata stays legible") {
  Sample sample(2);
  const auto add = [&](const char* key, const std::string& bytes, const std::string& entries) {
    Object stream = Object::newStream(&sample.document, bytes);
    Object more = Object::parse(entries);
    for (auto& [name, value] : more.getDictAsMap()) {
      stream.getDict().replaceKey(name, value);
    }
    sample.document.getRoot().replaceKey(key, stream);
  };
  const std::string text(1000, 'x');
  add("/Packed", deflate(text), "<</Filter /FlateDecode>>");
  add("/Plain", text, "<<>>");
  add("/Hex", "48656C6C6F>", "<</Filter /ASCIIHexDecode>>");
  add("/Picture", "\xFF\xD8", "<</Filter /JPXDecode>>");
  add("/Metadata", "<x/>", "<</Type /Metadata /Subtype /XML>>");
  Object globals = Object::newStream(&sample.document, "globals");
  add("/Drawing", "drawing", "<</Filter /JBIG2Decode /DecodeParms <<>>>>");
  sample.document.getRoot()
      .getKey("/Drawing")
      .getDict()
      .getKey("/DecodeParms")
      .replaceKey("/JBIG2Globals", globals);
  const std::string pdf = write_linearized(flatten(sample.document));
  check(pdf);
  QPDF read;
  read.processMemoryFile("linearized", pdf.data(), pdf.size());
  const auto entry = [&](const char* key) { return read.getRoot().getKey(key); };
  const auto bytes = [&](const char* key) {
    Object stream = entry(key);
    return bytes_of(stream);
  };
  CHECK(bytes("/Packed") == deflate(text));
  CHECK(bytes("/Plain") == deflate(text));
  CHECK(bytes("/Hex") == deflate("Hello"));
  CHECK(bytes("/Picture") == "\xFF\xD8");
  CHECK(bytes("/Drawing") == "drawing");
  CHECK(entry("/Drawing").getDict().getKey("/DecodeParms").getKey("/JBIG2Globals").isStream());
  CHECK(pdf.find("stream\n<x/>\nendstream") != std::string::npos);
}

TEST_CASE("what refers to nothing is null, and odd names and strings come back as they were") {
  Sample sample(3);
  Object root = sample.document.getRoot();
  Object gone = sample.document.makeIndirectObject(Object::newNull());
  root.replaceKey("/Gone", Object::newArray({gone, Object::newInteger(1)}));
  const std::string odd = std::string("(\\)\r\n\0\xFF", 8);
  root.replaceKey("/Odd name", Object::newString(odd));
  root.replaceKey("/Alone", sample.document.makeIndirectObject(Object::newInteger(42)));
  root.replaceKey("/Pair", Object::newArray({root.getKey("/Alone"), root.getKey("/Alone")}));
  const std::string pdf = write_linearized(flatten(sample.document));
  check(pdf);
  QPDF read;
  read.processMemoryFile("linearized", pdf.data(), pdf.size());
  CHECK(read.getRoot().getKey("/Gone").unparseResolved() == "[ null 1 ]");
  CHECK(read.getRoot().getKey("/Odd name").getStringValue() == odd);
  CHECK(read.getRoot().getKey("/Alone").getIntValue() == 42);
  CHECK(read.getRoot().getKey("/Pair").getArrayItem(1).getIntValue() == 42);
}

}  // namespace
}  // namespace gazette::press
