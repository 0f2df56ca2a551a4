// The signing of an act (chữ ký) and its list of recipients (nơi nhận), which the gazette drops.
#pragma once

#include <optional>
#include <vector>

#include "gazette/ingest/structure_body.h"
#include "gazette/ingest/structure_line.h"

namespace gazette::ingest {

/// Takes a signature block at the next line: a table without rules that holds it, with the
/// recipients beside it, or loose lines (TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH / Nguyễn Văn A). Nothing is
/// taken where the line begins none.
[[nodiscard]] std::optional<model::SignatureBlock> take_signature(Source& source);

/// Whether `take_signature` would take something; changes nothing.
[[nodiscard]] bool is_signature_next(const Source& source);

/// The same for line `i`.
[[nodiscard]] bool is_signature_at(const std::vector<Line>& lines, std::size_t i);

/// Drops the list of recipients at the next line. False where there is none.
bool drop_recipients(Source& source);

/// Parts a signature in one paragraph, its lines between forced breaks: offices, then the name.
void part_signatures(std::vector<Line>& lines);

/// Parts lines where a tab or a wide gap stands between the recipients and the signature beside
/// them, so that the two follow one another.
void part_foot_columns(std::vector<Line>& lines);

/// Whether a block holds nothing.
[[nodiscard]] bool is_empty(const model::SignatureBlock& block);

/// Adds a block that follows `block`: the names of its offices, or a further signer.
void join(model::SignatureBlock& block, model::SignatureBlock next);

}  // namespace gazette::ingest
