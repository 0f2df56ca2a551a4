// The cover in the printer's file: its accent colour, the boxes and folds of a spread, pictures in
// four inks.

#include <array>
#include <cstdlib>
#include <sstream>

#include <catch2/catch.hpp>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include "gazette/base/files.h"
#include "gazette/base/hash.h"
#include "gazette/press/press.h"
#include "tests/drawn_image.h"
#include "tests/drawn_pdf.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

std::string shipped(const std::string& name) {
  return real_files().read(std::filesystem::path(GAZETTE_SOURCE_DIR) / "layouts" / name);
}

Job cover_job() {
  Job job;
  job.target = Target::print;
  job.metadata = {.title = "Công báo, bìa", .date = {2022, 9, 20}, .identifier = "dong-nai/bia"};
  job.cmyk = true;
  job.keeps_colours = true;
  job.bleed = {millimetres(3), millimetres(4), millimetres(5), millimetres(4)};
  job.profile = shipped("colour/FOGRA39.icc");
  job.condition = "FOGRA39";
  return job;
}

/// A spread with a spine of 8.75 mm, a band into the bleed, a coloured and a black line.
SampleBook spread() {
  SampleBook sample;
  sample.book.page_width = millimetres(210) * 2 + millimetres(8.75);
  sample.book.folds = {millimetres(210), millimetres(218.75)};
  sample.book.accent = typeset::Inks{0, 1000, 900, 150};
  typeset::Page& page = sample.add_page(1);
  page.rules.push_back({.x = -millimetres(4),
                        .y = -millimetres(3),
                        .width = sample.book.page_width + millimetres(8),
                        .height = millimetres(23),
                        .accent = true});
  page.rules.push_back(
      {.x = points(72), .y = points(300), .width = points(100), .height = points(1)});
  sample.add_line("CÔNG BÁO").accent = true;
  sample.add_line("Số 38 + 39", {.paragraph = 1});
  sample.add_page(2);
  sample.add_line("(Trang này để trống)");
  return sample;
}

/// Adds a picture to the first page.
void add_emblem(SampleBook& sample, const model::Image& image) {
  sample.book.images = {image};
  sample.book.pages[0].pictures.push_back(
      {.x = points(700), .y = points(200), .width = points(90), .height = points(90), .page = 1});
}

std::string bytes_of(QPDFObjectHandle stream) {
  const auto buffer = stream.getStreamData();
  const void* const first = buffer->getBuffer();
  return {static_cast<const char*>(first), buffer->getSize()};
}

std::string content_of(const std::string& pdf, std::size_t page) {
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  QPDFObjectHandle own = document.getAllPages().at(page);
  return bytes_of(own.getKey("/Contents"));
}

/// The dictionaries of all objects.
std::string objects_of(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  std::string text;
  for (QPDFObjectHandle& object : document.getAllObjects()) {
    text += object.isStream() ? object.getDict().unparseResolved() : object.unparseResolved();
  }
  return text;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the accent colour covers what is beneath it, black prints over it") {
  const SampleBook sample = spread();
  const std::string pdf = make_pdf(sample.book, cover_job());
  const std::string content = content_of(pdf, 0);
  // Bleed of 4 mm at the left and 5 mm at the foot: 11.339 and 14.173 pt.
  CHECK(
      content.starts_with("/Out gs 0 1 0.9 0.15 k\n0 799.37 1238.031 65.197 re\nf\n"
                          "/Over gs 0 0 0 1 k\nBT\n/Out gs 0 1 0.9 0.15 k\n/F"));
  CHECK(has(content, "TJ\n/Over gs 0 0 0 1 k\n"));
  CHECK(has(content, "ET\n83.339 555.063 100 1 re\nf\n"));
  CHECK(content_of(pdf, 1).starts_with("/Out gs 0 1 0.9 0.15 k\n/Over gs 0 0 0 1 k\nBT\n"));
  CHECK(has(objects_of(pdf), "<< /OP false /Type /ExtGState /op false >>"));
  const std::string metadata = objects_of(pdf);
  CHECK_FALSE(has(metadata, "RGB"));
  CHECK(make_pdf(sample.book, cover_job()) == pdf);
}

