// Acts put together by chance: whatever characters, tables, notes and levels, to ask what must hold
// for any of them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/web/sample.h"

namespace gazette::web_sample {

/// Numbers that are the same everywhere (Lehmer's generator).
struct Numbers {
  std::uint64_t state = 20220920;

  std::size_t below(std::size_t bound) {
    state = state * 48271 % 2147483647;
    return static_cast<std::size_t>(state) % bound;
  }
};

inline Paragraph any_paragraph(Numbers& numbers, std::size_t notes_count) {
  static const std::vector<std::string> kWords = {
      "Điều",  " ", "\n", "\t", "&", "<p>", "\"", "&amp;", "-->", "\u00A0",
      "“Quy”", "'", "</", "#",  ">", "m2",  "",   "{{",    "}}",  "data-artifact"};
  Paragraph paragraph;
  for (std::size_t count = numbers.below(6); count > 0; --count) {
    Span span;
    for (std::size_t length = numbers.below(5); length > 0; --length) {
      span.text += kWords[numbers.below(kWords.size())];
    }
    span.emphasis = static_cast<std::uint8_t>(numbers.below(128));
    span.size_percent = static_cast<std::uint16_t>(numbers.below(4) == 0 ? 80 : 100);
    span.note =
        numbers.below(5) == 0 ? static_cast<std::uint32_t>(numbers.below(notes_count + 3)) : 0;
    paragraph.spans.push_back(span);
  }
  paragraph.alignment = static_cast<Alignment>(numbers.below(5));
  return paragraph;
}

inline std::vector<Paragraph> any_paragraphs(Numbers& numbers, std::size_t notes_count) {
  std::vector<Paragraph> paragraphs;
  for (std::size_t count = numbers.below(4); count > 0; --count) {
    paragraphs.push_back(any_paragraph(numbers, notes_count));
  }
  return paragraphs;
}

inline std::vector<model::Block> any_blocks(Numbers& numbers, std::size_t notes_count) {
  std::vector<model::Block> blocks;
  for (const Paragraph& paragraph : any_paragraphs(numbers, notes_count)) {
    blocks.emplace_back(paragraph);
    if (numbers.below(3) == 0) {
      Table table;
      table.ruled = numbers.below(4) != 0;
      for (std::size_t rows = numbers.below(4); rows > 0; --rows) {
        Row row{.cells = {}, .heading = numbers.below(2) == 0};
        for (std::size_t cells = numbers.below(4); cells > 0; --cells) {
          row.cells.push_back({.paragraphs = any_paragraphs(numbers, notes_count),
                               .column_span = static_cast<std::uint16_t>(1 + numbers.below(2)),
                               .row_span = static_cast<std::uint16_t>(1 + numbers.below(3)),
                               .heading = numbers.below(5) == 0});
        }
        table.rows.push_back(row);
      }
      blocks.emplace_back(table);
    }
  }
  return blocks;
}

inline std::vector<Provision> any_provisions(Numbers& numbers, std::size_t notes_count, int level) {
  std::vector<Provision> provisions;
  for (std::size_t count = level > 6 ? 0 : numbers.below(3); count > 0; --count) {
    Provision made = provision(static_cast<Level>(level), "1", numbers.below(2) == 0 ? "Điều" : "",
                               any_paragraph(numbers, notes_count), "");
    made.anchor = "a-" + std::to_string(numbers.state);
    made.titled = numbers.below(2) == 0;
    made.title = any_paragraphs(numbers, notes_count);
    made.blocks = any_blocks(numbers, notes_count);
    made.children =
        any_provisions(numbers, notes_count, level + 1 + static_cast<int>(numbers.below(2)));
    provisions.push_back(made);
  }
  return provisions;
}

inline Instrument any_act(Numbers& numbers) {
  Instrument act;
  const std::size_t notes_count = numbers.below(4);
  act.head = {.issuer = any_paragraphs(numbers, notes_count),
              .motto = any_paragraphs(numbers, notes_count)};
  if (numbers.below(2) == 0) {
    act.head.place = any_paragraph(numbers, notes_count);
  }
  act.kind_lines = any_paragraphs(numbers, notes_count);
  act.preamble = any_paragraphs(numbers, notes_count);
  act.opening = any_blocks(numbers, notes_count);
  act.provisions = any_provisions(numbers, notes_count, static_cast<int>(numbers.below(7)));
  act.closing = any_blocks(numbers, notes_count);
  act.signature = {.roles = any_paragraphs(numbers, notes_count),
                   .names = any_paragraphs(numbers, notes_count)};
  for (std::size_t count = numbers.below(3); count > 0; --count) {
    Attachment attachment;
    attachment.anchor = "b-" + std::to_string(count);
    attachment.title = any_paragraphs(numbers, notes_count);
    attachment.basis = any_paragraphs(numbers, notes_count);
    attachment.opening = any_blocks(numbers, notes_count);
    attachment.provisions =
        any_provisions(numbers, notes_count, static_cast<int>(numbers.below(7)));
    attachment.signature.names = any_paragraphs(numbers, notes_count);
    act.attachments.push_back(attachment);
  }
  for (std::size_t i = 0; i < notes_count; ++i) {
    act.notes.push_back({.mark = "*", .paragraphs = any_paragraphs(numbers, notes_count)});
  }
  return act;
}

}  // namespace gazette::web_sample
