// What must hold whatever bytes an office sends: the subjects of fuzzing.
//
// A subject is one way into ingest/ and the laws that it must keep there. scripts/fuzz gives it to
// libFuzzer, which looks for inputs that reach new code; an ordinary test judges the same subject
// on its seeds and on fixed mutations of them, so that every machine judges the same inputs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/ingest.h"

namespace gazette::fuzz {

struct Subject {
  std::string_view name = {};
  /// Says which law breaks on this input; empty where all are kept.
  std::string (*broken_law)(std::string_view input) = nullptr;
  /// Inputs that mean something, to begin from.
  std::vector<std::string> (*seeds)() = nullptr;
  /// Words of the format, for mutations to put in.
  std::vector<std::string> (*tokens)() = nullptr;
};

[[nodiscard]] Subject package();    // the bytes of a DOCX
[[nodiscard]] Subject docx();       // the parts of a DOCX, packed here: mutations reach the XML
[[nodiscard]] Subject markdown();   // a Markdown file
[[nodiscard]] Subject structure();  // a source flow, one paragraph or row a line
[[nodiscard]] Subject statement();  // what stands beside a Word file, TOML

[[nodiscard]] std::vector<Subject> subjects();

/// The laws of a document taken in: it becomes an act or is refused with an error, its text is kept
/// whole, and act and findings can be printed.
[[nodiscard]] std::string broken_law(const ingest::Document& document);

/// The same laws for what was made of an input.
[[nodiscard]] std::string broken_law(const std::optional<model::Instrument>& instrument,
                                     const Diagnostics& diagnostics);

/// The configuration of the sample office.
[[nodiscard]] const model::Configuration& configuration();

/// The bytes of the sample documents whose names end so.
[[nodiscard]] std::vector<std::string> samples(std::string_view ending);

/// Lines that mean something to the recogniser: heads, provisions, signatures, titles of annexes.
[[nodiscard]] std::vector<std::string> lines_of_acts();

}  // namespace gazette::fuzz
