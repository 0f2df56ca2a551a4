// The recogniser, case by case: lines of a document -> a sketch of its structure.
//
// A line begins with marks for how it is set: "*" bold, "^" centred, "#" on a new page; "\t" and
// "\v" (a forced break) stand for themselves. The sketch writes each provision as its kind and
// number, what stands under it in brackets: P part, C chapter, M section, T subsection, Đ article;
// clauses and points are their number alone. "{...}" is an attachment, "ký" a signature.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "gazette/base/diagnostic.h"
#include "gazette/base/text.h"
#include "gazette/ingest/flow.h"
#include "gazette/ingest/text_law.h"
#include "tests/ingest/sample_acts.h"

namespace gazette::ingest {

inline std::string sketch(const std::vector<model::Provision>& provisions) {
  constexpr std::string_view kLetters[] = {"P", "C", "M", "T", "Đ", "", ""};
  std::string text;
  for (const model::Provision& provision : provisions) {
    text += text.empty() ? "" : " ";
    text += std::string(kLetters[static_cast<std::size_t>(provision.level)]) + provision.number;
    const std::string below = sketch(provision.children);
    text += below.empty() ? "" : "(" + below + ")";
  }
  return text;
}

inline std::string joined(const std::vector<model::Paragraph>& paragraphs) {
  std::string text;
  for (const model::Paragraph& paragraph : paragraphs) {
    text += (text.empty() ? "" : " / ") + model::plain_text(paragraph);
  }
  return text;
}

inline std::string sketch(const model::SignatureBlock& signature) {
  if (signature.roles.empty() && signature.names.empty()) {
    return "";
  }
  std::string text = fmt::format(" ký[{}: {}]", joined(signature.roles), joined(signature.names));
  for (const model::SignatureBlock& other : signature.beside) {
    text += sketch(other);
  }
  return text;
}

inline std::string sketch(const model::Instrument& act) {
  std::string text = sketch(act.provisions) + sketch(act.signature);
  for (const model::Attachment& attachment : act.attachments) {
    const std::string below = sketch(attachment.provisions);
    text += fmt::format(" {{{}{}{}{}}}", attachment.anchor, below.empty() ? "" : ": ", below,
                        sketch(attachment.signature));
  }
  return std::string(trim(text));
}

inline FlowItem item_of(std::string_view line) {
  FlowItem item;
  model::Paragraph paragraph;
  std::uint8_t emphasis = model::kPlain;
  for (; !line.empty(); line.remove_prefix(1)) {
    if (line.front() == '*') {
      emphasis = model::kBold;
    } else if (line.front() == '^') {
      paragraph.alignment = model::Alignment::center;
    } else if (line.front() == '#') {
      item.page_break_before = true;
    } else {
      break;
    }
  }
  std::string text(line);
  for (char& c : text) {
    c = c == '\v' ? '\n' : c;
  }
  paragraph.spans.push_back({.text = std::move(text), .emphasis = emphasis});
  item.block = std::move(paragraph);
  return item;
}

/// A table without lines: columns parted by "||", lines of a cell by "~".
inline FlowItem table_of(std::string_view line) {
  model::Table table{.ruled = false};
  model::Row row;
  for (std::string_view cell_text : split(line, '|')) {
    if (cell_text.empty()) {
      continue;
    }
    model::Cell cell;
    for (const std::string_view part : split(cell_text, '~')) {
      cell.paragraphs.push_back(std::get<model::Paragraph>(item_of(trim(part)).block));
    }
    row.cells.push_back(std::move(cell));
  }
  table.columns_count = static_cast<std::uint16_t>(row.cells.size());
  table.rows.push_back(std::move(row));
  FlowItem item;
  item.block = std::move(table);
  return item;
}

inline Flow flow_of(std::string_view lines) {
  Flow flow{.path = "act.docx"};
  for (const std::string_view line : split(lines, '\n')) {
    flow.items.push_back(line.starts_with("||") ? table_of(line) : item_of(line));
  }
  number_paragraphs(flow);
  return flow;
}

struct Read {
  model::Instrument act = {};
  std::vector<Decision> decisions = {};
  Diagnostics diagnostics = {};
};

/// Recognises the lines; their text is kept whatever comes of it.
inline Read read_lines(std::string_view lines) {
  Flow flow = flow_of(lines);
  const std::vector<SourceParagraph> source = paragraphs_with_text(flow);
  Read result;
  Recognised recognised = recognise(std::move(flow), sample_configuration(), result.diagnostics);
  REQUIRE(recognised.instrument.has_value());
  CHECK(paragraphs_with_text(*recognised.instrument, 0) == source);
  result.act = std::move(*recognised.instrument);
  result.decisions = std::move(recognised.decisions);
  return result;
}

struct Case {
  std::string_view name = {};
  std::string_view lines = {};
  std::string_view outline = {};
};

inline void check_cases(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(sketch(read_lines(c.lines).act) == c.outline);
  }
}

}  // namespace gazette::ingest
