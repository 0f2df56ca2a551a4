#include "tests/bench/docx.h"

#include <algorithm>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "tests/ingest/docx_builder.h"

namespace gazette {
namespace {

constexpr std::string_view kNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
constexpr std::string_view kTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (c == '&') {
      result += "&amp;";
    } else if (c == '<') {
      result += "&lt;";
    } else {
      result += c;
    }
  }
  return result;
}

/// A run with the properties that Word repeats on each.
std::string run(std::string_view text, std::string_view emphasis) {
  return fmt::format(
      "<w:r w:rsidRPr=\"00A51F2C\"><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times "
      "New "
      "Roman\" w:cs=\"Times New Roman\"/>{}<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/><w:lang "
      "w:val=\"vi-VN\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
      emphasis, escaped(text));
}

/// Text with "*" or "**" around all of it or around its start.
std::string runs(std::string_view text) {
  for (const auto& [mark, emphasis] :
       {std::pair("**", "<w:b/><w:bCs/>"), std::pair("*", "<w:i/><w:iCs/>")}) {
    const std::size_t size = std::string_view(mark).size();
    const std::size_t end = text.starts_with(mark) ? text.find(mark, size) : std::string_view::npos;
    if (end != std::string_view::npos) {
      const std::string_view rest = text.substr(end + size);
      return run(text.substr(size, end - size), emphasis) + (rest.empty() ? "" : run(rest, ""));
    }
  }
  // Word cuts text into runs wherever someone once edited.
  const std::size_t middle = text.find(' ', text.size() / 2);
  return middle == std::string_view::npos
             ? run(text, "")
             : run(text.substr(0, middle), "") + run(text.substr(middle), "");
}

std::string paragraph(std::string_view runs_of_it, std::string_view alignment) {
  return fmt::format(
      "<w:p w:rsidR=\"00A51F2C\" w:rsidRDefault=\"00A51F2C\"><w:pPr><w:spacing w:before=\"120\" "
      "w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/><w:jc w:val=\"{}\"/><w:rPr><w:sz "
      "w:val=\"28\"/></w:rPr></w:pPr>{}</w:p>",
      alignment, runs_of_it);
}

std::string table(std::string_view lines) {
  std::string xml =
      "<w:tbl><w:tblPr><w:tblW w:w=\"9288\" w:type=\"dxa\"/><w:tblBorders><w:top "
      "w:val=\"single\"/><w:left w:val=\"single\"/><w:bottom w:val=\"single\"/><w:right "
      "w:val=\"single\"/><w:insideH w:val=\"single\"/><w:insideV w:val=\"single\"/></w:tblBorders>"
      "</w:tblPr><w:tblGrid/>";
  bool is_first = true;
  for (std::string_view line : split(lines, '\n')) {
    if (line.starts_with("|--") || line.starts_with("|:--")) {
      continue;
    }
    line.remove_prefix(1);
    line.remove_suffix(1);
    xml += is_first ? "<w:tr><w:trPr><w:tblHeader/></w:trPr>" : "<w:tr>";
    for (const std::string_view cell : split(line, '|')) {
      xml += "<w:tc><w:tcPr><w:tcW w:w=\"1857\" w:type=\"dxa\"/></w:tcPr>" +
             paragraph(run(trim(cell), is_first ? "<w:b/>" : ""), "left") + "</w:tc>";
    }
    xml += "</w:tr>";
    is_first = false;
  }
  return xml + "</w:tbl>";
}

std::string block(std::string_view text) {
  if (text.starts_with('|')) {
    return table(text);
  }
  if (text.starts_with('#')) {
    return paragraph(run(trim(text.substr(text.find_first_not_of('#'))), "<w:b/><w:bCs/>"),
                     text.starts_with("###") ? "both" : "center");
  }
  return paragraph(runs(text), text.starts_with('*') ? "center" : "both");
}

}  // namespace

std::string to_docx(std::string_view markdown) {
  std::string body;
  while (!markdown.empty()) {
    const std::size_t end = markdown.find("\n\n");
    const std::string_view text = markdown.substr(0, end);
    markdown.remove_prefix(end == std::string_view::npos ? markdown.size() : end + 2);
    if (!text.empty() && !text.starts_with("+++")) {
      body += block(text);
    }
  }
  const std::string document = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document "
      "{}><w:body>{}<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr></w:body>"
      "</w:document>",
      kNamespaces, body);
  const std::string relationships = fmt::format(
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"{}officeDocument\" Target=\"word/document.xml\"/>"
      "</Relationships>",
      kTypes);
  const std::string types =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
      "Extension=\"rels\" "
      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override "
      "PartName=\"/word/document.xml\" ContentType=\"application/"
      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
  return ingest::docx_test::pack({{"[Content_Types].xml", types},
                                  {"_rels/.rels", relationships},
                                  {"word/document.xml", document}});
}

}  // namespace gazette
