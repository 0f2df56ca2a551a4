// The door of typeset/: an issue, or a form, becomes a book of frames.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazette/base/diagnostic.h"
#include "gazette/font/font.h"
#include "gazette/model/model.h"
#include "gazette/typeset/book.h"
#include "gazette/typeset/chart.h"
#include "gazette/typeset/cover.h"
#include "gazette/typeset/layout.h"
#include "gazette/typeset/trace.h"

namespace gazette::typeset {

struct IssueOptions {
  int page_multiple = 1;       // blank pages fill the body to a multiple of it
  int threads_count = 1;       // acts are set side by side; the book does not depend on it
  Trace* trace = nullptr;      // where the choices of a step are written down
  std::string permalink = {};  // where the issue stands online; empty: nowhere
  std::vector<std::string> act_addresses = {};  // and each of its acts; empty: nowhere
};

/// Sets a whole issue: masthead and contents, every act on a new page, blank pages, the colophon.
/// Contents and folios settle in at most five passes, or the book has no page and G0510 says so. A
/// character that no face has is G0501, an overfull line G0503; other findings are G0504 to G0521.
[[nodiscard]] Book typeset_issue(const model::Issue& issue, const Layout& layout,
                                 const font::Fonts& fonts, const IssueOptions& options,
                                 Diagnostics& diagnostics);

/// A paragraph, table or chart of a form, in a style of the layout ("form_title", "form_table",
/// ...).
struct FormBlock {
  std::string style = {};
  model::Block block = {};
  std::string anchor = {};          // not empty: a bookmark of this title
  std::optional<Chart> chart = {};  // instead of the block
};

/// A paper of the office: a list to sign on, an order, a report.
struct Form {
  std::string running_head =
      {};  // centred over each page but the first; the folio stands beside it
  std::vector<FormBlock> blocks = {};
};

/// Sets a paper in the layout's form styles, which must be there. Findings as of `typeset_issue`.
[[nodiscard]] Book typeset_form(const Form& form, const Layout& layout, const font::Fonts& fonts,
                                Diagnostics& diagnostics);

}  // namespace gazette::typeset
