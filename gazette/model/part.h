// Parts of an act (đăng nhiều kỳ): which paragraphs, rows and notes a part holds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "gazette/model/instrument.h"
#include "gazette/model/issue.h"

namespace gazette::model {

/// How many paragraphs an act has before its notes: where its last part ends.
[[nodiscard]] std::uint32_t body_count(const Instrument& instrument);

/// The pieces of paragraphs [first, end) in reading order, a table with only its rows among them,
/// and the notes first called there; the last part has the notes that nothing calls too. So over
/// parts that follow one another every paragraph is in exactly one.
[[nodiscard]] std::vector<Piece> pieces(const Instrument& instrument, std::uint32_t first,
                                        std::uint32_t end);
/// All pieces where there is no part.
[[nodiscard]] std::vector<Piece> pieces(const Instrument& instrument,
                                        const std::optional<Part>& part);

/// `text_of` with the paragraphs that are not of the part left empty.
[[nodiscard]] std::vector<std::string> text_of(const Instrument& instrument,
                                               const std::optional<Part>& part);

/// Whether a table's piece holds some of its rows only.
[[nodiscard]] bool is_cut(const Piece& piece);

/// The heading rows at the top of a table.
[[nodiscard]] std::uint32_t head_rows(const Table& table);

/// A table with rows [begin, end) of another; `with_head` sets its heading rows over them where
/// they are not among them.
[[nodiscard]] Table cut_table(const Table& table, std::uint32_t begin, std::uint32_t end,
                              bool with_head);

/// What begins with paragraph `place`, as a person would say it: "Điều 12", "khoản 2 Điều 5",
/// "Phụ lục III", "hàng 40 của bảng, Phụ lục III".
[[nodiscard]] std::string name_of_place(const Instrument& instrument, std::uint32_t place);

/// "từ Điều 12 đến trước Phụ lục III", "từ đầu đến trước Điều 12", "từ Phụ lục III đến hết".
[[nodiscard]] std::string words_of_part(const Instrument& instrument, const Part& part);

}  // namespace gazette::model
