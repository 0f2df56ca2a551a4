// The end of an act: the paragraphs behind its last provision that belong to none.
#pragma once

#include <vector>

#include "gazette/model/model.h"

namespace gazette::ingest {

/// Takes the paragraphs off the end of the last provision that close the whole act: "Luật này được
/// Quốc hội ... thông qua ...", "Yêu cầu các sở ... thực hiện Chỉ thị này".
[[nodiscard]] std::vector<model::Block> take_closing(std::vector<model::Provision>& provisions);

}  // namespace gazette::ingest
