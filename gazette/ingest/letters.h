// The letters of a flow made right: old encodings read, look-alikes replaced.
//
// What the letters of a paragraph are is decided for the whole paragraph, and where a paragraph
// alone does not tell, by its document: by the faces its reader told of (old_encoding.h), then by
// which reading gives syllables of Vietnamese. Where both readings have a claim the text is
// refused, for a wrong guess would change the law.
#pragma once

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"

namespace gazette::ingest {

/// Reads old encodings, replaces look-alikes (Cyrillic С for C, Ð for Đ), takes soft hyphens out;
/// what changed goes into `flow.changes`. Paragraphs must be numbered. Each reader calls it last
/// but for its own findings: before it, `flow` may hold told letters, after it none.
void repair_letters(Flow& flow, Diagnostics& diagnostics);

}  // namespace gazette::ingest
