// Plain text of lines and fields, whose hash tells whether what was entered still stands. Private
// to ledger/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gazette::ledger {

/// Adds a field: "\t", "\n", "\r" and "\" in it escaped with "\".
void append_escaped(std::string& text, std::string_view field);

/// Adds a line: the fields with tabs between, each escaped.
void append_line(std::string& text, const std::vector<std::string_view>& fields);

/// The fields of each line of a text that `append_line` made.
[[nodiscard]] std::vector<std::vector<std::string>> read_lines(std::string_view text);

}  // namespace gazette::ledger
