// DOCX files made in a test from strings: parts of XML in a ZIP, with the relationships that a
// reader needs to find them. Written for no other program to read.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include <zip.h>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"

namespace gazette::ingest::docx_test {

/// The parts of a ZIP by name.
using Parts = std::map<std::string, std::string>;

/// Packs parts into a ZIP. With a password every part is enciphered.
[[nodiscard]] std::string pack(const Parts& parts, const char* password = nullptr);

/// The parts of a ZIP; none where it is not one.
[[nodiscard]] Parts unpack(std::string_view bytes);

/// The inner XML of the parts of a document; a part left empty is not there.
struct Document {
  std::string body = {};
  std::string styles = {};
  std::string numbering = {};
  std::string footnotes = {};
  std::string endnotes = {};
  std::string settings = {};
  std::string header = {};
};

[[nodiscard]] Parts parts_of(const Document& document);
[[nodiscard]] std::string docx(const Document& document);
/// A DOCX with nothing but a body.
[[nodiscard]] std::string docx(std::string_view body);

/// <w:p> with these properties (inside w:pPr) and these runs.
[[nodiscard]] std::string paragraph(std::string_view properties, std::string_view runs);
/// <w:r> with these properties (inside w:rPr) and this text, blanks kept.
[[nodiscard]] std::string run(std::string_view properties, std::string_view text);
/// A paragraph of plain text.
[[nodiscard]] std::string plain(std::string_view text);

/// What reading gives: the flow and every finding.
struct Reading {
  std::optional<Flow> flow = {};
  Diagnostics diagnostics = {};

  /// The paragraphs outside tables, emphasis and marks shown: "{1:đậm} thường", "{^1:1}".
  [[nodiscard]] std::vector<std::string> lines() const;
  /// The codes of the findings, in order.
  [[nodiscard]] std::vector<std::string> codes() const;
  [[nodiscard]] const model::Table& table(std::size_t index) const;
};

[[nodiscard]] Reading read(std::string_view bytes);

/// A paragraph in the form of `Reading::lines`.
[[nodiscard]] std::string shown(const model::Paragraph& paragraph);

}  // namespace gazette::ingest::docx_test
