// DOCX files made in a test from strings.

#include "tests/ingest/docx_builder.h"

#include <fmt/format.h>

#include "gazette/base/assert.h"

namespace gazette::ingest::docx_test {
namespace {

constexpr std::string_view kNamespaces =
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
    "xmlns:wp=\"urn:wp\" xmlns:wps=\"urn:wps\" xmlns:a=\"urn:a\" xmlns:v=\"urn:v\" "
    "xmlns:m=\"urn:m\" xmlns:o=\"urn:o\"";
constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string part(std::string_view name, std::string_view inner) {
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{} {}>{}</w:{}>", name,
                     kNamespaces, inner, name);
}

std::string relationship(std::string_view type, std::string_view target) {
  return fmt::format("<Relationship Id=\"r{}\" Type=\"{}{}\" Target=\"{}\"/>", type, kRelationships,
                     type, target);
}

}  // namespace

std::string pack(const Parts& parts, const char* password) {
  zip_error_t error = {};
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
  GAZETTE_ASSERT(memory != nullptr);
  zip_source_keep(memory);
  zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
  GAZETTE_ASSERT(archive != nullptr);
  for (const auto& [name, bytes] : parts) {
    zip_source_t* source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    GAZETTE_ASSERT(index >= 0);
    if (password != nullptr) {
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
  }
  GAZETTE_ASSERT(zip_close(archive) == 0);
  zip_stat_t stat = {};
  GAZETTE_ASSERT(zip_source_stat(memory, &stat) == 0 && zip_source_open(memory) == 0);
  std::string result(static_cast<std::size_t>(stat.size), '\0');
  GAZETTE_ASSERT(zip_source_read(memory, result.data(), result.size()) ==
                 static_cast<zip_int64_t>(result.size()));
  zip_source_close(memory);
  zip_source_free(memory);
  return result;
}

Parts unpack(std::string_view bytes) {
  Parts parts;
  zip_error_t error = {};
  zip_source_t* memory = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = zip_open_from_source(memory, ZIP_RDONLY, &error);
  if (archive == nullptr) {
    zip_source_free(memory);
    return parts;
  }
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    const auto index = static_cast<zip_uint64_t>(i);
    zip_stat_t stat = {};
    zip_stat_index(archive, index, 0, &stat);
    std::string part_bytes(static_cast<std::size_t>(stat.size), '\0');
    zip_file_t* file = zip_fopen_index(archive, index, 0);
    zip_fread(file, part_bytes.data(), part_bytes.size());
    zip_fclose(file);
    parts.emplace(stat.name, std::move(part_bytes));
  }
  zip_discard(archive);
  return parts;
}

Parts parts_of(const Document& document) {
  Parts parts;
  std::string relationships;
  const auto add = [&](std::string_view type, std::string_view root, const std::string& inner) {
    if (!inner.empty()) {
      parts.emplace(fmt::format("word/{}.xml", type), part(root, inner));
      relationships += relationship(type, fmt::format("{}.xml", type));
    }
  };
  add("styles", "styles", document.styles);
  add("numbering", "numbering", document.numbering);
  add("footnotes", "footnotes", document.footnotes);
  add("endnotes", "endnotes", document.endnotes);
  add("settings", "settings", document.settings);
  add("header", "hdr", document.header);
  parts.emplace("word/document.xml",
                part("document", fmt::format("<w:body>{}</w:body>", document.body)));
  parts.emplace("word/_rels/document.xml.rels",
                fmt::format("<Relationships>{}</Relationships>", relationships));
  parts.emplace("_rels/.rels", fmt::format("<Relationships>{}</Relationships>",
                                           relationship("officeDocument", "word/document.xml")));
  return parts;
}

std::string docx(const Document& document) {
  return pack(parts_of(document));
}

std::string docx(std::string_view body) {
  return docx(Document{.body = std::string(body)});
}

std::string paragraph(std::string_view properties, std::string_view runs) {
  return fmt::format("<w:p><w:pPr>{}</w:pPr>{}</w:p>", properties, runs);
}

std::string run(std::string_view properties, std::string_view text) {
  return fmt::format("<w:r><w:rPr>{}</w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>", properties,
                     text);
}

std::string plain(std::string_view text) {
  return paragraph("", run("", text));
}

std::vector<std::string> Reading::lines() const {
  std::vector<std::string> lines;
  for (const FlowItem& item : flow.value_or(Flow()).items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      lines.push_back((item.page_break_before ? "[page] " : "") + shown(*paragraph));
    } else {
      lines.push_back(item.page_break_before ? "[page] [table]" : "[table]");
    }
  }
  return lines;
}

std::vector<std::string> Reading::codes() const {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    codes.emplace_back(diagnostic.code);
  }
  return codes;
}

const model::Table& Reading::table(std::size_t index) const {
  GAZETTE_ASSERT(flow.has_value());
  for (const FlowItem& item : flow->items) {
    if (const auto* table = std::get_if<model::Table>(&item.block); table != nullptr) {
      if (index == 0) {
        return *table;
      }
      --index;
    }
  }
  GAZETTE_ASSERT(false);
}

Reading read(std::string_view bytes) {
  Reading reading;
  reading.flow = read_docx(bytes, "a.docx", reading.diagnostics);
  return reading;
}

std::string shown(const model::Paragraph& paragraph) {
  std::string text;
  for (const model::Span& span : paragraph.spans) {
    if (span.note != 0) {
      text += fmt::format("{{^{}:{}}}", span.note, span.text);
    } else if (span.emphasis != model::kPlain) {
      text += fmt::format("{{{}:{}}}", static_cast<int>(span.emphasis), span.text);
    } else {
      text += span.text;
    }
  }
  return text;
}

}  // namespace gazette::ingest::docx_test
