// Lines of a CSV file as spreadsheets read them. Private to forms/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "gazette/forms/paper.h"

namespace gazette::forms {

/// What a file begins with, by which Excel knows UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// A line with its end, CRLF. A number is one, below zero too; a text that a spreadsheet would take
/// for a formula gets an apostrophe before it, one with a comma, quote or line's end quotes around
/// it.
void append_csv_line(std::string& csv, std::span<const PaperCell> cells);

}  // namespace gazette::forms
