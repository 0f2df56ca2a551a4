// What the site says of an issue once its pages are set. Private to edition/.
#pragma once

#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/edition/pdfs.h"
#include "gazette/model/model.h"
#include "gazette/typeset/typeset.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// What the site says of an issue whose pages are set and whose PDFs are made.
[[nodiscard]] web::IssueCard card_of(const model::Configuration& configuration,
                                     const model::Issue& issue, const typeset::Book& book,
                                     const std::vector<ActPages>& acts,
                                     const std::vector<Pdf>& pdfs);

/// The subjects of these ids, with their names; each is configured (G0107 otherwise).
[[nodiscard]] std::vector<web::NamedSubject> named_subjects(
    const model::Configuration& configuration, const std::vector<std::string>& ids);

}  // namespace gazette::edition
