// The parts of an act that stand in columns, its head and its signatures; and its bookmarks.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "gazette/model/model.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

[[nodiscard]] bool is_head(model::Role role);
[[nodiscard]] bool is_signature(model::Role role);

/// The two columns at the top of an act, one slug: no page can part them. The paragraphs of the
/// pieces are numbered from `first_paragraph` on in Book::paragraphs.
void add_head(Setter& setter, Galley& galley, std::span<const model::Piece> pieces, Length measure,
              std::uint32_t first_paragraph);

/// One signature stands at the right, those of a joint act side by side, from left to right; kept
/// whole and with the line above it.
void add_signatures(Setter& setter, Galley& galley, std::span<const model::Piece> pieces,
                    Length measure, std::uint32_t first_paragraph);

/// A title for the outline, cut between words where it is long.
[[nodiscard]] std::string bookmark(std::string_view title);

/// That of an act, by which it is found among others: with what it is about.
[[nodiscard]] std::string bookmark_of(const model::Instrument& act);

}  // namespace gazette::typeset
