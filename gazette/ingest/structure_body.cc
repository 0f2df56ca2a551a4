#include "gazette/ingest/structure_body.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kTitleLinesMax = 6;
constexpr std::size_t kTitleBytesMax = 400;
/// The longest first paragraph of an article that is a title though nothing sets it off.
constexpr std::size_t kPlainTitleBytesMax = 240;

/// How a clause of an amending act begins.
constexpr std::array<std::string_view, 6> kAmendingVerbs = {
    "sua doi", "bo sung", "bai bo", "thay the", "thay cum tu", "dinh chinh"};

/// How the paragraphs begin that close an act without belonging to its last provision.
constexpr std::array<std::string_view, 9> kClosingStarts = {
    "yeu cau ",      "tren day la ", "day la ",         "trong qua trinh ", "can cu chi thi nay",
    "nhan duoc chi", "de nghi ",     "can cu ke hoach", "chi thi nay "};

std::size_t index_of(Rank rank) {
  return static_cast<std::size_t>(rank);
}

bool starts_with_any(std::string_view key, const auto& starts) {
  return std::any_of(starts.begin(), starts.end(),
                     [&](std::string_view start) { return key.starts_with(start); });
}

/// The key behind its label: "1. sua doi ..." -> "sua doi ...". A folded label is no longer than it
/// was and ends with the same mark.
std::string_view key_behind_label(std::string_view key) {
  const std::size_t end = key.find(' ');
  return end == std::string_view::npos ? std::string_view() : key.substr(end + 1);
}

bool ends_sentence(std::string_view text) {
  return text.ends_with('.') || text.ends_with(';') || text.ends_with(':') || text.ends_with(',');
}

