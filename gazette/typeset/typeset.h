// The door of typeset/: an issue, or a form, becomes a book of frames.
#pragma once

#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/font/font.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/layout.h"

namespace gazette::typeset {

/// Sets a whole issue: masthead and contents, every act on a new page, blank pages that fill the
/// body to `page_multiple`, the colophon. Contents and folios settle in at most five passes, or
/// G0510. A character that no face has is G0501, an overfull line G0503.
[[nodiscard]] Book typeset_issue(const model::Issue& issue, const Layout& layout,
                                 const font::Fonts& fonts, int page_multiple,
                                 Diagnostics& diagnostics);

/// A paragraph or table of a form, in a style of the layout ("form_title", "form_table", ...).
struct FormBlock {
  std::string style = {};
  model::Block block = {};
  std::string anchor = {};  // not empty: a bookmark of this title
};

/// A paper of the office: a list to sign on, an order, a report.
struct Form {
  std::string running_head =
      {};  // centred over each page but the first; the folio stands beside it
  std::vector<FormBlock> blocks = {};
};

[[nodiscard]] Book typeset_form(const Form& form, const Layout& layout, const font::Fonts& fonts,
                                Diagnostics& diagnostics);

}  // namespace gazette::typeset
