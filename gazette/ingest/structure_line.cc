#include "gazette/ingest/structure_line.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "gazette/base/text.h"
#include "gazette/ingest/text_sizes.h"

namespace gazette::ingest {
namespace {

/// Nothing that is compared with a key is longer.
constexpr std::size_t kKeyBytes = 200;
constexpr std::size_t kRuleLength = 3;
/// A paragraph of more parts keeps the rest in its last one; no head or list has so many.
constexpr std::size_t kPartsMax = 400;

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// Whether every span with letters or digits has the emphasis.
bool all_have(const model::Paragraph& paragraph, model::Emphasis emphasis) {
  bool any = false;
  for (const model::Span& span : paragraph.spans) {
    const bool counts = span.note == 0 && std::any_of(span.text.begin(), span.text.end(),
                                                      [](char c) { return !is_blank(c); });
    if (counts && (span.emphasis & emphasis) == 0) {
      return false;
    }
    any = any || counts;
  }
  return any;
}

/// Leaves out blanks at both ends.
void trim_paragraph(model::Paragraph& paragraph) {
  std::vector<model::Span>& spans = paragraph.spans;
  while (!spans.empty()) {
    std::string& text = spans.front().text;
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), is_blank));
    if (!text.empty()) {
      break;
    }
    spans.erase(spans.begin());
  }
  while (!spans.empty()) {
    std::string& text = spans.back().text;
    text.erase(std::find_if_not(text.rbegin(), text.rend(), is_blank).base(), text.end());
    if (!text.empty()) {
      break;
    }
    spans.pop_back();
  }
}

std::string raw_text(const model::Paragraph& paragraph) {
  std::string text;
  for (const model::Span& span : paragraph.spans) {
    text += span.text;
  }
  return text;
}

/// The number of a paragraph that is a page number and nothing else: "3", "- 3 -", "Trang 3/12".
struct PageNumber {
  int value = 0;
  bool is_certain = false;  // says itself that it is one
};

std::optional<PageNumber> find_page_number(const Line& line) {
  constexpr std::size_t kTextBytesMax = 16;
  constexpr std::size_t kDigitsMax = 4;
  if (line.is_table() || line.text.size() > kTextBytesMax) {
    return std::nullopt;
  }
  std::string_view rest = line.key;
  PageNumber number;
  if (rest.starts_with("trang ")) {
    rest.remove_prefix(6);
    number.is_certain = true;
  }
  const bool in_dashes = rest.starts_with("-") && rest.ends_with("-") && rest.size() > 2;
  if (in_dashes) {
    rest = trim(rest.substr(1, rest.size() - 2));
    number.is_certain = true;
  }
  std::size_t digits = 0;
  for (; digits < rest.size() && digits <= kDigitsMax && rest[digits] >= '0' && rest[digits] <= '9';
       ++digits) {
    number.value = number.value * 10 + (rest[digits] - '0');
  }
  if (digits == 0 || digits > kDigitsMax) {
    return std::nullopt;
  }
  rest.remove_prefix(digits);
  const bool has_total = number.is_certain && rest.starts_with("/") &&
                         rest.find_first_not_of("0123456789", 1) == std::string_view::npos;
  return rest.empty() || has_total ? std::optional(number) : std::nullopt;
}

/// Takes the page numbers of the source out. A bare number counts as one only where all bare
/// numbers of the document count the pages one by one, and never two of them stand together.
void drop_page_numbers(std::vector<Line>& lines, std::vector<model::Dropped>& dropped) {
  constexpr int kFirstPageMax = 3;
  std::vector<std::size_t> bare;
  std::vector<bool> leaves(lines.size(), false);
  bool is_sequence = true;
  int previous = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::optional<PageNumber> number = find_page_number(lines[i]);
    if (!number) {
      continue;
    }
    if (number->is_certain) {
      leaves[i] = true;
      continue;
    }
    const bool continues = bare.empty() ? number->value >= 1 && number->value <= kFirstPageMax
                                        : number->value == previous + 1 && bare.back() + 1 != i;
    is_sequence = is_sequence && continues;
    previous = number->value;
    bare.push_back(i);
  }
  for (const std::size_t i : bare) {
    leaves[i] = is_sequence;
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (leaves[i]) {
      drop(dropped, lines[i].paragraph(), kPageNumberReason);
      if (kept > 0) {
        std::move(lines[i].pictures.begin(), lines[i].pictures.end(),
                  std::back_inserter(lines[kept - 1].pictures));
      }
      continue;
    }
    if (kept != i) {
      lines[kept] = std::move(lines[i]);
    }
    ++kept;
  }
  lines.resize(kept);
}

