#include "gazette/ingest/markdown_source.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "gazette/base/text.h"

namespace gazette::ingest::markdown {
namespace {

constexpr std::size_t kLabelBytesMax = 40;
constexpr std::size_t kIndentMax = 3;  // one more and the line is code

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool is_blank(std::string_view line) {
  return trim(line).empty();
}

/// The mark of a fence, "```" or "~~~"; empty where the line is none.
std::string_view fence_of(std::string_view line) {
  const std::size_t indent = indent_of(line);
  if (indent > kIndentMax || indent >= line.size() ||
      (line[indent] != '`' && line[indent] != '~')) {
    return {};
  }
  const std::size_t end = std::min(line.find_first_not_of(line[indent], indent), line.size());
  return end - indent >= 3 ? line.substr(indent, end - indent) : std::string_view();
}

/// A footnote's label and the rest of the line that defines it.
struct DefinitionLine {
  std::string_view label = {};
  std::string_view rest = {};
};

std::optional<DefinitionLine> find_definition(std::string_view line) {
  const std::size_t indent = indent_of(line);
  if (indent > kIndentMax || !line.substr(indent).starts_with("[^")) {
    return std::nullopt;
  }
  const std::size_t start = indent + 2;
  const std::size_t end = line.find("]:", start);
  if (end == std::string_view::npos || end == start || end - start > kLabelBytesMax) {
    return std::nullopt;
  }
  const std::string_view label = line.substr(start, end - start);
  if (label.find_first_of(" []") != std::string_view::npos) {
    return std::nullopt;
  }
  return DefinitionLine{.label = label, .rest = trim(line.substr(end + 2))};
}

/// A line of a footnote's further paragraphs, without the indent that says so.
std::optional<std::string_view> indented_rest(std::string_view line) {
  if (line.starts_with('\t')) {
    return line.substr(1);
  }
  return indent_of(line) > kIndentMax ? std::optional(line.substr(kIndentMax + 1)) : std::nullopt;
}

/// Where a bracket opens what cmark could take for a link reference definition.
std::optional<std::size_t> find_reference_definition(std::string_view line) {
  const std::size_t open = line.find('[');
  if (open == std::string_view::npos ||
      line.substr(0, open).find_first_not_of(" \t>-+*.)0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  for (std::size_t at = open + 1; at < line.size(); ++at) {
    if (line[at] == '\\') {
      ++at;
    } else if (line[at] == ']') {
      const bool defines = at + 1 < line.size() && line[at + 1] == ':';
      return defines ? std::optional(open) : std::nullopt;
    }
  }
  return open;  // the label may close on a later line
}

/// Takes the lines of one footnote, from its first at `at`; `at` is moved behind the last.
FootnoteSource take_footnote(const std::vector<std::string_view>& lines, std::size_t& at,
                             const DefinitionLine& definition) {
  FootnoteSource note{.label = std::string(definition.label),
                      .markdown = std::string(definition.rest)};
  ++at;
  while (at < lines.size() && !is_blank(lines[at]) && !find_definition(lines[at])) {
    note.markdown += "\n" + std::string(trim(lines[at]));
    ++at;
  }
  for (;;) {
    std::size_t next = at;
    while (next < lines.size() && is_blank(lines[next])) {
      ++next;
    }
    if (next == at || next >= lines.size() || !indented_rest(lines[next])) {
      return note;
    }
    note.markdown.append(next - at, '\n');
    at = next;
    while (at < lines.size() && !is_blank(lines[at])) {
      note.markdown += "\n" + std::string(indented_rest(lines[at]).value_or(lines[at]));
      ++at;
    }
  }
}

}  // namespace

MaskedSource mask(std::string_view body, std::uint32_t first_line) {
  const std::vector<std::string_view> lines = lines_of(body);
  MaskedSource masked;
  masked.body.reserve(body.size() + lines.size());
  std::string_view open_fence;
  for (std::size_t i = 0; i < lines.size();) {
    const std::string_view line = lines[i];
    const std::string_view fence = fence_of(line);
    if (!open_fence.empty()) {
      const bool closes = !fence.empty() && fence.front() == open_fence.front() &&
                          fence.size() >= open_fence.size() && trim(line) == fence;
      open_fence = closes ? std::string_view() : open_fence;
    } else if (!fence.empty()) {
      open_fence = fence;
    } else if (const std::optional<DefinitionLine> definition = find_definition(line)) {
      const std::size_t start = i;
      FootnoteSource note = take_footnote(lines, i, *definition);
      note.line = first_line + static_cast<std::uint32_t>(start);
      masked.footnotes.push_back(std::move(note));
      masked.body.append(i - start, '\n');
      continue;
    } else if (const std::optional<std::size_t> bracket = find_reference_definition(line)) {
      masked.body +=
          std::string(line.substr(0, *bracket)) + "\\" + std::string(line.substr(*bracket)) + "\n";
      ++i;
      continue;
    }
    masked.body += line;
    masked.body += '\n';
    ++i;
  }
  return masked;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find_first_of("\r\n", start), text.size());
    lines.push_back(text.substr(start, end - start));
    start = end + (text.substr(end).starts_with("\r\n") ? 2 : 1);
  }
  return lines;
}

}  // namespace gazette::ingest::markdown
