// The recogniser: a source flow of any lines in any order.
//
// A line is a paragraph. What stands before it says how it looks: "*" bold, "^" centred, "#" a
// heading, "~" on a new page, "|" a row of a table with its cells between bars, "@" a footnote.
// "\v" breaks the line within the paragraph.

#include <algorithm>

#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/text_law.h"
#include "tests/fuzz/subject.h"

namespace gazette::fuzz {
namespace {

/// Readers give valid Unicode in NFC without control characters.
std::string as_readers_give(std::string_view line) {
  std::string text;
  while (const auto invalid = find_invalid_utf8(line)) {
    text += line.substr(0, *invalid);
    text += "\uFFFD";
    line.remove_prefix(*invalid + 1);
  }
  text += line;
  std::replace(text.begin(), text.end(), '\v', '\n');
  std::erase_if(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  return to_nfc(trim(text));
}

model::Paragraph paragraph(std::string_view line, std::uint8_t emphasis) {
  model::Paragraph paragraph;
  std::string text = as_readers_give(line);
  if (!text.empty()) {
    paragraph.spans.push_back({.text = std::move(text), .emphasis = emphasis});
  }
  return paragraph;
}

void add_row(std::string_view line, ingest::Flow& flow) {
  if (flow.items.empty() || !std::holds_alternative<model::Table>(flow.items.back().block)) {
    flow.items.push_back({.block = model::Table{.ruled = line.starts_with('|')}});
  }
  model::Row row;
  for (const std::string_view cell : split(line, '|')) {
    row.cells.push_back({.paragraphs = {paragraph(cell, model::kPlain)}});
  }
  auto& table = std::get<model::Table>(flow.items.back().block);
  const auto count = static_cast<std::uint16_t>(std::min<std::size_t>(row.cells.size(), 1000));
  table.columns_count = std::max(table.columns_count, count);
  table.rows.push_back(std::move(row));
}

ingest::Flow flow_of(std::string_view input) {
  ingest::Flow flow = {.path = "a.docx"};
  for (std::string_view line : split(input, '\n')) {
    ingest::FlowItem item;
    std::uint8_t emphasis = model::kPlain;
    model::Alignment alignment = model::Alignment::unstated;
    bool is_note = false;
    bool is_row = false;
    for (bool is_look = true; is_look && !line.empty(); line.remove_prefix(is_look ? 1U : 0U)) {
      const char look = line.front();
      emphasis = look == '*' ? std::uint8_t{model::kBold} : emphasis;
      alignment = look == '^' ? model::Alignment::center : alignment;
      item.heading_level = look == '#' ? 2 : item.heading_level;
      item.page_break_before = item.page_break_before || look == '~';
      is_note = is_note || look == '@';
      is_row = is_row || look == '|';
      is_look =
          !is_row && (look == '*' || look == '^' || look == '#' || look == '~' || look == '@');
    }
    if (is_row) {
      add_row(line.substr(1), flow);
      continue;
    }
    model::Paragraph text = paragraph(line, emphasis);
    text.alignment = alignment;
    if (text.spans.empty()) {
      continue;
    }
    if (is_note) {
      flow.notes.push_back({.mark = "1", .paragraphs = {std::move(text)}});
      continue;
    }
    item.block = std::move(text);
    flow.items.push_back(std::move(item));
  }
  ingest::number_paragraphs(flow);
  return flow;
}

std::string law(std::string_view input) {
  ingest::Flow flow = flow_of(input);
  const std::vector<ingest::SourceParagraph> source = ingest::paragraphs_with_text(flow);
  Diagnostics diagnostics;
  const std::optional<model::Instrument> act =
      ingest::recognise(std::move(flow), configuration(), diagnostics).instrument;
  if (act) {
    const std::optional<ingest::TextDifference> difference =
        ingest::find_difference(source, ingest::paragraphs_with_text(*act, 0));
    if (difference) {
      return "the text \"" + difference->expected + "\" became \"" + difference->actual + "\"";
    }
  }
  return broken_law(act, diagnostics);
}

/// An act as lines of this file's form.
std::string lines_of(const ingest::Flow& flow) {
  std::string text;
  const auto add = [&text](const model::Paragraph& paragraph) {
    std::string line = model::plain_text(paragraph);
    std::replace(line.begin(), line.end(), '\n', '\v');
    text += line;
  };
  for (const ingest::FlowItem& item : flow.items) {
    if (const auto* paragraph = std::get_if<model::Paragraph>(&item.block)) {
      const bool is_bold =
          !paragraph->spans.empty() && (paragraph->spans.front().emphasis & model::kBold) != 0;
      text += is_bold ? "*" : "";
      text += paragraph->alignment == model::Alignment::center ? "^" : "";
      add(*paragraph);
      text += '\n';
      continue;
    }
    for (const model::Row& row : std::get<model::Table>(item.block).rows) {
      for (const model::Cell& cell : row.cells) {
        text += '|';
        std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), add);
      }
      text += '\n';
    }
  }
  return text;
}

std::vector<std::string> seeds() {
  constexpr std::size_t kSeedBytesMax = 30'000;
  std::string all;
  for (const std::string& line : lines_of_acts()) {
    all += line + "\n";
  }
  std::vector<std::string> seeds = {std::move(all)};
  const auto add = [&seeds](std::optional<ingest::Flow> flow) {
    std::string text = flow ? lines_of(*flow) : "";
    if (!text.empty() && text.size() <= kSeedBytesMax) {
      seeds.push_back(std::move(text));
    }
  };
  Diagnostics diagnostics;
  for (const std::string& sample : samples(".md")) {
    add(ingest::read_markdown(sample, "a.md", diagnostics));
  }
  for (const std::string& sample : samples(".docx")) {
    add(ingest::read_docx(sample, "a.docx", diagnostics));
  }
  return seeds;
}

std::vector<std::string> tokens() {
  std::vector<std::string> tokens = {"\n", "\v", "\n*", "\n^", "\n#", "\n~", "\n|", "\n@", "|"};
  for (const std::string& line : lines_of_acts()) {
    tokens.push_back("\n" + line + "\n");
  }
  return tokens;
}

}  // namespace

Subject structure() {
  return {"structure", law, seeds, tokens};
}

}  // namespace gazette::fuzz
