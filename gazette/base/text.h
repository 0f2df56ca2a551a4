// Vietnamese text (văn bản tiếng Việt): UTF-8, NFC, folding, collation.
//
// Text in the program is UTF-8 in NFC. The placing of a tone (hòa, hoà) is never changed in text;
// only keys for comparing fold it away.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gazette {

/// The byte offset of the first byte that is not valid UTF-8, or nothing.
[[nodiscard]] std::optional<std::size_t> find_invalid_utf8(std::string_view bytes);

/// The code points of valid UTF-8.
[[nodiscard]] std::u32string to_code_points(std::string_view text);

/// UTF-8 of one code point, appended to `text`.
void append_utf8(std::string& text, char32_t code_point);

/// The code point at `position` of valid UTF-8, and `position` moved behind it.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& position);

/// Whether `c` is one of the figures 0 to 9.
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

/// Composed form (NFC). ASCII text is returned as it is. `text` must be valid UTF-8.
[[nodiscard]] std::string to_nfc(std::string_view text);

/// A key for comparing and for searching: lower case, no marks, đ as d. "Đồng Nai" -> "dong nai".
[[nodiscard]] std::string fold(std::string_view text);

/// Lower case with marks kept; `to_upper` the reverse.
[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] std::string to_upper(std::string_view text);

/// A word in small letters with its tone where the old placing has it, for comparing: "hoà" and
/// "hòa" are "hòa", "uỷ" and "ủy" are "ủy".
[[nodiscard]] std::string with_old_tone_place(std::string word);

/// A key that sorts by the Vietnamese alphabet (a ă â b c d đ e ê ...), then by tone (ngang, huyền,
/// hỏi, ngã, sắc, nặng), then lower case first.
[[nodiscard]] std::string collation_key(std::string_view text);

/// ASCII lower case with "-" between words: "45/2022/QĐ-UBND" -> "45-2022-qd-ubnd".
[[nodiscard]] std::string slug(std::string_view text);

/// What a file may be called that is of the text and of no other: letters without marks, digits and
/// "-" as they are, R017; any other text as its slug and the first eight digits of its SHA-256, as
/// many texts have one slug.
[[nodiscard]] std::string base_name_of(std::string_view text);

/// Whether `c` is white space of any width: space, tab, line break, no-break space, U+2000-U+200A,
/// U+202F, U+205F, U+3000.
[[nodiscard]] bool is_space(char32_t c);

/// Runs of white space (`is_space`) become one space; none at the ends.
[[nodiscard]] std::string collapse_spaces(std::string_view text);

/// The start of `text`, at most so many bytes, no character cut.
[[nodiscard]] std::string_view first_bytes(std::string_view text, std::size_t bytes_max);

/// `text` without spaces, tabs and line breaks at its ends.
[[nodiscard]] std::string_view trim(std::string_view text);

[[nodiscard]] std::vector<std::string_view> split(std::string_view text, char separator);

/// Columns that a terminal uses for `text`: code points that are not combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// Whether `text` has a letter, and no lower-case one: "QUYẾT ĐỊNH:" has, "Điều 1" has not.
[[nodiscard]] bool is_upper_case(std::string_view text);

/// The member of `candidates` with the least edit distance to `word`, where it is near enough (a
/// third of its length) to be what was meant.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word,
                                                 const std::vector<std::string>& candidates);

/// `text` for HTML and XML: & < > " escaped.
[[nodiscard]] std::string escape_markup(std::string_view text);

/// `text` cut to at most `columns` columns, with "…" where it was cut.
[[nodiscard]] std::string shorten(std::string_view text, std::size_t columns);

}  // namespace gazette
