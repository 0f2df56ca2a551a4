#include "gazette/ingest/structure_notes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "gazette/base/text.h"
#include "gazette/ingest/structure_attachment.h"

namespace gazette::ingest {
namespace {

std::string mark_of(std::size_t number) {
  return fmt::format("[{}]", number);
}

/// Calls `see` with every paragraph of the act that may hold a mark, in reading order.
template <typename See>
class Visitor {
 public:
  explicit Visitor(See see) : see_(std::move(see)) {}

  void visit(std::vector<model::Paragraph>& paragraphs) {
    std::for_each(paragraphs.begin(), paragraphs.end(), see_);
  }
  void visit(std::vector<model::Block>& blocks) {
    for (model::Block& block : blocks) {
      if (auto* paragraph = std::get_if<model::Paragraph>(&block)) {
        see_(*paragraph);
        continue;
      }
      for (model::Row& row : std::get<model::Table>(block).rows) {
        for (model::Cell& cell : row.cells) {
          visit(cell.paragraphs);
        }
      }
    }
  }
  void visit(std::vector<model::Provision>& provisions) {
    for (model::Provision& provision : provisions) {
      see_(provision.heading);
      visit(provision.title);
      visit(provision.blocks);
      visit(provision.children);
    }
  }
  void visit(model::Instrument& act) {
    visit(act.kind_lines);
    visit(act.abstract);
    visit(act.issuing_body);
    visit(act.preamble);
    visit(act.enacting);
    visit(act.opening);
    visit(act.provisions);
    visit(act.closing);
    for (model::Attachment& attachment : act.attachments) {
      visit(attachment.title);
      visit(attachment.basis);
      visit(attachment.opening);
      visit(attachment.provisions);
    }
  }

 private:
  See see_;
};

/// The number of a mark "[12]" that begins at `at`; 0 where none does.
std::size_t number_of_mark(std::string_view text, std::size_t at) {
  constexpr std::size_t kDigitsMax = 6;
  const std::size_t end = text.find(']', at);
  if (end == std::string_view::npos || end - at > kDigitsMax + 1 || end == at + 1) {
    return 0;
  }
  std::size_t number = 0;
  for (const char c : text.substr(at + 1, end - at - 1)) {
    if (!is_digit(c) || (number == 0 && c == '0')) {
      return 0;
    }
    number = 10 * number + static_cast<std::size_t>(c - '0');
  }
  return number;
}

/// Makes spans of their own of the marks in `span` that no text above had; the rest as it was.
void part_at_marks(const model::Span& span, std::vector<bool>& linked,
                   std::vector<model::Span>& parts) {
  const auto add = [&](std::size_t begin, std::size_t end, std::uint32_t note) {
    if (begin < end) {
      parts.push_back(span);
      parts.back().text = span.text.substr(begin, end - begin);
      parts.back().note = note;
    }
  };
  std::size_t begin = 0;
  for (std::size_t at = span.text.find('['); at != std::string::npos;
       at = span.text.find('[', at + 1)) {
    const std::size_t number = number_of_mark(span.text, at);
    if (number == 0 || number > linked.size() || linked[number - 1]) {
      continue;
    }
    linked[number - 1] = true;
    const std::size_t end = at + mark_of(number).size();
    add(begin, at, 0);
    add(at, end, static_cast<std::uint32_t>(number));
    begin = end;
  }
  add(begin, span.text.size(), 0);
}

/// A note's first paragraph without its mark, which is left out with a reason.
model::Paragraph without_mark(const model::Paragraph& paragraph, std::size_t mark_size,
                              std::vector<model::Dropped>& dropped) {
  std::size_t size = 0;
  for (const model::Span& span : paragraph.spans) {
    size += span.text.size();
  }
  drop(dropped, slice(paragraph, 0, mark_size), kNoteMarkReason);
  return slice(paragraph, mark_size, size);
}

}  // namespace

std::vector<model::Note> take_typed_notes(Source& source) {
  std::vector<model::Note> notes;
  while (!source.at_end() && !source.peek().is_table()) {
    const std::string mark = mark_of(notes.size() + 1);
    const bool begins = source.peek().text.starts_with(mark + " ");
    const bool ends = notes.empty() || source.peek().page_break_before ||
                      find_attachment(source.lines, source.next, {.after_signature = true});
    if (!begins && ends) {
      break;
    }
    Line line = source.take();
    auto& paragraph = std::get<model::Paragraph>(line.block);
    if (begins) {
      notes.push_back({.mark = mark});
      paragraph = without_mark(paragraph, mark.size(), source.dropped);
    }
    notes.back().paragraphs.push_back(std::move(paragraph));
  }
  return notes;
}

std::vector<std::size_t> link_typed_notes(model::Instrument& act) {
  std::vector<bool> linked(act.notes.size(), false);
  Visitor visitor([&](model::Paragraph& paragraph) {
    const bool has_mark =
        std::any_of(paragraph.spans.begin(), paragraph.spans.end(), [](const model::Span& span) {
          return span.note == 0 && span.text.find('[') != std::string::npos;
        });
    if (!has_mark) {
      return;
    }
    std::vector<model::Span> parts;
    for (model::Span& span : paragraph.spans) {
      if (span.note == 0) {
        part_at_marks(span, linked, parts);
      } else {
        parts.push_back(std::move(span));
      }
    }
    paragraph.spans = std::move(parts);
  });
  visitor.visit(act);
  std::vector<std::size_t> unlinked;
  for (std::size_t i = 0; i < linked.size(); ++i) {
    if (!linked[i]) {
      unlinked.push_back(i);
    }
  }
  return unlinked;
}

}  // namespace gazette::ingest