TEST_CASE("a book with an accent colour is black on the screen and in grey") {
  const SampleBook sample = spread();
  Job grey = cover_job();
  grey.cmyk = false;
  for (const Job& job : {grey, Job{}}) {
    const std::string content = content_of(make_pdf(sample.book, job), 0);
    CHECK(content.starts_with("0 g\n"));
    CHECK_FALSE(has(content, " k\n"));
    CHECK_FALSE(has(content, "/Out"));
  }
}

TEST_CASE("ink is where the cover has it: the accent colour in two inks and black, inside black") {
  const SampleBook sample = spread();
  const auto verdict =
      judge("gs", "-q -o - -sDEVICE=inkcov {}", make_pdf(sample.book, cover_job()));
  if (!verdict) {
    return;
  }
  std::istringstream lines(verdict->output);
  for (int page = 1; page <= 2; ++page) {
    INFO(verdict->output);
    double cyan = 1;
    double magenta = 1;
    double yellow = 1;
    double black = 0;
    std::string rest;
    lines >> cyan >> magenta >> yellow >> black;
    std::getline(lines, rest);
    CHECK(cyan == 0);
    CHECK((magenta > 0) == (page == 1));
    CHECK((yellow > 0) == (page == 1));
    CHECK(black > 0);
  }
}

TEST_CASE("a spread has bleed at the edges of its sheet, and dashed marks where it is folded") {
  const SampleBook sample = spread();
  Job job = cover_job();
  job.marks = {true, false, true, false};
  const std::string pdf = make_pdf(sample.book, job);
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  for (QPDFObjectHandle page : document.getAllPages()) {
    const auto box = [&](const char* name) {
      std::vector<double> numbers;
      for (QPDFObjectHandle& number : page.getKey(name).getArrayAsVector()) {
        numbers.push_back(number.getNumericValue());
      }
      return numbers;
    };
    // Twice 210 mm and 8.75 mm are 1215.354 pt; 3 and 5 mm of bleed, 7 mm for marks beyond.
    CHECK(box("/MediaBox") == std::vector<double>{0, 0, 1238.031, 904.252});
    CHECK(box("/BleedBox") == std::vector<double>{0, 19.843, 1238.031, 884.409});
    CHECK(box("/TrimBox") == std::vector<double>{11.339, 34.016, 1226.693, 875.906});
    const std::string marks =
        bytes_of(page.getKey("/Resources").getKey("/XObject").getKey("/Marks"));
    CHECK(has(marks,
              "[2 2] 0 d\n606.614 887.244 m 606.614 901.417 l S\n"
              "631.417 887.244 m 631.417 901.417 l S\n[] 0 d\n"));
    CHECK(has(marks,
              "[2 2] 0 d\n606.614 17.008 m 606.614 2.835 l S\n"
              "631.417 17.008 m 631.417 2.835 l S\n[] 0 d\n"));
  }
  CHECK(read_text(pdf) == read_text(make_pdf(sample.book, cover_job())));
}

InkReading read(const std::string& bytes) {
  const std::string rgb = shipped("colour/sRGB.icc");
  const std::string press = shipped("colour/FOGRA39.icc");
  return read_in_inks(bytes, {.rgb = rgb, .press = press});
}

/// The samples of the one image of a PDF.
std::string samples_of(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  QPDFObjectHandle page = document.getAllPages().at(0);
  return bytes_of(page.getKey("/Resources").getKey("/XObject").getKey("/P"));
}

