// Where the pages of a book begin in the texts of its acts.
#pragma once

#include <vector>

#include "gazette/model/issue.h"
#include "gazette/typeset/book.h"
#include "gazette/web/web.h"

namespace gazette::edition {

/// The page marks of each entry, in the order of its text; the page on which an act begins has its
/// mark before the first paragraph. A page that has nothing of an act's text but repeated heads has
/// none. Where a row of a table is cut, its cells go on side by side: the mark stands in the first
/// of them.
[[nodiscard]] std::vector<web::PageMarks> page_marks_of(const model::Issue& issue,
                                                        const typeset::Book& book);

}  // namespace gazette::edition
