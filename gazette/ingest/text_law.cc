#include "gazette/ingest/text_law.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace gazette::ingest {
namespace {

void add(const model::Paragraph& paragraph, std::vector<SourceParagraph>& list) {
  std::string text = model::plain_text(paragraph);
  if (!text.empty()) {
    list.push_back({.paragraph = paragraph.origin.paragraph, .text = std::move(text)});
  }
}

/// A paragraph, or one part of it, with what orders the parts.
struct Part {
  model::Origin origin = {};
  std::string text = {};
};

}  // namespace

std::vector<SourceParagraph> paragraphs_with_text(const Flow& flow) {
  std::vector<SourceParagraph> list;
  for (const FlowItem& item : flow.items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      add(*paragraph, list);
      continue;
    }
    for (const model::Row& row : std::get<model::Table>(item.block).rows) {
      for (const model::Cell& cell : row.cells) {
        for (const model::Paragraph& paragraph : cell.paragraphs) {
          add(paragraph, list);
        }
      }
    }
  }
  for (const model::Note& note : flow.notes) {
    for (const model::Paragraph& paragraph : note.paragraphs) {
      add(paragraph, list);
    }
  }
  return list;
}

std::vector<SourceParagraph> paragraphs_with_text(const model::Instrument& instrument,
                                                  std::size_t reader_dropped) {
  std::vector<Part> parts;
  for (const model::Piece& piece : model::pieces(instrument)) {
    for (const model::Paragraph* paragraph : model::paragraphs_of(piece)) {
      std::string text = model::plain_text(*paragraph);
      if (!text.empty() && paragraph->origin.paragraph != 0) {
        parts.push_back({.origin = paragraph->origin, .text = std::move(text)});
      }
    }
  }
  for (std::size_t i = reader_dropped; i < instrument.dropped.size(); ++i) {
    if (!instrument.dropped[i].is_picture) {
      parts.push_back({.origin = instrument.dropped[i].origin, .text = instrument.dropped[i].text});
    }
  }
  std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
    return std::tie(a.origin.paragraph, a.origin.column) <
           std::tie(b.origin.paragraph, b.origin.column);
  });
  std::vector<SourceParagraph> list;
  for (Part& part : parts) {
    if (!list.empty() && list.back().paragraph == part.origin.paragraph) {
      list.back().text += " " + part.text;
    } else {
      list.push_back({.paragraph = part.origin.paragraph, .text = std::move(part.text)});
    }
  }
  return list;
}

std::optional<TextDifference> find_difference(const std::vector<SourceParagraph>& source,
                                              const std::vector<SourceParagraph>& result) {
  const auto [expected, actual] =
      std::mismatch(source.begin(), source.end(), result.begin(), result.end());
  if (expected == source.end() && actual == result.end()) {
    return std::nullopt;
  }
  TextDifference difference;
  if (expected != source.end()) {
    difference.paragraph = expected->paragraph;
    difference.expected = expected->text;
  }
  if (actual != result.end()) {
    if (expected == source.end()) {
      difference.paragraph = actual->paragraph;
    }
    difference.actual = actual->text;
  }
  return difference;
}

}  // namespace gazette::ingest
