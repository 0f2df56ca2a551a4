// DOCX files made to harm: each ends in findings after little time and memory. What is measured
// against the clock stands in scripts/bench; here sizes are such that the square of them would not
// end within the tests' time limit.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/ingest/docx_builder.h"
#include "tests/stored_zip.h"

namespace gazette::ingest::docx_test {
namespace {

using Codes = std::vector<std::string>;

std::string repeated(std::string_view text, std::size_t count) {
  std::string result;
  result.reserve(text.size() * count);
  for (std::size_t i = 0; i < count; ++i) {
    result += text;
  }
  return result;
}

/// The parts of a document as entries of a ZIP, with some more behind them.
std::string zip_with(const Parts& parts, const std::vector<ZipEntry>& more) {
  std::vector<ZipEntry> entries;
  for (const auto& [name, bytes] : parts) {
    entries.push_back({.name = name, .bytes = bytes});
  }
  entries.insert(entries.end(), more.begin(), more.end());
  return stored_zip(entries);
}

TEST_CASE("a part that is there twice is not read, whatever the case of its name") {
  const Parts parts = parts_of({.body = plain("a")});
  const std::string& document = parts.at("word/document.xml");
  for (const std::string name : {"word/document.xml", "Word/Document.XML", "/word\\document.xml"}) {
    const Reading reading = read(zip_with(parts, {{.name = name, .bytes = document}}));
    CHECK(reading.codes() == Codes{"G0216"});
    CHECK_FALSE(reading.flow.has_value());
  }
  // What is not read may be there as often as it likes.
  const std::vector<ZipEntry> others = {{.name = "x.bin"}, {.name = "x.bin"}};
  CHECK(read(zip_with(parts, others)).lines() == Codes{"a"});
}

TEST_CASE("entries that share their bytes, or lie outside the folder, change nothing") {
  const Parts parts = parts_of({.body = plain("a")});
  const Reading shared = read(zip_with(parts, {{.name = "word/styles.xml", .shares = 2}}));
  CHECK(shared.lines() == Codes{"a"});
  CHECK(shared.codes().empty());
  const Reading outside =
      read(zip_with(parts, {{.name = "../../word/document.xml", .bytes = "<a/>"},
                            {.name = "/etc/passwd", .bytes = "root"},
                            {.name = "inner.docx", .bytes = docx(plain("b"))}}));
  CHECK(outside.lines() == Codes{"a"});
  CHECK(outside.codes().empty());
}

TEST_CASE("a relationship that climbs out of the package finds nothing") {
  Parts parts = parts_of({.body = plain("a"), .styles = "<w:style/>"});
  std::string& relationships = parts.at("word/_rels/document.xml.rels");
  const std::size_t target = relationships.find("styles.xml");
  relationships.replace(target, 10, "../../../../../etc/passwd");
  CHECK(read(pack(parts)).lines() == Codes{"a"});
}

TEST_CASE("a relationship to another place is never followed") {
  Parts parts = parts_of({.body = plain("a")});
  parts.at("word/_rels/document.xml.rels") =
      "<Relationships><Relationship Id=\"r\" Type=\"x/footnotes\" TargetMode=\"External\" "
      "Target=\"file:///etc/passwd\"/><Relationship Id=\"s\" Type=\"x/styles\" "
      "Target=\"http://127.0.0.1:1/styles.xml\"/></Relationships>";
  const Reading reading = read(pack(parts));
  CHECK(reading.lines() == Codes{"a"});
  CHECK(reading.codes().empty());
}

TEST_CASE("entities are not expanded: a part with a document type is refused") {
  std::string definitions = "<!ENTITY a0 \"lol\">";
  for (int i = 1; i < 10; ++i) {
    definitions +=
        fmt::format("<!ENTITY a{} \"{}\">", i, repeated(fmt::format("&a{};", i - 1), 10));
  }
  for (const std::string& type :
       {"<!DOCTYPE d [" + definitions + "]>", std::string("<!DOCTYPE d SYSTEM \"/etc/passwd\">")}) {
    Parts parts = parts_of({.body = plain("&a9;")});
    std::string& document = parts.at("word/document.xml");
    document.insert(document.find("<w:document"), type);
    const Reading reading = read(pack(parts));
    CHECK(reading.codes() == Codes{"G0217"});
    CHECK_FALSE(reading.flow.has_value());
  }
  CHECK(read(docx(plain("&a9;&lt;"))).lines() == Codes{"&a9;<"});
}

TEST_CASE("a part that unpacks to hundreds of times its size is not unpacked") {
  Parts parts = parts_of({.body = plain("a")});
  parts.at("word/document.xml") += std::string(11'000'000, ' ');
  CHECK(read(pack(parts)).codes() == Codes{"G0234"});
}

TEST_CASE("more tags than a document can have are not parsed") {
  Parts parts = parts_of({.body = plain("a")});
  const std::string tags = repeated("<a/><b/>", 1000);
  std::string& document = parts.at("word/document.xml");
  // Numbers between them keep the part from packing too well.
  for (int i = 0; i < 5'001; ++i) {
    document += tags + std::to_string(i * 7919);
  }
  const Reading reading = read(pack(parts));
  CHECK(reading.codes() == Codes{"G0234"});
}

TEST_CASE("styles in a ring, and numbers of styles in a ring, end") {
  const Reading reading = read(docx(Document{
      .body = paragraph("<w:pStyle w:val=\"A\"/>", run("", "a")),
      .styles = "<w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/><w:pPr>"
                "<w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>"
                "<w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>",
      .numbering = "<w:abstractNum w:abstractNumId=\"0\"><w:numStyleLink w:val=\"A\"/>"
                   "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"}));
  CHECK(reading.lines() == Codes{"a"});
}

TEST_CASE("notes that refer to themselves and to each other are read once") {
  const auto note = [](int id, int other) {
    return fmt::format(
        "<w:footnote w:id=\"{}\"><w:p><w:r><w:t>n{}</w:t><w:footnoteReference w:id=\"{}\"/></w:r>"
        "</w:p></w:footnote>",
        id, id, other);
  };
  const Reading reading = read(
      docx(Document{.body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                    .footnotes = note(1, 2) + note(2, 1)}));
  REQUIRE(reading.flow.has_value());
  REQUIRE(reading.flow->notes.size() == 2);
  CHECK(shown(reading.flow->notes[0].paragraphs.at(0)) == "n1{^2:2}");
  CHECK(shown(reading.flow->notes[1].paragraphs.at(0)) == "n2{^1:1}");
}

TEST_CASE("a chain of a thousand notes in notes is cut at the limit with an error") {
  std::string notes;
  for (int i = 1; i < 1000; ++i) {
    notes += fmt::format(
        "<w:footnote w:id=\"{}\"><w:p><w:r><w:footnoteReference w:id=\"{}\"/>"
        "</w:r></w:p></w:footnote>",
        i, i + 1);
  }
  const Reading reading = read(
      docx(Document{.body = "<w:p><w:r><w:t>a</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                    .footnotes = notes}));
  CHECK(reading.codes() == Codes{"G0234"});
  CHECK(reading.lines() == Codes{"a{^1:1}"});
  REQUIRE(reading.flow->notes.size() == 21);
  CHECK(shown(reading.flow->notes[0].paragraphs.at(0)) == "{^2:2}");
  CHECK(reading.flow->notes[20].paragraphs.empty());
}

TEST_CASE("the mark of a note, referred to again, is repeated only where it is short") {
  const std::string text(1000, 'x');
  const std::string reference =
      "<w:r><w:footnoteReference w:id=\"1\" w:customMarkFollows=\"1\"/><w:t>" + text +
      "</w:t></w:r>";
  const Reading reading = read(docx(Document{
      .body = "<w:p>" + reference + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p><w:p>" +
              "<w:r><w:footnoteReference w:id=\"1\" w:customMarkFollows=\"1\"/><w:t>b</w:t></w:r>"
              "</w:p>",
      .footnotes = "<w:footnote w:id=\"1\">" + plain("n") + "</w:footnote>"}));
  CHECK(reading.lines() == Codes{"{^1:" + text + "}{^1:*}", "{^1:b}"});
}

/// A document that states `number` wherever a measure may stand.
std::string with_measure(std::string_view number) {
  const auto attributes = [&](std::string_view form) {
    return fmt::format(fmt::runtime(form), number);
  };
  return docx(Document{
      .body = paragraph(attributes("<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" "
                                   "w:pos=\"{0}\"/></w:tabs><w:ind w:left=\"{0}\" "
                                   "w:firstLine=\"{0}\"/>"),
                        run(attributes("<w:sz w:val=\"{0}\"/><w:position w:val=\"{0}\"/>"), "a") +
                            "<w:r><w:tab/></w:r>") +
              paragraph(attributes("<w:ind w:left=\"{0}\" w:hanging=\"{0}\"/><w:rPr><w:sz "
                                   "w:val=\"{0}\"/></w:rPr>"),
                        run("", "b")) +
              paragraph("", attributes("<w:r><w:drawing><pic:blipFill><a:blip r:embed=\"x\"/>"
                                       "<a:srcRect l=\"{0}\"/></pic:blipFill></w:drawing></w:r>")) +
              attributes("<w:tbl><w:tblGrid><w:gridCol w:w=\"{0}\"/><w:gridCol w:w=\"{0}\"/>"
                         "</w:tblGrid><w:tr><w:tc><w:tcPr><w:tcW w:w=\"{0}\"/></w:tcPr></w:tc>"
                         "<w:tc/></w:tr></w:tbl>")});
}

TEST_CASE("huge measures of tabs, indents, text and pictures stay numbers") {
  for (const std::string_view number : {"2147483647", "-2147483648", "-2147483647"}) {
    const Reading reading = read(with_measure(number));
    INFO(number);
    REQUIRE(reading.lines().size() == 4);
    CHECK(reading.lines()[1] == "b");
    CHECK(reading.lines()[0].size() < 200);
  }
}

TEST_CASE("a size of a picture that is no number is none") {
  for (const std::string_view width : {"nanpt", "infpt", "-1pt", "1e999pt"}) {
    const Reading reading =
        read(docx(plain("a") +
                  paragraph("", fmt::format("<w:r><w:pict><v:shape style=\"width:{0};height:{0}\">"
                                            "<v:imagedata r:id=\"x\"/></v:shape></w:pict></w:r>",
                                            width))));
    CHECK(reading.lines() == Codes{"a", ""});
  }
}

TEST_CASE("an inner table of more rows than a cell can reach over is taken as its lines") {
  std::string rows;
  for (int i = 0; i < 66'000; ++i) {
    rows += "<w:tr><w:tc>" + plain(std::to_string(i)) + "</w:tc></w:tr>";
  }
  Parts parts = parts_of({.body = "<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/>"
                                  "<w:insideH w:val=\"single\"/></w:tblBorders></w:tblPr>"
                                  "<w:tr><w:tc>" +
                                  plain("x") + "</w:tc><w:tc><w:tbl>" + rows +
                                  "</w:tbl></w:tc></w:tr></w:tbl>"});
  const Reading reading = read(zip_with(parts, {}));
  REQUIRE(reading.flow.has_value());
  const model::Table& table = reading.table(0);
  REQUIRE(table.rows.size() == 1);
  CHECK(table.rows[0].cells.at(1).paragraphs.size() == 66'000);
  CHECK(table.rows[0].cells.at(0).row_span == 1);
}

TEST_CASE("huge numbers in attributes neither overflow nor take memory") {
  for (const std::string_view number : {"65535", "2147483647", "-2147483648", "99999999999999"}) {
    const auto value = [&](std::string_view name) {
      return fmt::format("<w:{} w:val=\"{}\"/>", name, number);
    };
    const std::string cell = "<w:tc><w:tcPr>" + value("gridSpan") + value("vMerge") + "</w:tcPr>" +
                             plain("x") + "</w:tc>";
    const std::string row =
        "<w:tr><w:trPr>" + value("gridBefore") + "</w:trPr>" + cell + cell + "</w:tr>";
    const std::string numbering =
        "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">" + value("start") +
        value("lvlRestart") + "<w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"" +
        repeated("%1", 127) +
        "\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
        "w:val=\"0\"/></w:num>";
    const std::string item =
        paragraph("<w:numPr>" + value("ilvl") + "<w:numId w:val=\"1\"/></w:numPr>", run("", "a"));
    const Reading reading = read(
        docx(Document{.body = "<w:tbl>" + repeated(row, 200) + "</w:tbl>" + repeated(item, 200),
                      .numbering = numbering,
                      .settings = "<w:footnotePr>" + value("numStart") + "</w:footnotePr>"}));
    REQUIRE(reading.flow.has_value());
    CHECK(reading.table(0).columns_count <= 1024);
    for (const std::string& line : reading.lines()) {
      CHECK(line.size() < 1000);
    }
  }
}

/// A document of one paragraph, not packed: what repeats would be refused as made to fill a disk.
Reading read_stored(const std::string& runs) {
  return read(zip_with(parts_of({.body = "<w:p>" + runs + "</w:p>"}), {}));
}

TEST_CASE("a hundred thousand fields one in the other take no more than their number of steps") {
  const std::string begin =
      "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:fldChar w:fldCharType=\"separate\"/></w:r>";
  const Reading reading =
      read_stored(repeated(begin, 100'000) + repeated("<w:r><w:t>x</w:t></w:r>", 100'000));
  CHECK((reading.lines() == Codes{std::string(100'000, 'x')}));
  CHECK((reading.codes() == Codes(100'000, "G0245")));
}

TEST_CASE("a paragraph of twenty megabytes is one paragraph") {
  const Reading reading =
      read_stored(repeated("<w:r><w:t xml:space=\"preserve\">chữ </w:t></w:r>", 400'000));
  REQUIRE(reading.lines().size() == 1);
  CHECK(reading.lines()[0].size() == 400'000 * 6 - 1);
}

TEST_CASE("accents heaped on one letter are an error and take no square of time") {
  // U+0301 and U+0323 by turns must be put in order, which is the slow case.
  const Reading reading = read(docx(plain("a" + repeated("\u0301\u0323", 200'000) + "b")));
  REQUIRE(reading.flow.has_value());
  CHECK(reading.codes() == Codes{"G0219", "G0261"});
}

}  // namespace
}  // namespace gazette::ingest::docx_test
