#include "gazette/ingest/structure_body.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_closing.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kTitleLinesMax = 6;
constexpr std::size_t kTitleBytesMax = 400;
/// The longest first paragraph of an article that is a title though nothing sets it off.
constexpr std::size_t kPlainTitleBytesMax = 240;

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':') || text.ends_with(',');
}

/// Whether the start of a quoted text says that it amends another: "Điều 9. Sửa đổi, bổ sung ...".
bool amends(std::string_view text) {
  constexpr std::size_t kStartColumns = 60;
  return fold(shorten(text, kStartColumns)).find("sua doi") != std::string::npos;
}

/// Whether an article's first paragraph is a title: set off as one, or short and without the mark
/// of a sentence, with the rule itself below it.
bool is_titled(const model::Provision& article, bool is_display) {
  const std::string text = model::plain_text(article.heading);
  const std::string_view rest =
      trim(std::string_view(text).substr(std::min(article.label.size(), text.size())));
  const bool has_content = !article.blocks.empty() || !article.children.empty();
  if (rest.empty()) {
    return !article.title.empty();
  }
  if (rest.ends_with(':') || rest.ends_with(';')) {
    return false;
  }
  if (is_display) {
    return has_content || !ends_sentence(rest);
  }
  return has_content && rest.size() <= kPlainTitleBytesMax && !ends_sentence(rest);
}

void mark_titled(std::vector<model::Provision>& provisions) {
  for (model::Provision& provision : provisions) {
    if (provision.level == model::Level::article) {
      provision.titled = is_titled(provision, provision.titled);
    } else {
      mark_titled(provision.children);
    }
  }
}

/// Says of a paragraph, or of those of a table, that they begin inside quoted text.
void mark_quoted(model::Block& block, bool is_quoted) {
  if (auto* paragraph = std::get_if<model::Paragraph>(&block)) {
    paragraph->quoted = is_quoted;
    return;
  }
  for (model::Row& row : std::get<model::Table>(block).rows) {
    for (model::Cell& cell : row.cells) {
      for (model::Paragraph& paragraph : cell.paragraphs) {
        paragraph.quoted = is_quoted;
      }
    }
  }
}

}  // namespace

Place Source::place(const Line& line) const {
  if (!line.is_table()) {
    return place_of(flow, line.paragraph());
  }
  return place_of(flow, model::Paragraph{.origin = line.table().origin});
}

bool Sequence::fits(const Label& label) const {
  const Ordinal previous = last(label.rank);
  return follows(previous, ordinal_after(previous, label));
}

void Sequence::take(const Label& label) {
  const std::size_t own = static_cast<std::size_t>(label.rank);
  for (std::size_t rank = own + 1; rank < kRanksCount; ++rank) {
    // Articles are counted through the whole text, whatever chapter they stand in.
    if (rank != static_cast<std::size_t>(Rank::article)) {
      last_[rank] = {};
    }
  }
  last_[own] = ordinal_after(last_[own], label);
  numbers_[own] = label.number;
}

void BodyBuilder::add(Source& source, Quotes& quotes) {
  const std::optional<Label> label = structural_label(source, quotes);
  follow_quote(source, quotes);
  if (label) {
    Line line = source.take();
    const bool is_division = label->rank <= Rank::subsection;
    const bool is_bare = label->length >= line.text.size();
    add_provision(std::move(line), *label, source);
    takes_title_ = is_division || (label->rank == Rank::article && is_bare);
    return;
  }
  takes_title_ = takes_title_ && is_title(source, quotes);
  const bool is_quoted = quotes.is_open_before(source.next);
  Line line = source.take();
  mark_quoted(line.block, is_quoted);
  if (takes_title_) {
    if (!line.is_display()) {
      source.decide(line, "a title", Doubt::title_in_plain_type);
    }
    std::vector<model::Paragraph>& title = open_.back().provision->title;
    title.push_back(std::get<model::Paragraph>(std::move(line.block)));
    takes_title_ = title.size() < kTitleLinesMax;
    return;
  }
  add_block(std::move(line.block));
}

BodyBuilder::Body BodyBuilder::finish(bool with_closing) {
  Body body{.opening = std::move(opening_)};
  if (with_closing) {
    body.closing = take_closing(provisions_);
  }
  mark_titled(provisions_);
  body.provisions = std::move(provisions_);
  open_.clear();
  return body;
}

