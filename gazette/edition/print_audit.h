// What a print shop's system reports of a job.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "gazette/base/diagnostic.h"

namespace gazette::edition {

/// Copies as the shop counted them.
struct PrintAudit {
  int good = 0;
  int spoiled = 0;
};

/// A job as the shop was told of it.
struct ToldJob {
  std::string id = {};
  std::vector<int> revisions = {};  // of its tickets
};

/// Reads the last report of finished copies in an XJDF file that came back: AuditPool/AuditResource
/// with the amount and waste of a component or product. It must be of one of `jobs` (G0666), and of
/// a revision that was issued where it names one (G0669); a file that is none or has no whole
/// numbers of copies is G0665.
[[nodiscard]] std::optional<PrintAudit> read_print_audit(std::string_view xjdf,
                                                         const std::string& path,
                                                         const std::vector<ToldJob>& jobs,
                                                         Diagnostics& diagnostics);

}  // namespace gazette::edition
