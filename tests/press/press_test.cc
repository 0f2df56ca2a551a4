// Whole PDF files, and what outside programs say of them.

#include "gazette/press/press.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/press/glyphs.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

constexpr std::string_view kFullPageText =
    " Vậy office Từ Tô Đồng Nai  Hạnh phúc "
    "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ Đ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ "
    "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ₫ "
    "☐ ☑ →";

Job online_job() {
  Job job;
  job.metadata = {.title = "Công báo số 38 + 39 <thử> & \"nghiệm\"",
                  .author = "Văn phòng",
                  .subject = "Văn bản",
                  .keywords = "công báo, Đồng Nai",
                  .date = {2022, 9, 20},
                  .identifier = "dong-nai/2022/38-39"};
  return job;
}

Job print_job() {
  Job job = online_job();
  job.target = Target::print;
  job.bleed = {millimetres(3), millimetres(4), millimetres(5), millimetres(0)};
  return job;
}

/// The file as text without compression, as `qpdf --qdf` shows it.
std::string objects_of(const std::string& pdf) {
  const auto verdict =
      judge("qpdf", "--qdf --object-streams=disable --no-original-object-ids {} -", pdf);
  return verdict ? verdict->output : "";
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a landscape page is an upright sheet, turned for readers of the online edition") {
  SampleBook sample = full_book(2);
  sample.book.pages[0].landscape = true;
  const std::string online = make_pdf(sample.book, online_job());
  CHECK(read_text(online)[0] == "Trang 0" + std::string(kFullPageText));
  const std::string objects = objects_of(online);
  CHECK(contains(objects, "/Rotate 90"));
  // Baseline of the first line at 100 pt from the page's top, which is the sheet's left edge.
  CHECK(contains(objects, "q 0 1 -1 0 595.276 0 cm"));
  CHECK(contains(objects, "72 495.276 Td"));
  // A link 72 pt from the left and 90 pt from the top.
  CHECK(contains(objects, "/Rect [\n    90\n    72\n    102\n    172\n  ]"));
  CHECK(contains(objects, "/Fit"));
  if (const auto words = judge("pdftotext", "-bbox -l 1 {} -", online)) {
    CHECK(contains(words->output, "<word xMin=\"72.000000\""));
  }
  const std::string print = objects_of(make_pdf(sample.book, print_job()));
  CHECK_FALSE(contains(print, "/Rotate"));
  CHECK(contains(print, "q 0 1 -1 0 595.276 14.173 cm"));  // 5 mm of bleed at the foot
}

TEST_CASE("turned text runs upwards, and the text after it lies again") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("một", {.space_after = true});
  sample.add_line("hai", {.space_after = true});
  sample.add_line("ba", {.space_after = true});
  std::vector<typeset::TextRun>& runs = sample.book.pages[0].runs;
  runs[1].turned = true;
  runs[1].underline = true;
  const std::string pdf = make_pdf(sample.book, online_job());
  CHECK(read_text(pdf) == std::vector<std::string>{"một hai ba "});
  const auto place = [&](const typeset::TextRun& run) {
    return fmt::format("{} {} Tm", to_text(run.x), to_text(sample.book.page_height - run.y));
  };
  const std::string objects = objects_of(pdf);
  CHECK(contains(objects, "0 1 -1 0 " + place(runs[1])));
  CHECK(contains(objects, "1 0 0 1 " + place(runs[2])));
  if (const auto words = judge("pdftotext", "-bbox {} -", pdf)) {
    CHECK(contains(words->output, "yMin=\"86.285000\" xMax=\"92.228000\""));
    CHECK(contains(words->output, "xMin=\"58.285000\" yMin=\"103.614000\" xMax=\"75.653000\""));
    CHECK(contains(words->output, "yMin=\"125.285000\" xMax=\"84.272000\""));
  }
}

TEST_CASE("the text of every page is read back as it was set") {
  const SampleBook sample = full_book(3);
  for (const Job& job : {online_job(), print_job()}) {
    const std::vector<std::string> texts = read_text(make_pdf(sample.book, job));
    REQUIRE(texts.size() == 3);
    for (std::size_t i = 0; i < texts.size(); ++i) {
      CHECK(texts[i] == "Trang " + std::to_string(i) + std::string(kFullPageText));
    }
  }
}

