// Setting an act: the pieces of an instrument become a galley.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// The galley of the entry that is number `number` (from 1) in its issue: banners, head, body,
/// signature, attachments, notes. Its paragraphs are appended to `paragraphs`.
[[nodiscard]] Galley set_act(Setter& setter, const model::Entry& entry, std::uint32_t number,
                             std::vector<ParagraphReference>& paragraphs);

}  // namespace gazette::typeset
