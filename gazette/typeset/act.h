// Setting an act: the pieces of an instrument become a galley.
#pragma once

#include <cstdint>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/galley.h"
#include "gazette/typeset/setter.h"

namespace gazette::typeset {

/// An act set, not yet paged.
struct SetAct {
  Galley galley = {};
  Galley notes = {};                                // in the order of their first marks
  std::vector<ParagraphReference> paragraphs = {};  // that runs of both speak of
};

/// Sets the entry that is number `number` (from 1) in its issue: banners, head, body, signature,
/// attachments, notes.
[[nodiscard]] SetAct set_act(Setter& setter, const model::Entry& entry, std::uint32_t number);

}  // namespace gazette::typeset
