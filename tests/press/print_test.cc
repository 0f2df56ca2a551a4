// What print files have for the printer: their claim of PDF/X-4, overprint, boxes, marks.

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "gazette/press/impose.h"
#include "gazette/press/press.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

Job print_job() {
  Job job;
  job.target = Target::print;
  job.metadata = {
      .title = "Công báo số 41", .date = {2022, 9, 20}, .identifier = "dong-nai/2022/41"};
  job.bleed = {millimetres(3), millimetres(4), millimetres(5), millimetres(0)};
  return job;
}

Job exchange_job() {
  Job job = print_job();
  job.cmyk = true;
  job.profile = "the bytes of a profile";
  job.condition = "FOGRA39";
  return job;
}

/// A document that was made, to look into.
struct Made {
  explicit Made(const SampleBook& sample, const Job& job) : bytes(make_pdf(sample.book, job)) {
    document.processMemoryFile("PDF", bytes.data(), bytes.size());
    pages = document.getAllPages();
  }

  static std::string content(QPDFObjectHandle stream) {
    const auto buffer = stream.getStreamData();
    const void* const first = buffer->getBuffer();
    return {static_cast<const char*>(first), buffer->getSize()};
  }
  [[nodiscard]] std::string content_of(std::size_t page) {
    return content(pages.at(page).getKey("/Contents"));
  }
  [[nodiscard]] std::string metadata() { return content(document.getRoot().getKey("/Metadata")); }
  [[nodiscard]] QPDFObjectHandle resource(std::size_t page, const char* kind, const char* name) {
    return pages.at(page).getKey("/Resources").getKey(kind).getKeyIfDict(name);
  }

  std::string bytes = {};
  QPDF document = {};
  std::vector<QPDFObjectHandle> pages = {};
};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a print file with a profile says that it is PDF/X-4, and for which condition") {
  const SampleBook sample = full_book(1);
  Made made(sample, exchange_job());
  const std::string metadata = made.metadata();
  CHECK(has(metadata, "<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>"));
  CHECK(has(metadata, "<pdf:Trapped>False</pdf:Trapped>"));
  CHECK(has(metadata, "<xmpMM:VersionID>1</xmpMM:VersionID>"));
  CHECK(has(metadata, "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"));
  if (const auto verdict = judge("xmllint", "--noout {}", metadata)) {
    CHECK(verdict->status == 0);
  }
  QPDFObjectHandle intents = made.document.getRoot().getKey("/OutputIntents");
  REQUIRE(intents.getArrayNItems() == 1);
  QPDFObjectHandle intent = intents.getArrayItem(0);
  CHECK(intent.getKey("/S").getName() == "/GTS_PDFX");
  CHECK(intent.getKey("/OutputConditionIdentifier").getStringValue() == "FOGRA39");
  CHECK(intent.getKey("/RegistryName").getStringValue() == "http://www.color.org");
  CHECK(intent.getKey("/DestOutputProfile").getDict().getKey("/N").getIntValue() == 4);
  CHECK(Made::content(intent.getKey("/DestOutputProfile")) == "the bytes of a profile");
}

TEST_CASE("what a print file shows has a hash, whatever revision it says") {
  const SampleBook sample = full_book(1);
  const auto hash = [&](const Job& job) { return begin_pdf(sample.book, job).content_sha256; };
  const std::string shown = hash(exchange_job());
  CHECK(shown.size() == 64);
  Job job = exchange_job();
  job.metadata.revision = 2;
  job.slug = "lần 2";
  CHECK(hash(job) == shown);
  job.marks[0] = true;
  CHECK(hash(job) != shown);
  job = exchange_job();
  job.bleed[3] = millimetres(1);
  CHECK(hash(job) != shown);
  job = exchange_job();
  job.profile += "2";
  CHECK(hash(job) != shown);
  job = exchange_job();
  job.metadata.title = "Công báo số 42";
  CHECK(hash(job) != shown);
  CHECK(begin_pdf(full_book(2).book, exchange_job()).content_sha256 != shown);
  CHECK(begin_pdf(sample.book, {}).content_sha256.empty());
}

TEST_CASE("a print file that was begun is finished as it would be at once") {
  const SampleBook sample = full_book(2);
  const Job job = exchange_job();
  CHECK(finish_pdf(begin_pdf(sample.book, job), sample.book, job) == make_pdf(sample.book, job));
}

TEST_CASE("without a profile a print file claims nothing") {
  const SampleBook sample = full_book(1);
  Made made(sample, print_job());
  CHECK_FALSE(has(made.metadata(), "pdfxid:"));
  CHECK_FALSE(made.document.getRoot().hasKey("/OutputIntents"));
}

TEST_CASE("a document keeps its identity, and each state of it has its own") {
  const auto field = [](const std::string& metadata, const std::string& name) {
    const std::size_t begin = metadata.find("<" + name + ">") + name.size() + 2;
    return metadata.substr(begin, metadata.find('<', begin) - begin);
  };
  const SampleBook one = full_book(1);
  const SampleBook two = full_book(2);
  Job later = exchange_job();
  later.metadata.revision = 2;
  const std::string first = Made(one, exchange_job()).metadata();
  const std::string second = Made(two, later).metadata();
  CHECK(field(first, "xmpMM:DocumentID").size() == std::string("uuid:").size() + 36);
  CHECK(field(first, "xmpMM:DocumentID") == field(second, "xmpMM:DocumentID"));
  CHECK(field(first, "xmpMM:InstanceID") != field(second, "xmpMM:InstanceID"));
  CHECK(field(second, "xmpMM:VersionID") == "2");
  CHECK(Made(one, exchange_job()).metadata() == first);
}

