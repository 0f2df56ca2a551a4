// The lines of a signature and of the list of recipients beside it, each known by what it says.
#pragma once

#include <cstddef>
#include <string_view>

#include "gazette/ingest/structure_line.h"

namespace gazette::ingest {

inline constexpr std::size_t kRoleBytesMax = 160;

/// Whether a line with this folded text may open a signature: "TM. ...", "CHỦ TỊCH".
[[nodiscard]] bool starts_with_role(std::string_view key);

/// Whether a line is a remark on how the original was signed: "(Đã ký)", "Ký bởi: ...".
[[nodiscard]] bool is_signed_mark(std::string_view key);

/// A person's name: some words, each with a capital, no digits, no mark of a sentence. Ranks and
/// degrees may stand before it: "Đại tá, TS. Nguyễn Văn A".
[[nodiscard]] bool is_name(std::string_view text);

/// "Hà Nội, ngày 5 tháng 3 năm 2024" over the offices of who certifies a consolidated text.
[[nodiscard]] bool is_day_of_signing(const Line& line);

/// "XÁC THỰC VĂN BẢN HỢP NHẤT".
[[nodiscard]] bool certifies(std::string_view key);

/// "Nơi nhận:" itself, or with its list behind it; not "Nơi nhận hồ sơ là ...".
[[nodiscard]] bool begins_recipients(std::string_view key);

/// A line that itself says that it is one of the list of recipients: "- Như Điều 3;", "Lưu: VT".
[[nodiscard]] bool is_recipient(const Line& line);

}  // namespace gazette::ingest
