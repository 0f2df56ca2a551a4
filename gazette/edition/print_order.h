// What is ordered from the printer, and the papers for it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/edition/zip.h"

namespace gazette::edition {

struct PrintRequest {
  model::IssueNumber number = {};
  Date date = {};                  // of the order, or of this revision of its ticket
  std::optional<int> copies = {};  // else as ordered before, else for every recipient
  // Else as before, else the last working day up to the issue's, or in a week where that has
  // passed.
  std::optional<Date> due = {};
  std::string reference = {};  // of a further order; empty: the issue's first
};

/// An order and the ticket by which the printer is told of it.
struct PrintOrdered {
  ledger::PrintTicket ticket = {};
  int pages_count = 0;
  std::vector<std::string> changes = {};  // against the ticket before; in Vietnamese
  std::vector<NamedFile> papers = {};     // ticket as PDF and as XJDF, the package for the shop
};

/// Orders copies of a built issue. An order that is there is told anew, as a further revision of
/// its ticket where anything on it changed; the same again gives the same papers. An error where
/// the issue is not built (G0411), no printer holds on its day (G0668), or its print files are not
/// what was built (G0661, G0662).
[[nodiscard]] std::optional<PrintOrdered> order_print(const Workspace& workspace,
                                                      ledger::Ledger& ledger, Files& files,
                                                      const PrintRequest& request,
                                                      Diagnostics& diagnostics);

/// Warns where more good copies of an issue are delivered than its tickets take (G0747).
void check_delivered(const ledger::Ledger& ledger, model::IssueNumber number,
                     Diagnostics& diagnostics);

}  // namespace gazette::edition
