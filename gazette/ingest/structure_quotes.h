// Quoted text in amending acts.
//
// An act that amends another quotes whole provisions of it: “Điều 7a. ...”, opened once, closed
// paragraphs later. What stands inside is not structure of the act at hand. The marks of real
// documents are not always balanced, so quotes are trusted only up to the one that is never closed;
// from there on the recogniser closes it where a provision fits the outer sequence.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "gazette/ingest/structure_line.h"

namespace gazette::ingest {

/// A quotation mark without its other half.
struct QuoteFault {
  std::size_t line = 0;
  model::Paragraph paragraph = {};  // for the finding
};

class Quotes {
 public:
  explicit Quotes(const std::vector<Line>& lines) : depth_before_(lines.size(), 0) {
    scan(lines, 0);
  }

  /// Whether line `i` begins inside a quote.
  [[nodiscard]] bool is_open_before(std::size_t i) const { return depth_before_[i] > 0; }

  /// Whether that quote is one that closes later.
  [[nodiscard]] bool is_trusted(std::size_t i) const { return !unclosed_ || i <= unclosed_->line; }

  /// The mark that is never closed, if there is one.
  [[nodiscard]] const std::optional<QuoteFault>& unclosed() const { return unclosed_; }

  /// The first closing mark that closes nothing, if there is one.
  [[nodiscard]] const std::optional<QuoteFault>& unopened() const { return unopened_; }

  /// Closes the open quote before line `i` and looks at the rest anew. A document that needs this
  /// again and again is not one whose quotes tell anything: from some point on they count no more.
  void close_before(const std::vector<Line>& lines, std::size_t i);

 private:
  void scan(const std::vector<Line>& lines, std::size_t from);

  std::vector<int> depth_before_;
  std::optional<QuoteFault> unclosed_ = {};
  std::optional<QuoteFault> unopened_ = {};
  int repairs_count_ = 0;
};

}  // namespace gazette::ingest
