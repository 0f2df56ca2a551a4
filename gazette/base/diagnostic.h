// Findings (phát hiện): what is wrong with the user's material, where, and how to mend it.
//
// Wrong material is never an exception: a stage reports a `Diagnostic` and goes on with the best
// result, so that one run shows all findings. The world's failure (disk, database, font file) is an
// `Error`; a fault of ours is an assertion (assert.h).
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

enum class Severity : std::uint8_t { note, warning, error };

/// A place in the user's material. `line` and `column` count from 1 and are 0 where unknown;
/// `paragraph` counts a document's paragraphs from 1, for files that have no lines (DOCX).
struct Place {
  std::string path = {};  // as the user gave it
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // in code points
  std::uint32_t paragraph = 0;
  std::string excerpt = {};  // the user's own line, or the start of the paragraph
  std::uint32_t width = 0;   // code points to underline in the excerpt, from `column`
};

struct Diagnostic {
  std::string_view code = {};  // "G0203"; must stand in the catalogue
  Place place = {};
  std::string message = {};  // lower case, no full stop: what is wrong
  std::string label = {};    // beside the caret: what was expected there
  std::string help = {};     // how to mend it
};

/// One kind of finding, as `gazette explain` prints it.
struct CatalogueEntry {
  std::string_view code = {};
  Severity severity = Severity::error;
  std::string_view title = {};
  std::string_view explanation = {};  // why it matters and what to do, some sentences
};

/// Every kind of finding the program knows, sorted by code.
[[nodiscard]] const std::vector<CatalogueEntry>& catalogue();

/// The entry of `code`, or null.
[[nodiscard]] const CatalogueEntry* find_in_catalogue(std::string_view code);

/// The findings of a run, in the order reported. Not for several threads at once: give each thread
/// its own and `append` them in a fixed order.
class Diagnostics {
 public:
  /// Adds a finding; its severity is the catalogue's.
  void report(Diagnostic diagnostic);
  void append(Diagnostics other);

  [[nodiscard]] bool has_errors() const { return errors_count_ > 0; }
  [[nodiscard]] std::size_t errors_count() const { return errors_count_; }
  [[nodiscard]] std::size_t warnings_count() const { return warnings_count_; }
  [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }

 private:
  std::vector<Diagnostic> list_;
  std::size_t errors_count_ = 0;
  std::size_t warnings_count_ = 0;
};

/// The severity of a reported finding.
[[nodiscard]] Severity severity_of(const Diagnostic& diagnostic);

/// The finding as people read it: "path:line:column: error[G0203]: message", the user's line with a
/// caret, and the help. Ends with a line break.
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic);

/// The world failed: a disk, a database, a library, a font file.
class Error : public std::runtime_error {
 public:
  Error(const std::string& what, std::string path)
      : std::runtime_error(what), path_(std::move(path)) {}
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace gazette
