// Numbers in tables: which columns are numeric, and where the decimals of a number begin.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "gazette/typeset/table_grid.h"

namespace gazette::typeset {

/// What separates the decimals: "1.234,5" is written with a comma, "1,234.5" with a dot.
enum class DecimalMark : std::uint8_t { comma, dot };

/// Where the tail of a number begins, its decimals and what follows them ("%"); the text's size
/// where it has none. Nothing where the text is no number: digits in groups of three or in one, a
/// sign before, decimals, "%" or "‰" after, brackets around.
[[nodiscard]] std::optional<std::size_t> tail_of_number(std::string_view text, DecimalMark mark);

/// "-", "–", "—": no value.
[[nodiscard]] bool is_dash(std::string_view text);

/// What the cells of a column are, those of its heads and those over several columns left out.
enum class ColumnKind : std::uint8_t {
  text,
  ordinals,      // "TT": 1, 2, 3; I, 1.1, a
  numbers,       // with a decimal comma, or whole
  dot_numbers,   // with a decimal point
  other_digits,  // dates, telephone numbers
};

/// The kinds of all columns. Dashes and empty cells fit numbers of every kind.
[[nodiscard]] std::vector<ColumnKind> kinds_of_columns(const Grid& grid);

/// The text of a paragraph up to the first mark of a note or raised letter.
[[nodiscard]] std::string number_text(const model::Paragraph& paragraph);

}  // namespace gazette::typeset
