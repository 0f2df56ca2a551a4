// The signing of an act (chữ ký) and its list of recipients (nơi nhận), which the gazette drops.
#pragma once

#include <optional>
#include <string_view>

#include "gazette/ingest/structure_body.h"
#include "gazette/ingest/structure_line.h"

namespace gazette::ingest {

/// Takes a signature block at the next line: a table without rules that holds it, with the
/// recipients beside it, or loose lines (TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A). Nothing is
/// taken where the line begins none.
[[nodiscard]] std::optional<model::SignatureBlock> take_signature(Source& source);

/// Whether `take_signature` would take something; changes nothing.
[[nodiscard]] bool is_signature_next(const Source& source);

/// Whether a line with this folded text may open a signature: "TM. ...", "CHỦ TỊCH".
[[nodiscard]] bool starts_with_role(std::string_view key);

/// Drops the list of recipients at the next line. False where there is none.
bool drop_recipients(Source& source);

}  // namespace gazette::ingest
