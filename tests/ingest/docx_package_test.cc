// Files that are no DOCX, or a damaged, locked or hostile one: each a finding, never a crash.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"

namespace gazette::ingest::docx_test {
namespace {

using Codes = std::vector<std::string>;

TEST_CASE("other formats under the name of a DOCX are told apart") {
  CHECK(read("").codes() == Codes{"G0230"});
  CHECK(read("{\\rtf1}").codes() == Codes{"G0230"});
  CHECK(read("%PDF-1.4").codes() == Codes{"G0230"});
  CHECK(read("PK\x03\x04 broken").codes() == Codes{"G0230"});
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  const Reading old = read(ole);
  REQUIRE(old.codes() == Codes{"G0231"});
  CHECK(old.diagnostics.list()[0].message ==
        "this is a Word 97-2003 file (.doc) under the name of a DOCX");
  std::string locked = ole;
  for (const char c : std::string_view("EncryptedPackage")) {
    locked += c;
    locked += '\0';
  }
  CHECK(read(locked).diagnostics.list()[0].message == "the document is locked by a password");
  CHECK_FALSE(old.flow.has_value());
}

TEST_CASE("the document is found by its relationship, in either family of namespaces") {
  const Parts usual = parts_of({.body = plain("a")});
  const Parts strict = {
      {"_rels/.rels",
       "<Relationships><Relationship Id=\"1\" Type=\"http://purl.oclc.org/ooxml/officeDocument/"
       "relationships/officeDocument\" Target=\"/x/Y.xml\"/></Relationships>"},
      {"X/y.xml",
       "<d:document xmlns:d=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><d:body><d:p><d:r>"
       "<d:t>a</d:t></d:r></d:p></d:body></d:document>"}};
  const Parts backslashes = {{"_rels\\.rels", usual.at("_rels/.rels")},
                             {"word\\document.xml", usual.at("word/document.xml")}};
  const Parts alone = {{"word/document.xml", usual.at("word/document.xml")}};
  for (const Parts& parts : {usual, strict, backslashes, alone}) {
    const Reading reading = read(pack(parts));
    CHECK(reading.lines() == Codes{"a"});
    CHECK(reading.codes().empty());
  }
}

TEST_CASE("a ZIP without a document, or of another program, says so") {
  CHECK(read(pack({{"a.txt", "x"}})).codes() == Codes{"G0232"});
  CHECK(read(pack({{"word/document.xml", "<workbook><sheets/></workbook>"}})).codes() ==
        Codes{"G0232"});
  CHECK(read(pack({{"word/document.xml", "<w:document><w:body>"}})).codes() == Codes{"G0233"});
  CHECK(read(docx("")).codes() == Codes{"G0250"});
}

TEST_CASE("a styles part that does not parse is reported and the text is read all the same") {
  Parts parts = parts_of({.body = plain("a"), .styles = "<w:style/>"});
  parts["word/styles.xml"] = "<w:styles><w:style";
  const Reading reading = read(pack(parts));
  CHECK(reading.lines() == Codes{"a"});
  CHECK(reading.codes() == Codes{"G0233"});
}

TEST_CASE("a ZIP under a password is an error with its own help") {
  const std::string bytes = pack(parts_of({.body = plain("a")}), "secret");
  const Reading reading = read(bytes);
  CHECK(reading.codes() == Codes{"G0231"});
  CHECK_FALSE(reading.flow.has_value());
}

TEST_CASE("a part that unpacks to more than the limit is not unpacked") {
  std::string bytes = pack({{"word/document.xml", "<w:document/>"}});
  // The uncompressed size stands at offset 24 of the entry in the central directory.
  const std::size_t directory = bytes.find("PK\x01\x02");
  REQUIRE(directory != std::string::npos);
  bytes.replace(directory + 24, 4, std::string("\x00\x00\x00\x7F", 4));
  CHECK(read(bytes).codes() == Codes{"G0234"});
}

TEST_CASE("content nested past the limit is cut off there with an error") {
  for (const std::string_view name : {"w:smartTag", "w:sdt"}) {
    std::string open;
    std::string close;
    for (int i = 0; i < 20'000; ++i) {
      open += fmt::format("<{}>", name);
      close += fmt::format("</{}>", name);
    }
    const std::string deep = open + run("", "sâu") + close;
    const Reading reading =
        read(docx(plain("a") + paragraph("", deep) + open + plain("b") + close));
    CHECK(reading.lines() == Codes{"a"});
    CHECK(reading.codes() == Codes{"G0234"});
  }
  std::string tables = plain("trong");
  for (int i = 0; i < 100; ++i) {
    tables = "<w:tbl><w:tr><w:tc>" + tables + "</w:tc></w:tr></w:tbl>";
  }
  CHECK(read(docx(plain("a") + tables)).diagnostics.has_errors());
}

TEST_CASE("text that is no Unicode is an error at its paragraph") {
  const Reading reading = read(docx(plain("a") + plain("b\xFF"
                                                       "c")));
  CHECK(reading.lines() == Codes{"a", "b\uFFFDc"});
  REQUIRE(reading.codes() == Codes{"G0247"});
  CHECK(reading.diagnostics.list()[0].place.paragraph == 2);
  CHECK(read(docx(plain("a&#xD800;b"))).codes() == Codes{"G0247"});
}

/// A document with something of everything.
Parts rich_parts() {
  return parts_of(
      {.body =
           paragraph("<w:pStyle w:val=\"A\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId "
                     "w:val=\"1\"/></w:numPr>",
                     run("<w:b/>", "Điều") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r>") +
           "<w:tbl><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:tc><w:tcPr><w:vMerge "
           "w:val=\"restart\"/>"
           "<w:gridSpan w:val=\"2\"/></w:tcPr>" +
           plain("x") + "</w:tc></w:tr></w:tbl>" +
           paragraph(
               "",
               "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar "
               "w:fldCharType=\"separate\"/><w:t>1</w:t><w:fldChar w:fldCharType=\"end\"/></w:r>"),
       .styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style>",
       .numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt "
                    "w:val=\"lowerRoman\"/>"
                    "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num "
                    "w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>",
       .footnotes = "<w:footnote w:id=\"1\">" + plain("n") + "</w:footnote>"});
}

TEST_CASE("no change of single bytes, in the XML or in the ZIP, does more than findings") {
  const Parts parts = rich_parts();
  const std::string whole = pack(parts);
  REQUIRE(read(whole).codes().empty());
  constexpr std::string_view kBytes = "<>/\"&w:0-9\xFF";
  std::uint32_t state = 12345;  // a fixed row of numbers, the same on every run
  const auto next = [&state](std::size_t bound) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8U) % bound;
  };
  for (int i = 0; i < 600; ++i) {
    Parts changed = parts;
    auto part = changed.begin();
    std::advance(part, static_cast<std::ptrdiff_t>(next(changed.size())));
    part->second[next(part->second.size())] = kBytes[next(kBytes.size())];
    const Reading reading = read(pack(changed));
    CHECK((reading.flow.has_value() || reading.diagnostics.has_errors()));
    std::string damaged = whole;
    damaged[next(damaged.size())] = static_cast<char>(next(256));
    const Reading other = read(i % 2 == 0 ? damaged : whole.substr(0, next(whole.size())));
    CHECK((other.flow.has_value() || other.diagnostics.has_errors()));
  }
}

}  // namespace
}  // namespace gazette::ingest::docx_test
