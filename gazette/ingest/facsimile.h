// Facsimile pages (trang chụp): what cannot be set anew, maps, forms and signed scans, is carried
// page by page as it is.
#pragma once

#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/ingest.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// Puts the facsimiles that the editor stated into the act: into the annex of the same title, or
/// behind the others as an annex of its own. What is wrong with a file is G0273-G0275,
/// G0277-G0279 and G0292-G0298.
void add_facsimiles(const std::vector<FacsimileStatement>& statements,
                    const FindAttached& find_attached, model::Instrument& act,
                    Diagnostics& diagnostics);

}  // namespace gazette::ingest
