// An act cut into what is searched (đơn vị tìm kiếm): its articles, divisions and attachments.
#pragma once

#include <optional>
#include <vector>

#include "gazette/model/model.h"
#include "gazette/web/search_index.h"

namespace gazette::web {

/// The whole text of an act, or of the part of it that is shown, in sections that have an anchor in
/// its page: what stands before the first provision (no anchor), each division, each article, each
/// attachment, the notes. Paragraphs and cells are lines.
[[nodiscard]] std::vector<SearchSection> search_sections(
    const model::Instrument& instrument, const std::optional<model::Part>& shown = {});

/// The act as it is searched; the name of its issue and its year are the caller's to set.
[[nodiscard]] SearchAct search_act(const model::Instrument& instrument, const ActCard& act,
                                   const std::optional<model::Part>& shown);

/// "Công báo số 38 + 39", in the gazette's own language.
[[nodiscard]] std::string issue_title(const model::Configuration& configuration,
                                      const Templates& templates, model::IssueNumber number);

}  // namespace gazette::web
