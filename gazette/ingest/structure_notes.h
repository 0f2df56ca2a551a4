// Notes typed at the end of a text, as consolidated texts (văn bản hợp nhất) have them: "[1] Thông
// tư số ... có căn cứ ban hành như sau: ...", with "[1]" in the text where the note belongs.
#pragma once

#include <cstddef>
#include <vector>

#include "gazette/ingest/structure_body.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Takes the notes at the next line; nothing where none begin. Their marks become those of the
/// notes, and are left out of their text with a reason.
[[nodiscard]] std::vector<model::Note> take_typed_notes(Source& source);

/// Makes "[1]" in the text of the act the mark of note 1, and so on; at its first place alone. The
/// indices of the notes whose mark stands nowhere.
[[nodiscard]] std::vector<std::size_t> link_typed_notes(model::Instrument& act);

}  // namespace gazette::ingest
