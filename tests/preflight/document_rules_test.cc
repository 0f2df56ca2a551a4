// R0001, what concerns the file as a whole: one faulty file for each rule, made of the sound one.

#include <catch2/catch.hpp>

#include "tests/preflight/findings.h"
#include "tests/preflight/sound_pdf.h"

namespace gazette::preflight {
namespace {

using Object = QPDFObjectHandle;

struct Case {
  std::string name = {};
  Fault fault = {};
  std::string expected = {};
};

/// The metadata with one place of them changed.
Fault metadata(const std::string& from, const std::string& to) {
  return {.change = [from, to](QPDF& pdf, Object) {
    std::string xmp = sound_xmp();
    xmp.replace(xmp.find(from), from.size(), to);
    pdf.getRoot().replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", xmp));
  }};
}

Fault root(const char* key, const std::string& value) {
  return {.change = [key, value](QPDF& pdf, Object) {
    pdf.getRoot().replaceKey(key, Object::parse(value));
  }};
}

Fault intent(const char* key, const std::function<Object(QPDF&)>& value) {
  return {.change = [key, value](QPDF& pdf, Object) {
    pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).replaceKey(key, value(pdf));
  }};
}

Fault profile(const std::string& kind, const std::string& space) {
  return intent("/DestOutputProfile",
                [=](QPDF& pdf) { return stream_of(pdf, "/N 4", profile_bytes(kind, space)); });
}

Fault info(const char* key, const std::string& value) {
  return {.change = [key, value](QPDF& pdf, Object) {
    pdf.getTrailer().getKey("/Info").replaceKey(key, Object::parse(value));
  }};
}

std::function<void(std::string&)> replaced(const std::string& from, const std::string& to) {
  return [from, to](std::string& bytes) { bytes.replace(bytes.find(from), from.size(), to); };
}

const std::vector<Case> kCases = {
    {"a newer version", {.version = "1.7"}, "R0001.1 error: PDF 1.7\n"},
    {"damage that a reader passes over",
     {.tamper = replaced("endobj", "endobX")},
     "R0001.2 error: expected endobj\n"},
    {"no metadata", root("/Metadata", "null"),
     "R0001.3 error: no metadata (XMP) that can be read\n"},
    {"another standard", metadata("PDF/X-4", "PDF/X-3:2002"),
     "R0001.4 error: the metadata say \"PDF/X-3:2002\"\n"},
    {"no standard", metadata("pdfxid:GTS_PDFXVersion>", "pdfxid:Other>"),
     "R0001.4 error: the metadata do not say pdfxid:GTS_PDFXVersion\n"},
    {"no title", metadata("Body &amp; cover", ""),
     "R0001.5 error: the metadata have no dc:title\n"},
    {"two titles", info("/Title", "(Cover)"),
     "R0001.5 error: the title is \"Body & cover\" in the metadata and \"Cover\" in /Info\n"},
    {"no date", metadata("xmp:MetadataDate", "xmp:OtherDate"),
     "R0001.6 error: the metadata have no xmp:MetadataDate\n"},
    {"two dates", info("/CreationDate", "(D:20220921)"),
     "R0001.6 error: xmp:CreateDate is 2022-09-20T00:00:00+07:00 in the metadata and D:20220921 "
     "in /Info\n"},
    {"no identity", metadata("<xmpMM:DocumentID>uuid:1</xmpMM:DocumentID>", ""),
     "R0001.7 error: the metadata have no xmpMM:DocumentID\n"},
    {"trapped or not", info("/Trapped", "/Unknown"), "R0001.8 error: /Trapped is \"Unknown\"\n"},
    {"trapped and not", info("/Trapped", "/True"),
     "R0001.8 error: /Trapped is True in /Info and False in the metadata\n"},
    {"no output intent", root("/OutputIntents", "[]"),
     "R0001.9 error: there is no output intent GTS_PDFX\n"},
    {"no condition", intent("/OutputConditionIdentifier", [](QPDF&) { return Object::newNull(); }),
     "R0001.10 error: the output intent names no printing condition\n"},
    {"no profile", intent("/DestOutputProfile", [](QPDF&) { return Object::newNull(); }),
     "R0001.11 error: the profile of the output intent is not in the file\n"},
    {"a profile of a screen", profile("mntr", "CMYK"),
     "R0001.12 error: the profile of the output intent is of the class \"mntr\"\n"},
    {"a profile that is none",
     intent("/DestOutputProfile", [](QPDF& pdf) { return stream_of(pdf, "", "x"); }),
     "R0001.12 error: the profile of the output intent cannot be read\n"},
    {"a profile that is cut off",
     intent("/DestOutputProfile",
            [](QPDF& pdf) {
              return stream_of(pdf, "/N 4", profile_bytes("prtr", "CMYK").substr(0, 129));
            }),
     "R0001.12 error: the profile of the output intent has 129 bytes and says 132\n"},
    {"a profile whose tables are not there",
     intent("/DestOutputProfile",
            [](QPDF& pdf) {
              std::string bytes = profile_bytes("prtr", "CMYK");
              bytes[131] = '\1';
              return stream_of(pdf, "/N 4", bytes);
            }),
     "R0001.12 error: the profile of the output intent has tables beyond its end\n"},
    {"no identity of the file",
     {.tamper = replaced("/ID [", "/XD [")},
     "R0001.13 error: the file has no /ID\n"},
    {"encrypted without a password",
     {.is_encrypted = true},
     "R0001.14 error: the file is encrypted, though it opens without a password\n"},
    {"a script when it is opened", root("/OpenAction", "<< /S /JavaScript /JS (x) >>"),
     "R0001.15 error: the file, when it is opened, runs an action JavaScript\n"},
    {"scripts", root("/Names", "<< /JavaScript << /Names [] >> >>"),
     "R0001.15 error: the file has scripts (JavaScript)\n"},
    {"a bookmark to the net",
     root("/Outlines", "<< /First << /Title (a) /A << /S /URI /URI (x) >> >> >>"),
     "R0001.15 error: a bookmark runs an action URI\n"},
    {"a form", root("/AcroForm", "<< /Fields [<< /FT /Tx >> << /FT /Tx >>] >>"),
     "R0001.16 error: a form of 2 fields\n"},
    {"a signature", root("/AcroForm", "<< /SigFlags 3 /Fields [<< /FT /Sig >>] >>"),
     "R0001.16 error: the file is signed: a signature is a field of a form\n"},
    {"an attachment", root("/Names", "<< /EmbeddedFiles << /Names [] >> >>"),
     "R0001.17 warning: files are attached\n"},
    {"layers by themselves", root("/OCProperties", "<< /D << /AS [<< /Event /Print >>] >> >>"),
     "R0001.18 error: layers show or hide by themselves (/AS)\n"},
    {"an output intent of a screen", profile("prtr", "RGB "),
     "R0035 error: the profile of the output intent is for \"RGB \"\n"},
};

}  // namespace

