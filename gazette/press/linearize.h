// Writes a document as a linearized PDF (ISO 32000-1, annex F): a reader that loads it from afar
// shows the first page at once.
//
// qpdf can do it too, in two passes over all objects, which take longer than all else that there is
// to do for a tagged file. Here each object is written out once (flat_objects.h), arranged
// (linear_parts.h) and packed into object streams.
#pragma once

#include <string>

#include "gazette/press/flat_objects.h"

namespace gazette::press {

/// The file. Its /ID is made of its content: the same document has the same bytes. Throws what qpdf
/// throws where an object cannot be read.
[[nodiscard]] std::string write_linearized(FlatDocument flat);

}  // namespace gazette::press
