// Facsimile pages: stated by the editor, judged when they come in, carried page by page.

#include "gazette/ingest/facsimile.h"

#include <map>

#include <catch2/catch.hpp>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "gazette/base/hash.h"
#include "gazette/base/length.h"
#include "gazette/ingest/facsimile_pdf.h"
#include "gazette/ingest/picture.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {
namespace {

using Texts = std::vector<std::string>;

struct Result {
  model::Instrument act = {};
  Diagnostics diagnostics = {};

  [[nodiscard]] Texts codes() const {
    Texts list;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.code >= "G0273" && diagnostic.code < "G0299") {
        list.emplace_back(diagnostic.code);
      }
    }
    return list;
  }
};

/// An act with a facsimile: what is stated of it, and the files beside the document.
Result read(const std::string& statement, std::map<std::string, AttachedFile> files,
            const std::string& behind = "", const std::string& article = "") {
  const std::string source = "+++\n" + statement + "+++\n\n" + std::string(kHead) +
                             "**Điều 1.** Ban hành." + article + "\n\n" + std::string(kSignature) +
                             behind;
  Result result;
  Ingested ingested =
      ingest({.bytes = source,
              .path = "a.md",
              .find_attached = [&](const std::string& name) -> std::optional<AttachedFile> {
                const auto found = files.find(name);
                return found == files.end() ? std::nullopt : std::optional(found->second);
              }},
             sample_configuration(), result.diagnostics);
  REQUIRE(ingested.instrument);
  result.act = std::move(*ingested.instrument);
  return result;
}

