// Everything that a page of a foreign PDF draws becomes grey, or is told.

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "gazette/pdf/pdf.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/press/judges.h"

namespace gazette::pdf {
namespace {

using Object = QPDFObjectHandle;
using Texts = std::vector<std::string>;

/// A stream in the words of a PDF: its entries and its bytes.
Object stream_of(QPDF& document, const std::string& entries, const std::string& bytes) {
  Object stream = Object::newStream(&document, bytes);
  Object given = Object::parse(&document, "<<" + entries + ">>");
  for (const std::string& key : given.getKeys()) {
    stream.getDict().replaceKey(key, given.getKey(key));
  }
  return document.makeIndirectObject(stream);
}

/// A document of one page of 200 x 200, its resources in the words of a PDF.
struct Bench {
  QPDF document = {};
  Object page = {};

  Bench(const std::string& content, const std::string& resources) {
    document.emptyPDF();
    page = document.makeIndirectObject(Object::parse(
        &document, "<</Type /Page /MediaBox [0 0 200 200] /Resources <<" + resources + ">>>>"));
    page.replaceKey("/Contents", Object::newStream(&document, content));
    QPDFPageDocumentHelper(document).addPage(page, false);
  }

  /// Puts a stream under a name into the resources.
  Bench& with(const std::string& kind, const std::string& name, const std::string& entries,
              const std::string& bytes) {
    Object resources = page.getKey("/Resources");
    if (!resources.hasKey(kind)) {
      resources.replaceKey(kind, Object::newDictionary());
    }
    resources.getKey(kind).replaceKey(name, stream_of(document, entries, bytes));
    return *this;
  }

  std::string written() {
    std::string bytes;
    Pl_String sink("written", nullptr, bytes);
    QPDFWriter writer(document);
    writer.setOutputPipeline(&sink);
    writer.setStaticID(true);
    writer.write();
    return bytes;
  }

  GreyPages make_grey() {
    // As they are: the writer packs them.
    return pdf::make_grey(document, [this](std::string_view bytes) { return packed(bytes); });
  }

  /// What print packs streams by, from qpdf's own.
  static std::string packed(std::string_view bytes) {
    std::string result;
    Pl_String sink("packed", nullptr, result);
    Pl_Flate flate("flate", &sink, Pl_Flate::a_deflate);
    flate.writeString(std::string(bytes));
    flate.finish();
    return result;
  }

