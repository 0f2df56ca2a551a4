// PDF/UA-1: one faulty file for each rule, made of the sound one.

#include <catch2/catch.hpp>

#include "tests/preflight/findings.h"
#include "tests/preflight/tagged_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

struct Case {
  std::string name = {};
  Fault fault = {};
  std::string expected = {};
};

std::string found(const Fault& fault) {
  return found_in(tagged_pdf(fault), {.profile = "ua1", .ink_percent = {}});
}

Fault root(const char* key, const std::string& value) {
  return {.change = [key, value](QPDF& pdf, Object) {
    pdf.getRoot().replaceKey(key, Object::parse(value));
  }};
}

Fault element(const std::string& type, const char* key, const std::string& value) {
  return {.change = [=](QPDF& pdf, Object) {
    element_of(pdf, type).replaceKey(key, Object::parse(value));
  }};
}

Fault page(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) { page.replaceKey(key, Object::parse(value)); }};
}

Fault annotation(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    page.getKey("/Annots").getArrayItem(0).replaceKey(key, Object::parse(value));
  }};
}

/// The link becomes an annotation of another kind, without an element.
Fault other_annotation(const std::string& entries) {
  return {.change = [=](QPDF& pdf, Object page) {
    page.replaceKey("/Annots",
                    Object::newArray({pdf.makeIndirectObject(Object::parse(
                        "<< /Type /Annot /Rect [72 750 90 770] /F 4 " + entries + " >>"))}));
    element_of(pdf, "Link").getKey("/K").eraseItem(1);
  }};
}

/// The same, held by an element.
Fault held_annotation(const std::string& type, const std::string& entries) {
  return {.change = [=](QPDF& pdf, Object page) {
    Object annotation = page.getKey("/Annots").getArrayItem(0);
    const Object given = Object::parse("<< " + entries + " >>");
    for (const auto& [key, value] : Object(given).getDictAsMap()) {
      annotation.replaceKey(key, value);
    }
    element_of(pdf, "Link").replaceKey("/S", Object::newName("/" + type));
  }};
}

Fault metadata(const std::string& from, const std::string& to) {
  return {.change = [from, to](QPDF& pdf, Object) {
    std::string xmp = tagged_xmp();
    xmp.replace(xmp.find(from), from.size(), to);
    pdf.getRoot().replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", xmp));
  }};
}

Fault font(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    page.getKey("/Resources").getKey("/Font").getKey("/F").replaceKey(key, Object::parse(value));
  }};
}

Fault descendant(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    page.getKey("/Resources")
        .getKey("/Font")
        .getKey("/F")
        .getKey("/DescendantFonts")
        .getArrayItem(0)
        .replaceKey(key, Object::parse(value));
  }};
}

Fault meaning(const std::string& text) {
  return {.change = [=](QPDF& pdf, Object page) {
    page.getKey("/Resources")
        .getKey("/Font")
        .getKey("/F")
        .replaceKey("/ToUnicode", stream_of(pdf, "", to_unicode() + text));
  }};
}

/// A form with a number of its own for what it draws, which the paragraph holds.
Fault form_drawn_twice() {
  return {.operators = "/X Do /X Do", .change = [](QPDF& pdf, Object page) {
            Object form = stream_of(pdf,
                                    "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << "
                                    ">> /StructParents 9",
                                    "/P <</MCID 0>> BDC 0 0 9 9 re f EMC");
            put(page, "/XObject", "/X", form);
            Object paragraph = element_of(pdf, "P");
            Object content = Object::parse("<< /Type /MCR /MCID 0 >>");
            content.replaceKey("/Stm", form);
            content.replaceKey("/Pg", page);
            paragraph.getKey("/K").appendItem(content);
            Object numbers =
                pdf.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums");
            numbers.appendItem(Object::newInteger(9));
            numbers.appendItem(Object::newArray({paragraph}));
          }};
}