/// The label of the next line where it is one of this text and not of quoted text.
std::optional<Label> BodyBuilder::structural_label(Source& source, Quotes& quotes) {
  closed_quote_ = false;
  return quotes.is_open_before(source.next) ? quoted_label(source, quotes)
                                            : label_here(source.peek());
}

/// The same for a line inside a quote: nothing, but where the line shows that the quote should have
/// been closed before it.
std::optional<Label> BodyBuilder::quoted_label(Source& source, Quotes& quotes) {
  const Line& line = source.peek();
  const std::optional<Label> label = label_here(line);
  if (!label) {
    return std::nullopt;
  }
  const std::size_t at = source.next;
  quoted_.resize(quotes.depth_before(at));  // lines before it may have been taken elsewhere
  const Sequence& inside = quoted_.back();
  const bool continues_quote = inside.fits(*label);
  const bool begins_in_quote =
      label->rank <= Rank::article && inside.last(label->rank) == Ordinal{};
  const bool amends_outside = fits(*label) && begins_amending(line);
  const bool is_trusted = quotes.is_trusted(at);
  bool breaks_out = false;
  if (is_trusted) {
    // In a quote that is closed later, what could be either is quoted; but a clause that announces
    // a quote of its own stands in the quote of an amending act alone.
    const bool announces = introduces_quote(line) && !quote_amends_;
    breaks_out = amends_outside && !quotes.is_supposed(at) &&
                 (announces || !(continues_quote || begins_in_quote));
  } else {
    breaks_out = amends_outside || (goes_on_outside(line, *label) && !continues_quote);
  }
  if (!breaks_out) {
    Doubt doubt = quotes.is_supposed(at) ? Doubt::quote_never_opened : Doubt::none;
    doubt = is_trusted ? doubt : graver(doubt, Doubt::quote_never_closed);
    const bool fits_outside_alone =
        fits(*label) && label->rank != Rank::point && !continues_quote && !begins_in_quote;
    doubt = fits_outside_alone ? graver(doubt, Doubt::quote_spans_outer) : doubt;
    source.decide(line, "quoted text", doubt);
    return std::nullopt;
  }
  // Where a later mark seems to close the quote, the line at hand is the surest place to name.
  const auto& unclosed = quotes.unclosed();
  diagnostics_.report(
      {.code = "G0311",
       .place = source.place(unclosed ? unclosed->paragraph : line.paragraph()),
       .message = unclosed ? "a quotation mark is opened and never closed"
                           : "a quotation mark opened above is not closed before this line",
       .help = fmt::format("close it before \"{}\", where the act itself goes on",
                           shorten(line.text, 40))});
  quotes.close_before(source.lines, at);
  closed_quote_ = true;
  return label;
}

/// The label of a line where it can be that of a provision at this place of the text.
std::optional<Label> BodyBuilder::label_here(const Line& line) const {
  if (line.is_table() || !line.label) {
    return std::nullopt;
  }
  Label label = *line.label;
  const bool is_display = line.upper || line.bold || line.heading_level > 0;
  bool may_stand = true;
  switch (label.rank) {
    case Rank::group:
      // "C." is a hundred in Roman figures, and the third letter.
      label.rank = !fits(label) && label.number.size() == 1 ? Rank::letter : Rank::group;
      may_stand = is_display && fits(label);
      break;
    case Rank::letter:
      may_stand = is_display && fits(label);
      break;
    case Rank::subclause:
    case Rank::subitem: {
      const Rank above = label.rank == Rank::subclause ? Rank::clause : Rank::subclause;
      const bool is_below = sequence_.last_number(above) == parent_number(label.number) &&
                            sequence_.last(above) != Ordinal{};
      may_stand = is_below && fits(label);
      break;
    }
    case Rank::point: {
      // "i)", "v)" and "x)" also count in Roman figures below a point.
      const bool may_be_roman = label.number == "i" || label.number == "v" || label.number == "x";
      may_stand =
          !open_.empty() && open_.back().rank >= Rank::article && (!may_be_roman || fits(label));
      break;
    }
    default:
      break;
  }
  may_stand = may_stand && (label.old_mark == '\0' || fits_old_mark(label));
  return may_stand ? std::optional(label) : std::nullopt;
}

