#include "gazette/ingest/structure_quotes.h"

#include <algorithm>
#include <string_view>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr int kRepairsMax = 100;

bool is_blank_or_opening(char32_t c) {
  return c == U'\0' || c == U' ' || c == U'\n' || c == U'\t' || c == U'(' || c == U'[' ||
         c == U'“' || c == U'"' || c == U':';
}

bool ends_a_phrase(char32_t c) {
  return c == U'\0' || c == U' ' || c == U'\n' || c == U'\t' || c == U')' || c == U';' ||
         c == U',' || c == U'.' || c == U':' || c == U'”' || c == U'"' || c == U'“';
}

/// Follows quotation marks through a text, character by character.
struct QuoteState {
  int depth = 0;
  bool closed_nothing = false;

  void close() {
    closed_nothing = closed_nothing || depth == 0;
    depth = depth > 0 ? depth - 1 : 0;
  }

  /// A typist's “ may close and ” may open: what stands beside the mark says which. A straight mark
  /// has no other sign.
  void see(char32_t mark, char32_t before, char32_t after) {
    const bool at_start = is_blank_or_opening(before) && !ends_a_phrase(after);
    const bool at_end = !is_blank_or_opening(before) && ends_a_phrase(after);
    if (mark == U'“' || mark == U'„' || mark == U'«') {
      if (mark == U'“' && depth > 0 && at_end) {
        close();
      } else {
        ++depth;
      }
    } else if (mark == U'”' || mark == U'»') {
      if (mark == U'”' && depth == 0 && at_start) {
        ++depth;
      } else {
        close();
      }
    } else if (is_blank_or_opening(before) && (depth == 0 || at_start)) {
      ++depth;
    } else if (depth > 0) {
      close();  // a mark that closes nothing is a sign of inches or seconds
    }
  }
};

bool has_marks(std::string_view text) {
  return text.find('"') != std::string_view::npos || text.find("“") != std::string_view::npos ||
         text.find("”") != std::string_view::npos || text.find("„") != std::string_view::npos ||
         text.find("«") != std::string_view::npos || text.find("»") != std::string_view::npos;
}

void follow(std::string_view text, QuoteState& state) {
  if (!has_marks(text)) {
    return;
  }
  char32_t before = U'\0';
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»') {
      std::size_t next = at;
      const char32_t after = at < text.size() ? next_code_point(text, next) : U'\0';
      state.see(c, before, after);
    }
    before = c;
  }
}

void follow(const Line& line, QuoteState& state) {
  if (!line.is_table()) {
    follow(line.text, state);
    return;
  }
  for (const model::Row& row : line.table().rows) {
    for (const model::Cell& cell : row.cells) {
      for (const model::Paragraph& paragraph : cell.paragraphs) {
        for (const model::Span& span : paragraph.spans) {
          follow(span.text, state);
        }
      }
    }
  }
}

QuoteFault fault_at(const std::vector<Line>& lines, std::size_t i) {
  const Line& line = lines[i];
  return {.line = i,
          .paragraph =
              line.is_table() ? model::Paragraph{.origin = line.table().origin} : line.paragraph()};
}

}  // namespace

void Quotes::close_before(const std::vector<Line>& lines, std::size_t i) {
  if (++repairs_count_ <= kRepairsMax) {
    scan(lines, i);
    return;
  }
  std::fill(depth_before_.begin() + static_cast<std::ptrdiff_t>(i), depth_before_.end(), 0);
  unclosed_.reset();
}

void Quotes::scan(const std::vector<Line>& lines, std::size_t from) {
  QuoteState state;
  unclosed_.reset();
  std::size_t opened_at = from;
  for (std::size_t i = from; i < lines.size(); ++i) {
    depth_before_[i] = state.depth;
    const bool was_closed = state.depth == 0;
    state.closed_nothing = false;
    follow(lines[i], state);
    if (was_closed && state.depth > 0) {
      opened_at = i;
    }
    if (state.closed_nothing && !unopened_) {
      unopened_ = fault_at(lines, i);
    }
  }
  if (state.depth > 0) {
    unclosed_ = fault_at(lines, opened_at);
  }
}

}  // namespace gazette::ingest
