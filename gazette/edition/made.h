// An issue made in memory, before anything of it is written: what a build writes and what a seal
// compares and signs. Private to edition/.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "gazette/edition/edition.h"
#include "gazette/edition/pdfs.h"
#include "gazette/edition/site.h"

namespace gazette::edition {

struct Made {
  model::Issue issue = {};
  std::size_t pages_count = 0;
  std::size_t blank_pages_count = 0;
  std::vector<Pdf> pdfs = {};        // without their books
  std::vector<Output> outputs = {};  // of these PDFs
  std::string manifest = {};         // manifest.json of the build
  OnlineEdition site = {};           // all of it, what has not changed too
};

/// Makes an issue: check, compose, typeset, press, web; every output is read back and compared
/// with the sources. Nothing where a finding is an error. Nothing is written.
[[nodiscard]] std::optional<Made> make_issue(const Workspace& workspace,
                                             const ledger::Ledger& ledger, Files& files,
                                             const BuildRequest& request, Diagnostics& diagnostics);

}  // namespace gazette::edition
