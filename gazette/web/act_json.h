// An act as JSON, for programs (dữ liệu mở): "<id>.json" beside its page. Private to web/.
//
// It has the whole text, paragraph by paragraph as `model::text_of` has it, and says by places in
// that list what is a provision, an attachment, a table, a note and a printed page. The form is
// described by layouts/web/act.schema.json, which is published with the site; keys are only ever
// added, and `format` grows where that cannot be.
#pragma once

#include <string>

#include "gazette/web/act_page.h"

namespace gazette::web {

[[nodiscard]] std::string act_json(const ActPageSource& source,
                                   const model::Configuration& configuration);

/// All issues and acts of a year, newest last, with the paths of their files: what lists, searches
/// and mirrors need without reading every act. Described by year.schema.json. `cards` are sorted.
[[nodiscard]] std::string year_json(int year, const std::vector<IssueCard>& cards,
                                    const model::Configuration& configuration);

}  // namespace gazette::web