TEST_CASE("nothing is found in the sound file, for offset or digital print") {
  CHECK(found_in(pdf_with()) == "");
  CHECK(found_in(pdf_with(), {.variant = Variant::digital, .ink_percent = {}}) == "");
}

TEST_CASE("each fault of the file is found by its rule, and nothing else") {
  for (const Case& each : kCases) {
    INFO(each.name);
    CHECK(found_in(pdf_with(each.fault)) == each.expected);
  }
}

TEST_CASE("bookmarks may go to pages, and a file may open at one") {
  CHECK(found_in(pdf_with(root("/OpenAction", "<< /S /GoTo /D [0 /Fit] >>"))) == "");
  CHECK(found_in(pdf_with(
            root("/Outlines", "<< /First << /Title (a) /A << /S /GoTo /D (x) >> >> >>"))) == "");
}

TEST_CASE("metadata may say a property as an element, and name the namespace as they like") {
  std::string xmp = sound_xmp();
  for (std::size_t at = xmp.find("pdfxid:"); at != std::string::npos;
       at = xmp.find("pdfxid:", at)) {
    xmp.replace(at, 6, "q");
  }
  xmp.replace(xmp.find("xmlns:pdfxid="), 12, "xmlns:q");
  const Fault fault{.change = [xmp](QPDF& pdf, Object) {
    pdf.getRoot().replaceKey("/Metadata", stream_of(pdf, "/Type /Metadata /Subtype /XML", xmp));
  }};
  CHECK(found_in(pdf_with(fault)) == "");
}

TEST_CASE("PDF/X-4p has its profile elsewhere") {
  const Fault fault{.change = [](QPDF& pdf, Object page) {
    metadata("PDF/X-4", "PDF/X-4p").change(pdf, page);
    intent("/DestOutputProfile", [](QPDF&) { return Object::newNull(); }).change(pdf, page);
  }};
  CHECK(found_in(pdf_with(fault)) == "");
}

}  // namespace gazette::preflight