TEST_CASE("Vietnamese is read back in every face, with all of its letters") {
  for (const char* face :
       {"serif", "serif-bold", "serif-italic", "serif-bold-italic", "liberation-serif",
        "liberation-serif-bold", "liberation-serif-italic", "liberation-serif-bold-italic"}) {
    SampleBook sample;
    sample.add_page(1);
    sample.add_line(kVietnamese, {.face = face, .size = points(5), .gap = points(1.25)});
    const std::string pdf = make_pdf(sample.book, online_job());
    CHECK(read_text(pdf) == std::vector<std::string>{std::string(kVietnamese)});
    if (const auto verdict = judge("pdftotext", "-raw {} -", pdf)) {
      CHECK(collapse_spaces(verdict->output.substr(0, verdict->output.find('\f'))) == kVietnamese);
    }
  }
}

TEST_CASE("spaces stand where the text has them and nowhere else") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("một", {.face = "serif-bold"});
  sample.add_line("hai ba", {.space_after = true});
  sample.add_line("bốn", {.paragraph = 7});
  sample.add_line("năm", {.paragraph = 7, .space_after = true});
  sample.add_page(2);
  CHECK(read_text(make_pdf(sample.book, online_job())) ==
        std::vector<std::string>{"mộthai ba  bốnnăm ", ""});
}

TEST_CASE("words that their glyphs do not tell are read back too") {
  SampleBook sample;
  sample.add_page(1);
  const std::string text = "cô\u00ADng e\u0323\u0302 ệ Điều\u00A05 x\u0323\u0301 \u0301";
  for (const char* face : {"serif", "liberation-serif", "symbols"}) {
    sample.add_line(text, {.face = face, .space_after = true});
  }
  const std::string pdf = make_pdf(sample.book, online_job());
  CHECK(read_text(pdf)[0] == text + " " + text + " " + text + " ");
  if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
    CHECK(verdict->status == 0);
  }
}

TEST_CASE("every character of every face is read back") {
  for (std::size_t i = 0; i < sample_fonts().size(); ++i) {
    const auto face = static_cast<font::FaceId>(i);
    SampleBook sample;
    std::string text;
    for (char32_t c = 0x21; c < 0x20000; ++c) {
      if (sample_fonts().covers(face, c)) {
        append_utf8(text, c);
        text += ' ';
      }
    }
    text.pop_back();
    sample.add_page(1);
    sample.add_line(text, {.face = sample_fonts().entry(face).name});
    const std::string read = read_text(make_pdf(sample.book, online_job()))[0];
    const bool same = read == text;  // the text is too long to print where it is not
    CAPTURE(sample_fonts().entry(face).name);
    CHECK(same);
  }
}

TEST_CASE("the same book gives the same bytes, with any number of threads") {
  const SampleBook sample = full_book(9);
  for (Job job : {online_job(), print_job()}) {
    const std::string first = make_pdf(sample.book, job);
    CHECK(make_pdf(sample.book, job) == first);
    for (const int threads : {2, 5}) {
      job.threads_count = threads;
      CHECK(make_pdf(sample.book, job) == first);
    }
    CHECK(make_pdf(full_book(9).book, job) == first);
  }
}