bool is_dash(std::string_view text) {
  return text.starts_with("- ") || text.starts_with("+ ") || text.starts_with("– ");
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

/// "Luật này được Quốc hội ... thông qua ngày ...", "Nghị quyết này đã được ... thông qua".
bool states_adoption(const model::Paragraph& paragraph) {
  constexpr std::size_t kSubjectBytesMax = 40;
  const std::string key = fold(model::plain_text(paragraph));
  const std::size_t subject = key.find(" nay ");
  return subject < kSubjectBytesMax && key.find("duoc ", subject) != std::string::npos &&
         key.find(" thong qua", subject) != std::string::npos;
}

model::Provision& deepest_last(std::vector<model::Provision>& provisions) {
  model::Provision* last = &provisions.back();
  while (!last->children.empty()) {
    last = &last->children.back();
  }
  return *last;
}

/// Takes the paragraphs off the end of the last provision that close the whole act.
std::vector<model::Block> take_closing(std::vector<model::Provision>& provisions) {
  if (provisions.empty()) {
    return {};
  }
  model::Provision& last = deepest_last(provisions);
  std::size_t begin = last.blocks.size();
  for (std::size_t i = last.blocks.size(); i > 0; --i) {
    const auto* paragraph = std::get_if<model::Paragraph>(&last.blocks[i - 1]);
    const std::string text = paragraph == nullptr ? "" : model::plain_text(*paragraph);
    if (paragraph == nullptr || is_dash(text)) {
      break;
    }
    const bool ends_act =
        i == last.blocks.size() && last.level != model::Level::article && text.ends_with("./.");
    if (ends_act || states_adoption(*paragraph) ||
        starts_with_any(fold(shorten(text, 60)), kClosingStarts)) {
      begin = i - 1;
    }
  }
  const auto first = last.blocks.begin() + static_cast<std::ptrdiff_t>(begin);
  std::vector<model::Block> closing(std::make_move_iterator(first),
                                    std::make_move_iterator(last.blocks.end()));
  last.blocks.erase(first, last.blocks.end());
  return closing;
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

}  // namespace

Place Source::place(const Line& line) const {
  if (!line.is_table()) {
    return place_of(flow, line.paragraph());
  }
  return place_of(flow, model::Paragraph{.origin = line.table().origin});
}

void BodyBuilder::add(Source& source, Quotes& quotes) {
  const std::optional<Label> label = structural_label(source, quotes);
  if (label) {
    Line line = source.take();
    const bool is_division = label->rank <= Rank::subsection;
    const bool is_bare = label->length >= line.text.size();
    add_provision(std::move(line), *label, source);
    takes_title_ = is_division || (label->rank == Rank::article && is_bare);
    return;
  }
  takes_title_ = takes_title_ && is_title(source, quotes);
  Line line = source.take();
  if (takes_title_) {
    std::vector<model::Paragraph>& title = open_.back().provision->title;
    title.push_back(std::get<model::Paragraph>(std::move(line.block)));
    takes_title_ = title.size() < kTitleLinesMax;
    return;
  }
  add_block(std::move(line.block));
}

bool BodyBuilder::fits(const Label& label) const {
  const Ordinal previous = last_[index_of(label.rank)];
  return follows(previous, ordinal_of(label));
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

/// The label of the next line where it is one of this text and not of quoted text. Closes a quote
/// that was never closed where the line shows that it should have been.
std::optional<Label> BodyBuilder::structural_label(Source& source, Quotes& quotes) {
  const Line& line = source.peek();
  if (line.is_table() || !line.label || !may_stand_here(line)) {
    return std::nullopt;
  }
  if (!quotes.is_open_before(source.next)) {
    return line.label;
  }
  if (quotes.is_trusted(source.next) || !closes_quote(line)) {
    return std::nullopt;
  }
  diagnostics_.report({.code = "G0311",
                       .place = source.place(quotes.unclosed()->paragraph),
                       .message = "a quotation mark is opened and never closed",
                       .help = fmt::format("close it before \"{}\", where the act itself goes on",
                                           shorten(line.text, 40))});
  quotes.close_before(source.lines, source.next);
  return line.label;
}

/// Whether a line with a label can be a provision at this place of the text.
bool BodyBuilder::may_stand_here(const Line& line) const {
  const Label& label = *line.label;
  switch (label.rank) {
    case Rank::group:
      return (line.upper || line.bold || line.heading_level > 0) && fits(label);
    case Rank::point: {
      // "i)", "v)" and "x)" also count in Roman figures below a point.
      const bool may_be_roman = label.number == "i" || label.number == "v" || label.number == "x";
      return !open_.empty() && open_.back().rank >= Rank::article && (!may_be_roman || fits(label));
    }
    default:
      return true;
  }
}

/// Whether a line inside a quote that is never closed goes on with the outer text.
bool BodyBuilder::closes_quote(const Line& line) const {
  const Label& label = *line.label;
  if (!fits(label) || label.rank == Rank::point) {
    return false;
  }
  if (label.rank != Rank::clause) {
    return true;
  }
  const bool amends = starts_with_any(key_behind_label(line.key), kAmendingVerbs);
  return amends || !starts_with_any(key_behind_label(last_clause_key_), kAmendingVerbs);
}

/// Whether the next line is a title of the division opened last.
bool BodyBuilder::is_title(const Source& source, const Quotes& quotes) const {
  const Line& line = source.peek();
  if (line.is_table() || quotes.is_open_before(source.next) || line.text.size() > kTitleBytesMax) {
    return false;
  }
  if (line.is_display()) {
    return !ends_sentence(line.text) || line.upper;
  }
  const bool is_first = open_.back().provision->title.empty();
  const bool label_is_all =
      model::plain_text(open_.back().provision->heading) == open_.back().provision->label;
  const bool provision_follows =
      source.next + 1 < source.lines.size() && source.lines[source.next + 1].label.has_value();
  return is_first && label_is_all && provision_follows && !ends_sentence(line.text) &&
         line.text.size() <= kPlainTitleBytesMax && open_.back().rank != Rank::article;
}

void BodyBuilder::add_provision(Line line, const Label& label, const Source& source) {
  check_sequence(label, line, source);
  while (!open_.empty() && open_.back().rank >= label.rank) {
    open_.pop_back();
  }
  for (std::size_t rank = index_of(label.rank) + 1; rank < last_.size(); ++rank) {
    // Articles are counted through the whole text, whatever chapter they stand in.
    if (rank != index_of(Rank::article)) {
      last_[rank] = {};
    }
  }
  last_[index_of(label.rank)] = ordinal_of(label);
  last_numbers_[index_of(label.rank)] = label.number;
  if (label.rank == Rank::clause) {
    last_clause_key_ = line.key;
  }
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

void BodyBuilder::check_sequence(const Label& label, const Line& line, const Source& source) {
  const Ordinal previous = last_[index_of(label.rank)];
  const Ordinal current = ordinal_of(label);
  const bool is_first = previous == Ordinal{};
  // Chapters may go on counting in the next part, sections in the next chapter.
  const bool may_go_on = is_first && label.rank <= Rank::subsection;
  // Texts without articles often have lists that begin anew under a heading without a number.
  const bool begins_anew = label.rank == Rank::clause && last_article() == Ordinal{} &&
                           current.base == 1 && current.inserted == 0;
  if (may_go_on || begins_anew || follows(previous, current)) {
    return;
  }
  const std::string_view name = name_of(label.rank);
  const std::string here = fmt::format("{} {}", name, label.number);
  if (current == previous) {
    diagnostics_.report({.code = "G0314",
                         .place = source.place(line),
                         .message = fmt::format("{} comes twice", here),
                         .help = "compare with the signed text and renumber one of the two"});
    return;
  }
  std::string above;
  if (label.rank >= Rank::clause) {
    const auto article = std::find_if(open_.begin(), open_.end(),
                                      [](const Open& open) { return open.rank == Rank::article; });
    above = article == open_.end() ? "" : fmt::format(" in Điều {}", article->provision->number);
  }
  const std::string& before = last_numbers_[index_of(label.rank)];
  const std::string message = is_first
                                  ? fmt::format("{} comes first{}", here, above)
                                  : fmt::format("{} follows {} {}{}", here, name, before, above);
  diagnostics_.report({.code = "G0313",
                       .place = source.place(line),
                       .message = message,
                       .label = "not the number expected here",
                       .help = "restore what is missing before it, or renumber it"});
}

}  // namespace gazette::ingest