  std::string content() {
    return unpacked(page.getKey("/Contents"), 1'000'000).value_or("does not unpack");
  }
};

Texts faults_of(const GreyPages& pages) {
  Texts list;
  for (const PageFault& fault : pages.faults) {
    list.push_back(fmt::format("{}: {}", fault.page, fault.what));
  }
  return list;
}

/// A page that is grey for the judges: no ink but black, no fault of the file.
void check_black_only(const std::string& pdf) {
  if (const auto check = press::judge("qpdf", "--check {}", pdf)) {
    CHECK(check->status == 0);
  }
  if (const auto ink =
          press::judge("gs", "-q -dNOSAFER -dPDFSTOPONERROR -o - -sDEVICE=inkcov {}", pdf)) {
    CHECK(ink->status == 0);
    CHECK(ink->output.substr(0, 27) == " 0.00000  0.00000  0.00000 ");
    CHECK(ink->output.substr(27, 8) > " 0.00001");
  }
}

const std::string kSquare = "0 0 100 100 re f\n";

TEST_CASE("colours of lines and letters become greys, by the brightness of each") {
  Bench bench("1 0 0 rg 0 1 0 RG 0 0 0 1 k 1 1 0 0 K 0.5 g q /Cs cs 0 0 1 sc Q 0.2 sc",
              "/ColorSpace <</Cs [/CalRGB <</WhitePoint [0.95 1 1.09]>>]>>");
  const GreyPages pages = bench.make_grey();
  CHECK(faults_of(pages).empty());
  CHECK(pages.coloured == std::vector<bool>{true});
  CHECK(bench.content() == "\n0.3 g\n0.59 G\n0 g\n0.11 G 0.5 g q\n0 g\n0.11 g Q\n0.2 g\n");
}

TEST_CASE("black in any space is no colour") {
  for (const char* content : {"0 0 0 rg", "0.3 0.3 0.3 RG", "0 0 0 0.7 k", "0.5 0.5 0.5 1 K",
                              "/S cs 0.4 scn", "/I cs 1 sc"}) {
    Bench bench(content,
                "/ColorSpace <</S [/Separation /Black /DeviceCMYK <</FunctionType 2 /Domain [0 1] "
                "/C0 [0 0 0 0] /C1 [0 0 0 1] /N 1>>] /I [/Indexed /DeviceRGB 1 <000000707070>]>>");
    const GreyPages pages = bench.make_grey();
    CHECK(faults_of(pages).empty());
    CHECK(pages.coloured == std::vector<bool>{false});
  }
}

TEST_CASE("spot inks become the grey of what stands for them, programs are told") {
  const std::string power = "<</FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [1 0 0] /N 1>>";
  Bench bench("/S cs 1 scn " + kSquare + "0.5 scn " + kSquare,
              "/ColorSpace <</S [/Separation /Red /DeviceRGB " + power + "]>>");
  CHECK(faults_of(bench.make_grey()).empty());
  CHECK(bench.content() == "\n0.3 g\n0.3 g 0 0 100 100 re f\n0.65 g 0 0 100 100 re f\n\n");

  Bench program("/S cs 1 scn " + kSquare, "");
  Object function =
      stream_of(program.document, "/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]", "{0 0}");
  Object space = Object::parse("[/Separation /Red /DeviceRGB]");
  space.appendItem(function);
  program.page.getKey("/Resources").replaceKey("/ColorSpace", Object::parse("<<>>"));
  program.page.getKey("/Resources").getKey("/ColorSpace").replaceKey("/S", space);
  CHECK(faults_of(program.make_grey()) ==
        Texts{"1: lines or letters in spot inks or of unknown colours"});
}

/// Samples of 16 x 16 pixels, each of `count` bytes, no two alike.
std::string samples(std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; i < 256 * count; ++i) {
    bytes += static_cast<char>(i * 37 + i / 16);
  }
  return bytes;
}

std::string image_entries(const std::string& more) {
  return "/Type /XObject /Subtype /Image /Width 16 /Height 16 " + more;
}

TEST_CASE("pictures of every space become grey and the judges see black alone") {
  const std::string show = "q 200 0 0 200 0 0 cm /Im Do Q\n";
  const std::string profile = "[/ICCBased 99 0 R]";
  struct Case {
    std::string entries;
    std::string bytes;
  };
  const std::vector<Case> cases = {
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB", samples(3)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceCMYK /Decode [1 0 1 0 1 0 1 0]", samples(4)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Decode [1 0 0 1 0.2 0.8]", samples(3)},
      {"/BitsPerComponent 8 /ColorSpace [/CalRGB <</WhitePoint [0.95 1 1.09]>>]", samples(3)},
      {"/BitsPerComponent 8 /ColorSpace [/Lab <</WhitePoint [0.95 1 1.09]>>]", samples(3)},
      {"/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 3 <FF000000FF000000FF102030>]",
       std::string(256, '\1')},
      {"/BitsPerComponent 4 /ColorSpace /DeviceRGB", samples(2)},
      {"/BitsPerComponent 16 /ColorSpace /DeviceRGB", samples(6)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Mask [0 90 0 255 0 255]", samples(3)},
      {"/BitsPerComponent 8 /ColorSpace [/Separation /Cyan /DeviceCMYK <</FunctionType 2 /Domain "
       "[0 1] /C0 [0 0 0 0] /C1 [1 0 0 0] /N 1>>]",
       samples(1)},
      {"/BitsPerComponent 8 /ColorSpace [/DeviceN [/Cyan /Yellow] /DeviceCMYK <</FunctionType 2 "
       "/Domain [0 1] /C0 [0] /C1 [1] /N 1>>]",
       samples(2)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode",
       drawn_jpeg(16, 16, colour_ramp)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter [/DCTDecode]",
       drawn_jpeg(16, 16, colour_ramp)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /DCTDecode /Decode [1 0 1 0 1 0]",
       drawn_jpeg(16, 16, colour_ramp)},
      {"/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter [/FlateDecode /DCTDecode]",
       Bench::packed(drawn_jpeg(16, 16, colour_ramp))},
  };
  for (const Case& each : cases) {
    INFO(each.entries);
    Bench bench(show, "");
    bench.with("/XObject", "/Im", image_entries(each.entries), each.bytes);
    const GreyPages pages = bench.make_grey();
    CHECK(faults_of(pages).empty());
    CHECK(pages.coloured == std::vector<bool>{true});
    Object image = bench.page.getKey("/Resources").getKey("/XObject").getKey("/Im").getDict();
    const std::string space = image.getKey("/ColorSpace").unparse();
    CHECK((space == "/DeviceGray" || space.starts_with("[ /Indexed /DeviceGray")));
    CHECK(image.getKey("/Mask").isArray() == false);
    check_black_only(bench.written());
  }
}

TEST_CASE("a palette keeps its samples, a JPEG is not encoded anew") {
  Bench bench("/Im Do", "");
  bench.with("/XObject", "/Im",
             image_entries("/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 1 "
                           "<FF0000FFFFFF>]"),
             std::string(256, '\1'));
  CHECK(faults_of(bench.make_grey()).empty());
  Object image = bench.page.getKey("/Resources").getKey("/XObject").getKey("/Im");
  Object space = image.getDict().getKey("/ColorSpace");
  CHECK(space.getArrayItem(3).getStringValue() == std::string("\x4D\xFF"));
  CHECK(unpacked(image, 1000) == std::string(256, '\1'));
}

TEST_CASE("what is drawn by forms, patterns, letters, masks and shadings becomes grey") {
  const std::string red = "1 0 0 rg 0 0 100 100 re f";
  Bench form("/F Do", "");
  form.with("/XObject", "/F",
            "/Subtype /Form /BBox [0 0 100 100] /Group <</S /Transparency /CS /DeviceRGB>> "
            "/Resources <<>>",
            red);
  CHECK(form.make_grey().coloured == std::vector<bool>{true});
  check_black_only(form.written());

  Bench pattern("/Pattern cs /P scn 0 0 200 200 re f", "");
  pattern.with("/Pattern", "/P",
               "/PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
               "/Resources <<>>",
               "0 0 1 rg 0 0 5 5 re f");
  CHECK(pattern.make_grey().coloured == std::vector<bool>{true});
  check_black_only(pattern.written());

  Bench stencil("/U cs 1 0 0 /P scn 0 0 200 200 re f", "/ColorSpace <</U [/Pattern /DeviceRGB]>>");
  stencil.with("/Pattern", "/P",
               "/PatternType 1 /PaintType 2 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 "
               "/Resources <<>>",
               "0 0 5 5 re f");
  CHECK(stencil.make_grey().coloured == std::vector<bool>{true});
  check_black_only(stencil.written());

  for (const char* shading :
       {"/ShadingType 2 /Coords [0 0 200 0] /ColorSpace /DeviceRGB /Function <</FunctionType 2 "
        "/Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1>>",
        "/ShadingType 3 /Coords [100 100 0 100 100 90] /ColorSpace /DeviceCMYK /Function "
        "<</FunctionType 3 /Domain [0 1] /Bounds [0.5] /Encode [0 1 0 1] /Functions "
        "[<</FunctionType 2 /Domain [0 1] /C0 [1 0 0 0] /C1 [0 1 0 0] /N 1>> <</FunctionType 2 "
        "/Domain [0 1] /C0 [0 1 0 0] /C1 [0 0 1 0] /N 1>>]>>"}) {
    Bench shaded("/Sh sh", std::string("/Shading <</Sh <<") + shading + ">>>>");
    CHECK(shaded.make_grey().coloured == std::vector<bool>{true});
    check_black_only(shaded.written());
  }

  Bench letters("BT /T 50 Tf 10 10 Td (a) Tj ET", "");
  Object font = Object::parse(
      "<</Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /FirstChar 97 "
      "/LastChar 97 /Widths [1] /Encoding <</Type /Encoding /Differences [97 /a]>> /Resources "
      "<<>> /CharProcs <<>>>>");
  font.getKey("/CharProcs")
      .replaceKey("/a", stream_of(letters.document, "", "1 0 d0 0 1 0 rg 0 0 1 1 re f"));
  letters.page.getKey("/Resources").replaceKey("/Font", Object::parse("<<>>"));
  letters.page.getKey("/Resources")
      .getKey("/Font")
      .replaceKey("/T", letters.document.makeIndirectObject(font));
  CHECK(letters.make_grey().coloured == std::vector<bool>{true});
  check_black_only(letters.written());
}

TEST_CASE("an image within the content becomes grey, a stencil stays as it is") {
  Bench bench(
      "q 100 0 0 100 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /RGB /F /AHx ID FF0000> EI Q "
      "q 9 0 0 9 0 0 cm BI /W 8 /H 1 /IM true /F /AHx ID 55> EI Q",
      "");
  const GreyPages pages = bench.make_grey();
  CHECK(faults_of(pages).empty());
  CHECK(pages.coloured == std::vector<bool>{true});
  CHECK(bench.content() ==
        "q 100 0 0 100 0 0 cm \n/GreyImage1 Do\n Q q 9 0 0 9 0 0 cm BI /W 8 /H 1 /IM true /F "
        "/AHx ID 55> EI Q\n");
  check_black_only(bench.written());
}

TEST_CASE("a space of uncoloured patterns is read by each content as it was") {
  const std::string ink =
      "[/Pattern [/Separation /Black /DeviceCMYK <</FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] "
      "/C1 [0 0 0 1] /N 1>>]]";
  const std::string words = "/U cs 0.8 /P scn /U cs 0.8 /P scn";
  Bench bench(words + " /F Do", "/ColorSpace <</U " + ink + ">>");
  bench.with("/XObject", "/F", "/Subtype /Form /BBox [0 0 9 9]", words);
  CHECK(faults_of(bench.make_grey()).empty());
  const std::string grey = "\n/GreyPattern1 cs\n0.2 /P scn\n/GreyPattern1 cs\n0.2 /P scn";
  CHECK(bench.content() == grey + " /F Do\n");
  Object resources = bench.page.getKey("/Resources");
  CHECK(unpacked(resources.getKey("/XObject").getKey("/F"), 1000) == grey);
  CHECK(resources.getKey("/ColorSpace").getKey("/GreyPattern1").unparse() ==
        "[ /Pattern /DeviceGray ]");
}

TEST_CASE("a grey is written without an exponent") {
  Bench bench("0.0001 0 0 rg 0.001 0 0 rg 1 1 1 rg 0 0 0 rg", "");
  CHECK(faults_of(bench.make_grey()).empty());
  CHECK(bench.content() == "\n0 g\n0.0003 g\n1 g\n0 g\n");
}

TEST_CASE("a JPEG of very many scans is told, however packed") {
  std::string scans = "\xFF\xD8";
  for (int i = 0; i < 600; ++i) {
    scans += "\xFF\xDA";
  }
  for (const bool is_packed : {false, true}) {
    Bench bench("/Im Do", "");
    bench.with("/XObject", "/Im",
               image_entries(std::string("/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter ") +
                             (is_packed ? "[/FlateDecode /DCTDecode]" : "/DCTDecode")),
               is_packed ? Bench::packed(scans) : scans);
    CHECK(faults_of(bench.make_grey()) == Texts{"1: a JPEG of very many scans"});
  }
}

TEST_CASE("what cannot be made grey is told with its page") {
  struct Case {
    std::string entries;
    std::string fault;
  };
  for (const Case& each : {
           Case{"/Filter /JPXDecode", "a picture of the kind JPEG 2000"},
           Case{"/Filter /JPXDecode /ColorSpace /DeviceRGB", "a picture of the kind JPEG 2000"},
           Case{"/BitsPerComponent 8 /ColorSpace /DeviceRGB",
                "a picture that does not unpack to its size"},
           Case{"/BitsPerComponent 8 /ColorSpace [/DeviceN [/Gold /Silver] /DeviceCMYK null]",
                "a picture in spot inks or of unknown colours"},
       }) {
    Bench bench("/Im Do", "");
    bench.with("/XObject", "/Im", image_entries(each.entries), "few");
    CHECK(faults_of(bench.make_grey()) == Texts{"1: " + each.fault});
  }
  Bench mesh("/Sh sh", "");
  mesh.with("/Shading", "/Sh",
            "/ShadingType 4 /ColorSpace /DeviceRGB /BitsPerCoordinate 8 /BitsPerComponent 8 "
            "/BitsPerFlag 8 /Decode [0 1 0 1 0 1 0 1 0 1]",
            "");
  CHECK(faults_of(mesh.make_grey()) == Texts{"1: a shading of colours that cannot be told"});
}

TEST_CASE("a form that draws itself, or one within a hundred, ends") {
  Bench bench("/F Do 1 0 0 rg", "");
  bench.with("/XObject", "/F", "/Subtype /Form /BBox [0 0 9 9]", "/F Do 0 1 0 rg");
  CHECK(faults_of(bench.make_grey()).empty());
  CHECK(bench.content() == "/F Do\n0.3 g\n");

  Bench deep("/F0 Do", "");
  for (int i = 0; i < 100; ++i) {
    deep.with("/XObject", fmt::format("/F{}", i), "/Subtype /Form /BBox [0 0 9 9]",
              fmt::format("/F{} Do", i + 1));
  }
  CHECK(faults_of(deep.make_grey()) == Texts{"1: drawings within drawings, too deep"});
}

}  // namespace
}  // namespace gazette::pdf
