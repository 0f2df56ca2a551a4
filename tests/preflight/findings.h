// Findings of preflight as lines, so that a test states all of them.
#pragma once

#include <string>

#include <fmt/format.h>

#include "gazette/preflight/preflight.h"

namespace gazette::preflight {

/// "R0031 warning, page 1 at 25.4, 50.8 mm: an image of ...", a line for each finding; the codes of
/// what was not checked or could not be read last.
inline std::string found_in(const std::string& pdf, const Options& options = {.ink_percent = {}}) {
  Diagnostics diagnostics;
  const auto report = preflight(pdf, "a.pdf", options, diagnostics);
  std::string text;
  for (const Finding& finding : report ? report->findings : std::vector<Finding>()) {
    text += fmt::format("{} {}", finding.rule,
                        finding.severity == Severity::error ? "error" : "warning");
    if (finding.page > 0) {
      text += fmt::format(", page {}", finding.page);
    }
    if (finding.place) {
      text += fmt::format(" at {}", to_text(*finding.place));
    }
    text += fmt::format(": {}{}\n", finding.message,
                        finding.count > 1 ? fmt::format(" ({} times)", finding.count) : "");
  }
  for (const Diagnostic& diagnostic : diagnostics.list()) {
    text += fmt::format("{}: {}\n", diagnostic.code, diagnostic.message);
  }
  return text;
}

}  // namespace gazette::preflight
