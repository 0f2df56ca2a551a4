// Where the pictures of an act go: each into a block of the text, or out of it with a reason.
#pragma once

#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/structure_anchor.h"
#include "gazette/model/model.h"

namespace gazette::ingest {

/// A picture in the source.
struct PicturePlace {
  SourcePicture source = {};
  model::Origin origin = {};
  std::uint32_t first = 0;  // the paragraphs it stands among: those of its table, or its own
  std::uint32_t last = 0;
  Place text = {};  // for findings: the paragraph above it
};

/// The pictures of a flow, by their number less one.
[[nodiscard]] std::vector<PicturePlace> picture_places(const Flow& flow);

/// Ends the way of the pictures. Small ones in heads, in signatures or floating above a signature
/// are emblems, seals and scanned signatures, which no gazette prints, and are left out (G0287;
/// G0299 where one cannot be read). Any other one that has no place in the text becomes an annex
/// without a title (G0288), so that none is lost; one that cannot be carried is its own finding.
void settle_pictures(model::Instrument& act, const std::vector<PicturePlace>& places,
                     Anchors& anchors, Diagnostics& diagnostics);

}  // namespace gazette::ingest
