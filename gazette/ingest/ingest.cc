#include "gazette/ingest/ingest.h"

#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/ingest/checks.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/front_matter.h"
#include "gazette/ingest/text_law.h"

namespace gazette::ingest {
namespace {

constexpr std::string_view kZipMark = "PK\x03\x04";
constexpr std::string_view kOleMark = "\xD0\xCF\x11\xE0";  // Word 97 and other OLE files

/// The ending of a file's name in small letters: "docx". Empty where it has none.
std::string ending_of(const std::string& path) {
  const std::size_t name = path.find_last_of("/\\") + 1;  // npos + 1 is 0
  const std::size_t dot =
      path.find('.', name) == std::string::npos ? std::string::npos : path.find_last_of('.');
  return dot == std::string::npos ? "" : to_lower(path.substr(dot + 1));
}

void report_unread(const std::string& path, std::string message, std::string help,
                   Diagnostics& diagnostics) {
  diagnostics.report({.code = "G0202",
                      .place = {.path = path},
                      .message = std::move(message),
                      .help = std::move(help)});
}

/// The flow of a document, by the ending of its name; what the bytes are is checked against it.
std::optional<Flow> read_flow(std::string_view bytes, const std::string& path,
                              Diagnostics& diagnostics) {
  const std::string ending = ending_of(path);
  const bool is_zip = bytes.starts_with(kZipMark);
  const bool is_ole = bytes.starts_with(kOleMark);
  // Documents with macros and templates are packed alike; macros are never run.
  const bool is_word = ending == "docx" || ending == "docm" || ending == "dotx" || ending == "dotm";
  if (bytes.empty()) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = path},
                        .message = "the file is empty",
                        .help = "fetch it again from its sender"});
    return std::nullopt;
  }
  if (ending == "doc" || ending == "rtf" || ending == "odt" || is_ole) {
    report_unread(path,
                  is_ole && is_word
                      ? "a Word 97 document, or one with a password, under the name of a .docx"
                      : fmt::format("a .{} file is not read", ending),
                  "open it in Word or LibreOffice and save it as .docx", diagnostics);
    return std::nullopt;
  }
  if (is_word) {
    if (!is_zip) {
      report_unread(path, "the file is named .docx but is none",
                    "open it in Word or LibreOffice and save it as .docx", diagnostics);
      return std::nullopt;
    }
    return read_docx(bytes, path, diagnostics);
  }
  if (ending == "md" || ending == "markdown") {
    if (is_zip) {
      report_unread(path, "the file is named .md but is a packed file, as .docx are",
                    "give it the ending of its kind", diagnostics);
      return std::nullopt;
    }
    return read_markdown(bytes, path, diagnostics);
  }
  report_unread(path,
                ending.empty() ? "a file without an ending is not read"
                               : fmt::format("a .{} file is not read", ending),
                ending == "pdf" ? "ask the sender for the .docx it was made from"
                                : "save it as .docx, or write it as .md",
                diagnostics);
  return std::nullopt;
}

}  // namespace

Ingested ingest(const Document& document, const model::Configuration& configuration,
                Diagnostics& diagnostics) {
  const std::string& path = document.path;
  Ingested ingested;
  std::optional<Flow> flow = read_flow(document.bytes, path, diagnostics);
  if (!flow) {
    return ingested;
  }
  if (!document.statement.empty()) {
    read_statement(document.statement, *flow, diagnostics);
  }
  const std::vector<SourceParagraph> source = paragraphs_with_text(*flow);
  const std::size_t reader_dropped = flow->dropped.size();
  for (const SourceParagraph& paragraph : source) {
    ingested.source_text.push_back(paragraph.text);
  }
  for (const model::Dropped& dropped : flow->dropped) {
    ingested.source_text.push_back(dropped.text);
  }
  Recognised recognised = recognise(std::move(*flow), configuration, diagnostics);
  ingested.instrument = std::move(recognised.instrument);
  ingested.decisions = std::move(recognised.decisions);
  if (!ingested.instrument) {
    return ingested;
  }
  ingested.instrument->source_sha256 = sha256(document.bytes);
  const std::optional<TextDifference> difference =
      find_difference(source, paragraphs_with_text(*ingested.instrument, reader_dropped));
  if (difference) {
    diagnostics.report(
        {.code = "G0399",
         .place = {.path = path, .paragraph = difference->paragraph},
         .message = fmt::format("the text \"{}\" became \"{}\"", shorten(difference->expected, 60),
                                shorten(difference->actual, 60)),
         .help = "this is a fault of the program; please report it with the document"});
  }
  check_instrument(*ingested.instrument, configuration, diagnostics);
  return ingested;
}

}  // namespace gazette::ingest