const std::vector<Case> kFileCases = {
    {"an artifact in tagged content",
     {.operators = "/P <</MCID 10>> BDC /Artifact BMC EMC EMC",
      .change =
          [](QPDF& pdf, Object) {
            Object paragraph = element_of(pdf, "P");
            paragraph.getKey("/K").appendItem(Object::newInteger(10));
            pdf.getRoot()
                .getKey("/StructTreeRoot")
                .getKey("/ParentTree")
                .getKey("/Nums")
                .getArrayItem(1)
                .appendItem(paragraph);
          }},
     "UA01-003 error, page 1 at 0.0, 0.0 mm: an artifact within tagged content\n"},
    {"tagged content in an artifact",
     {.operators = "/Artifact BMC /P <</MCID 10>> BDC EMC EMC",
      .change =
          [](QPDF& pdf, Object) {
            Object paragraph = element_of(pdf, "P");
            paragraph.getKey("/K").appendItem(Object::newInteger(10));
            pdf.getRoot()
                .getKey("/StructTreeRoot")
                .getKey("/ParentTree")
                .getKey("/Nums")
                .getArrayItem(1)
                .appendItem(paragraph);
          }},
     "UA01-004 error, page 1 at 0.0, 0.0 mm: tagged content within an artifact\n"},
    {"content that is neither",
     {.operators = "72 144 72 72 re f"},
     "UA01-005 error, page 1 at 25.4, 50.8 mm: a shape\n"},
    {"suspect tags", root("/MarkInfo", "<< /Marked true /Suspects true >>"),
     "UA01-007 error: whoever tagged the file says that tags are suspect (/Suspects)\n"},
    {"no metadata", root("/Metadata", "null"),
     "UA06-001 error: no metadata (XMP) that can be read\n"},
    {"not marked", metadata("<pdfuaid:part>1</pdfuaid:part>", ""),
     "UA06-002 error: the metadata do not say pdfuaid:part\n"},
    {"another part", metadata("<pdfuaid:part>1", "<pdfuaid:part>2"),
     "UA06-002 error: pdfuaid:part is \"2\"\n"},
    {"no title", metadata("Act &amp; annex", ""),
     "UA06-003 error: the metadata have no dc:title\n"},
    {"nothing of titles", root("/ViewerPreferences", "<< >>"),
     "UA07-001 error: nothing says whether readers show the title (/DisplayDocTitle)\n"},
    {"the name of the file", root("/ViewerPreferences", "<< /DisplayDocTitle false >>"),
     "UA07-002 error: readers show the name of the file, not the title\n"},
    {"no language", root("/Lang", "null"),
     "UA11-001 error: the file does not say its language (/Lang)\n"},
    {"a language that is none", element("P", "/Lang", "(Viet Nam)"),
     "UA11-101 error: an element P is in \"Viet Nam\"\n"},
    {"layers without a name", root("/OCProperties", "<< /D << >> >>"),
     "UA20-001 error: the first setting of the layers without a name\n"},
    {"layers by themselves", root("/OCProperties", "<< /D << /Name (a) /AS [] >> >>"),
     "UA20-003 error: the first setting of the layers changes by itself (/AS)\n"},
    {"an attachment without a name", root("/AF", "[<< /EF << >> /F (a) >>]"),
     "UA21-001 error: an attached file without its name (/F and /UF)\n"},
    {"a form of the kind XFA", root("/AcroForm", "<< /Fields [] /XFA [] >>"),
     "UA25-001 error: a form of the kind XFA\n"},
    {"may not be read",
     {.is_mute = true},
     "UA26-002 error: the file is encrypted and may not be read aloud\n"},
    {"a script", root("/OpenAction", "<< /S /JavaScript /JS (x) >>"),
     "UA29-101 warning: a script (JavaScript)\n"},
    {"a page of another file",
     {.operators = "/X Do",
      .change =
          [](QPDF& pdf, Object page) {
            put(page, "/XObject", "/X",
                stream_of(pdf, "/Subtype /Form /BBox [0 0 9 9] /Resources << >> /Ref << >>", ""));
          }},
     "UA30-001 error, page 1 at 0.0, 0.0 mm: /X\n"},
    {"a form drawn twice", form_drawn_twice(), "UA30-002 error: object 15, 2 times\n"},
};

const std::vector<Case> kAnnotationCases = {
    {"a stamp in no element", other_annotation("/Subtype /Stamp /Contents (a)"),
     "UA28-002 error, page 1 at 25.4, 264.6 mm: Stamp in no element Annot\n"},
    {"a stamp that is not described", held_annotation("Annot", "/Subtype /Stamp /Contents ()"),
     "UA28-004 error, page 1 at 25.4, 264.6 mm: Stamp without a description (/Contents)\n"},
    {"a field that is not described", held_annotation("Form", "/Subtype /Widget"),
     "UA28-005 error, page 1 at 25.4, 264.6 mm: a field without a description (/TU)\n"},
    {"a trap", other_annotation("/Subtype /TrapNet"),
     "UA28-007 error, page 1 at 25.4, 264.6 mm: TrapNet\n"},
    {"no order", page("/Tabs", "null"),
     "UA28-008 error, page 1: annotations without an order (/Tabs)\n"},
    {"another order", page("/Tabs", "/R"), "UA28-009 error, page 1: the order is /R\n"},
    {"a field in no element", other_annotation("/Subtype /Widget /TU (a)"),
     "UA28-010 error, page 1 at 25.4, 264.6 mm: a field in no element Form\n"},
    {"a link in no element", other_annotation("/Subtype /Link /Contents (a)"),
     "UA28-011 error, page 1 at 25.4, 264.6 mm: a link in no element Link\n"},
    {"a link that is not described", annotation("/Contents", "null"),
     "UA28-012 error, page 1 at 25.4, 264.6 mm: a link without a description (/Contents)\n"},
    {"a mark of the printer that is tagged", held_annotation("Span", "/Subtype /PrinterMark"),
     "UA28-017 error, page 1 at 25.4, 264.6 mm: PrinterMark\n"},
    {"no way back", annotation("/StructParent", "null"),
     "UA28-101 error, page 1 at 25.4, 264.6 mm: Link without /StructParent\n"},
    {"a wrong way back", annotation("/StructParent", "1"),
     "UA28-101 error, page 1 at 25.4, 264.6 mm: /StructParent of Link leads to another element\n"},
    {"a film", held_annotation("Annot", "/Subtype /Movie"),
     "UA28-102 warning, page 1 at 25.4, 264.6 mm: Movie, which may flicker or sound\n"},
};

