// PDF/A-2a: one faulty file for each rule, made of the sound one.

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
  return found_in(tagged_pdf(fault), {.profile = "a2a", .ink_percent = {}});
}

Fault root(const char* key, const std::string& value) {
  return {.change = [key, value](QPDF& pdf, Object) {
    pdf.getRoot().replaceKey(key, Object::parse(value));
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

Fault metadata(const std::string& from, const std::string& to) {
  return {.change = [from, to](QPDF& pdf, Object) {
    std::string xmp = tagged_xmp();
    xmp.replace(xmp.find(from), from.size(), to);
    pdf.getRoot().replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", xmp));
  }};
}

/// The seal with an entry more.
Fault seal(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    page.getKey("/Resources")
        .getKey("/XObject")
        .getKey("/Seal")
        .getDict()
        .replaceKey(key, Object::parse(value));
  }};
}

/// A form that page 1 draws as an artifact.
Fault form(const std::string& entries, const std::string& bytes = "") {
  return {.operators = "/Artifact BMC /X Do EMC", .change = [=](QPDF& pdf, Object page) {
            put(page, "/XObject", "/X",
                stream_of(pdf, "/Subtype /Form /BBox [0 0 600 900] " + entries, bytes));
          }};
}

Fault decoration(const std::string& operators) {
  return {.operators = "/Artifact BMC " + operators + " EMC"};
}

Fault state(const std::string& entries) {
  return {.change = [=](QPDF&, Object page) {
    put(page, "/ExtGState", "/G", Object::parse("<< " + entries + " >>"));
  }};
}

Fault space(const std::string& value) {
  return {
      .change = [=](QPDF&, Object page) { put(page, "/ColorSpace", "/C", Object::parse(value)); }};
}

Fault profile(const std::string& kind, const std::string& name, const std::string& entries) {
  return {.change = [=](QPDF& pdf, Object page) {
    put(page, "/ColorSpace", "/C",
        Object::newArray(
            {Object::newName("/ICCBased"), stream_of(pdf, entries, profile_bytes(kind, name))}));
  }};
}

Fault font(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    page.getKey("/Resources").getKey("/Font").getKey("/F").replaceKey(key, Object::parse(value));
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

Fault with_mark(const std::string& properties, const std::string& unicode) {
  Fault fault = meaning(unicode);
  fault.operators = "/Artifact " + properties + " BDC BT /F 10 Tf <0003> Tj ET EMC";
  return fault;
}

std::function<void(std::string&)> replaced(const std::string& from, const std::string& to) {
  return [from, to](std::string& bytes) { bytes.replace(bytes.find(from), from.size(), to); };
}

std::string states_within_states() {
  std::string operators;
  for (int i = 0; i < 29; ++i) {
    operators += "q ";
  }
  return operators;
}

/// The seal becomes CMYK, or there is no output intent for what is shown.
Fault of_cmyk() {
  return {.change = [](QPDF& pdf, Object page) {
    put(page, "/XObject", "/Seal", image_of(pdf, 10, 8, "/ColorSpace /DeviceCMYK"));
  }};
}

Object descendant_of(Object page) {
  return page.getKey("/Resources")
      .getKey("/Font")
      .getKey("/F")
      .getKey("/DescendantFonts")
      .getArrayItem(0);
}

Fault descendant(const char* key, const std::string& value) {
  return {.change = [=](QPDF&, Object page) {
    descendant_of(page).replaceKey(key, Object::parse(value));
  }};
}

/// A code more, shown as an artifact, with a meaning.
Fault code(const std::string& code, const std::string& unicode) {
  Fault fault = meaning(fmt::format("1 beginbfchar <{}> <{}> endbfchar", code, unicode));
  fault.operators = fmt::format("/Artifact BMC BT /F 10 Tf <{}> Tj ET EMC", code);
  return fault;
}

/// A face of single bytes on page 2.
Fault simple_font(const std::string& entries) {
  return {.change = [=](QPDF& pdf, Object) {
    Object font = sound_font(pdf);
    const Object given = Object::parse("<< " + entries + " >>");
    for (const auto& [key, value] : Object(given).getDictAsMap()) {
      font.replaceKey(key, value);
    }
    font.getKey("/FontDescriptor").replaceKey("/Flags", Object::newInteger(32));
    Object page = pdf.getAllPages().back();
    page.replaceKey("/Resources", Object::parse("<< >>"));
    put(page, "/Font", "/F", font);
  }};
}

/// Something shines through, and there is no output intent; nothing has a colour of a device.
Fault transparency() {
  return {.change = [](QPDF& pdf, Object page) {
    pdf.getRoot().removeKey("/OutputIntents");
    const Object grey = Object::parse("[/CalGray << /WhitePoint [0.95 1 1.09] >>]");
    const Object colour = Object::parse("[/CalRGB << /WhitePoint [0.95 1 1.09] >>]");
    for (Object each : pdf.getAllPages()) {
      put(each, "/ColorSpace", "/DefaultGray", grey);
      put(each, "/ColorSpace", "/DefaultRGB", colour);
    }
    put(page, "/ExtGState", "/G", Object::parse("<< /ca 0.5 >>"));
  }};
}

const std::vector<Case> kFileCases = {
    {"a newer version",
     {.tamper = replaced("%PDF-1.7", "%PDF-2.0")},
     "A6.1.2-1 error: the file does not begin with %PDF-1.7, or a lower version\n"},
    {"no comment behind the head",
     {.tamper = replaced("%\xBF\xF7\xA2\xFE", "%abcd")},
     "A6.1.2-1 error: no comment of four bytes above 127 behind the head\n"},
    {"no identity",
     {.tamper = replaced("/ID [", "/XD [")},
     "A6.1.3-1 error: the file has no /ID\n"},
    {"encrypted", {.is_encrypted = true}, "A6.1.3-2 error: the file is encrypted\n"},
    {"more behind the end",
     {.tamper = [](std::string& bytes) { bytes += "\nmore"; }},
     "A6.1.3-3 error: 6 bytes behind the end of the file\n"},
    {"endstream on the line of data",
     {.tamper = replaced("\nendstream", " endstream")},
     "A6.1.7.1-1 error: endstream does not begin a line\n"},
    {"data in another file", seal("/F", "(other.bin)"),
     "A6.1.7.1-2 error: object 14: data that lie in another file (/F)\n"},
    {"rights of readers", root("/Perms", "<< /UR << >> >>"),
     "A6.1.12-1 error: rights /UR (/Perms)\n"},
    {"fields that nobody drew", root("/AcroForm", "<< /Fields [] /NeedAppearances true >>"),
     "A6.4.2-1 error: readers are to draw the fields themselves (/NeedAppearances)\n"},
    {"a form of the kind XFA", root("/AcroForm", "<< /Fields [] /XFA [] >>"),
     "A6.4.2-1 error: a form of the kind XFA\n"},
    {"no metadata", root("/Metadata", "null"),
     "A6.6.2.1-1 error: no metadata (XMP) that can be read\n"},
    {"metadata that are no XML", metadata("</rdf:RDF>", ""),
     "A6.6.2.1-1 error: the metadata are no XML that is well formed\n"},
    {"metadata that say their size", metadata("<?xpacket begin=\"\"", "<?xpacket bytes=\"9\""),
     "A6.6.2.1-2 error: the head of the metadata says bytes=\n"},
    {"a property that is not described",
     metadata("<pdfaProperty:name>part", "<pdfaProperty:name>x"),
     "A6.6.2.3.1-1 error: the property part of http://www.aiim.org/pdfua/ns/id/ is not "
     "described\n"},
    {"a property that nobody knows", metadata("<dc:title>", "<dc:folio>9</dc:folio><dc:title>"),
     "A6.6.2.3.1-1 error: the property folio of http://purl.org/dc/elements/1.1/ is not "
     "described\n"},
    {"two titles", metadata("Act &amp; annex", "Act"),
     "A6.6.3-1 warning: Title is \"Act & annex\" in /Info and \"Act\" in the metadata\n"},
    {"another part", metadata("<pdfaid:part>2", "<pdfaid:part>3"),
     "A6.6.4-1 error: the metadata say part \"3\" and conformance \"A\"\n"},
    {"a weaker conformance", metadata("conformance>A<", "conformance>U<"),
     "A6.6.4-1 error: the metadata say part \"2\" and conformance \"U\"\n"},
    {"not marked as tagged", root("/MarkInfo", "<< >>"),
     "A6.7.2.2-1 error: the file does not say that it is tagged (/MarkInfo)\n"},
    {"content that is neither",
     {.operators = "72 144 72 72 re f"},
     "A6.7.3.2-1 error, page 1 at 25.4, 50.8 mm: a shape\n"},
    {"no structure", root("/StructTreeRoot", "null"),
     "A6.7.3.3-1 error: the file has no structure (/StructTreeRoot)\n"},
    {"a type that leads nowhere",
     {.change = [](QPDF& pdf,
                   Object) { element_of(pdf, "H1").replaceKey("/S", Object::newName("/X")); }},
     "A6.7.3.4-1 error: the type X leads to no standard type\n"},
    {"no language", root("/Lang", "null"),
     "A6.7.4-1 warning: the file does not say its language (/Lang)\n"},
    {"a language that is none", root("/Lang", "(Viet Nam)"),
     "A6.7.4-1 error: the file is in \"Viet Nam\"\n"},
    {"an attachment of another kind",
     {.change =
          [](QPDF& pdf, Object) {
            Object file = Object::parse("<< /Type /Filespec /F (a) /UF (a) /EF << >> >>");
            file.getKey("/EF").replaceKey("/F", stream_of(pdf, "", "a text"));
            pdf.getRoot().replaceKey("/AF", Object::newArray({file}));
          }},
     "A6.8-1 error: an attached file that is no PDF/A\n"},
    {"layers by themselves", root("/OCProperties", "<< /D << /Name (a) /AS [] >> >>"),
     "A6.9-1 error: the first setting of the layers changes by itself (/AS)\n"},
    {"layers of one name",
     root("/OCProperties", "<< /D << /Name (a) >> /Configs [<< /Name (a) >>] >>"),
     "A6.9-1 error: two settings of the layers are \"a\"\n"},
    {"steps of a presentation", page("/PresSteps", "<< >>"),
     "A6.10-1 error, page 1: steps of a presentation (/PresSteps)\n"},
    {"demands on readers", root("/Requirements", "[]"),
     "A6.11-1 error: demands on the reader (/Requirements)\n"},
};

const std::vector<Case> kObjectCases = {
    {"packed as LZW",
     {.change =
          [](QPDF& pdf, Object) {
            pdf.getRoot().replaceKey("/Other",
                                     stream_of(pdf, "/Filter [/LZWDecode /DCTDecode]",
                                               std::string("\x80\x0B\x60\x50\x22\x0C", 6)));
          }},
     "A6.1.7.2-1 error: object 4 is packed as LZWDecode\n"},
    {"a long name", root("/Other", "/" + std::string(128, 'a')),
     "A6.1.13-1 error: object 1 has a name of 128 bytes\n"},
    {"a large number", root("/Other", "2147483648"),
     "A6.1.13-1 error: object 1 has the number 2147483648\n"},
    {"a transfer function", state("/TR2 /Identity"),
     "A6.2.5-1 error: object 7: a transfer function\n"},
    {"a halftone", state("/HT << /HalftoneType 6 >>"),
     "A6.2.5-1 error: object 7: a halftone that PDF/A forbids\n"},
    {"another intent of an image", seal("/Intent", "/Bright"),
     "A6.2.6-1 error: object 14: the rendering intent /Bright\n"},
    {"a smoothed image", seal("/Interpolate", "true"),
     "A6.2.8-1 error: object 14: an image that readers are to smooth (/Interpolate)\n"},
    {"an image with another", seal("/Alternates", "[]"),
     "A6.2.8-1 error: object 14: an image with others in its place (/Alternates)\n"},
    {"an image elsewhere", seal("/OPI", "<< >>"),
     "A6.2.8-1 error: object 14: a place for an image of better quality (/OPI)\n"},
    {"a program of PostScript", form("/Resources << >> /Subtype2 /PS"),
     "A6.2.9-1 error: object 15: a program of PostScript\n"},
    {"a page of another file", form("/Resources << >> /Ref << >>"),
     "A6.2.9-1 error: object 15: a page of another file (/Ref)\n"},
    {"a blend mode", state("/BM /Bright"), "A6.2.10-1 error: object 7: the blend mode Bright\n"},
    {"a film", annotation("/Subtype", "/Movie"),
     "A6.3.1-1 error, page 1 at 25.4, 264.6 mm: an annotation \"Movie\"\n"
     "A6.3.3-1 error, page 1 at 25.4, 264.6 mm: Movie does not say how it looks (/AP)\n"},
    {"not printed", annotation("/F", "0"),
     "A6.3.2-1 error, page 1 at 25.4, 264.6 mm: Link is not printed\n"},
    {"hidden", annotation("/F", "6"), "A6.3.2-1 error, page 1 at 25.4, 264.6 mm: Link is hidden\n"},
    {"no flags", annotation("/F", "null"),
     "A6.3.2-1 error, page 1 at 25.4, 264.6 mm: Link without flags (/F)\n"},
    {"a stamp that nobody drew", annotation("/Subtype", "/Stamp"),
     "A6.3.3-1 error, page 1 at 25.4, 264.6 mm: Stamp does not say how it looks (/AP)\n"},
    {"other looks", annotation("/AP", "<< /N << >> /D << >> >>"),
     "A6.3.3-1 error, page 1 at 25.4, 264.6 mm: Link looks otherwise when it is touched (/AP)\n"},
    {"a field with an action",
     {.change =
          [](QPDF&, Object page) {
            Object widget = page.getKey("/Annots").getArrayItem(0);
            widget.replaceKey("/Subtype", Object::newName("/Widget"));
            widget.replaceKey("/Rect", Object::parse("[9 9 9 9]"));
            widget.replaceKey("/AA", Object::newDictionary());
          }},
     "A6.4.1-1 error, page 1 at 3.2, 3.2 mm: a field runs an action\n"},
    {"an action that launches", annotation("/A", "<< /S /Launch >>"),
     "A6.5.1-1 error: object 11: an action Launch\n"},
    {"an action that is named", annotation("/A", "<< /S /Named /N /Print >>"),
     "A6.5.1-1 error: object 11: the named action Print\n"},
    {"actions of a page", page("/AA", "<< >>"),
     "A6.5.2-1 error, page 1: the page runs actions by itself (/AA)\n"},
    {"scripts", root("/Names", "<< /JavaScript << /Names [] >> >>"),
     "A6.5.2-1 error: the file has scripts (JavaScript)\n"},
};

const std::vector<Case> kPageCases = {
    {"an image in the content packed as LZW",
     decoration("BI /W 1 /H 1 /BPC 8 /CS /G /F /LZW ID x EI"),
     "A6.1.10-1 error, page 1 at 0.0, 0.0 mm: an image in the content, packed as LZW\n"},
    {"a large page", page("/MediaBox", "[0 0 600 15000]"),
     "A6.1.13-2 error, page 1: the page is 600 x 15000 points\n"},
    {"states within states", decoration(states_within_states()),
     "A6.1.13-3 error, page 1 at 0.0, 0.0 mm: states within states (q), more than 28\n"},
    {"an unknown operator, which readers may pass over", decoration("BX xyz EX"),
     "A6.2.2-1 error, page 1 at 0.0, 0.0 mm: xyz\n"},
    {"resources of the page", form("", "/Y gs"),
     "A6.2.2-1 error, page 1 at 0.0, 0.0 mm: ExtGState /Y\n"},
    {"resources of the page that are there", form("", "BT /F 9 Tf ET"),
     "A6.2.2-2 error, page 1 at 0.0, 0.0 mm: Font /F\n"},
    {"a profile of another kind",
     {.change =
          [](QPDF& pdf, Object) {
            pdf.getRoot()
                .getKey("/OutputIntents")
                .getArrayItem(0)
                .replaceKey("/DestOutputProfile",
                            stream_of(pdf, "/N 3", profile_bytes("link", "RGB ")));
          }},
     "A6.2.3-1 error: the output intent has a profile of the class \"link\", version 0\n"},
    {"a colour of another number", profile("mntr", "RGB ", "/N 4"),
     "A6.2.4.2-1 error: object 7: a profile for \"RGB \" with another number of components "
     "(/N)\n"},
    {"colours of a press", of_cmyk(),
     "A6.2.4.3-1 error, page 1 at 25.4, 35.3 mm: DeviceCMYK, and an output intent for RGB \n"},
    {"inks of a press",
     space("[/Separation /Gold /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0 "
           "0 1] /N 1 >>]"),
     "A6.2.4.4-1 error: object 7: inks shown in DeviceCMYK\n"},
    {"an intent of a content", decoration("/Bright ri"),
     "A6.2.6-2 error, page 1 at 0.0, 0.0 mm: /Bright\n"},
    {"a smoothed image in the content", decoration("BI /W 1 /H 1 /BPC 8 /CS /G /I true ID x EI"),
     "A6.2.8-2 error, page 1 at 0.0, 0.0 mm: an image in the content, /Interpolate true\n"},
    {"a face without a kind", font("/BaseFont", "null"),
     "A6.2.11.2-1 error, page 1: no /Type, /Subtype or /BaseFont as PDF has them in the face "
     "(without a name)\n"},
    {"transparency that is mixed nowhere", transparency(),
     "A6.2.10-2 error, page 1: transparency without a colour space to mix in\n"},
    {"no encoding", font("/Encoding", "null"),
     "A6.2.11.3.1-1 error, page 1: no /Encoding, predefined or embedded, in the face Face\n"},
    {"no map of glyphs", descendant("/CIDToGIDMap", "null"),
     "A6.2.11.3.2-1 error, page 1: no CIDToGIDMap, a stream or /Identity, in the face Face\n"},
    {"a face that is not there",
     descendant("/FontDescriptor", "<< /Type /FontDescriptor /Flags 4 >>"),
     "A6.2.11.4.1-1 error, page 1: letters that are not in the file in the face Face\n"},
    {"a face that does not unpack", damaged_face(),
     "A6.2.11.4.1-1 error, page 1: damage (its file does not unpack) in the face Face\n"},
    {"a code without a letter", code("0009", "0044"),
     "A6.2.11.4.1-2 error, page 1: code 9 has no letter in the face Face\n"},
    {"another width", descendant("/W", "[2 [502]]"),
     "A6.2.11.5-1 error, page 1: code 2 is 502 wide in the file and 500 in the face Face\n"},
    {"a face of single bytes without an encoding", simple_font("/ToUnicode null"),
     "A6.2.11.6-1 error, page 2: no WinAnsiEncoding or MacRomanEncoding in the face Face\n"
     "A6.2.11.7.2-1 error, page 2: nothing that says what letters mean (/ToUnicode) in the face "
     "Face\n"},
    {"a letter that the face lacks", code("0000", "0044"),
     "A6.2.11.8-1 error, page 1: code 0 shows the letter .notdef in the face Face\n"},
    {"a meaning that is no letter", meaning("1 beginbfchar <0001> <FFFE> endbfchar"),
     "A6.2.11.7.2-2 error, page 1: code 1 means U+FFFE in the face Face\n"},
    {"a meaning of private use", meaning("1 beginbfchar <0001> <E000> endbfchar"),
     "A6.2.11.7.3-1 error, page 1: code 1 means U+E000 in the face Face\n"},
};

}  // namespace

TEST_CASE("nothing is found in the sound tagged file by PDF/A-2a") {
  CHECK(found({}) == "");
}

TEST_CASE("each fault against PDF/A-2a of the file is found by its rule, and nothing else") {
  for (const Case& each : kFileCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("each fault against PDF/A-2a of objects is found by its rule, and nothing else") {
  for (const Case& each : kObjectCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("each fault against PDF/A-2a of contents is found by its rule, and nothing else") {
  for (const Case& each : kPageCases) {
    INFO(each.name);
    CHECK(found(each.fault) == each.expected);
  }
}

TEST_CASE("every rule of PDF/A-2a has a faulty file") {
  std::string all;
  for (const std::vector<Case>* cases : {&kFileCases, &kObjectCases, &kPageCases}) {
    for (const Case& each : *cases) {
      all += each.expected;
    }
  }
  std::size_t count = 0;
  for (const Rule& rule : rules()) {
    const bool is_of_third_part = rule.id == "A6.6.4-2" || rule.id == "A6.8-2";
    if (rule.id.starts_with('A') && !is_of_third_part) {
      INFO(rule.id);
      CHECK(all.find(std::string(rule.id) + ' ') != std::string::npos);
      ++count;
    }
  }
  CHECK(count == 58);
}

TEST_CASE("text that stands for letters of private use makes them right") {
  CHECK(found(with_mark("<< >>", "")) == "");
  CHECK(found(with_mark("<</ActualText (a)>>", "1 beginbfchar <0009> <E000> endbfchar")) == "");
}

}  // namespace gazette::preflight
