// PDF/UA-1, what concerns the structure: one faulty file for each rule, made of the sound one.

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

/// Other types that types of our own stand for.
Fault roles(const std::string& value) {
  return {.change = [=](QPDF& pdf, Object) {
    pdf.getRoot().getKey("/StructTreeRoot").replaceKey("/RoleMap", Object::parse(value));
  }};
}

/// An element without content, below the first of a type.
Fault another(const std::string& parent, const std::vector<std::string>& types,
              const std::string& entries = "") {
  return {.change = [=](QPDF& pdf, Object) {
    const TaggedMaker maker{.pdf = pdf};
    for (const std::string& type : types) {
      static_cast<void>(maker.element(element_of(pdf, parent), type, entries));
    }
  }};
}

Object list_of_parents(QPDF& pdf) {
  return pdf.getRoot()
      .getKey("/StructTreeRoot")
      .getKey("/ParentTree")
      .getKey("/Nums")
      .getArrayItem(1);
}

const std::vector<Case> kCases = {
    {"no structure that says what it is", root("/MarkInfo", "<< >>"),
     "UA01-102 error: the file does not say that it is tagged (/MarkInfo)\n"},
    {"an element in two places",
     {.change =
          [](QPDF& pdf, Object) {
            element_of(pdf, "Act").getKey("/K").appendItem(element_of(pdf, "H1"));
          }},
     "UA01-101 error: an element H1 has two places\n"},
    {"an element that says another parent",
     {.change = [](QPDF& pdf,
                   Object) { element_of(pdf, "H1").replaceKey("/P", element_of(pdf, "P")); }},
     "UA01-101 error: an element H1 says another parent (/P) than holds it\n"},
    {"content that no element holds",
     {.operators = "/P <</MCID 77>> BDC 0 0 9 9 re f EMC"},
     "UA01-103 error, page 1: content 77, which no element holds\n"},
    {"content that is not there",
     {.change =
          [](QPDF& pdf, Object) {
            element_of(pdf, "P").getKey("/K").appendItem(Object::newInteger(10));
            list_of_parents(pdf).appendItem(element_of(pdf, "P"));
          }},
     "UA01-104 error, page 1: an element P holds content 10, which is not there\n"},
    {"content that leads to another element",
     {.change = [](QPDF& pdf,
                   Object) { list_of_parents(pdf).setArrayItem(0, element_of(pdf, "P")); }},
     "UA01-105 error, page 1: content 0 of an element H1 does not lead back to it\n"},
    {"a number that stands twice",
     {.operators = "/P <</MCID 1>> BDC EMC"},
     "UA01-106 error, page 1: content 1, 2 times\n"},
    {"a type that leads nowhere", element("H1", "/S", "/Tieude"),
     "UA02-001 error, page 1: the type Tieude leads to no standard type\n"},
    {"a type that leads back to itself", roles("<< /Act /Sect /A /B /B /A >>"),
     "UA02-003 error: the type A leads back to itself\n"
     "UA02-003 error: the type B leads back to itself\n"},
    {"a standard type that is another", roles("<< /Act /Sect /Code /Span >>"),
     "UA02-004 error: Code is to be Span\n"},
    {"a cell that is in no row", another("Table", {"TD"}), "UA09-004 error, page 1: TD in Table\n"},
    {"a paragraph in a list", another("L", {"P"}), "UA09-005 error, page 1: P in L\n"},
    {"an entry in no contents", another("Act", {"TOCI"}), "UA09-006 error, page 1: TOCI in Sect\n"},
    {"a figure without a text", element("Figure", "/Alt", "()"),
     "UA13-004 error, page 1: a figure without a text in its place (/Alt)\n"},
    {"a figure without a box", element("Figure", "/A", "null"),
     "UA13-101 error, page 1: a figure that does not say its box (/BBox)\n"},
    {"the first heading", element("H1", "/S", "/H2"),
     "UA14-002 error, page 1: the first heading is H2\n"},
    {"a level is skipped", another("Act", {"H2", "H1", "H3"}),
     "UA14-003 error, page 1: H3 follows H1\n"},
    {"two headings of a node",
     {.change =
          [](QPDF& pdf, Object) {
            element_of(pdf, "H1").replaceKey("/S", Object::newName("/H"));
            const TaggedMaker maker{.pdf = pdf};
            static_cast<void>(maker.element(element_of(pdf, "Act"), "H"));
          }},
     "UA14-006 error, page 1: Sect with 2 headings H\n"},
    {"headings of both kinds", another("Act", {"H"}),
     "UA14-007 error, page 1: a heading H beside those of levels\n"},
    {"a head that does not say of what", element("TH", "/A", "null"),
     "UA15-003 error, page 1: a head of a table (TH) that does not say of what (/Scope)\n"},
    {"a head that is not there", element("TD", "/A", "<< /O /Table /RowSpan 2 /Headers [(h9)] >>"),
     "UA15-101 error, page 1: a cell names the head \"h9\", which is not there\n"},
    {"a row that is too short", element("TD", "/A", "null"),
     "UA15-102 error, page 1: row 3 of a table has 2 columns, the first 3\n"},
    {"a cell that reaches below", element("TD", "/A", "<< /O /Table /RowSpan 3 >>"),
     "UA15-102 error, page 1: a cell of row 2 reaches below the table\n"},
    {"a formula without a text", another("Act", {"Formula"}),
     "UA17-002 error, page 1: a formula without a text in its place (/Alt)\n"},
    {"a note without a name", element("Note", "/ID", "null"),
     "UA19-003 error, page 1: a note without a name (/ID)\n"},
    {"two notes of a name", another("Act", {"Note"}, "/ID (n1)"),
     "UA19-004 error, page 1: two notes are \"n1\"\n"},
};

}  // namespace