TEST_CASE("a page that unpacks to more than it may is damaged") {
  const std::string pdf = drawn_pdf({{.operators = std::string(5000, '\n')}});
  CHECK(read_pdf(pdf).fault == PdfFault::none);
  CHECK(read_pdf(pdf, 1000).fault == PdfFault::damaged);
  const std::string three = drawn_pdf({{.operators = std::string(5000, '\n')},
                                       {.operators = std::string(5000, '\n')},
                                       {.operators = std::string(5000, '\n')}});
  CHECK(read_pdf(three, 20'000).fault == PdfFault::none);
  CHECK(read_pdf(three, 12'000).fault == PdfFault::damaged);
}

TEST_CASE("too many pages are told before any is read") {
  const std::string pdf = drawn_pdf(std::vector<DrawnPage>(501, {.operators = "/None cs 1 scn "}));
  const PdfReading reading = read_pdf(pdf, 0);
  CHECK(reading.fault == PdfFault::too_long);
  CHECK(reading.pages_count == 501);
  CHECK(reading.pages.empty());
}

/// A page with a form that shows the next one ten times, and so on: 10^20 of the last.
std::string endless_forms() {
  QPDF document;
  document.emptyPDF();
  QPDFObjectHandle shown = QPDFObjectHandle::newNull();
  for (int i = 0; i <= 20; ++i) {
    std::string content;
    for (int k = 0; k < 10; ++k) {
      content += "/F Do ";
    }
    QPDFObjectHandle form = QPDFObjectHandle::newStream(&document, content);
    form.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    form.getDict().replaceKey("/BBox", QPDFObjectHandle::parse("[0 0 9 9]"));
    form.getDict().replaceKey("/Resources", QPDFObjectHandle::parse("<</XObject <<>>>>"));
    form.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/F", shown);
    shown = form;
  }
  QPDFObjectHandle page = document.makeIndirectObject(QPDFObjectHandle::parse(
      "<</Type /Page /MediaBox [0 0 200 200] /Resources <</XObject <<>>>>>>"));
  page.getKey("/Resources").getKey("/XObject").replaceKey("/F", shown);
  page.replaceKey("/Contents", QPDFObjectHandle::newStream(&document, "/F Do"));
  document.addPage(page, false);
  std::string bytes;
  Pl_String sink("written", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.write();
  return bytes;
}

TEST_CASE("forms shown again and again are looked at for a while only") {
  const PdfReading reading = read_pdf(endless_forms());
  CHECK(reading.fault == PdfFault::none);
  CHECK(reading.pages.size() == 1);
}

TEST_CASE("what print shows of annotations is judged with the page, and is never lost in silence") {
  const auto read_note = [](const DrawnNote& note) {
    return read_pdf(drawn_pdf({{.text = "one", .notes = {note}}}));
  };
  const std::string red = "1 0 0 rg 0 0 10 10 re f";
  for (const char* kind : {"/Subtype /Widget /FT /Sig /F 132", "/Subtype /Stamp /F 4",
                           "/Subtype /FreeText /F 4", "/Subtype /Widget /FT /Tx /V (x) /F 4"}) {
    CHECK(read_note({kind, red}).pages.at(0).is_colour);
  }
  for (const char* kind : {"/Subtype /Stamp /F 6", "/Subtype /Stamp /F 36", "/Subtype /Stamp /F 0",
                           "/Subtype /Text /F 4", "/Subtype /Popup /F 4", "/Subtype /Link /F 4"}) {
    CHECK_FALSE(read_note({kind, red}).pages.at(0).is_colour);
  }
  CHECK(read_note({"/Subtype /Stamp /F 4", "/Cs1 cs 0.5 scn"}).grey_faults.size() == 1);
  CHECK(read_note({"/Subtype /Widget /FT /Sig /F 132", ""}).fault == PdfFault::none);
  CHECK(read_note({"/Subtype /Widget /FT /Tx /F 4", ""}).fault == PdfFault::none);
  const PdfReading field = read_note({"/Subtype /Widget /FT /Tx /V (x) /F 4", ""});
  CHECK(field.fault == PdfFault::damaged);
  CHECK(field.detail == "page 1 has a filled field whose look is not in the file");
  CHECK(read_note({"/Subtype /Square /F 4", ""}).detail ==
        "page 1 has a mark or note whose look is not in the file");
}

const std::string kStatement =
    "[[facsimile]]\nfile = \"pl2.pdf\"\ntitle = \"Phụ lục II\"\n"
    "basis = \"(Kèm theo Quyết định số 45/2022/QĐ-UBND)\"\n";

TEST_CASE("every page of a PDF is a page of an annex, with its size, turn and text layer") {
  const std::string pdf = drawn_pdf({{.pixels = 2500, .text = "one"},
                                     {.width = 842, .height = 595, .text = "two"},
                                     {.rotate = 90, .text = "three"}});
  const Result result =
      read(kStatement, {{"pl2.pdf", {.bytes = pdf, .page_texts = {"một", " hai\n", "ba"}}}});
  CHECK(result.codes().empty());
  REQUIRE(result.act.attachments.size() == 1);
  const model::Attachment& annex = result.act.attachments[0];
  CHECK(annex.annex);
  CHECK(model::plain_text(annex.title.at(0)) == "Phụ lục II");
  CHECK(model::plain_text(annex.basis.at(0)) == "(Kèm theo Quyết định số 45/2022/QĐ-UBND)");
  CHECK(annex.opening.size() == 3);
  REQUIRE(result.act.pictures.size() == 3);
  for (std::uint32_t i = 0; i < 3; ++i) {
    CHECK(result.act.pictures[i].is_facsimile);
    CHECK(result.act.pictures[i].page == i + 1);
  }
  CHECK(result.act.pictures[0].width == points(595));
  CHECK(result.act.pictures[1].width == points(842));
  CHECK(result.act.pictures[2].width == points(842));
  CHECK(result.act.pictures[1].text == "hai");
  CHECK(result.act.pictures[1].alternative == "Phụ lục II, trang 2");
  REQUIRE(result.act.images.size() == 1);
  CHECK(result.act.images[0].sha256 == sha256(pdf));
}

TEST_CASE("pages go into the annex of the act that has their title") {
  const Result result = read(kStatement, {{"pl2.pdf", {.bytes = drawn_pdf({{.text = "one"}})}}},
                             "\n\n# Phụ lục I\n\nMột.\n\n# Phụ lục II\n\nBẢN ĐỒ\n\n");
  REQUIRE(result.act.attachments.size() == 2);
  CHECK(result.act.attachments[1].opening.size() ==
        (result.act.attachments[1].title.size() > 1 ? 1 : 2));
}

TEST_CASE("a facsimile that is not beside the document is an error") {
  for (const char* name : {"none.pdf", "../pl2.pdf", "/etc/passwd", "a/../b.pdf", ".hidden", ""}) {
    const Result result =
        read("[[facsimile]]\nfile = \"" + std::string(name) + "\"\ntitle = \"Phụ lục II\"\n",
             {{"pl2.pdf", {.bytes = drawn_pdf({{}})}}});
    CHECK(result.codes() == Texts{"G0292"});
    CHECK(result.act.attachments.empty());
  }
  CHECK(stays_beside("pl/pl2.pdf"));
  CHECK_FALSE(stays_beside("C:\\pl2.pdf"));
}

TEST_CASE("a locked facsimile, a damaged one and another kind of file are errors") {
  const std::string whole = drawn_pdf({{.text = "one"}, {.text = "two"}});
  const auto codes_of = [](const std::string& bytes) {
    return read(kStatement, {{"pl2.pdf", {.bytes = bytes}}}).codes();
  };
  CHECK(codes_of(drawn_pdf({{.text = "one"}}, "secret")) == Texts{"G0293"});
  CHECK(codes_of(drawn_pdf({{.text = "one"}}, "")) == Texts{"G0293"});
  CHECK(codes_of("words") == Texts{"G0294"});
  for (std::size_t size = 8; size + 8 < whole.size(); size += whole.size() / 40) {
    CHECK(codes_of(whole.substr(0, size)) == Texts{"G0294"});
  }
}

TEST_CASE("pages of too few pixels, in colours, or without text are told") {
  const std::string pdf =
      drawn_pdf({{.pixels = 1240, .text = "one"},
                 {.pixels = 2480, .is_bilevel = true, .text = "two"},
                 {.text = "three", .operators = "1 0 0 rg 10 10 50 50 re f\n"}});
  const Result result =
      read(kStatement, {{"pl2.pdf", {.bytes = pdf, .page_texts = {"một", "", "ba"}}}});
  CHECK(result.codes() == Texts{"G0295", "G0296", "G0298"});
  const auto message = [&](std::size_t i) {
    for (const Diagnostic& diagnostic : result.diagnostics.list()) {
      if (diagnostic.code == result.codes()[i]) {
        return diagnostic.message;
      }
    }
    return std::string();
  };
  CHECK(message(0) ==
        "page 1 of the facsimile pl2.pdf has 150 pixels to the inch, 300 are needed; it is "
        "the worst of 2 such pages");
  CHECK(message(1) == "the facsimile pl2.pdf has colours (pages: 1)");
  CHECK(message(2) == "the facsimile pl2.pdf has pages without a text layer (1 of 3)");

  const Result unread = read(
      kStatement, {{"pl2.pdf", {.bytes = drawn_pdf({{.text = "one"}}), .lacks_reader = true}}});
  REQUIRE(unread.codes() == Texts{"G0298"});
  for (const Diagnostic& diagnostic : unread.diagnostics.list()) {
    if (diagnostic.code == "G0298") {
      CHECK(diagnostic.message ==
            "pdftotext is not installed, so the text layer of the facsimile pl2.pdf was not read");
    }
  }
}

/// The first page of a PDF as one that shows it through a form, at half its size.
std::string shown_by_a_form(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("drawn", pdf.data(), pdf.size());
  QPDFPageObjectHelper page = QPDFPageDocumentHelper(document).getAllPages().front();
  std::string content;
  Pl_String contents("content", nullptr, content);
  page.pipeContents(&contents);
  QPDFObjectHandle form = QPDFObjectHandle::newStream(&document, content);
  form.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
  form.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
  form.getDict().replaceKey("/BBox", page.getMediaBox());
  form.getDict().replaceKey("/Resources", page.getAttribute("/Resources", false));
  page.getObjectHandle().replaceKey(
      "/Contents", QPDFObjectHandle::newStream(&document, "q 0.5 0 0 0.5 0 0 cm /F Do Q"));
  QPDFObjectHandle resources = QPDFObjectHandle::parse("<</XObject <<>>>>");
  resources.getKey("/XObject").replaceKey("/F", form);
  page.getObjectHandle().replaceKey("/Resources", resources);
  std::string bytes;
  Pl_String sink("written", nullptr, bytes);
  QPDFWriter writer(document);
  writer.setOutputPipeline(&sink);
  writer.setStaticID(true);
  writer.write();
  return bytes;
}

TEST_CASE("pixels and colours are seen in forms and in images within the content") {
  const auto codes_of = [](const std::string& pdf) {
    return read(kStatement, {{"pl2.pdf", {.bytes = pdf, .page_texts = {"một"}}}}).codes();
  };
  CHECK(codes_of(shown_by_a_form(drawn_pdf({{.pixels = 1300}}))).empty());
  CHECK(codes_of(shown_by_a_form(drawn_pdf({{.pixels = 1200}}))) == Texts{"G0295"});
  CHECK(codes_of(shown_by_a_form(drawn_pdf({{.operators = "1 0 0 rg 0 0 9 9 re f\n"}}))) ==
        Texts{"G0296"});
  CHECK(codes_of(drawn_pdf({{.operators = "q 72 0 0 72 0 0 cm BI /W 3 /H 1 /BPC 8 /CS /RGB /F "
                                          "/AHx ID FF000000FF000000FF> EI Q\n"}})) ==
        Texts{"G0295", "G0296"});
}

TEST_CASE("colours that cannot be printed in black are an error") {
  const std::string pdf = drawn_pdf({{.text = "one"}, {.operators = "/Cs1 cs 0.5 scn\n"}});
  const Result result =
      read(kStatement, {{"pl2.pdf", {.bytes = pdf, .page_texts = {"một", "hai"}}}});
  CHECK(result.codes() == Texts{"G0296", "G0279"});
  for (const Diagnostic& diagnostic : result.diagnostics.list()) {
    if (diagnostic.code == "G0279") {
      CHECK(diagnostic.message ==
            "page 2 of the facsimile pl2.pdf shows lines or letters in spot inks or of unknown "
            "colours, which cannot be printed in black (such places: 1)");
    }
  }
}

TEST_CASE("an annex named in the text is there where a facsimile has its title") {
  const auto codes_of = [](const std::string& title) {
    const std::string statement = "[[facsimile]]\nfile = \"pl2.pdf\"\ntitle = \"" + title + "\"\n";
    const Result result =
        read(statement, {{"pl2.pdf", {.bytes = drawn_pdf({{.text = "one"}})}}}, "",
             " 01 Phụ lục kèm theo Quyết định này; mức thu theo Phụ lục II "
             "ban hành kèm theo Quyết định này.");
    Texts codes;
    for (const Diagnostic& diagnostic : result.diagnostics.list()) {
      if (diagnostic.code >= "G0389" && diagnostic.code <= "G0392") {
        codes.emplace_back(diagnostic.code);
      }
    }
    return codes;
  };
  CHECK(codes_of("Phụ lục II").empty());
  CHECK(codes_of("PHỤ LỤC II").empty());
  CHECK(codes_of("Phụ lục III") == Texts{"G0389"});
}

TEST_CASE("a picture may be a facsimile page as well") {
  const Result result = read("[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\n",
                             {{"pl2.png", {.bytes = drawn_png(2600, 1300, grey_ramp)}}});
  CHECK(result.codes().empty());
  REQUIRE(result.act.pictures.size() == 1);
  CHECK(result.act.pictures[0].is_facsimile);
  CHECK(result.act.pictures[0].page == 0);
  CHECK(result.act.pictures[0].width == millimetres(297));
  CHECK(result.act.pictures[0].alternative == "Phụ lục II");
}

TEST_CASE("what the pages of a facsimile show can be said for those who do not see them") {
  const Result result = read(
      "[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\nalt = \" Bản đồ  xã A \"\n",
      {{"pl2.png", {.bytes = drawn_png(2600, 1300, grey_ramp)}}});
  CHECK(result.codes().empty());
  REQUIRE(result.act.pictures.size() == 1);
  CHECK(result.act.pictures[0].alternative == "Phụ lục II: Bản đồ xã A");
}

/// A facsimile of one PDF page with more keys, and what is known of its margins.
Result read_page(const std::string& keys, AttachedFile file) {
  file.bytes = drawn_pdf({{.text = "one"}, {.text = "two"}});
  file.page_texts = {"một", "hai"};
  return read("[[facsimile]]\nfile = \"pl2.pdf\"\ntitle = \"Phụ lục II\"\n" + keys,
              {{"pl2.pdf", file}});
}

std::string message_of(const Result& result, std::string_view code) {
  for (const Diagnostic& diagnostic : result.diagnostics.list()) {
    if (diagnostic.code == code) {
      return diagnostic.message;
    }
  }
  return "";
}

TEST_CASE("a page is cropped by the margins kept for it, unless crop = false is stated") {
  const AttachedFile file = {.page_margins = "100 50 100 200\n0 0 0 0\n"};
  const Result cropped = read_page("", file);
  CHECK(cropped.codes().empty());
  REQUIRE(cropped.act.pictures.size() == 2);
  CHECK(cropped.act.pictures[0].crop ==
        model::Crop{
            .left = points(72), .top = points(36), .right = points(72), .bottom = points(144)});
  CHECK(cropped.act.pictures[0].width == points(595));
  CHECK(cropped.act.pictures[1].crop == model::Crop{});
  CHECK(model::to_json(cropped.act).find("\"crop\": {\n        \"left\": \"72\"") !=
        std::string::npos);
  const Result whole = read_page("crop = false\n", file);
  CHECK(whole.codes().empty());
  CHECK(whole.act.pictures.at(0).crop == model::Crop{});
  // Margins that leave nothing are of another file.
  CHECK(read_page("", {.page_margins = "500 0 400 0\n"}).act.pictures.at(0).crop == model::Crop{});
}

TEST_CASE("a page that nobody could draw stays whole, and it is said why") {
  const Result lacking = read_page("", {.lacks_drawer = true});
  CHECK(lacking.codes() == Texts{"G0277"});
  CHECK(message_of(lacking, "G0277") ==
        "pdftoppm is not installed, so the facsimile pl2.pdf keeps its white margins");
  CHECK(read_page("crop = false\n", {.lacks_drawer = true}).codes().empty());
  CHECK(message_of(read_page("", {.page_margins = "?\n0 0 0 0\n"}), "G0277") ==
        "pdftoppm could not draw all pages of the facsimile pl2.pdf: 1 of 2 keep their white "
        "margins");
}

TEST_CASE("a picture that is a facsimile page is cropped by its pixels") {
  const auto crop_of = [](const std::string& keys) {
    const std::string bytes = drawn_png(2100, 2970, [](std::uint32_t x, std::uint32_t y) {
      return x >= 500 && x < 1600 && y >= 400 && y < 2000 ? 0x303030U : 0xFFFFFFU;
    });
    const Result result = read("[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\n" + keys,
                               {{"pl2.png", {.bytes = bytes}}});
    REQUIRE(result.act.pictures.size() == 1);
    return result.act.pictures[0].crop;
  };
  // Ten pixels are a millimetre, nearly: the cells of the page are two pixels.
  CHECK(crop_of("") == model::Crop{.left = millimetres(210) * 470 / 2100,
                                   .top = millimetres(210) * 370 / 2100,
                                   .right = millimetres(210) * 470 / 2100,
                                   .bottom = millimetres(210) * 940 / 2100});
  CHECK(crop_of("crop = false\n") == model::Crop{});
}

TEST_CASE("a picture that is a facsimile page is as large as its file states") {
  const auto page_of = [](const std::string& bytes, const Texts& codes) {
    const Result result = read("[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\n",
                               {{"pl2.png", {.bytes = bytes}}});
    CHECK(result.codes() == codes);
    REQUIRE(result.act.pictures.size() == 1);
    return std::pair(to_text(result.act.pictures[0].width), to_text(result.act.pictures[0].height));
  };
  const std::string a5 = drawn_png(1748, 2480, grey_ramp);
  using Size = std::pair<std::string, std::string>;
  CHECK(page_of(with_density(a5, 11811, 11811), {}) == Size("419.52", "595.2"));
  // Unknown, or a screen's: a page of A4, for which it has too few pixels.
  const Size a4(to_text(millimetres(297) * 1748 / 2480), to_text(millimetres(297)));
  CHECK(page_of(a5, {"G0295"}) == a4);
  CHECK(page_of(with_density(a5, 3780, 3780), {"G0295"}) == a4);
  CHECK(page_of(with_density(a5, 5906, 5906), {"G0295", "G0278"}) == Size("839.04", "1190.4"));
}

TEST_CASE("a blank page of a facsimile is told, and carried all the same") {
  const Result picture = read(
      "[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\ncrop = false\n",
      {{"pl2.png",
        {.bytes = drawn_png(2480, 1200, [](std::uint32_t, std::uint32_t) { return 0xFFFFFFU; })}}});
  CHECK(picture.codes() == Texts{"G0295", "G0274"});
  CHECK(message_of(picture, "G0274") == "the facsimile pl2.png is blank on every page (1)");
  CHECK(picture.act.pictures.size() == 1);
  for (const char* keys : {"", "crop = false\n"}) {
    const Result pages = read_page(keys, {.page_margins = "10 10 10 10\nblank\n"});
    CHECK(pages.codes() == Texts{"G0274"});
    CHECK(message_of(pages, "G0274") ==
          "page 2 of the facsimile pl2.pdf is blank (blank pages: 1 of 2)");
    CHECK(pages.act.pictures.size() == 2);
  }
}

TEST_CASE("a facsimile of too many pixels is made smaller, and its size stays") {
  const std::vector<unsigned char> pixels(std::size_t{90'000} * 900, 0x80);
  const std::string bytes =
      with_density(packed_png(90'000, 900, PNG_FORMAT_GRAY, pixels), 94'488, 94'488);
  const Result result = read("[[facsimile]]\nfile = \"pl2.png\"\ntitle = \"Phụ lục II\"\n",
                             {{"pl2.png", {.bytes = bytes}}});
  CHECK(result.codes() == Texts{"G0275", "G0278"});
  CHECK(message_of(result, "G0275") ==
        "the facsimile pl2.png has 90000 x 900 pixels, more than are carried: it is made smaller, "
        "6924 x 70");
  REQUIRE(result.act.images.size() == 1);
  const model::Image& image = result.act.images[0];
  CHECK(image.made_of.sha256 == sha256(bytes));
  CHECK(image.sha256 == sha256(image.bytes));
  CHECK(to_text(result.act.pictures[0].width) == "2700.108");
}

TEST_CASE("the scale of a facsimile is stated in per cent, up to its own size") {
  const auto percent_of = [](const std::string& scale) {
    return int{read_page("scale = \"" + scale + "\"\n", {}).act.pictures.at(0).scale_percent};
  };
  CHECK(int{read_page("", {}).act.pictures.at(0).scale_percent} == 0);
  CHECK(percent_of("70%") == 70);
  CHECK(percent_of(" 100 % ") == 100);
  for (const char* wrong : {"0%", "400%", "abc", "70", "-5%", "7.5%", "%", ""}) {
    const Result result = read_page("scale = \"" + std::string(wrong) + "\"\n", {});
    CHECK(result.codes() == Texts{"G0276"});
    CHECK(message_of(result, "G0276") ==
          "\"" + std::string(wrong) + "\" is no scale of a facsimile");
    CHECK(result.act.pictures.at(0).scale_percent == 0);
  }
}

TEST_CASE("a file stated twice is kept once") {
  const AttachedFile file = {.bytes = drawn_png(2600, 1300, grey_ramp)};
  const Result result = read(
      "[[facsimile]]\nfile = \"a.png\"\ntitle = \"Phụ lục I\"\n"
      "[[facsimile]]\nfile = \"b.png\"\ntitle = \"Phụ lục II\"\n",
      {{"a.png", file}, {"b.png", file}});
  CHECK(result.act.pictures.size() == 2);
  CHECK(result.act.images.size() == 1);
}

}  // namespace
}  // namespace gazette::ingest
