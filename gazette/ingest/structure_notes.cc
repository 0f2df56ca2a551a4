#include "gazette/ingest/structure_notes.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

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

/// Cuts `mark` out of the paragraph's spans as a span of its own; whether it was there.
bool cut_mark(model::Paragraph& paragraph, std::string_view mark, std::uint32_t note) {
  for (std::size_t i = 0; i < paragraph.spans.size(); ++i) {
    const model::Span span = paragraph.spans[i];
    const std::size_t at = span.note == 0 ? span.text.find(mark) : std::string::npos;
    if (at == std::string::npos) {
      continue;
    }
    std::vector<model::Span> parts(3, span);
    parts[0].text = span.text.substr(0, at);
    parts[1].text = std::string(mark);
    parts[1].note = note;
    parts[2].text = span.text.substr(at + mark.size());
    std::erase_if(parts, [](const model::Span& part) { return part.text.empty(); });
    paragraph.spans.erase(paragraph.spans.begin() + static_cast<std::ptrdiff_t>(i));
    paragraph.spans.insert(paragraph.spans.begin() + static_cast<std::ptrdiff_t>(i), parts.begin(),
                           parts.end());
    return true;
  }
  return false;
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
  std::vector<std::size_t> unlinked;
  for (std::size_t i = 0; i < act.notes.size(); ++i) {
    bool found = false;
    Visitor visitor([&](model::Paragraph& paragraph) {
      found = found || cut_mark(paragraph, act.notes[i].mark, static_cast<std::uint32_t>(i + 1));
    });
    visitor.visit(act);
    if (!found) {
      unlinked.push_back(i);
    }
  }
  return unlinked;
}

}  // namespace gazette::ingest