bool is_division(const std::optional<Label>& label) {
  return label && label->rank <= Rank::subsection;
}

/// "(Ban hành kèm theo Quyết định số ...)" below a title.
bool is_basis(std::string_view text) {
  const std::string key = fold(text.substr(0, std::min<std::size_t>(text.size(), 40)));
  return key.starts_with("(ban hanh kem theo") || key.starts_with("(kem theo");
}

/// The parts of a paragraph where its forced breaks part provisions ("1. ...\n2. ...", "Chương I\n
/// QUY ĐỊNH CHUNG") or a title and its basis; the paragraph whole where they do not.
std::vector<model::Paragraph> split_at_labels(model::Paragraph paragraph) {
  const bool has_break = std::any_of(
      paragraph.spans.begin(), paragraph.spans.end(),
      [](const model::Span& span) { return span.text.find('\n') != std::string::npos; });
  std::vector<model::Paragraph> parts;
  if (!has_break) {
    parts.push_back(std::move(paragraph));
    return parts;
  }
  const std::string text = raw_text(paragraph);
  std::size_t begin = 0;
  bool after_division =
      is_division(find_label(collapse_spaces(std::string_view(text).substr(0, text.find('\n')))));
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) {
    const std::size_t end = std::min(text.find('\n', at + 1), text.size());
    const std::string part = collapse_spaces(std::string_view(text).substr(at, end - at));
    const std::optional<Label> label = find_label(part);
    const bool begins = label || after_division || is_basis(part);
    if (!part.empty() && begins && parts.size() < kPartsMax) {
      parts.push_back(slice(paragraph, begin, at));
      begin = at;
      after_division = is_division(label);
    }
  }
  parts.push_back(slice(paragraph, begin, text.size()));
  return parts;
}

void trim_table(model::Table& table) {
  for (model::Row& row : table.rows) {
    for (model::Cell& cell : row.cells) {
      std::for_each(cell.paragraphs.begin(), cell.paragraphs.end(), trim_paragraph);
    }
  }
}

/// `text` of a paragraph with the marks of its notes blank, so that "Điều 2.¹" is Điều 2 and not
/// 21; as it is where its blanks are others than the paragraph's.
std::string with_blank_marks(const model::Paragraph& paragraph, const std::string& text) {
  std::string blank;
  for (const model::Span& span : paragraph.spans) {
    blank += span.note != 0 ? std::string(span.text.size(), ' ') : span.text;
  }
  return blank.size() == text.size() ? blank : text;
}

/// Whether a line of underscores is a blank of a form: about as long as the page is wide, where
/// rules below a head and above notes are short, or centred.
bool is_line_to_write_on(const Line& line) {
  constexpr std::size_t kStrokesMin = 40;  // of some 65 that a line holds
  return !line.centered && line.text.size() >= kStrokesMin &&
         line.text.find_first_not_of("_ ") == std::string::npos;
}

}  // namespace

Line make_line(model::Paragraph paragraph) {
  Line line;
  line.text = model::plain_text(paragraph);
  std::size_t key_end = std::min(line.text.size(), kKeyBytes);
  while (key_end < line.text.size() &&
         (static_cast<unsigned char>(line.text[key_end]) & 0xC0U) == 0x80U) {
    ++key_end;  // not inside a character
  }
  line.key = fold(std::string_view(line.text).substr(0, key_end));
  line.label = find_label(with_blank_marks(paragraph, line.text));
  line.upper = is_upper_case(line.text);
  line.bold = all_have(paragraph, model::kBold);
  line.italic = all_have(paragraph, model::kItalic);
  line.centered = paragraph.alignment == model::Alignment::center;
  line.block = std::move(paragraph);
  return line;
}

