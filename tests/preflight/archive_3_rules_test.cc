// PDF/A-3a: what it asks beyond PDF/A-2a, one faulty file for each rule.

#include <catch2/catch.hpp>

#include "tests/preflight/findings.h"
#include "tests/preflight/tagged_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

/// A file that carries its source with it, changed by `change`.
std::string found(const std::function<void(Object file, Object root)>& change,
                  const std::string& profile = "a3a", const std::string& part = "3") {
  return found_in(
      tagged_pdf({.change =
                      [&](QPDF& pdf, Object) {
                        std::string xmp = tagged_xmp();
                        const std::string own = "<pdfaid:part>2";
                        xmp.replace(xmp.find(own), own.size(), "<pdfaid:part>" + part);
                        Object root = pdf.getRoot();
                        root.replaceKey("/Metadata",
                                        stream_of(pdf, "/Type /Metadata /Subtype /XML", xmp));
                        Object file = Object::parse(
                            "<< /Type /Filespec /F (a.xml) /UF (a.xml) "
                            "/AFRelationship /Source /EF << >> >>");
                        file.getKey("/EF").replaceKey(
                            "/F", stream_of(pdf, "/Subtype /text#2fxml", "<a/>"));
                        root.replaceKey("/AF", Object::newArray({pdf.makeIndirectObject(file)}));
                        change(file, root);
                      }}),
      {.profile = profile, .ink_percent = {}});
}

void nothing(const Object& /*file*/, const Object& /*root*/) {}

TEST_CASE("a file that carries its source keeps to the third part of PDF/A, not to the second") {
  CHECK(found(nothing) == "");
  CHECK(found(nothing, "a2a", "2") == "A6.8-1 error: an attached file that is no PDF/A\n");
  CHECK(found(nothing, "a3a", "2") ==
        "A6.6.4-2 error: the metadata say part \"2\" and conformance \"A\"\n");
}

TEST_CASE("an attached file says what it is and to what it belongs") {
  CHECK(found([](Object file, const Object&) { file.removeKey("/UF"); }) ==
        "A6.8-2 error: an attached file without its name (/F and /UF)\n");
  for (const char* relation : {"/Sauce", "null"}) {
    CHECK(found([&](Object file, const Object&) {
            file.replaceKey("/AFRelationship", Object::parse(relation));
          }) ==
          "A6.8-2 error: an attached file that does not say its relation "
          "(/AFRelationship)\n");
  }
  CHECK(found([](const Object& file, Object root) {
          Object names = Object::parse("<< /Names [(a.xml)] >>");
          names.getKey("/Names").appendItem(file);
          root.replaceKey("/Names", Object::parse("<< /EmbeddedFiles null >>"));
          root.getKey("/Names").replaceKey("/EmbeddedFiles", names);
          root.removeKey("/AF");
        }) == "A6.8-2 error: an attached file that belongs to nothing in the file (/AF)\n");
  CHECK(found([](Object file, const Object&) {
          file.getKey("/EF").getKey("/F").getDict().removeKey("/Subtype");
        }) == "A6.8-2 error: an attached file without its media type (/Subtype)\n");
}

}  // namespace
}  // namespace gazette::preflight
