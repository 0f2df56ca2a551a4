// The text layer of a PDF: what of a page is not text, and what cannot be read.

#include "gazette/edition/pdf_text.h"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include "gazette/base/process.h"

namespace gazette::edition {
namespace {

using Lines = std::vector<std::string>;

/// The lines that are the page's and not the text's.
Lines furniture_of(const std::string& text) {
  Lines lines;
  for (const std::vector<PdfLine>& page : pages_of(text)) {
    for (const PdfLine& line : page) {
      if (line.is_furniture) {
        lines.push_back(line.text);
      }
    }
  }
  return lines;
}

/// A PDF of pages with one line of text each; an empty line makes a page without text.
std::string pdf_of(const Lines& pages) {
  std::string bytes = "%PDF-1.4\n";
  Lines objects = {"<</Type/Catalog/Pages 2 0 R>>", "",
                   "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"};
  std::string kids;
  for (const std::string& line : pages) {
    const std::string content = line.empty() ? "" : "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
    const std::string number = std::to_string(objects.size() + 1);
    objects.push_back(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 "
        "R>>>>/Contents " +
        std::to_string(objects.size() + 2) + " 0 R>>");
    objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                      "\nendstream");
    kids += number + " 0 R ";
  }
  objects[1] = "<</Type/Pages/Kids[" + kids + "]/Count " + std::to_string(pages.size()) + ">>";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    std::string offset = std::to_string(bytes.size());
    offset.insert(0, 10 - offset.size(), '0');
    table += offset + " 00000 n \n";
    bytes += std::to_string(i + 1) + " 0 obj" + objects[i] + "\nendobj\n";
  }
  const std::string size = std::to_string(objects.size() + 1);
  return bytes + "xref\n0 " + size + "\n" + table + "trailer<</Size " + size +
         "/Root 1 0 R>>\nstartxref\n" + std::to_string(bytes.size()) + "\n%%EOF\n";
}

struct Reading {
  std::optional<PdfPages> pages = {};
  Lines findings = {};
};

Reading read(const std::string& bytes) {
  const ScratchFolder folder;
  const std::filesystem::path path = folder.path() / "a.pdf";
  std::ofstream(path, std::ios::binary) << bytes;
  Diagnostics diagnostics;
  Reading reading = {.pages = read_pdf_text(path, diagnostics)};
  for (const Diagnostic& each : diagnostics.list()) {
    reading.findings.push_back(std::string(each.code) + " " + each.message);
  }
  return reading;
}

bool has_pdftotext() {
  const bool has = find_program("pdftotext").has_value();
  if (!has) {
    WARN("pdftotext is not installed: nothing is tested");
  }
  return has;
}

}  // namespace

TEST_CASE("heads with the page's number outside are known on left and right pages") {
  CHECK(furniture_of("34 CÔNG TÁC VĂN THƯ\nĐiều 1.\n\fCÔNG TÁC VĂN THƯ 35\nĐiều 2.\n\f") ==
        Lines{"34 CÔNG TÁC VĂN THƯ", "CÔNG TÁC VĂN THƯ 35"});
  CHECK(furniture_of("1. Sở Tài chính\n\f2. Sở Nội vụ\n\f").empty());
}

TEST_CASE("a gazette's running head is known on a single page") {
  CHECK(furniture_of("CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022 5\nĐiều 1.\n") ==
        Lines{"CÔNG BÁO/Số 38 + 39/Ngày 20-9-2022 5"});
  CHECK(furniture_of("Đăng Công báo số 38\nĐiều 1.\n").empty());
}

TEST_CASE("the lines of a PDF come page by page") {
  if (!has_pdftotext()) {
    return;
  }
  const Reading reading = read(pdf_of({"Dieu 1", "Dieu 2"}));
  CHECK(reading.findings.empty());
  REQUIRE(reading.pages.has_value());
  REQUIRE(reading.pages->size() == 2);
  CHECK(reading.pages->at(1).at(0).text == "Dieu 2");
}

TEST_CASE("pages without text are told, a PDF without any is a scan") {
  if (!has_pdftotext()) {
    return;
  }
  CHECK(read(pdf_of({"Dieu 1", "", "Dieu 2"})).findings == Lines{"G0215 pages 2 have no text"});
  const Reading scan = read(pdf_of({"", ""}));
  CHECK_FALSE(scan.pages.has_value());
  CHECK(scan.findings == Lines{"G0213 the PDF has no text layer: it is a scan"});
}

TEST_CASE("what is no PDF is told, with what pdftotext says of it") {
  if (!has_pdftotext()) {
    return;
  }
  const Reading reading = read("hello");
  CHECK_FALSE(reading.pages.has_value());
  REQUIRE(reading.findings.size() == 1);
  CHECK(reading.findings[0].starts_with("G0214 the PDF cannot be read ("));
}

TEST_CASE("without pdftotext the finding says what to install") {
  const std::string path = std::getenv("PATH");
  REQUIRE(setenv("PATH", "/nowhere", 1) == 0);
  const Reading reading = read("");
  REQUIRE(setenv("PATH", path.c_str(), 1) == 0);
  CHECK_FALSE(reading.pages.has_value());
  CHECK(reading.findings ==
        Lines{"G0212 pdftotext is not installed, so the text of a PDF cannot be read"});
}

}  // namespace gazette::edition