TEST_CASE("pixels in colours become inks of the press, white is paper") {
  const auto flag = [](std::uint32_t x, std::uint32_t) { return x < 2 ? 0xC81E28U : 0xFFFFFFU; };
  const InkReading reading = read(drawn_png(4, 2, flag));
  REQUIRE(reading.picture);
  CHECK(reading.picture->pixels_across == 4);
  CHECK(reading.picture->width == points(4));
  CHECK(reading.picture->height == points(2));
  const std::string samples = samples_of(reading.picture->image.bytes);
  REQUIRE(samples.size() == 4 * 2 * 4);
  // By Argyll's xicclu: 44.09 63.91 41.72 in Lab, its XYZ drawn from black 0 to the black of the
  // press (0.0129 0.0134 0.0111), then 0 237.2 194.3 45.4.
  const std::array<int, 4> expected = {0, 237, 194, 45};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK(std::abs(int{static_cast<unsigned char>(samples[i])} - expected.at(i)) <= 1);
  }
  CHECK(samples.substr(8, 4) == std::string(4, '\0'));
  CHECK(reading.picture->image.bytes == read(drawn_png(4, 2, flag)).picture->image.bytes);
  const InkReading photo = read(drawn_jpeg(16, 16, [](auto, auto) { return 0xC81E28U; }));
  REQUIRE(photo.picture);
  CHECK(photo.picture->pixels_across == 16);
}

TEST_CASE("grey pixels are black ink alone") {
  const InkReading reading = read(drawn_png(8, 8, strokes));
  REQUIRE(reading.picture);
  CHECK(has(objects_of(reading.picture->image.bytes), "/DeviceGray"));
}

TEST_CASE("what cannot be an emblem says why") {
  CHECK(read("GIF89a").fault == "it is GIF, no PDF, PNG or JPEG in RGB or grey");
  CHECK(read("").fault == "it is no picture, no PDF, PNG or JPEG in RGB or grey");
  CHECK(read("%PDF-1.7\n").fault.starts_with("it is damaged ("));
  CHECK(read(drawn_pdf({{}, {}})).fault == "it has 2 pages instead of one");
  CHECK(read(drawn_pdf({{}}, "secret")).fault == "it is locked");
  CHECK(read(drawn_png(8, 8, strokes).substr(0, 60)).fault.starts_with("it cannot be read ("));
  const InkReading turned = read(drawn_pdf({{.width = 200, .height = 100, .rotate = 90}}));
  REQUIRE(turned.picture);
  CHECK(turned.picture->width == points(100));
}

TEST_CASE("the ink of a drawing is what its operators ask for at most") {
  const auto percent = [](const std::string& operators) {
    const InkReading reading =
        read(drawn_pdf({{.width = 100, .height = 100, .operators = operators}}));
    REQUIRE(reading.picture);
    return reading.picture->ink_percent_most;
  };
  CHECK(percent("1 1 1 1 k 9 9 80 80 re f\n") == 400);
  CHECK(percent("0 1 0.9 0.15 k 9 9 80 80 re f 0.6 0.4 0.4 1 K 9 9 m 90 90 l S\n") == 240);
  CHECK(percent("1 0.5 0.5 0.25 sc 9 9 80 80 re f\n") == 225);
  CHECK(percent("0 g 9 9 80 80 re f 1 0 0 rg 9 9 80 80 re f\n") == 0);
  CHECK(read(shipped("cover/emblem.pdf")).picture->ink_percent_most == 205);
  CHECK(read(drawn_png(8, 8, strokes)).picture->ink_percent_most == 0);
}

TEST_CASE("the emblem keeps its colours, and the file its claim") {
  SampleBook sample = spread();
  const std::string emblem = shipped("cover/emblem.pdf");
  add_emblem(sample, read(emblem).picture.value().image);
  const std::string pdf = make_pdf(sample.book, cover_job());
  CHECK(read_pictures(pdf) == expected_pictures(sample.book, cover_job()));
  CHECK(has(pdf, "GTS_PDFX"));
  CHECK(has(pdf, "pdfxid:GTS_PDFXVersion"));
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  QPDFObjectHandle page = document.getAllPages().at(0);
  QPDFObjectHandle form = page.getKey("/Resources").getKey("/XObject").getKey("/I0P1");
  CHECK(has(bytes_of(form), "0 1 0.9 0.15 k"));
  Job unproved = cover_job();
  unproved.is_unproved = true;
  CHECK(has(make_pdf(sample.book, unproved), "GTS_PDFX"));
  CHECK_FALSE(has(make_pdf(sample.book, unproved), "pdfxid:GTS_PDFXVersion"));
  if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
    CHECK(verdict->status == 0);
  }
}

}  // namespace
}  // namespace gazette::press
