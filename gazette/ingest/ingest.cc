#include "gazette/ingest/ingest.h"

#include <algorithm>
#include <initializer_list>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/hash.h"
#include "gazette/base/text.h"
#include "gazette/ingest/checks.h"
#include "gazette/ingest/facsimile.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/front_matter.h"
#include "gazette/ingest/picture.h"
#include "gazette/ingest/text_law.h"

namespace gazette::ingest {
namespace {

/// The largest document read: what a program can hold in memory, far above any act.
constexpr std::size_t kMarkdownBytesMax = 20'000'000;
constexpr std::size_t kPackageBytesMax = 200'000'000;

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

bool is_one_of(std::string_view ending, std::initializer_list<std::string_view> endings) {
  return std::find(endings.begin(), endings.end(), ending) != endings.end();
}

/// Endings of packed Word documents; macros and the rest of a template are not read.
bool is_docx_ending(std::string_view ending) {
  return is_one_of(ending, {"docx", "docm", "dotx", "dotm"});
}

/// Endings under which a text document may come.
bool is_document_ending(std::string_view ending) {
  return is_docx_ending(ending) || is_one_of(ending, {"doc", "dot", "rtf", "odt"});
}

/// What is said of a file that is nothing the program reads.
void report_other(const std::string& path, const std::string& ending, FileKind kind,
                  Diagnostics& diagnostics) {
  if (kind == FileKind::locked) {
    diagnostics.report({.code = "G0231",
                        .place = {.path = path},
                        .message = "the document is locked by a password",
                        .help = "open it in Word, remove the password (File, Info, Protect "
                                "Document), save it again"});
  } else if (is_document_ending(ending)) {
    report_unread(path, fmt::format("the file is named .{} but is no text document", ending),
                  "open it in Word or LibreOffice and save it as .docx", diagnostics);
  } else {
    report_unread(path,
                  ending.empty() ? "a file without an ending is not read"
                                 : fmt::format("a .{} file is not read", ending),
                  ending == "pdf" ? "ask the sender for the .docx it was made from"
                                  : "save it as .docx, or write it as .md",
                  diagnostics);
  }
}

/// Says where the bytes are of another kind than the name.
void report_kind(const std::string& path, const std::string& ending, FileKind kind,
                 Diagnostics& diagnostics) {
  const bool is_named_so = "." + ending == ending_of(kind) ||
                           (kind == FileKind::docx && is_docx_ending(ending)) ||
                           (kind == FileKind::word_97 && ending == "dot");
  if (!is_named_so) {
    diagnostics.report({.code = "G0272",
                        .place = {.path = path},
                        .message = fmt::format("the file is named .{} but its bytes are of a {}",
                                               ending, ending_of(kind))});
  }
}

/// The flow of a document: Markdown by its name, all others by what their bytes are.
std::optional<Flow> read_flow(const Document& document, Diagnostics& diagnostics) {
  const std::string& path = document.path;
  const std::string ending = ending_of(path);
  const FileKind kind = kind_of(document.bytes);
  if (document.bytes.empty()) {
    diagnostics.report({.code = "G0101",
                        .place = {.path = path},
                        .message = "the file is empty",
                        .help = "fetch it again from its sender"});
    return std::nullopt;
  }
  const bool is_markdown = is_one_of(ending, {"md", "markdown"});
  const std::size_t bytes_max = is_markdown ? kMarkdownBytesMax : kPackageBytesMax;
  if (document.bytes.size() > bytes_max) {
    diagnostics.report({.code = "G0218",
                        .place = {.path = path},
                        .message = fmt::format("the file has {} bytes, past the limit of {}",
                                               document.bytes.size(), bytes_max),
                        .help = "split the document, or take out of it what is no text"});
    return std::nullopt;
  }
  if (is_markdown) {
    if (kind != FileKind::other && kind != FileKind::html) {
      report_unread(path, "the file is named .md but is a Word or LibreOffice document",
                    "give it the ending of its kind", diagnostics);
      return std::nullopt;
    }
    return read_markdown(document.bytes, path, diagnostics, document.find_attached);
  }
  if (!is_document_ending(ending) || kind == FileKind::other || kind == FileKind::locked) {
    report_other(path, ending, kind, diagnostics);
    return std::nullopt;
  }
  report_kind(path, ending, kind, diagnostics);
  if (kind == FileKind::docx) {
    return read_docx(document.bytes, path, diagnostics);
  }
  if (document.converted.empty()) {
    report_unread(path, fmt::format("a {} file is read through LibreOffice only", ending_of(kind)),
                  "open it in Word or LibreOffice and save it as .docx", diagnostics);
    return std::nullopt;
  }
  return read_docx(document.converted, path, diagnostics);
}

}  // namespace

bool needs_conversion(std::string_view bytes, const std::string& path) {
  const FileKind kind = kind_of(bytes);
  return is_document_ending(ending_of(path)) && kind != FileKind::other && kind != FileKind::docx &&
         kind != FileKind::locked;
}

Ingested ingest(const Document& document, const model::Configuration& configuration,
                Diagnostics& diagnostics) {
  const std::string& path = document.path;
  Ingested ingested;
  std::optional<Flow> flow = read_flow(document, diagnostics);
  if (!flow) {
    return ingested;
  }
  if (!document.statement.empty()) {
    read_statement(document.statement, *flow, diagnostics);
  }
  ingested.changes = std::move(flow->changes);
  const std::vector<SourceParagraph> source = paragraphs_with_text(*flow);
  const std::size_t reader_dropped = flow->dropped.size();
  for (const SourceParagraph& paragraph : source) {
    ingested.source_text.push_back(paragraph.text);
  }
  for (const model::Dropped& dropped : flow->dropped) {
    if (!dropped.is_picture) {
      ingested.source_text.push_back(dropped.text);
    }
  }
  const std::vector<FacsimileStatement> facsimiles = flow->front_matter.facsimiles;
  Recognised recognised = recognise(std::move(*flow), configuration, diagnostics);
  ingested.instrument = std::move(recognised.instrument);
  ingested.decisions = std::move(recognised.decisions);
  if (!ingested.instrument) {
    return ingested;
  }
  ingested.instrument->source_sha256 = sha256(document.bytes);
  add_facsimiles(facsimiles, document.find_attached, *ingested.instrument, diagnostics);
  check_pictures(*ingested.instrument, diagnostics);
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
