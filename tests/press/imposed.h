// Files to be imposed and what is made of them, for the tests of imposition.
#pragma once

#include <string>
#include <vector>

#include <fmt/format.h>

#include "gazette/press/impose.h"
#include "tests/drawn_pdf.h"
#include "tests/press/sample_book.h"

namespace gazette::press {

/// A PDF of A4 pages with their numbers on them.
inline std::string numbered_pdf(int pages_count) {
  std::vector<DrawnPage> pages;
  for (int i = 1; i <= pages_count; ++i) {
    pages.push_back({.text = fmt::format("Page {}", i)});
  }
  return drawn_pdf(pages);
}

struct Imposing {
  std::optional<Imposed> result = {};
  Diagnostics diagnostics = {};

  /// The codes of what was found.
  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      codes.emplace_back(diagnostic.code);
    }
    return codes;
  }
  /// The first finding of this code as people read it.
  [[nodiscard]] std::string told(std::string_view code) const {
    for (const Diagnostic& diagnostic : diagnostics.list()) {
      if (diagnostic.code == code) {
        return to_text(diagnostic);
      }
    }
    return {};
  }
};

inline Imposing imposing(const std::string& pdf, const ImposeJob& job = {}) {
  Imposing imposing;
  imposing.result = impose(pdf, "a.pdf", job, sample_fonts(), imposing.diagnostics);
  return imposing;
}

}  // namespace gazette::press
