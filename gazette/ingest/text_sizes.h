// Text of another size inside a paragraph (cỡ chữ).
//
// The gazette has its own size for each kind of paragraph. What an author means by a size is seen
// only where it changes inside one: "(đơn vị tính: triệu đồng)" small behind a heading.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/model/instrument.h"

namespace gazette::ingest {

/// Sizes further from the rest of the paragraph are brought to these: smaller could not be read,
/// larger would break the page's grid.
inline constexpr int kSizePercentLeast = 60;
inline constexpr int kSizePercentMost = 150;

/// A difference of less is a slip: 13 pt pasted into a text of 14 pt.
inline constexpr int kSizeDifferenceLeast = 10;

/// Makes the sizes of a paragraph's spans percents of the one that rules it (that of most of its
/// text, or a larger one of much of it); on entry they are in any one unit, 0 where a span says
/// nothing. Blanks, superscripts and subscripts take
/// the size of the text before them, marks of notes have 100. What then looks alike is one span.
void settle_sizes(std::vector<model::Span>& spans);

}  // namespace gazette::ingest