TEST_CASE("judges find nothing wrong with a file of either target") {
  const SampleBook sample = full_book(4);
  for (const Job& job : {online_job(), print_job()}) {
    const std::string pdf = make_pdf(sample.book, job);
    if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
      CHECK(verdict->status == 0);
      CHECK_FALSE(contains(verdict->output, "WARNING"));
    }
    if (const auto verdict = judge("mutool", "draw -q -o /dev/null {}", pdf)) {
      CHECK(verdict->status == 0);
      std::istringstream lines(verdict->output);
      for (std::string line; std::getline(lines, line);) {
        CHECK(line == "warning: ICC support is not available");  // of some builds of mutool
      }
    }
    if (const auto verdict =
            judge("gs", "-q -dBATCH -dNOPAUSE -dPDFSTOPONERROR -sDEVICE=nullpage {}", pdf)) {
      CHECK(verdict->status == 0);
      CHECK(verdict->output.empty());
    }
    if (const auto verdict = judge("pdffonts", "{}", pdf)) {
      std::istringstream lines(verdict->output);
      std::string line;
      std::getline(lines, line);
      std::getline(lines, line);
      int fonts = 0;
      while (std::getline(lines, line)) {
        CAPTURE(line);
        CHECK(contains(line, "Identity-H       yes yes yes"));
        ++fonts;
      }
      CHECK(fonts == 5);
    }
    if (const auto verdict = judge("pdftotext", "-raw {} -", pdf)) {
      CHECK(collapse_spaces(verdict->output.substr(0, verdict->output.find('\f'))) ==
            collapse_spaces("Trang 0" + std::string(kFullPageText)));
    }
  }
}

TEST_CASE("an online file is linearized to outside judges, and says what is printed") {
  const SampleBook sample = full_book(9);
  const std::string pdf = make_pdf(sample.book, online_job());
  CHECK(read_text(pdf) == read_text(make_pdf(sample.book, print_job())));
  CHECK(pdf == make_pdf(sample.book, online_job()));
  if (const auto verdict = judge("qpdf", "--check-linearization {}", pdf)) {
    CHECK(contains(verdict->output, "no linearization errors"));
  }
  if (const auto facts = judge("pdfinfo", "{}", pdf)) {
    CHECK(contains(facts->output, "Optimized:       yes"));
  }
}

TEST_CASE("PDFs of one book share its pages, and each is what it would be alone") {
  const SampleBook sample = full_book(5);
  const DrawnPages drawn(sample.book, online_job());
  CHECK(make_pdf(sample.book, online_job(), drawn) == make_pdf(sample.book, online_job()));
  Job part = online_job();
  part.first_page = 2;
  part.pages_count = 2;
  const std::string shared = make_pdf(sample.book, part, drawn);
  CHECK(shared == make_pdf(sample.book, part));
  CHECK(read_text(shared) == std::vector<std::string>{"Trang 2" + std::string(kFullPageText),
                                                      "Trang 3" + std::string(kFullPageText)});
}

TEST_CASE("a file has the letters of its own pages alone") {
  SampleBook sample;
  sample.add_page(1);
  sample.add_line("abc");
  sample.add_page(2);
  sample.add_line("xyz");
  const std::vector<FaceGlyphs> glyphs =
      glyphs_on(sample.book.words, std::span(sample.book.pages).first(1),
                collect_glyphs(sample.book.words, sample.book.pages), Target::online);
  REQUIRE(glyphs.size() == 1);
  CHECK(glyphs[0].texts == std::vector<std::string>{"a", "b", "c", " "});
}

TEST_CASE("what is shown online alone leaves no trace in print") {
  SampleBook with;
  with.add_page(1);
  with.add_line("Điều");
  SampleBook without;
  without.add_page(1);
  without.add_line("Điều");
  typeset::Page& page = with.book.pages[0];
  with.add_line("https://x.vn/", {.face = "serif-italic", .paragraph = 1});
  page.online_runs = 1;
  page.rules.push_back({.x = points(72), .y = points(80), .width = points(9), .height = points(9)});
  page.online_rules = 1;
  CHECK(make_pdf(with.book, print_job()) == make_pdf(without.book, print_job()));
  const std::string online = make_pdf(with.book, online_job());
  CHECK(read_text(online) == std::vector<std::string>{"Điều https://x.vn/"});
  CHECK(contains(objects_of(online), "TeXGyreTermes-Italic"));
}

TEST_CASE("print files are black only") {
  const SampleBook sample = full_book(2);
  for (const bool cmyk : {false, true}) {
    Job job = print_job();
    job.cmyk = cmyk;
    const auto verdict =
        judge("gs", "-q -dBATCH -dNOPAUSE -sDEVICE=inkcov -o - {}", make_pdf(sample.book, job));
    if (!verdict) {
      return;
    }
    std::istringstream lines(verdict->output);
    int pages = 0;
    for (double cyan = 0, magenta = 0, yellow = 0, black = 0;
         lines >> cyan >> magenta >> yellow >> black;) {
      CHECK(cyan + magenta + yellow == 0);
      CHECK(black > 0.001);
      lines.ignore(1000, '\n');
      ++pages;
    }
    CHECK(pages == 2);
  }
}

