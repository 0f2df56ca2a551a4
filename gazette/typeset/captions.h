// The lines over a table or picture, and under a picture, that tell what it is.
#pragma once

#include <cstddef>
#include <span>

#include "gazette/model/model.h"

namespace gazette::typeset {

/// Whether a piece stands on the page of the next: a line over a table or picture ("Bảng 1. ...",
/// "Đơn vị tính: đồng"), short and set to the middle or the right, and a picture over its line.
/// Facsimile pages have no such lines: they fill a page.
[[nodiscard]] bool belongs_below(std::span<const model::Piece> pieces, std::size_t number,
                                 const model::Instrument& act);

}  // namespace gazette::typeset
