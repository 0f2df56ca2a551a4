// The door of ingest/: what an office sends becomes an `Instrument`. The only place that includes
// cmark, libzip and pugixml.
//
// A reader (markdown, docx) makes a source flow: the document's paragraphs and tables in order,
// each with its origin, and what the front matter states. One recogniser takes any flow apart.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/decision.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// What a file is by its bytes.
enum class FileKind : std::uint8_t {
  other,   // Markdown too, which has no mark
  docx,    // a ZIP: what is in it shows when it is read
  locked,  // by a password
  word_97,
  rtf,
  odt,
  html,      // a web page, which law sites save under the name of a .doc
  word_xml,  // Word 2003 as XML
};
[[nodiscard]] FileKind kind_of(std::string_view bytes);
/// The ending that such a file should have: ".rtf". Empty for `other` and `locked`.
[[nodiscard]] std::string_view ending_of(FileKind kind);

/// Whether a file is not read here but only as the DOCX that another program makes of it: the bytes
/// and the ending of the name say so.
[[nodiscard]] bool needs_conversion(std::string_view bytes, const std::string& path);

/// A file that lies beside a document and is shown in it.
struct AttachedFile {
  std::string bytes = {};
  std::vector<std::string> page_texts = {};  // of a PDF: its text layer, where that is known
  bool lacks_reader = false;                 // no program was there that reads text layers
  std::string page_margins = {};  // of a PDF: what `find_page_margins` gave, where that is known
  bool lacks_drawer = false;      // no program was there that draws pages
};

/// How much of each page of a PDF is white at its edges, as a text to be kept beside the file:
/// pages are drawn once, when they come in (pdftoppm), so that no build depends on how. Empty where
/// that is not installed or the PDF cannot be read.
[[nodiscard]] std::string find_page_margins(std::string_view pdf);

/// Gives the file of a name beside the document; nothing where there is none. The names are those
/// that the document says, relative and without "..".
using FindAttached = std::function<std::optional<AttachedFile>(const std::string& name)>;

/// A document as it came in.
struct Document {
  std::string_view bytes = {};
  std::string path = {};
  /// What the editor states beside a document that has no front matter of its own: the TOML of
  /// "<name>.docx.toml" or "<name>.doc.toml", with the keys of a front matter. Empty: nothing.
  std::string_view statement = {};
  /// The DOCX that another program made of `bytes`, for those that need it. Empty: there is none.
  std::string_view converted = {};
  FindAttached find_attached = {};  // may be empty: no files
};

/// Text whose letters were changed: read from an old encoding, or look-alikes of Latin letters.
struct TextChange {
  model::Origin origin = {};
  std::string reason = {};  // "TCVN3", "VNI", "look-alike"
  std::string before = {};  // a paragraph as the file has it; of look-alikes the word
  std::string after = {};
};

struct Ingested {
  std::optional<model::Instrument> instrument = {};  // absent where nothing could be made of it
  std::vector<std::string> source_text = {};         // one paragraph or cell each, numbers included
  std::vector<Decision> decisions = {};  // what was decided of its structure, and how surely
  std::vector<TextChange> changes = {};  // in the order of the paragraphs
};

/// Reads a document by its bytes and, for Markdown, by the ending of its name. Never throws for
/// wrong bytes: every fault is a finding. The text law holds for the result: the
/// source text is the instrument's text and the dropped text, nothing else, or G0399 is reported.
[[nodiscard]] Ingested ingest(const Document& document, const model::Configuration& configuration,
                              Diagnostics& diagnostics);

}  // namespace gazette::ingest