TEST_CASE("print pages have exact boxes, the spine without bleed, and nothing to press") {
  const SampleBook sample = full_book(2);
  const std::string pdf = make_pdf(sample.book, print_job());
  if (const auto verdict = judge("pdfinfo", "-box -f 1 -l 2 {}", pdf)) {
    const std::string& boxes = verdict->output;
    // Trimmed 595.276 x 841.89; bleed 8.504 above, 11.339 outside, 14.173 below.
    CHECK(contains(boxes, "Page    1 MediaBox:      0.00     0.00   606.61   864.57"));
    CHECK(contains(boxes, "Page    1 BleedBox:      0.00     0.00   606.61   864.57"));
    CHECK(contains(boxes, "Page    1 TrimBox:       0.00    14.17   595.28   856.06"));
    CHECK(contains(boxes, "Page    2 TrimBox:      11.34    14.17   606.61   856.06"));
  }
  const std::string objects = objects_of(pdf);
  if (!objects.empty()) {
    CHECK(contains(objects, "/TrimBox [\n    11.339\n    14.173\n    606.614\n    856.063\n  ]"));
    CHECK(contains(objects, "%PDF-1.6"));
    CHECK(contains(objects, "/Trapped /False"));
    for (const char* key : {"/Annots", "/Outlines", "/CropBox", "/PageLabels", "/PageMode"}) {
      CAPTURE(key);
      CHECK_FALSE(contains(objects, key));
    }
  }
}

TEST_CASE("the online file opens with its outline, as deep as the levels say") {
  SampleBook sample;
  const std::vector<std::pair<std::string, int>> titles = {
      {"Nghị quyết", 0}, {"Điều 1", 2}, {"Điều 2", 1}, {"Khoản 1", 2}, {"", 0}, {"Quyết định", 0}};
  for (const auto& [title, level] : titles) {
    sample.add_page(1).anchors.push_back({.name = title,
                                          .title = title,
                                          .level = static_cast<std::uint8_t>(level),
                                          .y = points(41.89)});
  }
  const std::string pdf = make_pdf(sample.book, online_job());
  if (const auto verdict = judge("mutool", "show {} outline", pdf)) {
    const std::string& outline = verdict->output;
    CAPTURE(outline);
    CHECK(contains(outline, "\"Nghị quyết\"\t#page=1&zoom=nan,nan,41.89"));
    CHECK(contains(outline, "\t\"Điều 1\"\t#page=2"));
    CHECK(contains(outline, "\t\"Điều 2\"\t#page=3"));
    CHECK(contains(outline, "\t\t\"Khoản 1\"\t#page=4"));
    CHECK(contains(outline, "\"Quyết định\"\t#page=6"));
    CHECK_FALSE(contains(outline, "#page=5"));
  }
  const std::string objects = objects_of(pdf);
  if (!objects.empty()) {
    CHECK(contains(objects, "/PageMode /UseOutlines"));
    CHECK(contains(objects, "%PDF-1.7"));
  }
}

TEST_CASE("links lead to anchors of the file or to addresses, others are left out") {
  SampleBook sample;
  typeset::Page& first = sample.add_page(1);
  first.links.push_back({.x = points(10),
                         .y = points(20),
                         .width = points(30),
                         .height = points(12),
                         .target = "dieu-2"});
  first.links.push_back({.target = "https://congbao.example.vn/văn bản"});
  first.links.push_back({.target = "phu-luc"});
  sample.add_page(2).anchors.push_back({.name = "dieu-2", .title = "Điều 2", .y = points(41.89)});
  sample.add_page(3).anchors.push_back({.name = "phu-luc"});
  Job job = online_job();
  job.pages_count = 2;
  const std::string objects = objects_of(make_pdf(sample.book, job));
  if (objects.empty()) {
    return;
  }
  CHECK(contains(objects, "/URI (https://congbao.example.vn/v%C4%83n%20b%E1%BA%A3n)"));
  CHECK(contains(objects, "/Rect [\n    10\n    809.89\n    40\n    821.89\n  ]"));
  CHECK(contains(objects, "    /XYZ\n    null\n    800\n    null\n"));
  std::size_t links = 0;
  for (std::size_t at = objects.find("/Subtype /Link"); at != std::string::npos;
       at = objects.find("/Subtype /Link", at + 1)) {
    ++links;
  }
  CHECK(links == 2);
}

