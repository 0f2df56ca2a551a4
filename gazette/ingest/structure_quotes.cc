#include "gazette/ingest/structure_quotes.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr int kRepairsMax = 100;
/// How far above a mark that closes nothing its other half is looked for.
constexpr std::size_t kLookBackLines = 120;

constexpr std::array<std::string_view, 4> kBlockIntroductions = {"như sau:", "như sau :", "như sau",
                                                                 "như sau."};

bool is_space(char32_t c) {
  return c == U' ' || c == U'\n' || c == U'\t' || c == U'\u00A0';
}

bool is_blank_or_opening(char32_t c) {
  return c == U'\0' || is_space(c) || c == U'(' || c == U'[' || c == U'“' || c == U'"' || c == U':';
}

bool ends_a_phrase(char32_t c) {
  return c == U'\0' || is_space(c) || c == U')' || c == U';' || c == U',' || c == U'.' ||
         c == U':' || c == U'”' || c == U'"' || c == U'“';
}

bool is_mark(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»';
}

/// Where the end of a paragraph begins: behind a mark there, nothing stands but punctuation, the
/// number of a footnote and a joining word.
std::size_t end_begin(std::string_view text) {
  if (text.ends_with(" và")) {
    text.remove_suffix(std::string_view(" và").size());
  }
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    const bool is_of_end =
        ends_a_phrase(c) || is_digit(c) || c == U'/' || c == U'[' || c == U']' || c == U'»';
    begin = is_of_end ? begin : at;
  }
  return begin;
}

bool ends_with_any(std::string_view text, const auto& endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return text.ends_with(ending); });
}

/// Follows quotation marks through a document, paragraph by paragraph.
class QuoteState {
 public:
  [[nodiscard]] std::size_t depth() const { return opened_at_.size(); }
  /// The line where the outermost open block begins.
  [[nodiscard]] std::size_t opened_at() const { return opened_at_.front(); }

  /// What the last paragraph did besides opening and closing.
  bool closed_nothing = false;         // a closing mark without its other half
  bool closed_nothing_at_end = false;  // and it ends the paragraph, as that of a block does
  bool left_open = false;              // an inline quote that does not end
  std::optional<std::size_t> closed_block = {};  // where the block opened that it closed

