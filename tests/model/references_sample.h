// A small act in code, for tests of what it says of others and of itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gazette/model/references.h"

namespace gazette::model {

/// A line of a sample: where it stands by its start: "# " trích yếu, "~ " căn cứ, "Điều 1. " an
/// article, "1. " a clause, "a) " a point, "> " quoted text, else a paragraph.
inline Instrument sample_act(const std::vector<std::string_view>& lines) {
  Instrument act{.kind_name = "Quyết định"};
  act.symbol = *find_symbol("45/2022/QĐ-UBND");
  act.date = {2022, 9, 15};
  std::uint32_t number = 0;
  const auto paragraph = [&](std::string_view text) {
    return Paragraph{.spans = {{.text = std::string(text)}}, .origin = {.paragraph = ++number}};
  };
  const auto provision = [&](Level level, std::string_view line, std::size_t label) {
    return Provision{.level = level,
                     .number = std::string(line.substr(0, label - 1)),
                     .label = std::string(line.substr(0, label)),
                     .heading = paragraph(line)};
  };
  for (const std::string_view line : lines) {
    Provision* article = act.provisions.empty() ? nullptr : &act.provisions.back();
    if (line.starts_with("# ")) {
      act.abstract.push_back(paragraph(line.substr(2)));
    } else if (line.starts_with("~ ")) {
      act.preamble.push_back(paragraph(line.substr(2)));
    } else if (line.starts_with("Điều ")) {
      act.provisions.push_back(provision(Level::article, line, line.find('.') + 1));
      Provision& added = act.provisions.back();
      added.number = added.number.substr(std::string_view("Điều ").size());
    } else if (line.size() > 2 && line[1] == '.') {
      article->children.push_back(provision(Level::clause, line, 2));
    } else if (line.size() > 2 && line[1] == ')') {
      article->children.back().children.push_back(provision(Level::point, line, 2));
    } else {
      const bool is_quoted = line.starts_with("> ");
      Paragraph added = paragraph(is_quoted ? line.substr(2) : line);
      added.quoted = is_quoted;
      Provision* last = article;
      while (last != nullptr && !last->children.empty()) {
        last = &last->children.back();
      }
      (last == nullptr ? act.opening : last->blocks).emplace_back(std::move(added));
    }
  }
  return act;
}

}  // namespace gazette::model