TEST_CASE("a part of the book is a file of its own, with its folios as labels") {
  SampleBook sample = full_book(6);
  sample.book.pages[2].folio = 0;
  sample.book.pages[4].folio = 7;
  Job job = online_job();
  job.first_page = 1;
  job.pages_count = 4;
  const std::string pdf = make_pdf(sample.book, job);
  const std::vector<std::string> texts = read_text(pdf);
  REQUIRE(texts.size() == 4);
  CHECK(texts[0].starts_with("Trang 1 "));
  CHECK(texts[3].starts_with("Trang 4 "));
  const std::string objects = objects_of(pdf);
  if (!objects.empty()) {
    const std::size_t labels = objects.find("/Nums [");
    REQUIRE(labels != std::string::npos);
    std::string flat =
        collapse_spaces(objects.substr(labels, objects.find("\n    ]", labels) - labels));
    CHECK(flat ==
          "/Nums [ 0 << /S /D /St 102 >> 1 << >> 2 << /S /D /St 104 >> 3 << /S /D /St 7 >>");
  }
}

TEST_CASE("the metadata says the same in both of its forms") {
  const SampleBook sample = full_book(1);
  const std::string pdf = make_pdf(sample.book, online_job());
  if (const auto verdict = judge("pdfinfo", "-isodates {}", pdf)) {
    const std::string& info = verdict->output;
    CAPTURE(info);
    CHECK(contains(info, "Công báo số 38 + 39 <thử> & \"nghiệm\""));
    CHECK(contains(info, "Văn phòng"));
    CHECK(contains(info, "công báo, Đồng Nai"));
    CHECK(contains(info, "2022-09-20T08:00:00+07"));
  }
  const std::size_t begin = pdf.find("<?xpacket begin");
  REQUIRE(begin != std::string::npos);  // not compressed, so that any program finds it
  const std::string packet = pdf.substr(begin, pdf.find("<?xpacket end=\"w\"?>", begin) - begin);
  CHECK(contains(packet, "Công báo số 38 + 39 &lt;thử&gt; &amp; "));
  CHECK(contains(packet, "<xmp:CreateDate>2022-09-20T08:00:00+07:00</xmp:CreateDate>"));
  CHECK(contains(packet, "<dc:identifier>dong-nai/2022/38-39</dc:identifier>"));
  if (const auto verdict = judge("xmllint", "--noout {}", packet)) {
    CHECK(verdict->output.empty());
  }
  const std::string objects = objects_of(pdf);
  if (!objects.empty()) {
    CHECK(contains(objects, "/Lang (vi-VN)"));
    CHECK(contains(objects, "/DisplayDocTitle true"));
  }
}

TEST_CASE("metadata without a date, title or author leaves them out") {
  const SampleBook sample = full_book(1);
  const std::string pdf = make_pdf(sample.book, Job{});
  CHECK_FALSE(contains(pdf, "CreateDate"));
  CHECK_FALSE(contains(pdf, "dc:title"));
  if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
    CHECK(verdict->status == 0);
  }
}

TEST_CASE("what make_pdf did not write is refused, not guessed at") {
  CHECK_THROWS_AS(read_text("not a PDF"), Error);
  const SampleBook sample = full_book(1);
  const std::string pdf = make_pdf(sample.book, online_job());
  CHECK_THROWS_AS(read_text(pdf.substr(0, pdf.size() / 2)), Error);
}

}  // namespace
}  // namespace gazette::press
