// Quoted text in amending acts.
//
// An act that amends another quotes whole provisions of it: “Điều 7a. ...”, opened once, closed
// paragraphs later. What stands inside is not structure of the act at hand. Two kinds of quotes are
// told apart: a block, opened at the start of a paragraph, behind its label or behind a colon, may
// run over paragraphs and closes at the end of one; an inline quote (gọi là “quỹ”) ends in its own
// paragraph, whatever the typist forgot. Where the marks do not balance, the fault is bounded: a
// block never closed ends where the act itself goes on, and one never opened begins behind the
// words "như sau:".
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
  explicit Quotes(const std::vector<Line>& lines)
      : depth_before_(lines.size(), 0), is_supposed_(lines.size(), false), closed_(lines.size()) {
    scan(lines, 0);
  }

  /// In how many quotes line `i` begins, one inside the other; none behind the last line.
  [[nodiscard]] std::size_t depth_before(std::size_t i) const {
    return i < depth_before_.size() ? depth_before_[i] : 0;
  }

  /// Whether line `i` begins inside a quote.
  [[nodiscard]] bool is_open_before(std::size_t i) const { return depth_before(i) > 0; }

  /// Whether that quote is one that closes later.
  [[nodiscard]] bool is_trusted(std::size_t i) const { return !unclosed_ || i <= unclosed_->line; }

  /// Whether line `i` is taken for quoted though no mark opens the quote.
  [[nodiscard]] bool is_supposed(std::size_t i) const { return is_supposed_[i]; }

  /// The block that is never closed, if there is one.
  [[nodiscard]] const std::optional<QuoteFault>& unclosed() const { return unclosed_; }

  /// Marks that close what was never opened, and inline quotes that their paragraph leaves open.
  [[nodiscard]] const std::vector<QuoteFault>& unopened() const { return unopened_; }
  [[nodiscard]] const std::vector<QuoteFault>& left_open() const { return left_open_; }

  /// Closes the open quote before line `i` and looks at the rest anew. A document that needs this
  /// again and again is not one whose quotes tell anything: from some point on they count no more.
  void close_before(const std::vector<Line>& lines, std::size_t i);

 private:
  void scan(const std::vector<Line>& lines, std::size_t from);
  struct Stretch {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t stop = 0;  // nothing above it is looked at
  };
  [[nodiscard]] bool reopens(const std::vector<Line>& lines, const Stretch& stretch) const;
  bool suppose_opened(const std::vector<Line>& lines, std::size_t closed_at, std::size_t from);

  std::vector<std::size_t> depth_before_;
  std::vector<bool> is_supposed_;
  std::vector<std::optional<std::size_t>> closed_;  // where the block opened that a line closes
  std::optional<QuoteFault> unclosed_ = {};
  std::vector<QuoteFault> unopened_ = {};
  std::vector<QuoteFault> left_open_ = {};
  int repairs_count_ = 0;
};

/// Whether a line begins with an opening mark; where its text begins behind it.
[[nodiscard]] std::size_t opening_mark_size(std::string_view text);

/// Whether a line is an instruction of an amending act: its words behind the label amend, or it
/// ends with "như sau:".
[[nodiscard]] bool is_amending(const Line& line);

/// Whether a line announces a quote: it amends, and ends with "như sau:".
[[nodiscard]] bool introduces_quote(const Line& line);

/// Whether the words behind a line's label begin as an amending clause does: "Sửa đổi, bổ sung".
[[nodiscard]] bool begins_amending(const Line& line);

}  // namespace gazette::ingest
