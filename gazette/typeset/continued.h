// Acts published over several issues: what a part says before and after its text, and tables that
// go on.
#pragma once

#include <cstdint>

#include "gazette/model/model.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"
#include "gazette/typeset/table.h"

namespace gazette::typeset {

/// Over a part that is not the first: the act's title and "(Tiếp theo Công báo số 38 + 39)", as
/// these paragraphs of Book::paragraphs.
void add_part_opening(Setter& setter, Galley& galley, const model::Entry& entry, Length measure,
                      std::uint32_t title_paragraph, std::uint32_t paragraph);

/// Under a part that is not the last: "(Xem tiếp Công báo số 40)", kept with the line above.
void add_part_closing(Setter& setter, Galley& galley, const model::Entry& entry, Length measure,
                      std::uint32_t paragraph);

/// The heading rows that stand over the rest of a cut table once more, as a piece of their own.
[[nodiscard]] model::Piece repeated_head(const model::Piece& piece);

/// The rows that a piece has of its table. Where it does not begin the table the heading rows stand
/// over them as generated text; `setting.first_paragraph` is that of `repeated_head`.
void add_cut_table(Setter& setter, Galley& galley, const model::Piece& piece,
                   const TableSetting& setting);

}  // namespace gazette::typeset