TEST_CASE("sheets of a file that is PDF/X-4 are that too, as another state of the document") {
  const SampleBook sample = full_book(1);
  Made body(sample, exchange_job());
  Diagnostics diagnostics;
  const auto imposed = impose(body.bytes, "body.pdf", {}, sample_fonts(), diagnostics);
  REQUIRE(imposed);
  CHECK(imposed->pdf.starts_with("%PDF-1.6"));
  QPDF sheets;
  sheets.processMemoryFile("sheets", imposed->pdf.data(), imposed->pdf.size());
  const std::string metadata = Made::content(sheets.getRoot().getKey("/Metadata"));
  CHECK(has(metadata, "<pdfxid:GTS_PDFXVersion>PDF/X-4<"));
  const auto without_instance = [](std::string text) {
    const std::size_t begin = text.find("<xmpMM:InstanceID>");
    const std::size_t end = text.find("</xmpMM:InstanceID>");
    REQUIRE(end - begin == std::string_view("<xmpMM:InstanceID>uuid:").size() + 36);
    return text.erase(begin, end - begin);
  };
  CHECK(metadata != body.metadata());
  CHECK(without_instance(metadata) == without_instance(body.metadata()));
  CHECK(sheets.getTrailer().getKey("/Info").unparseResolved() ==
        body.document.getTrailer().getKey("/Info").unparseResolved());

  Made plain(sample, print_job());
  const auto others = impose(plain.bytes, "body.pdf", {}, sample_fonts(), diagnostics);
  REQUIRE(others);
  CHECK(others->pdf.starts_with("%PDF-1.7"));
  CHECK_FALSE(has(others->pdf, "GTS_PDFXVersion"));
}

TEST_CASE("black of four inks prints over what is beneath, grey cannot") {
  const SampleBook sample = full_book(1);
  Made inks(sample, exchange_job());
  CHECK(inks.content_of(0).starts_with("/Over gs 0 0 0 1 k\n"));
  QPDFObjectHandle state = inks.resource(0, "/ExtGState", "/Over");
  CHECK(state.getKey("/OP").getBoolValue());
  CHECK(state.getKey("/op").getBoolValue());
  CHECK(state.getKey("/OPM").getIntValue() == 1);
  Made grey(sample, print_job());
  CHECK(grey.content_of(0).starts_with("0 g\n"));
  CHECK(grey.resource(0, "/ExtGState", "/Over").isNull());
}

TEST_CASE("marks stand beyond the bleed, at the edges that the printer names") {
  const SampleBook sample = full_book(2);  // pages 101 and 102
  Job job = exchange_job();
  job.marks = {true, true, true, false};
  job.slug = "Công báo số 41 · ruột";
  Made made(sample, job);
  const auto box = [&](std::size_t page, const char* name) {
    std::vector<double> numbers;
    for (QPDFObjectHandle& number : made.pages[page].getKey(name).getArrayAsVector()) {
      numbers.push_back(number.getNumericValue());
    }
    return numbers;
  };
  // The recto's spine is at the left: no bleed, no marks. 4 mm of bleed, 1 mm of white and 6 mm for
  // marks outside, 3 + 7 mm at the head, 5 + 7 mm at the foot.
  CHECK(box(0, "/TrimBox") == std::vector<double>{0, 34.016, 595.276, 875.906});
  CHECK(box(0, "/BleedBox") == std::vector<double>{0, 19.843, 606.614, 884.409});
  CHECK(box(0, "/MediaBox") == std::vector<double>{0, 0, 626.457, 904.252});
  CHECK(box(1, "/TrimBox") == std::vector<double>{31.181, 34.016, 626.457, 875.906});
  CHECK(box(1, "/MediaBox") == std::vector<double>{0, 0, 626.457, 904.252});
  CHECK(made.content_of(0).ends_with("/Marks Do\n"));
  const std::string marks = Made::content(made.resource(0, "/XObject", "/Marks"));
  CHECK(
      marks.starts_with("/Over gs 0 0 0 1 k 0 0 0 1 K 0.25 w\n"
                        "0 887.244 m 0 901.417 l S\n"
                        "595.276 887.244 m 595.276 901.417 l S\n"
                        "0 17.008 m 0 2.835 l S\n"
                        "595.276 17.008 m 595.276 2.835 l S\n"
                        "609.449 34.016 m 623.622 34.016 l S\n"
                        "609.449 875.906 m 623.622 875.906 l S\n"
                        "BT /Slug 6 Tf 17.008 5.67 Td <"));
  QPDFObjectHandle form = made.resource(0, "/XObject", "/Marks").getDict();
  QPDFObjectHandle state = form.getKey("/Resources").getKey("/ExtGState").getKey("/Over");
  CHECK(state.getKey("/OP").getBoolValue());
  CHECK(state.getKey("/OPM").getIntValue() == 1);
  // The words are in the form alone: the page says what its frames say.
  CHECK(read_text(made.bytes) == read_text(make_pdf(sample.book, print_job())));
  CHECK(read_pictures(made.bytes) == expected_pictures(sample.book, job));
  if (const auto words = judge("pdftotext", "-l 1 -raw {} -", made.bytes)) {
    CHECK(has(words->output, "Công báo số 41 · ruột"));
  }
  if (const auto verdict = judge("qpdf", "--check {}", made.bytes)) {
    CHECK(verdict->status == 0);
  }
}

TEST_CASE("a page without marks has no form, and no edge without marks has room for them") {
  const SampleBook sample = full_book(1);
  Made made(sample, exchange_job());
  CHECK(made.resource(0, "/XObject", "/Marks").isNull());
  CHECK_FALSE(has(made.content_of(0), "/Marks"));
}

}  // namespace
}  // namespace gazette::press
