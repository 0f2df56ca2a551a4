// Files that a PDF carries with it.

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "gazette/press/press.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

TEST_CASE("an attachment is the source of the document, with name, media type and bytes") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("Quyết định");
  const Job job{.metadata = {.title = "Quyết định", .date = {2022, 9, 20}},
                .attachment = Attachment{.name = "45.xml",
                                         .media_type = "application/akn+xml",
                                         .description = "Quyết định số 45",
                                         .bytes = "<akomaNtoso/>"}};
  const std::string pdf = make_pdf(sample.book, job);
  CHECK(pdf == make_pdf(sample.book, job));
  QPDF read;
  read.processMemoryFile("attached", pdf.data(), pdf.size());
  QPDFObjectHandle file = read.getRoot().getKey("/AF").getArrayItem(0);
  CHECK(file.getKey("/AFRelationship").getName() == "/Source");
  CHECK(file.getKey("/F").getStringValue() == "45.xml");
  CHECK(file.getKey("/UF").getUTF8Value() == "45.xml");
  CHECK(file.getKey("/Desc").getUTF8Value() == "Quyết định số 45");
  QPDFObjectHandle stream = file.getKey("/EF").getKey("/F");
  CHECK(stream.getDict().getKey("/Subtype").getName() == "/application/akn+xml");
  CHECK(stream.getDict().getKey("/Params").getKey("/Size").getIntValue() == 13);
  const auto bytes = stream.getStreamData();
  CHECK(std::string(reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()) ==
        "<akomaNtoso/>");
  QPDFObjectHandle names = read.getRoot().getKey("/Names").getKey("/EmbeddedFiles");
  CHECK(names.getKey("/Names").getArrayItem(0).getUTF8Value() == "45.xml");
  if (const auto verdict = judge("pdfdetach", "-list {}", pdf)) {
    CHECK(verdict->output == "1 embedded files\n1: 45.xml\n");
  }
}

}  // namespace
}  // namespace gazette::press