const std::vector<Case> kFaceCases = {
    {"a code without a meaning",
     {.operators = "/Artifact BMC BT /F 10 Tf <0000> Tj ET EMC", .change = meaning("").change},
     "UA10-001 error, page 1: code 0 without a meaning (/ToUnicode) in the face Face\n"
     "UA31-030 error, page 1: code 0 shows the letter .notdef in the face Face\n"},
    {"an image that is cut off",
     {.change =
          [](QPDF& pdf, Object page) {
            put(page, "/XObject", "/Seal",
                stream_of(pdf,
                          "/Type /XObject /Subtype /Image /Width 9 /Height 9 /BitsPerComponent 8 "
                          "/ColorSpace /DeviceGray",
                          "black"));
          }},
     "UA01-107 error, page 1 at 25.4, 35.3 mm: the image /Seal: it unpacks to 5 bytes of 81\n"},
    {"no meaning at all", font("/ToUnicode", "null"),
     "UA10-001 error, page 1: nothing that says what letters mean (/ToUnicode) in the face "
     "Face\n"},
    {"no encoding", font("/Encoding", "null"),
     "UA31-001 error, page 1: no /Encoding, predefined or embedded, in the face Face\n"},
    {"no map of glyphs", descendant("/CIDToGIDMap", "null"),
     "UA31-005 error, page 1: no CIDToGIDMap, a stream or /Identity, in the face Face\n"},
    {"a face that is not there",
     descendant("/FontDescriptor", "<< /Type /FontDescriptor /Flags 4 >>"),
     "UA31-009 error, page 1: letters that are not in the file in the face Face\n"},
    {"a face that does not unpack", damaged_face(),
     "UA31-009 error, page 1: damage (its file does not unpack) in the face Face\n"},
    {"a code without a letter",
     {.operators = "/Artifact BMC BT /F 10 Tf <0009> Tj ET EMC",
      .change = meaning("1 beginbfchar <0009> <0044> endbfchar").change},
     "UA31-011 error, page 1: code 9 has no letter in the face Face\n"},
    {"another width", descendant("/W", "[2 [502]]"),
     "UA31-016 error, page 1: code 2 is 502 wide in the file and 500 in the face Face\n"},
    {"a meaning of nothing", meaning("1 beginbfchar <0001> <0000> endbfchar"),
     "UA31-028 error, page 1: code 1 means U+0000 in the face Face\n"},
    {"a meaning that is no letter", meaning("1 beginbfchar <0001> <FEFF> endbfchar"),
     "UA31-029 error, page 1: code 1 means U+FEFF in the face Face\n"},
};

}  // namespace

TEST_CASE("nothing is found in the sound tagged file by PDF/UA-1") {
  CHECK(found({}) == "");
}

TEST_CASE("each fault against PDF/UA-1 of the file is found by its rule, and nothing else") {
  for (const Case& each : kFileCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("each fault against PDF/UA-1 of annotations is found by its rule, and nothing else") {
  for (const Case& each : kAnnotationCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("each fault against PDF/UA-1 of faces is found by its rule, and nothing else") {
  for (const Case& each : kFaceCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("long files without bookmarks are told") {
  const Fault fault{.change = [](QPDF& pdf, Object) {
    for (int i = 0; i < 19; ++i) {
      pdf.addPage(pdf.makeIndirectObject(
                      Object::parse("<< /Type /Page /MediaBox [0 0 600 900] /Resources << >> >>")),
                  false);
    }
  }};
  CHECK(found(fault) == "UA27-101 warning: 21 pages without bookmarks\n");
}

}  // namespace gazette::preflight