std::vector<Line> make_lines(Flow& flow, std::vector<model::Dropped>& dropped) {
  std::vector<Line> lines;
  lines.reserve(flow.items.size());
  bool breaks_page = false;  // an empty paragraph may hold the break before the next line
  for (FlowItem& item : flow.items) {
    breaks_page = breaks_page || item.page_break_before;
    if (auto* table = std::get_if<model::Table>(&item.block)) {
      trim_table(*table);
      Line line;
      line.page_break_before = std::exchange(breaks_page, false);
      line.block = std::move(item.block);
      lines.push_back(std::move(line));
      continue;
    }
    if (std::get<model::Paragraph>(item.block).picture != 0) {
      // The recogniser knows text; a picture goes where the line above it goes.
      if (!lines.empty()) {
        lines.back().pictures.push_back(std::get<model::Paragraph>(std::move(item.block)));
      }
      continue;
    }
    for (model::Paragraph& part :
         split_at_labels(std::move(std::get<model::Paragraph>(item.block)))) {
      trim_paragraph(part);
      Line line = make_line(std::move(part));
      line.heading_level = item.heading_level;
      line.indents = item.indents;
      if (is_drawn_rule(line.text) && !is_line_to_write_on(line)) {
        drop(dropped, line.paragraph(), kRuleReason);
      } else if (!line.text.empty()) {
        line.page_break_before = std::exchange(breaks_page, false);
        lines.push_back(std::move(line));
      }
    }
  }
  flow.items.clear();
  drop_page_numbers(lines, dropped);
  return lines;
}

std::vector<model::Paragraph> split_at_breaks(const model::Paragraph& paragraph, bool at_tabs) {
  const std::string text = raw_text(paragraph);
  const std::string_view breaks = at_tabs ? "\n\t" : "\n";
  std::vector<model::Paragraph> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = parts.size() < kPartsMax
                                ? std::min(text.find_first_of(breaks, begin), text.size())
                                : text.size();
    model::Paragraph part = slice(paragraph, begin, end);
    if (!part.spans.empty()) {
      parts.push_back(std::move(part));
    }
    begin = end + 1;
  }
  return parts;
}

std::vector<model::Paragraph> split_at_gap(const model::Paragraph& paragraph) {
  constexpr std::size_t kGapMin = 4;
  const std::string text = raw_text(paragraph);
  std::size_t gap = 0;
  std::size_t size = 0;
  for (std::size_t at = text.find_first_not_of(" \t"); at < text.size();) {
    const std::size_t begin = text.find_first_of(" \t", at);
    const std::size_t end = std::min(text.find_first_not_of(" \t", begin), text.size());
    const bool has_tab = begin < end && text.substr(begin, end - begin).find('\t') < end;
    const std::size_t width =
        begin < end && end < text.size() ? end - begin + (has_tab ? 4 : 0) : 0;
    if (width > size) {
      gap = begin;
      size = width;
    }
    at = end;
  }
  if (size < kGapMin) {
    return {slice(paragraph, 0, text.size())};
  }
  return {slice(paragraph, 0, gap), slice(paragraph, gap, text.size())};
}

model::Paragraph slice(const model::Paragraph& paragraph, std::size_t begin, std::size_t end) {
  model::Paragraph part{.alignment = paragraph.alignment, .origin = paragraph.origin};
  std::size_t at = 0;
  std::size_t code_points_before = 0;
  for (const model::Span& span : paragraph.spans) {
    const std::size_t span_end = at + span.text.size();
    const std::size_t from = std::clamp(begin, at, span_end) - at;
    const std::size_t to = std::clamp(end, at, span_end) - at;
    code_points_before += to_code_points(std::string_view(span.text).substr(0, from)).size();
    if (from < to) {
      part.spans.push_back(span);
      part.spans.back().text = span.text.substr(from, to - from);
    }
    at = span_end;
  }
  if (begin > 0) {
    part.origin.column =
        std::max(part.origin.column, 1U) + static_cast<std::uint32_t>(code_points_before);
  }
  trim_paragraph(part);
  settle_sizes(part.spans);
  return part;
}

void drop(std::vector<model::Dropped>& dropped, const model::Paragraph& paragraph,
          std::string_view reason) {
  std::string text = model::plain_text(paragraph);
  if (!text.empty()) {
    dropped.push_back(
        {.text = std::move(text), .reason = std::string(reason), .origin = paragraph.origin});
  }
}

bool begins_small(std::string_view text) {
  if (text.empty()) {
    return false;
  }
  std::size_t end = 0;
  std::string letter;
  append_utf8(letter, next_code_point(text, end));
  return to_upper(letter) != letter;
}

bool is_drawn_rule(std::string_view text) {
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    switch (next_code_point(text, at)) {
      case U' ':
        break;
      case U'-':
      case U'_':
      case U'=':
      case U'*':
      case U'~':
      case U'\u2013':
      case U'\u2014':
      case U'\u2015':
      case U'\u2500':
      case U'\u2501':
      case U'\u2550':
        ++marks;
        break;
      default:
        return false;
    }
  }
  return marks >= kRuleLength;
}

}  // namespace gazette::ingest