TEST_CASE("each fault of the structure is found by its rule of PDF/UA-1, and nothing else") {
  for (const Case& each : kCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("cells name their heads in place of heads that say of what") {
  CHECK(found({.change = [](QPDF& pdf, Object) {
          const Object heads = Object::parse("<< /O /Table /Headers [(h1)] >>");
          for (Object object : pdf.getAllObjects()) {
            if (object.isDictionary() && object.getKey("/S").isNameAndEquals("/TD")) {
              Object own = object.getKey("/A");
              if (own.isDictionary()) {
                own.replaceKey("/Headers", Object(heads).getKey("/Headers"));
              } else {
                object.replaceKey("/A", Object(heads).shallowCopy());
              }
            }
          }
          element_of(pdf, "TH").replaceKey("/A", Object::newNull());
        }}) == "");
}

TEST_CASE("attributes may come from a class, and text that replaces an element from the element") {
  CHECK(found({.change = [](QPDF& pdf, Object) {
          Object figure = element_of(pdf, "Figure");
          Object map = Object::newDictionary();
          map.replaceKey("/Seal", figure.getKey("/A"));
          figure.replaceKey("/A", Object::newNull());
          figure.replaceKey("/C", Object::newName("/Seal"));
          figure.replaceKey("/Alt", Object::newNull());
          figure.replaceKey("/ActualText", Object::newString("A seal"));
          pdf.getRoot().getKey("/StructTreeRoot").replaceKey("/ClassMap", map);
        }}) == "");
}

TEST_CASE("numbers in a form that has no way back are those of another file, and mean nothing") {
  const auto with_form = [](const std::string& operators) {
    return found({.operators = operators, .change = [](QPDF& pdf, Object page) {
                    put(page, "/XObject", "/X",
                        stream_of(pdf, "/Subtype /Form /BBox [0 0 600 900] /Resources << >>",
                                  "/P <</MCID 3>> BDC 72 144 9 9 re f EMC"));
                  }});
  };
  CHECK(with_form("/Artifact BMC /X Do EMC") == "");
  CHECK(with_form("/X Do") == "UA01-005 error, page 1 at 25.4, 50.8 mm: a shape\n");
}

TEST_CASE("elements within elements without end are told, and not followed") {
  CHECK(found({.change = [](QPDF& pdf, Object) {
          const TaggedMaker maker{.pdf = pdf};
          Object inner = element_of(pdf, "Act");
          for (int i = 0; i < 5'000; ++i) {
            inner = maker.element(inner, "Span");
          }
        }}) == "UA01-101 error: more elements than are looked at\n");
}

TEST_CASE("a file without structure says so, and that its content is not tagged") {
  CHECK(found_in(pdf_with(), {.profile = "ua1", .ink_percent = {}}) ==
        "UA06-002 error: the metadata do not say pdfuaid:part\n"
        "UA07-001 error: nothing says whether readers show the title (/DisplayDocTitle)\n"
        "UA11-001 error: the file does not say its language (/Lang)\n"
        "UA01-101 error: the file has no structure (/StructTreeRoot)\n"
        "UA01-102 error: the file does not say that it is tagged (/MarkInfo)\n"
        "UA01-005 error, page 1 at 25.4, 254.0 mm: a shape\n"
        "UA01-005 error, page 1 at 28.2, 256.8 mm: text\n"
        "UA01-005 error, page 1 at 25.4, 246.9 mm: a line\n"
        "UA01-005 error, page 1 at 25.4, 211.7 mm: an image\n"
        "UA10-001 error, page 1: nothing that says what letters mean (/ToUnicode) in the face "
        "Face\n"
        "UA31-018 error, page 1: no WinAnsiEncoding or MacRomanEncoding in the face Face\n"
        "UA01-005 error, page 2 at 25.4, 24.7 mm: text\n");
}

}  // namespace gazette::preflight