  void follow(std::string_view text, std::size_t label_size, std::size_t line) {
    closed_nothing = closed_nothing_at_end = left_open = false;
    closed_block.reset();
    inlines_ = opened_here_ = 0;
    const std::size_t end = end_begin(text);
    char32_t before = U'\0';
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      char32_t c = next_code_point(text, at);
      if (c == U'\'' && at < text.size() && text[at] == '\'') {
        ++at;  // two apostrophes for a straight mark
        c = U'"';
      }
      if (is_mark(c)) {
        see({.mark = c,
             .before = before,
             .head = text.substr(0, begin),
             .rest = text.substr(at),
             .line = line,
             .behind_label = begin <= label_size + 1,
             .at_end = at >= end});
      }
      before = c;
    }
    left_open = inlines_ > 0;
  }

  /// Blocks opened in a table end with it.
  void leave_table(std::size_t depth_before) {
    while (depth() > depth_before) {
      opened_at_.pop_back();
    }
  }

 private:
  struct Mark {
    char32_t mark = U'\0';
    char32_t before = U'\0';
    std::string_view head = {};
    std::string_view rest = {};
    std::size_t line = 0;
    bool behind_label = false;
    bool at_end = false;  // of the paragraph
  };

  /// A typist's “ may close and ” may open: what stands beside the mark says which. A straight mark
  /// has no other sign.
  void see(const Mark& mark) {
    std::size_t next = 0;
    const char32_t after = mark.rest.empty() ? U'\0' : next_code_point(mark.rest, next);
    const bool is_first = mark.before == U'\0' && after != U'\0' && is_space(after);
    const bool at_start = is_blank_or_opening(mark.before) && (!ends_a_phrase(after) || is_first);
    const bool at_end = !is_blank_or_opening(mark.before) && ends_a_phrase(after);
    const bool is_any_open = inlines_ > 0 || depth() > 0;
    bool opens = at_start;
    if (mark.mark == U'“') {
      opens = !(is_any_open && at_end);
    } else if (mark.mark == U'„' || mark.mark == U'«') {
      opens = true;
    } else if (mark.mark == U'”') {
      opens = at_start && inlines_ == 0;
    } else if (mark.mark == U'»') {
      opens = false;
    }
    opens ? open(mark) : close(mark);
  }

  void open(const Mark& mark) {
    const std::string_view head = trim(mark.head);
    const bool is_block = mark.behind_label || head.ends_with(':') || head.ends_with("như sau") ||
                          find_label(trim(mark.rest)).has_value();
    if (is_block && inlines_ == 0) {
      opened_at_.push_back(mark.line);
      ++opened_here_;
    } else {
      ++inlines_;
    }
  }

  void close(const Mark& mark) {
    if (inlines_ > 0) {
      --inlines_;
      return;
    }
    const bool ends_sentence = mark.before == U'.' || mark.before == U';' || mark.before == U'”' ||
                               mark.rest.starts_with(". ");
    if (depth() > 0 && (opened_here_ > 0 || mark.at_end || ends_sentence)) {
      closed_block = opened_at_.back();
      opened_at_.pop_back();
      opened_here_ = std::max(0, opened_here_ - 1);
      return;
    }
    // A straight mark that closes nothing is a sign of inches, but for one that ends a paragraph as
    // that of a block does.
    const bool is_straight = mark.mark == U'"';
    const bool is_marked = mark.rest.starts_with('.') || mark.rest.starts_with(';');
    closed_nothing = closed_nothing || !is_straight;
    closed_nothing_at_end = depth() == 0 && mark.at_end && (!is_straight || is_marked);
  }

  std::vector<std::size_t> opened_at_ = {};  // the lines where the open blocks begin
  int inlines_ = 0;                          // open in this paragraph
  int opened_here_ = 0;                      // blocks opened in this paragraph
};

bool has_marks(std::string_view text) {
  constexpr std::array<std::string_view, 7> kMarks = {"\"", "''", "“", "”", "„", "«", "»"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    return text.find(mark) != std::string_view::npos;
  });
}

void follow(const model::Table& table, std::size_t line, QuoteState& state) {
  const std::size_t depth_before = state.depth();
  bool left_open = false;
  for (const model::Row& row : table.rows) {
    for (const model::Cell& cell : row.cells) {
      for (const model::Paragraph& paragraph : cell.paragraphs) {
        const std::string text = model::plain_text(paragraph);
        if (has_marks(text)) {
          state.follow(text, 0, line);
          left_open = left_open || state.left_open;
        }
      }
    }
  }
  state.leave_table(depth_before);
  state.left_open = left_open;
}

QuoteFault fault_at(const std::vector<Line>& lines, std::size_t i) {
  const Line& line = lines[i];
  return {.line = i,
          .paragraph =
              line.is_table() ? model::Paragraph{.origin = line.table().origin} : line.paragraph()};
}

/// The label of a line, behind an opening mark too.
std::optional<Label> inner_label(const Line& line) {
  const std::size_t mark = opening_mark_size(line.text);
  return mark == 0 ? line.label : find_label(trim(std::string_view(line.text).substr(mark)));
}

/// Whether `label` goes on counting those of its rank among the labels above it, nearest first.
bool goes_on(const Label& label, const std::vector<std::optional<Label>>& above) {
  for (const std::optional<Label>& other : above) {
    if (other && other->rank == label.rank) {
      return follows(ordinal_of(*other), ordinal_of(label));
    }
    if (other && other->rank < label.rank) {
      break;
    }
  }
  return follows({}, ordinal_of(label));
}

}  // namespace

std::size_t opening_mark_size(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks = {"“", "\"", "''", "”", "„", "«"};
  for (const std::string_view mark : kMarks) {
    if (text.starts_with(mark)) {
      return mark.size();
    }
  }
  return 0;
}

