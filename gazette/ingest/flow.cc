#include "gazette/ingest/flow.h"

#include <utility>

#include "gazette/base/text.h"

namespace gazette::ingest {
namespace {

constexpr std::size_t kExcerptColumns = 80;
/// A paragraph that begins further right in its line (a cell of a table) is shown without a caret.
constexpr std::uint32_t kCaretColumnMax = 24;

void number_paragraph(model::Paragraph& paragraph, std::uint32_t& count) {
  paragraph.origin.paragraph = ++count;
}

void number_block(model::Block& block, std::uint32_t& count) {
  if (auto* paragraph = std::get_if<model::Paragraph>(&block)) {
    number_paragraph(*paragraph, count);
    return;
  }
  auto& table = std::get<model::Table>(block);
  table.origin.paragraph = count + 1;  // where its first paragraph stands
  for (model::Row& row : table.rows) {
    for (model::Cell& cell : row.cells) {
      for (model::Paragraph& paragraph : cell.paragraphs) {
        number_paragraph(paragraph, count);
      }
    }
  }
}

void add_text(const model::Paragraph& paragraph, std::vector<std::string>& texts) {
  std::string text = model::plain_text(paragraph);
  if (!text.empty()) {
    texts.push_back(std::move(text));
  }
}

/// The start of a paragraph's text, more than an excerpt shows: a long one has many findings.
std::string start_of(const model::Paragraph& paragraph) {
  constexpr std::size_t kBytesMax = 4096;
  std::string text;
  for (const model::Span& span : paragraph.spans) {
    text += first_bytes(span.text, kBytesMax - text.size());
    if (text.size() + 4 > kBytesMax) {
      break;
    }
  }
  return collapse_spaces(text);
}

}  // namespace

void number_paragraphs(Flow& flow) {
  std::uint32_t count = 0;
  for (FlowItem& item : flow.items) {
    number_block(item.block, count);
  }
  for (model::Note& note : flow.notes) {
    for (model::Paragraph& paragraph : note.paragraphs) {
      number_paragraph(paragraph, count);
    }
  }
}

std::vector<std::string> text_of(const Flow& flow) {
  std::vector<std::string> texts;
  for (const FlowItem& item : flow.items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      add_text(*paragraph, texts);
      continue;
    }
    for (const model::Row& row : std::get<model::Table>(item.block).rows) {
      for (const model::Cell& cell : row.cells) {
        for (const model::Paragraph& paragraph : cell.paragraphs) {
          add_text(paragraph, texts);
        }
      }
    }
  }
  for (const model::Note& note : flow.notes) {
    for (const model::Paragraph& paragraph : note.paragraphs) {
      add_text(paragraph, texts);
    }
  }
  return texts;
}

Place place_of(const Flow& flow, const model::Paragraph& paragraph) {
  return place_of(flow.path, paragraph);
}

Place place_of(const std::string& path, const model::Paragraph& paragraph) {
  const model::Origin& origin = paragraph.origin;
  Place place{.path = path};
  place.excerpt = shorten(start_of(paragraph), kExcerptColumns);
  place.line = origin.line;
  if (origin.line == 0) {
    place.paragraph = origin.paragraph;
    place.column = 1;
    return place;
  }
  // The excerpt begins where the paragraph does, so the caret needs as many blanks before it.
  if (origin.column <= kCaretColumnMax) {
    place.column = origin.column;
    place.excerpt.insert(0, origin.column > 1 ? origin.column - 1 : 0, ' ');
  }
  return place;
}

}  // namespace gazette::ingest
