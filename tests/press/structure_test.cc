// Tagged PDF: what its structure says, and what outside programs read of it.

#include "gazette/press/structure.h"

#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <qpdf/QPDF.hh>

#include "gazette/press/marks.h"
#include "gazette/press/table_headers.h"
#include "tests/press/judges.h"
#include "tests/press/sample_book.h"

namespace gazette::press {
namespace {

using typeset::Element;
using typeset::Tag;

/// A book whose paragraph i is the element `elements[i]`.
SampleBook tagged_book(std::vector<Element> elements, const std::vector<std::uint32_t>& said) {
  SampleBook sample;
  sample.book.elements = std::move(elements);
  for (const std::uint32_t element : said) {
    sample.book.paragraphs.push_back({.entry = 1, .element = element});
  }
  return sample;
}

/// An element of the file and what is under it, in words: "H1 P(0.1 Reference(0.2))"; marks are the
/// page and their number.
std::string tree_of(QPDFObjectHandle element, const std::map<QPDFObjGen, std::size_t>& pages) {
  std::string text = element.getKey("/S").getName().substr(1);
  QPDFObjectHandle kids = element.getKey("/K");
  std::vector<QPDFObjectHandle> list =
      kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids};
  std::string inside;
  for (QPDFObjectHandle& kid : list) {
    if (kid.isNull()) {
      continue;
    }
    inside += inside.empty() ? "" : " ";
    if (kid.isInteger()) {
      inside +=
          fmt::format("{}.{}", pages.at(element.getKey("/Pg").getObjGen()), kid.getIntValue());
    } else if (kid.hasKey("/MCID")) {
      inside += fmt::format("{}.{}", pages.at(kid.getKey("/Pg").getObjGen()),
                            kid.getKey("/MCID").getIntValue());
    } else if (kid.hasKey("/Obj")) {
      inside += "link";
    } else {
      inside += tree_of(kid, pages);
    }
  }
  return inside.empty() ? text : text + "(" + inside + ")";
}

std::string tree_of(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  std::map<QPDFObjGen, std::size_t> pages;
  for (const QPDFObjectHandle& page : document.getAllPages()) {
    pages.emplace(page.getObjGen(), pages.size());
  }
  return tree_of(document.getRoot().getKey("/StructTreeRoot").getKey("/K"), pages);
}

TEST_CASE("a paragraph that goes on over pages is one element, headings count from one") {
  SampleBook sample = tagged_book({{.tag = Tag::document},
                                   {.tag = Tag::heading, .rank = 3},
                                   {.tag = Tag::heading, .rank = 5},
                                   {.tag = Tag::paragraph},
                                   {.tag = Tag::heading, .rank = 4},
                                   {.tag = Tag::paragraph}},
                                  {1, 2, 3, 4});
  sample.add_page(1);
  for (std::uint32_t i = 0; i < 3; ++i) {
    sample.add_line("chữ", {.paragraph = i, .space_after = true});
  }
  sample.add_page(2);
  sample.add_line("đầu trang", {.paragraph = typeset::kNoParagraph});
  sample.book.pages[1].artifact_runs = 1;
  sample.add_line("tiếp", {.paragraph = 2});
  sample.add_line("hết", {.paragraph = 3});
  const std::string pdf = make_pdf(sample.book, {});
  CHECK(tree_of(pdf) == "Document(H1(0.0) H2(0.1) P(0.2 1.0) H2(1.1))");
  CHECK(read_text(pdf) == std::vector<std::string>{"chữ  chữ  chữ ", "đầu trang tiếp hết"});
  if (const auto verdict = judge("qpdf", "--check {}", pdf)) {
    CHECK(verdict->status == 0);
  }
  if (const auto text = judge("pdfinfo", "-struct-text {}", pdf)) {
    CHECK(collapse_spaces(text->output) ==
          "Document H1 (block) \"chữ \" H2 (block) \"chữ \" P (block) \"chữ \" \"tiếp \" H2 "
          "(block) \"hết\"");
  }
  // In print nobody reads it aloud.
  QPDF print;
  const std::string bytes = make_pdf(sample.book, {.target = Target::print});
  print.processMemoryFile("PDF", bytes.data(), bytes.size());
  CHECK_FALSE(print.getRoot().hasKey("/StructTreeRoot"));
}

TEST_CASE("labels, marks of notes and links stand where they are read") {
  SampleBook sample = tagged_book({{.tag = Tag::document},
                                   {.tag = Tag::list},
                                   {.tag = Tag::list_item, .parent = 1},
                                   {.tag = Tag::label, .parent = 2},
                                   {.tag = Tag::list_body, .parent = 2},
                                   {.tag = Tag::paragraph, .parent = 4},
                                   {.tag = Tag::paragraph},
                                   {.tag = Tag::link, .parent = 6},
                                   {.tag = Tag::note}},
                                  {5, 7, 8});
  sample.book.paragraphs[0].label = 3;
  typeset::Page& page = sample.add_page(1);
  sample.add_line("1.", {.space_after = true}).kind = typeset::RunKind::label;
  sample.add_line("Nội dung");
  sample.add_line("1").kind = typeset::RunKind::note_mark;
  sample.add_line("là đây.");
  sample.add_line("trang", {.paragraph = 1});
  sample.add_line("Chú thích", {.paragraph = 2});
  page.links.push_back(
      {.width = points(9), .height = points(9), .target = "https://a.vn", .paragraph = 1});
  const std::string pdf = make_pdf(sample.book, {});
  CHECK(tree_of(pdf) ==
        "Document(L(LI(Lbl(0.0) LBody(P(0.1 Reference(0.2) 0.3)))) P(Link(0.4 link)) Note(0.5))");
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  QPDFObjectHandle root = document.getRoot().getKey("/StructTreeRoot");
  CHECK(root.getKey("/IDTree").getKey("/Names").getArrayItem(0).getStringValue() == "e00000008");
  // The ways back: the page's marks, then the link.
  QPDFObjectHandle node = root.getKey("/ParentTree").getKey("/Kids").getArrayItem(0);
  CHECK(node.getKey("/Limits").unparse() == "[ 0 1 ]");
  CHECK(node.getKey("/Nums").getArrayItem(1).getArrayNItems() == 6);
  CHECK(node.getKey("/Nums").getArrayItem(3).getKey("/S").getName() == "/Link");
  QPDFObjectHandle shown = document.getAllPages().at(0);
  QPDFObjectHandle annotation = shown.getKey("/Annots").getArrayItem(0);
  CHECK(annotation.getKey("/StructParent").getIntValue() == 1);
}

TEST_CASE("only what these pages show is in a file's structure, tables with all their cells") {
  SampleBook sample = tagged_book({{.tag = Tag::document},
                                   {.tag = Tag::article},
                                   {.tag = Tag::paragraph, .parent = 1},
                                   {.tag = Tag::article},
                                   {.tag = Tag::table, .parent = 3},
                                   {.tag = Tag::row, .parent = 4},
                                   {.tag = Tag::head_cell, .rank = 1, .parent = 5},
                                   {.tag = Tag::row, .parent = 4},
                                   {.tag = Tag::cell, .parent = 7}},
                                  {2, 6});
  sample.add_page(1);
  sample.add_line("một", {.paragraph = 0});
  sample.add_page(2);
  sample.add_line("hai", {.paragraph = 1});
  CHECK(tree_of(make_pdf(sample.book, {.pages_count = 1})) == "Document(Art(P(0.0)))");
  CHECK(tree_of(make_pdf(sample.book, {.first_page = 1})) ==
        "Document(Art(Table(TR(TH(0.0)) TR(TD))))");
}

TEST_CASE("cells name their heads where a head stands over several columns or other heads") {
  // | a | b     |
  // | ^ | c | d |
  // | 1 | 2 | 3 |
  std::vector<Element> elements = {{.tag = Tag::document}, {.tag = Tag::table}};
  const auto add = [&](Tag tag, std::uint32_t parent, std::uint16_t rows = 1,
                       std::uint16_t columns = 1) {
    elements.push_back({.tag = tag,
                        .rank = tag == Tag::head_cell ? std::uint8_t{1} : std::uint8_t{0},
                        .parent = parent,
                        .row_span = rows,
                        .column_span = columns});
    return static_cast<std::uint32_t>(elements.size() - 1);
  };
  std::uint32_t row = add(Tag::row, 1);
  const std::uint32_t a = add(Tag::head_cell, row, 2);
  const std::uint32_t b = add(Tag::head_cell, row, 1, 2);
  row = add(Tag::row, 1);
  const std::uint32_t c = add(Tag::head_cell, row);
  const std::uint32_t d = add(Tag::head_cell, row);
  row = add(Tag::row, 1);
  for (int i = 0; i < 3; ++i) {
    add(Tag::cell, row);
  }
  elements.push_back({.tag = Tag::paragraph});  // not of the table
  std::vector<std::vector<std::uint32_t>> heads;
  for (const CellHeaders& cell : headers_of(elements, 1)) {
    heads.push_back(cell.heads);
  }
  CHECK(heads == std::vector<std::vector<std::uint32_t>>{{}, {}, {b}, {b}, {a}, {b, c}, {b, d}});
}

/// The XMP packet, and how many output intents there are.
std::pair<std::string, int> claims_in(const std::string& pdf) {
  QPDF document;
  document.processMemoryFile("PDF", pdf.data(), pdf.size());
  const auto buffer = document.getRoot().getKey("/Metadata").getStreamData();
  const void* const bytes = buffer->getBuffer();
  QPDFObjectHandle intents = document.getRoot().getKey("/OutputIntents");
  return {std::string(static_cast<const char*>(bytes), buffer->getSize()),
          intents.isArray() ? intents.getArrayNItems() : 0};
}

TEST_CASE("a tagged book claims PDF/UA-1, and PDF/A-2a where nothing in it is unproved") {
  const auto has = [](const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  };
  SampleBook sample = tagged_book({{.tag = Tag::document}, {.tag = Tag::paragraph}}, {1});
  sample.add_page(1);
  sample.add_line("chữ");
  const std::string profile = "the bytes of a profile";
  const auto [archival, intents] = claims_in(make_pdf(sample.book, {.profile = profile}));
  CHECK(has(archival, "<pdfaid:part>2</pdfaid:part>"));
  CHECK(has(archival, "<pdfaid:conformance>A</pdfaid:conformance>"));
  CHECK(has(archival, "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(has(archival, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"));
  CHECK(intents == 1);
  if (const auto verdict = judge("xmllint", "--noout {}", archival)) {
    CHECK(verdict->status == 0);
  }
  const auto [accessible, none] = claims_in(make_pdf(sample.book, {}));
  CHECK_FALSE(has(accessible, "pdfaid:"));
  CHECK(has(accessible, "<pdfuaid:part>1</pdfuaid:part>"));
  CHECK(none == 0);
  const auto [print, one_more] =
      claims_in(make_pdf(sample.book, {.target = Target::print, .profile = profile}));
  CHECK_FALSE(has(print, "pdfaid:"));
  CHECK_FALSE(has(print, "pdfuaid:"));
  CHECK(one_more == 1);  // that of PDF/X
  sample.book.elements.clear();
  CHECK_FALSE(has(claims_in(make_pdf(sample.book, {.profile = profile})).first, "pdfuaid:"));
}

TEST_CASE("words that lead somewhere are a link inside their paragraph, in a file that has a way") {
  SampleBook sample = tagged_book({{.tag = Tag::document}, {.tag = Tag::paragraph}}, {1});
  typeset::Page& page = sample.add_page(1);
  sample.add_line("Theo", {.space_after = true});
  sample.add_line("Nghị định", {.space_after = true}).link = 1;
  sample.add_line("số 34", {.space_after = true}).link = 1;
  sample.add_line("và", {.space_after = true});
  sample.add_line("Điều 7").link = 2;
  for (const std::uint32_t line : {1U, 2U, 4U}) {
    page.links.push_back({.x = points(72),
                          .y = points(100.0 + line),
                          .width = points(50),
                          .height = points(12),
                          .target = line == 4 ? "b#dieu-7" : "a",
                          .paragraph = 0,
                          .link = line == 4 ? 2U : 1U});
  }
  page.anchors.push_back({.name = "b", .title = "Quyết định", .y = points(90)});
  page.anchors.push_back({.name = "b#dieu-7", .y = points(300)});
  const std::string with_site = make_pdf(
      sample.book, {.act_addresses = {{"a", "https://congbao.example/eli/2022/09/15/a/"}}});
  CHECK(tree_of(with_site) == "Document(P(0.0 Link(0.1 link link) 0.2 Link(0.3 link)))");
  QPDF document;
  document.processMemoryFile("PDF", with_site.data(), with_site.size());
  QPDFObjectHandle shown = document.getAllPages().at(0);
  QPDFObjectHandle links = shown.getKey("/Annots");
  CHECK(links.getArrayItem(0).getKey("/A").getKey("/URI").getStringValue() ==
        "https://congbao.example/eli/2022/09/15/a/");
  CHECK(links.getArrayItem(2).hasKey("/Dest"));
  CHECK(links.getArrayItem(0).getKey("/Contents").getUTF8Value() ==
        "https://congbao.example/eli/2022/09/15/a/");
  CHECK(links.getArrayItem(2).getKey("/Contents").getUTF8Value() == "Quyết định");
  if (const auto verdict = judge("qpdf", "--check {}", with_site)) {
    CHECK(verdict->status == 0);
  }
  // Without a site there is no way to another act; the page is the same.
  const std::string without = make_pdf(sample.book, {});
  CHECK(tree_of(without) == "Document(P(0.0 0.1 0.2 Link(0.3 link)))");
  CHECK(read_text(without) == read_text(with_site));
}

TEST_CASE("a page's marks are its runs by element, then its pictures") {
  SampleBook sample =
      tagged_book({{.tag = Tag::document}, {.tag = Tag::paragraph}, {.tag = Tag::figure}}, {1, 2});
  typeset::Page& page = sample.add_page(1);
  sample.add_line("đầu", {.paragraph = typeset::kNoParagraph});
  page.artifact_runs = 1;
  sample.add_line("một");
  sample.add_line("hai");
  page.pictures.push_back({.paragraph = 1});
  CHECK(marks_of(sample.book, page) ==
        std::vector<Mark>{{.begin = 0, .end = 1, .is_pagination = true},
                          {.element = 1, .begin = 1, .end = 3},
                          {.element = 2, .begin = 0, .end = 1, .is_picture = true}});
}

}  // namespace
}  // namespace gazette::press