/// Whether a label with a mark of older acts goes on counting: "1)" below "a)" counts something
/// else, and so do "2)" where clauses have the mark "1." and "b." where points have "a)".
bool BodyBuilder::fits_old_mark(const Label& label) const {
  if (!fits(label)) {
    return false;
  }
  const bool is_first = sequence_.last(label.rank) == Ordinal{};
  if (label.rank == Rank::point) {
    return is_first || point_mark_ == label.old_mark;
  }
  return is_first ? sequence_.last(Rank::point) == Ordinal{} : clause_mark_ == label.old_mark;
}

/// Whether a line inside a quote that is never closed goes on with the outer text.
bool BodyBuilder::goes_on_outside(const Line& line, const Label& label) const {
  if (!fits(label) || label.rank == Rank::point) {
    return false;
  }
  return label.rank < Rank::clause || begins_amending(line) || !amends_;
}

/// Follows the numbering of quoted text: it tells whether a line belongs to it.
void BodyBuilder::follow_quote(const Source& source, const Quotes& quotes) {
  const std::size_t depth = quotes.depth_before(source.next);
  const std::size_t depth_behind = quotes.depth_before(source.next + 1);
  const Line& line = source.peek();
  quote_amends_ = quote_amends_ && depth > 0;
  quoted_.resize(depth);
  if (line.is_table()) {
    quoted_.resize(depth_behind);
    return;
  }
  if (depth > 0 && line.label) {
    quoted_.back().take(*line.label);
    quote_amends_ = quote_amends_ || begins_amending(line);
  }
  if (depth_behind > depth) {
    quoted_.resize(depth_behind);
    const std::size_t curly = line.text.rfind("“");
    const std::size_t mark = curly == std::string::npos ? line.text.rfind('"') : curly;
    const std::string_view rest =
        mark == std::string::npos ? "" : std::string_view(line.text).substr(mark);
    const std::string_view quoted = trim(rest.substr(opening_mark_size(rest)));
    if (const std::optional<Label> label = find_label(quoted)) {
      quoted_.back().take(*label);
    }
    quote_amends_ = quote_amends_ || amends(quoted);
  }
}

/// Whether the next line is a title of the division opened last.
bool BodyBuilder::is_title(const Source& source, const Quotes& quotes) const {
  const Line& line = source.peek();
  if (line.is_table() || quotes.is_open_before(source.next) || line.text.size() > kTitleBytesMax ||
      opening_mark_size(line.text) > 0) {
    return false;
  }
  if (line.is_display()) {
    return !ends_sentence(line.text) || line.upper;
  }
  // "Điều 5" alone in its line: its title follows, before the first clause or text.
  const bool is_short = line.text.size() <= kPlainTitleBytesMax && !ends_sentence(line.text);
  const bool is_first = open_.back().provision->title.empty();
  const bool label_is_all =
      model::plain_text(open_.back().provision->heading) == open_.back().provision->label;
  const bool provision_follows =
      source.next + 1 < source.lines.size() && source.lines[source.next + 1].label.has_value();
  return is_first && label_is_all && provision_follows && is_short;
}

void BodyBuilder::add_provision(Line line, const Label& label, Source& source) {
  const Doubt doubt = graver(check_sequence(label, line, source), doubt_of(label, line));
  while (!open_.empty() && open_.back().rank >= label.rank) {
    open_.pop_back();
  }
  sequence_.take(label);
  if (label.rank == Rank::article) {
    ++(line.bold ? bold_articles_ : plain_articles_);
  }
  if (label.rank == Rank::clause) {
    amends_ = is_amending(line);
    clause_mark_ = label.old_mark;
  } else if (label.rank == Rank::point) {
    point_mark_ = label.old_mark;
  }
  source.decide(line, name_here(label), doubt);
  const std::string own = anchor_of(label);
  const bool stands_alone = open_.empty() || label.rank == Rank::article;
  std::string anchor = stands_alone ? own : open_.back().anchor + "-" + own;
  model::Provision provision{.level = level_of(label.rank),
                             .number = label.number,
                             .label = line.text.substr(0, label.length),
                             .titled = line.bold || line.heading_level > 0};
  provision.anchor = anchors_.unique(prefix_ + anchor);
  provision.heading = std::get<model::Paragraph>(std::move(line.block));
  std::vector<model::Provision>& siblings =
      open_.empty() ? provisions_ : open_.back().provision->children;
  siblings.push_back(std::move(provision));
  open_.push_back({.rank = label.rank, .provision = &siblings.back(), .anchor = std::move(anchor)});
}

