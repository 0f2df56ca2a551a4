// Comma-separated files (CSV), read by the letter of RFC 4180. Private to ledger/.
//
// Strict, because a spreadsheet's guess about a broken row would give a recipient the wrong address
// and nobody would see it. Taken as well: LF for CRLF, blank lines at the end, and semicolons or
// tabs between the columns where the header has no comma and one of these: a spreadsheet set to
// Vietnamese writes them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::ledger {

/// A field and where it begins in the file.
struct CsvField {
  std::string text = {};  // quotes taken off; a line break inside is "\n"
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // from 1, in code points
  std::uint32_t width = 0;   // code points of the field's first line in the file, at least 1
};

using CsvRow = std::vector<CsvField>;

/// The lines of a file, for findings that show the user's own.
class CsvLines {
 public:
  explicit CsvLines(std::string_view text);
  /// A place in the file with the line it is on.
  [[nodiscard]] Place place(const std::string& path, std::uint32_t line, std::uint32_t column,
                            std::uint32_t width) const;

 private:
  std::vector<std::string_view> lines_;
};

/// Whether the first row is that of the file's first line. A header with a fault of its own is left
/// out, and the row after it is none.
[[nodiscard]] bool has_header(const std::vector<CsvRow>& rows);

/// Every row of `text` (valid UTF-8, no byte order mark), the header first. Reports each fault
/// (G0731); a row with one is left out.
[[nodiscard]] std::vector<CsvRow> read_csv(std::string_view text, const std::string& path,
                                           Diagnostics& diagnostics);

}  // namespace gazette::ledger
