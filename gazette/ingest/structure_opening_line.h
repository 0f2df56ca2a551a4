// The lines of an act's opening, each known by what it says.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "gazette/ingest/structure_line.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

inline constexpr std::size_t kHeadLineBytesMax = 160;
inline constexpr std::size_t kPreambleBytesMax = 2500;

/// "QUYẾT ĐỊNH:", "QUYẾT NGHỊ:".
[[nodiscard]] bool is_enacting(const Line& line);

/// "Căn cứ ...;", "Theo đề nghị ...": a line that itself begins like one of a preamble.
[[nodiscard]] bool begins_preamble(const Line& line);

/// "Số: 45/2022/QĐ-UBND", "Luật số: ...", "Số:      /QĐ-UBND".
[[nodiscard]] bool is_symbol_line(const Line& line);

/// "Đồng Nai, ngày 15 tháng 9 năm 2022", also with blanks for the numbers.
[[nodiscard]] bool is_place_line(const Line& line);

/// A line of the history of a consolidated text: "Thông tư số ... ngày ... có hiệu lực kể từ ngày
/// ..., được sửa đổi, bổ sung bởi:" and the acts listed below it.
[[nodiscard]] bool is_history(const Line& line);

/// The name of the kind of act that a key says and nothing else: "quyet dinh" -> "Quyết định".
[[nodiscard]] std::optional<std::string> kind_named(std::string_view key,
                                                    const model::Configuration& configuration);

}  // namespace gazette::ingest