bool begins_amending(const Line& line) {
  const std::size_t label = line.label ? std::min(line.label->length, line.text.size()) : 0;
  return model::begins_amending(std::string_view(line.text).substr(label));
}

bool is_amending(const Line& line) {
  if (line.is_table()) {
    return false;
  }
  const bool says_so = line.key.find("sua doi") != std::string::npos ||
                       line.key.find("bo sung") != std::string::npos ||
                       line.key.find("thay the") != std::string::npos;
  return begins_amending(line) || (says_so && ends_with_any(line.text, kBlockIntroductions));
}

bool introduces_quote(const Line& line) {
  return is_amending(line) && ends_with_any(line.text, kBlockIntroductions);
}

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
  std::erase_if(unopened_, [&](const QuoteFault& fault) { return fault.line >= from; });
  std::erase_if(left_open_, [&](const QuoteFault& fault) { return fault.line >= from; });
  for (std::size_t i = from; i < lines.size(); ++i) {
    depth_before_[i] = state.depth();
    is_supposed_[i] = false;
    closed_[i].reset();
    if (lines[i].is_table()) {
      follow(lines[i].table(), i, state);
      continue;
    }
    if (!has_marks(lines[i].text)) {
      continue;
    }
    state.follow(lines[i].text, lines[i].label ? lines[i].label->length : 0, i);
    closed_[i] = state.closed_block;
    if (state.left_open) {
      left_open_.push_back(fault_at(lines, i));
    }
    const bool is_supposed =
        state.closed_nothing_at_end && !begins_amending(lines[i]) && suppose_opened(lines, i, from);
    if (state.closed_nothing || is_supposed) {
      unopened_.push_back(fault_at(lines, i));
    }
  }
  if (state.depth() > 0) {
    unclosed_ = fault_at(lines, state.opened_at());
  }
}

/// Takes the lines above a mark that closes nothing for quoted: from behind the instruction that
/// announces a quote, or from where a block closed too early. False where there is neither.
bool Quotes::suppose_opened(const std::vector<Line>& lines, std::size_t closed_at,
                            std::size_t from) {
  const std::size_t stop = closed_at > from + kLookBackLines ? closed_at - kLookBackLines : from;
  std::optional<std::size_t> begin;
  for (std::size_t i = closed_at; i > stop && !begin; --i) {
    const Line& above = lines[i - 1];
    if (introduces_quote(above)) {
      begin = i;
    } else if (begins_amending(above)) {
      return false;
    } else if (closed_[i - 1]) {
      if (!reopens(lines, {.first = i, .last = closed_at, .stop = stop})) {
        return false;
      }
      begin = i;
    }
  }
  for (std::size_t i = begin.value_or(closed_at + 1); i <= closed_at; ++i) {
    depth_before_[i] = 1;
    is_supposed_[i] = true;
  }
  return begin.has_value();
}

/// Whether the lines behind a block that closed go on with it: its own numbering does, and that of
/// the act does not.
bool Quotes::reopens(const std::vector<Line>& lines, const Stretch& stretch) const {
  const std::size_t opening = *closed_[stretch.first - 1];
  const auto end = lines.begin() + static_cast<std::ptrdiff_t>(stretch.last) + 1;
  const auto labelled =
      std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(stretch.first), end,
                   [](const Line& line) { return !line.is_table() && line.label.has_value(); });
  if (labelled == end) {
    return false;
  }
  std::vector<std::optional<Label>> inner;
  std::vector<std::optional<Label>> outer;
  bool act_amends = false;  // then its next clause does too
  for (std::size_t i = stretch.first; i > stretch.stop; --i) {
    const Line& above = lines[i - 1];
    if (i > opening) {
      inner.push_back(inner_label(above));
    } else if (depth_before_[i - 1] == 0) {
      outer.push_back(above.label);
      act_amends = act_amends || (above.label && begins_amending(above));
    }
  }
  const bool act_goes_on = goes_on(*labelled->label, outer) && !act_amends;
  return goes_on(*labelled->label, inner) && !act_goes_on;
}

}  // namespace gazette::ingest
