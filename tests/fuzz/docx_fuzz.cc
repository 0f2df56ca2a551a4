// The reader of DOCX, from the bytes of the package and from the text of its parts.
//
// Mutations of a ZIP break its checksums and go no further, so the second subject takes the parts
// as one text, each behind a line with its name, and packs them itself.

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/fuzz/subject.h"
#include "tests/ingest/docx_builder.h"
#include "tests/stored_zip.h"

namespace gazette::fuzz {
namespace {

using ingest::docx_test::Document;
using ingest::docx_test::paragraph;
using ingest::docx_test::Parts;
using ingest::docx_test::plain;
using ingest::docx_test::run;

/// What stands before a part's name.
constexpr std::string_view kPartMark = "\n=== ";
/// Larger samples say nothing new and make every mutation slow.
constexpr std::size_t kSeedBytesMax = 70'000;

std::string joined(const Parts& parts) {
  std::string text;
  for (const auto& [name, bytes] : parts) {
    text += fmt::format("{}{}\n{}", kPartMark, name, bytes);
  }
  return text;
}

std::vector<ZipEntry> taken_apart(std::string_view text) {
  std::vector<ZipEntry> entries;
  while (!text.empty()) {
    const std::size_t end = text.find(kPartMark, 1);
    std::string_view part = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view() : text.substr(end);
    if (part.starts_with(kPartMark)) {
      part.remove_prefix(kPartMark.size());
      const std::size_t line_end = std::min(part.find('\n'), part.size());
      entries.push_back({.name = std::string(part.substr(0, line_end)),
                         .bytes = std::string(part.substr(std::min(line_end + 1, part.size())))});
    }
  }
  return entries;
}

/// A document with something of everything.
Document rich() {
  const std::string number = "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>";
  const auto mark = [](std::string_view type) {
    return fmt::format("<w:fldChar w:fldCharType=\"{}\"/>", type);
  };
  const std::string field = "<w:r>" + mark("begin") + "<w:instrText>PAGE</w:instrText>" +
                            mark("separate") + "<w:t>1</w:t>" + mark("end") + "</w:r>";
  const std::string box = "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" +
                          plain("khung") +
                          "</w:txbxContent><a:blip/></w:drawing></mc:Choice><mc:Fallback><w:pict/>"
                          "</mc:Fallback></mc:AlternateContent></w:r>";
  const std::string formula =
      "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r>"
      "</m:den></m:f></m:oMath>";
  const std::string cell =
      "<w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge "
      "w:val=\"restart\"/></w:tcPr>" +
      plain("x") + "</w:tc>";
  return {.body = paragraph("<w:pStyle w:val=\"A\"/>" + number,
                            run("<w:b/><w:caps/>", "Điều") +
                                "<w:r><w:footnoteReference w:id=\"1\"/></w:r>" + box) +
                  "<w:tbl><w:tblGrid><w:gridCol w:w=\"9\"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/>"
                  "<w:gridBefore w:val=\"1\"/></w:trPr>" +
                  cell + "</w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + plain("y") +
                  "</w:tc></w:tr></w:tbl>" +
                  paragraph("<w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr>", field + formula) +
                  paragraph("<w:rPr><w:del/></w:rPr>",
                            "<w:ins>" + run("<w:vanish/>", "ẩn") + "</w:ins><w:del>" +
                                run("", "bớt") + "</w:del><w:hyperlink>" +
                                run("<w:rFonts w:hAnsi=\".VnTime\"/>", "Quy\xC3\x95t") +
                                "</w:hyperlink><w:r><w:tab/><w:br w:type=\"page\"/><w:sym "
                                "w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>"),
          .styles =
              "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times\"/></w:rPr>"
              "</w:rPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:styleId=\"A\">"
              "<w:name w:val=\"heading 1\"/><w:basedOn w:val=\"B\"/></w:style>"
              "<w:style w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style>",
          .numbering =
              "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start "
              "w:val=\"3\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText "
              "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\">"
              "<w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride "
              "w:val=\"1\"/></w:lvlOverride></w:num>",
          .footnotes = "<w:footnote w:id=\"1\">" + plain("n") + "</w:footnote>",
          .endnotes =
              "<w:endnote w:id=\"1\"><w:p><w:r><w:endnoteReference w:id=\"1\"/></w:r></w:p>"
              "</w:endnote>",
          .settings = "<w:footnotePr><w:numFmt w:val=\"upperLetter\"/></w:footnotePr>",
          .header = plain("Trang 1 của quyết định")};
}

/// An act line by line.
Document act() {
  std::string body;
  for (const std::string& line : lines_of_acts()) {
    body += plain(line);
  }
  return {.body = std::move(body)};
}

std::string package_law(std::string_view input) {
  return broken_law({.bytes = input, .path = "a.docx"});
}

std::string parts_law(std::string_view input) {
  return package_law(stored_zip(taken_apart(input)));
}

std::vector<Parts> documents() {
  std::vector<Parts> all = {ingest::docx_test::parts_of(rich()),
                            ingest::docx_test::parts_of(act())};
  for (const std::string& sample : samples(".docx")) {
    all.push_back(ingest::docx_test::unpack(sample));
  }
  return all;
}

std::vector<std::string> package_seeds() {
  std::vector<std::string> seeds;
  for (const Parts& parts : documents()) {
    seeds.push_back(ingest::docx_test::pack(parts));
  }
  return seeds;
}

std::vector<std::string> parts_seeds() {
  std::vector<std::string> seeds;
  for (Parts parts : documents()) {
    std::erase_if(parts, [](const auto& part) {
      return part.first.starts_with("docProps") || part.first == "word/fontTable.xml";
    });
    std::string text = joined(parts);
    if (text.size() <= kSeedBytesMax) {
      seeds.push_back(std::move(text));
    }
  }
  return seeds;
}

std::vector<std::string> package_tokens() {
  using std::string_literals::operator""s;
  return {"PK\x01\x02",        "PK\x03\x04",         "PK\x05\x06",       "PK\x06\x06",
          "PK\x06\x07",        "PK\x07\x08",         "\xFF\xFF\xFF\xFF", "\0\0\0\0"s,
          "word/document.xml", "../../../etc/passwd"};
}

std::vector<std::string> parts_tokens() {
  constexpr std::string_view kElements =
      "w:p w:pPr w:r w:rPr w:t w:tab w:br w:cr w:sym w:tbl w:tr w:trPr w:tc w:tcPr "
      "w:tblPr w:tblGrid w:gridCol w:gridSpan w:gridBefore w:vMerge w:hMerge "
      "w:tblHeader w:numPr w:numId w:ilvl w:pStyle w:rStyle w:basedOn w:style w:b "
      "w:i w:caps w:vanish w:specVanish w:ins w:del w:moveFrom w:moveTo w:fldSimple "
      "w:fldChar w:instrText w:hyperlink w:sdt w:sdtContent w:sectPr "
      "w:footnoteReference w:endnoteReference w:commentReference w:drawing w:pict "
      "w:object w:txbxContent mc:AlternateContent mc:Choice mc:Fallback m:oMath m:f "
      "m:sSup w:ruby w:rubyBase w:altChunk w:lvl";
  std::vector<std::string> tokens = {"<![CDATA[",
                                     "]]>",
                                     "<!--",
                                     "-->",
                                     "<?",
                                     "<!DOCTYPE a [",
                                     "<!ENTITY b \"c\">",
                                     "&b;",
                                     "&#x1F4A9;",
                                     "&#xD800;",
                                     "&amp;",
                                     " w:val=\"-1\"",
                                     " w:val=\"65535\"",
                                     " w:val=\"2147483647\"",
                                     " w:val=\"99999999999\"",
                                     " w:id=\"1\"",
                                     " w:fldCharType=\"begin\"",
                                     " w:fldCharType=\"separate\"",
                                     " w:fldCharType=\"end\"",
                                     " w:type=\"page\"",
                                     " xml:space=\"preserve\"",
                                     " customMarkFollows=\"1\""};
  for (const std::string_view name : split(kElements, ' ')) {
    tokens.push_back(fmt::format("<{}>", name));
    tokens.push_back(fmt::format("</{}>", name));
    tokens.push_back(fmt::format("<{} w:val=\"1\"/>", name));
  }
  return tokens;
}

}  // namespace

Subject package() {
  return {"package", package_law, package_seeds, package_tokens};
}

Subject docx() {
  return {"docx", parts_law, parts_seeds, parts_tokens};
}

}  // namespace gazette::fuzz