void BodyBuilder::add_block(model::Block block) {
  std::vector<model::Block>& blocks = open_.empty() ? opening_ : open_.back().provision->blocks;
  blocks.push_back(std::move(block));
}

/// What speaks against a line being the provision its label says, but for its number.
Doubt BodyBuilder::doubt_of(const Label& label, const Line& line) const {
  constexpr std::size_t kArticlesMin = 2;  // whose type tells how articles are set here
  Doubt doubt = closed_quote_ ? Doubt::breaks_out_of_quote : Doubt::none;
  const std::string_view rest = trim(std::string_view(line.text).substr(label.length));
  if (label.rank <= Rank::clause && begins_small(rest)) {
    doubt = graver(doubt, Doubt::begins_small);
  }
  const bool stands_out = line.bold || line.heading_level > 0;
  const bool label_is_bold = !line.paragraph().spans.empty() &&
                             (line.paragraph().spans.front().emphasis & model::kBold) != 0;
  if (label.rank == Rank::article && !stands_out && !label_is_bold &&
      bold_articles_ >= kArticlesMin && plain_articles_ == 0) {
    doubt = graver(doubt, Doubt::article_not_bold);
  }
  return doubt;
}

/// "khoản 2 of Điều 5".
std::string BodyBuilder::name_here(const Label& label) const {
  std::string name = fmt::format("{} {}", name_of(label.rank), label.number);
  for (auto open = open_.rbegin(); label.rank > Rank::article && open != open_.rend(); ++open) {
    name += fmt::format(" of {} {}", name_of(open->rank), open->provision->number);
    if (open->rank <= Rank::article) {
      break;
    }
  }
  return name;
}

/// Reports a number out of sequence; the doubt it casts on the provision.
Doubt BodyBuilder::check_sequence(const Label& label, const Line& line, const Source& source) {
  const Ordinal previous = sequence_.last(label.rank);
  const Ordinal current = ordinal_after(previous, label);
  const bool is_first = previous == Ordinal{};
  // Chapters may go on counting in the next part, sections in the next chapter.
  const bool may_go_on = is_first && label.rank <= Rank::subsection;
  // Texts without articles often have lists that begin anew under a heading without a number.
  const bool begins_anew = label.rank == Rank::clause && last_article() == Ordinal{} &&
                           current.base == 1 && current.inserted == 0;
  if (may_go_on || begins_anew || follows(previous, current)) {
    return Doubt::none;
  }
  const std::string_view name = name_of(label.rank);
  const std::string here = fmt::format("{} {}", name, label.number);
  // "f" has the place of "e", since points have no f: it is out of sequence, not repeated.
  if (current == previous && label.number == sequence_.last_number(label.rank)) {
    diagnostics_.report({.code = "G0314",
                         .place = source.place(line),
                         .message = fmt::format("{} comes twice", here),
                         .help = "compare with the signed text and renumber one of the two"});
    return Doubt::number_twice;
  }
  std::string above;
  if (label.rank >= Rank::clause) {
    const auto article = std::find_if(open_.begin(), open_.end(),
                                      [](const Open& open) { return open.rank == Rank::article; });
    above = article == open_.end() ? "" : fmt::format(" in Điều {}", article->provision->number);
  }
  const std::string message = is_first ? fmt::format("{} comes first{}", here, above)
                                       : fmt::format("{} follows {} {}{}", here, name,
                                                     sequence_.last_number(label.rank), above);
  diagnostics_.report({.code = "G0313",
                       .place = source.place(line),
                       .message = message,
                       .label = "not the number expected here",
                       .help = "restore what is missing before it, or renumber it"});
  return is_first ? Doubt::first_not_one : Doubt::out_of_sequence;
}

}  // namespace gazette::ingest
